"""Tables on the pages as other programs read them: in the text after their section, and as annexes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from dcbc_desktop.errors import RefusedError, UsageError
from dcbc_desktop.export.document import Layout, make_pdf
from dcbc_desktop.export.layout.layout_rules import rules_of
from dcbc_desktop.export.layout.page_measures import LANDSCAPE, MM
from dcbc_desktop.export.layout.table_layout import PAD
from dcbc_desktop.report.kinds import FieldKind
from dcbc_desktop.report.outline import Column, Computed, ComputedKind, Table, TablePlace
from dcbc_desktop.report.printed.annex_marks import roman
from dcbc_desktop.report.prose import MAX_NOTES
from dcbc_desktop.report.report import Entry, Report
from dcbc_desktop.report.table import MAX_CELL, MAX_ROWS, Cell, Row, encode_rows
from tests.export.documents import filled_figures, words
from tests.export.page_rules import broken_rules
from tests.export.reading import catalog, line_with, outside_margins, page_texts, plumbed, text_of
from tests.export.tables import SECTION, count_column, report_with, row, table, text_column
from tests.places import OUTLINE_FOLDERS
from tests.report.samples import full_report

ANNEX = TablePlace.ANNEX
_MONEY = [Column(f"m{n}", f"Khoản {n}", FieldKind.MONEY, "đồng", "Giá trị") for n in range(8)]
_WIDE = table(text_column(), *_MONEY, key="wide", title="Giá trị từng khoản", place=ANNEX, totals=True)
_WIDE_ROWS = [Row("w1", {"content": Cell("Đường")} | {column.key: Cell("1.234.567.000") for column in _MONEY})]


def _grids(data: bytes) -> list[list[list[str]]]:
    """The tables of all pages by their rules: rows of cells, lines of a cell joined."""
    found = [grid for page in plumbed(data).pages for grid in page.extract_tables()]
    return [[["".join((cell or "").split()) for cell in cells] for cells in grid] for grid in found]


def _pages_with_tables(data: bytes) -> list[tuple[Any, list[Any]]]:
    """Each page that has tables, and what pdfplumber takes for one."""
    return [(page, found) for page in plumbed(data).pages if (found := page.find_tables())]


def _chars(data: bytes, page: int) -> list[dict[str, Any]]:
    chars: list[dict[str, Any]] = plumbed(data).pages[page].chars
    return chars


def _pdf(report: Report) -> bytes:
    assert broken_rules(Layout(report, rules_of())) == []
    return make_pdf(report, draft=False)


def test_a_table_stands_after_its_section_s_text_under_its_title() -> None:
    rows = [row(1, "Niêm yết tại trụ sở", "12"), row(2, "Loa truyền thanh", "1.345")]
    data = _pdf(report_with((table(), rows), **{SECTION: "Đã công khai các nội dung sau."}))
    text = text_of(data)
    places = [text.index(part) for part in ("các nội dung sau.", "Kết quả công khai", "Niêm yết", "2. Hoạt động")]
    assert places == sorted(places)
    assert _grids(data) == [
        [["STT", "Nộidung", "Sốcuộc"], ["1", "Niêmyếttạitrụsở", "12"], ["2", "Loatruyềnthanh", "1.345"]]
    ]
    title = line_with(data, "Kết quả công khai")
    assert all("Bold" in char["fontname"] for char in title["chars"])
    assert (title["x0"] + title["x1"]) / 2 == pytest.approx(110 * MM, abs=1)


def test_numbers_stand_right_words_left_dates_and_choices_in_the_middle() -> None:
    columns = (
        text_column(),
        count_column(),
        Column("day", "Ngày", FieldKind.DATE),
        Column("form", "Hình thức", FieldKind.CHOICE, choices=("Họp dân",)),
    )
    keys = [column.key for column in columns]
    rows = [row(n, "Việc", number, "01/12/2026", "Họp", columns=keys) for n, number in enumerate(("7", "1.234"))]
    ((page, (grid, *_)),) = _pages_with_tables(_pdf(report_with((table(*columns), rows))))
    boxes = [cell for one in grid.rows[1:] for cell in one.cells if cell]
    ends = [(box, _ink(page.crop(box).chars)) for box in boxes]
    assert len(ends) == 10
    for index, ((left, _, right, _), (first, last)) in enumerate(ends):
        match index % 5:
            case 1:
                assert first - left == pytest.approx(PAD, abs=0.3)
            case 2:
                assert right - last == pytest.approx(PAD, abs=0.3)
            case _:
                assert first + last == pytest.approx(left + right, abs=0.5)


def _ink(chars: list[dict[str, Any]]) -> tuple[float, float]:
    letters = [char for char in chars if char["text"] != " "]
    return letters[0]["x0"], letters[-1]["x1"]


def test_units_stand_in_brackets_and_neighbours_share_a_heading() -> None:
    columns = (
        text_column(),
        count_column("a", "Trong kỳ", "đơn", "Tiếp nhận"),
        count_column("b", "Từ đầu năm", "đơn", "Tiếp nhận"),
        count_column("c", "Chưa giải quyết", "vụ"),
    )
    keys = [column.key for column in columns]
    grid = _grids(_pdf(report_with((table(*columns), [row(1, "Khiếu nại", "3", "9", "2", columns=keys)]))))[0]
    assert grid[0] == ["STT", "Nộidung", "Tiếpnhận(đơn)", "", "Chưagiảiquyết(vụ)"]
    assert grid[1] == ["", "", "Trongkỳ", "Từđầunăm", ""]
    assert grid[2] == ["1", "Khiếunại", "3", "9", "2"]


def test_computed_cells_and_totals_print_and_shares_are_worked_out_anew() -> None:
    share = Column("share", "Tỷ lệ", FieldKind.SHARE, "%", computed=Computed(ComputedKind.SHARE, ("part", "all")))
    columns = [text_column(), count_column("part", "Đạt"), count_column("all", "Tổng"), share]
    keys = ("content", "part", "all")
    rows = [row(1, "Một", "1", "2", columns=keys), row(2, "Hai", "3", "1.000", columns=keys)]
    grid = _grids(_pdf(report_with((table(*columns, totals=True), rows))))[0]
    assert grid[1:3] == [["1", "Một", "1", "2", "50"], ["2", "Hai", "3", "1.000", "0,3"]]
    assert grid[3] == ["Tổngcộng", "", "4", "1.002", "0,4"]


def test_without_totals_or_without_numbers_there_is_no_last_row() -> None:
    assert "Tổng cộng" not in text_of(_pdf(report_with((table(), [row(1, "Một", "1")]))))
    assert "Tổng cộng" not in text_of(_pdf(report_with((table(totals=True), [row(1, "Một", "chưa rõ")]))))


def test_a_table_in_which_nothing_was_typed_prints_nothing() -> None:
    begun = table(key="b", title="Bảng chỉ có dòng sẵn", starting_rows=("Khiếu nại", "Tố cáo"))
    rows = [row(1, "Khiếu nại", ""), row(2, "Tố cáo", " ")]
    report = report_with(
        (table(title="Bảng trống"), [row(1, "", "")]), (begun, rows), (table(key="c", place=ANNEX), [])
    )
    text = text_of(_pdf(report))
    assert not any(words_ in text for words_ in ("Bảng", "STT", "Phụ lục", "Tố cáo"))
    typed = report.with_entries({"b": Entry(encode_rows([*rows, row(3, "", ""), row(4, "Khác", "2")]))})
    assert [cells[:2] for cells in _grids(_pdf(typed))[0][1:]] == [["1", "Khiếunại"], ["2", "Tốcáo"], ["3", "Khác"]]


def test_heads_are_repeated_on_every_page_as_artifacts() -> None:
    rows = [row(n, f"Việc {n}", str(n)) for n in range(90)]
    data = _pdf(report_with((table(), rows), (table(key="x", place=ANNEX), rows)))
    pages = [
        [char for char in page.chars if "Bold" in char["fontname"] and char["size"] < 14]
        for page in plumbed(data).pages
    ]
    heads = ["".join(char["text"] for char in page).replace(" ", "") for page in pages]
    tags = [{char["tag"] for char in page} for page in pages]
    texts = page_texts(data)
    of_table = [i for i, text in enumerate(texts) if "Việc" in text]
    assert len(of_table) >= 5
    assert all("STTNộidungSốcuộc" in heads[i] for i in of_table)
    begun = [i for i in of_table if "Phụ lục" in texts[i] or "Kết quả công khai" in texts[i]]
    assert all(tags[i] == {"Artifact"} for i in of_table if i not in begun)
    assert len(begun) == 2


def test_notes_of_cells_are_numbered_where_they_stand_in_the_report() -> None:
    noted = Cell("12", "Tăng vì có hai cuộc đột xuất.")
    both = [row(1, "Một", noted), row(2, Cell("Hai", "Ghi chú ở chữ."), Cell("5", "Ghi chú ở số."))]
    report = report_with(
        (table(), both), (table(key="x", place=ANNEX), [row(1, "Ba", Cell("1", "Ghi chú ở phụ lục."))])
    )
    data = _pdf(report)
    notes = ("Tăng vì", "Ghi chú ở chữ", "Ghi chú ở số", "Ghi chú ở phụ lục")
    assert [line_with(data, text)["text"][0] for text in notes] == ["1", "2", "3", "4"]
    grids = _grids(data)
    assert grids[0][1:] == [["1", "Một", "121"], ["2", "Hai2", "53"]]
    assert grids[1][1] == ["1", "Ba", "14"]
    texts = page_texts(data)
    on_page = [("Tăng vì" in text, "Ghi chú ở phụ lục" in text) for text in texts if "STT" in text]
    assert on_page == [(True, False), (False, True)]


def test_marks_in_a_row_over_pages_are_numbered_down_the_page() -> None:
    columns = [text_column("a", "Dài"), text_column("b", "Ngắn")]
    cells = [Cell(words(900), "Chú thích cuối ô dài."), Cell("Xong", "Chú thích đầu dòng.")]
    data = _pdf(report_with((table(*columns), [row(1, *cells, columns=("a", "b"))])))
    assert line_with(data, "Chú thích đầu dòng")["text"].startswith("1 ")
    assert line_with(data, "Chú thích cuối ô dài")["text"].startswith("2 ")


@pytest.mark.parametrize(("count", "together"), [(40, True), (400, False)])
def test_a_row_stays_together_unless_it_is_tall(count: int, together: bool) -> None:
    rows = [row(n, words(count, n), "1") for n in range(12)]
    pages = Layout(report_with((table(), rows)), rules_of()).body
    on_pages: dict[str, set[int]] = {}
    for number, page in enumerate(pages):
        for source in (placed.element.source for _, item in page.slices for placed in item.placed):
            if source is not None and source.row:
                on_pages.setdefault(source.row, set()).add(number)
    assert all(len(numbers) == 1 for numbers in on_pages.values()) is together


def test_one_annex_is_named_without_a_number_and_two_are_counted() -> None:
    rows = [row(1, "Một", "1")]
    one = report_with((table(title="Công khai ngân sách", place=ANNEX), rows))
    alone = [text for text in page_texts(_pdf(one)) if text.startswith("Phụ lục")]
    assert [text.splitlines()[:2] for text in alone] == [["Phụ lục", "CÔNG KHAI NGÂN SÁCH"]]
    later = table(key="late", title="Đơn thư", section="IV.1", place=ANNEX)
    sooner = table(key="soon", title="Họp dân", section="I", place=ANNEX)
    data = _pdf(filled_figures(report_with((later, rows), (sooner, rows))))
    starts = [text.splitlines()[:2] for text in page_texts(data) if text.startswith("Phụ lục")]
    assert starts == [["Phụ lục I", "HỌP DÂN"], ["Phụ lục II", "ĐƠN THƯ"], ["Phụ lục III", "SỐ LIỆU KÈM THEO BÁO CÁO"]]
    with catalog(data) as pdf, pdf.open_outline() as outline:
        titles = [item.title for item in outline.root]
    assert titles[-3:] == ["Phụ lục I: HỌP DÂN", "Phụ lục II: ĐƠN THƯ", "Phụ lục III: SỐ LIỆU KÈM THEO BÁO CÁO"]


def test_a_wide_annex_lies_on_turned_pages_with_numbers_of_their_own() -> None:
    rows = [Row(f"w{n}", _WIDE_ROWS[0].cells) for n in range(60)]
    data = _pdf(report_with((_WIDE, rows)))
    with catalog(data) as pdf:
        sizes = [tuple(round(float(side)) for side in page.obj["/MediaBox"]) for page in pdf.pages]
    texts = page_texts(data)
    at = next(i for i, text in enumerate(texts) if text.startswith("Phụ lục"))
    assert set(sizes[:at]) == {(0, 0, 595, 842)}
    assert set(sizes[at:]) == {(0, 0, 842, 595)}
    assert len(sizes) - at >= 3
    assert [text.split()[0] for text in texts[at + 1 :]] == [str(n) for n in range(2, len(texts) - at + 1)]
    number = next(char for char in _chars(data, at + 1) if char["text"] == "2" and char["bottom"] < LANDSCAPE.top)
    assert (number["x0"] + number["x1"]) / 2 == pytest.approx(LANDSCAPE.width / 2, abs=1)
    assert (number["top"] + number["bottom"]) / 2 == pytest.approx(LANDSCAPE.top / 2, abs=3)
    assert sum(sum(cells[0].isdigit() for cells in grid) for grid in _grids(data)) == 60


def test_drafts_carry_their_mark_on_turned_pages_too() -> None:
    report = report_with((_WIDE, _WIDE_ROWS))
    draft, final = make_pdf(report, draft=True), make_pdf(report, draft=False)
    assert all(text.startswith("DỰ THẢO") for text in page_texts(draft))
    assert "DỰ THẢO" not in text_of(final)
    marks = ["".join(char["text"] for char in page.chars if not char["upright"]) for page in plumbed(draft).pages]
    assert marks == ["DỰ THẢO"] * len(marks)
    with catalog(draft) as pdf:
        assert all("/XObject" not in page.obj["/Resources"] for page in pdf.pages)


def test_drafts_of_earlier_layouts_have_a_drawing_too() -> None:
    with catalog(make_pdf(report_with((_WIDE, _WIDE_ROWS)), draft=True, layout_version=3)) as pdf:
        form = pdf.pages[-1].obj["/Resources"]["/XObject"]
        (box,) = [[round(float(side)) for side in drawing["/BBox"]] for drawing in form.values()]
    assert box == [0, 0, 842, 595]


def test_a_wide_table_in_the_text_is_set_smaller_and_then_its_words_are_cut() -> None:
    in_place = Table("wide", "Giá trị", SECTION, (text_column(), *_MONEY))
    sizes = {}
    for value in ("12.000", "12.000.000", "1.234.567.000"):
        rows = [Row("w1", {"content": Cell("Đường")} | {column.key: Cell(value) for column in _MONEY})]
        data = _pdf(report_with((in_place, rows)))
        ((page, (grid, *_)),) = _pages_with_tables(data)
        inside = page.crop(grid.bbox).chars
        sizes[value] = min(round(char["size"], 1) for char in inside)
        assert _grids(data)[0][-1][2:] == [value] * 8
    assert sizes == {"12.000": 13.2, "12.000.000": 9.0, "1.234.567.000": 9.0}


@pytest.mark.parametrize("folder", OUTLINE_FOLDERS, ids=lambda folder: folder.name)
def test_every_shipped_outline_prints_each_cell_of_its_tables(folder: Path) -> None:
    report = full_report(folder)
    cells = {cell for grid in _grids(_pdf(report)) for cells in grid for cell in cells}
    typed = [
        cell.value for one in report.outline.tables for row_ in report.rows(one.key) for cell in row_.cells.values()
    ]
    assert [value for value in typed if "".join(value.split()) not in cells] == []


def test_a_computed_total_prints_among_the_figures() -> None:
    report = full_report()
    total = next(figure for figure in report.outline.figures if figure.total_of)
    data = _pdf(report.with_entries({key: Entry("1.000") for key in total.total_of[:2]}))
    assert ["1", "".join(total.label.split()), "".join(total.unit.split()), "2.000"] in _grids(data)[0]


def test_composed_letters_whatever_was_typed() -> None:
    decomposed = "Thu\u031b\u0323c hie\u0323\u0302n"
    assert _grids(_pdf(report_with((table(), [row(1, decomposed, "1")]))))[0][1] == ["1", "Thựchiện", "1"]


@pytest.mark.parametrize("cell", [Cell("\U0001f600"), Cell("x", "\u2603")], ids=["cell", "note"])
def test_a_letter_that_the_typeface_lacks_is_refused_in_a_cell_and_its_note(cell: Cell) -> None:
    with pytest.raises(RefusedError) as caught:
        make_pdf(report_with((table(), [row(1, cell, "1")])), draft=True)
    assert (caught.value.code, caught.value.params["key"]) == ("letter_missing", "t")


def test_more_notes_than_a_report_has_are_refused_in_tables_too() -> None:
    noted = Cell("x", "Ghi chú.")
    rows = [row(n, noted, noted) for n in range(MAX_NOTES // 2 + 1)]
    with pytest.raises(UsageError, match="prose_too_large"):
        make_pdf(report_with((table(), rows)), draft=True)


def test_markup_prints_as_typed() -> None:
    typed = '<b>x</b> &amp; <img src="x"> {year} %s \\n'
    data = _pdf(report_with((table(), [row(1, typed, Cell("1", typed))])))
    assert _grids(data)[0][1][1] == "".join(typed.split())
    assert text_of(data).count("{year} %s \\n") == 2


def test_words_without_an_end_and_a_cell_of_20_000_letters_stay_inside() -> None:
    rows = [row(1, "ộ" * 400, "1"), row(2, "W" * 400, "9" * 40), row(3, "m" * MAX_CELL, "2"), row(4, words(50), "3")]
    for place in TablePlace:
        data = _pdf(report_with((table(place=place), rows)))
        text = "".join(page_texts(data))
        assert (text.count("ộ") >= 400, text.count("W") >= 400, text.count("m") >= MAX_CELL) == (True, True, True)
        assert outside_margins(data) == []


def test_2_000_rows_make_the_same_bytes_twice() -> None:
    rows = [row(n, words(6, n), Cell(str(n), "Ghi chú." if n % 100 == 0 else "")) for n in range(MAX_ROWS)]
    report = report_with((table(totals=True), rows))
    data = make_pdf(report, draft=False)
    assert make_pdf(report, draft=False) == data
    assert "1.999.000" in text_of(data)


def test_roman_numerals() -> None:
    assert [roman(number) for number in (1, 4, 9, 14, 40, 61)] == ["I", "IV", "IX", "XIV", "XL", "LXI"]
