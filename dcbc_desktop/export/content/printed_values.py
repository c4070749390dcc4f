"""Words of figures and tables as they print, before anything is measured; every letter must be in the typeface."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from dcbc_desktop.errors import RefusedError
from dcbc_desktop.export.content.units import UNIT_WORDS, common_unit, with_units_in_headings
from dcbc_desktop.export.fonts.registered_fonts import covered_letters
from dcbc_desktop.export.layout.layout_rules import TODAYS, LayoutRules
from dcbc_desktop.report import header as h
from dcbc_desktop.report.computed_values import cell_text, column_total, figure_text
from dcbc_desktop.report.numbers import format_number, grouped_number, number_in
from dcbc_desktop.report.outline import (
    Column,
    Figure,
    Section,
    Table,
    TablePlace,
    fill_placeholders,
    printed_heading,
)
from dcbc_desktop.report.period import Period
from dcbc_desktop.report.printed.twin_values import printed_columns, repeated_figures
from dcbc_desktop.report.prose import Footnote, Prose, all_runs
from dcbc_desktop.report.report import Report, row_filled
from dcbc_desktop.report.table import Row
from dcbc_desktop.report.text import character_name, nfc

NUMBER_HEAD = "STT"
_NO_BREAK = "\u00a0"

_LINE_ENDS = frozenset(map(ord, "\t\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"))
_NOT_PRINTED = frozenset({h.SIGNATORY_OFFICE})


class PrintedRow(NamedTuple):
    """Row: its number and cells as they print, and notes by column."""

    id: str
    texts: tuple[str, ...]
    notes: dict[int, str]


class Group(NamedTuple):
    """Label over the columns `first` to `end`."""

    label: str
    first: int
    end: int


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """Table with a first column that counts its rows. `totals` is empty where nothing is added up.

    `columns` are the ones that print; `unit` is said above the table, empty for none.
    """

    table: Table
    columns: tuple[Column, ...]
    title: str
    unit: str
    labels: tuple[str, ...]
    groups: tuple[Group, ...]
    rows: tuple[PrintedRow, ...]
    totals: tuple[str, ...]

    def words(self) -> Iterator[str]:
        """Yield everything that prints."""
        yield self.title
        yield self.unit
        yield from self.labels
        yield from (group.label for group in self.groups)
        for row in self.rows:
            yield from row.texts
            yield from row.notes.values()


def printed_figures(report: Report, rules: LayoutRules = TODAYS) -> list[Figure]:
    """Return the figures with a value, typed or computed, or a note."""
    repeated = repeated_figures(report) if rules.single_twins else frozenset()
    return [
        figure
        for figure in report.outline.figures
        if figure.key not in repeated and (figure_text(report, figure) or report.entry(figure.key).note.strip())
    ]


def printed_number(text: str, rules: LayoutRules) -> str:
    """Return a number of a table or figure as it prints."""
    return grouped_number(text) if rules.grouped_numbers else text


def printed_tables(report: Report, rules: LayoutRules = TODAYS) -> list[PrintedTable]:
    """Return the tables with anything typed in, in the order of the page; raises FileError `table_invalid`."""
    return [
        _printed(table, rows, report.period, rules)
        for section in report.outline.sections
        for table in report.outline.tables_of(section.key)
        if (rows := _printed_rows(table, report.rows(table.key)))
    ]


def tables_at(tables: Sequence[PrintedTable], place: TablePlace, section: str = "") -> list[PrintedTable]:
    """Return the tables that print at a place, or of one section there."""
    return [one for one in tables if one.table.place is place and section in ("", one.table.section)]


def _printed_rows(table: Table, rows: Sequence[Row]) -> list[Row]:
    """Return the filled rows; none where all hold only the words they began with."""
    cells = ((row, [row.cell(column.key) for column in table.columns]) for row in rows)
    filled = [row for row, kept in cells if any(cell.value.strip() or cell.note.strip() for cell in kept)]
    return filled if any(row_filled(table, row) for row in filled) else []


def _printed(table: Table, rows: Sequence[Row], period: Period, rules: LayoutRules) -> PrintedTable:
    columns = printed_columns(table, rows, period) if rules.single_twins else table.columns
    unit = common_unit(columns) if rules.unit_once else ""
    headed = with_units_in_headings(columns, unit) if rules.unit_once else columns
    return PrintedTable(
        table,
        columns,
        fill_placeholders(table.title, period),
        f"{UNIT_WORDS} {fill_placeholders(unit, period)}" if unit else "",
        (NUMBER_HEAD, *(fill_placeholders(column.label_with_unit, period) for column in headed)),
        tuple(_groups(headed, period)),
        tuple(_row(table, columns, number, row, rules) for number, row in enumerate(rows, start=1)),
        _totals(table, columns, rows) if table.totals else (),
    )


def _groups(columns: Sequence[Column], period: Period) -> Iterator[Group]:
    """Yield neighbours with one heading, counted from the column after the row numbers."""
    end = 1
    for heading, members in groupby(columns, key=attrgetter("heading")):
        first, end = end, end + len(list(members))
        if heading:
            yield Group(fill_placeholders(heading, period), first, end)


def _row(table: Table, columns: Sequence[Column], number: int, row: Row, rules: LayoutRules) -> PrintedRow:
    texts = (str(number), *(_cell(column, cell_text(table, row, column), rules) for column in columns))
    notes = {
        index: " ".join(nfc(note).split())
        for index, column in enumerate(columns, start=1)
        if (note := row.cell(column.key).note.strip())
    }
    return PrintedRow(row.id, texts, notes)


def _cell(column: Column, text: str, rules: LayoutRules) -> str:
    """Return the words of a cell; a number with spaces between its digits stays on one line."""
    if column.kind.traits.numeric and rules.grouped_numbers:
        return grouped_number(text)
    if column.kind.traits.numeric and " " in text and number_in(text) is not None:
        return text.replace(" ", _NO_BREAK)
    return text


def _totals(table: Table, columns: Sequence[Column], rows: Sequence[Row]) -> tuple[str, ...]:
    totals = [column_total(table, rows, column) for column in columns]
    texts = ["" if total is None else format_number(total) for total in totals]
    return ("", *texts) if any(texts) else ()


def require_letters(
    report: Report,
    sections: Iterable[tuple[Section, Prose]],
    tables: Sequence[PrintedTable],
    rules: LayoutRules = TODAYS,
) -> None:
    """Raise RefusedError `letter_missing` for the first letter that cannot be printed, with the key it stands in."""
    covered = covered_letters()
    for key, text in _printed_texts(report, sections, tables, rules):
        missing = set(map(ord, text)) - covered
        if missing:
            letter = next(char for char in text if ord(char) in missing)
            raise RefusedError("letter_missing", character=letter, name=character_name(letter), key=key)


def _printed_texts(
    report: Report, sections: Iterable[tuple[Section, Prose]], tables: Sequence[PrintedTable], rules: LayoutRules
) -> Iterator[tuple[str, str]]:
    document = report.outline.document
    yield h.TITLE, document.kind + document.symbol
    for key in (*h.HEADER_KEYS, *h.SIGNATORY_KEYS):
        if key not in _NOT_PRINTED:
            yield key, _without_line_ends(report.text(key))
    for section, prose in sections:
        yield section.key, printed_heading(section, report.period)
        yield section.key, "".join(run.text for run in all_runs(prose) if not isinstance(run, Footnote))
    for table in tables:
        yield table.table.key, _without_line_ends("".join(table.words()))
    for figure in printed_figures(report, rules):
        entry = report.entry(figure.key)
        words = (figure.heading, figure.label, figure.unit)
        yield figure.key, "".join(fill_placeholders(text, report.period) for text in words)
        yield figure.key, _without_line_ends(entry.value + entry.note)


def _without_line_ends(text: str) -> str:
    return "".join(char for char in nfc(text) if ord(char) not in _LINE_ENDS)
