"""Values set from a command line or a file: text, lines, and rows of a table as JSON or tab-separated text."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

import msgspec

from dcbc_desktop.errors import UsageError
from dcbc_desktop.report.header import MULTILINE_KEYS, normalise_header
from dcbc_desktop.report.outline import Column, Table
from dcbc_desktop.report.prose import encode, footnotes, from_plain_text
from dcbc_desktop.report.report import MAX_LINE, Entry, EntryKind, Report, entry_kind
from dcbc_desktop.report.signoff import require_editable
from dcbc_desktop.report.spreadsheet_text import unguarded
from dcbc_desktop.report.table import EMPTY_CELL, MAX_CELL, MAX_ROWS, Cell, Row, encode_rows, new_row
from dcbc_desktop.report.text import character_name, clean_line, fold_case, split_lines
from dcbc_desktop.store.store import Store


def set_value(store: Store, report_id: int, key: str, text: str, *, replace_notes: bool = False) -> Report:
    """Set the value of a key; raises before anything is changed."""
    report = store.load_report(report_id)
    require_editable(report)
    entry = _entry(report, key, text, replace_notes)
    store.save_entries(report_id, {key: entry})
    return report.with_entries({key: entry})


def _entry(report: Report, key: str, text: str, replace_notes: bool) -> Entry:
    match entry_kind(report.outline, key):
        case EntryKind.PROSE:
            return _prose(report, key, text, replace_notes)
        case EntryKind.TABLE:
            return _table(report, key, text, replace_notes)
        case EntryKind.HEADER | EntryKind.SIGNATORY | EntryKind.FIGURE:
            return _line(report, key, text)


def _prose(report: Report, key: str, text: str, replace_notes: bool) -> Entry:
    _require_no_loss(key, len(footnotes(report.prose(key))), replace_notes)
    return Entry(encode(from_plain_text(text.rstrip("\r\n"))) if text.strip() else "")


def _table(report: Report, key: str, text: str, replace_notes: bool) -> Entry:
    table = report.outline.table(key)
    if table is None:
        raise UsageError("key_unknown", key=key[:60])
    former = report.rows(key)
    rows = read_rows(text, table, former)
    _require_no_loss(key, lost_notes(former, rows), replace_notes)
    return Entry(encode_rows(rows))


def _require_no_loss(key: str, notes: int, replace_notes: bool) -> None:
    if notes and not replace_notes:
        raise UsageError("replace_notes_needed", key=key, count=notes)


def _line(report: Report, key: str, text: str) -> Entry:
    value = "\n".join(typed_lines(text, MAX_LINE)) if key in MULTILINE_KEYS else typed_line(text, MAX_LINE)
    return Entry(normalise_header(key, value.strip()), report.entry(key).note)


ROW_ID: Final = "row_id"
"""Key of the id of an existing row, as `show` prints it: the row keeps its identity and its notes."""


_WRONG_ROW: Final = re.compile(r"`\$\.rows\[(\d{1,9})\]")
_WRONG_BYTE: Final = re.compile(r"\(byte (\d{1,9})\)")


class _Input(msgspec.Struct, forbid_unknown_fields=True):
    rows: list[dict[str, str]]


def read_rows(text: str, table: Table, former: Sequence[Row]) -> tuple[Row, ...]:
    """Return the rows that a text describes.

    Raises UsageError `table_input_invalid` (line: of the text, or the row's number), `table_column_unknown`,
    `table_column_twice`, `table_column_computed`, `table_row_unknown`, `table_too_large`, and as `typed_line`.
    """
    described = _from_json(text) if text.lstrip("\ufeff \t\r\n").startswith("{") else _from_tabs(text, table)
    if len(described) > MAX_ROWS:
        raise UsageError("table_too_large", rows=MAX_ROWS)
    known = {row.id: row for row in former}
    return tuple(_row(cells, table, known) for cells in described)


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


def _from_tabs(text: str, table: Table) -> list[dict[str, str]]:
    reader = csv.reader(io.StringIO(text, newline=""), dialect=csv.excel_tab, strict=True)
    described: list[dict[str, str]] = []
    try:
        keys = [_column_named(name, table).key for name in next(reader, [])]
        if len(set(keys)) != len(keys):
            raise UsageError("table_column_twice", column=_twice(keys))
        for cells in reader:
            if len(cells) > len(keys) and any(cell.strip() for cell in cells[len(keys) :]):
                raise UsageError("table_input_invalid", line=reader.line_num)
            if any(cell.strip() for cell in cells):
                described.append(dict(zip(keys, map(unguarded, cells), strict=False)))
    except csv.Error as error:
        raise UsageError("table_input_invalid", line=reader.line_num) from error
    return described


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


def typed_lines(text: str, limit: int) -> list[str]:
    """Return the lines of a value, trimmed; raises UsageError `value_too_long` or `unprintable_character`."""
    if len(text) > limit:
        raise UsageError("value_too_long", limit=limit)
    return [_clean(line).strip() for line in split_lines(text)]


def typed_line(text: str, limit: int) -> str:
    """Return a value as one line; raises as `typed_lines`."""
    return " ".join(filter(None, typed_lines(text, limit)))


def _clean(line: str) -> str:
    cleaned = clean_line(line)
    if cleaned.removed:
        position, char = cleaned.removed[0]
        raise UsageError("unprintable_character", position=position + 1, character=character_name(char))
    return cleaned.text
