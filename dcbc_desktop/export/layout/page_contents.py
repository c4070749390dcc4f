"""Contents of the pages in the order of drawing: one walk, whose sink is the canvas, or collects words and places.

Pages that are drawn and the words that they are compared with come from the same walk and cannot disagree.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING, NamedTuple, Protocol

from dcbc_desktop.export.fonts.registered_fonts import ASCENT, DESCENT
from dcbc_desktop.export.layout.model import Element, Line, Rule, SignatureBox, Slice, Source
from dcbc_desktop.export.layout.page_measures import NOTE, NOTE_GAP, NOTE_LEAD, NOTE_RULE, PORTRAIT, Sheet, baseline

if TYPE_CHECKING:
    from dcbc_desktop.export.layout.pagination import Page
    from dcbc_desktop.export.layout.typesetter import Note

DRAFT_MARK = "DỰ THẢO"
"""On every page of a draft."""
_NOTE_DROP = baseline(NOTE_LEAD, NOTE)


class PageSink(Protocol):
    """Receiver of page contents; `top` is the top of a slice or line, in points from the page's top edge."""

    def begin_page(self, sheet: Sheet) -> None:
        """Begin a page of this size."""

    def watermark(self) -> None:
        """Mark the page as a draft, under everything else."""

    def page_number(self, number: int) -> None:
        """Number the page in its top margin."""

    def repeated(self) -> AbstractContextManager[None]:
        """Return a context whose lines repeat the head of a table."""

    def line(self, line: Line, top: float, drop: float, element: Element) -> None:
        """Write a line of an element, its base line `drop` points under `top`."""

    def rules(self, rules: Sequence[Rule], top: float) -> None:
        """Draw strokes of a slice."""

    def signature_boxes(self, boxes: Sequence[SignatureBox], top: float) -> None:
        """Leave room for signatures."""

    def end_page(self) -> None:
        """End the page."""


def walk_pages(pages: Sequence[Page], notes: Mapping[int, Note], sink: PageSink, *, draft: bool) -> None:
    """Pass the contents of pages to a sink; pages are numbered from 1, the first without its number."""
    for number, page in enumerate(pages, start=1):
        top = page.sheet.top
        sink.begin_page(page.sheet)
        if draft:
            sink.watermark()
        if number > 1:
            sink.page_number(number)
        if page.head:
            with sink.repeated():
                _walk_slice(sink, page.head, top)
        for y, item in page.slices:
            _walk_slice(sink, item, top + y)
            if not draft:
                sink.signature_boxes(item.boxes, top + y)
        if page.slices:
            y, item = page.slices[-1]
            sink.rules(item.closing, top + y)
        if page.notes:
            _walk_notes(sink, page, notes)
        sink.end_page()


def _walk_slice(sink: PageSink, item: Slice, top: float) -> None:
    for line, drop, element in item.placed:
        sink.line(line, top, drop, element)
    sink.rules(item.rules, top)


def _walk_notes(sink: PageSink, page: Page, notes: Mapping[int, Note]) -> None:
    count = sum(part.end - part.first for part in page.notes)
    top = page.sheet.top + page.sheet.text_height - count * NOTE_LEAD
    sink.rules((Rule(0.0, 0.0, NOTE_RULE),), top - NOTE_GAP * 0.4)
    for part in page.notes:
        note = notes[part.number]
        for line in note.lines[part.first : part.end]:
            sink.line(line, top, _NOTE_DROP, note.element)
            top += NOTE_LEAD


class Written(NamedTuple):
    """Letters written in one go, and the key of the entry that they come from; empty for none."""

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
    """One page: size in points, written words, number of rules, boxes for signatures, with fields or without, links.

    `drawings` counts the grey ones under the text, as drafts of earlier layouts have one.
    """

    width: float
    height: float
    written: tuple[Written, ...]
    rules: int
    boxes: tuple[Box, ...]
    links: int
    drawings: int = 0


class WordCollector:
    """Sink that collects the words of each page; `linked`: each mark of a note is a link, `drawn`: drafts' mark is."""

    def __init__(self, *, linked: bool, drawn: bool = False) -> None:
        self.pages: list[PageWords] = []
        self._linked, self._drawn = linked, drawn
        self._sheet = PORTRAIT
        self._written: list[Written] = []
        self._boxes: list[Box] = []
        self._rules = self._links = self._drawings = 0

    def begin_page(self, sheet: Sheet) -> None:
        """Begin a page of this size."""
        self._sheet, self._written, self._boxes = sheet, [], []
        self._rules = self._links = self._drawings = 0

    def watermark(self) -> None:
        """Add the words in the margin, and count the drawing that some layouts have besides."""
        self._written.append(Written(DRAFT_MARK))
        self._drawings += self._drawn

    def page_number(self, number: int) -> None:
        """Add the number, which is written before the text."""
        self._written.append(Written(str(number)))

    def repeated(self) -> AbstractContextManager[None]:
        """Collect a repeated head like any other line."""
        return nullcontext()

    def line(self, line: Line, top: float, drop: float, element: Element) -> None:  # noqa: ARG002  a sink's method
        """Add a line, whose letters are written in one go."""
        text = "".join([segment.text for segment in line.segments])
        self._written.append(Written(text, element.source.key if element.source else ""))
        self._links += len(line.notes) if self._linked else 0

    def rules(self, rules: Sequence[Rule], top: float) -> None:  # noqa: ARG002  a sink's method
        """Count the strokes."""
        self._rules += len(rules)

    def signature_boxes(self, boxes: Sequence[SignatureBox], top: float) -> None:
        """Add the rectangles of the boxes."""
        for box in boxes:
            left, upper = self._sheet.left + box.x, self._sheet.height - top - box.drop
            self._boxes.append(Box(box.name, left, upper - box.height, left + box.width, upper))

    def end_page(self) -> None:
        """Keep the page."""
        sheet = self._sheet
        written, boxes = tuple(self._written), tuple(self._boxes)
        page = PageWords(sheet.width, sheet.height, written, self._rules, boxes, self._links, self._drawings)
        self.pages.append(page)


class Area(NamedTuple):
    """One line on a page, in points from the page's top left corner; pages count from 0.

    `first` and `letters` count the letters of the element before and on this line, without spaces and marks of notes:
    they are the same in the report and on the page, wherever lines break. `note` is the number of the footnote that the
    line belongs to, 0 for text; a note's source is that of its mark.
    """

    page: int
    x: float
    y: float
    width: float
    height: float
    source: Source
    note: int
    first: int
    letters: int


class PageMap:
    """Places of all lines, in the order of drawing."""

    def __init__(self) -> None:
        self.areas: list[Area] = []
        self._page = 0
        self._seen: dict[Element, int] = {}

    def add(self, line: Line, x: float, base: float, element: Element) -> None:
        """Add a line whose base line is `base` points under the page's top edge."""
        if element.source is None or not line.segments:
            return
        text = "".join([segment.text for segment in line.segments if not segment.note])
        size = max(segment.style.size for segment in line.segments)
        spaces = text.count(" ") + text.count("\u00a0") if line.stretch else 0
        first, letters = self._seen.get(element, 0), letter_count(text)
        self._seen[element] = first + letters
        width, top = line.width + spaces * line.stretch, base - ASCENT * size
        height = (ASCENT + DESCENT) * size
        self.areas.append(Area(self._page, x, top, width, height, element.source, element.note, first, letters))

    def end_page(self) -> None:
        """Begin the next page."""
        self._page += 1


def letter_count(text: str) -> int:
    """Count letters without spaces of any kind."""
    return len("".join(text.split()))
