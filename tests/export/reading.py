"""Exported files read back by other libraries."""

from __future__ import annotations

import io
import re
from functools import lru_cache
from typing import Any

import pdfplumber
import pikepdf
import pypdfium2

from dcbc_desktop.export.layout.page_measures import LANDSCAPE, PORTRAIT


@lru_cache(maxsize=1)
def plumbed(data: bytes) -> Any:  # noqa: ANN401  pdfplumber has no types
    """The file as pdfplumber reads it, letter by letter; several questions about one file read it once."""
    return pdfplumber.open(io.BytesIO(data))


def page_texts(data: bytes) -> list[str]:
    """The text of each page, as pdfium reads it."""
    document = pypdfium2.PdfDocument(data)
    try:
        return [document[index].get_textpage().get_text_range() for index in range(len(document))]
    finally:
        document.close()


def text_of(data: bytes) -> str:
    """All words with single spaces."""
    return re.sub(r"\s+", " ", " ".join(page_texts(data)))


def lines_of(data: bytes, page: int) -> list[dict[str, Any]]:
    """The lines of a page, top to bottom, with text, x0, x1, top, bottom and chars."""
    return _lines(plumbed(data).pages[page])


def line_with(data: bytes, words: str) -> dict[str, Any]:
    """The first line that holds some words."""
    return next(line for page in plumbed(data).pages for line in _lines(page) if words in line["text"])


def _lines(page: Any) -> list[dict[str, Any]]:  # noqa: ANN401  pdfplumber has no types
    lines: list[dict[str, Any]] = page.filter(_upright).extract_text_lines()
    return [line for line in lines if line["text"].strip()]


def strokes(data: bytes, page: int = 0) -> list[dict[str, Any]]:
    """Horizontal rules of a page."""
    return [line for line in plumbed(data).pages[page].lines if line["height"] < 1]


def outside_margins(data: bytes) -> list[str]:
    """Letters and rules beyond the margins of any page; page numbers stand in the margin."""
    found = []
    for page in plumbed(data).pages:
        sheet = LANDSCAPE if page.width > page.height else PORTRAIT
        right, bottom = sheet.width - sheet.right + 1, sheet.height - sheet.bottom + 1
        for thing in [char for char in page.chars if char["top"] > sheet.top - 3] + page.lines:
            inside = sheet.left - 1 <= thing["x0"] and thing["x1"] <= right and thing["bottom"] <= bottom
            if not inside and thing.get("text") != " ":
                found.append(f"page {page.page_number}: {thing.get('text', 'rule')} at {thing['x0']:.1f}")
    return found


def catalog(data: bytes) -> pikepdf.Pdf:
    """The file's structure."""
    return pikepdf.open(io.BytesIO(data))


def _upright(item: dict[str, Any]) -> bool:
    return item.get("object_type") != "char" or bool(item["upright"])
