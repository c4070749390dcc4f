"""Paragraphs of an earlier report put into a text at the caret."""

from __future__ import annotations

from PySide6.QtGui import QTextCursor

from dcbc_desktop.report.prose import Paragraph, Prose
from dcbc_desktop.ui.editor.prose_editor import ProseEditor


def put_in(editor: ProseEditor, prose: Prose) -> bool:
    """Put whole paragraphs in as one step of undo, never into the middle of one; False where that was refused.

    An empty paragraph is filled, a caret at a beginning puts them before, any other behind the paragraph it is in.
    """
    if editor.isReadOnly() or not prose.paragraphs:
        return False
    cursor = editor.textCursor()
    cursor.setPosition(cursor.selectionEnd())
    paragraphs = prose.paragraphs
    if cursor.block().length() > 1 and cursor.atBlockStart():
        paragraphs = (*paragraphs, Paragraph())
    elif cursor.block().length() > 1:
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        paragraphs = (Paragraph(), *paragraphs)
    before = editor.document().revision()
    editor.setTextCursor(cursor)
    editor.insert_pasted(Prose(paragraphs))
    editor.bring_caret_into_sight()
    return editor.document().revision() != before
