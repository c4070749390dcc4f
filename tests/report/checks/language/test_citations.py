from __future__ import annotations

import pytest

from dcbc_desktop.report import header as h
from tests.report.checks.language.found import findings, fixes, found, report_of, words_at


@pytest.mark.parametrize(
    ("text", "words", "listed"),
    [
        ("ban hành 03 Chỉ thị{Gồm: Chỉ thị số 18/CT-TTg ngày 30/5/2023 và Chỉ thị số 19/CT-TTg ngày 03/6/2023.}",
         "03 Chỉ thị", 2),
        ("ban hành 01 Quyết định{Gồm: Quyết định số 18/QĐ-TTg; Quyết định số 19/QĐ-TTg.}", "01 Quyết định", 2),
        ("tổ chức 03 Hội nghị tập huấn{Gồm: (1) Hội nghị A (ngày 11/10/2023); (2) Hội nghị B.}", "03 Hội nghị", 2),
        ("tổ chức 09 buổi làm việc{Gồm các buổi làm việc với các bộ: Y tế, Công Thương, Giao thông vận tải, và các địa"
         " phương: TP Hà Nội, Bình Phước, Bắc Giang, Cà Mau, Bình Dương.}", "09 buổi làm", 8),
        ("còn 05 đơn vị sự nghiệp, bao gồm: Trung tâm A; Hội trường B; Nhà khách C; Trung tâm D (sáp nhập E).",
         "05 đơn vị", 4),
        ("còn 03 đơn vị, gồm: Trung tâm A; Hội trường B; Nhà khách C; Trung tâm D.", "03 đơn vị", 4),
        ("Thực hiện ba hình thức: niêm yết, thông báo.", "ba hình thức", 2),
        ("Lập 02 phòng, gồm: Phòng Tổ chức, Phòng Tài chính và Phòng Quản trị.", "02 phòng", 3),
        ("Giám sát thông qua kiểm điểm công tác, tự phê bình; thông qua hội nghị cán bộ (Cơ quan tổ chức thông qua ba"
         " hình thức giám sát, kiểm tra trên).", "ba hình thức", 2),
    ],
)  # fmt: skip
def test_counts_that_the_list_does_not_bear_out(text: str, words: str, listed: int) -> None:
    report = report_of(text)
    (finding,) = findings(report, "count_in_text")
    assert (words_at(report, finding), finding.params["found"]) == (words, listed)


