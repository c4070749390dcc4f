"""Runs of the text model become words with a width."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from dcbc_desktop.errors import RefusedError
from dcbc_desktop.export.fonts.registered_fonts import font_name
from dcbc_desktop.export.layout.measures import MARK_RISE, MARK_SCALE
from dcbc_desktop.export.layout.model import Segment, Style
from dcbc_desktop.report.prose import FigureRun, Inline, Text
from dcbc_desktop.report.text import character_name

# Spaces that lines may break at. A no-break space, a figure space and a narrow no-break space belong to their word.
_BREAKABLE = re.compile("[ \t\n\r\u1680\u2000-\u2006\u2008-\u200a\u205f\u3000]")


class Word(NamedTuple):
    """What stands between two spaces."""

    segments: tuple[Segment, ...]
    width: float


class Metrics:
    """Widths of text; what was measured once is remembered for one document."""

    def __init__(self, widths: Mapping[str, Mapping[str, float]]) -> None:
        self._widths = widths
        self._known: dict[tuple[str, str], float] = {}
        self._plain: dict[Style, dict[str, Word]] = {}

    def width(self, text: str, style: Style) -> float:
        """Points; raises RefusedError `letter_missing` rather than measuring a letter that would vanish."""
        key = (style.font, text)
        units = self._known.get(key)
        if units is None:
            units = self._known[key] = self._measure(text, self._widths[style.font])
        return units * style.size / 1000

    def _measure(self, text: str, widths: Mapping[str, float]) -> float:
        try:
            return sum([widths[letter] for letter in text])
        except KeyError as error:
            letter = str(error.args[0])
            raise RefusedError("letter_missing", character=letter, name=character_name(letter), key="") from error

    def letters(self, segment: Segment) -> list[float]:
        """The width of each letter of a segment."""
        return [self.width(letter, segment.style) for letter in segment.text]

    def words(self, segments: Iterable[Segment]) -> list[Word]:
        """Words in order; segments without a space between them are one word."""
        words: list[Word] = []
        parts: list[Segment] = []
        for segment in segments:
            if segment.note:
                parts.append(segment)
                continue
            *closed, last = _BREAKABLE.split(segment.text)
            for text in closed:
                if parts:
                    words.append(self._word([*parts, Segment(text, segment.style)] if text else parts))
                    parts = []
                elif text:
                    words.append(self._plain_word(text, segment.style))
            if last:
                parts.append(Segment(last, segment.style))
        if parts:
            words.append(self._word(parts))
        return words

    def _plain_word(self, text: str, style: Style) -> Word:
        known = self._plain.setdefault(style, {})
        word = known.get(text)
        if word is None:
            word = known[text] = Word((Segment(text, style),), self.width(text, style))
        return word

    def _word(self, parts: list[Segment]) -> Word:
        return Word(tuple(parts), sum([self.width(part.text, part.style) for part in parts]))


def superscript(style: Style) -> Style:
    """Smaller and raised."""
    return Style(style.font, style.size * MARK_SCALE, style.size * MARK_RISE)


def plain(text: str, style: Style) -> tuple[Segment, ...]:
    """Text in one style."""
    return (Segment(text, style),)


def inline(run: Inline, size: float, *, bold: bool = False) -> Segment:
    """One run; `bold` where the paragraph itself is bold."""
    match run:
        case Text():
            style = Style(font_name(bold or run.bold, run.italic), size)
            return Segment(run.text, superscript(style) if run.superscript else style)
        case FigureRun():
            return Segment(run.text, Style(font_name(bold, False), size))
