"""SQLite VFS that records what reaches the disk: the default one, its writes, cuts, syncs and deletes noted.

It is made with ctypes over the library that Python's sqlite3 uses, for tests only. Layout of the structures:
https://www.sqlite.org/c3ref/vfs.html and https://www.sqlite.org/c3ref/io_methods.html.
"""

from __future__ import annotations

import _sqlite3
import ctypes
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from ctypes import CFUNCTYPE, Structure, addressof, byref, c_char_p, c_int, c_int64, c_void_p, cast
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, NamedTuple

from pytest import skip

_OPEN: Final = CFUNCTYPE(c_int, c_void_p, c_void_p, c_void_p, c_int, c_void_p)
_DELETE: Final = CFUNCTYPE(c_int, c_void_p, c_char_p, c_int)
_WRITE: Final = CFUNCTYPE(c_int, c_void_p, c_void_p, c_int, c_int64)
_TRUNCATE: Final = CFUNCTYPE(c_int, c_void_p, c_int64)
_SYNC: Final = CFUNCTYPE(c_int, c_void_p, c_int)
_OK: Final = 0
_Function = Callable[..., int]


class _Vfs(Structure):
    _fields_ = (
        ("iVersion", c_int), ("szOsFile", c_int), ("mxPathname", c_int), ("pNext", c_void_p), ("zName", c_char_p),
        ("pAppData", c_void_p), ("xOpen", c_void_p), ("xDelete", c_void_p),
        *((f"rest{number}", c_void_p) for number in range(13)),
    )  # fmt: skip


class _Methods(Structure):
    _fields_ = (
        ("iVersion", c_int), ("xClose", c_void_p), ("xRead", c_void_p), ("xWrite", c_void_p), ("xTruncate", c_void_p),
        ("xSync", c_void_p), *((f"rest{number}", c_void_p) for number in range(13)),
    )  # fmt: skip


class Write(NamedTuple):
    """Bytes written to a file from an offset on."""

    name: str
    offset: int
    data: bytes


class Truncate(NamedTuple):
    """A file cut to a size."""

    name: str
    size: int


class Sync(NamedTuple):
    """All writes to a file so far are on the disk."""

    name: str


class Delete(NamedTuple):
    """A file taken out of its folder; `synced` if the folder was synced with it."""

    name: str
    synced: bool


class Mark(NamedTuple):
    """What the test notes between two operations: so much was acknowledged."""

    number: int


Operation = Write | Truncate | Sync | Delete | Mark


@dataclass
class Recording:
    """The operations of a while, in order."""

    operations: list[Operation] = field(default_factory=list)

    def mark(self, number: int) -> None:
        """Note that something was acknowledged."""
        self.operations.append(Mark(number))


def _library() -> ctypes.CDLL:
    beside = Path(_sqlite3.__file__).with_name("sqlite3.dll")
    library = ctypes.CDLL(str(beside if sys.platform == "win32" else _sqlite3.__file__))
    if not hasattr(library, "sqlite3_vfs_find"):
        skip("Python's sqlite3 is linked in a way that hides its file functions")
    library.sqlite3_vfs_find.restype = c_void_p
    library.sqlite3_vfs_find.argtypes = (c_char_p,)
    library.sqlite3_vfs_register.argtypes = (c_void_p, c_int)
    library.sqlite3_vfs_unregister.argtypes = (c_void_p,)
    return library


class _RecordingVfs:
    """The copy of the default VFS; its callbacks live as long as it does."""

    def __init__(self, default: int, recording: Recording) -> None:
        self._default = default
        self._recording = recording
        self._names: dict[int, str] = {}
        self._methods: dict[int, _Methods] = {}
        self._callbacks: list[object] = []
        self.vfs = _Vfs.from_buffer_copy(ctypes.string_at(default, ctypes.sizeof(_Vfs)))
        self._open = _OPEN(self.vfs.xOpen)
        self._delete = _DELETE(self.vfs.xDelete)
        self.vfs.zName = b"recording"
        self.vfs.xOpen = self._kept(_OPEN(self._on_open))
        self.vfs.xDelete = self._kept(_DELETE(self._on_delete))

    def _kept(self, callback: _Function) -> int:
        self._callbacks.append(callback)
        return cast(callback, c_void_p).value or 0  # type: ignore[arg-type]  # ctypes names no type for it

    def _on_open(self, _vfs: int, name: int, handle: int, flags: int, out: int) -> int:
        result = self._open(self._default, name, handle, flags, out)
        methods = c_void_p.from_address(handle)
        if result == _OK and methods.value and name:
            self._names[handle] = Path(ctypes.string_at(name).decode()).name
            methods.value = addressof(self._recorded(methods.value))
        return int(result)

    def _on_delete(self, _vfs: int, name: bytes, sync: int) -> int:
        result = self._delete(self._default, name, sync)
        if result == _OK:
            self._recording.operations.append(Delete(Path(name.decode()).name, bool(sync)))
        return int(result)

    def _recorded(self, address: int) -> _Methods:
        """Return a table of methods that note what they do; one for each table of the default VFS."""
        if address not in self._methods:
            own = _Methods.from_buffer_copy(ctypes.string_at(address, ctypes.sizeof(_Methods)))
            write, truncate, sync = _WRITE(own.xWrite), _TRUNCATE(own.xTruncate), _SYNC(own.xSync)
            own.xWrite = self._kept(_WRITE(lambda *args: self._on_write(write, *args)))
            own.xTruncate = self._kept(_TRUNCATE(lambda *args: self._on_truncate(truncate, *args)))
            own.xSync = self._kept(_SYNC(lambda *args: self._on_sync(sync, *args)))
            self._methods[address] = own
        return self._methods[address]

    def _on_write(self, write: _Function, handle: int, data: int, size: int, offset: int) -> int:
        self._recording.operations.append(Write(self._names[handle], offset, ctypes.string_at(data, size)))
        return int(write(handle, data, size, offset))

    def _on_truncate(self, truncate: _Function, handle: int, size: int) -> int:
        self._recording.operations.append(Truncate(self._names[handle], size))
        return int(truncate(handle, size))

    def _on_sync(self, sync: _Function, handle: int, flags: int) -> int:
        result = int(sync(handle, flags))
        self._recording.operations.append(Sync(self._names[handle]))
        return result


@contextmanager
def recorded() -> Iterator[Recording]:
    """Record the writes of every connection that is opened within."""
    library = _library()
    default = library.sqlite3_vfs_find(None)
    recording = Recording()
    vfs = _RecordingVfs(default, recording)
    library.sqlite3_vfs_register(byref(vfs.vfs), 1)
    try:
        yield recording
    finally:
        library.sqlite3_vfs_unregister(byref(vfs.vfs))
        library.sqlite3_vfs_register(default, 1)
