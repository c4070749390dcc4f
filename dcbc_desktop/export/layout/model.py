"""Measures of the page (NĐ 30/2020, Phụ lục I) and parts of a laid-out page: lines, slices, roles. Units are points."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum
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
SEAL = 36 * MM
"""An agency's round seal at real size (ô số 8)."""

RULE_THICKNESS = 0.7
RULE_DROP = 4.5
"""How far a rule stands under the base line of the words above it."""


def baseline(lead: float, size: float) -> float:
    """Return the distance of the base line from the top of a line of this height."""
    return (lead - (ASCENT + DESCENT) * size) / 2 + ASCENT * size


class ElementRole(StrEnum):
    """Meaning of a piece of the page; a tag of the PDF follows from it."""

    HEAD = "head"
    KIND = "kind"
    TITLE = "title"
    REFERENCE = "reference"
    ADDRESSEE = "addressee"
    LEGAL_BASIS = "legal_basis"
    HEADING = "heading"
    SUBHEADING = "subheading"
    PARAGRAPH = "paragraph"
    DASH = "dash"
    NOTE = "note"
    RECIPIENT = "recipient"
    SIGNATURE = "signature"
    TABLE_TITLE = "table_title"
    TABLE_HEAD = "table_head"
    TABLE_CELL = "table_cell"


class Source(NamedTuple):
    """Origin of words in the report: a key; the paragraph's index in prose, the line's in a value of lines.

    `paragraph` is None for a heading and for values that are one whole; `row` and `column` name a table's cell.
    """

    key: str
    paragraph: int | None = None
    row: str = ""
    column: str = ""


class GridPlace(NamedTuple):
    """Place of a cell in its table, rows counted from 0 with those of the head; number of its columns and rows."""

    table: str
    row: int
    column: int
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True, slots=True, eq=False)
class Element:
    """One paragraph, heading, note or cell; compared by identity.

    `bookmark` is the entry in the PDF's outline, at `level` from 0. `source` is None for the decree's own words.
    """

    role: ElementRole
    bookmark: str = ""
    level: int = 0
    note: int = 0
    source: Source | None = None
    cell: GridPlace | None = None


class TextStyle(NamedTuple):
    """Look of letters: a style of the face, size, and rise over the base line, in points."""

    font: str
    size: float
    rise: float = 0.0


class Segment(NamedTuple):
    """Letters in one style; `note` is the footnote whose mark they are, 0 for none."""

    text: str
    style: TextStyle
    note: int = 0


class Line(NamedTuple):
    """One line: segments from `x` (points right of the left margin), with `stretch` added to each space."""

    segments: tuple[Segment, ...]
    x: float
    width: float
    stretch: float = 0.0
    notes: tuple[int, ...] = ()


class PlacedLine(NamedTuple):
    """Line inside a slice: its base line is `drop` points under the slice's top."""

    line: Line
    drop: float
    element: Element


class Rule(NamedTuple):
    """Straight stroke inside a slice, from `x` for `width` and `height` points, `drop` under the slice's top."""

    x: float
    drop: float
    width: float
    height: float = 0.0


class SignatureBox(NamedTuple):
    """Room for a signature inside a slice: the field's name, a label for people, and the rectangle."""

    name: str
    label: str
    x: float
    drop: float
    width: float
    height: float


class Keep(IntEnum):
    """Cost of beginning a page with a slice."""

    FREE = 0
    LINES = 1
    HEADING = 2
    BLOCK = 3


@dataclass(slots=True)
class Slice:
    """Smallest unit of a page: one line, one table row, or the head of the document.

    `head` is repeated above it where it begins a page; `closing` is drawn with it where it ends one.
    """

    height: float
    placed: tuple[PlacedLine, ...] = ()
    rules: tuple[Rule, ...] = ()
    before: float = 0.0
    keep: Keep = Keep.FREE
    notes: tuple[int, ...] = ()
    head: Slice | None = None
    closing: tuple[Rule, ...] = ()
    boxes: tuple[SignatureBox, ...] = ()
