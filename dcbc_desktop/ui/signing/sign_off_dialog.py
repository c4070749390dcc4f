"""Ký duyệt: blocking findings, signatory, and sign-off, which freezes a revision."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from dcbc_desktop.errors import DcbcError
from dcbc_desktop.report import header as h
from dcbc_desktop.report.checks.date_checks import check_blank_date
from dcbc_desktop.report.checks.ignored import SortedFindings
from dcbc_desktop.report.dates import today
from dcbc_desktop.report.report import Entry, Report
from dcbc_desktop.store.models import DIGITAL, PEN, NewRevision, Revision
from dcbc_desktop.store.store import Store
from dcbc_desktop.ui import signing
from dcbc_desktop.ui.background import BackgroundRunner
from dcbc_desktop.ui.review.findings_list import FindingsList
from dcbc_desktop.ui.session import ReportSession
from dcbc_desktop.ui.signing.signatory_form import SignatoryForm
from dcbc_desktop.ui.signing.signing_dialog import SigningDialog
from dcbc_desktop.ui.widgets.check_boxes import RadioButton
from dcbc_desktop.ui.widgets.labels import ToneLabel
from dcbc_desktop.ui.widgets.style import STEP, WIDE, space
from dcbc_desktop.ui.widgets.task_dialog import SentenceLabel, name_button
from dcbc_desktop.workflow import review
from dcbc_desktop.workflow.review_data import ReviewData, read_review_data
from dcbc_desktop.workflow.signing import sign_off

_CHECK_AFTER_MS = 250
_NUMBERED = (h.NUMBER, h.DATE)


class SignOffDialog(SigningDialog):
    """Dialog that changes nothing before its last button; sign-off is one transaction."""

    signed = Signal(int)
    place_requested = Signal(str)

    def __init__(self, runner: BackgroundRunner, session: ReportSession, parent: QWidget | None = None) -> None:
        super().__init__(runner, session, parent, "signOffDialog", "signOff")
        self._report = session.report
        self._data = ReviewData()
        self._changed: dict[str, Entry] = {}
        self._revision: Revision | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_CHECK_AFTER_MS)
        self._make_widgets()
        self._add_pages(self._lay_out_form(), self._hash)
        self._connect_signals()
        self.retranslate()
        self._show_state()
        self.open_at_size(900, 420)
        session.flush(self._after_flush)

    def retranslate(self) -> None:
        """Set every word."""
        self.setWindowTitle(self.tr("Sign off"))
        self._form.retranslate()
        self._findings.use_language(self._runner.language)
        name_button(self._pen, self.tr("Signature &by pen on the printed page"))
        name_button(self._digital, self.tr("Di&gital signature"))
        name_button(self._elsewhere, self.tr("Digital signature with another progra&m"))
        self._needed.setText(
            self.tr("A digital signature comes after number and date: they are printed on the page that is signed. "
                    "Please fill them in above.")
        )  # fmt: skip
        blanks = self.tr(
            "Number and date may stay open: the page then has blanks to write them in by hand before the year "
            "{year}, and they are recorded afterwards with “Register”."
        )
        past = [self._runner.sentence(one.code, one.params) for one in check_blank_date(self._report, today())]
        self._blanks.setText(" ".join((blanks.format(year=self._report.period.last.year), *past)))
        self._return.setText(
            self.tr("The PDF gets empty fields for signatures. Export it, sign that very file with the other program, "
                    "and bring it in with “Take back a signed copy or scan”.")
        )  # fmt: skip
        self._name_sign()
        name_button(self._export, self.tr("&Export PDF…"))
        self._bar.setAccessibleName(self.tr("Making the final pages"))
        self._show_result()

    def _make_widgets(self) -> None:
        self._findings = FindingsList(self)
        self._form = SignatoryForm(self._report, self)
        self._pen, self._digital, self._elsewhere = RadioButton(self), RadioButton(self), RadioButton(self)
        self._pen.setObjectName("signOff.pen")
        self._digital.setObjectName("signOff.digital")
        self._elsewhere.setObjectName("signOff.elsewhere")
        self._pen.setChecked(True)
        self._needed, self._blanks, self._return = (ToneLabel(parent=self) for _ in range(3))
        self._needed.setObjectName("signOff.needed")
        self._hash = SentenceLabel(self, "signOff.hash")

    def _lay_out_form(self) -> QWidget:
        page = QWidget(self)
        layout = QVBoxLayout(page)
        space(layout, 0, WIDE)
        layout.addWidget(self._findings)
        columns = QHBoxLayout()
        columns.setSpacing(WIDE)
        columns.addWidget(self._form.block, 3)
        columns.addWidget(self._form.preview, 2, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(columns)
        exits = QVBoxLayout()
        exits.setSpacing(STEP)
        for part in (self._pen, self._blanks, self._digital, self._elsewhere, self._return, self._needed):
            exits.addWidget(part)
        layout.addLayout(exits)
        layout.addWidget(self._bar)
        layout.addStretch(1)
        return page

    def _connect_signals(self) -> None:
        self._form.edited.connect(self._on_edited)
        self._form.refused.connect(self.show_error)
        self._timer.timeout.connect(self._check)
        for way in (self._pen, self._digital, self._elsewhere):
            way.toggled.connect(self._show_state)
        self._findings.place_requested.connect(self._go_to)
        self._session.save_failed.connect(self._failed)
        self._sign.clicked.connect(self._sign_off)

    def _after_flush(self) -> None:
        if isValid(self):
            self._report = self._session.report
            self._runner.run_on_store(self, read_review_data, self._report, then=self._take_data, failed=self._failed)

    def _take_data(self, data: ReviewData) -> None:
        self._data = data
        self._check()

    @Slot()
    def _on_edited(self) -> None:
        """Show no numbers of the former check."""
        self._findings.show_checking()
        self._show_state()
        self._timer.start()

    @Slot()
    def _check(self) -> None:
        report = self._report.with_entries(self._form.changed_entries())
        then = partial(self._show_findings, report)
        self._runner.run(self, review.sorted_findings, report, self._data, then=then, failed=self._failed)

    def _show_findings(self, report: Report, found: SortedFindings) -> None:
        if self._timer.isActive() or report.entries != self._report.with_entries(self._form.changed_entries()).entries:
            return  # edited meanwhile; the next check follows
        self._findings.show_findings(found, report, self._runner.language)
        self.show_problem("")
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
        by_pen = self._pen.isChecked()
        unnumbered = not by_pen and not all(self._form.fields[key].value.strip() for key in _NUMBERED)
        self._form.require_number(not by_pen)
        self._blanks.setVisible(by_pen)
        self._return.setVisible(self._elsewhere.isChecked())
        self._needed.setVisible(unnumbered)
        self._sign.setEnabled(self._findings.blocking == 0 and not (busy or unnumbered or self._report.frozen))
        self._name_sign()
        self._show_buttons(done=done)

    def _name_sign(self) -> None:
        words = self.tr("&Sign off revision {revision}").format(revision=self._report.revision)
        name_button(self._sign, self.tr("&Sign digitally…") if self._digital.isChecked() else words)

    @Slot()
    def _sign_off(self) -> None:
        self.show_problem("")
        if self._digital.isChecked():
            self._changed = self._form.changed_entries()
            self._session.flush(self._sign_digitally)
            return
        self._bar.show()
        self._show_state()
        self._changed = self._form.changed_entries()
        self._session.flush(self._find_predecessor)

    def _sign_digitally(self) -> None:
        """Sign off by a digital signature: both are one act of the other dialog."""
        if not isValid(self):
            return
        dialog = signing.DigitalSignatureDialog(self._runner, self._session, self, self._changed)
        dialog.attach_first = self.attach_first
        dialog.signed.connect(partial(self._on_signed_digitally, dialog))
        dialog.open()

    def _on_signed_digitally(self, dialog: QDialog) -> None:
        """Close this dialog after the other one, which shows the result and may go on with the seal."""
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
        leaves = DIGITAL if self._elsewhere.isChecked() else PEN
        self._runner.run(
            self, sign_off.prepare, report, predecessor, self._data.past, leaves, then=self._freeze, failed=self._failed
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

    def _show_signed(self, signed: tuple[Revision, Report]) -> None:
        self._bar.hide()
        self._revision, report = signed
        self._session.reload(report)
        self._pages.removeWidget(self._form_page)
        self._form_page.hide()
        self._show_result()
        self._show_state()
        self.adjustSize()
        self._export.setFocus()
        self.signed.emit(self._revision.number)

    def _failed(self, error: DcbcError) -> None:
        self._bar.hide()
        self._show_state()
        self.show_error(error)

    def _show_result(self) -> None:
        if self._revision is None:
            return
        text = self.tr("Revision {revision} is signed off").format(revision=self._revision.number)
        self._done_heading.setText(text)
        notes = [self.tr("The report can no longer be edited; “Amend” opens the next revision.")]
        report = self._session.report
        if self._revision.exit == DIGITAL:
            notes.append(
                self.tr("No signature is on it yet: export the PDF, sign that very file with the other program, and "
                        "bring it in with “Take back a signed copy or scan”.")
            )  # fmt: skip
        elif not report.text(h.NUMBER).strip() or not report.text(h.DATE).strip():
            notes.append(self.tr("Print the PDF, sign it by pen, fill in the blanks; then record number and date with "
                                 "“Register”."))  # fmt: skip
        self._done_note.setText("\n".join(notes))
        self._hash.setText(self.tr("SHA-256 of the content: {hash}").format(hash=self._revision.sha256))


def _freeze(store: Store, report: Report, changed: dict[str, Entry], revision: NewRevision) -> tuple[Revision, Report]:
    return sign_off.freeze(store, report, changed, revision), store.load_report(report.id)
