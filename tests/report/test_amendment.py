"""An amended report against the one it replaces: number, date, and a word of it."""

from __future__ import annotations

from datetime import date

import pytest

from dcbc_desktop.errors import RefusedError
from dcbc_desktop.report import header as h
from dcbc_desktop.report.amendment import (
    Issued,
    clashes,
    replacement_key,
    replacement_place,
    replacement_sentence,
    require_no_clash,
    says_replacement,
)
from dcbc_desktop.report.checks.earlier_checks import check_amendment
from dcbc_desktop.report.checks.language.rules import check_proofreading
from dcbc_desktop.report.comparison.earlier_reports import NO_EARLIER_REPORTS, EarlierReports
from dcbc_desktop.report.prose import encode, from_plain_text
from dcbc_desktop.report.report import Entry
from tests.report.samples import full_report

FIRST = Issued(1, "BÁO CÁO", "BC-VPCP", "5", date(2026, 12, 15))
NAME = "Báo cáo số 05/BC-VPCP ngày 15 tháng 12 năm 2026"
USED, EARLY = "amendment_number_used", "amendment_not_later"


@pytest.mark.parametrize(
    ("number", "day", "codes"),
    [
        ("6", date(2026, 12, 16), []),
        ("5", date(2026, 12, 16), [USED]),
        ("5", date(2027, 1, 4), []),
        ("6", date(2026, 12, 15), [EARLY]),
        ("6", date(2026, 12, 14), [EARLY]),
        ("5", date(2026, 12, 1), [USED, EARLY]),
        ("5", None, [USED]),
        ("6", None, []),
        ("", None, []),
        ("", date(2026, 12, 15), [EARLY]),
        ("5a", date(2026, 12, 16), []),
    ],
)
def test_which_numbers_and_dates_will_not_do(number: str, day: date | None, codes: list[str]) -> None:
    assert [clash.code for clash in clashes(FIRST, number, day)] == codes
    entries = {h.NUMBER: Entry(number), h.DATE: Entry(f"{day:%d/%m/%Y}" if day else "")}
    found = check_amendment(full_report().with_entries(entries), EarlierReports(replaces=FIRST))
    assert [one.code for one in found if one.code != "replacement_unsaid"] == codes


def test_a_first_revision_signed_without_number_or_date_asks_for_nothing() -> None:
    blank = Issued(1, "BÁO CÁO", "BC-VPCP", "", None)
    assert list(clashes(blank, "5", date(2026, 1, 1))) == []
    assert list(check_amendment(full_report(), EarlierReports(replaces=blank))) == []
    assert list(check_amendment(full_report(), NO_EARLIER_REPORTS)) == []


def test_registration_is_refused_with_the_same_words() -> None:
    require_no_clash(None, "5", date(2026, 12, 15))
    require_no_clash(FIRST, "6", date(2026, 12, 16))
    with pytest.raises(RefusedError, match=USED):
        require_no_clash(FIRST, "5", date(2026, 12, 16))


def test_the_sentence_cites_as_the_decree_asks() -> None:
    assert replacement_sentence(FIRST) == f"Báo cáo này thay thế {NAME}."


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Thực hiện kế hoạch.", 1),
        ("Thực hiện, cơ quan báo cáo như sau:", 0),
        ("Một.\nHai như sau: ", 1),
        ("Một.\nHai.", 2),
    ],
)
def test_the_sentence_stands_before_what_leads_on(text: str, place: int) -> None:
    assert replacement_place(from_plain_text(text)) == place


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (f"Báo cáo này thay thế {NAME}.", True),
        ("Văn bản thay thế báo cáo số 5/BC-VPCP ngày 15/12/2026", True),
        ("THAY THẾ Báo cáo số 05/BC - VPCP", True),
        ("Báo cáo số 05/BC-VPCP", False),
        ("thay thế Báo cáo số 15/BC-VPCP", False),
        ("thay thế Báo cáo số 05/BC-VPCPX", False),
        ("thay thế\nBáo cáo số 05/BC-VPCP", False),
    ],
)
def test_whether_a_report_says_what_it_replaces(text: str, said: bool) -> None:
    report = full_report().with_entries({"II.1": Entry(encode(from_plain_text(text)))})
    assert says_replacement(report, FIRST) is said
    unsaid = [
        one for one in check_amendment(report, EarlierReports(replaces=FIRST)) if one.code == "replacement_unsaid"
    ]
    assert [(one.key, one.params) for one in unsaid] == ([] if said else [("mo_dau", {"name": NAME})])
    assert replacement_key(report) == "mo_dau"


def test_the_proposed_sentence_passes_the_review_of_citations() -> None:
    report = full_report().with_entries({"mo_dau": Entry(encode(from_plain_text(replacement_sentence(FIRST))))})
    assert [one for one in check_proofreading(report, NO_EARLIER_REPORTS) if one.key == "mo_dau"] == []
