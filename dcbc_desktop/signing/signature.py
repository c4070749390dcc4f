"""One signature of a file, looked at from every side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, NamedTuple

from asn1crypto import x509
from cryptography.x509 import CertificateRevocationList
from pyhanko.pdf_utils.generic import DictionaryObject
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation.generic_cms import validate_sig_integrity
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

from dcbc_desktop.signing.certificate_names import Certificate, described, made_for_signing
from dcbc_desktop.signing.chain import chain_to_root
from dcbc_desktop.signing.coverage import covered, padded_with_zeros
from dcbc_desktop.signing.errors import BREAKAGE
from dcbc_desktop.signing.later_changes import only_signatures_follow
from dcbc_desktop.signing.revocation import Standing, standing
from dcbc_desktop.signing.verdicts import Code, Reason

KINDS: Final = frozenset({"/ETSI.CAdES.detached", "/adbe.pkcs7.detached"})
"""PAdES, and what older tools write."""
_WEAK: Final = frozenset({"md2", "md5", "sha1"})


class Field(NamedTuple):
    """A signature field that is filled: its name as shown and as the file has it."""

    shown: str
    name: str
    dictionary: DictionaryObject


@dataclass(frozen=True, slots=True)
class Held:
    """The file, and what its signatures are held against."""

    pdf: bytes
    reader: PdfFileReader
    roots: Sequence[bytes]
    crls: Sequence[CertificateRevocationList]
    certificates: Sequence[x509.Certificate]
    now: datetime


@dataclass(frozen=True, slots=True)
class SignatureFacts:
    """What is known of one signature. `signed_at` is what the signer's computer said; `covered_to` counts bytes."""

    field: str
    kind: str
    signer: Certificate | None
    signed_at: datetime | None
    covered_to: int
    reasons: tuple[Reason, ...]


def examine_signature(field: Field, held: Held) -> SignatureFacts:
    """Facts and reasons of one signature; bytes that make no sense are the reason `signature_unreadable`."""
    try:
        return _examined(field, held)
    except BREAKAGE:
        return _told(field, Code.SIGNATURE_UNREADABLE)


def _examined(field: Field, held: Held) -> SignatureFacts:
    kind = str(field.dictionary["/V"].get("/SubFilter", ""))
    if kind not in KINDS:
        return _told(field, Code.SIGNATURE_KIND_UNKNOWN, kind.lstrip("/"))
    embedded = EmbeddedPdfSignature(held.reader, field.dictionary, field.name)
    shown = described(embedded.signer_cert)
    signed_at = embedded.self_reported_timestamp
    coverage = covered(held.pdf, embedded.byte_range, embedded.pkcs7_content)
    codes = [*_integrity(embedded, coverage.honest, held, coverage.end)]
    codes += _standing(embedded, held, signed_at or held.now)
    reasons = tuple(Reason(code, {"signer": shown.name}) for code in dict.fromkeys(codes))
    return SignatureFacts(field.shown, kind.lstrip("/"), shown, signed_at, coverage.end, reasons)


def _told(field: Field, code: Code, kind: str = "") -> SignatureFacts:
    return SignatureFacts(field.shown, kind, None, None, 0, (Reason(code, {"signer": field.shown}),))


def _integrity(embedded: EmbeddedPdfSignature, honest: bool, held: Held, end: int) -> Iterator[Code]:
    if embedded.md_algorithm in _WEAK:
        yield Code.WEAK_ALGORITHM
    if not honest:
        yield Code.NOT_ENTIRE_FILE
    if not _sound(embedded):
        yield Code.DIGEST_WRONG
    elif honest and end < len(held.pdf) and not only_signatures_follow(embedded):
        yield Code.APPENDED


def _sound(embedded: EmbeddedPdfSignature) -> bool:
    """Whether the digest is the file's, the signature the certificate's, and nothing stands behind its value."""
    try:
        intact, valid = validate_sig_integrity(
            embedded.signer_info, embedded.signer_cert, "data", embedded.compute_digest()
        )
    except BREAKAGE:
        return False
    return intact and valid and padded_with_zeros(embedded.pkcs7_content)


def _standing(embedded: EmbeddedPdfSignature, held: Held, moment: datetime) -> Iterator[Code]:
    certificate = embedded.signer_cert
    if not made_for_signing(certificate):
        yield Code.KEY_USAGE
    if moment > certificate.not_valid_after:
        yield Code.EXPIRED_AT_SIGNING
    if moment < certificate.not_valid_before:
        yield Code.NOT_YET_VALID_AT_SIGNING
    others = [*embedded.other_embedded_certs, *held.certificates]
    path = chain_to_root(certificate, others, held.roots, moment)
    if isinstance(path, Code):
        yield path
        return
    match standing(path, held.crls, moment):
        case Standing.REVOKED:
            yield Code.REVOKED
        case Standing.UNKNOWN:
            yield Code.REVOCATION_UNKNOWN
