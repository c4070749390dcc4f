"""What a cell shows, and in which letters and colours."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication

from dcbc_desktop.report.outline import Column
from dcbc_desktop.ui.widgets.style import alarm_colour, quiet_colour

PROPOSED = "→ "
"""Stands before a number that is only proposed."""
_Role = Qt.ItemDataRole
_ALIGN = Qt.AlignmentFlag


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
        """The words in the cell."""
        return self.text or (f"{PROPOSED}{self.proposal}" if self.proposal else "")


def look_data(look: CellAppearance, role: int) -> object:
    """What a model answers for a role."""
    answer = _ANSWERS.get(role)
    return answer(look) if answer is not None else None


def _explained(look: CellAppearance) -> str:
    return look.note or look.column.guidance


def _alignment(look: CellAppearance) -> Qt.AlignmentFlag:
    numeric = look.column.kind.traits.numeric or look.column.computed is not None
    return (_ALIGN.AlignRight if numeric else _ALIGN.AlignLeft) | _ALIGN.AlignVCenter


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
