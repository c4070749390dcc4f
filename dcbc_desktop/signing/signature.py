"""Examination of one signature: bytes it covers, digest, certificate, chain to a trusted root, revocation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, NamedTuple

from asn1crypto import cms, x509
from asn1crypto.parser import peek
from pyhanko.pdf_utils.generic import DictionaryObject
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation.generic_cms import validate_sig_integrity
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

from dcbc_desktop.report.dates import local_day
from dcbc_desktop.signing.certificates import describe_certificate, made_for_signing
from dcbc_desktop.signing.chains import chain_to_root, weaknesses
from dcbc_desktop.signing.later_changes import only_signatures_follow
from dcbc_desktop.signing.parser_errors import PARSER_ERRORS
from dcbc_desktop.signing.records import Certificate
from dcbc_desktop.signing.revocation import RevocationLists, RevocationStatus, revocation_status
from dcbc_desktop.signing.signing_times import SigningTimes, signing_times, time_reasons
from dcbc_desktop.signing.strength import WEAK_DIGESTS, usable, weak_digest
from dcbc_desktop.signing.verdicts import Code, Reason

KINDS: Final = frozenset({"/ETSI.CAdES.detached", "/adbe.pkcs7.detached"})
"""PAdES, and what older tools write."""


class SignatureField(NamedTuple):
    """A signature field that is filled: its name as shown and as the file has it."""

    shown: str
    name: str
    dictionary: DictionaryObject


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """A file, with what its signatures are checked against."""

    pdf: bytes
    reader: PdfFileReader
    roots: Sequence[bytes]
    lists: RevocationLists
    certificates: Sequence[x509.Certificate]
    now: datetime


@dataclass(frozen=True, slots=True)
class SignatureFacts:
    """Facts about one signature. `signed_at` comes from the signer's computer; `covered_to` counts bytes."""

    field: str
    kind: str
    signer: Certificate | None
    signed_at: datetime | None
    covered_to: int
    reasons: tuple[Reason, ...]


def examine_signature(field: SignatureField, held: CheckedFile) -> SignatureFacts:
    """Return facts and reasons of one signature; bytes that make no sense are the reason `signature_unreadable`."""
    try:
        return _examined(field, held)
    except PARSER_ERRORS:
        return _unexamined(field, Code.SIGNATURE_UNREADABLE)


def _examined(field: SignatureField, held: CheckedFile) -> SignatureFacts:
    kind = str(field.dictionary["/V"].get("/SubFilter", ""))
    if kind not in KINDS:
        return _unexamined(field, Code.SIGNATURE_KIND_UNKNOWN, kind.lstrip("/"))
    embedded = EmbeddedPdfSignature(held.reader, field.dictionary, field.name)
    shown = describe_certificate(embedded.signer_cert)
    times = signing_times(embedded)
    coverage = covered(held.pdf, embedded.byte_range, embedded.pkcs7_content)
    found = [*_integrity(embedded, coverage.honest, held, coverage.end), *time_reasons(times, held.now)]
    found += _about_certificate(embedded, held, times)
    named = {(one.code, *one.params.values()): Reason(one.code, {"signer": shown.name, **one.params}) for one in found}
    reasons = tuple(named.values())
    return SignatureFacts(field.shown, kind.lstrip("/"), shown, times.told, coverage.end, reasons)


def _unexamined(field: SignatureField, code: Code, kind: str = "") -> SignatureFacts:
    return SignatureFacts(field.shown, kind, None, None, 0, (Reason(code, {"signer": field.shown}),))


def _integrity(embedded: EmbeddedPdfSignature, honest: bool, held: CheckedFile, end: int) -> Iterator[Reason]:
    """Yield what is wrong with the signature's value; one by a key that no library takes has a weak key instead."""
    weak = (WEAK_DIGESTS.get(embedded.md_algorithm), weak_digest(embedded.signer_info["signature_algorithm"]))
    yield from (Reason(Code.WEAK_ALGORITHM, {"algorithm": name}) for name in weak if name)
    if not honest:
        yield Reason(Code.NOT_ENTIRE_FILE)
    if usable(embedded.signer_cert.public_key) and not _sound(embedded):
        yield Reason(Code.DIGEST_WRONG)
    elif honest and end < len(held.pdf) and not only_signatures_follow(embedded, held.pdf, end):
        yield Reason(Code.APPENDED)


