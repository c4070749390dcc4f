"""Which words stand where on the pages: from a place on a page to the report, and back."""

from __future__ import annotations

from typing import NamedTuple

from dcbc_desktop.export.fonts.registered_fonts import ASCENT, DESCENT
from dcbc_desktop.export.layout.model import Element, Line, Source


class Area(NamedTuple):
    """One line on a page, in points from the page's top left corner; pages count from 0.

    `first` and `letters` count the letters of the element that stand before and on this line, spaces and marks of
    notes left out: they are the same in the report and on the page, wherever lines break. `note` is the number of the
    footnote that the line belongs to, 0 for text; a note's source is that of its mark.
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
    """Takes down each line as it is drawn."""

    def __init__(self) -> None:
        self.areas: list[Area] = []
        self._page = 0
        self._seen: dict[Element, int] = {}

    def add(self, line: Line, x: float, base: float, element: Element) -> None:
        """A line whose base line lies `base` points under the page's top edge."""
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
        """What follows stands on the next page."""
        self._page += 1


def letter_count(text: str) -> int:
    """Letters without spaces of any kind."""
    return len("".join(text.split()))
