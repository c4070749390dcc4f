"""Number and date given to a report after it was signed by pen."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QDialogButtonBox, QWidget

from dcbc_desktop.errors import DcbcError
from dcbc_desktop.report import header as h
from dcbc_desktop.store.store import Store
from dcbc_desktop.ui.desk import Desk
from dcbc_desktop.ui.fields import LineEdit
from dcbc_desktop.ui.session import ReportSession
from dcbc_desktop.ui.task_dialog import TaskDialog, TaskForm, name_button, sentence_label
from dcbc_desktop.workflow.registering import register


class RegisterDialog(TaskDialog):
    """Records what was written on the paper; the signed page stays as it is."""

    registered = Signal()

    def __init__(self, desk: Desk, session: ReportSession, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent, "registerDialog")
        self._report_id = session.report.id
        self._intro = sentence_label(self)
        self._form = TaskForm()
        self._number, self._date = LineEdit("register.number", self), LineEdit("register.date", self)
        for field, key in ((self._number, h.NUMBER), (self._date, h.DATE)):
            self._form.add(field)
            field.show_value(session.report.text(key))
            field.refused.connect(self.show_error)
            field.edited.connect(self._on_edited)
        self.body.addWidget(self._intro)
        self.body.addLayout(self._form)
        self.body.addStretch(1)
        self._record = self.add_main_button("record")
        self.add_standard(QDialogButtonBox.StandardButton.Cancel)
        self.buttons.accepted.connect(self._register)
        self.retranslate()
        self._on_edited()
        self.wish_size(460, 0)

    def retranslate(self) -> None:
        """Set every word."""
        self.setWindowTitle(self.tr("Register number and date"))
        self._intro.setText(
            self.tr("Write down what was written on the signed page by hand. It is recorded beside the revision; the "
                    "signed page itself is not changed.")
        )  # fmt: skip
        self._form.name(self._number, self.tr("&Number:"))
        self._form.name(self._date, self.tr("&Date:"))
        self._number.setPlaceholderText(self.tr("for example 12"))
        self._date.setPlaceholderText(self.tr("for example 15/12/2026"))
        name_button(self._record, self.tr("&Record"))

    @Slot()
    def _on_edited(self) -> None:
        self.say_problem("")
        self._record.setEnabled(bool(self._number.value.strip() and self._date.value.strip()))

    @Slot()
    def _register(self) -> None:
        self._record.setEnabled(False)
        job = partial(_record_number, self._report_id, self._number.value, self._date.value)
        self._desk.ask(self, job, self._done, self._failed)

    def _done(self, _report_id: int) -> None:
        self.registered.emit()
        self.accept()

    def _failed(self, error: DcbcError) -> None:
        self._on_edited()
        self.show_error(error)


def _record_number(report_id: int, number: str, day: str, store: Store) -> int:
    register(store, report_id, number, day)
    return report_id
