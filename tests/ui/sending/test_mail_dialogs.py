"""The mail draft in the window: written, with its scan, and sent with a mail program or without one."""

from __future__ import annotations

import email
import email.policy
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QLineEdit, QMessageBox, QPushButton, QWidget

from dcbc_desktop.report.report import Report
from dcbc_desktop.ui.sending.mail_dialog import MailDialog
from dcbc_desktop.ui.sending.mail_written_dialog import MailWrittenDialog
from dcbc_desktop.ui.widgets.fields import LineEdit, LinesEdit
from dcbc_desktop.workflow.sending.exports import ExportedFile
from dcbc_desktop.workflow.sending.mail_drafts import prepare_mail, write_mail
from tests.keyboard import type_text
from tests.ui.room import Room, child, gone
from tests.ui.sending.hands import Hands, exported_final, press, run_export, sent_log


@pytest.fixture
def scanned(room: Room, signed: Report) -> Report:
    """A report signed by pen, with its scan."""
    _attach_scan(room, signed)
    return signed


def _attach_scan(room: Room, report: Report) -> None:
    room.store(lambda store: store.scans.attach(report.id, 1, "bản ký.png", "png", b"scan"))


def _read(path: Path) -> EmailMessage:
    message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    return message


def _names(path: Path) -> list[str | None]:
    return [part.get_filename() for part in _read(path).iter_attachments()]


def test_a_written_draft_says_where_it_is_and_how_to_go_on(room: Room, scanned: Report, folder: Path) -> None:
    hands = Hands(folder / "Báo cáo năm.pdf")
    window = run_export(room, scanned, hands)
    press(window, "mail")
    room.settle()
    dialog = child(window, MailDialog, "mailDialog")
    type_text(child(dialog, LineEdit, "mail.to"), "Sở Nội vụ <vanthu@snv.gov.vn>; b@x.vn")
    child(dialog, QPushButton, "mailDialog.make").click()
    room.settle()
    assert gone(dialog)
    mail, scan = folder / "Báo cáo năm.eml", folder / "Báo cáo năm_ban-quet.png"
    assert hands.opened == []  # a mail program may not be there, and the system does not say so
    after = child(window, MailWrittenDialog, "mailWrittenDialog")
    shown = {
        name: child(after, QLineEdit, f"mailWritten.{name}").text()
        for name in ("draft", "to", "subject", "file.0", "file.1")
    }
    assert shown == {
        "draft": str(mail),
        "to": "Sở Nội vụ <vanthu@snv.gov.vn>, b@x.vn",
        "subject": str(_read(mail)["Subject"]),
        "file.0": str(hands.target),
        "file.1": str(scan),
    }
    for name, text in (*shown.items(), ("text", child(after, LinesEdit, "mailWritten.text").toPlainText())):
        child(after, QPushButton, f"mailWritten.{name}.copy").click()
        assert QGuiApplication.clipboard().text() == text
        assert child(after, QLabel, "mailWritten.copied").text()
    for name in ("draft", "file.0", "file.1"):
        child(after, QPushButton, f"mailWritten.{name}.show").click()
    assert hands.shown == [mail, hands.target, scan]
    child(after, QPushButton, "mailWritten.open").click()
    assert hands.opened == [mail]
    assert after.isVisible()
    assert _read(mail)["To"] == "Sở Nội vụ <vanthu@snv.gov.vn>, b@x.vn"
    newest = sent_log(room, scanned)[0]
    assert (newest.event, newest.way, newest.recipient, newest.file) == (
        "written", "mail", "Sở Nội vụ <vanthu@snv.gov.vn>, b@x.vn", "Báo cáo năm.pdf",
    )  # fmt: skip


def test_a_draft_that_nothing_opens_is_told_with_the_way_on(room: Room, scanned: Report, folder: Path) -> None:
    exported = exported_final(room, scanned, folder)
    written = room.store(
        lambda store: write_mail(exported, prepare_mail(store, scanned.id, exported), exported.path.with_suffix(".eml"))
    )
    hands = Hands(folder, able=False)
    dialog = room.opened(MailWrittenDialog(room.runner, written, hands.open, hands.show, room.window))
    child(dialog, QPushButton, "mailWritten.open").click()
    told = child(dialog, QLabel, "mailWrittenDialog.problem").text()
    assert told == room.runner.sentence("mail_without_program", {"file": "Báo cáo năm.eml"})
    assert not child(dialog, QPushButton, "mailWritten.to.copy").isEnabled()
    assert child(dialog, QLineEdit, "mailWritten.to").placeholderText()


