"""Relations between figures: sums, differences, bounds. Only filled cells are held to them."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import assert_never

from dcbc_desktop.report.checks.finding import Finding, Severity
from dcbc_desktop.report.numbers import format_number
from dcbc_desktop.report.outline import Check, CheckKind, FieldKind
from dcbc_desktop.report.report import Report


def check_figures(report: Report) -> Iterator[Finding]:
    """Every relation of the outline, totals, and signs."""
    for figure in report.outline.figures:
        value = report.number(figure.key)
        if value is not None:
            yield from _check_kind(report, figure.key, figure.kind, value)
        if figure.total_of:
            yield from _check_sum(report, (figure.key, *figure.total_of), blocking=True)
    for check in report.outline.checks:
        yield from _check_relation(report, check)


def _check_kind(report: Report, key: str, kind: FieldKind, value: Decimal) -> Iterator[Finding]:
    if value < 0:
        yield _finding(True, "figure_negative", key, label=_label(report, key))
    elif kind in (FieldKind.COUNT, FieldKind.MONEY) and value != value.to_integral_value():
        yield _finding(True, "figure_not_whole", key, label=_label(report, key), value=format_number(value))


def _check_relation(report: Report, check: Check) -> Iterator[Finding]:
    match check.kind:
        case CheckKind.SUM:
            return _check_sum(report, check.figures, check.blocking)
        case CheckKind.DIFFERENCE:
            return _check_difference(report, check)
        case CheckKind.AT_MOST:
            return _check_at_most(report, check)
        case CheckKind.RANGE:
            return _check_range(report, check)
        case CheckKind.FILLED_IF:
            return _check_filled_if(report, check)
        case _:
            assert_never(check.kind)


def _check_sum(report: Report, keys: tuple[str, ...], blocking: bool) -> Iterator[Finding]:
    """The first figure is the sum of the others; a part left empty makes the sum only a lower bound."""
    total, *parts = (report.number(key) for key in keys)
    filled = [part for part in parts if part is not None]
    if total is None or not filled:
        return
    found = sum(filled, Decimal(0))
    wrong = found != total if len(filled) == len(parts) else found > total
    if wrong:
        terms = " + ".join(map(format_number, filled))
        yield _finding(
            blocking,
            "sum_wrong",
            keys[0],
            label=_label(report, keys[0]),
            terms=terms,
            found=format_number(found),
            stated=format_number(total),
        )


def _check_difference(report: Report, check: Check) -> Iterator[Finding]:
    """The first figure is the second minus the third."""
    result, whole, part = (report.number(key) for key in check.figures)
    if result is not None and whole is not None and part is not None and whole - part != result:
        yield _finding(
            check.blocking,
            "difference_wrong",
            check.figures[0],
            label=_label(report, check.figures[0]),
            terms=f"{format_number(whole)} − {format_number(part)}",
            found=format_number(whole - part),
            stated=format_number(result),
        )


def _check_at_most(report: Report, check: Check) -> Iterator[Finding]:
    """The first figure is not larger than the second."""
    part, whole = (report.number(key) for key in check.figures)
    if part is not None and whole is not None and part > whole:
        yield _finding(
            check.blocking,
            "more_than_whole",
            check.figures[0],
            label=_label(report, check.figures[0]),
            value=format_number(part),
            whole=_label(report, check.figures[1]),
            limit=format_number(whole),
        )


def _check_range(report: Report, check: Check) -> Iterator[Finding]:
    key = check.figures[0]
    value = report.number(key)
    if value is None:
        return
    low = check.least is not None and value < check.least
    high = check.most is not None and value > check.most
    if low or high:
        limit = check.least if low else check.most
        yield _finding(
            check.blocking,
            "below_range" if low else "above_range",
            key,
            label=_label(report, key),
            value=format_number(value),
            limit=format_number(limit or 0),
        )


def _check_filled_if(report: Report, check: Check) -> Iterator[Finding]:
    """The first figure is wanted where the second is filled and not 0."""
    wanted, given = check.figures
    if report.number(given) and not report.text(wanted).strip():
        yield _finding(
            check.blocking, "figure_wanted", wanted, label=_label(report, wanted), given=_label(report, given)
        )


def _label(report: Report, key: str) -> str:
    figure = report.outline.figure(key)
    return figure.label if figure else key


def _finding(blocking: bool, code: str, key: str, **params: object) -> Finding:
    severity = Severity.BLOCKING if blocking else Severity.ADVISORY
    return Finding(severity, code, key, params=params)
