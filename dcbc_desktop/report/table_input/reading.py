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
    body = [number for number in range(len(block)) if number not in head.rows]
    readings = {number: dict(_readings(table, head, block[number])) for number in body}
    settled = settle(*_by_kind(table, readings.values()), told=convention)
    texts = {number: _texts(table, cells, settled) for number, cells in readings.items()}
    totals = [] if keep_rows else list(_totals(table, texts))
    dropped = {row.number - 1 for row in totals}
    kept = [number for number in body if number not in dropped]
    heads = [LeftOutRow(number + 1, RowKind.HEAD, _first_words(block[number])) for number in sorted(head.rows)]
    changed = list(_changed(table, [readings[number] for number in kept], [texts[number] for number in kept]))
    used = settle(*_by_kind(table, [readings[number] for number in kept]), told=convention)
    return BlockReading(
        tuple(texts[number] for number in kept),
        tuple(sorted([*heads, *totals])),
        used.unclear,
        _said_convention(settled, readings.values()) if convention is None else None,
        far + sum(_beyond(len(table.columns), texts[number]) for number in kept),
        len(changed),
        changed[0] if changed else ("", ""),
        head.numbered,
    )


def _readings(table: Table, head: Head, row: tuple[str, ...]) -> Iterator[tuple[int, CellReading]]:
    for place, text in enumerate(row):
        column = head.columns[place] if place < len(head.columns) else None
        if column is not None:
            yield column, _read(table.columns[column] if column < len(table.columns) else None, unguarded(text))


def _read(column: Column | None, text: str) -> CellReading:
    if column is None:
        return CellReading(text, text, text)
    return read_cell(text, column.kind, column.unit, column.choices)


def _by_kind(table: Table, rows: Iterable[Mapping[int, CellReading]]) -> tuple[list[CellReading], list[CellReading]]:
    """Return the readings of numbers and of dates that a person types."""
    numbers: list[CellReading] = []
    dates: list[CellReading] = []
    for cells in rows:
        for place, reading in cells.items():
            column = table.columns[place] if place < len(table.columns) else None
            if column is not None and column.computed is None:
                (numbers if column.kind.traits.numeric else dates if column.kind is FieldKind.DATE else []).append(
                    reading
                )
    return numbers, dates


def _texts(table: Table, cells: Mapping[int, CellReading], settled: Settled) -> dict[int, str]:
    return {
        place: reading.value(
            settled.dates
            if place < len(table.columns) and table.columns[place].kind is FieldKind.DATE
            else settled.numbers
        )
        for place, reading in cells.items()
    }


def _totals(table: Table, texts: Mapping[int, Mapping[int, str]]) -> Iterator[LeftOutRow]:
    """Yield the total rows, each compared with all rows above it and with those since the last total."""
    above, group = Sums(table), Sums(table)
    pending: list[tuple[int, str]] = []
    for number, cells in texts.items():
        words = total_words(table, cells)
        if not words and not adds_up(table, cells, above):
            above.add(cells)
            group.add(cells)
        elif not above.rows:
            pending.append((number, words))
        else:
            yield LeftOutRow(number + 1, RowKind.TOTAL, words, wrong_totals(table, cells, above, group))
            group = Sums(table)
    for number, words in pending:  # a total above its rows
        yield LeftOutRow(number + 1, RowKind.TOTAL, words, wrong_totals(table, texts[number], above, above))


def _changed(
    table: Table, readings: list[dict[int, CellReading]], texts: list[dict[int, str]]
) -> Iterator[tuple[str, str]]:
    """Yield cells that are stored otherwise than copied: before and after."""
    for row, stored in zip(readings, texts, strict=True):
        for place, reading in row.items():
            typed = place < len(table.columns) and table.columns[place].computed is None
            if typed and stored[place].strip() != reading.text.strip():
                yield reading.text.strip(), stored[place]


def _said_convention(settled: Settled, rows: Iterable[Mapping[int, CellReading]]) -> Convention | None:
    """Return the convention where it decided a cell against the usual reading, so that the person is told."""
    english = settled.numbers is Convention.ENGLISH
    decided = english and any(reading.differs for cells in rows for reading in cells.values())
    return Convention.ENGLISH if decided else None


def _beyond(width: int, cells: Mapping[int, str]) -> int:
    return sum(bool(text.strip()) for place, text in cells.items() if place >= width)


def _first_words(row: tuple[str, ...]) -> str:
    return next((" ".join(cell.split()) for cell in row if cell.strip()), "")[:60]
