"""Rules for the relations of an outline: each has as many operands as its kind takes, of kinds that fit."""

from __future__ import annotations

from collections.abc import Mapping

from dcbc_desktop.report.outline import NUMERIC_KINDS, Check, CheckKind, FieldKind, Outline
from dcbc_desktop.report.outline_rules.key_rules import FIGURES, TABLES, check_count, check_key, wrong

MOST_RELATIONS = 200
_OPERANDS: Mapping[CheckKind, tuple[int, int]] = {
    CheckKind.SUM: (2, MOST_RELATIONS),
    CheckKind.DIFFERENCE: (3, 3),
    CheckKind.AT_MOST: (2, 2),
    CheckKind.SUM_AT_MOST: (3, MOST_RELATIONS),
    CheckKind.SHARE_AT_LEAST: (2, 2),
    CheckKind.RANGE: (1, 1),
    CheckKind.FILLED_IF: (2, 2),
}
"""Fewest and most operands of each kind."""


def check_relations(outline: Outline) -> None:
    """Every relation of figures and of tables."""
    seen: set[str] = set()
    for check in outline.checks:
        file = TABLES if check.table else FIGURES
        check_key(file, check.key, seen)
        check_count(file, "check", len(seen), MOST_RELATIONS)
        if check.table and outline.table(check.table) is None:
            raise wrong(file, f"{check.key}.table")
        if not _operands_fit(check, _kinds(outline, check)):
            raise wrong(file, f"{check.key}.figures")
        _check_bounds(check, file)


def _kinds(outline: Outline, check: Check) -> Mapping[str, FieldKind]:
    """What a relation may speak of, with its kind."""
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
    return kinds <= NUMERIC_KINDS or (check.kind is CheckKind.AT_MOST and kinds == {FieldKind.DATE})


def _check_bounds(check: Check, file: str) -> None:
    """A range has bounds, a share its part of the whole, and no other relation either."""
    bounded = check.least is not None or check.most is not None
    if bounded != (check.kind is CheckKind.RANGE):
        raise wrong(file, check.key)
    if check.least is not None and check.most is not None and check.least > check.most:
        raise wrong(file, f"{check.key}.most")
    shared = check.kind is CheckKind.SHARE_AT_LEAST
    if shared != (check.share is not None) or (check.strictly and not shared):
        raise wrong(file, f"{check.key}.share")
    if check.share is not None and not 0 < check.share[0] <= check.share[1]:
        raise wrong(file, f"{check.key}.share")
