"""Choices of an outline, found from words that differ in case, marks, punctuation, spaces or the place of a tone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from dcbc_desktop.report.names.name_words import spelled
from dcbc_desktop.report.text import clean_line

_PUNCTUATION: Final = re.compile(r"[\s.,;:()\[\]{}/\\\"'“”‘’_*•–—-]+")
_LONGEST: Final = 200


def near_choice(text: str, choices: Sequence[str]) -> str | None:
    """Return the one choice that the words mean; None for a choice itself and where none or several are near."""
    if text.strip() in choices or not text.strip() or len(text) > _LONGEST:
        return None
    return _near(text, tuple(choices))


@lru_cache(maxsize=4_096)
def _near(text: str, choices: tuple[str, ...]) -> str | None:
    for marks in (True, False):  # `hoà` and `hòa` are one; where none is found, `hoa` is, too
        wanted = _words(text, marks=marks)
        found = [choice for choice in choices if _words(choice, marks=marks) == wanted] if wanted else []
        if found:
            return found[0] if len(found) == 1 else None
    return None


def _words(text: str, *, marks: bool) -> list[str]:
    """Return the words of a text as they are compared: without punctuation and case."""
    plain = _PUNCTUATION.sub(" ", clean_line(text).text.casefold())
    return [spelled(word, marks=marks) for word in plain.split()]
