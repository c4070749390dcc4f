"""Lookup of earlier reports of the same office, to compare a report with."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from itertools import groupby

from dcbc_desktop.errors import DcbcError
from dcbc_desktop.report.amendment import Issued
from dcbc_desktop.report.comparison.earlier_reports import EarlierReports
from dcbc_desktop.report.report import Report
from dcbc_desktop.report.signoff import read_content, report_of
from dcbc_desktop.store.models import EarlierReport
from dcbc_desktop.store.store import Store
from dcbc_desktop.workflow.signing.amendments import replaced_by

YEARS_KEPT = 8
"""Earlier years in the history of a figure."""
_Load = Callable[[EarlierReport], Report]


def read_past(store: Store, report: Report) -> EarlierReports:
    """Return the earlier reports that a report is compared with.

    Of several reports of one period a signed one counts before a draft, then the one edited last. One that cannot be
    read is left out and the next one taken: `doctor` reports what is wrong with it.
    Only `last_year` and `preceding` hold prose.
    """
    shelf = _Shelf(store)
    earlier = [row for row in shelf.rows(report) if row.period.code < report.period.code]
    latest_first = sorted(earlier, key=_preference, reverse=True)
    same_part = [row for row in latest_first if row.period.code[4:] == report.period.code[4:]]
    this_year = [row for row in latest_first if row.period.year == report.period.year and row.signed_off]
    years = [list(rows) for _, rows in groupby(same_part, lambda row: row.period.year)][:YEARS_KEPT]
    last_year = [row for row in same_part if row.period.year == report.period.year - 1]
    return EarlierReports(
        last_year=shelf.first(last_year, shelf.whole),
        preceding=shelf.first(latest_first, shelf.whole),
        year_so_far=shelf.oldest_first(
            (list(rows) for _, rows in groupby(this_year, lambda row: row.period.code)), shelf.signed
        ),
        years=shelf.oldest_first(years, shelf.numbers),
        replaces=_replaces(store, report),
    )


def _replaces(store: Store, report: Report) -> Issued | None:
    with suppress(DcbcError):
        return replaced_by(store, report)
    return None


def _preference(row: EarlierReport) -> tuple[object, ...]:
    return row.period.code, row.signed_off, row.edited, row.id


class _Shelf:
    """Reads earlier reports, each once."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._whole: dict[int, Report] = {}

    def rows(self, report: Report) -> tuple[EarlierReport, ...]:
        """Return other reports of the office for periods of the same kind."""
        with suppress(DcbcError):
            rows = self._store.reports_of_office(report.office_code, report.period.kind)
            return tuple(row for row in rows if row.id != report.id)
        return ()

    def first(self, rows: Iterable[EarlierReport], load: _Load) -> Report | None:
        """Return the first that can be read."""
        for row in rows:
            with suppress(DcbcError):
                return load(row)
        return None

    def oldest_first(self, groups: Iterable[list[EarlierReport]], load: _Load) -> tuple[Report, ...]:
        """Return one report of each group; groups are given latest first."""
        found = [self.first(rows, load) for rows in groups]
        return tuple(report for report in reversed(found) if report is not None)

    def whole(self, row: EarlierReport) -> Report:
        """Return a report with its prose."""
        if row.id not in self._whole:
            self._whole[row.id] = self._store.load_report(row.id)
        return self._whole[row.id]

    def numbers(self, row: EarlierReport) -> Report:
        """Return a report's figures and tables."""
        return self._whole.get(row.id) or self._store.load_numbers(row.id)

    def signed(self, row: EarlierReport) -> Report:
        """Return the signed report; while an amendment is being written, the revision before it."""
        if row.signed:
            return self.numbers(row)
        return report_of(read_content(self._store.revisions.content(row.id, row.revision - 1)), row.id)
