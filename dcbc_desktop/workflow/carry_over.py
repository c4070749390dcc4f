"""What a new report takes from an earlier one: header, signatory, text, the names of tables' rows; no numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from dcbc_desktop.report import header as h
from dcbc_desktop.report import prose as p
from dcbc_desktop.report.carry_forward import Move
from dcbc_desktop.report.comparison.earlier_reports import earlier_figure
from dcbc_desktop.report.kinds import CarriedOver
from dcbc_desktop.report.outline import Column, Outline, Section, Table, fill_placeholders
from dcbc_desktop.report.period import Period
from dcbc_desktop.report.report import Entry, Report
from dcbc_desktop.report.table import EMPTY_CELL, Cell, Row, encode_rows, new_row

_NEVER: Final = frozenset({h.NUMBER, h.DATE, h.TITLE})
_MOVED: Final = frozenset({h.ADDRESSEES, h.RECIPIENTS, h.LEGAL_BASES})
"""Header texts in which a year moves on."""
_CITES: Final = re.compile(r"\d\s*/|\bngày\s+\d|\bsố\s+\d|\bluật\b|\bpháp lệnh\b|\bhiến pháp\b", re.IGNORECASE)
"""A line that names a document says which; its years are part of the name."""


def carried_entries(earlier: Report, outline: Outline, period: Period) -> dict[str, Entry]:
    """The entries of an earlier report that a new one of `period` begins with."""
    move = Move(earlier.period, period)
    carried = dict(_header(earlier, move))
    carried.update(_sections(earlier, outline, move))
    carried.update(_tables(earlier, outline))
    return carried


def _header(earlier: Report, move: Move) -> Iterator[tuple[str, Entry]]:
    for key in (*h.HEADER_KEYS, *h.SIGNATORY_KEYS):
        text = earlier.text(key)
        if text and key not in _NEVER:
            yield key, Entry("\n".join(_moved_line(move, line) for line in text.split("\n")) if key in _MOVED else text)
    title = earlier.text(h.TITLE)
    if title.strip() and title != fill_placeholders(earlier.outline.document.title, earlier.period):
        yield h.TITLE, Entry(move.text(title))  # the office's own words; else the outline proposes its title


def _moved_line(move: Move, line: str) -> str:
    return line if _CITES.search(line) else move.text(line)


def _sections(earlier: Report, outline: Outline, move: Move) -> Iterator[tuple[str, Entry]]:
    figures = {earlier_figure(figure, earlier.outline): figure.key for figure in outline.figures}
    former = former_sections(outline, earlier.outline)
    for section in outline.prose_sections():
        prose = earlier.prose(former[section.key]) if section.key in former else p.Prose()
        if prose.paragraphs:
            paragraphs = (_paragraph(paragraph, figures, move) for paragraph in prose.paragraphs)
            yield section.key, Entry(p.encode(p.Prose(tuple(paragraphs))))


def former_sections(outline: Outline, earlier: Outline) -> dict[str, str]:
    """Where each section finds its former text: as it says itself, else under its own key if no other claims that."""
    known = {section.key for section in earlier.prose_sections()}
    renamed = {s.key: s.previous_key for s in outline.prose_sections() if s.previous_key in known}
    claimed = set(renamed.values())
    same: Iterable[Section] = (s for s in outline.prose_sections() if s.key in known - claimed and s.key not in renamed)
    return {**renamed, **{section.key: section.key for section in same}}


def _paragraph(paragraph: p.Paragraph, figures: Mapping[str, str], move: Move) -> p.Paragraph:
    runs = tuple(_run(run, figures) for run in paragraph.runs)
    return p.Paragraph(move.runs(runs) if paragraph.kind is p.ParagraphKind.SUBHEADING else runs, paragraph.kind)


def _run(run: p.Run, figures: Mapping[str, str]) -> p.Run:
    if isinstance(run, p.Footnote):
        return p.Footnote(tuple(_inline(inner, figures) for inner in run.runs))
    return _inline(run, figures)


def _inline(run: p.Inline, figures: Mapping[str, str]) -> p.Inline:
    """A linked figure follows its new key; without one it is plain words."""
    if isinstance(run, p.Text):
        return run
    return p.FigureRun(figures[run.key], run.text) if run.key in figures else p.Text(run.text)


def _tables(earlier: Report, outline: Outline) -> Iterator[tuple[str, Entry]]:
    for table in outline.tables:
        found = next(filter(None, map(earlier.outline.table, (table.previous_key, table.key))), None)
        rows = _rows(table, found, earlier.rows(found.key)) if found is not None else []
        if rows:
            yield table.key, Entry(encode_rows(rows))


def _rows(table: Table, found: Table, rows: Iterable[Row]) -> list[Row]:
    kept = [(column, former) for column in _kept_columns(table) if (former := _former(column, found)) is not None]
    carried = (new_row({column.key: _cell(column, row.text(former.key)) for column, former in kept}) for row in rows)
    return [row for row in carried if any(cell != EMPTY_CELL for cell in row.cells.values())]


def _kept_columns(table: Table) -> list[Column]:
    """The words of the first column and what was chosen; numbers, dates and remarks are of their year."""
    first, *others = table.columns
    return [
        *(c for c in (first,) if c.kind.traits.carried_over is not CarriedOver.NEVER),
        *(c for c in others if c.kind.traits.carried_over is CarriedOver.ALWAYS),
    ]


def _former(column: Column, found: Table) -> Column | None:
    return next(filter(None, map(found.column, (column.previous_key, column.key))), None)


def _cell(column: Column, words: str) -> Cell:
    return Cell(words) if not column.choices or words in column.choices else EMPTY_CELL


def starting_rows(outline: Outline) -> dict[str, Entry]:
    """The rows that tables of a blank report begin with."""
    tables = (table for table in outline.tables if table.starting_rows)
    return {t.key: Entry(encode_rows(new_row({t.columns[0].key: Cell(w)}) for w in t.starting_rows)) for t in tables}
