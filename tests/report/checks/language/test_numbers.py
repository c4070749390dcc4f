from __future__ import annotations

import pytest

from dcbc_desktop.invocation import LANGUAGES
from dcbc_desktop.report.checks.language.rules import rule_codes
from dcbc_desktop.report.prose import (
    Footnote,
    Paragraph,
    ParagraphKind,
    Prose,
    Text,
    mark_places,
    placed_runs,
    plain_text,
)
from dcbc_desktop.report.wording import messages
from tests.report.checks.language.found import findings, fixes, found, report_of, words_at
from tests.report.checks.language.test_real_numbers import CODES


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        ("thousands_dot", "gần 2000 cán bộ, công chức", [("2000", "2.000")]),
        ("thousands_dot", "chuyển 1154 phản ánh và 1097 PAKN", [("1154", "1.154"), ("1097", "1.097")]),
        ("thousands_dot", "chi 12500000 đồng", [("12500000", "12.500.000")]),
        ("thousands_dot", "tổng số 22153 được xử lý", [("22153", "22.153")]),
        ("thousands_dot", "diện tích 1500,5 ha", [("1500,5", "1.500,5")]),
        ("percent_space", "đạt 100 % và 61,8 %, 50%", [("100 %", "100%"), ("61,8 %", "61,8%")]),
        ("decimal_comma", "đạt 61.8%, chi 1.5 tỷ đồng", [("61.8", "61,8"), ("1.5", "1,5")]),
        ("decimal_comma", "chi 1,234.5 triệu và 1,234,567 đồng", [("1,234.5", "1.234,5"), ("1,234,567", "1.234.567")]),
        ("decimal_comma", "chuyển 1,154 phản ánh", [("1,154", "1.154")]),
    ],
)
def test_numbers_in_a_wrong_form(code: str, text: str, expected: list[tuple[str, str]]) -> None:
    assert fixes(code, text) == expected


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("thousands_dot", "năm 2023, 2024 đơn vị; từ 2021 đến 2025 cán bộ; đầu 2023 đơn vị"),
        ("thousands_dot", "Quyết định số 1154/QĐ-TTg và văn bản số 6507/BNV-CTTN; số 1154 văn bản đi"),
        ("thousands_dot", "22.153 đơn, 999 người, 1.000 lượt; ngày 05/4/2023; giai đoạn 2021-2025"),
        ("thousands_dot", "ISO 9001 và TCVN 6909:2001; điện thoại 0912345678; phòng 1204"),
        ("thousands_dot", "tổng đài 1900 6015"),
        ("percent_space", "đạt 100%, 61,8%; ký hiệu %; a %"),
        ("decimal_comma", "cách mạng công nghiệp 4.0, mục 1.2, phiên bản 2.10, ngày 5.4.2023"),
        ("decimal_comma", "họp lúc 15.00 giờ, từ 7.30 giờ đến 11.30 giờ"),
        ("decimal_comma", "1.234,5 triệu; 22.153 đơn; 1.005 TTHC; 1,5 tỷ; số 1, 2, 3"),
    ],
)
def test_numbers_in_a_right_form(code: str, text: str) -> None:
    assert found(code, text) == []


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        ("date_zero", "ngày 5/4/2023", [("5/4/2023", "05/4/2023")]),
        ("date_zero", "(15/2/2023) và ngày 9/1", [("15/2/2023", "15/02/2023"), ("9/1", "09/01")]),
        ("date_zero", "ngày 5 tháng 1 năm 2024", [("5 tháng 1 năm 2024", "05 tháng 01 năm 2024")]),
        ("date_impossible", "ngày 31/02/2023", [("31/02/2023", None)]),
        ("date_impossible", "ngày 31 tháng 4 năm 2023, 12/13/2023", [
            ("12/13/2023", None), ("31 tháng 4 năm 2023", None)]),
        ("date_impossible", "ngày 15/5/0216", [("15/5/0216", None)]),
        ("date_impossible", "ngày 29/02/2023", [("29/02/2023", None)]),
        ("time_reversed", "từ ngày 15/12/2023 đến ngày 14/12/2022", [("từ ngày 15/12/2023 đến ngày 14/12/2022", None)]),
        ("time_reversed", "Từ tháng 9/2023 đến hết tháng 3/2023", [("Từ tháng 9/2023 đến hết tháng 3/2023", None)]),
        ("time_reversed", "giai đoạn 2025-2021", [("giai đoạn 2025-2021", None)]),
        ("time_reversed", "từ ngày 05 tháng 4 năm 2023 đến ngày 04 tháng 4 năm 2023",
         [("từ ngày 05 tháng 4 năm 2023 đến ngày 04 tháng 4 năm 2023", None)]),
    ],
)  # fmt: skip
def test_dates_in_a_wrong_form(code: str, text: str, expected: list[tuple[str, str | None]]) -> None:
    assert fixes(code, text) == expected


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("date_zero", "13/02/2023; ngày 05/4/2023; ngày 05/04/2023; ngày 09 tháng 11 năm 2023; ngày 15/12"),
        ("date_zero", "Thông tư số 5/2023/TT-BNV; tháng 1/2023; đạt 5/7 tiêu chí; ngày 31/2/2023"),
        ("date_zero", "ngày\u00a010\u00a0tháng\u00a011 năm\u00a02022; ngày\u202f05/4/2023"),
        ("date_impossible", "ngày 29/02/2024; ngày 29/02; 19/5/1890; 45/50 đơn; số 31/2023/QĐ-UBND; ngày 30/4"),
        (
            "time_reversed",
            "từ ngày 15/12/2022 đến ngày 14/12/2023; giai đoạn 2021-2025; từ ngày 15/12 đến ngày 14/6/2023",
        ),
    ],
)
def test_dates_in_a_right_form(code: str, text: str) -> None:
    assert found(code, text) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_has_a_sentence_and_a_help_text(language: str) -> None:
    assert {code for code in CODES if code not in messages(language)} == set()
    assert {code for code in CODES if f"help.rule.{code}" not in messages(language)} == set()
    assert set(rule_codes()) >= CODES


