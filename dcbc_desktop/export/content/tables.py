"""Tables of the outline, in the running text or on pages of their own: widths of columns, then row by row."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from dcbc_desktop.export.content.printed_values import Group, PrintedRow, PrintedTable
from dcbc_desktop.export.fonts.registered_fonts import BOLD, ITALIC, REGULAR, SPACE
from dcbc_desktop.export.layout.column_widths import HEAD_LINES
from dcbc_desktop.export.layout.line_breaking import Align, Metrics, Shape, plain, superscript
from dcbc_desktop.export.layout.model import (
    Element,
    ElementRole,
    GridPlace,
    Keep,
    Line,
    Segment,
    Slice,
    Source,
    TextStyle,
)
from dcbc_desktop.export.layout.page_measures import TEXT_WIDTH
from dcbc_desktop.export.layout.pagination import Flow
from dcbc_desktop.export.layout.table_layout import (
    PAD,
    SIZES,
    TOGETHER,
    ColumnNeed,
    Grid,
    GridCell,
    GridHead,
    TableFit,
    place_upright,
    row_slices,
)
from dcbc_desktop.export.layout.typesetter import Typesetter
from dcbc_desktop.report.prose import Text

_SIZE = SIZES[0]
_REGULAR, _BOLD = TextStyle(REGULAR, _SIZE), TextStyle(BOLD, _SIZE)
_LONGEST_WORD = TEXT_WIDTH / 3
"""What is longer is no word and may be cut between letters; a number is cut last of all."""

_TOTAL = "Tổng cộng"
_BEFORE, _UNDER_TITLE, _AFTER = 10.0, 3.0, 8.0
_TALLEST_HEAD = 0.4
"""Of a page: a taller head is not repeated."""


def needs_of(printed: PrintedTable, typesetter: Typesetter) -> list[ColumnNeed]:
    """Return the width that the row numbers and each column need, without PAD."""
    metrics = typesetter.metrics
    last_note = len(typesetter.notes) + sum(len(row.notes) for row in printed.rows)
    mark = Segment(str(last_note), superscript(_REGULAR), 1)
    numeric = (True, *(column.kind.traits.numeric for column in printed.columns))
    needs = [_head_need(label, metrics) for label in printed.labels]
    needs = [need._replace(label=need.natural, rigid=rigid) for need, rigid in zip(needs, numeric, strict=True)]
    for row in printed.rows:
        for index, text in enumerate(row.texts):
            segments = [*plain(text, _REGULAR), mark] if index in row.notes else plain(text, _REGULAR)
            needs[index] = _larger(needs[index], _need(segments, metrics))
    for index, text in enumerate(printed.totals):
        needs[index] = _larger(needs[index], _need(plain(text, _BOLD), metrics))
    for group in printed.groups:
        _widen(needs, group, metrics)
    return needs


def _need(segments: Iterable[Segment], metrics: Metrics) -> ColumnNeed:
    widths = [word.width for word in metrics.words(segments)]
    if not widths:
        return ColumnNeed(0.0, 0.0)
    return ColumnNeed(min(max(widths), _LONGEST_WORD), sum(widths) + _SIZE * SPACE * (len(widths) - 1))


def _head_need(label: str, metrics: Metrics) -> ColumnNeed:
    need = _need(plain(label, _BOLD), metrics)
    return need._replace(natural=max(need.least, need.natural / HEAD_LINES))


def _larger(one: ColumnNeed, other: ColumnNeed) -> ColumnNeed:
    least, natural = max(one.least, other.least), max(one.natural, other.natural)
    return one._replace(least=least, natural=natural, cells=(*one.cells, other.natural))


def _widen(needs: list[ColumnNeed], group: Group, metrics: Metrics) -> None:
    """Make room for the longest word of a label over several columns."""
    count = group.end - group.first
    under = needs[group.first : group.end]
    wanted = _head_need(group.label, metrics).least - 2 * PAD * (count - 1)
    more = max(wanted - sum(need.least for need in under), 0.0) / count
    needs[group.first : group.end] = [
        need._replace(least=need.least + more, natural=need.natural + more) for need in under
    ]


def add_tables(flow: Flow, typesetter: Typesetter, tables: Iterable[PrintedTable]) -> None:
    """Append tables in the running text, each under its title."""
    shape = Shape(SIZES[0], TEXT_WIDTH, align=Align.CENTRED)
    for printed in tables:
        flow.add_text(
            typesetter.balanced(printed.title, TextStyle(BOLD, SIZES[0]), shape),
            Element(ElementRole.TABLE_TITLE, source=Source(printed.table.key)),
            before=_BEFORE,
            inside=Keep.HEADING,
            keep_next=Keep.HEADING,
        )
        flow.slices[-1].height += _UNDER_TITLE
        add_unit(flow, typesetter, printed, TEXT_WIDTH)
        add_table(flow, typesetter, printed, place_upright(needs_of(printed, typesetter), typesetter.rules))
        flow.slices[-1].height += _AFTER


def add_unit(flow: Flow, typesetter: Typesetter, printed: PrintedTable, width: float) -> None:
    """Append the unit of a table's numbers, in italics at the right above it."""
    if printed.unit:
        shape = Shape(_SIZE, width, align=Align.RIGHT)
        lines = typesetter.filled(plain(printed.unit, TextStyle(ITALIC, _SIZE)), shape)
        unit = Element(ElementRole.REFERENCE, source=Source(printed.table.key))
        flow.add_text(lines, unit, inside=Keep.HEADING, keep_next=Keep.HEADING)
        flow.slices[-1].height += _UNDER_TITLE


