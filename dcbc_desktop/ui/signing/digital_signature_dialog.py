"""Ký số: what to sign with, the certificate before anything is signed, the act, and what was signed."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QLabel,
    QProgressBar,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from dcbc_desktop.errors import DcbcError
from dcbc_desktop.report import header as h
from dcbc_desktop.report.dates import now
from dcbc_desktop.report.report import Entry, Report
from dcbc_desktop.store.models import SEAL
from dcbc_desktop.ui.background import BackgroundRunner, Lane
from dcbc_desktop.ui.sending.export_flow import ExportFlow
from dcbc_desktop.ui.session import ReportSession
from dcbc_desktop.ui.signing.certificate_card import CertificateCard
from dcbc_desktop.ui.signing.key_form import DATE, KeyForm
from dcbc_desktop.ui.signing.signatures_label import SignaturesLabel
from dcbc_desktop.ui.signing.signing_jobs import (
    AtHand,
    Wanted,
    at_hand,
    keep_signed,
    request_for,
    signatures_after,
    signatures_before,
)
from dcbc_desktop.ui.widgets.check_boxes import RadioButton
from dcbc_desktop.ui.widgets.language import escape_mnemonic
from dcbc_desktop.ui.widgets.style import TIGHT, WIDE, heading_font, space
from dcbc_desktop.ui.widgets.task_dialog import TaskDialog, TaskForm, name_button, scrolled, sentence_label
from dcbc_desktop.workflow.signing import signatures
from dcbc_desktop.workflow.signing.keys import Key, Token, certificates_of
from dcbc_desktop.workflow.signing.signatures import PERSON, SignedBy, SignedRevision, SigningRequest

if TYPE_CHECKING:
    from dcbc_desktop.signing.records import Certificate


_NAME_WIDTH: Final = 320
_NAME_LETTERS: Final = 200


class DigitalSignatureDialog(TaskDialog):
    """One signature on a signed-off revision or, with `changed`, the sign-off of a draft by its first signature."""

    signed = Signal()

    def __init__(
        self,
        runner: BackgroundRunner,
        session: ReportSession,
        parent: QWidget | None = None,
        changed: Mapping[str, Entry] | None = None,
    ) -> None:
        super().__init__(runner, parent, "signDialog")
        self._session = session
        self._changed = changed
        self._request: SigningRequest | None = None
        self._token: Token | None = None
        self._result: SignedRevision | None = None
        self._signatures: tuple[SignedBy, ...] = ()
        self._keeping = False
        self._make_widgets()
        self._lay_out()
        self._connect_signals()
        self.retranslate()
        self.wish_size(680, 440)
        self._read()

    def retranslate(self) -> None:
        """Set every word."""
        self.setWindowTitle(self.tr("Digital signature"))
        self._form.name(self._person, self.tr("Whose signature:"))
        name_button(self._person, self.tr("The signer's: {name}").format(name=self._short_name()))
        name_button(self._seal, self.tr("The &agency's seal"))
        self._turn.setText(self._turn_words())
        self._key.retranslate()
        self._bar.setAccessibleName(self.tr("Signing"))
        name_button(self._export, self.tr("E&xport PDF…"))
        name_button(self._again, self.tr("&Agency's seal as well…"))
        self._say_what()
        self._say_result()
        self._show_state()

    def reject(self) -> None:
        """Closing ends what the token is doing; only what is being written is waited for."""
        if not self._keeping:
            self._key.cancel()
            self._key.secret.forget()
            super().reject()

    def _make_widgets(self) -> None:
        self._what = sentence_label(self, "sign.what")
        self._earlier = SignaturesLabel("sign.earlier", self)
        self._form = TaskForm()
        self._person, self._seal = RadioButton(self), RadioButton(self)
        self._person.setObjectName("sign.person")
        self._seal.setObjectName("sign.seal")
        self._person.setChecked(True)
        self._turn = sentence_label(self, "sign.turn")
        self._card = CertificateCard(self)
        self._bar = QProgressBar(self)
        self._bar.setObjectName("sign.bar")
        self._bar.setRange(0, 0)
        self._bar.hide()
        self._done_heading = QLabel(self)
        self._done_heading.setFont(heading_font(self.font()))
        self._done_note = sentence_label(self, "sign.result")
        self._all = SignaturesLabel("sign.signatures", self)
        self._sign = self.add_main_button("sign")
        self._export = self.add_main_button("export")
        self._again = self.add_button("again")
        self._cancel = self.add_standard(QDialogButtonBox.StandardButton.Cancel)
        self._close = self.add_standard(QDialogButtonBox.StandardButton.Close)

    def _lay_out(self) -> None:
        self._pages = QStackedWidget(self)
        self._form_page = scrolled(self._lay_out_form(), self)
        for page in (self._form_page, self._lay_out_result()):
            self._pages.addWidget(page)
        self.body.addWidget(self._pages, 1)
        self.body.addWidget(self._bar)

    def _lay_out_form(self) -> QWidget:
        page = QWidget(self)
        layout = QVBoxLayout(page)
        space(layout, 0, WIDE)
        whose = QWidget(page)
        choices = QVBoxLayout(whose)
        choices.setContentsMargins(0, TIGHT, 0, 0)
        choices.setSpacing(TIGHT)
        for part in (self._person, self._seal, self._turn):
            choices.addWidget(part)
        self._form.add(self._person, within=whose)
        self._key = KeyForm(self._runner, self._form, self)
        for widget in (self._what, self._earlier):
            layout.addWidget(widget)
        layout.addLayout(self._form)
        layout.addWidget(self._card)
        layout.addStretch(1)
        return page

    def _lay_out_result(self) -> QWidget:
        page = QWidget(self)
        layout = QVBoxLayout(page)
        space(layout, 0, WIDE)
        for part in (self._done_heading, self._done_note, self._all):
            layout.addWidget(part)
        layout.addStretch(1)
        return page

    def _connect_signals(self) -> None:
        self._key.changed.connect(self._on_key)
        self._key.typed.connect(self._on_typed)
        self._key.failed.connect(self.show_error)
        self._person.toggled.connect(self._on_key)
        self._sign.clicked.connect(self._go_on)
        self._export.clicked.connect(self._export_pdf)
        self._again.clicked.connect(self._sign_again)

    def _read(self) -> None:
        self._runner.run_on_store(
            self, at_hand, self._session.report.id, self._changed, then=self._show_at_hand, failed=self._failed
        )

    def _show_at_hand(self, shown: AtHand) -> None:
        self._request = shown.request
        self._key.prefer = self._printed()
        self._key.remember(shown.module)
        self.retranslate()
        (self._key.secret if self._key.chosen else self._key.file.button).setFocus()
        if shown.request.pdf:
            self._runner.run(
                self, signatures_before, shown.request, then=self._show_earlier, failed=self._failed, lane=Lane.SIGNING
            )

    def _show_earlier(self, signatures: tuple[SignedBy, ...]) -> None:
        """Who signed so far decides whose turn it is."""
        self._signatures = signatures
        self._key.prefer = "" if signatures else self._printed()
        self._earlier.show_signatures(signatures)
        self._person.setChecked(not signatures)
        self._seal.setChecked(bool(signatures))
        self.retranslate()
        self.show_whole(self._form_page)

    @Slot()
    def _on_key(self) -> None:
        self.say_problem("")
        certificate, request = self._key.certificate, self._request
        another = certificate is not None and request is not None and self._is_of_another(request, certificate)
        self._card.show_certificate(certificate, self._printed()[:_NAME_LETTERS] if another else "")
        self._show_state()
        self.show_whole(self._form_page)

    def _is_of_another(self, request: SigningRequest, certificate: Certificate) -> bool:
        return self._person.isChecked() and signatures.is_of_another(request, certificate)

    @Slot()
    def _on_typed(self) -> None:
        self.say_problem("")
        self._show_state()

    @Slot()
    def _go_on(self) -> None:
        """First the certificate is shown, then it signs."""
        key = self._key.key()
        self.say_problem("")
        self._bar.show()
        self._show_state()
        if self._key.certificate is None:
            self._runner.run(
                self, certificates_of, key, now(), then=self._show_certificates, failed=self._failed, lane=Lane.SIGNING
            )
            return
        self._key.secret.forget()  # from here on the key alone holds it
        self._runner.run_on_store(
            self, request_for, self._wanted(), then=partial(self._sign_with, key), failed=self._failed
        )

    def _wanted(self) -> Wanted:
        return Wanted(self._session.report.id, PERSON if self._person.isChecked() else SEAL, self._changed)

    def _show_certificates(self, found: tuple[Certificate, ...]) -> None:
        self._bar.hide()
        self._key.note_certificates(found)
        self._on_key()
        (self._sign if len(found) == 1 else self._key.certificates).setFocus()

    def _sign_with(self, key: Key, request: SigningRequest) -> None:
        self._token = key if isinstance(key, Token) else None
        self._runner.run(
            self,
            signatures.sign,
            request,
            key,
            now(),
            then=partial(self._keep, request),
            failed=self._failed,
            lane=Lane.SIGNING,
        )

    def _keep(self, request: SigningRequest, signed: SignedRevision) -> None:
        self._keeping = True
        self._show_state()
        self._runner.run_on_store(
            self,
            keep_signed,
            request,
            signed,
            self._token,
            then=partial(self._show_signed, request, signed),
            failed=self._failed,
            first=True,
        )

    def _show_signed(self, request: SigningRequest, signed: SignedRevision, report: Report) -> None:
        self._keeping, self._result = False, signed
        self._bar.hide()
        if self._changed is not None:
            self._changed = None
            self._session.reload(report)
        self._pages.setCurrentIndex(1)
        self._say_result()
        self._show_state()
        self._export.setFocus()
        self.signed.emit()
        self._runner.run(
            self, signatures_after, signed, request, then=self._show_all, failed=self._failed, lane=Lane.SIGNING
        )

    def _show_all(self, signatures: tuple[SignedBy, ...]) -> None:
        self._signatures = signatures
        self._all.show_signatures(signatures)
        self._show_state()

    @Slot()
    def _sign_again(self) -> None:
        """The agency's seal after the person: another key, so that everything is asked anew."""
        self._result = None
        self._pages.setCurrentIndex(0)
        self._key.begin_again()
        self._show_state()
        self._read()

    def _failed(self, error: DcbcError) -> None:
        self._keeping = False
        self._bar.hide()
        self._key.secret.forget()
        self._show_state()
        self.show_error(error)
        self._key.secret.setFocus()

    def _show_state(self) -> None:
        done, busy = self._result is not None, not self._bar.isHidden()
        complete = _roles(self._signatures) == {True, False}
        usable = self._request is not None and not complete and not busy
        self._key.enable(usable)
        self._person.setEnabled(usable and not self._signatures)
        self._seal.setEnabled(usable and bool(self._signatures))
        self._sign.setEnabled(usable and self._key.complete)
        name_button(self._sign, self.tr("&Sign") if self._key.certificate else self.tr("&Show the certificate"))
        for button in (self._sign, self._cancel):
            button.setVisible(not done)
        for button in (self._export, self._close):
            button.setVisible(done)
        self._again.setVisible(done and not complete)
        self._cancel.setEnabled(not self._keeping)
        (self._export if done else self._sign).setDefault(True)

    def _short_name(self) -> str:
        """The signer's name as a caption, which does not wrap."""
        return escape_mnemonic(self.fontMetrics().elidedText(self._printed(), Qt.TextElideMode.ElideRight, _NAME_WIDTH))

    def _printed(self) -> str:
        report = self._request.report if self._request else self._session.report
        return report.text(h.SIGNATORY_NAME).strip()

    def _turn_words(self) -> str:
        if _roles(self._signatures) == {True, False}:
            return self.tr("Both have signed already. To correct something, amend the report.")
        if self._signatures:
            return self.tr("The person has signed; the agency's seal comes next.")
        return self.tr("The agency's seal comes after the person's signature.")

    def _say_what(self) -> None:
        report = self._request.report if self._request else self._session.report
        words = self.tr("Report number {number} of {date}, revision {revision}. Nothing is changed before the "
                        "signature is made.")  # fmt: skip
        number, day = report.text(h.NUMBER).strip() or "…", _day(report.text(h.DATE)) or "…"
        self._what.setText(words.format(number=number, date=day, revision=report.revision))

    def _say_result(self) -> None:
        if self._result is None:
            return
        self._done_heading.setText(self.tr("Signed digitally"))
        shown = self._result.certificate
        words = self.tr("Signed with the certificate of “{name}”, issued by “{issuer}”. The signed file is kept; "
                        "“Export PDF…” hands it out.")  # fmt: skip
        advice = [self._runner.sentence(one.code, one.params) for one in self._result.advice]
        self._done_note.setText("\n\n".join([words.format(name=shown.name, issuer=shown.issuer), *advice]))

    @Slot()
    def _export_pdf(self) -> None:
        ExportFlow(self._runner, self._session, self).start(draft=False)


def _roles(signatures: tuple[SignedBy, ...]) -> set[bool]:
    """Whether a person signed (False among them), whether the agency (True)."""
    return {one.seal for one in signatures}


def _day(text: str) -> str:
    """A date as people write it; what is none stays as it stands."""
    try:
        day = h.typed_date(text)
    except DcbcError:
        return text.strip()
    return f"{day:{DATE}}" if day else ""
