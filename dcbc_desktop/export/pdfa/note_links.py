"""Links from the marks of notes to the notes: annotations that show nothing, each tagged with its mark."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFDocument, PDFObjectReference
from reportlab.pdfgen.canvas import Canvas

from dcbc_desktop.export.layout.model import Line, Segment, TextStyle
from dcbc_desktop.export.pdfa.structure_tree import Node, Structure

_TEXT: Final = "Xem chú thích"
"""Words that a screen reader says at a link, before the note's number."""
_FIXED: Final = "/Type /Annot /Subtype /Link /F 4 /Border [0 0 0]"
_ASIDE = 0.8
"""Points that a link is wider than its mark, on either side: less than half of the least comma between two marks."""
_UNDER, _OVER = 2.0, 12.0
"""Points that a link reaches under and over the base line; a mark alone is too small to be touched."""


class NoteMarkSpan(NamedTuple):
    """Left and right end of a note's mark, in points from the beginning of its line."""

    left: float
    right: float


def mark_spans(line: Line) -> Iterator[tuple[Segment, NoteMarkSpan]]:
    """Yield the marks of notes on a line, without the comma before another mark."""
    x = 0.0
    for segment in line.segments:
        if segment.note:
            yield segment, NoteMarkSpan(x, x + _width(segment.text.rstrip(","), segment.style))
        spaces = segment.text.count(" ") + segment.text.count("\u00a0") if line.stretch else 0
        x += _width(segment.text, segment.style) + line.stretch * spaces


def _width(text: str, style: TextStyle) -> float:
    width: float = pdfmetrics.stringWidth(text, style.font, style.size)
    return width


class _Link(PDFDictionary):  # type: ignore[misc]
    """Annotation that writes itself; its values are ready to be written."""

    def format(self, document: PDFDocument) -> bytes:  # noqa: ARG002  reportlab's method
        """Return the dictionary."""
        entries = " ".join([f"/{key} {value}" for key, value in self.dict.items()])
        return f"<< {_FIXED} {entries} >>".encode("ascii")


def _text(said: str) -> str:
    """Return a text string of PDF; not in PDFDocEncoding, which not every reader knows."""
    return f"<FEFF{said.encode('utf-16-be').hex().upper()}>"


class _Target(NamedTuple):
    page: PDFObjectReference
    left: float
    top: float


class NoteLinks:
    """Links of one document: a mark is drawn before the place of its note is known."""

    def __init__(self, canvas: Canvas, structure: Structure) -> None:
        self._canvas = canvas
        self._structure = structure
        self._links: list[tuple[int, _Link]] = []
        self._targets: dict[int, _Target] = {}

    def add(self, note: int, node: Node, x: float, base: float, width: float) -> None:
        """Make a mark on the current page a link: its left edge, base line and width, in points from below."""
        box = (x - _ASIDE, base - _UNDER, x + width + _ASIDE, base + _OVER)
        sides = " ".join([f"{side:.2f}" for side in box])
        link = _Link({"Rect": f"[{sides}]", "Contents": _text(f"{_TEXT} {note}")})
        self._canvas._annotationrefs.append(self._canvas._doc.Reference(link))
        self._structure.add_annotation(node, link)
        self._links.append((note, link))

    def begin_note(self, note: int, left: float, top: float) -> None:
        """Remember where a note begins on the current page, in points from the lower left corner."""
        self._targets[note] = _Target(self._canvas._doc.thisPageRef(), left, top)

    def write(self, document: PDFDocument) -> None:
        """Lead each link to the first line of its note."""
        for note, link in self._links:
            page, left, top = self._targets[note]
            reference = str(page.format(document), "ascii")
            link["Dest"] = f"[{reference} /XYZ {left:.2f} {top:.2f} null]"
