"""Annexes (phụ lục), each on pages of its own (NĐ 30/2020, Phụ lục I, III.1); the table of figures comes last."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dcbc_desktop.export.content.head_block import HeadWords
from dcbc_desktop.export.content.printed_values import (
    NUMBER_HEAD,
    PrintedTable,
    printed_figures,
    printed_number,
    tables_at,
)
from dcbc_desktop.export.content.tables import add_table, add_unit, needs_of
from dcbc_desktop.export.fonts.registered_fonts import BOLD, ITALIC, REGULAR
from dcbc_desktop.export.layout.line_breaking import Align, Shape, plain
from dcbc_desktop.export.layout.model import Element, ElementRole, GridPlace, Keep, Segment, Slice, Source, TextStyle
from dcbc_desktop.export.layout.page_measures import BODY, PORTRAIT, TEXT_WIDTH, Sheet
from dcbc_desktop.export.layout.pagination import Flow
from dcbc_desktop.export.layout.table_layout import SIZES, Grid, GridCell, place_alone, row_slices
from dcbc_desktop.export.layout.typesetter import Typesetter
from dcbc_desktop.report.computed_values import figure_text
from dcbc_desktop.report.outline import Figure, TablePlace, fill_placeholders
from dcbc_desktop.report.printed.annex_marks import numbered_marks
from dcbc_desktop.report.prose import Text
from dcbc_desktop.report.report import Report
from dcbc_desktop.report.text import nfc

FIGURES_TITLE = "SỐ LIỆU KÈM THEO BÁO CÁO"
_HEADS = (NUMBER_HEAD, "Chỉ tiêu", "Đơn vị", "Số liệu")
_SIZE = SIZES[0]
_GRID = Grid((0.0, 36.0, TEXT_WIDTH - 150.0, TEXT_WIDTH - 85.0, TEXT_WIDTH), _SIZE)
_ALIGN = (Align.CENTRED, Align.LEFT, Align.CENTRED, Align.RIGHT)
_KEY = "figures"

_AFTER_TITLES = 12.0


def add_figures(flow: Flow, typesetter: Typesetter, report: Report, figures: Sequence[Figure]) -> None:
    """Append the table of some figures, with its head on every page."""
    table = _FigureTable(typesetter, report)
    head = table.head()
    flow.add([head], keep_next=Keep.HEADING)
    for row, keep in table.rows(figures, head):
        flow.add(row, keep_next=keep)


class _FigureTable:
    def __init__(self, typesetter: Typesetter, report: Report) -> None:
        self._typesetter = typesetter
        self._report = report
        self._row = 0

    def head(self) -> Slice:
        """Return the names of the columns."""
        texts = [plain(text, TextStyle(BOLD, _SIZE)) for text in _HEADS]
        cells = [self._cell(text, ElementRole.TABLE_HEAD, Align.CENTRED, index) for index, text in enumerate(texts)]
        return row_slices(_GRID, cells, top=True)[0]

    def rows(self, figures: Sequence[Figure], head: Slice) -> Iterator[tuple[list[Slice], Keep]]:
        """Yield the rows in the outline's order, a group's heading before its first row."""
        group = ""
        for number, figure in enumerate(figures, start=1):
            if figure.heading and figure.heading != group:
                group = figure.heading
                yield row_slices(_GRID, self._heading(group), head=head), Keep.HEADING
            yield row_slices(_GRID, self._figure(number, figure), head=head), Keep.FREE

    def _filled(self, text: str) -> str:
        return fill_placeholders(text, self._report.period)

    def _heading(self, text: str) -> list[GridCell]:
        self._row += 1
        segments = plain(self._filled(text), TextStyle(BOLD, _SIZE))
        number = self._cell((), ElementRole.TABLE_CELL, Align.CENTRED, 0)
        return [number, self._cell(segments, ElementRole.TABLE_CELL, Align.LEFT, 1, end=len(_HEADS))]

    def _figure(self, number: int, figure: Figure) -> list[GridCell]:
        self._row += 1
        style = TextStyle(BOLD if figure.total_of else REGULAR, _SIZE)
        source = Source(figure.key)
        label = [Segment(self._filled(figure.label), style)]
        note = " ".join(nfc(self._report.entry(figure.key).note).split())
        if note:
            label.append(self._typesetter.mark([Text(note)], TextStyle(REGULAR, _SIZE), source))
        value = printed_number(nfc(figure_text(self._report, figure)), self._typesetter.rules)
        texts = (plain(str(number), style), label, plain(self._filled(figure.unit), style), plain(value, style))
        return [
            self._cell(text, ElementRole.TABLE_CELL, _ALIGN[index], index, source=source)
            for index, text in enumerate(texts)
        ]

    def _cell(
        self,
        segments: Sequence[Segment],
        role: ElementRole,
        align: Align,
        first: int,
        *,
        end: int = 0,
        source: Source | None = None,
    ) -> GridCell:
        end = end or first + 1
        lines = self._typesetter.filled(segments, _GRID.shape(first, end, align))
        place = GridPlace(_KEY, self._row, first, columns=end - first)
        return GridCell(lines, Element(role, source=source, cell=place), first, end)


class Annex(NamedTuple):
    """One annex: its number (`Phụ lục`, `Phụ lục II`), its slices and the sheet they are printed on."""

    mark: str
    slices: list[Slice]
    sheet: Sheet


def make_annexes(
    typesetter: Typesetter, report: Report, tables: Sequence[PrintedTable], words: HeadWords
) -> list[Annex]:
    """Make one annex for each table, in the order of the page; the figures come last."""
    apart = tables_at(tables, TablePlace.ANNEX)
    figures = printed_figures(report, typesetter.rules)
    marks = numbered_marks(len(apart) + bool(figures))
    annexes = []
    for printed in apart:
        mark = marks.pop(0)
        place = place_alone(needs_of(printed, typesetter), typesetter.rules)
        flow = _titled(typesetter, mark, printed.title.upper(), words, place.sheet, Source(printed.table.key))
        add_unit(flow, typesetter, printed, place.sheet.text_width)
        add_table(flow, typesetter, printed, place)
        annexes.append(Annex(mark, flow.slices, place.sheet))
    if figures:
        mark = marks.pop()
        flow = _titled(typesetter, mark, FIGURES_TITLE, words, PORTRAIT, None)
        add_figures(flow, typesetter, report, figures)
        annexes.append(Annex(mark, flow.slices, PORTRAIT))
    return annexes


def _titled(
    typesetter: Typesetter, mark: str, title: str, words: HeadWords, sheet: Sheet, source: Source | None
) -> Flow:
    """Begin a flow with `Phụ lục`, the title in capitals, and in italics the document that the annex belongs to."""
    flow = Flow()
    shape = Shape(BODY, sheet.text_width, align=Align.CENTRED)
    bold = TextStyle(BOLD, BODY)
    number = typesetter.balanced(mark, bold, shape)
    lines = typesetter.balanced(title, bold, shape)
    electronic = typesetter.rules.issuer_in_sentence and typesetter.rules.fields
    reference = typesetter.balanced("" if electronic else words.reference, TextStyle(ITALIC, BODY), shape)
    flow.add_text(number, Element(ElementRole.KIND, bookmark=f"{mark}: {title}", source=source), keep_next=Keep.HEADING)
    flow.add_text(lines, Element(ElementRole.TITLE, source=source), inside=Keep.HEADING, keep_next=Keep.HEADING)
    flow.add_text(reference, Element(ElementRole.REFERENCE), inside=Keep.HEADING, keep_next=Keep.HEADING)
    flow.slices[-1].height += _AFTER_TITLES
    return flow
