"""Edits of a document from outside the editor, each one step of undo: words, paragraphs, linked figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtGui import QTextCharFormat, QTextCursor, QTextDocument

from dcbc_desktop.report.prose import FigureRun, Inline, Prose, Text
from dcbc_desktop.report.text import clean_line, common_ends, utf16_length
from dcbc_desktop.ui.editor.document_conversion import blocks, fragments, insert_runs, selected_prose
from dcbc_desktop.ui.editor.text_formats import figure_format, run_of, typing_format

if TYPE_CHECKING:
    from dcbc_desktop.ui.editor.footnoted_edit import FootnotedEdit


def replace_words(cursor: QTextCursor, expected: str, text: str) -> bool:
    """Replace the selection of `cursor` by `text`; return False, and change nothing, unless it is `expected`.

    A footnote's mark, a linked figure or the end of a paragraph is never replaced. The new letters take the style of
    the old ones.
    """
    runs = (run for paragraph in selected_prose(cursor).paragraphs for run in paragraph.runs)
    if cursor.selectedText() != expected or not all(isinstance(run, Text) for run in runs):
        return False
    style = _style(cursor)
    cursor.beginEditBlock()
    cursor.removeSelectedText()
    cursor.insertText(clean_line(text).text, style)
    cursor.endEditBlock()
    return True


def _style(cursor: QTextCursor) -> QTextCharFormat:
    first = QTextCursor(cursor.document())
    first.setPosition(cursor.selectionStart() + (1 if cursor.hasSelection() else 0))
    return typing_format(first.charFormat())


def differing(expected: str, text: str) -> tuple[int, str, str]:
    """Return the start of the difference between two texts, the letters removed, and the letters added.

    Only these are replaced, so that marks and styles beside them stay as they are.
    """
    start, end = common_ends(expected, text)
    return start, expected[start : len(expected) - end], text[start : len(text) - end]


def replace_paragraphs(editor: FootnotedEdit, prose: Prose) -> None:
    """Put other runs into the paragraphs that differ; `prose` has as many paragraphs as the editor."""
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


class LinkedFigure(NamedTuple):
    """Linked figure and its position in the document, in UTF-16 units."""

    position: int
    end: int
    run: FigureRun


def linked_figures(document: QTextDocument) -> Iterator[LinkedFigure]:
    """Yield the linked figures of a text, those in footnotes left out."""
    for block in blocks(document):
        for part in fragments(block):
            run = run_of(part.text, part.format)
            if isinstance(run, FigureRun):
                yield LinkedFigure(part.position, part.position + utf16_length(part.text), run)


def update_linked_figures(editor: FootnotedEdit, values: Mapping[str, str]) -> int:
    """Give linked figures their present values, footnotes included, as one step of undo; return the number changed.

    A figure that is empty or gone keeps its words: there is nothing better to put there.
    """
    stale = [
        link for link in linked_figures(editor.document()) if values.get(link.run.key, "") not in ("", link.run.text)
    ]
    notes = ((serial, note.runs, _updated(note.runs, values)) for serial, note in editor.notes())
    changed = {serial: after for serial, before, after in notes if after != before}
    cursor = QTextCursor(editor.document())
    cursor.beginEditBlock()
    for link in reversed(stale):
        cursor.setPosition(link.position)
        cursor.setPosition(link.end, QTextCursor.MoveMode.KeepAnchor)
        run = FigureRun(link.run.key, values[link.run.key])
        cursor.insertText(run.text, figure_format(run))
    for serial, runs in changed.items():
        editor.replace_note(serial, runs)
    cursor.endEditBlock()
    return len(stale) + len(changed)


def _updated(runs: tuple[Inline, ...], values: Mapping[str, str]) -> tuple[Inline, ...]:
    return tuple(
        FigureRun(run.key, values.get(run.key) or run.text) if isinstance(run, FigureRun) else run for run in runs
    )
