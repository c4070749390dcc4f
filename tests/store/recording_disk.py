"""A disk that records what reaches it from SQLite: writes, cuts, syncs, deletes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from tests.store.vfs import OK, Do, Layer, beneath_sqlite


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
    """Note of the test between two operations: so much was acknowledged."""

    number: int


Operation = Write | Truncate | Sync | Delete | Mark


class RecordingDisk(Layer):
    """The operations of a while, in order."""

    def __init__(self) -> None:
        self.operations: list[Operation] = []

    def mark(self, number: int) -> None:
        """Note that something was acknowledged."""
        self.operations.append(Mark(number))

    def write(self, path: Path, offset: int, data: bytes, do: Do) -> int:
        """Write and record it."""
        self.operations.append(Write(path.name, offset, data))
        return do()

    def truncate(self, path: Path, size: int, do: Do) -> int:
        """Cut and record it."""
        self.operations.append(Truncate(path.name, size))
        return do()

    def sync(self, path: Path, do: Do) -> int:
        """Sync and record it."""
        code = do()
        self.operations.append(Sync(path.name))
        return code

    def delete(self, path: Path, do: Do, *, synced: bool) -> int:
        """Delete and record it."""
        code = do()
        if code == OK:
            self.operations.append(Delete(path.name, synced))
        return code


@contextmanager
def recording_disk() -> Iterator[RecordingDisk]:
    """Record what every connection writes that is opened within."""
    disk = RecordingDisk()
    with beneath_sqlite(disk):
        yield disk
