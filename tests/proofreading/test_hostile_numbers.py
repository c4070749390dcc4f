"""Hostile text costs the number rules a bounded time, and never an exception."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dcbc_desktop.report.checks.proofreading.review import check_proofreading
from dcbc_desktop.report.past import NO_PAST
from tests.proofreading.found import findings, report_of
from tests.proofreading.test_real_numbers import CODES

SIZE = 200_000
SECONDS = 8.0
"""For one rule, on a slow shared computer; a pattern that looks back at everything would take minutes."""
PIECES = (
    "1", "1 ", " ", "1,", "1.111", "1.111,", "((1", "1+1", "1 + 1 + ", "1/", "1/1", "5/4/2023 ", "%", "1%", "61,8% (a ",
    "621/1005 a ", "1 TTHC trong đó 2 TTHC, chiếm 3% ", "24 a, gồm 16 b, 3 c, ", "hai đơn vị: ", "hai đơn vị: A, B; ",
    "(ba hình thức trên", "số 1/A-", "A-A-", "1/A- B", "Nghị định số 1/NĐ-CP ", "từ ngày 1/1/2023 đến ", "“a",
    "[1]", "a;", "1\u00a0", "16 Vụ, ", " trên ",
)  # fmt: skip


@pytest.mark.parametrize("piece", PIECES)
def test_two_hundred_thousand_letters(piece: str) -> None:
    report = report_of((piece * (SIZE // len(piece) + 1))[:SIZE])
    took = {}
    for code in sorted(CODES):
        begin = time.process_time()
        findings(report, code)
        took[code] = time.process_time() - begin
    assert {code: seconds for code, seconds in took.items() if seconds > SECONDS} == {}


@given(st.text(alphabet="0123456789 .,/%()[]+=-;:ngàytừđếnGồmVụNĐCP\n…“”²", max_size=120), st.text(max_size=40))
def test_any_text_is_read(words: str, note: str) -> None:
    report = report_of(words.replace("\n", " "), f"{words}{{{note.replace('}', '')}}}".replace("\n", " "))
    assert all(finding.length >= 0 for finding in check_proofreading(report, NO_PAST))
