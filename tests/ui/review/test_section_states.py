"""What the tabs say of a report before the checks have run."""

from __future__ import annotations

from dataclasses import replace

from dcbc_desktop.report import header as h
from dcbc_desktop.report.report import Entry
from dcbc_desktop.ui.review.review_result import review_report
from dcbc_desktop.ui.review.section_states import Completeness, first_badges
from dcbc_desktop.workflow.review_data import ReviewData
from tests.report.samples import blank_report, full_report


def test_section_tabs_are_empty_begun_or_complete() -> None:
    blank, full = blank_report(), full_report()
    begun = blank.with_entries({"II.2": full.entry("II.2")})
    tabs = [tab[0].key for tab in blank.outline.tabs()]
    assert [first_badges(begun)[tab].completeness for tab in tabs] == [
        Completeness.EMPTY, Completeness.EMPTY, Completeness.BEGUN, *[Completeness.EMPTY] * 3,
    ]  # fmt: skip
    assert {first_badges(full)[tab].completeness for tab in tabs} == {Completeness.COMPLETE}


def test_a_copied_section_is_begun_until_somebody_looks_at_it() -> None:
    report = replace(full_report(), unreviewed=frozenset({"I"}))
    badges = review_report(report, ReviewData(), "vi").badges
    assert (badges["I"].completeness, badges["I"].blocking) == (Completeness.BEGUN, 0)
    assert first_badges(report)["I"].completeness is Completeness.BEGUN
    confirmed = report.with_entries({"I": report.entry("I")})
    assert review_report(confirmed, ReviewData(), "vi").badges["I"].completeness is Completeness.COMPLETE
    assert first_badges(confirmed)["I"].completeness is Completeness.COMPLETE


def test_fields_of_the_head_with_advice_alone_are_told_apart_from_stops() -> None:
    advised = full_report().with_entries({h.TITLE: Entry("V/v báo cáo năm 2026"), h.ISSUER: Entry("Sở …")})
    found = review_report(advised, ReviewData(), "vi")
    assert h.TITLE in found.advice
    assert h.TITLE in found.sentences
    assert h.ISSUER not in found.advice  # advice and a stop
