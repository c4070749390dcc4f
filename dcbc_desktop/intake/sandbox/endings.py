"""How a child ended: over its limits, by a crash, or by something outside that says nothing about its file."""

from __future__ import annotations

import signal
from enum import Enum, auto
from typing import Final

BY_SIGNAL: Final = 128
"""Added to the signal's number in the exit code of a process that passes on how its own child ended."""
_CRASHES: Final = frozenset(
    int(getattr(signal, name))
    for name in ("SIGSEGV", "SIGBUS", "SIGABRT", "SIGILL", "SIGFPE", "SIGTRAP", "SIGSYS")
    if hasattr(signal, name)
)
_PROCESSOR_TIME: Final = int(getattr(signal, "SIGXCPU", 0))
_WINDOWS_QUOTA: Final = 1816
"""ERROR_NOT_ENOUGH_QUOTA: exit code of a process that Windows ended because its job used up its time."""
_WINDOWS_FAULTS: Final = range(0xC0000000, 0x100000000)
_WINDOWS_FROM_OUTSIDE: Final = frozenset({0xC000013A, 0xC0000142, 0xC000026B})
"""Ctrl+C, and libraries that do not start because the session ends (STATUS_CONTROL_C_EXIT, STATUS_DLL_INIT_FAILED)."""


class ChildEnding(Enum):
    """Cause of a child's end, as far as it bears on the file it was reading."""

    HEAVY = auto()
    CRASHED = auto()
    INTERRUPTED = auto()


def ending_of(code: int | None) -> ChildEnding:
    """Return the cause behind an exit code as `subprocess` gives it; None for a child that had to be ended."""
    if code is None:
        return ChildEnding.INTERRUPTED
    number = -code if code < 0 else code - BY_SIGNAL
    if code == _WINDOWS_QUOTA or 0 < _PROCESSOR_TIME == number:
        return ChildEnding.HEAVY
    if code in _WINDOWS_FAULTS and code not in _WINDOWS_FROM_OUTSIDE:
        return ChildEnding.CRASHED
    return ChildEnding.CRASHED if number in _CRASHES else ChildEnding.INTERRUPTED
