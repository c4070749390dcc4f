"""What earlier reports of the same office say: last year's values, the year so far, the line over the years."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, NamedTuple

from dcbc_desktop.report.computing import figure_number, number_in, sum_of
from dcbc_desktop.report.outline import Column, Figure, Outline, Section, Table
from dcbc_desktop.report.report import Report
from dcbc_desktop.report.table import Row

LARGE_CHANGE_PER_CENT = Decimal(50)
"""A change of more than this against last year asks for an explanation (outlines.md, relations)."""


@dataclass(frozen=True, slots=True)
class Past:
    """Earlier reports that one report is compared with.

    `last_year`: the same period of the year before. `preceding`: the period just before, of the same kind.
    `year_so_far`: signed-off earlier periods of the same year and kind, oldest first. `years`: the same period of
    all earlier years on file, oldest first.
    """

    last_year: Report | None = None
    preceding: Report | None = None
    year_so_far: tuple[Report, ...] = ()
    years: tuple[Report, ...] = ()


NO_PAST: Final = Past()


class YearValue(NamedTuple):
    """A figure's value in one year; None where it was not given."""

    year: int
    value: Decimal | None


def earlier_section(section: Section, earlier: Outline) -> str:
    """The key under which an earlier outline holds a section; empty where it has none."""
    return _first_known(earlier, _former_keys(section))


def earlier_figure(figure: Figure, earlier: Outline) -> str:
    """The key under which an earlier outline holds a figure; empty where it has none."""
    return _first_known(earlier, _former_keys(figure))


def _former_keys(item: Section | Figure | Table | Column) -> tuple[str, ...]:
    return (item.previous_key, item.key) if item.previous_key else (item.key,)


def _first_known(earlier: Outline, keys: Iterable[str]) -> str:
    for key in keys:
        if earlier.section(key) or earlier.figure(key) or earlier.table(key):
            return key
    return ""


def value_before(figure: Figure, earlier: Report | None) -> Decimal | None:
    """A figure's value in an earlier report."""
    found = earlier.outline.figure(earlier_figure(figure, earlier.outline)) if earlier else None
    return figure_number(earlier, found) if earlier and found else None


def is_large_change(now: Decimal, before: Decimal) -> bool:
    """Whether a value changed by more than half of what it was; from nothing, any value is."""
    return abs(now - before) * 100 > abs(before) * LARGE_CHANGE_PER_CENT


def line_of(figure: Figure, report: Report, past: Past) -> tuple[YearValue, ...]:
    """A figure over the years on file, oldest first, ending with the report itself.

    Keys are followed back through `previous_key`, year by year.
    """
    values = [YearValue(report.period.year, figure_number(report, figure))]
    current: Figure | None = figure
    for earlier in reversed(past.years):
        current = earlier.outline.figure(earlier_figure(current, earlier.outline)) if current else None
        value = figure_number(earlier, current) if current else None
        values.append(YearValue(earlier.period.year, value))
    return tuple(reversed(values))


def proposed_figure(figure: Figure, report: Report, past: Past) -> Decimal | None:
    """Từ đầu năm: the signed-off earlier periods of the year plus the period itself; None where nothing is filled."""
    of = report.outline.figure(figure.cumulative_of)
    if of is None:
        return None
    return sum_of((*(value_before(of, earlier) for earlier in past.year_so_far), figure_number(report, of)))


def proposed_cell(table: Table, row: Row, column: Column, past: Past) -> Decimal | None:
    """Từ đầu năm in a table: rows of earlier periods are told by the words of their first column."""
    of = table.column(column.cumulative_of)
    if of is None:
        return None
    name = _name(table, row)
    earlier = (_cell_before(table, of, name, report) for report in past.year_so_far)
    return sum_of((*earlier, number_in(row.text(of.key))))


def _cell_before(table: Table, column: Column, name: str, earlier: Report) -> Decimal | None:
    found = earlier.outline.table(_first_known(earlier.outline, _former_keys(table)))
    if found is None:
        return None
    keys = [key for key in _former_keys(column) if found.column(key)]
    rows = [row for row in earlier.rows(found.key) if _name(found, row) == name]
    return sum_of(number_in(row.text(keys[0])) for row in rows) if keys else None


def _name(table: Table, row: Row) -> str:
    return " ".join(row.text(table.columns[0].key).casefold().split())
