"""Nhật ký gửi: log of what was saved, put into a mail draft and sent of a report; entries are added and corrected."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialogButtonBox, QWidget

from dcbc_desktop.store.models import SAVED, STRUCK, WRITTEN, Submission
from dcbc_desktop.ui.background import BackgroundRunner
from dcbc_desktop.ui.sending.submission_entry_dialogs import (
    CorrectSubmissionDialog,
    RecordSubmissionDialog,
    event_words,
)
from dcbc_desktop.ui.widgets.item_views import ReadOnlyTable
from dcbc_desktop.ui.widgets.task_dialog import SentenceLabel, TaskDialog, name_button
from dcbc_desktop.workflow.sending.submissions import sent_files, sent_when

_TIME_FORMAT: Final = "%d/%m/%Y %H:%M"
_WHEN, _FILE = 0, 4
_SAMPLES: Final = ("28/12/2026 23:59", "Cũ: Đã gửi qua thư điện tử", "Bản", "", "", "")
"""Words that each column must have room for; recipient, file and note share what is left."""


class SubmissionLogDialog(TaskDialog):
    """Dialog with the log; entries are added and corrected, former states of them stay below."""

    def __init__(self, runner: BackgroundRunner, report_id: int, signed: bool, parent: QWidget | None = None) -> None:
        super().__init__(runner, parent, "sentDialog")
        self._report_id = report_id
        self._signed = signed
        self._rows: tuple[Submission, ...] = ()
        self._note = SentenceLabel(self)
        self._nothing = SentenceLabel(self, "sentDialog.nothing")
        self._nothing.hide()
        self._table = ReadOnlyTable("sentTable", _SAMPLES, self)
        self._table.currentCellChanged.connect(self._on_row_changed)
        for part in (self._note, self._nothing):
            self.body.addWidget(part)
        self.body.addWidget(self._table, 100)
        self.body.addStretch(1)  # while the table is hidden the words stay at the top
        self._add = self.add_main_button("add")
        self._add.setEnabled(signed)
        self._correct = self.add_button("correct")
        self._correct.clicked.connect(self._correct_entry)
        self.add_standard(QDialogButtonBox.StandardButton.Close)
        self.buttons.accepted.connect(self._add_entry)
        self.retranslate()
        self._on_row_changed()
        self.open_at_size(1040, 440)
        self._refresh()

    def retranslate(self) -> None:
        """Set every word."""
        self.setWindowTitle(self.tr("Submission log"))
        self._note.setText(
            self.tr("PDF files saved and mail drafts written are noted by themselves; that something was sent is for "
                    "you to add. A wrong entry is corrected or struck out, and its former state stays.")
        )  # fmt: skip
        nothing = self.tr("Nothing has been sent yet.")
        unsigned = self.tr("Nothing has been sent yet: only what is signed off is sent.")
        self._nothing.setText(nothing if self._signed else unsigned)
        self._table.use_words(
            self.tr("Files sent"),
            (self.tr("When"), self.tr("What was done"), self.tr("Revision"), self.tr("To whom"), self.tr("File"),
             self.tr("Note")),
        )  # fmt: skip
        name_button(self._add, self.tr("&Add a sending…"))
        name_button(self._correct, self.tr("&Correct this entry…"))
        self._fill()

    def _refresh(self) -> None:
        self._runner.run_on_store(self, sent_files, self._report_id, then=self._show, failed=self.show_error)

    def _show(self, rows: tuple[Submission, ...]) -> None:
        self._rows = rows
        self._nothing.setVisible(not rows)
        self._table.setVisible(bool(rows))
        self._correct.setVisible(bool(rows))
        self._fill()
        if rows:
            self._table.setCurrentCell(0, 0)
        self._on_row_changed()

    def _fill(self) -> None:
        self._table.show_rows([
            (sent_when(one), self._event(one), str(one.revision), one.recipient, one.file, self._remark(one))
            for one in self._rows
        ])  # fmt: skip
        for row, one in enumerate(self._rows):
            self._table.set_tool_tip(
                row, _WHEN, self.tr("Written down on {time}").format(time=f"{one.at:{_TIME_FORMAT}}")
            )
            file = one.file.replace("<", "‹")
            self._table.set_tool_tip(
                row, _FILE, self.tr("{file}\nSHA-256 of the file: {hash}").format(file=file, hash=one.sha256)
            )
            if one.replaced_by:
                self._table.strike_out(row)

    def _event(self, one: Submission) -> str:
        words = event_words(one)
        return self.tr("Former: {event}").format(event=words) if one.replaced_by else words

    def _remark(self, one: Submission) -> str:
        """Return note and reason of a correction."""
        reason = self.tr("Reason: {reason}").format(reason=one.reason) if one.reason else ""
        return "; ".join(filter(None, (one.note, reason)))

    def _entry(self) -> Submission | None:
        """Return the entry of the current row, unless it is a former state or struck out."""
        row = self._table.currentRow()
        entry = self._rows[row] if 0 <= row < len(self._rows) else None
        return entry if entry is not None and not entry.replaced_by and entry.event != STRUCK else None

    @Slot()
    def _on_row_changed(self) -> None:
        self._correct.setEnabled(self._entry() is not None)

    @Slot()
    def _add_entry(self) -> None:
        entry = self._entry()
        about = entry if entry is not None and entry.event in (SAVED, WRITTEN) else None
        dialog = RecordSubmissionDialog(self._runner, self._report_id, self, about)
        dialog.recorded.connect(self._refresh)
        dialog.open()

    @Slot()
    def _correct_entry(self) -> None:
        entry = self._entry()
        if entry is not None:
            dialog = CorrectSubmissionDialog(self._runner, self._report_id, entry, self)
            dialog.recorded.connect(self._refresh)
            dialog.open()
