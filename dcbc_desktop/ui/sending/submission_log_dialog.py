"""Nhật ký gửi: log of the files of a report that were sent, with entries added by hand."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final

from PySide6.QtCore import QCoreApplication, QDateTime, Signal, Slot
from PySide6.QtWidgets import QComboBox, QDateTimeEdit, QDialogButtonBox, QWidget

from dcbc_desktop.errors import DcbcError
from dcbc_desktop.report.dates import in_zone, now
from dcbc_desktop.store.models import Submission
from dcbc_desktop.ui.background import BackgroundRunner
from dcbc_desktop.ui.widgets.fields import LineEdit
from dcbc_desktop.ui.widgets.item_views import ReadOnlyTable
from dcbc_desktop.ui.widgets.task_dialog import SentenceLabel, TaskDialog, TaskForm, name_button
from dcbc_desktop.workflow.sending.exports import FOLDER
from dcbc_desktop.workflow.sending.submissions import MAIL, OTHER, record_by_hand, sent_files, sent_when

_TIME_FORMAT: Final = "%d/%m/%Y %H:%M"
_BY_HAND: Final = (OTHER, MAIL, FOLDER)
"""Ways in the order they are offered."""
_WHEN, _FILE = 0, 4
_SAMPLES: Final = ("28/12/2026 23:59", "Revision", "Thư điện tử", "", "", "")
"""Words that each column must have room for; recipient, file and note share what is left."""


class SubmissionLogDialog(TaskDialog):
    """Dialog with the log; entries can be added, never changed or removed."""

    def __init__(self, runner: BackgroundRunner, report_id: int, signed: bool, parent: QWidget | None = None) -> None:
        super().__init__(runner, parent, "sentDialog")
        self._report_id = report_id
        self._signed = signed
        self._rows: tuple[Submission, ...] = ()
        self._note = SentenceLabel(self)
        self._nothing = SentenceLabel(self, "sentDialog.nothing")
        self._nothing.hide()
        self._table = ReadOnlyTable("sentTable", _SAMPLES, self)
        for part in (self._note, self._nothing):
            self.body.addWidget(part)
        self.body.addWidget(self._table, 100)
        self.body.addStretch(1)  # while the table is hidden the words stay at the top
        self._add = self.add_main_button("add")
        self._add.setEnabled(signed)
        self.add_standard(QDialogButtonBox.StandardButton.Close)
        self.buttons.accepted.connect(self._add_entry)
        self.retranslate()
        self.open_at_size(940, 420)
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

    def _show(self, rows: tuple[Submission, ...]) -> None:
        self._rows = rows
        self._nothing.setVisible(not rows)
        self._table.setVisible(bool(rows))
        self._fill()
        if rows:
            self._table.setCurrentCell(0, 0)

    def _fill(self) -> None:
        self._table.show_rows([
            (sent_when(one), str(one.revision), _way_words(one.way), one.recipient, one.file, one.note)
            for one in self._rows
        ])  # fmt: skip
        for row, one in enumerate(self._rows):
            self._table.set_tool_tip(
                row, _WHEN, self.tr("Written down on {time}").format(time=f"{one.at:{_TIME_FORMAT}}")
            )
            self._table.set_tool_tip(row, _FILE, self.tr("SHA-256 of the file: {hash}").format(hash=one.sha256))

    @Slot()
    def _add_entry(self) -> None:
        dialog = RecordSubmissionDialog(self._runner, self._report_id, self)
        dialog.recorded.connect(self._refresh)
        dialog.open()


class RecordSubmissionDialog(TaskDialog):
    """Dialog that adds an entry: recipient, way and time. The log adds the time of writing."""

    recorded = Signal()

    def __init__(self, runner: BackgroundRunner, report_id: int, parent: QWidget | None = None) -> None:
        super().__init__(runner, parent, "recordSentDialog")
        self._report_id = report_id
        self._intro = SentenceLabel(self)
        self._form = TaskForm()
        self._to, self._note = LineEdit("sent.to", self), LineEdit("sent.note", self)
        self._way = QComboBox(self)
        self._way.setObjectName("sent.way")
        self._when = QDateTimeEdit(QDateTime.fromSecsSinceEpoch(int(now().timestamp())), self)
        self._when.setObjectName("sent.when")
        self._when.setDisplayFormat("dd/MM/yyyy HH:mm")
        self._when.setCalendarPopup(True)
        self._begun = self._when.dateTime()
        for field in (self._to, self._way, self._when, self._note):
            self._form.add(field)
        self.body.addWidget(self._intro)
        self.body.addLayout(self._form)
        self.body.addStretch(1)
        self._record = self.add_main_button("record")
        self.add_standard(QDialogButtonBox.StandardButton.Cancel)
        self._connect_signals()
        self.retranslate()
        self._on_edited()
        self.open_at_size(520, 0)
        self._to.setFocus()

    def _connect_signals(self) -> None:
        for field in (self._to, self._note):
            field.refused.connect(self.show_error)
            field.edited.connect(self._on_edited)
        self._when.dateTimeChanged.connect(self._on_edited)
        self.buttons.accepted.connect(self._record_submission)

    def retranslate(self) -> None:
        """Set every word."""
        self.setWindowTitle(self.tr("Add a sending"))
        self._intro.setText(
            self.tr("For what was sent without this program: handed over, put on a stick, sent by the document "
                    "system. It is written down for the newest signed revision.")
        )  # fmt: skip
        self._form.name(self._to, self.tr("&To whom:"))
        self._form.name(self._way, self.tr("&How:"))
        self._form.name(self._when, self.tr("&When:"))
        self._form.name(self._note, self.tr("&Note:"))
        self._to.setPlaceholderText(self.tr("Body or person who received it"))
        self._note.setPlaceholderText(self.tr("If wished: number of the incoming entry, who received it"))
        name_button(self._record, self.tr("&Record"))
        chosen = max(self._way.currentIndex(), 0)
        self._way.clear()
        for way in _BY_HAND:
            self._way.addItem(_way_words(way), way)
        self._way.setCurrentIndex(chosen)

    @Slot()
    def _on_edited(self) -> None:
        self.show_problem("")
        self._record.setEnabled(bool(self._to.value.strip()))

    @Slot()
    def _record_submission(self) -> None:
        self._record.setEnabled(False)
        self._runner.run_on_store(
            self,
            record_by_hand,
            self._report_id,
            self._to.value,
            str(self._way.currentData()),
            self._changed_time(),
            self._note.value,
            then=self._done,
            failed=self._failed,
        )

    def _changed_time(self) -> datetime | None:
        """Return the time if the person changed it; the log uses the present one otherwise."""
        shown = self._when.dateTime()
        if shown == self._begun:
            return None
        return in_zone(datetime.fromtimestamp(shown.toSecsSinceEpoch(), UTC))

    def _done(self, _: None) -> None:
        self.recorded.emit()
        self.accept()

    def _failed(self, error: DcbcError) -> None:
        self._on_edited()
        self.show_error(error)


def _way_words(way: str) -> str:
    """Return the name of a way of sending."""
    translate = QCoreApplication.translate
    match way:
        case "mail":
            return translate("WayWords", "E-mail")
        case "folder":
            return translate("WayWords", "File, folder")
        case _:
            return translate("WayWords", "Other way")