def _sound(embedded: EmbeddedPdfSignature) -> bool:
    """Return whether the digest is the file's, the signature the certificate's, and nothing is in its value or behind.

    Other programs would verify a content in the value instead of the file (ISO 32000-2, 12.8.3.3.1).
    """
    if embedded.signed_data["encap_content_info"]["content"].native is not None:
        return False
    try:
        told = _with_algorithm(embedded.signer_info, embedded.md_algorithm)
        intact, valid = validate_sig_integrity(told, embedded.signer_cert, "data", embedded.compute_digest())
    except PARSER_ERRORS:
        return False
    return intact and valid and padded_with_zeros(embedded.pkcs7_content)


_CURVE_KEY: Final = "1.2.840.10045.2.1"


def _with_algorithm(told: cms.SignerInfo, digest: str) -> cms.SignerInfo:
    """Return the signer's part with its algorithm by name: iText 5 writes the kind of key there instead of ECDSA."""
    if told["signature_algorithm"]["algorithm"].dotted != _CURVE_KEY:
        return told
    named = told.copy()
    named["signature_algorithm"] = {"algorithm": f"{digest}_ecdsa"}
    return named


def _about_certificate(embedded: EmbeddedPdfSignature, held: CheckedFile, times: SigningTimes) -> Iterator[Reason]:
    """Yield what is wrong with the signer's certificate and with those above it."""
    certificate = embedded.signer_cert
    if not made_for_signing(certificate):
        yield Reason(Code.KEY_USAGE)
    stated = times.stated or (held.now,)
    if max(stated) > certificate.not_valid_after:
        yield Reason(Code.EXPIRED_AT_SIGNING)
    if min(stated) < certificate.not_valid_before:
        yield Reason(Code.NOT_YET_VALID_AT_SIGNING)
    others = [*embedded.other_embedded_certs, *held.certificates]
    chain = chain_to_root(certificate, others, held.roots, stated[0])
    yield from weaknesses(chain)
    if chain.problem is not None:
        yield chain.problem
        return
    found = revocation_status(chain.path, held.lists, stated[0], held.now)
    match found.status:
        case RevocationStatus.REVOKED:
            yield Reason(Code.REVOKED)
        case RevocationStatus.UNKNOWN:
            yield Reason(Code.REVOCATION_UNKNOWN)
        case RevocationStatus.OLD:
            made = local_day(found.made) if found.made else "…"
            yield Reason(Code.REVOCATION_OLD_LIST, {"issuer": found.issuer, "date": made})


_WRITTEN: Final = re.compile(rb"<(?:[0-9a-f]*|[0-9A-F]*)>")


class Coverage(NamedTuple):
    """`honest`: all but the signature's own value, from the first byte to `end`."""

    honest: bool
    end: int


def covered(pdf: bytes, byte_range: Sequence[object], contents: bytes) -> Coverage:
    """Parse a /ByteRange strictly: two pieces, and between them only the signature as hexadecimal digits.

    pyHanko compares lengths only: a gap in another place, or one that holds more than the value, would pass.
    """
    numbers = [number for number in byte_range if isinstance(number, int)]
    if len(numbers) != 4 or len(byte_range) != 4:
        return Coverage(False, 0)
    start, first, second, length = numbers
    end = second + length
    if start != 0 or not 0 < first < second <= end <= len(pdf):
        return Coverage(False, 0)
    return Coverage(_is_value(pdf[first:second], contents), end)


def _is_value(gap: bytes, contents: bytes) -> bool:
    return _WRITTEN.fullmatch(gap) is not None and len(gap) % 2 == 0 and bytes.fromhex(gap[1:-1].decode()) == contents


def padded_with_zeros(contents: bytes) -> bool:
    """Return whether only zeros follow the signature's value; raises ValueError where it is none."""
    return not contents[peek(contents) :].strip(b"\0")
