"""Rows of a damaged database that are proven intact: by their own hash, and their files by the digests in it."""

from __future__ import annotations

import hashlib
import re
import sqlite3
from collections.abc import Callable, Collection, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from dcbc_desktop import store
from dcbc_desktop.store.rescue.pages import PAGE_SIZES, USUAL_PAGE, DamagedPages, told_page_size
from dcbc_desktop.store.rescue.record_bytes import FoundRecord, RecordReader
from dcbc_desktop.store.tables import table_seals
from dcbc_desktop.store.tables.sealed_tables import SEALED, SealedTable, Value, blob_bytes

Key = tuple[Value, ...]
SETTING, SEQUENCE, TABLE_SEAL = "setting", "sqlite_sequence", table_seals.NAME
_UNSEALED: Final = (SETTING, SEQUENCE, TABLE_SEAL)
_SETTING_KEY: Final = re.compile(r"[a-z][a-z0-9_.]{0,60}")
_DIGESTS: Final[Mapping[str, tuple[tuple[str, str], ...]]] = {
    "revision": (("content", "sha256"), ("pdf", "pdf_sha256")),
    "trusted": (("der", "sha256"),),
    "office_picture": (("png", "sha256"),),
}
"""Columns outside the hash of a row, with the column of it that holds their digest."""
_ROWS_A_STEP: Final = 500


class CarvedRow(NamedTuple):
    """An intact row: its values by column, and its rowid (0 where the table has none)."""

    values: Mapping[str, Value]
    rowid: int


@dataclass
class Carved:
    """Intact rows by table and key, and the keys of entries that the file's index lists, on pages of its own."""

    rows: dict[str, dict[Key, CarvedRow]] = field(default_factory=dict)
    listed_entries: set[Key] = field(default_factory=set)

    @property
    def count(self) -> int:
        """Number of sealed rows."""
        return sum(len(rows) for table, rows in self.rows.items() if table not in _UNSEALED)

    def of(self, table: str) -> dict[Key, CarvedRow]:
        """Return the rows of a table by key."""
        return self.rows.setdefault(table, {})


class TableShape(NamedTuple):
    """A table as it lies in the file: columns in the order of its records, and what tells one row from another."""

    sealed: SealedTable
    columns: tuple[str, ...]
    rowid_column: str
    has_rowid: bool
    key: tuple[str, ...]


