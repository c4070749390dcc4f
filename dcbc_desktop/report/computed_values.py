"""Computed values: totals of figures, computed cells, totals of columns."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from typing import assert_never

from dcbc_desktop.report.numbers import format_number, number_in
from dcbc_desktop.report.outline import Column, Computed, ComputedKind, Figure, Table
from dcbc_desktop.report.report import Report
from dcbc_desktop.report.table import Row

_PER_CENT = Decimal(100)
_TENTH = Decimal("0.1")


def figure_number(report: Report, figure: Figure) -> Decimal | None:
    """Return a figure's number as typed; for a total that was not typed, the sum of its filled parts."""
    if report.text(figure.key).strip() or not figure.total_of:
        return report.number(figure.key)
    return sum_of(_number_of(report, key) for key in figure.total_of)


def is_computed(report: Report, figure: Figure) -> bool:
    """True when a figure prints a computed sum."""
    return not report.text(figure.key).strip() and figure_number(report, figure) is not None


def figure_text(report: Report, figure: Figure) -> str:
    """Return a figure as it prints: as typed, or the computed sum."""
    typed = report.text(figure.key).strip()
    number = None if typed else figure_number(report, figure)
    return format_number(number) if number is not None else typed


def _number_of(report: Report, key: str) -> Decimal | None:
    figure = report.outline.figure(key)
    return figure_number(report, figure) if figure is not None else None


def sum_of(numbers: Iterable[Decimal | None]) -> Decimal | None:
    """Return the sum of the filled numbers; None where there is none."""
    filled = [number for number in numbers if number is not None]
    return sum(filled, Decimal(0)) if filled else None


def cell_number(table: Table, row: Row, column: Column) -> Decimal | None:
    """Return the number of a cell, typed or computed; shares are exact to a tenth of a percent."""
    if column.computed is not None:
        return _computed(table, row, column.computed)
    return number_in(row.text(column.key)) if column.kind.traits.numeric else None


def cell_text(table: Table, row: Row, column: Column) -> str:
    """Return a cell as it prints."""
    if column.computed is None:
        return row.text(column.key).strip()
    number = cell_number(table, row, column)
    return format_number(number) if number is not None else ""


def column_total(table: Table, rows: Iterable[Row], column: Column) -> Decimal | None:
    """Return the total of a column; None for kinds that are not added up.

    A computed share or growth is computed from the totals of its operands, never as the mean of percentages.
    """
    if column.computed is not None and column.computed.kind in (ComputedKind.SHARE, ComputedKind.GROWTH):
        rows = tuple(rows)
        operands = [table.column(key) for key in column.computed.of]
        totals = [column_total(table, rows, operand) if operand else None for operand in operands]
        return _combined(column.computed.kind, totals)
    if not column.kind.traits.added_up:
        return None
    return sum_of(cell_number(table, row, column) for row in rows)


def _computed(table: Table, row: Row, computed: Computed) -> Decimal | None:
    columns = [table.column(key) for key in computed.of]
    return _combined(computed.kind, [cell_number(table, row, c) if c is not None else None for c in columns])


def _combined(kind: ComputedKind, numbers: list[Decimal | None]) -> Decimal | None:
    if kind is ComputedKind.SUM:
        return sum_of(numbers)
    first, *others = numbers
    if first is None or not others or others[0] is None:
        return None
    match kind:
        case ComputedKind.DIFFERENCE:
            return first - sum((number for number in others if number is not None), Decimal(0))
        case ComputedKind.SHARE:
            return share(first, others[0])
        case ComputedKind.GROWTH:
            return growth(first, others[0])
        case _:
            assert_never(kind)


def share(part: Decimal, whole: Decimal) -> Decimal | None:
    """Return a part of a whole in percent, to one decimal; None of 0."""
    return _to_tenth(part * _PER_CENT / whole) if whole else None


def growth(now: Decimal, before: Decimal) -> Decimal | None:
    """Return the change from before to now in percent, to one decimal; None from 0."""
    return _to_tenth((now - before) * _PER_CENT / abs(before)) if before else None


def _to_tenth(number: Decimal) -> Decimal:
    return number.quantize(_TENTH, ROUND_HALF_UP).normalize() + 0
