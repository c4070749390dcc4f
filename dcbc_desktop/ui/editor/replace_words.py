"""Some words of a document replaced by others, as one step of undo; refused where the words are not there any more."""

from __future__ import annotations

from PySide6.QtGui import QTextCharFormat, QTextCursor

from dcbc_desktop.report.prose import Text
from dcbc_desktop.report.text import clean_line
from dcbc_desktop.ui.editor.document_to_prose import selected_prose
from dcbc_desktop.ui.editor.formats import typing_format


def replace_words(cursor: QTextCursor, expected: str, text: str) -> bool:
    """Put `text` in place of what `cursor` selects; False, and nothing done, unless those are the `expected` letters.

    A footnote's mark, a linked figure or the end of a paragraph is never replaced. The letters take the style of those
    they stand for.
    """
    if cursor.selectedText() != expected or not _is_plain(cursor):
        return False
    style = _style(cursor)
    cursor.beginEditBlock()
    cursor.removeSelectedText()
    cursor.insertText(clean_line(text).text, style)
    cursor.endEditBlock()
    return True


def _is_plain(cursor: QTextCursor) -> bool:
    return all(isinstance(run, Text) for paragraph in selected_prose(cursor).paragraphs for run in paragraph.runs)


def _style(cursor: QTextCursor) -> QTextCharFormat:
    first = QTextCursor(cursor.document())
    first.setPosition(cursor.selectionStart() + (1 if cursor.hasSelection() else 0))
    return typing_format(first.charFormat())


def differing(expected: str, text: str) -> tuple[int, str, str]:
    """What really differs: where it begins, the letters that go, the letters that come.

    Marks and styles beside the differing letters stay as they are.
    """
    start = 0
    while start < min(len(expected), len(text)) and expected[start] == text[start]:
        start += 1
    end = 0
    while end < min(len(expected), len(text)) - start and expected[-1 - end] == text[-1 - end]:
        end += 1
    return start, expected[start : len(expected) - end], text[start : len(text) - end]
