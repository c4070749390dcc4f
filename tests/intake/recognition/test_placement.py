"""Where words go: headings of the outline, strange headings, opening, closing, left over."""

from __future__ import annotations

from tests.intake.conftest import Read, left_texts, text_of

WHOLE = """BÁO CÁO
Kết quả thực hiện dân chủ năm 2025
Kính gửi: Sở Mẫu
Theo yêu cầu của Sở Mẫu, Trung tâm báo cáo như sau:
I. ĐẶC ĐIỂM TÌNH HÌNH
Trung tâm có 12 người.
II. CÔNG TÁC LÃNH ĐẠO, CHỈ ĐẠO TRIỂN KHAI
1. Công tác lãnh đạo, chỉ đạo của cấp ủy, chính quyền các cấp
Chi bộ họp hằng tháng.
2. Hoạt động của Ban chỉ đạo thực hiện Quy chế dân chủ ở cơ sở
Ban họp 04 lần.
IV. ĐÁNH GIÁ CHUNG
1. Kết quả đạt được
Việc công khai tốt hơn.
2. Hạn chế
- Họp còn chậm.
V. PHƯƠNG HƯỚNG, NHIỆM VỤ NĂM 2026 VÀ KIẾN NGHỊ, ĐỀ XUẤT
1. Phương hướng, nhiệm vụ
Tiếp tục công khai.
2. Kiến nghị, đề xuất
- Đề nghị cấp mẫu phiếu.
Trên đây là báo cáo của Trung tâm./.
Nơi nhận:
- Như trên;
- Lưu: VT.
"""


def test_missing_sections_stay_empty_and_the_others_are_placed(read: Read) -> None:
    report = read(WHOLE)
    assert text_of(report, "mo_dau") == "Theo yêu cầu của Sở Mẫu, Trung tâm báo cáo như sau:"
    assert text_of(report, "II.1") == "Chi bộ họp hằng tháng."
    assert text_of(report, "II.2") == "Ban họp 04 lần."
    assert text_of(report, "IV.2") == "- Họp còn chậm."
    assert text_of(report, "V.2") == "- Đề nghị cấp mẫu phiếu."
    assert text_of(report, "ket_thuc") == "Trên đây là báo cáo của Trung tâm./."
    assert not {"II.3", "III.1", "III.4"} & set(report.entries)
    assert report.left_over == ()
    assert report.year == 2025


def test_windows_line_ends_and_tabs_change_nothing(read: Read) -> None:
    plain = read(WHOLE)
    other = read(WHOLE.replace("\n", "\r\n").replace("- ", "-\t"))
    assert other.entries == plain.entries


def test_headings_may_differ_in_case_number_spacing_and_final_mark(read: Read) -> None:
    report = read(
        "1/ Đánh giá\n"
        "VII - đánh giá  CHUNG:\n\n2) KẾT QUẢ ĐẠT ĐƯỢC.\nTốt.\n\nHạn chế\nChậm.\n"
        "II. CÔNG TÁC LÃNH ĐẠO , CHỈ ĐẠO TRIỂN KHAI\n"
        "3. Hoạt động của các tổ chức chính trị - xã hội trong thực hiện dân chủ ở cơ sở\nĐoàn kết.\n"
    )
    assert text_of(report, "IV.1") == "Tốt."
    assert text_of(report, "IV.2") == "Chậm."
    assert text_of(report, "II.3") == "Đoàn kết."


def test_a_strange_heading_is_left_over_with_its_text(read: Read) -> None:
    report = read(
        "I. ĐẶC ĐIỂM TÌNH HÌNH\nCó 12 người.\nII. CÔNG TÁC CHỈ ĐẠO\nĐã họp.\n"
        "IV. ĐÁNH GIÁ CHUNG\n1. Kết quả đạt được\nTốt.\n2. Tồn tại, hạn chế\nChậm.\nVI. KHEN THƯỞNG\nKhông có.\n"
        "V. PHƯƠNG HƯỚNG, NHIỆM VỤ NĂM 2026 VÀ KIẾN NGHỊ, ĐỀ XUẤT\n1. Phương hướng, nhiệm vụ\nTiếp tục.\n"
    )
    assert text_of(report, "I") == "Có 12 người."
    assert text_of(report, "IV.1") == "Tốt."
    assert text_of(report, "V.1") == "Tiếp tục."
    assert [(line.line, line.text) for line in report.left_over] == [
        (3, "II. CÔNG TÁC CHỈ ĐẠO"), (4, "Đã họp."),
        (8, "2. Tồn tại, hạn chế"), (9, "Chậm."), (10, "VI. KHEN THƯỞNG"), (11, "Không có."),
    ]  # fmt: skip


