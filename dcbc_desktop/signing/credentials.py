"""Who signs: a certificate and something that can sign with its key."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from asn1crypto import x509
from pyhanko.sign.signers import Signer

from dcbc_desktop.errors import FileError
from dcbc_desktop.report.dates import local_day
from dcbc_desktop.signing.certificate_names import Certificate, made_for_signing


@dataclass(frozen=True, slots=True)
class Credentials:
    """Ready to sign; `signer` holds the key or the token's session and is never stored or shown."""

    certificate: Certificate
    signer: Signer = field(repr=False)


def require_usable(shown: Certificate, certificate: x509.Certificate, now: datetime) -> None:
    """Raises FileError `certificate_expired`, `certificate_not_yet_valid` or `certificate_not_for_signing`."""
    if now > shown.not_after:
        raise FileError("certificate_expired", name=shown.name, date=local_day(shown.not_after))
    if now < shown.not_before:
        raise FileError("certificate_not_yet_valid", name=shown.name, date=local_day(shown.not_before))
    if not made_for_signing(certificate):
        raise FileError("certificate_not_for_signing", name=shown.name)
