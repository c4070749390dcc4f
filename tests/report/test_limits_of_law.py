"""Limits of Luật 10/2022/QH15, Nghị định 59/2023 and 61/2023 in the shipped outlines: hits, near misses, exceptions."""

from __future__ import annotations

import pytest

from dcbc_desktop.report.checks.figure_checks import check_figures
from dcbc_desktop.report.checks.finding import Severity
from dcbc_desktop.report.checks.table_checks import check_tables
from dcbc_desktop.report.report import Entry, Report
from dcbc_desktop.report.table import Cell, Row, encode_rows
from dcbc_desktop.workflow.review import finding_sentence
from tests.places import OUTLINE_A
from tests.report.samples import blank_report, outline_in, with_values
from tests.report.test_every_outline import OUTLINE_B, OUTLINE_C

FOLDERS = {"A": OUTLINE_A, "B": OUTLINE_B, "C": OUTLINE_C}
K1, K2 = "Đóng góp xây dựng công trình", "Thu, chi, quản lý khoản đóng góp, tài trợ"
LATER = (
    "Hương ước, quy ước", "Bầu, cho thôi trưởng thôn, tổ trưởng", "Bầu, cho thôi thành viên hai ban",
    "Việc tự quản khác",
)  # fmt: skip


def _report(outline: str, code: str, **values: str) -> Report:
    return with_values(blank_report(FOLDERS[outline], code), **values)


def _row(outline: str, code: str, table: str, **cells: str) -> Report:
    row = Row("r1", {key: Cell(value) for key, value in cells.items()})
    return blank_report(FOLDERS[outline], code).with_entries({table: Entry(encode_rows([row]))})


def _found(report: Report) -> list[tuple[str, str]]:
    found = [*check_figures(report), *check_tables(report)]
    assert all(finding.severity is Severity.ADVISORY for finding in found)
    return [(finding.code, finding.place.column or finding.key) for finding in found]


@pytest.mark.parametrize(
    ("villages", "groups", "members", "code"),
    [
        ("12", "3", "9", "not_equal"),
        ("12", "3", "16", "not_equal"),
        ("2", "1", "4", "not_equal"),
        ("2", "1", "3", "not_equal"),
        ("4", "0", "6", "not_equal"),
        ("12", "3", "15", ""),
        ("2", "1", "5", ""),
        ("5", "", "5", ""),
        ("12", "3", "", ""),
        ("", "", "4", ""),
    ],
)
def test_a_commune_has_one_inspector_for_each_village_and_at_least_five(
    villages: str, groups: str, members: str, code: str
) -> None:
    report = _report("B", "2026-Q1", units_villages=villages, units_groups=groups, inspectorate_members=members)
    assert _found(report) == ([(code, "inspectorate_members")] if code else [])


@pytest.mark.parametrize(("members", "codes"), [("4", ["below_range"]), ("5", []), ("7", []), ("8", []), ("25", [])])
def test_a_board_that_supervises_investment_has_five_members_and_no_maximum(members: str, codes: list[str]) -> None:
    assert [code for code, _ in _found(_report("B", "2026-Q1", investment_board_members=members))] == codes


@pytest.mark.parametrize(
    ("outline", "staff", "members", "codes"),
    [
        ("A", "40", "2", ["below_range"]),
        ("A", "40", "10", ["above_range"]),
        ("A", "", "2", ["below_range"]),
        ("A", "8", "0", ["below_range"]),
        ("A", "7", "0", []),
        ("A", "5", "2", []),
        ("A", "40", "3", []),
        ("A", "40", "9", []),
        ("C", "", "2", ["below_range"]),
        ("C", "", "10", ["above_range"]),
        ("C", "", "9", []),
    ],
)
def test_an_agency_has_three_to_nine_inspectors_unless_it_is_very_small(
    outline: str, staff: str, members: str, codes: list[str]
) -> None:
    more = {"staff": staff, "inspectorate_supervisions": "1"} if outline == "A" else {}
    report = _report(outline, "2026", inspectorate_members=members, **more)
    assert [code for code, _ in _found(report)] == codes
    for finding in check_figures(report):
        assert "phân tán" in finding_sentence(finding, report, "vi")  # the law's own exception is told


@pytest.mark.parametrize(
    ("outline", "code", "staff", "held", "count"),
    [("A", "2026", "40", "0", 1), ("A", "2026", "", "0", 1), ("C", "2026", "", "0", 1), ("A", "2026", "7", "0", 0),
     ("A", "2026", "40", "1", 0), ("A", "2026-Q4", "40", "0", 0), ("C", "2026-H2", "", "0", 0),
     ("A", "2026", "9", "", 0)],
)  # fmt: skip
def test_a_year_without_a_conference_is_advised_about_unless_the_office_is_very_small(
    outline: str, code: str, staff: str, held: str, count: int
) -> None:
    more = {"staff": staff} if outline == "A" else {}
    found = _found(_report(outline, code, conferences_held=held, **more))
    assert found == [("below_range", "conferences_held")] * count


