"""Typesetter of one document: measures, breaks and numbers all of its text, until the pages are no longer wanted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from dcbc_desktop.export.fonts.registered_fonts import REGULAR
from dcbc_desktop.export.layout.adjacent_marks import parted
from dcbc_desktop.export.layout.balanced_lines import balanced_lines
from dcbc_desktop.export.layout.layout_rules import TODAYS, LayoutRules
from dcbc_desktop.export.layout.line_breaking import Align, Metrics, Shape, break_lines, inline, plain, superscript
from dcbc_desktop.export.layout.model import Element, ElementRole, Line, Segment, Source, TextStyle
from dcbc_desktop.export.layout.page_measures import NOTE, TEXT_WIDTH
from dcbc_desktop.report.prose import Footnote, Inline, Run

Wanted = Callable[[], bool]

_NOTE_STYLE = TextStyle(REGULAR, NOTE)


class NoLongerWantedError(Exception):
    """Signal that the caller has cancelled; no failure. Never leaves `workflow`."""


def always_wanted() -> bool:
    """Return True: the default of callers that wait to the end."""
    return True


def require_wanted(wanted: Wanted) -> None:
    """Raise NoLongerWantedError once the caller has cancelled; checked between paragraphs and pages."""
    if not wanted():
        raise NoLongerWantedError


class Note:
    """One footnote: its lines and its element."""

    def __init__(self, number: int, lines: list[Line], source: Source | None) -> None:
        self.lines = lines
        self.element = Element(ElementRole.NOTE, note=number, source=source)


class Typesetter:
    """Sets the text of one document; footnotes are numbered in the order of their marks."""

    def __init__(
        self,
        widths: Mapping[str, Mapping[str, float]],
        wanted: Wanted = always_wanted,
        rules: LayoutRules = TODAYS,
    ) -> None:
        self.metrics = Metrics(widths)
        self.rules = rules
        self._wanted = wanted
        self.notes: dict[int, Note] = {}

    def width(self, text: str, style: TextStyle) -> float:
        """Return the width of text in points."""
        return self.metrics.width(text, style)

    def filled(self, segments: Iterable[Segment], shape: Shape) -> list[Line]:
        """Return lines filled one after the other."""
        require_wanted(self._wanted)
        return break_lines(self.metrics.words(segments), shape, self.metrics)

    def balanced(self, text: str, style: TextStyle, shape: Shape) -> list[Line]:
        """Return few lines of even length, broken at natural places."""
        words = self.metrics.words(plain(text, style))
        return balanced_lines(words, shape, self.metrics, whole_pairs=self.rules.whole_pairs)

    def single(self, text: str, style: TextStyle, *, centre: float | None = None, x: float = 0.0) -> Line:
        """Return one line that is never broken, with its spaces unchanged."""
        width = self.width(text, style)
        return Line(plain(text, style), x if centre is None else centre - width / 2, width)

    def segments(
        self, runs: Iterable[Run], size: float, *, bold: bool = False, source: Source | None = None
    ) -> list[Segment]:
        """Return styled text of some runs, footnotes as their marks."""
        segments = [
            self.mark(run.runs, TextStyle(REGULAR, size), source)
            if isinstance(run, Footnote)
            else inline(run, size, bold=bold)
            for run in runs
        ]
        return parted(segments) if self.rules.parted_marks else segments

    def mark(
        self, runs: Iterable[Inline], style: TextStyle, source: Source | None = None, width: float = TEXT_WIDTH
    ) -> Segment:
        """Return the mark of the next footnote and keep its text for the foot of a page with text of `width`.

        `source` is the mark's.
        """
        number = len(self.notes) + 1
        label = Segment(f"{number} ", superscript(_NOTE_STYLE))
        text = [label, *(inline(run, NOTE) for run in runs)]
        lines = self.filled(text, Shape(NOTE, width, align=Align.JUSTIFIED))
        self.notes[number] = Note(number, lines, source)
        return Segment(str(number), superscript(style), number)

    def note_lengths(self) -> dict[int, int]:
        """Return the number of lines of each note."""
        return {number: len(note.lines) for number, note in self.notes.items()}
