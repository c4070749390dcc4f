"""Typed input: clean, precomposed letters, and keys that change the kind of a paragraph."""

from __future__ import annotations

import unicodedata
from itertools import takewhile
from typing import NamedTuple

from PySide6.QtGui import QInputMethodEvent, QTextCursor

from dcbc_desktop.report.prose import DASH, ParagraphKind
from dcbc_desktop.report.text import OBJECT, clean_line, nfc, utf16_length
from dcbc_desktop.ui.editor.document_conversion import blocks
from dcbc_desktop.ui.editor.text_formats import block_format, kind_of, typing_format


class Insertion(NamedTuple):
    """Letters to insert in place of the `replaced` UTF-16 units before the cursor."""

    text: str
    replaced: int


def is_typed(text: str) -> bool:
    """Return whether a key brought letters, not a command."""
    return bool(text) and text[0] >= " " and text[0] != "\x7f"


def composed(cursor: QTextCursor, text: str) -> Insertion:
    """Return clean text; a leading combining mark is joined with the letter before the cursor (dead keys, NFD)."""
    clean = clean_line(text).text
    if not clean or not unicodedata.combining(clean[0]) or cursor.hasSelection():
        return Insertion(clean, 0)
    letter = _letter_before(cursor)
    joined = nfc(letter + clean)
    if not letter or joined == letter + clean:
        return Insertion(clean, 0)
    return Insertion(joined, utf16_length(letter))


def _letter_before(cursor: QTextCursor) -> str:
    text = _text_before(cursor)
    start = len(text)
    while start and unicodedata.combining(text[start - 1]):
        start -= 1
    letter = text[start - 1 :] if start else ""
    return "" if letter.startswith(OBJECT) else letter


def _text_before(cursor: QTextCursor) -> str:
    units = cursor.block().text().encode("utf-16-le", "surrogatepass")
    return units[: 2 * cursor.positionInBlock()].decode("utf-16-le", "replace")


def composed_event(cursor: QTextCursor, event: QInputMethodEvent) -> QInputMethodEvent:
    """Return the event with a clean, precomposed commit."""
    start, length = event.replacementStart(), event.replacementLength()
    if start or length:
        insertion = Insertion(clean_line(event.commitString()).text, 0)
    else:
        insertion = composed(cursor, event.commitString())
    clean = QInputMethodEvent(event.preeditString(), event.attributes())
    clean.setCommitString(insertion.text, start - insertion.replaced, length + insertion.replaced)
    return clean


def insert_typed(cursor: QTextCursor, insertion: Insertion) -> None:
    """Insert typed letters at the cursor as one step of undo."""
    style = cursor.charFormat()
    cursor.beginEditBlock()
    if insertion.replaced:
        moved = cursor.position() - insertion.replaced
        cursor.setPosition(moved, QTextCursor.MoveMode.KeepAnchor)
    cursor.insertText(insertion.text, style)
    cursor.endEditBlock()


def break_paragraph(cursor: QTextCursor) -> None:
    """Handle Enter: end a list at an empty dash item, continue a list, follow a sub-heading by body text."""
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
    """Handle Backspace at the start of a dash item or sub-heading: make it body text; return whether it did."""
    if cursor.hasSelection() or not cursor.atBlockStart() or kind_of(cursor.blockFormat()) is ParagraphKind.BODY:
        return False
    cursor.setBlockFormat(block_format(ParagraphKind.BODY))
    return True


def make_dash_item(cursor: QTextCursor) -> bool:
    """Make a dash item of a body paragraph that begins with a just typed `- `; return whether it did."""
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
    """Make the selected paragraphs dash items or sub-headings, or body text again if all of them are."""
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
