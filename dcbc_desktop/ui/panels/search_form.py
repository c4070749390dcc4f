"""Form of find and replace: words to find, options, and words to put in."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QWidget

from dcbc_desktop.report.search import Query
from dcbc_desktop.report.text import clean_line
from dcbc_desktop.ui.widgets.check_boxes import CheckBox
from dcbc_desktop.ui.widgets.language import TranslatedWidget
from dcbc_desktop.ui.widgets.style import STEP, TIGHT, space

MOST_LETTERS = 1_000
"""Longest text that is looked for or put in."""


class _Field(QLineEdit):
    """Line in which Enter goes to the next hit, Shift+Enter to the previous one, Down into the list."""

    step = Signal(int)
    down = Signal()

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setMaxLength(MOST_LETTERS)
        self.setClearButtonEnabled(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Handle Enter and Down."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.step.emit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif event.key() == Qt.Key.Key_Down:
            self.down.emit()
        else:
            super().keyPressEvent(event)


class SearchForm(TranslatedWidget):
    """Emits `query_changed` and `words_changed`; the line for replacing is shown only when asked for."""

    query_changed = Signal()
    words_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.find_edit = _Field("search.find", self)
        self.replace_edit = _Field("search.replace", self)
        self._find_label = QLabel(self)
        self._find_label.setBuddy(self.find_edit)
        self._replace_label = QLabel(self)
        self._replace_label.setBuddy(self.replace_edit)
        self.no_marks, self.case, self.words = (self._box(name) for name in ("marks", "case", "words"))
        self._lay_out()
        self.find_edit.textChanged.connect(self.query_changed)
        self.replace_edit.textChanged.connect(self.words_changed)
        self.show_replacing(False)
        self.retranslate()

    def _box(self, name: str) -> CheckBox:
        box = CheckBox(self)
        box.setObjectName(f"search.{name}")
        box.toggled.connect(self.query_changed)
        return box

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        space(grid, spacing=TIGHT)
        grid.setHorizontalSpacing(STEP)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self._find_label, 0, 0)
        grid.addWidget(self.find_edit, 0, 1)
        grid.addWidget(self._replace_label, 1, 0)
        grid.addWidget(self.replace_edit, 1, 1)
        for row, box in enumerate((self.no_marks, self.case, self.words), start=2):
            grid.addWidget(box, row, 1)

    def show_replacing(self, shown: bool) -> None:
        """Show or hide the line for replacing."""
        self._replace_label.setVisible(shown)
        self.replace_edit.setVisible(shown)

    @property
    def query(self) -> Query:
        """Return the query, in clean text."""
        text = clean_line(self.find_edit.text()).text
        return Query(text, not self.no_marks.isChecked(), self.case.isChecked(), self.words.isChecked())

    @property
    def replacement(self) -> str | None:
        """Return the words to put in, in clean text; None while nothing is to be replaced."""
        return clean_line(self.replace_edit.text()).text if not self.replace_edit.isHidden() else None

    def retranslate(self) -> None:
        """Set every word of the form."""
        self._find_label.setText(self.tr("Find"))
        self._replace_label.setText(self.tr("Replace b&y"))
        self.find_edit.setAccessibleName(self.tr("Words to find"))
        self.find_edit.setPlaceholderText(self.tr("Words to find"))
        self.replace_edit.setAccessibleName(self.tr("Words to put in"))
        self.replace_edit.setPlaceholderText(self.tr("Nothing: the words go out"))
        self.no_marks.setText(self.tr("Letter&s without marks find all"))
        self.case.setText(self.tr("Capitals count"))
        self.words.setText(self.tr("&Whole words"))
