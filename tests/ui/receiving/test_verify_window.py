"""Kiểm tra tệp nhận được: every verdict in the list, its reasons beneath, what is copied and saved; stop and go on."""

from __future__ import annotations

import csv
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QColor, QGuiApplication, QIcon, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QTextEdit

from dcbc_desktop.invocation import LANGUAGES
from dcbc_desktop.report.wording import messages, sentence
from dcbc_desktop.ui.office.trusted_certificates_dialog import TrustedCertificatesDialog
from dcbc_desktop.ui.receiving.files_model import FileColumn
from dcbc_desktop.ui.receiving.received_file import FileStatus
from dcbc_desktop.ui.receiving.verdict_text import VerdictFormatter, csv_bytes
from dcbc_desktop.ui.receiving.verify_window import VerifyWindow
from dcbc_desktop.ui.start.start_page import StartPage
from dcbc_desktop.ui.widgets.banner import Banner
from dcbc_desktop.ui.widgets.language import Translators
from dcbc_desktop.ui.widgets.style import added_colour, alarm_colour, doubt_colour, quiet_colour
from dcbc_desktop.workflow.report_pages import make_pdf
from dcbc_desktop.workflow.verification.readers import Readers
from tests.signing.authority import foreign_root
from tests.ui.receiving.received_files import checked, drop, finish, opened, trust_root, written
from tests.ui.room import Room, SignalRecorder, child
from tests.workflow.verification.received_examples import locked, of_another_program
from tests.workflow.verification.received_files import (
    SIGNATORY,
    by_person,
    doctored,
    exported,
    final_report,
    sealed,
    signed,
    with_data_of_another,
)

HOSTILE = '=HYPERLINK("http://x")<b>&\u202e'


def _sign(window: VerifyWindow, row: int = 0) -> FileStatus:
    return window.model.files[row].status


def _cell(
    window: VerifyWindow, row: int, column: FileColumn, role: Qt.ItemDataRole = Qt.ItemDataRole.DisplayRole
) -> object:
    return window.model.data(window.model.index(row, column), role)


def _details(window: VerifyWindow) -> str:
    return child(window, QTextEdit, "verify.details").toPlainText()


def _button(window: VerifyWindow, name: str) -> QPushButton:
    return child(window, QPushButton, f"verifyWindow.{name}")


def _broken() -> bytes:
    place = signed().index(b"stream") + 60
    return signed()[:place] + bytes([signed()[place] ^ 1]) + signed()[place + 1 :]


FILES: dict[str, tuple[Callable[[], bytes], FileStatus, str, str]] = {
    "hợp lệ.pdf": (sealed, FileStatus.VALID, "VALID (revocation not checked)", ""),
    "chưa ký.pdf": (exported, FileStatus.UNDETERMINED, "UNDETERMINED", "no_signature"),
    "sửa.pdf": (_broken, FileStatus.INVALID, "INVALID", "digest_wrong"),
    "word.pdf": (lambda: b"PK\x03\x04 word/document.xml", FileStatus.UNREADABLE, "Not a PDF file", "file_zip"),
    "khác.pdf": (of_another_program, FileStatus.FOREIGN, "Not a file exported by this program", "foreign_pdf"),
    "khóa.pdf": (lambda: locked("x"), FileStatus.UNREADABLE, "CANNOT BE READ", "pdf_password"),
    "trống.pdf": (bytes, FileStatus.UNREADABLE, "CANNOT BE READ", "file_empty"),
}


@pytest.fixture
def english(room: Room) -> None:
    """Sentences in the language of the source, as the widgets' words are."""
    room.runner.set_language("en")


