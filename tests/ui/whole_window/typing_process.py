"""A window in a process of its own that types and says so, to be killed by the test that started it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QTabWidget, QWidget

from dcbc_desktop.ui.app.program import Program
from dcbc_desktop.ui.editor.prose_editor import ProseEditor
from tests.keyboard import type_text

TAB, KEY, TEXT, BACK = 4, "III.2", "Bị ngắt điện giữa chừng", 7
"""The tab's place, the section, what is typed, and how far the caret then goes back."""


class Worker(Protocol):
    """Somebody at the window, who begins when it stands."""

    def __init__(self, window: QWidget) -> None: ...
    def begin(self) -> None: ...


class Typist:
    """Waits until the tab is built, types, moves the caret, says `typed`."""

    def __init__(self, window: QWidget) -> None:
        self._window = window

    def begin(self) -> None:
        """Look again until the editor is there."""
        editor = self._window.findChild(ProseEditor, f"prose.{KEY}")
        tabs = self._window.findChild(QTabWidget, "sectionTabs")
        if editor is None or tabs is None:
            QTimer.singleShot(20, self.begin)
            return
        tabs.setCurrentIndex(TAB)
        editor.setFocus()
        QApplication.processEvents()
        type_text(editor, TEXT)
        editor.set_caret(len(TEXT) - BACK)
        self._window.resize(703, 504)
        sys.stdout.write("typed\n")
        sys.stdout.flush()


def work_in_the_window(worker: type[Worker]) -> None:
    """Open the database named on the command line and let somebody work in it."""
    program = Program("vi")
    program.show_frame()
    program.load(Path(sys.argv[1]))
    someone = worker(program.window)
    QTimer.singleShot(0, someone.begin)
    program.run()


if __name__ == "__main__":
    work_in_the_window(Typist)
