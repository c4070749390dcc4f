"""The file behind a database that is open for writing: is it there, is it still the same, why can it not be written.

A stick that was pulled out, a share that was away or a file that was moved leads to other bytes, or to none. SQLite
would go on with the handle it has. So the file is looked at before each change, and opened anew where it came back.
"""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Final

from dcbc_desktop.errors import DcbcError, FileError
from dcbc_desktop.store.files.lock import FileLock

Open = Callable[[], tuple[FileLock, sqlite3.Connection]]

PROBE: Final = ".thu"
"""Suffix of the file that is written beside the database, and removed, to learn why the database cannot be written."""
_PROBE_BYTES: Final = 64 * 1024
_CHANGES_AT: Final = 24
"""File change counter in the header (https://www.sqlite.org/fileformat.html, 1.3.9): one more with each commit."""
_UNEXPLAINED: Final = frozenset({"disk_failed", "database_unreachable", "database_read_only"})
"""Errors whose reason SQLite does not tell: the disk itself is asked."""
_REASONS: Final = {
    errno.ENOSPC: "disk_full",
    errno.EDQUOT: "disk_quota",
    errno.EFBIG: "disk_quota",
    errno.EROFS: "database_read_only",
    errno.EACCES: "database_read_only",
    errno.EPERM: "database_read_only",
}
_WINDOWS_REASONS: Final = {39: "disk_full", 112: "disk_full", 1295: "disk_quota", 19: "database_read_only"}
"""ERROR_HANDLE_DISK_FULL, ERROR_DISK_FULL, ERROR_DISK_QUOTA_EXCEEDED, ERROR_WRITE_PROTECT."""


class FileWatch:
    """Looks at the file before each change; belongs to the thread of the connection."""

    def __init__(self, path: Path, lock: FileLock, connection: sqlite3.Connection, reopen: Open) -> None:
        self.lock = lock
        self._path = path
        self._reopen = reopen
        self._held = True
        self._uncertain = False
        self._born = _born(connection)
        self._changes = self._read_changes()

    def before_change(self, connection: sqlite3.Connection) -> sqlite3.Connection:
        """Return the connection to write with: a new one where the file was away and came back as it was.

        Raises FileError `database_disk_gone`, `database_moved`, `database_replaced`, or those of opening.
        """
        try:
            there = self._path.stat()
        except OSError as error:
            raise FileError(_missing(self._path), file=str(self._path)) from error
        if self._held and self._is_same(there):
            return connection
        return self._opened_again(connection)

    def after_change(self, connection: sqlite3.Connection) -> None:
        """Note the state of the file after a commit."""
        self._changes = self._read_changes()
        self._uncertain = False
        self._born = self._born or _born(connection)

    def explained(self, error: DcbcError) -> DcbcError:
        """Return the error of a failed change; it says why the file cannot be written, where the disk can tell."""
        self._uncertain = True
        if error.code not in _UNEXPLAINED:
            return error
        if not self._path.exists():
            return FileError(_missing(self._path), file=str(self._path))
        reason = _probe(self._path)
        if reason is not None:
            return FileError(reason, file=str(self._path))
        if error.code == "database_unreachable":
            # The folder takes files: somebody holds this one or its journal, such as antivirus or a cloud folder.
            return FileError("database_busy", file=str(self._path))
        return error

    def _is_same(self, there: os.stat_result) -> bool:
        if self.lock.descriptor is None:  # a disk without such locks: only the name can be asked
            return True
        try:
            return os.path.samestat(there, os.fstat(self.lock.descriptor))
        except OSError:  # the handle died with its disk
            return False

    def _opened_again(self, old: sqlite3.Connection) -> sqlite3.Connection:
        """Open the file anew, with its locks; the old connection stays open for reading until that succeeded."""
        self.lock.release()
        self._held = False
        self.lock, connection = self._reopen()
        if not self._continues(connection):
            connection.close()
            self.lock.release()
            raise FileError("database_replaced", file=str(self._path))
        self._held = True
        self.after_change(connection)
        with suppress(sqlite3.Error):
            old.close()
        return connection

    def _continues(self, connection: sqlite3.Connection) -> bool:
        """Return whether a file has the last commit: nothing before it and nothing after it.

        After a failed commit one more is taken too: it may have reached the disk all the same.
        """
        if self._born is not None and _born(connection) != self._born:
            return False
        changes = self._read_changes()
        if self._changes is None:
            return True
        return changes == self._changes or (self._uncertain and changes == self._changes + 1)

    def _read_changes(self) -> int | None:
        """Read through the handle of the lock: closing another one would end SQLite's own locks."""
        if self.lock.descriptor is None:
            return None
        try:
            os.lseek(self.lock.descriptor, _CHANGES_AT, os.SEEK_SET)
            return int.from_bytes(os.read(self.lock.descriptor, 4), "big")
        except OSError:
            return None


def _born(connection: sqlite3.Connection) -> str | None:
    """Return the seal of the first act in a database, which copies of it share and no other has."""
    try:
        row = connection.execute("SELECT row_hash FROM audit ORDER BY seq LIMIT 1").fetchone()
    except sqlite3.Error:
        return None
    return str(row[0]) if row else None


def _missing(path: Path) -> str:
    try:
        return "database_moved" if path.parent.is_dir() else "database_disk_gone"
    except OSError:
        return "database_disk_gone"


def _probe(path: Path) -> str | None:
    """Write a small file beside the database; returns the reason why that fails, or None."""
    probe = path.with_name(f"{path.name}{PROBE}")
    try:
        with probe.open("xb") as file:
            file.write(bytes(_PROBE_BYTES))
            file.flush()
            os.fsync(file.fileno())
    except FileExistsError:
        return None
    except OSError as error:
        return _reason(error)
    finally:
        with suppress(OSError):
            probe.unlink(missing_ok=True)
    return None


def _reason(error: OSError) -> str:
    """Return the code of an error of the system."""
    windows = _WINDOWS_REASONS.get(getattr(error, "winerror", None) or 0)
    return windows or _REASONS.get(error.errno or 0, "disk_failed")
