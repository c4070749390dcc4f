"""After an export: the file shown in its folder, the mail draft about it, and the log of what was sent."""

from __future__ import annotations

import email
import email.policy
import os
from datetime import UTC, date, datetime
from email.message import EmailMessage
from functools import partial
from pathlib import Path, PureWindowsPath

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QComboBox, QDateTimeEdit, QLabel, QMessageBox, QPushButton, QTableWidget, QWidget

from dcbc_desktop.report import header as h
from dcbc_desktop.report.report import Entry, Report
from dcbc_desktop.store.models import Submission
from dcbc_desktop.ui.sending.export_flow import ExportFlow
from dcbc_desktop.ui.sending.mail_dialog import MailDialog
from dcbc_desktop.ui.sending.submission_log_dialog import RecordSubmissionDialog, SubmissionLogDialog
from dcbc_desktop.ui.widgets import show_in_folder as file_manager
from dcbc_desktop.ui.widgets.fields import LineEdit, LinesEdit
from dcbc_desktop.workflow.sending.exports import ExportedFile, export_final
from dcbc_desktop.workflow.sending.submissions import record_by_hand, sent_files
from dcbc_desktop.workflow.signing.amendments import register
from dcbc_desktop.workflow.signing.sign_off import SignatoryChoice, sign_off
from tests.keyboard import type_text
from tests.ui.room import Room, SignalRecorder, child, gone


