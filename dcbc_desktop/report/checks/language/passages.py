"""The words of a report in pieces that are read on their own: paragraphs, footnotes, header lines, notes, cells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from dcbc_desktop.report import header as h
from dcbc_desktop.report.checks.finding import Finding, Severity
from dcbc_desktop.report.earlier_reports import Past
from dcbc_desktop.report.prose import ParagraphKind, decode, mark_places, note_texts, plain_text
from dcbc_desktop.report.report import Report

HEADER_KEYS = (h.TITLE, h.ADDRESSEES, h.LEGAL_BASES, h.RECIPIENTS)
"""Header fields whose words are read; names and symbols are not."""
MOST_IN_PASSAGE = 100
"""Findings of one rule in one passage: more say no more."""
_SECTIONS_KEPT = 64
"""Sections whose passages are remembered; an outline has about 20."""


class Spot(NamedTuple):
    """A place in one passage's text, what its sentence is filled with, and what may stand there instead."""

    start: int
    length: int
    params: Mapping[str, object]
    fix: str | None = None


class Passage(NamedTuple):
    """One piece of text. `start` is its place in the key's plain text.

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
    """A report made ready for reading: its passages in the order of the page."""

    report: Report
    past: Past
    passages: tuple[Passage, ...] = field(default=())

    def of_key(self, key: str) -> tuple[Passage, ...]:
        """The passages of one key."""
        return tuple(passage for passage in self.passages if passage.key == key)


def read(report: Report, past: Past) -> Reading:
    """Cut a report into its passages."""
    return Reading(report, past, tuple(_passages(report)))


def finding_at(code: str, passage: Passage, spot: Spot) -> Finding:
    """The finding of a spot, placed in its key's plain text, its note or its cell."""
    place = {"row": passage.row, "column": passage.column, "fix": spot.fix, "params": spot.params}
    if passage.note:
        return Finding(
            Severity.ADVISORY,
            code,
            passage.key,
            passage.start,
            passage.mark_length,
            note=passage.note,
            note_start=spot.start,
            note_length=spot.length,
            **place,  # type: ignore[arg-type]
        )
    start = passage.start + spot.start
    return Finding(Severity.ADVISORY, code, passage.key, start, spot.length, **place)  # type: ignore[arg-type]


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
                        yield Passage(table.key, row.text(column), row=row.id, column=column)


@lru_cache(maxsize=_SECTIONS_KEPT)
def _prose(key: str, value: str) -> tuple[Passage, ...]:
    """The passages of one section; only a section that changed is cut anew."""
    prose = decode(value)
    marks = zip(note_texts(prose), mark_places(prose), strict=True)
    notes = (
        Passage(key, note, place, number, len(f"[{number}]")) for number, (note, place) in enumerate(marks, start=1)
    )
    lines = zip(_lines(key, plain_text(prose)), prose.paragraphs, strict=False)  # one empty paragraph has no line
    return (*(line._replace(kind=paragraph.kind) for line, paragraph in lines), *notes)


def _lines(key: str, text: str) -> Iterator[Passage]:
    start = 0
    for line in text.split("\n") if text else ():
        yield Passage(key, line, start)
        start += len(line) + 1
