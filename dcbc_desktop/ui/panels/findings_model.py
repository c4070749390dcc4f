"""List model of findings, and the delegate that paints a row."""

from __future__ import annotations

import re
from collections.abc import Sequence
from operator import attrgetter

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QIcon, QPainter, QPalette, QStaticText
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from dcbc_desktop.report.text import common_ends
from dcbc_desktop.ui.review.review_result import FindingView
from dcbc_desktop.ui.widgets.icons import alarming_icon, icon
from dcbc_desktop.ui.widgets.style import STEP, TIGHT, quiet_colour

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_ROLE = Qt.ItemDataRole
FINDING_ROLE = _ROLE.UserRole + 1
"""The row's `FindingView`."""
NOTE_ROLE = _ROLE.UserRole + 2
"""The second line: its place, or the reason for which it is ignored."""
_PLACE = re.compile(r"(?:Mục|Bảng|Section|Table) [«“](?P<name>[^«»“”]{1,300})[»”],? ")
_SIGN = 16
_KNOWN = 500
"""Lines cached as laid out."""


class FindingsModel(QAbstractListModel):
    """Findings one a row, with words for a screen reader."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[FindingView] = []

    @property
    def rows(self) -> Sequence[FindingView]:
        """Return the findings in their order."""
        return self._rows

    def show(self, rows: Sequence[FindingView]) -> None:
        """Show other findings; only rows between the first and the last that differ are replaced."""
        head, tail = common_ends(self._rows, rows, attrgetter("identity"))
        self._take_out(head, len(self._rows) - tail)
        self._put_in(head, rows[head : len(rows) - tail])
        moved = [
            row for row, (old, new) in enumerate(zip(self._rows, rows, strict=True)) if old.location != new.location
        ]
        self._rows[:] = rows
        for row in moved:
            self.dataChanged.emit(self.index(row), self.index(row))

    def _take_out(self, first: int, end: int) -> None:
        if first < end:
            self.beginRemoveRows(_ROOT, first, end - 1)
            del self._rows[first:end]
            self.endRemoveRows()

    def _put_in(self, first: int, rows: Sequence[FindingView]) -> None:
        if rows:
            self.beginInsertRows(_ROOT, first, first + len(rows) - 1)
            self._rows[first:first] = rows
            self.endInsertRows()

    def nearest(self, item: FindingView, row: int) -> int:
        """Return the row of the same finding, or of the one that took its place; -1 if there is none."""
        same = [n for n, one in enumerate(self._rows) if _spot(one) == _spot(item)]
        if same:
            start = _start(item)
            return min(same, key=lambda n: abs(_start(self._rows[n]) - start))
        return min(row, len(self._rows) - 1)

    def retranslate(self) -> None:
        """Update the words of the severities."""
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    def rowCount(self, parent: _Index = _ROOT) -> int:
        """Return the number of findings."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = _ROLE.DisplayRole) -> object:
        """Return the words of a row."""
        if not index.isValid():
            return None
        item = self._rows[index.row()]
        return item if role == FINDING_ROLE else self._words(item, role)

    def _words(self, item: FindingView, role: int) -> str | None:
        match role:
            case _ROLE.DisplayRole:
                return item.sentence
            case _ROLE.ToolTipRole:
                return f"{item.sentence}\n{self._second_line(item)}"
            case _ROLE.AccessibleTextRole:
                return f"{self._severity(item)}: {item.sentence} {self._second_line(item)}"
            case _:
                return self._second_line(item) if role == NOTE_ROLE else None

    def _second_line(self, item: FindingView) -> str:
        if item.ignored is None:
            return item.location
        return self.tr("Set aside: %1").replace("%1", item.ignored.reason)

    def _severity(self, item: FindingView) -> str:
        if item.ignored is not None:
            return self.tr("Set aside")
        return self.tr("To be mended") if item.blocking else self.tr("Worth a look")


def _start(item: FindingView) -> int:
    return item.finding.place.start + item.finding.place.note_start


