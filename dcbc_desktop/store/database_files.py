"""Files of a database: recognised by their first bytes before SQLite may touch them, created, migrated, copied.

A file is written under a temporary name, verified, brought to the disk, and only then given its own name.
"""

from __future__ import annotations

import os
import sqlite3
import stat
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from typing import Final

from dcbc_desktop import store
from dcbc_desktop.errors import FileError, system_reason
from dcbc_desktop.store.database import connect, disconnect, translated
from dcbc_desktop.store.files.free_names import free_name
from dcbc_desktop.store.files.own_files import BACKUPS, UNFINISHED
from dcbc_desktop.store.files.private_files import OWNER_ONLY_FILE, OWNER_ONLY_FOLDER
from dcbc_desktop.store.tables.schema import APPLICATION_ID, schema_version

_MAGIC: Final = b"SQLite format 3\0"
_HEADER_BYTES: Final = 100
_VERSION_AT, _APPLICATION_AT = 60, 68
"""Offsets in the header of an SQLite file (https://www.sqlite.org/fileformat.html)."""
_PAGES_A_STEP: Final = 256
"""1 MB: a save waits no longer than reading and writing that takes."""


BUSY_STEPS: Final = 20
"""Tries of a step of copying while another program holds the database; Python pauses 0.25 s after each."""
_BUSY: Final = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def file_version(path: Path) -> int:
    """Return the schema version of one of our files; raises FileError for any other file, unchanged."""
    return require_version(path, APPLICATION_ID, schema_version())


def require_version(path: Path, application: int, known: int) -> int:
    """Return the version of a file of this application, if it is no newer than `known`; raises as `file_version`."""
    header = _read_header(path)
    if not header:
        raise FileError("database_empty", file=str(path))
    if not header.startswith(_MAGIC):
        raise FileError("database_not_sqlite", file=str(path))
    if len(header) < _HEADER_BYTES:
        raise FileError("database_damaged", file=str(path))
    if _number(header, _APPLICATION_AT) != application:
        raise FileError("database_foreign", file=str(path))
    version = _number(header, _VERSION_AT)
    if version > known:
        raise FileError("database_newer", file=str(path), version=version, known=known)
    return version


def is_empty(path: Path) -> bool:
    """Return whether a file holds nothing, as after a creation that was interrupted."""
    return not _read_header(path)


def touch(path: Path, mode: int) -> None:
    """Make an empty file, to be filled by a first transaction; an existing one stays."""
    try:
        path.touch(mode)
    except PermissionError as error:
        raise FileError("database_read_only", file=str(path)) from error
    except OSError as error:
        raise FileError("database_unreachable", file=str(path), reason=system_reason(error)) from error


def _number(header: bytes, offset: int) -> int:
    return int.from_bytes(header[offset : offset + 4], "big")


