"""First steps, shown by the start page while there is no report."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from dcbc_desktop.ui.widgets.icons import icon
from dcbc_desktop.ui.widgets.language import TranslatedWidget
from dcbc_desktop.ui.widgets.style import STEP, WIDE, heading_font
from dcbc_desktop.ui.widgets.task_dialog import SentenceLabel, name_button

_WIDTH = 520
_STEPS = ("office", "new", "import")


class EmptyPage(TranslatedWidget):
    """Page with three steps and a button for each."""

    office_requested = Signal()
    new_requested = Signal()
    import_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading = QLabel(self)
        self._heading.setFont(heading_font(self.font()))
        self._notes = {step: SentenceLabel(self) for step in _STEPS}
        self._buttons = {step: self._make_button(step) for step in _STEPS}
        self._lay_out()
        self._buttons["office"].clicked.connect(self.office_requested)
        self._buttons["new"].clicked.connect(self.new_requested)
        self._buttons["import"].clicked.connect(self.import_requested)
        self.retranslate()

    def enter(self) -> None:
        """Focus the first step."""
        self._buttons["office"].setFocus()

    def retranslate(self) -> None:
        """Set every word."""
        self._heading.setText(self.tr("There is no report yet"))
        self._notes["office"].setText(
            self.tr("1. Write down once what every report of the office carries: names, symbol, place, recipients.")
        )
        self._notes["new"].setText(self.tr("2. Begin a report and write in its sections; everything is kept as typed."))
        self._notes["import"].setText(
            self.tr("3. Or take a report that is already there as a text file; it can also be dropped here.")
        )
        words = {
            "office": self.tr("Office profile…"),
            "new": self.tr("New report…"),
            "import": self.tr("From a file…"),
        }
        for step, text in words.items():
            name_button(self._buttons[step], text)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the system between light and dark."""
        if event.type() == QEvent.Type.ApplicationPaletteChange:
            for step, button in self._buttons.items():
                button.setIcon(icon(step))
        super().changeEvent(event)

    def _make_button(self, step: str) -> QPushButton:
        button = QPushButton(icon(step), "", self)
        button.setObjectName(f"empty.{step}")
        return button

    def _lay_out(self) -> None:
        column = QWidget(self)
        column.setFixedWidth(_WIDTH)
        layout = QVBoxLayout(column)
        layout.setSpacing(STEP)
        layout.addWidget(self._heading)
        for step in _STEPS:
            layout.addSpacing(STEP)
            layout.addWidget(self._notes[step])
            layout.addWidget(self._buttons[step], 0, Qt.AlignmentFlag.AlignLeft)
        layout.addStretch(1)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
        outer.addStretch(1)
        outer.addWidget(column)
        outer.addStretch(1)
