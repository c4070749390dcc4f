"""Đã gửi: a person writes down what went out by other means than this program."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final

from PySide6.QtCore import QCoreApplication, QDateTime, Signal, Slot
from PySide6.QtWidgets import QComboBox, QDateTimeEdit, QDialogButtonBox, QWidget

from dcbc_desktop.errors import DcbcError
from dcbc_desktop.report.dates import now
from dcbc_desktop.ui.background import BackgroundRunner
from dcbc_desktop.ui.widgets.fields import LineEdit
from dcbc_desktop.ui.widgets.task_dialog import TaskDialog, TaskForm, name_button, sentence_label
from dcbc_desktop.workflow.sending.pdf_export import FOLDER
from dcbc_desktop.workflow.sending.submissions import MAIL, OTHER, record_by_hand

_BY_HAND: Final = (OTHER, MAIL, FOLDER)
"""Ways in the order they are offered."""


def way_words(way: str) -> str:
    """How a way of sending is called in the window."""
    translate = QCoreApplication.translate
    match way:
        case "mail":
            return translate("WayWords", "E-mail")
        case "folder":
            return translate("WayWords", "File, folder")
        case _:
            return translate("WayWords", "Other way")


class RecordSentDialog(TaskDialog):
    """To whom, how and when; the log adds its own time."""

    recorded = Signal()

    def __init__(self, runner: BackgroundRunner, report_id: int, parent: QWidget | None = None) -> None:
        super().__init__(runner, parent, "recordSentDialog")
        self._report_id = report_id
        self._intro = sentence_label(self)
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
        self.wish_size(520, 0)
        self._to.setFocus()

    def _connect_signals(self) -> None:
        for field in (self._to, self._note):
            field.refused.connect(self.show_error)
            field.edited.connect(self._on_edited)
        self._when.dateTimeChanged.connect(self._on_edited)
        self.buttons.accepted.connect(self._write_down)

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
            self._way.addItem(way_words(way), way)
        self._way.setCurrentIndex(chosen)

    @Slot()
    def _on_edited(self) -> None:
        self.say_problem("")
        self._record.setEnabled(bool(self._to.value.strip()))

    @Slot()
    def _write_down(self) -> None:
        self._record.setEnabled(False)
        self._runner.run_on_store(
            self,
            record_by_hand,
            self._report_id,
            self._to.value,
            str(self._way.currentData()),
            self._told_time(),
            self._note.value,
            then=self._done,
            failed=self._failed,
        )

    def _told_time(self) -> datetime | None:
        """The time where the person changed it; the log knows this moment by itself."""
        shown = self._when.dateTime()
        if shown == self._begun:
            return None
        return datetime.fromtimestamp(shown.toSecsSinceEpoch(), UTC).astimezone()

    def _done(self, _: None) -> None:
        self.recorded.emit()
        self.accept()

    def _failed(self, error: DcbcError) -> None:
        self._on_edited()
        self.show_error(error)
