"""Twins: trong kỳ and từ đầu năm, which are one value in a report whose period begins the year."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from dcbc_desktop.report.computed_values import cell_text, figure_text
from dcbc_desktop.report.numbers import grouped_number
from dcbc_desktop.report.outline import Column, Table
from dcbc_desktop.report.period import Period
from dcbc_desktop.report.report import Report
from dcbc_desktop.report.table import Row


def repeated_figures(report: Report) -> frozenset[str]:
    """Return the keys of figures from the year's start that only repeat the figure of the period.

    Two values that differ both print (`check_cumulative` finds them), and so does one with a note of its own.
    """
    if not report.period.opens_year:
        return frozenset()
    return frozenset(
        figure.key
        for figure in report.outline.figures
        if (of := report.outline.figure(figure.cumulative_of))
        and grouped_number(figure_text(report, figure)) == grouped_number(figure_text(report, of))
        and not report.entry(figure.key).note.strip()
    )


def printed_columns(table: Table, rows: Sequence[Row], period: Period) -> tuple[Column, ...]:
    """Return the columns of a table that print: of two twins one, under the heading of both where they are alone.

    A twin prints if a cell of it has a note or differs, unless the whole column is empty: nothing typed is left out.
    """
    if not period.opens_year:
        return table.columns
    kept = list(table.columns)
    for column in table.columns:
        of = table.column(column.cumulative_of)
        if of is None:
            continue
        repeated = next((one for one, other in ((column, of), (of, column)) if _repeats(table, rows, one, other)), None)
        if repeated is not None:
            single = of if repeated is column else column
            kept = [_single(one, of, table) if one is single else one for one in kept if one is not repeated]
    return tuple(kept)


def _repeats(table: Table, rows: Sequence[Row], column: Column, other: Column) -> bool:
    """True when a column says nothing that the other one does not say."""
    if any(row.cell(column.key).note.strip() for row in rows):
        return False
    own, others = ([grouped_number(cell_text(table, row, one)) for row in rows] for one in (column, other))
    return own == others or not any(own)


def _single(column: Column, of: Column, table: Table) -> Column:
    """Return a twin that prints alone: its label would compare it with a column that is not there."""
    under = [one for one in table.columns if one.heading == of.heading]
    if not of.heading or len(under) != 2:
        return column
    return msgspec.structs.replace(column, label=column.heading, heading="")
