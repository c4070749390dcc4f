"""Checks of tables: every cell by its column's kind, every row by the relations of the outline."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from datetime import date
from decimal import Decimal
from typing import Any, Final

from dcbc_desktop.errors import UsageError
from dcbc_desktop.report.checks.finding import Finding, Severity, severity_of
from dcbc_desktop.report.checks.relation_checks import BrokenFinding, Operand, broken, is_due, is_restricted
from dcbc_desktop.report.checks.table_mends import check_meanings, check_mendable, mendable_cells
from dcbc_desktop.report.checks.table_row import MOST_SHOWN, TableRow, table_rows
from dcbc_desktop.report.computed_values import cell_number
from dcbc_desktop.report.dates import short_date
from dcbc_desktop.report.kinds import number_error, parse_value
from dcbc_desktop.report.numbers import format_number
from dcbc_desktop.report.outline import Check, CheckKind, Column
from dcbc_desktop.report.report import Report

LONG_CELL: Final = 1_000
"""More code points than this are better told in the section's text than in a cell."""
_CUT_SHORT: Final = re.compile(r"#{2,80}|[-+]?\d{1,3}(?:[.,]\d{1,20})?[eE][-+]?\d{1,3}")
"""Numbers for which a spreadsheet's column was too narrow: `########`, `1,5E+09`."""


def check_tables(report: Report) -> Iterator[Finding]:
    """Check every table of a report."""
    for table in report.outline.tables:
        checks = [check for check in report.outline.checks if check.table == table.key]
        relations = [check for check in checks if is_due(check, report.period)]
        rows = table_rows(report, table)
        mends = mendable_cells(table, [place.row for place in rows])
        grouped = {(mend.row, mend.column) for cells in mends.values() for mend in cells}
        yield from check_mendable(table, mends)
        for row in rows:
            yield from _check_row(row, relations, grouped)
        yield from check_meanings(report, table, rows)


def _check_row(place: TableRow, relations: Sequence[Check], grouped: Set[tuple[str, str]]) -> Iterator[Finding]:
    if not any(cell.value.strip() or cell.note.strip() for cell in place.row.cells.values()):
        yield place.finding(Severity.ADVISORY, "row_empty")
        return
    for column in place.table.columns:
        text = place.row.text(column.key).strip()
        if text and column.computed is None and (place.row.id, column.key) not in grouped:
            yield from _check_cell(place, column, text)
    for check in relations:
        if not _is_left_out(place, check):
            yield from check_relation(place, check)


def _is_left_out(place: TableRow, check: Check) -> bool:
    """True when a row's own words or numbers keep a check from it."""
    where = check.only_where
    column = place.table.column(where.key) if where is not None else None
    if column is None:
        return False
    return is_restricted(where, place.row.text(column.key), cell_number(place.table, place.row, column))


def _check_cell(place: TableRow, column: Column, text: str) -> Iterator[Finding]:
    try:
        value = parse_value(column.kind, text, column.choices)
    except UsageError as error:
        params = {**error.params, "text": text[:MOST_SHOWN]}
        code = "number_cut_short" if _CUT_SHORT.fullmatch(text) and column.kind.traits.numeric else error.code
        yield place.finding(severity_of(column.kind.traits.blocking), code, column, **params)
    else:
        wrong = number_error(column.kind, value) if isinstance(value, Decimal) else None
        if wrong:
            yield place.finding(Severity.BLOCKING, wrong.code, column, label=column.full_label, **wrong.params)
    if len(text) > LONG_CELL:
        yield place.finding(Severity.ADVISORY, "cell_long", column, limit=format_number(LONG_CELL))


def check_relation(place: TableRow, check: Check) -> Iterator[Finding]:
    """Check one relation between the cells of one row."""
    columns = [column for column in map(place.table.column, check.figures) if column is not None]
    if check.kind is CheckKind.AT_MOST and not columns[0].kind.traits.numeric:
        yield from _check_order(place, columns, check.blocking)
    else:
        found = broken(check, [operand(place, column) for column in columns])
        yield from found_in_row(place, found, columns, check.blocking)


def operand(place: TableRow, column: Column) -> Operand:
    """Return a cell as operand of a relation; a computed one counts as it prints."""
    number = cell_number(place.table, place.row, column)
    filled = number is not None or bool(place.row.text(column.key).strip())
    return Operand(column.full_label, number, filled, bool(number) if column.kind.traits.numeric else filled)


def found_in_row(
    place: TableRow, found: BrokenFinding | None, columns: Sequence[Column], blocks: bool
) -> Iterator[Finding]:
    """Yield a broken relation as a finding at its cell."""
    if found is not None:
        yield place.finding(severity_of(blocks), found.code, columns[found.at], **found.params)


def _check_order(place: TableRow, columns: Sequence[Column], blocks: bool) -> Iterator[Finding]:
    """Check that the first of two values that are no numbers, as two days, is not after the second."""
    first: Any
    second: Any
    first, second = (_value_in(place, column) for column in columns)  # of one kind, as the outline's rules ensure
    if first is not None and second is not None and first > second:
        params = {"label": columns[0].full_label, "value": _shown(first)}
        params |= {"whole": columns[1].full_label, "limit": _shown(second)}
        yield place.finding(severity_of(blocks), "dates_reversed", columns[0], **params)


def _value_in(place: TableRow, column: Column) -> Decimal | date | str | None:
    text = place.row.text(column.key).strip()
    try:
        return parse_value(column.kind, text, column.choices) if text else None
    except UsageError:
        return None


def _shown(value: object) -> str:
    return short_date(value) if isinstance(value, date) else str(value)[:MOST_SHOWN]
