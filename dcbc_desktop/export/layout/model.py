"""Parts of a laid-out page: elements with their roles, lines, slices. Units are points."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import NamedTuple


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
    """Look of letters: a style of the face, size, rise over the base line, and room added after each letter, in points.

    Letters that are set closer have a negative `spacing`.
    """

    font: str
    size: float
    rise: float = 0.0
    spacing: float = 0.0


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
