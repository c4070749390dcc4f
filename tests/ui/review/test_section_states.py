"""What the tabs say of a report before the checks have run."""

from __future__ import annotations

from dcbc_desktop.ui.review.section_states import Completeness, first_badges
from tests.report.samples import blank_report, full_report


def test_section_tabs_are_empty_begun_or_complete() -> None:
    blank, full = blank_report(), full_report()
    begun = blank.with_entries({"II.2": full.entry("II.2")})
    tabs = [tab[0].key for tab in blank.outline.tabs()]
    assert [first_badges(begun)[tab].completeness for tab in tabs] == [
        Completeness.EMPTY, Completeness.EMPTY, Completeness.BEGUN, *[Completeness.EMPTY] * 3,
    ]  # fmt: skip
    assert {first_badges(full)[tab].completeness for tab in tabs} == {Completeness.COMPLETE}
