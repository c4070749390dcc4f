"""What a person is told about a certificate."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from asn1crypto import x509

MAX_NAME: Final = 200
"""Letters of a name that are shown."""

_NAMING_PARTS = ("common_name", "organization_name", "organizational_unit_name")
_SIGNING_USAGES = frozenset({"digital_signature", "non_repudiation"})
_OTHER_PURPOSES = frozenset({"server_auth", "code_signing", "time_stamping", "ocsp_signing"})


@dataclass(frozen=True, slots=True)
class Certificate:
    """A certificate as shown; the moments carry a time zone, the serial number is hexadecimal."""

    name: str
    issuer: str
    serial: str
    not_before: datetime
    not_after: datetime


def described(certificate: x509.Certificate) -> Certificate:
    """What to show of a certificate; raises ValueError where its bytes make no sense."""
    return Certificate(
        called(certificate.subject),
        called(certificate.issuer),
        f"{certificate.serial_number:x}",
        certificate.not_valid_before,
        certificate.not_valid_after,
    )


def made_for_signing(certificate: x509.Certificate) -> bool:
    """Whether documents may be signed with it: its key usage says so, and it was not made for something else only."""
    usage, purposes = certificate.key_usage_value, certificate.extended_key_usage_value
    if usage is not None and not _SIGNING_USAGES & usage.native:
        return False
    return purposes is None or not set(purposes.native) <= _OTHER_PURPOSES


def called(name: x509.Name) -> str:
    """A person's or an authority's name as shown."""
    parts = name.native
    for part in _NAMING_PARTS:
        value = parts.get(part)
        if text := printable(value[0] if isinstance(value, list) else value or ""):
            return text
    return printable(name.human_friendly)


def printable(text: str) -> str:
    """Foreign words in one line, without marks that nobody sees (a name could turn its neighbours round)."""
    seen = "".join(" " if letter.isspace() else letter for letter in text[: 4 * MAX_NAME])
    kept = "".join(letter for letter in seen if not unicodedata.category(letter).startswith("C"))
    return " ".join(unicodedata.normalize("NFC", kept).split())[:MAX_NAME]
