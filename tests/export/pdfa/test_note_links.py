"""Links from marks to notes: every mark has one at its place, it leads to its note, and a screen reader is told so."""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import Any, NamedTuple

import pdfplumber
import pytest

from dcbc_desktop.export.document import make_pdf
from dcbc_desktop.export.layout.page_measures import PORTRAIT
from dcbc_desktop.report.outline import TablePlace
from dcbc_desktop.report.report import Report
from dcbc_desktop.report.table import Cell
from tests.export.documents import body, filled_figures, note, report_of, words
from tests.export.reading import catalog
from tests.export.tables import count_column, report_with, row, table, text_column
from tests.report.samples import full_report

_NOTE_LETTERS = 11.0
_MARGIN = PORTRAIT.left + 1
_ASIDE = 0.8


class Link(NamedTuple):
    """A link as it is read back, in points from the top left corner; pages count from 0."""

    page: int
    box: tuple[float, float, float, float]
    target: int
    top: float
    said: str


def links_of(data: bytes) -> list[Link]:
    """All links of a file, in the order of its pages."""
    with catalog(data) as pdf:
        numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        heights = [float(page.mediabox[3]) for page in pdf.pages]
        found = []
        for number, page in enumerate(pdf.pages):
            for one in _links(page.obj):
                left, bottom, right, top = (float(side) for side in one["/Rect"])
                target = numbers[one["/Dest"][0].objgen]
                box = (left, heights[number] - top, right, heights[number] - bottom)
                there = heights[target] - float(one["/Dest"][3])
                found.append(Link(number, box, target, there, str(one["/Contents"])))
        return found


def _links(page: Any) -> list[Any]:  # noqa: ANN401  pikepdf's objects
    return [one for one in page.get("/Annots", []) if one["/Subtype"] == "/Link"]


class Letters(NamedTuple):
    """Letters written in a row in one size, with their place."""

    page: int
    text: str
    size: float
    x0: float
    top: float
    x1: float
    bottom: float


def letters_of(data: bytes) -> Iterator[Letters]:
    """All letters of a file in runs of one size on one line."""
    with pdfplumber.open(io.BytesIO(data)) as document:
        for number, page in enumerate(document.pages):
            run: list[dict[str, Any]] = []
            for char in [*page.chars, None]:
                if run and (char is None or _key(char) != _key(run[-1])):
                    first, last = run[0], run[-1]
                    text = "".join(one["text"] for one in run)
                    yield Letters(number, text, first["size"], first["x0"], first["top"], last["x1"], first["bottom"])
                    run = []
                run += [char] if char else []


def _key(char: dict[str, Any]) -> tuple[float, float]:
    return round(char["size"], 1), round(char["top"], 1)


def small(data: bytes) -> tuple[list[Letters], dict[str, Letters]]:
    """The marks in texts and tables, and the numbers at the beginning of the notes, which stand at the margin."""
    digits = [run for run in letters_of(data) if run.text.strip().isdigit() and run.size < _NOTE_LETTERS]
    numbers = {run.text.strip(): run for run in digits if run.x0 < _MARGIN}
    return [run for run in digits if run.x0 >= _MARGIN], numbers


@cache
def noted_report() -> bytes:
    """Notes in paragraphs, in a table of the text, in a wide annex and at a figure; the second goes on overleaf."""
    rows = [row(1, Cell("việc một", "Ghi chú của ô."), "3"), row(2, "việc hai", "4")]
    wide = [count_column(f"c{number}", f"Số lượng người tham gia đợt {number}") for number in range(11)]
    keys = ["content", *(f"c{number}" for number in range(11))]
    annex = table(text_column(), *wide, key="w", title="Phụ biểu", place=TablePlace.ANNEX)
    far = row(1, Cell("việc ba", "Ghi chú của phụ lục."), *map(str, range(11)), columns=keys)
    report = report_with((table(), rows), (annex, [far]))
    texts = (body(words(30), note("Một."), words(50, 2), note(words(1_300, 3)), " hết."), body(words(400, 4)))
    report = report.with_entries(report_of(*texts).entries)
    return make_pdf(filled_figures(report, [report.outline.figures[1].key]), draft=False)


