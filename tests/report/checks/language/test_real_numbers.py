"""Numbers and citations of the real report, in both its shapes: every slip at its place, the traps silent."""

from __future__ import annotations

import pytest

from dcbc_desktop.intake.files.text_report import read_text_report
from dcbc_desktop.report.checks.language.rules import check_proofreading
from dcbc_desktop.report.comparison.earlier_reports import NO_EARLIER_REPORTS
from dcbc_desktop.report.outline_files.loader import load_outline
from dcbc_desktop.report.period import make_period
from dcbc_desktop.report.report import Report
from tests.places import OUTLINE_A, SHARED, needs_shared
from tests.report.checks.language.found import words_at

pytestmark = needs_shared
WEB, PDF_TEXT = "vpcp-2023-web.txt", "vpcp-2023-pdftotext.txt"
CODES = frozenset({
    "sum_in_text", "share_in_text", "count_in_text", "figure_in_text", "figure_link_stale", "thousands_dot",
    "percent_space", "decimal_comma", "date_zero", "date_impossible", "time_reversed", "document_zero",
    "document_space", "document_kind", "document_symbol", "citation_incomplete",
})  # fmt: skip

SLIPS = {
    ("sum_in_text", "I", 0, "24 đầu mối"),
    ("count_in_text", "III.1", 0, "ba hình thức"),
    ("count_in_text", "III.3", 0, "03 Chỉ thị"),
    ("thousands_dot", "I", 0, "2000"),
    ("thousands_dot", "III.3", 0, "1154"),
    ("percent_space", "III.1", 0, "100 %"),
    ("document_zero", "III.3", 1, "4/2023/NĐ-CP"),
    ("document_kind", "mo_dau", 0, "văn bản số 6507/BNV-CTTN"),
}
STRAY_SPACE = {("document_space", "III.3", 0, "01/NQ- CP")}
"""Only in the first text: in the second the line breaks there, and joining the lines mends it."""
OTHERS = {
    ("thousands_dot", "III.3", 11, "1097"),  # the same slip as 1154
    ("document_kind", "III.3", 15, "Văn bản số 452/TTg-KSTT"),  # the same slip as 6507/BNV-CTTN
    ("citation_incomplete", "III.2", 0, "Nghị quyết số 18-NQ/TW"),  # never with date, body and title
    ("citation_incomplete", "III.2", 0, "Nghị định 101/2020/NĐ-CP"),
    ("citation_incomplete", "III.3", 0, "Nghị quyết số 01/NQ- CP"),
}


def _found(name: str) -> set[tuple[str, str, int, str]]:
    outline = load_outline(OUTLINE_A)
    entries = read_text_report(SHARED / "reports" / name, outline).entries
    report = Report(1, "uid-1", outline, "H1", "H0", make_period("2023"), entries=entries)
    found = [f for f in check_proofreading(report, NO_EARLIER_REPORTS) if f.code in CODES]
    places = {(f.code, f.key, f.place.note, words_at(report, f)) for f in found}
    assert len(places) == len(found)
    return places


def test_the_first_text() -> None:
    assert _found(WEB) == SLIPS | STRAY_SPACE | OTHERS


def test_the_second_text() -> None:
    others = {(code, key, note, words.replace("NQ- CP", "NQ-CP")) for code, key, note, words in OTHERS}
    assert _found(PDF_TEXT) == SLIPS | others


@pytest.mark.parametrize("words", ["13/02/2023", "05/4/2023", "02 Chỉ thị", "61,8", "08 buổi", "04 đơn vị", "KL."])
def test_the_traps_are_silent(words: str) -> None:
    assert {place for place in _found(WEB) if words in place[3]} == set()
