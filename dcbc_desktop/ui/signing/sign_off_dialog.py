"""Ký duyệt: what stands in the way, who signs, and the act that freezes a revision."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from dcbc_desktop.errors import DcbcError
from dcbc_desktop.report import header as h
from dcbc_desktop.report.checks.finding import Finding
from dcbc_desktop.report.comparison.earlier_reports import NO_PAST, Past
from dcbc_desktop.report.report import Entry, Report
from dcbc_desktop.store.models import NewRevision, Revision
from dcbc_desktop.store.store import Store
from dcbc_desktop.ui import signing
from dcbc_desktop.ui.background import BackgroundRunner
from dcbc_desktop.ui.review.findings_list import FindingsList
from dcbc_desktop.ui.sending.export_flow import ExportFlow
from dcbc_desktop.ui.session import ReportSession
from dcbc_desktop.ui.signing.signatory_form import SignatoryForm
from dcbc_desktop.ui.widgets.check_boxes import RadioButton
from dcbc_desktop.ui.widgets.labels import ToneLabel
from dcbc_desktop.ui.widgets.style import STEP, WIDE, heading_font, space
from dcbc_desktop.ui.widgets.task_dialog import TaskDialog, name_button, scrolled, sentence_label
from dcbc_desktop.workflow import review
from dcbc_desktop.workflow.signing import sign_off

_CHECK_AFTER_MS = 250
_NUMBERED = (h.NUMBER, h.DATE)


@dataclass(frozen=True, slots=True)
class _Signed:
    """What the store holds after sign-off."""

    revision: Revision
    report: Report


class SignOffDialog(TaskDialog):
    """Nothing is changed before the last button, and nothing by half."""

    signed = Signal(int)
    place_requested = Signal(str)

    def __init__(self, runner: BackgroundRunner, session: ReportSession, parent: QWidget | None = None) -> None:
        super().__init__(runner, parent, "signOffDialog")
        self._session = session
        self._report = session.report
        self._past = NO_PAST
        self._changed: dict[str, Entry] = {}
        self._revision: Revision | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_CHECK_AFTER_MS)
        self._make_widgets()
        self._lay_out()
        self._connect_signals()
        self.retranslate()
        self._show_state()
        self.wish_size(860, 420)
        session.flush(self._after_flush)

    def retranslate(self) -> None:
        """Set every word."""
        self.setWindowTitle(self.tr("Sign off"))
        self._form.retranslate()
        self._findings.use_language(self._runner.language)
        name_button(self._pen, self.tr("Signature &by pen on the printed page"))
        name_button(self._digital, self.tr("Di&gital signature"))
        self._needed.setText(
            self.tr("A digital signature comes after number and date: they are printed on the page that is signed. "
                    "Please fill them in above.")
        )  # fmt: skip
        self._blanks.setText(
            self.tr("Number and date may stay open: the page then has blanks to write them in by hand, and they are "
                    "recorded afterwards with “Register”.")
        )  # fmt: skip
        self._name_sign()
        name_button(self._export, self.tr("&Export PDF…"))
        self._bar.setAccessibleName(self.tr("Making the final pages"))
        self._say_result()

    def _make_widgets(self) -> None:
        self._findings = FindingsList(self)
        self._form = SignatoryForm(self._report, self)
        self._pen, self._digital = RadioButton(self), RadioButton(self)
        self._pen.setObjectName("signOff.pen")
        self._digital.setObjectName("signOff.digital")
        self._pen.setChecked(True)
        self._needed, self._blanks = ToneLabel(parent=self), ToneLabel(parent=self)
        self._needed.setObjectName("signOff.needed")
        self._bar = QProgressBar(self)
        self._bar.setRange(0, 0)
        self._bar.hide()
        self._done_heading = QLabel(self)
        self._done_heading.setFont(heading_font(self.font()))
        self._done_note, self._hash = sentence_label(self, "signOff.result"), sentence_label(self, "signOff.hash")
        self._sign = self.add_main_button("sign")
        self._export = self.add_main_button("export")
        self._cancel = self.add_standard(QDialogButtonBox.StandardButton.Cancel)
        self._close = self.add_standard(QDialogButtonBox.StandardButton.Close)

    def _lay_out(self) -> None:
        self._pages = QStackedWidget(self)
        self._form_page = scrolled(self._lay_out_form(), self)
        for page in (self._form_page, self._lay_out_result()):
            self._pages.addWidget(page)
        self.body.addWidget(self._pages, 1)

    def _lay_out_form(self) -> QWidget:
        page = QWidget(self)
        layout = QVBoxLayout(page)
        space(layout, 0, WIDE)
        layout.addWidget(self._findings)
        columns = QHBoxLayout()
        columns.setSpacing(WIDE)
        columns.addLayout(self._form.form, 3)
        columns.addWidget(self._form.preview, 2, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(columns)
        exits = QVBoxLayout()
        exits.setSpacing(STEP)
        for part in (self._pen, self._blanks, self._digital, self._needed):
            exits.addWidget(part)
        layout.addLayout(exits)
        layout.addWidget(self._bar)
        layout.addStretch(1)
        return page

    def _lay_out_result(self) -> QWidget:
        page = QWidget(self)
        layout = QVBoxLayout(page)
        space(layout, 0, WIDE)
        for part in (self._done_heading, self._done_note, self._hash):
            layout.addWidget(part)
        layout.addStretch(1)
        return page

    def _connect_signals(self) -> None:
        self._form.edited.connect(self._timer.start)
        self._form.refused.connect(self.show_error)
        self._timer.timeout.connect(self._check)
        self._pen.toggled.connect(self._show_state)
        self._findings.place_requested.connect(self._go_to)
        self._session.save_failed.connect(self._failed)
        self._sign.clicked.connect(self._sign_off)
        self._export.clicked.connect(self._export_pdf)

    def _after_flush(self) -> None:
        if isValid(self):
            self._report = self._session.report
            self._runner.run_on_store(self, sign_off.replacing, self._report, then=self._look_back, failed=self._failed)

    def _look_back(self, past: Past) -> None:
        self._past = past
        self._check()

    @Slot()
    def _check(self) -> None:
        report = self._report.with_entries(self._form.changed_entries())
        self._runner.run(self, _checked, report, self._past, then=self._show_findings, failed=self._failed)

    def _show_findings(self, checked: tuple[tuple[Finding, ...], Report]) -> None:
        self._findings.show_findings(*checked, self._runner.language)
        self.say_problem("")
        self._show_state()
        self.show_whole(self._form_page)

    @Slot(str)
    def _go_to(self, key: str) -> None:
        if not self._form.focus(key):
            self.place_requested.emit(key)
            self.reject()

    @Slot()
    def _show_state(self) -> None:
        done, busy = self._revision is not None, not self._bar.isHidden()
        unnumbered = self._digital.isChecked() and not all(self._form.fields[key].value.strip() for key in _NUMBERED)
        self._form.require_number(self._digital.isChecked())
        self._blanks.setVisible(self._pen.isChecked())
        self._needed.setVisible(unnumbered)
        self._sign.setEnabled(self._findings.blocking == 0 and not (busy or unnumbered or self._report.frozen))
        self._name_sign()
        for button in (self._sign, self._cancel):
            button.setVisible(not done)
        for button in (self._export, self._close):
            button.setVisible(done)
        (self._export if done else self._sign).setDefault(True)

    def _name_sign(self) -> None:
        words = self.tr("&Sign off revision {revision}").format(revision=self._report.revision)
        name_button(self._sign, self.tr("&Sign digitally…") if self._digital.isChecked() else words)

    @Slot()
    def _sign_off(self) -> None:
        self.say_problem("")
        if self._digital.isChecked():
            self._changed = self._form.changed_entries()
            self._session.flush(self._sign_digitally)
            return
        self._bar.show()
        self._show_state()
        self._changed = self._form.changed_entries()
        self._session.flush(self._find_predecessor)

    def _sign_digitally(self) -> None:
        """The other exit: sign-off and signature are one act, done in the window of signing."""
        if not isValid(self):
            return
        dialog = signing.DigitalSignatureDialog(self._runner, self._session, self, self._changed)
        dialog.signed.connect(partial(self._on_signed_digitally, dialog))
        dialog.open()

    def _on_signed_digitally(self, dialog: QDialog) -> None:
        """The window of signing shows what became of it, and may go on with the seal; this one ends with it."""
        if not self._report.frozen:
            self._report = self._session.report
            dialog.finished.connect(self.accept)
            self.signed.emit(self._report.revision)

    def _find_predecessor(self) -> None:
        if isValid(self):
            self._report = self._session.report
            self._runner.run_on_store(
                self, sign_off.predecessor, self._report.id, then=self._prepare, failed=self._failed
            )

    def _prepare(self, predecessor: str) -> None:
        report = self._report.with_entries(self._changed)
        self._runner.run(
            self, sign_off.prepare, report, predecessor, self._past, then=self._freeze, failed=self._failed
        )

    def _freeze(self, revision: NewRevision) -> None:
        self._runner.run_on_store(
            self,
            _freeze,
            self._report,
            self._changed,
            revision,
            then=self._show_signed,
            failed=self._failed,
            first=True,
        )

    def _show_signed(self, signed: _Signed) -> None:
        self._bar.hide()
        self._revision = signed.revision
        self._session.reload(signed.report)
        self._pages.removeWidget(self._form_page)
        self._form_page.hide()
        self._say_result()
        self._show_state()
        self.adjustSize()
        self._export.setFocus()
        self.signed.emit(signed.revision.number)

    def _failed(self, error: DcbcError) -> None:
        self._bar.hide()
        self._show_state()
        self.show_error(error)

    def _say_result(self) -> None:
        if self._revision is None:
            return
        text = self.tr("Revision {revision} is signed off").format(revision=self._revision.number)
        self._done_heading.setText(text)
        notes = [self.tr("The report can no longer be edited; “Amend” opens the next revision.")]
        report = self._session.report
        if not report.text(h.NUMBER).strip() or not report.text(h.DATE).strip():
            notes.append(self.tr("Print the PDF, sign it by pen, fill in the blanks; then record number and date with "
                                 "“Register”."))  # fmt: skip
        self._done_note.setText("\n".join(notes))
        self._hash.setText(self.tr("SHA-256 of the content: {hash}").format(hash=self._revision.sha256))

    @Slot()
    def _export_pdf(self) -> None:
        ExportFlow(self._runner, self._session, self).start(draft=False)


def _checked(report: Report, past: Past) -> tuple[tuple[Finding, ...], Report]:
    return review.check(report, past), report


def _freeze(store: Store, report: Report, changed: dict[str, Entry], revision: NewRevision) -> _Signed:
    return _Signed(sign_off.freeze(store, report, changed, revision), store.load_report(report.id))
