"""The annex `SỐ LIỆU KÈM THEO BÁO CÁO`: the filled figures as a table on pages of their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dcbc_desktop.export.flow import Flow
from dcbc_desktop.export.fonts import BOLD, ITALIC, REGULAR
from dcbc_desktop.export.headwords import HeadWords
from dcbc_desktop.export.linebreak import Align, Shape
from dcbc_desktop.export.measures import BODY, TEXT_WIDTH, baseline
from dcbc_desktop.export.model import Element, Keep, Line, Placed, Role, Rule, Segment, Slice, Style
from dcbc_desktop.export.typesetter import Typesetter
from dcbc_desktop.export.words import plain
from dcbc_desktop.report.outline import Figure, figures_in_order, fill_placeholders
from dcbc_desktop.report.prose import Text
from dcbc_desktop.report.report import Report
from dcbc_desktop.report.text import nfc

_MARK = "Phụ lục"
_TITLE = "SỐ LIỆU KÈM THEO BÁO CÁO"
_HEADS = ("TT", "Chỉ tiêu", "Đơn vị", "Số liệu")
_SIZE, _LEAD = 13.0, 16.0
_PAD_X, _PAD_Y = 4.0, 3.0
_COLUMNS = (0.0, 30.0, TEXT_WIDTH - 150.0, TEXT_WIDTH - 85.0, TEXT_WIDTH)
"""Edges of the four columns, in points from the left margin."""
_ALIGN = (Align.CENTRED, Align.LEFT, Align.CENTRED, Align.RIGHT)
_TOGETHER = 12
"""A row of more lines than this may be split over pages."""


@dataclass(frozen=True, slots=True)
class Annex:
    """What the annex is laid out from: its slices, and the table's head for every further page."""

    slices: list[Slice]
    head: Slice


def make_annex(setter: Typesetter, report: Report, words: HeadWords) -> Annex | None:
    """The annex; None where no figure was given."""
    figures = [figure for figure in figures_in_order(report.outline) if _given(report, figure)]
    if not figures:
        return None
    table = _Table(setter, report)
    flow = Flow()
    _add_titles(flow, setter, words)
    head = table.head()
    flow.add([head], keep_next=Keep.HEADING)
    for rows, keep in table.rows(figures):
        flow.add(rows, keep_next=keep)
    return Annex(flow.slices, table.head())


def _given(report: Report, figure: Figure) -> bool:
    entry = report.entry(figure.key)
    return bool(entry.value.strip() or entry.note.strip())


def _add_titles(flow: Flow, setter: Typesetter, words: HeadWords) -> None:
    """`Phụ lục`, its title in capitals, and the document it belongs to in italics (Phụ lục I, III.1)."""
    shape = Shape(BODY, TEXT_WIDTH, align=Align.CENTRED)
    bold = Style(BOLD, BODY)
    mark = setter.balanced(_MARK, bold, shape)
    title = setter.balanced(_TITLE, bold, shape)
    reference = setter.balanced(words.reference, Style(ITALIC, BODY), shape)
    flow.add_text(mark, Element(Role.KIND, bookmark=f"{_MARK}: {_TITLE}"), keep_next=Keep.HEADING)
    flow.add_text(title, Element(Role.TITLE), keep_next=Keep.HEADING)
    flow.add_text(reference, Element(Role.TITLE), inside=Keep.HEADING, keep_next=Keep.HEADING)
    flow.slices[-1].height += 12.0


class _Table:
    def __init__(self, setter: Typesetter, report: Report) -> None:
        self._setter = setter
        self._report = report

    def head(self) -> Slice:
        cells = [self._cell(i, plain(text, Style(BOLD, _SIZE)), Align.CENTRED) for i, text in enumerate(_HEADS)]
        (slice_,) = _row(cells, Role.TABLE_HEAD, top=True)
        return slice_

    def rows(self, figures: Sequence[Figure]) -> Iterator[tuple[list[Slice], Keep]]:
        """Rows in the outline's order, a group's heading before its first row."""
        group = ""
        for number, figure in enumerate(figures, start=1):
            if figure.heading and figure.heading != group:
                group = figure.heading
                yield self._group_row(self._filled(group)), Keep.HEADING
            yield self._figure_row(number, figure), Keep.FREE

    def _filled(self, text: str) -> str:
        return fill_placeholders(text, self._report.period)

    def _group_row(self, text: str) -> list[Slice]:
        edges = (_COLUMNS[1], _COLUMNS[-1])
        shape = Shape(_SIZE, edges[1] - edges[0] - 2 * _PAD_X, left=edges[0] + _PAD_X, align=Align.LEFT)
        lines = self._setter.filled(plain(text, Style(BOLD, _SIZE)), shape)
        return _row([lines], Role.TABLE_CELL, edges=(_COLUMNS[0], *edges))

    def _figure_row(self, number: int, figure: Figure) -> list[Slice]:
        entry = self._report.entry(figure.key)
        style = Style(BOLD if figure.total_of else REGULAR, _SIZE)
        label = [Segment(self._filled(figure.label), style)]
        note = " ".join(nfc(entry.note).split())
        if note:
            label.append(self._setter.mark([Text(note)], Style(REGULAR, _SIZE)))
        value = " ".join(nfc(entry.value).split(" ")).strip()
        texts = (plain(str(number), style), label, plain(self._filled(figure.unit), style), plain(value, style))
        return _row([self._cell(i, text, _ALIGN[i]) for i, text in enumerate(texts)], Role.TABLE_CELL)

    def _cell(self, column: int, segments: Sequence[Segment], align: Align) -> list[Line]:
        left, right = _COLUMNS[column] + _PAD_X, _COLUMNS[column + 1] - _PAD_X
        return self._setter.filled(segments, Shape(_SIZE, right - left, left=left, align=align))


def _row(
    cells: Sequence[Sequence[Line]], role: Role, *, edges: Sequence[float] = _COLUMNS, top: bool = False
) -> list[Slice]:
    """A row as one slice; as one slice a line where it is too tall to be kept together."""
    elements = [Element(role) for _ in cells]
    count = max(len(lines) for lines in cells)
    if count <= _TOGETHER:
        return [_row_slice(cells, elements, range(count), edges, first=True, last=True, top=top)]
    return [
        _row_slice(cells, elements, range(i, i + 1), edges, first=i == 0, last=i == count - 1, top=top)
        for i in range(count)
    ]


def _row_slice(
    cells: Sequence[Sequence[Line]],
    elements: Sequence[Element],
    rows: range,
    edges: Sequence[float],
    *,
    first: bool,
    last: bool,
    top: bool,
) -> Slice:
    above = _PAD_Y if first else 0.0
    height = above + len(rows) * _LEAD + (_PAD_Y if last else 0.0)
    placed = tuple(
        Placed(lines[row], above + index * _LEAD + baseline(_LEAD, _SIZE), element)
        for lines, element in zip(cells, elements, strict=True)
        for index, row in enumerate(rows)
        if row < len(lines)
    )
    rules = [Rule(edge, 0.0, 0.0, height) for edge in edges]
    rules += [Rule(0.0, height, TEXT_WIDTH)] if last else []
    rules += [Rule(0.0, 0.0, TEXT_WIDTH)] if top else []
    notes = tuple(note for item in placed for note in item.line.notes)
    keep = Keep.FREE if first or (rows.start > 1 and not last) else Keep.LINES
    return Slice(height, placed, tuple(rules), keep=keep, notes=notes)
