"""A table's canonical JSON cut into its rows and joined again, without reading what is in the cells."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import msgspec

from dcbc_desktop.errors import FileError, UsageError
from dcbc_desktop.report.outline import Table
from dcbc_desktop.report.table import MAX_ROWS, VERSION, Row, decode_rows
from dcbc_desktop.report.text import character_name, clean_line


class RowText(NamedTuple):
    """One row: its id, and its cells as canonical JSON."""

    id: str
    cells: str


class _RawRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    id: str
    cells: msgspec.Raw


class _RawRows(msgspec.Struct, frozen=True):
    rows: tuple[_RawRow, ...]


_decoder = msgspec.json.Decoder(_RawRows)


def cut(value: str) -> tuple[RowText, ...]:
    """The rows of a table entry's value; raises as `encode_rows` and `decode_rows` do."""
    if not value:
        return ()
    try:
        raw = _decoder.decode(value).rows
        rows = tuple(RowText(row.id, bytes(row.cells).decode()) for row in raw)
    except (msgspec.DecodeError, UnicodeError, RecursionError):
        decode_rows(value)  # says what is wrong with it
        raise FileError("table_invalid") from None
    if len(rows) > MAX_ROWS:
        raise UsageError("table_too_large", rows=MAX_ROWS)
    if joined(rows) != value or len({row.id for row in rows}) != len(rows):
        raise FileError("table_invalid")
    return rows


def joined(rows: Iterable[RowText]) -> str:
    """What `cut` was given."""
    texts = ",".join(f'{{"cells":{cells},"id":"{row_id}"}}' for row_id, cells in rows)
    return f'{{"rows":[{texts}],"v":{VERSION}}}' if texts else ""


def require_row(text: RowText, table: Table) -> Row:
    """Read one row strictly.

    Raises UsageError `unprintable_character` for text that no page can show, UsageError `key_unknown` for a column
    that the outline lacks or works out itself, FileError `table_invalid` for what is no row.
    """
    try:
        (row,) = decode_rows(joined((text,)))
    except FileError:
        _require_clean(text)
        raise
    for key in row.cells:
        column = table.column(key)
        if column is None or column.computed is not None:
            raise UsageError("key_unknown", key=key[:60])
    return row


def _require_clean(text: RowText) -> None:
    """Where only letters are wrong with a row, say which."""
    try:
        cells = msgspec.json.decode(text.cells, type=dict[str, dict[str, str]])
    except (msgspec.DecodeError, UnicodeError):
        return
    for words in (words for cell in cells.values() for words in cell.values()):
        for position, character in clean_line(words).removed:
            raise UsageError("unprintable_character", position=position + 1, character=character_name(character))
