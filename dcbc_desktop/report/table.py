"""Rows of a table: cells as typed, in canonical JSON; that JSON split into rows without decoding the cells."""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterable, Mapping
from typing import Literal, NamedTuple

import msgspec

from dcbc_desktop.errors import FileError, UsageError
from dcbc_desktop.report.outline import Table
from dcbc_desktop.report.text import character_name, clean_line, is_clean

VERSION: Literal[1] = 1
MAX_ROWS = 2_000
MAX_CELL = 20_000
"""Longest cell and longest note of a cell, in code points."""
MAX_JSON_BYTES = 16_000_000
_ROW_ID = re.compile(r"[a-z0-9]{1,32}")


class Cell(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One cell as typed; its note prints as a footnote."""

    value: str = ""
    note: str = ""


EMPTY_CELL = Cell()


class Row(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One row; its id stays the same when it is moved or edited."""

    id: str
    cells: dict[str, Cell]

    def cell(self, column: str) -> Cell:
        """Return the cell of a column; empty where nothing was typed."""
        return self.cells.get(column, EMPTY_CELL)

    def text(self, column: str) -> str:
        """Return the words of a cell as typed."""
        return self.cell(column).value

    def with_cell(self, column: str, cell: Cell) -> Row:
        """Return the same row with one cell replaced."""
        cells = {**self.cells, column: cell}
        return Row(self.id, {key: kept for key, kept in cells.items() if kept != EMPTY_CELL})


class _Rows(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    rows: tuple[Row, ...]
    v: Literal[1] = VERSION


class _VersionedRows(msgspec.Struct):
    v: int


_encoder = msgspec.json.Encoder(order="sorted")
_decoder = msgspec.json.Decoder(_Rows)
_versions = msgspec.json.Decoder(_VersionedRows)


def new_row(cells: Mapping[str, Cell] | None = None) -> Row:
    """Make a row with a new id."""
    return Row(secrets.token_hex(8), dict(cells or {}))


def encode_rows(rows: Iterable[Row]) -> str:
    """Encode as canonical JSON: sorted keys, clean text, no empty cells; empty text for no row.

    Raises UsageError `table_too_large`.
    """
    kept = tuple(map(_canonical, rows))
    _check_limits(kept)
    raw = _encoder.encode(_Rows(kept)) if kept else b""
    if len(raw) > MAX_JSON_BYTES:
        raise UsageError("table_too_large", rows=MAX_ROWS)
    return raw.decode("utf-8")


def decode_rows(data: str) -> tuple[Row, ...]:
    """Read canonical JSON strictly; raises FileError `table_invalid`, or `table_newer` for a higher version."""
    try:
        raw = data.encode("utf-8")
        if len(raw) > MAX_JSON_BYTES:
            raise FileError("table_invalid")
        rows = _decoder.decode(raw).rows
    except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
        raise _unreadable(data) from error
    ids = {row.id for row in rows}
    if len(ids) != len(rows) or not all(map(_ROW_ID.fullmatch, ids)) or not all(map(_is_clean, rows)):
        raise FileError("table_invalid")
    if not rows or any(EMPTY_CELL in row.cells.values() for row in rows) or _encoder.encode(_Rows(rows)) != raw:
        raise FileError("table_invalid")
    _check_limits(rows)
    return rows


def _unreadable(data: str) -> FileError:
    try:
        newer = _versions.decode(data).v > VERSION
    except (msgspec.DecodeError, UnicodeError, RecursionError):
        newer = False
    return FileError("table_newer" if newer else "table_invalid")


def _is_clean(row: Row) -> bool:
    """Check all cells in one text, which is far faster; a space between them keeps them apart."""
    return is_clean(" ".join(f"{cell.value} {cell.note}" if cell.note else cell.value for cell in row.cells.values()))


def _canonical(row: Row) -> Row:
    if _is_clean(row) and EMPTY_CELL not in row.cells.values():
        return row
    cells = {key: Cell(clean_line(cell.value).text, clean_line(cell.note).text) for key, cell in row.cells.items()}
    return Row(row.id, {key: cell for key, cell in cells.items() if cell != EMPTY_CELL})


def _check_limits(rows: tuple[Row, ...]) -> None:
    cells = [cell for row in rows for cell in row.cells.values()]
    if len(rows) > MAX_ROWS or any(len(cell.value) > MAX_CELL or len(cell.note) > MAX_CELL for cell in cells):
        raise UsageError("table_too_large", rows=MAX_ROWS)


class RowText(NamedTuple):
    """One row: its id, and its cells as canonical JSON."""

    id: str
    cells: str


class _RawRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    id: str
    cells: msgspec.Raw


class _RawRows(msgspec.Struct, frozen=True):
    rows: tuple[_RawRow, ...]


_raw_decoder = msgspec.json.Decoder(_RawRows)


def split_rows(value: str) -> tuple[RowText, ...]:
    """Split a table entry's value into rows; raises what `encode_rows` and `decode_rows` raise."""
    if not value:
        return ()
    try:
        raw = _raw_decoder.decode(value).rows
        rows = tuple(RowText(row.id, bytes(row.cells).decode()) for row in raw)
    except (msgspec.DecodeError, UnicodeError, RecursionError):
        decode_rows(value)  # says what is wrong with it
        raise FileError("table_invalid") from None
    if len(rows) > MAX_ROWS:
        raise UsageError("table_too_large", rows=MAX_ROWS)
    if join_rows(rows) != value or len({row.id for row in rows}) != len(rows):
        raise FileError("table_invalid")
    return rows


def join_rows(rows: Iterable[RowText]) -> str:
    """Return the value that `split_rows` splits."""
    texts = ",".join(f'{{"cells":{cells},"id":"{row_id}"}}' for row_id, cells in rows)
    return f'{{"rows":[{texts}],"v":{VERSION}}}' if texts else ""


def require_row(text: RowText, table: Table) -> Row:
    """Read one row strictly.

    Raises UsageError `unprintable_character` for text that cannot print, UsageError `key_unknown` for a column that the
    outline lacks or computes, FileError `table_invalid` for anything that is no row.
    """
    try:
        (row,) = decode_rows(join_rows((text,)))
    except FileError:
        _require_clean(text)
        raise
    for key in row.cells:
        column = table.column(key)
        if column is None or column.computed is not None:
            raise UsageError("key_unknown", key=key[:60])
    return row


def _require_clean(text: RowText) -> None:
    """Raise the error that names the character, where only letters of a row are wrong."""
    try:
        cells = msgspec.json.decode(text.cells, type=dict[str, dict[str, str]])
    except (msgspec.DecodeError, UnicodeError, RecursionError):
        return
    for words in (words for cell in cells.values() for words in cell.values()):
        for position, character in clean_line(words).removed:
            raise UsageError("unprintable_character", position=position + 1, character=character_name(character))
