"""Verification of all signatures of a file, offline; no byte of the file is trusted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Final

from asn1crypto import x509
from pyhanko.pdf_utils.decode_limits import DecodePurpose
from pyhanko.pdf_utils.generic import ArrayObject, DictionaryObject, IndirectObject
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import enumerate_sig_fields
from pyhanko.sign.validation.dss import DocumentSecurityStore

from dcbc_desktop.signing.parser_errors import PARSER_ERRORS
from dcbc_desktop.signing.records import Trust, printable
from dcbc_desktop.signing.revocation import RevocationLists, parse_lists
from dcbc_desktop.signing.signature import CheckedFile, SignatureFacts, SignatureField, examine_signature
from dcbc_desktop.signing.verdicts import Code, Reason, Verdict, verdict_of

MAX_BYTES: Final = 200_000_000
MAX_UPDATES: Final = 60
"""Times that a file was added to; each costs a comparison with all before."""
MAX_SIGNATURES: Final = 20
MAX_LISTS: Final = 20


@dataclass(frozen=True, slots=True)
class Examination:
    """Facts of each signature in the order of signing, and the reasons of the verdict."""

    signatures: tuple[SignatureFacts, ...]
    reasons: tuple[Reason, ...]

    @property
    def verdict(self) -> Verdict:
        """Verdict on the signatures alone; pages and data are compared elsewhere."""
        return verdict_of({reason.code for reason in self.reasons})


def examine(pdf: bytes, trust: Trust, now: datetime) -> Examination:
    """Examine every signature of a file; `now` (with a time zone) is used where one names no time.

    Never raises for what the bytes are: a file that cannot be read has the reason `pdf_unreadable`.
    """
    if not _bounded(pdf):
        return _refused(Code.PDF_UNREADABLE)
    try:
        held = _held(pdf, trust, now)
        fields = list(_signed_fields(held.reader)) if form_is_bounded(held.reader) else None
    except PARSER_ERRORS:
        return _refused(Code.PDF_UNREADABLE)
    if fields is None or len(fields) > MAX_SIGNATURES:
        return _refused(Code.PDF_UNREADABLE)
    if not fields:
        return _refused(Code.SIGNATURE_UNREADABLE if b"/ByteRange" in pdf else Code.NO_SIGNATURE)
    found = sorted((examine_signature(field, held) for field in fields), key=lambda facts: facts.covered_to)
    return Examination(tuple(found), tuple(_reasons(pdf, found)))


def _bounded(pdf: bytes) -> bool:
    """Return whether a file starts as a PDF does, at its first byte, and is within the limits."""
    return pdf.startswith(b"%PDF-") and len(pdf) <= MAX_BYTES and pdf.count(b"startxref") <= MAX_UPDATES


def _held(pdf: bytes, trust: Trust, now: datetime) -> CheckedFile:
    reader = PdfFileReader(BytesIO(pdf), strict=False)
    crls, certificates = _brought_along(reader)
    lists = RevocationLists(parse_lists(trust.crls), parse_lists(crls))
    return CheckedFile(pdf, reader, trust.roots, lists, certificates, now)


def _brought_along(reader: PdfFileReader) -> tuple[list[bytes], list[x509.Certificate]]:
    """Return the revocation lists and certificates inside a file; none is needed, each is signed by its issuer."""
    try:
        store = DocumentSecurityStore.read_dss(reader)
        lists = [found.get_object().read_data(DecodePurpose.CRL) for found in store.crls[:MAX_LISTS]]
        return lists, list(store.load_certs())
    except PARSER_ERRORS:
        return [], []


def _signed_fields(reader: PdfFileReader) -> Iterator[SignatureField]:
    for name, _, field in enumerate_sig_fields(reader, filled_status=True):
        yield SignatureField(printable(name), name, field.get_object())


def _reasons(pdf: bytes, found: list[SignatureFacts]) -> Iterator[Reason]:
    """Yield each reason once: of the signatures, then of what follows the last one."""
    last = max(facts.covered_to for facts in found)
    told: list[Reason] = []
    for facts in found:
        told += [reason for reason in facts.reasons if reason not in told]
    yield from told
    if last < len(pdf) and not any(reason.code in _BROKEN for reason in told):
        yield Reason(Code.APPENDED)


_BROKEN = frozenset({Code.APPENDED, Code.NOT_ENTIRE_FILE})


def _refused(code: Code) -> Examination:
    return Examination((), (Reason(code),))


MAX_FIELDS: Final = 2_000


def form_is_bounded(reader: PdfFileReader) -> bool:
    """Return whether every form field is reached once only and there are not too many; raises what pyHanko raises.

    Checked before anything else walks them: a small file can declare more fields than there is time for.
    """
    form = reader.root["/AcroForm"].get_object() if "/AcroForm" in reader.root else {}
    waiting = list(form["/Fields"].get_object()) if "/Fields" in form else []
    seen: set[tuple[int, int]] = set()
    while waiting:
        if len(seen) + len(waiting) > MAX_FIELDS:
            return False
        field = waiting.pop()
        if not isinstance(field, IndirectObject) or (field.idnum, field.generation) in seen:
            return False
        seen.add((field.idnum, field.generation))
        waiting += _kids(field.get_object())
    return True


def _kids(field: object) -> list[object]:
    kids = field["/Kids"].get_object() if isinstance(field, DictionaryObject) and "/Kids" in field else []
    return list(kids)[: MAX_FIELDS + 1] if isinstance(kids, ArrayObject) else []
