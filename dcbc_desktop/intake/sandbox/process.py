"""Child processes of the program: command, start, watching one at work, and ending it with all it started."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from threading import Event, Thread
from typing import Final

from dcbc_desktop.invocation import CONFINED_READER

_NO_WINDOW: Final[int] = getattr(subprocess, "CREATE_NO_WINDOW", 0)  # Windows alone opens a console for a child
_LOOK_SECONDS: Final = 0.5
"""Between two looks at whether a child is stopped."""
_EXIT_SECONDS: Final = 5.0
"""Until a child that closed its pipe has an exit code."""


def own_command(word: str = CONFINED_READER) -> list[str]:
    """Return the command that starts this program as a child: frozen, installed or from a checkout."""
    if getattr(sys, "frozen", False):
        return [sys.executable, word]
    # -P: never from the folder a person happens to stand in, where a received file may have Python's names.
    return [sys.executable, "-P", "-m", "dcbc_desktop", word]


def start(command: Sequence[str]) -> subprocess.Popen[bytes]:
    """Start a child; raises OSError."""
    # The command is our own; the child gets the two pipes and no other handle, so never the database or its lock.
    return subprocess.Popen(  # noqa: S603
        list(command),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, **_same_modules()},
        creationflags=_NO_WINDOW,
        start_new_session=os.name == "posix",  # the keyboard's interrupt is for the program, not for its reader
    )


def _same_modules() -> dict[str, str]:
    """Make the child import from the parent's places, in the same order."""
    if getattr(sys, "frozen", False):
        return {}
    places = [place for place in sys.path if place and os.pathsep not in place]
    return {"PYTHONPATH": os.pathsep.join(places), "PYTHONIOENCODING": "utf-8"}


def kill(process: subprocess.Popen[bytes]) -> None:
    """Kill a child that runs, and on POSIX the processes of its session; does not wait."""
    with suppress(OSError):
        if sys.platform == "win32":
            process.kill()
        elif process.returncode is None:
            os.killpg(process.pid, signal.SIGKILL)


def end(process: subprocess.Popen[bytes]) -> None:
    """Kill a child, wait for its end and close its pipes."""
    kill(process)
    process.wait()
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            with suppress(OSError, ValueError):
                pipe.close()


def exit_code(process: subprocess.Popen[bytes]) -> int | None:
    """Return the exit code of a child that closed its pipe; None where it lives on."""
    with suppress(subprocess.TimeoutExpired):
        return process.wait(_EXIT_SECONDS)
    return None


@contextmanager
def watched(process: subprocess.Popen[bytes], seconds: float, late: Callable[[], None]) -> Iterator[None]:
    """Kill a child that takes longer than this, calling `late` before, or that somebody stopped."""
    done = Event()
    watcher = Thread(target=_watch, args=(process, seconds, late, done), name="dcbc-watch", daemon=True)
    watcher.start()
    try:
        yield
    finally:
        done.set()


def _watch(process: subprocess.Popen[bytes], seconds: float, late: Callable[[], None], done: Event) -> None:
    end_at = time.monotonic() + seconds
    while not done.wait(max(0.0, min(_LOOK_SECONDS, end_at - time.monotonic()))):
        if time.monotonic() >= end_at:
            late()
            kill(process)
            return
        if _is_stopped(process):
            kill(process)
            return


def _is_stopped(process: subprocess.Popen[bytes]) -> bool:
    """Return whether a child was stopped by a signal; never on Windows, where the clock ends one that is suspended."""
    if sys.platform == "win32" or not hasattr(os, "waitid"):
        return False
    with suppress(OSError):
        options = os.WSTOPPED | os.WNOHANG | os.WNOWAIT
        return os.waitid(os.P_PID, process.pid, options) is not None
    return False
