"""Years and periods in headings move on; days, document numbers and plans of many years stay."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dcbc_desktop.report.period import PeriodShift, make_period
from dcbc_desktop.report.prose import FigureRun, Footnote, Text, runs_text

CASES = [
    ("2025", "2026", "Kết quả thực hiện dân chủ ở cơ sở năm 2025", "Kết quả thực hiện dân chủ ở cơ sở năm 2026"),
    ("2025", "2026", "PHƯƠNG HƯỚNG, NHIỆM VỤ NĂM 2026", "PHƯƠNG HƯỚNG, NHIỆM VỤ NĂM 2027"),
    ("2025", "2026", "Kết quả năm 2025, nhiệm vụ năm 2026", "Kết quả năm 2026, nhiệm vụ năm 2027"),
    ("2025", "2026", "6 tháng đầu năm 2025 và 6 tháng cuối năm 2025", "6 tháng đầu năm 2026 và 6 tháng cuối năm 2026"),
    ("2025", "2026", "Quý III năm 2025; quý 4/2025; tháng 9/2025", "Quý III năm 2026; quý 4/2026; tháng 9/2026"),
    ("2025", "2026", "Năm học 2025-2026, năm học 2024 – 2025", "Năm học 2026-2027, năm học 2025 – 2026"),
    ("2025", "2027", "năm 2025 rồi năm 2026", "năm 2027 rồi năm 2028"),
    ("2025-H1", "2026-H1", "6 tháng đầu năm 2025", "6 tháng đầu năm 2026"),
    ("2025-H1", "2026-H1", "NHIỆM VỤ 6 THÁNG CUỐI NĂM 2025", "NHIỆM VỤ 6 THÁNG CUỐI NĂM 2026"),
    ("2025-H1", "2025-H2", "SÁU THÁNG ĐẦU NĂM 2025", "SÁU THÁNG CUỐI NĂM 2025"),
    ("2025-H1", "2025-H2", "nhiệm vụ 6 tháng cuối năm 2025", "nhiệm vụ 6 tháng đầu năm 2026"),
    ("2025-9M", "2026-9M", "9 tháng đầu năm 2025, nhiệm vụ năm 2026", "9 tháng đầu năm 2026, nhiệm vụ năm 2027"),
    ("2025-9M", "2026-9M", "KẾT QUẢ CHÍN THÁNG ĐẦU NĂM 2025", "KẾT QUẢ CHÍN THÁNG ĐẦU NĂM 2026"),
    ("2025-Q3", "2025-Q4", "Quý III năm 2025, nhiệm vụ quý IV năm 2025", "Quý IV năm 2025, nhiệm vụ quý I năm 2026"),
    ("2025-Q4", "2026-Q1", "quý 4/2025 của năm 2025", "quý 1/2026 của năm 2026"),
    ("2025-09", "2025-10", "tháng 9 năm 2025; tháng 10/2025", "tháng 10 năm 2025; tháng 11/2025"),
    ("2025-08", "2025-09", "tháng 08/2025", "tháng 09/2025"),
]


@pytest.mark.parametrize(("earlier", "new", "text", "moved"), CASES)
def test_what_names_the_period_moves_on(earlier: str, new: str, text: str, moved: str) -> None:
    assert PeriodShift(make_period(earlier), make_period(new)).text(text) == moved


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Nghị định số 59/2025/NĐ-CP",
        "ngày 05 tháng 3 năm 2025",
        "NGÀY 5 THÁNG 12 NĂM 2025",
        "từ 15/12/2024 đến 14/12/2025",
        "giai đoạn 2021-2025",
        "năm 2020-2025",
        "năm 2024",
        "năm 20255",
        "nămm 2025",
        "tăm 2025",
        "2025",
    ],
)
def test_what_names_something_else_stays(text: str) -> None:
    assert PeriodShift(make_period("2025"), make_period("2026")).text(text) == text


def test_runs_keep_their_styles_notes_and_figures() -> None:
    note = Footnote((Text("Số liệu năm 2025."),))
    runs = (
        Text("1. Kết quả ", bold=True),
        Text("năm "),
        Text("2025", italic=True),
        note,
        Text(" có "),
        FigureRun("staff", "năm 2025"),
        Text(", quý II"),
        Text("I năm 2026"),
    )
    moved = PeriodShift(make_period("2025"), make_period("2026")).runs(runs)
    assert moved[2] == Text("2026", italic=True)
    assert (moved[0], moved[3], moved[5]) == (runs[0], note, runs[5])
    assert runs_text(moved[6:]) == ", quý III năm 2027"


@given(st.text(alphabet="năm NĂM quýIV/ tháng0123456789-\u0301\ufffc", max_size=60), st.integers(0, 60))
def test_runs_read_as_the_line_does(text: str, cut: int) -> None:
    """However a line is cut into runs, only a mention that is cut itself may stay behind."""
    move = PeriodShift(make_period("2025"), make_period("2026"))
    runs = move.runs((Text(text[:cut]), Text(text[cut:])))
    assert len(runs_text(runs)) == len(move.text(text))
    assert runs_text(move.runs((Text(text),))) == move.text(text)


def test_a_long_line_takes_bounded_time() -> None:
    hostile = "năm " * 50_000 + "6 tháng " * 20_000 + " " * 100_000
    assert PeriodShift(make_period("2025"), make_period("2026")).text(hostile) == hostile
