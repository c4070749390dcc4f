"""Advice about dates: of the head against period and present, recorded ones against what the signed page prints."""

from __future__ import annotations

from datetime import date

import pytest

from dcbc_desktop.report import header as h
from dcbc_desktop.report.checks.date_checks import check_blank_date, check_dates, registration_advice
from dcbc_desktop.report.checks.finding import Severity
from dcbc_desktop.report.outline import LAYOUT_VERSION
from dcbc_desktop.report.report import Entry
from dcbc_desktop.workflow.review import check, check_stops, finding_sentence
from tests.report.samples import full_report

_EARLY = ("date_before_period",)
_OPEN = ("date_before_period_end",)
_FUTURE = ("date_in_future",)


@pytest.mark.parametrize(
    ("typed", "today", "codes"),
    [
        ("15/12/2026", date(2026, 12, 20), ()),
        ("2027-01-05", date(2027, 1, 5), ()),
        ("14/12/2026", date(2026, 12, 14), ()),
        ("05/01/2027", date(2031, 3, 1), ()),
        ("", date(2031, 3, 1), ()),
        ("32/13/2026", date(2026, 12, 20), ()),
        ("10/12/2025", date(2026, 12, 20), _EARLY),
        ("05/01/2025", date(2026, 1, 5), _EARLY),
        ("15/12/2025", date(2026, 12, 20), _OPEN),
        ("30/11/2026", date(2026, 12, 1), _OPEN),
        ("13/12/2026", date(2026, 12, 20), _OPEN),
        ("15/12/2026", date(2026, 12, 14), _FUTURE),
        ("15/12/2027", date(2026, 12, 20), _FUTURE),
        ("10/12/2026", date(2026, 12, 1), (*_FUTURE, *_OPEN)),
    ],
)
def test_a_date_outside_the_time_for_it_is_told(typed: str, today: date, codes: tuple[str, ...]) -> None:
    report = full_report().with_entries({h.DATE: Entry(typed)})
    found = list(check_dates(report, today))
    assert tuple(one.code for one in found) == codes
    assert {one.severity for one in found} <= {Severity.ADVISORY}
    assert all("…" not in finding_sentence(one, report, language) for one in found for language in ("vi", "en"))


@pytest.mark.parametrize(
    ("layout", "printed", "day", "codes"),
    [
        (LAYOUT_VERSION, "", date(2026, 12, 20), ()),
        (LAYOUT_VERSION, "", date(2026, 12, 14), ()),
        (LAYOUT_VERSION, "", date(2027, 1, 5), ("registered_date_differs",)),
        (LAYOUT_VERSION, "", date(2025, 12, 20), ("registered_date_differs", *_OPEN)),
        (3, "", date(2026, 12, 20), ()),
        (3, "", date(2026, 11, 20), ("registered_date_differs", *_OPEN)),
        (3, "", date(2027, 12, 20), ("registered_date_differs",)),
        (2, "", date(2027, 1, 5), ("registered_date_differs",)),
        (3, "2027-01-05", date(2027, 1, 5), ()),
        (LAYOUT_VERSION, "", date(2030, 1, 1), ("registered_date_differs", *_FUTURE)),
    ],
)
def test_a_recorded_date_that_the_page_contradicts_is_told(
    layout: int, printed: str, day: date, codes: tuple[str, ...]
) -> None:
    report = full_report().with_entries({h.DATE: Entry(printed)})
    found = list(registration_advice(report, layout, day, date(2029, 1, 1)))
    assert tuple(one.code for one in found) == codes
    assert all("…" not in finding_sentence(one, report, language) for one in found for language in ("vi", "en"))


@pytest.mark.parametrize(
    ("typed", "today", "told"),
    [
        ("", date(2026, 12, 31), False),
        ("", date(2026, 1, 2), False),
        ("", date(2027, 1, 2), True),
        (" ", date(2028, 1, 2), True),
        ("05/01/2027", date(2027, 1, 5), False),
    ],
)
def test_an_open_date_whose_printed_year_is_over_is_told_at_sign_off(typed: str, today: date, told: bool) -> None:
    report = full_report().with_entries({h.DATE: Entry(typed)})
    found = list(check_blank_date(report, today))
    assert bool(found) == told
    assert all("…" not in finding_sentence(one, report, language) for one in found for language in ("vi", "en"))


@pytest.mark.clock
def test_the_review_tells_a_date_in_the_future_and_sign_off_goes_on() -> None:
    report = full_report().with_entries({h.DATE: Entry("31/12/2099")})
    assert "date_in_future" in {one.code for one in check(report)}
    assert check_stops(report) == ()
