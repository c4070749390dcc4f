"""Tables on the page: widths of columns, heads of one or two levels, rows kept together or split line by line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from dcbc_desktop.errors import FileError
from dcbc_desktop.export.layout.column_widths import Contents, balanced_widths, levelled
from dcbc_desktop.export.layout.layout_rules import TODAYS, LayoutRules
from dcbc_desktop.export.layout.line_breaking import Align, Shape
from dcbc_desktop.export.layout.model import Element, Keep, Line, PlacedLine, Rule, Slice
from dcbc_desktop.export.layout.page_measures import LANDSCAPE, PORTRAIT, Sheet, baseline

PAD = 4.0
"""Between a column's edge and its words."""
SIZES = (13.2, 12.0, 11.0)
"""Of letters in tables, best first: the text's smaller size (II.5.b: 13-14), and down to that of notes for wide ones.

A little over 13, so that who tells notes by their size does not take rows at the foot of a page for some.
"""
_LARGEST, _SMALLEST = SIZES[0], SIZES[-1]
_LAST_SIZES = (10.0, 9.0)
"""Of a table whose numbers would be cut at the others."""
_LEAST = _SMALLEST
"""A column holds at least its widest letter."""
_SLACK = 0.1
"""More than rounding may take from a column that is exactly as wide as a word."""
_COMFORT = 75.0
"""Of a column of text, at the largest size: three or four syllables on a line."""

TOGETHER = 12
"""A row of more lines than this may be split over pages."""
_PAD_Y = 3.0
_LEAD = 16 / 13
"""Height of a line, of its letters."""
_EMPTY = Line((), 0.0, 0.0)


class ColumnNeed(NamedTuple):
    """Widths a column needs, in points at the largest size: of its longest word, of its longest cell on one line.

    `label` is the width that its label asks for, `cells` are those of all cells on one line; `rigid`: it holds numbers.
    """

    least: float
    natural: float
    label: float = 0.0
    cells: tuple[float, ...] = ()
    rigid: bool = False

    @property
    def comfortable(self) -> float:
        """Width for its cells on one line, or for a few words on each."""
        return max(self.least, min(self.natural, _COMFORT))


class TableFit(NamedTuple):
    """Sheet, size of letters, and edges of columns (from the left margin) that a table is set with."""

    sheet: Sheet
    size: float
    edges: tuple[float, ...]


def place_upright(needs: Sequence[ColumnNeed], rules: LayoutRules = TODAYS) -> TableFit:
    """Fit a table on portrait pages, in letters that leave each column a few words a line."""
    return _placed(needs, [(PORTRAIT, size) for size in SIZES], rules)


def place_alone(needs: Sequence[ColumnNeed], rules: LayoutRules = TODAYS) -> TableFit:
    """Fit a table on pages of its own, turned rather than set in smaller letters."""
    return _placed(needs, [(PORTRAIT, _LARGEST), *((LANDSCAPE, size) for size in SIZES)], rules)


def _placed(needs: Sequence[ColumnNeed], choices: Sequence[tuple[Sheet, float]], rules: LayoutRules) -> TableFit:
    """Return the first comfortable choice, else the last, in which the longest words may be cut.

    Before a word is cut, letters are set still smaller.
    """
    sheet, size = next((choice for choice in choices if _is_comfortable(needs, *choice)), choices[-1])
    if not rules.whole_numbers:
        return TableFit(sheet, size, column_edges(needs, sheet.text_width, size))
    smaller = (size, *(less for less in _LAST_SIZES if less < size))
    size = next((one for one in smaller if _holds_words(needs, sheet, one)), smaller[-1])
    return TableFit(sheet, size, balanced_edges(needs, sheet.text_width, size))


def _holds_words(needs: Sequence[ColumnNeed], sheet: Sheet, size: float) -> bool:
    widths = sum(max(need.least * size / _LARGEST, _LEAST) for need in needs)
    return widths + (2 * PAD + _SLACK) * len(needs) <= sheet.text_width


