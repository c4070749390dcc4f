"""One connection with the pragmas of this program, its transactions, and SQLite's failures in our own words."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import Final
from urllib.parse import quote

import msgspec

from dcbc_desktop.errors import DcbcError, FileError, RefusedError
from dcbc_desktop.store import timestamps

BUSY_MILLISECONDS: Final = 5_000

_PRAGMAS: Final = (
    f"PRAGMA busy_timeout = {BUSY_MILLISECONDS}",
    "PRAGMA foreign_keys = ON",
    "PRAGMA recursive_triggers = ON",  # a REPLACE meets the triggers of DELETE
    "PRAGMA trusted_schema = OFF",  # a schema from a stranger's hand calls no function with side effects
    "PRAGMA cell_size_check = ON",
)
_WRITING: Final = (
    "PRAGMA journal_mode = DELETE",  # not WAL: the file is copied to sticks and shares, and a copy must be whole
    "PRAGMA synchronous = FULL",
    "PRAGMA secure_delete = ON",  # what is removed for good leaves the file; only Debian's SQLite does so unasked
)
_CODES: Final = (
    ("SQLITE_FULL", "disk_full"),
    ("SQLITE_READONLY", "database_read_only"),
    ("SQLITE_PERM", "database_read_only"),
    ("SQLITE_CORRUPT", "database_damaged"),
    ("SQLITE_NOTADB", "database_damaged"),
    ("SQLITE_BUSY", "database_busy"),
    ("SQLITE_LOCKED", "database_busy"),
    ("SQLITE_CANTOPEN", "database_unreachable"),
    ("SQLITE_IOERR", "disk_failed"),
)
_RAISED_BY_TRIGGERS: Final = frozenset(
    {"report_frozen", "report_presented", "report_protected", "append_only", "revision_out_of_turn"}
)


class Database(msgspec.Struct, frozen=True):
    """An open database: connection, path for messages, clock."""

    connection: sqlite3.Connection
    path: Path
    clock: Callable[[], datetime]

    def transaction(self) -> AbstractContextManager[sqlite3.Connection]:
        """All or nothing; see `transaction`."""
        return transaction(self.connection, self.path)

    def reading(self) -> AbstractContextManager[sqlite3.Connection]:
        """Reads whose failures leave as FileError."""
        return _reading(self.connection, self.path)

    def now(self) -> str:
        """This moment as it is stored."""
        return timestamps.stored(self.clock())


@contextmanager
def _reading(connection: sqlite3.Connection, path: Path) -> Iterator[sqlite3.Connection]:
    with translated(path):
        yield connection


def connect(path: Path, *, write: bool) -> sqlite3.Connection:
    """Connect to a file that is there. A reader may still roll back what a killed writer left; it writes nothing else.

    Raises FileError.
    """
    with translated(path):
        connection = sqlite3.connect(_uri(path), uri=True, isolation_level=None)
        try:
            for pragma in (*_PRAGMAS, *(_WRITING if write else ("PRAGMA query_only = ON",))):
                connection.execute(pragma)
        except BaseException:
            connection.close()
            raise
    return connection


def _uri(path: Path) -> str:
    """A file URI with an empty host, also for C:/… and //server/share/…; `rw` creates nothing."""
    name = path.absolute().as_posix()
    slash = "" if name.startswith("/") else "/"
    return f"file://{slash}{quote(os.fsencode(name), safe='/:')}?mode=rw"


@contextmanager
def transaction(connection: sqlite3.Connection, path: Path) -> Iterator[sqlite3.Connection]:
    """All or nothing: saved on the disk when this returns, rolled back where anything raises."""
    with translated(path):
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield connection
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:  # a full disk may have rolled it back already
                with suppress(sqlite3.Error):  # the first failure is the one to tell
                    connection.execute("ROLLBACK")
            raise


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Whatever SQLite raises leaves as FileError or RefusedError."""
    try:
        yield
    except sqlite3.Error as error:
        raise translate(error, path) from error
    except UnicodeDecodeError as error:  # SQLite quoted a damaged schema in its message
        raise FileError("database_damaged", file=str(path), reason="UnicodeDecodeError") from error


def translate(error: sqlite3.Error, path: Path) -> DcbcError:
    """The code and parameters for one of SQLite's errors."""
    if str(error) in _RAISED_BY_TRIGGERS:
        return RefusedError(str(error))
    name = getattr(error, "sqlite_errorname", "")
    if not name and "decode" in str(error):  # bytes on the disk that are no text any more
        return FileError("database_damaged", file=str(path))
    code = next((ours for prefix, ours in _CODES if name.startswith(prefix)), "database_failed")
    return FileError(code, file=str(path), reason=name or type(error).__name__)
