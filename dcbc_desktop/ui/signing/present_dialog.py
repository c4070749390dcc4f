"""Trình ký: findings first, then hand the report to the chief."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QDialogButtonBox, QWidget
from shiboken6 import isValid

from dcbc_desktop.errors import DcbcError
from dcbc_desktop.report.checks.ignored import SortedFindings
from dcbc_desktop.report.report import Report
from dcbc_desktop.ui.background import BackgroundRunner
from dcbc_desktop.ui.review.findings_list import FindingsList
from dcbc_desktop.ui.session import ReportSession
from dcbc_desktop.ui.widgets.task_dialog import SentenceLabel, TaskDialog, name_button
from dcbc_desktop.workflow import review
from dcbc_desktop.workflow.review_data import ReviewData, read_review_data
from dcbc_desktop.workflow.signing import presentation


class PresentDialog(TaskDialog):
    """Dialog that changes nothing before its last button."""

    presented = Signal()
    place_requested = Signal(str)

    def __init__(self, runner: BackgroundRunner, session: ReportSession, parent: QWidget | None = None) -> None:
        super().__init__(runner, parent, "presentDialog")
        self._session = session
        self._findings = FindingsList(self)
        self._note = SentenceLabel(self, "presentDialog.note")
        self.body.addWidget(self._findings)
        self.body.addWidget(self._note)
        self.body.addStretch(1)
        self._present = self.add_main_button("present")
        self._present.setEnabled(False)
        self.add_standard(QDialogButtonBox.StandardButton.Cancel)
        self._connect_signals()
        self.retranslate()
        self.open_at_size(640, 0)
        session.flush(self._read)

    def _connect_signals(self) -> None:
        self.buttons.accepted.connect(self._present_report)
        self._findings.place_requested.connect(self._go_to)
        self._session.save_failed.connect(self._failed)

    def retranslate(self) -> None:
        """Set every word."""
        self.setWindowTitle(self.tr("Present for signature"))
        self._findings.use_language(self._runner.language)
        self._note.setText(
            self.tr("The report waits for the chief and can only be read until it is signed off, returned with "
                    "comments, or withdrawn. Nothing is lost.")
        )  # fmt: skip
        name_button(self._present, self.tr("&Present for signature"))

    def _read(self) -> None:
        if isValid(self):
            report = self._session.saved_report
            then = partial(self._check, report)
            self._runner.run_on_store(self, read_review_data, report, then=then, failed=self._failed)

    def _check(self, report: Report, data: ReviewData) -> None:
        then = partial(self._show_findings, report)
        self._runner.run(self, review.sorted_findings, report, data, then=then, failed=self._failed)

    def _show_findings(self, report: Report, found: SortedFindings) -> None:
        self._findings.show_findings(found, report, self._runner.language)
        self._present.setEnabled(not self._findings.blocking)
        self.show_problem("")

    @Slot(str)
    def _go_to(self, key: str) -> None:
        self.place_requested.emit(key)
        self.reject()

    @Slot()
    def _present_report(self) -> None:
        self._present.setEnabled(False)
        self._runner.run_on_store(
            self, presentation.present, self._session.saved_report.id, then=self._done, failed=self._failed
        )

    def _done(self, report: Report) -> None:
        self._session.reload(report)
        self.presented.emit()
        self.accept()

    @Slot(object)
    def _failed(self, error: DcbcError) -> None:
        self._present.setEnabled(self._findings.blocking == 0)
        self.show_error(error)
