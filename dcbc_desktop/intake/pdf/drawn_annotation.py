"""One annotation of a page as it is drawn and printed: where it paints, pixels with and without it, its words.

pdfium merges the annotation into the page (as a printer does), whatever hides it on the screen, and draws the page
before, the page after, and the annotation alone on white and on black: where either changes, it paints.
"""

from __future__ import annotations

from math import ceil, floor, sqrt
from typing import Final, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image, ImageChops

from dcbc_desktop.errors import FileError
from dcbc_desktop.intake.pdf.page_marks import Rectangle
from dcbc_desktop.intake.pdf.page_objects import MAX_LETTERS
from dcbc_desktop.intake.pdf.rendering import opened

SCALE: Final = 6.0
"""Pixels a point at most: a bar of 0.2 points is wider than one."""
MAX_PIXELS: Final = 1_500_000
"""Of one picture: a field of 150 by 150 points at the full scale, a whole page at 1.7."""
_GROUNDS: Final = (0xFFFFFFFF, 0xFF000000)
_WHITE: Final = _GROUNDS[0]
_FAINTEST: Final = 4
"""Of 255: a bar of 0.02 points on a whole page changes a pixel by more."""


class PaintedArea(NamedTuple):
    """Part of a page: its pixels, from its top, are 255 in `mask` where an annotation paints.

    `left` and `top` are points from the page's lower left corner, `scale` counts pixels a point.
    """

    left: float
    top: float
    scale: float
    mask: Image.Image

    def pixels(self, place: Rectangle) -> tuple[int, int, int, int]:
        """Return a rectangle of the page as left, upper, right and lower pixels inside the picture."""
        left, bottom, right, top = place
        width, height = self.mask.size
        sides = (
            floor((left - self.left) * self.scale),
            floor((self.top - top) * self.scale),
            ceil((right - self.left) * self.scale),
            ceil((self.top - bottom) * self.scale),
        )
        return max(sides[0], 0), max(sides[1], 0), min(sides[2], width), min(sides[3], height)

    def reaches(self, place: Rectangle) -> bool:
        """Return whether anything is painted inside a rectangle of the page."""
        left, upper, right, lower = self.pixels(place)
        return right > left and lower > upper and self.mask.crop((left, upper, right, lower)).getbbox() is not None

    @property
    def place(self) -> Rectangle | None:
        """Smallest rectangle of the page that holds all that is painted; None where nothing is."""
        found = self.mask.getbbox()
        if found is None:
            return None
        left, upper, right, lower = (side / self.scale for side in found)
        return self.left + left, self.top - lower, self.left + right, self.top - upper


class DrawnAnnotation(NamedTuple):
    """The painted area of an annotation, and the page there before and after it is drawn."""

    painted: PaintedArea
    before: Image.Image
    after: Image.Image


def painted_area(pdf: bytes, page: int, index: int, place: Rectangle) -> PaintedArea:
    """Return where an annotation paints inside a rectangle of the page.

    It is at `index` in the list of the page; both count from 0. Raises FileError `pages_unreadable`.
    """
    with opened(pdf) as document:
        return _painted(document, page, index, place)


def _painted(document: pypdfium2.PdfDocument, number: int, index: int, place: Rectangle) -> PaintedArea:
    """A function of its own, so that pdfium's objects are freed before the lock."""
    page, own = _merged(document, number, index)
    try:
        window = _Window(page, place)
        _remove_first(page, own)
        return window.painted(page)
    finally:
        page.close()


def draw_annotation(pdf: bytes, page: int, index: int, place: Rectangle) -> DrawnAnnotation:
    """Draw a part of a page without and with an annotation; the same numbers and errors as `painted_area`."""
    with opened(pdf) as document:
        return _drawn(document, page, index, place)


def _drawn(document: pypdfium2.PdfDocument, number: int, index: int, place: Rectangle) -> DrawnAnnotation:
    """A function of its own, so that pdfium's objects are freed before the lock."""
    plain = document[number]
    window = _Window(plain, place)
    before = window.picture(plain, _WHITE)
    plain.close()
    page, own = _merged(document, number, index)
    try:
        after = window.picture(page, _WHITE)
        _remove_first(page, own)
        return DrawnAnnotation(window.painted(page), before, after)
    finally:
        page.close()


