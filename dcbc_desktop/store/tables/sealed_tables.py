"""Tables whose rows are sealed: each row carries a SHA-256 over its own columns, in the order given here."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from dcbc_desktop.errors import FileError, UsageError
from dcbc_desktop.report.text import character_name

if TYPE_CHECKING:
    from sqlite_utils import Database as Tables

Value = str | bytes | int | None

_DIGEST_LETTERS: Final = 64


def seal(kind: str, values: Iterable[Value]) -> str:
    """Return the hash of a row; lengths and types are part of it, so that nothing can be shifted between columns."""
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
    """Return a text as UTF-8.

    Raises UsageError `unprintable_character` for half a surrogate pair or NUL, where SQL would cut the text.
    """
    try:
        raw = text.encode()
    except UnicodeEncodeError as error:
        raise _unprintable(text, error.start) from error
    if b"\0" in raw:
        raise _unprintable(text, text.index("\0"))
    return raw


def _unprintable(text: str, at: int) -> UsageError:
    return UsageError("unprintable_character", position=at + 1, character=character_name(text[at]))


def blob_bytes(blob: object) -> bytes:
    """Return a blob as it was read; another program may have put text there."""
    return blob if isinstance(blob, bytes) else str(blob).encode()


@dataclass(frozen=True)
class SealedTable:
    """A table with a `row_hash` over `columns` of `types`; `kind` names its rows inside the hash.

    The first `keys` columns name a damaged row in messages.
    """

    name: str
    columns: tuple[str, ...]
    types: tuple[tuple[type, ...], ...]
    kind: str
    keys: int = 1

    @cached_property
    def select(self) -> str:
        """`SELECT columns, row_hash FROM table`, to be followed by a WHERE."""
        return f"SELECT {', '.join(self.columns)}, row_hash FROM {self.name}"  # noqa: S608  names of our own

    @cached_property
    def _insert(self) -> str:
        marks = ", ".join("?" * (len(self.columns) + 1))
        return f"INSERT INTO {self.name} ({', '.join(self.columns)}, row_hash) VALUES ({marks})"  # noqa: S608

    def sealed(self, values: Sequence[Value]) -> tuple[Value, ...]:
        """Return the values with their hash behind them, ready for SQL; raises as `storable`."""
        raw = [storable(value) if isinstance(value, str) else value for value in values]
        return (*values, seal(self.kind, raw))

    def insert(self, connection: sqlite3.Connection, values: Sequence[Value]) -> None:
        """Insert one row by SQL, given in the order of `columns`: for entries, reports and the audit log.

        They are written at each save, or before the window is painted, when sqlite-utils is not loaded yet.
        """
        connection.execute(self._insert, self.sealed(values))

    def add(self, tables: Tables, values: Sequence[Value], **unsealed: bytes) -> None:
        """Insert one row through sqlite-utils, with columns that the hash leaves out."""
        row = dict(zip((*self.columns, "row_hash"), self.sealed(values), strict=True))
        tables.table(self.name).insert({**row, **unsealed})

    def read(
        self, connection: sqlite3.Connection, rest: str, values: Sequence[Value] = (), unsealed: str = ""
    ) -> Iterator[tuple[Any, ...]]:
        """Yield the rows of `SELECT columns … rest` without their hash, each with an `unsealed` column behind it.

        Raises FileError `row_damaged`. By SQL: the hash needs the columns in their order, and the window's start reads
        before it loads sqlite-utils.
        """
        select = self.select.replace(" FROM ", f", {unsealed} FROM ") if unsealed else self.select
        width = len(self.columns)
        for row in connection.execute(f"{select} {rest}", values):
            self.require_intact(row[: width + 1])
            yield row[:width] + row[width + 1 :]

    def named(self, row: Sequence[Any]) -> dict[str, Any]:
        """Return the values of a row of `read` by the names of their columns."""
        return dict(zip(self.columns, row, strict=True))

    def intact(self, row: Sequence[Value]) -> bool:
        """Return whether a row of `select` has values of its columns' types, and the hash that they give."""
        if not all(map(isinstance, row, self.types)):
            return False
        try:
            return seal(self.kind, row[:-1]) == row[-1]
        except UnicodeEncodeError:
            return False

    def require_intact(self, row: Sequence[Value]) -> None:
        """Raise FileError `row_damaged` where a row of `select` was changed outside the program."""
        if not self.intact(row):
            raise self.damaged(*row[: self.keys])

    def damaged(self, *keys: Value) -> FileError:
        """Return the error for a row, named by its keys."""
        short = (text[:12] if len(text) == _DIGEST_LETTERS else text for text in map(str, keys))
        return FileError("row_damaged", table=self.name, where="/".join(short))


