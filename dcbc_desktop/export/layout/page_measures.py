"""Measures of the page (NĐ 30/2020, Phụ lục I): sheets, margins, sizes of letters, leading. Units are points."""

from __future__ import annotations

from typing import NamedTuple

from dcbc_desktop.export.fonts.registered_fonts import ASCENT, DESCENT

MM = 72 / 25.4


class Sheet(NamedTuple):
    """Size and margins of one page as it is read."""

    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float

    @property
    def text_width(self) -> float:
        """Width between the margins."""
        return self.width - self.left - self.right

    @property
    def text_height(self) -> float:
        """Height between the margins."""
        return self.height - self.top - self.bottom


PORTRAIT = Sheet(210 * MM, 297 * MM, top=20 * MM, bottom=20 * MM, left=30 * MM, right=20 * MM)
"""Margins (I.4): 20-25, 20-25, 30-35 and 15-20 mm."""
LANDSCAPE = Sheet(297 * MM, 210 * MM, top=30 * MM, bottom=20 * MM, left=20 * MM, right=20 * MM)
"""The same sheet turned for a wide table (I.2): the edge that is bound lies on top."""
TEXT_WIDTH, TEXT_HEIGHT = PORTRAIT.text_width, PORTRAIT.text_height

BODY = 14.0
BODY_LEAD = 18.5
"""About 1.15 of the face's own line (II.5.b: single to 1.5)."""
FIRST_LINE = 12.7 * MM
PARAGRAPH_GAP = 6.0
PAGE_NUMBER = 14.0

NOTE = 11.0
NOTE_LEAD = 13.2
NOTE_GAP = 9.0
"""Between the text and the first line of the notes; the rule stands in it."""
NOTE_RULE = TEXT_WIDTH / 3
MARK_SCALE, MARK_RISE = 0.65, 0.36
"""Size and rise of superscript letters, of the size around them."""

SIGNATURE_WIDTH, SIGNATURE_HEIGHT = 40 * MM, 19.5 * MM
"""Of the picture between office and name (ô số 7c), at most."""
PEN_ROOM = 30 * MM
"""Between post and name for a signature by pen with the seal on its left third (ô số 7c, 8)."""
SEAL = 36 * MM
"""An agency's round seal at real size (ô số 8)."""

RULE_THICKNESS = 0.7
RULE_DROP = 4.5
"""How far a rule stands under the base line of the words above it."""


def baseline(lead: float, size: float) -> float:
    """Return the distance of the base line from the top of a line of this height."""
    return (lead - (ASCENT + DESCENT) * size) / 2 + ASCENT * size
