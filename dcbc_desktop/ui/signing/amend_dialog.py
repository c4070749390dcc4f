"""Amend a signed report: ask for the reason and open the next revision."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QDialogButtonBox, QWidget

from dcbc_desktop.errors import DcbcError
from dcbc_desktop.report.report import Report
from dcbc_desktop.ui.background import BackgroundRunner
from dcbc_desktop.ui.session import ReportSession
from dcbc_desktop.ui.widgets.fields import LinesEdit
from dcbc_desktop.ui.widgets.task_dialog import SentenceLabel, TaskDialog, TaskForm, name_button
from dcbc_desktop.workflow.signing.amendments import amend


class AmendDialog(TaskDialog):
    """Dialog that asks for the reason, kept in the audit log; the signed revision does not change."""

    amended = Signal()

    def __init__(self, runner: BackgroundRunner, session: ReportSession, parent: QWidget | None = None) -> None:
        super().__init__(runner, parent, "amendDialog")
        self._session = session
        self._intro = SentenceLabel(self)
        self._form = TaskForm()
        self._reason = LinesEdit("amend.reason", 3, 6, self)
        self._form.add(self._reason)
        self.body.addWidget(self._intro)
        self.body.addLayout(self._form)
        self.body.addStretch(1)
        self._amend = self.add_main_button("amend")
        self.add_standard(QDialogButtonBox.StandardButton.Cancel)
        self.buttons.accepted.connect(self._open_next)
        self._reason.edited.connect(self._on_edited)
        self._reason.refused.connect(self.show_error)
        self.retranslate()
        self._on_edited()
        self.open_at_size(520, 0)
        self._reason.setFocus()

    def retranslate(self) -> None:
        """Set every word."""
        revision = self._session.report.revision
        self.setWindowTitle(self.tr("Amend a signed report"))
        self._intro.setText(
            self.tr("Revision {revision} stays as it was signed. The report opens for editing as revision {next}, "
                    "which has to be signed off again.").format(revision=revision, next=revision + 1)
        )  # fmt: skip
        self._form.name(self._reason, self.tr("&Reason:"))
        self._reason.setPlaceholderText(self.tr("Required; it is kept in the log"))
        name_button(self._amend, self.tr("&Open revision {next}").format(next=revision + 1))

    @Slot()
    def _on_edited(self) -> None:
        self.show_problem("")
        self._amend.setEnabled(bool(self._reason.value.strip()))

    @Slot()
    def _open_next(self) -> None:
        self._amend.setEnabled(False)
        self._runner.run_on_store(
            self, amend, self._session.report.id, self._reason.value, then=self._done, failed=self._failed
        )

    def _done(self, report: Report) -> None:
        self._session.reload(report)
        self.amended.emit()
        self.accept()

    def _failed(self, error: DcbcError) -> None:
        self._on_edited()
        self.show_error(error)
