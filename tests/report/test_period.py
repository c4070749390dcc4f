"""Periods: codes, usual first and last days (15 to 14), words."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from dcbc_desktop.errors import UsageError
from dcbc_desktop.report.period import PeriodKind, make_period


@pytest.mark.parametrize(
    ("code", "kind", "first", "last", "label", "opens"),
    [
        ("2026", PeriodKind.YEAR, date(2025, 12, 15), date(2026, 12, 14), "năm 2026", True),
        ("2026-9M", PeriodKind.NINE_MONTHS, date(2025, 12, 15), date(2026, 9, 14), "9 tháng đầu năm 2026", True),
        ("2026-H1", PeriodKind.HALF, date(2025, 12, 15), date(2026, 6, 14), "6 tháng đầu năm 2026", True),
        ("2026-H2", PeriodKind.HALF, date(2026, 6, 15), date(2026, 12, 14), "6 tháng cuối năm 2026", False),
        ("2026-Q1", PeriodKind.QUARTER, date(2025, 12, 15), date(2026, 3, 14), "quý I năm 2026", True),
        ("2026-Q2", PeriodKind.QUARTER, date(2026, 3, 15), date(2026, 6, 14), "quý II năm 2026", False),
        ("2026-Q4", PeriodKind.QUARTER, date(2026, 9, 15), date(2026, 12, 14), "quý IV năm 2026", False),
        ("2026-01", PeriodKind.MONTH, date(2025, 12, 15), date(2026, 1, 14), "tháng 1 năm 2026", True),
        ("2026-03", PeriodKind.MONTH, date(2026, 2, 15), date(2026, 3, 14), "tháng 3 năm 2026", False),
        ("2026-12", PeriodKind.MONTH, date(2026, 11, 15), date(2026, 12, 14), "tháng 12 năm 2026", False),
    ],
)
def test_usual_days_and_words(code: str, kind: PeriodKind, first: date, last: date, label: str, opens: bool) -> None:
    period = make_period(code)
    assert (period.kind, period.first, period.last) == (kind, first, last)
    assert (period.label, period.year, period.opens_year) == (label, 2026, opens)


@pytest.mark.parametrize("codes", [[f"2026-{n:02}" for n in range(1, 13)], [f"2026-Q{n}" for n in range(1, 5)],
                                   ["2026-H1", "2026-H2"]], ids=["months", "quarters", "halves"])  # fmt: skip
def test_periods_of_a_year_follow_each_other_and_fill_it(codes: list[str]) -> None:
    periods, year = [make_period(code) for code in codes], make_period("2026")
    assert (periods[0].first, periods[-1].last) == (year.first, year.last)
    assert {(after.first - before.last).days for before, after in pairwise(periods)} == {1}


def test_an_ad_hoc_request_sets_its_own_days() -> None:
    period = make_period("2026-Q1", date(2026, 1, 1), date(2026, 3, 31))
    assert (period.first, period.last) == (date(2026, 1, 1), date(2026, 3, 31))
    with pytest.raises(UsageError, match="period_days_reversed"):
        make_period("2026-Q1", date(2026, 4, 1), date(2026, 3, 31))


@pytest.mark.parametrize(
    "code",
    [
        "",
        "26",
        "2026-00",
        "2026-9m",
        "2026-6M",
        "2026-9M1",
        "２０２６-9M",
        "2026-13",
        "2026-H3",
        "2026-Q0",
        "2026-Q5",
        "1989",
        "2026 ",
    ],
)
def test_codes_that_are_none(code: str) -> None:
    with pytest.raises(UsageError, match="period_invalid"):
        make_period(code)
