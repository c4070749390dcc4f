"""Objects of a page as pdfium reads them: their letters; words, a rule, the mark of a draft, or something foreign."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Sequence
from ctypes import c_double, c_float, c_int, c_uint, c_void_p
from functools import partial
from itertools import groupby, repeat
from math import hypot
from typing import Any, Final

import pypdfium2
import pypdfium2.raw as pdfium

from dcbc_desktop.errors import FileError
from dcbc_desktop.report.comparison.text_alignment import RIGHT_TO_LEFT

MAX_LETTERS: Final = 100_000
"""On one page; a sheet of A4 in the smallest letters holds a tenth."""
UNKNOWN_TEXT: Final = "\ufffc"
"""What may be a space: pdfium leaves one out, or a mark without width, alone or after a hyphen that ends a line."""
_HYPHENS: Final = ("\x02", "\ufffe")
"""What pdfium makes of a hyphen at the end of a line."""

_SMALLEST: Final = 6.0
_THINNEST, _THICKEST = 0.3, 1.0
_BLACK: Final = (0, 0, 0, 255)
OUR_FACES: Final = re.compile(r"([A-Z]{6}\+)?LiberationSerif(-Bold|-Italic|-BoldItalic)?")
_PLAIN_MARKS: Final = frozenset({"MCID"})
_ARTIFACT_MARKS: Final = frozenset({"Type", "Subtype"})


def _prototype(function: Any, answer: Any, *takes: Any) -> Any:  # noqa: ANN401  functions of a C library
    """Return a function of pdfium that takes plain addresses: typed pointers take four times as long."""
    return ctypes.PYFUNCTYPE(answer, *takes)(address(function))


def address(thing: Any) -> int:  # noqa: ANN401
    """Return the address of an object of pdfium, constant as long as its page is open."""
    return ctypes.cast(thing, c_void_p).value or 0


_owner_of_letter = _prototype(pdfium.FPDFText_GetTextObject, c_void_p, c_void_p, c_int)
_letter = _prototype(pdfium.FPDFText_GetUnicode, c_uint, c_void_p, c_int)


def letters_by_object(page: pypdfium2.PdfPage) -> dict[int, str]:
    """Return the text of each text object; spaces that pdfium puts between objects belong to none."""
    text_page = pdfium.FPDFText_LoadPage(page)
    if not text_page:
        raise FileError("pages_unreadable")
    try:
        count = pdfium.FPDFText_CountChars(text_page)
        if count > MAX_LETTERS:
            raise FileError("too_heavy")
        letters = _letters(text_page, count)
        owned = _owned(text_page, count).items()
        return {owner: _with_hyphens(_as_drawn(text_page, letters, spans)) for owner, spans in owned}
    finally:
        pdfium.FPDFText_ClosePage(text_page)


def _with_hyphens(text: str) -> str:
    """Return hyphens for the signs that pdfium gives at the end of lines, where it leaves out a space behind."""
    for hyphen in _HYPHENS:
        text = text.replace(hyphen, f"-{UNKNOWN_TEXT}")
    return text


def _owned(text_page: Any, count: int) -> dict[int, list[tuple[int, int]]]:  # noqa: ANN401
    """Return the spans of each object's letters."""
    owned: dict[int, list[tuple[int, int]]] = {}
    end = 0
    for owner, run in groupby(map(_owner_of_letter, repeat(address(text_page), count), range(count))):
        start, end = end, end + len(list(run))
        if owner is not None:
            owned.setdefault(owner, []).append((start, end))
    return owned


def _as_drawn(text_page: Any, letters: str, spans: Sequence[tuple[int, int]]) -> str:  # noqa: ANN401
    """Order letters from left to right: pdfium turns lines with right-to-left writing round."""
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
    """Read all letters at once where pdfium leaves none out, else one by one."""
    room = (pdfium.FPDF_WCHAR * (count + 1))()
    if pdfium.FPDFText_GetText(text_page, 0, count, room) == count + 1:
        text = bytes(room)[: 2 * count].decode("utf-16-le", "replace")
        if len(text) == count:
            return text
    return "".join(map(chr, map(_letter, repeat(address(text_page), count), range(count))))


def font_name(font: Any) -> str:  # noqa: ANN401
    """Return the name of a font in the file."""
    length = pdfium.FPDFFont_GetBaseFontName(font, None, 0)
    if not 0 < length < 1_000:
        return ""
    room = ctypes.create_string_buffer(length)
    pdfium.FPDFFont_GetBaseFontName(font, room, length)
    return room.value.decode("utf-8", "replace")


def bounds(thing: Any) -> tuple[float, float, float, float]:  # noqa: ANN401
    """Return left, bottom, right, top."""
    values = [c_float() for _ in range(4)]
    pdfium.FPDFPageObj_GetBounds(thing, *values)
    left, bottom, right, top = (value.value for value in values)
    return left, bottom, right, top


def _matrix(thing: Any) -> Any:  # noqa: ANN401
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(thing, matrix)
    return matrix


def is_turned(thing: Any) -> bool:  # noqa: ANN401
    """True when letters are not upright."""
    matrix = _matrix(thing)
    return not (matrix.a > 0 and matrix.d > 0 and abs(matrix.b) + abs(matrix.c) < 0.001)


