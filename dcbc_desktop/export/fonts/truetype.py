"""TrueType files without the whole font library: letters (`cmap`) and outlines of glyphs (`glyf`)."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from dcbc_desktop.errors import FileError

_TABLE_ENTRY = struct.Struct(">4sIII")
FIRST_TABLE = 12
"""Place of the first row in the list of tables."""
TABLE_ROW = _TABLE_ENTRY.size

MAX_PARTS = 32
"""Letters that one letter may be put together from, those of its parts counted; ours have four."""
_WORDS, _XY, _MORE, _SCALED, _INSTRUCTED = 0x1, 0x2, 0x20, 0x8 | 0x40 | 0x80, 0x100
_ON_CURVE, _X_BYTE, _Y_BYTE, _REPEAT, _X_SAME, _Y_SAME = 0x1, 0x2, 0x4, 0x8, 0x10, 0x20


def letters_of(path: Path) -> frozenset[int]:
    """Return the code points that have a glyph; raises FileError `font_unreadable`."""
    try:
        data = path.read_bytes()
        return frozenset(_segment_letters(_unicode_table(table(data, b"cmap"))))
    except (OSError, struct.error, LookupError) as error:
        raise FileError("font_unreadable", file=path.name) from error


def table(data: bytes, wanted: bytes) -> bytes:
    """Return one table of a TrueType file; raises LookupError where it is missing."""
    for tag, offset, length in tables(data):
        if tag == wanted:
            return data[offset : offset + length]
    raise LookupError(wanted)


def tables(data: bytes) -> list[tuple[bytes, int, int]]:
    """Return the tables of a TrueType file in the order of their list: name, place and length."""
    (count,) = struct.unpack_from(">H", data, 4)
    rows = (_TABLE_ENTRY.unpack_from(data, FIRST_TABLE + TABLE_ROW * index) for index in range(count))
    return [(tag, offset, length) for tag, _, offset, length in rows]


def _unicode_table(cmap: bytes) -> bytes:
    """Return the Windows Unicode (3, 1) sub-table in format 4, which every text face has."""
    (count,) = struct.unpack_from(">H", cmap, 2)
    for index in range(count):
        platform, encoding, offset = struct.unpack_from(">HHI", cmap, 4 + 8 * index)
        if (platform, encoding) == (3, 1) and struct.unpack_from(">H", cmap, offset) == (4,):
            return cmap[offset:]
    raise LookupError("unicode cmap")


def _segment_letters(table: bytes) -> Iterator[int]:
    (double,) = struct.unpack_from(">H", table, 6)
    count = double // 2
    row = f">{count}H"
    ends = struct.unpack_from(row, table, 14)
    starts = struct.unpack_from(row, table, 16 + double)
    deltas = struct.unpack_from(row, table, 16 + 2 * double)
    ranges_at = 16 + 3 * double
    ranges = struct.unpack_from(row, table, ranges_at)
    for index, (start, end, delta, shift) in enumerate(zip(starts, ends, deltas, ranges, strict=True)):
        for code in range(start, min(end, 0xFFFE) + 1):
            glyph = code
            if shift:
                (glyph,) = struct.unpack_from(">H", table, ranges_at + 2 * index + shift + 2 * (code - start))
            if (glyph and shift) or (not shift and (code + delta) & 0xFFFF):
                yield code


class Point(NamedTuple):
    """Point of an outline, in units of the face."""

    x: float
    y: float
    on_curve: bool


Contour = list[Point]


class GlyphOutlines:
    """Reader of single glyphs of a face's `glyf` table; raises FileError `font_unreadable`."""

    def __init__(self, data: bytes, glyph_of: Mapping[int, int]) -> None:
        try:
            self._glyf = table(data, b"glyf")
            (self.units,) = struct.unpack_from(">H", table(data, b"head"), 18)
            long_offsets = struct.unpack_from(">h", table(data, b"head"), 50) == (1,)
            loca = table(data, b"loca")
        except (struct.error, LookupError) as error:
            raise FileError("font_unreadable", file="glyf") from error
        count = len(loca) // (4 if long_offsets else 2)
        offsets = struct.unpack(f">{count}{'I' if long_offsets else 'H'}", loca)
        self._offsets = offsets if long_offsets else tuple(2 * offset for offset in offsets)
        self._glyph_of = glyph_of
        self._parts = 0

    def contours(self, letter: str) -> list[Contour]:
        """Return the closed curves of a letter; none for a space."""
        self._parts = 0
        return list(self._contours(self._glyph_of[ord(letter)]))

    def program(self, glyph: int) -> bytes:
        """Return the instructions that fit a glyph to a screen: they can move its points."""
        start, end = self._offsets[glyph], self._offsets[glyph + 1]
        if start == end:
            return b""
        (count,) = struct.unpack_from(">h", self._glyf, start)
        place = start + 10 + 2 * count if count >= 0 else self._behind_parts(start + 10)
        (length,) = struct.unpack_from(">H", self._glyf, place) if place else (0,)
        return self._glyf[place + 2 : place + 2 + length]

    def _behind_parts(self, place: int) -> int:
        """Return the position of a composite's instructions; 0 where it has none."""
        flags = _MORE
        while flags & _MORE:
            (flags,) = struct.unpack_from(">H", self._glyf, place)
            place += 8 if flags & _WORDS else 6
        return place if flags & _INSTRUCTED else 0

    def _contours(self, glyph: int) -> Iterator[Contour]:
        start, end = self._offsets[glyph], self._offsets[glyph + 1]
        if start == end:
            return
        (count,) = struct.unpack_from(">h", self._glyf, start)
        if count >= 0:
            yield from _simple(self._glyf, start + 10, count)
        else:
            yield from self._composite(start + 10)

    def _composite(self, place: int) -> Iterator[Contour]:
        """Yield the contours of a letter put together from others: `Ự` is `Ư` and a dot."""
        flags = _MORE
        while flags & _MORE:
            flags, glyph = struct.unpack_from(">HH", self._glyf, place)
            self._parts += 1
            if flags & _SCALED or not flags & _XY or self._parts > MAX_PARTS:
                raise FileError("font_unreadable", file="glyf")
            dx, dy = struct.unpack_from(">hh" if flags & _WORDS else ">bb", self._glyf, place + 4)
            place += 8 if flags & _WORDS else 6
            for contour in self._contours(glyph):
                yield [Point(point.x + dx, point.y + dy, point.on_curve) for point in contour]


