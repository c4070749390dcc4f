"""The picture of a signature: a page that export drew, put into the signature field."""

from __future__ import annotations

from io import BytesIO

from pyhanko.pdf_utils.content import PdfContent
from pyhanko.pdf_utils.layout import BoxConstraints
from pyhanko.pdf_utils.reader import PdfFileReader


class DrawnPage(PdfContent):
    """The first page of a PDF in memory, with its fonts and pictures."""

    def __init__(self, pdf: bytes) -> None:
        super().__init__()
        self._pdf = pdf

    def render(self) -> bytes:
        """Draw the page as one form; its size becomes the content's."""
        writer = self._ensure_writer
        form = writer.import_page_as_xobject(PdfFileReader(BytesIO(self._pdf)))
        self.resources.xobject["/Drawn"] = form
        left, bottom, right, top = form.get_object()["/BBox"]
        self.box = BoxConstraints(width=abs(right - left), height=abs(top - bottom))
        return b"/Drawn Do"
