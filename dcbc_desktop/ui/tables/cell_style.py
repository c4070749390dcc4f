"""Appearance of cells: text, letters and colours, widths of columns and heights of rows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QGuiApplication

from dcbc_desktop.errors import DcbcError, UsageError
from dcbc_desktop.report.kinds import Alignment, parse_value
from dcbc_desktop.report.outline import Column
from dcbc_desktop.ui.widgets.style import STEP, TIGHT, alarm_colour, quiet_colour

PROPOSED = "→ "
"""Stands before a number that is only proposed."""
_Role = Qt.ItemDataRole
_ALIGN = Qt.AlignmentFlag
_TALLEST = 1_000_000
_WRAP = Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextWrapAnywhere


@dataclass(frozen=True, slots=True)
class CellAppearance:
    """Everything that is shown of one cell."""

    column: Column
    text: str
    proposal: str = ""
    note: str = ""
    computed: bool = False
    total: bool = False
    sound: bool = True

    def words(self) -> str:
        """Return the text in the cell."""
        return self.text or (f"{PROPOSED}{self.proposal}" if self.proposal else "")


def cell_data(look: CellAppearance, role: int) -> object:
    """Return the answer of a model for a role."""
    answer = _ANSWERS.get(role)
    return answer(look) if answer is not None else None


def _explained(look: CellAppearance) -> str:
    return look.note or look.column.guidance


def side_of(column: Column) -> Qt.AlignmentFlag:
    """Return the side of a column's words. Those centred on the page begin at the left here, where they are typed."""
    return _ALIGN.AlignRight if column.kind.traits.align is Alignment.RIGHT else _ALIGN.AlignLeft


def _alignment(look: CellAppearance) -> Qt.AlignmentFlag:
    side = side_of(look.column) if look.column.computed is None else _ALIGN.AlignRight
    return side | _ALIGN.AlignVCenter


def _colour(look: CellAppearance) -> QColor | None:
    if not look.sound:
        return alarm_colour(QGuiApplication.palette())
    if look.total or not (look.computed or look.proposal):
        return None
    return quiet_colour(QGuiApplication.palette())


def _font(look: CellAppearance) -> QFont | None:
    font = QFont()
    font.setResolveMask(0)
    if look.total:
        font.setBold(True)
    elif look.computed or look.proposal:
        font.setItalic(True)
    elif not look.sound:
        font.setUnderline(True)
    else:
        return None
    return font


_ANSWERS: Final[Mapping[int, Callable[[CellAppearance], object]]] = {
    _Role.DisplayRole: CellAppearance.words,
    _Role.ToolTipRole: _explained,
    _Role.AccessibleDescriptionRole: _explained,
    _Role.TextAlignmentRole: _alignment,
    _Role.ForegroundRole: _colour,
    _Role.FontRole: _font,
}


def least_width(column: Column, metrics: QFontMetrics) -> int:
    """Return the room for the kind's sample and for the longest word of the header, in pixels."""
    words = (column.kind.traits.sample, *column.label_with_unit.split())
    return max(map(metrics.horizontalAdvance, words)) + 2 * STEP


def widths(columns: tuple[Column, ...], room: int, metrics: QFontMetrics) -> list[int]:
    """Return the widths of the columns: spare room goes to columns of running text, or to all if there are none."""
    least = [least_width(column, metrics) for column in columns]
    wordy = [index for index, column in enumerate(columns) if column.kind.traits.running_text] or range(len(columns))
    left = max(room - sum(least), 0)
    for index in wordy:
        least[index] += left // len(wordy)
    return least


@lru_cache(maxsize=4_096)
def text_height(text: str, width: int, font_key: str) -> int:
    """Return the height of wrapped text at a width, with margins, in pixels."""
    metrics = QFontMetrics(_font_of(font_key))
    room = max(width - 2 * TIGHT - 2, 1)
    if len(text) < 200 and metrics.horizontalAdvance(text) <= room:
        return metrics.lineSpacing() + 2 * TIGHT
    return metrics.boundingRect(QRect(0, 0, room, _TALLEST), _WRAP, text).height() + 2 * TIGHT


@lru_cache(maxsize=8)
def _font_of(key: str) -> QFont:
    font = QFont()
    font.fromString(key)
    return font


def value_error(column: Column, text: str) -> DcbcError | None:
    """Return the error of a text that is not of the column's kind; None for one that is, and for an empty text."""
    if not text.strip():
        return None
    try:
        parse_value(column.kind, text, column.choices)
    except UsageError as error:
        return error
    return None
