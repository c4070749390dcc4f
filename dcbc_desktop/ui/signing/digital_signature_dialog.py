"""Ký số: choose the key, look at its certificate, sign, see the signatures."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QVBoxLayout,
    QWidget,
)

from dcbc_desktop.errors import DcbcError
from dcbc_desktop.report import header as h
from dcbc_desktop.report.dates import now
from dcbc_desktop.report.report import Entry, Report
from dcbc_desktop.store.models import SEAL
from dcbc_desktop.store.store import Store
from dcbc_desktop.ui.background import BackgroundRunner, Lane
from dcbc_desktop.ui.session import ReportSession
from dcbc_desktop.ui.signing.key_form import DATE, KeyForm
from dcbc_desktop.ui.signing.signature_details import CertificateCard, SignaturesLabel
from dcbc_desktop.ui.signing.signing_dialog import SigningDialog
from dcbc_desktop.ui.widgets.check_boxes import RadioButton
from dcbc_desktop.ui.widgets.language import escape_mnemonic
from dcbc_desktop.ui.widgets.style import TIGHT, WIDE, space
from dcbc_desktop.ui.widgets.task_dialog import SentenceLabel, TaskForm, name_button
from dcbc_desktop.workflow.signing import signatures
from dcbc_desktop.workflow.signing.keys import Key, Token, certificates_of
from dcbc_desktop.workflow.signing.signatures import PERSON, SignedBy, SignedRevision, SigningRequest, signed_by
from dcbc_desktop.workflow.signing.token_modules import OfferedModule, choose, offered_module

if TYPE_CHECKING:
    from dcbc_desktop.signing.records import Certificate, Trust


_NAME_WIDTH: Final = 320


class DigitalSignatureDialog(SigningDialog):
    """Dialog for one signature of a signed-off revision or, with `changed`, for sign-off by the first signature."""

    signed = Signal()

    def __init__(
        self,
        runner: BackgroundRunner,
        session: ReportSession,
        parent: QWidget | None = None,
        changed: Mapping[str, Entry] | None = None,
    ) -> None:
        super().__init__(runner, session, parent, "signDialog", "sign")
        self._changed = changed
        self._request: SigningRequest | None = None
        self._token: Token | None = None
        self._result: SignedRevision | None = None
        self._signatures: tuple[SignedBy, ...] = ()
        self._keeping, self._closed = False, False
        self._make_widgets()
        self._add_pages(self._lay_out_form(), self._all)
        self.body.addWidget(self._bar)
        self._connect_signals()
        self.retranslate()
        self.open_at_size(680, 440)
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
        self._show_subject()
        self._show_result()
        self._show_state()

    def reject(self) -> None:
        """Close and end the token's work; a signature that is being stored is waited for."""
        if not self._keeping:
            self._key.cancel()
            self._key.secret.forget()
            super().reject()

    def _make_widgets(self) -> None:
        self._subject = SentenceLabel(self, "sign.what")
        self._earlier = SignaturesLabel("sign.earlier", self)
        self._form = TaskForm()
        self._person, self._seal = RadioButton(self), RadioButton(self)
        self._person.setObjectName("sign.person")
        self._seal.setObjectName("sign.seal")
        self._person.setChecked(True)
        self._turn = SentenceLabel(self, "sign.turn")
        self._card = CertificateCard(self)
        self._all = SignaturesLabel("sign.signatures", self)
        self._again = self.add_button("again")

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
        for widget in (self._subject, self._earlier):
            layout.addWidget(widget)
        layout.addLayout(self._form)
        layout.addWidget(self._card)
        layout.addStretch(1)
        return page

    def _connect_signals(self) -> None:
        self._key.changed.connect(self._on_key)
        self._key.typed.connect(self._on_typed)
        self._key.failed.connect(self.show_error)
        self._person.toggled.connect(self._on_key)
        self._sign.clicked.connect(self._go_on)
        self._again.clicked.connect(self._sign_again)

    def _read(self) -> None:
        self._runner.run_on_store(
            self, _read_request, self._session.report.id, self._changed, then=self._show_request, failed=self._failed
        )

    def _show_request(self, read: tuple[SigningRequest, OfferedModule]) -> None:
        request, module = read
        self._request = request
        self._key.prefer = self._printed()
        self._key.offer(module)
        self.retranslate()
        (self._key.secret if self._key.chosen else self._key.file.button).setFocus()
        if request.pdf:
            self._runner.run(
                self,
                _read_earlier,
                request.pdf,
                request.trust,
                now(),
                then=self._show_earlier,
                failed=self._failed,
                lane=Lane.SIGNING,
            )

    def _read_signatures(self, pdf: bytes, trust: Trust, then: Callable[[tuple[SignedBy, ...]], None]) -> None:
        self._runner.run(self, signed_by, pdf, trust, now(), then=then, failed=self._failed, lane=Lane.SIGNING)

    def _show_earlier(self, read: tuple[tuple[SignedBy, ...], bool]) -> None:
        """Show the signatures so far; they decide whose signature comes next, and whether one may."""
        signatures, self._closed = read
        self._signatures = signatures
        self._key.prefer = "" if signatures else self._printed()
        self._earlier.show_signatures(signatures)
        self._person.setChecked(not signatures)
        self._seal.setChecked(bool(signatures))
        self.retranslate()
        self.show_whole(self._form_page)

    @Slot()
    def _on_key(self) -> None:
        self.show_problem("")
        certificate, request = self._key.certificate, self._request
        printed = ""
        if certificate is not None and request is not None:
            printed = signatures.printed_instead(request.report, certificate, self._role())
        self._card.show_certificate(certificate, printed, seal=self._seal.isChecked())
        self._show_state()
        self.show_whole(self._form_page)

    def _role(self) -> str:
        return PERSON if self._person.isChecked() else SEAL

    @Slot()
    def _on_typed(self) -> None:
        self.show_problem("")
        self._show_state()

    @Slot()
    def _go_on(self) -> None:
        """Show the certificate on the first press, sign on the second."""
        key = self._key.key()
        self.show_problem("")
        self._bar.show()
        self._show_state()
        if self._key.certificate is None:
            self._runner.run(
                self, certificates_of, key, now(), then=self._show_certificates, failed=self._failed, lane=Lane.SIGNING
            )
            return
        self._key.secret.forget()  # from here on only `key` holds it
        self._runner.run_on_store(
            self,
            _make_request,
            self._session.report.id,
            self._role(),
            self._changed,
            then=partial(self._sign_with, key),
            failed=self._failed,
        )

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
            _keep_signed,
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
        self._show_result()
        self._show_state()
        self._export.setFocus()
        self.signed.emit()
        self._read_signatures(signed.pdf, request.trust, self._show_all)

    def _show_all(self, signatures: tuple[SignedBy, ...]) -> None:
        self._signatures = signatures
        self._all.show_signatures(signatures)
        self._show_state()

    @Slot()
    def _sign_again(self) -> None:
        """Begin again for the agency's seal, which has another key."""
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
        usable = self._request is not None and not complete and not busy and not self._closed
        self._key.enable(usable)
        self._person.setEnabled(usable and not self._signatures)
        self._seal.setEnabled(usable and bool(self._signatures))
        self._sign.setEnabled(usable and self._key.complete)
        name_button(self._sign, self.tr("&Sign") if self._key.certificate else self.tr("&Show the certificate"))
        self._show_buttons(done=done)
        self._again.setVisible(done and not complete)
        self._cancel.setEnabled(not self._keeping)

    def _short_name(self) -> str:
        """Return the signer's name, cut for a caption, which does not wrap."""
        return escape_mnemonic(self.fontMetrics().elidedText(self._printed(), Qt.TextElideMode.ElideRight, _NAME_WIDTH))

    def _printed(self) -> str:
        report = self._request.report if self._request else self._session.report
        return report.text(h.SIGNATORY_NAME).strip()

    def _turn_words(self) -> str:
        if _roles(self._signatures) == {True, False}:
            return self.tr("Both have signed already. To correct something, amend the report.")
        if self._closed:
            return self._runner.sentence("signing_closed", {})
        if self._signatures:
            return self.tr("The person has signed; the agency's seal comes next.")
        return self.tr("The agency's seal comes after the person's signature.")

    def _show_subject(self) -> None:
        report = self._request.report if self._request else self._session.report
        words = self.tr("Report number {number} of {date}, revision {revision}. Nothing is changed before the "
                        "signature is made.")  # fmt: skip
        number, day = report.text(h.NUMBER).strip() or "…", _day(report.text(h.DATE)) or "…"
        self._subject.setText(words.format(number=number, date=day, revision=report.revision))

    def _show_result(self) -> None:
        if self._result is None:
            return
        self._done_heading.setText(self.tr("Signed digitally"))
        shown = self._result.certificate
        words = self.tr("Signed with the certificate of “{name}”, issued by “{issuer}”. The signed file is kept; "
                        "“Export PDF…” hands it out.")  # fmt: skip
        advice = [self._runner.sentence(one.code, one.params) for one in self._result.advice]
        self._done_note.setText("\n\n".join([words.format(name=shown.name, issuer=shown.issuer), *advice]))


