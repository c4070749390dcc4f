"""How the pages of a PDF look: digests of their pictures without what signing adds, and the fonts they draw with."""

from __future__ import annotations

import ctypes
import hashlib
from typing import Any, Final, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from dcbc_desktop.errors import FileError
from dcbc_desktop.intake.pdf.page_objects import font_name
from dcbc_desktop.intake.pdf.page_text import MAX_OBJECTS
from dcbc_desktop.intake.pdf.rendering import opened

_SCALE: Final = 2.0
"""Pixels a point: a comma is four wide."""
MAX_FONT: Final = 10_000_000
MAX_FONTS: Final = 200


class FontProgram(NamedTuple):
    """A font as a file carries it, and the first page that uses it, counted from 1."""

    name: str
    data: bytes
    page: int


def picture_digests(pdf: bytes) -> tuple[bytes, ...]:
    """What each page looks like without its annotations; raises FileError `pages_unreadable`, `pages_too_many`.

    The caller has seen to it that the pages are of our sizes.
    """
    with opened(pdf) as document:
        return tuple(_picture(document, number) for number in range(len(document)))


def _picture(document: pypdfium2.PdfDocument, number: int) -> bytes:
    """A function of its own, so that pdfium's objects are gone before the lock is."""
    page = document[number]
    bitmap = page.render(scale=_SCALE, grayscale=True, may_draw_forms=False, draw_annots=False)
    found = hashlib.sha256(memoryview(bitmap.buffer).cast("B")).digest()
    bitmap.close()
    page.close()
    return found


def font_programs(pdf: bytes) -> tuple[FontProgram, ...]:
    """The fonts that the text of the pages is drawn with; raises FileError `pages_unreadable`, `too_heavy`."""
    with opened(pdf) as document:
        found: dict[tuple[str, bytes], int] = {}
        for number in range(len(document)):
            for font in _fonts(document, number):
                found.setdefault(font, number + 1)
            if len(found) > MAX_FONTS:
                raise FileError("too_heavy")
        return tuple(FontProgram(name, data, page) for (name, data), page in found.items())


def _fonts(document: pypdfium2.PdfDocument, number: int) -> set[tuple[str, bytes]]:
    """A function of its own, so that pdfium's objects are gone before the lock is."""
    page = document[number]
    fonts: dict[int, Any] = {}
    for index in range(min(pdfium.FPDFPage_CountObjects(page), MAX_OBJECTS)):
        thing = pdfium.FPDFPage_GetObject(page, index)
        if pdfium.FPDFPageObj_GetType(thing) == pdfium.FPDF_PAGEOBJ_TEXT:
            font = pdfium.FPDFTextObj_GetFont(thing)
            fonts[ctypes.cast(font, ctypes.c_void_p).value or 0] = font
    found = {(font_name(font), _data(font)) for font in fonts.values()}
    page.close()
    return found


def _data(font: Any) -> bytes:  # noqa: ANN401  pdfium's handle
    size = ctypes.c_size_t()
    if not pdfium.FPDFFont_GetFontData(font, None, 0, size) or not 0 < size.value <= MAX_FONT:
        return b""
    room = (ctypes.c_uint8 * size.value)()
    pdfium.FPDFFont_GetFontData(font, room, size.value, size)
    return bytes(room)
