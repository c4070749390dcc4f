"""What each page says, in the order in which it is drawn: from the same layout, before anything is drawn."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from dcbc_desktop.export.layout.measures import Sheet
from dcbc_desktop.export.layout.model import Line, Slice
from dcbc_desktop.export.layout.pagination import Page
from dcbc_desktop.export.layout.typesetter import Note
from dcbc_desktop.export.layout.watermark import WORDS


class Written(NamedTuple):
    """Letters that are written in one go, and the key of the report's entry that they come from; empty for none."""

    text: str
    key: str = ""


class Box(NamedTuple):
    """Room for a signature, in points from the page's lower left corner."""

    name: str
    left: float
    bottom: float
    right: float
    top: float


class PageWords(NamedTuple):
    """One page: its size in points, what is written on it, how many rules it has, and where signatures go."""

    width: float
    height: float
    written: tuple[Written, ...]
    rules: int
    boxes: tuple[Box, ...]


def words_of_pages(pages: Sequence[Page], notes: Mapping[int, Note], *, draft: bool) -> list[PageWords]:
    """Pages that are numbered from 1, as `draw_pages` draws them."""
    return [_words(page, number, notes, draft=draft) for number, page in enumerate(pages, start=1)]


def _words(page: Page, number: int, notes: Mapping[int, Note], *, draft: bool) -> PageWords:
    written = [
        *([Written(WORDS)] if draft else []),
        *([Written(str(number))] if number > 1 else []),
        *(_slice_words(page.head) if page.head else ()),
        *(found for _, item in page.slices for found in _slice_words(item)),
        *_note_words(page, notes),
    ]
    boxes = () if draft else tuple(box for y, item in page.slices for box in _boxes(item, page.sheet, y))
    return PageWords(page.sheet.width, page.sheet.height, tuple(written), _rules(page), boxes)


def _slice_words(item: Slice) -> Iterator[Written]:
    for line, _, element in item.placed:
        yield Written(_text(line), element.source.key if element.source else "")


def _note_words(page: Page, notes: Mapping[int, Note]) -> Iterator[Written]:
    for part in page.notes:
        note = notes[part.number]
        key = note.element.source.key if note.element.source else ""
        for line in note.lines[part.first : part.end]:
            yield Written(_text(line), key)


def _text(line: Line) -> str:
    return "".join([segment.text for segment in line.segments])


def _rules(page: Page) -> int:
    drawn = sum(len(item.rules) for _, item in page.slices)
    head = len(page.head.rules) if page.head else 0
    closing = len(page.slices[-1][1].closing) if page.slices else 0
    return drawn + head + closing + (1 if page.notes else 0)


def _boxes(item: Slice, sheet: Sheet, y: float) -> Iterator[Box]:
    for box in item.boxes:
        left, top = sheet.left + box.x, sheet.height - sheet.top - y - box.drop
        yield Box(box.name, left, top - box.height, left + box.width, top)
