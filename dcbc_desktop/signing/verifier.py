"""Verifying signatures: one examination of a file's bytes, without network and without trust in any of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Final

from asn1crypto import x509
from pyhanko.pdf_utils.decode_limits import DecodePurpose
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import enumerate_sig_fields
from pyhanko.sign.validation.dss import DocumentSecurityStore

from dcbc_desktop.signing.certificate_names import printable
from dcbc_desktop.signing.errors import BREAKAGE
from dcbc_desktop.signing.form import form_is_bounded
from dcbc_desktop.signing.revocation import parse_lists
from dcbc_desktop.signing.signature import Field, Held, SignatureFacts, examine_signature
from dcbc_desktop.signing.trust import Trust
from dcbc_desktop.signing.verdicts import Code, Reason, Verdict, verdict_line, verdict_of

MAX_BYTES: Final = 200_000_000
MAX_UPDATES: Final = 60
"""Times that a file was added to; each costs a comparison with all before."""
MAX_SIGNATURES: Final = 20
MAX_LISTS: Final = 20


@dataclass(frozen=True, slots=True)
class Examination:
    """Each signature's facts in the order of signing, and why the verdict is what it is."""

    signatures: tuple[SignatureFacts, ...]
    reasons: tuple[Reason, ...]

    @property
    def verdict(self) -> Verdict:
        """Of the signatures alone; pages and data are compared elsewhere."""
        return verdict_of(self.reasons)

    @property
    def line(self) -> str:
        """The code of the verdict's one line."""
        return verdict_line(self.verdict, self.reasons)


def examine(pdf: bytes, trust: Trust, now: datetime) -> Examination:
    """Look at every signature of a file; `now` (with a time zone) stands in where one names no time.

    Never raises for what the bytes are: a file that cannot be read has the reason `pdf_unreadable`.
    """
    if not _bounded(pdf):
        return _refused(Code.PDF_UNREADABLE)
    try:
        held = _held(pdf, trust, now)
        fields = list(_signed_fields(held.reader)) if form_is_bounded(held.reader) else None
    except BREAKAGE:
        return _refused(Code.PDF_UNREADABLE)
    if fields is None or len(fields) > MAX_SIGNATURES:
        return _refused(Code.PDF_UNREADABLE)
    if not fields:
        return _refused(Code.SIGNATURE_UNREADABLE if b"/ByteRange" in pdf else Code.NO_SIGNATURE)
    found = sorted((examine_signature(field, held) for field in fields), key=_place)
    return Examination(tuple(found), tuple(_reasons(pdf, found)))


def _bounded(pdf: bytes) -> bool:
    """Starts as a PDF does, at its first byte, and promises no endless work."""
    return pdf.startswith(b"%PDF-") and len(pdf) <= MAX_BYTES and pdf.count(b"startxref") <= MAX_UPDATES


def _held(pdf: bytes, trust: Trust, now: datetime) -> Held:
    reader = PdfFileReader(BytesIO(pdf), strict=False)
    crls, certificates = _brought_along(reader)
    return Held(pdf, reader, trust.roots, parse_lists([*trust.crls, *crls]), certificates, now)


def _brought_along(reader: PdfFileReader) -> tuple[list[bytes], list[x509.Certificate]]:
    """Revocation lists and certificates inside the file: helpful, never needed, each signed by its own issuer."""
    try:
        store = DocumentSecurityStore.read_dss(reader)
        lists = [found.get_object().read_data(DecodePurpose.CRL) for found in store.crls[:MAX_LISTS]]
        return lists, list(store.load_certs())
    except BREAKAGE:
        return [], []


def _signed_fields(reader: PdfFileReader) -> Iterator[Field]:
    for name, _, field in enumerate_sig_fields(reader, filled_status=True):
        yield Field(printable(name), name, field.get_object())


def _reasons(pdf: bytes, found: list[SignatureFacts]) -> Iterator[Reason]:
    """Each reason once: of the signatures, then of what follows the last."""
    last = max(facts.covered_to for facts in found)
    told: list[Reason] = []
    for facts in found:
        told += [reason for reason in facts.reasons if reason not in told]
    yield from told
    if last < len(pdf) and not any(reason.code in _BROKEN for reason in told):
        yield Reason(Code.APPENDED)


_BROKEN = frozenset({Code.APPENDED, Code.NOT_ENTIRE_FILE})


def _place(facts: SignatureFacts) -> int:
    return facts.covered_to


def _refused(code: Code) -> Examination:
    return Examination((), (Reason(code),))
