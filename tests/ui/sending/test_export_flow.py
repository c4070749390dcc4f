"""Export from the window: where to, what is written, and what is refused."""

from __future__ import annotations

import hashlib
from functools import partial
from pathlib import Path

import pdfplumber
import pytest
from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget

from dcbc_desktop.report.prose import encode, from_plain_text
from dcbc_desktop.report.report import Entry, Report
from dcbc_desktop.ui.sending.export_flow import ExportFlow
from dcbc_desktop.workflow.sending.file_names import office_mark
from dcbc_desktop.workflow.signing.sign_off import SignatoryChoice, sign_off
from tests.ui.room import Room, child


class Chooser:
    """A person at the file dialog, and at the system's file manager."""

    def __init__(self, target: Path | None) -> None:
        self.target = target
        self.suggested: list[str] = []
        self.opened: list[Path] = []

    def choose(self, suggested: str) -> Path | None:
        self.suggested.append(suggested)
        return self.target

    def open(self, path: Path) -> bool:
        self.opened.append(path)
        return True

    def show(self, path: Path) -> None:
        self.opened.append(path.parent)


def _export(room: Room, report: Report, target: Path | None, *, draft: bool) -> tuple[QWidget, Chooser]:
    window = room.shown(QWidget())
    chooser = Chooser(target)
    stored = room.store(lambda store: store.load_report(report.id))
    flow = ExportFlow(room.runner, room.session(stored), window)
    flow.choose_file = chooser.choose
    flow.open_path = chooser.open
    flow.show_in_folder = chooser.show
    flow.start(draft)
    room.settle()
    return window, chooser


def _folder(tmp_path: Path) -> Path:
    folder = tmp_path / "Thư mục gửi đi"
    folder.mkdir()
    return folder


def test_a_draft_says_so_on_every_page(room: Room, tmp_path: Path) -> None:
    target = _folder(tmp_path) / "Báo cáo dân chủ (dự thảo).pdf"
    report = room.full()
    window, chooser = _export(room, report, target, draft=True)
    with pdfplumber.open(target) as pdf:
        assert all("DỰ" in (page.extract_text() or "") for page in pdf.pages)
    result = child(window, QMessageBox, "exportResult")
    assert str(target) in result.text()
    assert chooser.suggested == [f"BC-dan-chu_2026-nam_trung-tam-luu-tru-{office_mark(report)}_du-thao.pdf"]
    assert [act.act for act in room.store(lambda store: store.acts(report.id))].count("export") == 1


def test_the_final_export_hands_out_exactly_the_signed_bytes(room: Room, tmp_path: Path) -> None:
    target = _folder(tmp_path) / "Báo cáo chính thức năm 2026.pdf"
    report = room.full()
    room.store(partial(_sign, report.id))
    window, chooser = _export(room, report, target, draft=False)
    (revision,) = room.store(lambda store: store.revisions.listed(report.id))
    assert hashlib.sha256(target.read_bytes()).hexdigest() == revision.pdf_sha256
    buttons = child(window, QMessageBox, "exportResult").findChildren(QPushButton)
    for words in ("Show in &folder", "&Open PDF"):
        next(button for button in buttons if button.text() == words).clicked.emit()
    assert chooser.opened == [target.parent, target]


def _sign(report_id: int, store: object) -> None:
    sign_off(store, report_id, SignatoryChoice())  # type: ignore[arg-type]


def test_an_unsigned_report_has_no_final_export(room: Room, tmp_path: Path) -> None:
    target = _folder(tmp_path) / "x.pdf"
    window, _ = _export(room, room.full(), target, draft=False)
    assert room.runner.sentence("report_not_signed", {}) == child(window, QMessageBox, "exportFailure").text()
    assert not target.exists()


def test_a_folder_that_is_gone_is_told_and_the_old_file_stays(room: Room, tmp_path: Path) -> None:
    window, _ = _export(room, room.full(), tmp_path / "không có" / "x.pdf", draft=True)
    assert "không có" in child(window, QMessageBox, "exportFailure").text()


def test_a_place_that_cannot_be_written_is_told(room: Room, tmp_path: Path) -> None:
    blocked = tmp_path / "tệp chứ không phải thư mục"
    blocked.write_bytes(b"")
    window, _ = _export(room, room.full(), blocked / "x.pdf", draft=True)
    assert child(window, QMessageBox, "exportFailure").isVisible()
    assert blocked.read_bytes() == b""


@pytest.mark.parametrize("draft", [True, False])
def test_the_open_database_is_never_written_over(room: Room, tmp_path: Path, draft: bool) -> None:
    report = room.full()
    room.store(partial(_sign, report.id))
    link = tmp_path / "Báo cáo.pdf"
    link.hardlink_to(room.folder / "reports.db")
    before = link.read_bytes()
    for target in (room.folder / "reports.db", room.folder / ".." / room.folder.name / "reports.db.lock", link):
        window, _ = _export(room, report, target, draft=draft)
        said = child(window, QMessageBox, "exportFailure").text()
        assert said == room.runner.sentence("target_is_database", {"file": target.name})
    assert link.read_bytes() == before
    assert link.samefile(room.folder / "reports.db")
    assert room.store(lambda store: store.doctor()) == ()


def test_a_name_of_another_format_is_told(room: Room, tmp_path: Path) -> None:
    target = tmp_path / "Báo cáo.docx"
    target.write_bytes(b"theirs")
    window, _ = _export(room, room.full(), target, draft=True)
    assert "Báo cáo.docx" in child(window, QMessageBox, "exportFailure").text()
    assert target.read_bytes() == b"theirs"


def test_a_letter_the_typeface_lacks_stops_a_draft_too(room: Room, tmp_path: Path) -> None:
    target = _folder(tmp_path) / "x.pdf"
    report = room.full()
    text = Entry(encode(from_plain_text("Một chữ lạ: 漢")))
    room.store(lambda store: store.save_entries(report.id, {"I": text}))
    window, _ = _export(room, report, target, draft=True)
    assert child(window, QMessageBox, "exportFailure").isVisible()
    assert not target.exists()


def test_no_file_chosen_means_no_export(room: Room) -> None:
    window, chooser = _export(room, room.full(), None, draft=True)
    assert len(chooser.suggested) == 1
    assert window.findChildren(QMessageBox) == []
