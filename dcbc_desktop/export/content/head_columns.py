"""Columns of the head (ô số 1 to 4): sizes of letters, centres, broken names, number and date on one line."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from dcbc_desktop.errors import UsageError
from dcbc_desktop.export.fonts.registered_fonts import BOLD, ITALIC, REGULAR
from dcbc_desktop.export.layout.line_breaking import Align, Shape
from dcbc_desktop.export.layout.model import Line, Source, TextStyle
from dcbc_desktop.export.layout.page_measures import TEXT_WIDTH
from dcbc_desktop.export.layout.typesetter import Typesetter
from dcbc_desktop.report import header as h

STATE_NAME = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
_GAP = 10.0
"""Between the two columns at least, in points."""
_CLEAR = 32.0
"""From the number to the left end of ô số 1 where that can be, so that the two columns are seen as such, in points."""
_NARROW_GAP = 6.0
"""Between number and date whose letters are set closer."""
_SIZES = ((13.0, 14.0, 13.0), (12.0, 13.0, 13.0), (13.0, 14.0, 12.0), (12.0, 13.0, 12.0))
"""Quốc hiệu, Tiêu ngữ and names of bodies: 12-13, 13-14 and 12-13, never smaller."""
_NUMBER_SIZE = 13.0
_DATE_SIZES = (14.0, 13.0)
_STEP: Final = 0.1
_CLOSEST: Final = -0.6
"""Letters may be set so much closer, in points: typists do the same (Condensed in Word), and words still read well."""
_ROUNDING: Final = 0.01
_NARROWEST: Final = TEXT_WIDTH / 6
"""Of the names."""
_USUAL_NUMBER, _USUAL_DATE = 95.0, 170.0
"""Widths of `Số:    /BC-UBND` and of `Hà Nội, ngày 30 tháng 12 năm 2026` with letters set closest, in points."""
_CAPITAL, _SMALL_LETTER = 8.5, 5.0
"""Widths of letters of symbols and of places, set closest, in points."""

Names = Sequence[tuple[str, Sequence[str], str]]
"""Key, lines and font of each body."""


class HeadColumns(NamedTuple):
    """Sizes of letters, the columns' centres, the names broken over lines, ô số 3 and 4 in their places."""

    state_size: float
    motto_size: float
    left: float
    right: float
    names: tuple[tuple[Line, Source], ...]
    number: Line
    date: Line
    number_overhang: float
    """Of the number beyond its column, in points."""
    date_overhang: float
    """Of the date over the width of ô số 1, in points."""


def head_columns(typesetter: Typesetter, names: Names, number: str, date: str, *, fitted: bool) -> HeadColumns:
    """Return the best columns; raises UsageError `number_line_too_long` where number and date fit no line.

    `fitted` is False in layouts before 4, which raise `header_too_long`.
    """
    maker = (_FittedColumns if fitted else _FormerColumns)(typesetter, names, number, date)
    fitting: list[HeadColumns] = []
    for spacing in maker.spacings():
        choices = [columns for sizes in _SIZES if (columns := maker.columns(sizes, spacing)) is not None]
        if choices:
            fitting.append(min(choices, key=_rank))  # the first, with the largest letters, among equals
            if fitting[-1].number_overhang < 1:
                break
    if not fitting:
        raise maker.error()
    best = fitting[-1] if fitting[-1].number_overhang < 1 else fitting[0]
    if best.number.x < -_ROUNDING:
        raise UsageError("header_too_long", key=h.SYMBOL)
    return best


def _rank(columns: HeadColumns) -> tuple[int, bool, int]:
    """Return the sort key, best first.

    Worst is a number near ô số 1 or under it; a date much wider than the words above it is worse than one more line.
    """
    return round(columns.number_overhang), columns.date_overhang > _GAP, len(columns.names)


