"""Put other words in the place of those that a search found; styles, footnotes and linked figures stay."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from dcbc_desktop.report.prose import (
    DASH,
    FigureRun,
    Footnote,
    Inline,
    Paragraph,
    ParagraphKind,
    Prose,
    Run,
    Text,
    canonical_inline,
    encode,
)
from dcbc_desktop.report.report import Entry, EntryKind, Report, entry_kind
from dcbc_desktop.report.search import Hit
from dcbc_desktop.report.table import Cell, Row, encode_rows


class Span(NamedTuple):
    """A place to be replaced, in code points."""

    start: int
    length: int


def replaceable(hits: Iterable[Hit]) -> tuple[Hit, ...]:
    """Places whose words may be replaced: not those inside linked figures."""
    return tuple(hit for hit in hits if not hit.linked)


def replaced(report: Report, hits: Iterable[Hit], words: str) -> dict[str, Entry]:
    """The entries that change when `words` stand in the place of every hit."""
    by_key = groupby(replaceable(hits), key=attrgetter("place.key"))
    return {key: _replaced_entry(report, key, tuple(found), words) for key, found in by_key}


def _replaced_entry(report: Report, key: str, hits: Sequence[Hit], words: str) -> Entry:
    entry = report.entry(key)
    match entry_kind(report.outline, key):
        case EntryKind.PROSE:
            return Entry(encode(replaced_prose(report.prose(key), hits, words)))
        case EntryKind.TABLE:
            return Entry(encode_rows(_replaced_row(row, hits, words) for row in report.rows(key)), entry.note)
        case _:
            value = replaced_text(entry.value, _spans(hits, in_note=False), words)
            return Entry(value, replaced_text(entry.note, _spans(hits, in_note=True), words))


def _spans(hits: Iterable[Hit], *, in_note: bool) -> list[Span]:
    return [Span(hit.place.start, hit.place.length) for hit in hits if hit.in_note is in_note]


def replaced_text(text: str, spans: Iterable[Span], words: str) -> str:
    """A plain text with some spans replaced."""
    for span in sorted(spans, reverse=True):
        text = text[: span.start] + words + text[span.start + span.length :]
    return text


def _replaced_row(row: Row, hits: Sequence[Hit], words: str) -> Row:
    for column in {hit.place.column for hit in hits if hit.place.row == row.id}:
        here = [hit for hit in hits if hit.place.row == row.id and hit.place.column == column]
        cell = row.cell(column)
        value = replaced_text(cell.value, _spans(here, in_note=False), words)
        row = row.with_cell(column, Cell(value, replaced_text(cell.note, _spans(here, in_note=True), words)))
    return row


def replaced_prose(prose: Prose, hits: Sequence[Hit], words: str) -> Prose:
    """A text with some places replaced; what is put in takes the style of the first letter it replaces."""
    spans = sorted(Span(hit.place.start, hit.place.length) for hit in hits if not hit.place.note)
    notes = note_spans(hits)
    paragraphs = []
    place = number = 0
    for paragraph in prose.paragraphs:
        place += len(DASH) if paragraph.kind is ParagraphKind.DASH else 0
        runs: list[Run] = []
        for run in paragraph.runs:
            if isinstance(run, Footnote):
                number += 1
                runs.append(Footnote(replaced_runs(run.runs, notes.get(number, ()), words)))
                place += len(f"[{number}]")
            else:
                runs += _replaced_run(run, place, spans, words)
                place += len(run.text)
        place += 1
        paragraphs.append(Paragraph(tuple(runs), paragraph.kind))
    return Prose(tuple(paragraphs))


def note_spans(hits: Iterable[Hit]) -> Mapping[int, tuple[Span, ...]]:
    """Spans inside footnotes, by the note's number."""
    found: dict[int, tuple[Span, ...]] = {}
    for hit in hits:
        if hit.place.note:
            found[hit.place.note] = (*found.get(hit.place.note, ()), Span(hit.place.note_start, hit.place.note_length))
    return found


def replaced_runs(runs: Iterable[Inline], spans: Sequence[Span], words: str) -> tuple[Inline, ...]:
    """The runs of a footnote with some spans of its words replaced."""
    done: list[Inline] = []
    place = 0
    for run in runs:
        done += _replaced_run(run, place, spans, words)
        place += len(run.text)
    return canonical_inline(done)


def _replaced_run(run: Inline, place: int, spans: Sequence[Span], words: str) -> list[Inline]:
    """One run whose text begins at `place`; words go in where a span begins, its other letters go out."""
    if isinstance(run, FigureRun):
        return [run]
    end = place + len(run.text)
    text = run.text
    for span in reversed(_touching(spans, place, end)):
        start, stop = max(span.start, place), min(span.start + span.length, end)
        put_in = words if span.start >= place else ""
        text = text[: start - place] + put_in + text[stop - place :]
    return [Text(text, run.bold, run.italic, run.superscript)]


def _touching(spans: Sequence[Span], start: int, end: int) -> Sequence[Span]:
    """Of spans in order, those that share a letter with a stretch of text."""
    first = bisect_left(spans, (start,))
    if first and spans[first - 1].start + spans[first - 1].length > start:
        first -= 1
    return spans[first : bisect_left(spans, (end,))]
