"""The page as reportlab draws it: the one place where lines, rules and page numbers turn into PDF."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from io import BytesIO
from typing import NamedTuple

from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject

from dcbc_desktop.export.fonts import REGULAR
from dcbc_desktop.export.measures import PAGE_NUMBER, PORTRAIT, RULE_THICKNESS, Sheet
from dcbc_desktop.export.model import Artifact, Element, Line, Rule, Style
from dcbc_desktop.export.pagemap import PageMap
from dcbc_desktop.export.wanted import Wanted, always, require
from dcbc_desktop.export.watermark import define_watermark, draw_watermark

LANGUAGE = "vi-VN"
_CAP_HEIGHT = 0.66  # of the face, in em
_OUTLINE_DEPTH = 2


class Metadata(NamedTuple):
    """What the document says about itself."""

    title: str
    author: str
    subject: str
    made: datetime


class Drawing:
    """Draws lines at points from the page's top left corner, each under the element or artifact it belongs to.

    `page_map` takes down where they stand.
    """

    def __init__(self, metadata: Metadata, page_map: PageMap | None = None, wanted: Wanted = always) -> None:
        self._map = page_map
        self._wanted = wanted
        self._file = BytesIO()
        # invariant: the same report gives the same bytes
        self._canvas = Canvas(
            self._file,
            pagesize=PORTRAIT[:2],
            pageCompression=1,
            invariant=1,
            pdfVersion=(1, 7),
            lang=LANGUAGE,
            initialFontName=REGULAR,
            initialFontSize=PAGE_NUMBER,
        )
        self._describe(metadata)
        self._text: PDFTextObject | None = None
        self._element: Element | None = None
        self._style: Style | None = None
        self._begun: set[Element] = set()
        self._depth = -1
        self._top = 0.0
        self._sheet = PORTRAIT
        self._watermarked: set[Sheet] = set()
        self._in_artifact = False

    def _describe(self, metadata: Metadata) -> None:
        canvas = self._canvas
        canvas.setTitle(metadata.title)
        canvas.setAuthor(metadata.author)
        canvas.setSubject(metadata.subject)
        canvas.setCreator("DCBC Desktop")
        canvas.setViewerPreference("DisplayDocTitle", "true")
        stamp = metadata.made.strftime("D:%Y%m%d%H%M%S") + "+07'00'"

        def stamped(*_parts: int) -> str:
            return stamp

        canvas.setDateFormatter(stamped)

    # One place begins and ends marked content. Elements get their tags here once the structure tree is written.

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
            self._text.setWordSpace(0)
            self._text.setRise(0)  # both outlive the text object
            self._canvas.drawText(self._text)
        self._text = self._element = None

    @contextmanager
    def _artifact(self, kind: Artifact) -> Iterator[Canvas]:
        self._end()
        if self._in_artifact:
            yield self._canvas
            return
        subtype = "Layout" if kind is Artifact.RULE else "Pagination"
        self._canvas.addLiteral(f"/Artifact <</Type /{subtype}>> BDC")
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
        """One line of an element: its base line `drop` points under `top`, both from the page's top."""
        self._top = self._sheet.height - top
        text = self._text if element is self._element and self._text is not None else self._begin(element)
        text.setTextOrigin(self._sheet.left + line.x, self._sheet.height - top - drop)
        if self._map is not None:
            self._map.add(line, self._sheet.left + line.x, top + drop, element)
        text.setWordSpace(line.stretch)
        for segment in line.segments:
            self._set_style(text, segment.style)
            text.textOut(segment.text)

    def _set_style(self, text: PDFTextObject, style: Style) -> None:
        if style == self._style:
            return
        text.setFont(style.font, style.size)
        if style.rise != (self._style.rise if self._style else 0.0):
            text.setRise(style.rise)
        self._style = style

    def rules(self, rules: Sequence[Rule], top: float) -> None:
        """Strokes of the layout."""
        if not rules:
            return
        with self._artifact(Artifact.RULE) as canvas:
            canvas.setLineWidth(RULE_THICKNESS)
            for rule in rules:
                x, y = self._sheet.left + rule.x, self._sheet.height - top - rule.drop
                canvas.line(x, y, x + rule.width, y - rule.height)

    def page_number(self, number: int) -> None:
        """In the middle of the top margin."""
        with self._artifact(Artifact.PAGE_NUMBER) as canvas:
            canvas.setFont(REGULAR, PAGE_NUMBER)
            y = self._sheet.height - self._sheet.top / 2 - PAGE_NUMBER * _CAP_HEIGHT / 2
            canvas.drawCentredString(self._sheet.left + self._sheet.text_width / 2, y, str(number))

    def watermark(self) -> None:
        """DỰ THẢO, under everything that is drawn after it."""
        if self._sheet not in self._watermarked:
            self._watermarked.add(self._sheet)
            define_watermark(self._canvas, self._sheet)
        with self._artifact(Artifact.WATERMARK) as canvas:
            draw_watermark(canvas, self._sheet)

    @contextmanager
    def repeated(self) -> Iterator[None]:
        """Lines drawn inside are a repetition, not part of the text."""
        with self._artifact(Artifact.REPEATED_HEAD):
            yield

    def begin_page(self, sheet: Sheet) -> None:
        """What is drawn next stands on a page of this size."""
        require(self._wanted)
        self._sheet = sheet
        self._canvas.setPageSize((sheet.width, sheet.height))

    def end_page(self) -> None:
        """Close the page; the next line goes on a new one."""
        self._end()
        self._canvas.showPage()
        if self._map is not None:
            self._map.end_page()

    def finish(self) -> bytes:
        """The file."""
        self._canvas.save()
        return self._file.getvalue()
