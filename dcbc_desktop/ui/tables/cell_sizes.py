"""How wide columns and how high rows must be for their words."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics

from dcbc_desktop.report.outline import Column
from dcbc_desktop.ui.widgets.style import STEP, TIGHT

_TALLEST = 1_000_000
_WRAP = Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextWrapAnywhere


def least_width(column: Column, metrics: QFontMetrics) -> int:
    """Room for the kind's sample and for the longest word of the head."""
    title = f"{column.label} ({column.unit})" if column.unit else column.label
    words = (column.kind.traits.sample, *title.split())
    return max(map(metrics.horizontalAdvance, words)) + 2 * STEP


def widths(columns: tuple[Column, ...], room: int, metrics: QFontMetrics) -> list[int]:
    """A width for each column: what is left over goes to columns of words, or to all where there are none."""
    least = [least_width(column, metrics) for column in columns]
    wordy = [index for index, column in enumerate(columns) if column.kind.traits.running_text] or range(len(columns))
    left = max(room - sum(least), 0)
    for index in wordy:
        least[index] += left // len(wordy)
    return least


@lru_cache(maxsize=4_096)
def text_height(text: str, width: int, font_key: str) -> int:
    """Height of words that wrap at a width, with room around them."""
    metrics = QFontMetrics(_font(font_key))
    room = max(width - 2 * TIGHT - 2, 1)
    if len(text) < 200 and metrics.horizontalAdvance(text) <= room:
        return metrics.lineSpacing() + 2 * TIGHT
    return metrics.boundingRect(QRect(0, 0, room, _TALLEST), _WRAP, text).height() + 2 * TIGHT


@lru_cache(maxsize=8)
def _font(key: str) -> QFont:
    font = QFont()
    font.fromString(key)
    return font
