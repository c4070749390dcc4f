"""Reading of a whole block for a table: its rows as cells to store, what was left out of it, and what is unclear."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, NamedTuple

from dcbc_desktop.errors import UsageError
from dcbc_desktop.report.kinds import FieldKind
from dcbc_desktop.report.outline import Column, Table
from dcbc_desktop.report.table import MAX_ROWS
from dcbc_desktop.report.table_input.cells import CellReading, Convention, Settled, read_cell, settle
from dcbc_desktop.report.table_input.head_rows import Head, find_head
from dcbc_desktop.report.table_input.pasted_block import Block
from dcbc_desktop.report.table_input.spreadsheet_text import unguarded
from dcbc_desktop.report.table_input.total_rows import (
    Sums,
    WrongTotal,
    adds_up,
    total_words,
    wrong_totals,
)

_SPARE_ROWS: Final = 200
"""Rows of a head and totals that a block may have beyond what a table holds."""
_SPARE_COLUMNS: Final = 2


class RowKind(StrEnum):
    """Kind of a row that is no data."""

    HEAD = "head"
    TOTAL = "total"


class LeftOutRow(NamedTuple):
    """Row of the block that was not taken: its number from 1, its kind, its first words, and totals that are wrong."""

    number: int
    kind: RowKind
    words: str
    wrong: tuple[WrongTotal, ...] = ()


@dataclass(frozen=True)
class BlockReading:
    """Block read for a table.

    `rows` hold the cells to store by column number, among them those of computed columns; `beyond` counts cells right
    of the table, `rewritten` those whose text was changed, with the first of them in `example`. While `unclear` is not
    empty, the cells in it are as copied: a person is asked, and the block is read again with the answer.
    """

    rows: tuple[Mapping[int, str], ...]
    left_out: tuple[LeftOutRow, ...] = ()
    unclear: tuple[CellReading, ...] = ()
    convention: Convention | None = None
    beyond: int = 0
    rewritten: int = 0
    example: tuple[str, str] = ("", "")
    numbered: bool = False

    @property
    def heads(self) -> int:
        """Return the number of rows left out as part of the head."""
        return sum(row.kind is RowKind.HEAD for row in self.left_out)

    @property
    def totals(self) -> tuple[LeftOutRow, ...]:
        """Return the rows left out as totals."""
        return tuple(row for row in self.left_out if row.kind is RowKind.TOTAL)


def read_table_block(
    table: Table,
    block: Block,
    first: int = 0,
    *,
    head: Head | None = None,
    convention: Convention | None = None,
    keep_rows: bool = False,
) -> BlockReading:
    """Read a block that begins at column `first` of a table, with its head where that is known already.

    `convention` is a person's answer to what is unclear; with `keep_rows` all rows are taken, head and totals, too.
    Raises UsageError `table_full` for far more rows than a table holds.
    """
    if len(block) > MAX_ROWS + _SPARE_ROWS:
        raise UsageError("table_full", rows=MAX_ROWS)
    width = len(table.columns) + _SPARE_COLUMNS
    far = sum(bool(cell.strip()) for row in block for cell in row[width:])
    block = tuple(row[:width] for row in block)
    head = head or find_head(table, block, first)
    if keep_rows:
        head = head._replace(rows=frozenset())
    rows, settled = _read_rows(table, block, head, convention)
    totals = [] if keep_rows else list(_totals(table, rows))
    dropped = {total.number for total in totals}
    kept = [row for row in rows if row.number not in dropped]
    heads = [LeftOutRow(number + 1, RowKind.HEAD, _first_words(block[number])) for number in head.rows]
    changed = list(_changed(table, kept))
    return BlockReading(
        rows=tuple(row.texts for row in kept),
        left_out=tuple(sorted([*heads, *totals])),
        unclear=_unclear(table, kept, settled),
        convention=_convention_to_say(rows, settled) if convention is None else None,
        beyond=far + sum(_beyond(len(table.columns), row.texts) for row in kept),
        rewritten=len(changed),
        example=changed[0] if changed else ("", ""),
        numbered=head.numbered,
    )


class _ReadRow(NamedTuple):
    """Row outside the head: its number from 1, its cells by column of the table, and the texts to store."""

    number: int
    cells: Mapping[int, CellReading]
    texts: Mapping[int, str]


def _read_rows(
    table: Table, block: Block, head: Head, answer: Convention | None
) -> tuple[tuple[_ReadRow, ...], Settled]:
    """Read the rows below the head, total rows among them: these are written by the same convention as the others."""
    read = {
        number: dict(_cells(table, head, row))
        for number, row in enumerate(block, start=1)
        if number - 1 not in head.rows
    }
    settled = settle(*_by_kind(table, read.values()), answer=answer)
    return tuple(_ReadRow(number, cells, _texts(table, cells, settled)) for number, cells in read.items()), settled


def _cells(table: Table, head: Head, row: tuple[str, ...]) -> Iterator[tuple[int, CellReading]]:
    for place, text in enumerate(row):
        column = head.columns[place] if place < len(head.columns) else None
        if column is not None:
            yield column, _read(table.columns[column] if column < len(table.columns) else None, unguarded(text))


def _read(column: Column | None, text: str) -> CellReading:
    if column is None:
        return CellReading(text, text, text)
    return read_cell(text, column.kind, column.unit, column.choices)


def _typed_column(table: Table, place: int) -> Column | None:
    """Return a column that a person types; None for one that is computed, and right of the table."""
    column = table.columns[place] if place < len(table.columns) else None
    return column if column is not None and column.computed is None else None


def _by_kind(table: Table, rows: Iterable[Mapping[int, CellReading]]) -> tuple[list[CellReading], list[CellReading]]:
    """Return the readings of numbers and of dates that a person types."""
    numbers: list[CellReading] = []
    dates: list[CellReading] = []
    for cells in rows:
        for place, reading in cells.items():
            column = _typed_column(table, place)
            if column is not None and column.kind.traits.numeric:
                numbers.append(reading)
            elif column is not None and column.kind is FieldKind.DATE:
                dates.append(reading)
    return numbers, dates


def _texts(table: Table, cells: Mapping[int, CellReading], settled: Settled) -> dict[int, str]:
    dates = [place for place, column in enumerate(table.columns) if column.kind is FieldKind.DATE]
    return {
        place: reading.value(settled.dates if place in dates else settled.numbers) for place, reading in cells.items()
    }


def _unclear(table: Table, rows: Iterable[_ReadRow], settled: Settled) -> tuple[CellReading, ...]:
    """Return the cells to ask about: none of a row that is left out."""
    unclear = set(settled.unclear)
    numbers, dates = _by_kind(table, (row.cells for row in rows))
    return tuple(reading for reading in (*numbers, *dates) if reading in unclear)


def _totals(table: Table, rows: Iterable[_ReadRow]) -> Iterator[LeftOutRow]:
    """Yield the total rows, each compared with all rows above it and with those since the last total."""
    above, group = Sums(table), Sums(table)
    pending: list[tuple[_ReadRow, str]] = []
    for row in rows:
        words = total_words(table, row.texts)
        if not words and not adds_up(table, row.texts, above):
            above.add(row.texts)
            group.add(row.texts)
        elif not above.rows:
            pending.append((row, words))
        else:
            yield LeftOutRow(row.number, RowKind.TOTAL, words, wrong_totals(table, row.texts, above, group))
            group = Sums(table)
    for row, words in pending:  # a total above its rows
        yield LeftOutRow(row.number, RowKind.TOTAL, words, wrong_totals(table, row.texts, above, above))


def _changed(table: Table, rows: Iterable[_ReadRow]) -> Iterator[tuple[str, str]]:
    """Yield cells that are stored otherwise than copied: before and after."""
    for row in rows:
        for place, reading in row.cells.items():
            stored = row.texts[place]
            if _typed_column(table, place) is not None and stored.strip() != reading.text.strip():
                yield reading.text.strip(), stored


def _convention_to_say(rows: Iterable[_ReadRow], settled: Settled) -> Convention | None:
    """Return the convention where it decided a cell against the usual reading, for the note to the person."""
    english = settled.numbers is Convention.ENGLISH
    decided = english and any(reading.differs for row in rows for reading in row.cells.values())
    return Convention.ENGLISH if decided else None


def _beyond(width: int, cells: Mapping[int, str]) -> int:
    return sum(bool(text.strip()) for place, text in cells.items() if place >= width)


def _first_words(row: tuple[str, ...]) -> str:
    return next((" ".join(cell.split()) for cell in row if cell.strip()), "")[:60]
