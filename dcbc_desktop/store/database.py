"""One connection with the pragmas of this program, its transactions, its outlines, and SQLite's errors translated."""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from dcbc_desktop import store
from dcbc_desktop.errors import DcbcError, FileError, RefusedError
from dcbc_desktop.paths import absolute
from dcbc_desktop.report.outline import Outline, outline_from_json
from dcbc_desktop.store import timestamps
from dcbc_desktop.store.files.file_watch import FileWatch
from dcbc_desktop.store.files.saves_first import SavesFirst
from dcbc_desktop.store.tables import table_seals
from dcbc_desktop.store.tables.sealed_tables import OUTLINE

if TYPE_CHECKING:
    from sqlite_utils import Database as Tables

BUSY_MILLISECONDS: Final = 5_000

_PRAGMAS: Final = (
    f"PRAGMA busy_timeout = {BUSY_MILLISECONDS}",
    "PRAGMA foreign_keys = ON",
    "PRAGMA recursive_triggers = ON",  # a REPLACE meets the triggers of DELETE
    "PRAGMA trusted_schema = OFF",  # a schema from a stranger's hand calls no function with side effects
    "PRAGMA cell_size_check = ON",
)
_WRITING: Final = (
    # not WAL: the file is copied to sticks and shares, and a copy must be whole; not DELETE: a journal that is taken
    # out of its folder may be back after a power cut and undo the last save, one cut to nothing is synced
    "PRAGMA journal_mode = TRUNCATE",
    "PRAGMA synchronous = FULL",
    "PRAGMA secure_delete = ON",  # what is removed for good leaves the file; only Debian's SQLite does so unasked
)
_CODES: Final = (
    ("SQLITE_FULL", "disk_full"),
    ("SQLITE_READONLY_DBMOVED", "database_moved"),
    ("SQLITE_READONLY_ROLLBACK", "database_busy"),  # a reader beside a writer in the middle of a commit
    ("SQLITE_READONLY", "database_read_only"),
    ("SQLITE_PERM", "database_read_only"),
    ("SQLITE_CORRUPT", "database_damaged"),
    ("SQLITE_NOTADB", "database_damaged"),
    ("SQLITE_BUSY", "database_busy"),
    ("SQLITE_LOCKED", "database_busy"),
    ("SQLITE_CANTOPEN", "database_unreachable"),
    ("SQLITE_IOERR_TRUNCATE", "database_busy"),  # Windows: antivirus, backup or a cloud folder holds the journal
    ("SQLITE_IOERR_DELETE", "database_busy"),
    ("SQLITE_IOERR_ACCESS", "database_busy"),
    ("SQLITE_IOERR_LOCK", "database_busy"),
    ("SQLITE_IOERR_RDLOCK", "database_busy"),
    ("SQLITE_IOERR", "disk_failed"),
)
_RAISED_BY_TRIGGERS: Final = frozenset(
    {"report_frozen", "report_presented", "report_protected", "append_only", "revision_out_of_turn"}
)


class StoredOutlines:
    """The outlines of one database, by SHA-256; those in use stay in memory, since a digest never changes meaning."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._known: dict[str, Outline] = {}

    def keep(self, outline: Outline) -> str:
        """Keep an outline inside the caller's transaction; returns its digest."""
        data = outline.to_json()
        sha256 = hashlib.sha256(data).hexdigest()
        if not self._database.tables.table(OUTLINE.name).count_where("sha256 = ?", [sha256]):
            values = (sha256, outline.id, outline.name, outline.year, self._database.now(), data.decode())
            OUTLINE.add(self._database.tables, values)
        return sha256

    def get(self, sha256: str) -> Outline:
        """Return the outline with this digest; raises FileError `outline_damaged` where it is gone or changed."""
        if sha256 not in self._known:
            row = self._database.connection.execute("SELECT json FROM outline WHERE sha256 = ?", (sha256,)).fetchone()
            data = str(row[0]).encode() if row else b""
            if hashlib.sha256(data).hexdigest() != sha256:
                raise FileError("outline_damaged", sha256=sha256[:12])
            self._known[sha256] = outline_from_json(data)
        return self._known[sha256]


