"""A block of cells from the clipboard laid over a table's rows."""

from __future__ import annotations

from typing import NamedTuple

from dcbc_desktop.errors import UsageError
from dcbc_desktop.report.outline import Table
from dcbc_desktop.report.table import MAX_CELL, MAX_ROWS, Cell, Row, new_row
from dcbc_desktop.report.text import clean_line
from dcbc_desktop.ui.tables.tabbed_text import Block

MAX_TABLE = 3_000_000
"""Longest table after a paste, in code points: what is kept must be readable again (report.table.MAX_JSON_BYTES)."""


class PasteResult(NamedTuple):
    """Rows as they become from row `first` on, and what could not be taken as it was."""

    before: tuple[Row, ...]
    after: tuple[Row, ...]
    beyond: int
    over_computed: int
    cleaned: int


def fill(table: Table, rows: tuple[Row, ...], first: int, column: int, block: Block) -> PasteResult:
    """The block over the rows from a cell on; further rows are added as needed.

    Raises UsageError `table_full` where that makes too many rows, `value_too_long` for a cell beyond the limit,
    `table_too_large` for a table beyond it.
    """
    if first + len(block) > MAX_ROWS:
        raise UsageError("table_full", rows=MAX_ROWS)
    before = rows[first : first + len(block)]
    bases = (*before, *(new_row() for _ in range(len(block) - len(before))))
    count = _Count()
    after = tuple(_filled(table, base, column, cells, count) for base, cells in zip(bases, block, strict=True))
    if sum(map(_size, (*rows[:first], *after, *rows[first + len(before) :]))) > MAX_TABLE:
        raise UsageError("table_too_large", rows=MAX_ROWS)
    return PasteResult(before, after, count.beyond, count.over_computed, count.cleaned)


def _size(row: Row) -> int:
    return sum(len(cell.value) + len(cell.note) for cell in row.cells.values())


class _Count:
    """What could not be taken as it was."""

    def __init__(self) -> None:
        self.beyond = self.over_computed = self.cleaned = 0


def _filled(table: Table, row: Row, first: int, cells: tuple[str, ...], count: _Count) -> Row:
    for place, text in enumerate(cells, first):
        if place >= len(table.columns):
            count.beyond += bool(text.strip())
        elif table.columns[place].computed is not None:
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
