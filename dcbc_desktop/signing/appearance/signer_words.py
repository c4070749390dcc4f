"""Words that a signature's own certificate holds: what its appearance may say of the signer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from asn1crypto import x509
from pyhanko.pdf_utils.generic import DictionaryObject
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

from dcbc_desktop.signing.certificates import describe_certificate
from dcbc_desktop.signing.parser_errors import PARSER_ERRORS
from dcbc_desktop.signing.records import printable

MAX_VALUES: Final = 60
"""Of one certificate; a person's has ten names of the subject and five of the issuer."""


@dataclass(frozen=True, slots=True)
class SignerWords:
    """Name of the signer as shown, all values of the certificate, and the moment that the signature claims."""

    name: str
    values: tuple[str, ...]
    moment: datetime | None


def signer_words(reader: PdfFileReader, field: DictionaryObject, name: str) -> SignerWords | None:
    """Return the words of a filled field's certificate; None where they cannot be read."""
    try:
        embedded = EmbeddedPdfSignature(reader, field, name)
        certificate = embedded.signer_cert
        values = tuple(_values(certificate))[:MAX_VALUES]
        return SignerWords(describe_certificate(certificate).name, values, embedded.self_reported_timestamp)
    except PARSER_ERRORS:
        return None


def _values(certificate: x509.Certificate) -> Iterator[str]:
    for name in (certificate.subject, certificate.issuer):
        for part in name.chosen:
            yield from (printable(str(attribute["value"].native)) for attribute in part)
    yield str(certificate.serial_number)
    yield f"{certificate.serial_number:x}"
    others = certificate.subject_alt_name_value
    if others is not None:
        yield from (printable(one.native) for one in others if one.name == "rfc822_name")
