"""Words of names as they are compared: in small letters, with or without diacritics, marks of tone in one place."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Final

from dcbc_desktop.report.text import fold, nfc

MAX_LETTERS: Final = 250
"""Letters of a name that are compared; the longest printed ones have about 150."""
_TONES: Final = frozenset("\u0300\u0301\u0303\u0309\u0323")
_WORDS: Final = re.compile(r"[^\W_]+(?:['\u2019\u02bc][^\W_]+)*")
Words = tuple[str, ...]


def cleaned(name: str) -> str:
    """Return a name in small letters, precomposed, without invisible marks; `ð` stands for `đ` in old files."""
    seen = "".join(letter for letter in name[:MAX_LETTERS] if unicodedata.category(letter) != "Cf")
    return nfc(unicodedata.normalize("NFKC", seen).casefold().replace("ð", "đ"))


def has_marks(name: str) -> bool:
    """Return whether a name has a diacritic anywhere; some authorities leave them out."""
    small = cleaned(name)
    return fold(small) != small


def written_with_marks(*names: str) -> bool:
    """Return whether all of the names are written with diacritics: then these have to be equal."""
    return all(map(has_marks, names))


def words(text: str, *, marks: bool) -> Words:
    """Return the words of a cleaned text. With `marks` `hòa` and `hoà` are equal, without also `hoa`."""
    return tuple(spelled(word, marks=marks) for word in _WORDS.findall(text))


def spelled(word: str, *, marks: bool) -> str:
    """Return a small word as it is compared: its tone behind the letters, or no diacritics at all."""
    if not marks:
        return fold(word)
    letters = unicodedata.normalize("NFD", word)
    bare = "".join(letter for letter in letters if letter not in _TONES)
    return nfc(bare) + "".join(sorted(letter for letter in letters if letter in _TONES))


@cache
def phrases(listed: str, *, marks: bool) -> frozenset[Words]:
    """Return a list of phrases, separated by commas, as they are compared."""
    return frozenset(words(phrase, marks=marks) for phrase in listed.split(","))