_TYPES: Final[dict[str, tuple[type, ...]]] = {"#": (int,), "?": (str, type(None))}


def _table(name: str, columns: str, keys: int = 1) -> SealedTable:
    """Return a table whose columns hold text; `#` after a name says a whole number, `?` that it may be NULL."""
    names = columns.split()
    types = tuple(_TYPES.get(name[-1], (str,)) for name in names)
    return SealedTable(name, tuple(name.rstrip("#?") for name in names), types, name, keys)


OUTLINE: Final = _table("outline", "sha256 id name year# kept json")
REPORT: Final = _table(
    "report",
    "id# uid office_code superior_code period_code period_kind period_first period_last outline_sha256 state revision# "
    "title done# total# created edited binned?",
)
ENTRY: Final = _table("entry", "report_id# key row_id position# counted# edited note value", keys=2)
HISTORY: Final = SealedTable("entry_history", ENTRY.columns, ENTRY.types, ENTRY.kind, ENTRY.keys)
"""Former rows of `entry`, hash and all."""
REVISION: Final = _table(
    "revision",
    "report_id# number# sha256 pdf_sha256 signed exit document_number document_date? predecessor_sha256 audit_head",
    keys=2,
)
"""Its two blobs are covered by the digests."""
REGISTRATION: Final = _table("registration", "report_id# revision# document_number document_date at", keys=2)
AMENDMENT: Final = _table("amendment", "report_id# revision# reason at")
EXPORT: Final = _table("export", "id# report_id# revision# file sha256 draft# at")
OFFICE: Final = _table(
    "office",
    "code superior_code superior issuer short_name symbol place addressees recipients signatory_lines "
    "signatory_office signatory_name",
)
LEFT_OVER: Final = _table("left_over", "report_id# line# text", keys=2)
IGNORED: Final = _table("ignored", "report_id# code key context reason at")
PRESENTED: Final = _table("presented", "report_id# revision# at")
COMMENT: Final = _table("comment", "id# report_id# revision# act# key text at dealt?")
"""`act` is the number of the return in the audit log, whose digest covers the words."""
SIGNATURE: Final = _table("signature", "report_id# revision# position# how sha256 at size#", keys=3)
"""Its tail is covered by the digest of the whole file."""
SCAN: Final = _table("scan", "report_id# revision# sha256 name kind size# at", keys=2)
TRUSTED: Final = _table("trusted", "sha256 kind name added")
OFFICE_PICTURE: Final = _table("office_picture", "code kind owner sha256", keys=2)
SENT: Final = _table("sent", "id# report_id# revision# file sha256 way recipient told note at")
ORIGIN: Final = _table("origin", "report_id# file sha256 verdict copy_of at")
AUDIT: Final = _table("audit", "seq# at report_id# act detail previous")
"""Its `row_hash` is the chain: it covers the hash of the act before."""

SEALED: Final = (
    OUTLINE, REPORT, ENTRY, HISTORY, REVISION, REGISTRATION, AMENDMENT, EXPORT, OFFICE, LEFT_OVER, IGNORED, AUDIT,
    PRESENTED, COMMENT, SIGNATURE, SCAN, TRUSTED, OFFICE_PICTURE, SENT, ORIGIN,
)  # fmt: skip
