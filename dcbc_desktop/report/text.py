"""Clean text: NFC, without characters that a page cannot show."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple, TypeVar

T = TypeVar("T")
OBJECT = "\ufffc"
"""Stands for a footnote in an editor; never part of stored text."""

# Control characters, lone surrogates, non-characters, the object mark, and what is invisible but moves or hides
# letters: soft hyphen, zero-width characters, bidi controls, interlinear marks, tags.
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\ufdd0-\ufdef\ufeff\ufff0-\ufffc\ufffe\uffff\ud800-\udfff\U000e0000-\U000e0fff]"
)
# No Vietnamese text has so many letters beyond U+0300 in a row; only there may combining marks pile up.
_PILE = re.compile("[^\x00-\u02ff]{17,}")
MAX_MARKS = 16
"""Combining marks on one letter; NFC takes time with the square of their number."""
_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_LINE_ENDS = re.compile("\r\n|[\r\n\u2028\u2029\x85\x0b\x0c]")


class Cleaned(NamedTuple):
    """Clean text, and the characters removed: (code point position in the input, character)."""

    text: str
    removed: tuple[tuple[int, str], ...]


def clean_line(text: str) -> Cleaned:
    """Clean one paragraph's text: NFC, tabs and line ends as spaces, unprintable characters removed."""
    text = _LINE_ENDS.sub(" ", text).replace("\t", " ")
    removed = [(m.start(), m.group()) for m in _UNPRINTABLE.finditer(text)]
    for pile in _PILE.finditer(text):
        removed += _marks_too_many(pile.group(), pile.start())
    if removed:
        taken = {place for place, _ in removed}
        text = "".join(char for place, char in enumerate(text) if place not in taken)
    return Cleaned(nfc(text), tuple(sorted(removed)))


def _marks_too_many(pile: str, start: int) -> Iterator[tuple[int, str]]:
    marks = 0
    for place, char in enumerate(pile, start):
        marks = marks + 1 if unicodedata.combining(char) else 0
        if marks > MAX_MARKS and not _UNPRINTABLE.match(char):
            yield place, char


def utf16_length(text: str) -> int:
    """Return the length of a text in UTF-16 code units, in which Qt counts."""
    return len(text) + sum(char > "\uffff" for char in text)


def split_lines(text: str) -> list[str]:
    """Split by any line end of a file or clipboard."""
    return _LINE_ENDS.split(text)


def nfc(text: str) -> str:
    """Return precomposed Unicode (TCVN 6909:2001)."""
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def usual_width(text: str) -> str:
    """Return text with the wide letters, digits and signs of East Asian keyboards as ASCII: `１２` is `12`."""
    return text.translate(_WIDE)


def is_clean(text: str) -> bool:
    """True when `text` can be stored unchanged."""
    return clean_line(text) == (text, ())


def character_name(char: str) -> str:
    """Return the name of a character that cannot be shown: `U+202E`."""
    return f"U+{ord(char):04X}"


def fold(text: str) -> str:
    """Return text for searching and comparing without diacritics and case: `Quý` is found by `quy`."""
    plain = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return "".join(char for char in plain if not unicodedata.combining(char))


def fold_case(text: str) -> str:
    """Return text for comparing labels: diacritics count, case and the number of spaces do not."""
    return " ".join(text.casefold().split())


def common_ends(old: Sequence[T], new: Sequence[T], key: Callable[[T], object] = lambda item: item) -> tuple[int, int]:
    """Return the lengths of the common beginning and of the common end of two sequences, which never overlap."""
    most = min(len(old), len(new))
    head = next((n for n in range(most) if key(old[n]) != key(new[n])), most)
    rest = most - head
    return head, next((n for n in range(rest) if key(old[-1 - n]) != key(new[-1 - n])), rest)