def test_marks_are_told_from_typed_brackets() -> None:
    note = Footnote((Text("x"),))
    prose = Prose((
        Paragraph((Text("[1] như "), note, Text(" [2]")), ParagraphKind.DASH),
        Paragraph((note, note)),
    ))  # fmt: skip
    text = plain_text(prose)
    assert mark_places(prose) == (10, 18, 21)
    assert [text[p : p + 3] for p in mark_places(prose)] == ["[1]", "[2]", "[3]"]
    assert [placed.start for placed in placed_runs(prose)] == [2, 10, 13, 18, 21]


def test_a_finding_in_a_note_stands_at_its_mark() -> None:
    report = report_of("Xem [1] và{đạt 100 %} ở đây{đạt 50 %}.")
    assert [(f.place.note, f.place.start, words_at(report, f)) for f in findings(report, "percent_space")] == [
        (1, 10, "100 %"),
        (2, 19, "50 %"),
    ]


FIGURES = {"units_total": "24", "units_public_service": "4", "staff": "1.950"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Cơ quan có 25 đầu mối và 04 đơn vị sự nghiệp công lập.", ["25"]),
        ("Cơ quan có 25 đầu mối trực thuộc.", ["25"]),
        ("Có 1.940 cán bộ, công chức, viên chức và người lao động.", ["1.940"]),
        ("Có 24 đầu mối; gần 2.000 cán bộ, công chức, viên chức và người lao động.", []),
        ("Giảm 02 đầu mối; năm 2025 còn 25 đầu mối; 24 đầu mối.", []),
        ("Giảm 02 đầu mối.", []),
        ("Có 12 đơn vị; 16 Vụ; 03 Cục.", []),
        ("Cơ quan có <units_total=25> đầu mối, trước đây là 30 đầu mối.", []),
    ],
)
def test_figures_held_against_the_text(text: str, expected: list[str]) -> None:
    report = report_of(text, values=FIGURES)
    assert [words_at(report, f) for f in findings(report, "figure_in_text")] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Đã tiếp nhận, phân loại xử lý 22.150 đơn thư; giải quyết 90 đơn.", ["22.150"]),
        ("Tiếp nhận 22.153 đơn, đã giải quyết 99 đơn, chưa giải quyết 10 đơn.", ["99"]),
        ("Tiếp nhận 22.153 đơn, đã giải quyết 90 đơn.", []),
        ("Đã tiếp 101 lượt công dân.", ["101"]),
        ("Đã tiếp 103 lượt công dân, 101 lượt công dân tại trụ sở.", []),
        ("Ban Chỉ đạo gồm 7 thành viên.", []),
    ],
)
def test_figures_told_by_what_was_done(text: str, expected: list[str]) -> None:
    values = {"petitions_received": "22.153", "petitions_settled": "90", "citizens_received": "103"}
    report = report_of(text, key="III.4", values=values)
    assert [words_at(report, f) for f in findings(report, "figure_in_text")] == expected


def test_linked_figures_that_changed() -> None:
    report = report_of(
        "Có <units_total=25> đầu mối, <staff=1.950> người{Năm nay <staff=1.900>.}, <no_such=3>.", values=FIGURES
    )
    found_now = [(words_at(report, f), f.fix, f.place.note) for f in findings(report, "figure_link_stale")]
    assert found_now == [("25", "24", 0)]


def test_a_linked_figure_inside_a_note() -> None:
    from dcbc_desktop.report.prose import FigureRun, encode
    from dcbc_desktop.report.report import Entry

    note = Footnote((Text("Năm nay "), FigureRun("staff", "1.900")))
    prose = Prose((Paragraph((Text("Người"), note)),))
    report = report_of("", values={**FIGURES, "I": encode(prose)})
    (finding,) = findings(report, "figure_link_stale")
    assert (words_at(report, finding), finding.fix, finding.place.note) == ("1.900", "1.950", 1)
    assert report.entry("I") == Entry(encode(prose))