def _spot(item: FindingView) -> tuple[object, ...]:
    place = item.finding.place
    return item.finding.code, place.key, place.row, place.column, bool(place.note), item.ignored is None


class FindingDelegate(QStyledItemDelegate):
    """Paints two lines a row, cut with an ellipsis; card and tooltip show the whole sentence."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._known: dict[tuple[str, int, str], QStaticText] = {}
        self.take_palette()

    def take_palette(self) -> None:
        """Draw the icons in the colours of the palette."""
        plain = QApplication.palette()
        self._signs = {True: alarming_icon("warning", plain), False: icon("info", plain, in_list=True)}

    def sizeHint(self, option: QStyleOptionViewItem, _index: _Index) -> QSize:
        """Return the height of two lines."""
        return QSize(0, 2 * _line(option.fontMetrics) + 2 * TIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint a row; the style paints its background."""
        style = option.widget.style() if option.widget else QApplication.style()
        style.drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, option.widget)
        item = index.data(FINDING_ROLE)
        assert isinstance(item, FindingView)
        inner = option.rect.adjusted(STEP, TIGHT, -STEP, -TIGHT)
        sign = QRect(inner.left(), inner.top() + (_line(option.fontMetrics) - _SIGN) // 2, _SIGN, _SIGN)
        mode = QIcon.Mode.Disabled if item.ignored is not None else QIcon.Mode.Normal
        if option.state & QStyle.StateFlag.State_Selected:
            mode = QIcon.Mode.Selected
        self._signs[item.blocking].paint(painter, sign, Qt.AlignmentFlag.AlignCenter, mode)
        words = inner.adjusted(_SIGN + STEP, 0, 0, 0)
        lines = (row_sentence(item), str(index.data(NOTE_ROLE)))
        below = QPoint(0, _line(option.fontMetrics))
        place = words.topLeft() + QPoint(0, TIGHT // 2)
        painter.save()
        painter.setFont(option.font)
        for text, colour in zip(lines, _colours(option, item.ignored is not None), strict=True):
            painter.setPen(colour)
            painter.drawStaticText(place, self._prepared(text, words.width(), option))
            place += below
        painter.restore()
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(Qt.PenStyle.DotLine)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(option.rect.adjusted(0, 0, -1, -1))

    def _prepared(self, words: str, width: int, option: QStyleOptionViewItem) -> QStaticText:
        """Return one line, cut and laid out; cached, as a review paints a screen of them and few are new."""
        key = (words, width, option.font.key())
        text = self._known.get(key)
        if text is None:
            if len(self._known) >= _KNOWN:
                self._known.clear()
            shown = option.fontMetrics.elidedText(words.replace("\n", " "), Qt.TextElideMode.ElideRight, width)
            text = self._known[key] = QStaticText(shown)
            text.setTextFormat(Qt.TextFormat.PlainText)
        return text


def row_sentence(item: FindingView) -> str:
    """Return the sentence for a row: without the place at its start where the second line names it."""
    place = _PLACE.match(item.sentence)
    if item.ignored is not None or place is None or place["name"] not in item.location:
        return item.sentence
    rest = item.sentence[place.end() :]
    return f"{rest[:1].upper()}{rest[1:]}"


def _line(metrics: QFontMetrics) -> int:
    """Return the height of a line, with room for the marks of Vietnamese capitals."""
    return metrics.lineSpacing() + TIGHT


def _colours(option: QStyleOptionViewItem, aside: bool) -> tuple[QColor, QColor]:
    if option.state & QStyle.StateFlag.State_Selected:
        active = option.state & QStyle.StateFlag.State_Active
        group = QPalette.ColorGroup.Active if active else QPalette.ColorGroup.Inactive
        chosen = option.palette.color(group, QPalette.ColorRole.HighlightedText)
        return chosen, chosen
    quiet = quiet_colour(QApplication.palette())
    return (quiet if aside else option.palette.color(QPalette.ColorRole.Text)), quiet