@pytest.mark.parametrize(
    "text",
    [
        "ban hành 02 Chỉ thị{Gồm: Chỉ thị số 23/CT-TTg ngày 09/7/2023 và Chỉ thị số 27/CT-TTg ngày 27/10/2023.}, sau đó"
        " 01 Chỉ thị{Chỉ thị số 18/CT-TTg ngày 30/5/2023.}",
        "ban hành 03 Quyết định{Gồm quyết định: Số 260/QĐ-TTg, số 261/QĐ-TTg và số 08/2023/QĐ-TTg.}",
        "ban hành 01 Nghị định{Nghị định số 12/2023/NĐ-CP sửa đổi, bổ sung Nghị định số 101/2020/NĐ-CP.}",
        "ban hành 01 văn bản tháo gỡ Đề án 06 về chuyển đổi số{Văn bản số 452/TTg-KSTT ngày 23/5/2023.}",
        "01 Quyết định{Quyết định số 4/QĐ-TTg.} và nhiều văn bản chỉ đạo{Gồm: Số 165/TTg-KSTT, số 493/TTg-KSTT.}",
        "tổ chức 08 buổi làm việc{Gồm các buổi làm việc với các bộ: Y tế, Công Thương, Giao thông vận tải, và các địa"
        " phương: TP Hà Nội, Bình Phước, Bắc Giang, Cà Mau, Bình Dương.}",
        "Làm việc với 04 đơn vị, gồm: Sở Nội vụ (theo Kế hoạch của Sở Nội vụ và hướng dẫn của Ủy ban nhân dân thành phố"
        " năm nay); 02 phòng, gồm: Phòng Tổ chức; Phòng Tài chính; Sở Y tế; Sở Công Thương.",
        "còn 04 đơn vị sự nghiệp, bao gồm: Trung tâm A; Hội trường B; Nhà khách C; Trung tâm D (sáp nhập E; F).",
        "có 24 đơn vị, gồm các Vụ, Cục và đơn vị sự nghiệp.",
        "phối hợp với 03 bộ, gồm: Bộ Nội vụ, Bộ Văn hóa, Thể thao và Du lịch, Bộ Y tế.",
        "Tham gia trực tiếp; Thông qua hội nghị; Phát phiếu (áp dụng một trong ba hình thức tham gia ý kiến trên).",
        "Trong năm tổ chức: hội nghị, đối thoại. Năm nội dung là cần thiết.",
        "ban hành 03 Chỉ thị{Gồm: Chỉ thị số 18/CT-TTg, Chỉ thị số 19/CT-TTg và một số văn bản khác.}",
        "tập trung vào hai nhiệm vụ: công khai.",
        "02 đơn vị, gồm 16 Vụ, 03 Cục.",
        "Có 03 nguyên nhân: Một là, do nhận thức. Hai là, do nguồn lực. Ba là, do phối hợp.",
        "Có 03 nguyên nhân: (1) nhận thức, năng lực. (2) nguồn lực. (3) phối hợp.",
        "Kết quả kiểm tra tại 05 đơn vị cho thấy: việc chấp hành tốt, kỷ luật nghiêm.",
        "Các cuộc giám sát: 03 cuộc giám sát là đúng quy định, kịp thời.",
        "Làm việc với 05 đơn vị, nội dung gồm: công khai, đối thoại.",
        "Thông qua 3 hình thức: niêm yết tại trụ sở, trên hệ thống truyền thanh, qua trưởng thôn.",
        "ban hành 2 nghị quyết: Nghị quyết số 05/NQ-HĐND về phát triển kinh tế, xã hội và Nghị quyết số 06/NQ-HĐND.",
    ],
)
def test_counts_that_hold_or_say_nothing(text: str) -> None:
    assert found("count_in_text", text) == []


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        ("document_zero", "Nghị định số 4/2023/NĐ-CP và 5/BC-VPCP", [
            ("4/2023/NĐ-CP", "04/2023/NĐ-CP"), ("5/BC-VPCP", "05/BC-VPCP")]),
        ("document_space", "Nghị quyết số 01/NQ- CP; số 12 /QĐ-TTg", [
            ("01/NQ- CP", "01/NQ-CP"), ("12 /QĐ-TTg", "12/QĐ-TTg")]),
        ("document_kind", "tại văn bản số 6507/BNV-CTTN", [("văn bản số 6507/BNV-CTTN", "Công văn số 6507/BNV-CTTN")]),
        ("document_kind", "Văn bản số 12/KH-UBND", [("Văn bản số 12/KH-UBND", "Kế hoạch số 12/KH-UBND")]),
        ("document_symbol", "Quyết định số 12/QD-TTg", [("12/QD-TTg", "12/QĐ-TTg")]),
        ("document_symbol", "số 59/2023/ND-CP", [("59/2023/ND-CP", "59/2023/NĐ-CP")]),
        ("document_symbol", "Quyết định số 12/QT-UBND", [("12/QT-UBND", "12/QĐ-UBND")]),
        ("document_symbol", "Nghị định số 12/QĐ-TTg", [("12/QĐ-TTg", "12/NĐ-TTg")]),
        ("document_symbol", "Công văn số 12/CV-UBND", [("12/CV-UBND", None)]),
        ("document_symbol", "Tờ trình số 12/TTR-UBND", [("12/TTR-UBND", "12/TTr-UBND")]),
    ],
)  # fmt: skip
def test_numbers_and_signs_in_a_wrong_form(code: str, text: str, expected: list[tuple[str, str | None]]) -> None:
    assert fixes(code, text) == expected


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("document_zero", "Nghị định số 04/2023/NĐ-CP; 12/QĐ-TTg; Chỉ thị 5-CT/TW; ngày 5/4/2023; 5/7 đơn vị"),
        ("document_space", "Nghị quyết số 18-NQ/TW; 101/2020/NĐ-CP; số 12/QĐ-TTg - Bộ trưởng; chính trị - xã hội"),
        ("document_kind", "các văn bản số 12/BNV-CTTN, số 13/BNV-CTTN; Công văn số 6507/BNV-CTTN; văn bản số hóa"),
        ("document_symbol", "Quyết định số 346/QĐ-TTg, Nghị định 59/2023/NĐ-CP, Nghị quyết số 35/2021/QH15, 18-NQ/TW"),
        (
            "document_symbol",
            "Công văn số 6507/BNV-CTTN; Hướng dẫn số 2385/BNV-CTTN; số 165/TTg-KSTT; Thông tư 01/2023/TT-BNV",
        ),
        ("document_symbol", "Quy định số 37-QĐ/TW; Chương trình số 12/CTr-UBND; văn bản số 9/GM-UBND"),
    ],
)
def test_numbers_and_signs_in_a_right_form(code: str, text: str) -> None:
    assert found(code, text) == []


