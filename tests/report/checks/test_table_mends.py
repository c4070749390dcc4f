"""Cells that are nearly right, with one mend by column; doubtful numbers; typed total rows; days of other years."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dcbc_desktop.report.checks.finding import CellMend, Finding, Severity, TableMend
from dcbc_desktop.report.checks.ignored import context_of, ignore, sort_out
from dcbc_desktop.report.checks.table_checks import check_tables
from dcbc_desktop.report.checks.table_mends import mended_rows
from dcbc_desktop.report.report import Entry, Report
from dcbc_desktop.report.table import Cell, Row, encode_rows
from dcbc_desktop.report.text_place import TextPlace
from dcbc_desktop.workflow.review import finding_sentence
from tests.places import OUTLINE_FOLDERS
from tests.report.samples import blank_report

COMMUNE = next(folder for folder in OUTLINE_FOLDERS if "xa-phuong" in folder.name)
B, A = Severity.BLOCKING, Severity.ADVISORY


def _report(table: str, *rows: dict[str, str], period: str = "2026") -> Report:
    kept = [Row(f"r{n}", {key: Cell(value) for key, value in row.items()}) for n, row in enumerate(rows, start=1)]
    return blank_report(COMMUNE, period).with_entries({table: Entry(encode_rows(kept))})


def _found(report: Report, code: str) -> list[Finding]:
    return [finding for finding in check_tables(report) if finding.code == code]


def test_a_finding_is_mendable_with_words_or_a_change_of_the_table() -> None:
    plain = Finding(A, "x", TextPlace("charters"))
    assert [plain.mendable, replace(plain, fix="").mendable, replace(plain, mend=TableMend()).mendable] == [
        False, True, True,
    ]  # fmt: skip


def test_near_choices_of_a_column_are_one_finding_with_one_mend() -> None:
    acts = ["xây dựng mới", "Bãi bỏ", "bai bo", "Sửa đổi bổ sung", "Bãi bỏ.", "Hủy"]
    report = _report("charters", *({"village": f"Thôn {n}", "act": act} for n, act in enumerate(acts)))
    (near,) = _found(report, "choices_near")
    assert (near.severity, near.params["count"], near.place.row) == (A, 4, "r1")
    sentence = finding_sentence(near, report, "vi")
    assert "«xây dựng mới» → «Xây dựng mới»" in sentence
    assert "cột «Việc đã làm»: 4 ô" in sentence
    assert near.mend is not None
    rows = mended_rows(report.rows("charters"), near.mend)
    assert rows is not None
    assert [row.text("act") for row in rows] == [
        "Xây dựng mới", "Bãi bỏ", "Bãi bỏ", "Sửa đổi, bổ sung", "Bãi bỏ", "Hủy",
    ]  # fmt: skip
    assert [finding.place.row for finding in _found(report, "choice_unknown")] == ["r6"]


@pytest.mark.parametrize(
    ("table", "column", "texts", "code", "mended"),
    [
        ("decisions", "value_state", ["1.000 đ", "1,5 triệu", "5"], "numbers_mendable", ["1.000", "1.500.000", "5"]),
        ("decisions", "votes_for", ["x", "–", "12 hộ"], "numbers_mendable", ["", "", "12"]),
        ("charters", "voted_on", ["31/12/26", "46357", "5/4/2026"], "dates_mendable",
         ["31/12/2026", "01/12/2026", "5/4/2026"]),
    ],
)  # fmt: skip
def test_numbers_and_dates_of_a_column_are_one_blocking_finding(
    table: str, column: str, texts: list[str], code: str, mended: list[str]
) -> None:
    report = _report(table, *({column: text} for text in texts))
    (found,) = _found(report, code)
    assert found.severity is B
    assert found.mend is not None
    rows = mended_rows(report.rows(table), found.mend)
    assert rows is not None
    assert [row.text(column) for row in rows] == mended
    assert not [one for one in check_tables(report) if one.severity is B and one.code != code]


@pytest.mark.parametrize(
    ("column", "texts", "told"),
    [
        ("land_recovered", ["1,500"], ["1.500"]),
        ("land_recovered", ["1,500", "2"], ["1.500"]),
        ("land_recovered", ["0.500"], ["0,5"]),
        ("supervisions", ["1,000"], ["1.000"]),
        ("land_recovered", ["1,500", "2,5"], []),
        ("land_recovered", ["1,500", "1.234,5"], []),
        ("land_recovered", ["1.500"], []),
        ("land_recovered", ["1,50", "12,5", "0,125", "1.234.567", "1234,567"], []),
        ("money_recovered", ["1.500", "350000000"], []),
    ],
)
def test_a_number_that_may_be_english_is_told(column: str, texts: list[str], told: list[str]) -> None:
    report = _report("inspectorate", *({column: text} for text in texts))
    assert [finding.fix for finding in _found(report, "number_doubtful")] == told


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ({"area": "Tổng cộng", "supervisions": "7"}, True),
        ({"area": "CỘNG:"}, True),
        ({"area": "Cộng đồng", "supervisions": "7"}, False),
        ({"area": "Tổng kết", "supervisions": "7"}, False),
    ],
)
def test_a_total_row_typed_as_data_is_told_and_can_be_left_out(cells: dict[str, str], told: bool) -> None:
    report = _report("inspectorate", {"area": "Đất đai", "supervisions": "7"}, cells)
    found = _found(report, "total_row_typed")
    assert [finding.place.row for finding in found] == (["r2"] if told else [])
    for finding in found:
        assert finding.mend == TableMend(without=("r2",))
        rows = mended_rows(report.rows("inspectorate"), finding.mend)
        assert rows is not None
        assert [row.id for row in rows] == ["r1"]


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ({"area": "Lĩnh vực", "supervisions": "Số cuộc giám sát", "violations": "SAI PHẠM PHÁT HIỆN"}, True),
        ({"area": "(1)", "supervisions": "(2)", "violations": "(3)"}, True),
        ({"area": "Lĩnh vực", "supervisions": "7"}, False),
        ({"area": "Lĩnh vực khác", "supervisions": "1", "violations": "2"}, False),
        ({"area": "1", "supervisions": "2", "violations": "3"}, False),
    ],
)
def test_a_row_of_the_head_typed_as_data_is_told(cells: dict[str, str], told: bool) -> None:
    report = _report("inspectorate", cells, {"area": "Đất đai", "supervisions": "7"})
    found = _found(report, "head_row_typed")
    assert [finding.mend for finding in found] == ([TableMend(without=("r1",))] if told else [])


@pytest.mark.parametrize(
    ("cells", "period", "told"),
    [
        ({"first_day": "05/04/2016"}, "2026", ["first_day"]),
        ({"first_day": "5/4/2016", "last_day": "5/4/2026"}, "2026", ["first_day"]),
        ({"last_day": "1/1/2027"}, "2026", ["last_day"]),
        ({"last_day": "31/12/2026"}, "2026", []),
        ({"first_day": "16/12/2025", "last_day": "1/3/2026"}, "2026", []),
        ({"first_day": "1/12/2025", "last_day": "1/3/2026"}, "2026", []),
        ({"first_day": "20/12/2025"}, "2026-H1", []),
        ({"first_day": "20/12/2026"}, "2026-H1", []),
    ],
)
def test_a_day_of_another_year_is_told(cells: dict[str, str], period: str, told: list[str]) -> None:
    report = _report("consultations", {"item": "Đất đai", **cells}, period=period)
    assert [finding.place.column for finding in _found(report, "date_outside_period")] == told


def test_a_mend_is_refused_where_a_cell_says_something_else_now() -> None:
    rows = (Row("r1", {"act": Cell("bãi bỏ", "ghi chú")}),)
    mend = TableMend((CellMend("r1", "act", "bãi bỏ", "Bãi bỏ"),))
    mended = mended_rows(rows, mend)
    assert mended is not None
    assert mended[0].cell("act") == Cell("Bãi bỏ", "ghi chú")
    assert mended_rows((rows[0].with_cell("act", Cell("khác")),), mend) is None
    assert mended_rows((), mend) is None


def test_an_ignored_finding_of_a_column_comes_back_with_another_cell() -> None:
    first, more = {"act": "bãi bỏ"}, {"act": "thay thế."}
    report = _report("charters", first)
    (near,) = _found(report, "choices_near")
    one = ignore(near, report, "đúng tên của địa phương")
    assert not [f for f in sort_out(check_tables(report), (one,), report).open if f.code == "choices_near"]
    grown = _report("charters", first, more)
    (again,) = _found(grown, "choices_near")
    assert context_of(again, grown) != one.context
