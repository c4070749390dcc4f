"""Watch over the processes that a test starts: the arguments and the environment of each, as the system shows them."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

_PROCESSES: Final = Path("/proc")
CAN_WATCH: Final = (_PROCESSES / "self" / "task" / str(os.getpid()) / "children").exists()
_EVERY_S: Final = 0.005


@dataclass
class Seen:
    """Arguments and environments by process; a process that starts another program has several."""

    arguments: dict[int, set[bytes]] = field(default_factory=dict)
    environments: dict[int, set[bytes]] = field(default_factory=dict)

    def look(self) -> None:
        """Note every process that this one started, and that those started."""
        for pid in _started_by(os.getpid()):
            with suppress(OSError):  # it ended meanwhile
                self.arguments.setdefault(pid, set()).add((_PROCESSES / str(pid) / "cmdline").read_bytes())
                self.environments.setdefault(pid, set()).add((_PROCESSES / str(pid) / "environ").read_bytes())


@contextmanager
def watching() -> Iterator[Seen]:
    """Look again and again, on a thread of its own, until the block ends."""
    seen, ended = Seen(), threading.Event()

    def watch() -> None:
        while not ended.wait(_EVERY_S):
            seen.look()

    thread = threading.Thread(target=watch, name="watch")
    thread.start()
    try:
        yield seen
    finally:
        ended.set()
        thread.join()


def _started_by(pid: int) -> Iterator[int]:
    """Yield the children of all threads of a process, and theirs (proc_pid_task(5))."""
    for file in (_PROCESSES / str(pid) / "task").glob("*/children"):
        with suppress(OSError):
            for child in map(int, file.read_text().split()):
                yield child
                yield from _started_by(child)
