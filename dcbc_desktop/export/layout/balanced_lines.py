"""Centred lines of even length, broken at natural places: names of bodies, titles, offices."""

from __future__ import annotations

from collections.abc import Sequence

from dcbc_desktop.export.fonts.registered_fonts import SPACE
from dcbc_desktop.export.layout.compounds import COMPOUNDS, OPENERS, OPENING_COMPOUNDS
from dcbc_desktop.export.layout.line_breaking import Shape, cut_word, make_line
from dcbc_desktop.export.layout.model import Line
from dcbc_desktop.export.layout.words import Metrics, Word

_LINE = 0.6
"""What one more line costs; evenness costs the square of the share of a line that stays empty."""
_PLAIN_BREAK, _COMPOUND_BREAK = 0.3, 2.0
"""A break at no natural place, and one inside a compound: rather one more line."""


def balanced_lines(words: Sequence[Word], shape: Shape, metrics: Metrics) -> list[Line]:
    """Few lines that fit `shape.width`, as even as possible."""
    fitting = _cut_to_width(words, shape, metrics)
    starts = _break_places(fitting, shape)
    ends = [*starts[1:], len(fitting)]
    return [
        make_line(fitting[start:end], shape, last=end == len(fitting)) for start, end in zip(starts, ends, strict=False)
    ]


def _cut_to_width(words: Sequence[Word], shape: Shape, metrics: Metrics) -> list[Word]:
    fitting: list[Word] = []
    for word in words:
        fitting += [word] if word.width <= shape.width else cut_word(word, shape.width, shape.width, metrics)
    return fitting


def _break_places(words: Sequence[Word], shape: Shape) -> list[int]:
    """Indexes of the words that begin a line, by dynamic programming from the end."""
    space = shape.size * SPACE
    count = len(words)
    best: list[tuple[float, int]] = [(0.0, 0)] * (count + 1)  # the cost from a word on, and where its line ends
    for start in range(count - 1, -1, -1):
        width = -space
        choices = []
        for end in range(start + 1, count + 1):
            width += space + words[end - 1].width
            if width > shape.width + 0.01 and end > start + 1:
                break
            unevenness = (1 - width / shape.width) ** 2
            choices.append((best[end][0] + _LINE + unevenness + _break_cost(words, end), end))
        best[start] = min(choices)
    return _follow([end for _, end in best], count)


def _follow(ends: Sequence[int], count: int) -> list[int]:
    starts, place = [], 0
    while place < count:
        starts.append(place)
        place = ends[place]
    return starts


def _break_cost(words: Sequence[Word], end: int) -> float:
    """What a break before `words[end]` costs: nothing after a comma or before a joining word."""
    if end == len(words):
        return 0.0
    before, first = _text(words[end - 1]), _text(words[end])
    if before.endswith((",", ";", ":", "-", "–")):
        return 0.0
    if before in OPENERS or (before, first.rstrip(",;:.")) in COMPOUNDS:
        return _COMPOUND_BREAK
    return 0.0 if first in OPENERS or (first, _text_at(words, end + 1)) in OPENING_COMPOUNDS else _PLAIN_BREAK


def _text_at(words: Sequence[Word], index: int) -> str:
    return _text(words[index]) if index < len(words) else ""


def _text(word: Word) -> str:
    return "".join(segment.text for segment in word.segments).lower()
