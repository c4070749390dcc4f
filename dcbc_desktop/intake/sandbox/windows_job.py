"""Windows Job object around this process: bounded memory and processor time, no further processes."""

from __future__ import annotations

import ctypes
from ctypes import wintypes
from typing import Any, Final

_EXTENDED_LIMITS: Final = 9
_JOB_TIME, _PROCESS_COUNT, _PROCESS_MEMORY, _NO_DIALOG = 0x4, 0x8, 0x100, 0x400
_NO_ERROR_BOXES: Final = 0x1 | 0x2 | 0x8000
_TICKS: Final = 10_000_000
"""Of 100 ns, in a second."""


class BasicLimits(ctypes.Structure):
    """JOBOBJECT_BASIC_LIMIT_INFORMATION."""

    _fields_ = (
        ("process_time", ctypes.c_int64),
        ("job_time", ctypes.c_int64),
        ("flags", ctypes.c_uint32),
        ("least_working_set", ctypes.c_size_t),
        ("most_working_set", ctypes.c_size_t),
        ("processes", ctypes.c_uint32),
        ("affinity", ctypes.c_size_t),
        ("priority", ctypes.c_uint32),
        ("scheduling", ctypes.c_uint32),
    )


class ExtendedLimits(ctypes.Structure):
    """JOBOBJECT_EXTENDED_LIMIT_INFORMATION."""

    _fields_ = (
        ("basic", BasicLimits),
        ("counters", ctypes.c_uint64 * 6),
        ("process_memory", ctypes.c_size_t),
        ("job_memory", ctypes.c_size_t),
        ("peak_process_memory", ctypes.c_size_t),
        ("peak_job_memory", ctypes.c_size_t),
    )


class Job:
    """Job of this process; made with the first limit. Raises OSError where Windows refuses."""

    def __init__(self) -> None:
        self._handle: int | None = None

    def limit(self, memory: int, seconds: int | None = None) -> None:
        """Limit the memory and, counted from now, the processor time."""
        kernel = _kernel()
        if self._handle is None:
            crash_quietly()
            self._handle = _checked(kernel.CreateJobObjectW(None, None))
            _checked(kernel.AssignProcessToJobObject(self._handle, kernel.GetCurrentProcess()))
        limits = ExtendedLimits(process_memory=memory)
        limits.basic.flags = _PROCESS_MEMORY | _PROCESS_COUNT | _NO_DIALOG | (_JOB_TIME if seconds else 0)
        limits.basic.processes = 1
        limits.basic.job_time = (seconds or 0) * _TICKS
        size = ctypes.sizeof(limits)
        _checked(kernel.SetInformationJobObject(self._handle, _EXTENDED_LIMITS, ctypes.byref(limits), size))


def crash_quietly() -> None:
    """End the process after a crash without an error box and without a report of its memory."""
    _kernel().SetErrorMode(_NO_ERROR_BOXES)


def _kernel() -> Any:  # noqa: ANN401  ctypes has no type for a library's functions
    kernel = ctypes.WinDLL("kernel32", use_last_error=True)  # type: ignore[attr-defined,unused-ignore]
    kernel.CreateJobObjectW.restype = wintypes.HANDLE
    kernel.CreateJobObjectW.argtypes = (ctypes.c_void_p, wintypes.LPCWSTR)
    kernel.GetCurrentProcess.restype = wintypes.HANDLE
    kernel.GetCurrentProcess.argtypes = ()
    kernel.AssignProcessToJobObject.argtypes = (wintypes.HANDLE, wintypes.HANDLE)
    kernel.SetInformationJobObject.argtypes = (wintypes.HANDLE, ctypes.c_int, ctypes.c_void_p, wintypes.DWORD)
    return kernel


def _checked(answer: int) -> int:
    if not answer:
        raise ctypes.WinError(ctypes.get_last_error())  # type: ignore[attr-defined,unused-ignore]
    return answer
