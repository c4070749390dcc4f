"""Pages are drawn: watermark, page number, text, notes under their rule."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dcbc_desktop.export.layout.measures import NOTE, NOTE_GAP, NOTE_LEAD, NOTE_RULE, baseline
from dcbc_desktop.export.layout.model import Rule, Slice
from dcbc_desktop.export.layout.pagination import Page
from dcbc_desktop.export.layout.typesetter import Note
from dcbc_desktop.export.pdfa.canvas import Drawing

_NOTE_DROP = baseline(NOTE_LEAD, NOTE)


def draw_pages(drawing: Drawing, pages: Sequence[Page], notes: Mapping[int, Note], *, draft: bool) -> None:
    """Draw pages that are numbered from 1, the first without its number."""
    for number, page in enumerate(pages, start=1):
        drawing.begin_page(page.sheet)
        if draft:
            drawing.watermark()
        if number > 1:
            drawing.page_number(number)
        if page.head:
            with drawing.repeated():
                _draw_slice(drawing, page.head, page.sheet.top)
        for y, item in page.slices:
            _draw_slice(drawing, item, page.sheet.top + y)
            if not draft:
                drawing.signature_fields(item.boxes, page.sheet.top + y)
        if page.slices:
            y, item = page.slices[-1]
            drawing.rules(item.closing, page.sheet.top + y)
        _draw_notes(drawing, page, notes)
        drawing.end_page()


def _draw_slice(drawing: Drawing, item: Slice, top: float) -> None:
    for line, drop, element in item.placed:
        drawing.line(line, top, drop, element)
    drawing.rules(item.rules, top)


def _draw_notes(drawing: Drawing, page: Page, notes: Mapping[int, Note]) -> None:
    if not page.notes:
        return
    count = sum(part.end - part.first for part in page.notes)
    top = page.sheet.top + page.sheet.text_height - count * NOTE_LEAD
    drawing.rules((Rule(0.0, 0.0, NOTE_RULE),), top - NOTE_GAP * 0.4)
    for part in page.notes:
        note = notes[part.number]
        for line in note.lines[part.first : part.end]:
            drawing.line(line, top, _NOTE_DROP, note.element)
            top += NOTE_LEAD
