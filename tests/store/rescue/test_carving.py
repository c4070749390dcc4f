"""Intact rows are found wherever their page lies, former ones through the journal, and nothing else is taken."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from dcbc_desktop.store.rescue.carving import carve, shapes
from dcbc_desktop.store.rescue.pages import DamagedPages, Journal, journal_of, read_journal
from dcbc_desktop.store.rescue.record_bytes import RecordReader
from dcbc_desktop.store.store import Store
from dcbc_desktop.store.tables.sealed_tables import ENTRY, REPORT
from tests.store.clerk import draft, sign, words
from tests.store.rescue.damage import sealed_rows
from tests.store.rescue.page_rows import PAGE, rows_by_page


def fill(store: Store) -> None:
    first = draft(store, more={"III.1": words("Một đoạn rất dài. " * 3_000), "I": words("Ngắn.")})
    for year in range(2018, 2026):
        draft(store, str(year))
    store.scans.attach(first.id, sign(store, first).number, "quet.pdf", "pdf", b"%PDF-1.7 scan")
    store.settings.set("language", "en")


def test_every_row_of_a_whole_file_is_found(store: Store) -> None:
    fill(store)
    carved = carve(store.path)
    assert carved.count == sealed_rows(store.path)
    assert carved.of("setting")[("language",)].values["value"] == "en"
    entries = {tuple(key) for key in carved.of(ENTRY.name)}
    assert entries <= carved.listed_entries, "the index lists every entry"


def test_pages_above_are_not_needed(store: Store) -> None:
    """Every page that only leads to others is zeroed: SQLite finds nothing any more."""
    fill(store)
    wanted = sealed_rows(store.path)
    data = bytearray(store.path.read_bytes())
    for at in range(PAGE, len(data), PAGE):
        if data[at] == 0x05:
            data[at : at + PAGE] = bytes(PAGE)
    data[100:PAGE] = bytes(PAGE - 100)
    copy = store.path.with_name("x.db")
    copy.write_bytes(data)
    assert carve(copy).count == wanted


@pytest.mark.parametrize("header", [b"\0" * 100, b"\xff" * 100], ids=["zeros", "ones"])
def test_the_size_of_a_page_is_found_without_the_header(store: Store, tmp_path: Path, header: bytes) -> None:
    fill(store)
    other = tmp_path / "1024.db"
    with closing(sqlite3.connect(other)) as target:
        target.execute("PRAGMA page_size = 1024")
        store.connection.execute("VACUUM INTO ?", (str(tmp_path / "vacuumed.db"),))
        with closing(sqlite3.connect(tmp_path / "vacuumed.db")) as source:
            for line in source.iterdump():
                if "sqlite_sequence" not in line:
                    target.execute(line)
        target.commit()
    wanted = carve(other).count
    assert wanted == sealed_rows(other) > 30
    other.write_bytes(header + other.read_bytes()[100:])
    assert carve(other).count == wanted


@pytest.mark.parametrize("value", ["Ngán.", "Ngắn. "])
def test_a_changed_row_is_not_taken(store: Store, value: str) -> None:
    fill(store)
    before = carve(store.path).of(ENTRY.name)
    store.connection.execute("DROP TRIGGER IF EXISTS entry_signed_update")
    store.connection.execute("UPDATE entry SET value = ? WHERE report_id = 5 AND key = 'mo_dau'", (value,))
    after = carve(store.path).of(ENTRY.name)
    assert set(before) - set(after) == {(5, "mo_dau", "")}


def test_a_transaction_that_was_not_finished_is_taken_back(store: Store, tmp_path: Path) -> None:
    fill(store)
    copy = tmp_path / "dở.db"
    wanted = carve(store.path)
    connection = store.connection
    connection.execute("PRAGMA cache_size = 5")  # changed pages go to the file before the commit
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("DELETE FROM setting")
    connection.execute("CREATE TABLE big (x BLOB)")
    for _ in range(60):
        connection.execute("INSERT INTO big VALUES (randomblob(3000))")
    connection.execute("UPDATE report SET place_tab = hex(randomblob(600))")
    copy.write_bytes(store.path.read_bytes())
    journal_of(copy).write_bytes(journal_of(store.path).read_bytes())
    connection.execute("ROLLBACK")
    assert read_journal(copy, PAGE).pages, "the journal was written"
    found = carve(copy)
    assert {table: rows.keys() for table, rows in found.rows.items()} == {
        table: rows.keys() for table, rows in wanted.rows.items()
    }
    assert {row.values["place_tab"] for row in found.of(REPORT.name).values()} == {None}


def test_a_journal_that_is_nonsense_takes_nothing_back(store: Store, tmp_path: Path) -> None:
    fill(store)
    copy = tmp_path / "a.db"
    copy.write_bytes(store.path.read_bytes())
    wanted = carve(copy).count
    magic = b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7"
    for junk in (b"", magic, magic + b"\xff" * 600, magic + bytes(5000), b"x" * 9000):
        journal_of(copy).write_bytes(junk)
        assert carve(copy).count == wanted


def test_chains_of_pages_that_run_in_circles_end(tmp_path: Path) -> None:
    """Every cell of every page claims to overflow into the same page, which leads to itself."""
    page = bytearray(PAGE)
    page[0] = 0x0D
    cells = 200
    page[3:5] = cells.to_bytes(2, "big")
    page[5:7] = (2000).to_bytes(2, "big")
    for number in range(cells):
        page[8 + 2 * number : 10 + 2 * number] = (2000).to_bytes(2, "big")
    page[2000:2008] = b"\x83\xff\xff\xff\x7f\x01\x02\x0d"
    file = tmp_path / "vòng.db"
    data = bytes(PAGE) + bytes(page) * 300
    file.write_bytes(data)
    with file.open("rb") as opened:
        pages = DamagedPages(opened, len(data), PAGE, Journal({}, 0))
        assert list(RecordReader(pages).records()) == []


def test_each_sealed_table_has_a_key_of_its_own_columns() -> None:
    for shape in shapes():
        assert shape.key
        assert set(shape.key) <= set(shape.columns)
        assert {*shape.sealed.columns, "row_hash"} <= set(shape.columns)


def test_one_zeroed_page_takes_the_rows_on_it_and_no_other(store: Store, tmp_path: Path) -> None:
    fill(store)
    on_page, wanted = rows_by_page(store.path), sealed_rows(store.path)
    data, copy = store.path.read_bytes(), tmp_path / "x.db"
    lost = {}
    for number in range(2, len(data) // PAGE + 1):
        copy.write_bytes(data[: (number - 1) * PAGE] + bytes(PAGE) + data[number * PAGE :])
        lost[number] = wanted - carve(copy).count
    assert lost == {number: on_page[number] for number in lost}
    assert max(lost.values()) > 5