def _is_comfortable(needs: Sequence[ColumnNeed], sheet: Sheet, size: float) -> bool:
    widths = sum(need.comfortable for need in needs) * size / _LARGEST
    return widths + (2 * PAD + _SLACK) * len(needs) <= sheet.text_width


def balanced_edges(needs: Sequence[ColumnNeed], width: float, size: float) -> tuple[float, ...]:
    """Return edges of columns that fill `width` and keep numbers whole; raises FileError `outline_data_invalid`."""
    room, scale = _room(needs, width), size / _LARGEST
    columns = [
        Contents(
            need.least * scale + _SLACK, need.label * scale, tuple(cell * scale for cell in need.cells), need.rigid
        )
        for need in needs
    ]
    return _edges(balanced_widths(columns, room, _LEAST + _SLACK), width)


def column_edges(needs: Sequence[ColumnNeed], width: float, size: float) -> tuple[float, ...]:
    """Return edges of columns that fill `width`; raises FileError `outline_data_invalid` for too many columns."""
    room = _room(needs, width)
    scale = size / _LARGEST
    least, comfortable, natural = (
        [max(min(wish * scale, room), _LEAST) + _SLACK for wish in wishes]
        for wishes in zip(*((need.least, need.comfortable, need.natural) for need in needs), strict=True)
    )
    return _edges(_shared(comfortable if sum(comfortable) <= room else least, natural, room), width)


def _room(needs: Sequence[ColumnNeed], width: float) -> float:
    room = width - 2 * PAD * len(needs)
    if room < (_LEAST + _SLACK) * len(needs):
        raise FileError("outline_data_invalid")
    return room


def _edges(widths: Sequence[float], width: float) -> tuple[float, ...]:
    *inner, _ = accumulate((wide + 2 * PAD for wide in widths), initial=0.0)
    return (*inner, width)


def _shared(least: list[float], natural: list[float], room: float) -> list[float]:
    """Stretch natural widths to `room` or cut them down; too little room takes from the widest columns only."""
    if sum(natural) <= room:
        return [wide * room / sum(natural) for wide in natural]
    if sum(least) <= room:
        wishes = [wide - low for wide, low in zip(natural, least, strict=True)]
        share = (room - sum(least)) / sum(wishes)
        return [low + wish * share for low, wish in zip(least, wishes, strict=True)]
    return levelled(least, room)


@dataclass(frozen=True, slots=True)
class Grid:
    """Edges of columns, in points from the left margin, and the size of letters."""

    edges: tuple[float, ...]
    size: float

    @property
    def lead(self) -> float:
        """Height of a line."""
        return self.size * _LEAD

    def shape(self, first: int, end: int, align: Align) -> Shape:
        """Return the column of words inside a cell over columns `first` to `end`."""
        left = self.edges[first] + PAD
        return Shape(self.size, self.edges[end] - PAD - left, left=left, align=align)


class GridCell(NamedTuple):
    """Cell with its lines over the columns `first` to `end`."""

    lines: Sequence[Line]
    element: Element
    first: int
    end: int

    def height(self, grid: Grid) -> float:
        """Return the height with the room above and below the lines."""
        return len(self.lines) * grid.lead + 2 * _PAD_Y

    @property
    def drawn(self) -> Sequence[Line]:
        """Lines; an empty one where there is none, so that screen readers find the cell in its table."""
        return self.lines or (_EMPTY,)

    def placed(self, grid: Grid, top: float) -> list[PlacedLine]:
        """Return all lines under `top`."""
        first = top + _PAD_Y + baseline(grid.lead, grid.size)
        return [PlacedLine(line, first + index * grid.lead, self.element) for index, line in enumerate(self.drawn)]


