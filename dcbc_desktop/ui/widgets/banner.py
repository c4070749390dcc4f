"""Banner: a lasting line about what is wrong or different, with buttons for what to do."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from dcbc_desktop.ui.widgets.screen_reader import announce
from dcbc_desktop.ui.widgets.style import STEP, banner_colours


class Banner(QFrame):
    """One sentence with at most two buttons; hidden while empty."""

    button_clicked = Signal()
    other_button_clicked = Signal()

    def __init__(self, name: str, *, alarming: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._alarming = alarming
        self._label = QLabel(self)
        self._label.setWordWrap(True)
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._label.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._button = self._make_button("button")
        self._button.clicked.connect(self.button_clicked)
        self._other: QPushButton | None = None
        layout = QHBoxLayout(self)
        layout.setContentsMargins(STEP + STEP // 2, STEP, STEP, STEP)
        layout.addWidget(self._label, 1)
        layout.addWidget(self._button)
        self._layout = layout
        self._colour()
        self.hide()

    def _make_button(self, name: str) -> QPushButton:
        button = QPushButton(self)
        button.setObjectName(f"{self.objectName()}.{name}")
        button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        return button

    def show_message(self, sentence: str, button: str = "", other: str = "") -> None:
        """Show a sentence; an empty one hides the banner. A new one is also announced to screen readers."""
        if sentence != self._label.text():
            announce(self, sentence, urgent=self._alarming)
        self._label.setText(sentence)
        self._label.setAccessibleName(sentence)
        if other and self._other is None:
            self._other = self._make_button("other")
            self._other.clicked.connect(self.other_button_clicked)
            self._layout.insertWidget(1, self._other)
            self.setTabOrder(self._other, self._button)
        for shown, words in ((self._button, button), (self._other, other)):
            if shown is not None:
                shown.setText(words)
                shown.setAccessibleName(words.replace("&", ""))
                shown.setVisible(bool(words))
        self.setVisible(bool(sentence))

    @property
    def text(self) -> str:
        """Sentence shown now."""
        return self._label.text()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the system between light and dark."""
        if event.type() == QEvent.Type.PaletteChange:
            self._colour()
        super().changeEvent(event)

    def _colour(self) -> None:
        ground, letters = banner_colours(QApplication.palette(), self._alarming)
        palette = self.palette()
        if palette.color(QPalette.ColorRole.Window) != ground:
            palette.setColor(QPalette.ColorRole.Window, ground)
            palette.setColor(QPalette.ColorRole.WindowText, letters)
            self.setPalette(palette)
        self.setAutoFillBackground(True)
