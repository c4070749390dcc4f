"""A finding stays ignored until the words that it is about change."""

from __future__ import annotations

import pytest

from dcbc_desktop.report.checks.finding import Finding, Severity
from dcbc_desktop.report.checks.ignored import ignore, sort_out
from dcbc_desktop.report.text_place import TextPlace
from tests.report.checks.language.found import report_of

WRITTEN = "Thực hiện tại tại Huế{theo theo Luật}, rồi tại tại Hà Nội{của của Sở}."
IN_TEXT = TextPlace("I", WRITTEN.index("tại tại"), 7)
IN_SECOND_NOTE = TextPlace("I", 40, 3, note=2, note_start=0, note_length=7)


@pytest.mark.parametrize(
    ("place", "changed", "still_ignored"),
    [
        (IN_SECOND_NOTE, WRITTEN.replace("theo theo", "theo"), True),
        (IN_SECOND_NOTE, WRITTEN.replace("của của Sở", "của của Bộ"), False),
        (IN_SECOND_NOTE, WRITTEN.replace("{của của Sở}", ""), False),
        (IN_TEXT, WRITTEN.replace("của của", "của"), True),
        (IN_TEXT, WRITTEN.replace("Hà Nội", "Đà Nẵng"), False),
    ],
)
def test_only_the_words_of_its_paragraph_or_note_count(place: TextPlace, changed: str, still_ignored: bool) -> None:
    finding = Finding(Severity.ADVISORY, "doubled_word", place, {"word": ""})
    kept = ignore(finding, report_of(WRITTEN), "tên riêng")
    found = sort_out([finding], [kept], report_of(changed))
    assert (found.open == (), bool(found.ignored)) == (still_ignored, still_ignored)


def test_a_blocking_finding_cannot_be_ignored() -> None:
    report = report_of(WRITTEN)
    finding = Finding(Severity.BLOCKING, "doubled_word", IN_TEXT, {})
    assert sort_out([finding], [ignore(finding, report, "tên riêng")], report).open == (finding,)