@cache
def shapes() -> tuple[TableShape, ...]:
    """Return the shapes of all sealed tables, taken from a new database."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as fresh:
        store.migrate(fresh)
        return tuple(_shape(fresh, table) for table in SEALED)


def carve(path: Path, between: Callable[[], None] = lambda: None) -> Carved:
    """Return every intact row of a file, whatever is wrong with the rest; raises OSError.

    Where the header's size of a page is damaged too, the size that gives the most rows is taken.
    """
    told = told_page_size(path)
    sizes = (told, USUAL_PAGE) if told else PAGE_SIZES
    return max((_carve(path, size, between) for size in dict.fromkeys(sizes)), key=_count)


def complete_tables(carved: Carved) -> frozenset[str]:
    """Return the tables of which no row is missing, as their seals in the file say."""
    return frozenset(
        str(name) for (name,), row in carved.of(TABLE_SEAL).items()
        if (row.values["rows"], row.values["digest"]) == _summed(str(name), carved.of(str(name)).values())
    )  # fmt: skip


def _summed(table: str, rows: Collection[CarvedRow]) -> tuple[int, str]:
    return table_seals.sum_of(table, ([row.values[column] for column in table_seals.SUMMED[table]] for row in rows))


def _count(carved: Carved) -> int:
    return carved.count


def _carve(path: Path, page_size: int, between: Callable[[], None]) -> Carved:
    carved = Carved()
    by_width: dict[tuple[bool, int], list[TableShape]] = {}
    for shape in shapes():
        by_width.setdefault((shape.has_rowid, len(shape.columns)), []).append(shape)
    with path.open("rb") as file:
        for number, record in enumerate(RecordReader(DamagedPages.of(path, file, page_size)).records()):
            for shape in by_width.get((record.in_table, len(record.values)), ()):
                if _take(carved, shape, record):
                    break
            else:
                _take_unsealed(carved, record)
            if number % _ROWS_A_STEP == 0:
                between()
    return carved


def _take(carved: Carved, shape: TableShape, record: FoundRecord) -> bool:
    values = dict(zip(shape.columns, record.values, strict=True))
    if shape.rowid_column:
        values[shape.rowid_column] = record.rowid
    sealed = shape.sealed
    if not sealed.intact([values[name] for name in (*sealed.columns, "row_hash")]):
        return False
    for column, digest in _DIGESTS.get(sealed.name, ()):
        if hashlib.sha256(blob_bytes(values[column])).hexdigest() != values[digest]:
            return False
    key = tuple(values[name] for name in shape.key)
    rows, row = carved.of(sealed.name), CarvedRow(values, record.rowid)
    if key not in rows or _newer(row, rows[key]):  # a page that was copied over another holds former rows
        rows[key] = row
    return True


def _newer(one: CarvedRow, other: CarvedRow) -> bool:
    return str(one.values.get("edited", "")) > str(other.values.get("edited", ""))


def _take_unsealed(carved: Carved, record: FoundRecord) -> None:
    """Take settings, keys of entries, seals of tables, and SQLite's counters."""
    kinds = tuple(map(type, record.values))
    if not record.in_table and kinds == (int, str, str, int):
        carved.listed_entries.add(record.values[:3])
    if not record.in_table and kinds == (str, int, str, int, str) and record.values[0] in table_seals.SUMMED:
        named = dict(zip(("name", "rows", "digest", "last", "head"), record.values, strict=True))
        carved.of(TABLE_SEAL)[record.values[:1]] = CarvedRow(named, 0)
    if len(record.values) != 2:
        return
    name, value = record.values
    if not record.in_table and isinstance(name, str) and isinstance(value, str) and _SETTING_KEY.fullmatch(name):
        carved.of(SETTING)[(name,)] = CarvedRow({"key": name, "value": value}, 0)
    known = {shape.sealed.name for shape in shapes()}
    if record.in_table and name in known and isinstance(value, int):
        carved.of(SEQUENCE)[(name,)] = CarvedRow({"name": name, "seq": value}, record.rowid)


def _shape(fresh: sqlite3.Connection, table: SealedTable) -> TableShape:
    columns = fresh.execute("SELECT name, pk, type FROM pragma_table_info(?) ORDER BY cid", (table.name,)).fetchall()
    sql = str(fresh.execute("SELECT sql FROM sqlite_master WHERE name = ?", (table.name,)).fetchone()[0])
    names = [name for name, *_ in columns]
    keys = [name for name, pk, _ in sorted(columns, key=_place_in_key) if pk]
    if sql.rstrip().endswith("WITHOUT ROWID"):  # its records begin with the key
        ordered = (*keys, *(name for name in names if name not in keys))
        return TableShape(table, ordered, "", has_rowid=False, key=tuple(keys))
    rowid_column = keys[0] if keys else ""
    key = (rowid_column,) if rowid_column in table.columns else _unique(fresh, table.name)
    return TableShape(table, tuple(names), rowid_column, has_rowid=True, key=key)


def _place_in_key(column: tuple[str, int, str]) -> int:
    return column[1]


def _unique(fresh: sqlite3.Connection, table: str) -> tuple[str, ...]:
    """Return the columns of a table's first unique index."""
    index = fresh.execute('SELECT name FROM pragma_index_list(?) WHERE "unique" ORDER BY seq', (table,)).fetchone()
    rows = fresh.execute("SELECT name FROM pragma_index_info(?) ORDER BY seqno", (index[0],))
    return tuple(row[0] for row in rows)
