"""Values of earlier reports of the same office: last year's, the year so far, the series of years."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Final, NamedTuple

import msgspec

from dcbc_desktop.report.computed_values import column_total, figure_number, sum_of
from dcbc_desktop.report.numbers import number_in
from dcbc_desktop.report.outline import Column, Figure, Outline, Section, Table
from dcbc_desktop.report.report import Report
from dcbc_desktop.report.table import Row
from dcbc_desktop.report.text import fold_case

if TYPE_CHECKING:
    from dcbc_desktop.report.amendment import Issued  # the start does without it

LARGE_CHANGE_PER_CENT = Decimal(50)
"""A change of more than this against last year asks for an explanation (outlines.md, relations)."""


class EarlierReports(msgspec.Struct, frozen=True):
    """Earlier reports that one report is compared with.

    `last_year`: the same period of the year before. `preceding`: the period just before, of the same kind.
    `year_so_far`: signed-off earlier periods of the same year and kind, oldest first. `years`: the same period of
    all earlier years on file, oldest first. `replaces`: number and date of the signed revision that this one amends.
    """

    last_year: Report | None = None
    preceding: Report | None = None
    year_so_far: tuple[Report, ...] = ()
    years: tuple[Report, ...] = ()
    replaces: Issued | None = None


NO_EARLIER_REPORTS: Final = EarlierReports()


class YearValue(NamedTuple):
    """A figure's value in one year; None where it was not given."""

    year: int
    value: Decimal | None


def earlier_section(section: Section, earlier: Outline) -> str:
    """Return the key of a section in an earlier outline; empty where it has none."""
    return _first_known(earlier, _former_keys(section))


def earlier_figure(figure: Figure, earlier: Outline) -> str:
    """Return the key of a figure in an earlier outline; empty where it has none."""
    return _first_known(earlier, _former_keys(figure))


def _former_keys(item: Section | Figure | Table | Column) -> tuple[str, ...]:
    return (item.previous_key, item.key) if item.previous_key else (item.key,)


def _first_known(earlier: Outline, keys: Iterable[str]) -> str:
    for key in keys:
        if earlier.section(key) or earlier.figure(key) or earlier.table(key):
            return key
    return ""


def value_before(figure: Figure, earlier: Report | None) -> Decimal | None:
    """Return a figure's value in an earlier report."""
    found = earlier.outline.figure(earlier_figure(figure, earlier.outline)) if earlier else None
    return figure_number(earlier, found) if earlier and found else None


def is_large_change(now: Decimal, before: Decimal) -> bool:
    """True when a value changed by more than half of the earlier one; from 0, any value is a large change."""
    return abs(now - before) * 100 > abs(before) * LARGE_CHANGE_PER_CENT


def values_by_year(figure: Figure, report: Report, past: EarlierReports) -> tuple[YearValue, ...]:
    """Return a figure's values over the years on file, oldest first, ending with the report itself.

    Keys are followed back through `previous_key`, year by year.
    """
    values = [YearValue(report.period.year, figure_number(report, figure))]
    current: Figure | None = figure
    for earlier in reversed(past.years):
        current = earlier.outline.figure(earlier_figure(current, earlier.outline)) if current else None
        value = figure_number(earlier, current) if current else None
        values.append(YearValue(earlier.period.year, value))
    return tuple(reversed(values))


def proposed_figure(figure: Figure, report: Report, past: EarlierReports) -> Decimal | None:
    """Propose từ đầu năm: signed-off earlier periods of the year plus this one; None where nothing is filled."""
    of = report.outline.figure(figure.cumulative_of)
    if of is None:
        return None
    return sum_of((*(value_before(of, earlier) for earlier in past.year_so_far), figure_number(report, of)))


def proposed_cells(table: Table, rows: Iterable[Row], column: Column, past: EarlierReports) -> Mapping[str, Decimal]:
    """Propose từ đầu năm for the cells of a column, by row id; only for rows where something is filled.

    Rows of earlier periods are matched by the words of their first column.
    """
    of = table.column(column.cumulative_of)
    if of is None:
        return {}
    earlier = _year_so_far(table, of, past)
    sums = ((row.id, sum_of((earlier.get(_name(table, row)), number_in(row.text(of.key))))) for row in rows)
    return {row_id: number for row_id, number in sums if number is not None}


def _year_so_far(table: Table, column: Column, past: EarlierReports) -> Mapping[str, Decimal | None]:
    """Sum a column over the earlier periods of the year, by the words of the first column."""
    sums: dict[str, Decimal | None] = {}
    for report in past.year_so_far:
        found = report.outline.table(_first_known(report.outline, _former_keys(table)))
        key = next((key for key in _former_keys(column) if found and found.column(key)), "")
        if found is None or not key:
            continue
        for row in report.rows(found.key):
            name = _name(found, row)
            sums[name] = sum_of((sums.get(name), number_in(row.text(key))))
    return sums


def _name(table: Table, row: Row) -> str:
    return fold_case(row.text(table.columns[0].key))


class ComputedCells(NamedTuple):
    """Totals by column, and proposals for cumulative columns by column and row id."""

    totals: Mapping[str, Decimal] = {}
    proposals: Mapping[str, Mapping[str, Decimal]] = {}


def compute_cells(table: Table, rows: tuple[Row, ...], past: EarlierReports) -> ComputedCells:
    """Compute totals where the table has a totals row, and proposals where a column counts from the year's start."""
    totals = {c.key: column_total(table, rows, c) for c in table.columns} if table.totals else {}
    return ComputedCells(
        {key: total for key, total in totals.items() if total is not None},
        {c.key: proposed_cells(table, rows, c, past) for c in table.columns if c.cumulative_of},
    )
