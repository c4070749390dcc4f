from __future__ import annotations

from collections.abc import Iterable

import pytest

from dcbc_desktop.report import header as h
from dcbc_desktop.report.checks.completeness import check_completeness, check_letters
from dcbc_desktop.report.checks.figure_checks import check_figures
from dcbc_desktop.report.checks.finding import Finding, Severity
from dcbc_desktop.report.prose import Footnote, Paragraph, Prose, Text, encode, from_plain_text
from dcbc_desktop.report.report import Entry, progress
from dcbc_desktop.report.table import Cell, Row, encode_rows
from tests.places import NEXT_YEAR
from tests.report.samples import blank_report, full_report, with_values

B, A = Severity.BLOCKING, Severity.ADVISORY


def _codes(findings: Iterable[Finding]) -> list[tuple[Severity, str, str]]:
    return [(f.severity, f.code, f.key) for f in findings]


def test_a_full_report_has_no_findings() -> None:
    assert _codes(check_completeness(full_report())) == []
    assert _codes(check_figures(full_report())) == []


def test_a_blank_report_lacks_every_required_part() -> None:
    found = _codes(check_completeness(blank_report()))
    assert {key for _, code, key in found if code == "section_empty"} == {
        s.key for s in blank_report().outline.prose_sections()
    }
    assert {key for _, code, key in found if code == "header_missing"} == {
        h.ISSUER, h.SYMBOL, h.PLACE, h.TITLE, h.ADDRESSEES, h.RECIPIENTS
    }  # fmt: skip
    assert {key for _, code, key in found if code == "signatory_missing"} == {h.SIGNATORY_LINES, h.SIGNATORY_NAME}
    assert all(severity is B for severity, _, _ in found)


def test_a_section_that_is_not_required_may_stay_empty() -> None:
    report = full_report(NEXT_YEAR, "2031-Q1")
    assert _codes(check_completeness(report.with_entries({"B.d": Entry()}))) == []
    assert _codes(check_completeness(report.with_entries({"B.d": Entry(), "dialogues": Entry()}))) == []
    assert _codes(check_completeness(report.with_entries({"A1": Entry()}))) == [(B, "section_empty", "A1")]


@pytest.mark.parametrize(
    ("cells", "filled"),
    [
        ({}, False),
        ({"grade": Cell("  ")}, False),
        ({"grade": Cell("Khối 10")}, False),
        ({"grade": Cell("Khối 10", "Sáp nhập")}, True),
        ({"grade": Cell("Khối 9")}, True),
        ({"grade": Cell("Khối 10"), "reason": Cell("Sửa mái")}, True),
        ({"agreed": Cell("0")}, True),
    ],
)
def test_a_section_without_words_is_filled_by_one_row_of_its_table(cells: dict[str, Cell], filled: bool) -> None:
    report = full_report(NEXT_YEAR, "2031-Q1").with_entries({"B.a": Entry()})
    rows = [Row("r1", {}), Row("r2", cells)]
    found = _codes(check_completeness(report.with_entries({"fees": Entry(encode_rows(rows))})))
    assert found == ([] if filled else [(B, "section_empty", "B.a")])


@pytest.mark.parametrize(
    ("key", "value", "finding"),
    [
        (h.NUMBER, "12/BC", (B, "document_number_invalid", h.NUMBER)),
        (h.DATE, "31/2/2026", (B, "date_invalid", h.DATE)),
        ("staff", "khoảng 40", (B, "number_invalid", "staff")),
        (h.TITLE, "KẾT QUẢ", (A, "title_all_capitals", h.TITLE)),
        ("ket_thuc", encode(from_plain_text("Trên đây là báo cáo.")), (A, "end_mark_missing", "ket_thuc")),
    ],
)
def test_wrong_forms(key: str, value: str, finding: tuple[Severity, str, str]) -> None:
    assert _codes(check_completeness(full_report().with_entries({key: Entry(value)}))) == [finding]


@pytest.mark.parametrize(
    ("values", "finding"),
    [
        ({"units_total": "24", "units_departments": "16", "units_bureaus": "3", "units_public_service": "4",
          "units_other": "0"}, (B, "sum_wrong", "units_total")),
        ({"feedback_total": "1.154", "feedback_citizens": "1200"}, (B, "sum_wrong", "feedback_total")),
        ({"petitions_received": "9", "petitions_settled": "6", "petitions_pending": "4"},
         (B, "difference_wrong", "petitions_pending")),
        ({"petitions_received": "9", "petitions_settled": "10"}, (B, "more_than_whole", "petitions_settled")),
        ({"staff": "-1"}, (B, "figure_negative", "staff")),
        ({"staff": "1,5"}, (B, "figure_not_whole", "staff")),
        ({"inspectorate_members": "2", "inspectorate_supervisions": "1"}, (A, "below_range", "inspectorate_members")),
        ({"inspectorate_members": "10", "inspectorate_supervisions": "1"}, (A, "above_range", "inspectorate_members")),
        ({"inspectorate_members": "5"}, (A, "figure_wanted", "inspectorate_supervisions")),
    ],
)  # fmt: skip
def test_broken_relations(values: dict[str, str], finding: tuple[Severity, str, str]) -> None:
    assert _codes(check_figures(with_values(blank_report(), **values))) == [finding]


