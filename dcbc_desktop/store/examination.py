"""Examination of the open file beside the window: on a read-only connection of its own, in steps that give way.

A reader would keep a save from its COMMIT. So each step reads one state of the file for some milliseconds, and a save
that comes meanwhile interrupts it; the step is begun anew when the save is on the disk.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Final, TypeVar

from dcbc_desktop.errors import DcbcError
from dcbc_desktop.store import doctor
from dcbc_desktop.store.database import Database, connect
from dcbc_desktop.store.files.saves_first import SavesFirst
from dcbc_desktop.store.models import Problem

T = TypeVar("T")

_OPCODES: Final = 5_000
"""Between two looks for a save, about a third of a millisecond."""
_PAUSE_S: Final = 0.002
"""Between two steps, for the other threads."""
_LONGEST_WAIT_S: Final = 2.0
"""Before a step that saves interrupted again and again."""


class FileExamination:
    """One examination of a file; made on the store's thread, run on any other."""

    def __init__(self, path: Path, clock: Callable[[], datetime], saves: SavesFirst) -> None:
        self._path = path
        self._clock = clock
        self._saves = saves
        self._stop = threading.Event()

    def cancel(self) -> None:
        """End `run` after at most a step; what it returns then is not the whole answer."""
        self._stop.set()

    @property
    def cancelled(self) -> bool:
        """True after `cancel`."""
        return self._stop.is_set()

    def run(self) -> tuple[Problem, ...]:
        """Return everything that is wrong with the file, as `doctor` does."""
        try:
            connection = connect(self._path, write=False)
        except DcbcError as error:
            return (Problem(error.code, error.params),)
        with closing(connection), self._saves.reading_beside(connection):
            connection.set_progress_handler(self._must_give_way, _OPCODES)
            return tuple(self._problems(Database(connection, self._path, self._clock)))

    def _must_give_way(self) -> bool:
        return self._saves.now or self._stop.is_set()

    def _problems(self, database: Database) -> Iterator[Problem]:
        for plan in doctor.PLANS:
            steps, problems = self._undisturbed(partial(doctor.planned, plan, database), database) or ((), ())
            yield from problems
            for step in steps:
                yield from self._undisturbed(partial(doctor.problems_of, step, database), database) or ()

    def _undisturbed(self, read: Callable[[], T], database: Database) -> T | None:
        """Return what is read from one state of the file without a save in between; None after `cancel`."""
        wait = _PAUSE_S
        while not self._stop.wait(wait):
            before = self._saves.begin_reading(self._stop)
            try:
                with _one_state(database):
                    found = read()
            finally:
                self._saves.end_reading()
            if self._saves.count == before and not self._stop.is_set():
                return found
            wait = min(2 * wait, _LONGEST_WAIT_S)
        return None


@contextmanager
def _one_state(database: Database) -> Iterator[None]:
    """Read one state of the file; a lock that cannot be had shows in what is read."""
    connection = database.connection
    try:
        connection.execute("BEGIN")
        yield
    finally:
        with suppress(sqlite3.Error):  # closing the connection ends it too
            connection.execute("ROLLBACK")
