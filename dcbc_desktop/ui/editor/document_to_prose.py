"""From a QTextDocument to the text model: fragments to canonical runs, blocks to paragraphs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtGui import QTextBlock, QTextCharFormat, QTextCursor, QTextDocument

from dcbc_desktop.report.prose import Footnote, Paragraph, ParagraphKind, Prose, Run, canonical_runs, runs_text
from dcbc_desktop.ui.editor.formats import is_note, kind_of, run_of, serial_of


class Fragment(NamedTuple):
    """A stretch of one format: place in the document, letters, format."""

    position: int
    text: str
    format: QTextCharFormat


class BlockContent(NamedTuple):
    """What is kept about a block: its canonical paragraph, words without notes, its marks in order."""

    paragraph: Paragraph
    words: int
    serials: tuple[int, ...]


def fragments(block: QTextBlock) -> Iterator[Fragment]:
    """The fragments of a block in order."""
    iterator = block.begin()
    while not iterator.atEnd():
        fragment = iterator.fragment()
        if fragment.isValid():
            yield Fragment(fragment.position(), fragment.text(), fragment.charFormat())
        iterator += 1


def blocks(document: QTextDocument, first: int = 0) -> Iterator[QTextBlock]:
    """The blocks of a document from number `first`."""
    block = document.findBlockByNumber(first)
    while block.isValid():
        yield block
        block = block.next()


def read_block(block: QTextBlock) -> BlockContent:
    """The content of one block."""
    parts = list(fragments(block))
    runs = canonical_runs(run_of(part.text, part.format) for part in parts)
    serials = tuple(serial_of(part.format) for part in parts if is_note(part.format))
    return BlockContent(Paragraph(runs, kind_of(block.blockFormat())), len(runs_text(runs).split()), serials)


def paragraph_notes(paragraph: Paragraph) -> tuple[Footnote, ...]:
    """The footnotes of a paragraph in order."""
    return tuple(run for run in paragraph.runs if isinstance(run, Footnote))


def prose_of(paragraphs: tuple[Paragraph, ...]) -> Prose:
    """Prose of some paragraphs; the one empty paragraph that every document has is no content."""
    if len(paragraphs) == 1 and paragraphs[0] == Paragraph():
        return Prose()
    return Prose(paragraphs)


def selected_prose(cursor: QTextCursor) -> Prose:
    """What a cursor has selected; a paragraph cut into keeps its kind only where its beginning is selected."""
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
