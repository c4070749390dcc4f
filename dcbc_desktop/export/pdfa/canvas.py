"""Canvas of reportlab: the one place where lines, rules and page numbers become PDF."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from enum import StrEnum
from io import BytesIO

from reportlab.lib.rl_accel import escapePDF
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject

from dcbc_desktop.export.fonts.registered_fonts import REGULAR
from dcbc_desktop.export.fonts.typeface import hold_used_letters
from dcbc_desktop.export.layout.layout_rules import LayoutRules
from dcbc_desktop.export.layout.model import Element, Line, Rule, Segment, SignatureBox, TextStyle
from dcbc_desktop.export.layout.page_contents import PageMap
from dcbc_desktop.export.layout.page_measures import PAGE_NUMBER, PORTRAIT, RULE_THICKNESS, Sheet
from dcbc_desktop.export.layout.typesetter import Wanted, always_wanted, require_wanted
from dcbc_desktop.export.pdfa.document_metadata import (
    LANGUAGE,
    Attachment,
    Metadata,
    Numbering,
    attach,
    describe,
    end_streams,
    label_pages,
)
from dcbc_desktop.export.pdfa.note_links import NoteLinks, mark_spans
from dcbc_desktop.export.pdfa.signature_fields import SignatureFields
from dcbc_desktop.export.pdfa.structure_tree import HYPHEN, Node, Structure
from dcbc_desktop.export.pdfa.watermark import define_watermark, draw_watermark

_CAP_HEIGHT = 0.66  # of the face, in em
_OUTLINE_DEPTH = 2
_ESCAPES = {code: escapePDF(chr(code)) for code in range(256)}


class _Artifact(StrEnum):
    """Things on the page that are not part of the text, with the properties of their marked content."""

    RULE = "/Type /Layout"
    PAGE_NUMBER = "/Type /Pagination /Subtype /Header"
    WATERMARK = "/Type /Pagination /Subtype /Watermark"
    REPEATED_HEAD = "/Type /Pagination"


class _Canvas(Canvas):  # type: ignore[misc]
    """Canvas that escapes a string in one go, not letter by letter."""

    def _escape(self, s: str | bytes) -> str:
        return (s if isinstance(s, str) else s.decode("latin-1")).translate(_ESCAPES)


class Drawing:
    """Sink that draws lines at points from the page's top left corner, each under its element or artifact.

    `page_map` collects their places.
    """

    def __init__(
        self,
        metadata: Metadata,
        rules: LayoutRules,
        page_map: PageMap | None = None,
        wanted: Wanted = always_wanted,
    ) -> None:
        end_streams()
        self._rules = rules
        self._map = page_map
        self._wanted = wanted
        self._metadata = metadata
        self._structure = Structure(rules)
        self._node: Node | None = None
        self._file = BytesIO()
        # invariant: the same report gives the same bytes
        self._canvas = _Canvas(
            self._file,
            pagesize=PORTRAIT[:2],
            pageCompression=1,
            invariant=1,
            pdfVersion=(1, 7),
            lang=LANGUAGE,
            initialFontName=REGULAR,
            initialFontSize=PAGE_NUMBER,
        )
        if rules.used_letters_only:
            hold_used_letters(self._canvas._doc)
        self._canvas.setViewerPreference("DisplayDocTitle", "true")
        self._fields = SignatureFields(self._canvas, self._structure, rules)
        self._links = NoteLinks(self._canvas, self._structure)
        self._text: PDFTextObject | None = None
        self._element: Element | None = None
        self._style: TextStyle | None = None
        self._begun: set[Element] = set()
        self._depth = -1
        self._top = 0.0
        self._sheet = PORTRAIT
        self._watermarked: set[Sheet] = set()
        self._in_artifact = False

    # One place begins and ends text, and the marked content inside it.

    def _begin(self, element: Element) -> PDFTextObject:
        self._end()
        if element not in self._begun:
            self._begun.add(element)
            self._bookmark(element)
        self._element = element
        self._text = self._canvas.beginText()
        self._style = None
        return self._text

    def _end(self) -> None:
        if self._text is not None:
            self._enter(None)
            self._text.setWordSpace(0)
            self._text.setRise(0)  # these outlive the text object
            if self._style is not None and self._style.spacing:
                self._text.setCharSpace(0)
            self._canvas.drawText(self._text)
        self._text = self._element = None

    def _enter(self, node: Node | None) -> None:
        """Begin the marked content of a node; nothing to do inside an artifact."""
        if node is self._node or self._in_artifact or self._text is None:
            return
        code = self._text._code
        if self._node is not None:
            code.append("EMC")
        if node is not None:
            code.append(f"/{node.tag} <</MCID {self._structure.piece(node)}>> BDC")
        self._node = node

    @contextmanager
    def _artifact(self, kind: _Artifact) -> Iterator[Canvas]:
        self._end()
        if self._in_artifact:
            yield self._canvas
            return
        self._canvas.addLiteral(f"/Artifact <<{kind.value}>> BDC")
        self._in_artifact = True
        yield self._canvas
        self._end()
        self._in_artifact = False
        self._canvas.addLiteral("EMC")

    def _bookmark(self, element: Element) -> None:
        if not element.bookmark:
            return
        key = f"h{len(self._begun)}"
        self._depth = min(element.level, self._depth + 1, _OUTLINE_DEPTH)
        self._canvas.bookmarkPage(key, fit="XYZ", left=0, top=self._top + 4, zoom=0)
        self._canvas.addOutlineEntry(element.bookmark, key, self._depth, closed=False)

    def line(self, line: Line, top: float, drop: float, element: Element) -> None:
        """Draw a line of an element: its base line `drop` points under `top`, both from the page's top."""
        self._top = self._sheet.height - top
        fresh = element not in self._begun
        text = self._text if element is self._element and self._text is not None else self._begin(element)
        text.setTextOrigin(self._sheet.left + line.x, self._sheet.height - top - drop)
        if self._map is not None:
            self._map.add(line, self._sheet.left + line.x, top + drop, element)
        text.setWordSpace(line.stretch)
        if fresh and element.note:
            self._links.begin_note(element.note, self._sheet.left, self._top)
        segments = self._label(line.segments, element) if fresh else line.segments
        own = self._structure.tree.own(element)
        marks: list[Node] = []
        for segment in segments:
            node = self._structure.tree.reference(element, segment.note) if segment.note else own
            marks += [node] if segment.note else []
            self._enter(node)
            self._write(text, segment)
        if marks and self._rules.note_links and not self._in_artifact:
            self._link(line, marks, self._top - drop)

    def _link(self, line: Line, marks: Sequence[Node], base: float) -> None:
        """Make the marks of notes on a line links, now that their letters have their tags."""
        left = self._sheet.left + line.x
        for node, (segment, span) in zip(marks, mark_spans(line), strict=True):
            self._links.add(segment.note, node, left + span.left, base, span.right - span.left)

    def _label(self, segments: Sequence[Segment], element: Element) -> Sequence[Segment]:
        """Write the number of a note or the hyphen of an item under a tag of its own; return the rest of the line."""
        first, *others = segments or (Segment("", TextStyle(REGULAR, 0.0)),)
        self._structure.tree.own(element, first.text)
        label = self._structure.tree.label(element)
        if label is None or self._text is None:
            return segments
        self._enter(label)
        if element.note:
            self._write(self._text, first)
            return others
        rest = first.text.removeprefix(HYPHEN).lstrip(" ")
        self._write(self._text, first._replace(text=first.text.removesuffix(rest)))
        return [first._replace(text=rest), *others] if rest else others

    def _write(self, text: PDFTextObject, segment: Segment) -> None:
        self._set_style(text, segment.style)
        text._textOut(segment.text)  # `textOut` measures it first, to know a place that nobody asks for

    def _set_style(self, text: PDFTextObject, style: TextStyle) -> None:
        if style == self._style:
            return
        text.setFont(style.font, style.size)
        if style.rise != (self._style.rise if self._style else 0.0):
            text.setRise(style.rise)
        if style.spacing != (self._style.spacing if self._style else 0.0):
            text.setCharSpace(style.spacing)
        self._style = style

    def rules(self, rules: Sequence[Rule], top: float) -> None:
        """Draw strokes of the layout."""
        if not rules:
            return
        with self._artifact(_Artifact.RULE) as canvas:
            canvas.setLineWidth(RULE_THICKNESS)
            for rule in rules:
                x, y = self._sheet.left + rule.x, self._sheet.height - top - rule.drop
                canvas.line(x, y, x + rule.width, y - rule.height)

    def signature_boxes(self, boxes: Sequence[SignatureBox], top: float) -> None:
        """Add empty fields where the file has fields, `top` of their slice from the page's top."""
        if boxes:
            self._fields.leave_room()
        for box in boxes if self._rules.fields else ():
            self._fields.add(box, self._sheet.left + box.x, self._sheet.height - top - box.drop)

    def page_number(self, number: int) -> None:
        """Write the number in the middle of the top margin."""
        with self._artifact(_Artifact.PAGE_NUMBER) as canvas:
            canvas.setFont(REGULAR, PAGE_NUMBER)
            y = self._sheet.height - self._sheet.top / 2 - PAGE_NUMBER * _CAP_HEIGHT / 2
            canvas.drawCentredString(self._sheet.left + self._sheet.text_width / 2, y, str(number))

    def watermark(self) -> None:
        """Draw DỰ THẢO under everything that is drawn later."""
        once = self._rules.one_draft_mark
        if not once and self._sheet not in self._watermarked:
            self._watermarked.add(self._sheet)
            define_watermark(self._canvas, self._sheet)
        with self._artifact(_Artifact.WATERMARK) as canvas:
            draw_watermark(canvas, self._sheet, once=once)

    @contextmanager
    def repeated(self) -> Iterator[None]:
        """Mark the lines drawn inside as a repetition that is not part of the text."""
        with self._artifact(_Artifact.REPEATED_HEAD):
            yield

    def begin_page(self, sheet: Sheet) -> None:
        """Begin a page of this size."""
        require_wanted(self._wanted)
        self._sheet = sheet
        self._canvas.setPageSize((sheet.width, sheet.height))

    def end_page(self) -> None:
        """Close the page."""
        self._end()
        self._canvas.showPage()
        self._structure.end_page()
        if self._map is not None:
            self._map.end_page()

    def finish(self, numberings: Iterable[Numbering], attachment: Attachment | None = None) -> bytes:
        """Return the file, with the data of its report inside."""
        document = self._canvas._doc
        describe(document, self._metadata)
        self._structure.write(document)
        self._fields.write(document)
        self._links.write(document)
        if self._rules.page_labels:
            label_pages(document, numberings)
        if attachment is not None:
            attach(document, attachment, self._metadata.stamp)
        self._canvas.save()
        return self._file.getvalue()
