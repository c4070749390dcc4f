"""Checks of figures: signs, whole numbers, totals, and the relations of the outline."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from dcbc_desktop.report.checks.finding import Finding, advisory, blocking, severity_of
from dcbc_desktop.report.checks.relation_checks import (
    BrokenFinding,
    Operand,
    broken,
    broken_sum,
    is_due,
    is_restricted,
)
from dcbc_desktop.report.computed_values import figure_number
from dcbc_desktop.report.kinds import number_error
from dcbc_desktop.report.outline import Check, Figure
from dcbc_desktop.report.report import Report
from dcbc_desktop.report.table_input.cells import Convention, doubtful_reading, read_cell, sole_convention
from dcbc_desktop.report.text_place import TextPlace


def check_figures(report: Report) -> Iterator[Finding]:
    """Check every figure, every typed total and every relation between figures."""
    yield from _doubtful(report)
    for figure in report.outline.figures:
        value = report.number(figure.key)
        if value is not None:
            yield from _check_value(figure, value)
        if figure.total_of:  # a computed total is the sum of its parts
            keys = (figure.key, *figure.total_of)
            yield from _found(broken_sum(operands(report, keys)), keys, blocks=True)
    for check in report.outline.checks:
        if not check.table and _applies(report, check):
            yield from _found(broken(check, operands(report, check.figures)), check.figures, check.blocking)


def _applies(report: Report, check: Check) -> bool:
    """True when a check of figures is made in this report."""
    where = check.only_where
    figure = report.outline.figure(where.key) if where is not None else None
    number = figure_number(report, figure) if figure is not None else None
    return is_due(check, report.period) and not is_restricted(where, "", number)


def _doubtful(report: Report) -> Iterator[Finding]:
    """Yield numbers that may be meant by the English convention, unless other figures show the Vietnamese one."""
    figures = [figure for figure in report.outline.figures if report.text(figure.key).strip()]
    doubtful = [(f, reading) for f in figures if (reading := doubtful_reading(report.text(f.key), f.kind, f.unit))]
    if not doubtful:
        return
    readings = (read_cell(report.text(figure.key), figure.kind, figure.unit) for figure in figures)
    vietnamese = sole_convention(readings) is Convention.VIETNAMESE
    for figure, reading in doubtful:
        if not (reading.differs and vietnamese):
            found = advisory("number_doubtful", figure.key, text=reading.text.strip(), other=reading.other)
            yield found.with_fix(reading.text, reading.other)


def _check_value(figure: Figure, value: Decimal) -> Iterator[Finding]:
    if error := number_error(figure.kind, value):
        yield blocking(error.code, figure.key, label=figure.label, **error.params)


def operands(report: Report, keys: Iterable[str]) -> list[Operand]:
    """Return figures as operands of a relation; a computed total counts as it prints."""
    figures = (report.outline.figure(key) for key in keys)
    return [_operand(report, figure) for figure in figures if figure is not None]


def _operand(report: Report, figure: Figure) -> Operand:
    number = figure_number(report, figure)
    return Operand(figure.label, number, number is not None or bool(report.text(figure.key).strip()), bool(number))


def _found(found: BrokenFinding | None, keys: tuple[str, ...], blocks: bool) -> Iterator[Finding]:
    if found is not None:
        yield Finding(severity_of(blocks), found.code, TextPlace(keys[found.at]), found.params)
