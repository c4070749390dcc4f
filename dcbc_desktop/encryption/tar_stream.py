"""Several files in one stream, as tar has them (POSIX ustar): plain files only, read in bounded memory.

`tarfile` reads a stream too, but takes extended headers of any length into memory.
"""

from __future__ import annotations

import tarfile
from collections.abc import Callable, Iterator
from typing import Final, Protocol

from dcbc_desktop.errors import FileError

_BLOCK: Final = 512
_STEP: Final = 256 * 1024
_MODE: Final = 0o600


class TarSource(Protocol):
    """Stream of bytes; fewer than asked for come only at its end."""

    def read(self, size: int, /) -> bytes: ...


class Sink(Protocol):
    """Stream that takes bytes."""

    def write(self, data: bytes, /) -> object: ...


class TarMember:
    """One file of a stream; it is read before the next."""

    def __init__(self, name: str, size: int, source: TarSource, archive: str) -> None:
        self.name = name
        self.size = size
        self._left = size
        self._source = source
        self._archive = archive

    def pieces(self) -> Iterator[bytes]:
        """Yield what is left of its bytes; raises FileError `copy_locked_damaged` where the stream ends within."""
        while self._left:
            piece = self._source.read(min(_STEP, self._left))
            if not piece:
                raise FileError("copy_locked_damaged", file=self._archive)
            self._left -= len(piece)
            yield piece


def write_member(target: Sink, name: str, size: int, source: TarSource, between: Callable[[], None]) -> None:
    """Write one file; raises OSError, also where it is not of that size, ValueError for a name too long."""
    info = tarfile.TarInfo(name)
    info.size, info.mode = size, _MODE
    target.write(info.tobuf(tarfile.USTAR_FORMAT, "utf-8", "strict"))
    left = size
    while piece := source.read(_STEP):
        left -= len(piece)
        target.write(piece)
        between()
    if left:
        raise OSError("the file changed while it was copied")
    target.write(bytes(-size % _BLOCK))


def end_members(target: Sink) -> None:
    """Write the end: two empty blocks."""
    target.write(bytes(2 * _BLOCK))


def read_members(source: TarSource, archive: str) -> Iterator[TarMember]:
    """Yield the files of a stream up to its end; raises FileError `copy_locked_damaged` for anything else in it."""
    while True:
        block = source.read(_BLOCK)
        if block == bytes(_BLOCK):
            break
        member = _member(block, source, archive)
        yield member
        for _ in member.pieces():
            pass
        source.read(-member.size % _BLOCK)
    if source.read(_BLOCK + 1) != bytes(_BLOCK):
        raise FileError("copy_locked_damaged", file=archive)


def _member(block: bytes, source: TarSource, archive: str) -> TarMember:
    try:
        info = tarfile.TarInfo.frombuf(block, "utf-8", "strict")
    except (tarfile.HeaderError, UnicodeError) as error:
        raise FileError("copy_locked_damaged", file=archive) from error
    if not info.isreg() or info.size < 0:
        raise FileError("copy_locked_damaged", file=archive)
    return TarMember(info.name, info.size, source, archive)
