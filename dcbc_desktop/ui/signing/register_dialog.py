"""Register number and date of a report that was signed by pen."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QDialogButtonBox, QWidget

from dcbc_desktop.errors import DcbcError, UsageError
from dcbc_desktop.report import header as h
from dcbc_desktop.report.checks.finding import Finding
from dcbc_desktop.store.models import Revision
from dcbc_desktop.store.store import Store
from dcbc_desktop.ui.background import BackgroundRunner
from dcbc_desktop.ui.session import ReportSession
from dcbc_desktop.ui.widgets.fields import LineEdit
from dcbc_desktop.ui.widgets.task_dialog import SentenceLabel, TaskDialog, TaskForm, name_button
from dcbc_desktop.workflow.review import finding_sentence
from dcbc_desktop.workflow.signing.amendments import date_advice, register, waiting


class RegisterDialog(TaskDialog):
    """Dialog that records what was written on the paper; the signed page does not change."""

    registered = Signal()

    def __init__(self, runner: BackgroundRunner, session: ReportSession, parent: QWidget | None = None) -> None:
        super().__init__(runner, parent, "registerDialog")
        self._report = session.saved_report
        self._issued = session.issued
        self._waiting: tuple[Revision, ...] = ()
        self._intro, self._nothing = SentenceLabel(self), SentenceLabel(self, "register.nothing")
        self._form = TaskForm()
        self._revision = QComboBox(self)
        self._revision.setObjectName("register.revision")
        self._form.add(self._revision)
        self._form.setRowVisible(self._revision, False)
        self._number, self._date = LineEdit("register.number", self), LineEdit("register.date", self)
        for field, key in ((self._number, h.NUMBER), (self._date, h.DATE)):
            self._form.add(field)
            field.show_value(session.report.text(key))
            field.refused.connect(self.show_error)
            field.edited.connect(self._on_edited)
        self.body.addWidget(self._intro)
        self.body.addWidget(self._nothing)
        self._advice = SentenceLabel(self, "register.advice")
        self._advice.hide()
        self.body.addLayout(self._form)
        self.body.addWidget(self._advice)
        self.body.addStretch(1)
        self._record = self.add_main_button("record")
        self.add_standard(QDialogButtonBox.StandardButton.Cancel)
        self.buttons.accepted.connect(self._register)
        self._revision.activated.connect(self._show_revision)
        self.retranslate()
        self._on_edited()
        self._nothing.setVisible(False)
        self.open_at_size(460, 0)
        runner.run_on_store(self, waiting, self._report.id, then=self._offer, failed=self.show_error)

    def retranslate(self) -> None:
        """Set every word."""
        self.setWindowTitle(self.tr("Register number and date"))
        self._intro.setText(
            self.tr("Write down what was written on the signed page by hand. It is recorded beside the revision; the "
                    "signed page itself is not changed. Please compare with the paper first: what is recorded cannot "
                    "be changed.")
        )  # fmt: skip
        self._say_nothing_waits()
        self._form.name(self._revision, self.tr("Re&vision:"))
        self._name_revisions()
        self._form.name(self._number, self.tr("&Number:"))
        self._form.name(self._date, self.tr("&Date:"))
        self._number.setPlaceholderText(self.tr("for example 12"))
        self._date.setPlaceholderText(self.tr("for example 15/12/2026"))
        name_button(self._record, self.tr("&Record"))

    def _name_revisions(self) -> None:
        chosen = max(self._revision.currentIndex(), 0)
        self._revision.clear()
        words = self.tr("Revision {revision}, signed off on {date}")
        for one in self._waiting:
            self._revision.addItem(words.format(revision=one.number, date=f"{one.signed:%d/%m/%Y}"), one.number)
        self._revision.setCurrentIndex(chosen)

    def _offer(self, waiting: tuple[Revision, ...]) -> None:
        """Offer the unregistered revisions; the choice is hidden if only the current revision is one."""
        self._waiting = waiting
        self._name_revisions()
        others = [one for one in waiting if not self._report.frozen or one.number != self._report.revision]
        self._form.setRowVisible(self._revision, bool(others))
        useless = not waiting
        self._nothing.setVisible(useless)
        for field in (self._number, self._date):
            field.setEnabled(not useless)
        if others:
            self._show_revision()
        self._on_edited()

    def _say_nothing_waits(self) -> None:
        """Say why there is nothing to record, with what the signed report has already."""
        words = self.tr("No earlier revision that was signed by pen waits for its number and date.")
        if self._issued is not None and self._issued.known:
            words = self.tr("Revision {revision} has its number and date already: {name}. Nothing more is to be "
                            "recorded; “Amend” opens the next revision.").format(
                revision=self._issued.revision, name=self._issued.short
            )  # fmt: skip
        self._nothing.setText(words)

    @Slot()
    def _show_revision(self) -> None:
        """Show the number or date that is printed on the page of the chosen revision already."""
        one = self._waiting[self._revision.currentIndex()]
        self._number.show_value(one.document_number)
        self._date.show_value(f"{one.document_date:%d/%m/%Y}" if one.document_date else "")
        self._on_edited()

    @Slot()
    def _on_edited(self) -> None:
        self.show_problem("")
        self._record.setEnabled(bool(self._number.value.strip() and self._date.value.strip()))
        self._runner.run_on_store(
            self, _advice, self._report.id, self._date.value, self._chosen(), then=self._show_advice
        )

    def _chosen(self) -> int | None:
        return self._revision.currentData() if self._waiting else None

    def _show_advice(self, advised: tuple[str, tuple[Finding, ...]]) -> None:
        """Show what the date contradicts, unless another date was typed meanwhile."""
        day, advice = advised
        if day == self._date.value:
            words = " ".join(finding_sentence(one, self._report, self._runner.language) for one in advice)
            self._advice.show_message(words)
            self._make_room()

    @Slot()
    def _register(self) -> None:
        self._record.setEnabled(False)
        self._runner.run_on_store(
            self,
            register,
            self._report.id,
            self._number.value,
            self._date.value,
            self._chosen(),
            then=self._done,
            failed=self._failed,
        )

    def _done(self, _: tuple[Finding, ...]) -> None:
        self.registered.emit()
        self.accept()

    def _failed(self, error: DcbcError) -> None:
        self._on_edited()
        self.show_error(error)


def _advice(store: Store, report_id: int, day: str, revision: int | None) -> tuple[str, tuple[Finding, ...]]:
    """Return the typed date with what it contradicts; nothing while it is no date yet."""
    try:
        return day, date_advice(store, report_id, day, revision)
    except UsageError:
        return day, ()
