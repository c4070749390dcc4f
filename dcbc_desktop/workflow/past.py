"""Earlier reports of the same office, found for one that is being written."""

from __future__ import annotations

from collections.abc import Iterable

from dcbc_desktop.report.past import Past
from dcbc_desktop.report.report import Report, State
from dcbc_desktop.store.rows import ReportRow
from dcbc_desktop.store.store import Store

YEARS_KEPT = 8
"""How many earlier years a line of a figure goes back."""


def read_past(store: Store, report: Report) -> Past:
    """What a report is compared with; raises FileError where an earlier report cannot be read."""
    rows = [row for row in store.list_reports() if row.id != report.id and row.office_code == report.office_code]
    same_kind = [row for row in rows if row.period.kind is report.period.kind]
    years = _one_a_year(row for row in same_kind if _code(row, report) and row.year < report.period.year)
    loaded = {row.year: store.load_report(row.id) for row in years[-YEARS_KEPT:]}
    before = [row for row in same_kind if row.period.last < report.period.first]
    preceding = max(before, key=_preference, default=None)
    so_far = _one_a_period(row for row in before if row.year == report.period.year and row.state is State.SIGNED)
    return Past(
        last_year=loaded.get(report.period.year - 1),
        preceding=store.load_report(preceding.id) if preceding else None,
        year_so_far=tuple(store.load_report(row.id) for row in so_far),
        years=tuple(loaded.values()),
    )


def _code(row: ReportRow, report: Report) -> bool:
    """Whether a report is of the same part of its year: H1 and H1, 09 and 09."""
    return row.period.code[4:] == report.period.code[4:]


def _preference(row: ReportRow) -> tuple[object, ...]:
    """Of several, the latest period, rather a signed one, and the one edited last."""
    return row.period.last, row.state is State.SIGNED, row.edited


def _one_a_year(rows: Iterable[ReportRow]) -> list[ReportRow]:
    return list({row.year: row for row in sorted(rows, key=_preference)}.values())


def _one_a_period(rows: Iterable[ReportRow]) -> list[ReportRow]:
    chosen = {row.period.code: row for row in sorted(rows, key=_preference)}
    return sorted(chosen.values(), key=lambda row: row.period.first)
