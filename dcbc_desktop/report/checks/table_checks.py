"""Checks of tables: every cell by its column's kind, every row by the relations of the outline."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final

from dcbc_desktop.errors import UsageError
from dcbc_desktop.report.checks.finding import Finding, Severity, severity_of
from dcbc_desktop.report.checks.relation_checks import BrokenFinding, Operand, broken
from dcbc_desktop.report.computed_values import cell_number
from dcbc_desktop.report.dates import short_date
from dcbc_desktop.report.kinds import number_error, parse_value
from dcbc_desktop.report.numbers import format_number
from dcbc_desktop.report.outline import Check, CheckKind, Column, Table
from dcbc_desktop.report.report import Report
from dcbc_desktop.report.table import Row
from dcbc_desktop.report.text_place import TextPlace

LONG_CELL: Final = 1_000
"""More code points than this are better told in the section's text than in a cell."""
_MOST_SHOWN = 40


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row with its table and number."""

    table: Table
    row: Row
    number: int

    def finding(self, severity: Severity, code: str, column: Column | None = None, **params: object) -> Finding:
        """Return a finding in one of its cells, or in the row as a whole."""
        first = " ".join(self.row.text(self.table.columns[0].key).split())
        name = f" ({first[:_MOST_SHOWN]}{'…' if len(first) > _MOST_SHOWN else ''})" if first else ""
        place = {"table": self.table.title, "line": self.number, "first": name}
        if column is not None:
            place["column"] = column.full_label
        key = column.key if column is not None else ""
        return Finding(severity, code, TextPlace(self.table.key, row=self.row.id, column=key), {**place, **params})


def table_rows(report: Report, table: Table) -> list[TableRow]:
    """Return the rows of a table with their numbers."""
    return [TableRow(table, row, number) for number, row in enumerate(report.rows(table.key), start=1)]


def check_tables(report: Report) -> Iterator[Finding]:
    """Check every table of a report."""
    for table in report.outline.tables:
        relations = [check for check in report.outline.checks if check.table == table.key]
        for row in table_rows(report, table):
            yield from _check_row(row, relations)


def _check_row(place: TableRow, relations: Sequence[Check]) -> Iterator[Finding]:
    if not any(cell.value.strip() or cell.note.strip() for cell in place.row.cells.values()):
        yield place.finding(Severity.ADVISORY, "row_empty")
        return
    for column in place.table.columns:
        text = place.row.text(column.key).strip()
        if text and column.computed is None:
            yield from _check_cell(place, column, text)
    for check in relations:
        yield from check_relation(place, check)


def _check_cell(place: TableRow, column: Column, text: str) -> Iterator[Finding]:
    try:
        value = parse_value(column.kind, text, column.choices)
    except UsageError as error:
        params = {**error.params, "text": text[:_MOST_SHOWN]}
        yield place.finding(severity_of(column.kind.traits.blocking), error.code, column, **params)
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
    return short_date(value) if isinstance(value, date) else str(value)[:_MOST_SHOWN]
