"""Answers that depend on a text alone are kept, so that a check after a keystroke reads one paragraph."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TypeVar

LONG = 4_000
"""Letters of a paragraph of which only few versions are kept: each keystroke in it makes another."""
_KEPT_SHORT = 4_000
_KEPT_LONG = 64
_T = TypeVar("_T")


def remembered(
    answer: Callable[[str], _T], kept: int = _KEPT_SHORT, kept_long: int = _KEPT_LONG
) -> Callable[[str], _T]:
    """`answer`, asked once for each of the texts met last."""
    short = lru_cache(maxsize=kept)(answer)
    long = lru_cache(maxsize=kept_long)(answer)

    def recall(text: str) -> _T:
        return short(text) if len(text) <= LONG else long(text)

    return recall
