"""Differences between two states of a report, by word, in the order of the page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from dcbc_desktop.errors import UsageError
from dcbc_desktop.report import header as h
from dcbc_desktop.report.comparison.word_diff import Change, Run, word_diff
from dcbc_desktop.report.dates import short_date
from dcbc_desktop.report.outline import Table
from dcbc_desktop.report.prose import DASH, Footnote, Paragraph, ParagraphKind, Prose, footnotes, runs_text
from dcbc_desktop.report.report import EntryKind, Report, all_keys, entry_kind
from dcbc_desktop.report.table import Row

NOTE_MARK = "[*]"
"""Stands for a footnote's mark: numbers are computed, so one new note would change all that follow."""
CELL_END = " | "
CONTEXT_WORDS = 12
"""Words that stay on either side of a change where the rest of a text is left out."""
LEFT_OUT = " … "
MOST_LETTERS = 1_000_000
"""Letters that are compared by word; in what comes after, a changed text counts as wholly changed."""
_WORDS = re.compile(r"\S+\s*")


class Part(StrEnum):
    """Part of an entry that changed."""

    TEXT = "text"
    NOTES = "notes"
    ROW = "row"
    ROW_ORDER = "row_order"
    STYLE = "style"
    """Bold, italic or the kind of a paragraph: the words are the same."""


class Difference(NamedTuple):
    """One changed place: entry, part, row of a table (counted in the newer state), and the words."""

    key: str
    part: Part
    runs: tuple[Run, ...] = ()
    row: int = 0


def differences(old: Report, new: Report) -> tuple[Difference, ...]:
    """Return every change between two states: header, texts with footnotes, figures, tables by row.

    Keys that only the older outline has come last.
    """
    keys = dict.fromkeys((*all_keys(new.outline), *all_keys(old.outline)))
    words = _Words()
    return tuple(found for key in keys if old.entry(key) != new.entry(key) for found in _of_key(words, old, new, key))


class _Words:
    """Word comparison with a budget: hostile tables cost bounded time."""

    def __init__(self) -> None:
        self._room = MOST_LETTERS

    def changed(self, key: str, part: Part, before: str, after: str, row: int = 0) -> Iterator[Difference]:
        """Yield the difference, if any."""
        if before == after:
            return
        self._room -= len(before) + len(after)
        whole = (Run(Change.REMOVED, before), Run(Change.ADDED, after))
        runs = word_diff(before, after) if self._room >= 0 else tuple(run for run in whole if run.text)
        yield Difference(key, part, runs, row)


def _of_key(words: _Words, old: Report, new: Report, key: str) -> Iterator[Difference]:
    match entry_kind(_holder(old, new, key).outline, key):
        case EntryKind.PROSE:
            yield from _of_prose(words, key, old.prose(key), new.prose(key))
        case EntryKind.TABLE:
            table = _holder(old, new, key).outline.table(key)
            if table is not None:
                yield from _of_table(words, table, old.rows(key), new.rows(key))
        case EntryKind.HEADER | EntryKind.SIGNATORY | EntryKind.FIGURE:
            before, after = old.entry(key), new.entry(key)
            yield from words.changed(key, Part.TEXT, _shown(key, before.value), _shown(key, after.value))
            yield from words.changed(key, Part.NOTES, before.note, after.note)


def _shown(key: str, value: str) -> str:
    """Return a value as people write it: dates in one form, however typed."""
    if key != h.DATE:
        return value
    try:
        day = h.typed_date(value)
    except UsageError:
        return value
    return short_date(day) if day else value


def _holder(old: Report, new: Report, key: str) -> Report:
    return new if key in all_keys(new.outline) else old


def _of_prose(words: _Words, key: str, before: Prose, after: Prose) -> Iterator[Difference]:
    found = [
        *words.changed(key, Part.TEXT, _text(before), _text(after)),
        *words.changed(key, Part.NOTES, _notes(before), _notes(after)),
    ]
    yield from found or [Difference(key, Part.STYLE)]


def _text(prose: Prose) -> str:
    return "\n".join(_paragraph(paragraph) for paragraph in prose.paragraphs)


def _paragraph(paragraph: Paragraph) -> str:
    dash = DASH if paragraph.kind is ParagraphKind.DASH else ""
    return dash + "".join(NOTE_MARK if isinstance(run, Footnote) else run.text for run in paragraph.runs)


def _notes(prose: Prose) -> str:
    return "\n".join(runs_text(note.runs) for note in footnotes(prose))


def _of_table(words: _Words, table: Table, before: tuple[Row, ...], after: tuple[Row, ...]) -> Iterator[Difference]:
    """Compare each row with its former state; rows keep their id when they are moved."""
    former = {row.id: row for row in before}
    staying = {row.id for row in after}
    for place, row in enumerate(before, 1):
        if row.id not in staying:
            yield from words.changed(table.key, Part.ROW, _row(table, row), "", place)
    for place, row in enumerate(after, 1):
        was = former.get(row.id)
        yield from words.changed(table.key, Part.ROW, _row(table, was) if was else "", _row(table, row), place)
    if [row.id for row in before if row.id in staying] != [row.id for row in after if row.id in former]:
        yield Difference(table.key, Part.ROW_ORDER)


def _row(table: Table, row: Row) -> str:
    typed = [row.cell(column.key) for column in table.columns if column.computed is None]
    return CELL_END.join(f"{cell.value} ({cell.note})" if cell.note else cell.value for cell in typed)


def shortened(runs: tuple[Run, ...], words: int = CONTEXT_WORDS) -> tuple[Run, ...]:
    """Cut long stretches of equal words down to the words next to a change."""
    last = len(runs) - 1
    return tuple(
        run if run.change is not Change.EQUAL else Run(run.change, _cut(run.text, words, place > 0, place < last))
        for place, run in enumerate(runs)
    )


def _cut(text: str, words: int, after_change: bool, before_change: bool) -> str:
    pieces = _WORDS.findall(text)
    kept = words * (after_change + before_change)
    if len(pieces) <= kept + 1:
        return text
    lead = text[: len(text) - len(text.lstrip())]
    head = lead + "".join(pieces[:words]).rstrip() if after_change else ""
    tail = "".join(pieces[len(pieces) - words :]) if before_change else ""
    return f"{head}{LEFT_OUT}{tail}"
