"""Blocks as they come from spreadsheets, laid into the tables of the outlines: head, totals, row numbers, columns."""

from __future__ import annotations

import time

import pytest

from dcbc_desktop.errors import UsageError
from dcbc_desktop.report.outline import Outline, Table
from dcbc_desktop.report.outline_files.loader import load_outline
from dcbc_desktop.report.table import MAX_ROWS
from dcbc_desktop.report.table_input.cells import Convention
from dcbc_desktop.report.table_input.html_table import read_html_table
from dcbc_desktop.report.table_input.notes import notes_of
from dcbc_desktop.report.table_input.pasted_block import read_block
from dcbc_desktop.report.table_input.reading import BlockReading, read_table_block
from dcbc_desktop.report.table_input.total_rows import says_total, total_words
from tests.places import OUTLINE_FOLDERS, SHARED, needs_shared

OUTLINES = [load_outline(folder) for folder in OUTLINE_FOLDERS]
COMMUNE = next(outline for outline in OUTLINES if outline.id.startswith("xa-phuong"))
CASES = SHARED / "cases" / "tables"
_TABLES = [pytest.param(table, id=f"{o.id}.{table.key}") for o in OUTLINES for table in o.tables]


def table_of(key: str, outline: Outline = COMMUNE) -> Table:
    """A table of the outline for communes."""
    table = outline.table(key)
    assert table is not None
    return table


def read(key: str, text: str, first: int = 0, **answers: object) -> BlockReading:
    """A block of text read for a table."""
    return read_table_block(table_of(key), read_block(text), first, **answers)  # type: ignore[arg-type]


def filled(key: str, reading: BlockReading) -> list[dict[str, str]]:
    """The cells that are not empty, by column."""
    columns = table_of(key).columns
    return [{columns[place].key: text for place, text in row.items() if text} for row in reading.rows]


def left_out(reading: BlockReading) -> list[tuple[int, str]]:
    """Rows that were left out: number and kind."""
    return [(row.number, row.kind.value) for row in reading.left_out]


AREAS = [{"area": "Đất đai", "supervisions": "4", "violations": "1"}, {"area": "Khác", "supervisions": "3"}]
_BODY = "Đất đai\t4\t1\nKhác\t3\t\n"


@pytest.mark.parametrize(
    ("head", "rows", "total"),
    [
        ("", 0, "Tổng cộng\t7\t1"),
        ("area\tsupervisions\tviolations\n", 1, "Tổng cộng\t7\t1"),
        ("Lĩnh vực\tSố cuộc giám sát\tSai phạm phát hiện\n", 1, "Cộng\t7\t1"),
        ("LĨNH VỰC\tSố cuộc giám sát (cuộc)\tSai phạm phát hiện (vụ)\n", 1, "TỔNG SỐ:\t7\t1"),
        ("Lĩnh vực\tSố cuộc\tSố vụ\n", 1, "Tổng\t7\t1"),
        ("Lĩnh vực\tSố cuộc giám sát\tSai phạm phát hiện\n(1)\t(2)\t(3)\n", 2, "\t7\t1"),
        ("Lĩnh vực\tSố cuộc giám sát\tSai phạm phát hiện\nA\t1\t2\n", 2, "Tổng cộng (1+2)\t7\t1"),
        ("", 0, "Toàn xã\t7\t1"),
        ("", 0, "Tổng cộng toàn xã\t7\t1"),
        ("Lĩnh vực\tSố cuộc giám sát\tSai phạm phát hiện\n1\t2\t3=1+2\n", 2, "Cộng chung\t7\t1"),
        ("BIỂU TỔNG HỢP\t\t\n\t\t\nLĩnh vực\tSố cuộc\tSố vụ\n", 3, "Tổng cộng\t7\t1"),
    ],
)  # fmt: skip
def test_head_and_total_are_left_out(head: str, rows: int, total: str) -> None:
    reading = read("inspectorate", head + _BODY + total)
    assert filled("inspectorate", reading) == AREAS
    assert left_out(reading) == [*((n + 1, "head") for n in range(rows)), (rows + 3, "total")]
    assert not any(row.wrong for row in reading.left_out)
    kept = read("inspectorate", head + _BODY + total, keep_rows=True)
    assert len(kept.rows) == rows + 3
    assert not kept.left_out


