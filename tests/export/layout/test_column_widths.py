"""Widths of columns: numbers stay whole, the rest goes where it makes rows lower."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dcbc_desktop.export.layout.column_widths import Contents, balanced_widths

_NARROWEST = 11.0


def test_where_all_cells_fit_on_one_line_they_do() -> None:
    widths = balanced_widths([Contents(20, 20, (20.0,)), Contents(30, 30, (100.0,))], 240, _NARROWEST)
    assert widths == pytest.approx([40, 200])


def test_room_goes_to_the_columns_with_long_texts() -> None:
    long, short, number = (
        Contents(30, 30, (900.0, 800.0)),
        Contents(30, 30, (60.0, 40.0)),
        Contents(50, 50, (50.0, 50.0), True),
    )
    widths = balanced_widths([long, short, number], 400, _NARROWEST)
    assert sum(widths) == pytest.approx(400)
    assert widths[2] < 60
    assert widths[0] > 3 * widths[1]


def test_two_columns_with_the_same_texts_are_as_wide() -> None:
    one, other = balanced_widths([Contents(30, 30, (500.0,)), Contents(30, 30, (500.0,))], 300, _NARROWEST)
    assert one == pytest.approx(other, rel=0.05)


def test_words_are_cut_before_numbers() -> None:
    words, number = Contents(150, 20, (400.0,)), Contents(90, 20, (90.0,), True)
    widths = balanced_widths([words, number, number], 250, _NARROWEST)
    assert widths == pytest.approx([70, 90, 90])


def test_numbers_alone_share_what_there_is() -> None:
    assert balanced_widths([Contents(90, 20, (90.0,), True)] * 3, 150, _NARROWEST) == pytest.approx([50, 50, 50])


_CONTENTS = st.builds(
    Contents, st.floats(0, 200), st.floats(0, 100), st.tuples(st.floats(0, 900), st.floats(0, 900)), st.booleans()
)


@given(st.lists(_CONTENTS, min_size=1, max_size=8), st.floats(100, 800))
def test_widths_fill_the_room_and_hold_words_where_they_can(columns: list[Contents], room: float) -> None:
    widths = balanced_widths(columns, room, _NARROWEST)
    assert sum(widths) == pytest.approx(room)
    least = [max(column.least, _NARROWEST) for column in columns]
    if sum(least) <= room:
        assert all(width >= low - 0.001 for width, low in zip(widths, least, strict=True))
