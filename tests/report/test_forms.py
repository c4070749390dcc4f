"""Numbers, dates, periods, header lines and signatory lines as NĐ 30 and vi-VN write them."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dcbc_desktop.errors import UsageError
from dcbc_desktop.report import dates
from dcbc_desktop.report import header as h
from dcbc_desktop.report.dates import VIETNAM, in_zone, local_day, long_date, moment_text, parse_date, short_date, today
from dcbc_desktop.report.numbers import format_number, grouped_number, parse_number
from dcbc_desktop.report.period import PeriodKind, make_period


@pytest.mark.parametrize(
    ("text", "value"),
    [("22.153", "22153"), ("2000", "2000"), ("61,8", "61.8"), ("1.234.567,50", "1234567.5"), (" 0 ", "0"),
     ("-5", "-5"), ("−5", "-5"), ("100 000", "100000"), ("05", "5")],
)  # fmt: skip
def test_numbers_are_read(text: str, value: str) -> None:
    assert parse_number(text) == Decimal(value)


@pytest.mark.parametrize("text", ["", "abc", "1,234.5", "1.23", "12.34.567", "1,", "٣", "1e5", "5%", "9" * 60, "--1"])
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse_number(text)
    assert caught.value.code == "number_invalid"


@given(st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-(10**12), max_value=10**12))
def test_numbers_survive_writing_and_reading(value: Decimal) -> None:
    assert parse_number(format_number(value)) == value


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("350000000", "350.000.000"), ("350.000.000", "350.000.000"), ("350 000 000", "350.000.000"), ("1234", "1.234"),
        ("999", "999"), ("08", "08"), ("0012345", "12.345"), ("1234,5", "1.234,5"), ("97,0", "97,0"),
        ("1234,500", "1.234,500"), ("-1234", "-1.234"), ("\u22121234,5", "\u22121.234,5"), (" 7 ", "7"),
        # what is no number prints as typed
        ("", ""), ("chưa rõ", "chưa rõ"), ("1,234.5", "1,234.5"), ("1.23", "1.23"), ("12345 đồng", "12345 đồng"),
        ("12/2026", "12/2026"), ("05/4/2026", "05/4/2026"), ("1234%", "1234%"), ("9" * 41, "9" * 41),
    ],
)  # fmt: skip
def test_numbers_print_with_dots_between_thousands(typed: str, printed: str) -> None:
    assert grouped_number(typed) == printed
    assert grouped_number(printed) == printed


@pytest.mark.parametrize("text", ["5/4/2023", "05/04/2023", "2023-04-05", "5-4-2023", "5.4.2023"])
def test_dates_are_read(text: str) -> None:
    assert parse_date(text) == date(2023, 4, 5)


@pytest.mark.parametrize("text", ["", "31/2/2023", "2023-13-01", "5/4/23", "mai", "0/1/2023"])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(UsageError):
        parse_date(text)


def test_dates_take_a_zero_for_days_below_ten_and_for_months_one_and_two() -> None:
    assert long_date(date(2024, 1, 5)) == "ngày 05 tháng 01 năm 2024"
    assert long_date(date(2024, 3, 15)) == "ngày 15 tháng 3 năm 2024"
    assert short_date(date(2023, 2, 13)) == "13/02/2023"
    assert short_date(date(2023, 4, 5)) == "05/4/2023"


NEW_YEAR = datetime(2026, 12, 31, 18, 30, tzinfo=UTC)
NO_END = datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC)


@pytest.fixture
def zone(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The computer's time zone for one test."""
    assert sys.platform != "win32"
    with monkeypatch.context() as changed:
        changed.setenv("TZ", request.param)
        time.tzset()
        yield
    time.tzset()


