"""Cells of tables whose meaning is plain or nearly so, found by column with one mend; total rows typed as data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from dcbc_desktop.errors import UsageError
from dcbc_desktop.report.checks.finding import CellMend, Finding, Severity, TableMend, severity_of
from dcbc_desktop.report.checks.table_row import TableRow, shown
from dcbc_desktop.report.dates import parse_date, short_date
from dcbc_desktop.report.kinds import FieldKind, parse_value
from dcbc_desktop.report.outline import Column, Table
from dcbc_desktop.report.period import Period
from dcbc_desktop.report.report import Report
from dcbc_desktop.report.table import Cell, Row
from dcbc_desktop.report.table_input.cells import Convention, doubtful_reading, read_cell, sole_convention
from dcbc_desktop.report.table_input.head_rows import is_head_row
from dcbc_desktop.report.table_input.total_rows import says_total, total_words
from dcbc_desktop.report.text_place import TextPlace

_EXAMPLES: Final = 3
_A_YEAR: Final = 366


def mendable_cells(table: Table, rows: Sequence[Row]) -> dict[str, tuple[CellMend, ...]]:
    """Return by column the cells that their kind cannot read, but that have a meaning or a likely one."""
    found: dict[str, tuple[CellMend, ...]] = {}
    for column in table.columns:
        if column.computed is None and column.kind is not FieldKind.TEXT:
            mends = (_mend(column, row) for row in rows)
            kept = tuple(mend for mend in mends if mend is not None)
            if kept:
                found[column.key] = kept
    return found


def _mend(column: Column, row: Row) -> CellMend | None:
    text = row.text(column.key)
    if not text.strip() or _is_read(column, text):
        return None
    reading = read_cell(text, column.kind, column.unit, column.choices)
    value = reading.proposed if reading.proposed is not None else reading.value(Convention.VIETNAMESE)
    return None if value == text else CellMend(row.id, column.key, text, value)


def _is_read(column: Column, text: str) -> bool:
    """Return whether the program reads a cell as its column's kind."""
    try:
        parse_value(column.kind, text, column.choices)
    except UsageError:
        return False
    return True


def check_mendable(table: Table, mends: Mapping[str, tuple[CellMend, ...]]) -> Iterator[Finding]:
    """Yield one finding for each column with such cells, with one mend for all of them."""
    codes = {FieldKind.DATE: "dates_mendable", FieldKind.CHOICE: "choices_near"}
    for key, cells in mends.items():
        column = table.column(key)
        if column is not None:
            yield Finding(
                severity_of(column.kind.traits.blocking),
                codes.get(column.kind, "numbers_mendable"),
                TextPlace(table.key, row=cells[0].row, column=key),
                {
                    "table": table.title,
                    "column": column.full_label,
                    "count": len(cells),
                    "examples": examples_of(cells),
                },
                mend=TableMend(cells),
            )


def examples_of(cells: Sequence[CellMend]) -> str:
    """Return a few of the mends as words: `«bai bo» → «Bãi bỏ»`."""
    pairs = list(dict.fromkeys((shown(cell.before), shown(cell.after)) for cell in cells))
    return "; ".join(f"«{before}» → «{after}»" for before, after in pairs[:_EXAMPLES])


def mended_rows(rows: Sequence[Row], mend: TableMend) -> tuple[Row, ...] | None:
    """Return rows with a mend; None if one of its cells says something else now, or a row is gone."""
    known = {row.id: row for row in rows}
    if not all(row in known for row in (*mend.without, *(cell.row for cell in mend.cells))):
        return None
    for cell in mend.cells:
        before = known[cell.row].cell(cell.column)
        if before.value != cell.before:
            return None
        known[cell.row] = known[cell.row].with_cell(cell.column, Cell(cell.after, before.note))
    return tuple(row for key, row in known.items() if key not in mend.without)


def check_meanings(report: Report, table: Table, rows: Sequence[TableRow]) -> Iterator[Finding]:
    """Yield what may be meant otherwise than it is read: numbers, total rows, days outside of the period."""
    yield from _doubtful(table, rows)
    yield from _total_rows(table, rows)
    yield from _head_rows(table, rows)
    yield from _days(table, rows, report.period)


