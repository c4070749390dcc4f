"""What the confined child may use, held by the system itself: memory, and processor time for each task.

The child limits itself before it sees any foreign byte. POSIX has resource limits; Windows a Job object, which also
forbids further processes.
"""

from __future__ import annotations

import sys
from math import ceil
from typing import Final

MEMORY_BYTES: Final = 1_000_000_000
"""Address space, of which a large report takes a fifth."""
SPARE_SECONDS: Final = 5
"""The parent's clock ends a slow child first; this is for a child whose parent is gone."""

if sys.platform == "win32":
    from dcbc_desktop.intake.windows_job import Job

    _job: Final = Job()

    def limit_memory() -> None:
        """From now on, for good."""
        _job.limit(MEMORY_BYTES)

    def limit_time(seconds: float) -> None:
        """Processor time for the next task."""
        _job.limit(MEMORY_BYTES, ceil(seconds) + SPARE_SECONDS)
else:
    import resource

    def limit_memory() -> None:
        """From now on, for good; and no core file, which would hold what was read."""
        _lower(resource.RLIMIT_AS, MEMORY_BYTES)
        _lower(resource.RLIMIT_CORE, 0)

    def limit_time(seconds: float) -> None:
        """Processor time for the next task."""
        used = resource.getrusage(resource.RUSAGE_SELF)
        _lower(resource.RLIMIT_CPU, ceil(used.ru_utime + used.ru_stime + seconds) + SPARE_SECONDS)

    def _lower(what: int, wanted: int) -> None:
        """The soft limit only, for the next task's is higher; never above the hard one."""
        _, hard = resource.getrlimit(what)
        soft = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        resource.setrlimit(what, (soft, hard))
