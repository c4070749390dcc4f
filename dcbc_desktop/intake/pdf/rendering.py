"""Pages of a PDF as pictures; pdfium draws here only, for one caller at a time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from math import sqrt
from threading import Lock
from typing import NamedTuple

import pypdfium2

from dcbc_desktop.errors import FileError

MAX_PAGES = 3_000
"""More than any report that the limits of its text allow."""
MAX_PIXELS = 24_000_000
"""Of one picture; twice a sheet of A4 at 300 dots an inch. A larger one is drawn smaller."""

_one_at_a_time = Lock()


class PageSize(NamedTuple):
    """Size in points."""

    width: float
    height: float


class Picture(NamedTuple):
    """Rows of pixels from the top: blue, green, red and one unused byte each. `pixels` owns its memory."""

    width: int
    height: int
    pixels: memoryview


def page_sizes(pdf: bytes) -> tuple[PageSize, ...]:
    """Return the size of each page; raises FileError `pages_unreadable` or `pages_too_many`."""
    with opened(pdf) as document:
        return tuple(PageSize(*document.get_page_size(index)) for index in range(len(document)))


def draw_page(pdf: bytes, page: int, scale: float) -> Picture:
    """Draw a page, counted from 0, on white at `scale` pixels a point; raises the errors of `page_sizes`."""
    with opened(pdf) as document:
        return _drawn(document, page, scale)


def _drawn(document: pypdfium2.PdfDocument, number: int, scale: float) -> Picture:
    """A function of its own, so that pdfium's objects are freed before the lock."""
    page = document[number]
    bitmap = page.render(
        scale=_bounded(PageSize(*page.get_size()), scale),
        bitmap_maker=pypdfium2.PdfBitmap.new_native,  # Python's own memory, which outlives the bitmap
        force_bitmap_format=pypdfium2.raw.FPDFBitmap_BGRx,
    )
    page.close()
    return Picture(bitmap.width, bitmap.height, memoryview(bitmap.buffer).cast("B"))


def _bounded(size: PageSize, scale: float) -> float:
    return min(scale, sqrt(MAX_PIXELS / max(size.width * size.height, 1.0)))


@contextmanager
def opened(pdf: bytes, unreadable: str = "pages_unreadable") -> Iterator[pypdfium2.PdfDocument]:
    """Open a file in pdfium, which serves one caller at a time; raises FileError `unreadable` where it cannot."""
    with _one_at_a_time:
        try:
            document = pypdfium2.PdfDocument(pdf)
            try:
                if len(document) > MAX_PAGES:
                    raise FileError("pages_too_many", limit=MAX_PAGES)
                yield document
            finally:
                document.close()
        except pypdfium2.PdfiumError as error:
            raise FileError(unreadable) from error
