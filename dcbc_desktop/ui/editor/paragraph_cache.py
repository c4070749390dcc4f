"""Cache of a document's canonical content by block: only blocks that a change names are read again."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtGui import QTextDocument

from dcbc_desktop.report.prose import Footnote, Paragraph, Prose
from dcbc_desktop.ui.editor.document_conversion import (
    BlockContent,
    blocks,
    fragments,
    paragraph_notes,
    prose_of,
    read_block,
)
from dcbc_desktop.ui.editor.text_formats import is_note, serial_of


class ContentChange(NamedTuple):
    """Effect of a change of the document: on stored content, and on footnotes (their text or order)."""

    content: bool
    notes: bool


class ParagraphCache:
    """Follows one document; `update` must be called for every `contentsChange`."""

    def __init__(self, document: QTextDocument) -> None:
        self._document = document
        self._blocks: list[BlockContent] = []
        self._words = 0
        self.rebuild()

    def rebuild(self) -> None:
        """Read the whole document."""
        self._blocks = [read_block(block) for block in blocks(self._document)]
        self._words = _words(self._blocks)

    def update(self, position: int, added: int) -> ContentChange:
        """Read again the blocks between `position` and `position + added`."""
        document = self._document
        grown = document.blockCount() - len(self._blocks)
        first = document.findBlock(position).blockNumber()
        last_block = document.findBlock(position + added)
        last = last_block.blockNumber() if last_block.isValid() else document.blockCount() - 1
        fresh = self._read(first, last)
        stale = self._blocks[first : last + 1 - grown]
        self._blocks[first : last + 1 - grown] = fresh
        self._words += _words(fresh) - _words(stale)
        if len(self._blocks) != document.blockCount():  # pragma: no cover - a guard, not a path
            self.rebuild()
            return ContentChange(True, True)
        return _compare(stale, fresh)

    def _read(self, first: int, last: int) -> list[BlockContent]:
        fresh = []
        for block in blocks(self._document, first):
            fresh.append(read_block(block))
            if len(fresh) > last - first:
                break
        return fresh

    def prose(self) -> Prose:
        """Return the canonical content."""
        return prose_of(tuple(content.paragraph for content in self._blocks))

    def paragraphs(self) -> tuple[Paragraph, ...]:
        """Return the canonical paragraphs, one for each block."""
        return tuple(content.paragraph for content in self._blocks)

    def words(self) -> int:
        """Return the number of words, footnotes left out."""
        return self._words

    def serials(self) -> tuple[int, ...]:
        """Return the serial numbers of the footnote marks in order."""
        return tuple(serial for content in self._blocks for serial in content.serials)

    def notes(self) -> tuple[tuple[int, Footnote], ...]:
        """Return the footnotes in order, each with the serial number of its mark."""
        return tuple(_notes(self._blocks))

    def position_of(self, serial: int) -> int | None:
        """Return the position of a footnote's mark in the document."""
        number = next((n for n, content in enumerate(self._blocks) if serial in content.serials), None)
        if number is None:
            return None
        return self._position_in_block(number, serial)

    def _position_in_block(self, number: int, serial: int) -> int | None:
        block = self._document.findBlockByNumber(number)
        return next(
            (part.position for part in fragments(block) if is_note(part.format) and serial_of(part.format) == serial),
            None,
        )


def _compare(stale: list[BlockContent], fresh: list[BlockContent]) -> ContentChange:
    if stale == fresh:
        return ContentChange(False, False)
    content = [block.paragraph for block in stale] != [block.paragraph for block in fresh]
    return ContentChange(content, _notes(stale) != _notes(fresh))


def _words(contents: list[BlockContent]) -> int:
    return sum(content.words for content in contents)


def _notes(contents: list[BlockContent]) -> list[tuple[int, Footnote]]:
    return [
        pair
        for content in contents
        if content.serials
        for pair in zip(content.serials, paragraph_notes(content.paragraph), strict=True)
    ]
