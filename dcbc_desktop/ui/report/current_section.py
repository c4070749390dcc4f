"""Section in which the user is, and the field that had the focus last."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from dcbc_desktop.report.outline import Outline
from dcbc_desktop.ui.report.section_block import SectionBlock
from dcbc_desktop.ui.report.section_tabs import SectionTabs


class CurrentSection(QObject):
    """Follows focus and tabs; `moved` brings a section's key, or the name of a tab that is no section."""

    moved = Signal(str)
    visited = Signal(object)
    """The caret was put on a finding from the list."""

    def __init__(self, tabs: SectionTabs, outline: Outline) -> None:
        super().__init__(tabs)
        self._tabs = tabs
        self._outline = outline
        self._edit: QWidget | None = None
        self.part = ""
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)
        tabs.currentChanged.connect(self._on_tab_changed)

    @property
    def edit(self) -> QWidget | None:
        """Return the field that had the focus last."""
        return self._edit if self._edit is not None and isValid(self._edit) else None

    @property
    def block(self) -> SectionBlock | None:
        """Return the section of that field."""
        return enclosing_block(self.edit)

    def restore_focus(self) -> None:
        """Give the focus back to the field, its caret where it was."""
        edit = self.edit if self.edit is not None and self._tabs.current.isAncestorOf(self.edit) else None
        edit = edit or next((e for e in self._tabs.current.edits().values() if isinstance(e, QWidget)), None)
        (edit or self._tabs.tabBar()).setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(QWidget, QWidget)
    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and new is not self._tabs.tabBar() and self._tabs.isAncestorOf(new):
            self._edit = new
            self._set_part(self._part_of(new))

    @Slot()
    def _on_tab_changed(self) -> None:
        edit = self.edit
        if edit is None or not self._tabs.current.isAncestorOf(edit):
            self._set_part(self._part_of_key(next(iter(self._tabs.current.edits()), "")))

    def _part_of(self, widget: QWidget) -> str:
        block = enclosing_block(widget)
        if block is not None:
            return block.section.key
        for key, edit in self._tabs.current.edits().items():
            if isinstance(edit, QWidget) and (edit is widget or edit.isAncestorOf(widget)):
                return self._part_of_key(key)
        return self._tabs.current.name

    def _part_of_key(self, key: str) -> str:
        table = self._outline.table(key)
        if table is not None:
            return table.section
        return key if self._outline.section(key) is not None else self._tabs.current.name

    def _set_part(self, part: str) -> None:
        if part != self.part:
            self.part = part
            self.moved.emit(part)


def enclosing_block(widget: QWidget | None) -> SectionBlock | None:
    """Return the section that a widget belongs to."""
    while widget is not None and not isinstance(widget, SectionBlock):
        widget = widget.parentWidget()
    return widget
