"""Relations between numbers: sums, differences, shares, bounds. Empty values are not compared."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple, assert_never

from dcbc_desktop.report.numbers import format_number
from dcbc_desktop.report.outline import Check, CheckKind, CheckTime, OnlyWhere
from dcbc_desktop.report.period import Period, PeriodKind


class Operand(NamedTuple):
    """A figure or a cell of a row. `filled`: not empty; `some`: neither empty nor 0."""

    label: str
    number: Decimal | None
    filled: bool
    some: bool


class BrokenFinding(NamedTuple):
    """Broken relation: code, index of the operand to look at, parameters of the message."""

    code: str
    at: int
    params: Mapping[str, object]


def is_due(check: Check, period: Period) -> bool:
    """True when a check is made in reports of a period."""
    match check.when:
        case None:
            return True
        case CheckTime.YEAR:
            return period.kind is PeriodKind.YEAR
        case CheckTime.YEAR_END:
            return period.closes_year
        case _:
            assert_never(check.when)


def is_restricted(where: OnlyWhere | None, text: str, number: Decimal | None) -> bool:
    """True when a check is not made because of the value that `where` names, given as typed and as a number."""
    if where is None:
        return False
    if where.choices:
        return text.strip() not in where.choices
    if number is None:
        return False
    return (where.least is not None and number < where.least) or (where.most is not None and number > where.most)


def broken(check: Check, operands: Sequence[Operand]) -> BrokenFinding | None:
    """Return the broken relation with the check's own guidance, or None."""
    found = _broken(check, operands)
    if found is None or not check.guidance:
        return found
    return found._replace(params={**found.params, "guidance": check.guidance})


def _broken(check: Check, operands: Sequence[Operand]) -> BrokenFinding | None:
    found: BrokenFinding | None
    match check.kind:
        case CheckKind.SUM:
            found = broken_sum(operands)
        case CheckKind.DIFFERENCE:
            found = _broken_difference(operands)
        case CheckKind.AT_MOST:
            found = broken_at_most(operands)
        case CheckKind.SUM_AT_MOST:
            found = _broken_sum_at_most(operands)
        case CheckKind.SHARE_AT_LEAST:
            found = _broken_share(check, operands)
        case CheckKind.RANGE:
            found = _broken_range(check, operands[0])
        case CheckKind.FILLED_IF:
            found = _broken_filled_if(operands)
        case CheckKind.EQUAL:
            found = _broken_equal(check, operands)
        case _:
            assert_never(check.kind)
    return found


def broken_sum(operands: Sequence[Operand]) -> BrokenFinding | None:
    """Check that the first is the sum of the others; with an empty part the sum is only a lower bound."""
    total, parts = operands[0].number, operands[1:]
    filled = _filled(parts)
    found = sum(filled, Decimal(0))
    if total is None or not filled or (found == total if len(filled) == len(parts) else found <= total):
        return None
    return BrokenFinding("sum_wrong", 0, _stated(operands[0].label, _terms(filled), found, total))


def _broken_difference(operands: Sequence[Operand]) -> BrokenFinding | None:
    """Check that the first is the second minus the third."""
    result, whole, part = (operand.number for operand in operands)
    if result is None or whole is None or part is None or whole - part == result:
        return None
    terms = f"{format_number(whole)} − {format_number(part)}"
    return BrokenFinding("difference_wrong", 0, _stated(operands[0].label, terms, whole - part, result))


def broken_at_most(operands: Sequence[Operand]) -> BrokenFinding | None:
    """Check that the first is not larger than the second."""
    part, whole = operands
    if part.number is None or whole.number is None or part.number <= whole.number:
        return None
    value, limit = format_number(part.number), format_number(whole.number)
    params = {"label": part.label, "value": value, "whole": whole.label, "limit": limit}
    return BrokenFinding("more_than_whole", 0, params)


def _broken_sum_at_most(operands: Sequence[Operand]) -> BrokenFinding | None:
    """Check that the others together are not more than the first."""
    whole, filled = operands[0].number, _filled(operands[1:])
    found = sum(filled, Decimal(0))
    if whole is None or found <= whole:
        return None
    return BrokenFinding("parts_more_than_whole", 0, _stated(operands[0].label, _terms(filled), found, whole))


def _broken_share(check: Check, operands: Sequence[Operand]) -> BrokenFinding | None:
    """Check that the first is at least the named part of the second, or more than it."""
    part, whole = operands
    if check.share is None or part.number is None or whole.number is None or whole.number <= 0:
        return None
    wanted, of = check.share
    short = part.number * of - whole.number * wanted
    if short > 0 or (short == 0 and not check.strictly):
        return None
    value, total = format_number(part.number), format_number(whole.number)
    params = {"label": part.label, "value": value, "whole": whole.label, "total": total, "share": f"{wanted}/{of}"}
    return BrokenFinding("share_not_above" if check.strictly else "share_below", 0, params)


def _broken_range(check: Check, operand: Operand) -> BrokenFinding | None:
    value = operand.number
    if value is None:
        return None
    params = {"label": operand.label, "value": format_number(value)}
    if check.least is not None and value < check.least:
        return BrokenFinding("below_range", 0, {**params, "limit": format_number(check.least)})
    if check.most is not None and value > check.most:
        return BrokenFinding("above_range", 0, {**params, "limit": format_number(check.most)})
    return None


def _broken_equal(check: Check, operands: Sequence[Operand]) -> BrokenFinding | None:
    """Check that the first is the second, or `least` where the second is smaller."""
    one, other = operands
    if one.number is None or other.number is None:
        return None
    wanted = max(other.number, Decimal(check.least)) if check.least is not None else other.number
    if one.number == wanted:
        return None
    value, of, found = map(format_number, (one.number, other.number, wanted))
    return BrokenFinding(
        "not_equal", 0, {"label": one.label, "value": value, "whole": other.label, "of": of, "found": found}
    )


def _broken_filled_if(operands: Sequence[Operand]) -> BrokenFinding | None:
    """Check that the first is filled where the second is filled and not 0."""
    wanted, given = operands
    if wanted.filled or not given.some:
        return None
    return BrokenFinding("figure_wanted", 0, {"label": wanted.label, "given": given.label})


def _filled(operands: Sequence[Operand]) -> list[Decimal]:
    return [operand.number for operand in operands if operand.number is not None]


def _terms(numbers: Sequence[Decimal]) -> str:
    return " + ".join(map(format_number, numbers))


def _stated(label: str, terms: str, found: Decimal, stated: Decimal) -> Mapping[str, object]:
    return {"label": label, "terms": terms, "found": format_number(found), "stated": format_number(stated)}
