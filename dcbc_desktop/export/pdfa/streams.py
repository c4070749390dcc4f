"""Streams end as archives want them: a line end of its own before `endstream` (ISO 19005-3, 6.1.7.1).

reportlab leaves it out and offers no other place to add it than the method that writes every stream.
"""

from __future__ import annotations

from reportlab.pdfbase.pdfdoc import PDFDocument, PDFStream

_LINE_END = b"\r\n"
"""Not `\\n` alone: one stream in 256 ends in `\\r`, which together with it reads as the line end and not as data."""
_END = b"endstream\n"
_written = PDFStream.format


def _ended(stream: PDFStream, document: PDFDocument) -> bytes:
    data: bytes = _written(stream, document)
    return data.removesuffix(_END) + _LINE_END + _END


def end_streams() -> None:
    """From now on; harmless to repeat."""
    PDFStream.format = _ended