def _unsigned_box(dialog: MailDialog) -> QMessageBox:
    child(dialog, QPushButton, "mailDialog.make").click()
    return child(dialog, QMessageBox, "mailUnsigned")


def test_an_unsigned_copy_is_written_only_when_asked(room: Room, signed: Report, folder: Path) -> None:
    dialog, exported = _mail_dialog(room, signed, folder)
    said = child(dialog, QLabel, "mail.warning").text()
    assert said == room.runner.sentence("mail_unsigned_pen", {"file": "Báo cáo năm.pdf"})
    mail = exported.path.with_suffix(".eml")
    _unsigned_box(dialog).button(QMessageBox.StandardButton.Cancel).click()
    room.settle()
    assert not mail.exists()
    child(_unsigned_box(dialog), QPushButton, "mailUnsigned.write").click()
    room.settle()
    assert _names(mail) == ["Báo cáo năm.pdf"]


def test_a_wrong_recipient_is_told_before_any_question(room: Room, signed: Report, folder: Path) -> None:
    dialog, exported = _mail_dialog(room, signed, folder)
    to = child(dialog, LineEdit, "mail.to")
    to.selectAll()
    type_text(to, "Sở Nội vụ <vanthu>")
    child(dialog, QPushButton, "mailDialog.make").click()
    assert child(dialog, QLabel, "mailDialog.problem").isVisible()
    assert dialog.findChild(QMessageBox, "mailUnsigned") is None
    assert not exported.path.with_suffix(".eml").exists()


def test_the_scan_can_be_attached_first(room: Room, signed: Report, folder: Path) -> None:
    def attach_first(_parent: QWidget, then: Callable[[], None]) -> None:
        _attach_scan(room, signed)
        then()

    exported = exported_final(room, signed, folder)
    dialog = room.opened(MailDialog(room.runner, signed.id, exported, room.window, attach_first))
    subject = child(dialog, LineEdit, "mail.subject")
    subject.selectAll()
    type_text(subject, "Tiêu đề khác")
    child(_unsigned_box(dialog), QPushButton, "mailUnsigned.attach").click()
    room.settle()
    assert not child(dialog, QLabel, "mail.warning").isVisible()
    assert "Báo cáo năm_ban-quet.png" in child(dialog, QLabel, "mail.attached").text()
    assert "Báo cáo năm_ban-quet.png" in child(dialog, LinesEdit, "mail.body").value
    child(dialog, QPushButton, "mailDialog.make").click()
    room.settle()
    mail = exported.path.with_suffix(".eml")
    assert _names(mail) == ["Báo cáo năm.pdf", "Báo cáo năm_ban-quet.png"]
    assert _read(mail)["Subject"] == "Tiêu đề khác"


def _mail_dialog(room: Room, report: Report, folder: Path) -> tuple[MailDialog, ExportedFile]:
    exported = exported_final(room, report, folder)
    return room.opened(MailDialog(room.runner, report.id, exported, room.window)), exported


def test_the_letter_is_there_to_be_changed(room: Room, scanned: Report, folder: Path) -> None:
    dialog, exported = _mail_dialog(room, scanned, folder)
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


def test_a_wrong_address_is_told_in_place_and_writes_nothing(room: Room, scanned: Report, folder: Path) -> None:
    dialog, exported = _mail_dialog(room, scanned, folder)
    type_text(child(dialog, LineEdit, "mail.to"), "Sở Nội vụ")
    make = child(dialog, QPushButton, "mailDialog.make")
    make.click()
    room.settle()
    assert "Sở" in child(dialog, QLabel, "mailDialog.problem").text()
    assert make.isEnabled()
    assert not exported.path.with_suffix(".eml").exists()
    assert [one.way for one in sent_log(room, scanned)] == ["folder"]


@pytest.mark.parametrize("answer", [QMessageBox.StandardButton.Yes, QMessageBox.StandardButton.No])
def test_another_draft_is_replaced_only_when_asked(
    room: Room, scanned: Report, folder: Path, answer: QMessageBox.StandardButton
) -> None:
    dialog, exported = _mail_dialog(room, scanned, folder)
    target = exported.path.with_suffix(".eml")
    target.write_bytes(b"old")
    child(dialog, QPushButton, "mailDialog.make").click()
    room.settle()
    child(dialog, QMessageBox, "question").button(answer).click()
    room.settle()
    assert (target.read_bytes() == b"old") is (answer is QMessageBox.StandardButton.No)
    assert gone(dialog) is (answer is QMessageBox.StandardButton.Yes)
