"""A disk that fails or is slow, below SQLite: a VFS over the system's own, in this process.

https://www.sqlite.org/vfs.html. The structures are those of `sqlite3.h`; methods that are not replaced stay SQLite's.
"""

from __future__ import annotations

import _sqlite3
import ctypes
import os
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

OK: Final = 0
FULL: Final = 13
CANTOPEN: Final = 14
IOERR_WRITE: Final = 10 | 3 << 8
IOERR_FSYNC: Final = 10 | 4 << 8
IOERR_TRUNCATE: Final = 10 | 6 << 8
_MAIN_JOURNAL: Final = 0x800
_MAIN_DB: Final = 0x100

_Int, _Pointer, _Offset = ctypes.c_int, ctypes.c_void_p, ctypes.c_int64
_Open = ctypes.CFUNCTYPE(_Int, _Pointer, _Pointer, _Pointer, _Int, _Pointer)
_Write = ctypes.CFUNCTYPE(_Int, _Pointer, _Pointer, _Int, _Offset)
_Truncate = ctypes.CFUNCTYPE(_Int, _Pointer, _Offset)
_Sync = ctypes.CFUNCTYPE(_Int, _Pointer, _Int)


class _Vfs(ctypes.Structure):
    _fields_ = (
        ("version", _Int), ("file_bytes", _Int), ("longest_name", _Int), ("next", _Pointer), ("name", ctypes.c_char_p),
        ("data", _Pointer), ("open", _Open), ("others", _Pointer * 15),
    )  # fmt: skip


class _Methods(ctypes.Structure):
    _fields_ = (
        ("version", _Int), ("close", _Pointer), ("read", _Pointer), ("write", _Write), ("truncate", _Truncate),
        ("sync", _Sync), ("others", _Pointer * 13),
    )  # fmt: skip


class FaultyDisk:
    """What the disk of one folder does from now on; everything is well in the beginning."""

    def __init__(self, folder: Path) -> None:
        self._folder = os.fsencode(folder)
        self.write = OK
        """Answer to each write, such as `FULL`."""
        self.truncate = OK
        """Answer where a journal is ended."""
        self.open_journal = OK
        self.answers = threading.Event()
        """While it is cleared nothing gets to the disk: each fsync waits."""
        self.answers.set()
        self.before_sync: Callable[[], None] | None = None
        self.syncs = 0

    def holds(self, name: int | None) -> bool:
        """Return whether a file, named by the address of its C string, is on this disk."""
        return name is not None and ctypes.string_at(name).startswith(self._folder)

    def heal(self) -> None:
        """End every fault."""
        self.write = self.truncate = self.open_journal = OK
        self.answers.set()
        self.before_sync = None


_kept: list[object] = []
"""Structures and functions that open connections point at; never freed."""


def _library() -> ctypes.CDLL | None:
    """Return the library that Python's own module uses; None where it is inside that module and hidden."""
    try:
        library = ctypes.CDLL("sqlite3.dll" if sys.platform == "win32" else _sqlite3.__file__)
        library.sqlite3_vfs_find.restype = ctypes.POINTER(_Vfs)
    except (OSError, AttributeError):
        return None
    return library


def available() -> bool:
    """Return whether this Python lets tests stand below its SQLite."""
    return _library() is not None


@contextmanager
def faulty_disk(folder: Path) -> Iterator[FaultyDisk]:
    """Put the disk below every connection to a file of the folder that is opened inside the block."""
    library = _library()
    assert library is not None
    disk = FaultyDisk(folder)
    original = library.sqlite3_vfs_find(None).contents
    vfs = _Vfs()
    ctypes.memmove(ctypes.byref(vfs), ctypes.byref(original), ctypes.sizeof(_Vfs))
    vfs.name = f"faulty-{id(disk)}".encode()
    vfs.open = _opening(disk, original)
    _kept.append((vfs, vfs.open, original))
    library.sqlite3_vfs_register(ctypes.byref(vfs), 1)
    try:
        yield disk
    finally:
        disk.heal()
        library.sqlite3_vfs_unregister(ctypes.byref(vfs))


def _opening(disk: FaultyDisk, original: _Vfs) -> Callable[..., int]:
    known: dict[int, _Methods] = {}

    def open_file(vfs: int, name: int, file: int, flags: int, out: int) -> int:
        ours = disk.holds(name)
        if ours and flags & _MAIN_JOURNAL and disk.open_journal != OK:
            return disk.open_journal
        code: int = original.open(vfs, name, file, flags, out)
        methods = ctypes.cast(file, ctypes.POINTER(_Pointer))
        if ours and code == OK and methods[0] is not None and flags & (_MAIN_DB | _MAIN_JOURNAL):
            if methods[0] not in known:
                known[methods[0]] = _failing(disk, _Methods.from_address(methods[0]))
            methods[0] = ctypes.addressof(known[methods[0]])
        return code

    function = _Open(open_file)
    _kept.append((function, known))
    return function


def _failing(disk: FaultyDisk, original: _Methods) -> _Methods:
    methods = _Methods()
    ctypes.memmove(ctypes.byref(methods), ctypes.byref(original), ctypes.sizeof(_Methods))

    def write(file: int, data: int, size: int, offset: int) -> int:
        return disk.write or int(original.write(file, data, size, offset))

    def truncate(file: int, size: int) -> int:
        return disk.truncate or int(original.truncate(file, size))

    def sync(file: int, flags: int) -> int:
        disk.syncs += 1
        if disk.before_sync is not None:
            disk.before_sync()
        disk.answers.wait(60)
        return int(original.sync(file, flags))

    methods.write, methods.truncate, methods.sync = _Write(write), _Truncate(truncate), _Sync(sync)
    _kept.append((methods, methods.write, methods.truncate, methods.sync))
    return methods
