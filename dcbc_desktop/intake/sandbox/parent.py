"""Parent side of the sandbox: foreign files are read in a long-lived child process with few rights.

Parent and child exchange frames over two pipes: a length, then a message of a closed schema. Answers of the child are
data only, because a hostile file could control it.
"""

from __future__ import annotations

import atexit
import os
import struct
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from threading import Event, Lock, Timer
from typing import IO, Final

import msgspec

from dcbc_desktop.errors import FileError
from dcbc_desktop.failure_log import log_child_failure
from dcbc_desktop.invocation import CONFINED_READER

MAX_FRAME: Final = 256_000_000
"""Bytes of one message; what a file and its data may come to is far below."""
START_SECONDS: Final = 120.0
"""Until the child is ready; a slow disk with a virus scanner takes its time at the first start."""
READY: Final = b"dcbc-reader-1"
_LENGTH: Final = struct.Struct("<Q")
_NO_WINDOW: Final[int] = getattr(subprocess, "CREATE_NO_WINDOW", 0)  # Windows alone opens a console for a child

ErrorParams = dict[str, str | int | float | None]


class Task(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Request to the child: name of the act, payload, and seconds allowed."""

    act: str
    payload: bytes
    seconds: float


class Done(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag=True):
    """Result of the act, still as bytes."""

    payload: bytes


class Refused(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag=True):
    """Error of the act that has a message."""

    code: str
    params: ErrorParams


class Exhausted(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag=True):
    """Answer for no memory left, or too deep a nesting."""


class Failed(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag=True):
    """Bug in an act; for the log."""

    trace: str


Answer = Done | Refused | Exhausted | Failed


@dataclass(frozen=True, slots=True)
class Faults:
    """Error codes for a child without answer: too slow, died, never started, or failed by a bug."""

    slow: str = "too_heavy"
    died: str = "too_heavy"
    absent: str = "reader_unavailable"
    mistaken: str = "reader_failed"


OF_A_READER: Final = Faults()


def write_frame(stream: IO[bytes], message: bytes) -> None:
    """Send one message; raises OSError where the other side is gone."""
    stream.write(_LENGTH.pack(len(message)))
    stream.write(message)
    stream.flush()


def read_frame(stream: IO[bytes]) -> bytes:
    """Wait for one message; raises EOFError where the other side ended, or sends more than allowed."""
    (length,) = _LENGTH.unpack(_exactly(stream, _LENGTH.size))
    if length > MAX_FRAME:
        raise EOFError
    return _exactly(stream, length)


def _exactly(stream: IO[bytes], length: int) -> bytes:
    found = stream.read(length)
    if len(found) != length:
        raise EOFError
    return found


class ConfinedReader:
    """Handle of the child: started on first use, one task at a time, restarted after it died."""

    def __init__(self, command: Sequence[str] | None = None, faults: Faults = OF_A_READER) -> None:
        self._command = command
        self._faults = faults
        self._one_at_a_time = Lock()
        self._late = Event()
        self._given_up = False
        self._process: subprocess.Popen[bytes] | None = None

    def run(self, act: str, payload: bytes, seconds: float) -> bytes:
        """Run an act in the child; any thread may call.

        Raises FileError `too_heavy` where the file took more time or memory than a report may or the child died of it,
        `reader_unavailable` where no child could be started, `reader_failed` (a bug, logged), and the errors of the act
        itself. Other `Faults` name other codes.
        """
        task = msgspec.msgpack.encode(Task(act, payload, seconds))
        if len(task) > MAX_FRAME:
            raise FileError("too_heavy")
        with self._one_at_a_time:
            return self._answered(self._ask(self._started(), task, seconds))

    @property
    def pid(self) -> int | None:
        """Process id of the child; None where none is running."""
        alive = self._process is not None and self._process.poll() is None
        return self._process.pid if alive and self._process else None

    def close(self) -> None:
        """End the child, also in the middle of its work."""
        process, self._process = self._process, None
        if process is not None:
            atexit.unregister(self.close)
            _end(process)

    def give_up(self) -> None:
        """End the child without waiting, and start no other; any thread may call at any moment."""
        self._given_up = True
        process = self._process
        if process is not None:
            with suppress(OSError):
                process.kill()

    def _started(self) -> subprocess.Popen[bytes]:
        if self._process is not None and self._process.poll() is None:
            return self._process
        self.close()
        try:
            self._process = _start(self._command or own_command())
        except OSError as error:
            raise FileError(self._faults.absent) from error
        atexit.register(self.close)
        process = self._process  # whoever gives up from here on finds it
        if self._given_up or self._exchange(process, b"", START_SECONDS) != READY:
            self.close()
            raise FileError(self._faults.absent)
        return process

    def _ask(self, process: subprocess.Popen[bytes], task: bytes, seconds: float) -> bytes:
        answer = self._exchange(process, task, seconds)
        if answer is None:
            raise FileError(self._faults.slow if self._late.is_set() else self._faults.died)
        return answer

    def _exchange(self, process: subprocess.Popen[bytes], message: bytes, seconds: float) -> bytes | None:
        """Send a message and return the next one; None where the child died or was too slow, and so was ended."""
        assert process.stdin is not None
        assert process.stdout is not None
        answer: bytes | None = None
        self._late.clear()
        late = Timer(seconds, partial(_kill_late, process, self._late))
        late.daemon = True
        late.start()
        try:
            if message:
                write_frame(process.stdin, message)
            answer = read_frame(process.stdout)
        except (EOFError, OSError, ValueError):  # ValueError: closed meanwhile
            answer = None
        finally:
            late.cancel()
            if answer is None:  # also where this thread was interrupted: what comes next would answer another question
                self.close()
        return answer

    def _answered(self, answer: bytes) -> bytes:
        try:
            told: Answer = msgspec.msgpack.decode(answer, type=Answer)
        except (msgspec.DecodeError, RecursionError) as error:
            raise FileError(self._faults.died) from error
        match told:
            case Done():
                return told.payload
            case Refused():
                raise FileError(told.code, **told.params)
            case Failed():
                raise FileError(self._faults.mistaken, file=log_child_failure(told.trace))
            case Exhausted():
                raise FileError(self._faults.died)


def _kill_late(process: subprocess.Popen[bytes], late: Event) -> None:
    late.set()
    process.kill()


def own_command(word: str = CONFINED_READER) -> list[str]:
    """Return the command that starts this program as a child: frozen, installed or from a checkout."""
    if getattr(sys, "frozen", False):
        return [sys.executable, word]
    # -P: never from the folder a person happens to stand in, where a received file may have Python's names.
    return [sys.executable, "-P", "-m", "dcbc_desktop", word]


def _start(command: Sequence[str]) -> subprocess.Popen[bytes]:
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


def _end(process: subprocess.Popen[bytes]) -> None:
    with suppress(OSError):
        process.kill()
    process.wait()
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            with suppress(OSError, ValueError):
                pipe.close()