def _doubtful(table: Table, rows: Sequence[TableRow]) -> Iterator[Finding]:
    """Yield numbers that the program reads, but that may be meant by the English convention."""
    columns = [c for c in table.columns if c.computed is None and c.kind.traits.numeric]
    doubtful = [
        (place, column, reading)
        for place in rows
        for column in columns
        if (reading := doubtful_reading(place.row.text(column.key), column.kind, column.unit)) is not None
    ]
    vietnamese = bool(doubtful) and _is_vietnamese(columns, rows)
    for place, column, reading in doubtful:
        if not (reading.differs and vietnamese):
            params = {"text": reading.text.strip(), "other": reading.other}
            found = place.finding(Severity.ADVISORY, "number_doubtful", column, **params)
            yield found.with_fix(reading.text, reading.other)


def _is_vietnamese(columns: Sequence[Column], rows: Sequence[TableRow]) -> bool:
    """Return whether other numbers of the table show that it is written by the Vietnamese convention only."""
    texts = ((c, place.row.text(c.key)) for place in rows for c in columns)
    numbers = (read_cell(text, column.kind, column.unit) for column, text in texts if text.strip())
    return sole_convention(numbers) is Convention.VIETNAMESE


def _total_rows(table: Table, rows: Sequence[TableRow]) -> Iterator[Finding]:
    """Yield rows that repeat the total, which is counted twice then, with the mend that leaves such a row out."""
    worded = [column.key for column in table.columns if not column.kind.traits.numeric]
    for place in rows if len(rows) > 1 else ():
        if not any(says_total(place.row.text(key)) for key in worded):
            continue
        texts = {number: place.row.text(column.key) for number, column in enumerate(table.columns)}
        words = total_words(table, texts)
        if words:
            yield _to_leave_out(place, place.finding(Severity.ADVISORY, "total_row_typed", words=shown(words)))


def _head_rows(table: Table, rows: Sequence[TableRow]) -> Iterator[Finding]:
    """Yield rows that repeat the labels of the columns."""
    labels = {words.casefold() for c in table.columns for words in (c.label, c.label_with_unit, c.full_label)}
    for place in rows:
        said = [cell.value.strip().casefold() for cell in place.row.cells.values()]
        likely = "(1)" in said or sum(text in labels for text in said) > 1
        if likely and is_head_row(table, [place.row.text(column.key) for column in table.columns]):
            yield _to_leave_out(place, place.finding(Severity.ADVISORY, "head_row_typed"))


def _to_leave_out(place: TableRow, found: Finding) -> Finding:
    """Return a finding with the mend that leaves its row out; without it where notes would be lost with the row."""
    noted = any(cell.note for cell in place.row.cells.values())
    return found if noted else replace(found, mend=TableMend(without=(place.row.id,)))


def _days(table: Table, rows: Sequence[TableRow], period: Period) -> Iterator[Finding]:
    """Yield days outside of the period, unless another day of the row is inside and at most a year away."""
    columns = [column for column in table.columns if column.kind is FieldKind.DATE and column.computed is None]
    first, last = _widest(period)
    for place in rows if columns else ():
        days = [(column, day) for column in columns if (day := _day(place.row.text(column.key))) is not None]
        within = [day for _, day in days if first <= day <= last]
        for column, day in days:
            if not first <= day <= last and not any(abs((day - one).days) <= _A_YEAR for one in within):
                params = {"value": short_date(day), "period": period.label}
                yield place.finding(Severity.ADVISORY, "date_outside_period", column, **params)


def _day(text: str) -> date | None:
    try:
        return parse_date(text) if text.strip() else None
    except UsageError:
        return None


def _widest(period: Period) -> tuple[date, date]:
    """Return the first and last day of the reporting days and of the calendar year together."""
    return min(period.first, date(period.year, 1, 1)), max(period.last, date(period.year, 12, 31))
