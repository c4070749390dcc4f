"""Checks against earlier reports: totals from the beginning of the year, last year, the report that is replaced."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from dcbc_desktop.report.amendment import clashes_of, replacement_key, says_replacement
from dcbc_desktop.report.checks.figure_checks import operands
from dcbc_desktop.report.checks.finding import Finding, Severity, advisory, blocking, severity_of
from dcbc_desktop.report.checks.relation_checks import broken_at_most
from dcbc_desktop.report.checks.table_checks import found_in_row, operand
from dcbc_desktop.report.checks.table_row import TableRow, table_rows
from dcbc_desktop.report.comparison.earlier_reports import (
    EarlierReports,
    is_large_change,
    proposed_cells,
    proposed_figure,
    value_before,
)
from dcbc_desktop.report.computed_values import figure_number, growth
from dcbc_desktop.report.numbers import format_number, number_in
from dcbc_desktop.report.outline import Column, Figure, Table
from dcbc_desktop.report.report import Report
from dcbc_desktop.report.text_place import TextPlace

_ALWAYS = True
NOT_LOOKED_AT: Final = "section_not_looked_at"


def check_cumulative(report: Report, past: EarlierReports) -> Iterator[Finding]:
    """Check that trong kỳ is at most từ đầu năm, and that a từ đầu năm other than proposed has a note."""
    comparable = report.period.opens_year or bool(past.year_so_far)  # else the earlier periods were told on paper
    for figure in report.outline.figures:
        if figure.cumulative_of:
            yield from _check_figure(report, figure, past if comparable else None)
    for table in report.outline.tables:
        for column in table.columns:
            if column.cumulative_of:
                yield from _check_column(report, table, column, past if comparable else None)


def _check_figure(report: Report, figure: Figure, past: EarlierReports | None) -> Iterator[Finding]:
    keys = (figure.cumulative_of, figure.key)
    found = broken_at_most(operands(report, keys))
    if found is not None:
        yield Finding(severity_of(_ALWAYS), found.code, TextPlace(keys[found.at]), found.params)
    elif past is not None and not report.entry(figure.key).note.strip():
        stated, proposed = report.number(figure.key), proposed_figure(figure, report, past)
        if stated is not None and proposed is not None and stated != proposed:
            yield advisory("cumulative_differs", figure.key, label=figure.label, **_both(stated, proposed))


def _check_column(report: Report, table: Table, column: Column, past: EarlierReports | None) -> Iterator[Finding]:
    of = table.column(column.cumulative_of)
    if of is None:
        return
    rows = table_rows(report, table)
    proposed = proposed_cells(table, [place.row for place in rows], column, past) if past is not None else {}
    for place in rows:
        found = broken_at_most([operand(place, of), operand(place, column)])
        if found is not None:
            yield from found_in_row(place, found, (of, column), _ALWAYS)
        else:
            yield from _check_cell(place, column, proposed.get(place.row.id))


def _check_cell(place: TableRow, column: Column, proposed: Decimal | None) -> Iterator[Finding]:
    cell = place.row.cell(column.key)
    stated = number_in(cell.value)
    if stated is None or proposed is None or stated == proposed or cell.note.strip():
        return
    yield place.finding(
        Severity.ADVISORY, "cumulative_differs", column, label=column.full_label, **_both(stated, proposed)
    )


def _both(stated: Decimal, proposed: Decimal) -> dict[str, str]:
    return {"stated": format_number(stated), "found": format_number(proposed)}


def check_changes(report: Report, past: EarlierReports) -> Iterator[Finding]:
    """Ask for a note where a figure changed by more than half (outlines.md: change of more than 50 %)."""
    for figure in report.outline.figures:
        now, before = figure_number(report, figure), value_before(figure, past.last_year)
        if now is None or before is None or report.entry(figure.key).note.strip() or not is_large_change(now, before):
            continue
        change = growth(now, before)
        yield advisory(
            "large_change",
            figure.key,
            label=figure.label,
            now=format_number(now),
            before=format_number(before),
            change=f" ({'+' if change > 0 else ''}{format_number(change)} %)" if change is not None else "",
        )


def check_copied(report: Report) -> Iterator[Finding]:
    """Find sections copied from an earlier report that nobody edited or confirmed yet."""
    for section in report.outline.prose_sections():
        if section.key in report.unreviewed:
            yield advisory(NOT_LOOKED_AT, section.key)


def check_amendment(report: Report, past: EarlierReports) -> Iterator[Finding]:
    """Require a number and a date of its own (blocking) and a sentence that names the replaced report (advisory)."""
    issued = past.replaces
    if issued is None:
        return
    for clash in clashes_of(report, issued):
        yield blocking(clash.code, clash.key, **clash.params)
    if issued.known and not says_replacement(report, issued):
        yield advisory("replacement_unsaid", replacement_key(report), name=issued.name)
