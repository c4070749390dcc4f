"""Contents of the pages of any PDF: words in the order of drawing, whatever is no word, digests of pictures, fonts."""

from __future__ import annotations

import ctypes
import hashlib
from collections.abc import Collection
from typing import Any, Final, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from dcbc_desktop.errors import FileError
from dcbc_desktop.intake.pdf.page_objects import (
    OUR_FACES,
    UNKNOWN_TEXT,
    address,
    bounds,
    font_name,
    is_plain,
    is_plain_link,
    is_rule,
    is_signature,
    is_turned,
    is_watermark,
    letters_by_object,
    wrapping,
)
from dcbc_desktop.intake.pdf.rendering import opened

MAX_PAGES: Final = 2_000
MAX_OBJECTS: Final = 20_000
"""On one page; ours hold a few hundred."""
MAX_ANNOTATIONS: Final = 5_000
"""On one page; a page of ours has a link for each mark of a note."""
_BLANK: Final = " \u00a0\r\n" + UNKNOWN_TEXT

_SCALE: Final = 2.0
"""Pixels a point: a comma is four wide."""
MAX_FONT: Final = 10_000_000
MAX_FONTS: Final = 200


class TextPiece(NamedTuple):
    """Letters written in one go; `turned` where they are not upright."""

    text: str
    turned: bool


class PageSight(NamedTuple):
    """Contents of one page. `foreign` names anything that our pages do not have; empty where there is nothing.

    `drawings` counts grey drawings under the text, as a draft has one; `links` those to places of the file itself.
    """

    width: float
    height: float
    pieces: tuple[TextPiece, ...]
    rules: int
    drawings: int
    links: int
    foreign: str


def read_pages(pdf: bytes) -> tuple[PageSight, ...]:
    """Read every page; raises FileError `pages_unreadable`, `pages_too_many`, and `too_heavy` for huge pages."""
    with opened(pdf) as document:
        if len(document) > MAX_PAGES:
            raise FileError("pages_too_many", limit=MAX_PAGES)
        return tuple(_sight(document, number) for number in range(len(document)))


def read_some_pages(pdf: bytes, numbers: Collection[int]) -> dict[int, PageSight]:
    """Read some pages by number, counted from 1; raises as `read_pages` does, also for a page that is not there."""
    with opened(pdf) as document:
        if max(numbers, default=0) > len(document):
            raise FileError("pages_unreadable")
        return {number: _sight(document, number - 1) for number in numbers}


def _sight(document: pypdfium2.PdfDocument, number: int) -> PageSight:
    """A function of its own, so that pdfium's objects are freed before the lock."""
    page = document[number]
    try:
        return _PageReader(page).sight()
    finally:
        page.close()


