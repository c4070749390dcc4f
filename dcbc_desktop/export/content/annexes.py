"""Annexes (phụ lục): each on pages of its own (NĐ 30/2020, Phụ lục I, III.1)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from dcbc_desktop.export.content.column_needs import needs_of
from dcbc_desktop.export.content.figures_table import FIGURES_TITLE, add_figures
from dcbc_desktop.export.content.header_text import HeadWords
from dcbc_desktop.export.content.printed_values import PrintedTable, printed_figures, tables_at
from dcbc_desktop.export.content.tables import add_table
from dcbc_desktop.export.fonts.registered_fonts import BOLD, ITALIC
from dcbc_desktop.export.layout.column_widths import place_alone
from dcbc_desktop.export.layout.flow import Flow
from dcbc_desktop.export.layout.line_breaking import Align, Shape
from dcbc_desktop.export.layout.measures import BODY, PORTRAIT, Sheet
from dcbc_desktop.export.layout.model import Element, Keep, Role, Slice, Source, Style
from dcbc_desktop.export.layout.typesetter import Typesetter
from dcbc_desktop.report.outline import TablePlace
from dcbc_desktop.report.report import Report

_MARK = "Phụ lục"
_AFTER_TITLES = 12.0
_ROMAN = ((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


class Annex(NamedTuple):
    """What the pages of one annex are filled with."""

    slices: list[Slice]
    sheet: Sheet


def make_annexes(setter: Typesetter, report: Report, tables: Sequence[PrintedTable], words: HeadWords) -> list[Annex]:
    """One a table, in the order of the page; the figures come last."""
    apart = tables_at(tables, TablePlace.ANNEX)
    figures = printed_figures(report)
    marks = _marks(len(apart) + bool(figures))
    annexes = []
    for printed in apart:
        mark = marks.pop(0)
        place = place_alone(needs_of(printed, setter))
        flow = _titled(setter, mark, printed.title.upper(), words, place.sheet, Source(printed.table.key))
        add_table(flow, setter, printed, place)
        annexes.append(Annex(flow.slices, place.sheet))
    if figures:
        flow = _titled(setter, marks.pop(), FIGURES_TITLE, words, PORTRAIT, None)
        add_figures(flow, setter, report, figures)
        annexes.append(Annex(flow.slices, PORTRAIT))
    return annexes


def _marks(count: int) -> list[str]:
    """`Phụ lục` alone; `Phụ lục I`, `Phụ lục II` … from two on."""
    return [_MARK] if count == 1 else [f"{_MARK} {roman(number)}" for number in range(1, count + 1)]


def roman(number: int) -> str:
    """1 to 89 in Roman numerals."""
    text = ""
    for value, letters in _ROMAN:
        text += letters * (number // value)
        number %= value
    return text


def _titled(setter: Typesetter, mark: str, title: str, words: HeadWords, sheet: Sheet, source: Source | None) -> Flow:
    """`Phụ lục`, its title in capitals, and the document it belongs to in italics."""
    flow = Flow()
    shape = Shape(BODY, sheet.text_width, align=Align.CENTRED)
    bold = Style(BOLD, BODY)
    number = setter.balanced(mark, bold, shape)
    lines = setter.balanced(title, bold, shape)
    reference = setter.balanced(words.reference, Style(ITALIC, BODY), shape)
    flow.add_text(number, Element(Role.KIND, bookmark=f"{mark}: {title}", source=source), keep_next=Keep.HEADING)
    flow.add_text(lines, Element(Role.TITLE, source=source), inside=Keep.HEADING, keep_next=Keep.HEADING)
    flow.add_text(reference, Element(Role.REFERENCE), inside=Keep.HEADING, keep_next=Keep.HEADING)
    flow.slices[-1].height += _AFTER_TITLES
    return flow
