"""Findings in tables: which cell, how severe, in what words."""

from __future__ import annotations

import pytest

from dcbc_desktop.errors import FileError
from dcbc_desktop.report import kinds
from dcbc_desktop.report.checks.finding import Finding, Severity
from dcbc_desktop.report.checks.table_checks import LONG_CELL, check_relation, check_tables
from dcbc_desktop.report.checks.table_row import TableRow
from dcbc_desktop.report.kinds import FieldKind
from dcbc_desktop.report.outline import Check, CheckKind, Column, Table
from dcbc_desktop.report.report import Entry, Report
from dcbc_desktop.report.table import MAX_CELL, MAX_ROWS, Cell, Row, encode_rows
from dcbc_desktop.workflow.review import check, finding_sentence
from tests.places import NEXT_YEAR
from tests.report.samples import blank_report

B, A = Severity.BLOCKING, Severity.ADVISORY


def _report(table: str, *rows: dict[str, str]) -> Report:
    kept = [Row(f"r{n}", {key: Cell(value) for key, value in row.items()}) for n, row in enumerate(rows, start=1)]
    return blank_report(NEXT_YEAR, "2031-Q1").with_entries({table: Entry(encode_rows(kept))})


def _found(report: Report) -> list[tuple[Severity, str, str, str]]:
    return [(f.severity, f.code, f.place.row, f.place.column) for f in check_tables(report)]


@pytest.mark.parametrize(
    ("table", "cells", "finding"),
    [
        ("fees", {"agreed": "1.00.000", "reason": "x"}, (B, "number_invalid", "agreed")),
        ("fees", {"votes_for": "tám"}, (B, "number_invalid", "votes_for")),
        ("fees", {"hours": "-2,5"}, (B, "figure_negative", "hours")),
        ("fees", {"votes_for": "1,5"}, (B, "figure_not_whole", "votes_for")),
        ("fees", {"voluntary": "0,5"}, (B, "figure_not_whole", "voluntary")),
        ("fees", {"voluntary": "5", "agreed": "6", "planned": "12", "reason": "x"}, (B, "sum_wrong", "planned")),
        ("fees", {"voluntary": "15", "planned": "12"}, (B, "sum_wrong", "planned")),
        ("fees", {"votes_for": "9", "votes_all": "8"}, (B, "more_than_whole", "votes_for")),
        ("fees", {"votes_for": "65", "votes_all": "98"}, (A, "share_below", "votes_for")),
        ("fees", {"agreed": "6"}, (A, "figure_wanted", "reason")),
        ("fees", {"present": "100,5"}, (B, "above_range", "present")),
        ("fees", {"reason": "x" * (LONG_CELL + 1)}, (A, "cell_long", "reason")),
        ("fees", {"grade": "  "}, (A, "row_empty", "")),
        ("dialogues", {"form": "Qua điện thoại"}, (A, "choice_unknown", "form")),
        ("dialogues", {"first_day": "31/2/2031"}, (B, "date_invalid", "first_day")),
        ("dialogues", {"last_day": "tháng 5"}, (B, "date_invalid", "last_day")),
        ("dialogues", {"first_day": "02/3/2031", "last_day": "1/3/2031"}, (B, "dates_reversed", "first_day")),
        ("dialogues", {"asked": "9", "answered": "6", "left": "4"}, (B, "difference_wrong", "left")),
        ("dialogues", {"asked_year": "5", "asked": "6"}, (B, "parts_more_than_whole", "asked_year")),
    ],
)  # fmt: skip
def test_hits(table: str, cells: dict[str, str], finding: tuple[Severity, str, str]) -> None:
    severity, code, column = finding
    extra = {"answered": "6"} if code == "parts_more_than_whole" else {}
    assert _found(_report(table, {**cells, **extra})) == [(severity, code, "r1", column)]


@pytest.mark.parametrize(
    ("table", "cells"),
    [
        ("fees", {"voluntary": "5", "agreed": "6", "planned": "11", "reason": "x"}),
        ("fees", {"voluntary": "5", "planned": "12"}),
        ("fees", {"planned": "12"}),
        ("fees", {"agreed": "0"}),
        ("fees", {"votes_for": "66", "votes_all": "99"}),
        ("fees", {"votes_for": "0", "votes_all": "0"}),
        ("fees", {"votes_for": "65"}),
        ("fees", {"votes_for": " 1.234 "}),
        ("fees", {"hours": "2,5"}),
        ("fees", {"present": "0"}),
        ("fees", {"reason": "x" * LONG_CELL}),
        ("fees", {"grade": "-5"}),
        ("dialogues", {"form": "Trực tiếp"}),
        ("dialogues", {"first_day": "1/3/2031", "last_day": "2031-03-01"}),
        ("dialogues", {"first_day": "1/3/2031"}),
        ("dialogues", {"asked": "9", "answered": "6", "left": "3"}),
        ("dialogues", {"asked": "9", "left": "3"}),
        ("dialogues", {"total": "chữ của cột không còn"}),
    ],
)
def test_near_misses(table: str, cells: dict[str, str]) -> None:
    assert _found(_report(table, cells)) == []


