"""Pages of a damaged database, as they were before a transaction that its journal says was not finished.

Formats: https://www.sqlite.org/fileformat.html, sections 1 and 3.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import BinaryIO, Final, NamedTuple, Self

USUAL_PAGE: Final = 4096
PAGE_SIZES: Final = tuple(1 << power for power in range(9, 17))
_PAGE_SIZE_AT: Final = 16
_LARGEST_PAGE: Final = 65_536
_JOURNAL_MAGIC: Final = b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7"
_JOURNAL_HEADER: Final = 28
_TO_THE_END: Final = 0xFFFFFFFF
_CHECKED_EVERY: Final = 200


class Journal(NamedTuple):
    """Former pages by number, and the count of pages before the transaction."""

    pages: Mapping[int, bytes]
    page_count: int


NO_JOURNAL: Final = Journal({}, 0)


class DamagedPages:
    """Reads pages one by one; a place that the disk cannot read is an empty page."""

    def __init__(self, file: BinaryIO, size: int, page_size: int, journal: Journal) -> None:
        self._file = file
        self.page_size = page_size
        self._journal = journal
        self.count = journal.page_count or -(-size // page_size)

    @classmethod
    def of(cls, path: Path, file: BinaryIO, page_size: int) -> Self:
        """Return the pages of an open file, with its journal beside it if there is one."""
        return cls(file, path.stat().st_size, page_size, read_journal(path, page_size))

    def page(self, number: int) -> bytes:
        """Return a page, numbered from 1; zeros where there is none, or a part of it."""
        former = self._journal.pages.get(number)
        if former is not None:
            return former
        if not 1 <= number <= self.count:
            return b""
        try:
            self._file.seek((number - 1) * self.page_size)
            found = self._file.read(self.page_size)
        except OSError:  # a sector that the disk cannot read
            found = b""
        return found.ljust(self.page_size, b"\0")

    def all(self) -> Iterator[tuple[int, bytes]]:
        """Yield number and contents of every page."""
        for number in range(1, self.count + 1):
            yield number, self.page(number)


def told_page_size(path: Path) -> int:
    """Return the size of a page as the file's header says, 0 where it makes no sense."""
    with path.open("rb") as file:
        header = file.read(_PAGE_SIZE_AT + 2)
    told = int.from_bytes(header[_PAGE_SIZE_AT:], "big")
    size = _LARGEST_PAGE if told == 1 else told
    return size if size in PAGE_SIZES else 0


def journal_of(path: Path) -> Path:
    """Return the name of a database's journal."""
    return path.with_name(f"{path.name}-journal")


def read_journal(path: Path, page_size: int) -> Journal:
    """Return what the journal beside a database takes back; nothing where it is not valid."""
    try:
        with journal_of(path).open("rb") as file:
            data = file.read(path.stat().st_size * 2 + _LARGEST_PAGE)
    except OSError:
        return NO_JOURNAL
    pages: dict[int, bytes] = {}
    page_count, at = 0, 0
    while segment := _segment(data, at, page_size):
        for number, page in segment.pages:
            pages.setdefault(number, page)  # the first is the oldest
        page_count = page_count or segment.page_count
        at = segment.end
    return Journal(pages, page_count) if pages else NO_JOURNAL


class _Segment(NamedTuple):
    pages: list[tuple[int, bytes]]
    page_count: int
    end: int


def _segment(data: bytes, start: int, page_size: int) -> _Segment | None:
    """Return the pages behind one header of a journal, up to the first whose checksum is wrong."""
    header = data[start : start + _JOURNAL_HEADER]
    if len(header) < _JOURNAL_HEADER or not header.startswith(_JOURNAL_MAGIC):
        return None
    count, nonce, page_count, sector, told_size = (
        int.from_bytes(header[at : at + 4], "big") for at in range(8, _JOURNAL_HEADER, 4)
    )
    if told_size != page_size or not 0 < sector <= _LARGEST_PAGE:
        return None
    length, at = page_size + 8, start + sector
    if count == _TO_THE_END:
        count = max(len(data) - at, 0) // length
    pages = []
    for _ in range(count):
        page = data[at + 4 : at + 4 + page_size]
        if len(page) < page_size or _checksum(page, nonce) != data[at + 4 + page_size : at + length]:
            break
        pages.append((int.from_bytes(data[at : at + 4], "big"), page))
        at += length
    return _Segment(pages, page_count, -(-at // sector) * sector)


def _checksum(page: bytes, nonce: int) -> bytes:
    total = nonce + sum(page[at] for at in range(len(page) - _CHECKED_EVERY, 0, -_CHECKED_EVERY))
    return (total & 0xFFFFFFFF).to_bytes(4, "big")
