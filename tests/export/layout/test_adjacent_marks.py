"""Marks of notes side by side are kept apart, and no letter of the report is moved or counted by it."""

from __future__ import annotations

from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import pdfplumber
import pytest

from dcbc_desktop.export.document import make_mapped_pages, make_pdf
from dcbc_desktop.export.layout.page_measures import BODY, MARK_SCALE
from dcbc_desktop.intake.pdf.embedded_data import read_exported
from dcbc_desktop.report.prose import Footnote, Paragraph, ParagraphKind, Run, Text
from dcbc_desktop.report.report import Report
from dcbc_desktop.workflow.report_pages import make_pdf as make_with_data
from dcbc_desktop.workflow.verification.page_comparison import compare_pages
from tests.export.documents import note, report_of
from tests.export.test_conformance import breaches

KINDS = pytest.mark.parametrize("kind", list(ParagraphKind))
N = note("Ghi chú.")
UP = Text("2", superscript=True)
EMPTY = Text("")
CASES: list[tuple[list[Run], str]] = [
    ([Text("chữ"), N, N], "chữ1,2"),
    ([Text("chữ"), N, N, N, Text(" sau"), N, N], "chữ1,2,3 sau4,5"),
    ([Text("chữ"), N, EMPTY, N], "chữ1,2"),
    ([N, N, Text("chữ")], "1,2chữ"),
    ([Text("chữ"), N, Text(" "), N], "chữ1 2"),
    ([Text("chữ"), N, Text(", "), N], "chữ1, 2"),
    ([Text("m"), UP, N], "m2 1"),
    ([Text("m"), UP, EMPTY, N, N], "m2 1,2"),
    ([Text("m"), N, UP, Text(" sau")], "m1 2 sau"),
    ([Text("m"), UP, Text(" sau"), N], "m2 sau1"),
    ([Text("100"), N], "1001"),
]


def _report(runs: list[Run], kind: ParagraphKind = ParagraphKind.BODY) -> Report:
    return report_of(Paragraph(tuple(runs), kind))


@KINDS
@pytest.mark.parametrize(("runs", "printed"), CASES)
def test_marks_are_kept_apart(runs: list[Run], printed: str, kind: ParagraphKind) -> None:
    assert printed in _text(make_pdf(_report(runs, kind), draft=False))


def test_the_former_layout_had_them_as_one_number() -> None:
    assert "chữ12" in _text(make_pdf(_report([Text("chữ"), N, N]), draft=False, layout_version=2))


@pytest.mark.parametrize(("runs", "printed"), CASES)
def test_raised_letters_do_not_touch(runs: list[Run], printed: str) -> None:
    raised = [one for one in _raised(make_pdf(_report(runs), draft=False)) if one["text"] not in ", \u00a0"]
    assert len(raised) == sum(letter.isdigit() for letter in printed.replace("100", ""))
    assert all(two["x0"] - one["x1"] > 1 for one, two in pairwise(raised))


@pytest.mark.parametrize(("runs", "printed"), CASES)
def test_the_map_counts_the_letters_of_the_report_alone(runs: list[Run], printed: str) -> None:
    del printed
    typed = len("".join(run.text for run in runs if not isinstance(run, Footnote)).replace(" ", ""))
    areas = make_mapped_pages(_report(runs), draft=False).areas
    assert (
        sum(area.letters for area in areas if area.source.key == "I" and area.source.paragraph == 0 and not area.note)
        == typed
    )


@pytest.mark.parametrize("draft", [True, False])
def test_many_marks_in_a_row_are_equal_to_their_data_and_hold_the_profiles(draft: bool, tmp_path: Path) -> None:
    pdf = make_with_data(_report([Text("chữ"), *[N] * 120, UP, N, Text(" sau")]), draft=draft)
    held = read_exported(pdf)
    assert compare_pages(pdf, held.report, draft=draft, fields=held.signature_fields) is None
    assert breaches(pdf, tmp_path / "báo cáo.pdf") == []
    marks = "".join(char["text"] for char in _raised(pdf)).replace("\u00a0", " ")
    assert marks == ",".join(map(str, range(1, 121))) + " 2 121"


def _text(pdf: bytes) -> str:
    return "".join(char["text"] for char in _letters(pdf)).replace("\u00a0", " ")


def _raised(pdf: bytes) -> list[dict[str, Any]]:
    """The raised letters of the text, without those at the foot."""
    return [char for char in _letters(pdf) if char["size"] == pytest.approx(BODY * MARK_SCALE, abs=0.01)]


def _letters(pdf: bytes) -> list[dict[str, Any]]:
    with pdfplumber.open(BytesIO(pdf)) as document:
        return [char for page in document.pages for char in page.chars]
