"""The rules of the review: each has a code, a switch and a help text (`help.rule.<code>` in messages.*.toml)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from dcbc_desktop.report.checks.finding import Finding
from dcbc_desktop.report.checks.proofreading.passages import Reading, Spot


class PassageRule(NamedTuple):
    """Reads one passage at a time; its answer depends on the passage's text alone and is remembered."""

    code: str
    spots: Callable[[str], Iterable[Spot]]


class ReportRule(NamedTuple):
    """Reads the whole report; may yield findings of several codes."""

    codes: tuple[str, ...]
    findings: Callable[[Reading], Iterator[Finding]]


PASSAGE_RULES: tuple[PassageRule, ...] = ()
REPORT_RULES: tuple[ReportRule, ...] = ()


def rule_codes() -> tuple[str, ...]:
    """Codes of every rule that can be switched off, in the order they are shown."""
    return (*(rule.code for rule in PASSAGE_RULES), *(code for rule in REPORT_RULES for code in rule.codes))
