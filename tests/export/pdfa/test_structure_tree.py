"""What a screen reader is told: the order of things, their levels, lists, tables, and notes after their paragraphs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path

import pytest

from dcbc_desktop.export.document import make_pdf
from dcbc_desktop.report.outline import LAYOUT_VERSION
from dcbc_desktop.report.prose import Paragraph, ParagraphKind, Text
from dcbc_desktop.report.report import Report
from tests.export.documents import body, filled_figures, note, report_of, words
from tests.export.reading import catalog, line_with
from tests.export.structure import Tagged, document_of, pieces_of, unmarked
from tests.export.tables import count_column, random_tables, report_with, row, table, text_column
from tests.places import OUTLINE_FOLDERS
from tests.report.samples import blank_report, full_report
from tests.short_form import mostly_long


@contextmanager
def structure(report: Report, *, draft: bool = False, layout_version: int = LAYOUT_VERSION) -> Iterator[Tagged]:
    data = make_pdf(report, draft=draft, layout_version=layout_version)
    assert unmarked(data) == []
    with catalog(data) as pdf:
        yield document_of(pdf, data)


def test_the_head_is_read_in_its_order_before_the_title() -> None:
    with structure(report_of(body("Lời."), issuer="TRƯỜNG ĐẠI HỌC KHOA HỌC XÃ HỘI VÀ NHÂN VĂN THÀNH PHỐ")) as document:
        first = [kid.tag for kid in document.kids[:7]]
        assert first == ["P", "P", "P", "P", "P", "P", "H1"]
        texts = [kid.text.replace("\u00a0", " ") for kid in document.kids]
        assert texts[1].startswith("TRƯỜNG ĐẠI HỌC KHOA HỌC") and texts[1].endswith("THÀNH PHỐ")
        assert texts[2:4] == ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]
        assert texts[6].startswith("BÁO CÁO")
        assert "Kết quả thực hiện dân chủ" in texts[6]


@pytest.mark.parametrize("folder", OUTLINE_FOLDERS, ids=lambda folder: folder.name)
def test_headings_leave_out_no_level(folder: Path) -> None:
    code = "2031-Q2" if folder.name == "next_year" else "2026"
    with structure(full_report(folder, code)) as document:
        levels = [int(one.tag[1]) for one in document.walk() if one.tag[0] == "H"]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_a_subheading_stands_one_level_under_its_section() -> None:
    paragraphs = [Paragraph((Text(name),), ParagraphKind.SUBHEADING) for name in ("Một", "Hai")]
    with structure(report_of(*paragraphs)) as document:
        headings = [(one.tag, one.text) for one in document.walk() if one.text in ("Một", "Hai")]
    assert headings == [("H3", "Một"), ("H3", "Hai")]


def test_dash_items_are_one_list_with_their_hyphens_as_labels() -> None:
    items = [Paragraph((Text(f"việc {n} - lớn"),), ParagraphKind.DASH) for n in range(3)]
    with structure(report_of(items[0], items[1], body("Lời."), items[2])) as document:
        lists = [one for one in document.all("L") if "việc" in one.kids[0].kids[1].text]
        assert [len(one.kids) for one in lists] == [2, 1]
        item = lists[0].kids[1]
        assert [(kid.tag, kid.text) for kid in item.kids] == [("Lbl", "- "), ("LBody", "việc 1 - lớn")]


def test_recipients_are_one_list_before_the_signature_however_long() -> None:
    report = report_of(body("x"), recipients="\n".join(words(6, n) for n in range(70)))
    with structure(report) as document:
        tags = [(kid.tag, kid.text) for kid in document.kids]
        recipients = document.all("L")[-1]
        assert len(recipients.kids) == 70
        assert document.kids.index(recipients) == tags.index(("P", "GIÁM ĐỐC")) - 1
        assert tags[-3:] == [("P", "Lê Thị Minh Hòa"), ("Form", ""), ("Form", "")]


def test_a_note_is_read_after_the_paragraph_that_bears_its_mark() -> None:
    report = report_of(body("Một", note("Ghi chú một."), " hai", note(words(1_200)), " ba."), body("Sau."))
    with structure(report) as document:
        paragraph = next(one for one in document.kids if one.text.startswith("Một"))
        assert paragraph.text == "Một hai ba."
        assert [(kid.tag, kid.text) for kid in paragraph.kids[:3]] == [
            ("Reference", ""), ("Reference", ""), ("Note", " Ghi chú một."),
        ]  # fmt: skip
        assert [(kid.kids[0].tag, kid.kids[0].text) for kid in paragraph.kids[:2]] == [("Link", "1"), ("Link", "2")]
        assert [kid.text for kid in paragraph.kids[2].kids] == ["1"]
        long = paragraph.kids[3]
        assert (long.tag, len(long.text.split())) == ("Note", 1_200)
        assert [str(one.element["/ID"]) for one in document.all("Note")] == ["note-1", "note-2"]


@pytest.mark.parametrize("fields", [False, True])
def test_the_document_and_its_notes_have_names_that_lead_to_them(fields: bool) -> None:
    """Without a tree of names EU DSS takes the second signature for an undefined change of the structure."""
    for report, names in (
        (report_of(body("Một", note("Ghi chú."))), ["document", "note-1"]),
        (report_of(body("Một.")), ["document"]),
    ):
        with catalog(make_pdf(report, draft=False, fields=fields)) as pdf:
            pairs = list(pdf.Root["/StructTreeRoot"]["/IDTree"]["/Names"])
            assert [str(name) for name in pairs[::2]] == [str(one["/ID"]) for one in pairs[1::2]] == names
            assert [str(one["/S"]) for one in pairs[1::2]] == ["/Document", "/Note"][: len(names)]


def test_a_document_has_no_name_in_layout_2() -> None:
    with catalog(make_pdf(report_of(body("Một.")), draft=False, layout_version=2)) as pdf:
        assert "/IDTree" not in pdf.Root["/StructTreeRoot"]


def test_an_empty_field_is_packed_as_programs_pack_what_they_draw() -> None:
    for version, packed in ((2, False), (3, True)):
        with catalog(make_pdf(full_report(), draft=False, layout_version=version)) as pdf:
            for field in pdf.Root["/AcroForm"]["/Fields"]:
                form = field["/AP"]["/N"]
                assert form.read_bytes() == b""
                assert (form.get("/Filter") == "/FlateDecode") == packed
                left, bottom, right, top = (float(side) for side in field["/Rect"])
                assert [float(side) for side in form["/BBox"]] == pytest.approx(
                    [0, 0, right - left, top - bottom], abs=0.02
                )


def test_an_element_goes_on_over_pages() -> None:
    text = words(2_000)
    with structure(report_of(body(text))) as document:
        assert [one for one in document.kids if one.text.split() == text.split()]


def test_a_table_has_its_title_heads_and_cells_of_every_row() -> None:
    columns = (text_column(), count_column("a", "Số", heading="Kết quả"), count_column("b", "Đạt", heading="Kết quả"))
    rows = [row(n, f"việc {n}", str(n), "", columns=("content", "a", "b")) for n in range(60)]
    with structure(report_with((table(*columns, totals=True), rows))) as document:
        (one,) = document.all("Table")
        assert (one.kids[0].tag, one.kids[0].text) == ("Caption", "Kết quả công khai")
        head, under, first = one.kids[1:4]
        assert [kid.text for kid in head.kids] == ["STT", "Nội dung", "Kết quả"]
        assert [kid.attribute("/RowSpan") for kid in head.kids] == [2, 2, None]
        assert (head.kids[2].attribute("/ColSpan"), head.kids[2].attribute("/Scope")) == (2, "/Column")
        assert [(kid.tag, kid.text) for kid in under.kids] == [("TH", "Số"), ("TH", "Đạt")]
        assert [(kid.tag, kid.text) for kid in first.kids] == [("TD", "1"), ("TH", "việc 0"), ("TD", "0"), ("TD", "")]
        assert len(one.kids) == 1 + 2 + 60 + 1
        assert _widths(one) == {4}
        last = one.kids[-1].kids
        assert [(kid.tag, kid.text, kid.attribute("/Scope")) for kid in last[:2]] == [
            ("TH", "Tổng cộng", "/Row"), ("TD", "1.770", None),
        ]  # fmt: skip
        assert last[0].attribute("/ColSpan") == 2


def test_the_names_of_figures_head_their_rows() -> None:
    with structure(filled_figures(full_report())) as document:
        head, *rows = document.all("Table")[-1].kids
        assert {kid.attribute("/Scope") for kid in head.kids} == {"/Column"}
        figures = [[(kid.tag, kid.attribute("/Scope")) for kid in one.kids] for one in rows if len(one.kids) == 4]
        assert len(figures) > 20
        assert {tuple(one) for one in figures} == {(("TD", None), ("TH", "/Row"), ("TD", None), ("TD", None))}
        groups = [[(kid.tag, kid.attribute("/Scope")) for kid in one.kids] for one in rows if len(one.kids) == 2]
        assert {tuple(one) for one in groups} <= {(("TD", None), ("TH", "/Row"))}


def test_rows_of_layout_2_have_no_heads() -> None:
    with structure(filled_figures(full_report()), layout_version=2) as document:
        heads = [kid.attribute("/Scope") for kid in document.all("TH")]
    assert set(heads) == {"/Column"}


@pytest.mark.parametrize("seed", mostly_long(range(4), lambda seed: seed == 0))
def test_every_row_of_any_table_is_as_wide_as_its_table(seed: int) -> None:
    with structure(random_tables(seed, 5)) as document:
        tables = document.all("Table")
        assert tables
        assert [len(_widths(one)) for one in tables] == [1] * len(tables)


def _widths(one: Tagged) -> set[int]:
    """How many columns each row fills, cells from rows above it counted in."""
    taken: Counter[int] = Counter()
    rows = [kid for kid in one.kids if kid.tag == "TR"]
    for number, line in enumerate(rows):
        for cell in line.kids:
            for below in range(int(cell.attribute("/RowSpan") or 1)):
                taken[number + below] += int(cell.attribute("/ColSpan") or 1)
    assert set(taken) == set(range(len(rows)))
    return set(taken.values())


def test_an_annex_has_a_heading_under_the_reports_own() -> None:
    with structure(filled_figures(full_report(), note_keys=["congress_delegates"]), draft=True) as document:
        annex = next(one for one in document.kids if one.text.startswith("Phụ lục"))
        assert (annex.tag, "SỐ LIỆU KÈM THEO BÁO CÁO" in annex.text) == ("H2", True)
        after = document.kids[document.kids.index(annex) + 1]
        assert (after.tag, after.text.startswith("(Kèm theo")) == ("P", True)


def test_a_draft_reads_like_the_final_without_its_mark() -> None:
    report = report_of(body(words(300), note("Ghi chú.")))
    with structure(report, draft=True) as draft, structure(report) as final:
        shown = [(one.tag, one.text) for one in final.walk() if one.tag != "Form"]
        assert [(one.tag, one.text) for one in draft.walk()] == shown


def test_every_marked_piece_and_annotation_leads_back_to_its_element() -> None:
    data = make_pdf(random_tables(1, 4), draft=False)
    with catalog(data) as pdf:
        numbers = pdf.Root["/StructTreeRoot"]["/ParentTree"]["/Nums"]
        annotations = [one for page in pdf.pages for one in page.obj.get("/Annots", [])]
        rows = range(len(pdf.pages) + len(annotations))
        assert len(annotations) > 2
        assert [int(numbers[i]) for i in range(0, len(numbers), 2)] == list(rows)
        assert int(pdf.Root["/StructTreeRoot"]["/ParentTreeNextKey"]) == len(rows)
        assert {int(one["/StructParent"]) for one in annotations} == set(rows[len(pdf.pages) :])
        for number, page in enumerate(pdf.pages):
            assert int(page.obj["/StructParents"]) == number
            for mark, element in enumerate(numbers[2 * number + 1]):
                assert mark in pieces_of(element)


def test_fields_for_signatures_are_tagged_and_lie_between_office_and_name() -> None:
    data = make_pdf(full_report(), draft=False)
    office, name = line_with(data, "GIÁM ĐỐC"), line_with(data, "Lê Thị Minh Hòa")
    with catalog(data) as pdf:
        height = float(pdf.pages[-1].mediabox[3])
        person, seal = pdf.Root["/AcroForm"]["/Fields"]
        assert [str(one["/T"]) for one in (person, seal)] == ["nguoi_ky", "co_quan"]
        (_, bottom, _, top), (_, low, _, high) = ([float(side) for side in one["/Rect"]] for one in (person, seal))
        assert office["bottom"] - 3 <= height - top < height - bottom <= name["top"]
        assert (low + high) / 2 == pytest.approx((bottom + top) / 2, abs=0.02)
        assert high - low == pytest.approx(36 * 72 / 25.4, abs=0.02)
        left, right = (float(person["/Rect"][i]) for i in (0, 2))
        assert (left + right) / 2 == pytest.approx((name["x0"] + name["x1"]) / 2, abs=1)
        assert float(seal["/Rect"][2]) == pytest.approx(left + (right - left) / 3, abs=0.02)
        numbers = pdf.Root["/StructTreeRoot"]["/ParentTree"]["/Nums"]
        parents = {int(numbers[i]): numbers[i + 1] for i in range(0, len(numbers), 2)}
        for one in (person, seal):
            form = parents[int(one["/StructParent"])]
            assert (str(form["/S"]), form["/K"][0]["/Obj"].objgen) == ("/Form", one.objgen)


def test_a_draft_and_a_file_without_a_name_have_no_fields() -> None:
    for report, draft in ((full_report(), True), (blank_report(), False)):
        with catalog(make_pdf(report, draft=draft)) as pdf:
            assert "/AcroForm" not in pdf.Root