@pytest.mark.parametrize(
    ("content", "words"), [("-", "Tổng cộng"), ("–", "Tổng cộng"), ("5", "Tổng cộng"), ("Đường", "")]
)
def test_a_total_row_has_no_other_words(content: str, words: str) -> None:
    table = table_of("decisions")
    places = {column.key: place for place, column in enumerate(table.columns)}
    cells = {places["host"]: "Tổng cộng", places["plans"]: "7", places["content"]: content}
    assert total_words(table, cells) == words


def test_cells_that_are_stored_otherwise_are_counted_with_the_first() -> None:
    reading = read("inspectorate", "Đất đai\t1.000 cuộc\t-\nKhác\t3\t1\n")
    assert (reading.rewritten, reading.example) == (2, ("1.000 cuộc", "1.000"))
    computed = next(number for number, column in enumerate(table_of("decisions").columns) if column.computed)
    (row, _) = ("\t".join(cells) for cells in (["x"] * computed + ["9 đ"], ["x"]))
    assert read("decisions", row).example[0] != "9 đ"  # the program computes that cell


@pytest.mark.parametrize(
    ("values", "total", "stored", "unclear"),
    [
        (["1,500", "2,500"], "4,000.5", ["1.500", "2.500"], []),
        (["1,500", "2,5"], "1,234,567", ["1,500", "2,5"], ["1,500"]),
        (["1,500", "2,500"], "4,000", ["1,500", "2,500"], ["1,500", "2,500"]),
        (["2,5", "3,5"], "1,500", ["2,5", "3,5"], []),
        (["1,500.5", "2"], "1,500", ["1.500,5", "2"], []),
    ],
)
def test_a_total_row_is_evidence_for_the_convention_but_no_question(
    values: list[str], total: str, stored: list[str], unclear: list[str]
) -> None:
    columns = [column.key for column in table_of("inspectorate").columns]
    tabs = "\t" * columns.index("land_recovered")
    lines = zip(["Đất đai", "Khác", "Tổng cộng"], [*values, total], strict=True)
    reading = read("inspectorate", "\n".join(f"{words}{tabs}{value}" for words, value in lines))
    assert [row["land_recovered"] for row in filled("inspectorate", reading)] == stored
    assert [one.text for one in reading.unclear] == unclear


@pytest.mark.parametrize("head", ["", "STT\tLĩnh vực\tSố cuộc giám sát\tSai phạm phát hiện\n", "TT\tViệc\tSố\tVụ\n"])
@pytest.mark.parametrize("numbers", [("1", "2"), ("1.", "2."), ("I", "II")])
def test_a_column_of_row_numbers_more_is_left_out(head: str, numbers: tuple[str, str]) -> None:
    body = f"{numbers[0]}\tĐất đai\t4\t1\n{numbers[1]}\tKhác\t3\t\n\tTổng cộng\t7\t1"
    reading = read("inspectorate", head + body)
    assert filled("inspectorate", reading) == AREAS
    assert reading.numbered


@pytest.mark.parametrize(("last", "numbered"), [("XIV", True), ("XV", False), ("XIII", False)])
def test_roman_row_numbers_go_as_far_as_the_rows(last: str, numbered: bool) -> None:
    numerals = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", last]
    rows = [f"{numeral}\tThôn {place}\t{place}\t{place}" for place, numeral in enumerate(numerals)]
    assert read("inspectorate", "\n".join(rows)).numbered is numbered


def test_a_head_of_two_lines_tells_columns_of_one_name_apart() -> None:
    head = "Lĩnh vực\tVề đất\t\tVề tiền\t\n\tThu hồi\tXử lý khác\tThu hồi\tXử lý khác\n"
    (row,) = filled("inspectorate", read("inspectorate", f"{head}Đất đai\t1,5\t2,5\t3\t4\n"))
    assert row == {
        "area": "Đất đai", "land_recovered": "1,5", "land_other": "2,5", "money_recovered": "3", "money_other": "4",
    }  # fmt: skip


