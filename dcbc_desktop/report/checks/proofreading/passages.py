"""The words of a report in pieces that are read on their own: paragraphs, footnotes, header lines, notes, cells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from dcbc_desktop.report import header as h
from dcbc_desktop.report.checks.finding import Finding, Severity
from dcbc_desktop.report.outline import FieldKind
from dcbc_desktop.report.past import Past
from dcbc_desktop.report.prose import note_texts, plain_text
from dcbc_desktop.report.report import Report

HEADER_KEYS = (h.TITLE, h.ADDRESSEES, h.LEGAL_BASES, h.RECIPIENTS)
"""Header fields whose words are read; names and symbols are not."""


class Spot(NamedTuple):
    """A place in one passage's text, what its sentence is filled with, and what may stand there instead."""

    start: int
    length: int
    params: Mapping[str, object]
    fix: str | None = None


class Passage(NamedTuple):
    """One piece of text. `start` is its place in the key's plain text.

    `note` is a footnote's number; its `start` and `mark_length` are then those of the mark. `row` and `column` name a
    table's cell.
    """

    key: str
    text: str
    start: int = 0
    note: int = 0
    mark_length: int = 0
    row: str = ""
    column: str = ""


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
        yield from _prose(report, section.key)
        for table in report.outline.tables_of(section.key):
            columns = [column.key for column in table.columns if column.kind is FieldKind.TEXT]
            for row in report.rows(table.key):
                for column in columns:
                    if row.text(column):
                        yield Passage(table.key, row.text(column), row=row.id, column=column)


def _prose(report: Report, key: str) -> Iterator[Passage]:
    prose = report.prose(key)
    text = plain_text(prose)
    yield from _lines(key, text)
    place = 0
    for number, note in enumerate(note_texts(prose), start=1):
        mark = f"[{number}]"
        place = text.find(mark, place)
        yield Passage(key, note, place, number, len(mark))


def _lines(key: str, text: str) -> Iterator[Passage]:
    start = 0
    for line in text.split("\n") if text else ():
        yield Passage(key, line, start)
        start += len(line) + 1