@pytest.mark.usefixtures("english")
def test_each_file_gets_its_verdict_in_words_colour_and_sign(room: Room) -> None:
    trust_root(room)
    window = checked(room, {name: make() for name, (make, *_) in FILES.items()})
    palette = QPalette(QGuiApplication.palette())
    tones = {FileStatus.VALID: added_colour, FileStatus.UNDETERMINED: doubt_colour, FileStatus.INVALID: alarm_colour,
             FileStatus.FOREIGN: quiet_colour, FileStatus.UNREADABLE: alarm_colour}  # fmt: skip
    for row, (name, (_, sign, words, code)) in enumerate(FILES.items()):
        assert (_sign(window, row), _cell(window, row, FileColumn.VERDICT)) == (sign, words)
        assert _cell(window, row, FileColumn.FILE) == name
        colour = _cell(window, row, FileColumn.VERDICT, Qt.ItemDataRole.ForegroundRole)
        assert isinstance(colour, QColor)
        assert colour == tones[sign](palette)
        picture = _cell(window, row, FileColumn.VERDICT, Qt.ItemDataRole.DecorationRole)
        assert isinstance(picture, QIcon)
        assert not picture.isNull()
        window.page.table.selectRow(row)
        assert child(window, QLabel, "verify.verdict").text() == words
        assert not code or room.runner.sentence(code, {"signer": SIGNATORY, "file": name}) in _details(window)
    summary = child(window, QLabel, "verify.summary").text()
    assert summary == "Files: 7 · valid: 1 · undetermined: 1 · invalid: 1 · not ours: 1 · not readable: 3"


def test_the_details_of_a_signed_file(room: Room) -> None:
    trust_root(room, with_list=True)
    window = checked(room, {"a.pdf": sealed()})
    told = _details(window)
    assert window.model.files[0].verified is not None
    received = window.model.files[0].received
    assert received is not None
    for words in (SIGNATORY, "Trung tâm Lưu trữ (the agency's seal)", "CA gốc thử nghiệm (trusted)", "not revoked",
                  "TRUNG TÂM LƯU TRỮ", "made with: DCBC Desktop", received.sha256):  # fmt: skip
        assert words in told
    assert _cell(window, 0, FileColumn.VERDICT) == "HỢP LỆ"


def test_foreign_words_are_never_markup(room: Room) -> None:
    pdf = make_pdf(final_report(**{"header.issuer": "<b>ĐÔNG</b> & <img src=x>"}), draft=False)
    window = checked(room, {"&lt;b&gt; & x.pdf": pdf})
    assert "<b>ĐÔNG</b> & <img src=x>" in _details(window)
    tip = _cell(window, 0, FileColumn.ISSUER, Qt.ItemDataRole.ToolTipRole)
    assert "<" not in str(tip)
    assert child(window, QLabel, "verify.name").text() == "&lt;b&gt; & x.pdf"


def test_without_roots_the_window_says_what_that_means_and_loading_one_judges_anew(room: Room) -> None:
    window = checked(room, {"a.pdf": signed()})
    hint = child(window, Banner, "verify.noRoots")
    assert hint.isVisible()
    assert "UNDETERMINED" in hint.text
    assert _sign(window) is FileStatus.UNDETERMINED
    child(hint, QPushButton, "verify.noRoots.button").click()
    room.settle()
    dialog = window.findChild(TrustedCertificatesDialog)
    assert dialog is not None
    trust_root(room)
    dialog.changed.emit()
    dialog.accept()
    finish(room, window)
    assert _sign(window) is FileStatus.VALID
    assert not hint.isVisible()


def test_a_foreign_authority_leaves_it_open(room: Room) -> None:
    trust_root(room)
    window = checked(room, {"a.pdf": by_person(exported(), foreign_root().issue())})
    assert (_sign(window), "untrusted_chain" in (window.model.files[0].received or pytest.fail()).codes) == (
        FileStatus.UNDETERMINED, True,
    )  # fmt: skip


def test_files_that_are_the_same_are_told_of_one_another(room: Room) -> None:
    trust_root(room)
    window = checked(room, {"một.pdf": signed(), "hai.pdf": signed(), "ba.pdf": exported()})
    assert room.runner.sentence("same_file", {"file": "hai.pdf"}) in _details(window)
    assert [_sign(window, row) for row in range(3)] == [FileStatus.VALID, FileStatus.VALID, FileStatus.UNDETERMINED]
    again = written(room, {"một.pdf": exported()})
    window.take(again)
    finish(room, window)
    assert (window.model.rowCount(), _sign(window)) == (3, FileStatus.UNDETERMINED)


