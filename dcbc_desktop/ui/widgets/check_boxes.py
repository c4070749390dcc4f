"""Check boxes and radio buttons with an edge that is visible on a dark ground as well."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QRadioButton, QStyle, QStyleOptionButton, QWidget

from dcbc_desktop.ui.widgets.style import is_dark, quiet_colour

_BY_KEYBOARD = QStyle.StateFlag.State_HasFocus | QStyle.StateFlag.State_KeyboardFocusChange


def needs_edge(widget: QWidget) -> bool:
    """Return whether the style is Fusion on a dark ground: it draws edges darker than the ground."""
    return widget.style().name() == "fusion" and is_dark(widget.palette())


def draw_edge(painter: QPainter, rect: QRect, colour: QColor, *, round_edge: bool = False) -> None:
    """Draw a line around an indicator, over the one of the style."""
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
    """Check box with an edge on every ground."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint as the style does, then the edge."""
        super().paintEvent(event)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        _edge_of(self, option, QStyle.SubElement.SE_CheckBoxIndicator)


class RadioButton(QRadioButton):
    """Radio button with an edge on every ground."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint as the style does, then the edge."""
        super().paintEvent(event)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        _edge_of(self, option, QStyle.SubElement.SE_RadioButtonIndicator)


def _edge_of(button: QWidget, option: QStyleOptionButton, indicator: QStyle.SubElement) -> None:
    """Draw the edge if needed; the style's mark of the focus is left as it is."""
    if not needs_edge(button) or (option.state & _BY_KEYBOARD) == _BY_KEYBOARD:
        return
    place = button.style().subElementRect(indicator, option, button)
    painter = QPainter(button)
    is_round = indicator is QStyle.SubElement.SE_RadioButtonIndicator
    draw_edge(painter, place, quiet_colour(button.palette()), round_edge=is_round)
    painter.end()
