"""Text of one section in an earlier report, with its differences to the present one; for the worker thread."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from dcbc_desktop.report.comparison.earlier_reports import earlier_figure, earlier_section
from dcbc_desktop.report.comparison.word_diff import Change, word_diff
from dcbc_desktop.report.comparison.word_diff import Run as DiffRun
from dcbc_desktop.report.computed_values import cell_text, figure_text
from dcbc_desktop.report.outline import Section, SectionKind, Table, printed_heading
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
    footnotes,
    is_empty,
)
from dcbc_desktop.report.report import Report

_NOTHING = Prose()
LEAST_ALIKE = 0.15
"""Share of the earlier letters that must still be there; below it the texts have nothing to do with each other."""


class Outcome(Enum):
    """Result of looking for the earlier text of a section."""

    TEXT = "text"
    NO_REPORT = "no report"
    NO_SECTION = "no section"
    NO_COUNTERPART = "no counterpart"
    EMPTY = "empty"


class StyledText(NamedTuple):
    """Letters of one style, and how they differ."""

    text: str
    change: Change = Change.EQUAL
    bold: bool = False
    italic: bool = False
    raised: bool = False


class ComparedParagraph(NamedTuple):
    """Paragraph to show; `paragraph` is its index in the earlier text, -1 if it cannot be copied."""

    pieces: tuple[StyledText, ...]
    paragraph: int = -1


@dataclass(frozen=True, slots=True)
class EarlierText:
    """Text of an earlier report to show; `unlike` if it has too little in common to mark differences."""

    outcome: Outcome
    heading: str = ""
    prose: Prose = _NOTHING
    blocks: tuple[ComparedParagraph, ...] = ()
    unlike: bool = False


def compare_with_earlier(report: Report, earlier: Report | None, part: str, marked: bool) -> EarlierText:
    """Return the counterpart of a section in an earlier report, matched through `previous_key`."""
    if earlier is None:
        return EarlierText(Outcome.NO_REPORT)
    section = report.outline.section(part)
    if section is None or section.kind is SectionKind.GROUP:
        return EarlierText(Outcome.NO_SECTION)
    found = earlier.outline.section(earlier_section(section, earlier.outline))
    if found is None:
        return EarlierText(Outcome.NO_COUNTERPART)
    heading = printed_heading(found, earlier.period) or found.short_title
    prose, present = earlier.prose(found.key), report.prose(part)
    rows = (*_figure_rows(report, earlier, section), *_table_rows(earlier, found))
    if is_empty(prose) and not rows:
        return EarlierText(Outcome.EMPTY, heading)
    compared = compare_prose(prose, present, marked=marked and not is_empty(present))
    return EarlierText(Outcome.TEXT, heading, prose, (*compared.blocks, *rows), compared.unlike)


class ComparedProse(NamedTuple):
    """Paragraphs to show, footnotes last; `unlike` if the texts have too little in common to mark differences."""

    blocks: tuple[ComparedParagraph, ...]
    unlike: bool


def compare_prose(earlier: Prose, present: Prose, *, marked: bool) -> ComparedProse:
    """Return an earlier text with its differences to the present one, where they are to be marked."""
    text, unlike = _compared(_styled(earlier), _styled(present), marked)
    notes, _ = _compared(_styled_notes(earlier), _styled_notes(present), marked and not unlike)
    return ComparedProse((*text, *(ComparedParagraph(block.pieces) for block in notes)), unlike)


def compare_words(label: str, earlier: str, present: str) -> ComparedParagraph:
    """Return one value behind its label, if it has one, with its differences to the present one."""
    runs = word_diff(earlier, present)
    head = (StyledText(f"{label}: "),) if label else ()
    return ComparedParagraph((*head, *(StyledText(run.text, run.change) for run in runs)))


def carried_over(paragraphs: Iterable[Paragraph], report: Report) -> Prose:
    """Return paragraphs for the present report: linked figures that its outline lacks become plain letters."""
    return Prose(tuple(Paragraph(tuple(_carried(run, report) for run in one.runs), one.kind) for one in paragraphs))


def _carried(run: Run, report: Report) -> Run:
    if isinstance(run, Footnote):
        return Footnote(tuple(_carried_inline(inner, report) for inner in run.runs))
    return _carried_inline(run, report)


def _carried_inline(run: Inline, report: Report) -> Inline:
    known = not isinstance(run, FigureRun) or report.outline.figure(run.key) is not None
    return run if known else Text(run.text)


# Letters with their styles


def _styled(prose: Prose) -> list[StyledText]:
    pieces: list[StyledText] = []
    note = 0
    for number, paragraph in enumerate(prose.paragraphs):
        if number:
            pieces.append(StyledText("\n"))
        if paragraph.kind is ParagraphKind.DASH:
            pieces.append(StyledText(DASH))
        for run in paragraph.runs:
            if isinstance(run, Footnote):
                note += 1
                pieces.append(StyledText(f"[{note}]", raised=True))
            else:
                pieces.append(_piece(run, bold=paragraph.kind is ParagraphKind.SUBHEADING))
    return pieces


def _styled_notes(prose: Prose) -> list[StyledText]:
    pieces: list[StyledText] = []
    for number, note in enumerate(footnotes(prose), start=1):
        pieces.append(StyledText(f"{'' if number == 1 else chr(10)}[{number}] "))
        pieces += [_piece(run) for run in note.runs]
    return pieces


def _piece(run: Inline, *, bold: bool = False) -> StyledText:
    if isinstance(run, FigureRun):
        return StyledText(run.text, bold=bold)
    return StyledText(run.text, bold=run.bold or bold, italic=run.italic, raised=run.superscript)


# Differences


def _compared(old: list[StyledText], new: list[StyledText], marked: bool) -> tuple[tuple[ComparedParagraph, ...], bool]:
    old_text, new_text = _letters(old), _letters(new)
    runs = word_diff(old_text, new_text) if marked and old_text else (DiffRun(Change.EQUAL, old_text),)
    alike = sum(len(run.text) for run in runs if run.change is Change.EQUAL)
    unlike = alike < len(old_text) * LEAST_ALIKE
    if unlike:
        runs = (DiffRun(Change.EQUAL, old_text),)
    return (tuple(_blocks(old, runs)) if old_text else ()), unlike


def _letters(pieces: Iterable[StyledText]) -> str:
    return "".join(piece.text for piece in pieces)


def _blocks(old: list[StyledText], runs: Iterable[DiffRun]) -> Iterator[ComparedParagraph]:
    """Yield the earlier paragraphs with what was added in between."""
    supply = _Supply(old)
    pieces: list[StyledText] = []
    paragraph, own = 0, False
    for run in runs:
        added = run.change is Change.ADDED
        for piece in (StyledText(run.text, Change.ADDED),) if added else supply.take(len(run.text), run.change):
            for number, line in enumerate(piece.text.split("\n")):
                if number:
                    yield ComparedParagraph(tuple(pieces), paragraph if own or not added else -1)
                    pieces, own = [], False
                    paragraph += not added
                if line:
                    pieces.append(piece._replace(text=line))
                    own = own or not added
    if pieces or own:
        yield ComparedParagraph(tuple(pieces), paragraph if own else -1)


class _Supply:
    """Supplies the earlier letters bit by bit, in their styles."""

    def __init__(self, pieces: list[StyledText]) -> None:
        self._pieces = pieces
        self._next = 0
        self._used = 0

    def take(self, count: int, change: Change) -> Iterator[StyledText]:
        while count:
            piece = self._pieces[self._next]
            text = piece.text[self._used : self._used + count]
            count -= len(text)
            self._used += len(text)
            if self._used == len(piece.text):
                self._next, self._used = self._next + 1, 0
            if text:
                yield piece._replace(text=text, change=change)


# Figures and tables


def _figure_rows(report: Report, earlier: Report, section: Section) -> Iterator[ComparedParagraph]:
    for key in section.figures:
        figure = report.outline.figure(key)
        found = earlier.outline.figure(earlier_figure(figure, earlier.outline)) if figure is not None else None
        value = figure_text(earlier, found) if found is not None else ""
        if found is not None and value:
            yield ComparedParagraph(
                (StyledText(f"{found.label}: "), StyledText(f"{value} {found.unit}".strip(), bold=True))
            )


def _table_rows(earlier: Report, section: Section) -> Iterator[ComparedParagraph]:
    for table in earlier.outline.tables_of(section.key):
        rows = earlier.rows(table.key)
        if rows:
            yield ComparedParagraph((StyledText(table.title, bold=True),))
        for row in rows:
            cells = _cells(table, [cell_text(table, row, column) for column in table.columns])
            if cells:
                yield ComparedParagraph((StyledText(cells),))


def _cells(table: Table, values: list[str]) -> str:
    named = zip(table.columns, values, strict=True)
    return "; ".join(f"{column.label}: {value}" for column, value in named if value)
