"""Advice about dates: that of the head, and one recorded later beside what the signed page prints."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from dcbc_desktop.report import header as h
from dcbc_desktop.report.checks.finding import Finding, advisory
from dcbc_desktop.report.dates import month_text, short_date
from dcbc_desktop.report.period import Period
from dcbc_desktop.report.report import Report

BLANK_MONTH_FROM: Final = 4
"""First layout that leaves the month of an open date blank; earlier ones print that of the period's last day."""


def check_dates(report: Report, today: date) -> Iterator[Finding]:
    """Find a date of the head outside the time between the period's end and `today`."""
    day = h.issue_date(report.text(h.DATE))
    if day is not None:
        yield from _out_of_time(report.period, day, today)


def check_blank_date(report: Report, today: date) -> Iterator[Finding]:
    """Find, at sign-off, a date left open whose printed year is over: what is written by hand would be untrue."""
    year = report.period.last.year
    if not report.text(h.DATE).strip() and today.year > year:
        yield advisory("blank_date_of_past_year", h.DATE, year=year, today=short_date(today))


def registration_advice(report: Report, layout_version: int, day: date, today: date) -> Iterator[Finding]:
    """Find what a recorded `day` contradicts: words that the signed page of this layout prints, the period, `today`."""
    last = report.period.last
    if h.issue_date(report.text(h.DATE)) is None:
        prints_month = layout_version < BLANK_MONTH_FROM
        if day.year != last.year or (prints_month and day.month != last.month):
            printed = f"tháng {month_text(last.month)} năm {last.year}" if prints_month else f"năm {last.year}"
            yield advisory("registered_date_differs", h.DATE, date=short_date(day), printed=printed)
    yield from _out_of_time(report.period, day, today)


def _out_of_time(period: Period, day: date, today: date) -> Iterator[Finding]:
    if day > today:
        yield advisory("date_in_future", h.DATE, date=short_date(day), today=short_date(today))
    if day < period.first:
        yield advisory("date_before_period", h.DATE, date=short_date(day), first=short_date(period.first))
    elif day < period.last:
        yield advisory("date_before_period_end", h.DATE, date=short_date(day), last=short_date(period.last))
