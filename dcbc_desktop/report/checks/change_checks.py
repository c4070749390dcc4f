"""What changed much against last year: a figure that asks for a note."""

from __future__ import annotations

from collections.abc import Iterator

from dcbc_desktop.report.checks.finding import Finding, advisory
from dcbc_desktop.report.computed_values import figure_number, growth
from dcbc_desktop.report.earlier_reports import Past, is_large_change, value_before
from dcbc_desktop.report.numbers import format_number
from dcbc_desktop.report.report import Report


def check_changes(report: Report, past: Past) -> Iterator[Finding]:
    """A figure that changed by more than half asks for a note (outlines.md: change of more than 50 %)."""
    for figure in report.outline.figures:
        now, before = figure_number(report, figure), value_before(figure, past.last_year)
        if now is None or before is None or report.entry(figure.key).note.strip() or not is_large_change(now, before):
            continue
        change = growth(now, before)
        yield advisory(
            "large_change",
            figure.key,
            label=figure.label,
            now=format_number(now),
            before=format_number(before),
            change=f" ({'+' if change > 0 else ''}{format_number(change)} %)" if change is not None else "",
        )
