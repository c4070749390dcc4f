"""The submission log in the window: entries, corrections, former states."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QCheckBox, QComboBox, QDateTimeEdit, QLabel, QPushButton, QTableWidget

from dcbc_desktop.report.report import Report
from dcbc_desktop.ui.sending.submission_entry_dialogs import CorrectSubmissionDialog, RecordSubmissionDialog
from dcbc_desktop.ui.sending.submission_log_dialog import SubmissionLogDialog
from dcbc_desktop.ui.widgets.fields import LineEdit
from dcbc_desktop.workflow.sending.submissions import record_by_hand
from tests.keyboard import type_text
from tests.ui.room import Room, SignalRecorder, child, gone
from tests.ui.sending.hands import exported_final, sent_log


def _cells(table: QTableWidget, row: int) -> list[str]:
    return [item.text() if (item := table.item(row, column)) else "" for column in range(table.columnCount())]


def test_the_log_shows_what_went_where(room: Room, signed: Report, folder: Path) -> None:
    exported_final(room, signed, folder)
    by_hand = partial(record_by_hand, report_id=signed.id, to="<b>Sở</b> & Nội vụ")
    room.store(partial(by_hand, when=date(2026, 2, 9), note="nộp tại một cửa"))
    dialog = room.opened(SubmissionLogDialog(room.runner, signed.id, True, room.window))
    table = child(dialog, QTableWidget, "sentTable")
    assert _cells(table, 0)[0] == "09/02/2026"
    pdf = "Báo cáo năm.pdf"
    assert _cells(table, 0)[1:] == ["Sent in another way", "1", "<b>Sở</b> & Nội vụ", pdf, "nộp tại một cửa"]
    assert _cells(table, 1)[1:] == ["PDF saved", "1", "", pdf, ""]
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
    (one,) = sent_log(room, signed)
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
    assert [(one.recipient, one.told) for one in sent_log(room, signed)] == [("Sở Nội vụ", told)]


def _entry(room: Room, report: Report, to: str = "Sở Nôi vụ") -> SubmissionLogDialog:
    room.store(partial(record_by_hand, report_id=report.id, to=to, when=date(2026, 2, 9), note="nộp"))
    return room.opened(SubmissionLogDialog(room.runner, report.id, True, room.window))


def _correcting(log: SubmissionLogDialog) -> CorrectSubmissionDialog:
    child(log, QPushButton, "sentDialog.correct").click()
    return child(log, CorrectSubmissionDialog, "correctSentDialog")


def test_a_corrected_entry_shows_above_its_former_state(room: Room, signed: Report) -> None:
    log = _entry(room, signed)
    dialog = _correcting(log)
    correct = child(dialog, QPushButton, "correctSentDialog.record")
    to = child(dialog, LineEdit, "sent.to")
    assert (to.value, child(dialog, LineEdit, "sent.note").value) == ("Sở Nôi vụ", "nộp")
    to.selectAll()
    type_text(to, "Sở Nội vụ")
    assert not correct.isEnabled()
    type_text(child(dialog, LineEdit, "sent.reason"), "gõ sai")
    correct.click()
    room.settle()
    assert gone(dialog)
    table = child(log, QTableWidget, "sentTable")
    assert _cells(table, 0)[1:] == ["Sent in another way", "1", "Sở Nội vụ", "", "nộp; Reason: gõ sai"]
    assert _cells(table, 1)[1:] == ["Former: Sent in another way", "1", "Sở Nôi vụ", "", "nộp"]
    struck = [item.font().strikeOut() for row in (0, 1) if (item := table.item(row, 3))]
    assert struck == [False, True]
    assert [one.told for one in sent_log(room, signed)] == [date(2026, 2, 9)] * 2
    table.setCurrentCell(1, 0)
    assert not child(log, QPushButton, "sentDialog.correct").isEnabled()


def test_an_entry_is_struck_out_as_a_whole(room: Room, signed: Report) -> None:
    log = _entry(room, signed)
    dialog = _correcting(log)
    child(dialog, QCheckBox, "sent.strike").click()
    assert not child(dialog, LineEdit, "sent.to").isEnabled()
    type_text(child(dialog, LineEdit, "sent.reason"), "nhầm báo cáo")
    child(dialog, QPushButton, "correctSentDialog.record").click()
    room.settle()
    table = child(log, QTableWidget, "sentTable")
    assert _cells(table, 0)[1] == "Struck out"
    assert _cells(table, 1)[1] == "Former: Sent in another way"
    assert not child(log, QPushButton, "sentDialog.correct").isEnabled()


def test_a_correction_that_changes_nothing_is_told(room: Room, signed: Report) -> None:
    dialog = _correcting(_entry(room, signed))
    type_text(child(dialog, LineEdit, "sent.reason"), "x")
    correct = child(dialog, QPushButton, "correctSentDialog.record")
    correct.click()
    room.settle()
    number = sent_log(room, signed)[0].id
    told = child(dialog, QLabel, "correctSentDialog.problem").text()
    assert told == room.runner.sentence("sent_unchanged", {"number": number})
    assert correct.isEnabled()


def test_a_draft_that_was_written_is_noted_as_sent_with_its_recipients(
    room: Room, signed: Report, folder: Path
) -> None:
    exported = exported_final(room, signed, folder)
    record = room.store(lambda store: store.submissions)
    room.store(
        lambda _: record.record(signed.id, 1, "x.pdf", exported.file_sha256, "mail", "Sở <a@b.vn>", event="written")
    )
    log = room.opened(SubmissionLogDialog(room.runner, signed.id, True, room.window))
    child(log, QPushButton, "sentDialog.add").click()
    dialog = child(log, RecordSubmissionDialog, "recordSentDialog")
    assert child(dialog, LineEdit, "sent.to").value == "Sở <a@b.vn>"
    child(dialog, QPushButton, "recordSentDialog.record").click()
    room.settle()
    newest, *_ = sent_log(room, signed)
    assert (newest.event, newest.way, newest.recipient, newest.file) == (
        "handed_over", "mail", "Sở <a@b.vn>", "x.pdf",
    )  # fmt: skip
