"""Row hashes: every row that holds report text or a digest carries a SHA-256 over its own columns."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from dcbc_desktop.errors import FileError, UsageError
from dcbc_desktop.report.text import character_name

Value = str | bytes | int | None


def seal(kind: str, values: Iterable[Value]) -> str:
    """Hash over a kind of row and its values; lengths and types are part of it, so that nothing can be shifted."""
    parts = [kind.encode()]
    for value in values:
        if value is None:
            parts.append(b"n;")
        elif isinstance(value, int):
            parts.append(b"i%d;" % value)
        else:
            raw = value if isinstance(value, bytes) else value.encode()
            parts += (b"s%d;" % len(raw), raw)
    return hashlib.sha256(b"".join(parts)).hexdigest()


def storable(text: str) -> bytes:
    """UTF-8 of a text; raises UsageError `unprintable_character` for half a surrogate pair or NUL, where SQL cuts."""
    try:
        raw = text.encode()
    except UnicodeEncodeError as error:
        raise _unprintable(text, error.start) from error
    if b"\0" in raw:
        raise _unprintable(text, text.index("\0"))
    return raw


def _unprintable(text: str, at: int) -> UsageError:
    return UsageError("unprintable_character", position=at + 1, character=character_name(text[at]))


@dataclass(frozen=True)
class SealedTable:
    """A table whose rows carry `row_hash` over `columns` of `types`; `kind` names such rows inside the hash."""

    name: str
    columns: tuple[str, ...]
    types: tuple[tuple[type, ...], ...]
    kind: str

    @cached_property
    def select(self) -> str:
        """`SELECT columns, row_hash FROM table`, to be followed by a WHERE."""
        return f"SELECT {', '.join(self.columns)}, row_hash FROM {self.name}"  # noqa: S608  names of our own

    @cached_property
    def _insert(self) -> str:
        marks = ", ".join("?" * (len(self.columns) + 1))
        return f"INSERT INTO {self.name} ({', '.join(self.columns)}, row_hash) VALUES ({marks})"  # noqa: S608

    def sealed(self, values: Sequence[Value]) -> tuple[Value, ...]:
        """The values with their hash behind them, ready for SQL; text that SQL cannot hold is refused."""
        raw = [storable(value) if isinstance(value, str) else value for value in values]
        return (*values, seal(self.kind, raw))

    def insert(self, connection: sqlite3.Connection, values: Sequence[Value]) -> None:
        """Insert one row, given in the order of `columns`."""
        connection.execute(self._insert, self.sealed(values))

    def intact(self, row: Sequence[Value]) -> bool:
        """Whether a row of `select` has values of its columns' types, and the hash that they give."""
        if not all(map(isinstance, row, self.types)):
            return False
        try:
            return seal(self.kind, row[:-1]) == row[-1]
        except UnicodeEncodeError:
            return False

    def require_intact(self, row: Sequence[Value], where: str) -> None:
        """Raise FileError `row_damaged` where a row of `select` was changed outside the program."""
        if not self.intact(row):
            raise FileError("row_damaged", table=self.name, where=where)
