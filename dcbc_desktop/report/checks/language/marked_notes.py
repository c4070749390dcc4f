"""Footnotes with the words that their mark stands at."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from dcbc_desktop.report.checks.finding import Finding
from dcbc_desktop.report.checks.language.passages import Passage, Reading, Spot, finding_at


class MarkedNote(NamedTuple):
    """A footnote, its paragraph, and in that paragraph's text where its mark and the words before it begin."""

    note: Passage
    paragraph: Passage
    words_start: int
    mark_start: int


def marked_notes(reading: Reading) -> Iterator[MarkedNote]:
    """Every footnote of the prose; the words before a mark begin after the mark before it."""
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


def told_over_marks(
    code: str,
    reading: Reading,
    in_text: Callable[[str], Iterable[Spot]],
    over_mark: Callable[[str, int, int, str], Iterable[Spot]],
) -> Iterator[Finding]:
    """What is wrong inside one passage, and between the words before a mark and the note they are marked with."""
    for passage in reading.passages:
        for spot in in_text(passage.text):
            yield finding_at(code, passage, spot)
    for marked in marked_notes(reading):
        for spot in over_mark(marked.paragraph.text, marked.words_start, marked.mark_start, marked.note.text):
            yield finding_at(code, marked.paragraph, spot)
