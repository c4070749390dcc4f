"""How a finding looks in the list: its sign, its sentence, and beneath it where it stands."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QIcon, QPainter, QPalette, QStaticText
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from dcbc_desktop.ui.panels.findings_model import FINDING_ROLE, NOTE_ROLE
from dcbc_desktop.ui.review.finding_view import FindingView
from dcbc_desktop.ui.widgets.icons import alarming_icon, icon
from dcbc_desktop.ui.widgets.style import STEP, TIGHT, quiet_colour

_SIGN = 16
_KNOWN = 500
"""Lines remembered as they were laid out."""
_Index = QModelIndex | QPersistentModelIndex


class FindingDelegate(QStyledItemDelegate):
    """Two lines a row, cut with an ellipsis; the whole sentence stands under the list and in the tooltip."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._known: dict[tuple[str, int, str], QStaticText] = {}
        self.take_palette()

    def take_palette(self) -> None:
        """Draw the signs anew in the palette's colours."""
        plain = QApplication.palette()
        self._signs = {True: alarming_icon("warning", plain), False: icon("info", plain, in_list=True)}

    def sizeHint(self, option: QStyleOptionViewItem, _index: _Index) -> QSize:
        """Two lines and some air."""
        return QSize(0, 2 * _line(option.fontMetrics) + 2 * TIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """The style paints the ground, the rest is ours."""
        style = option.widget.style() if option.widget else QApplication.style()
        style.drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, option.widget)
        told = index.data(FINDING_ROLE)
        assert isinstance(told, FindingView)
        inner = option.rect.adjusted(STEP, TIGHT, -STEP, -TIGHT)
        sign = QRect(inner.left(), inner.top() + (_line(option.fontMetrics) - _SIGN) // 2, _SIGN, _SIGN)
        mode = QIcon.Mode.Disabled if told.ignored is not None else QIcon.Mode.Normal
        if option.state & QStyle.StateFlag.State_Selected:
            mode = QIcon.Mode.Selected
        self._signs[told.blocking].paint(painter, sign, Qt.AlignmentFlag.AlignCenter, mode)
        words = inner.adjusted(_SIGN + STEP, 0, 0, 0)
        lines = (told.sentence, str(index.data(NOTE_ROLE)))
        below = QPoint(0, _line(option.fontMetrics))
        place = words.topLeft() + QPoint(0, TIGHT // 2)
        painter.save()
        painter.setFont(option.font)
        for text, colour in zip(lines, _colours(option, told.ignored is not None), strict=True):
            painter.setPen(colour)
            painter.drawStaticText(place, self._prepared(text, words.width(), option))
            place += below
        painter.restore()
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(Qt.PenStyle.DotLine)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(option.rect.adjusted(0, 0, -1, -1))

    def _prepared(self, words: str, width: int, option: QStyleOptionViewItem) -> QStaticText:
        """One line, cut and laid out: an answer of the checks paints a screen of them, most as they were before."""
        key = (words, width, option.font.key())
        text = self._known.get(key)
        if text is None:
            if len(self._known) >= _KNOWN:
                self._known.clear()
            shown = option.fontMetrics.elidedText(words.replace("\n", " "), Qt.TextElideMode.ElideRight, width)
            text = self._known[key] = QStaticText(shown)
            text.setTextFormat(Qt.TextFormat.PlainText)
        return text


def _line(metrics: QFontMetrics) -> int:
    """Height of a line with room for the marks of Vietnamese capitals."""
    return metrics.lineSpacing() + TIGHT


def _colours(option: QStyleOptionViewItem, aside: bool) -> tuple[QColor, QColor]:
    if option.state & QStyle.StateFlag.State_Selected:
        active = option.state & QStyle.StateFlag.State_Active
        group = QPalette.ColorGroup.Active if active else QPalette.ColorGroup.Inactive
        chosen = option.palette.color(group, QPalette.ColorRole.HighlightedText)
        return chosen, chosen
    quiet = quiet_colour(QApplication.palette())
    return (quiet if aside else option.palette.color(QPalette.ColorRole.Text)), quiet