def test_numbered_items_of_a_list_stay_in_their_section(read: Read) -> None:
    report = read(
        "II. CÔNG TÁC LÃNH ĐẠO, CHỈ ĐẠO TRIỂN KHAI\n"
        "2. Hoạt động của Ban chỉ đạo thực hiện Quy chế dân chủ ở cơ sở\n"
        "Ban đã:\n1. Họp 04 lần;\n2. Kiểm tra 03 phòng;\n3. Giải quyết 02 đơn.\na) Đơn thứ nhất\n"
    )
    assert text_of(report, "II.2").split("\n")[1:] == [
        "1. Họp 04 lần;", "2. Kiểm tra 03 phòng;", "3. Giải quyết 02 đơn.", "a) Đơn thứ nhất",
    ]  # fmt: skip
    assert report.left_over == ()


def test_the_number_tells_the_group(read: Read) -> None:
    """`1. Kết quả đạt được` is IV.1 wherever IV stands; the same words inside II are no heading of the outline."""
    report = read(
        "II. CÔNG TÁC LÃNH ĐẠO, CHỈ ĐẠO TRIỂN KHAI\n"
        "1. Công tác lãnh đạo, chỉ đạo của cấp ủy, chính quyền các cấp\nHọp.\n"
        "IV. ĐÁNH GIÁ CHUNG\n1. Kết quả đạt được\nTốt.\n1. Kết quả đạt được\nLặp lại.\n"
    )
    assert text_of(report, "II.1") == "Họp."
    assert text_of(report, "IV.1").startswith("Tốt.")
    everything = " ".join([text_of(report, "IV.1"), *left_texts(report)])
    assert "Lặp lại." in everything
    assert "1. Kết quả đạt được" in everything


def test_words_of_a_heading_inside_prose_are_prose(read: Read) -> None:
    report = read("I. ĐẶC ĐIỂM TÌNH HÌNH\nĐánh giá chung thì kết quả đạt được còn thấp.\nNhững điểm sau là hạn chế.\n")
    assert text_of(report, "I").split("\n") == [
        "Đánh giá chung thì kết quả đạt được còn thấp.",
        "Những điểm sau là hạn chế.",
    ]


def test_text_under_a_group_belongs_to_no_section(read: Read) -> None:
    report = read("IV. ĐÁNH GIÁ CHUNG\nNăm qua có nhiều việc.\n1. Kết quả đạt được\nTốt.\n")
    assert left_texts(report) == ["Năm qua có nhiều việc."]


def test_a_text_without_any_heading_is_left_over_whole(read: Read) -> None:
    report = read("Thư gửi bạn.\n\nHôm nay trời đẹp.\n")
    assert left_texts(report) == ["Thư gửi bạn.", "Hôm nay trời đẹp."]
    assert dict(report.entries) == {}
    assert report.year is None


def test_another_year_in_a_heading_is_shown(read: Read) -> None:
    report = read(WHOLE.replace("năm 2025", "năm 2022"))
    assert report.year == 2022
    assert text_of(report, "V.1") == "Tiếp tục công khai."
    assert left_texts(report) == ["V. PHƯƠNG HƯỚNG, NHIỆM VỤ NĂM 2026 VÀ KIẾN NGHỊ, ĐỀ XUẤT"]


def test_the_year_is_told_by_heading_or_closing_too(read: Read) -> None:
    assert read("V. PHƯƠNG HƯỚNG, NHIỆM VỤ NĂM 2030 VÀ KIẾN NGHỊ, ĐỀ XUẤT\n").year == 2029
    closing = "V. PHƯƠNG HƯỚNG, NHIỆM VỤ\nI. ĐẶC ĐIỂM TÌNH HÌNH\nCó người.\nTrên đây là báo cáo năm 2027./.\n"
    assert read(closing).year == 2027
    assert read("Ngày 09 tháng 11 năm 2023 họp.\nI. ĐẶC ĐIỂM TÌNH HÌNH\nA b.\n").year is None


def test_closing_without_its_usual_words(read: Read) -> None:
    report = read("IV. ĐÁNH GIÁ CHUNG\n2. Hạn chế\nChậm.\nKính báo cáo Sở Mẫu./.\n")
    assert text_of(report, "IV.2") == "Chậm."
    assert text_of(report, "ket_thuc") == "Kính báo cáo Sở Mẫu./."


def test_hostile_words_are_words(read: Read) -> None:
    hostile = "<b>đậm</b> &amp; <img src=file:///C:/x> ' \" \\ %s {year} \u202eđảo\u202c a\u200bb"
    report = read(f"I. ĐẶC ĐIỂM TÌNH HÌNH\n{hostile}\n")
    assert text_of(report, "I") == "<b>đậm</b> &amp; <img src=file:///C:/x> ' \" \\ %s {year} đảo ab"
    assert report.removed_characters == 3


def test_one_line_of_200_kilobytes(read: Read) -> None:
    long = "chữ" * 60_000
    assert text_of(read(f"I. ĐẶC ĐIỂM TÌNH HÌNH\n{long}"), "I") == long
    assert left_texts(read(long)) == [long]
    for prefix in ("Kính gửi: ", "BÁO CÁO ", "Nơi nhận: ", "- ", "1. ", "[1] ", "Số: 1/BC-"):
        report = read(f"I. ĐẶC ĐIỂM TÌNH HÌNH\n{prefix}{long}")
        assert text_of(report, "I") + "".join(left_texts(report)) == f"{prefix}{long}"