@pytest.mark.clock
@pytest.mark.skipif(sys.platform == "win32", reason="Windows takes its time zone from the system only")
@pytest.mark.parametrize(
    ("zone", "day"), [("<+07>-7", "01/01/2027"), ("UTC", "31/12/2026"), ("<-08>8", "31/12/2026")], indirect=["zone"]
)
@pytest.mark.usefixtures("zone")
def test_a_day_is_the_computers_and_a_signatures_moment_is_vietnams(day: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert local_day(NEW_YEAR) == day
    assert moment_text(NEW_YEAR) == "01/01/2027 01:30"
    monkeypatch.setattr(dates, "now", lambda: in_zone(NEW_YEAR))
    assert f"{today():%d/%m/%Y}" == day
    assert local_day(NO_END) == "31/12/9999"


@pytest.mark.clock
def test_a_moment_too_late_for_a_zone_is_shown_as_it_is() -> None:
    assert in_zone(NO_END, VIETNAM) == NO_END
    assert moment_text(NO_END) == "31/12/9999 23:59"


@pytest.mark.parametrize(
    ("code", "kind", "first", "last", "label"),
    [
        ("2026", PeriodKind.YEAR, date(2025, 12, 15), date(2026, 12, 14), "năm 2026"),
        ("2026-H1", PeriodKind.HALF, date(2025, 12, 15), date(2026, 6, 14), "6 tháng đầu năm 2026"),
        ("2026-H2", PeriodKind.HALF, date(2026, 6, 15), date(2026, 12, 14), "6 tháng cuối năm 2026"),
        ("2026-Q3", PeriodKind.QUARTER, date(2026, 6, 15), date(2026, 9, 14), "quý III năm 2026"),
        ("2026-01", PeriodKind.MONTH, date(2025, 12, 15), date(2026, 1, 14), "tháng 1 năm 2026"),
        ("2026-09", PeriodKind.MONTH, date(2026, 8, 15), date(2026, 9, 14), "tháng 9 năm 2026"),
    ],
)
def test_periods(code: str, kind: PeriodKind, first: date, last: date, label: str) -> None:
    period = make_period(code)
    assert (period.kind, period.first, period.last, period.label) == (kind, first, last, label)
    assert period.year == 2026


@pytest.mark.parametrize("code", ["", "26", "2026-H3", "2026-Q0", "2026-13", "1800", "2026-1"])
def test_wrong_periods_are_refused(code: str) -> None:
    with pytest.raises(UsageError):
        make_period(code)


def test_a_period_may_have_its_own_days_in_order() -> None:
    assert make_period("2026", date(2026, 1, 1), date(2026, 12, 31)).first == date(2026, 1, 1)
    with pytest.raises(UsageError):
        make_period("2026", date(2026, 2, 1), date(2026, 1, 1))


@pytest.mark.parametrize("typed", ["VPCP", "BC-VPCP", "/BC-VPCP", "12/BC-VPCP", "Số: 12/BC-VPCP", " BC - VPCP "])
def test_the_symbol_is_the_abbreviation_only(typed: str) -> None:
    assert h.normalise_symbol(typed) == "VPCP"


def test_a_symbol_that_begins_with_the_letters_bc_is_kept() -> None:
    assert h.normalise_symbol("BCH-QS") == "BCH-QS"


def test_number_line() -> None:
    assert h.number_line("5", "BC", "VPCP") == "Số: 05/BC-VPCP"
    assert h.number_line("12a", "BC", "VPCP") == "Số: 12a/BC-VPCP"
    assert h.number_line("", "BC", "VPCP") == "Số:         /BC-VPCP"
    assert h.normalise_number("0012") == "12"
    for wrong in ("0", "12/BC", "a", "1234567"):
        with pytest.raises(UsageError):
            h.normalise_number(wrong)


def test_place_and_date_line() -> None:
    assert h.place_and_date("Hà Nội", date(2024, 1, 5), 2024) == "Hà Nội, ngày 05 tháng 01 năm 2024"
    assert h.place_and_date("Hà Nội", None, 2026, 12) == "Hà Nội, ngày      tháng 12 năm 2026"
