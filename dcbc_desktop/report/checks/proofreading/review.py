"""Reads the whole report by every rule; what was read before and did not change is not read again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from dcbc_desktop.report.checks.finding import Finding
from dcbc_desktop.report.checks.proofreading.passages import Reading, Spot, finding_at, read
from dcbc_desktop.report.checks.proofreading.registry import PASSAGE_RULES, REPORT_RULES
from dcbc_desktop.report.past import Past
from dcbc_desktop.report.report import Report

_KEPT = 20_000
"""Passages whose spots are remembered, over all rules: a long report has about 600."""


def check_proofreading(report: Report, past: Past, rules_off: frozenset[str] = frozenset()) -> Iterator[Finding]:
    """Findings of every rule that is switched on."""
    reading = read(report, past)
    for rule in PASSAGE_RULES:
        if rule.code not in rules_off:
            yield from _of_passages(rule.code, rule.spots, reading)
    for whole in REPORT_RULES:
        if not rules_off.issuperset(whole.codes):
            yield from whole.findings(reading)


def _of_passages(code: str, spots: Callable[[str], Iterable[Spot]], reading: Reading) -> Iterator[Finding]:
    for passage in reading.passages:
        for spot in _spots(spots, passage.text):
            yield finding_at(code, passage, spot)


@lru_cache(maxsize=_KEPT)
def _spots(spots: Callable[[str], Iterable[Spot]], text: str) -> tuple[Spot, ...]:
    return tuple(spots(text))
