"""New reports: blank with the office's profile, carried over from an earlier report, or the shipped sample."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Final

import msgspec

from dcbc_desktop import intake
from dcbc_desktop.errors import UsageError
from dcbc_desktop.paths import shipped_dir
from dcbc_desktop.report import header as h
from dcbc_desktop.report import prose as p
from dcbc_desktop.report.comparison.earlier_reports import earlier_figure
from dcbc_desktop.report.comparison.replacement_sentences import (
    replaces_report,
    text_without_replacement,
    without_replacement,
)
from dcbc_desktop.report.kinds import CarriedOver
from dcbc_desktop.report.outline import Column, Outline, Section, Table, fill_placeholders
from dcbc_desktop.report.outline_files.loader import load_outline
from dcbc_desktop.report.period import Period, PeriodShift, make_period
from dcbc_desktop.report.report import Entry, Report
from dcbc_desktop.report.signatory.composition import completed_lines, proposed_lines
from dcbc_desktop.report.table import EMPTY_CELL, Cell, Row, encode_rows, new_row
from dcbc_desktop.report.toml_files import read_toml
from dcbc_desktop.store.models import LeftOver, Office
from dcbc_desktop.store.store import Store


def create(
    store: Store, outline: Outline, period: Period, *, office: Office | None = None, from_report: int | None = None
) -> Report:
    """Make a new draft; from an earlier report it takes header, text, signatory and the names of tables' rows.

    Raises UsageError `outline_not_for_period` or `report_unknown`.
    """
    entries = proposed_entries(outline, period, office)
    if from_report is None:
        return add_report(store, outline, period, entries, codes=office_codes(office))
    earlier = store.load_report(from_report)
    carried = carried_entries(earlier, outline, period)
    copied = {section.key for section in outline.prose_sections()} & carried.keys()
    codes = office_codes(office) if office is not None else (earlier.office_code, earlier.superior_code)
    return add_report(store, outline, period, {**entries, **carried}, codes=codes, copied=copied)


def add_report(
    store: Store,
    outline: Outline,
    period: Period,
    entries: Mapping[str, Entry],
    *,
    codes: tuple[str, str],
    left_over: Sequence[LeftOver] = (),
    copied: Collection[str] = (),
) -> Report:
    """Keep a new report in the store; `copied` are the sections whose text comes from an earlier one."""
    if period.kind not in outline.period_kinds:
        raise UsageError("outline_not_for_period", id=outline.id)
    return store.create_report(
        outline,
        period,
        office_code=codes[0],
        superior_code=codes[1],
        entries=entries,
        left_over=left_over,
        copied=copied,
    )


def office_codes(office: Office | None) -> tuple[str, str]:
    """Return the office's own code and its superior's; empty without a profile."""
    return (office.code, office.superior_code) if office else ("", "")


def proposed_entries(outline: Outline, period: Period, office: Office | None) -> dict[str, Entry]:
    """Return the entries of a new report: the outline's words and rows, over them the office's profile."""
    document = outline.document
    values = {
        h.TITLE: fill_placeholders(document.title, period),
        h.ADDRESSEES: "\n".join(document.addressees),
        h.RECIPIENTS: "\n".join(document.recipients),
        h.SIGNATORY_LINES: "\n".join(document.signatory_lines),
    }
    if office is not None:
        profile = {
            h.SUPERIOR: office.superior,
            h.ISSUER: office.issuer,
            h.SYMBOL: office.symbol,
            h.PLACE: office.place,
            h.ADDRESSEES: office.addressees,
            h.RECIPIENTS: office.recipients,
            h.SIGNATORY_LINES: _signature(office, document.signatory_lines),
            h.SIGNATORY_OFFICE: office.signatory_office,
            h.SIGNATORY_NAME: office.signatory_name,
        }
        values.update({key: value for key, value in profile.items() if value.strip()})
    return {**{key: Entry(value) for key, value in values.items() if value}, **starting_rows(outline)}


def _signature(office: Office, proposed: Sequence[str]) -> str:
    """Return the lines over the signature: the profile's, with its post; the outline's where the profile has none."""
    if office.signatory_lines.strip():
        return completed_lines(office.signatory_lines, office.signatory_office)
    return proposed_lines(proposed, office.signatory_office)


_NEVER: Final = frozenset({h.NUMBER, h.DATE, h.TITLE})
_MOVED: Final = frozenset({h.ADDRESSEES, h.RECIPIENTS, h.LEGAL_BASES})
"""Header texts in which years are moved on."""
_CITES: Final = re.compile(r"\d\s*/|\bngày\s+\d|\bsố\s+\d|\bluật\b|\bpháp lệnh\b|\bhiến pháp\b", re.IGNORECASE)
"""Matches a line that names a document, whose years are part of the name."""


def carried_entries(earlier: Report, outline: Outline, period: Period) -> dict[str, Entry]:
    """Return the entries of an earlier report that a new one of `period` begins with; no numbers."""
    move = PeriodShift(earlier.period, period)
    carried = dict(_header(earlier, move))
    carried.update(_sections(earlier, outline, move))
    carried.update(_tables(earlier, outline))
    return carried


def _header(earlier: Report, move: PeriodShift) -> Iterator[tuple[str, Entry]]:
    for key in (*h.HEADER_KEYS, *h.SIGNATORY_KEYS):
        text = earlier.text(key)
        if text and key not in _NEVER:
            yield key, Entry(_moved_lines(move, text) if key in _MOVED else text)
    title = text_without_replacement(earlier.text(h.TITLE))
    if title.strip() and title != fill_placeholders(earlier.outline.document.title, earlier.period):
        yield h.TITLE, Entry(move.text(title))  # the office's own words; else the outline proposes its title


def _moved_lines(move: PeriodShift, text: str) -> str:
    lines = (line for line in text.split("\n") if not replaces_report(line))
    return "\n".join(_moved_line(move, line) for line in lines)


def _moved_line(move: PeriodShift, line: str) -> str:
    return line if _CITES.search(line) else move.text(line)


def _sections(earlier: Report, outline: Outline, move: PeriodShift) -> Iterator[tuple[str, Entry]]:
    figures = {earlier_figure(figure, earlier.outline): figure.key for figure in outline.figures}
    former = former_sections(outline, earlier.outline)
    for section in outline.prose_sections():
        prose = without_replacement(earlier.prose(former[section.key])) if section.key in former else p.Prose()
        if prose.paragraphs:
            paragraphs = (_paragraph(paragraph, figures, move) for paragraph in prose.paragraphs)
            yield section.key, Entry(p.encode(p.Prose(tuple(paragraphs))))


def former_sections(outline: Outline, earlier: Outline) -> dict[str, str]:
    """Return the former key of each section: its `previous_key`, else its own key if no other section has that."""
    known = {section.key for section in earlier.prose_sections()}
    renamed = {s.key: s.previous_key for s in outline.prose_sections() if s.previous_key in known}
    claimed = set(renamed.values())
    same: Iterable[Section] = (s for s in outline.prose_sections() if s.key in known - claimed and s.key not in renamed)
    return {**renamed, **{section.key: section.key for section in same}}


def _paragraph(paragraph: p.Paragraph, figures: Mapping[str, str], move: PeriodShift) -> p.Paragraph:
    runs = tuple(_run(run, figures) for run in paragraph.runs)
    return p.Paragraph(move.runs(runs) if paragraph.kind is p.ParagraphKind.SUBHEADING else runs, paragraph.kind)


def _run(run: p.Run, figures: Mapping[str, str]) -> p.Run:
    if isinstance(run, p.Footnote):
        return p.Footnote(tuple(_inline(inner, figures) for inner in run.runs))
    return _inline(run, figures)


def _inline(run: p.Inline, figures: Mapping[str, str]) -> p.Inline:
    """Give a linked figure its new key; without one it becomes plain text."""
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
    """Return the columns that are carried over: words of the first one and choices; the rest belongs to its year."""
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
    """Return the rows that tables of a blank report begin with."""
    tables = (table for table in outline.tables if table.starting_rows)
    return {t.key: Entry(encode_rows(new_row({t.columns[0].key: Cell(w)}) for w in t.starting_rows)) for t in tables}


SAMPLE_UID = "00000000-0000-4000-8000-000000000001"


class _Sample(msgspec.Struct, forbid_unknown_fields=True):
    outline: str
    text: str
    period: str
    office_code: str
    superior_code: str
    values: dict[str, str]
    notes: dict[str, str]


def sample_report() -> Report:
    """Return the sample report (invented, shipped, always a draft), in memory only."""
    resources = shipped_dir("resources")
    folder = resources / "sample"
    sample = msgspec.convert(read_toml(folder / "sample.toml"), _Sample)
    outline = load_outline(resources / "outlines" / sample.outline)
    period = make_period(sample.period)
    imported = intake.read_text_report(folder / sample.text, outline, period.year)
    values = {key: Entry(value, sample.notes.get(key, "")) for key, value in sample.values.items()}
    return Report(
        id=0,
        uid=SAMPLE_UID,
        outline=outline,
        office_code=sample.office_code,
        superior_code=sample.superior_code,
        period=period,
        entries={**proposed_entries(outline, period, None), **imported.entries, **values},
    )


def open_sample(store: Store) -> Report:
    """Create the sample report in a temporary database."""
    sample = sample_report()
    return store.create_report(
        sample.outline,
        sample.period,
        office_code=sample.office_code,
        superior_code=sample.superior_code,
        entries=sample.entries,
    )