DATE, BODY, TITLE = "ngày ban hành", "cơ quan ban hành", "trích yếu"


@pytest.mark.parametrize(
    ("text", "words", "missing"),
    [
        ("phù hợp với Nghị quyết số 18-NQ/TW, rồi thực hiện.", "Nghị quyết số 18-NQ/TW", f"{DATE}, {BODY}, {TITLE}"),
        ("theo Nghị định 101/2020/NĐ-CP ngày 28/8/2020.", "Nghị định 101/2020/NĐ-CP", f"{BODY}, {TITLE}"),
        ("theo Kế hoạch số 12/KH-UBND của Ủy ban nhân dân tỉnh về công khai.", "Kế hoạch số 12/KH-UBND", DATE),
        ("theo Công văn số 6507/BNV-CTTN ngày 09/11/2023.", "Công văn số 6507/BNV-CTTN", BODY),
        ("đã làm{Quyết định số 932/QĐ-TTg của Thủ tướng Chính phủ.}", "Quyết định số 932/QĐ-TTg", DATE),
    ],
)
def test_first_mentions_that_lack_something(text: str, words: str, missing: str) -> None:
    report = report_of(text)
    (finding,) = findings(report, "citation_incomplete")
    assert (words_at(report, finding), finding.params["missing"]) == (words, missing)


FULL = "Quyết định số 346/QĐ-TTg ngày 06/4/2023 của Thủ tướng Chính phủ ban hành Kế hoạch triển khai Luật"


@pytest.mark.parametrize(
    "text",
    [
        f"{FULL}; tiếp tục thực hiện Quyết định số 346/QĐ-TTg.",
        f"Theo Quyết định số 346/QĐ-TTg. Sau đó {FULL}.",
        "Thủ tướng Chính phủ ban hành Quyết định số 43/QĐ-TTg ngày 31/01/2023 về danh sách các đơn vị.",
        "theo Quyết định số 43/QĐ-TTg{Ngày 31/01/2023 của Thủ tướng Chính phủ về danh sách các đơn vị.}.",
        "Chỉ thị 05-CT/TW ngày 15/5/2016 của Bộ Chính trị khóa XII về “Đẩy mạnh việc học tập”.",
        "Theo đề nghị của Bộ Nội vụ tại văn bản số 6507/BNV-CTTN ngày 09 tháng 11 năm 2023, cơ quan báo cáo.",
        "ban hành 02 Nghị định{Gồm: Nghị định số 74/2023/NĐ-CP ngày 10/11/2023 và Nghị định số 4/2023/NĐ-CP ngày"
        " 13/02/2023.}",
        "Nghị định số 12/2023/NĐ-CP ngày 05/4/2023 của Chính phủ sửa đổi, bổ sung Nghị định số 101/2020/NĐ-CP.",
        "Luật Thực hiện dân chủ ở cơ sở số 10/2022/QH15.",
        "Tiến độ 12/KH-UBND.",
        "Ban hành Kế hoạch số 15/KH-UBND ngày 20/01/2025 về thực hiện dân chủ ở cơ sở.",
        "Quy chế ban hành kèm theo Quyết định số 12/2025/QĐ-UBND ngày 10/4/2025 của UBND tỉnh.",
    ],
)
def test_citations_that_tell_enough(text: str) -> None:
    assert found("citation_incomplete", text) == []


def test_one_finding_for_one_document() -> None:
    assert found("citation_incomplete", "Nghị quyết số 01/NQ- CP, Nghị quyết 01/NQ-CP.", "Nghị quyết số 1/NQ-CP") == [
        "Nghị quyết số 01/NQ- CP"
    ]


def test_a_document_given_in_the_legal_bases_is_known() -> None:
    bases = {h.LEGAL_BASES: f"Căn cứ {FULL};"}
    assert findings(report_of("theo Quyết định số 346/QĐ-TTg.", values=bases), "citation_incomplete") == []
