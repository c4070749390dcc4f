"""Từ đầu năm: proposed from the year's signed-off reports, held to trong kỳ, asking for a note where it differs."""

from __future__ import annotations

from decimal import Decimal

import pytest

from dcbc_desktop.report.checks.earlier_checks import check_cumulative
from dcbc_desktop.report.checks.finding import Severity
from dcbc_desktop.report.comparison.earlier_reports import (
    NO_EARLIER_REPORTS,
    EarlierReports,
    proposed_cells,
    proposed_figure,
)
from dcbc_desktop.report.report import Entry, Report
from dcbc_desktop.report.table import Cell, Row, encode_rows
from dcbc_desktop.workflow.review import finding_sentence
from tests.places import NEXT_YEAR
from tests.report.samples import blank_report

B, A = Severity.BLOCKING, Severity.ADVISORY


def _report(code: str, asked: str = "", year: str = "", note: str = "", form: str = "Trực tiếp") -> Report:
    cells = {"form": Cell(form), "asked": Cell(asked), "asked_year": Cell(year, note)}
    entries = {
        "visits": Entry(asked),
        "visits_year": Entry(year, note),
        "dialogues": Entry(encode_rows([Row("r1", cells)])),
    }
    return blank_report(NEXT_YEAR, code).with_entries(entries)


EARLIER = EarlierReports(
    year_so_far=(_report("2031-Q1", "10", "10"), _report("2031-Q2", "4", "14", form="TRỰC  tiếp "))
)


def _found(report: Report, past: EarlierReports) -> list[tuple[Severity, str, str, str]]:
    return [(f.severity, f.code, f.key, f.place.column) for f in check_cumulative(report, past)]


def _both(severity: Severity, code: str, period: bool = False) -> list[tuple[Severity, str, str, str]]:
    figure, column = ("visits", "asked") if period else ("visits_year", "asked_year")
    return [(severity, code, figure, ""), (severity, code, "dialogues", column)]


@pytest.mark.parametrize(
    ("report", "past", "found"),
    [
        (_report("2031-Q3", "6", "20"), EARLIER, []),
        (_report("2031-Q3", "6", "21"), EARLIER, _both(A, "cumulative_differs")),
        (_report("2031-Q3", "6", "21", note="Thêm 1 lượt của quý I"), EARLIER, []),
        (_report("2031-Q3", "6", "5"), EARLIER, _both(B, "more_than_whole", period=True)),
        (_report("2031-Q3", "6", "5", note="lý do"), EARLIER, _both(B, "more_than_whole", period=True)),
        (_report("2031-Q3", "", "14"), EARLIER, []),
        (_report("2031-Q3", "6", ""), EARLIER, []),
        (_report("2031-Q3", "6", "hai mươi"), EARLIER, []),
        (_report("2031-Q3", "6", "40"), NO_EARLIER_REPORTS, []),
        (_report("2031-Q1", "6", "6"), NO_EARLIER_REPORTS, []),
        (_report("2031-Q1", "6", "7"), NO_EARLIER_REPORTS, _both(A, "cumulative_differs")),
        (_report("2031-Q1", "6", "5"), NO_EARLIER_REPORTS, _both(B, "more_than_whole", period=True)),
    ],
)
def test_hits_and_near_misses(
    report: Report, past: EarlierReports, found: list[tuple[Severity, str, str, str]]
) -> None:
    assert _found(report, past) == found


def test_words_say_both_numbers() -> None:
    report = _report("2031-Q3", "6", "1.021")
    figure, cell = check_cumulative(report, EARLIER)
    assert "ghi 1.021; cộng các kỳ đã ký trong năm với kỳ này được 20" in finding_sentence(figure, report, "vi")
    assert "dòng 1 (Trực tiếp): «Câu hỏi – Từ đầu năm» ghi 1.021" in finding_sentence(cell, report, "vi")


def test_proposals_follow_the_first_column() -> None:
    report = _report("2031-Q3", "6")
    table = report.outline.tables[1]
    column = table.columns[4]
    rows = (*report.rows(table.key), Row("r2", {"form": Cell("Hòm thư"), "asked": Cell("3")}), Row("r3", {}))
    assert proposed_cells(table, rows, column, EARLIER) == {"r1": Decimal(20), "r2": Decimal(3)}
    assert proposed_cells(table, rows, table.columns[3], EARLIER) == {}
    figure = report.outline.figure("visits_year")
    assert figure is not None
    assert proposed_figure(figure, report, EARLIER) == Decimal(20)


def test_nothing_filled_proposes_nothing() -> None:
    report, earlier = _report("2031-Q2"), EarlierReports(year_so_far=(_report("2031-Q1"),))
    table = report.outline.tables[1]
    assert proposed_cells(table, report.rows(table.key), table.columns[4], earlier) == {}
    assert _found(_report("2031-Q2", year="3"), earlier) == []
