"""The file lock beside a database: one writer at a time, with host, user and time; reading needs none.

The system's own lock ends with its holder, so a killed program never blocks the next one. Its byte is far behind
the words in the file, because Windows keeps others from reading what is locked.
"""

from __future__ import annotations

import getpass
import os
import sys
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Final

import msgspec

from dcbc_desktop.errors import FileError
from dcbc_desktop.report.dates import in_zone

_LOCKED_BYTE: Final = 1 << 30
_MAX_WORDS: Final = 2_000
_BINARY: Final[int] = getattr(os, "O_BINARY", 0)  # only Windows has text files

if sys.platform == "win32":
    import msvcrt

    def _try_lock(descriptor: int) -> None:
        os.lseek(descriptor, _LOCKED_BYTE, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

    def _unlock(descriptor: int) -> None:
        os.lseek(descriptor, _LOCKED_BYTE, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)
else:
    import fcntl

    def _try_lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _unlock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_UN)


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
        self.path = lock_path(database)
        self._descriptor = self._open()
        try:
            self._acquire(since, take_over)
        except BaseException:
            os.close(self._descriptor)
            raise

    def release(self) -> None:
        """Give the lock back; the file stays, empty, because removing it would let two hold it at once."""
        if self._descriptor < 0:
            return
        descriptor, self._descriptor = self._descriptor, -1
        with suppress(OSError):  # closing the file ends the lock; stale words of our own host are no obstacle
            os.ftruncate(descriptor, 0)
            _unlock(descriptor)
        os.close(descriptor)

    def _open(self) -> int:
        try:
            return os.open(self.path, os.O_RDWR | os.O_CREAT | _BINARY, 0o666)
        except OSError as error:
            raise FileError("database_read_only", file=str(self.path.parent)) from error

    def _acquire(self, since: datetime, take_over: bool) -> None:
        try:
            _try_lock(self._descriptor)
        except OSError as error:
            raise self._refusal(self._holder(), "database_locked") from error
        holder = self._holder()
        if holder.host not in ("", _host()) and not take_over:
            raise self._refusal(holder, "database_left_locked")
        self._write(Holder(_host(), _user(), since.isoformat(timespec="seconds"), os.getpid()))

    def _write(self, holder: Holder) -> None:
        """Write who holds the lock; a full disk takes nothing, and is no reason not to open."""
        with suppress(OSError):
            os.ftruncate(self._descriptor, 0)
            os.lseek(self._descriptor, 0, os.SEEK_SET)
            os.write(self._descriptor, msgspec.json.encode(holder))

    def _holder(self) -> Holder:
        os.lseek(self._descriptor, 0, os.SEEK_SET)
        return _read_holder(os.read(self._descriptor, _MAX_WORDS))

    def _refusal(self, holder: Holder, code: str) -> FileError:
        since = _readable(holder.since)
        return FileError(
            code, file=str(self.path), host=holder.host or "?", user=holder.user or "?", since=since,
            pid=holder.pid,
        )  # fmt: skip


def lock_path(database: Path) -> Path:
    """Return `reports.db.lock` for `reports.db`."""
    return database.with_name(f"{database.name}.lock")


def _read_holder(raw: bytes) -> Holder:
    try:
        return msgspec.json.decode(raw, type=Holder)
    except (msgspec.DecodeError, UnicodeError):
        return Holder()


def _readable(since: str) -> str:
    try:
        return f"{in_zone(datetime.fromisoformat(since)):%H:%M %d/%m/%Y}"
    except ValueError:
        return since[:40] or "?"


def _host() -> str:
    """Return this computer's name, without loading the network modules at the start."""
    return os.environ.get("COMPUTERNAME", "") if sys.platform == "win32" else os.uname().nodename


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return ""