@pytest.mark.parametrize(
    ("code", "values", "keys"),
    [
        ("2026", {"dialogues_year": "0"}, ["dialogues_year"]),
        ("2026", {"dialogues_year": "0", "dialogues_period": "0"}, ["dialogues_year"]),
        ("2026", {"dialogues_period": "0"}, ["dialogues_period"]),
        ("2026-Q4", {"dialogues_year": "0", "dialogues_period": "0"}, ["dialogues_year"]),
        ("2026-H2", {"dialogues_year": "0"}, ["dialogues_year"]),
        ("2026", {"dialogues_year": "1", "dialogues_period": "1"}, []),
        ("2026-Q4", {"dialogues_year": "1", "dialogues_period": "0"}, []),
        ("2026-Q3", {"dialogues_year": "0", "dialogues_period": "0"}, []),
        ("2026-9M", {"dialogues_year": "0", "dialogues_period": "0"}, []),
        ("2026-H1", {"dialogues_year": "0"}, []),
        ("2026", {"dialogues_year": ""}, []),
    ],
)
def test_a_year_without_a_dialogue_is_advised_about_at_its_end(
    code: str, values: dict[str, str], keys: list[str]
) -> None:
    assert _found(_report("B", code, **values)) == [("below_range", key) for key in keys]


@pytest.mark.parametrize(
    ("code", "kind", "held", "count"),
    [("2026", "Định kỳ", "0", 1), ("2026-H2", "Định kỳ", "0", 1), ("2026-H1", "Định kỳ", "0", 0),
     ("2026", "Khi có yêu cầu", "0", 0), ("2026", "Định kỳ", "1", 0)],
)  # fmt: skip
def test_an_enterprise_holds_its_regular_dialogue_every_year(code: str, kind: str, held: str, count: int) -> None:
    assert len(_found(_row("C", code, "dialogues", kind=kind, held_year=held))) == count


@pytest.mark.parametrize(
    ("matter", "votes_for", "codes"),
    [
        *((matter, "65", ["share_below"]) for matter in (K1, K2)),
        *((matter, "66", []) for matter in (K1, K2)),
        *((matter, "49", ["share_not_above"]) for matter in LATER),
        *((matter, "50", []) for matter in LATER),
        ("", "40", ["figure_wanted"]),
        ("", "", []),
    ],
)
def test_the_limit_of_a_vote_depends_on_its_kind(matter: str, votes_for: str, codes: list[str]) -> None:
    report = _row("B", "2026", "decisions", host="Thôn 1", matter=matter, votes_for=votes_for, votes_all="99")
    assert [code for code, _ in _found(report)] == codes


def test_exactly_half_is_not_more_than_half() -> None:
    report = _row("B", "2026", "decisions", host="Thôn 1", matter=LATER[3], votes_for="50", votes_all="100")
    assert _found(report) == [("share_not_above", "votes_for")]


@pytest.mark.parametrize(
    ("code", "once", "codes"), [("2026", "9", ["sum_wrong"]), ("2026", "10", []), ("2026-H1", "9", [])]
)
def test_each_village_meets_once_a_year(code: str, once: str, codes: list[str]) -> None:
    report = _row("B", code, "meetings", kind="Thôn", all="12", once=once, twice="2", other="0")
    assert [code for code, _ in _found(report)] == codes


@pytest.mark.parametrize(
    ("outline", "table", "column", "count"),
    [
        ("B", "disclosure", "form", 10), ("B", "consultations", "form", 8), ("B", "decisions", "matter", 6),
        ("B", "decisions", "form", 3), ("C", "disclosure", "form", 8), ("C", "consultations", "form", 5),
    ],
)  # fmt: skip
def test_forms_of_the_law_are_choices(outline: str, table: str, column: str, count: int) -> None:
    found = outline_in(FOLDERS[outline]).table(table)
    field = found.column(column) if found is not None else None
    assert field is not None
    assert len(field.choices) == count


def test_charters_are_counted_as_the_decree_asks() -> None:
    outline = outline_in(OUTLINE_B)
    counts = [figure.key for figure in outline.figures if figure.key.startswith("charters_")]
    assert counts == [f"charters_{act}" for act in ("recognised", "rejected", "amended", "suspended", "abolished")]
