"""Parent side of the sandbox: foreign files are read in child processes with few rights, each file in a fresh one.

Answers of the child are data only, because a hostile file could control it. A child that something outside ends says
nothing about its file: the file is read once more.
"""

from __future__ import annotations

import atexit
import os
import secrets
import subprocess
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from threading import Event, Lock
from typing import Final

import msgspec

from dcbc_desktop.errors import FileError
from dcbc_desktop.failure_log import log_child_failure
from dcbc_desktop.intake.sandbox.endings import ChildEnding, ending_of
from dcbc_desktop.intake.sandbox.messages import (
    MAX_FRAME,
    READY,
    TICKET_BYTES,
    Answer,
    Done,
    Exhausted,
    Failed,
    Refused,
    Task,
    read_frame,
    write_frame,
)
from dcbc_desktop.intake.sandbox.process import end, exit_code, kill, own_command, start, watched

START_SECONDS: Final = 120.0
"""Until the child is ready; a slow disk with a virus scanner takes its time at the first start."""
FORKS: Final = hasattr(os, "fork")
"""True where the child itself gives each file a process of its own."""
MOST_FILES: Final = 25
"""Files that one process may read where a child cannot fork and each was answered without a doubt."""
Keeps = Callable[[bytes], bool]


@dataclass(frozen=True, slots=True)
class Faults:
    """Error codes for a child without answer: over its limits, crashed, ended from outside, later than the clock
    allows, never started, or failed by a bug."""

    heavy: str = "too_heavy"
    crashed: str = "too_heavy"
    interrupted: str = "reader_interrupted"
    late: str = "reader_interrupted"
    absent: str = "reader_unavailable"
    mistaken: str = "reader_failed"


OF_A_READER: Final = Faults()


@dataclass(frozen=True, slots=True)
class Patience:
    """Attempts at one task, and how many times its processor time the clock may run: a computer can be busy."""

    attempts: int = 2
    clock: float = 2.0