def _read_header(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise FileError("database_is_folder", file=str(path))
        if path.exists() and not path.is_file():  # reading a pipe would wait for ever
            raise FileError("database_not_sqlite", file=str(path))
        with path.open("rb") as file:
            return file.read(_HEADER_BYTES)
    except FileNotFoundError as error:
        raise FileError("database_missing", file=str(path)) from error
    except (OSError, ValueError) as error:
        raise FileError("database_unreachable", file=str(path), reason=system_reason(error)) from error


def make_folder(path: Path) -> None:
    """Make the folder of a new database."""
    try:
        path.parent.mkdir(mode=OWNER_ONLY_FOLDER, parents=True, exist_ok=True)
    except (OSError, ValueError) as error:
        raise FileError("database_unreachable", file=str(path.parent), reason=system_reason(error)) from error


def create(path: Path) -> None:
    """Create a database, under its name only when it is whole: a program that dies on the way leaves nothing behind."""
    require_no_journal(path)
    unfinished = path.with_name(f"{path.name}{UNFINISHED}")
    try:
        unfinished.unlink(missing_ok=True)
        unfinished.touch(OWNER_ONLY_FILE)
        _migrate_new(unfinished)
        replace_file(unfinished, path)
    except PermissionError as error:
        raise FileError("database_read_only", file=str(path.parent)) from error
    except OSError as error:
        raise FileError("database_unreachable", file=str(path), reason=system_reason(error)) from error
    finally:
        discard(unfinished)


def _migrate_new(path: Path) -> None:
    connection = connect(path, write=True)
    try:
        with translated(path):
            store.migrate(connection)
    finally:
        disconnect(connection)


def open_for_writing(path: Path, version: int) -> sqlite3.Connection:
    """Connect to one of our files; an older one is copied, then migrated."""
    connection = connect(path, write=True)
    try:
        with translated(path):
            _try_writing(connection, version)
            if version < schema_version():
                copy_before_migration(connection, path, schema_version())
                store.migrate(connection)
    except BaseException:
        disconnect(connection)
        raise
    return connection


def _try_writing(connection: sqlite3.Connection, version: int) -> None:
    """Raise at once where file or folder are read-only: BEGIN alone succeeds on a read-only file.

    A disk that is full or fails can still be read from; the saves report it.
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        connection.execute(f"PRAGMA user_version = {version}")
    except sqlite3.OperationalError as error:
        if not error.sqlite_errorname.startswith(("SQLITE_FULL", "SQLITE_IOERR")):
            raise
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def open_for_reading(path: Path, version: int, *, beside_writer: bool = False) -> sqlite3.Connection:
    """Connect to one of our files without writing (see `connect`); an older one has to be opened for writing once."""
    if version < schema_version():
        raise FileError("database_older", file=str(path), version=version, known=schema_version())
    return connect(path, write=False, beside_writer=beside_writer)


def exists(path: Path) -> bool:
    """Return whether anything has this name, also a link whose target is missing."""
    return os.path.lexists(path)


def is_empty_file(path: Path) -> bool:
    """Return whether a regular file, no link, holds nothing."""
    try:
        told = path.lstat()
    except OSError:
        return False
    return stat.S_ISREG(told.st_mode) and told.st_size == 0


def require_no_journal(path: Path) -> None:
    """Raise FileError where a missing database left its journal: SQLite would apply it to the new file.

    An empty one, as a killed program leaves it, holds nothing to apply.
    """
    journal = path.with_name(f"{path.name}-journal")
    if exists(journal) and not is_empty_file(journal):
        raise FileError("database_journal_left", file=str(path), journal=journal.name)


def replace_file(unfinished: Path, target: Path) -> None:
    """Rename a finished file: first its bytes go to the disk, then the name."""
    with unfinished.open("rb+") as file:
        os.fsync(file.fileno())
    unfinished.replace(target)
    if os.name == "posix":  # Windows writes the name with the file and opens no folders
        descriptor = os.open(target.parent, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def copy_database(
    source: sqlite3.Connection, target: Path, between: Callable[[], None], *, damaged: bool = False
) -> None:
    """Copy an open database to `target`; `between` runs after each step and may write with the same connection.

    An existing file of that name is replaced only by a whole copy. With `damaged` the pages are taken as they are, to
    keep what can still be read. Raises FileError.
    """
    require_no_journal(target)
    require_regular(target)
    unfinished = target.with_name(f"{target.name}{UNFINISHED}")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        unfinished.unlink(missing_ok=True)
        unfinished.touch(OWNER_ONLY_FILE)
        _copy_pages(source, unfinished, between)
        if not damaged:
            _require_sound(unfinished, target)
        replace_file(unfinished, target)
    except OSError as error:
        raise FileError("copy_failed", file=str(target), reason=system_reason(error)) from error
    finally:
        discard(unfinished)


def require_regular(target: Path) -> None:
    """Raise FileError where a device, pipe or socket has this name: a rename would take it away."""
    if target.exists() and not target.is_file() and not target.is_dir():  # a folder fails by itself
        raise FileError("target_not_file", file=str(target))


def _copy_pages(source: sqlite3.Connection, target: Path, between: Callable[[], None]) -> None:
    with translated(target), closing(sqlite3.connect(target, isolation_level=None)) as copy:
        source.backup(copy, pages=_PAGES_A_STEP, progress=_Steps(target, between).on_step)


def _require_sound(copied: Path, target: Path) -> None:
    with translated(target), closing(sqlite3.connect(copied, isolation_level=None)) as copy:
        if copy.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
            raise FileError("copy_damaged", file=str(target))


class _Steps:
    """Steps of one copying; Python's own would try for ever while another program holds the database."""

    def __init__(self, target: Path, between: Callable[[], None]) -> None:
        self._target = target
        self._between = between
        self._busy = 0

    def on_step(self, status: int, _left: int, _all: int) -> None:
        """Let a waiting save run; raises FileError `database_busy` after too many tries."""
        self._busy = self._busy + 1 if status in _BUSY else 0
        if self._busy > BUSY_STEPS:
            raise FileError("database_busy", file=str(self._target))
        self._between()


def discard(unfinished: Path) -> None:
    """Remove an unfinished file."""
    with suppress(OSError):  # the failure that led here is the one to report; the next copy removes the file
        unfinished.unlink(missing_ok=True)


def copy_before_migration(source: sqlite3.Connection, path: Path, version: int) -> Path:
    """Copy into `backups` beside the database before a migration to `version`; an older copy is never replaced.

    Scans are in a file of their own, which no migration of the reports touches: they stay where they are.
    """
    target = free_name(path.parent / BACKUPS, f"{path.stem}.truoc-v{version}", ".db", before_number=".")
    copy_database(source, target, _nothing)
    return target


def _nothing() -> None:
    """No save waits while a file is being opened."""