def test_a_wrong_difference_shows_its_terms() -> None:
    values = {"petitions_received": "9", "petitions_settled": "6", "petitions_pending": "4"}
    (finding,) = check_figures(with_values(blank_report(), **values))
    assert {name: finding.params[name] for name in ("terms", "found", "stated")} == {
        "terms": "9 − 6", "found": "3", "stated": "4"
    }  # fmt: skip


@pytest.mark.parametrize(
    "values",
    [
        {"feedback_total": "1.154", "feedback_citizens": "1097", "feedback_businesses": "57"},
        {"units_total": "24", "units_departments": "16"},
        {"units_total": "24"},
        {"petitions_received": "9", "petitions_settled": "6", "petitions_pending": "3"},
        {"petitions_received": "abc", "petitions_settled": "10"},
        {"inspectorate_members": "3", "inspectorate_supervisions": "0"},
        {"inspectorate_members": "0"},
    ],
)
def test_relations_that_hold_or_are_not_filled(values: dict[str, str]) -> None:
    report = with_values(blank_report(), **values)
    assert [f for f in check_figures(report) if f.code not in ("below_range",)] == []


def test_every_relation_of_another_outline() -> None:
    report = with_values(
        blank_report(NEXT_YEAR, "2031-Q1"),
        share_present="101",
        cost_total="10",
        cost_state="4",
        cost_parents="5",
        hours="2,5",
        boards="3",
    )
    assert sorted(f.code for f in check_figures(report)) == [
        "above_range",
        "difference_wrong",
        "figure_wanted",
        "sum_wrong",
        "sum_wrong",
    ]


def test_letters_without_a_glyph_are_found_where_they_stand() -> None:
    covered = frozenset(range(0x20, 0x2000))
    prose = Prose((Paragraph((Text("abc ☃ và ☃"), Footnote((Text("ghi 😀"),)))),))
    report = blank_report().with_entries({"I": Entry(encode(prose)), "staff": Entry("1", "☂")})
    found = [(f.key, f.place.start, f.place.length, f.params["name"]) for f in check_letters(report, covered)]
    assert found == [("I", 4, 1, "U+2603"), ("I", 0, 0, "U+1F600"), ("staff", 0, 0, "U+2602")]


def test_letters_without_a_glyph_are_found_in_their_cell_once_for_each_letter() -> None:
    covered = frozenset(range(0x20, 0x2000))
    report = blank_report(NEXT_YEAR)
    table = report.outline.tables[0]
    first, _, second = table.columns[:3]
    rows = [
        Row("r1", {first.key: Cell("một")}),
        Row("r2", {first.key: Cell("hai ☃"), second.key: Cell("1", "ghi ☂")}),
        Row("r3", {first.key: Cell("ba ☃")}),
    ]
    report = report.with_entries({table.key: Entry(encode_rows(rows))})
    found = [
        (f.place.row, f.place.column, f.place.start, f.place.length, f.params["name"])
        for f in check_letters(report, covered)
    ]
    assert found == [("r2", first.key, 4, 1, "U+2603"), ("r2", second.key, 0, 0, "U+2602")]


def test_progress() -> None:
    blank, full = blank_report(), full_report()
    total = len(blank.outline.prose_sections())
    assert progress(blank) == (0, total)
    assert progress(full) == (total, total)


@pytest.mark.parametrize(
    ("text", "code", "fix"),
    [
        ("1.000 người", "number_invalid", "1.000"),
        ("12 hội nghị", "number_invalid", None),
        ("(5)", "number_invalid", "-5"),
        ("1,000", "number_doubtful", "1.000"),
        ("1,5 nghìn", "number_invalid", "1.500"),
        ("12", "", None),
        ("1.234.567", "", None),
    ],
)
def test_a_figure_that_is_nearly_a_number_has_a_mend(text: str, code: str, fix: str | None) -> None:
    report = full_report().with_entries({"staff": Entry(text)})
    every = [*check_completeness(report), *check_figures(report)]
    found = [f for f in every if f.key == "staff" and f.code in ("number_invalid", "number_doubtful")]
    assert [(f.code, f.fix) for f in found] == ([(code, fix)] if code else [])
