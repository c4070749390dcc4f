"""Layout of pages and LAYOUT_VERSION: pages of a fixed report change only with the version, earlier layouts never."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator, Mapping
from typing import Any, Final

import pdfplumber
import pytest

from dcbc_desktop.export.document import make_pdf
from dcbc_desktop.report.outline import LAYOUT_VERSION
from dcbc_desktop.report.prose import Text
from dcbc_desktop.report.report import Report
from tests.export.documents import body, filled_figures, note, report_of, words
from tests.places import OUTLINE_FOLDERS
from tests.report.samples import typed_report

LAYOUTS: Final[Mapping[int, Mapping[str, str]]] = {
    2: {
        "adjacent_marks": "d807f80e0c43977f",
        "footnotes": "150d7605a1bb3770",
        "2023-co-quan": "cb260a8265caf15c",
        "2026-doanh-nghiep-nha-nuoc": "61bb124fcebf959b",
        "2026-xa-phuong-dac-khu": "3d56848bd1c05ea3",
        "next_year": "39af3353ca7bde51",
    },
    3: {
        "adjacent_marks": "27ffae493cfbb800",
        "footnotes": "f507f3b3bd11113e",
        "2023-co-quan": "62fff16023ff5d56",
        "2026-doanh-nghiep-nha-nuoc": "426dd4bdcc6847be",
        "2026-xa-phuong-dac-khu": "f41b6deb92bc21a7",
        "next_year": "9c3f6adc61942438",
    },
    4: {
        "adjacent_marks": "58c6a34afdad47c9",
        "footnotes": "0984c3d591039e90",
        "2023-co-quan": "2c30a8d020e07f44",
        "2026-doanh-nghiep-nha-nuoc": "9c03658d7297c195",
        "2026-xa-phuong-dac-khu": "80716d28a71bf3d0",
        "next_year": "bacd487d418148db",
    },
}
"""By layout version and by report: digest of the words, strokes and signature fields of its pages, with their places.

A report is that of an outline's folder, with every figure and table typed, or one with footnotes.
"""
_ADVICE = """the pages of the report {name} have changed.
If their layout changed (anything but words of the outline or of this test's report):
  make the change a rule of dcbc_desktop/export/layout/layout_rules.py, which layout {version} lacks: received files are
  compared with pages made anew by their own layout (CONTRIBUTING.md, "Something on every page").
If layout {version} was in no release yet, or if words of the outline or of this test's report changed:
  write in LAYOUTS of this test, under {version}: "{name}": "{digest}"."""


@pytest.mark.parametrize(("version", "name"), [(version, name) for version in LAYOUTS for name in LAYOUTS[version]])
def test_pages_change_only_with_the_layout_version(version: int, name: str) -> None:
    digest = _digest(_report(name), version)
    assert digest == LAYOUTS[version][name], _ADVICE.format(version=version, name=name, digest=digest)


def test_the_newest_layout_is_held() -> None:
    assert max(LAYOUTS) == LAYOUT_VERSION


def _report(name: str) -> Report:
    if name == "adjacent_marks":
        raised = Text("2", superscript=True)
        return report_of(
            body(words(60), note(words(30, 1)), note(words(9)), words(80, 2), raised, note(words(7, 3)), ".")
        )
    if name == "footnotes":
        first, second = (body(words(60, seed), note(words(30, seed + 1)), words(20, seed + 2)) for seed in (1, 4))
        return filled_figures(report_of(first, second), ["units_total"])
    return typed_report(next(folder for folder in OUTLINE_FOLDERS if folder.name == name))


def _digest(report: Report, version: int) -> str:
    found = hashlib.sha256()
    for draft in (False, True):
        with pdfplumber.open(io.BytesIO(make_pdf(report, draft=draft, layout_version=version))) as document:
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
