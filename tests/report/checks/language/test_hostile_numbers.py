"""Hostile text: the number rules come to their end, 20 KB in each run of the tests, 200 KB in the long one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dcbc_desktop.report.checks.language.rules import check_proofreading
from dcbc_desktop.report.comparison.earlier_reports import NO_EARLIER_REPORTS
from tests.report.checks.language.found import findings, report_of
from tests.report.checks.language.test_real_numbers import CODES

LENGTHS = [20_000, pytest.param(200_000, marks=pytest.mark.long)]
PIECES = (
    "1", "1 ", " ", "1,", "1.111", "1.111,", "((1", "1+1", "1 + 1 + ", "1/", "1/1", "5/4/2023 ", "%", "1%", "61,8% (a ",
    "621/1005 a ", "1 TTHC trong đó 2 TTHC, chiếm 3% ", "24 a, gồm 16 b, 3 c, ", "hai đơn vị: ", "hai đơn vị: A, B; ",
    "(ba hình thức trên", "số 1/A-", "A-A-", "1/A- B", "Nghị định số 1/NĐ-CP ", "từ ngày 1/1/2023 đến ", "“a",
    "[1]", "a;", "1\u00a0", "16 Vụ, ", " trên ",
)  # fmt: skip


@pytest.mark.parametrize("letters", LENGTHS)
@pytest.mark.parametrize("piece", PIECES)
def test_hostile_text_is_read_to_its_end(piece: str, letters: int) -> None:
    report = report_of((piece * (letters // len(piece) + 1))[:letters])
    for code in CODES:
        assert {finding.code for finding in findings(report, code)} <= {code}


@given(st.text(alphabet="0123456789 .,/%()[]+=-;:ngàytừđếnGồmVụNĐCP\n…“”²", max_size=120), st.text(max_size=40))
def test_any_text_is_read(words: str, note: str) -> None:
    report = report_of(words.replace("\n", " "), f"{words}{{{note.replace('}', '')}}}".replace("\n", " "))
    assert all(finding.place.length >= 0 for finding in check_proofreading(report, NO_EARLIER_REPORTS))