def test_stopping_leaves_the_rest_and_it_can_be_gone_on_with(room: Room) -> None:
    window = opened(room)
    window.take(written(room, {f"{number}.pdf": exported() for number in range(4)}))
    room.qtbot.waitUntil(lambda: window.model.files[0].done, timeout=60_000)
    stop, rest = (child(window, QPushButton, f"verify.{name}") for name in ("stop", "rest"))
    assert stop.isVisible()
    QTest.keyClick(window, Qt.Key.Key_Escape)
    finish(room, window)
    assert window.isVisible()
    assert not stop.isVisible()
    assert rest.isVisible()
    done = window.model.counts[FileStatus.UNDETERMINED]
    assert window.model.counts[FileStatus.WAITING] == 4 - done > 0
    rest.click()
    finish(room, window)
    assert window.model.counts[FileStatus.UNDETERMINED] == 4
    assert not rest.isVisible()
    QTest.keyClick(window, Qt.Key.Key_Escape)
    room.qtbot.waitUntil(lambda: room.window.findChild(VerifyWindow) is None)


def test_many_files_are_checked_two_at_a_time_and_answered_in_order(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    children = Readers(2)
    for module in ("workflow.verification.client", "workflow.verification.readers", "ui.receiving.file_checks"):
        monkeypatch.setattr(f"dcbc_desktop.{module}.readers", lambda: children)
    window = opened(room)
    answered: list[str] = []
    window.checks.answered.connect(lambda file: answered.append(file.path.name))
    paths = written(room, {f"{number:02d}.pdf": exported() if number % 3 else _broken() for number in range(12)})
    paths[4].unlink()
    window.take(paths)
    finish(room, window)
    assert answered == [path.name for path in paths]
    assert len(children.pids) == 2
    statuses = [file.status for file in window.model.files]
    assert statuses[4] is FileStatus.UNREADABLE
    assert {statuses[0], statuses[3]} == {FileStatus.INVALID}
    assert set(statuses[1:3]) == {FileStatus.UNDETERMINED}
    window.take(written(room, {f"mới {number}.pdf": exported() for number in range(12)}))
    room.qtbot.waitUntil(lambda: window.model.counts[FileStatus.UNDETERMINED] > 8, timeout=60_000)
    window.checks.stop()
    finish(room, window)
    assert window.model.counts[FileStatus.WAITING] > 0
    children.close()


def test_a_file_whose_reader_was_ended_gets_its_sentence(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dcbc_desktop.workflow.verification.client._time_limit", lambda _pdf: 0.001)
    window = checked(room, {"nặng.pdf": exported()})
    assert _sign(window) is FileStatus.UNDETERMINED
    assert room.runner.sentence("reader_interrupted", {}) in _details(window)


def test_the_result_is_copied_as_text(room: Room) -> None:
    window = checked(room, {"a.pdf": exported()})
    window.page.table.setFocus()
    QTest.keyClick(window.page.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    text = QGuiApplication.clipboard().text()
    assert text.startswith("CHƯA XÁC ĐỊNH: a.pdf\n")
    assert room.runner.sentence("no_signature", {}) in text


def test_the_list_is_saved_as_a_table_that_runs_nothing(room: Room) -> None:
    pdf = make_pdf(final_report(**{"header.issuer": "=CMD|' /C calc'!A0"}), draft=False)
    window = checked(room, {"=a;b.pdf": pdf, "trống.pdf": b""})
    target = room.folder / "kết quả.csv"
    window.choose_target = lambda: target
    _button(window, "save").click()
    room.settle()
    written_bytes = target.read_bytes()
    assert written_bytes.startswith(b"\xef\xbb\xbf")
    head, first, second = csv.reader(StringIO(written_bytes.decode("utf-8-sig"), newline=""), delimiter=";")
    assert (head[0], len(first), len(second)) == ("File", len(head), len(head))
    assert (first[0], first[2][:2], second[1]) == ("'=a;b.pdf", "'=", "CANNOT BE READ")
    assert not [cell for row in (first, second) for cell in row if cell.lstrip()[:1] in {*"=+-@"}]


def test_the_list_is_saved_as_text(room: Room) -> None:
    window = checked(room, {"a.pdf": exported(), "b.pdf": b""})
    target = room.folder / "kết quả.txt"
    window.choose_target = lambda: target
    _button(window, "save").click()
    room.settle()
    text = target.read_text(encoding="utf-8-sig")
    assert "CHƯA XÁC ĐỊNH: a.pdf" in text
    assert "CANNOT BE READ: b.pdf" in text
    window.choose_target = lambda: room.folder / "không có" / "x.txt"
    _button(window, "save").click()
    room.settle()
    assert window.problem.isVisible()


@pytest.mark.parametrize("name", ["reports.db", "reports.db.lock", "received.db", "kết quả.pdf"])
def test_the_list_is_saved_over_no_data(room: Room, name: str) -> None:
    window = checked(room, {"a.pdf": exported()})
    target = room.folder / name
    before = target.read_bytes() if target.exists() else None
    window.choose_target = lambda: target
    _button(window, "save").click()
    room.settle()
    code, kinds = ("target_suffix", ".csv, .txt") if target.suffix == ".pdf" else ("target_is_database", "")
    assert window.problem.text() == room.runner.sentence(code, {"file": name, "suffixes": kinds})
    assert (target.read_bytes() if target.exists() else None) == before


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@x", "＝1", "\t=1", "  =1", HOSTILE])
def test_no_cell_is_a_formula(cell: str) -> None:
    (_, row) = csv.reader(StringIO(csv_bytes(["x"], [[cell]]).decode("utf-8-sig"), newline=""), delimiter=";")
    assert row == [f"'{cell}"]


def test_a_name_that_no_text_can_hold_is_written_all_the_same() -> None:
    assert csv_bytes(["x"], [["a\udcff"]]).endswith(b'"a?"\r\n')


def test_only_a_pdf_that_is_called_one_is_opened(room: Room) -> None:
    seen = SignalRecorder()
    window = checked(room, {"a.pdf": exported(), "b.exe": exported(), "c.pdf": b"PK\x03\x04"})

    def open_file(path: Path) -> bool:
        seen.said.append(path.name)
        return False

    window.open_file = open_file
    offered = []
    for row in range(3):
        window.page.table.selectRow(row)
        offered.append(_button(window, "view").isEnabled())
        window.page.table.activated.emit(window.model.index(row, 0))
    assert (offered, seen.said) == ([True, False, False], ["a.pdf"])
    assert window.problem.isVisible()


def test_files_are_dropped_and_folders_are_told_of(room: Room, tmp_path: Path) -> None:
    window = opened(room)
    event, _mime = drop([*written(room, {"a.pdf": exported()}), tmp_path])
    window.dropEvent(event)
    room.settle()
    finish(room, window)
    assert [entry.name for entry in window.model.files] == ["a.pdf"]
    assert tmp_path.name in window.problem.text()


def test_return_presses_the_button_with_the_focus_and_no_other(room: Room) -> None:
    window, asked = opened(room), SignalRecorder()
    paths = written(room, {"a.pdf": exported()})

    def choose() -> list[Path]:
        asked.said.append("add")
        return paths

    def open_file(_path: Path) -> bool:
        asked.said.append("open")
        return True

    window.choose_files, window.open_file = choose, open_file
    add = window.focusWidget()
    assert add is not None
    assert add.objectName() == "verify.add"
    QTest.keyClick(add, Qt.Key.Key_Return)
    finish(room, window)
    QTest.keyClick(window.page.table, Qt.Key.Key_Return)
    assert asked.said == ["add", "open"]


def test_what_decides_stands_first(room: Room) -> None:
    trust_root(room)
    window = checked(room, {"a.pdf": by_person(doctored(with_data_of_another))})
    received = window.model.files[0].received
    assert received is not None
    assert received.codes == {"revocation_unknown", "pages_differ", "seal_missing"}
    assert _details(window).splitlines()[1].startswith("Trang 1")


def test_a_screen_reader_hears_the_row_and_the_verdict(room: Room) -> None:
    window = checked(room, {"a.pdf": exported()})
    table = QAccessible.queryAccessibleInterface(window.page.table)
    assert table is not None
    assert (table.role(), table.text(QAccessible.Text.Name)) == (QAccessible.Role.Table, "Received files")
    spoken = str(_cell(window, 0, FileColumn.VERDICT, Qt.ItemDataRole.AccessibleTextRole))
    assert spoken.startswith("CHƯA XÁC ĐỊNH, a.pdf, TRUNG TÂM LƯU TRỮ, 12 · 15/12/2026")
    cells = [table.child(place) for place in range(table.childCount())]
    assert spoken in [cell.text(QAccessible.Text.Name) for cell in cells if cell is not None]
    verdict = QAccessible.queryAccessibleInterface(child(window, QLabel, "verify.verdict"))
    assert verdict is not None
    assert verdict.text(QAccessible.Text.Name) == "CHƯA XÁC ĐỊNH"


def test_words_follow_the_language_with_files_in_the_list(room: Room, translators: Translators) -> None:
    window = checked(room, {"a.pdf": exported()})
    room.runner.set_language("en")
    translators.use("vi")
    room.runner.set_language("vi")
    QGuiApplication.processEvents()
    assert "Vì sao" in _details(window)
    assert window.model.headerData(0, Qt.Orientation.Horizontal) == "Kết quả"
    assert window.windowTitle() == "Kiểm tra tệp nhận được"


def test_a_pdf_dropped_on_the_start_page_is_handed_on(room: Room) -> None:
    page, heard = room.shown(StartPage(room.runner)), SignalRecorder()
    page.pdfs_dropped.connect(lambda found: heard.said.append([one.name for one in found]))
    event, _mime = drop(written(room, {"a.pdf": exported(), "b.pdf": signed()}))
    page.dropEvent(event)
    room.settle()
    assert heard.said == [["a.pdf", "b.pdf"]]
    event, _mime = drop([room.folder])
    page.dropEvent(event)
    room.settle()
    assert room.folder.name in child(page, Banner, "startTrouble").text


def test_what_was_proven_stands_beside_the_reasons(room: Room) -> None:
    trust_root(room, with_list=True)
    window = checked(room, {"tay.pdf": exported(), "dấu.pdf": sealed()})
    proven = room.runner.sentence("proven_pages", {})
    for row, first in ((0, "Why"), (1, "What was proven")):
        window.page.table.selectRow(row)
        assert _details(window).startswith(first)
        assert proven in _details(window)
    assert "Please note" not in _details(window)


def test_a_file_of_another_program_is_seen_but_not_restored(room: Room) -> None:
    window = checked(room, {"khác.pdf": of_another_program(), "thư.pdf": b"From: a\nTo: b\n\n"})
    for row, seen in ((0, True), (1, False)):
        window.page.table.selectRow(row)
        assert not _button(window, "restore").isEnabled()
        assert _button(window, "view").isEnabled() is seen


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_verdict_is_shown_in_full(room: Room, monkeypatch: pytest.MonkeyPatch, language: str) -> None:
    table = checked(room, {"khác.pdf": of_another_program()}).page.table
    for code in (one for one in messages(language) if one.startswith("verdict_")):
        monkeypatch.setattr(VerdictFormatter, "verdict", lambda _self, _file, code=code: sentence(code, {}, language))
        assert table.sizeHintForColumn(FileColumn.VERDICT) <= table.columnWidth(FileColumn.VERDICT), code


@pytest.mark.parametrize("column", [FileColumn.NUMBER, FileColumn.PERIOD, FileColumn.REVISION])
def test_columns_of_one_width_show_their_words_in_full(room: Room, column: FileColumn) -> None:
    table = checked(room, {"a.pdf": sealed()}).page.table
    assert table.sizeHintForColumn(column) <= table.columnWidth(column)
