"""What keys and input methods bring in: clean, precomposed, in the style of the letters around."""

from __future__ import annotations

import unicodedata
from typing import NamedTuple

from PySide6.QtGui import QInputMethodEvent, QTextCursor

from dcbc_desktop.report.text import OBJECT, clean_line, nfc


class Insertion(NamedTuple):
    """Letters to put in place of the `replaced` UTF-16 units before the cursor."""

    text: str
    replaced: int


def is_typed(text: str) -> bool:
    """Whether a key brought letters, not a command."""
    return bool(text) and text[0] >= " " and text[0] != "\x7f"


def composed(cursor: QTextCursor, text: str) -> Insertion:
    """`text` made clean; a leading tone or mark joins the letter before the cursor (dead keys, NFD)."""
    clean = clean_line(text).text
    if not clean or not unicodedata.combining(clean[0]) or cursor.hasSelection():
        return Insertion(clean, 0)
    letter = _letter_before(cursor)
    joined = nfc(letter + clean)
    if not letter or joined == letter + clean:
        return Insertion(clean, 0)
    return Insertion(joined, _units(letter))


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


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def composed_event(cursor: QTextCursor, event: QInputMethodEvent) -> QInputMethodEvent:
    """The same event with a clean, precomposed commit."""
    start, length = event.replacementStart(), event.replacementLength()
    if start or length:
        insertion = Insertion(clean_line(event.commitString()).text, 0)
    else:
        insertion = composed(cursor, event.commitString())
    clean = QInputMethodEvent(event.preeditString(), event.attributes())
    clean.setCommitString(insertion.text, start - insertion.replaced, length + insertion.replaced)
    return clean


def insert_typed(cursor: QTextCursor, insertion: Insertion) -> None:
    """Put typed letters at the cursor as one step of undo."""
    style = cursor.charFormat()
    cursor.beginEditBlock()
    if insertion.replaced:
        moved = cursor.position() - insertion.replaced
        cursor.setPosition(moved, QTextCursor.MoveMode.KeepAnchor)
    cursor.insertText(insertion.text, style)
    cursor.endEditBlock()
