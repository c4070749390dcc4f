"""Records in the pages of a database file, decoded without SQLite, which gives up where a page above is damaged.

Formats: https://www.sqlite.org/fileformat.html, sections 1.5, 1.6 and 2.1.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from dcbc_desktop.store.rescue.pages import DamagedPages
from dcbc_desktop.store.tables.sealed_tables import Value

_FILE_HEADER: Final = 100
LEAF_OF_TABLE, LEAF_OF_INDEX, _INTERIOR_OF_INDEX, _INTERIOR_OF_TABLE = 0x0D, 0x0A, 0x02, 0x05
_KINDS: Final = (LEAF_OF_TABLE, LEAF_OF_INDEX, _INTERIOR_OF_INDEX, _INTERIOR_OF_TABLE)
_VARINT_BYTES: Final = 9
_INTEGER_BYTES: Final = (0, 1, 2, 3, 4, 6, 8)
_FLOAT, _ZERO, _ONE, _FIRST_BLOB = 7, 8, 9, 12
_MOST_COLUMNS: Final = 64
_MOST_MISSES: Final = 16
"""Behind so many pointers to nothing there are no more cells."""
_READ_PER_BYTE: Final = 8
"""Damaged or hostile chains of pages may be read so many times the file's size in all."""


class FoundRecord(NamedTuple):
    """A record with its rowid (0 in an index) and the kind of page it lies in."""

    in_table: bool
    rowid: int
    values: tuple[Value, ...]


class RecordReader:
    """Yields every record of every page that can be decoded, whatever leads to the page."""

    def __init__(self, pages: DamagedPages) -> None:
        self._pages = pages
        self._left = (pages.count + 16) * pages.page_size * _READ_PER_BYTE

    def records(self) -> Iterator[FoundRecord]:
        """Yield the records in the order of their pages."""
        for number, page in self._pages.all():
            start = _FILE_HEADER if number == 1 else 0
            kind = page[start] if len(page) > start else 0
            if kind == _INTERIOR_OF_TABLE or not any(page):
                continue
            # A page whose kind makes no sense may still hold rows; the hash of each row tells.
            for tried in (kind,) if kind in _KINDS else (LEAF_OF_TABLE, LEAF_OF_INDEX):
                yield from self._of_page(page, start, tried)

    def _of_page(self, page: bytes, start: int, kind: int) -> Iterator[FoundRecord]:
        """Yield the records of a page; its count of cells may be wrong, so the room for pointers is looked at too."""
        pointers = start + (12 if kind == _INTERIOR_OF_INDEX else 8)
        certain = pointers + 2 * int.from_bytes(page[start + 3 : start + 5], "big") if page[start] == kind else pointers
        content = int.from_bytes(page[start + 5 : start + 7], "big") or len(page)
        misses = 0
        for at in range(pointers, min(max(content, certain), len(page)) - 1, 2):
            cell = int.from_bytes(page[at : at + 2], "big")
            found = self._cell(page, cell, kind) if cell > at else None
            if found is not None:
                misses = 0
                yield found
            elif at >= certain:
                misses += 1
                if misses > _MOST_MISSES:
                    return

    def _cell(self, page: bytes, at: int, kind: int) -> FoundRecord | None:
        in_table = kind == LEAF_OF_TABLE
        try:
            length, at = _varint(page, at + (4 if kind == _INTERIOR_OF_INDEX else 0))
            rowid, at = _varint(page, at) if in_table else (0, at)
            payload = self._payload(page, at, length, in_table)
            values = _values(payload)
        except (IndexError, ValueError):
            return None
        return FoundRecord(in_table, rowid, values)

    def _payload(self, page: bytes, at: int, length: int, in_table: bool) -> bytes:
        """Return a record, put together from its page and the chain of pages that it overflows into."""
        usable = self._pages.page_size
        most = usable - 35 if in_table else (usable - 12) * 64 // 255 - 23
        if length <= most:
            return _exactly(page[at : at + length], length)
        least = (usable - 12) * 32 // 255 - 23
        local = least + (length - least) % (usable - 4)
        local = local if local <= most else least
        if length > self._left or length > self._pages.count * usable:
            raise ValueError
        parts = [_exactly(page[at : at + local], local)]
        following = int.from_bytes(_exactly(page[at + local : at + local + 4], 4), "big")
        missing = length - local
        while missing > 0:
            further = self._pages.page(following) if 1 < following <= self._pages.count else b""
            self._left -= len(further)
            part = further[4 : 4 + min(missing, usable - 4)]
            if not part or self._left < 0:
                raise ValueError
            parts.append(part)
            missing -= len(part)
            following = int.from_bytes(further[:4], "big")
        return b"".join(parts)


def _exactly(data: bytes, length: int) -> bytes:
    if len(data) != length:
        raise ValueError
    return data


def _varint(data: bytes, at: int) -> tuple[int, int]:
    value = 0
    for _ in range(_VARINT_BYTES - 1):
        byte = data[at]
        at += 1
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at
    value = value << 8 | data[at]
    return value - (1 << 64) if value >= 1 << 63 else value, at + 1


def _values(payload: bytes) -> tuple[Value, ...]:
    size, at = _varint(payload, 0)
    if not 0 < size <= len(payload):
        raise ValueError
    kinds: list[int] = []
    while at < size:
        kind, at = _varint(payload, at)
        kinds.append(kind)
        if len(kinds) > _MOST_COLUMNS:
            raise ValueError
    at, values = size, []
    for kind in kinds:
        value, at = _value(payload, at, kind)
        values.append(value)
    return tuple(values)


def _value(payload: bytes, at: int, kind: int) -> tuple[Value, int]:
    if kind in (_ZERO, _ONE):
        return kind - _ZERO, at
    if kind >= _FIRST_BLOB:
        length = (kind - _FIRST_BLOB) // 2
        raw = _exactly(payload[at : at + length], length)
        return (raw.decode() if kind % 2 else raw), at + length
    if kind == 0:
        return None, at
    if not 0 < kind < _FLOAT:  # this program stores no fractions
        raise ValueError
    length = _INTEGER_BYTES[kind]
    return int.from_bytes(_exactly(payload[at : at + length], length), "big", signed=True), at + length
