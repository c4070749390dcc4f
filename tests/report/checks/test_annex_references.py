"""A text names each annex: hits with their mend, and texts that name theirs."""

from __future__ import annotations

import pytest

from dcbc_desktop.report.checks.annex_references import CODE, findings
from dcbc_desktop.report.checks.finding import Finding
from dcbc_desktop.report.checks.language.passages import read
from dcbc_desktop.report.comparison.earlier_reports import NO_EARLIER_REPORTS
from dcbc_desktop.report.prose import Footnote, Paragraph, Prose, Text, encode, from_plain_text, plain_text
from dcbc_desktop.report.report import Entry, Report
from dcbc_desktop.report.table import encode_rows
from tests.export.tables import row
from tests.places import OUTLINE_B
from tests.report.samples import blank_report

_DECISIONS, _BOARD = ("decisions", "host"), ("investment_board", "source")


def _report(annexes: int = 1, **texts: str) -> Report:
    """A commune's report with annexes: of section II, then VI, then of the figures."""
    entries = {key: Entry(encode(from_plain_text(text))) for key, text in texts.items()}
    for table, column in (_DECISIONS, _BOARD)[:annexes]:
        entries[table] = Entry(encode_rows([row(1, "Việc", columns=[column])]))
    if annexes > 2:
        entries["households"] = Entry("12")
    return blank_report(OUTLINE_B).with_entries(entries)


def _found(report: Report) -> list[Finding]:
    return list(findings(read(report, NO_EARLIER_REPORTS)))


def _mended(report: Report) -> str:
    (one,) = _found(report)
    text = plain_text(report.prose(one.key))
    assert one.fix is not None
    assert one.place.length > 0
    return text[: one.place.start] + one.fix + text[one.place.start + one.place.length :]


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("Đã bàn 12 việc.", "Đã bàn 12 việc (Phụ lục kèm theo)."),
        ("Đã bàn 12 việc", "Đã bàn 12 việc (Phụ lục kèm theo)"),
        ("Đã bàn:\n- Một việc;\n- Hai việc.", "Đã bàn:\n- Một việc;\n- Hai việc (Phụ lục kèm theo)."),
        ("Đã bàn 12 việc;", "Đã bàn 12 việc (Phụ lục kèm theo);"),
        ("Đã bàn (đủ)  ", "Đã bàn (đủ) (Phụ lục kèm theo)"),
        ("Theo Phụ lục I Nghị định số 30/2020/NĐ-CP.", "Theo Phụ lục I Nghị định số 30/2020/NĐ-CP (Phụ lục kèm theo)."),
        ("Mẫu ở Phụ lục II ban hành kèm theo Thông tư này.",
         "Mẫu ở Phụ lục II ban hành kèm theo Thông tư này (Phụ lục kèm theo)."),
        ("<b>&\"", "<b>&\" (Phụ lục kèm theo)"),
    ],
)  # fmt: skip
def test_the_mend_stands_before_the_final_mark(text: str, mended: str) -> None:
    report = _report(II=text)
    assert _mended(report).rstrip() == mended
    assert _found(report.with_entries({"II": Entry(encode(from_plain_text(mended)))})) == []


@pytest.mark.parametrize(
    "text",
    [
        "Đã bàn 12 việc (Phụ lục kèm theo).", "Chi tiết tại phụ lục.", "Xem PHỤ LỤC I.",
        "(Chi tiết theo phụ lục đính kèm)", "Kết quả theo biểu kèm theo.",
        "Có bảng tổng hợp các việc đã bàn kèm theo.", "Danh sách đính kèm.",
    ],
)  # fmt: skip
def test_a_text_that_names_its_annex_is_left_alone(text: str) -> None:
    assert _found(_report(II=text)) == []


def test_any_section_may_name_the_annex() -> None:
    assert _found(_report(II="Đã bàn.", mo_dau="Số liệu tại các phụ lục.")) == []


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("Không có.", ["Phụ lục I", "Phụ lục II", "Phụ lục III"]),
        ("Theo Phụ lục II.", ["Phụ lục I", "Phụ lục III"]),
        ("Theo Phụ lục số 1 và 3.", ["Phụ lục II"]),
        ("Theo các Phụ lục I, II, III.", []),
        ("Theo Phụ lục I đến Phụ lục III.", []),
        ("Theo phụ lục 1-3.", []),
        ("Theo Phụ lục I & II/III.", []),
        ("Theo Phụ lục I, Phụ lục II.", ["Phụ lục III"]),
        ("(Các phụ lục kèm theo)", []),
        ("Theo Phụ lục IV.", ["Phụ lục I", "Phụ lục II", "Phụ lục III"]),
    ],
)  # fmt: skip
def test_which_of_three_annexes_are_not_named(text: str, missing: list[str]) -> None:
    report = _report(3, mo_dau=text, I="Đã công khai.", II="Đã bàn.", VI="Đã giám sát.")
    found = _found(report)
    assert sorted(str(one.params["annexes"]) for one in found) == missing
    assert {one.code for one in found} <= {CODE}


def test_a_section_with_only_its_table_has_no_mend() -> None:
    (found,) = _found(_report())
    assert (found.key, found.fix, found.params["annexes"]) == ("II", None, "Phụ lục")


def test_the_mend_does_not_touch_a_note() -> None:
    for text, fix in (("Đã bàn.", " (Phụ lục kèm theo)."), ("Đã bàn", "n (Phụ lục kèm theo)")):
        prose = Prose((Paragraph((Text(text), Footnote((Text("Một."),)))),))
        report = _report().with_entries({"II": Entry(encode(prose))})
        (found,) = _found(report)
        assert found.fix == fix


def test_one_finding_names_all_annexes_of_a_section() -> None:
    report = _report(3, II="Đã bàn.", VI="Đã giám sát.")
    assert [one.params["annexes"] for one in _found(report)] == ["Phụ lục I và Phụ lục III", "Phụ lục II"]


def test_without_annexes_there_is_nothing_to_name() -> None:
    assert _found(_report(0, II="Đã bàn.")) == []
