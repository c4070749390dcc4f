"""Foot of the page in small: recipients and signature block as they print."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontInfo, QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from dcbc_desktop.ui.widgets.labels import plain_label
from dcbc_desktop.ui.widgets.style import STEP, TIGHT, WIDE, page_font, space

_SIGNATURE_ROOM = 56
_LEAST_WIDTH = 380
_POINTS = 9.5
_EMS = 80 * 72 / 25.4 / 14
"""Width of the signature block, 80 mm, in letters of 14 points."""


class SignaturePreview(QFrame):
    """Foot of the page in small: recipients and signature block (NĐ 30/2020, ô số 7 và 9)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self.setMinimumWidth(_LEAST_WIDTH)
        self._title = self._label(page_font(_POINTS), bold=True, italic=True)
        self._title.setText("Nơi nhận:")
        self._recipients = self._label(page_font(_POINTS - 1))
        self._lines = self._label(page_font(_POINTS), bold=True, centred=True)
        self._name = self._label(page_font(_POINTS), bold=True, centred=True)
        for label in (self._lines, self._name):
            label.setFixedWidth(ceil(QFontInfo(label.font()).pixelSize() * _EMS))  # long lines break as on the page
        self._arrange()

    def show_block(self, recipients: Sequence[str], lines: Sequence[str], name: str) -> None:
        """Show recipients, lines above the signature, and the signatory's name."""
        self._recipients.setText("\n".join(f"- {line}" for line in recipients))
        self._lines.setText("\n".join(lines))
        self._name.setText(name)

    def _arrange(self) -> None:
        left, right = QVBoxLayout(), QVBoxLayout()
        for column in (left, right):
            space(column, spacing=TIGHT)
        left.addWidget(self._title)
        left.addWidget(self._recipients)
        left.addStretch(1)
        right.addWidget(self._lines)
        right.addSpacing(_SIGNATURE_ROOM)
        right.addWidget(self._name)
        right.addStretch(1)
        layout = QHBoxLayout(self)
        space(layout, WIDE, STEP)
        layout.addLayout(left, 1)
        layout.addLayout(right)

    def _label(self, font: QFont, *, bold: bool = False, italic: bool = False, centred: bool = False) -> QLabel:
        label = plain_label(parent=self, wraps=True)
        font.setBold(bold)
        font.setItalic(italic)
        label.setFont(font)
        side = Qt.AlignmentFlag.AlignHCenter if centred else Qt.AlignmentFlag.AlignLeft
        label.setAlignment(Qt.AlignmentFlag.AlignTop | side)
        label.setForegroundRole(QPalette.ColorRole.Text)
        return label
