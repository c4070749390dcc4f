"""Paste of a block over a table's rows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from dcbc_desktop.errors import UsageError
from dcbc_desktop.report.outline import Table
from dcbc_desktop.report.table import MAX_CELL, MAX_ROWS, Cell, Row, new_row
from dcbc_desktop.report.table_input.reading import BlockReading
from dcbc_desktop.report.text import clean_line

MAX_TABLE = 3_000_000
"""Longest table after a paste, in code points: what is kept must be readable again (report.table.MAX_JSON_BYTES)."""


class PasteResult(NamedTuple):
    """Rows before and after a paste, and the numbers of cells and characters that could not be taken."""

    before: tuple[Row, ...]
    after: tuple[Row, ...]
    beyond: int
    over_computed: int
    cleaned: int


def paste_rows(table: Table, rows: tuple[Row, ...], first: int, read: BlockReading) -> PasteResult:
    """Return the rows with a block laid over them from a row on; rows are added as needed.

    Raises UsageError `table_full` for too many rows, `value_too_long` for a cell beyond the limit, `table_too_large`
    for a table beyond it.
    """
    if first + len(read.rows) > MAX_ROWS:
        raise UsageError("table_full", rows=MAX_ROWS)
    before = rows[first : first + len(read.rows)]
    bases = (*before, *(new_row() for _ in range(len(read.rows) - len(before))))
    count = _Count()
    after = tuple(_filled(table, base, cells, count) for base, cells in zip(bases, read.rows, strict=True))
    if sum(map(_size, (*rows[:first], *after, *rows[first + len(before) :]))) > MAX_TABLE:
        raise UsageError("table_too_large", rows=MAX_ROWS)
    return PasteResult(before, after, read.beyond, count.over_computed, count.cleaned)


def _size(row: Row) -> int:
    return sum(len(cell.value) + len(cell.note) for cell in row.cells.values())


class _Count:
    """Numbers of cells and characters that could not be taken."""

    def __init__(self) -> None:
        self.over_computed = self.cleaned = 0


def _filled(table: Table, row: Row, cells: Mapping[int, str], count: _Count) -> Row:
    for place, text in cells.items():
        if place >= len(table.columns):
            continue
        if table.columns[place].computed is not None:
            count.over_computed += bool(text.strip())
        else:
            key = table.columns[place].key
            row = row.with_cell(key, Cell(_clean(text, count), row.cell(key).note))
    return row


def _clean(text: str, count: _Count) -> str:
    if len(text) > MAX_CELL:
        raise UsageError("value_too_long", limit=MAX_CELL)
    cleaned = clean_line(text)
    count.cleaned += len(cleaned.removed)
    return cleaned.text
