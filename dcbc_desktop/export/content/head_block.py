"""The head of the first page: ô số 1 to 4 (NĐ 30/2020, Phụ lục I, II.1 to II.4)."""

from __future__ import annotations

from typing import NamedTuple

from dcbc_desktop.errors import UsageError
from dcbc_desktop.export.content.header_text import HeadWords
from dcbc_desktop.export.fonts.registered_fonts import BOLD, ITALIC, REGULAR
from dcbc_desktop.export.layout.line_breaking import Align, Shape
from dcbc_desktop.export.layout.measures import RULE_DROP, TEXT_HEIGHT, TEXT_WIDTH
from dcbc_desktop.export.layout.model import Element, Keep, Line, Placed, Role, Rule, Slice, Source, Style
from dcbc_desktop.export.layout.typesetter import Typesetter
from dcbc_desktop.report import header as h

STATE_NAME = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
_GAP = 10.0
"""Between the two columns at least."""
_FIRST_DROP = 12.0
_NAME_LEAD = 14.6
_MOTTO_LEAD = 16.5
_NUMBER_LEAD = 20.0
_STAMP_ROOM = 14.0
"""Under ô số 3, for the stamps of ô số 10a and 10b."""
_ISSUER_RULE = 0.4
"""A third to a half of the words above it (II.2.b)."""
_SIZES = ((13.0, 14.0, 13.0), (12.0, 13.0, 13.0), (13.0, 14.0, 12.0), (12.0, 13.0, 12.0))
"""Quốc hiệu, Tiêu ngữ and names of bodies: 12-13, 13-14 and 12-13, never smaller."""
_DATE_SIZES = (14.0, 13.0)


class _Columns(NamedTuple):
    """One choice of sizes and what follows from it: the columns' centres and the names broken over lines."""

    state_size: float
    motto_size: float
    left: float
    right: float
    names: tuple[tuple[Line, Source], ...]
    date: Line
    date_overhang: float


class HeadSetter:
    """Sets ô số 1 to 4 as one slice."""

    def __init__(self, setter: Typesetter, words: HeadWords) -> None:
        self._setter = setter
        self._words = words
        self._placed: list[Placed] = []
        self._elements: dict[Source, Element] = {}
        self._rules: list[Rule] = []

    def slice(self) -> Slice:
        """The head; raises UsageError `header_too_long` where no size that the decree allows can hold it."""
        choices = [self._columns(*sizes) for sizes in _SIZES]
        columns = min(choices, key=_misfit)  # the first, with the largest letters, among equals
        names_bottom = self._put_names(columns)
        bottom = max(names_bottom, self._put_state(columns))
        height = self._put_number_and_date(columns, bottom + _NUMBER_LEAD) + _STAMP_ROOM
        if height > TEXT_HEIGHT:
            longest = max((h.SUPERIOR, self._words.superior), (h.ISSUER, self._words.issuer), key=_letter_count)
            raise UsageError("header_too_long", key=longest[0])
        return Slice(height, tuple(self._placed), tuple(self._rules), keep=Keep.FREE)

    def _put(self, line: Line, drop: float, source: Source | None = None) -> None:
        element = Element(Role.HEAD, source=source)
        if source is not None:
            element = self._elements.setdefault(source, element)  # all lines of a name
        self._placed.append(Placed(line, drop, element))

    def _columns(self, state_size: float, motto_size: float, name_size: float) -> _Columns:
        state = self._setter.width(STATE_NAME, Style(BOLD, state_size))
        date = self._date_line(state)
        right = max(state, date.width)
        left = TEXT_WIDTH - (right + state) / 2 - _GAP  # names stand beside ô số 1, not beside the date
        if left < TEXT_WIDTH / 6:
            raise UsageError("header_too_long", key=h.PLACE)
        names = self._names(left, name_size)
        return _Columns(state_size, motto_size, left / 2, TEXT_WIDTH - right / 2, names, date, right - state)

    def _date_line(self, room: float) -> Line:
        """Ô số 4 at 14, at 13 where that keeps it under ô số 1."""
        lines = [self._setter.single(self._words.date, Style(ITALIC, size)) for size in _DATE_SIZES]
        return next((line for line in lines if line.width <= room), lines[-1])

    def _names(self, width: float, size: float) -> tuple[tuple[Line, Source], ...]:
        shape = Shape(size, width, align=Align.CENTRED)
        groups = ((h.SUPERIOR, self._words.superior, REGULAR), (h.ISSUER, self._words.issuer, BOLD))
        return tuple(
            (line, Source(key, index))
            for key, names, font in groups
            for index, name in enumerate(names)
            for line in self._setter.balanced(name, Style(font, size), shape)
        )

    def _put_names(self, columns: _Columns) -> float:
        drop = _FIRST_DROP
        for index, (line, source) in enumerate(columns.names):
            drop = _FIRST_DROP + index * _NAME_LEAD
            self._put(line, drop, source)
        if not self._words.issuer or not columns.names:
            return drop
        width = columns.names[-1][0].width * _ISSUER_RULE
        self._rules.append(Rule(columns.left - width / 2, drop + RULE_DROP, width))
        return drop + RULE_DROP

    def _put_state(self, columns: _Columns) -> float:
        state = self._setter.single(STATE_NAME, Style(BOLD, columns.state_size), centre=columns.right)
        motto = self._setter.single(MOTTO, Style(BOLD, columns.motto_size), centre=columns.right)
        drop = _FIRST_DROP + _MOTTO_LEAD
        self._put(state, _FIRST_DROP)
        self._put(motto, drop)
        self._rules.append(Rule(motto.x, drop + RULE_DROP, motto.width))  # exactly as long as the words (II.1.b)
        return drop + RULE_DROP

    def _put_number_and_date(self, columns: _Columns, drop: float) -> float:
        """Ô số 3 and 4 on one line; a long number moves left rather than into the date."""
        date = columns.date._replace(x=columns.right - columns.date.width / 2)
        number = self._setter.single(self._words.number, Style(REGULAR, 13.0), centre=columns.left)
        x = min(max(number.x, 0.0), date.x - _GAP - number.width)
        if x < 0:
            raise UsageError("header_too_long", key=h.SYMBOL)
        self._put(number._replace(x=x), drop, Source(h.NUMBER))
        self._put(date, drop, Source(h.DATE))
        return drop


def _misfit(columns: _Columns) -> tuple[bool, int]:
    """A date much wider than the words above it is worse than one more line of a name."""
    return columns.date_overhang > _GAP, len(columns.names)


def _letter_count(field: tuple[str, tuple[str, ...]]) -> int:
    return sum(map(len, field[1]))
