"""Dialogs for one entry of the submission log: a sending by hand is added, an entry is corrected or struck out."""

from __future__ import annotations

from datetime import UTC, datetime, time
from typing import Final

from PySide6.QtCore import QCoreApplication, QDateTime, Signal, Slot
from PySide6.QtWidgets import QComboBox, QDateTimeEdit, QDialogButtonBox, QWidget

from dcbc_desktop.errors import DcbcError
from dcbc_desktop.report.dates import in_zone, now
from dcbc_desktop.store.models import FOLDER, HANDED_OVER, MAIL, OTHER, WRITTEN, Submission
from dcbc_desktop.ui.background import BackgroundRunner
from dcbc_desktop.ui.widgets.check_boxes import CheckBox
from dcbc_desktop.ui.widgets.fields import LineEdit
from dcbc_desktop.ui.widgets.labels import plain_label
from dcbc_desktop.ui.widgets.task_dialog import SentenceLabel, TaskDialog, TaskForm, name_button
from dcbc_desktop.workflow.sending.submissions import correct, record_by_hand, strike_out

_BY_HAND: Final = (OTHER, MAIL, FOLDER)
"""Ways in the order they are offered."""


class _EntryDialog(TaskDialog):
    """Dialog with the fields of an entry: recipient, way, time, note. The log adds the time of writing."""

    recorded = Signal()

    def __init__(
        self,
        runner: BackgroundRunner,
        report_id: int,
        parent: QWidget | None,
        name: str,
        about: Submission | None,
        shown: datetime,
    ) -> None:
        super().__init__(runner, parent, name)
        self._report_id = report_id
        self._about = about
        self._intro = SentenceLabel(self)
        self._form = TaskForm()
        self._to, self._note = LineEdit("sent.to", self), LineEdit("sent.note", self)
        self._way = QComboBox(self)
        self._way.setObjectName("sent.way")
        self._when = QDateTimeEdit(QDateTime.fromSecsSinceEpoch(int(shown.timestamp())), self)
        self._when.setObjectName("sent.when")
        self._when.setDisplayFormat("dd/MM/yyyy HH:mm")
        self._when.setCalendarPopup(True)
        self._begun = self._when.dateTime()
        self._file = plain_label(about.file if about else "", self, wraps=True)
        self._file_label = plain_label(parent=self)
        if self._file.text():
            self._form.addRow(self._file_label, self._file)
        for part in (self._file, self._file_label):
            part.setVisible(bool(self._file.text()))
        for field in (self._to, self._way, self._when, self._note):
            self._form.add(field)
        self.body.addWidget(self._intro)
        self.body.addLayout(self._form)
        self._main = self.add_main_button("record")
        self.add_standard(QDialogButtonBox.StandardButton.Cancel)
        for line in (self._to, self._note):
            line.refused.connect(self.show_error)
            line.edited.connect(self._on_edited)
        self._when.dateTimeChanged.connect(self._on_edited)
        self._way.currentIndexChanged.connect(self._on_edited)
        self.buttons.accepted.connect(self._record)

    def _name_fields(self) -> None:
        self._file_label.setText(self.tr("File:"))
        if self._about is not None and self._about.file:
            words = self.tr("{file}, revision {number}")
            self._file.setText(words.format(file=self._about.file, number=self._about.revision))
        self._form.name(self._to, self.tr("&To whom:"))
        self._form.name(self._way, self.tr("&How:"))
        self._form.name(self._when, self.tr("&When:"))
        self._form.name(self._note, self.tr("&Note:"))
        self._to.setPlaceholderText(self.tr("Body or person who received it"))
        self._note.setPlaceholderText(self.tr("If wished: number of the incoming entry, who received it"))
        chosen = self._way.currentData()
        self._way.clear()
        for way in _BY_HAND:
            self._way.addItem(way_words(way), way)
        self._way.setCurrentIndex(max(self._way.findData(chosen), 0))

    def _show_way(self, way: str) -> None:
        self._way.setCurrentIndex(max(self._way.findData(way), 0))

    def _on_edited(self) -> None:
        raise NotImplementedError

    def _record(self) -> None:
        raise NotImplementedError

    def _changed_time(self) -> datetime | None:
        """Return the time if the person changed it."""
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


