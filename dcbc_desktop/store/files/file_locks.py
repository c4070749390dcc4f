"""Locks of the system on open files, refused at once where another program holds them; they end with their holder."""

from __future__ import annotations

import errno
import os
import sys
from typing import Final

_LOCKED_BYTE: Final = 1 << 30
"""Far behind the words of a lock file: Windows keeps others from reading what is locked."""
_DATABASE_BYTE: Final = (1 << 30) + 2_048
"""In the page that SQLite never uses, behind its own 512 lock bytes (https://www.sqlite.org/fileformat.html, 1.4)."""
_HELD: Final = (errno.EACCES, errno.EAGAIN, errno.EDEADLK)

if sys.platform == "win32":
    import msvcrt

    def lock_file(descriptor: int) -> None:
        """Lock a lock file; raises OSError where another program holds it."""
        _lock_byte(descriptor, _LOCKED_BYTE)

    def unlock_file(descriptor: int) -> None:
        """Give the lock back."""
        os.lseek(descriptor, _LOCKED_BYTE, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)

    def _lock_byte(descriptor: int, byte: int) -> None:
        os.lseek(descriptor, byte, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
else:
    import fcntl
    import struct

    _SET_LOCK: Final[int | None] = getattr(fcntl, "F_OFD_SETLK", None)
    """A lock of the open file: the usual one would end when the program closes any other file of the database."""

    def lock_file(descriptor: int) -> None:
        """Lock a lock file; raises OSError where another program holds it."""
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def unlock_file(descriptor: int) -> None:
        """Give the lock back."""
        fcntl.flock(descriptor, fcntl.LOCK_UN)

    def _lock_byte(descriptor: int, byte: int) -> None:
        if _SET_LOCK is not None:  # Linux has it
            fcntl.fcntl(descriptor, _SET_LOCK, struct.pack("hhqqi0q", fcntl.F_WRLCK, os.SEEK_SET, byte, 1, 0))


def lock_database(descriptor: int) -> bool:
    """Lock a database against a second writer, and not against SQLite; returns False where another holds it.

    A disk or system that knows no such locks lets everybody have them.
    """
    try:
        _lock_byte(descriptor, _DATABASE_BYTE)
    except OSError as error:
        return error.errno not in _HELD
    return True