def test_labels_in_another_order_bring_the_cells_to_their_columns() -> None:
    text = "Sai phạm phát hiện\tLĩnh vực\tSố cuộc giám sát\t\t\n1\tĐất đai\t4\t\t\n\tKhác\t3\t\t\n"
    assert filled("inspectorate", read("inspectorate", text)) == AREAS
    assert filled("inspectorate", read("inspectorate", text.replace("\t\t\n", "\n"))) == AREAS


def test_a_head_that_is_repeated_on_the_next_page_is_left_out() -> None:
    head = "Lĩnh vực\tSố cuộc giám sát\tSai phạm phát hiện\n"
    reading = read("inspectorate", f"{head}Đất đai\t4\t1\n{head}Khác\t3\t\n")
    assert filled("inspectorate", reading) == AREAS


@pytest.mark.parametrize(
    ("key", "text", "rows"),
    [
        ("inspectorate", "Lĩnh vực khác\t4\t1\nCông an\t3\t2", 2),
        ("inspectorate", "Tổng kết năm học\t4\t1\nCộng đồng dân cư\t3\t2", 2),
        ("inspectorate", "Tổng công ty\t4\t1\nTổng đội\t4\t1", 2),
        ("inspectorate", "A\t1\t1\nB\t2\t2\nC\t3\t3", 3),
        ("inspectorate", "A\t0\t0\nB\t0\t0\n\t0\t0", 3),
        ("inspectorate", "A\t1\nB\t2\nToàn xã\t5", 3),
        ("inspectorate", "Tổng hợp\t1\nTổng số hộ\t2\nCộng tác viên\t5", 3),
        ("supervisions", "Khác\tKhác", 1),
        ("supervisions", "Kiểm tra A\tKhác\t1\t2\t3\nKiểm tra B\tKhác\t1\t2\t3", 2),
        ("disclosure", "Nội dung công khai của xã\tUBND xã\tNiêm yết\nNội dung công khai\tUBND\tKhác", 2),
        ("disclosure", "Tổng cộng: 5 nội dung\tUBND xã", 1),
        ("charters", "Thôn 1\tBãi bỏ\nThôn 2\tBãi bỏ", 2),
        ("inspectorate", "Đất đai\tkhông\tkhông\nKhác\t3\t1", 2),
        ("meetings", "Thôn\t3\t1\nTổ dân phố\t3\t1", 2),
    ],
)
def test_rows_of_data_that_look_a_little_alike_are_taken(key: str, text: str, rows: int) -> None:
    reading = read(key, text)
    assert (len(reading.rows), reading.left_out) == (rows, ())


@pytest.mark.parametrize(
    ("text", "rows"), [("1\n2\n3", 3), ("4\t1\n3\t2\n7\t3", 3), ("1\t2\t3", 1), ("(1)\t(2)\t(3)\n4\t5\t6", 1)]
)
def test_numbers_alone_are_data(text: str, rows: int) -> None:
    assert len(read("inspectorate", text, 1).rows) == rows


@pytest.mark.parametrize(
    ("text", "yes"),
    [(text, True) for text in ("Tổng", "tổng cộng", "Cộng", "TỔNG SỐ", "Cộng:", "Tổng số (I+II)", "Cộng I", "Total")]
    + [(text, False) for text in ("Công", "Tổng kết", "Cộng đồng", "Công an", "Tổng đài", "Tổng số hộ", "", "x" * 999)],
)
def test_words_of_totals(text: str, yes: bool) -> None:
    assert says_total(text) is yes


@pytest.mark.parametrize(
    ("words", "yes"),
    [(text, True) for text in ("Tổng cộng các lĩnh vực", "* Tổng", "Tổng công", "Lũy kế", "Σ", "TỔNG SỐ HAI LĨNH VỰC")]
    + [(text, False) for text in ("Cộng đồng dân cư", "Tổng công ty A", "Tổng vệ sinh", "Cộng tác viên", "Rừng")],
)
def test_other_words_are_a_total_only_with_the_sums(words: str, yes: bool) -> None:
    assert bool(read("inspectorate", f"Đất đai\t4\t1\nKhác\t3\t\n{words}\t7\t1").totals) is yes
    assert not read("inspectorate", f"Đất đai\t4\t1\nKhác\t3\t\n{words}\t6\t1").totals
    assert not read("inspectorate", f"Đất đai\t4\t\nKhác\t3\t\n{words}\t7\t").totals


