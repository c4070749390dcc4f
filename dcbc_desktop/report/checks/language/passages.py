"""Passages of a report, each checked on its own: paragraphs, footnotes, header lines, notes, cells."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple, TypeVar

from dcbc_desktop.report import header as h
from dcbc_desktop.report.checks.finding import Finding, Severity
from dcbc_desktop.report.comparison.earlier_reports import EarlierReports
from dcbc_desktop.report.prose import ParagraphKind, decode, mark_places, note_texts, plain_text
from dcbc_desktop.report.report import Report
from dcbc_desktop.report.text_place import TextPlace

LONG = 4_000
"""Letters of a paragraph of which only few versions are kept: each keystroke in it makes another."""
_KEPT_SHORT = 4_000
_KEPT_LONG = 64
_T = TypeVar("_T")

HEADER_KEYS = (h.TITLE, h.ADDRESSEES, h.LEGAL_BASES, h.RECIPIENTS)
"""Header fields whose words are read; names and symbols are not."""
MOST_IN_PASSAGE = 100
"""Findings of one rule in one passage: more say no more."""
_SPACES = str.maketrans(dict.fromkeys("\u00a0\u2007\u202f", " "))
"""Spaces that hold a line together, as word processors put them into dates and numbers: spaces for every rule."""
_SECTIONS_KEPT = 64
"""Sections whose passages are remembered; an outline has about 20."""


def remembered(
    answer: Callable[[str], _T], kept: int = _KEPT_SHORT, kept_long: int = _KEPT_LONG
) -> Callable[[str], _T]:
    """Cache the results of `answer` for the texts seen last."""
    short = lru_cache(maxsize=kept)(answer)
    long = lru_cache(maxsize=kept_long)(answer)

    def recall(text: str) -> _T:
        return short(text) if len(text) <= LONG else long(text)

    return recall


class Spot(NamedTuple):
    """Place in one passage's text, the parameters of its message, and a proposed replacement."""

    start: int
    length: int
    params: Mapping[str, object]
    fix: str | None = None


class Passage(NamedTuple):
    """Piece of text. `start` is its position in the key's plain text.

    `note` is a footnote's number; its `start` and `mark_length` are then those of the mark. `row` and `column` name a
    table's cell. `kind` is that of a section's paragraph, None elsewhere.
    """

    key: str
    text: str
    start: int = 0
    note: int = 0
    mark_length: int = 0
    row: str = ""
    column: str = ""
    kind: ParagraphKind | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """A report and its passages in the order of the page."""

    report: Report
    past: EarlierReports
    passages: tuple[Passage, ...] = field(default=())

    def of_key(self, key: str) -> tuple[Passage, ...]:
        """Return the passages of one key."""
        return tuple(passage for passage in self.passages if passage.key == key)


def read(report: Report, past: EarlierReports) -> Reading:
    """Split a report into its passages."""
    return Reading(report, past, tuple(_passages(report)))


def finding_at(code: str, passage: Passage, spot: Spot) -> Finding:
    """Return the finding of a spot, with its position in the key's plain text, note or cell."""
    key, start, row, column = passage.key, passage.start, passage.row, passage.column
    if passage.note:
        place = TextPlace(key, start, passage.mark_length, passage.note, spot.start, spot.length)
    else:
        place = TextPlace(key, start + spot.start, spot.length, row=row, column=column)
    return Finding(Severity.ADVISORY, code, place, spot.params, spot.fix)


def _passages(report: Report) -> Iterator[Passage]:
    for key in HEADER_KEYS:
        yield from _lines(key, report.text(key))
    for section in report.outline.prose_sections():
        if value := report.text(section.key):
            yield from _prose(section.key, value)
        for table in report.outline.tables_of(section.key):
            columns = [column.key for column in table.columns if column.kind.traits.running_text]
            for row in report.rows(table.key):
                for column in columns:
                    if row.text(column):
                        yield Passage(table.key, row.text(column).translate(_SPACES), row=row.id, column=column)


@lru_cache(maxsize=_SECTIONS_KEPT)
def _prose(key: str, value: str) -> tuple[Passage, ...]:
    """Return the passages of one section; the cache keeps unchanged sections."""
    prose = decode(value)
    marks = zip(note_texts(prose), mark_places(prose), strict=True)
    notes = (
        Passage(key, note.translate(_SPACES), place, number, len(f"[{number}]"))
        for number, (note, place) in enumerate(marks, start=1)
    )
    lines = zip(_lines(key, plain_text(prose)), prose.paragraphs, strict=False)  # one empty paragraph has no line
    return (*(line._replace(kind=paragraph.kind) for line, paragraph in lines), *notes)


def _lines(key: str, text: str) -> Iterator[Passage]:
    start = 0
    for line in text.translate(_SPACES).split("\n") if text else ():
        yield Passage(key, line, start)
        start += len(line) + 1


class MarkedNote(NamedTuple):
    """A footnote, its paragraph, and the positions there of its mark and of the words before the mark."""

    note: Passage
    paragraph: Passage
    words_start: int
    mark_start: int


def marked_notes(reading: Reading) -> Iterator[MarkedNote]:
    """Yield every footnote of the prose; the words before a mark begin after the mark before it."""
    paragraphs: list[Passage] = []
    at = words = 0
    for passage in reading.passages:
        if not passage.note:
            if paragraphs and paragraphs[-1].key != passage.key:
                paragraphs.clear()
            paragraphs.append(passage)
            at = words = 0
            continue
        while at + 1 < len(paragraphs) and paragraphs[at + 1].start <= passage.start:
            at, words = at + 1, 0
        mark = passage.start - paragraphs[at].start
        yield MarkedNote(passage, paragraphs[at], words, mark)
        words = mark + passage.mark_length


def findings_over_marks(
    code: str,
    reading: Reading,
    in_text: Callable[[str], Iterable[Spot]],
    over_mark: Callable[[str, int, int, str], Iterable[Spot]],
) -> Iterator[Finding]:
    """Yield findings inside one passage, and between the words before a mark and their footnote."""
    for passage in reading.passages:
        for spot in in_text(passage.text):
            yield finding_at(code, passage, spot)
    for marked in marked_notes(reading):
        for spot in over_mark(marked.paragraph.text, marked.words_start, marked.mark_start, marked.note.text):
            yield finding_at(code, marked.paragraph, spot)
