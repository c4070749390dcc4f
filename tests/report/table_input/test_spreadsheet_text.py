"""Cells for spreadsheets: no formula among them, numbers as they are, and all of them read back equal."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dcbc_desktop.report.table_input.spreadsheet_text import guarded, unguarded

FORMULAS = [
    "=1+1", '=HYPERLINK("http://x")', "+84 a", "-2+3", "@SUM(1)", "\t=1", "\r=1", "\n=1", " =1", "\u00a0=1",
    "\u200b=1", "\ufeff=1", "\u202e=1", "＝1+1", "＋1", "－1", "＠x", "﹢1", "﹦1", "|cmd", "'=1", "''=1", "=", "-",
    "- gạch đầu dòng", "-5a", "+cmd|' /C calc'!A0",
]  # fmt: skip
TEXTS = ["", "a=1", "5-3", "Nguyễn Văn A", "'tên", "''", "'", "1.234", "(=1)", "–5", "5%", "\"=1\""]  # fmt: skip


@pytest.mark.parametrize("cell", FORMULAS)
@pytest.mark.parametrize("numeric", [True, False])
def test_a_formula_is_text(cell: str, numeric: bool) -> None:
    assert guarded(cell, numeric=numeric) == f"'{cell}"
    assert unguarded(guarded(cell)) == cell


@pytest.mark.parametrize("cell", TEXTS)
def test_other_text_stays_as_it_is(cell: str) -> None:
    assert guarded(cell) == unguarded(cell) == cell


@pytest.mark.parametrize("cell", ["-5", "+5", "-1.234,5", "-12 %".replace(" ", ""), "-1 234", "0", "12"])
def test_numbers_of_numeric_columns_stay_numbers(cell: str) -> None:
    assert guarded(cell, numeric=True) == unguarded(cell) == cell


@given(st.text(st.sampled_from("'=+-@ ＝a1\u200b\t|.")), st.booleans())
def test_what_goes_out_comes_back_equal(cell: str, numeric: bool) -> None:
    assert unguarded(guarded(cell, numeric=numeric)) == cell