class ConfinedReader:
    """Handle of the child: started on first use, one task at a time, replaced after it ended.

    With `renewed`, where the child cannot fork, each task has a new child, the next started in advance.
    """

    def __init__(
        self,
        command: Sequence[str] | None = None,
        faults: Faults = OF_A_READER,
        patience: Patience = Patience(),
        *,
        renewed: bool = not FORKS,
    ) -> None:
        self._command = command
        self._faults = faults
        self._patience = patience
        self._renewed = renewed
        self._one_at_a_time = Lock()
        self._late = Event()
        self._given_up = False
        self._process: subprocess.Popen[bytes] | None = None
        self._spare: subprocess.Popen[bytes] | None = None
        self._files = 0
        self._closed = 0

    def run(self, act: str, payload: bytes, seconds: float, keeps: Keeps | None = None) -> bytes:
        """Run an act in the child; any thread may call.

        `keeps` tells from an answer whether a child that cannot fork may read another file. Raises FileError
        `too_heavy` where the file took more processor time or memory than a report may, or crashed two children;
        `reader_interrupted` where two children were ended from outside, or `close` was called; `reader_unavailable`
        where no child could be started, `reader_failed` (a bug, logged), and the errors of the act itself. Other
        `Faults` name other codes.
        """
        if len(payload) > MAX_FRAME - 1_000:
            raise FileError(self._faults.heavy)
        with self._one_at_a_time:
            closed = self._closed
            for attempt in range(1, self._patience.attempts + 1):
                answer = self._ask(self._started(closed), act, payload, seconds)
                if isinstance(answer, bytes):
                    return self._answered(answer, keeps)
                if answer is ChildEnding.HEAVY:
                    raise FileError(self._faults.heavy)
                again = attempt < self._patience.attempts and not self._late.is_set() and closed == self._closed
                if not again:
                    raise FileError(self._code(answer))
        raise AssertionError  # at least one attempt

    def _code(self, ending: ChildEnding) -> str:
        if self._late.is_set():
            return self._faults.late
        return self._faults.crashed if ending is ChildEnding.CRASHED else self._faults.interrupted

    @property
    def pid(self) -> int | None:
        """Process id of the child; None where none is running."""
        process = self._process
        return process.pid if process is not None and process.poll() is None else None

    def close(self) -> None:
        """End the child, also in the middle of its work, which then is not tried again."""
        self._closed += 1
        self._drop()
        spare, self._spare = self._spare, None
        if spare is not None:
            end(spare)
        atexit.unregister(self.close)

    def give_up(self) -> None:
        """End the child without waiting, and start no other; any thread may call at any moment."""
        self._given_up = True
        process = self._process
        if process is not None:
            kill(process)

    def _drop(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            end(process)

    def _started(self, closed: int) -> subprocess.Popen[bytes]:
        if self._process is not None and self._process.poll() is None:
            return self._process
        self._drop()
        self._process, self._spare = self._spare, None
        if self._process is None or self._process.poll() is not None:
            self._drop()
            self._process = self._launched()
        atexit.unregister(self.close)
        atexit.register(self.close)
        self._files = 0
        process = self._process  # whoever gives up from here on finds it
        if self._given_up or self._exchange(process, b"", START_SECONDS) != READY:
            self._drop()
            raise FileError(self._faults.absent if closed == self._closed else self._faults.interrupted)
        return process

    def _launched(self) -> subprocess.Popen[bytes]:
        try:
            return start(self._command or own_command())
        except OSError as error:
            raise FileError(self._faults.absent) from error

    def _ask(self, process: subprocess.Popen[bytes], act: str, payload: bytes, seconds: float) -> bytes | ChildEnding:
        """Return the child's answer, or how it ended without one."""
        ticket = secrets.token_bytes(TICKET_BYTES)
        task = msgspec.msgpack.encode(Task(act, payload, seconds, ticket))
        answer = self._exchange(process, task, seconds * self._patience.clock)
        if isinstance(answer, ChildEnding):
            return answer
        if not answer.startswith(ticket):
            self._drop()
            return ChildEnding.INTERRUPTED
        return answer[TICKET_BYTES:]

    def _exchange(self, process: subprocess.Popen[bytes], message: bytes, seconds: float) -> bytes | ChildEnding:
        """Send a message and return the next one, or how the child ended; it is gone then."""
        assert process.stdin is not None
        assert process.stdout is not None
        answer: bytes | ChildEnding = ChildEnding.INTERRUPTED
        self._late.clear()
        try:
            with watched(process, seconds, self._late.set):
                if message:
                    write_frame(process.stdin, message)
                answer = read_frame(process.stdout)
        except (EOFError, OSError, ValueError):  # ValueError: closed meanwhile
            answer = ChildEnding.INTERRUPTED if self._late.is_set() else ending_of(exit_code(process))
        finally:
            if not isinstance(answer, bytes):  # also where this thread was interrupted: the next answer is another's
                self._drop()
        return answer

    def _answered(self, answer: bytes, keeps: Keeps | None) -> bytes:
        try:
            told: Answer = msgspec.msgpack.decode(answer, type=Answer)
        except (msgspec.DecodeError, RecursionError) as error:
            self._drop()
            raise FileError(self._faults.crashed) from error
        if self._renewed:
            self._replace(told, keeps)
        match told:
            case Done():
                return told.payload
            case Refused():
                raise FileError(told.code, **told.params)
            case Failed():
                raise FileError(self._faults.mistaken, file=log_child_failure(told.trace))
            case Exhausted():
                raise FileError(self._faults.heavy)

    def _replace(self, told: Answer, keeps: Keeps | None) -> None:
        """End a child that read a file, and start the next in advance, unless the answer leaves no doubt about it."""
        self._files += 1
        clean = keeps is not None and isinstance(told, Done) and keeps(told.payload)
        if clean and self._files < MOST_FILES:
            return
        self._drop()
        with suppress(FileError):
            self._spare = self._launched()
