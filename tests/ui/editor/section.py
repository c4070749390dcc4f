"""Editor with its footnotes in a scrolled page, as in the window."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from dcbc_desktop.ui.editor.footnotes_panel import FootnotesPanel
from dcbc_desktop.ui.editor.prose_editor import ProseEditor


class Counter(QObject):
    """Counts a signal and keeps what it last said."""

    def __init__(self) -> None:
        super().__init__()
        self.times = 0
        self.said: list[object] = []

    @Slot()
    def count(self) -> None:
        self.times += 1

    @Slot(object)
    def hear(self, what: object) -> None:
        self.times += 1
        self.said.append(what)


class Section(QScrollArea):
    """An editor with its footnotes under it, in a scrolled page."""

    def __init__(self) -> None:
        super().__init__()
        page = QWidget()
        self.editor = ProseEditor(page)
        self.panel = FootnotesPanel(self.editor, page)
        self.edits = Counter()
        self.editor.edited.connect(self.edits.count)
        layout = QVBoxLayout(page)
        layout.addWidget(self.editor)
        layout.addWidget(self.panel)
        layout.addStretch(1)
        self.setWidget(page)
        self.setWidgetResizable(True)
        self.resize(700, 500)


MakeSection = Callable[..., Section]
