"""Seals of whole tables: how many rows each has and the sum of their hashes, kept at every change.

The hash of a row shows that the row was changed, not that it is gone or was replaced by an earlier state of itself.
The sum is added to and taken from, never computed anew, so that a later change hides nothing. Temporary triggers on the
program's own connection keep it; another program has none of them.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from dcbc_desktop.store.tables.sealed_tables import Value, seal

NAME: Final = "table_seal"
TABLE: Final = """CREATE TABLE table_seal (
    name TEXT PRIMARY KEY NOT NULL, rows INTEGER NOT NULL, digest TEXT NOT NULL,
    last INTEGER NOT NULL CHECK (typeof(last) = 'integer'), head TEXT NOT NULL) WITHOUT ROWID"""
"""`last` is the highest id that was ever given, `head` the hash of the newest act of the audit log."""

_PLACE: Final = ("place_tab", "place_key", "place_caret")
_WITH_OWN_ID: Final = ("entry", "entry_history", "revision", "signature", "scan", "trusted", "office_picture")
_SEALED_WHOLE: Final = (
    "registration", "amendment", "audit", "export", "office", "left_over", "ignored", "presented", "comment", "sent",
    "origin",
)  # fmt: skip
SUMMED: Final[Mapping[str, tuple[str, ...]]] = {
    **dict.fromkeys(_SEALED_WHOLE, ("row_hash",)),
    **dict.fromkeys(_WITH_OWN_ID, ("id", "row_hash")),
    "outline": ("number", "row_hash"),
    "report": ("row_hash", *_PLACE),
    "setting": ("key", "value"),
}
"""Tables with the columns that go into the sum: the row's hash, and what that hash leaves out."""
NUMBERED: Final[Mapping[str, str]] = {"report": "id", "audit": "seq", "export": "id", "comment": "id", "sent": "id"}
"""Tables whose ids are never given twice, with the column."""
_MODULUS: Final = 1 << 256
_FUNCTION: Final = "dcbc_sum"


def follow(connection: sqlite3.Connection) -> None:
    """Keep the seals at every change that this connection makes; a file without the table is left alone."""
    if connection.execute("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'table_seal'").fetchone():
        connection.execute("PRAGMA temp_store = MEMORY")
        connection.create_function(_FUNCTION, -1, _summed, deterministic=True)
        connection.executescript(f"BEGIN; {' '.join(_triggers())} COMMIT;")


def recount(connection: sqlite3.Connection) -> None:
    """Seal every table as it is now, inside the caller's transaction: after a migration, or salvage into a new file."""
    for name in SUMMED:
        rows, digest = counted(connection, name)
        values = (name, rows, digest, last_given(connection, name), _head(connection) if name == "audit" else "")
        connection.execute("INSERT OR REPLACE INTO table_seal (name, rows, digest, last, head) VALUES (?, ?, ?, ?, ?)",
                           values)  # fmt: skip


def counted(connection: sqlite3.Connection, name: str) -> tuple[int, str]:
    """Return the number of rows of a table and the sum of their hashes."""
    rows, total = 0, 0
    columns = ", ".join(f"CAST({column} AS BLOB)" for column in SUMMED[name])
    for row in connection.execute(f"SELECT {columns} FROM {name}"):  # noqa: S608  names of our own
        rows, total = rows + 1, total + _number(name, row)
    return rows, _text(total)


def sum_of(name: str, rows: Iterable[Sequence[Value]]) -> tuple[int, str]:
    """Return the same of rows that were read without SQLite: the values of the summed columns, in their order."""
    count, total = 0, 0
    for row in rows:
        count, total = count + 1, total + _number(name, tuple(_as_blob(value) for value in row))
    return count, _text(total)


def _as_blob(value: Value) -> bytes | None:
    """Return a value as SQL's CAST to BLOB does."""
    return value if value is None or isinstance(value, bytes) else str(value).encode(errors="surrogateescape")


def last_given(connection: sqlite3.Connection, name: str) -> int:
    """Return the highest id that SQLite says it gave in a table; 0 where ids may be given again."""
    if name not in NUMBERED:
        return 0
    row = connection.execute("SELECT seq FROM sqlite_sequence WHERE name = ?", (name,)).fetchone()
    return row[0] if row and isinstance(row[0], int) else 0


def kept(connection: sqlite3.Connection) -> dict[str, tuple[int, str, int, str]]:
    """Return rows, sum, highest id and head of each table, as the program last wrote them."""
    sql = "SELECT name, rows, digest, last, head FROM table_seal"
    return {name: (rows, digest, last, head) for name, rows, digest, last, head in connection.execute(sql)}


def _head(connection: sqlite3.Connection) -> str:
    row = connection.execute("SELECT row_hash FROM audit ORDER BY seq DESC LIMIT 1").fetchone()
    return str(row[0]) if row else ""


def _number(name: str, values: tuple[bytes | None, ...]) -> int:
    return int(seal(name, values), 16)


def _text(total: int) -> str:
    return f"{total % _MODULUS:064x}"


def _summed(digest: object, sign: int, name: str, *values: bytes | None) -> str:
    """Return the sum with a row more or less; one that is no number stays, for `doctor` to tell."""
    try:
        return _text(int(str(digest), 16) + sign * _number(name, values))
    except ValueError:
        return str(digest)


def _triggers() -> Iterator[str]:
    for name in SUMMED:
        added, gone = _call("digest", name, "NEW", 1), _call("digest", name, "OLD", -1)
        last = f", last = max(last, NEW.{NUMBERED[name]})" if name in NUMBERED else ""
        head = ", head = NEW.row_hash" if name == "audit" else ""
        yield _trigger(name, "INSERT", f"rows = rows + 1, digest = {added}{last}{head}")
        yield _trigger(name, "DELETE", f"rows = rows - 1, digest = {gone}")
        yield _trigger(name, "UPDATE", f"digest = {_call(gone, name, 'NEW', 1)}")


def _trigger(name: str, event: str, change: str) -> str:
    begin = f"CREATE TEMP TRIGGER {name}_{event.lower()}_sealed AFTER {event} ON main.{name} BEGIN"
    return f"{begin} UPDATE table_seal SET {change} WHERE name = '{name}'; END;"  # noqa: S608  names of our own


def _call(digest: str, name: str, row: str, sign: int) -> str:
    values = ", ".join(f"CAST({row}.{column} AS BLOB)" for column in SUMMED[name])
    return f"{_FUNCTION}({digest}, {sign}, '{name}', {values})"
