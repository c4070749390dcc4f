"""A disk that fails or is slow, below SQLite."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from tests.store.vfs import MAIN_DB, MAIN_JOURNAL, OK, Do, Layer, beneath_sqlite

FULL: Final = 13
CANTOPEN: Final = 14
IOERR_WRITE: Final = 10 | 3 << 8
IOERR_FSYNC: Final = 10 | 4 << 8
IOERR_TRUNCATE: Final = 10 | 6 << 8


class FaultyDisk(Layer):
    """What the disk of one folder does from now on; everything is well in the beginning."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.write_code = OK
        """Answer to each write, such as `FULL`."""
        self.truncate_code = OK
        """Answer where a journal is ended."""
        self.open_journal_code = OK
        self.answers = threading.Event()
        """While it is cleared nothing gets to the disk: each fsync waits."""
        self.answers.set()
        self.before_sync: Callable[[], None] | None = None
        self.syncs = 0

    def heal(self) -> None:
        """End every fault."""
        self.write_code = self.truncate_code = self.open_journal_code = OK
        self.answers.set()
        self.before_sync = None

    def covers(self, path: Path, flags: int) -> bool:
        """Cover databases and journals of the folder."""
        return path.is_relative_to(self._folder) and bool(flags & (MAIN_DB | MAIN_JOURNAL))

    def open(self, flags: int, do: Do) -> int:
        """Open a file, a journal only while that is allowed."""
        return (self.open_journal_code if flags & MAIN_JOURNAL else OK) or do()

    def write(self, path: Path, offset: int, data: bytes, do: Do) -> int:
        """Write, or fail."""
        del path, offset, data
        return self.write_code or do()

    def truncate(self, path: Path, size: int, do: Do) -> int:
        """Cut, or fail."""
        del path, size
        return self.truncate_code or do()

    def sync(self, path: Path, do: Do) -> int:
        """Wait until the disk answers."""
        del path
        self.syncs += 1
        if self.before_sync is not None:
            self.before_sync()
        self.answers.wait(60)
        return do()


@contextmanager
def faulty_disk(folder: Path) -> Iterator[FaultyDisk]:
    """Put the disk below every connection to a file of the folder that is opened inside the block."""
    disk = FaultyDisk(folder)
    with beneath_sqlite(disk):
        try:
            yield disk
        finally:
            disk.heal()
