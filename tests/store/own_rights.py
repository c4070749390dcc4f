"""Folders that this process may not write into, for the administrator too."""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

_VERSION: Final = 0x20080522
_IGNORES_RIGHTS: Final = 0b110
"""CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH (capabilities(7)); they belong to one thread."""


class _Header(ctypes.Structure):
    _fields_ = (("version", ctypes.c_uint32), ("pid", ctypes.c_int))


class _Sets(ctypes.Structure):
    _fields_ = (("effective", ctypes.c_uint32), ("permitted", ctypes.c_uint32), ("inheritable", ctypes.c_uint32))


def obey_rights(*, obey: bool) -> None:
    """Let the calling thread obey the rights of files, as everybody but the administrator does."""
    if sys.platform != "linux" or os.geteuid() != 0:
        return
    system = ctypes.CDLL(None, use_errno=True)
    header, sets = _Header(_VERSION, 0), (_Sets * 2)()
    if system.capget(ctypes.byref(header), sets) != 0:
        raise OSError(ctypes.get_errno(), "capget")
    mask = sets[0].effective & ~_IGNORES_RIGHTS if obey else sets[0].effective | (_IGNORES_RIGHTS & sets[0].permitted)
    sets[0].effective = mask
    if system.capset(ctypes.byref(header), sets) != 0:
        raise OSError(ctypes.get_errno(), "capset")


@contextmanager
def read_only(folder: Path, on_thread: Callable[[Callable[[], None]], object]) -> Iterator[None]:
    """Make a folder with its files read-only for the thread that `on_thread` runs things on."""
    rights = {path: path.stat().st_mode for path in (*folder.iterdir(), folder)}
    on_thread(lambda: obey_rights(obey=True))
    for path, mode in rights.items():
        path.chmod(mode & ~0o222)
    try:
        yield
    finally:
        for path, mode in reversed(rights.items()):
            path.chmod(mode)
        on_thread(lambda: obey_rights(obey=False))
