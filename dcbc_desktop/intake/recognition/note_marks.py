"""Footnote marks in running text: `[3]`, `³` and `định3`, told by the sequence of the notes there are."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from dcbc_desktop.intake.recognition.paragraph_joining import Joined

_SUPERSCRIPT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_MARK = re.compile(
    r"\[(?P<bracket>[0-9]{1,3})\]"
    r"|(?P<raised>[⁰¹²³⁴-⁹]{1,3})"
    r"|(?:(?<=[^\W\d_])|(?<=[)\]”’\"!?…%»])|(?<=[^\W\d_][.,:;]))(?P<glued>[1-9][0-9]{0,2})(?![\w/%]|[.,][0-9])"
)
_WORD_BEFORE = re.compile(r"[^\W_]{1,12}$")
# `CO2`, `A4`, `km2`, `PM10`: digits that belong to their word.
_OWN_DIGITS = re.compile(r"[A-Z]{1,3}|[A-Z0-9]*[0-9][A-Z]*|[kdcmh]?m|Covid", re.ASCII)


OWN_DIGITS = 3
"""The doubt of digits that seem to belong to their word."""


class Mark(NamedTuple):
    """A place that may be a mark; the lower `doubt`, the surer."""

    start: int
    end: int
    number: int
    doubt: int


class Place(NamedTuple):
    """A mark in one of several paragraphs."""

    paragraph: int
    mark: Mark


def note_number(digits: str) -> int:
    """The number that digits say, raised or not."""
    return int(digits.translate(_SUPERSCRIPT))


def marks_in(text: str) -> Iterator[Mark]:
    """Every place in a text that looks like a footnote mark."""
    for match in _MARK.finditer(text):
        if match["bracket"]:
            yield Mark(match.start(), match.end(), int(match["bracket"]), 0)
        elif match["raised"]:
            yield Mark(match.start(), match.end(), note_number(match["raised"]), 1)
        else:
            word = _WORD_BEFORE.search(text[max(0, match.start() - 12) : match.start()])
            own = word is not None and _OWN_DIGITS.fullmatch(word.group()) is not None
            yield Mark(match.start(), match.end(), int(match["glued"]), OWN_DIGITS if own else 2)


def place_notes(paragraphs: Sequence[Joined], notes: Iterable[tuple[int, int]]) -> dict[int, Place]:
    """The mark of each note, given as (number, line it begins on), by number; notes without a mark are left out.

    Marks follow each other in the order of the notes, each before its note. Where several places would do, the surest
    counts, and of equals the first.
    """
    places: list[Place] = []
    by_number: dict[int, list[int]] = defaultdict(list)
    for index, paragraph in enumerate(paragraphs):
        for mark in marks_in(paragraph.text):
            by_number[mark.number].append(len(places))
            places.append(Place(index, mark))
    first_lines = [paragraphs[place.paragraph].number for place in places]
    wanted = [(number, by_number[number], bisect_left(first_lines, line)) for number, line in notes]
    return _choose(places, wanted)


def _choose(places: list[Place], wanted: list[tuple[int, list[int], int]]) -> dict[int, Place]:
    latest = len(places)
    limits = []
    for _, candidates, before in reversed(wanted):
        fitting = bisect_left(candidates, min(latest, before))
        limits.append(candidates[fitting - 1] if fitting else -1)
        latest = limits[-1] if fitting else latest
    chosen: dict[int, Place] = {}
    last = -1
    for (number, candidates, _), limit in zip(wanted, reversed(limits), strict=True):
        possible = [c for c in candidates if last < c <= limit]
        if possible:
            last = min(possible, key=lambda c: places[c].mark.doubt)
            chosen[number] = places[last]
    return chosen
