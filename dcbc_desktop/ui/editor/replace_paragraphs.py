"""Change some paragraphs of a document from outside, as one step of undo; the others are left as they are."""

from __future__ import annotations

from PySide6.QtGui import QTextCursor

from dcbc_desktop.report.prose import Prose
from dcbc_desktop.ui.editor.prose_editor import ProseEditor
from dcbc_desktop.ui.editor.prose_to_document import insert_runs


def revise(editor: ProseEditor, prose: Prose) -> None:
    """Show other runs in the paragraphs that differ; `prose` has as many paragraphs as the editor."""
    cursor = QTextCursor(editor.document())
    cursor.beginEditBlock()
    pairs = zip(editor.prose().paragraphs, prose.paragraphs, strict=True)
    for number, (before, after) in enumerate(pairs):
        if before.runs != after.runs:
            cursor.setPosition(editor.document().findBlockByNumber(number).position())
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
            cursor.removeSelectedText()
            insert_runs(cursor, after.runs)
    cursor.endEditBlock()
