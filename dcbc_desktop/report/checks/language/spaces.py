"""Blanks and marks: too many, missing, on the wrong side; dots, and letters that nobody sees."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dcbc_desktop.report.checks.language.passages import Spot

_BLANK = " \u00a0"
_BEFORE_MARK = re.compile(rf"(?<=[^\s{_BLANK}])[{_BLANK}]++(?:[,;:!?]|\./\.|\.(?![\w.]))")
_IN_BRACKETS = re.compile(rf"(?<=[(“«])[{_BLANK}]++(?=[^\s)”»])|(?<=[^\s(“«])[{_BLANK}]++(?=[)”»])")
_EXTRA = re.compile(rf"(?<=\S)[{_BLANK}]{{2,}}+(?=\S)|\A[{_BLANK}]++(?=\S)")
_MISSING = re.compile(
    r"(?<=[^\W\d_])[,;](?=[^\W\d_])|(?<=[^\W\d_]):(?=[^\W\d_])|(?<=[^\W\d_A-Z])\.(?=[^\W\d_])|\)(?=[^\W\d_]{2})"
)
_ADDRESS = re.compile(r"@|://|www\.|\.(?:vn|com|org|net|gov|html?|docx?|xlsx?|pdf|txt)\b", re.IGNORECASE)
_DOTS = re.compile(r"(?<![.…])(?:\.\.(?![.…/])|…\.++|\.{3}…)")
_BLANK_LEFT = re.compile(r"\.{4,}+|…{2,}+|_{3,}+|(?:\. ){4,}+")
_UNSEEN = re.compile("[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]+")
_LONGEST_WORD = 60


def blanks_before_marks(text: str) -> Iterator[Spot]:
    """`cơ quan , đơn vị`."""
    for match in _BEFORE_MARK.finditer(text):
        mark = match[0].lstrip(_BLANK)
        yield Spot(match.start(), len(match[0]), {"mark": mark}, mark)


def blanks_in_brackets(text: str) -> Iterator[Spot]:
    """`( kèm theo )`, `“ dân biết ”`."""
    for match in _IN_BRACKETS.finditer(text):
        yield Spot(match.start(), len(match[0]), {}, "")


def extra_blanks(text: str) -> Iterator[Spot]:
    """Two blanks and more between words, or blanks before the first."""
    for match in _EXTRA.finditer(text):
        yield Spot(match.start(), len(match[0]), {}, " " if match.start() else "")


def missing_blanks(text: str) -> Iterator[Spot]:
    """`cơ quan,đơn vị`; not in numbers, addresses, file names and document numbers."""
    for match in _MISSING.finditer(text):
        start, end = _around(text, match.start())
        if _is_slip(text, match.start(), text[start:end]):
            yield Spot(match.start(), 1, {"mark": match[0]}, f"{match[0]} ")


def _around(text: str, place: int) -> tuple[int, int]:
    """Where the piece without blanks around a place begins and ends, as far as a word may go."""
    before = text[max(0, place - _LONGEST_WORD) : place]
    after = text[place : place + _LONGEST_WORD]
    return place - len(before.split(" ")[-1]), place + len(after.split(" ")[0])


def _is_slip(text: str, place: int, piece: str) -> bool:
    if _ADDRESS.search(piece):
        return False
    if text[place] != ".":
        return text[place] != ":" or not piece.isascii()
    before, after = text[:place][-2:], text[place + 1 : place + 3]
    return len(before) == 2 and before.isalpha() and after[:1].isupper() and not after.isupper()


def wrong_dots(text: str) -> Iterator[Spot]:
    """Two dots, or dots beside `…`; three are right."""
    for match in _DOTS.finditer(text):
        if text[max(0, match.start() - 3) : match.start()].lower() != "v.v":
            yield Spot(match.start(), len(match[0]), {"found": match[0]}, "...")


def blanks_to_fill(text: str) -> Iterator[Spot]:
    """A dotted line that nobody filled in."""
    for match in _BLANK_LEFT.finditer(text):
        yield Spot(match.start(), len(match[0]), {"found": match[0][:12]})


def unseen_letters(text: str) -> Iterator[Spot]:
    """Characters without width, left over from a web page or another program."""
    for match in _UNSEEN.finditer(text):
        yield Spot(match.start(), len(match[0]), {"name": f"U+{ord(match[0][0]):04X}"}, "")
