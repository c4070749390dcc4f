"""Reads the whole report by every rule; what was read before and did not change is not read again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import islice

from dcbc_desktop.report.checks.finding import Finding
from dcbc_desktop.report.checks.language.memo import remembered
from dcbc_desktop.report.checks.language.passages import MOST_IN_PASSAGE, Spot, finding_at, read
from dcbc_desktop.report.checks.language.registry import PASSAGE_RULES, REPORT_RULES
from dcbc_desktop.report.earlier_reports import Past
from dcbc_desktop.report.report import Report


def check_proofreading(report: Report, past: Past, rules_off: frozenset[str] = frozenset()) -> Iterator[Finding]:
    """Findings of every rule that is switched on."""
    reading = read(report, past)
    readers = [(rule.code, _reader(rule.spots)) for rule in PASSAGE_RULES if rule.code not in rules_off]
    for passage in reading.passages:
        for code, spots in readers:
            for spot in spots(passage.text):
                yield finding_at(code, passage, spot)
    for whole in REPORT_RULES:
        if not rules_off.issuperset(whole.codes):
            yield from whole.findings(reading)


@cache
def _reader(spots: Callable[[str], Iterable[Spot]]) -> Callable[[str], tuple[Spot, ...]]:
    """A rule that remembers its answers; after the most that one passage shows it stops."""

    def read_spots(text: str) -> tuple[Spot, ...]:
        return tuple(islice(spots(text), MOST_IN_PASSAGE))

    return remembered(read_spots)
