"""One process for each file, on POSIX: a template that reads nothing itself makes the next one in a few milliseconds.

The template has loaded the libraries and read no foreign byte; each file is read in a copy of it that ends with its
answer, so that nothing a file leaves behind reaches the next one. A copy that ends otherwise ends the template too,
with an exit code that says how: the parent starts a new one.
"""

from __future__ import annotations

import ctypes
import gc
import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import Final

from dcbc_desktop.intake.sandbox.endings import BY_SIGNAL

SERVED: Final = 117
PARENT_GONE: Final = 118
"""Exit codes that no library uses: a file may make one end the process, without answer, with 0 or 1."""
_GARBAGE: Final = 50_000
"""New objects between two collections."""
_DEATH_SIGNAL: Final = 1
"""PR_SET_PDEATHSIG of prctl(2)."""


def serve_by_forks(serve_one: Callable[[], int], warm: Callable[[], None]) -> int:
    """Let one copy of this process after another serve a task; returns the exit code. POSIX alone.

    `serve_one` returns SERVED or PARENT_GONE. `warm` runs here once, after the first task.
    """
    gc.freeze()  # else the collector of each copy would write to, and so copy, all memory of the template
    first = True
    while True:
        template = os.getpid()
        copy = os.fork()
        if copy == 0:
            _be_one(serve_one, template)
        code = _ended(copy)
        if code != SERVED:
            return 0 if code == PARENT_GONE else code
        if first:
            first = False
            warm()
            gc.collect()
            gc.freeze()


def _be_one(serve_one: Callable[[], int], template: int) -> None:
    """Serve one task and end without returning."""
    code = 1
    with suppress(BaseException):
        _die_with(template)
        gc.set_threshold(_GARBAGE)  # a short life has little to collect, and each collection copies pages
        code = serve_one()
    os._exit(code)


def _die_with(template: int) -> None:
    """End with the template, however that ends; Linux alone can."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_DEATH_SIGNAL, int(signal.SIGKILL), 0, 0, 0)
        if os.getppid() != template:
            os._exit(PARENT_GONE)


def _ended(copy: int) -> int:
    """Wait for a copy, end one that is stopped; returns its exit code, or BY_SIGNAL and the signal's number."""
    while True:
        _, status = os.waitpid(copy, os.WUNTRACED)
        if os.WIFSTOPPED(status):
            os.kill(copy, signal.SIGKILL)
            continue
        code = os.waitstatus_to_exitcode(status)
        return code if code >= 0 else BY_SIGNAL - code
