"""Headings and paragraphs of the report, in the outline's order (NĐ 30/2020, Phụ lục I, II.5)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dcbc_desktop.export.content.printed_values import PrintedTable, tables_at
from dcbc_desktop.export.content.tables import add_tables
from dcbc_desktop.export.fonts.registered_fonts import BOLD, REGULAR
from dcbc_desktop.export.layout.line_breaking import Align, Shape, plain
from dcbc_desktop.export.layout.model import Element, ElementRole, Keep, Segment, Source, TextStyle
from dcbc_desktop.export.layout.page_measures import BODY, FIRST_LINE, PARAGRAPH_GAP, TEXT_WIDTH
from dcbc_desktop.export.layout.pagination import Flow, heads_nothing
from dcbc_desktop.export.layout.typesetter import Typesetter
from dcbc_desktop.report.outline import Section, TablePlace, heading_level, printed_heading
from dcbc_desktop.report.period import Period
from dcbc_desktop.report.prose import DASH, Footnote, Paragraph, ParagraphKind, Prose

_SHAPE = Shape(BODY, TEXT_WIDTH, first=FIRST_LINE)
_HEADING_GAP = 10.0
_ROLES = {
    ParagraphKind.BODY: ElementRole.PARAGRAPH,
    ParagraphKind.DASH: ElementRole.DASH,
    ParagraphKind.SUBHEADING: ElementRole.SUBHEADING,
}


def add_body(
    flow: Flow,
    typesetter: Typesetter,
    sections: Iterable[tuple[Section, Prose]],
    tables: Sequence[PrintedTable],
    period: Period,
) -> None:
    """Append every section with its heading, text and tables; empty paragraphs take no room."""
    begin = len(flow.slices)
    for section, prose in sections:
        heading = printed_heading(section, period)
        if heading:
            _add_heading(flow, typesetter, heading, section)
        for index, paragraph in enumerate(prose.paragraphs):
            if prints(paragraph):
                _add_paragraph(flow, typesetter, paragraph, Source(section.key, index))
        add_tables(flow, typesetter, tables_at(tables, TablePlace.IN_PLACE, section.key))
    for index in range(begin, len(flow.slices) - 1):
        if heads_nothing(flow.slices, index):
            flow.slices[index + 1].keep = Keep.FREE


def prints(paragraph: Paragraph) -> bool:
    """True when a paragraph has anything to print."""
    return any(isinstance(run, Footnote) or run.text.strip() for run in paragraph.runs)


def _add_heading(flow: Flow, typesetter: Typesetter, text: str, section: Section) -> None:
    """Append a heading: levels 1 and 2 bold, 3 upright; capitals are as in the outline."""
    level = heading_level(section)
    style = TextStyle(REGULAR if level > 2 else BOLD, BODY)
    flow.add_text(
        typesetter.filled(plain(text, style), _heading_shape(typesetter)),
        Element(ElementRole.HEADING, bookmark=text, level=level - 1, source=Source(section.key)),
        before=_HEADING_GAP if level == 1 else PARAGRAPH_GAP,
        inside=Keep.HEADING,
        keep_next=Keep.HEADING,
    )


def _heading_shape(typesetter: Typesetter) -> Shape:
    """Return the shape of headings: bold words are not stretched over a line."""
    return _SHAPE._replace(align=Align.LEFT) if typesetter.rules.ragged_headings else _SHAPE


def _add_paragraph(flow: Flow, typesetter: Typesetter, paragraph: Paragraph, source: Source) -> None:
    heading = paragraph.kind is ParagraphKind.SUBHEADING
    segments = typesetter.segments(paragraph.runs, BODY, bold=heading, source=source)
    if paragraph.kind is ParagraphKind.DASH:
        segments.insert(0, Segment(DASH, TextStyle(REGULAR, BODY)))
    flow.add_text(
        typesetter.filled(segments, _heading_shape(typesetter) if heading else _SHAPE),
        Element(_ROLES[paragraph.kind], source=source),
        before=PARAGRAPH_GAP,
        inside=Keep.HEADING if heading else Keep.LINES,
        keep_next=Keep.HEADING if heading else Keep.FREE,
    )
