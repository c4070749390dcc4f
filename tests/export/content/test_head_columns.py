"""Columns of the head: number and date fit one line, each column keeps its centre, letters no closer than needed."""

from __future__ import annotations

from itertools import product

import pytest

from dcbc_desktop.errors import UsageError
from dcbc_desktop.export.content.head_columns import HeadColumns, head_columns
from dcbc_desktop.export.fonts.registered_fonts import BOLD, REGULAR
from dcbc_desktop.export.fonts.typeface import letter_widths
from dcbc_desktop.export.layout.model import Line
from dcbc_desktop.export.layout.page_measures import TEXT_WIDTH
from dcbc_desktop.export.layout.typesetter import Typesetter
from dcbc_desktop.report import header as h
from tests.report.offices import ISSUERS, LONG_PLACES, LONG_SYMBOLS, PLACES, SUPERIORS, SYMBOLS

_DATES = ("ngày 05 tháng 01 năm 2027", "ngày 30 tháng 12 năm 2026", h.blank_date(2026))
_STATE = {13.0: 271.2, 12.0: 250.4}
"""Widths of Quốc hiệu in bold, in points."""


def _columns(issuer: str, symbol: str, place: str, number: str = "", date: str = _DATES[1]) -> HeadColumns:
    names = (
        (h.SUPERIOR, (SUPERIORS[len(issuer) % len(SUPERIORS)],), REGULAR), (h.ISSUER, issuer.split("\n"), BOLD)
    )  # fmt: skip
    line = h.number_line(number, "BC", symbol)
    return head_columns(Typesetter(letter_widths()), names, line, f"{place}, {date}", fitted=True)


def _centre(line: Line) -> float:
    return line.x + line.width / 2


def _spacing(columns: HeadColumns) -> float:
    return columns.number.segments[0].style.spacing


@pytest.mark.parametrize(("symbol", "place"), [*product(LONG_SYMBOLS, LONG_PLACES), ("UBND", "Hà Nội")])
def test_both_columns_keep_their_centre_and_do_not_touch(symbol: str, place: str) -> None:
    for number, date, issuer in product(("", "9", "123456a"), _DATES, ISSUERS[:4]):
        columns = _columns(issuer, symbol, place, number, date)
        assert _centre(columns.number) == pytest.approx(columns.left)
        assert _centre(columns.date) == pytest.approx(columns.right)
        assert all(_centre(line) == pytest.approx(columns.left) for line, _ in columns.names)
        assert columns.number.x >= -0.01
        assert columns.date.x + columns.date.width <= TEXT_WIDTH + 0.01
        assert columns.date.x - columns.number.x - columns.number.width >= 5.99
        state = columns.right - _STATE[columns.state_size] / 2
        assert all(line.x >= -0.01 and line.x + line.width <= state - 9.0 for line, _ in columns.names)


def test_letters_are_set_closer_only_where_they_must_and_only_as_much() -> None:
    assert _spacing(_columns(ISSUERS[0], "UBND", "Hà Nội")) == 0.0
    beside = _columns(ISSUERS[0], "BQLDAĐTXDCTGT", "Hà Nội")
    assert _spacing(beside) == pytest.approx(-0.5)  # the number keeps clear of ô số 1
    assert beside.date.segments[0].style.spacing == 0.0
    spacings = [_spacing(_columns(ISSUERS[0], "BQLDAĐTXDCTGT"[:end], LONG_PLACES[0])) for end in range(1, 14)]
    assert spacings[:4] == [0.0] * 4
    assert -0.61 <= min(spacings) < 0.0


def test_letters_are_never_smaller_than_the_decree_allows() -> None:
    for issuer, (symbol, place) in product(ISSUERS, zip(SYMBOLS, PLACES, strict=False)):
        columns = _columns(issuer, symbol, place, "123456a")
        sizes = {segment.style.size for line in (columns.number, columns.date) for segment in line.segments}
        assert sizes <= {13.0, 14.0}
        assert {segment.style.size for line, _ in columns.names for segment in line.segments} <= {12.0, 13.0}


@pytest.mark.parametrize(
    ("symbol", "place", "key"),
    [
        ("BQLDAĐTXDCTGTVHTKT", "Thành phố Hồ Chí Minh", h.SYMBOL),
        ("UBND", "Thành phố Hồ Chí Minh, phường Phan Rang - Tháp Chàm", h.PLACE),
    ],
)
def test_what_fits_no_line_is_refused_by_what_is_longer_than_usual(symbol: str, place: str, key: str) -> None:
    with pytest.raises(UsageError) as caught:
        _columns(ISSUERS[0], symbol, place)
    assert (caught.value.code, caught.value.params["key"]) == ("number_line_too_long", key)
