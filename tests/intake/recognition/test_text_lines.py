"""Hard line breaks, page breaks and page numbers."""

from __future__ import annotations

import pytest

from dcbc_desktop.report.prose import ParagraphKind, decode
from tests.intake.conftest import Read, left_texts, text_of

HEADING = "I. ĐẶC ĐIỂM TÌNH HÌNH\n\n"
WRAPPED = """Trung tâm lưu trữ của tỉnh mẫu có mười hai viên chức làm việc tại hai
nơi, phục vụ bạn đọc cả tuần và nhận hồ sơ của các sở vào ngày thứ hai của
mỗi tháng theo lịch.

"""


def body(read: Read, text: str) -> list[str]:
    return text_of(read(HEADING + WRAPPED + text), "I").split("\n")[1:]


def test_lines_of_a_paragraph_are_joined(read: Read) -> None:
    first = text_of(read(HEADING + WRAPPED), "I")
    assert first == WRAPPED.strip().replace("\n", " ")


def test_a_sentence_may_end_with_a_short_line_inside_a_paragraph(read: Read) -> None:
    text = "Trung tâm họp mỗi quý một lần với đại diện của các phòng trong cơ quan.\nGhi biên bản.\n"
    assert body(read, text + "\nĐoạn hai.\n") == [text.strip().replace("\n", " "), "Đoạn hai."]


@pytest.mark.parametrize(
    ("cut", "joined"),
    [
        ("theo Nghị quyết số 01/NQ-\nCP của Chính phủ", "01/NQ-CP"),
        ("các tổ chức chính trị-\nxã hội trong cơ quan", "chính trị-xã hội"),
        ("giai đoạn 2020-\n2025 của trung tâm", "2020-2025"),
        ("phát triển kinh tế -\nxã hội của tỉnh", "kinh tế - xã hội"),
        ("phát triển kinh tế\n- xã hội của tỉnh", "kinh tế - xã hội"),
        ("các  phòng   ban\tcủa", "các phòng ban của"),
    ],
)
def test_words_cut_by_a_line_end(read: Read, cut: str, joined: str) -> None:
    assert any(joined in paragraph for paragraph in body(read, f"Trung tâm lưu trữ đã làm việc {cut}.\n"))


def test_a_page_number_inside_a_paragraph_is_taken_out(read: Read) -> None:
    report = read(
        HEADING + WRAPPED + "Hoạt động giám sát của các phòng trong cơ quan, đơn\n\n\n2\n\nvị và của Ban thanh tra.\n"
    )
    assert text_of(report, "I").split("\n")[1] == (
        "Hoạt động giám sát của các phòng trong cơ quan, đơn vị và của Ban thanh tra."
    )
    assert "2" in [line.text for line in report.furniture]


@pytest.mark.parametrize("number", ["- 3 -", "Trang 3", "3"])
def test_forms_of_page_numbers(read: Read, number: str) -> None:
    report = read(HEADING + WRAPPED + f"Đoạn hai đã xong.\n\n{number}\n\nĐoạn ba.\n")
    assert text_of(report, "I").split("\n")[1:] == ["Đoạn hai đã xong.", "Đoạn ba."]
    assert number in [line.text for line in report.furniture]


def test_a_lone_figure_in_a_text_without_hard_breaks_stays(read: Read) -> None:
    report = read(HEADING + "Số đơn:\n\n5\n\nSố người:\n\n3\n")
    assert text_of(report, "I").split("\n") == ["Số đơn:", "5", "Số người:", "3"]


@pytest.mark.parametrize("mark", [" ", "\f"])
def test_a_page_break_between_and_inside_paragraphs(read: Read, mark: str) -> None:
    text = f"Kế hoạch công tác hằng năm,\n{mark}hằng quý của cơ quan đã xong.\n{mark}Trung tâm mở thêm phòng đọc.\n"
    assert body(read, text) == [
        "Kế hoạch công tác hằng năm, hằng quý của cơ quan đã xong.",
        "Trung tâm mở thêm phòng đọc.",
    ]


def test_short_lines_one_a_paragraph_are_not_joined(read: Read) -> None:
    text = "Các phòng gồm:\nphòng Một\nphòng Hai\nPhòng Ba"
    assert text_of(read(HEADING + text), "I") == text


def test_dash_items(read: Read) -> None:
    report = read("I. ĐẶC ĐIỂM TÌNH HÌNH\n- Một.\n-Hai.\n-5 độ.\n– Ba.\n")
    paragraphs = decode(report.entries["I"].value).paragraphs
    assert [p.kind for p in paragraphs] == [
        ParagraphKind.DASH, ParagraphKind.DASH, ParagraphKind.BODY, ParagraphKind.BODY,
    ]  # fmt: skip
    assert text_of(report, "I") == "- Một.\n- Hai.\n-5 độ.\n– Ba."


def test_a_heading_over_several_lines_directly_before_its_text(read: Read) -> None:
    report = read(
        HEADING
        + WRAPPED
        + "III. KẾT QUẢ THỰC HIỆN DÂN CHỦ Ở CƠ SỞ\nTẠI CƠ QUAN, ĐƠN VỊ\n1. Thực hiện các quy định tại Luật "
        "thực hiện dân chủ ở cơ sở và các văn\nbản hướng dẫn thi hành\nTrung tâm công khai đủ.\n"
    )
    assert text_of(report, "III.1") == "Trung tâm công khai đủ."
    assert report.left_over == ()


def test_a_line_in_the_middle_of_a_paragraph_is_no_heading(read: Read) -> None:
    text = "Trung tâm đã xem lại những việc chưa làm được trong năm và những điểm còn\nHạn chế\ntrong công khai.\n"
    report = read(HEADING + WRAPPED + "IV. ĐÁNH GIÁ CHUNG\n\n1. Kết quả đạt được\n\n" + text)
    assert text_of(report, "IV.1") == text.strip().replace("\n", " ")
    assert left_texts(report) == []