def row_slices(grid: Grid, cells: Sequence[GridCell], *, head: Slice | None = None, top: bool = False) -> list[Slice]:
    """Return a row as one slice, or as one slice a line where it is too tall to be kept together.

    `head` is repeated above a slice that begins a page; `top` draws the upper edge too.
    """
    count = max(1, *(len(cell.lines) for cell in cells))
    parts = [range(count)] if count <= TOGETHER else [range(line, line + 1) for line in range(count)]
    return [_part(grid, cells, part, count, head=head, top=top and part.start == 0) for part in parts]


def _part(grid: Grid, cells: Sequence[GridCell], part: range, count: int, *, head: Slice | None, top: bool) -> Slice:
    first, last = part.start == 0, part.stop == count
    above = _PAD_Y if first else 0.0
    height = above + len(part) * grid.lead + (_PAD_Y if last else 0.0)
    drop = above + baseline(grid.lead, grid.size)
    placed = tuple(
        PlacedLine(line, drop + index * grid.lead, cell.element)
        for cell in cells
        for index, line in enumerate(cell.drawn[part.start : part.stop])
    )
    edges = sorted({edge for cell in cells for edge in (cell.first, cell.end)})
    rules = [Rule(grid.edges[edge], 0.0, 0.0, height) for edge in edges]
    rules += _across(grid, [height] if last else []) + _across(grid, [0.0] if top else [])
    notes = tuple(note for item in placed for note in item.line.notes)
    keep = Keep.FREE if first or (part.start > 1 and not last) else Keep.LINES
    closing = () if last else tuple(_across(grid, [height]))
    return Slice(height, placed, tuple(rules), keep=keep, notes=notes, head=head, closing=closing)


def _across(grid: Grid, drops: Sequence[float]) -> list[Rule]:
    return [Rule(grid.edges[0], drop, grid.edges[-1] - grid.edges[0]) for drop in drops]


class GridHead(NamedTuple):
    """Labels of a table's columns; `upper` ones print over several columns."""

    upper: Sequence[GridCell]
    lower: Sequence[GridCell]

    def slices(self, grid: Grid, tallest: float) -> list[Slice]:
        """Return one slice, repeated on every page; line by line where it is taller than `tallest`."""
        levels = self._levels(grid)
        if sum(levels) <= tallest:
            return [self._slice(grid, *levels)]
        rows = [row for row in (self.upper, self.lower) if row]
        parts = [part for index, row in enumerate(rows) for part in row_slices(grid, row, top=index == 0)]
        for part in parts:
            part.keep = Keep.HEADING
        return parts

    def _levels(self, grid: Grid) -> tuple[float, float]:
        """Return the heights of the upper labels and of the rest."""
        under = self._under()
        high = max((cell.height(grid) for cell in self.upper), default=0.0)
        low = max((cell.height(grid) for cell in self.lower if cell.first in under), default=0.0)
        whole = max(high + low, *(cell.height(grid) for cell in self.lower if cell.first not in under), 0.0)
        return high, whole - high

    def _under(self) -> set[int]:
        """Return the columns that have an upper label."""
        return {column for cell in self.upper for column in range(cell.first, cell.end)}

    def _slice(self, grid: Grid, high: float, low: float) -> Slice:
        under, height = self._under(), high + low
        boxes = [(cell, 0.0, high) for cell in self.upper]
        boxes += [(cell, high if cell.first in under else 0.0, height) for cell in self.lower]
        boxes.sort(key=lambda box: box[0].first)  # an upper label stays before those under it
        placed = [
            item
            for cell, top, bottom in boxes
            for item in cell.placed(grid, top + (bottom - top - cell.height(grid)) / 2)  # in the middle of its box
        ]
        rules = _across(grid, [0.0, height])
        for cell in self.upper:
            left = grid.edges[cell.first]
            rules.append(Rule(left, high, grid.edges[cell.end] - left))
        inside = under - {cell.first for cell in self.upper}
        for edge, x in enumerate(grid.edges):
            top = high if edge in inside else 0.0
            rules.append(Rule(x, top, 0.0, height - top))
        return Slice(height, tuple(placed), tuple(rules))
