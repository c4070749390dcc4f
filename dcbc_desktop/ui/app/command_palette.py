"""Command palette: Mọi lệnh (Ctrl+K) and đến mục (Ctrl+G). Typed letters without marks match all letters."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSortFilterProxyModel, Qt, Slot
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QListView, QVBoxLayout, QWidget

from dcbc_desktop.report.text import fold
from dcbc_desktop.ui.widgets.help_key import add_help_key
from dcbc_desktop.ui.widgets.item_views import PaddedRowDelegate
from dcbc_desktop.ui.widgets.screen_reader import announce
from dcbc_desktop.ui.widgets.style import STEP, TIGHT, quiet_colour, space

_WIDTH, _HEIGHT = 560, 420


class PaletteChoice(NamedTuple):
    """Line of the palette with the action of Enter; None where it cannot be done now."""

    words: str
    act: Callable[[], object] | None


class _WordFilter(QSortFilterProxyModel):
    """Filter that keeps lines that contain every typed word."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._wanted: tuple[str, ...] = ()

    def keep(self, text: str) -> None:
        self._wanted = tuple(fold(text).split())
        self.setFilterFixedString(text)  # filters anew; what is accepted is said below

    def filterAcceptsRow(self, row: int, parent: QModelIndex | QPersistentModelIndex) -> bool:
        line = fold(str(self.sourceModel().index(row, 0, parent).data()))
        return all(word in line for word in self._wanted)


class _Filter(QLineEdit):
    """Field whose Up and Down keys move in the list below it."""

    def __init__(self, choices: QListView, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("palette.filter")
        self._choices = choices

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hand keys of the list on to it."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self._choices.keyPressEvent(event)
        else:
            super().keyPressEvent(event)


class CommandPalette(QDialog):
    """Dialog that offers choices. It closes before it acts, so that the focus is where it was."""

    def __init__(self, choices: Sequence[PaletteChoice], title: str, hint: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("palette")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self._acts = [choice.act for choice in choices]
        self._chosen: Callable[[], object] | None = None
        self._filtered = _WordFilter(self)
        self._filtered.setSourceModel(self._lines(choices))
        self.list = QListView(self)
        self.list.setObjectName("palette.choices")
        self.list.setModel(self._filtered)
        self.list.setUniformItemSizes(True)
        self.list.setItemDelegate(PaddedRowDelegate(self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.filter = _Filter(self.list, self)
        self._lay_out(title, hint)
        add_help_key(self)
        self.list.selectionModel().currentChanged.connect(self._announce_current)
        self.filter.textChanged.connect(self._on_typed)
        self.filter.returnPressed.connect(self._choose_current)
        self.list.activated.connect(self._choose)
        self.finished.connect(self._act)
        self._on_typed("")

    def _lines(self, choices: Sequence[PaletteChoice]) -> QStandardItemModel:
        lines = QStandardItemModel(self)
        for choice in choices:
            line = QStandardItem(choice.words)
            if choice.act is None:
                line.setForeground(quiet_colour(self.palette()))
            lines.appendRow(line)
        return lines

    def _lay_out(self, title: str, hint: str) -> None:
        self.filter.setPlaceholderText(hint)
        self.filter.setAccessibleName(hint)
        self.list.setAccessibleName(title)
        self._nothing = QLabel(self.tr("Nothing of that name. Try fewer letters."), self)
        layout = QVBoxLayout(self)
        space(layout, STEP, TIGHT)
        for widget in (self.filter, self._nothing, self.list):
            layout.addWidget(widget)
        room = self.screen().availableGeometry().size()
        self.resize(min(_WIDTH, room.width() - 80), min(_HEIGHT, room.height() - 120))

    @Slot(str)
    def _on_typed(self, text: str) -> None:
        self._filtered.keep(text)
        self.list.setCurrentIndex(self._filtered.index(0, 0))
        self._nothing.setVisible(self._filtered.rowCount() == 0)

    @Slot(QModelIndex)
    def _announce_current(self, index: QModelIndex) -> None:
        """Have the current line read out, because the focus stays in the field."""
        words = str(index.data()) if index.isValid() else self._nothing.text()
        self.filter.setAccessibleDescription(words)
        announce(self.filter, words)

    @Slot()
    def _choose_current(self) -> None:
        self._choose(self.list.currentIndex())

    @Slot(QModelIndex)
    def _choose(self, index: QModelIndex) -> None:
        act = self._acts[self._filtered.mapToSource(index).row()] if index.isValid() else None
        if act is not None:
            self._chosen = act
            self.accept()

    @Slot()
    def _act(self) -> None:
        if self._chosen is not None:
            self._chosen()
