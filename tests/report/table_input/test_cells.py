"""Meaning of a cell from a spreadsheet: numbers, dates, choices; and the convention of a whole block."""

from __future__ import annotations

import unicodedata

import pytest

from dcbc_desktop.report.kinds import FieldKind
from dcbc_desktop.report.table_input.cells import Convention, read_cell, settle

MONEY, COUNT, DECIMAL, SHARE, DATE, CHOICE = (
    FieldKind.MONEY, FieldKind.COUNT, FieldKind.DECIMAL, FieldKind.SHARE, FieldKind.DATE, FieldKind.CHOICE,
)  # fmt: skip
UNITS = {MONEY: "đồng", COUNT: "hộ", SHARE: "%", DECIMAL: "m²"}
CHOICES = ("Xây dựng mới", "Sửa đổi, bổ sung", "Thay thế", "Bãi bỏ", "Hòa giải", "Tiếp xúc, đối thoại trực tiếp")


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (MONEY, "1.234.567", "1.234.567"),
        (MONEY, "1,234,567", "1.234.567"),
        (MONEY, "1,500", "1.500"),
        (MONEY, "1,000", "1.000"),
        (MONEY, "1.000đ", "1.000"),
        (MONEY, "1.000 đồng", "1.000"),
        (MONEY, "1.000 ₫", "1.000"),
        (MONEY, "1.000.000 VNĐ", "1.000.000"),
        (MONEY, "1.000.000 vnd", "1.000.000"),
        (MONEY, "1,000.00", "1.000"),
        (MONEY, "1.000,00", "1.000,00"),
        (MONEY, "'1.000.000", "1.000.000"),
        (MONEY, "1'000", "1.000"),
        (MONEY, "350000000", "350000000"),
        (COUNT, "１２", "12"),
        (COUNT, "1\u00a0000", "1\u00a0000"),
        (COUNT, "1\u2009000", "1.000"),
        (COUNT, "1 000 000", "1 000 000"),
        (COUNT, "+5", "5"),
        (COUNT, "(5)", "-5"),
        (COUNT, "(1.000)", "-1.000"),
        (COUNT, "−5", "−5"),
        (COUNT, "12 hộ", "12"),
        (COUNT, "12 HỘ", "12"),
        (COUNT, "05", "05"),
        (DECIMAL, "12.5", "12,5"),
        (DECIMAL, ".5", "0,5"),
        (DECIMAL, ",5", "0,5"),
        (DECIMAL, "0.500", "0,5"),
        (DECIMAL, "1,500.25", "1.500,25"),
        (DECIMAL, "1.234,5", "1.234,5"),
        (DECIMAL, "1 234,5", "1 234,5"),
        (DECIMAL, "12 m2", "12"),
        (SHARE, "12 %", "12"),
        (SHARE, "12.5%", "12,5"),
        (SHARE, "1,500", "1,500"),
        *((kind, dash, "") for kind in (COUNT, MONEY, SHARE, DATE, CHOICE) for dash in ("-", "–", "—", " - ", "- -")),
        (DATE, "5/4/2026", "5/4/2026"),
        (DATE, "31.12.2026", "31.12.2026"),
        (DATE, "2026-12-31 00:00:00", "31/12/2026"),
        (DATE, "31/12/2026 00:00", "31/12/2026"),
        (DATE, "5 thg 4 2026", "05/4/2026"),
        (DATE, "ngày 5 tháng 4 năm 2026", "05/4/2026"),
        (DATE, "5-Apr-2026", "05/4/2026"),
        (DATE, "12/31/2026", "31/12/2026"),
        (CHOICE, "Bãi bỏ", "Bãi bỏ"),
        (FieldKind.TEXT, "=1+2", "=1+2"),
        (FieldKind.TEXT, "-", "-"),
    ],
)  # fmt: skip
def test_a_plain_meaning_is_taken(kind: FieldKind, text: str, value: str) -> None:
    reading = read_cell(text, kind, UNITS.get(kind, ""), CHOICES)
    assert reading.proposed is None
    assert reading.value(None) == value


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        *((MONEY, text) for text in (
            "1,5E+09", "########", "#REF!", "một trăm", "1.0000", "12.", "12,", "1-2", "3/5", "=1+2", "12 5",
            "1,23,456", "1.00.000", "5-", "--5", "((5))", "١٢٣", "12 hộ", "12 %", "1e9", "NaN", "9" * 70,
        )),
        (COUNT, "12 %"),
        (SHARE, "12 hộ"),
        (DATE, "29/02/2026"),
        (DATE, "tháng 5"),
        (DATE, "32/13/2026"),
        (DATE, "99999"),
        (CHOICE, "Bãi"),
        (CHOICE, "Xây dựng lại"),
        (CHOICE, "đ" * 30_000),
    ],
)  # fmt: skip
def test_without_a_plain_meaning_a_cell_stays_as_copied(kind: FieldKind, text: str) -> None:
    reading = read_cell(text, kind, UNITS.get(kind, ""), CHOICES)
    assert (reading.vi, reading.en, reading.proposed, reading.value(None)) == (None, None, None, text)