def _read_earlier(pdf: bytes, trust: Trust, moment: datetime) -> tuple[tuple[SignedBy, ...], bool]:
    """Return the signatures in a file, and whether they forbid the agency's seal."""
    found = signed_by(pdf, trust, moment)
    return found, bool(found) and signatures.is_closed(pdf, SEAL)


def _roles(signatures: tuple[SignedBy, ...]) -> set[bool]:
    """Return a set with False if a person signed, True if the agency sealed."""
    return {one.seal for one in signatures}


def _day(text: str) -> str:
    """Return a date as dd/mm/yyyy; text that is no date stays as it is."""
    try:
        day = h.typed_date(text)
    except DcbcError:
        return text.strip()
    return f"{day:{DATE}}" if day else ""


def _make_request(store: Store, report_id: int, role: str, changed: Mapping[str, Entry] | None) -> SigningRequest:
    """Return the file to be signed; with `changed`, of a draft. Raises as the two functions of `signatures`."""
    if changed is not None:
        return signatures.filled_request(store, report_id, changed)
    return signatures.signing_request(store, report_id, role)


def _read_request(
    store: Store, report_id: int, changed: Mapping[str, Entry] | None
) -> tuple[SigningRequest, OfferedModule]:
    """Return the file to be signed by a person, and the library of the token that signed last."""
    return _make_request(store, report_id, PERSON, changed), offered_module(store)


def _keep_signed(store: Store, request: SigningRequest, signed: SignedRevision, token: Token | None) -> Report:
    """Keep the signature and the token's library; return the report with its new state."""
    signatures.keep(store, request, signed)
    if token is not None:
        choose(str(token.module))
    return store.load_report(request.report.id)