def annotation_words(pdf: bytes, page: int, index: int) -> str:
    """Return the text of an annotation in the order of drawing; also raises `too_heavy` for too many letters."""
    with opened(pdf) as document:
        return _words(document, page, index)


def _words(document: pypdfium2.PdfDocument, number: int, index: int) -> str:
    """A function of its own, so that pdfium's objects are freed before the lock."""
    page, own = _merged(document, number, index)
    try:
        _remove_first(page, own)
        return _text(page)
    finally:
        page.close()


def _merged(document: pypdfium2.PdfDocument, number: int, index: int) -> tuple[pypdfium2.PdfPage, int]:
    """Return a page of which one annotation is a part now, and how many objects were there before."""
    page = document[number]
    own = pdfium.FPDFPage_CountObjects(page)
    _merge(page, index)
    page.close()
    return document[number], own


def _merge(page: pypdfium2.PdfPage, index: int) -> None:
    """Make one annotation a part of the page, and none of the others; the size of the page stays."""
    box = page.get_mediabox()
    for other in range(pdfium.FPDFPage_GetAnnotCount(page)):
        annotation = pdfium.FPDFPage_GetAnnot(page, other)
        flag = pdfium.FPDF_ANNOT_FLAG_PRINT if other == index else pdfium.FPDF_ANNOT_FLAG_HIDDEN
        pdfium.FPDFAnnot_SetFlags(annotation, flag)
        pdfium.FPDFPage_CloseAnnot(annotation)
    if pdfium.FPDFPage_Flatten(page, pdfium.FLAT_PRINT) == pdfium.FLATTEN_FAIL:
        raise FileError("pages_unreadable")
    page.set_mediabox(*box)


def _remove_first(page: pypdfium2.PdfPage, count: int) -> None:
    """Remove the page's own objects, so that those of the annotation are left."""
    for _ in range(count):
        thing = pdfium.FPDFPage_GetObject(page, 0)
        if not thing or not pdfium.FPDFPage_RemoveObject(page, thing):
            raise FileError("pages_unreadable")
        pdfium.FPDFPageObj_Destroy(thing)


def _text(page: pypdfium2.PdfPage) -> str:
    text_page = pdfium.FPDFText_LoadPage(page)
    try:
        count = pdfium.FPDFText_CountChars(text_page)
        if count > MAX_LETTERS:
            raise FileError("too_heavy")
        return "".join(chr(pdfium.FPDFText_GetUnicode(text_page, index)) for index in range(count))
    finally:
        pdfium.FPDFText_ClosePage(text_page)


class _Window:
    """The part of a page that is drawn."""

    def __init__(self, page: pypdfium2.PdfPage, place: Rectangle) -> None:
        self._width, self._height = page.get_size()
        left, bottom, right, top = place
        self.left, self.top = max(min(left, self._width), 0.0), max(min(top, self._height), 0.0)
        width = max(min(right, self._width) - self.left, 0.1)
        height = max(self.top - max(bottom, 0.0), 0.1)
        self.scale = min(SCALE, sqrt(MAX_PIXELS / (width * height)))
        self._size = ceil(width * self.scale), ceil(height * self.scale)

    def picture(self, page: pypdfium2.PdfPage, ground: int) -> Image.Image:
        """Return the part of a page without its annotations, on a background colour."""
        bitmap = pypdfium2.PdfBitmap.new_native(*self._size, pdfium.FPDFBitmap_BGRx)
        pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, *self._size, ground)
        whole = round(self._width * self.scale), round(self._height * self.scale)
        start = round(-self.left * self.scale), round((self.top - self._height) * self.scale)
        pdfium.FPDF_RenderPageBitmap(bitmap, page, *start, *whole, 0, 0)
        picture = Image.frombytes("RGB", self._size, bytes(bitmap.buffer), "raw", "BGRX", bitmap.stride)
        bitmap.close()
        return picture

    def painted(self, page: pypdfium2.PdfPage) -> PaintedArea:
        """Return where a page changes one of the background colours."""
        changed = Image.new("L", self._size)
        for ground in _GROUNDS:
            plain = Image.new("RGB", self._size, (ground >> 16 & 255, ground >> 8 & 255, ground & 255))
            for band in ImageChops.difference(self.picture(page, ground), plain).split():
                changed = ImageChops.lighter(changed, band)
        mask = changed.point([0] * _FAINTEST + [255] * (256 - _FAINTEST))
        return PaintedArea(self.left, self.top, self.scale, mask)
