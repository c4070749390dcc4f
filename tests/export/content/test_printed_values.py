"""Words of tables and figures as they print: numbers, units, and values that two columns would repeat."""

from __future__ import annotations

import pytest

from dcbc_desktop.export.content.printed_values import PrintedTable, printed_figures, printed_tables
from dcbc_desktop.export.content.units import common_unit, with_units_in_headings
from dcbc_desktop.export.layout.layout_rules import rules_of
from dcbc_desktop.report.kinds import FieldKind
from dcbc_desktop.report.outline import Column
from dcbc_desktop.report.report import Entry, Report
from dcbc_desktop.report.table import Cell, Row, encode_rows
from tests.export.tables import row
from tests.places import OUTLINE_B
from tests.report.samples import blank_report

NEW, OLD = rules_of(4), rules_of(3)
_COLUMNS = ("kind", "received_period", "received_year", "settled_period", "settled_year")


def _petitions(code: str, *rows: tuple[str | Cell, ...]) -> Report:
    made = [row(number, *cells, columns=_COLUMNS) for number, cells in enumerate(rows)]
    return blank_report(OUTLINE_B, code).with_entries({"petitions": Entry(encode_rows(made))})


def _printed(report: Report, old: bool = False) -> PrintedTable:
    (found,) = printed_tables(report, OLD if old else NEW)
    return found


_SAME = ("Khiếu nại", "1234", "1.234", "5", "5")
_ONE = ("STT", "Loại đơn", "Tiếp nhận", "Giải quyết", "Chưa giải quyết")
_TWO = ("STT", "Loại đơn", "Trong kỳ", "Từ đầu năm", "Trong kỳ", "Từ đầu năm", "Chưa giải quyết")
_MIXED = ("STT", "Loại đơn", "Tiếp nhận", "Trong kỳ", "Từ đầu năm", "Chưa giải quyết")


@pytest.mark.parametrize(
    ("code", "cells", "labels"),
    [
        ("2026", _SAME, _ONE),
        ("2026-9M", _SAME, _ONE),
        ("2026-H1", _SAME, _ONE),
        ("2026-Q1", _SAME, _ONE),
        ("2026-H2", _SAME, _TWO),
        ("2026-Q3", _SAME, _TWO),
        ("2026", ("Khiếu nại", "1234", "1234", "5", "6"), _MIXED),
        ("2026", ("Khiếu nại", "1234", "1234", "5", "năm"), _MIXED),
        ("2026", ("Khiếu nại", "1234", "1234", "5", ""), _ONE),
        ("2026", ("Khiếu nại", "", "1234", "", "5"), _ONE),
        ("2026", ("Khiếu nại", "1234", "1234", "5", Cell("5", "vì sao")), _ONE),
        ("2026", ("Khiếu nại", "1234", "1234", Cell("5", "một"), Cell("5", "hai")), _MIXED),
    ],
)
def test_of_two_equal_columns_one_is_printed(code: str, cells: tuple[str | Cell, ...], labels: tuple[str, ...]) -> None:
    printed = _printed(_petitions(code, cells))
    assert printed.labels == labels
    assert printed.unit == "ĐVT: đơn"
    assert {len(one.texts) for one in printed.rows} == {len(labels)}
    assert len(printed.totals) == len(labels)
    typed = [cell.value if isinstance(cell, Cell) else cell for cell in cells]
    shown = {text.replace(".", "") for text in printed.rows[0].texts}
    assert {value.replace(".", "") for value in typed if value} <= shown
    assert [note for one in printed.rows for note in one.notes.values()] == [
        cell.note for cell in cells if isinstance(cell, Cell)
    ]


def test_one_row_that_differs_prints_both_columns() -> None:
    report = _petitions("2026", _SAME, ("Tố cáo", "1", "1", "2", ""))
    assert _printed(report).labels == _MIXED


def test_earlier_layouts_print_as_typed() -> None:
    printed = _printed(_petitions("2026", _SAME), old=True)
    assert printed.labels[2:4] == ("Trong kỳ (đơn)", "Từ đầu năm (đơn)")
    assert printed.rows[0].texts == ("1", "Khiếu nại", "1234", "1.234", "5", "5", "1.229")
    assert printed.unit == ""


@pytest.mark.parametrize(
    ("code", "period", "year", "note", "count"),
    [("2026", "1234", "1.234", "", 1), ("2026-9M", "7", "7", "", 1), ("2026", "7", "8", "", 2),
     ("2026", "7", "7", "vì sao", 2), ("2026-H2", "7", "7", "", 2), ("2026", "", "7", "", 1), ("2026", "7", "", "", 1)],
)  # fmt: skip
def test_of_two_equal_figures_one_is_printed(code: str, period: str, year: str, note: str, count: int) -> None:
    report = blank_report(OUTLINE_B, code).with_entries(
        {"citizens_period": Entry(period), "citizens_year": Entry(year, note)}
    )
    assert len(printed_figures(report, NEW)) == count
    assert len(printed_figures(report, OLD)) == bool(period) + bool(year)


def test_numbers_of_tables_have_dots_and_words_stay() -> None:
    cells = {"area": "Năm 2025", "supervisions": "1500", "money_recovered": "350000000", "land_recovered": "-1234,50"}
    rows = [Row("r1", {key: Cell(value) for key, value in cells.items()})]
    report = blank_report(OUTLINE_B).with_entries({"inspectorate": Entry(encode_rows(rows))})
    texts = _printed(report).rows[0].texts
    assert {"Năm 2025", "1.500", "350.000.000", "-1.234,50"} <= set(texts)
    assert {"1500", "350000000", "-1234,50"} <= set(_printed(report, old=True).rows[0].texts)


def _column(kind: FieldKind, unit: str, heading: str = "") -> Column:
    return Column(f"{kind}{unit}{heading}", "Cột", kind, unit, heading)


M, C, D, T = FieldKind.MONEY, FieldKind.COUNT, FieldKind.DECIMAL, FieldKind.TEXT


@pytest.mark.parametrize(
    ("columns", "unit"),
    [
        ([(M, "đồng"), (M, "đồng"), (C, "vụ")], "đồng"),
        ([(M, "đồng"), (C, "vụ")], ""),
        ([(M, "đồng"), (M, "triệu đồng")], ""),
        ([(M, "đồng"), (M, "")], ""),
        ([(T, ""), (C, "đơn"), (C, "đơn")], "đơn"),
        ([(C, "đơn"), (C, "")], ""),
        ([(C, "đơn")], ""),
        ([(C, ""), (C, "")], ""),
        ([(T, "")], ""),
    ],
)
def test_the_unit_above_a_table(columns: list[tuple[FieldKind, str]], unit: str) -> None:
    assert common_unit([_column(*one) for one in columns]) == unit


def test_a_unit_stands_above_the_table_over_its_columns_or_with_its_label() -> None:
    columns = [
        _column(M, "đồng", "Về tiền"), _column(M, "đồng", "Về tiền"), _column(D, "m²", "Về đất"),
        _column(D, "m²", "Về đất"), _column(C, "hộ", "Kết quả"), _column(FieldKind.SHARE, "%", "Kết quả"),
        _column(C, "vụ"),
    ]  # fmt: skip
    headed = with_units_in_headings(columns, "đồng")
    assert [(column.heading, column.label_with_unit) for column in headed] == [
        ("Về tiền", "Cột"), ("Về tiền", "Cột"), ("Về đất (m²)", "Cột"), ("Về đất (m²)", "Cột"),
        ("Kết quả", "Cột (hộ)"), ("Kết quả", "Cột (%)"), ("", "Cột (vụ)"),
    ]  # fmt: skip
