"""Check that a font in a file is a subset of our typeface: every glyph is compared, outline by outline."""

from __future__ import annotations

import struct
from functools import cache
from operator import itemgetter
from typing import Final

from dcbc_desktop.errors import FileError
from dcbc_desktop.export.fonts.registered_fonts import FILES, font_file
from dcbc_desktop.export.fonts.truetype import FIRST_TABLE, TABLE_ROW, GlyphOutlines, Point, table, tables

MAX_GLYPHS: Final = 2_000
"""Of one font in a file; ours hold 256 at most, and what letters are put together from."""
_ERRORS_OF_BROKEN_FONTS: Final = (FileError, struct.error, LookupError, ValueError, RecursionError)
Glyph = tuple[int, bytes, tuple[tuple[Point, ...], ...]]
"""A glyph's width, instructions and outline."""
_SHARED: Final = frozenset({b"cvt ", b"fpgm", b"prep", b"name", b"OS/2"})
"""What the instructions of all glyphs build on, and what a face says of itself."""
_CUT: Final = frozenset({b"cmap", b"glyf", b"head", b"hhea", b"hmtx", b"loca", b"maxp", b"post"})
"""Tables that each subset has its own of; others could hold coloured or moved glyphs."""


def is_subset_of_our_face(name: str, program: bytes) -> bool:
    """True when each glyph has the outline and the width of one in the style of that name."""
    face = name.rpartition("+")[2]
    if face not in FILES:
        return False
    try:
        ours = font_file(face).read_bytes()
        shared = all(table(program, name) == table(ours, name) for name in _SHARED)
        whole = shared and _holds_tables_alone(program)
        return whole and _character_map_count(program) == 1 and _glyphs(program) <= _glyphs_of_our_face(face)
    except _ERRORS_OF_BROKEN_FONTS:
        return False


def _holds_tables_alone(program: bytes) -> bool:
    """Return whether the known tables, each once, follow the list of them to the end, with empty bytes between."""
    rows = tables(program)
    end = FIRST_TABLE + TABLE_ROW * len(rows)
    if sorted(tag for tag, _, _ in rows) != sorted(_CUT | _SHARED):
        return False
    for _, start, length in sorted(rows, key=itemgetter(1)):
        if start - end not in range(4) or any(program[end:start]):
            return False
        end = start + length
    return end <= len(program) < end + 4 and not any(program[end:])


def _character_map_count(program: bytes) -> int:
    """Count the character maps: with several, programs that read pages choose differently and show other letters."""
    return int(struct.unpack_from(">H", table(program, b"cmap"), 2)[0])


@cache
def _glyphs_of_our_face(face: str) -> frozenset[Glyph]:
    data = font_file(face).read_bytes()
    return _glyphs(data, limit=65_536)


def _glyphs(data: bytes, limit: int = MAX_GLYPHS) -> frozenset[Glyph]:
    """Return every glyph of a font; raises the errors of broken fonts."""
    (count,) = struct.unpack_from(">H", table(data, b"maxp"), 4)
    if count > limit:
        raise ValueError(count)
    widths = _widths(data, count)
    outlines = GlyphOutlines(data, {glyph: glyph for glyph in range(count)})
    return frozenset(
        (widths[glyph], outlines.program(glyph), tuple(map(tuple, outlines.contours(chr(glyph)))))
        for glyph in range(count)
    )


def _widths(data: bytes, count: int) -> list[int]:
    (long_count,) = struct.unpack_from(">H", table(data, b"hhea"), 34)
    metrics = table(data, b"hmtx")
    return [struct.unpack_from(">H", metrics, 4 * min(glyph, long_count - 1))[0] for glyph in range(count)]
