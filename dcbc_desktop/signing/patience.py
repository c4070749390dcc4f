"""A time limit for foreign code that may never answer: the module of a token belongs to its maker, not to us."""

from __future__ import annotations

from collections.abc import Callable
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Final, TypeVar

from dcbc_desktop.errors import DcbcError, FileError

SECONDS: Final = 120.0
"""Old tokens with long keys take some; nobody waits longer for a signature."""
_Answer = TypeVar("_Answer")


def within(seconds: float, job: Callable[[], _Answer]) -> _Answer:
    """What the job answers or raises; FileError `token_silent` where it takes longer.

    A call that hangs inside a module cannot be ended from outside: its thread is left behind, holds nothing of ours,
    and goes with the process.
    """
    answers: SimpleQueue[_Answer | DcbcError] = SimpleQueue()

    def run() -> None:
        try:
            answers.put(job())
        except DcbcError as refusal:
            answers.put(refusal)

    thread = Thread(target=run, name="token", daemon=True)
    thread.start()
    answer = _first(answers, thread, seconds)
    if isinstance(answer, DcbcError):
        raise answer
    return answer


def _first(answers: SimpleQueue[_Answer | DcbcError], thread: Thread, seconds: float) -> _Answer | DcbcError:
    """Asked in short turns, because a job that breaks down answers nothing at all."""
    waited, turn = 0.0, 0.25
    while waited < seconds:
        try:
            return answers.get(timeout=turn)
        except Empty:
            waited += turn
            if not thread.is_alive() and answers.empty():
                raise FileError("token_failed") from None
    raise FileError("token_silent", seconds=round(seconds))
