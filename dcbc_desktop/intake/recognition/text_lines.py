"""Filled lines of a text, the way it is broken into lines, and page numbers alone on a line."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
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

_PAGE_NUMBER = re.compile(r"(?:trang |[-–] ?)?(?P<number>[1-9][0-9]{0,2})(?: ?[-–])?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class SourceLine:
    """Line that is not empty: its number in the file from 1 and its words.

    `raw` keeps the spaces inside, by which columns are recognised; `gap`: blank lines before it; `broken`: a page ended
    before it.
    """

    number: int
    text: str
    raw: str
    gap: bool
    broken: bool = False

    @property
    def indent(self) -> int:
        """Number of spaces before its first letter."""
        return len(self.raw) - len(self.raw.lstrip())

    @property
    def finished(self) -> bool:
        """True when it ends like a sentence or an item."""
        return bool(_ENDS_SENTENCE.search(self.text[-8:]))

    @property
    def starts_small(self) -> bool:
        """True when it continues a sentence."""
        return self.text[0].islower()


class SourceText(NamedTuple):
    """Filled lines of a text, and the number of invisible characters removed from them."""

    lines: list[SourceLine]
    removed: int


def read_lines(text: str) -> SourceText:
    """Split text by every line end; raises FileError `text_too_long` for more than any report holds."""
    if len(text) > MAX_CHARACTERS:
        raise FileError("text_too_long")
    lines: list[SourceLine] = []
    removed = 0
    gap = True
    for number, physical in enumerate(_NEWLINE.split(text), 1):
        broken = False
        for piece in split_lines(physical) if physical.strip() else ():
            cleaned = clean_line(piece.replace("\t", _TAB))
            removed += len(cleaned.removed)
            words = " ".join(cleaned.text.split())
            if words:
                lines.append(SourceLine(number, words, cleaned.text.rstrip(), gap, broken))
                if len(lines) > MAX_PARAGRAPHS:
                    raise FileError("text_too_long")
            gap, broken = not words, "\f" in physical
        gap = gap or not physical.strip()
    return SourceText(lines, removed)


@dataclass(frozen=True, slots=True)
class LineLayout:
    """Line breaks of a text: `wrapped` at a `width`, with or without blank lines between paragraphs.

    `margin` is the indent that most of its lines have.
    """

    wrapped: bool
    blank_between: bool
    width: int
    margin: int


def style_of(lines: list[SourceLine]) -> LineLayout:
    """Recognise the layout: wrapped where a quarter of the lines after a long line continue its sentence."""
    after_long = [(a, b) for a, b in pairwise(lines) if not b.gap and len(a.text) >= _UNFINISHED_LETTERS]
    going_on = sum(b.starts_small and not a.finished for a, b in after_long)
    lengths = sorted(len(line.text) for line in lines)
    width = lengths[len(lengths) * 9 // 10] if lengths else 0
    gaps = sum(line.gap for line in lines)
    margin = Counter(line.indent for line in lines).most_common(1)[0][0] if lines else 0
    return LineLayout(going_on * 4 >= max(1, len(after_long)), gaps * 12 >= len(lines) and gaps > 1, width, margin)


def take_page_numbers(lines: list[SourceLine], style: LineLayout) -> tuple[list[SourceLine], list[SourceLine]]:
    """Return the lines without page numbers, and the page numbers.

    A number is one only where it grows from page to page and is separate: with blank lines around it in a text with
    hard line breaks, in any other text only where it interrupts a sentence. Elsewhere it may be a figure and stays.
    """
    kept: list[SourceLine] = []
    numbers: list[SourceLine] = []
    last = 0
    for line, after in zip(lines, [*lines[1:], None], strict=True):
        match = _PAGE_NUMBER.fullmatch(line.text)
        if match and int(match["number"]) > last and _stands_apart(kept, line, after, style):
            numbers.append(line)
            last = int(match["number"])
        elif numbers and (not kept or kept[-1].number < numbers[-1].number):
            kept.append(replace(line, gap=True, broken=True))
        else:
            kept.append(line)
    return kept, numbers


def _stands_apart(kept: list[SourceLine], line: SourceLine, after: SourceLine | None, style: LineLayout) -> bool:
    if not (line.gap or line.broken) or (after and not (after.gap or after.broken)):
        return False
    if style.wrapped or not kept or after is None:
        return style.wrapped
    return after.broken or (not kept[-1].finished and after.starts_small)
