"""First difference between two readings of one page: by letters and by the spaces between them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from itertools import compress, count
from operator import ne
from typing import Final, NamedTuple

MAX_SHOWN: Final = 60
"""Letters of an excerpt."""
_WORDS_SHOWN: Final = 3
_SAME_MEANING: Final = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB50)}
"""Ligatures and presentation forms, which programs that read pages give as the letters they stand for."""
_PRESENTED: Final = re.compile("[\ufb00-\ufb4f]")
_MARKS: Final = re.compile("[\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u1dc0-\u1dff\u20d0-\u20f0\ufe20-\ufe2f]")
"""Marks without width that stand alone: several in one place are read as one, in any order. Vietnamese has none."""
RIGHT_TO_LEFT: Final = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe]")
"""Letters beside which programs that read pages turn marks round, and take those that stand alone for accents."""


class Parting(NamedTuple):
    """First difference between two readings: the words there in each, and the piece of the first one."""

    expected: str
    found: str
    piece: int


class _Reading(NamedTuple):
    """Letters without spaces; the positions of spaces, and of possible spaces."""

    letters: str
    spaces: frozenset[int]
    doubts: frozenset[int]


def parting(expected: Sequence[str], found: Sequence[str], doubt: str) -> Parting | None:
    """Compare two readings, each a sequence of pieces; None where they are equal.

    `doubt` in `found` marks a piece that may be a space. Beside letters from right to left only letters and digits are
    compared: programs that read pages turn the marks there round, so the drawing has to be compared instead.
    """
    one, other = _plain("".join(expected)), _plain("".join(found))
    if one != other and RIGHT_TO_LEFT.search("".join(found)):
        one, other = _letters_alone(one), _letters_alone(other)
    if one == other:
        return None
    letters = _first_difference(_read(one, doubt), _read(other, doubt))
    if letters is None:
        return None
    seen = [piece.replace(doubt, " ") for piece in found]
    return Parting(_words_at(expected, letters), _words_at(seen, letters), _piece_at(expected, letters))


def _plain(text: str) -> str:
    told = text.translate(_SAME_MEANING) if _PRESENTED.search(text) else text
    return " ".join(_MARKS.sub("", told).split())


def _letters_alone(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def _read(text: str, doubt: str) -> _Reading:
    letters, spaces, doubts = 0, set(), set()
    for letter in text:
        if letter == " ":
            spaces.add(letters)
        elif letter == doubt:
            doubts.add(letters)
        else:
            letters += 1
    return _Reading(text.replace(" ", "").replace(doubt, ""), frozenset(spaces), frozenset(doubts))


def _first_difference(one: _Reading, other: _Reading) -> int | None:
    """Return the number of letters before the first difference; spaces at either end do not count."""
    shorter = min(len(one.letters), len(other.letters))
    apart = list(compress(count(), map(ne, one.letters, other.letters)))[:1]
    if not apart and len(one.letters) != len(other.letters):
        apart = [shorter]
    spaces = (one.spaces ^ other.spaces) - ((one.spaces - other.spaces) & other.doubts) - {0, len(one.letters)}
    return min([*apart, *spaces], default=None)


def _words_at(pieces: Sequence[str], letters: int) -> str:
    """Return the word with the letter at this position, and the words after it."""
    seen, shown = 0, []
    for word in _plain(" ".join(pieces)).split():
        seen += len(word)
        if seen > letters:
            shown.append(word)
        if len(shown) == _WORDS_SHOWN:
            break
    text = " ".join(shown)[:MAX_SHOWN]
    return "".join([letter for letter in text if letter.isprintable()])


def _piece_at(pieces: Sequence[str], letters: int) -> int:
    seen = 0
    for number, piece in enumerate(pieces):
        seen += len(_plain(piece).replace(" ", ""))
        if seen > letters:
            return number
    return len(pieces) - 1
