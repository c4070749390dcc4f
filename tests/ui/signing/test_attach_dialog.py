"""What comes back: a copy signed elsewhere, a scan of the paper, or a sentence that says why not."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QTableWidget

from dcbc_desktop.report.dates import VIETNAM
from dcbc_desktop.report.report import Report
from dcbc_desktop.ui.signing.attach_dialog import AttachDialog
from dcbc_desktop.workflow.sending.exports import export_final
from tests.signing.authority import Holder
from tests.signing.pictures import png
from tests.ui.room import Room, SignalRecorder, child
from tests.ui.signing.signers import SIGNER, holder, sign_behind, signed_off
from tests.workflow.signing.other_programs import by_pyhanko, damaged

pytestmark = pytest.mark.clock


@pytest.fixture
def report(room: Room) -> Report:
    return signed_off(room)


def _dialog(room: Room, report: Report) -> AttachDialog:
    return room.opened(AttachDialog(room.runner, report.id, room.window))


def _scan(room: Room, name: str = "Bản quét.png") -> Path:
    path = room.folder / name
    path.write_bytes(png(Image.new("RGB", (40, 60), (250, 250, 240))))
    return path


def _elsewhere(room: Room, report: Report, whose: Holder | None = None) -> Path:
    target = room.folder / "Đã ký.pdf"
    room.store(lambda store: export_final(store, report.id, target))
    target.write_bytes(by_pyhanko(target.read_bytes(), whose or holder()))
    return target


def _take(room: Room, dialog: AttachDialog, path: Path) -> None:
    dialog.choose_file = lambda: path
    child(dialog, QPushButton, "attachDialog.choose").click()
    room.qtbot.waitUntil(lambda: not dialog._busy, timeout=60_000)
    room.settle()


def _answer(dialog: AttachDialog) -> str:
    return child(dialog, QLabel, "attach.answer").text()


def _problem(dialog: AttachDialog) -> str:
    return child(dialog, QLabel, "attachDialog.problem").text()


def _rows(dialog: AttachDialog) -> list[list[str]]:
    table = child(dialog, QTableWidget, "attachTable")
    cells = [[table.item(row, column) for column in range(table.columnCount())] for row in range(table.rowCount())]
    return [[cell.text() if cell else "" for cell in row] for row in cells]


def test_nothing_is_kept_at_first(room: Room, report: Report) -> None:
    dialog = _dialog(room, report)
    assert child(dialog, QLabel, "attach.nothing").isVisible()
    assert not child(dialog, QTableWidget, "attachTable").isVisible()
    assert not child(dialog, QPushButton, "attachDialog.save").isVisible()


def test_a_copy_signed_elsewhere_becomes_the_official_one(room: Room, report: Report) -> None:
    path = _elsewhere(room, report)
    dialog = _dialog(room, report)
    heard = SignalRecorder()
    dialog.attached.connect(heard.note)
    _take(room, dialog, path)
    assert _problem(dialog) == ""
    assert path.name in _answer(dialog)
    assert heard.said == [None]
    assert room.store(lambda store: store.revisions.official_pdf(report.id, 1)) == path.read_bytes()
    assert SIGNER in child(dialog, QLabel, "attach.signatures").text()
    assert len(_rows(dialog)) == 1


def test_a_scan_is_kept_and_marked_and_comes_out_again(room: Room, report: Report) -> None:
    path, target = _scan(room), room.folder / "ra.png"
    dialog = _dialog(room, report)
    _take(room, dialog, path)
    assert "quét" in _answer(dialog) or "scan" in _answer(dialog)
    assert [row[-1] for row in _rows(dialog)] == [path.name]
    dialog.choose_target = lambda _name: target
    child(dialog, QPushButton, "attachDialog.save").click()
    room.settle()
    assert target.read_bytes() == path.read_bytes()
    assert str(target) in _answer(dialog)


def _chosen(target: Path, _name: str) -> Path:
    return target


def test_a_scan_is_saved_over_no_data(room: Room, report: Report) -> None:
    dialog = _dialog(room, report)
    _take(room, dialog, _scan(room))
    link = room.folder / "ra.png"
    link.hardlink_to(room.folder / "received.db")
    for target, code in (
        (room.folder / "received.db", "target_is_database"),
        (room.folder / "reports.db", "target_is_database"),
        (link, "target_is_database"),
        (room.folder / "ra.exe", "target_suffix"),
    ):
        dialog.choose_target = partial(_chosen, target)
        child(dialog, QPushButton, "attachDialog.save").click()
        room.settle()
        assert _problem(dialog) == room.runner.sentence(code, {"file": target.name, "suffixes": ".png"})
    assert room.store(lambda store: store.doctor()) == ()
    assert not (room.folder / "ra.exe").exists()


def test_the_same_scan_twice_is_refused(room: Room, report: Report) -> None:
    path = _scan(room)
    dialog = _dialog(room, report)
    _take(room, dialog, path)
    _take(room, dialog, path)
    assert _problem(dialog) == room.runner.sentence("already_attached", {"file": path.name})
    assert _answer(dialog) == ""
    assert len(_rows(dialog)) == 1


_OTHERS = [("a.txt", "chữ".encode()), ("b.pdf", b"%PDF-1.7\n1"), ("c.png", b"\x89PNG")]


@pytest.mark.parametrize(("name", "data"), _OTHERS)
def test_what_is_neither_is_refused_with_a_sentence(room: Room, report: Report, name: str, data: bytes) -> None:
    path = room.folder / name
    path.write_bytes(data)
    dialog = _dialog(room, report)
    _take(room, dialog, path)
    assert _problem(dialog)
    assert _rows(dialog) == []
    assert room.store(lambda store: store.scans.listed(report.id, 1)) == ()


def test_a_damaged_signature_is_refused_with_its_reasons(room: Room, report: Report) -> None:
    path = _elsewhere(room, report)
    path.write_bytes(damaged(path.read_bytes()))
    dialog = _dialog(room, report)
    _take(room, dialog, path)
    assert _problem(dialog)
    assert room.store(lambda store: store.revisions.signed_copies(report.id, 1)) == ()


def test_our_own_file_without_a_signature_is_refused(room: Room, report: Report) -> None:
    path = room.folder / "xuất.pdf"
    room.store(lambda store: export_final(store, report.id, path))
    dialog = _dialog(room, report)
    _take(room, dialog, path)
    assert _problem(dialog) == room.runner.sentence("attach_unsigned", {})


def test_signatures_made_here_are_listed(room: Room, report: Report) -> None:
    signed_at = sign_behind(room, report)
    dialog = _dialog(room, report)
    assert f"{signed_at.astimezone(VIETNAM):%d/%m/%Y %H:%M}" in child(dialog, QLabel, "attach.signatures").text()
    assert len(_rows(dialog)) == 1


def test_one_file_may_be_dropped(room: Room, report: Report) -> None:
    path = _scan(room)
    dialog = _dialog(room, report)
    assert not _dropped(dialog, path, path)
    assert _dropped(dialog, path)
    room.qtbot.waitUntil(lambda: not dialog._busy, timeout=60_000)
    room.settle()
    assert [row[-1] for row in _rows(dialog)] == [path.name]


def _dropped(dialog: AttachDialog, *paths: Path) -> bool:
    """Whether the dialog takes the files; then they fall."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, data, buttons, keys)
    enter.ignore()
    QApplication.sendEvent(dialog, enter)
    if enter.isAccepted():
        QApplication.sendEvent(dialog, QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, buttons, keys))
    return enter.isAccepted()


def test_an_untrusted_issuer_is_told_and_no_obstacle(room: Room, report: Report) -> None:
    assert room.store(lambda store: store.trusted.listed()) == ()
    dialog = _dialog(room, report)
    _take(room, dialog, _elsewhere(room, report))
    assert room.runner.sentence("untrusted_chain", {"signer": SIGNER, "issuer": "CA gốc thử nghiệm"}) in _answer(dialog)
