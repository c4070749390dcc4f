"""What one object of a page is: words that can be seen, a rule, the mark of a draft, or something foreign."""

from __future__ import annotations

import ctypes
import re
from ctypes import c_float, c_int, c_uint
from math import hypot
from typing import Any, Final

import pypdfium2.raw as pdfium

_SMALLEST: Final = 6.0
_THINNEST, _THICKEST = 0.3, 1.0
_BLACK: Final = (0, 0, 0, 255)
OUR_FACES: Final = re.compile(r"([A-Z]{6}\+)?LiberationSerif(-Bold|-Italic|-BoldItalic)?")
_PLAIN_MARKS: Final = frozenset({"MCID"})
_ARTIFACT_MARKS: Final = frozenset({"Type", "Subtype"})


def font_name(font: Any) -> str:  # noqa: ANN401
    """The name that a file gives a font."""
    length = pdfium.FPDFFont_GetBaseFontName(font, None, 0)
    if not 0 < length < 1_000:
        return ""
    room = ctypes.create_string_buffer(length)
    pdfium.FPDFFont_GetBaseFontName(font, room, length)
    return room.value.decode("utf-8", "replace")


def bounds(thing: Any) -> tuple[float, float, float, float]:  # noqa: ANN401
    """Left, bottom, right, top."""
    values = [c_float() for _ in range(4)]
    pdfium.FPDFPageObj_GetBounds(thing, *values)
    left, bottom, right, top = (value.value for value in values)
    return left, bottom, right, top


def overlap(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    """Whether two places share more than a hair's breadth."""
    width = min(one[2], other[2]) - max(one[0], other[0])
    height = min(one[3], other[3]) - max(one[1], other[1])
    return width > 1 and height > 1


def _matrix(thing: Any) -> Any:  # noqa: ANN401
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(thing, matrix)
    return matrix


def is_turned(thing: Any) -> bool:  # noqa: ANN401
    """Whether letters do not stand upright."""
    matrix = _matrix(thing)
    return not (matrix.a > 0 and matrix.d > 0 and abs(matrix.b) + abs(matrix.c) < 0.001)


def is_plain(thing: Any) -> bool:  # noqa: ANN401
    """Black letters, filled, large enough to read."""
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
    """How a path is filled, and whether it is stroked."""
    fill, stroke = c_int(), c_int()
    pdfium.FPDFPath_GetDrawMode(thing, fill, stroke)
    return fill.value, bool(stroke.value)


def is_rule(thing: Any) -> bool:  # noqa: ANN401
    """One thin black stroke, upright or level."""
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
    """One light grey shape, nothing else."""
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
    """What is put round an object: nothing that hides it, and no mark but those of tags and artifacts."""
    if pdfium.FPDFPageObj_HasTransparency(thing):
        return "hidden_text"
    clip = pdfium.FPDFPageObj_GetClipPath(thing)
    if clip and pdfium.FPDFClipPath_CountPaths(clip) > 0:
        return "hidden_text"
    for index in range(max(pdfium.FPDFPageObj_CountMarks(thing), 0)):
        mark = pdfium.FPDFPageObj_GetMark(thing, index)
        keys = _mark_keys(mark)
        if keys != _PLAIN_MARKS and not (keys <= _ARTIFACT_MARKS and _mark_name(mark) == "Artifact"):
            return "layer"
    return ""


_Name = pdfium.FPDF_WCHAR * 61


def _utf16(getter: Any, *named: Any) -> str:  # noqa: ANN401
    """A name out of pdfium, at most 60 letters of it."""
    room, length = _Name(), ctypes.c_ulong()
    if not getter(*named, room, ctypes.sizeof(room), length):
        return "?"
    return bytes(room)[: max(min(length.value, ctypes.sizeof(room)) - 2, 0)].decode("utf-16-le", "replace")


def _mark_name(mark: Any) -> str:  # noqa: ANN401
    return _utf16(pdfium.FPDFPageObjMark_GetName, mark)


def _mark_keys(mark: Any) -> set[str]:  # noqa: ANN401
    count = min(pdfium.FPDFPageObjMark_CountParams(mark), 10)
    return {_utf16(pdfium.FPDFPageObjMark_GetParamKey, mark, index) for index in range(count)}


def is_signature(annotation: Any) -> bool:  # noqa: ANN401
    """Whether an annotation is the field of a signature; the kind must stand in itself."""
    if pdfium.FPDFAnnot_GetSubtype(annotation) != pdfium.FPDF_ANNOT_WIDGET:
        return False
    room = (pdfium.FPDF_WCHAR * 20)()
    length = pdfium.FPDFAnnot_GetStringValue(annotation, b"FT", room, ctypes.sizeof(room))
    return length > 2 and bytes(room)[: length - 2].decode("utf-16-le", "replace") == "Sig"
