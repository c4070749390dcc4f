"""Layer between SQLite and the disk: a VFS over the system's own, made with ctypes in this process, for tests only.

https://www.sqlite.org/vfs.html. The structures are those of `sqlite3.h`; methods that are not replaced stay SQLite's.
"""

from __future__ import annotations

import _sqlite3
import ctypes
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

OK: Final = 0
MAIN_DB: Final = 0x100
MAIN_JOURNAL: Final = 0x800
"""Flags of an open that tell which of the files it is."""

_Int, _Pointer, _Offset = ctypes.c_int, ctypes.c_void_p, ctypes.c_int64
_Open = ctypes.CFUNCTYPE(_Int, _Pointer, _Pointer, _Pointer, _Int, _Pointer)
_Delete = ctypes.CFUNCTYPE(_Int, _Pointer, ctypes.c_char_p, _Int)
_Write = ctypes.CFUNCTYPE(_Int, _Pointer, _Pointer, _Int, _Offset)
_Truncate = ctypes.CFUNCTYPE(_Int, _Pointer, _Offset)
_Sync = ctypes.CFUNCTYPE(_Int, _Pointer, _Int)
Do = Callable[[], int]
"""Passes a call on to the system; returns SQLite's code."""


class _Vfs(ctypes.Structure):
    _fields_ = (
        ("version", _Int), ("file_bytes", _Int), ("longest_name", _Int), ("next", _Pointer), ("name", ctypes.c_char_p),
        ("data", _Pointer), ("open", _Open), ("delete", _Delete), ("others", _Pointer * 14),
    )  # fmt: skip


class _Methods(ctypes.Structure):
    _fields_ = (
        ("version", _Int), ("close", _Pointer), ("read", _Pointer), ("write", _Write), ("truncate", _Truncate),
        ("sync", _Sync), ("others", _Pointer * 13),
    )  # fmt: skip


class Layer:
    """Passes every call on; each method returns SQLite's code."""

    def covers(self, path: Path, flags: int) -> bool:  # noqa: ARG002  for others
        """Return whether the calls for a file come here."""
        return True

    def open(self, flags: int, do: Do) -> int:  # noqa: ARG002  for others
        """Open a file."""
        return do()

    def write(self, path: Path, offset: int, data: bytes, do: Do) -> int:  # noqa: ARG002  for others
        """Write to a file."""
        return do()

    def truncate(self, path: Path, size: int, do: Do) -> int:  # noqa: ARG002  for others
        """Cut a file."""
        return do()

    def sync(self, path: Path, do: Do) -> int:  # noqa: ARG002  for others
        """Bring a file to the disk."""
        return do()

    def delete(self, path: Path, do: Do, *, synced: bool) -> int:  # noqa: ARG002  for others
        """Take a file out of its folder, which is `synced` with it or not."""
        return do()


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
def beneath_sqlite(layer: Layer) -> Iterator[None]:
    """Put a layer below every connection that is opened inside the block."""
    library = _library()
    assert library is not None
    original = library.sqlite3_vfs_find(None).contents
    vfs = _Vfs.from_buffer_copy(ctypes.string_at(ctypes.addressof(original), ctypes.sizeof(_Vfs)))
    vfs.name = f"layer-{id(layer)}".encode()
    calls = _Calls(layer, original)
    vfs.open, vfs.delete = _Open(calls.open), _Delete(calls.delete)
    _kept.append((vfs, vfs.open, vfs.delete, calls))
    library.sqlite3_vfs_register(ctypes.byref(vfs), 1)
    try:
        yield
    finally:
        library.sqlite3_vfs_unregister(ctypes.byref(vfs))


class _Calls:
    """SQLite's calls, with names of files instead of addresses."""

    def __init__(self, layer: Layer, original: _Vfs) -> None:
        self._layer = layer
        self._original = original
        self._paths: dict[int, Path] = {}
        self._methods: dict[int, _Methods] = {}

    def open(self, vfs: int, name: int | None, file: int, flags: int, out: int) -> int:
        path = Path(os.fsdecode(ctypes.string_at(name))) if name is not None else None
        if path is None or not self._layer.covers(path, flags):
            return int(self._original.open(vfs, name, file, flags, out))
        code = self._layer.open(flags, lambda: int(self._original.open(vfs, name, file, flags, out)))
        methods = ctypes.cast(file, ctypes.POINTER(_Pointer))
        if code == OK and methods[0] is not None:
            self._paths[file] = path
            if methods[0] not in self._methods:
                self._methods[methods[0]] = self._layered(_Methods.from_address(methods[0]))
            methods[0] = ctypes.addressof(self._methods[methods[0]])
        return code

    def delete(self, vfs: int, name: bytes, synced: int) -> int:
        path = Path(os.fsdecode(name))
        return self._layer.delete(path, lambda: int(self._original.delete(vfs, name, synced)), synced=bool(synced))

    def _layered(self, original: _Methods) -> _Methods:
        layer, paths = self._layer, self._paths

        def write(file: int, data: int, size: int, offset: int) -> int:
            content = ctypes.string_at(data, size)
            return layer.write(paths[file], offset, content, lambda: int(original.write(file, data, size, offset)))

        def truncate(file: int, size: int) -> int:
            return layer.truncate(paths[file], size, lambda: int(original.truncate(file, size)))

        def sync(file: int, flags: int) -> int:
            return layer.sync(paths[file], lambda: int(original.sync(file, flags)))

        methods = _Methods.from_buffer_copy(ctypes.string_at(ctypes.addressof(original), ctypes.sizeof(_Methods)))
        methods.write, methods.truncate, methods.sync = _Write(write), _Truncate(truncate), _Sync(sync)
        _kept.append((methods, methods.write, methods.truncate, methods.sync))
        return methods
