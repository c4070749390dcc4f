"""Confined children of the program that read received files: one for single files, a second beside it for many."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from queue import LifoQueue
from typing import TYPE_CHECKING, Final, TypeVar

from dcbc_desktop import intake

if TYPE_CHECKING:
    from dcbc_desktop.intake import ConfinedReader

MOST: Final = 2
"""Children at a time; each may take a gigabyte."""
MANY: Final = 8
"""Number of files from which a second child is worth its start."""
Item = TypeVar("Item")
Found = TypeVar("Found")


class Readers:
    """Some children; each does one task at a time and starts with its first one."""

    def __init__(self, count: int) -> None:
        self.count = count
        self._all = tuple(intake.ConfinedReader() for _ in range(count))
        self._free: LifoQueue[ConfinedReader] = LifoQueue()  # single files always go to the same child
        for one in self._all:
            self._free.put(one)

    def run(self, act: str, payload: bytes, seconds: float, keeps: Callable[[bytes], bool] | None = None) -> bytes:
        """Run an act in the next free child; raises what `ConfinedReader.run` raises. Any thread may call."""
        one = self._free.get()
        try:
            return one.run(act, payload, seconds, keeps)
        finally:
            self._free.put(one)

    def close(self) -> None:
        """End all children, also in the middle of their work; the next task starts one anew."""
        for one in self._all:
            one.close()

    @property
    def pids(self) -> tuple[int, ...]:
        """Process ids of the children that run."""
        return tuple(one.pid for one in self._all if one.pid is not None)

    def each(self, job: Callable[[Item], Found], items: Sequence[Item]) -> list[Found]:
        """Return the results of a job that uses `run`, in the order of the items, as many at a time as there are
        children. An interrupt or an error of one ends the children and leaves out the rest."""
        pool = ThreadPoolExecutor(self.count, thread_name_prefix="dcbc-verify")
        try:
            return list(pool.map(job, items))
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            self.close()
            raise
        finally:
            pool.shutdown()


@cache
def readers() -> Readers:
    """Return the program's children: as many as the computer has processors, within the limit."""
    return Readers(min(MOST, os.cpu_count() or 1))


def at_once(count: int) -> int:
    """Return how many of a number of files are to be read at a time."""
    return readers().count if count >= MANY else 1