def test_a_total_that_differs_is_told_with_both_numbers() -> None:
    reading = read("inspectorate", "Đất đai\t4\t1\nKhác\t3\t2\nTổng cộng\t8\t3")
    (told,) = [note for note in notes_of(reading, table_of("inspectorate")) if note.code == "paste_total_differs"]
    assert told.params == {"words": "Tổng cộng", "column": "Số cuộc giám sát", "written": "8", "added": "7"}


def test_subtotals_are_compared_with_their_own_rows() -> None:
    text = "A\t4\nB\t3\nCộng I\t7\nC\t1\nD\t1\nCộng II\t2\nTổng cộng (I+II)\t9"
    reading = read("inspectorate", text)
    assert (len(reading.rows), len(reading.totals)) == (4, 3)
    assert not any(row.wrong for row in reading.totals)


def test_a_total_above_its_rows_is_left_out_too() -> None:
    reading = read("inspectorate", "Tổng số\t8\nA\t4\nB\t3")
    assert [len(row.wrong) for row in reading.totals] == [1]
    assert len(reading.rows) == 2


@pytest.mark.parametrize("table", _TABLES)
def test_head_and_total_are_recognised_in_every_table_of_every_outline(table: Table) -> None:
    labels = "\t".join(column.label_with_unit for column in table.columns)
    body = "\n".join("\t".join(_sample(table, place, row) for place in range(len(table.columns))) for row in "ab")
    total = "\t".join(["Tổng cộng", *("" for _ in table.columns[1:])])
    numbers = "\t".join(f"({place + 1})" for place in range(len(table.columns)))
    reading = read_table_block(table, read_block(f"{labels}\n{numbers}\n{body}\n{total}\n"))
    assert left_out(reading) == [(1, "head"), (2, "head"), (5, "total")]
    assert len(reading.rows) == 2
    numbered = read_block(f"STT\t{labels}\n1\t{body.replace(chr(10), chr(10) + '2' + chr(9))}\n\t{total}\n")
    assert read_table_block(table, numbered).rows == reading.rows


def _sample(table: Table, place: int, row: str) -> str:
    column = table.columns[place]
    if column.choices:
        return column.choices[0]
    return {"text": f"Việc {row}", "date": "05/4/2026"}.get(column.kind.value, "1")


def test_unclear_numbers_are_asked_about_once_for_the_block() -> None:
    text = "Đất đai\t\t\t\t\t\t1,500\t2\nKhác\t\t\t\t\t\t2,250\t\n"
    reading = read("inspectorate", text)
    assert [(one.text, one.vi, one.en) for one in reading.unclear] == [
        ("1,500", "1,5", "1.500"),
        ("2,250", "2,25", "2.250"),
    ]
    for answer, values in ((Convention.VIETNAMESE, ["1,5", "2,25"]), (Convention.ENGLISH, ["1.500", "2.250"])):
        settled = read("inspectorate", text, convention=answer)
        assert [row["land_recovered"] for row in filled("inspectorate", settled)] == values
        assert not settled.unclear


def test_the_english_way_is_told_where_evidence_decided_it() -> None:
    reading = read("inspectorate", "Đất đai\t\t\t\t\t\t1,500\t1,500.25\n")
    assert reading.convention is Convention.ENGLISH
    assert "paste_english" in [note.code for note in notes_of(reading, table_of("inspectorate"))]


def test_the_english_way_is_not_told_to_the_person_who_chose_it() -> None:
    chosen = read("inspectorate", "Đất đai\t\t\t\t\t\t1,500\t2,250\n", convention=Convention.ENGLISH)
    assert chosen.convention is None
    assert "paste_english" not in [note.code for note in notes_of(chosen, table_of("inspectorate"))]


def test_far_too_many_rows_are_refused_at_once() -> None:
    with pytest.raises(UsageError, match="table_full"):
        read("inspectorate", "a\t1\n" * 5_000)


