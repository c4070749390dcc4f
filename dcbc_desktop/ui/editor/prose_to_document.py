"""From the text model into a QTextDocument."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtGui import QTextCharFormat, QTextCursor, QTextDocument

from dcbc_desktop.report.prose import FigureRun, Footnote, ParagraphKind, Prose, Run, Text, canonical
from dcbc_desktop.report.text import OBJECT
from dcbc_desktop.ui.editor.formats import block_format, figure_format, kind_of, note_format, text_format, typing_format


def fill(document: QTextDocument, prose: Prose) -> None:
    """Replace everything in the document; undo starts afresh."""
    undoable = document.isUndoRedoEnabled()
    document.setUndoRedoEnabled(False)
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    cursor.select(QTextCursor.SelectionType.Document)
    cursor.removeSelectedText()
    cursor.setBlockFormat(block_format(ParagraphKind.BODY))
    cursor.setBlockCharFormat(QTextCharFormat())
    _insert_paragraphs(cursor, canonical(prose))
    cursor.endEditBlock()
    document.setUndoRedoEnabled(undoable)


def insert_prose(cursor: QTextCursor, prose: Prose) -> None:
    """Put prose at the cursor in place of what it selects, as one step of undo.

    The first paragraph joins the text before the cursor, the last one the text behind it.
    """
    cursor.beginEditBlock()
    if cursor.hasSelection():
        cursor.removeSelectedText()
    _insert_paragraphs(cursor, canonical(prose))
    cursor.endEditBlock()


def _insert_paragraphs(cursor: QTextCursor, prose: Prose) -> None:
    kind_behind = kind_of(cursor.blockFormat())
    text_behind = not cursor.atBlockEnd()
    several = len(prose.paragraphs) > 1
    takes_kind = cursor.block().length() == 1 or (several and cursor.atBlockStart())
    for index, paragraph in enumerate(prose.paragraphs):
        if index:
            cursor.insertBlock(block_format(paragraph.kind), QTextCharFormat())
        elif takes_kind and paragraph.kind is not kind_behind:
            cursor.setBlockFormat(block_format(paragraph.kind))
        insert_runs(cursor, paragraph.runs)
    if several and text_behind:
        # What stood behind the cursor now closes the last paragraph and keeps its own kind.
        cursor.setBlockFormat(block_format(kind_behind))


def insert_runs(cursor: QTextCursor, runs: Iterable[Run]) -> None:
    """Put the runs of one paragraph at the cursor."""
    style = typing_format(cursor.charFormat())
    for run in runs:
        match run:
            case Text():
                style = text_format(run.bold, run.italic, run.superscript)
                cursor.insertText(run.text, style)
            case FigureRun():
                cursor.insertText(run.text, figure_format(run))
            case Footnote():
                cursor.insertText(OBJECT, note_format(run, style))
