"""Ways in which a file of the disk goes bad, seeded, and a clerk's database to try them on."""

from __future__ import annotations

import random
import sqlite3
from collections import Counter
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from dcbc_desktop.report.report import Entry
from dcbc_desktop.store.copies.copy_files import WORK
from dcbc_desktop.store.store import Store
from dcbc_desktop.workflow import backups
from tests.store.clerk import Clock, draft, open_store, sign, words
from tests.store.rescue.page_rows import PAGE, rows_by_page

SECTIONS: Final = ("I", "II.1", "II.2", "III.1", "III.2", "IV.1", "V.1", "ket_thuc")
Values = Mapping[tuple[str, str], Entry]
"""Entries by uid of their report and key."""


@dataclass(frozen=True)
class Office:
    """A database of some years with a copy from before the last edits."""

    path: Path
    data: bytes
    rows: int
    now: Values
    copied: Values
    former: frozenset[Entry]
    """Earlier states that the history keeps."""
    on_page: Counter[int]
    """Sealed rows by page."""


def make_office(path: Path, years: int) -> Office:
    """A few years of reports, the first signed; a copy; then further edits and one more report."""
    clock = Clock()
    store = open_store(path, clock)
    ids = []
    for year in range(2026 - years, 2026):
        texts = {key: words(f"Năm {year}, mục {key}: làm được nhiều việc. " * 40) for key in SECTIONS}
        ids.append(draft(store, str(year), more=texts).id)
        for number in range(3):
            clock.turn(minutes=3)
            store.save_entries(ids[-1], {"I": words(f"Lần {number} của năm {year}. " * 30)})
    sign(store, store.load_report(ids[0]))
    store.settings.set("language", "vi")
    backups.back_up(store, WORK)
    copied = values_of(store)
    clock.turn(minutes=5)
    store.save_entries(ids[-1], {"II.1": words("Viết sau bản sao lưu. " * 50), "I": words("Sửa sau bản sao lưu.")})
    draft(store, "2026", more={"I": words("Báo cáo mới sau bản sao lưu.")})
    now = values_of(store)
    former = frozenset(entry for row in store.list_reports() for _, entry in store.entry_history(row.id, "I"))
    store.close()
    return Office(path, path.read_bytes(), sealed_rows(path), now, copied, former, rows_by_page(path))


def values_of(store: Store) -> Values:
    """Every entry of every report."""
    reports = [store.load_report(row.id) for row in store.list_reports()]
    return {(report.uid, key): entry for report in reports for key, entry in report.entries.items()}


def sealed_rows(path: Path) -> int:
    """Number of rows that carry a hash."""
    with closing(sqlite3.connect(path)) as connection:
        names = [
            row[0]
            for row in connection.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%row_hash%'"
            )
        ]
        counts = [connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in names]
    return sum(counts)


def _flip(data: bytearray, chance: random.Random) -> None:
    at = chance.randrange(len(data))
    data[at] ^= 1 << chance.randrange(8)


def flip_one_bit(data: bytearray, chance: random.Random) -> None:
    """One bit of a memory chip or a cable."""
    _flip(data, chance)


def flip_many_bits(data: bytearray, chance: random.Random) -> None:
    """A failing disk."""
    for _ in range(chance.randrange(5, 60)):
        _flip(data, chance)


def zero_a_page(data: bytearray, chance: random.Random) -> None:
    """A page that never reached the disk."""
    at = chance.randrange(1, len(data) // PAGE) * PAGE
    data[at : at + PAGE] = bytes(PAGE)


def zero_some_pages(data: bytearray, chance: random.Random) -> None:
    """A cluster that never reached the disk."""
    at = chance.randrange(len(data) // PAGE) * PAGE
    length = min(PAGE * chance.randrange(2, 5), len(data) - at)
    data[at : at + length] = bytes(length)


def fill_a_page(data: bytearray, chance: random.Random) -> None:
    """A sector of another file."""
    at = chance.randrange(1, len(data) // PAGE) * PAGE
    data[at : at + PAGE] = chance.randbytes(PAGE)


def swap_pages(data: bytearray, chance: random.Random) -> None:
    """Two pages at each other's place."""
    one, other = (number * PAGE for number in chance.sample(range(1, len(data) // PAGE), 2))
    data[one : one + PAGE], data[other : other + PAGE] = data[other : other + PAGE], data[one : one + PAGE]


def repeat_a_page(data: bytearray, chance: random.Random) -> None:
    """A page written to two places."""
    one, other = (number * PAGE for number in chance.sample(range(1, len(data) // PAGE), 2))
    data[one : one + PAGE] = data[other : other + PAGE]


def truncate(data: bytearray, chance: random.Random) -> None:
    """A copy that was broken off."""
    del data[chance.randrange(1, len(data)) :]


def truncate_at_a_page(data: bytearray, chance: random.Random) -> None:
    """A file system check that cut the chain of clusters."""
    del data[chance.randrange(1, len(data) // PAGE) * PAGE :]


def destroy_the_header(data: bytearray, chance: random.Random) -> None:
    """The first sector is gone."""
    data[:512] = bytes(512) if chance.random() < 0.5 else chance.randbytes(512)


def damage_the_header(data: bytearray, chance: random.Random) -> None:
    """Some byte of the header is another."""
    data[chance.randrange(100)] ^= chance.randrange(1, 256)


def empty(data: bytearray, chance: random.Random) -> None:  # noqa: ARG001  as the others
    """A file of no length."""
    data.clear()


def zeros(data: bytearray, chance: random.Random) -> None:  # noqa: ARG001
    """A file of the right length, all zeros, as after a power cut on some disks."""
    data[:] = bytes(len(data))


Damage = Callable[[bytearray, random.Random], None]
OF_ONE_PAGE: Final[tuple[Damage, ...]] = (flip_one_bit, zero_a_page, fill_a_page)
DAMAGES: Final[tuple[Damage, ...]] = (
    *OF_ONE_PAGE, flip_many_bits, zero_some_pages, swap_pages, repeat_a_page, truncate, truncate_at_a_page,
    destroy_the_header, damage_the_header, empty, zeros,
)  # fmt: skip


def pdf_file() -> bytes:
    return b"%PDF-1.7\n" + b"1 0 obj << >> endobj\n" * 300


def text_file() -> bytes:
    return "Danh sách cán bộ\n".encode() * 400


def zip_file() -> bytes:
    return b"PK\x03\x04" + bytes(range(256)) * 40


def other_database() -> bytes:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("CREATE TABLE contact (id INTEGER PRIMARY KEY, name TEXT, phone TEXT)")
        connection.executemany("INSERT INTO contact (name, phone) VALUES (?, ?)", [("An", "0123")] * 500)
        connection.commit()
        return connection.serialize()


FOREIGN: Final = (pdf_file, text_file, zip_file, other_database)
