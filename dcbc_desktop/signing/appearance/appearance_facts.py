"""Facts about the appearance of a signature field, before it is drawn."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from pyhanko.pdf_utils.generic import DictionaryObject

MAX_OPERATIONS: Final = 20_000
"""Of one appearance, each part counted as often as it is drawn; a text stamp has a hundred."""
MAX_PIXELS: Final = 40_000_000
"""Of all pictures of one appearance: a seal of 36 mm scanned at 1,200 dots an inch has three million."""
MAX_SHAPES: Final = 8
"""Rectangles and lines: a frame, a ground, rules between lines. More could be digits."""


class Doubt(StrEnum):
    """Reason why nobody can say what an appearance shows."""

    VARIES = "varies"
    """Programs may show different things."""
    STROKES = "strokes"
    """Letters could be drawn by strokes, patterns or unknown fonts, so that no program reads them."""
    HEAVY = "heavy"
    """Drawing it would take too long."""


@dataclass(frozen=True, slots=True)
class Appearance:
    """Facts about one appearance, or a part of it; counts include all parts."""

    paints: bool = False
    says: bool = False
    """It has text."""
    shapes: int = 0
    operations: int = 0
    pixels: int = 0
    doubts: frozenset[Doubt] = frozenset()

    def __add__(self, other: Appearance) -> Appearance:
        """Return both together."""
        return Appearance(
            self.paints or other.paints,
            self.says or other.says,
            self.shapes + other.shapes,
            self.operations + other.operations,
            self.pixels + other.pixels,
            self.doubts | other.doubts,
        )

    @property
    def all_doubts(self) -> frozenset[Doubt]:
        """Doubts, those included that follow from the counts."""
        heavy = self.operations > MAX_OPERATIONS or self.pixels > MAX_PIXELS
        found = {Doubt.STROKES: self.shapes > MAX_SHAPES, Doubt.HEAVY: heavy}
        return self.doubts | {doubt for doubt, holds in found.items() if holds}


NOTHING: Final = Appearance()
VARIES: Final = Appearance(paints=True, doubts=frozenset({Doubt.VARIES}))
UNREADABLE: Final = Appearance(paints=True, doubts=frozenset({Doubt.VARIES, Doubt.HEAVY}))
STROKES: Final = Appearance(paints=True, doubts=frozenset({Doubt.STROKES}))
OUTLINE: Final = Appearance(doubts=frozenset({Doubt.STROKES}))


def entry(dictionary: DictionaryObject, key: str) -> object:
    """Return an entry with its reference followed, None where there is none; pyHanko's `get` follows none."""
    if key not in dictionary:
        return None
    found: object = dictionary[key]
    return found
