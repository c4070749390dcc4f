"""From an offset in a section's plain text, as findings give it, to a position in the editor's document."""

from __future__ import annotations

from collections.abc import Iterable

from dcbc_desktop.report.prose import DASH, Footnote, Paragraph, ParagraphKind


def document_position(paragraphs: Iterable[Paragraph], offset: int) -> int:
    """The document position (UTF-16 units) of a code point of `report.prose.plain_text`."""
    position = note = 0
    for paragraph in paragraphs:
        offset -= len(DASH) if paragraph.kind is ParagraphKind.DASH else 0
        for run in paragraph.runs:
            if isinstance(run, Footnote):
                note += 1
                shown, units = len(f"[{note}]"), 1
            else:
                shown, units = len(run.text), _units(run.text)
            if offset < shown:
                return position + (0 if isinstance(run, Footnote) else _units(run.text[: max(0, offset)]))
            offset -= shown
            position += units
        if offset <= 0:
            return position
        offset -= 1
        position += 1
    return max(0, position - 1)


def _units(text: str) -> int:
    return len(text) + sum(char > "\uffff" for char in text)
