"""A text as its filled lines, and how the whole of it is broken into lines."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from dcbc_desktop.errors import FileError
from dcbc_desktop.report.prose import MAX_CHARACTERS, MAX_PARAGRAPHS
from dcbc_desktop.report.text import clean_line, split_lines

_NEWLINE = re.compile("\r\n|[\r\n]")
_TAB = "    "
_UNFINISHED_LETTERS = 40
"""Shorter lines say nothing about hard line breaks: they may be items of a list."""
_ENDS_SENTENCE = re.compile(r"[.!?…:;][)\]”’\"'»]*$")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that holds something: its number in the file from 1, its words, and its look.

    `raw` keeps the blanks inside, by which columns are told; `gap` says that blank lines stand before it, `broken`
    that a page ended before it.
    """

    number: int
    text: str
    raw: str
    gap: bool
    broken: bool = False

    @property
    def indent(self) -> int:
        """Blanks before its first letter."""
        return len(self.raw) - len(self.raw.lstrip())

    @property
    def finished(self) -> bool:
        """Whether it ends as a sentence or an item ends."""
        return bool(_ENDS_SENTENCE.search(self.text[-8:]))

    @property
    def starts_small(self) -> bool:
        """Whether it goes on in the middle of a sentence."""
        return self.text[0].islower()


class Source(NamedTuple):
    """The filled lines of a text and how many invisible characters were taken out of them."""

    lines: list[Line]
    removed: int


def read_lines(text: str) -> Source:
    """Split by every line end; raises FileError `text_too_long` for more than any report holds."""
    if len(text) > MAX_CHARACTERS:
        raise FileError("text_too_long")
    lines: list[Line] = []
    removed = 0
    gap = True
    for number, physical in enumerate(_NEWLINE.split(text), 1):
        broken = False
        for piece in split_lines(physical) if physical.strip() else ():
            cleaned = clean_line(piece.replace("\t", _TAB))
            removed += len(cleaned.removed)
            words = " ".join(cleaned.text.split())
            if words:
                lines.append(Line(number, words, cleaned.text.rstrip(), gap, broken))
                _check_count(lines)
            gap, broken = not words, "\f" in physical
        gap = gap or not physical.strip()
    return Source(lines, removed)


def _check_count(lines: list[Line]) -> None:
    if len(lines) > MAX_PARAGRAPHS:
        raise FileError("text_too_long")


@dataclass(frozen=True, slots=True)
class Style:
    """How a text is broken: `wrapped` at a `width`, with or without blank lines between its paragraphs.

    `margin` is the indent that most of its lines have.
    """

    wrapped: bool
    blank_between: bool
    width: int
    margin: int


def style_of(lines: list[Line]) -> Style:
    """Wrapped where at least a quarter of the lines after a long line go on in the middle of a sentence."""
    after_long = [(a, b) for a, b in pairwise(lines) if not b.gap and len(a.text) >= _UNFINISHED_LETTERS]
    going_on = sum(b.starts_small and not a.finished for a, b in after_long)
    lengths = sorted(len(line.text) for line in lines)
    width = lengths[len(lengths) * 9 // 10] if lengths else 0
    gaps = sum(line.gap for line in lines)
    margin = Counter(line.indent for line in lines).most_common(1)[0][0] if lines else 0
    return Style(going_on * 4 >= max(1, len(after_long)), gaps * 12 >= len(lines) and gaps > 1, width, margin)
