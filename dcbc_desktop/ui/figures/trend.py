"""A figure over the years: small bars, this year's in the colour of what is chosen."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget

from dcbc_desktop.report.earlier_reports import YearValue
from dcbc_desktop.ui.widgets.style import STEP, TIGHT, quiet_colour

_MOST_BARS = 9
_BAR = 8
"""Width of a bar in pixels."""


class TrendChart(QWidget):
    """Bars stand on one line; negative ones hang from it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._line: tuple[YearValue, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_line(self, line: Sequence[YearValue], name: str, spoken: str) -> None:
        """Show the years, oldest first; `spoken` lists the values for who does not see them."""
        self.setAccessibleName(name)
        self.setAccessibleDescription(spoken)
        self.setToolTip(spoken)
        if tuple(line) != self._line:
            self._line = tuple(line)
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        """Room for the bars of the years on file."""
        bars = min(max(len(self._line), 2), _MOST_BARS)
        return QSize(bars * (_BAR + TIGHT) + STEP, self.fontMetrics().height() + STEP)

    def minimumSizeHint(self) -> QSize:
        """As much as is wished."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The bars."""
        values = [one.value for one in self._line if one.value is not None]
        if not values:
            return
        top, bottom = max(*values, Decimal(0)), min(*values, Decimal(0))
        painter = QPainter(self)
        for index, one in enumerate(self._line):
            if one.value is not None:
                ink = QPalette.ColorRole.Highlight if index == len(self._line) - 1 else None
                colour = self.palette().color(ink) if ink else quiet_colour(self.palette())
                painter.fillRect(self._bar(index, one.value, top, bottom), colour)
        zero = self._height_of(Decimal(0), top, bottom)
        painter.setPen(self.palette().color(QPalette.ColorRole.Mid))
        painter.drawLine(0, zero, self.width(), zero)
        painter.end()

    def _bar(self, index: int, value: Decimal, top: Decimal, bottom: Decimal) -> QRect:
        left = TIGHT + index * (_BAR + TIGHT)
        ends = sorted((self._height_of(value, top, bottom), self._height_of(Decimal(0), top, bottom)))
        return QRect(left, ends[0], _BAR, max(ends[1] - ends[0], 1))

    def _height_of(self, value: Decimal, top: Decimal, bottom: Decimal) -> int:
        """Pixels from the upper edge."""
        room = self.height() - 2 * TIGHT
        return TIGHT + round(room * (top - value) / (top - bottom)) if top > bottom else self.height() - TIGHT


def is_shown(line: Sequence[YearValue]) -> bool:
    """Whether any earlier year has a value."""
    return any(one.value is not None for one in line[:-1])
