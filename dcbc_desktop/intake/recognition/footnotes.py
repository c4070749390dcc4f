"""Footnotes: marks in running text (`[3]`, `³`, `định3`), the notes between its lines, and paragraphs with both."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from dcbc_desktop.intake.recognition.paragraph_joining import Joined, is_dash, join_words
from dcbc_desktop.intake.recognition.text_lines import LineLayout, SourceLine
from dcbc_desktop.report.prose import Footnote, Paragraph, ParagraphKind, Run, Text

_SUPERSCRIPT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_MARK = re.compile(
    r"\[(?P<bracket>[0-9]{1,3})\]"
    r"|(?P<raised>[⁰¹²³⁴-⁹]{1,3})"
    r"|(?:(?<=[^\W\d_])|(?<=[)\]”’\"!?…%»])|(?<=[^\W\d_][.,:;]))(?P<glued>[1-9][0-9]{0,2})(?![\w/%]|[.,][0-9])"
)
_WORD_BEFORE = re.compile(r"[^\W_]{1,12}$")
# `CO2`, `A4`, `km2`, `PM10`: digits that belong to their word.
_OWN_DIGITS = re.compile(r"[A-Z]{1,3}|[A-Z0-9]*[0-9][A-Z]*|[kdcmh]?m|Covid", re.ASCII)


OWN_DIGITS = 3
"""The doubt of digits that seem to belong to their word."""

_BRACKETED = re.compile(r"\[(?P<number>[0-9]{1,3})\]\s*(?P<text>.*)")
_PLAIN = re.compile(r"(?P<number>[1-9][0-9]{0,2})\s*(?P<text>[^\W\d_].*|[\"“(‘«].+)")
_RAISED = re.compile(r"(?P<number>[⁰¹²³⁴-⁹]{1,3})\s*(?P<text>.+)")
_SHORT = 0.6

_HYPHEN = re.compile(r"-\s*")


class Mark(NamedTuple):
    """Place that may be a mark; a lower `doubt` is more certain."""

    start: int
    end: int
    number: int
    doubt: int


class MarkPlace(NamedTuple):
    """Mark in one of several paragraphs."""

    paragraph: int
    mark: Mark


def note_number(digits: str) -> int:
    """Return the number of digits, raised or not."""
    return int(digits.translate(_SUPERSCRIPT))


def marks_in(text: str) -> Iterator[Mark]:
    """Yield every place in a text that looks like a footnote mark."""
    for match in _MARK.finditer(text):
        if match["bracket"]:
            yield Mark(match.start(), match.end(), int(match["bracket"]), 0)
        elif match["raised"]:
            yield Mark(match.start(), match.end(), note_number(match["raised"]), 1)
        else:
            word = _WORD_BEFORE.search(text[max(0, match.start() - 12) : match.start()])
            own = word is not None and _OWN_DIGITS.fullmatch(word.group()) is not None
            yield Mark(match.start(), match.end(), int(match["glued"]), OWN_DIGITS if own else 2)


def place_notes(paragraphs: Sequence[Joined], notes: Iterable[tuple[int, int]]) -> dict[int, MarkPlace]:
    """Return the mark of each note, given as (number, line it begins on), by number; notes without mark are left out.

    Marks follow each other in the order of the notes, each before its note. Of several possible places the most certain
    one is taken, of equals the first.
    """
    places: list[MarkPlace] = []
    by_number: dict[int, list[int]] = defaultdict(list)
    for index, paragraph in enumerate(paragraphs):
        for mark in marks_in(paragraph.text):
            by_number[mark.number].append(len(places))
            places.append(MarkPlace(index, mark))
    first_lines = [paragraphs[place.paragraph].number for place in places]
    wanted = [(number, by_number[number], bisect_left(first_lines, line)) for number, line in notes]
    return _choose(places, wanted)


def _choose(places: list[MarkPlace], wanted: list[tuple[int, list[int], int]]) -> dict[int, MarkPlace]:
    latest = len(places)
    limits = []
    for _, candidates, before in reversed(wanted):
        fitting = bisect_left(candidates, min(latest, before))
        limits.append(candidates[fitting - 1] if fitting else -1)
        latest = limits[-1] if fitting else latest
    chosen: dict[int, MarkPlace] = {}
    last = -1
    for (number, candidates, _), limit in zip(wanted, reversed(limits), strict=True):
        possible = [c for c in candidates if last < c <= limit]
        if possible:
            last = min(possible, key=lambda c: places[c].mark.doubt)
            chosen[number] = places[last]
    return chosen


@dataclass(frozen=True, slots=True)
class SourceNote:
    """Footnote: its number in the source, its words without it, and its lines."""

    number: int
    text: str
    lines: tuple[SourceLine, ...]

    @property
    def source(self) -> str:
        """Note with its number, as in the file."""
        return join_words(list(self.lines))


@dataclass(frozen=True, slots=True)
class SplitText:
    """Running text without its notes, and the notes."""

    body: list[SourceLine]
    notes: list[SourceNote]


def split_notes(lines: list[SourceLine], style: LineLayout) -> SplitText:
    """Separate notes from the running text; text interrupted by notes continues with `broken` set.

    A bracketed number at the start of a line is a note where it is higher than the last one; a plain number only
    where it is the next one and its mark was met in the text since the last note's mark.
    """
    return _Splitter(lines, style).split()


class _Splitter:
    def __init__(self, lines: list[SourceLine], style: LineLayout) -> None:
        self._lines = lines
        self._style = style
        self._marks: dict[int, list[int]] = defaultdict(list)
        for index, line in enumerate(lines):
            for mark in marks_in(line.text):
                if mark.doubt < OWN_DIGITS:
                    self._marks[mark.number].append(index)
        self._body: list[SourceLine] = []
        self._groups: list[tuple[int, str, list[SourceLine]]] = []
        self._in_note = False
        self._mark_line = -1

    def split(self) -> SplitText:
        interrupted = False
        for index, line in enumerate(self._lines):
            if label := self._label(index, line):
                self._groups.append((*label, [line]))
                interrupted = self._in_note = True
            elif self._in_note and self._note_goes_on(line):
                self._groups[-1][2].append(line)
            else:
                self._body.append(replace(line, broken=True) if interrupted else line)
                interrupted = self._in_note = False
        return SplitText(self._body, [_note(*group) for group in self._groups])

    def _label(self, index: int, line: SourceLine) -> tuple[int, str] | None:
        last = self._groups[-1][0] if self._groups else 0
        if match := _BRACKETED.fullmatch(line.text):
            number = int(match["number"])
            fits = number > last and self._may_begin(line)
        elif match := _RAISED.fullmatch(line.text) or _PLAIN.fullmatch(line.text):
            number = note_number(match["number"])
            fits = number == last + 1 and self._may_begin(line) and self._marked(number, index)
        else:
            return None
        return (number, match["text"]) if fits else None

    def _may_begin(self, line: SourceLine) -> bool:
        torn = self._body and not self._body[-1].finished
        return self._in_note or line.gap or line.broken or not (self._style.wrapped and torn and line.indent == 0)

    def _marked(self, number: int, index: int) -> bool:
        met = self._marks[number]
        at = bisect_left(met, max(self._mark_line, 0))
        if at == len(met) or met[at] >= index:
            return False
        self._mark_line = met[at]
        return True

    def _note_goes_on(self, line: SourceLine) -> bool:
        if line.gap:
            return False
        last = self._groups[-1][2][-1]
        if not last.finished:
            return True
        if line.starts_small:
            # The sentence that the notes interrupted goes on where the notes are complete.
            return not (self._body and not self._body[-1].finished)
        short = len(last.text) < _SHORT * self._style.width
        return self._style.wrapped and not (line.broken or line.indent > last.indent or short)


def _note(number: int, first: str, lines: list[SourceLine]) -> SourceNote:
    rest = lines[1:]
    text = join_words([replace(lines[0], text=first), *rest] if first else rest)
    return SourceNote(number, text, tuple(lines))


Marked = tuple[Mark, SourceNote]


def to_paragraph(joined: Joined, marks: Sequence[Marked]) -> Paragraph:
    """Make a paragraph; a hyphen before it makes it a dash item, each mark becomes its note."""
    dash = _HYPHEN.match(joined.text) if is_dash(joined.text) else None
    position = dash.end() if dash else 0
    runs: list[Run] = []
    for mark, note in sorted(marks, key=lambda marked: marked[0].start):
        runs += [Text(joined.text[position : mark.start]), Footnote((Text(note.text),) if note.text else ())]
        position = mark.end
    runs.append(Text(joined.text[position:]))
    filled = tuple(run for run in runs if isinstance(run, Footnote) or run.text)
    return Paragraph(filled, ParagraphKind.DASH if dash else ParagraphKind.BODY)
