"""The letters of a page by the object that draws them: pdfium's reading, without the spaces that it adds."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from ctypes import c_double, c_int, c_uint, c_void_p
from functools import partial
from itertools import groupby, repeat
from typing import Any, Final

import pypdfium2
import pypdfium2.raw as pdfium

from dcbc_desktop.errors import FileError
from dcbc_desktop.report.text_alignment import RIGHT_TO_LEFT

MAX_LETTERS: Final = 100_000
"""On one page; a sheet of A4 in the smallest letters holds a tenth."""
_HYPHENS: Final = ("\x02", "\ufffe")
"""What pdfium makes of a hyphen at the end of a line."""


def _prototype(function: Any, answer: Any, *takes: Any) -> Any:  # noqa: ANN401  functions of a C library
    """The same function with plain addresses: called for every letter, typed pointers take four times as long."""
    return ctypes.PYFUNCTYPE(answer, *takes)(address(function))


def address(thing: Any) -> int:  # noqa: ANN401
    """Where a thing of pdfium's lies: the same thing has the same place as long as its page is open."""
    return ctypes.cast(thing, c_void_p).value or 0


_owner_of_letter = _prototype(pdfium.FPDFText_GetTextObject, c_void_p, c_void_p, c_int)
_letter = _prototype(pdfium.FPDFText_GetUnicode, c_uint, c_void_p, c_int)


def letters_by_object(page: pypdfium2.PdfPage) -> dict[int, str]:
    """What each text object says; spaces that pdfium puts between objects belong to none."""
    text_page = pdfium.FPDFText_LoadPage(page)
    if not text_page:
        raise FileError("pages_unreadable")
    try:
        count = pdfium.FPDFText_CountChars(text_page)
        if count > MAX_LETTERS:
            raise FileError("too_heavy")
        letters = _letters(text_page, count)
        for hyphen in _HYPHENS:
            letters = letters.replace(hyphen, "-")
        owned = _owned(text_page, count).items()
        return {owner: _as_drawn(text_page, letters, spans) for owner, spans in owned}
    finally:
        pdfium.FPDFText_ClosePage(text_page)


def _owned(text_page: Any, count: int) -> dict[int, list[tuple[int, int]]]:  # noqa: ANN401
    """From where to where each object's letters stand."""
    owned: dict[int, list[tuple[int, int]]] = {}
    end = 0
    for owner, run in groupby(map(_owner_of_letter, repeat(address(text_page), count), range(count))):
        start, end = end, end + len(list(run))
        if owner is not None:
            owned.setdefault(owner, []).append((start, end))
    return owned


def _as_drawn(text_page: Any, letters: str, spans: Sequence[tuple[int, int]]) -> str:  # noqa: ANN401
    """From left to right: pdfium turns lines round that hold letters of right-to-left writing."""
    text = "".join([letters[start:end] for start, end in spans])
    if not RIGHT_TO_LEFT.search(text):
        return text
    places = [place for start, end in spans for place in range(start, end)]
    return "".join([letters[place] for place in sorted(places, key=partial(_origin, text_page))])


def _origin(text_page: Any, place: int) -> float:  # noqa: ANN401
    x, y = c_double(), c_double()
    pdfium.FPDFText_GetCharOrigin(text_page, place, x, y)
    return round(x.value, 2)


def _letters(text_page: Any, count: int) -> str:  # noqa: ANN401
    """All at once where pdfium leaves none out, else one by one."""
    room = (pdfium.FPDF_WCHAR * (count + 1))()
    if pdfium.FPDFText_GetText(text_page, 0, count, room) == count + 1:
        text = bytes(room)[: 2 * count].decode("utf-16-le", "replace")
        if len(text) == count:
            return text
    return "".join(map(chr, map(_letter, repeat(address(text_page), count), range(count))))
