"""Words and rules of a page with their places, read by pdfium without annotations."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from dcbc_desktop.errors import FileError
from dcbc_desktop.intake.pdf.page_objects import MAX_LETTERS, bounds
from dcbc_desktop.intake.pdf.rendering import opened

MAX_OBJECTS = 20_000
Rectangle = tuple[float, float, float, float]
"""Left, bottom, right, top, in points from the lower left corner of the page."""


class PlacedWord(NamedTuple):
    """A word and the rectangle of its letters; a rule has no text."""

    text: str
    place: Rectangle


class PageMarks(NamedTuple):
    """All that a page prints."""

    words: tuple[PlacedWord, ...]
    letters: tuple[Rectangle, ...]
    rules: tuple[Rectangle, ...]

    @property
    def everything(self) -> tuple[PlacedWord, ...]:
        """Words, then rules without text."""
        return (*self.words, *(PlacedWord("", place) for place in self.rules))


def object_places(pdf: bytes, number: int) -> tuple[Rectangle, ...]:
    """Return the rectangles of all lines of words and rules of a page, counted from 0, without reading letters."""
    with opened(pdf) as document:
        return _places(document, number)


def _places(document: pypdfium2.PdfDocument, number: int) -> tuple[Rectangle, ...]:
    """A function of its own, so that pdfium's objects are freed before the lock."""
    page = document[number]
    count = min(pdfium.FPDFPage_CountObjects(page), MAX_OBJECTS)
    found = tuple(bounds(pdfium.FPDFPage_GetObject(page, index)) for index in range(count))
    page.close()
    return found


def page_marks(pdf: bytes, number: int) -> PageMarks:
    """Return the words and rules of a page, counted from 0; raises FileError `pages_unreadable` and `too_heavy`."""
    with opened(pdf) as document:
        return _marks(document, number)


def _marks(document: pypdfium2.PdfDocument, number: int) -> PageMarks:
    """A function of its own, so that pdfium's objects are freed before the lock."""
    page = document[number]
    text_page = pdfium.FPDFText_LoadPage(page)
    try:
        letters = list(_letters(text_page))
        rules = tuple(_rules(page))
    finally:
        pdfium.FPDFText_ClosePage(text_page)
        page.close()
    return PageMarks(tuple(_words(letters)), tuple(place for _, place in letters if place is not None), rules)


_Letter = tuple[str, Rectangle | None]


def _letters(text_page: Any) -> Iterator[_Letter]:  # noqa: ANN401  pdfium's handle
    """Yield each letter with its tight rectangle; None for a space."""
    count = pdfium.FPDFText_CountChars(text_page)
    if count > MAX_LETTERS:
        raise FileError("too_heavy")
    sides = [ctypes.c_double() for _ in range(4)]
    for index in range(count):
        letter = chr(pdfium.FPDFText_GetUnicode(text_page, index))
        if letter.isspace() or not pdfium.FPDFText_GetCharBox(text_page, index, *sides):
            yield " ", None
            continue
        left, right, bottom, top = (side.value for side in sides)
        yield letter, (left, bottom, right, top) if right > left and top > bottom else None


def _words(letters: list[_Letter]) -> Iterator[PlacedWord]:
    text, places = "", list[Rectangle]()
    for letter, place in [*letters, (" ", None)]:
        if letter != " ":
            text += letter
            places += [place] if place else []
            continue
        if places:
            yield PlacedWord(text, around(places))
        text, places = "", []


def around(places: list[Rectangle]) -> Rectangle:
    """Return the smallest rectangle that holds all of them."""
    left, bottom, right, top = zip(*places, strict=True)
    return min(left), min(bottom), max(right), max(top)


def _rules(page: pypdfium2.PdfPage) -> Iterator[Rectangle]:
    for index in range(min(pdfium.FPDFPage_CountObjects(page), MAX_OBJECTS)):
        thing = pdfium.FPDFPage_GetObject(page, index)
        if pdfium.FPDFPageObj_GetType(thing) == pdfium.FPDF_PAGEOBJ_PATH:
            yield bounds(thing)
