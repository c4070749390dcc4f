"""Changes behind a revision of a file: only signatures may follow, told by the comparison that received files pass."""

from __future__ import annotations

from io import BytesIO

from pyhanko.pdf_utils.reader import HistoricalResolver, PdfFileReader
from pyhanko.sign.fields import MDPPerm, enumerate_sig_fields
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import SignatureCoverageLevel

from dcbc_desktop.errors import FileError
from dcbc_desktop.signing.comparison.document_comparison import compare_documents
from dcbc_desktop.signing.comparison.proof import proven_pages
from dcbc_desktop.signing.parser_errors import PARSER_ERRORS
from dcbc_desktop.signing.records import printable


def only_signatures_follow(embedded: EmbeddedPdfSignature, pdf: bytes, end: int) -> bool:
    """Return whether a file differs from its first `end` bytes, which a signature covers, in other signatures alone.

    Raises what pyHanko raises.
    """
    embedded.compute_integrity_info(skip_diff=True)
    coverage = embedded.summarise_integrity_info()["coverage"]
    if coverage is not SignatureCoverageLevel.ENTIRE_REVISION or not _allowed(embedded):
        return False
    return only_signed(pdf[:end], pdf)


def _allowed(embedded: EmbeddedPdfSignature) -> bool:
    """Return whether a signature allows those that follow; it may certify a file as final, or lock fields."""
    reader = embedded.reader
    return not _forbids(embedded, _filled(reader) - _filled(reader.get_historical_resolver(embedded.signed_revision)))


def _forbids(embedded: EmbeddedPdfSignature, more: set[str]) -> bool:
    """Return whether a signature forbids those in other fields: DocMDP of level 1, or FieldMDP."""
    if embedded.docmdp_level is MDPPerm.NO_CHANGES and more:
        return True
    lock = embedded.fieldmdp
    return lock is not None and any(lock.is_locked(name) for name in more)


def _filled(file: PdfFileReader | HistoricalResolver) -> set[str]:
    return {name for name, _, _ in enumerate_sig_fields(file, filled_status=True)}


def closed_to(pdf: bytes, field: str) -> bool:
    """Return whether a signature in a file forbids one in this field: it certifies the file as final, or locks it.

    Raises FileError `pdf_unreadable`.
    """
    try:
        signatures = PdfFileReader(BytesIO(pdf), strict=False).embedded_signatures
        return any(_forbids(embedded, {field}) for embedded in signatures)
    except PARSER_ERRORS as error:
        raise FileError("pdf_unreadable") from error


def only_signed(before: bytes, after: bytes) -> bool:
    """Return whether only signatures and their fields follow the bytes `before`: nothing else differs.

    Nothing protects the bytes before the first signature: an update before it, or together with it, is compared with
    the file that we exported.
    """
    if not after.startswith(before):
        return False
    if proven_pages(after, before) is not None:
        return True
    try:
        found = compare_documents(after, before)
    except FileError:  # too heavy
        return False
    return found.difference is None and not found.redrawn


def signed_fields(pdf: bytes) -> tuple[str, ...]:
    """Return the names of the signed fields of a file of our own; raises FileError `pdf_unreadable`."""
    try:
        reader = PdfFileReader(BytesIO(pdf), strict=False)
        return tuple(printable(name) for name, _, _ in enumerate_sig_fields(reader, filled_status=True))
    except PARSER_ERRORS as error:
        raise FileError("pdf_unreadable") from error
