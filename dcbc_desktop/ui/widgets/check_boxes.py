"""Boxes to tick and buttons to choose by, whose edge is seen on a dark ground as well."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QRadioButton, QStyle, QStyleOptionButton, QWidget

from dcbc_desktop.ui.widgets.style import is_dark, quiet_colour

_BY_KEYBOARD = QStyle.StateFlag.State_HasFocus | QStyle.StateFlag.State_KeyboardFocusChange


def needs_edge(widget: QWidget) -> bool:
    """Fusion draws the edge darker than the ground, which nobody sees on a dark one; other styles know better."""
    return widget.style().name() == "fusion" and is_dark(widget.palette())


def draw_edge(painter: QPainter, rect: QRect, colour: QColor, *, round_edge: bool = False) -> None:
    """One line around an indicator, over the one of the style."""
    painter.save()
    painter.setPen(colour)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(0.5, 0.5)
    line = rect.adjusted(0, 0, -1, -1)
    if round_edge:
        painter.drawEllipse(line)
    else:
        painter.drawRect(line)
    painter.restore()


class CheckBox(QCheckBox):
    """A check box with an edge on every ground."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """What the style paints, and the edge."""
        super().paintEvent(event)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        _edge_of(self, option, QStyle.SubElement.SE_CheckBoxIndicator)


class RadioButton(QRadioButton):
    """A radio button with an edge on every ground."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """What the style paints, and the edge."""
        super().paintEvent(event)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        _edge_of(self, option, QStyle.SubElement.SE_RadioButtonIndicator)


def _edge_of(button: QWidget, option: QStyleOptionButton, indicator: QStyle.SubElement) -> None:
    """The edge where it is needed; the style's own mark of the focus stays."""
    if not needs_edge(button) or (option.state & _BY_KEYBOARD) == _BY_KEYBOARD:
        return
    place = button.style().subElementRect(indicator, option, button)
    painter = QPainter(button)
    is_round = indicator is QStyle.SubElement.SE_RadioButtonIndicator
    draw_edge(painter, place, quiet_colour(button.palette()), round_edge=is_round)
    painter.end()
