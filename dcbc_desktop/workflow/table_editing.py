"""Rows of a table set from a command line or a file, as JSON or tab-separated text."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

import msgspec

from dcbc_desktop.errors import UsageError
from dcbc_desktop.report.outline import Column, Table
from dcbc_desktop.report.table import EMPTY_CELL, MAX_CELL, MAX_ROWS, Cell, Row, new_row
from dcbc_desktop.report.table_input.cells import Convention
from dcbc_desktop.report.table_input.head_rows import Head, find_head, is_numbering_label
from dcbc_desktop.report.table_input.pasted_block import Block
from dcbc_desktop.report.table_input.reading import BlockReading, read_table_block
from dcbc_desktop.report.text import fold_case
from dcbc_desktop.workflow.typed_values import typed_line

ROW_ID: Final = "row_id"
"""Key of the id of an existing row, as `show` prints it: the row keeps its identity and its notes."""


_WRONG_ROW: Final = re.compile(r"`\$\.rows\[(\d{1,9})\]")
_WRONG_BYTE: Final = re.compile(r"\(byte (\d{1,9})\)")


class _Input(msgspec.Struct, forbid_unknown_fields=True):
    rows: list[dict[str, str]]


class ReadingChoices(NamedTuple):
    """Answers given beforehand: by which convention numbers are written, and whether head and totals are rows, too."""

    convention: Convention | None = None
    keep_rows: bool = False


AS_READ: Final = ReadingChoices()


class ReadRows(NamedTuple):
    """Rows, and the reading of the block that they come from; None for JSON, which is taken as it stands."""

    rows: tuple[Row, ...]
    block: BlockReading | None = None


def read_rows(text: str, table: Table, former: Sequence[Row], choices: ReadingChoices = AS_READ) -> ReadRows:
    """Return the rows that a text describes.

    Raises UsageError `table_input_invalid` (line: of the text, or the row's number), `table_column_unknown`,
    `table_column_twice`, `table_column_computed`, `table_row_unknown`, `table_too_large`, `table_numbers_unclear` for
    numbers with two meanings, and as `typed_line`.
    """
    known = {row.id: row for row in former}
    if text.lstrip("\ufeff \t\r\n").startswith("{"):
        described = _from_json(text)
        _require_few(described)
        return ReadRows(tuple(_row(cells, table, known) for cells in described))
    block = _from_tabs(text, table, choices)
    keys = [column.key for column in table.columns]
    cells = [{keys[place]: words for place, words in row.items()} for row in block.rows]
    _require_few(cells)
    return ReadRows(tuple(_row(row, table, {}) for row in cells if any(map(str.strip, row.values()))), block)


def _require_few(rows: Sequence[object]) -> None:
    if len(rows) > MAX_ROWS:
        raise UsageError("table_too_large", rows=MAX_ROWS)


def lost_notes(former: Iterable[Row], rows: Iterable[Row]) -> int:
    """Return how many notes of cells the new rows no longer hold."""
    return _notes(former) - _notes(rows)


def _notes(rows: Iterable[Row]) -> int:
    return sum(bool(cell.note) for row in rows for cell in row.cells.values())


def _from_json(text: str) -> list[dict[str, str]]:
    try:
        return msgspec.json.decode(text.lstrip("\ufeff"), type=_Input).rows
    except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
        raise UsageError("table_input_invalid", line=_line_at_fault(str(error), text)) from error


def _line_at_fault(reason: str, text: str) -> int:
    """Return the line where the text is no JSON, or the number of the row that is no row of texts."""
    row, byte = _WRONG_ROW.search(reason), _WRONG_BYTE.search(reason)
    if row:
        return int(row[1]) + 1
    return text.encode(errors="replace")[: int(byte[1])].count(b"\n") + 1 if byte else 1


def _from_tabs(text: str, table: Table, choices: ReadingChoices) -> BlockReading:
    block, lines = _cells(text)
    if len(block) > 2 * MAX_ROWS:
        raise UsageError("table_too_large", rows=MAX_ROWS)
    most = len(table.columns) + 2  # row numbers, and one column too many, which is named as unknown
    head = _head(tuple(row[:most] for row in block), table)
    for column in head.columns:
        if column is not None:
            _require_typed(table, table.columns[column].key)
    for row, line in zip(block, lines, strict=True):
        if any(cell.strip() for cell in row[len(head.columns) :]):
            raise UsageError("table_input_invalid", line=line)
    try:
        read = read_table_block(table, block, head=head, convention=choices.convention, keep_rows=choices.keep_rows)
    except UsageError as error:
        raise UsageError("table_too_large", rows=MAX_ROWS) from error
    if read.unclear:
        first = read.unclear[0]
        raise UsageError("table_numbers_unclear", count=len(read.unclear), text=first.text, vi=first.vi, en=first.en)
    return read


def _cells(text: str) -> tuple[Block, list[int]]:
    """Return the rows with anything in them, and their line numbers."""
    reader = csv.reader(io.StringIO(text, newline=""), dialect=csv.excel_tab, strict=True)
    rows: list[tuple[str, ...]] = []
    lines: list[int] = []
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                rows.append(tuple(cells))
                lines.append(reader.line_num)
    except csv.Error as error:
        raise UsageError("table_input_invalid", line=reader.line_num) from error
    return tuple(rows), lines


def _head(block: Block, table: Table) -> Head:
    """Return the head of a file, which names its columns."""
    found = find_head(table, block, 0)
    if found.named or not block:
        return found
    numbering = found.numbered and is_numbering_label(block[0][0])
    keys = [_column_named(name, table).key for name in block[0][numbering:]]
    if len(set(keys)) != len(keys):
        raise UsageError("table_column_twice", column=_twice(keys))
    known = [column.key for column in table.columns]
    columns = (*(None for _ in range(numbering)), *(known.index(key) for key in keys))
    return Head(frozenset({0}), columns, numbered=numbering)


def _twice(keys: Sequence[str]) -> str:
    return next(key for key in keys if keys.count(key) > 1)


def _column_named(name: str, table: Table) -> Column:
    """Return a column by its key, else by its label, alone or with the labels above it."""
    wanted = _folded(name)
    for words in (_keys, _full_labels, _labels):
        found = [column for column, label in zip(table.columns, words(table), strict=True) if _folded(label) == wanted]
        if len(found) == 1:
            return found[0]
    code = "table_column_twice" if wanted in map(_folded, _labels(table)) else "table_column_unknown"
    raise UsageError(code, column=name[:60], known=", ".join(_keys(table)))


def _keys(table: Table) -> Iterator[str]:
    return (column.key for column in table.columns)


def _full_labels(table: Table) -> Iterator[str]:
    return (column.full_label for column in table.columns)


def _labels(table: Table) -> Iterator[str]:
    return (column.label for column in table.columns)


def _folded(words: str) -> str:
    return fold_case(typed_line(words, MAX_CELL))


def _row(described: Mapping[str, str], table: Table, known: dict[str, Row]) -> Row:
    """Return one row; a known one can be used once."""
    row_id = described.get(ROW_ID)
    before = known.pop(row_id, None) if row_id is not None else None
    if row_id is not None and before is None:
        raise UsageError("table_row_unknown", id=row_id[:40])
    cells: dict[str, Cell] = {}
    for key, words in described.items():
        if key != ROW_ID:
            _require_typed(table, key)
            cells[key] = Cell(typed_line(words, MAX_CELL), before.cell(key).note if before else "")
    filled = {key: cell for key, cell in cells.items() if cell != EMPTY_CELL}
    return Row(before.id, filled) if before else new_row(filled)


def _require_typed(table: Table, key: str) -> None:
    column = table.column(key)
    if column is None:
        known = ", ".join(column.key for column in table.columns)
        raise UsageError("table_column_unknown", column=key[:60], known=known)
    if column.computed is not None:
        raise UsageError("table_column_computed", column=column.full_label)