class _Columns:
    """Base of both ways to set the columns: words, and their widths in a size."""

    def __init__(self, typesetter: Typesetter, names: Names, number: str, date: str) -> None:
        self._typesetter = typesetter
        self._names = names
        self._number = number
        self._date = date

    def error(self) -> UsageError:
        """Return the error that names what is longer than usual, symbol or place, and how many letters to drop."""
        number = self._line(self._number, REGULAR, _NUMBER_SIZE, _CLOSEST)
        date = self._line(self._date, ITALIC, _DATE_SIZES[-1], _CLOSEST)
        state = self._state(min(sizes[0] for sizes in _SIZES))
        excess = number.width + _NARROW_GAP + date.width / 2 + max(state, date.width) / 2 - TEXT_WIDTH
        symbol = number.width - _USUAL_NUMBER > date.width - _USUAL_DATE
        letter = _CAPITAL if symbol else _SMALL_LETTER
        key = h.SYMBOL if symbol else h.PLACE
        return UsageError("number_line_too_long", key=key, letters=max(1, math.ceil(excess / letter)))

    def _state(self, size: float) -> float:
        return self._typesetter.width(STATE_NAME, TextStyle(BOLD, size))

    def _line(self, text: str, font: str, size: float, spacing: float = 0.0) -> Line:
        return self._typesetter.single(text, TextStyle(font, size, spacing=spacing))

    def _broken(self, width: float, centre: float, size: float) -> tuple[tuple[Line, Source], ...]:
        shape = Shape(size, width, left=centre - width / 2, align=Align.CENTRED)
        return tuple(
            (line, Source(key, index))
            for key, names, font in self._names
            for index, name in enumerate(names)
            for line in self._typesetter.balanced(name, TextStyle(font, size), shape)
        )


class _FittedColumns(_Columns):
    """Columns that make room for number and date: each column keeps its centre, the names get what is left."""

    def spacings(self) -> Iterator[float]:
        """Yield the spacings of letters to try, in points: none, then closer and closer."""
        for step in range(round(-_CLOSEST / _STEP) + 1):
            yield -step * _STEP

    def columns(self, sizes: tuple[float, float, float], spacing: float) -> HeadColumns | None:
        """Return the columns with these sizes; None where number and date do not fit one line."""
        state = self._state(sizes[0])
        number = self._line(self._number, REGULAR, _NUMBER_SIZE, spacing)
        for date in self._dates(state, spacing):
            columns = self._placed(sizes, state, date, number)
            if columns is not None:
                return columns
        return None

    def _dates(self, state: float, spacing: float) -> Iterator[Line]:
        """Yield ô số 4 at 14 points where that keeps it under ô số 1, at 13, and as close as the number."""
        large, small = (self._line(self._date, ITALIC, size) for size in _DATE_SIZES)
        if large.width <= state:
            yield large
        yield small
        yield self._line(self._date, ITALIC, _DATE_SIZES[-1], spacing)

    def _placed(self, sizes: tuple[float, float, float], state: float, date: Line, number: Line) -> HeadColumns | None:
        state_size, motto_size, name_size = sizes
        closer = number.segments[0].style.spacing < 0
        right = TEXT_WIDTH - max(state, date.width) / 2
        room = right - state / 2 - _GAP  # names stand beside ô số 1, not beside the date
        first = number.width / 2
        last = right - date.width / 2 - (_NARROW_GAP if closer else _GAP) - first
        beside = max(room + _GAP - _CLEAR - first, first)
        left = min(max(room / 2, first), last, beside)
        width = 2 * min(left, room - left)
        if first > last or width < _NARROWEST:
            return None
        return HeadColumns(
            state_size,
            motto_size,
            left,
            right,
            self._broken(width, left, name_size),
            number._replace(x=left - number.width / 2),
            date._replace(x=right - date.width / 2),
            max(left + first + _CLEAR - room - _GAP, 0.0),
            date.width - state,
        )


class _FormerColumns(_Columns):
    """Columns of layouts 2 and 3: a long number moves left, off the centre of its column."""

    def spacings(self) -> Iterator[float]:
        """Yield the one spacing."""
        yield 0.0

    def columns(self, sizes: tuple[float, float, float], _spacing: float) -> HeadColumns:
        """Return the columns with these sizes; raises UsageError `header_too_long`."""
        state_size, motto_size, name_size = sizes
        state = self._state(state_size)
        lines = [self._line(self._date, ITALIC, size) for size in _DATE_SIZES]
        date = next((line for line in lines if line.width <= state), lines[-1])
        right = max(state, date.width)
        left = TEXT_WIDTH - (right + state) / 2 - _GAP
        if left < _NARROWEST:
            raise UsageError("header_too_long", key=h.PLACE)
        names = self._broken(left, left / 2, name_size)
        date = date._replace(x=TEXT_WIDTH - right / 2 - date.width / 2)
        number = self._line(self._number, REGULAR, _NUMBER_SIZE)
        x = min(max(left / 2 - number.width / 2, 0.0), date.x - _GAP - number.width)
        return HeadColumns(
            state_size,
            motto_size,
            left / 2,
            TEXT_WIDTH - right / 2,
            names,
            number._replace(x=x),
            date,
            0.0,
            right - state,
        )
