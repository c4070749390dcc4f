"""Pages that nobody waits for any more are not made to their end."""

from __future__ import annotations

from collections.abc import Callable

Wanted = Callable[[], bool]


class NoLongerWantedError(Exception):
    """Not a failure: whoever asked was told to go on without an answer. Never leaves `workflow`."""


def always() -> bool:
    """For whoever waits to the end."""
    return True


def require(wanted: Wanted) -> None:
    """Ask between two paragraphs, or two pages, whether to go on."""
    if not wanted():
        raise NoLongerWantedError
