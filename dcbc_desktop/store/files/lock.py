"""The locks of a database: one writer at a time, with host, user and time; reading needs none.

The file beside the database says who writes; a byte of the database itself is locked too, because another name of it
(a second hard link, a short name of Windows) has another file beside it. The system's own lock ends with its holder, so
a killed program never blocks the next one.
"""

from __future__ import annotations

import errno
import getpass
import os
import stat
import sys
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Final

import msgspec

from dcbc_desktop.errors import FileError, system_reason
from dcbc_desktop.report.dates import in_zone
from dcbc_desktop.store.files.file_locks import lock_database, lock_file, unlock_file
from dcbc_desktop.store.files.private_files import mode_beside

_NONE: Final = -1
_MAX_WORDS: Final = 2_000
_BINARY: Final[int] = getattr(os, "O_BINARY", 0)  # only Windows has text files
_PLAIN_ONLY: Final[int] = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)  # not on Windows


class Holder(msgspec.Struct, frozen=True):
    """Holder of a database that is open for writing."""

    host: str = ""
    user: str = ""
    since: str = ""
    pid: int = 0


class FileLock:
    """Held from `FileLock(path, since)` until `release`; raises FileError `database_locked` where another holds it.

    Words of another host under a free lock mean a share whose locks do not reach us, or a computer that broke down:
    only a person can tell, so that is refused as `database_left_locked` unless `take_over`.
    """

    def __init__(self, database: Path, since: datetime, *, take_over: bool = False) -> None:
        self._database = database
        self.path = lock_path(real_name(database))
        self._descriptor = self._open()
        self._guarded = _NONE
        self._ours = False
        try:
            self._acquire(since, take_over)
        except BaseException:
            self._close()
            raise

    def guard_database(self) -> None:
        """Lock the database itself, which is there by now, so that no other name of it leads round the lock.

        Raises FileError `database_locked_elsewhere`. A disk that knows no such locks has the file beside it alone.
        """
        if self._guarded != _NONE:
            return
        try:
            self._guarded = os.open(self._database, os.O_RDWR | _BINARY)
        except OSError:  # opening the database says why
            return
        if not lock_database(self._guarded):
            raise FileError("database_locked_elsewhere", file=str(self._database))

    @property
    def descriptor(self) -> int | None:
        """Handle of the database itself; None where its disk knows no locks, or after `release`."""
        return None if self._guarded == _NONE else self._guarded

    def read_database(self, count: int) -> bytes:
        """Return the first bytes of the database; b"" where it is not guarded.

        By the descriptor that stays open: closing one of its own would end the locks of every connection to the file
        that this program has.
        """
        if self._guarded == _NONE:
            return b""
        os.lseek(self._guarded, 0, os.SEEK_SET)
        return os.read(self._guarded, count)

    def release(self) -> None:
        """Give the locks back, after the database is closed: closing any file of it would end SQLite's own locks.

        The file stays, empty, because removing it would let two hold it at once.
        """
        if self._descriptor == _NONE:
            return
        with suppress(OSError):  # closing the file ends the lock; stale words of our own host are no obstacle
            if self._ours:
                os.ftruncate(self._descriptor, 0)
            unlock_file(self._descriptor)
        self._close()

    def _close(self) -> None:
        for descriptor in (self._descriptor, self._guarded):
            if descriptor != _NONE:
                os.close(descriptor)
        self._descriptor = self._guarded = _NONE

    def _open(self) -> int:
        """Open the file, a new one where there is none; raises FileError `lock_not_file` for a link and the like."""
        try:
            if os.path.lexists(self.path):
                _require_plain(self.path, os.lstat(self.path))
            descriptor = os.open(self.path, os.O_RDWR | os.O_CREAT | _BINARY | _PLAIN_ONLY, mode_beside(self._database))
        except OSError as error:
            if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
                raise FileError("database_read_only", file=str(self.path.parent)) from error
            raise FileError("database_unreachable", file=str(self.path), reason=system_reason(error)) from error
        try:
            _require_plain(self.path, os.fstat(descriptor))
        except FileError:
            os.close(descriptor)
            raise
        return descriptor

    def _acquire(self, since: datetime, take_over: bool) -> None:
        try:
            lock_file(self._descriptor)
        except OSError as error:
            raise self._refusal(self._holder() or Holder(), "database_locked") from error
        holder = self._holder()
        if holder is not None and holder.host not in ("", host_name()) and not take_over:
            raise self._refusal(holder, "database_left_locked")
        # Words of others stay, and so does a file that has another name somewhere: the lock holds without ours.
        self._ours = holder is not None and os.fstat(self._descriptor).st_nlink == 1
        if self._ours:
            self._write(Holder(host_name(), user_name(), since.isoformat(timespec="seconds"), os.getpid()))

    def _write(self, holder: Holder) -> None:
        """Write who holds the lock; a full disk takes nothing, and is no reason not to open."""
        with suppress(OSError):
            os.ftruncate(self._descriptor, 0)
            os.lseek(self._descriptor, 0, os.SEEK_SET)
            os.write(self._descriptor, msgspec.json.encode(holder))

    def _holder(self) -> Holder | None:
        os.lseek(self._descriptor, 0, os.SEEK_SET)
        return _read_holder(os.read(self._descriptor, _MAX_WORDS))

    def _refusal(self, holder: Holder, code: str) -> FileError:
        since = _readable(holder.since)
        return FileError(
            code, file=str(self.path), host=holder.host or "?", user=holder.user or "?", since=since,
            pid=holder.pid,
        )  # fmt: skip


