"""Order between the saves of a database and a reader beside them: a save never waits for the reader."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

_LOOK_S: Final = 0.05
"""Between two looks for `stop`, while a save takes long."""

_LEAVES_WITHIN_S: Final = 0.2
"""The reader leaves within a millisecond or so; afterwards SQLite waits for it, which takes longer to notice."""


class SavesFirst:
    """Shared by the store's connection and a reader on another thread."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._now = 0
        self._reader: sqlite3.Connection | None = None
        self._reading = False
        self.count = 0
        """Number of saves that began so far."""

    @property
    def now(self) -> bool:
        """True while something is being saved."""
        return self._now > 0

    @contextmanager
    def saving(self) -> Iterator[None]:
        """Save within this block: the reader is interrupted and stays away until its end."""
        with self._changed:
            self._now += 1
            self.count += 1
            if self._reader is not None:
                self._reader.interrupt()
                self._changed.wait_for(self._nobody_reads, _LEAVES_WITHIN_S)
        try:
            yield
        finally:
            with self._changed:
                self._now -= 1
                self._changed.notify_all()

    @contextmanager
    def reading_beside(self, connection: sqlite3.Connection) -> Iterator[None]:
        """Let saves interrupt this connection until the end of the block; before it is closed."""
        with self._changed:
            self._reader = connection
        try:
            yield
        finally:
            with self._changed:
                self._reader = None

    def begin_reading(self, stop: threading.Event) -> int:
        """Wait until nothing is being saved, or for `stop`; return `count` as it was then. `end_reading` follows."""
        with self._changed:
            while self._now and not stop.is_set():
                self._changed.wait(_LOOK_S)
            self._reading = True
            return self.count

    def end_reading(self) -> None:
        """Tell a save that waits that no lock of the reader is in its way any more."""
        with self._changed:
            self._reading = False
            self._changed.notify_all()

    def _nobody_reads(self) -> bool:
        return not self._reading
