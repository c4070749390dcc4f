"""Choices of an outline, found from words that differ in case, marks, punctuation, spaces or the place of a tone."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Final

from dcbc_desktop.report.text import clean_line, fold

_TONES: Final = frozenset("\u0300\u0301\u0303\u0309\u0323")
"""Grave, acute, tilde, hook above, dot below: the tones, unlike the marks of ă, â, ê, ô, ơ, ư."""
_PUNCTUATION: Final = re.compile(r"[\s.,;:()\[\]{}/\\\"'“”‘’_*•–—-]+")
_LONGEST: Final = 200


def near_choice(text: str, choices: Sequence[str]) -> str | None:
    """Return the one choice that the words mean; None for a choice itself and where none or several are near."""
    if text.strip() in choices or not text.strip() or len(text) > _LONGEST:
        return None
    return _near(text, tuple(choices))


@lru_cache(maxsize=4_096)
def _near(text: str, choices: tuple[str, ...]) -> str | None:
    for key in (_by_letters, _without_marks):
        wanted = key(text)
        found = [choice for choice in choices if key(choice) == wanted] if wanted else []
        if found:
            return found[0] if len(found) == 1 else None
    return None


def _by_letters(text: str) -> str:
    """Return words with each tone behind its syllable: `hoà` and `hòa` are one."""
    return " ".join(map(_toneless_first, _words(text, str.casefold)))


def _without_marks(text: str) -> str:
    return " ".join(_words(text, fold))


def _words(text: str, key: Callable[[str], str]) -> list[str]:
    return _PUNCTUATION.sub(" ", key(clean_line(text).text)).split()


def _toneless_first(word: str) -> str:
    letters = unicodedata.normalize("NFD", word)
    tones = "".join(char for char in letters if char in _TONES)
    return "".join(char for char in letters if char not in _TONES) + tones
