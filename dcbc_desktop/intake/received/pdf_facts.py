"""Facts about a PDF that is not ours: protection, pages, program that made it, scan or not."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

import pypdfium2

from dcbc_desktop.errors import FileError
from dcbc_desktop.intake.pdf.rendering import opened
from dcbc_desktop.report.datafile import FORMAT, NAME

_PASSWORD_NEEDED: Final = frozenset({pypdfium2.raw.FPDF_ERR_PASSWORD, pypdfium2.raw.FPDF_ERR_SECURITY})
_ENCRYPT: Final = re.compile(rb"/(?:E|#45)(?:n|#6[eE])(?:c|#63)(?:r|#72)(?:y|#79)(?:p|#70)(?:t|#74)")
_LOOKED_AT: Final = 3
"""Pages that are looked at for a scan."""
_OBJECTS: Final = 200
"""Objects of a page that are looked at; a scan has one or a few."""
_SHOWN: Final = 60


def protection(pdf: bytes) -> str:
    """Return `pdf_password` where a PDF opens with a password only, `pdf_encrypted` where it opens without, else ""."""
    if _ENCRYPT.search(pdf) is None:
        return ""
    try:
        with opened(pdf) as document:
            return "pdf_encrypted" if _is_encrypted(document) else ""
    except FileError as error:
        cause = error.__cause__
        needed = isinstance(cause, pypdfium2.PdfiumError) and cause.err_code in _PASSWORD_NEEDED
        return "pdf_password" if needed else ""


def _is_encrypted(document: pypdfium2.PdfDocument) -> bool:
    return int(pypdfium2.raw.FPDF_GetSecurityHandlerRevision(document)) >= 0


class PdfFacts(NamedTuple):
    """`names_us`: something in the file says that this program made it. `scanned`: its first pages are pictures."""

    pages: int
    producer: str
    names_us: bool
    scanned: bool


def pdf_facts(pdf: bytes, program: str) -> PdfFacts:
    """Return what is known of a PDF without our data; raises FileError `pdf_unreadable`, `pages_too_many`."""
    with opened(pdf, unreadable="pdf_unreadable") as document:
        return _facts(document, pdf, program)


def _facts(document: pypdfium2.PdfDocument, pdf: bytes, program: str) -> PdfFacts:
    """A function of its own, so that pdfium's objects are freed before the lock."""
    told = [_metadata(document, key) for key in ("Producer", "Creator")]
    named = any(program in text for text in told) or _carries_our_names(pdf, program)
    made_by = next((text for text in told if text), "")
    return PdfFacts(len(document), made_by[:_SHOWN], named, _scanned(document))


def _metadata(document: pypdfium2.PdfDocument, key: str) -> str:
    try:
        text = str(document.get_metadata_value(key))
    except (pypdfium2.PdfiumError, UnicodeDecodeError):
        return ""
    return " ".join("".join(letter for letter in text if letter.isprintable()).split())


def _carries_our_names(pdf: bytes, program: str) -> bool:
    """Return whether the names of our data, program or fields stand in the bytes, in any of the ways a PDF writes."""
    for name in (NAME, program, FORMAT):
        wide = name.encode("utf-16-be")
        if any(way in pdf for way in (name.encode(), wide, wide.hex().encode(), wide.hex().upper().encode())):
            return True
    return False


def _scanned(document: pypdfium2.PdfDocument) -> bool:
    pages = range(min(len(document), _LOOKED_AT))
    return bool(pages) and all(_is_picture(document, number) for number in pages)


def _is_picture(document: pypdfium2.PdfDocument, number: int) -> bool:
    """Return whether a page holds pictures and no words."""
    try:
        page = document[number]
    except pypdfium2.PdfiumError:
        return False
    kinds = set[int]()
    for place in range(min(pypdfium2.raw.FPDFPage_CountObjects(page), _OBJECTS)):
        kinds.add(pypdfium2.raw.FPDFPageObj_GetType(pypdfium2.raw.FPDFPage_GetObject(page, place)))
    page.close()
    return pypdfium2.raw.FPDF_PAGEOBJ_IMAGE in kinds and pypdfium2.raw.FPDF_PAGEOBJ_TEXT not in kinds
