"""Limits of the confined child, enforced by the system: memory, and processor time for each task.

The child limits itself before it reads any foreign byte. POSIX has resource limits; Windows a Job object, which also
forbids further processes. A token's driver needs memory and processes of its own: it is limited by the clock alone.
"""

from __future__ import annotations

import faulthandler
import os
import sys
from collections.abc import Callable
from functools import cache
from math import ceil
from pathlib import Path
from typing import IO, Final, NamedTuple

MEMORY_BYTES: Final = 1_000_000_000
"""Address space, of which a large report takes a fifth."""
SPARE_SECONDS: Final = 5
"""The parent's clock ends a silent token first; this is for a child whose parent is gone."""

if sys.platform == "win32":
    from dcbc_desktop.intake.sandbox.windows_job import Job, crash_quietly

    _job: Final = Job()

    def limit_memory() -> None:
        """Limit the memory of this process for good."""
        _job.limit(MEMORY_BYTES)

    def limit_time(seconds: float) -> None:
        """Limit the processor time of the next task."""
        _job.limit(MEMORY_BYTES, ceil(seconds))
else:
    import resource

    def limit_memory() -> None:
        """From now on, for good; and no core file."""
        _lower(resource.RLIMIT_AS, MEMORY_BYTES)
        crash_quietly()

    def crash_quietly() -> None:
        """Write no core file after a crash: it would hold file contents, or a PIN."""
        _lower(resource.RLIMIT_CORE, 0)

    def limit_time(seconds: float) -> None:
        """Processor time for the next task."""
        used = resource.getrusage(resource.RUSAGE_SELF)
        _lower(resource.RLIMIT_CPU, ceil(used.ru_utime + used.ru_stime + seconds))

    def _lower(what: int, wanted: int) -> None:
        """Lower the soft limit only, for the next task's is higher; never above the hard one."""
        _, hard = resource.getrlimit(what)
        soft = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        resource.setrlimit(what, (soft, hard))


def limit_clock(seconds: float) -> None:
    """End this process if the next task outlasts the clock of its parent, even inside foreign code that hangs."""
    faulthandler.dump_traceback_later(seconds + SPARE_SECONDS, exit=True, file=_nowhere())


@cache
def _nowhere() -> IO[str]:
    """Return a file that stays open as long as the watchdog may write to it."""
    return Path(os.devnull).open("w", encoding="utf-8")


class Limits(NamedTuple):
    """Limits of a child from its start, and for each task of a number of seconds."""

    for_good: Callable[[], None]
    for_task: Callable[[float], None]


CONFINED: Final = Limits(limit_memory, limit_time)
CLOCK_ALONE: Final = Limits(crash_quietly, limit_clock)
