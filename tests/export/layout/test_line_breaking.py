"""Words to lines: nothing lost, nothing wider than its column, names broken where a reader would."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dcbc_desktop.export.fonts.registered_fonts import BOLD, REGULAR
from dcbc_desktop.export.fonts.typeface import letter_widths
from dcbc_desktop.export.layout.line_breaking import Align, Shape
from dcbc_desktop.export.layout.model import Line, Segment, TextStyle
from dcbc_desktop.export.layout.typesetter import Typesetter

_STYLES = (TextStyle(REGULAR, 14.0), TextStyle(BOLD, 14.0), TextStyle(REGULAR, 9.1, 5.0))
_runs = st.lists(st.tuples(st.text("aộ m\u00a0W", max_size=60), st.sampled_from(_STYLES)), max_size=8)


def _text(lines: list[Line]) -> str:
    return "".join(segment.text for line in lines for segment in line.segments)


@settings(max_examples=200, deadline=None)
@given(runs=_runs, width=st.floats(60, 400), align=st.sampled_from(list(Align)))
def test_lines_hold_every_letter_and_fit(runs: list[tuple[str, TextStyle]], width: float, align: Align) -> None:
    setter = Typesetter(letter_widths())
    shape = Shape(14.0, width, first=30.0, align=align)
    lines = setter.filled([Segment(text, style) for text, style in runs], shape)
    assert _text(lines).replace(" ", "") == "".join(text for text, _ in runs).replace(" ", "")
    for index, line in enumerate(lines):
        assert line.width <= width - (0 if index else 30) + 0.1
        assert line.stretch >= 0


def test_marks_without_a_space_between_them_go_on_over_lines() -> None:
    setter = Typesetter(letter_widths())
    marks = [setter.mark([], _STYLES[0]) for _ in range(200)]
    lines = setter.filled(marks, Shape(14.0, 100.0))
    assert [number for line in lines for number in line.notes] == list(range(1, 201))
    assert max(line.width for line in lines) <= 100.1


def test_words_that_go_on_over_a_line_keep_their_space() -> None:
    setter = Typesetter(letter_widths())
    lines = setter.filled([Segment("một hai ba bốn năm sáu", _STYLES[0])], Shape(14.0, 60.0))
    assert len(lines) > 2
    assert _text(lines) == "một hai ba bốn năm sáu"


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("ỦY BAN NHÂN DÂN THÀNH PHỐ HỒ CHÍ MINH", ["ỦY BAN NHÂN DÂN", "THÀNH PHỐ HỒ CHÍ MINH"]),
        ("SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG", ["SỞ NÔNG NGHIỆP", "VÀ MÔI TRƯỜNG"]),
        ("VĂN PHÒNG CHÍNH PHỦ", ["VĂN PHÒNG CHÍNH PHỦ"]),
        ("BỆNH VIỆN ĐA KHOA TRUNG ƯƠNG THÁI NGUYÊN", ["BỆNH VIỆN ĐA KHOA", "TRUNG ƯƠNG", "THÁI NGUYÊN"]),
        ("GIÁM ĐỐC SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG", ["GIÁM ĐỐC", "SỞ NÔNG NGHIỆP", "VÀ MÔI TRƯỜNG"]),
        ("TRƯỜNG MẦM NON SỐ 2 THỊ TRẤN ĐỒNG ĐĂNG", ["TRƯỜNG MẦM NON SỐ 2", "THỊ TRẤN ĐỒNG ĐĂNG"]),
        ("BAN QUẢN LÝ BÀ RỊA - VŨNG TÀU", ["BAN QUẢN LÝ", "BÀ RỊA - VŨNG TÀU"]),
        ("TRƯỞNG PHÒNG VĂN HÓA - XÃ HỘI", ["TRƯỞNG PHÒNG", "VĂN HÓA - XÃ HỘI"]),
    ],
)
def test_names_break_at_natural_places(name: str, wanted: list[str]) -> None:
    setter = Typesetter(letter_widths())
    lines = setter.balanced(name, TextStyle(BOLD, 13.0), Shape(13.0, 180.0, align=Align.CENTRED))
    assert ["".join(segment.text for segment in line.segments).strip() for line in lines] == wanted
