"""Whether an answer of a worker thread is still waited for."""

from __future__ import annotations


class Wish:
    """Asked on the worker thread, taken back on the GUI thread: pages of an older text only cost the next key time."""

    def __init__(self) -> None:
        self._holds = True

    def take_back(self) -> None:
        """The answer would come too late."""
        self._holds = False

    def __call__(self) -> bool:
        """Whether it still holds."""
        return self._holds
