"""A clerk's evening in a process of its own: three ways of typing, a paragraph moved with its notes, an undo."""

from __future__ import annotations

import sys

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QTabWidget, QWidget

from dcbc_desktop.report.prose import Footnote, Paragraph, Prose, Text
from dcbc_desktop.ui.editor.prose_editor import ProseEditor
from tests.keyboard import alphabet, press, type_by_input_method, type_by_unikey, type_text
from tests.ui.whole_window.typing_process import work_in_the_window

NOTED = Prose(
    (
        Paragraph((Text("Đoạn ở lại."),)),
        Paragraph((Text("Hai nghị định"), Footnote((Text("Số 1."),)), Text(" và"), Footnote((Text("Số 2."),)))),
    )
)
"""What stands in section II.2 before the evening begins."""
TYPED = {"I": type_text, "II.1": type_by_unikey, "III.2": type_by_input_method}
LAST_WORDS, BACK = "Lời cuối trong ngày", 4
_CONTROL = Qt.KeyboardModifier.ControlModifier


class Evening:
    """Waits until every tab is built, works, says `done`."""

    def __init__(self, window: QWidget) -> None:
        self._window = window

    def begin(self) -> None:
        """Look again until the last editor is there."""
        if self._window.findChild(ProseEditor, "prose.ket_thuc") is None:
            QTimer.singleShot(20, self.begin)
            return
        for key, how in TYPED.items():
            how(self._editor(key), alphabet())
        self._move_the_noted_paragraph()
        last = self._editor("V.2")
        type_text(last, LAST_WORDS)
        last.set_caret(len(LAST_WORDS) - BACK)
        sys.stdout.write("done\n")
        sys.stdout.flush()

    def _move_the_noted_paragraph(self) -> None:
        source = self._editor("II.2")
        cursor = source.textCursor()
        cursor.setPosition(len("Đoạn ở lại.\n"))
        cursor.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
        source.setTextCursor(cursor)
        press(source, Qt.Key.Key_X, _CONTROL)
        target = self._editor("III.3")
        press(target, Qt.Key.Key_V, _CONTROL)
        press(target, Qt.Key.Key_Z, _CONTROL)
        press(target, Qt.Key.Key_Y, _CONTROL)

    def _editor(self, key: str) -> ProseEditor:
        editor = self._window.findChild(ProseEditor, f"prose.{key}")
        tabs = self._window.findChild(QTabWidget, "sectionTabs")
        assert editor is not None
        assert tabs is not None
        for index in range(tabs.count()):
            page = tabs.widget(index)
            if page is not None and page.isAncestorOf(editor):
                tabs.setCurrentIndex(index)
        editor.setFocus()
        QApplication.processEvents()
        return editor


if __name__ == "__main__":
    work_in_the_window(Evening)
