"""The menu Soạn thảo acts on the field that had the focus last."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTableView, QTextEdit, QWidget
from shiboken6 import isValid

from dcbc_desktop.ui.app.commands import WindowActions

Field = QLineEdit | QPlainTextEdit | QTextEdit | QTableView
_FIELDS = (QLineEdit, QPlainTextEdit, QTextEdit, QTableView)
_METHODS = {
    "undo": "undo",
    "redo": "redo",
    "bold": "toggle_bold",
    "italic": "toggle_italic",
    "dash": "toggle_dash",
    "subheading": "toggle_subheading",
    "footnote": "insert_footnote",
    "insertFigure": "ask_for_figure",
    "addRow": "add_row",
    "deleteRow": "delete_row",
    "moveRowUp": "move_row_up",
    "moveRowDown": "move_row_down",
}
"""What a field calls the act behind a verb; a field without it is not offered it."""


class EditorCommands(QObject):
    """Hands the menu's wishes to the focused field, and offers only what it can do."""

    def __init__(self, actions: WindowActions, window: QWidget) -> None:
        super().__init__(window)
        self._actions = actions
        self._window = window
        self._field: Field | None = None
        for verb in _METHODS:
            actions[verb].triggered.connect(partial(self._do, verb))
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)
        self.offer()

    @Slot()
    def offer(self) -> None:
        """Enable what the field can do now."""
        for verb in _METHODS:
            self._actions[verb].setEnabled(self._act(verb) is not None)

    @Slot(QWidget, QWidget)
    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        owner = getattr(new, "command_owner", None)  # an open cell works for its table
        field = owner() if callable(owner) else new
        if isinstance(field, _FIELDS) and field.window() is self._window:
            self._field = field
            self.offer()

    def _do(self, verb: str, _checked: bool = False) -> None:
        act = self._act(verb)
        if act is not None:
            act()

    def _act(self, verb: str) -> Callable[[], object] | None:
        field = self._field
        if field is None or not isValid(field) or _is_read_only(field):
            return None
        act = getattr(field, _METHODS[verb], None)
        return act if callable(act) else None


def _is_read_only(field: Field) -> bool:
    """A list that nobody writes in does not even know the question."""
    asked = getattr(field, "isReadOnly", None)
    return not callable(asked) or bool(asked())
