"""Footnotes between the lines of a text: `[1] …` at its end, `1 …` at the foot of a page."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass, replace

from dcbc_desktop.intake.recognition.note_marks import OWN_DIGITS, marks_in, note_number
from dcbc_desktop.intake.recognition.paragraph_joining import join_words
from dcbc_desktop.intake.recognition.text_lines import Line, Style

_BRACKETED = re.compile(r"\[(?P<number>[0-9]{1,3})\]\s*(?P<text>.*)")
_PLAIN = re.compile(r"(?P<number>[1-9][0-9]{0,2})\s*(?P<text>[^\W\d_].*|[\"“(‘«].+)")
_RAISED = re.compile(r"(?P<number>[⁰¹²³⁴-⁹]{1,3})\s*(?P<text>.+)")
_SHORT = 0.6


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote: its number in the source, its words without it, and the lines it was made of."""

    number: int
    text: str
    lines: tuple[Line, ...]

    @property
    def source(self) -> str:
        """The note with its number, as the file has it."""
        return join_words(list(self.lines))


@dataclass(frozen=True, slots=True)
class Split:
    """The running text without its notes, and the notes."""

    body: list[Line]
    notes: list[Note]


def split_notes(lines: list[Line], style: Style) -> Split:
    """Take the notes out of the lines; text that a block of notes interrupted goes on with `broken` set.

    A bracketed number at the start of a line is a note where it is higher than the last one; a plain number only
    where it is the next one and its mark was met in the text since the last note's mark.
    """
    return _Splitter(lines, style).split()


class _Splitter:
    def __init__(self, lines: list[Line], style: Style) -> None:
        self._lines = lines
        self._style = style
        self._marks: dict[int, list[int]] = defaultdict(list)
        for index, line in enumerate(lines):
            for mark in marks_in(line.text):
                if mark.doubt < OWN_DIGITS:
                    self._marks[mark.number].append(index)
        self._body: list[Line] = []
        self._groups: list[tuple[int, str, list[Line]]] = []
        self._in_note = False
        self._mark_line = -1

    def split(self) -> Split:
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
        return Split(self._body, [_note(*group) for group in self._groups])

    def _label(self, index: int, line: Line) -> tuple[int, str] | None:
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

    def _may_begin(self, line: Line) -> bool:
        torn = self._body and not self._body[-1].finished
        return self._in_note or line.gap or line.broken or not (self._style.wrapped and torn and line.indent == 0)

    def _marked(self, number: int, index: int) -> bool:
        met = self._marks[number]
        at = bisect_left(met, max(self._mark_line, 0))
        if at == len(met) or met[at] >= index:
            return False
        self._mark_line = met[at]
        return True

    def _note_goes_on(self, line: Line) -> bool:
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


def _note(number: int, first: str, lines: list[Line]) -> Note:
    rest = lines[1:]
    text = join_words([replace(lines[0], text=first), *rest] if first else rest)
    return Note(number, text, tuple(lines))