def add_table(flow: Flow, typesetter: Typesetter, printed: PrintedTable, place: TableFit) -> None:
    """Append head, rows and totals."""
    table = _TableSetter(typesetter, printed, place)
    head = table.head()
    flow.add(head, keep_next=Keep.HEADING)
    repeated = head[0] if len(head) == 1 else None
    for number, row in enumerate(printed.rows):
        flow.add(table.row(number, row, repeated))
    if printed.totals:
        totals = table.totals(repeated)
        totals[0].keep = Keep.LINES  # not alone at the top of a page
        flow.add(totals)


class _TableSetter:
    def __init__(self, typesetter: Typesetter, printed: PrintedTable, place: TableFit) -> None:
        self._typesetter = typesetter
        self._printed = printed
        self._columns = printed.columns
        self._aligns = [Align.CENTRED, *(Align(column.kind.traits.align.value) for column in self._columns)]
        self._sheet = place.sheet
        self._grid = Grid(place.edges, place.size)
        self._regular, self._bold = TextStyle(REGULAR, place.size), TextStyle(BOLD, place.size)
        self._first_row = 2 if printed.groups else 1

    def _element(self, role: ElementRole, place: GridPlace, row: str = "") -> Element:
        column = self._columns[place.column - 1].key if place.column else ""
        source = Source(self._printed.table.key, row=row, column=column)
        return Element(role, source=source if role is ElementRole.TABLE_CELL else None, cell=place)

    def _lines(self, segments: Iterable[Segment], first: int, end: int, align: Align) -> list[Line]:
        return self._typesetter.filled(segments, self._grid.shape(first, end, align))

    def head(self) -> list[Slice]:
        """Return the head as one slice, unless it is too tall to be repeated."""
        key, groups = self._printed.table.key, self._printed.groups
        under = {column for group in groups for column in range(group.first, group.end)}
        upper = [
            self._label(group.label, GridPlace(key, 0, group.first, columns=group.end - group.first))
            for group in groups
        ]
        lower = [
            self._label(
                label, GridPlace(key, 1, index) if index in under else GridPlace(key, 0, index, rows=self._first_row)
            )
            for index, label in enumerate(self._printed.labels)
        ]
        return GridHead(upper, lower).slices(self._grid, self._sheet.text_height * _TALLEST_HEAD)

    def _label(self, text: str, place: GridPlace) -> GridCell:
        end = place.column + place.columns
        lines = self._lines(plain(text, self._bold), place.column, end, Align.CENTRED)
        return GridCell(lines, self._element(ElementRole.TABLE_HEAD, place), place.column, end)

    def row(self, number: int, row: PrintedRow, head: Slice | None) -> list[Slice]:
        """Return the slices of one row."""
        marks = self._marks(row)
        cells = []
        for index, text in enumerate(row.texts):
            segments = [*plain(text, self._regular), *marks.get(index, ())]
            place = GridPlace(self._printed.table.key, self._first_row + number, index)
            lines = self._lines(segments, index, index + 1, self._aligns[index])
            cells.append(GridCell(lines, self._element(ElementRole.TABLE_CELL, place, row.id), index, index + 1))
        return row_slices(self._grid, cells, head=head)

    def _marks(self, row: PrintedRow) -> Mapping[int, Sequence[Segment]]:
        """Return the marks of a row's notes by column, numbered in reading order."""
        marks = {}
        for index in self._in_reading_order(row):
            column = self._columns[index - 1].key
            source = Source(self._printed.table.key, row=row.id, column=column)
            note = [Text(row.notes[index])]
            marks[index] = [self._typesetter.mark(note, self._regular, source, self._sheet.text_width)]
        return marks

    def _in_reading_order(self, row: PrintedRow) -> list[int]:
        """Return the columns with notes: in a row that may be split, the one that ends first comes first."""
        noted = sorted(row.notes)
        if len(noted) < 2:
            return noted
        mark = Segment(str(len(self._typesetter.notes) + len(noted)), superscript(self._regular), 1)
        counts = [
            len(self._lines([*plain(text, self._regular), mark], index, index + 1, Align.LEFT))
            for index, text in enumerate(row.texts)
        ]
        return sorted(noted, key=counts.__getitem__) if max(counts) > TOGETHER else noted

    def totals(self, head: Slice | None) -> list[Slice]:
        """Return the last row, with its words over the columns before the first sum."""
        texts = self._printed.totals
        first = next(index for index, text in enumerate(texts) if text)
        number = self._first_row + len(self._printed.rows)
        places = [GridPlace(self._printed.table.key, number, 0, columns=first)]
        places += [GridPlace(self._printed.table.key, number, index) for index in range(first, len(texts))]
        words = (_TOTAL, *texts[first:])
        aligns = (Align.CENTRED, *self._aligns[first:])
        cells = []
        for place, text, align in zip(places, words, aligns, strict=True):
            end = place.column + place.columns
            lines = self._lines(plain(text, self._bold), place.column, end, align)
            cells.append(GridCell(lines, self._element(ElementRole.TABLE_CELL, place), place.column, end))
        return row_slices(self._grid, cells, head=head)
