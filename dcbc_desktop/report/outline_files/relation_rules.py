"""Rules of the checks that an outline names: operands that fit, bounds, shares, and where a check is made."""

from __future__ import annotations

from collections.abc import Mapping

from dcbc_desktop.report.kinds import FieldKind
from dcbc_desktop.report.outline import Check, CheckKind, Outline
from dcbc_desktop.report.outline_files.value_rules import (
    FIGURES,
    TABLES,
    check_count,
    check_key,
    check_words,
    invalid,
)

MOST_RELATIONS = 200
_OPERANDS: Mapping[CheckKind, tuple[int, int]] = {
    CheckKind.SUM: (2, MOST_RELATIONS),
    CheckKind.DIFFERENCE: (3, 3),
    CheckKind.AT_MOST: (2, 2),
    CheckKind.SUM_AT_MOST: (3, MOST_RELATIONS),
    CheckKind.SHARE_AT_LEAST: (2, 2),
    CheckKind.RANGE: (1, 1),
    CheckKind.FILLED_IF: (2, 2),
    CheckKind.EQUAL: (2, 2),
}
"""Fewest and most operands of each kind."""


def check_relations(outline: Outline) -> None:
    """Check every relation of figures and of tables."""
    seen: set[str] = set()
    for check in outline.checks:
        file = TABLES if check.table else FIGURES
        check_key(file, check.key, seen)
        check_count(file, "check", len(seen), MOST_RELATIONS)
        if check.table and outline.table(check.table) is None:
            raise invalid(file, f"{check.key}.table")
        if not _operands_fit(check, _kinds(outline, check)):
            raise invalid(file, f"{check.key}.figures")
        _check_bounds(check, file)
        check_words(file, f"{check.key}.guidance", check.guidance)
        _check_where(outline, check, file)


def _kinds(outline: Outline, check: Check) -> Mapping[str, FieldKind]:
    """Return the figures or columns that a relation may name, with their kinds."""
    table = outline.table(check.table) if check.table else None
    if table is not None:
        return {column.key: column.kind for column in table.columns}
    return {figure.key: figure.kind for figure in outline.figures}


def _operands_fit(check: Check, known: Mapping[str, FieldKind]) -> bool:
    fewest, most = _OPERANDS[check.kind]
    named = check.figures
    if not set(named) <= known.keys() or len(set(named)) != len(named) or not fewest <= len(named) <= most:
        return False
    kinds = {known[key] for key in named}
    if check.kind is CheckKind.FILLED_IF:
        return True
    comparable = check.kind is CheckKind.AT_MOST and len(kinds) == 1 and all(kind.traits.ordered for kind in kinds)
    return comparable or all(kind.traits.numeric for kind in kinds)


def _check_bounds(check: Check, file: str) -> None:
    """Check that ranges have bounds, equality at most a lower one; and that shares alone have a part of the whole."""
    bounded = check.least is not None or check.most is not None
    if check.kind is CheckKind.EQUAL:
        bounded = check.most is not None
    if bounded != (check.kind is CheckKind.RANGE):
        raise invalid(file, check.key)
    if check.least is not None and check.most is not None and check.least > check.most:
        raise invalid(file, f"{check.key}.most")
    shared = check.kind is CheckKind.SHARE_AT_LEAST
    if shared != (check.share is not None) or (check.strictly and not shared):
        raise invalid(file, f"{check.key}.share")
    if check.share is not None and not 0 < check.share[0] <= check.share[1]:
        raise invalid(file, f"{check.key}.share")


def _check_where(outline: Outline, check: Check, file: str) -> None:
    """Check a restriction: choices of a choice column of the check's table, or bounds of a number; never both."""
    where = check.only_where
    if where is None:
        return
    key = f"{check.key}.only_where"
    kind = _kinds(outline, check).get(where.key)
    bounded = where.least is not None or where.most is not None
    if kind is None or bool(where.choices) == bounded or not (kind.traits.numeric or where.choices):
        raise invalid(file, key)
    if where.least is not None and where.most is not None and where.least > where.most:
        raise invalid(file, key)
    table = outline.table(check.table)
    column = table.column(where.key) if table is not None else None
    if where.choices and not (column is not None and set(where.choices) <= set(column.choices)):
        raise invalid(file, key)
