"""What Return, Backspace, a typed `- ` and the commands for dash items and sub-headings do to paragraphs."""

from __future__ import annotations

from itertools import takewhile

from PySide6.QtGui import QTextCursor

from dcbc_desktop.report.prose import DASH, ParagraphKind
from dcbc_desktop.ui.editor.document_to_prose import blocks
from dcbc_desktop.ui.editor.formats import block_format, kind_of, typing_format


def break_paragraph(cursor: QTextCursor) -> None:
    """Return: an empty dash item ends its list, a dash item goes on as the next, a sub-heading is followed by body."""
    kind = kind_of(cursor.blockFormat())
    if kind is ParagraphKind.DASH and not cursor.hasSelection() and cursor.block().length() == 1:
        cursor.setBlockFormat(block_format(ParagraphKind.BODY))
        return
    cursor.beginEditBlock()
    if cursor.hasSelection():
        cursor.removeSelectedText()
        kind = kind_of(cursor.blockFormat())
    following = ParagraphKind.BODY if kind is ParagraphKind.SUBHEADING and cursor.atBlockEnd() else kind
    style = typing_format(cursor.charFormat())
    cursor.insertBlock(block_format(following), style)
    cursor.endEditBlock()


def unmark_paragraph(cursor: QTextCursor) -> bool:
    """Backspace at the start of a dash item or sub-heading makes it body; returns whether it did."""
    if cursor.hasSelection() or not cursor.atBlockStart() or kind_of(cursor.blockFormat()) is ParagraphKind.BODY:
        return False
    cursor.setBlockFormat(block_format(ParagraphKind.BODY))
    return True


def dash_typed(cursor: QTextCursor) -> bool:
    """A `- ` just typed at a body paragraph's start makes it a dash item; returns whether it did."""
    if (
        cursor.positionInBlock() != len(DASH)
        or not cursor.block().text().startswith(DASH)
        or kind_of(cursor.blockFormat()) is not ParagraphKind.BODY
    ):
        return False
    cursor.beginEditBlock()
    cursor.setPosition(cursor.block().position(), QTextCursor.MoveMode.KeepAnchor)
    cursor.removeSelectedText()
    cursor.setBlockFormat(block_format(ParagraphKind.DASH))
    cursor.endEditBlock()
    return True


def toggle_kind(cursor: QTextCursor, wanted: ParagraphKind) -> None:
    """Make the selected paragraphs dash items or sub-headings, or body again where all of them are."""
    document = cursor.document()
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    following = blocks(document, document.findBlock(start).blockNumber())
    selected = [(b.position(), kind_of(b.blockFormat())) for b in takewhile(lambda b: b.position() <= end, following)]
    done = all(kind is wanted for _, kind in selected)
    kind = ParagraphKind.BODY if done else wanted
    step = QTextCursor(document)
    step.beginEditBlock()
    for position, _ in selected:
        step.setPosition(position)
        step.setBlockFormat(block_format(kind))
    step.endEditBlock()
