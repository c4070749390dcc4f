"""Between offsets in a section's plain text, as findings give them, and positions in the editor's document."""

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


def plain_offset(paragraphs: Iterable[Paragraph], position: int) -> int:
    """The code point of `report.prose.plain_text` at a document position; `document_position` turned round."""
    offset = note = 0
    for paragraph in paragraphs:
        offset += len(DASH) if paragraph.kind is ParagraphKind.DASH else 0
        for run in paragraph.runs:
            if isinstance(run, Footnote):
                note += 1
                shown, units = len(f"[{note}]"), 1
            else:
                shown, units = len(run.text), _units(run.text)
            if position < units:
                return offset if isinstance(run, Footnote) else offset + _code_points(run.text, position)
            offset += shown
            position -= units
        if position <= 0:
            return offset
        offset += 1
        position -= 1
    return max(0, offset - 1)


def _code_points(text: str, units: int) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")[: 2 * units].decode("utf-16-le", "ignore"))


def _units(text: str) -> int:
    return len(text) + sum(char > "\uffff" for char in text)
