"""Every shipped outline and next year's: it loads, keeps its hash, and holds what is typed to its relations."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from dcbc_desktop.invocation import LANGUAGES
from dcbc_desktop.report.checks.earlier_checks import check_cumulative
from dcbc_desktop.report.checks.figure_checks import check_figures
from dcbc_desktop.report.checks.finding import Finding, Severity
from dcbc_desktop.report.checks.table_checks import check_tables
from dcbc_desktop.report.comparison.earlier_reports import NO_EARLIER_REPORTS
from dcbc_desktop.report.computed_values import cell_number, figure_number
from dcbc_desktop.report.kinds import FieldKind
from dcbc_desktop.report.numbers import format_number
from dcbc_desktop.report.outline import Check, CheckKind, ComputedKind, TablePlace, outline_from_json
from dcbc_desktop.report.outline_files.loader import load_outline
from dcbc_desktop.report.period import PeriodKind, make_period
from dcbc_desktop.report.report import Report
from dcbc_desktop.workflow.review import check, finding_sentence
from tests.places import NEXT_YEAR, OUTLINE_FOLDERS, ROOT
from tests.report.samples import typed_report, with_row, with_values
from tests.store.former_versions import make_former

OUTLINE_B = ROOT / "resources" / "outlines" / "2026-xa-phuong-dac-khu"
OUTLINE_C = ROOT / "resources" / "outlines" / "2026-doanh-nghiep-nha-nuoc"
BROKEN_CODES = {
    CheckKind.SUM: {"sum_wrong"},
    CheckKind.DIFFERENCE: {"difference_wrong"},
    CheckKind.AT_MOST: {"more_than_whole", "dates_reversed"},
    CheckKind.SUM_AT_MOST: {"parts_more_than_whole"},
    CheckKind.SHARE_AT_LEAST: {"share_below", "share_not_above"},
    CheckKind.RANGE: {"above_range", "below_range"},
    CheckKind.FILLED_IF: {"figure_wanted"},
    CheckKind.EQUAL: {"not_equal"},
}
RELATIONS = [
    pytest.param(folder, relation.key, id=f"{folder.name}-{relation.key}")
    for folder in OUTLINE_FOLDERS
    for relation in load_outline(folder).checks
]


@pytest.mark.parametrize("folder", OUTLINE_FOLDERS, ids=lambda f: f.name)
def test_headings_differ_and_every_place_is_explained(folder: Path) -> None:
    outline = load_outline(folder)
    headings = [section.heading.casefold() for section in outline.sections if section.heading]
    assert len(set(headings)) == len(headings)
    titles = [table.title.casefold() for table in outline.tables]
    assert len(set(titles)) == len(titles)
    assert all(section.guidance for section in outline.prose_sections())
    assert all(table.guidance for table in outline.tables)
    names = [[column.full_label for column in table.columns] for table in outline.tables]
    assert all(len(set(columns)) == len(columns) for columns in names)


@pytest.mark.parametrize("folder", OUTLINE_FOLDERS, ids=lambda f: f.name)
def test_wide_tables_print_as_annexes(folder: Path) -> None:
    for table in load_outline(folder).tables:
        assert folder == NEXT_YEAR or (table.place is TablePlace.ANNEX) == (len(table.columns) >= 7)


@pytest.mark.parametrize("folder", OUTLINE_FOLDERS, ids=lambda f: f.name)
def test_every_outline_survives_json(folder: Path) -> None:
    outline = load_outline(folder)
    again = outline_from_json(outline.to_json())
    assert again == outline
    assert again.sha256 == outline.sha256
    assert (b'"tables"' in outline.to_json()) == bool(outline.tables)


def test_an_outline_kept_by_an_earlier_version_keeps_its_hash(tmp_path: Path) -> None:
    make_former(tmp_path / "reports.db", 3)
    with closing(sqlite3.connect(tmp_path / "reports.db")) as database:
        kept = database.execute("SELECT sha256, json FROM outline").fetchall()
    assert kept
    assert [outline_from_json(data.encode()).sha256 for _, data in kept] == [sha256 for sha256, _ in kept]


def test_next_year_has_every_kind_of_column_cell_and_relation() -> None:
    outline = load_outline(NEXT_YEAR)
    columns = [column for table in outline.tables for column in table.columns]
    assert {column.kind for column in columns} == set(FieldKind)
    assert {column.computed.kind for column in columns if column.computed} == set(ComputedKind)
    assert {column.computed is None for column in columns if column.cumulative_of} == {True}
    assert {relation.kind for relation in outline.checks if relation.table} == set(CheckKind)
    assert {relation.kind for relation in outline.checks if not relation.table} == set(CheckKind)
    assert {table.place for table in outline.tables} == set(TablePlace)


@pytest.mark.parametrize(
    ("folder", "kinds", "tables", "lines"),
    [
        (OUTLINE_B, {PeriodKind.QUARTER, PeriodKind.HALF, PeriodKind.NINE_MONTHS, PeriodKind.YEAR},
         ["disclosure", "decisions", "charters", "consultations", "supervisions", "inspectorate", "investment_board",
          "petitions", "meetings"], ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")),
        (OUTLINE_C, {PeriodKind.HALF, PeriodKind.NINE_MONTHS, PeriodKind.YEAR},
         ["disclosure", "decisions", "consultations", "supervisions", "conferences", "dialogues", "agreements",
          "inspectorate", "regulations"], ("TỔNG GIÁM ĐỐC",)),
    ],
)  # fmt: skip
def test_outlines_b_and_c(folder: Path, kinds: set[PeriodKind], tables: list[str], lines: tuple[str, ...]) -> None:
    outline = load_outline(folder)
    assert set(outline.period_kinds) == kinds
    assert [table.key for table in outline.tables] == tables
    assert outline.document.signatory_lines == lines
    assert len(outline.tabs()) <= 12


@pytest.mark.parametrize("folder", OUTLINE_FOLDERS, ids=lambda f: f.name)
def test_a_report_typed_with_sense_has_no_finding(folder: Path) -> None:
    report = typed_report(folder)
    assert [(f.code, f.key, f.place.column) for f in check(report) if f.severity is Severity.BLOCKING] == []
    of_numbers = [*check_figures(report), *check_tables(report), *check_cumulative(report, NO_EARLIER_REPORTS)]
    assert [(f.code, f.key, f.place.column) for f in of_numbers] == []


@pytest.mark.parametrize("folder", OUTLINE_FOLDERS, ids=lambda f: f.name)
def test_a_typed_report_fills_and_computes_every_cell(folder: Path) -> None:
    report = typed_report(folder)
    assert all(figure_number(report, figure) is not None for figure in report.outline.figures)
    for table in report.outline.tables:
        computed = [column for column in table.columns if column.computed]
        assert all(cell_number(table, row, column) is not None for row in report.rows(table.key) for column in computed)


@pytest.mark.parametrize(("folder", "key"), RELATIONS)
def test_each_relation_is_held(folder: Path, key: str) -> None:
    report = typed_report(folder)
    relation = next(one for one in report.outline.checks if one.key == key)
    report = _where_it_holds(report, relation)
    findings = check(_broken(report, relation))
    found = [f for f in findings if f.code in BROKEN_CODES[relation.kind] and _names(f, relation)]
    assert {f.severity for f in found} >= {Severity.BLOCKING if relation.blocking else Severity.ADVISORY}
    table = report.outline.table(relation.table)
    for language in LANGUAGES:
        words = finding_sentence(found[0], report, language)
        assert "…" not in words
        assert not relation.guidance or words.count(relation.guidance) == 1
        assert table is None or table.title in words


def _where_it_holds(report: Report, relation: Check) -> Report:
    """The report of a period, and with the choice or number, for which a relation is checked."""
    if relation.when is not None:
        report = replace(report, period=make_period(str(report.outline.year)))
    where = relation.only_where
    if where is None:
        return report
    return _typed(report, relation, where.key, where.choices[0] if where.choices else str(where.least or where.most))


def _names(finding: Finding, relation: Check) -> bool:
    place = (finding.key, finding.place.column) if relation.table else ("", finding.key)
    return place == (relation.table, relation.figures[0])


def _broken(report: Report, relation: Check) -> Report:
    first, *others = relation.figures
    match relation.kind:
        case CheckKind.AT_MOST if _is_date(report, relation):
            return _typed(report, relation, first, "2/1/2099")
        case CheckKind.SUM_AT_MOST:
            return _typed(report, relation, first, "0")
        case CheckKind.RANGE if relation.most is None:
            return _typed(report, relation, first, "0")
        case CheckKind.SHARE_AT_LEAST:
            return _typed(report, relation, others[0], "1.000.000")
        case CheckKind.FILLED_IF:
            return _typed(report, relation, first, "")
        case _:
            return _typed(report, relation, first, format_number(_number(report, relation, first) + 1000))


def _typed(report: Report, relation: Check, key: str, value: str) -> Report:
    return with_row(report, relation.table, **{key: value}) if relation.table else with_values(report, **{key: value})


def _is_date(report: Report, relation: Check) -> bool:
    table = report.outline.table(relation.table)
    column = table.column(relation.figures[0]) if table else None
    return column is not None and column.kind is FieldKind.DATE


def _number(report: Report, relation: Check, key: str) -> Decimal:
    table = report.outline.table(relation.table)
    column = table.column(key) if table else None
    if table is not None and column is not None:
        return cell_number(table, report.rows(table.key)[0], column) or Decimal(0)
    return report.number(key) or Decimal(0)
