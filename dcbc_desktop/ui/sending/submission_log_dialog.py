"""Nhật ký gửi: what of a report went where and when, and what a person adds to that."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialogButtonBox, QWidget

from dcbc_desktop.store.models import Sent
from dcbc_desktop.ui.background import BackgroundRunner
from dcbc_desktop.ui.sending.record_submission_dialog import RecordSentDialog, way_words
from dcbc_desktop.ui.widgets.item_views import ReadOnlyTable
from dcbc_desktop.ui.widgets.task_dialog import TaskDialog, name_button, sentence_label
from dcbc_desktop.workflow.sending.submissions import sent_files, sent_when

TIME_FORMAT: Final = "%d/%m/%Y %H:%M"
_WHEN, _FILE = 0, 4
_SAMPLES: Final = ("28/12/2026 23:59", "Revision", "Thư điện tử", "", "", "")
"""Words that each column must have room for; recipient, file and note share what is left."""


class SentDialog(TaskDialog):
    """A log: rows are added, none is changed or removed."""

    def __init__(self, runner: BackgroundRunner, report_id: int, signed: bool, parent: QWidget | None = None) -> None:
        super().__init__(runner, parent, "sentDialog")
        self._report_id = report_id
        self._signed = signed
        self._rows: tuple[Sent, ...] = ()
        self._note = sentence_label(self)
        self._nothing = sentence_label(self, "sentDialog.nothing")
        self._nothing.hide()
        self._table = ReadOnlyTable("sentTable", _SAMPLES, self)
        for part in (self._note, self._nothing):
            self.body.addWidget(part)
        self.body.addWidget(self._table, 100)
        self.body.addStretch(1)  # while the table is hidden the words stay at the top
        self._add = self.add_main_button("add")
        self._add.setEnabled(signed)
        self.add_standard(QDialogButtonBox.StandardButton.Close)
        self.buttons.accepted.connect(self._ask_for_one)
        self.retranslate()
        self.wish_size(940, 420)
        self._refresh()

    def retranslate(self) -> None:
        """Set every word."""
        self.setWindowTitle(self.tr("Submission log"))
        self._note.setText(
            self.tr("Every final that was exported and every mail draft is written down here by itself. What was sent "
                    "in another way can be added; nothing is ever taken out.")
        )  # fmt: skip
        nothing = self.tr("Nothing has been sent yet.")
        unsigned = self.tr("Nothing has been sent yet: only what is signed off is sent.")
        self._nothing.setText(nothing if self._signed else unsigned)
        self._table.use_words(
            self.tr("Files sent"),
            (self.tr("When"), self.tr("Revision"), self.tr("How"), self.tr("To whom"), self.tr("File"),
             self.tr("Note")),
        )  # fmt: skip
        name_button(self._add, self.tr("&Add a sending…"))
        self._fill()

    def _refresh(self) -> None:
        self._runner.run_on_store(self, sent_files, self._report_id, then=self._show, failed=self.show_error)

    def _show(self, rows: tuple[Sent, ...]) -> None:
        self._rows = rows
        self._nothing.setVisible(not rows)
        self._table.setVisible(bool(rows))
        self._fill()
        if rows:
            self._table.setCurrentCell(0, 0)

    def _fill(self) -> None:
        self._table.show_rows([
            (sent_when(one), str(one.revision), way_words(one.way), one.recipient, one.file, one.note)
            for one in self._rows
        ])  # fmt: skip
        for row, one in enumerate(self._rows):
            self._table.set_tool_tip(
                row, _WHEN, self.tr("Written down on {time}").format(time=f"{one.at:{TIME_FORMAT}}")
            )
            self._table.set_tool_tip(row, _FILE, self.tr("SHA-256 of the file: {hash}").format(hash=one.sha256))

    @Slot()
    def _ask_for_one(self) -> None:
        dialog = RecordSentDialog(self._runner, self._report_id, self)
        dialog.recorded.connect(self._refresh)
        dialog.open()
