"""Commands of the menu Edit that act on the field that had the focus last."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTableView, QTextEdit, QWidget
from shiboken6 import isValid

from dcbc_desktop.ui.app.commands import COMMANDS, WindowActions

Field = QLineEdit | QPlainTextEdit | QTextEdit | QTableView
_FIELDS = (QLineEdit, QPlainTextEdit, QTextEdit, QTableView)
_METHODS = {verb: command.method for verb, command in COMMANDS.items() if command.method}


class EditorCommands(QObject):
    """Calls the focused field's method of a command, and enables only commands that the field can do."""

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
            self._actions[verb].setEnabled(self._method(verb) is not None)

    @Slot(QWidget, QWidget)
    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        owner = getattr(new, "command_owner", None)  # an open cell works for its table
        field = owner() if callable(owner) else new
        if isinstance(field, _FIELDS) and field.window() is self._window:
            self._field = field
            self.offer()

    def _do(self, verb: str, _checked: bool = False) -> None:
        method = self._method(verb)
        if method is not None:
            method()

    def _method(self, verb: str) -> Callable[[], object] | None:
        field = self._field
        if field is None or not isValid(field) or _is_read_only(field):
            return None
        method = getattr(field, _METHODS[verb], None)
        return method if callable(method) else None


def _is_read_only(field: Field) -> bool:
    """Return False only for fields that can be written in; a plain list has no `isReadOnly` at all."""
    read_only = getattr(field, "isReadOnly", None)
    return not callable(read_only) or bool(read_only())