def _simple(data: bytes, place: int, count: int) -> Iterator[Contour]:
    ends = struct.unpack_from(f">{count}H", data, place)
    (instructions,) = struct.unpack_from(">H", data, place + 2 * count)
    place += 2 * count + 2 + instructions
    total = ends[-1] + 1 if ends else 0
    flags: list[int] = []
    while len(flags) < total:
        flag = data[place]
        repeats = data[place + 1] if flag & _REPEAT else 0
        flags += [flag] * (1 + repeats)
        place += 2 if flag & _REPEAT else 1
    xs, place = _coordinates(data, place, flags, _X_BYTE, _X_SAME)
    ys, _ = _coordinates(data, place, flags, _Y_BYTE, _Y_SAME)
    points = [Point(x, y, bool(flag & _ON_CURVE)) for x, y, flag in zip(xs, ys, flags, strict=True)]
    start = 0
    for end in ends:
        yield points[start : end + 1]
        start = end + 1


def _coordinates(data: bytes, place: int, flags: list[int], byte: int, same: int) -> tuple[list[int], int]:
    values, value = [], 0
    for flag in flags:
        if flag & byte:
            value += data[place] if flag & same else -data[place]
            place += 1
        elif not flag & same:
            (step,) = struct.unpack_from(">h", data, place)
            value += step
            place += 2
        values.append(value)
    return values, place


class Curve(NamedTuple):
    """Stretch of an outline as PDF draws it: a cubic curve from the point before, also where it is straight."""

    x1: float
    y1: float
    x2: float
    y2: float
    x: float
    y: float


def cubic(contour: Contour) -> tuple[Point, list[Curve]]:
    """Return the first point of a contour and the curves that lead back to it."""
    points = _with_middles(contour)
    first = points[0]
    curves, before = [], first
    rest = iter([*points[1:], first])
    for point in rest:
        control = Point((before.x + point.x) / 2, (before.y + point.y) / 2, False) if point.on_curve else point
        end = point if point.on_curve else next(rest)
        curves.append(Curve(*_toward(before, control), *_toward(end, control), end.x, end.y))
        before = end
    return first, curves


def _toward(point: Point, control: Point) -> tuple[float, float]:
    return point.x + (control.x - point.x) * 2 / 3, point.y + (control.y - point.y) * 2 / 3


def _with_middles(contour: Contour) -> Contour:
    """Insert the points that TrueType leaves out between two control points; begins on the curve."""
    full: Contour = []
    for point, after in zip(contour, [*contour[1:], contour[0]], strict=True):
        full.append(point)
        if not point.on_curve and not after.on_curve:
            full.append(Point((point.x + after.x) / 2, (point.y + after.y) / 2, True))
    start = next(index for index, point in enumerate(full) if point.on_curve)
    return full[start:] + full[:start]