def is_plain(thing: Any) -> bool:  # noqa: ANN401
    """True for black letters, filled, large enough to read."""
    if pdfium.FPDFTextObj_GetTextRenderMode(thing) != pdfium.FPDF_TEXTRENDERMODE_FILL:
        return False
    size = c_float()
    pdfium.FPDFTextObj_GetFontSize(thing, size)
    matrix = _matrix(thing)
    scales = hypot(matrix.a, matrix.b), hypot(matrix.c, matrix.d)
    unscaled = all(abs(scale - 1) < 0.01 for scale in scales)
    return unscaled and size.value >= _SMALLEST and _colour(thing, pdfium.FPDFPageObj_GetFillColor) == _BLACK


def _colour(thing: Any, getter: Any) -> tuple[int, ...]:  # noqa: ANN401
    parts = [c_uint() for _ in range(4)]
    return tuple(part.value for part in parts) if getter(thing, *parts) else ()


def _drawn(thing: Any) -> tuple[int, bool]:  # noqa: ANN401
    """Return the fill mode of a path, and True where it is stroked."""
    fill, stroke = c_int(), c_int()
    pdfium.FPDFPath_GetDrawMode(thing, fill, stroke)
    return fill.value, bool(stroke.value)


def is_rule(thing: Any) -> bool:  # noqa: ANN401
    """True for one thin black stroke, vertical or horizontal."""
    width = c_float()
    pdfium.FPDFPageObj_GetStrokeWidth(thing, width)
    left, bottom, right, top = bounds(thing)
    return (
        _drawn(thing) == (pdfium.FPDF_FILLMODE_NONE, True)
        and _THINNEST <= width.value <= _THICKEST
        and pdfium.FPDFPath_CountSegments(thing) == 2
        and min(right - left, top - bottom) <= 2 * _THICKEST
        and _colour(thing, pdfium.FPDFPageObj_GetStrokeColor) == _BLACK
    )


def is_watermark(form: Any) -> bool:  # noqa: ANN401
    """True for one light grey shape and nothing else."""
    if pdfium.FPDFFormObj_CountObjects(form) != 1:
        return False
    thing = pdfium.FPDFFormObj_GetObject(form, 0)
    if pdfium.FPDFPageObj_GetType(thing) != pdfium.FPDF_PAGEOBJ_PATH or wrapping(thing):
        return False
    colour = _colour(thing, pdfium.FPDFPageObj_GetFillColor)
    fill, stroke = _drawn(thing)
    grey = len(set(colour[:3])) == 1 and 200 <= colour[0] <= 240 and colour[3] == 255
    return grey and fill != pdfium.FPDF_FILLMODE_NONE and not stroke


def wrapping(thing: Any) -> str:  # noqa: ANN401
    """Return the reason why an object may be hidden or marked foreign; empty for tags and artifacts."""
    if pdfium.FPDFPageObj_HasTransparency(thing):
        return "hidden_text"
    clip = pdfium.FPDFPageObj_GetClipPath(thing)
    if clip and pdfium.FPDFClipPath_CountPaths(clip) > 0:
        return "hidden_text"
    for index in range(max(pdfium.FPDFPageObj_CountMarks(thing), 0)):
        mark = pdfium.FPDFPageObj_GetMark(thing, index)
        keys = _mark_keys(mark)
        if keys != _PLAIN_MARKS and not (
            keys <= _ARTIFACT_MARKS and _utf16(pdfium.FPDFPageObjMark_GetName, mark) == "Artifact"
        ):
            return "layer"
    return ""


_Name = pdfium.FPDF_WCHAR * 61


def _utf16(getter: Any, *named: Any) -> str:  # noqa: ANN401
    """Read a name from pdfium, at most 60 letters of it."""
    room, length = _Name(), ctypes.c_ulong()
    if not getter(*named, room, ctypes.sizeof(room), length):
        return "?"
    return bytes(room)[: max(min(length.value, ctypes.sizeof(room)) - 2, 0)].decode("utf-16-le", "replace")


def _mark_keys(mark: Any) -> set[str]:  # noqa: ANN401
    count = min(pdfium.FPDFPageObjMark_CountParams(mark), 10)
    return {_utf16(pdfium.FPDFPageObjMark_GetParamKey, mark, index) for index in range(count)}


_ACTIVE: Final = (b"AP", b"A", b"AA", b"PA", b"BS", b"OC")
"""Entries of an annotation that let it show or do something."""


def is_plain_link(annotation: Any) -> bool:  # noqa: ANN401
    """True for a link that shows nothing and leads to a place of its file."""
    width = c_float()
    return (
        pdfium.FPDFAnnot_GetSubtype(annotation) == pdfium.FPDF_ANNOT_LINK
        and bool(pdfium.FPDFAnnot_HasKey(annotation, b"Dest"))
        and bool(pdfium.FPDFAnnot_GetBorder(annotation, c_float(), c_float(), width))
        and width.value == 0
        and not any(pdfium.FPDFAnnot_HasKey(annotation, key) for key in _ACTIVE)
    )


def is_signature(annotation: Any) -> bool:  # noqa: ANN401
    """True when an annotation is a signature field; the kind must be in the annotation itself."""
    if pdfium.FPDFAnnot_GetSubtype(annotation) != pdfium.FPDF_ANNOT_WIDGET:
        return False
    room = (pdfium.FPDF_WCHAR * 20)()
    length = pdfium.FPDFAnnot_GetStringValue(annotation, b"FT", room, ctypes.sizeof(room))
    return length > 2 and bytes(room)[: length - 2].decode("utf-16-le", "replace") == "Sig"