class _PageReader:
    """Reader of the objects of one page."""

    def __init__(self, page: pypdfium2.PdfPage) -> None:
        self._page = page
        self._width, self._height = page.get_size()
        self._texts = letters_by_object(page)
        self._fonts: dict[int, bool] = {}
        self._pieces: list[TextPiece] = []
        self._rules = self._drawings = self._links = 0
        self._foreign = self._page_itself()

    def sight(self) -> PageSight:
        """Return the contents."""
        count = pdfium.FPDFPage_CountObjects(self._page)
        if count > MAX_OBJECTS:
            raise FileError("too_heavy")
        for index in range(count):
            self._take(pdfium.FPDFPage_GetObject(self._page, index))
        if self._texts:
            self._found("hidden_text")  # letters of objects that are not the page's own
        self._take_annotations()
        pieces = tuple(self._pieces)
        return PageSight(self._width, self._height, pieces, self._rules, self._drawings, self._links, self._foreign)

    def _found(self, foreign: str) -> None:
        self._foreign = self._foreign or foreign

    def _page_itself(self) -> str:
        """Return a reason where the page is turned, cropped, or has its corner not at 0 0."""
        left, bottom, right, top = self._page.get_mediabox()
        whole = (left, bottom) == (0, 0) and self._page.get_cropbox() == (left, bottom, right, top)
        return "" if whole and pdfium.FPDFPage_GetRotation(self._page) == 0 else "page_box"

    def _take(self, thing: Any) -> None:  # noqa: ANN401
        match pdfium.FPDFPageObj_GetType(thing):
            case pdfium.FPDF_PAGEOBJ_TEXT:
                self._take_text(thing)
            case pdfium.FPDF_PAGEOBJ_PATH:
                self._rules += 1
                if not is_rule(thing):
                    self._found("shape")
            case pdfium.FPDF_PAGEOBJ_FORM:
                self._drawings += 1
                if self._pieces or not is_watermark(thing):
                    self._found("shape")
            case pdfium.FPDF_PAGEOBJ_IMAGE:
                self._found("picture")
            case _:
                self._found("shape")
        self._found(wrapping(thing))

    def _take_text(self, thing: Any) -> None:  # noqa: ANN401
        text = self._texts.pop(address(thing), UNKNOWN_TEXT)
        said = text.strip(_BLANK)
        left, bottom, right, top = bounds(thing)
        inside = left >= 0 and bottom >= 0 and right <= self._width and top <= self._height
        if said and not (inside and is_plain(thing)):
            self._found("hidden_text")
        if not self._is_our_face(pdfium.FPDFTextObj_GetFont(thing)):
            self._found("font")
        self._pieces.append(TextPiece(text, is_turned(thing)))

    def _is_our_face(self, font: Any) -> bool:  # noqa: ANN401
        place = address(font)
        if place not in self._fonts:
            embedded = pdfium.FPDFFont_GetIsEmbedded(font) == 1
            self._fonts[place] = embedded and bool(OUR_FACES.fullmatch(font_name(font)))
        return self._fonts[place]

    def _take_annotations(self) -> None:
        """Count links; signature fields are looked at elsewhere, and nothing else belongs to a page."""
        count = pdfium.FPDFPage_GetAnnotCount(self._page)
        if count > MAX_ANNOTATIONS:
            raise FileError("too_heavy")
        for index in range(count):
            annotation = pdfium.FPDFPage_GetAnnot(self._page, index)
            if is_plain_link(annotation):
                self._links += 1
            elif not is_signature(annotation):
                self._found("annotation")
            pdfium.FPDFPage_CloseAnnot(annotation)


class FontProgram(NamedTuple):
    """Font of a file, and the first page that uses it, counted from 1."""

    name: str
    data: bytes
    page: int


def picture_digests(pdf: bytes) -> tuple[bytes, ...]:
    """Return a digest of each page drawn without annotations.

    Raises FileError `pages_unreadable`, `pages_too_many`. The caller has checked the sizes of the pages.
    """
    with opened(pdf) as document:
        return tuple(_picture(document, number) for number in range(len(document)))


def _picture(document: pypdfium2.PdfDocument, number: int) -> bytes:
    """A function of its own, so that pdfium's objects are freed before the lock."""
    page = document[number]
    bitmap = page.render(scale=_SCALE, grayscale=True, may_draw_forms=False, draw_annots=False)
    found = hashlib.sha256(memoryview(bitmap.buffer).cast("B")).digest()
    bitmap.close()
    page.close()
    return found


def font_programs(pdf: bytes) -> tuple[FontProgram, ...]:
    """Return the fonts of all text on the pages; raises FileError `pages_unreadable`, `too_heavy`."""
    with opened(pdf) as document:
        found: dict[tuple[str, bytes], int] = {}
        for number in range(len(document)):
            for font in _fonts(document, number):
                found.setdefault(font, number + 1)
            if len(found) > MAX_FONTS:
                raise FileError("too_heavy")
        return tuple(FontProgram(name, data, page) for (name, data), page in found.items())


def _fonts(document: pypdfium2.PdfDocument, number: int) -> set[tuple[str, bytes]]:
    """A function of its own, so that pdfium's objects are freed before the lock."""
    page = document[number]
    fonts: dict[int, Any] = {}
    for index in range(min(pdfium.FPDFPage_CountObjects(page), MAX_OBJECTS)):
        thing = pdfium.FPDFPage_GetObject(page, index)
        if pdfium.FPDFPageObj_GetType(thing) == pdfium.FPDF_PAGEOBJ_TEXT:
            font = pdfium.FPDFTextObj_GetFont(thing)
            fonts[address(font)] = font
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
