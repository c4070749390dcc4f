"""Layout of pages and LAYOUT_VERSION: where pages of a fixed report change, the version changes with them."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator, Mapping
from typing import Any, Final

import pdfplumber
import pytest

from dcbc_desktop.export.document import make_pdf
from dcbc_desktop.report.outline import LAYOUT_VERSION
from dcbc_desktop.report.report import Report
from tests.export.documents import body, filled_figures, note, report_of, words
from tests.places import OUTLINE_FOLDERS
from tests.report.samples import typed_report

LAYOUTS: Final[Mapping[int, Mapping[str, str]]] = {
    2: {
        "footnotes": "150d7605a1bb3770",
        "2023-co-quan": "cb260a8265caf15c",
        "2026-doanh-nghiep-nha-nuoc": "4a3beba24828cf21",
        "2026-xa-phuong-dac-khu": "318fa6db44c290f1",
        "next_year": "b860e9193e7f4e5e",
    },
}
"""By layout version and by report: digest of the words, strokes and signature fields of its pages, with their places.

A report is that of an outline's folder, with every figure and table typed, or `footnotes`, one with footnotes.
"""
_ADVICE = """the pages of the report {name} have changed.
If their layout changed (anything but words of the outline or of this test's report):
  raise LAYOUT_VERSION in dcbc_desktop/report/outline.py and in the manual's pages about bao-cao.json, and keep the
  former layout for files of the former version: received files are compared with pages made anew, and a file whose
  pages can no longer be made is judged invalid (CONTRIBUTING.md, "Something on every page").
Then write in LAYOUTS of this test, under the number that LAYOUT_VERSION has by then: "{name}": "{digest}"."""


@pytest.mark.parametrize("name", LAYOUTS[max(LAYOUTS)])
def test_pages_change_only_with_the_layout_version(name: str) -> None:
    digest = _digest(_report(name))
    expected = LAYOUTS.get(LAYOUT_VERSION, {}).get(name)
    assert digest == expected, _ADVICE.format(name=name, digest=digest)


def _report(name: str) -> Report:
    if name == "footnotes":
        first, second = (body(words(60, seed), note(words(30, seed + 1)), words(20, seed + 2)) for seed in (1, 4))
        return filled_figures(report_of(first, second), ["units_total"])
    return typed_report(next(folder for folder in OUTLINE_FOLDERS if folder.name == name))


def _digest(report: Report) -> str:
    found = hashlib.sha256()
    for draft in (False, True):
        with pdfplumber.open(io.BytesIO(make_pdf(report, draft=draft))) as document:
            for page in document.pages:
                for thing in _things(page):
                    found.update(f"{thing}\n".encode())
    return found.hexdigest()[:16]


def _things(page: Any) -> Iterator[tuple[object, ...]]:  # noqa: ANN401  pdfplumber has no types
    """Yield what a page shows in the order of drawing, in points rounded to tenths."""
    yield round(page.width, 1), round(page.height, 1)
    for char in page.chars:
        font = char["fontname"].rpartition("+")[2]
        yield char["text"], font, round(char["size"], 1), round(char["x0"], 1), round(char["top"], 1)
    for shape in (*page.lines, *page.rects, *page.curves, *page.annots):
        yield tuple(round(shape[side], 1) for side in ("x0", "top", "x1", "bottom"))