class RecordSubmissionDialog(_EntryDialog):
    """Dialog that adds a sending: of the file of an entry, else of the newest signed revision."""

    def __init__(
        self,
        runner: BackgroundRunner,
        report_id: int,
        parent: QWidget | None = None,
        about: Submission | None = None,
    ) -> None:
        super().__init__(runner, report_id, parent, "recordSentDialog", about, now())
        self.body.addStretch(1)
        self.retranslate()
        if about is not None and about.event == WRITTEN:
            self._to.show_value(about.recipient)
            self._show_way(MAIL)
        self._on_edited()
        self.open_at_size(560, 0)
        self._to.setFocus()

    def retranslate(self) -> None:
        """Set every word."""
        self.setWindowTitle(self.tr("Add a sending"))
        if self._about is None:
            self._intro.setText(
                self.tr("For what was sent without this program: handed over, put on a stick, sent by the document "
                        "system. It is written down for the newest signed revision.")
            )  # fmt: skip
        else:
            self._intro.setText(
                self.tr("For what was really sent: by the mail program or the browser, handed over, put on a stick, by "
                        "the document system.")
            )  # fmt: skip
        self._name_fields()
        name_button(self._main, self.tr("&Record"))

    @Slot()
    def _on_edited(self) -> None:
        self.show_problem("")
        self._main.setEnabled(bool(self._to.value.strip()))

    @Slot()
    def _record(self) -> None:
        self._main.setEnabled(False)
        self._runner.run_on_store(
            self,
            record_by_hand,
            self._report_id,
            self._to.value,
            str(self._way.currentData()),
            self._changed_time(),
            self._note.value,
            self._about.id if self._about else 0,
            then=self._done,
            failed=self._failed,
        )


class CorrectSubmissionDialog(_EntryDialog):
    """Dialog that corrects an entry or strikes it out, with a reason; the former state stays in the log."""

    def __init__(
        self, runner: BackgroundRunner, report_id: int, entry: Submission, parent: QWidget | None = None
    ) -> None:
        super().__init__(runner, report_id, parent, "correctSentDialog", entry, _moment(entry))
        self._entry = entry
        self._strike = CheckBox(self)
        self._strike.setObjectName("sent.strike")
        self._reason = LineEdit("sent.reason", self)
        self._form.addRow(plain_label(parent=self), self._strike)
        self._form.add(self._reason)
        self.body.addStretch(1)
        self._reason.refused.connect(self.show_error)
        self._reason.edited.connect(self._on_edited)
        self._strike.toggled.connect(self._on_edited)
        self.retranslate()
        self._to.show_value(entry.recipient)
        self._note.show_value(entry.note)
        self._show_way(entry.way)
        self._on_edited()
        self.open_at_size(560, 0)
        self._to.setFocus()

    def retranslate(self) -> None:
        """Set every word."""
        self.setWindowTitle(self.tr("Correct an entry"))
        self._intro.setText(
            self.tr("The corrected entry takes the place of this one; the former state stays in the log, struck "
                    "through, with the reason.")
        )  # fmt: skip
        self._name_fields()
        self._strike.setText(self.tr("The whole entry is wr&ong: strike it out"))
        self._form.name(self._reason, self.tr("&Reason:"))
        self._reason.setPlaceholderText(self.tr("For example: wrong name typed"))
        name_button(self._main, self.tr("&Correct"))

    @Slot()
    def _on_edited(self) -> None:
        self.show_problem("")
        strikes = self._strike.isChecked()
        for field in (self._to, self._when, self._note):
            field.setEnabled(not strikes)
        # that a file was saved or a draft written is no way of sending
        self._way.setEnabled(not strikes and self._entry.event == HANDED_OVER)
        self._main.setEnabled(bool(self._reason.value.strip()))

    @Slot()
    def _record(self) -> None:
        self._main.setEnabled(False)
        if self._strike.isChecked():
            self._runner.run_on_store(
                self,
                strike_out,
                self._report_id,
                self._entry.id,
                self._reason.value,
                then=self._done,
                failed=self._failed,
            )
            return
        self._runner.run_on_store(
            self,
            correct,
            self._report_id,
            self._entry.id,
            self._reason.value,
            self._to.value,
            str(self._way.currentData()),
            self._changed_time(),
            self._note.value,
            then=self._done,
            failed=self._failed,
        )


def _moment(entry: Submission) -> datetime:
    """Return the time of an entry; a day alone begins at midnight."""
    told = entry.told or entry.at
    return told if isinstance(told, datetime) else in_zone(datetime.combine(told, time()))


def way_words(way: str) -> str:
    """Return the name of a way of sending."""
    translate = QCoreApplication.translate
    match way:
        case "mail":
            return translate("WayWords", "E-mail")
        case "folder":
            return translate("WayWords", "File, folder")
        case _:
            return translate("WayWords", "Other way")


def event_words(entry: Submission) -> str:
    """Return what happened, with the way of a sending."""
    translate = QCoreApplication.translate
    match entry.event, entry.way:
        case "saved", _:
            return translate("EventWords", "PDF saved")
        case "written", _:
            return translate("EventWords", "Mail draft written")
        case "struck", _:
            return translate("EventWords", "Struck out")
        case _, "mail":
            return translate("EventWords", "Sent by e-mail")
        case _, "folder":
            return translate("EventWords", "Handed over as a file")
        case _:
            return translate("EventWords", "Sent in another way")