def test_one_wrong_number_is_one_finding() -> None:
    assert _found(_report("fees", {"votes_for": "xx", "votes_all": "8", "agreed": "y"})) == [
        (B, "number_invalid", "r1", "agreed"),
        (B, "number_invalid", "r1", "votes_for"),
    ]


def test_a_row_with_only_a_note_is_not_empty() -> None:
    rows = [Row("r1", {"grade": Cell("", "Chưa thu")})]
    assert _found(blank_report(NEXT_YEAR, "2031-Q1").with_entries({"fees": Entry(encode_rows(rows))})) == []


@pytest.mark.parametrize(
    ("table", "cells", "vietnamese", "english"),
    [
        ("dialogues", {"form": "Trực tiếp", "last_day": "31/2"},
         "Bảng «Các buổi đối thoại», dòng 2 (Trực tiếp), cột «Đến ngày»: Ngày «31/2» không đúng.",
         "Table “Các buổi đối thoại”, row 2 (Trực tiếp), column “Đến ngày”: "),
        ("fees", {"votes_for": "9", "votes_all": "8"},
         "Bảng «Khoản thu và biểu quyết của phụ huynh», dòng 2: «Biểu quyết – Tán thành» là 9, lớn hơn "
         "«Biểu quyết – Tổng số hộ» là 8.",
         "Table “Khoản thu và biểu quyết của phụ huynh”, row 2: “Biểu quyết – Tán thành” is 9"),
        ("fees", {}, "Bảng «Khoản thu và biểu quyết của phụ huynh», dòng 2: chưa có gì;", "row 2: nothing here yet"),
        ("fees", {"grade": "{0.x} %s <b>", "hours": "{line}"}, "dòng 2 ({0.x} %s <b>), cột «Số giờ họp»: «{line}» ",
         "row 2 ({0.x} %s <b>), column “Số giờ họp”: “{line}” "),
        ("fees", {"grade": "Khối " * 20, "hours": "?"}, f"dòng 2 ({'Khối ' * 8}…), cột «Số giờ họp»", ""),
    ],
)  # fmt: skip
def test_words_name_table_row_and_column(table: str, cells: dict[str, str], vietnamese: str, english: str) -> None:
    report = _report(table, {"grade": "Khối 1", "form": "Hòm thư"}, cells)
    finding = next(f for f in check_tables(report) if f.place.row == "r2")
    assert vietnamese in finding_sentence(finding, report, "vi")
    assert english in finding_sentence(finding, report, "en")


def test_findings_of_a_table_stand_at_its_section_in_the_list() -> None:
    report = _report("dialogues", {"asked": "x"})
    keys = [finding.key for finding in check(report) if finding.severity is B]
    assert keys.index("B.a") < keys.index("dialogues") < keys.index("C")


@pytest.mark.parametrize("value", ["9" * MAX_CELL, "1." * 9_000, "\u0301" * 300, "<b>&\"'", "١٢٣", "1e9", "NaN", "∞"])
def test_hostile_cells_are_findings_never_exceptions(value: str) -> None:
    found: list[Finding] = list(check_tables(_report("fees", {"agreed": value, "reason": "x"})))
    code = "number_cut_short" if value == "1e9" else "number_invalid"
    assert {(f.code, f.place.column) for f in found if f.severity is B} == {(code, "agreed")}
    assert all(len(str(f.params.get("text", ""))) <= 40 for f in found)


def test_a_table_of_the_greatest_length_is_checked_whole() -> None:
    report = _report("fees", *({"votes_for": str(n), "votes_all": "999"} for n in range(MAX_ROWS)))
    found = _found(report)
    assert found.count((B, "more_than_whole", "r2000", "votes_for")) == 1
    assert sum(1 for _, code, _, _ in found if code == "more_than_whole") == MAX_ROWS - 1000


def test_rows_that_cannot_be_read_are_refused_not_skipped() -> None:
    report = blank_report(NEXT_YEAR, "2031-Q1").with_entries({"fees": Entry('{"rows":[{"id":"r1"}],"v":1}')})
    with pytest.raises(FileError):
        list(check_tables(report))


@pytest.mark.parametrize(("first", "second", "found"), [("b", "a", True), ("a", "b", False), ("a", "a", False)])
def test_an_ordered_kind_without_numbers_is_compared_by_its_value(
    first: str, second: str, found: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(kinds.KINDS, FieldKind.CHOICE, FieldKind.CHOICE.traits._replace(ordered=True))
    columns = tuple(Column(key, key, FieldKind.CHOICE, choices=("a", "b")) for key in ("from", "to"))
    row = Row("r1", {"from": Cell(first), "to": Cell(second)})
    place = TableRow(Table("grades", "Bậc", "B.d", columns), row, 1)
    findings = list(check_relation(place, Check("order", CheckKind.AT_MOST, ("from", "to"), table="grades")))
    assert [(finding.code, finding.params["value"], finding.params["limit"]) for finding in findings] == (
        [("dates_reversed", first, second)] if found else []
    )
