"""Which letters a TrueType file has: its `cmap` table, read without loading the whole font library."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path

from dcbc_desktop.errors import FileError

_TABLE_ENTRY = struct.Struct(">4sIII")


def letters_of(path: Path) -> frozenset[int]:
    """Code points that have a glyph of their own; raises FileError `font_unreadable`."""
    try:
        data = path.read_bytes()
        return frozenset(_segment_letters(_unicode_table(table(data, b"cmap"))))
    except (OSError, struct.error, LookupError) as error:
        raise FileError("font_unreadable", file=path.name) from error


def table(data: bytes, wanted: bytes) -> bytes:
    """One table of a TrueType file; raises LookupError where it is missing."""
    (count,) = struct.unpack_from(">H", data, 4)
    for index in range(count):
        tag, _, offset, length = _TABLE_ENTRY.unpack_from(data, 12 + 16 * index)
        if tag == wanted:
            return data[offset : offset + length]
    raise LookupError(wanted)


def _unicode_table(cmap: bytes) -> bytes:
    """The Windows Unicode (3, 1) sub-table, in the segmented format 4 that every text face carries."""
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
