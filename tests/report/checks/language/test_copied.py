"""One sentence in two sections with other figures."""

from __future__ import annotations

import pytest

from dcbc_desktop.report.prose import Paragraph, Prose, Text, encode
from dcbc_desktop.report.report import Entry
from tests.report.checks.language.found import findings, report_of, words_at

HELD = "Trong năm, đơn vị đã tổ chức 12 hội nghị đối thoại với 1.154 lượt cán bộ, công chức tham dự."


def repeated(first: str, second: str, key: str = "V.1") -> list[tuple[str, object, object]]:
    """What is found where two sections, or paragraphs of one, hold these sentences."""
    report = report_of(first, *([second] if key == "I" else []))
    if key != "I":
        report = report.with_entries({key: Entry(encode(Prose((Paragraph((Text(second),)),))))})
    found = findings(report, "sentence_repeated")
    return [(words_at(report, one), one.params["there"], one.params["here"]) for one in found]


@pytest.mark.parametrize(
    ("second", "where"),
    [
        (HELD.replace("12", "15"), [("15", "12", "15")]),
        (HELD.replace("1.154", "1.145"), [("1.145", "1.154", "1.145")]),
        ("Kết quả tốt. " + HELD.replace("12", "15").replace("1.154", "900"), [("15", "12, 1.154", "15, 900")]),
        (HELD.replace("đã tổ chức 12", "tổ chức được 13"), [("13", "12", "13")]),
        (HELD.replace(" 12", " 13").upper(), [("13", "12", "13")]),
    ],
)
def test_another_figure_in_another_section_is_asked_about(second: str, where: list[tuple[str, str, str]]) -> None:
    assert repeated(HELD, second) == where


@pytest.mark.parametrize(
    "second",
    [
        HELD,
        HELD.replace("1.154", "1154"),
        HELD.replace("12", "012"),
        HELD.replace("12", "15").replace("đối thoại", "tập huấn"),
        HELD.replace("12", "15").replace("đơn vị", "Vụ Pháp luật"),
        HELD.replace("12", "15").replace("Trong năm", "Trong năm 2025"),
        HELD.replace("12", "15").replace("Trong năm", "Quý I"),
        HELD.replace("12", "15").replace("đã tổ chức", "sẽ tổ chức"),
        HELD.replace("12", "15").replace("đã tổ chức", "phấn đấu tổ chức"),
        "Có 12 hội nghị.",
    ],
)
def test_the_same_figures_or_another_matter_are_silent(second: str) -> None:
    assert repeated(HELD, second) == []


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Xã A có 12 hộ.", "Xã B có 15 hộ."),
        ("Thôn 1 đã tổ chức họp dân với 12 hộ tham gia ý kiến về đường.",
         "Thôn 2 đã tổ chức họp dân với 15 hộ tham gia ý kiến về đường."),
        ("Đợt 1 đã lấy phiếu của 120 hộ dân trong toàn xã về mức đóng góp.",
         "Đợt 2 đã lấy phiếu của 150 hộ dân trong toàn xã về mức đóng góp."),
        ("Thực hiện Kế hoạch số 12/KH-UBND về dân chủ ở cơ sở, xã đã họp 3 lần.",
         "Thực hiện Kế hoạch số 15/KH-UBND về dân chủ ở cơ sở, xã đã họp 4 lần."),
    ],
)  # fmt: skip
def test_lists_of_like_items_are_silent(first: str, second: str) -> None:
    assert repeated(first, second) == repeated(first, second, key="I") == []


def test_a_short_statement_is_asked_about_where_another_large_figure_is_the_same() -> None:
    households = "Toàn xã có 4.215 hộ với 18.377 nhân khẩu; tỷ lệ cao."
    assert repeated(households, households.replace("4.215", "4.251")) == [("4.251", "4.215", "4.251")]
    assert repeated(households, households.replace("4.215", "4.251").replace("18.377", "17.377")) == []
    assert repeated("Có 12 hộ nghèo, 5 hộ cận nghèo.", "Có 13 hộ nghèo, 5 hộ cận nghèo.") == []


def test_a_number_sign_is_a_word() -> None:
    assert repeated(HELD.replace("hội", "# hội"), HELD.replace("12 hội", "# 15 hội")) == []


def test_sentences_of_one_section_are_not_compared() -> None:
    assert repeated(HELD, HELD.replace("12", "15"), key="I") == []
