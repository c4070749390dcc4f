"""Small reports for tests."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache
from pathlib import Path

import msgspec

from dcbc_desktop.report import header as h
from dcbc_desktop.report.kinds import FieldKind
from dcbc_desktop.report.numbers import format_number
from dcbc_desktop.report.outline import Check, CheckKind, Column, Outline, Table
from dcbc_desktop.report.outline_files.loader import load_outline
from dcbc_desktop.report.period import PeriodKind, make_period
from dcbc_desktop.report.prose import encode, from_plain_text
from dcbc_desktop.report.report import Entry, Report
from dcbc_desktop.report.table import Cell, Row, encode_rows
from tests.places import OUTLINE_A, OUTLINE_FOLDERS

HEADER: Mapping[str, str] = {
    h.SUPERIOR: "SỞ NỘI VỤ",
    h.ISSUER: "TRUNG TÂM LƯU TRỮ",
    h.SYMBOL: "TTLT",
    h.PLACE: "Bình Nguyên",
    h.TITLE: "Kết quả thực hiện dân chủ ở cơ sở năm 2026",
    h.ADDRESSEES: "Sở Nội vụ",
    h.RECIPIENTS: "Như trên;\nLưu: VT.",
    h.SIGNATORY_LINES: "GIÁM ĐỐC",
    h.SIGNATORY_NAME: "Lê Thị Minh Hòa",
}

FIRST_PERIODS: Mapping[PeriodKind, str] = {
    PeriodKind.YEAR: "{year}",
    PeriodKind.NINE_MONTHS: "{year}-9M",
    PeriodKind.HALF: "{year}-H1",
    PeriodKind.QUARTER: "{year}-Q1",
    PeriodKind.MONTH: "{year}-01",
}
NUMBERS: Mapping[FieldKind, Decimal] = {
    FieldKind.COUNT: Decimal(6),
    FieldKind.MONEY: Decimal(1_200_000),
    FieldKind.DECIMAL: Decimal("2.5"),
    FieldKind.SHARE: Decimal(60),
}


def outline_in(folder: Path) -> Outline:
    """The outline of a folder; each of the project's own is read once, for they never change."""
    return _own_outline(folder) if folder in OUTLINE_FOLDERS else load_outline(folder)


@cache
def _own_outline(folder: Path) -> Outline:
    return load_outline(folder)


@cache
def short_outline() -> Outline:
    """Outline A with a third of its parts: a window over it opens in half the time."""
    whole = outline_in(OUTLINE_A)
    figures = whole.figures[:6]
    kept = {figure.key for figure in figures}
    sections = [
        msgspec.structs.replace(section, figures=tuple(key for key in section.figures if key in kept))
        for section in whole.sections
        if section.key in _SHORT_SECTIONS
    ]
    return msgspec.structs.replace(whole, sections=tuple(sections), figures=figures, checks=())


_SHORT_SECTIONS = ("mo_dau", "I", "II", "II.1", "II.2", "II.3", "V", "V.2", "ket_thuc")


def blank_report(folder: Path = OUTLINE_A, code: str = "2026") -> Report:
    """A report of an outline with nothing in it."""
    return Report(1, "uid-1", outline_in(folder), "H1", "H0", make_period(code))


def full_report(folder: Path = OUTLINE_A, code: str = "2026") -> Report:
    """A report that may be signed off."""
    return filled(blank_report(folder, code))


def short_report(code: str = "2026") -> Report:
    """The same of the short outline."""
    return filled(replace(blank_report(code=code), outline=short_outline()))


def filled(report: Report) -> Report:
    """The report with header, prose and tables, so that it may be signed off."""
    entries = {key: Entry(value) for key, value in HEADER.items()}
    for section in report.outline.prose_sections():
        entries[section.key] = Entry(encode(from_plain_text(f"Nội dung của mục {section.key}.\n- Việc thứ nhất./.")))
    for table in report.outline.tables:
        entries[table.key] = Entry(encode_rows(plausible_rows(report.outline, table)))
    return report.with_entries(entries)


def typed_report(folder: Path) -> Report:
    """The same with every figure typed, for the first period of the outline's shortest kind."""
    outline = outline_in(folder)
    code = FIRST_PERIODS[outline.period_kinds[-1]].format(year=outline.year)
    return with_values(full_report(folder, code), **plausible_figures(outline))


def with_values(report: Report, **values: str) -> Report:
    """The report with some figures typed."""
    return report.with_entries({key: Entry(value) for key, value in values.items()})


def with_row(report: Report, table: str, **values: str) -> Report:
    """The report with the first row of a table typed over."""
    first, *others = report.rows(table) or (Row("r1", {}),)
    for column, value in values.items():
        first = first.with_cell(column, Cell(value, first.cell(column).note))
    return report.with_entries({table: Entry(encode_rows([first, *others]))})


def plausible_figures(outline: Outline) -> dict[str, str]:
    """A value for every figure, so that every relation holds."""
    numbers = {figure.key: NUMBERS[figure.kind] for figure in outline.figures}
    for figure in outline.figures:
        if figure.total_of:
            numbers[figure.key] = sum((numbers[key] for key in figure.total_of), Decimal(0))
    _hold([check for check in outline.checks if not check.table], numbers)
    return {key: format_number(number) for key, number in numbers.items()}


def plausible_rows(outline: Outline, table: Table) -> list[Row]:
    """Rows with every cell typed, so that every relation holds: the starting rows, or two others."""
    names = table.starting_rows or ("Việc thứ nhất", "Việc thứ hai")
    relations = [check for check in outline.checks if check.table == table.key]
    return [_plausible_row(table, relations, number, name, outline.year) for number, name in enumerate(names, start=1)]


def _plausible_row(table: Table, relations: Sequence[Check], number: int, name: str, year: int) -> Row:
    typed_columns = [column for column in table.columns if column.computed is None]
    numbers = {column.key: NUMBERS[column.kind] for column in typed_columns if column.kind in NUMBERS}
    _hold(relations, numbers)
    typed = {key: format_number(value) for key, value in numbers.items()}
    cells = {column.key: typed.get(column.key) or _words(column, number, year) for column in typed_columns}
    first = table.columns[0]
    cells[first.key] = first.choices[(number - 1) % len(first.choices)] if first.choices else name
    return Row(f"r{number}", {key: Cell(value) for key, value in cells.items()})


def _words(column: Column, number: int, year: int) -> str:
    if column.kind is FieldKind.DATE:
        return f"{number}/4/{year}"
    return column.choices[number % len(column.choices)] if column.choices else f"Nội dung {number}"


def _hold(relations: Iterable[Check], numbers: dict[str, Decimal]) -> None:
    for check in relations:
        first, *others = check.figures
        if check.kind is CheckKind.SUM_AT_MOST:
            numbers[first] = max(numbers[first], sum((numbers.get(key, Decimal(0)) for key in others), Decimal(0)))
        elif check.kind is CheckKind.SUM:
            numbers[first] = sum((numbers[key] for key in others), Decimal(0))
        elif check.kind is CheckKind.EQUAL:
            numbers[first] = max(numbers[others[0]], Decimal(check.least or 0))
        elif check.kind is CheckKind.DIFFERENCE:
            numbers[first] = numbers[others[0]] - numbers[others[1]]
