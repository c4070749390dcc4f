"""Block of cells on the clipboard, as spreadsheets write it, and its paste over a table's rows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from dcbc_desktop.errors import UsageError
from dcbc_desktop.report.outline import Table
from dcbc_desktop.report.spreadsheet_text import unguarded
from dcbc_desktop.report.table import MAX_CELL, MAX_ROWS, Cell, Row, new_row
from dcbc_desktop.report.text import clean_line

MAX_CHARACTERS = 2_000_000
"""Longest clipboard text that is read as cells."""
MAX_LINES = 200_000
"""Most line ends of such a text, those inside quoted cells among them."""
_QUOTED = re.compile(r'"((?:[^"]|"")*+)"(?=[\t\r\n]|\Z)')
_PLAIN = re.compile(r"[^\t\r\n]*")
_LINE_END = re.compile(r"\r\n|[\r\n]")
_NEEDS_QUOTES = re.compile(r'[\t\r\n]|""')
Block = tuple[tuple[str, ...], ...]
MAX_TABLE = 3_000_000
"""Longest table after a paste, in code points: what is kept must be readable again (report.table.MAX_JSON_BYTES)."""


def is_too_large(text: str) -> bool:
    """Return whether a text is longer, or has more lines, than any block that could be pasted."""
    return len(text) > MAX_CHARACTERS or text.count("\n") + text.count("\r") > MAX_LINES


def read_block(text: str) -> Block:
    """Return rows of cells; the line end that a spreadsheet puts behind the last row makes no row."""
    rows: list[list[str]] = [[]]
    place = 0
    while True:
        cell, place = _cell_at(text, place)
        rows[-1].append(cell)
        if place >= len(text):
            break
        end = _LINE_END.match(text, place)
        if end is None:
            place += 1
        else:
            place = end.end()
            rows.append([])
    if len(rows) > 1 and rows[-1] == [""]:
        rows.pop()
    return tuple(map(tuple, rows))


def _cell_at(text: str, place: int) -> tuple[str, int]:
    """Return the cell that begins at a position, and its end; quotes that are not needed stay in it."""
    quoted = _QUOTED.match(text, place)
    if quoted is not None and _NEEDS_QUOTES.search(quoted[1]):
        return quoted[1].replace('""', '"'), quoted.end()
    plain = _PLAIN.match(text, place)
    return (plain[0], plain.end()) if plain else ("", place)


def write_block(rows: Iterable[Sequence[str]]) -> str:
    """Return cells as a spreadsheet reads them."""
    return "\n".join("\t".join(map(_written, row)) for row in rows)


def _written(cell: str) -> str:
    quoted = '"' + cell.replace('"', '""') + '"'
    return cell if read_block(cell) == ((cell,),) else quoted


def holds_block(text: str) -> bool:
    """Return whether a text is more than one cell."""
    return "\t" in text or len(_LINE_END.split(text.rstrip("\r\n"))) > 1


class PasteResult(NamedTuple):
    """Rows before and after a paste, and the numbers of cells and characters that could not be taken."""

    before: tuple[Row, ...]
    after: tuple[Row, ...]
    beyond: int
    over_computed: int
    cleaned: int


def paste_rows(table: Table, rows: tuple[Row, ...], first: int, column: int, block: Block) -> PasteResult:
    """Return the rows with a block laid over them from a cell on; rows are added as needed.

    Raises UsageError `table_full` for too many rows, `value_too_long` for a cell beyond the limit, `table_too_large`
    for a table beyond it.
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
    """Numbers of cells and characters that could not be taken."""

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
            row = row.with_cell(key, Cell(_clean(unguarded(text), count), row.cell(key).note))
    return row


def _clean(text: str, count: _Count) -> str:
    if len(text) > MAX_CELL:
        raise UsageError("value_too_long", limit=MAX_CELL)
    cleaned = clean_line(text)
    count.cleaned += len(cleaned.removed)
    return cleaned.text
