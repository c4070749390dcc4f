"""Notes find their marks, and nothing else is taken for a mark."""

from __future__ import annotations

from tests.intake.conftest import Read, left_texts, notes_of, text_of

HEADING = "I. ĐẶC ĐIỂM TÌNH HÌNH\n\n"


def test_bracketed_notes_at_the_end(read: Read) -> None:
    report = read(
        f"{HEADING}Có 02 quyết định[1], 01 kế hoạch [2].\nNơi nhận:\n- Lưu: VT.\n [1] Số 5.\n\n \n[2] Số 6;\nsố 7.\n"
    )
    assert text_of(report, "I") == "Có 02 quyết định[1], 01 kế hoạch [2]."
    assert notes_of(report, "I") == ("Số 5.", "Số 6; số 7.")
    assert report.left_over == ()
    assert report.entries["header.recipients"].value == "Lưu: VT."


def test_notes_count_within_each_section(read: Read) -> None:
    report = read(f"{HEADING}Một[1].\nIV. ĐÁNH GIÁ CHUNG\n2. Hạn chế\nHai[2].\n[1] a\n[2] b\n")
    assert text_of(report, "IV.2") == "Hai[1]."
    assert notes_of(report, "IV.2") == ("b",)
    assert [(note.number, note.key) for note in report.notes] == [(1, "I"), (2, "IV.2")]


def test_a_mark_without_a_note_stays_text_and_a_note_without_a_mark_is_left_over(read: Read) -> None:
    report = read(f"{HEADING}Một[1], hai[7].\n\n[1] a\n\n[3] Không ai nhắc.\n")
    assert text_of(report, "I") == "Một[1], hai[7]."
    assert notes_of(report, "I") == ("a",)
    assert left_texts(report) == ["[3] Không ai nhắc."]
    assert report.notes_unplaced == 1


def test_glued_digits_are_marks_only_in_sequence(read: Read) -> None:
    report = read(
        HEADING
        + "Ban hành 01 Nghị định1 và đo CO2 ở 3 nơi, 50 m2 nhà, Đề án 06 năm 2023, 02 Công điện2, “mẫu”3; xong4.\n\n"
        "1 Số 13/2023.\n2 Số 644/CĐ.\n3 Mẫu A.\n4 Xong.\n"
    )
    assert text_of(report, "I") == (
        "Ban hành 01 Nghị định[1] và đo CO2 ở 3 nơi, 50 m2 nhà, Đề án 06 năm 2023, 02 Công điện[2], “mẫu”[3]; xong[4]."
    )
    assert notes_of(report, "I") == ("Số 13/2023.", "Số 644/CĐ.", "Mẫu A.", "Xong.")


def test_raised_digits(read: Read) -> None:
    report = read(f"{HEADING}Có quyết định¹ và kế hoạch².\n\n¹ Số 5.\n² Số 6.\n")
    assert notes_of(report, "I") == ("Số 5.", "Số 6.")
    assert text_of(report, "I") == "Có quyết định[1] và kế hoạch[2]."


def test_without_notes_no_digit_is_a_mark(read: Read) -> None:
    text = "Phòng A1 và Q2 dùng CO2; mục3 chưa rõ.\n\n1 phòng đóng cửa.\n\n5 người nghỉ."
    report = read(HEADING + text)
    assert text_of(report, "I") == text.replace("\n\n", "\n")
    assert report.notes == ()


def test_a_block_of_notes_at_a_page_foot_interrupts_a_sentence(read: Read) -> None:
    report = read(
        HEADING + "Trung tâm lưu trữ của tỉnh mẫu ban hành 02 quyết định1 trong năm và đã gửi các\n"
        "phòng cùng một kế hoạch2 về việc đọc sách tại chỗ cho người dân ở các xã vùng\n\n"
        "1 Gồm: Quyết định số 5 về việc mở cửa phòng đọc và Quyết định số 6 về\nviệc mượn sách.\n2 Kế hoạch số 7.\n"
        "cao của tỉnh. Người dân đến đọc nhiều hơn năm trước và mượn sách về nhà cũng\nnhiều hơn.\n"
    )
    paragraphs = text_of(report, "I").split("\n")
    assert len(paragraphs) == 1
    assert "quyết định[1] trong năm" in paragraphs[0]
    assert "các xã vùng cao của tỉnh." in paragraphs[0]
    assert notes_of(report, "I")[0].endswith("số 6 về việc mượn sách.")


def test_a_note_of_left_over_text_is_left_over_with_it(read: Read) -> None:
    report = read(f"{HEADING}Một.\nVIII. VIỆC KHÁC\nHai[1].\n\n[1] Ghi chú.\n")
    assert left_texts(report) == ["VIII. VIỆC KHÁC", "Hai[1].", "[1] Ghi chú."]


def test_a_note_without_words(read: Read) -> None:
    report = read(f"{HEADING}Một[1], hai[2].\n\n[1]\n\n[2] b\n")
    assert notes_of(report, "I") == ("", "b")
