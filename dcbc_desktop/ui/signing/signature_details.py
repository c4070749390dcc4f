"""Certificate before signing, signatures afterwards: names, issuers and times."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from dcbc_desktop.report.dates import local_day, moment_text, now
from dcbc_desktop.ui.widgets.labels import HintLabel, ToneLabel, plain_label
from dcbc_desktop.ui.widgets.language import TranslatedWidget
from dcbc_desktop.ui.widgets.style import STEP, TIGHT, heading_font
from dcbc_desktop.ui.widgets.task_dialog import SentenceLabel
from dcbc_desktop.workflow.signing.signatures import SignedBy

if TYPE_CHECKING:
    from dcbc_desktop.signing.records import Certificate


class CertificateCard(TranslatedWidget):
    """Card with the holder, issuer and validity of a certificate, and warnings; a hint while none is known."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._certificate: Certificate | None = None
        self._printed = ""
        self._seal = False
        self._name = plain_label(parent=self, wraps=True)
        self._name.setFont(heading_font(self.font(), 3))
        self._name.setObjectName("sign.certificateName")
        self._facts = ToneLabel(parent=self)
        self._facts.setObjectName("sign.certificateFacts")
        self._warning = HintLabel(self)
        self._warning.setObjectName("sign.certificateWarning")
        frame = QFrame(self)
        frame.setFrameShape(QFrame.Shape.StyledPanel)
        inner = QVBoxLayout(frame)
        inner.setContentsMargins(STEP, STEP, STEP, STEP)
        inner.setSpacing(TIGHT)
        for part in (self._name, self._facts, self._warning):
            inner.addWidget(part)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)
        self.retranslate()

    def show_certificate(self, certificate: Certificate | None, printed: str = "", *, seal: bool = False) -> None:
        """Show a certificate or none; `printed` is whom the page names if the certificate names another."""
        self._certificate, self._printed, self._seal = certificate, printed, seal
        self.retranslate()

    def retranslate(self) -> None:
        """Set every word."""
        shown = self._certificate
        if shown is None:
            self._name.setText("")
            self._facts.setText(self.tr("The certificate is shown here before anything is signed."))
            self._warning.show_message("")
            self._name.hide()
            return
        self._name.setText(shown.name)
        self._name.show()
        first, last = local_day(shown.not_before), local_day(shown.not_after)
        self._facts.setText(
            self.tr("Issued by: {issuer}\nValid from {first} to {last}\nSerial number: {serial}").format(
                issuer=shown.issuer, first=first, last=last, serial=shown.serial
            )
        )
        self._warning.show_message("\n".join(self._warnings(shown)))

    def _warnings(self, shown: Certificate) -> list[str]:
        warnings, moment = [], now()
        if self._printed:
            warnings.append(self._another().format(name=shown.name, printed=self._printed))
        if moment > shown.not_after:
            warnings.append(self.tr("This certificate has expired."))
        if moment < shown.not_before:
            warnings.append(self.tr("This certificate is not valid yet."))
        return warnings

    def _another(self) -> str:
        if self._seal:
            return self.tr("The certificate names “{name}”, the agency printed on the page is “{printed}”. Who "
                           "receives the file will not take it as valid; please choose the agency's "
                           "certificate.")  # fmt: skip
        return self.tr("The certificate names “{name}”, the signer printed on the page is “{printed}”. Who receives "
                       "the file will not take it as valid; please make sure that it is the right "
                       "person.")  # fmt: skip


class SignaturesLabel(TranslatedWidget):
    """List of signatures, one line each; hidden while there is none."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._signatures: tuple[SignedBy, ...] = ()
        self._heading = plain_label(parent=self)
        self._heading.setFont(heading_font(self.font(), 3))
        self._lines = SentenceLabel(self, name)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(TIGHT)
        layout.addWidget(self._heading)
        layout.addWidget(self._lines)
        self.retranslate()

    def show_signatures(self, signatures: tuple[SignedBy, ...]) -> None:
        """Show signatures in the order of signing."""
        self._signatures = signatures
        self.retranslate()

    def retranslate(self) -> None:
        """Set every word."""
        self._heading.setText(self.tr("Digital signatures"))
        self._lines.setText("\n".join(f"{number}. {self._line(one)}" for number, one in enumerate(self._signatures, 1)))
        self.setVisible(bool(self._signatures))

    def _line(self, one: SignedBy) -> str:
        name = one.name or self.tr("name that cannot be read")
        name = self.tr("{name} (the agency's seal)").format(name=name) if one.seal else name
        when = moment_text(one.at) if one.at else self.tr("time not stated")
        return f"{name} · {when}"