def test_every_mark_is_covered_by_its_link_and_leads_to_its_note() -> None:
    data = noted_report()
    marks, numbers = small(data)
    links = links_of(data)
    assert [mark.text for mark in marks] == ["1", "2", "3", "4", "5"]
    assert [link.said for link in links] == [f"Xem chú thích {mark.text}" for mark in marks]
    for mark, link in zip(marks, links, strict=True):
        left, top, right, bottom = link.box
        assert link.page == mark.page
        assert [left, right] == pytest.approx([mark.x0 - _ASIDE, mark.x1 + _ASIDE], abs=0.1)
        assert top - 1 <= mark.top + 2 < mark.bottom <= bottom + 1
        there = numbers[mark.text]
        assert link.target == there.page
        assert there.top - 6 < link.top < there.top + 1


def test_links_stand_in_text_tables_and_wide_annexes() -> None:
    with catalog(noted_report()) as pdf:
        widths = [float(page.mediabox[2]) > float(page.mediabox[3]) for page in pdf.pages for _ in _links(page.obj)]
    assert widths == [False, False, False, True, False]


def test_a_link_leads_to_a_note_that_begins_overleaf() -> None:
    data = make_pdf(report_of(body("Một", note(words(1_300)), " hai", note("Sau."), " ba.")), draft=False)
    first, second = links_of(data)
    assert first.page == second.page
    assert second.target > second.page


def test_marks_of_a_stretched_line_are_met_to_a_tenth_of_a_point() -> None:
    texts = [body(*(part for n in range(9) for part in (words(12, 9 * seed + n), note("x")))) for seed in range(9)]
    data = make_pdf(report_of(*texts), draft=False)
    marks, _ = small(data)
    links = links_of(data)
    assert len(marks) == len(links) == 81
    pairs = zip(marks, links, strict=True)
    far = [max(abs(link.box[0] + _ASIDE - mark.x0), abs(link.box[2] - _ASIDE - mark.x1)) for mark, link in pairs]
    assert max(far) < 0.1


def test_links_of_marks_side_by_side_do_not_overlap() -> None:
    """In the smallest letters too, those of a wide table."""
    marks = note("Một."), note("Hai."), note("Ba.")
    columns = [text_column(f"c{number}", f"Nội dung {number}") for number in range(11)]
    wide = table(*columns, place=TablePlace.ANNEX)
    cells = [Cell(words(3, number), "Ghi chú.") for number in range(11)]
    report = report_with((wide, [row(1, *cells, columns=[one.key for one in columns])]))
    report = report.with_entries(report_of(body(words(30), *marks, " hết.")).entries)
    links = links_of(make_pdf(report, draft=False))
    assert len(links) == 14
    for one, other in pairwise(links):
        apart = one.page != other.page or one.box[2] <= other.box[0] or one.box[3] <= other.box[1] + 0.01
        assert apart or other.box[2] <= one.box[0], (one, other)


def test_a_link_shows_nothing_and_is_tagged_with_its_mark() -> None:
    with catalog(noted_report()) as pdf:
        numbers = pdf.Root["/StructTreeRoot"]["/ParentTree"]["/Nums"]
        parents = {int(numbers[i]): numbers[i + 1] for i in range(0, len(numbers), 2)}
        for page in pdf.pages:
            for one in _links(page.obj):
                assert sorted(one.keys()) == sorted(
                    ["/Type", "/Subtype", "/Rect", "/F", "/Border", "/Contents", "/Dest", "/StructParent"]
                )
                assert (int(one["/F"]), [int(side) for side in one["/Border"]]) == (4, [0, 0, 0])
                tag = parents[int(one["/StructParent"])]
                assert (str(tag["/S"]), str(tag["/P"]["/S"])) == ("/Link", "/Reference")
                mark, whole = tag["/K"]
                assert int(mark) >= 0
                assert (str(whole["/Type"]), whole["/Obj"].objgen) == ("/OBJR", one.objgen)


@pytest.mark.parametrize("draft", [False, True])
def test_drafts_have_the_same_links(draft: bool) -> None:
    report = report_of(body("Một", note("Hai."), " ba."))
    assert [link.said for link in links_of(make_pdf(report, draft=draft))] == ["Xem chú thích 1"]


@pytest.mark.parametrize("report", [full_report(), report_of(body("Một", note("Hai.")))], ids=["no notes", "notes"])
def test_files_of_layout_2_have_no_links(report: Report) -> None:
    assert links_of(make_pdf(report, draft=False, layout_version=2)) == []
