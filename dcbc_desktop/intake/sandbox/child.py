"""Child side of the sandbox: limits first, then tasks, each in a process of its own where the system can, until the
parent is gone."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from functools import partial
from typing import IO, Final

import msgspec

from dcbc_desktop.errors import DcbcError
from dcbc_desktop.failure_log import private_traceback
from dcbc_desktop.intake.sandbox.forks import PARENT_GONE, SERVED, serve_by_forks
from dcbc_desktop.intake.sandbox.limits import CONFINED, Limits
from dcbc_desktop.intake.sandbox.messages import (
    MAX_FRAME,
    READY,
    Answer,
    Done,
    Exhausted,
    Failed,
    Refused,
    Task,
    read_frame,
    write_frame,
)

Act = Callable[[bytes], bytes]
_TRACE_LETTERS: Final = 8_000


def serve(
    acts: Mapping[str, Act],
    prepare: Callable[[], None],
    limits: Limits = CONFINED,
    *,
    forks: bool = False,
    warm: Callable[[], None] = lambda: None,
) -> int:
    """Answer the parent's tasks; only the acts named here can be run. Returns the exit code.

    With `forks` each task has a process of its own where the system can fork; `warm` then fills caches before the
    second. Elsewhere the parent replaces a child after its task.
    """
    asked, answered = _own_pipes()
    limits.for_good()
    prepare()
    serve_one = partial(_serve_one, acts, limits, asked, answered)
    try:
        write_frame(answered, READY)
    except OSError:
        return 0
    if forks and hasattr(os, "fork"):
        return serve_by_forks(serve_one, warm)
    while serve_one() == SERVED:
        pass
    return 0


def _serve_one(acts: Mapping[str, Act], limits: Limits, asked: IO[bytes], answered: IO[bytes]) -> int:
    try:
        task = msgspec.msgpack.decode(read_frame(asked), type=Task)
        limits.for_task(task.seconds)
        write_frame(answered, task.ticket + _encoded(_done(acts, task)))
    except (EOFError, OSError):
        return PARENT_GONE
    return SERVED


def _own_pipes() -> tuple[IO[bytes], IO[bytes]]:
    """Move the two pipes to numbers of their own; output of libraries is discarded."""
    asked, answered = os.dup(0), os.dup(1)
    nowhere = os.open(os.devnull, os.O_RDWR)
    for number in (0, 1, 2):
        os.dup2(nowhere, number)
    if sys.platform == "win32":
        import msvcrt  # noqa: PLC0415  Windows alone has it

        for pipe in (asked, answered):
            msvcrt.setmode(pipe, os.O_BINARY)
    return os.fdopen(asked, "rb"), os.fdopen(answered, "wb")


def _done(acts: Mapping[str, Act], task: Task) -> Answer:
    try:
        return Done(acts[task.act](task.payload))
    except DcbcError as error:
        return Refused(error.code, {name: _plain(value) for name, value in error.params.items()})
    except (MemoryError, RecursionError):
        return Exhausted()
    except Exception as error:  # noqa: BLE001  the child's outermost border: the parent writes it into the log
        return Failed(private_traceback(error)[-_TRACE_LETTERS:])


def _encoded(answer: Answer) -> bytes:
    message = msgspec.msgpack.encode(answer)
    return message if len(message) <= MAX_FRAME else msgspec.msgpack.encode(Exhausted())


def _plain(value: object) -> str | int | float | None:
    return value if isinstance(value, str | int | float | None) else str(value)