def read_held(database: Path) -> Holder | None:
    """Return who holds a database now; None where nobody does, whatever a killed program left in the lock file."""
    try:
        descriptor = os.open(lock_path(real_name(database)), os.O_RDWR | _BINARY | _PLAIN_ONLY)
    except OSError:
        return None
    try:
        lock_file(descriptor)
        unlock_file(descriptor)
    except OSError:
        os.lseek(descriptor, 0, os.SEEK_SET)
        return _read_holder(os.read(descriptor, _MAX_WORDS))
    finally:
        os.close(descriptor)
    return None


def lock_path(database: Path) -> Path:
    """Return `reports.db.lock` for `reports.db`."""
    return database.with_name(f"{database.name}.lock")


def real_name(database: Path) -> Path:
    """Return the name that a database has where it is, if this one is a link to it."""
    try:
        return Path(os.path.realpath(database)) if database.is_symlink() else database
    except OSError:  # a name that no system takes: making the lock says so
        return database


def _require_plain(path: Path, found: os.stat_result) -> None:
    """Raise FileError `lock_not_file` for a link, folder, pipe, socket or device."""
    if not stat.S_ISREG(found.st_mode):
        raise FileError("lock_not_file", file=str(path))


def _read_holder(words: bytes) -> Holder | None:
    """Return the holder; an empty one where nobody is named, None where the words are not this program's.

    A power cut may leave zeros in place of words.
    """
    if not words.strip(b"\0"):
        return Holder()
    try:
        named = msgspec.json.decode(words, type=dict[str, msgspec.Raw])
        return msgspec.json.decode(words, type=Holder) if named.keys() >= set(Holder.__struct_fields__) else None
    except (msgspec.DecodeError, UnicodeError, RecursionError):
        return None


def _readable(since: str) -> str:
    try:
        return f"{in_zone(datetime.fromisoformat(since)):%H:%M %d/%m/%Y}"
    except ValueError:
        return since[:40] or "?"


def host_name() -> str:
    """Return this computer's name, without loading the network modules at the start."""
    return os.environ.get("COMPUTERNAME", "") if sys.platform == "win32" else os.uname().nodename


def user_name() -> str:
    """Return the user's name, empty where the system has none."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return ""