@pytest.mark.parametrize(
    ("kind", "text", "proposed"),
    [
        (MONEY, "50 triệu", "50.000.000"),
        (MONEY, "1,2 tỷ", "1.200.000.000"),
        (MONEY, "1,5 triệu đồng", "1.500.000"),
        (MONEY, "1.500 triệu", "1.500.000.000"),
        (COUNT, "1.000 đ", "1.000"),
        (COUNT, "x", ""),
        (COUNT, "…", ""),
        (DATE, "31/12/26", "31/12/2026"),
        (DATE, "45292", "01/01/2024"),
        (CHOICE, "xây dựng mới", "Xây dựng mới"),
        (CHOICE, "BÃI BỎ.", "Bãi bỏ"),
        (CHOICE, "Bãi  bỏ;", "Bãi bỏ"),
        (CHOICE, "Sửa đổi bổ sung", "Sửa đổi, bổ sung"),
        (CHOICE, unicodedata.normalize("NFD", "Xây dựng mới"), "Xây dựng mới"),
        (CHOICE, "Xây dựng mới\u200b", "Xây dựng mới"),
        (CHOICE, "Hoà giải", "Hòa giải"),
        (CHOICE, "bai bo", "Bãi bỏ"),
        (CHOICE, "tiếp xúc đối thoại trực tiếp", "Tiếp xúc, đối thoại trực tiếp"),
    ],
)
def test_a_likely_meaning_is_proposed_and_not_taken(kind: FieldKind, text: str, proposed: str) -> None:
    reading = read_cell(text, kind, UNITS.get(kind, ""), CHOICES)
    assert (reading.proposed, reading.value(Convention.VIETNAMESE)) == (proposed, text)


def test_in_a_column_of_millions_a_million_needs_no_question() -> None:
    assert read_cell("1,5 triệu", DECIMAL, "triệu đồng").value(None) == "1,5"


def test_of_two_near_choices_none_is_proposed() -> None:
    assert read_cell("hoa", CHOICE, "", ("Hóa", "Hòa")).proposed is None


@pytest.mark.parametrize(
    ("numbers", "convention", "unclear"),
    [
        ("1,500", None, ["1,500"]),
        ("1,500 2", None, ["1,500"]),
        ("1.500 2", Convention.VIETNAMESE, []),
        ("1,500 1.500", None, ["1,500", "1.500"]),
        ("1,500 2,5", Convention.VIETNAMESE, []),
        ("1,500 1.234,5", Convention.VIETNAMESE, []),
        ("1,500 1,500.25", Convention.ENGLISH, []),
        ("1,500 12.5", Convention.ENGLISH, []),
        ("1,500 12.5 2,5", None, ["1,500"]),
        ("12.5 2,5", Convention.VIETNAMESE, []),
        ("", Convention.VIETNAMESE, []),
    ],
)
def test_the_evidence_of_a_block_decides(numbers: str, convention: Convention | None, unclear: list[str]) -> None:
    readings = [read_cell(text, DECIMAL) for text in numbers.split()]
    settled = settle(readings, [])
    assert (settled.numbers, [one.text for one in settled.unclear]) == (convention, unclear)


@pytest.mark.parametrize(
    ("dates", "unclear"),
    [
        ("4/5/2026", []),
        ("4/5/2026 12/31/2026", ["4/5/2026"]),
        ("4/5/2026 12/31/2026 31/12/2026", []),
        ("5/5/2026 12/31/2026", []),
    ],
)
def test_a_month_before_its_day_is_asked_about(dates: str, unclear: list[str]) -> None:
    settled = settle([], [read_cell(text, DATE) for text in dates.split()])
    assert [one.text for one in settled.unclear] == unclear


@pytest.mark.parametrize(("convention", "values"), [(Convention.VIETNAMESE, "1,5"), (Convention.ENGLISH, "1.500")])
def test_the_answer_settles_a_cell_for_good(convention: Convention, values: str) -> None:
    reading = read_cell("1,500", DECIMAL)
    assert reading.value(convention) == values
    assert read_cell(reading.value(convention), DECIMAL).usual