class Database:
    """An open database: connection, path for messages, clock, and the outlines in use.

    `watch` looks after the file of one that is open for writing.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        path: Path,
        clock: Callable[[], datetime],
        watch: FileWatch | None = None,
    ) -> None:
        self.connection = connection
        self.path = path
        self.clock = clock
        self.watch = watch
        self.commits = 0
        """Transactions that are on the disk since the file was opened."""
        self.outlines = StoredOutlines(self)
        self._sealing: sqlite3.Connection | None = None
        self.saves = SavesFirst()
        """Told to whoever reads the file beside this connection."""

    @cached_property
    def tables(self) -> Tables:
        """The same connection through sqlite-utils, loaded on first use: the window's start does without it.

        Its writes join the open transaction by savepoints (`atomic`). It is not used for the save of what was typed
        (one UPDATE, where it needs ten statements), for reads of sealed rows (`SealedTable.read`), and for upserts: to
        find out what SQLite can do it makes a table in the user's file.
        """
        return store.open_tables(self.connection)

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """Run a block as a transaction (see `transaction`), or as part of the one that is open.

        The file is looked at first; an error says why the disk did not take the change, where that can be found out.
        """
        if self.connection.in_transaction:
            yield self.connection
            return
        with self.saves.saving():
            if self.watch is not None:
                self._use(self.watch.before_change(self.connection))
            self._keep_seals()
            try:
                with transaction(self.connection, self.path) as connection:
                    yield connection
            except FileError as error:
                explained = error if self.watch is None else self.watch.explained(error)
                raise explained from error.__cause__
            self.commits += 1
            if self.watch is not None:
                self.watch.after_change(self.connection)

    def _keep_seals(self) -> None:
        """Let the connection keep the seals of the tables, before its first change: the start makes none."""
        if self._sealing is not self.connection:
            with translated(self.path):
                table_seals.follow(self.connection)
            self._sealing = self.connection

    def _use(self, connection: sqlite3.Connection) -> None:
        """Go on with another connection to the same file."""
        if connection is not self.connection:
            self.connection = connection
            self.__dict__.pop("tables", None)  # made anew for this one

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Run a block of reads whose failures leave as FileError."""
        with translated(self.path):
            yield self.connection

    def now(self) -> str:
        """Return this moment as it is stored."""
        return timestamps.stored(self.clock())

    def next_id(self, table: str) -> int:
        """Return an id that was never given before, not even to a row that is gone: its hash needs it beforehand."""
        sql = "SELECT coalesce(max(seq), 0) + 1 FROM sqlite_sequence WHERE name = ?"
        return int(self.connection.execute(sql, (table,)).fetchone()[0])


def connect(path: Path, *, write: bool, beside_writer: bool = False) -> sqlite3.Connection:
    """Connect to a file that is there: `rw` and `ro` create nothing.

    A reader may still roll back what a killed writer left; it writes nothing else. Not so `beside_writer`: on a share
    whose locks do not reach us the journal may be that of a living writer, so nothing is written at all.

    Raises FileError.
    """
    with translated(path):
        mode = "ro" if beside_writer else "rw"
        connection = sqlite3.connect(f"{file_uri(path)}?mode={mode}", uri=True, isolation_level=None)
        try:
            for pragma in (*_PRAGMAS, *(_WRITING if write else ("PRAGMA query_only = ON",))):
                connection.execute(pragma)
        except BaseException:
            connection.close()
            raise
    return connection


def disconnect(connection: sqlite3.Connection) -> None:
    """Close a connection and take its empty journal out of the folder."""
    with suppress(sqlite3.Error, UnicodeDecodeError):  # a journal that stays is empty; a message quotes damaged bytes
        connection.execute("PRAGMA journal_mode = DELETE")
    connection.close()


def file_uri(path: Path) -> str:
    """Return a file URI with an empty host, also for C:/… and //server/share/…, to be followed by `?mode=`."""
    name = absolute(path).as_posix()
    slash = "" if name.startswith("/") else "/"
    return f"file://{slash}{quote(os.fsencode(name), safe='/:')}"


@contextmanager
def transaction(connection: sqlite3.Connection, path: Path) -> Iterator[sqlite3.Connection]:
    """Run a block as one transaction: on the disk when this returns, rolled back where anything raises."""
    with translated(path):
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield connection
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:  # a full disk may have rolled it back already
                with suppress(sqlite3.Error):  # the first failure is the one to report
                    connection.execute("ROLLBACK")
            raise


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Raise errors of SQLite as FileError or RefusedError."""
    try:
        yield
    except sqlite3.Error as error:
        raise translate(error, path) from error
    except UnicodeDecodeError as error:  # SQLite quoted a damaged schema in its message
        raise FileError("database_damaged", file=str(path)) from error


def translate(error: sqlite3.Error, path: Path) -> DcbcError:
    """Return our error for one of SQLite's."""
    if str(error) in _RAISED_BY_TRIGGERS:
        return RefusedError(str(error))
    name = getattr(error, "sqlite_errorname", "")
    if not name and "decode" in str(error):  # bytes on the disk that are no text any more
        return FileError("database_damaged", file=str(path))
    code = next((ours for prefix, ours in _CODES if name.startswith(prefix)), "database_failed")
    return FileError(code, file=str(path), reason=name or type(error).__name__)
