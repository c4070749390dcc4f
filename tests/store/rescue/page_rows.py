"""Sealed rows on each page of a whole database, counted from the format itself and not by the code that rescues rows.

Format: https://www.sqlite.org/fileformat.html, sections 1.5 and 1.6.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Final

PAGE: Final = 4096
_INTERIOR_INDEX, _INTERIOR_TABLE, _LEAF_INDEX, _LEAF_TABLE = 2, 5, 10, 13
_LEAST_LOCAL: Final = (PAGE - 12) * 32 // 255 - 23
_MOST_LOCAL: Final = {_LEAF_TABLE: PAGE - 35, _LEAF_INDEX: (PAGE - 12) * 64 // 255 - 23}


def rows_by_page(path: Path) -> Counter[int]:
    """Return how many sealed rows have a byte on each page, which begins with 1; a long row is on several."""
    with closing(sqlite3.connect(path)) as connection:
        sql = "SELECT rootpage FROM sqlite_master WHERE type = 'table' AND sql LIKE '%row_hash%'"
        roots = [row[0] for row in connection.execute(sql)]
    data = path.read_bytes()
    rows: Counter[int] = Counter()
    for root in roots:
        for pages in _rows(data, root):
            rows.update(pages)
    return rows


def _rows(data: bytes, number: int) -> Iterator[list[int]]:
    """Yield the pages of each row below a page of a table."""
    page = data[(number - 1) * PAGE : number * PAGE]
    start = 100 if number == 1 else 0
    kind = page[start]
    leaf = kind in (_LEAF_TABLE, _LEAF_INDEX)
    pointers = start + (8 if leaf else 12)
    for at in range(pointers, pointers + 2 * int.from_bytes(page[start + 3 : start + 5], "big"), 2):
        cell = int.from_bytes(page[at : at + 2], "big")
        if not leaf:
            yield from _rows(data, int.from_bytes(page[cell : cell + 4], "big"))
        if kind != _INTERIOR_TABLE:
            yield [number, *_overflow(data, page, cell + (0 if leaf else 4), kind)]
    if not leaf:
        yield from _rows(data, int.from_bytes(page[start + 8 : start + 12], "big"))


def _overflow(data: bytes, page: bytes, at: int, kind: int) -> Iterator[int]:
    """Yield the further pages of a row."""
    length, at = _varint(page, at)
    if kind == _LEAF_TABLE:
        _, at = _varint(page, at)
    most = _MOST_LOCAL[_LEAF_TABLE if kind == _LEAF_TABLE else _LEAF_INDEX]
    if length <= most:
        return
    local = _LEAST_LOCAL + (length - _LEAST_LOCAL) % (PAGE - 4)
    at += local if local <= most else _LEAST_LOCAL
    following = int.from_bytes(page[at : at + 4], "big")
    while following:
        yield following
        following = int.from_bytes(data[(following - 1) * PAGE :][:4], "big")


def _varint(data: bytes, at: int) -> tuple[int, int]:
    value = 0
    for place in range(8):
        value = value << 7 | data[at + place] & 0x7F
        if data[at + place] < 0x80:
            return value, at + place + 1
    return value << 8 | data[at + 8], at + 9
