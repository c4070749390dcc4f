"""Positions of text on the pages of a preview: from a click to the report's words, and from a caret to the pages.

Letters are counted without spaces and without marks of notes: line breaks change neither.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

from dcbc_desktop import export
from dcbc_desktop.report import header as h
from dcbc_desktop.report.prose import DASH, Footnote, Paragraph, ParagraphKind
from dcbc_desktop.report.report import Report
from dcbc_desktop.report.text import utf16_length

_NEAR = 40.0
"""Largest distance between a click and its line, in points."""


class WordPlace(NamedTuple):
    """Place in the report that a window goes to: `start` counts in the key's plain text."""

    source: export.Source
    start: int = 0
    note: int = 0


class CaretPosition(NamedTuple):
    """Position of a caret: its paragraph or line, and the number of letters before it."""

    key: str
    paragraph: int | None = None
    letter: int = 0


class PagePositions:
    """Positions of one preview; made on a worker thread, since long texts take time."""

    def __init__(self, report: Report, areas: Sequence[export.Area]) -> None:
        self._report = report
        self._paragraphs = {s.key: report.prose(s.key).paragraphs for s in report.outline.prose_sections()}
        text = [area for area in areas if not area.note]
        self._by_page = {page: list(group) for page, group in groupby(areas, key=lambda area: area.page)}
        self._by_key: dict[str, list[export.Area]] = {}
        for area in text:
            self._by_key.setdefault(area.source.key, []).append(area)
        self._firsts = [next(group) for _, group in groupby(text, key=lambda area: area.source)]
        self._first_notes: dict[str, int] = {}
        for area in areas:
            if area.note:
                self._first_notes.setdefault(area.source.key, area.note)

    def at(self, page: int, x: float, y: float) -> export.Area | None:
        """Return the line at a place of a page, or the nearest one within bounds."""
        areas = self._by_page.get(page, [])
        nearest = min(areas, key=lambda area: _distance(area, x, y), default=None)
        return nearest if nearest is not None and _distance(nearest, x, y) < _NEAR**2 else None

    def words_at(self, area: export.Area, x: float) -> WordPlace:
        """Return the place in the report of a line's words, at `x` points from the page's left edge."""
        source = area.source
        paragraphs = self._paragraphs.get(source.key)
        if paragraphs is None or source.paragraph is None:
            return WordPlace(source)
        if area.note:
            note = area.note - self._first_notes[source.key] + 1
            return WordPlace(source, _mark_offset(paragraphs, note), note)
        share = min(max((x - area.x) / max(area.width, 1.0), 0.0), 1.0)
        letter = area.first + round(share * area.letters)
        return WordPlace(source, _text_offset(paragraphs, source.paragraph, letter))

    def spot(self, key: str, caret: int) -> CaretPosition:
        """Return the position of a caret; `caret` counts as the key's editor does, in UTF-16 units."""
        if key in self._paragraphs:
            return _prose_spot(key, self._paragraphs[key], caret)
        if key in h.MULTILINE_KEYS:
            before = self._report.text(key)[:caret]
            return CaretPosition(key, len(h.lines_of(f"{before}.")) - 1)
        return CaretPosition(key)

    def areas_of(self, spot: CaretPosition) -> list[export.Area]:
        """Return the lines of a paragraph; else those of the key's heading or whole value."""
        own = self._by_key.get(spot.key, [])
        exact = [area for area in own if area.source.paragraph == spot.paragraph]
        return exact or [area for area in own if area.source.paragraph is None] or own[:1]

    def areas_from(self, source: export.Source) -> list[export.Area]:
        """Return the lines whose words come from one place."""
        return [area for area in self._by_key.get(source.key, []) if area.source == source]

    def line_of(self, spot: CaretPosition) -> export.Area | None:
        """Return the line of a caret."""
        areas = self.areas_of(spot)
        return next((area for area in reversed(areas) if area.first <= spot.letter), areas[0] if areas else None)

    def beside(self, source: export.Source | None, step: int) -> export.Area | None:
        """Return the first line of the paragraph after or before one, in the order of the pages."""
        if not self._firsts:
            return None
        here = next((place for place, area in enumerate(self._firsts) if area.source == source), None)
        wanted = 0 if here is None else here + step
        return self._firsts[min(max(wanted, 0), len(self._firsts) - 1)]


def _distance(area: export.Area, x: float, y: float) -> float:
    """Return the squared distance of a point from a line; above or below counts more than beside."""
    aside = max(area.x - x, x - area.x - area.width, 0.0) / 4
    off = max(area.y - y, y - area.y - area.height, 0.0)
    return aside * aside + off * off


def _dash(paragraph: Paragraph) -> str:
    return DASH if paragraph.kind is ParagraphKind.DASH else ""


def _prose_spot(key: str, paragraphs: Sequence[Paragraph], caret: int) -> CaretPosition:
    for index, paragraph in enumerate(paragraphs):
        length = sum(1 if isinstance(run, Footnote) else utf16_length(run.text) for run in paragraph.runs)
        if caret <= length:
            return CaretPosition(key, index, _letters_before(paragraph, caret))
        caret -= length + 1
    return CaretPosition(key, max(len(paragraphs) - 1, 0))


def _letters_before(paragraph: Paragraph, caret: int) -> int:
    letters = export.letter_count(_dash(paragraph))
    for run in paragraph.runs:
        if isinstance(run, Footnote):
            caret -= 1
            continue
        units = run.text.encode("utf-16-le")[: max(caret, 0) * 2]
        letters += export.letter_count(units.decode("utf-16-le", "ignore"))
        caret -= utf16_length(run.text)
    return letters


def _text_offset(paragraphs: Sequence[Paragraph], index: int, letter: int) -> int:
    """Return the code point of plain text of a paragraph's letter."""
    offset, notes = _length(paragraphs[:index], 0)
    paragraph = paragraphs[index]
    letter = max(letter - export.letter_count(_dash(paragraph)), 0)
    offset += len(_dash(paragraph))
    for run in paragraph.runs:
        if isinstance(run, Footnote):
            notes += 1
            offset += len(f"[{notes}]")
            continue
        letters = export.letter_count(run.text)
        if letter < letters:
            return offset + _letter_index(run.text, letter)
        letter -= letters
        offset += len(run.text)
    return offset


def _letter_index(text: str, letter: int) -> int:
    places = (place for place, char in enumerate(text) if not char.isspace())
    return next(place for number, place in enumerate(places) if number == letter)


def _mark_offset(paragraphs: Iterable[Paragraph], note: int) -> int:
    """Return the code point of plain text of the mark of a note, which is counted within its key."""
    offset = notes = 0
    for paragraph in paragraphs:
        offset += len(_dash(paragraph))
        for run in paragraph.runs:
            notes += isinstance(run, Footnote)
            if isinstance(run, Footnote) and notes == note:
                return offset
            offset += len(f"[{notes}]") if isinstance(run, Footnote) else len(run.text)
        offset += 1
    return 0


def _length(paragraphs: Iterable[Paragraph], notes: int) -> tuple[int, int]:
    """Return the code points of plain text with a line end after each paragraph, and the number of notes."""
    offset = 0
    for paragraph in paragraphs:
        offset += len(_dash(paragraph)) + 1
        for run in paragraph.runs:
            notes += isinstance(run, Footnote)
            offset += len(f"[{notes}]") if isinstance(run, Footnote) else len(run.text)
    return offset, notes