@pytest.mark.parametrize(
    "text",
    ["1\t" * 100_000, "." * 200_000, ": " * 100_000 + "x", "(" * 200_000, "1." * 100_000, "Tổng " * 40_000,
     "\n".join(f"Thôn {n}\t{n}\t{n}" for n in range(MAX_ROWS))],
    ids=["cells", "dots", "colons", "brackets", "digits", "words", "rows"],
)  # fmt: skip
def test_a_hostile_block_costs_bounded_time(text: str) -> None:
    begun = time.perf_counter()
    read("inspectorate", text)
    assert time.perf_counter() - begun < 10


@pytest.mark.parametrize(
    ("html", "block"),
    [
        ("<table><tr><td>a</td></tr><tr><th>2&nbsp;000</th></tr></table>", (("a",), ("2 000",))),
        ("<table><tr><td rowspan=2>a<td colspan=2>b<tr><td>c<td>d</table>", (("a", "b", ""), ("", "c", "d"))),
        ("<style>td{}</style><table><tr><td>một<br>hai</td></tr></table>", (("một hai",),)),
        ("<table><tr><td>a<table><tr><td>b</table></table><table><tr><td>c</table>", (("ab",),)),
        ("<head><style>td{}</style><body><table><tr><td>a</table>", (("a",),)),
        ("<table><tr><td>a<tr><td>b", (("a",), ("b",))),
        ("<p>không có bảng</p>", ()),
        ("<table><tr><td colspan=99999999>a</table>", (("a",),)),
        ("", ()),
    ],
)  # fmt: skip
def test_html_without_tabs_in_its_text_is_read(html: str, block: tuple[tuple[str, ...], ...]) -> None:
    assert read_html_table(html) == block


@pytest.mark.parametrize(
    "html",
    ["<a " * 500_000, "<!-- " * 400_000, "</td " * 400_000, "<![CDATA[" * 200_000,
     "<tr>" + "<td colspan=200 rowspan=200>a" * 900 + "<tr><td>b" * 199],
    ids=["tags", "comments", "ends", "sections", "merged"],
)  # fmt: skip
def test_hostile_html_costs_bounded_time_and_cells(html: str) -> None:
    begun = time.perf_counter()
    block = read_html_table(f"<table>{html}")
    assert time.perf_counter() - begun < 10
    assert sum(map(len, block)) <= 200_000


# The shared cases


def _case(name: str) -> str:
    return (CASES / name).read_text(encoding="utf-8")


@needs_shared
def test_the_shared_total_row() -> None:
    reading = read("inspectorate", _case("total-row.tsv"))
    numbers = [
        (row["supervisions"], row["violations"], row["money_recovered"]) for row in filled("inspectorate", reading)
    ]
    assert numbers == [("4", "1", "1.000.000"), ("3", "2", "2.000.000")]
    assert left_out(reading) == [(1, "head"), (4, "total")]


@needs_shared
def test_the_shared_header_rows() -> None:
    reading = read("disclosure", _case("header-row.tsv"))
    assert [row["plan"] for row in filled("disclosure", reading)] == ["12/KH-UBND", "12/KH-UBND"]


@needs_shared
def test_the_shared_numbers() -> None:
    lines = _case("numbers-decisions.tsv").splitlines()[1:]
    rows = filled("decisions", read("decisions", _case("numbers-decisions.tsv")))
    stored = {line.split("\t")[1]: row.get("value_state", "") for line, row in zip(lines, rows, strict=True)}
    expected = {"1,234,567": "1.234.567", "1,500": "1.500", "1.500": "1.500", "1.000đ": "1.000", "50 triệu": "50 triệu"}
    expected |= {"-": "", "–": "", " -   ": "", "1.000 đồng": "1.000", "########": "########"}
    assert {text: stored[text] for text in expected} == expected


@needs_shared
def test_the_shared_dates() -> None:
    rows = filled("charters", read("charters", _case("choices-dates.tsv")))
    assert [row["voted_on"] for row in rows] == [
        "31/12/26", "31/12/2026", "4/5/2026", "45291", "31-12-2026", "31.12.2026", "31/12/2026", "05/4/2026",
        "05/04/2016", "29/02/2026",
    ]  # fmt: skip
