"""How wide the columns of a table are: never narrower than their longest word, the rest shared by what they hold."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from dcbc_desktop.errors import FileError
from dcbc_desktop.export.layout.measures import LANDSCAPE, PORTRAIT, Sheet

PAD = 4.0
"""Between a column's edge and its words."""
SIZES = (13.2, 12.0, 11.0)
"""Of letters in tables, best first: the text's smaller size (II.5.b: 13-14), and down to that of notes for wide ones.

A little over 13, so that who tells notes by their size does not take rows at the foot of a page for some.
"""
_LARGEST, _SMALLEST = SIZES[0], SIZES[-1]
_LEAST = _SMALLEST
"""A column holds at least its widest letter."""
_SLACK = 0.1
"""More than rounding may take from a column that is exactly as wide as a word."""
_COMFORT = 75.0
"""Of a column of text, at the largest size: three or four syllables on a line."""


class Need(NamedTuple):
    """What a column asks for, in points at the largest size: its longest word, and its longest cell on one line."""

    least: float
    natural: float

    @property
    def comfortable(self) -> float:
        """Room for its cells on one line, or for a few words on each."""
        return max(self.least, min(self.natural, _COMFORT))


class Place(NamedTuple):
    """Where a table stands: the sheet, the size of its letters, its columns' edges from the left margin."""

    sheet: Sheet
    size: float
    edges: tuple[float, ...]


def place_upright(needs: Sequence[Need]) -> Place:
    """On portrait pages, in letters that leave each column enough for a few words on a line."""
    return _placed(needs, [(PORTRAIT, size) for size in SIZES])


def place_alone(needs: Sequence[Need]) -> Place:
    """On pages of its own: turned rather than set in smaller letters."""
    return _placed(needs, [(PORTRAIT, _LARGEST), *((LANDSCAPE, size) for size in SIZES)])


def _placed(needs: Sequence[Need], choices: Sequence[tuple[Sheet, float]]) -> Place:
    """The first choice that is comfortable, else the last; where that cannot hold the longest words they are cut."""
    sheet, size = next((choice for choice in choices if _is_comfortable(needs, *choice)), choices[-1])
    return Place(sheet, size, column_edges(needs, sheet.text_width, size))


def _is_comfortable(needs: Sequence[Need], sheet: Sheet, size: float) -> bool:
    widths = sum(need.comfortable for need in needs) * size / _LARGEST
    return widths + (2 * PAD + _SLACK) * len(needs) <= sheet.text_width


def column_edges(needs: Sequence[Need], width: float, size: float) -> tuple[float, ...]:
    """Edges of columns that fill `width`; raises FileError `outline_data_invalid` for more columns than it can hold."""
    room = width - 2 * PAD * len(needs)
    if room < (_LEAST + _SLACK) * len(needs):
        raise FileError("outline_data_invalid")
    scale = size / _LARGEST
    least, comfortable, natural = (
        [max(min(wish * scale, room), _LEAST) + _SLACK for wish in wishes]
        for wishes in zip(*((need.least, need.comfortable, need.natural) for need in needs), strict=True)
    )
    widths = _shared(comfortable if sum(comfortable) <= room else least, natural, room)
    *inner, _ = accumulate((wide + 2 * PAD for wide in widths), initial=0.0)
    return (*inner, width)


def _shared(least: list[float], natural: list[float], room: float) -> list[float]:
    """Natural widths stretched or cut down to `room`; too little room takes from the widest columns only."""
    if sum(natural) <= room:
        return [wide * room / sum(natural) for wide in natural]
    if sum(least) <= room:
        wishes = [wide - low for wide, low in zip(natural, least, strict=True)]
        share = (room - sum(least)) / sum(wishes)
        return [low + wish * share for low, wish in zip(least, wishes, strict=True)]
    return _levelled(least, room)


def _levelled(wishes: list[float], room: float) -> list[float]:
    """Each wish up to one common limit, with which they fill `room`."""
    left, limit = room, room
    for count, wish in zip(range(len(wishes), 0, -1), sorted(wishes), strict=True):
        limit = left / count
        if wish > limit:
            break
        left -= wish
    return [min(wish, limit) for wish in wishes]
