"""Find and replace words anywhere in a report: text, footnotes, header, figures, tables."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

import msgspec

from dcbc_desktop.report.prose import (
    DASH,
    FigureRun,
    Footnote,
    Inline,
    Paragraph,
    ParagraphKind,
    Prose,
    Run,
    canonical_inline,
    encode,
    footnotes,
    mark_places,
    placed_runs,
    runs_text,
)
from dcbc_desktop.report.report import Entry, EntryKind, Report, all_keys, entry_kind
from dcbc_desktop.report.table import Cell, Row, encode_rows
from dcbc_desktop.report.text import OBJECT, nfc
from dcbc_desktop.report.text_place import TextPlace

MAX_HITS = 5_000
"""More places than anybody looks through; the search stops there."""
_AROUND = 32
"""Letters of context on either side."""


class Query(NamedTuple):
    """Words to find. `marks`: diacritics count (`dan` does not find `dân`); `case`: capitals count.

    `words`: whole words only.
    """

    text: str
    marks: bool = True
    case: bool = False
    words: bool = False


class Hit(NamedTuple):
    """One place with the words around it.

    `in_note`: in the note of a figure or cell, not in its value; `linked`: inside a linked figure, whose words change
    with the figure only.
    """

    place: TextPlace
    before: str = ""
    found: str = ""
    after: str = ""
    in_note: bool = False
    linked: bool = False


class _Folding(dict[int, str]):
    """Translation table of letters, one for one so that positions stay; filled on first use."""

    def __init__(self, *, marks: bool, case: bool) -> None:
        super().__init__({0xA0: " ", 0x202F: " "})
        self._marks, self._case = marks, case

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        if not self._marks:
            letter = {"đ": "d", "Đ": "D"}.get(letter) or unicodedata.normalize("NFD", letter)[0]
        if not self._case and len(letter.lower()) == 1:
            letter = letter.lower()
        self[code] = letter
        return letter


_FOLDINGS = {(marks, case): _Folding(marks=marks, case=case) for marks in (True, False) for case in (True, False)}


def fold_letters(text: str, *, marks: bool, case: bool) -> str:
    """Return text letter for letter without diacritics and case, unless these count; the length stays the same."""
    return text.translate(_FOLDINGS[marks, case])


def places(text: str, query: Query) -> Iterator[int]:
    """Yield the positions of a query in a text, from left to right, without overlaps."""
    wanted = fold_letters(nfc(query.text), marks=query.marks, case=query.case)
    if not wanted:
        return
    folded = fold_letters(text, marks=query.marks, case=query.case)
    place = folded.find(wanted)
    while place >= 0:
        if not query.words or _stands_alone(text, place, place + len(wanted)):
            yield place
            place = folded.find(wanted, place + len(wanted))
        else:
            place = folded.find(wanted, place + 1)


def _stands_alone(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    return not before.isalnum() and not after.isalnum()


def _masked(prose: Prose) -> str:
    """Return `plain_text` of the same length, with dashes and marks replaced by characters that nobody types."""
    lines = []
    number = 0
    for paragraph in prose.paragraphs:
        pieces = [OBJECT * len(DASH)] if paragraph.kind is ParagraphKind.DASH else []
        for run in paragraph.runs:
            if isinstance(run, Footnote):
                number += 1
                pieces.append(OBJECT * len(f"[{number}]"))
            else:
                pieces.append(run.text)
        lines.append("".join(pieces))
    return "\n".join(lines)


def _linked_spans(prose: Prose) -> tuple[tuple[int, int], ...]:
    """Return start and end of linked figures in the plain text."""
    placed = ((one.run, one.start) for one in placed_runs(prose))
    return tuple((start, start + len(run.text)) for run, start in placed if isinstance(run, FigureRun))


def find(report: Report, query: Query) -> tuple[Hit, ...]:
    """Return every hit in the order of the page, at most MAX_HITS."""
    hits: list[Hit] = []
    for key in all_keys(report.outline):
        if key in report.entries:
            for hit in _in_entry(report, key, query):
                hits.append(hit)
                if len(hits) == MAX_HITS:
                    return tuple(hits)
    return tuple(hits)


def _in_entry(report: Report, key: str, query: Query) -> Iterator[Hit]:
    match entry_kind(report.outline, key):
        case EntryKind.PROSE:
            yield from _in_prose(key, report.prose(key), query)
        case EntryKind.TABLE:
            yield from _in_table(report, key, query)
        case _:
            entry = report.entry(key)
            yield from _in_text(Hit(TextPlace(key)), entry.value, query)
            yield from _in_text(Hit(TextPlace(key), in_note=True), entry.note, query)


def _in_prose(key: str, prose: Prose, query: Query) -> Iterator[Hit]:
    linked, marks = _linked_spans(prose), mark_places(prose)
    for hit in _in_text(Hit(TextPlace(key)), _masked(prose), query):
        yield hit._replace(linked=_touches(linked, hit.place.start, hit.place.start + hit.place.length))
    for number, note in enumerate(footnotes(prose), start=1):
        mark = marks[number - 1], len(f"[{number}]")
        for hit in _in_text(Hit(TextPlace(key)), runs_text(note.runs), query):
            yield hit._replace(place=TextPlace(key, *mark, number, hit.place.start, hit.place.length))


def _touches(spans: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    return any(begin < end and start < stop for begin, stop in spans)


def _in_table(report: Report, key: str, query: Query) -> Iterator[Hit]:
    table = report.outline.table(key)
    columns = [column.key for column in table.columns if column.computed is None] if table else []
    for row in report.rows(key):
        for column in columns:
            cell = row.cell(column)
            place = TextPlace(key, row=row.id, column=column)
            yield from _in_text(Hit(place), cell.value, query)
            yield from _in_text(Hit(place, in_note=True), cell.note, query)


def _in_text(at: Hit, text: str, query: Query) -> Iterator[Hit]:
    length = len(nfc(query.text))
    for start in places(text, query):
        end = start + length
        before = text[max(0, start - _AROUND) : start].rpartition("\n")[2].replace(OBJECT, "")
        after = text[end : end + _AROUND].partition("\n")[0].replace(OBJECT, "")
        place = msgspec.structs.replace(at.place, start=start, length=length)
        yield at._replace(place=place, before=before, found=text[start:end], after=after)


class Span(NamedTuple):
    """Place to be replaced, in code points."""

    start: int
    length: int


def replaceable(hits: Iterable[Hit]) -> tuple[Hit, ...]:
    """Return the hits whose words may be replaced: not those inside linked figures."""
    return tuple(hit for hit in hits if not hit.linked)


def replaced(report: Report, hits: Iterable[Hit], words: str) -> dict[str, Entry]:
    """Return the entries that change when every hit is replaced by `words`."""
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
    """Return a plain text with some spans replaced."""
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
    """Return a text with some places replaced; new words take the style of the first letter they replace."""
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
    """Return the spans inside footnotes, by the note's number."""
    found: dict[int, tuple[Span, ...]] = {}
    for hit in hits:
        if hit.place.note:
            found[hit.place.note] = (*found.get(hit.place.note, ()), Span(hit.place.note_start, hit.place.note_length))
    return found


def replaced_runs(runs: Iterable[Inline], spans: Sequence[Span], words: str) -> tuple[Inline, ...]:
    """Return the runs of a footnote with some spans of its words replaced."""
    done: list[Inline] = []
    place = 0
    for run in runs:
        done += _replaced_run(run, place, spans, words)
        place += len(run.text)
    return canonical_inline(done)


def _replaced_run(run: Inline, place: int, spans: Sequence[Span], words: str) -> list[Inline]:
    """Replace in one run whose text begins at `place`; new words go in at the start of a span."""
    if isinstance(run, FigureRun):
        return [run]
    end = place + len(run.text)
    text = run.text
    for span in reversed(_touching(spans, place, end)):
        start, stop = max(span.start, place), min(span.start + span.length, end)
        put_in = words if span.start >= place else ""
        text = text[: start - place] + put_in + text[stop - place :]
    return [run.restyled(text)]


def _touching(spans: Sequence[Span], start: int, end: int) -> Sequence[Span]:
    """Return those of some ordered spans that share a letter with a stretch of text."""
    first = bisect_left(spans, (start,))
    if first and spans[first - 1].start + spans[first - 1].length > start:
        first -= 1
    return spans[first : bisect_left(spans, (end,))]
