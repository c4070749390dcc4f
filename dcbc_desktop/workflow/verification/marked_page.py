"""One page with all that it prints and the boxes for its signatures: what a rectangle on it is near to, and where."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final

from dcbc_desktop import intake

if TYPE_CHECKING:
    from dcbc_desktop.export import Box, PageWords, WordedPages
    from dcbc_desktop.intake import PageMarks, Rectangle

_NEAR: Final = 0.5
"""Points between a box and a field in it."""
_BESIDE, _OVER = 6.0, 2.0
"""Points beside and over a word where a stroke would be read as a part of it: a digit is 7 wide."""
_MM: Final = 72 / 25.4


class MarkedPages:
    """Pages of one file by their number, counted from 0; each is read once."""

    def __init__(self, pdf: bytes, made: WordedPages) -> None:
        self._pdf = pdf
        self._made = made
        self._known: dict[int, MarkedPage] = {}

    def __call__(self, number: int) -> MarkedPage:
        """Return a page."""
        if number not in self._known:
            self._known[number] = MarkedPage(self._pdf, number, self._made.pages[number])
        return self._known[number]


class MarkedPage:
    """A page of a file, as it was laid out and as it is read back."""

    def __init__(self, pdf: bytes, number: int, made: PageWords) -> None:
        self._pdf = pdf
        self._number = number
        self._made = made

    @cached_property
    def marks(self) -> PageMarks:
        """Words, letters and rules."""
        return intake.page_marks(self._pdf, self._number)

    @cached_property
    def _places(self) -> tuple[Rectangle, ...]:
        return intake.object_places(self._pdf, self._number)

    def has_marks_near(self, place: Rectangle) -> bool:
        """Return whether any line of words or rule is near to a rectangle."""
        return any(overlap(surroundings(one), place) for one in self._places)

    def has_marks_in(self, place: Rectangle) -> bool:
        """Return whether any line of words or rule has a part in a rectangle."""
        return any(overlap(one, place) for one in self._places)

    def is_in_a_box(self, place: Rectangle) -> bool:
        """Return whether a rectangle lies in one of the boxes for signatures."""
        return any(_inside(place, box) for box in self._made.boxes)

    def is_at_a_box(self, place: Rectangle) -> bool:
        """Return whether a rectangle has a part in one of them."""
        return any(overlap(place, box[1:]) for box in self._made.boxes)

    def spot(self, place: Rectangle) -> dict[str, object]:
        """Return where a rectangle is, for a sentence: page, third of it, millimetres from its top left corner."""
        left, bottom, right, top = place
        across, down = (left + right) / 2 / self._made.width, 1 - (bottom + top) / 2 / self._made.height
        third = f"{_third(down, 'top', 'middle', 'bottom')}_{_third(across, 'left', 'centre', 'right')}"
        corner = {"left": round(left / _MM), "top": round((self._made.height - top) / _MM)}
        return {"page": self._number + 1, "key": f"spot.{third}", **corner}


def overlap(one: Rectangle, other: Rectangle) -> bool:
    """Return whether two rectangles share anything."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def surroundings(place: Rectangle) -> Rectangle:
    """Return a rectangle of words with the room around it that is read with them."""
    return intake.grown(place, _BESIDE, _OVER)


def _inside(place: Rectangle, box: Box) -> bool:
    left, bottom, right, top = place
    across = left > box.left - _NEAR and right < box.right + _NEAR
    return across and bottom > box.bottom - _NEAR and top < box.top + _NEAR


def _third(share: float, *names: str) -> str:
    return names[min(max(int(share * 3), 0), 2)]