class Hands:
    """A person at the file dialog, and the system that opens what it is handed."""

    def __init__(self, target: Path, able: bool = True) -> None:
        self.target = target
        self.able = able
        self.suggested: list[str] = []
        self.opened: list[Path] = []
        self.shown: list[Path] = []

    def choose(self, suggested: str) -> Path:
        self.suggested.append(suggested)
        return self.target

    def open(self, path: Path) -> bool:
        self.opened.append(path)
        return self.able

    def show(self, path: Path) -> None:
        self.shown.append(path)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where files go: with blanks, a comma and marks in its name."""
    made = tmp_path / "Gửi lên, năm 2026 #1"
    made.mkdir()
    return made


@pytest.fixture
def signed(room: Room) -> Report:
    """A signed report."""
    report = room.full()
    room.store(partial(sign_off, report_id=report.id, signing=SignatoryChoice()))
    return room.store(lambda store: store.load_report(report.id))


def _exported(room: Room, report: Report, folder: Path) -> ExportedFile:
    return room.store(partial(export_final, report_id=report.id, target=folder / "Báo cáo năm.pdf"))


def _log(room: Room, report: Report) -> tuple[Submission, ...]:
    return room.store(partial(sent_files, report_id=report.id))


def _run(room: Room, report: Report, hands: Hands, *, draft: bool = False) -> QWidget:
    window = room.shown(QWidget())
    flow = ExportFlow(room.runner, room.session(report), window)
    flow.choose_file, flow.open_path, flow.show_in_folder = hands.choose, hands.open, hands.show
    flow.start(draft)
    room.settle()
    return window


def _press(window: QWidget, name: str) -> None:
    child(window, QPushButton, f"exportResult.{name}").click()


def test_the_registered_number_is_in_the_suggested_name(room: Room, signed: Report, folder: Path) -> None:
    room.store(partial(register, report_id=signed.id, number="12", day="15/12/2026"))
    hands = Hands(folder / "x.pdf")
    _run(room, signed, hands)
    assert hands.suggested == ["BC-dan-chu_2026-nam_trung-tam-luu-tru_so-12_r1.pdf"]


def test_nobody_is_asked_for_a_file_that_cannot_be_written(room: Room, folder: Path) -> None:
    hands = Hands(folder / "x.pdf")
    window = _run(room, room.full(), hands)
    assert hands.suggested == []
    assert child(window, QMessageBox, "exportFailure").text() == room.runner.sentence("report_not_signed", {})


def test_buttons_show_and_open_the_file(room: Room, signed: Report, folder: Path) -> None:
    hands = Hands(folder / "Báo cáo, bản 1.pdf")
    _press(_run(room, signed, hands), "folder")
    _press(_run(room, signed, hands), "open")
    assert hands.shown == hands.opened == [hands.target]
    assert [one.way for one in _log(room, signed)] == ["folder", "folder"]


def test_a_file_that_nothing_opens_is_told(room: Room, signed: Report, folder: Path) -> None:
    hands = Hands(folder / "x.pdf", able=False)
    window = _run(room, signed, hands)
    _press(window, "open")
    text = child(window, QMessageBox, "exportFailure").text()
    assert text == room.runner.sentence("file_without_program", {"file": str(hands.target)})


def test_a_draft_is_not_offered_for_mailing(room: Room, folder: Path) -> None:
    window = _run(room, room.full(), Hands(folder / "x.pdf"), draft=True)
    box = child(window, QMessageBox, "exportResult")
    assert box.findChild(QPushButton, "exportResult.folder") is not None
    assert box.findChild(QPushButton, "exportResult.mail") is None


def test_from_export_to_the_mail_program(room: Room, signed: Report, folder: Path) -> None:
    hands = Hands(folder / "Báo cáo năm.pdf")
    window = _run(room, signed, hands)
    _press(window, "mail")
    room.settle()
    dialog = child(window, MailDialog, "mailDialog")
    type_text(child(dialog, LineEdit, "mail.to"), "vanthu@snv.gov.vn")
    child(dialog, QPushButton, "mailDialog.make").click()
    room.settle()
    mail = folder / "Báo cáo năm.eml"
    assert hands.opened == [mail]
    assert gone(dialog)
    message = email.message_from_bytes(mail.read_bytes(), policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    assert message["To"] == "vanthu@snv.gov.vn"
    newest = _log(room, signed)[0]
    assert (newest.way, newest.recipient, newest.file) == ("mail", "vanthu@snv.gov.vn", "Báo cáo năm.pdf")


def _mail_dialog(room: Room, report: Report, folder: Path) -> tuple[MailDialog, ExportedFile]:
    exported = _exported(room, report, folder)
    return room.opened(MailDialog(room.runner, report.id, exported, room.window)), exported


def test_the_letter_is_there_to_be_changed(room: Room, signed: Report, folder: Path) -> None:
    dialog, exported = _mail_dialog(room, signed, folder)
    body = child(dialog, LinesEdit, "mail.body")
    assert exported.file_sha256 in body.value
    subject = child(dialog, LineEdit, "mail.subject")
    subject.selectAll()
    type_text(subject, "Tiêu đề khác")
    child(dialog, QPushButton, "mailDialog.make").click()
    room.settle()
    message = email.message_from_bytes(exported.path.with_suffix(".eml").read_bytes(), policy=email.policy.default)
    assert message["Subject"] == "Tiêu đề khác"
    assert message["To"] is None


def test_a_wrong_address_is_told_in_place_and_writes_nothing(room: Room, signed: Report, folder: Path) -> None:
    dialog, exported = _mail_dialog(room, signed, folder)
    type_text(child(dialog, LineEdit, "mail.to"), "Sở Nội vụ")
    make = child(dialog, QPushButton, "mailDialog.make")
    make.click()
    room.settle()
    assert "Sở" in child(dialog, QLabel, "mailDialog.problem").text()
    assert make.isEnabled()
    assert not exported.path.with_suffix(".eml").exists()
    assert [one.way for one in _log(room, signed)] == ["folder"]


@pytest.mark.parametrize("answer", [QMessageBox.StandardButton.Yes, QMessageBox.StandardButton.No])
def test_another_draft_is_replaced_only_when_asked(
    room: Room, signed: Report, folder: Path, answer: QMessageBox.StandardButton
) -> None:
    dialog, exported = _mail_dialog(room, signed, folder)
    target = exported.path.with_suffix(".eml")
    target.write_bytes(b"old")
    child(dialog, QPushButton, "mailDialog.make").click()
    room.settle()
    child(dialog, QMessageBox, "question").button(answer).click()
    room.settle()
    assert (target.read_bytes() == b"old") is (answer is QMessageBox.StandardButton.No)
    assert gone(dialog) is (answer is QMessageBox.StandardButton.Yes)


def _cells(table: QTableWidget, row: int) -> list[str]:
    return [item.text() if (item := table.item(row, column)) else "" for column in range(table.columnCount())]


def test_the_log_shows_what_went_where(room: Room, signed: Report, folder: Path) -> None:
    _exported(room, signed, folder)
    by_hand = partial(record_by_hand, report_id=signed.id, to="<b>Sở</b> & Nội vụ")
    room.store(partial(by_hand, when=date(2026, 2, 9), note="nộp tại một cửa"))
    dialog = room.opened(SubmissionLogDialog(room.runner, signed.id, True, room.window))
    table = child(dialog, QTableWidget, "sentTable")
    assert _cells(table, 0)[0] == "09/02/2026"
    assert _cells(table, 0)[1:] == ["1", "Other way", "<b>Sở</b> & Nội vụ", "Báo cáo năm.pdf", "nộp tại một cửa"]
    assert _cells(table, 1)[1:] == ["1", "File, folder", "", "Báo cáo năm.pdf", ""]
    assert not child(dialog, QLabel, "sentDialog.nothing").isVisible()


@pytest.mark.parametrize("is_signed", [True, False])
def test_an_empty_log_says_why(room: Room, is_signed: bool) -> None:
    dialog = room.opened(SubmissionLogDialog(room.runner, room.full().id, is_signed, room.window))
    assert child(dialog, QLabel, "sentDialog.nothing").isVisible()
    assert not child(dialog, QTableWidget, "sentTable").isVisible()
    assert child(dialog, QPushButton, "sentDialog.add").isEnabled() is is_signed


def test_a_sending_by_hand_is_added_and_shown(room: Room, signed: Report) -> None:
    log = room.opened(SubmissionLogDialog(room.runner, signed.id, True, room.window))
    child(log, QPushButton, "sentDialog.add").click()
    dialog = child(log, RecordSubmissionDialog, "recordSentDialog")
    record = child(dialog, QPushButton, "recordSentDialog.record")
    assert not record.isEnabled()
    type_text(child(dialog, LineEdit, "sent.to"), "Sở Nội vụ")
    way = child(dialog, QComboBox, "sent.way")
    way.setCurrentIndex(way.findData("folder"))
    record.click()
    room.settle()
    assert gone(dialog)
    (one,) = _log(room, signed)
    assert (one.way, one.recipient) == ("folder", "Sở Nội vụ")
    assert _cells(child(log, QTableWidget, "sentTable"), 0)[3] == "Sở Nội vụ"


@pytest.mark.clock
def test_a_time_ahead_is_told_and_an_earlier_one_is_kept(room: Room, signed: Report) -> None:
    heard = SignalRecorder()
    dialog = room.opened(RecordSubmissionDialog(room.runner, signed.id, room.window))
    dialog.recorded.connect(heard.note)
    type_text(child(dialog, LineEdit, "sent.to"), "Sở Nội vụ")
    when = child(dialog, QDateTimeEdit, "sent.when")
    record = child(dialog, QPushButton, "recordSentDialog.record")
    begun = when.dateTime()
    when.setDateTime(begun.addDays(2))
    record.click()
    room.settle()
    assert child(dialog, QLabel, "recordSentDialog.problem").text() == room.runner.sentence("sent_in_future", {})
    assert record.isEnabled()
    when.setDateTime(begun.addDays(-2))
    record.click()
    room.settle()
    assert heard.said == [None]
    told = datetime.fromtimestamp(begun.addDays(-2).toSecsSinceEpoch(), UTC)
    assert [(one.recipient, one.told) for one in _log(room, signed)] == [("Sở Nội vụ", told)]


@pytest.mark.parametrize(
    ("path", "words"),
    [
        (r"C:\Báo cáo\x.pdf", r'/select,"C:\Báo cáo\x.pdf"'),
        (r"D:\a, b & c\y (1).pdf", r'/select,"D:\a, b & c\y (1).pdf"'),
        (r"\\may-chu\chung\%TEMP%\z.pdf", r'/select,"\\may-chu\chung\%TEMP%\z.pdf"'),
        ("C:/x/y.pdf", r'/select,"C:\x\y.pdf"'),
    ],
)
def test_explorer_is_told_the_path_in_quotes(path: str, words: str) -> None:
    assert file_manager.explorer_words(PureWindowsPath(path)) == words


@pytest.mark.skipif(os.name == "nt", reason="Explorer is asked there")
def test_a_file_manager_is_asked_with_one_address() -> None:
    message = file_manager.show_items(Path("/srv/Báo cáo, 1 #2.pdf"))
    addresses, start_up = message.arguments()
    assert addresses == ["file:///srv/B%C3%A1o%20c%C3%A1o,%201%20%232.pdf"]
    assert (start_up, message.member()) == ("", "ShowItems")


class Desktop:
    """What the system says when it is asked for a folder, and what was asked."""

    def __init__(self, able: bool) -> None:
        self.able = able
        self.opened: list[str] = []

    def open_url(self, url: object) -> bool:
        self.opened.append(url.toLocalFile())  # type: ignore[attr-defined]
        return self.able


def _no_file_manager(_path: Path) -> bool:
    return False


@pytest.mark.parametrize("able", [True, False])
def test_without_a_file_manager_the_folder_is_opened_or_told(
    room: Room, folder: Path, monkeypatch: pytest.MonkeyPatch, able: bool
) -> None:
    desktop, errors = Desktop(able), list[object]()
    monkeypatch.setattr(file_manager, "_ask_by_dbus", _no_file_manager)
    monkeypatch.setattr(file_manager, "_ask_explorer", _no_file_manager)
    monkeypatch.setattr(QDesktopServices, "openUrl", desktop.open_url)
    file = folder / "x.pdf"
    file.write_bytes(b"")
    file_manager.show_in_folder(room.runner, room.window, file, errors.append)
    room.settle()
    assert desktop.opened == [str(folder)]
    assert [getattr(error, "code", "") for error in errors] == ([] if able else ["reveal_failed"])


def test_a_file_that_is_gone_is_told(room: Room, folder: Path) -> None:
    errors: list[object] = []
    file_manager.show_in_folder(room.runner, room.window, folder / "x.pdf", errors.append)
    room.settle()
    assert [getattr(error, "code", "") for error in errors] == ["reveal_missing"]


def test_what_is_typed_after_signing_off_is_not_in_the_name(room: Room, signed: Report, folder: Path) -> None:
    hands = Hands(folder / "x.pdf")
    changed = signed.with_entries({h.ISSUER: Entry("CƠ QUAN KHÁC")})
    _run(room, changed, hands)
    assert "trung-tam-luu-tru" in hands.suggested[0]
