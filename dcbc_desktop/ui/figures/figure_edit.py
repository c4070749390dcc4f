"""Fields of one figure: its value and its note."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QGuiApplication, QKeyEvent, QKeySequence, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from dcbc_desktop.report.outline import Figure
from dcbc_desktop.report.table_input.pasted_block import holds_block
from dcbc_desktop.ui.tables.undo import left_to_grid
from dcbc_desktop.ui.widgets.fields import LineEdit
from dcbc_desktop.ui.widgets.style import quiet_colour

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_CONTROL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
_Standard = QKeySequence.StandardKey


class GridEdit(LineEdit):
    """Field in a grid: undo and redo belong to the grid, the arrow keys go up and down."""

    down = Signal()
    up = Signal()
    other_field_requested = Signal()
    undo_requested = Signal()
    redo_requested = Signal()
    entered = Signal()

    @Slot()
    def undo(self) -> None:
        """Undo one step among all figures."""
        self.undo_requested.emit()

    @Slot()
    def redo(self) -> None:
        """Redo one step among all figures."""
        self.redo_requested.emit()

    def event(self, event: QEvent) -> bool:
        """Leave the keys of undo to the grid."""
        return not left_to_grid(event) and super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move in the column as in a spreadsheet; Shift+F2 goes between a value and its note."""
        key = event.key()
        if key == Qt.Key.Key_Down or (key in _ENTER and not event.modifiers() & _CONTROL):
            self.down.emit()
        elif key == Qt.Key.Key_Up:
            self.up.emit()
        elif key == Qt.Key.Key_F2 and event.modifiers() & _SHIFT:
            self.other_field_requested.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin a visit: all that is typed at one is one step of undo."""
        super().focusInEvent(event)
        self.entered.emit()


class FigureEdit(GridEdit):
    """Value of a figure, flush right (figures take numeric kinds only); shows a computed value as a placeholder."""

    proposal_requested = Signal()
    above_requested = Signal()
    block_pasted = Signal(str)

    def __init__(self, figure: Figure, parent: QWidget) -> None:
        super().__init__(f"figure.{figure.key}", parent)
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setAccessibleName(f"{figure.label} ({figure.unit})")
        self.setToolTip(figure.guidance)
        self.textChanged.connect(self._update_font)
        self._colour()

    def show_known(self, words: str) -> None:
        """Set the words shown while nothing is typed."""
        self.setPlaceholderText(words)
        self._update_font()

    @Slot()
    def _update_font(self) -> None:
        """Show a value that nobody typed in italics."""
        font = self.font()
        wanted = not self.text() and bool(self.placeholderText())
        if font.italic() != wanted:
            font.setItalic(wanted)
            self.setFont(font)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take a proposal by Ctrl+Enter, the value above by Ctrl+D; pass a block of cells to the grid."""
        control = event.modifiers() & _CONTROL
        if control and event.key() in _ENTER:
            self.proposal_requested.emit()
        elif control and event.key() == Qt.Key.Key_D:
            self.above_requested.emit()
        elif event.matches(_Standard.Paste):
            self.paste()
        else:
            super().keyPressEvent(event)

    @Slot()
    def paste(self) -> None:
        """Paste one cell here; pass several to the grid."""
        text = QGuiApplication.clipboard().text()
        if holds_block(text):
            self.block_pasted.emit(text)
        elif not self.isReadOnly():
            self.insert(text.strip("\r\n"))
            self.textEdited.emit(self.text())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open Qt's menu with the own paste."""
        menu = self.createStandardContextMenu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for action in menu.actions():
            if action.objectName() == "edit-paste":
                action.triggered.disconnect()
                action.triggered.connect(self.paste)
        menu.popup(event.globalPos())

    def changeEvent(self, event: QEvent) -> None:
        """Follow another palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ApplicationPaletteChange:
            self._colour()

    def _colour(self) -> None:
        """Make the placeholder darker: Qt's own is too pale to read."""
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.PlaceholderText, quiet_colour(QApplication.palette()))
        self.setPalette(palette)


class FigureNoteEdit(GridEdit):
    """Note of a figure; Tab passes by, Shift+F2 leads in and out."""

    def __init__(self, figure: Figure, parent: QWidget) -> None:
        super().__init__(f"note.{figure.key}", parent)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return to the value by Enter and Escape."""
        if event.key() in (*_ENTER, Qt.Key.Key_Escape):
            self.other_field_requested.emit()
        else:
            super().keyPressEvent(event)
