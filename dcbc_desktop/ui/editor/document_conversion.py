"""Conversion between prose and QTextDocument: content in both directions, and text offsets to positions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from PySide6.QtGui import QTextBlock, QTextCharFormat, QTextCursor, QTextDocument

from dcbc_desktop.report.prose import (
    DASH,
    FigureRun,
    Footnote,
    Paragraph,
    ParagraphKind,
    Prose,
    Run,
    Text,
    canonical,
    canonical_runs,
    runs_text,
)
from dcbc_desktop.report.text import OBJECT, utf16_length
from dcbc_desktop.ui.editor.text_formats import (
    block_format,
    figure_format,
    is_note,
    kind_of,
    note_format,
    run_of,
    serial_of,
    text_format,
    typing_format,
)


class Fragment(NamedTuple):
    """Stretch of text in one format, with its position in the document."""

    position: int
    text: str
    format: QTextCharFormat


class BlockContent(NamedTuple):
    """Content of a text block: canonical paragraph, words without footnotes, serials of its footnote marks."""

    paragraph: Paragraph
    words: int
    serials: tuple[int, ...]


def fragments(block: QTextBlock) -> Iterator[Fragment]:
    """Yield the fragments of a block."""
    iterator = block.begin()
    while not iterator.atEnd():
        fragment = iterator.fragment()
        if fragment.isValid():
            yield Fragment(fragment.position(), fragment.text(), fragment.charFormat())
        iterator += 1


def blocks(document: QTextDocument, first: int = 0) -> Iterator[QTextBlock]:
    """Yield the blocks of a document from number `first` on."""
    block = document.findBlockByNumber(first)
    while block.isValid():
        yield block
        block = block.next()


def read_block(block: QTextBlock) -> BlockContent:
    """Return the content of one block."""
    parts = list(fragments(block))
    runs = canonical_runs(run_of(part.text, part.format) for part in parts)
    serials = tuple(serial_of(part.format) for part in parts if is_note(part.format))
    return BlockContent(Paragraph(runs, kind_of(block.blockFormat())), len(runs_text(runs).split()), serials)


def paragraph_notes(paragraph: Paragraph) -> tuple[Footnote, ...]:
    """Return the footnotes of a paragraph."""
    return tuple(run for run in paragraph.runs if isinstance(run, Footnote))


def prose_of(paragraphs: tuple[Paragraph, ...]) -> Prose:
    """Return prose of some paragraphs; the one empty paragraph that every document has is no content."""
    if len(paragraphs) == 1 and paragraphs[0] == Paragraph():
        return Prose()
    return Prose(paragraphs)


def selected_prose(cursor: QTextCursor) -> Prose:
    """Return the selection; a paragraph cut into keeps its kind only if its beginning is selected."""
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    paragraphs = []
    for block in blocks(cursor.document(), cursor.document().findBlock(start).blockNumber()):
        if block.position() > end:
            break
        whole_start = start <= block.position()
        kind = kind_of(block.blockFormat()) if whole_start else ParagraphKind.BODY
        paragraphs.append(Paragraph(_runs_between(block, start, end), kind))
    return Prose(tuple(paragraphs))


def _runs_between(block: QTextBlock, start: int, end: int) -> tuple[Run, ...]:
    clipped = []
    for part in fragments(block):
        text = _clip(part, start, end)
        if text:
            clipped.append(run_of(text, part.format))
    return canonical_runs(clipped)


def _clip(part: Fragment, start: int, end: int) -> str:
    # Positions count UTF-16 units, Python counts code points: clip on the encoded form.
    units = part.text.encode("utf-16-le")
    first, last = max(0, start - part.position), max(0, end - part.position)
    return units[2 * first : 2 * last].decode("utf-16-le", "ignore")


def fill_document(document: QTextDocument, prose: Prose) -> None:
    """Replace the whole document and clear its undo history."""
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
    """Replace the selection by prose, as one step of undo.

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
        # The text behind the cursor now ends the last paragraph, which keeps the kind of that text.
        cursor.setBlockFormat(block_format(kind_behind))


def insert_runs(cursor: QTextCursor, runs: Iterable[Run]) -> None:
    """Insert the runs of one paragraph at the cursor."""
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


def document_position(paragraphs: Iterable[Paragraph], offset: int) -> int:
    """Return the document position (UTF-16 units) of an offset in `report.prose.plain_text` (code points)."""
    position = note = 0
    for paragraph in paragraphs:
        offset -= len(DASH) if paragraph.kind is ParagraphKind.DASH else 0
        for run in paragraph.runs:
            note += isinstance(run, Footnote)
            shown, units = _lengths(run, note)
            if offset < shown:
                return position + (0 if isinstance(run, Footnote) else utf16_length(run.text[: max(0, offset)]))
            offset -= shown
            position += units
        if offset <= 0:
            return position
        offset -= 1
        position += 1
    return max(0, position - 1)


def plain_offset(paragraphs: Iterable[Paragraph], position: int) -> int:
    """Return the offset in `report.prose.plain_text` of a document position; inverse of `document_position`."""
    offset = note = 0
    for paragraph in paragraphs:
        offset += len(DASH) if paragraph.kind is ParagraphKind.DASH else 0
        for run in paragraph.runs:
            note += isinstance(run, Footnote)
            shown, units = _lengths(run, note)
            if position < units:
                return offset if isinstance(run, Footnote) else offset + _code_points(run.text, position)
            offset += shown
            position -= units
        if position <= 0:
            return offset
        offset += 1
        position -= 1
    return max(0, offset - 1)


def _lengths(run: Run, note: int) -> tuple[int, int]:
    """Return a run's length in plain text (code points; a footnote is `[note]`) and in a document (UTF-16 units)."""
    return (len(f"[{note}]"), 1) if isinstance(run, Footnote) else (len(run.text), utf16_length(run.text))


def _code_points(text: str, units: int) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")[: 2 * units].decode("utf-16-le", "ignore"))
