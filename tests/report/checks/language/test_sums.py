from __future__ import annotations

import pytest

from tests.report.checks.language.found import findings, fixes, found, report_of


@pytest.mark.parametrize(
    ("text", "words", "terms"),
    [
        ("Có 24 đầu mối, gồm 16 Vụ, 03 Cục, 04 đơn vị sự nghiệp công lập, gần 2000 cán bộ.",
         "24 đầu mối", "16 + 3 + 4"),
        ("Cơ quan có 24 đơn vị: gồm có 16 Vụ; 03 Cục (01 Cục mới); 04 trung tâm.", "24 đơn vị", "16 + 3 + 4"),
        ("Đã tiếp nhận 1.154 kiến nghị, bao gồm 1.097 của người dân và 75 của doanh nghiệp.",
         "1.154 kiến nghị", "1.097 + 75"),
        ("Đã tiếp nhận 1.154 kiến nghị, bao gồm: 1.097 kiến nghị của người dân và 75 kiến nghị của doanh nghiệp.",
         "1.154 kiến nghị", "1.097 + 75"),
        ("Tổ chức làm việc (8 buổi: 3 buổi với bộ, 4 buổi với địa phương).", "8 buổi", "3 + 4"),
        ("Ban hành 24 văn bản (tăng 03 so với năm 2022), cụ thể: 16 quyết định, 5 kế hoạch.", "24 văn bản", "16 + 5"),
        ("Có 50 đơn khiếu nại (30 đơn đủ điều kiện, 19 đơn không đủ điều kiện).", "50 đơn khiếu", "30 + 19"),
        ("Tiếp nhận 20 đơn, trong đó 15 đơn khiếu nại, 9 đơn tố cáo.", "20 đơn", "15 + 9"),
        ("Có 20 đơn vị hành chính. Trong đó có 16 Vụ, 03 Cục, 05 tổ chức khác.", "20 đơn vị", "16 + 3 + 5"),
        ("Kinh phí 500 triệu đồng, gồm 300 triệu đồng ngân sách và 150 triệu đồng xã hội hóa.",
         "500 triệu đồng", "300 + 150"),
        ("Ban Chỉ đạo có 15 thành viên: 01 Trưởng ban, 02 Phó Trưởng ban và 11 ủy viên.",
         "15 thành viên", "1 + 2 + 11"),
        ("Tiếp nhận 128 đơn (kỳ trước 12 đơn), gồm: khiếu nại 20 đơn, tố cáo 8 đơn, kiến nghị, phản ánh 110 đơn.",
         "128 đơn", "20 + 8 + 110"),
        ("Kinh phí 2,5 tỷ đồng, gồm: ngân sách 1,5 tỷ đồng, Nhân dân đóng góp 1,2 tỷ đồng.",
         "2,5 tỷ đồng", "1,5 + 1,2"),
        ("Có 318 ý kiến; trong đó có 205 ý kiến về đất đai; 103 ý kiến về rừng.", "318 ý kiến", "205 + 103"),
        ("Có 318 ý kiến, trong đó 205 ý kiến đồng ý và 103 ý kiến khác.", "318 ý kiến", "205 + 103"),
        ("Có 26 đơn vị, gồm 14 Vụ, 05 Cục, Văn phòng, Thanh tra và 03 trung tâm.", "26 đơn vị", "14 + 5 + 3"),
        ("Rừng có 560 ha, gồm 300 ha rừng phòng hộ và 250 ha rừng sản xuất.", "560 ha", "300 + 250"),
        ("Tổng: 16 + 3 + 4 = 24 đơn vị.", "16 + 3 + 4 = 24", "16 + 3 + 4"),
    ],
)  # fmt: skip
def test_sums_that_do_not_add_up(text: str, words: str, terms: str) -> None:
    assert found("sum_in_text", text) == [words]
    assert findings(report_of(text), "sum_in_text")[0].params["terms"] == terms


@pytest.mark.parametrize(
    "text",
    [
        "Tổng số 1154 kiến nghị, trong đó 1097 của người dân và 57 của doanh nghiệp.",
        "Có 24 đầu mối, gồm 16 Vụ, 03 Cục, 05 đơn vị sự nghiệp công lập, gần 2000 cán bộ.",
        "VPCP có 20 đơn vị hành chính. Trong đó có 16 Vụ, 03 Cục, 01 tổ chức hành chính; bố trí 07 Phòng trong 02 Vụ"
        " và 19 phòng thuộc 03 Cục.",
        "Tiếp nhận 20 đơn, trong đó 5 đơn khiếu nại, 3 đơn tố cáo.",
        "Có 30 cán bộ, trong đó 20 cán bộ nữ, 15 đảng viên.",
        "Có 24 đơn vị, gồm 16 Vụ, 03 Cục và các đơn vị sự nghiệp.",
        "Có 24 đơn vị, gồm 16 Vụ, 03 Cục…",
        "Xã rộng 11.952,61 ha, gồm 13 bản, 1.012 hộ, 5.623 khẩu; xã có 1.012 hộ, gồm 13 bản, 03 dân tộc.",
        "Làm 5 tuyến đường, gồm 2,5 km bê tông và 1,2 km cấp phối.",
        "Có 24 đơn vị, gồm 14 Vụ, 05 Cục, Văn phòng, Thanh tra và 03 đơn vị sự nghiệp.",
        "Có 24 đơn vị, gồm 16 Vụ, 03 Cục và đơn vị khác.",
        "Có 318 ý kiến, trong đó 205 ý kiến đồng ý, 103 ý kiến góp ý và ý kiến khác.",
        "Tổ chức 50 hội nghị, gồm 20 cán bộ và 10 đại biểu.",
        "Mở 8 lớp tập huấn, gồm 200 cán bộ và 300 công chức.",
        "Gần 24 đầu mối, gồm 16 Vụ, 03 Cục.",
        "Năm 2023: 5 hội nghị, 3 lớp tập huấn.",
        "Có 50 đơn (20 đơn khiếu nại, 9 đơn tố cáo).",
        "Quyết định số 24 gồm 16 điều, 3 chương.",
        "Tỷ lệ 24%, gồm 16 Vụ, 03 Cục.",
        "Có 24 đơn vị. Năm qua gồm 16 Vụ, 03 Cục.",
        "16 + 3 + 5 = 24; 1.000 + 5 = 1.005.",
        "Kinh phí 1.200 triệu đồng, gồm 1 tỷ đồng ngân sách và 200 triệu đồng xã hội hóa.",
        "Toàn xã có 12 thôn, gồm 3.456 hộ với 12.345 nhân khẩu.",
        "Có 06 hội nghị, gồm 02 hội nghị cấp tỉnh, 04 hội nghị cấp xã với 600 lượt người.",
        "Đã giải quyết 15/20 đơn, gồm 10 đơn khiếu nại và 6 đơn tố cáo.",
        "Ban Chỉ đạo có 15 thành viên: 01 Trưởng ban, 02 Phó Trưởng ban và 12 ủy viên.",
        "Tiếp nhận 128 đơn, gồm: khiếu nại 20 đơn, tố cáo 8 đơn, kiến nghị 100 đơn, đã giải quyết 120 đơn.",
        "Tiếp nhận 128 đơn, trong đó đủ điều kiện 120 đơn, đã giải quyết 110 đơn.",
        "Tiếp nhận 128 đơn, gồm khiếu nại của 20 hộ, tố cáo của 8 hộ.",
        "Có 24 đơn vị{Gồm: 16 Vụ, 03 Cục và 05 trung tâm.}.",
        "Có 24 đơn vị, gồm: 16 Vụ (trong đó 02 Vụ mới), 03 Cục với 19 phòng, 05 trung tâm.",
    ],
)
def test_sums_that_hold_or_say_nothing(text: str) -> None:
    assert found("sum_in_text", text) == []


def test_the_parts_may_stand_in_the_footnote() -> None:
    text = "Đã chuyển 1154 phản ánh của người dân, doanh nghiệp{Gồm: 1097 PAKN của người dân và 75 PAKN khác.}."
    assert found("sum_in_text", text) == ["1154 phản ánh"]
    assert found("sum_in_text", text.replace("75 PAKN khác", "57 PAKN của doanh nghiệp")) == []


def test_a_typed_mark_is_no_footnote() -> None:
    text = "Theo [1] đã chuyển 1154 phản ánh{Gồm: 1097 PAKN của người dân và 70 PAKN của doanh nghiệp.}."
    assert found("sum_in_text", text) == ["1154 phản ánh"]


def test_a_wrong_equation_has_a_fix() -> None:
    assert fixes("sum_in_text", "16 + 3 + 4 = 24.") == [("16 + 3 + 4 = 24", "16 + 3 + 4 = 23")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Đạt (82 + 539)/1005 = 68,1 %.", [("68,1", "61,8")]),
        ("Có 621/1005 thủ tục (68,1%).", [("68,1", "61,8")]),
        ("Đạt 61% (621/1005 thủ tục).", [("61", "62")]),
        ("Giải quyết 45/50 đơn, đạt tỷ lệ 95%.", [("95", "90")]),
        ("Có 621 trên tổng số 1.005 thủ tục, đạt 68,1%.", [("68,1", "61,8")]),
        ("Thẩm tra 1.005 TTHC tại 58 dự thảo, trong đó, không quy định 82 TTHC, sửa đổi 539 TTHC, chiếm 68,1%.",
         [("68,1", "61,8")]),
        ("Có 100 đơn, trong đó 40 đơn đã giải quyết, đạt 45%.", [("45", "40")]),
    ],
)  # fmt: skip
def test_wrong_shares(text: str, expected: list[tuple[str, str]]) -> None:
    assert fixes("share_in_text", text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Đạt (82 + 539)/1005 = 61,8 %.",
        "Có 621/1005 thủ tục (61,8%), đạt 62% (621/1005).",
        "đạt 61,79% (621/1005 thủ tục)",
        "Thẩm tra 1.005 TTHC tại 58 dự thảo, trong đó, không quy định 82 TTHC, sửa đổi 539 TTHC, chiếm 61,8%.",
        "Có 100 đơn, trong đó 40 đơn khiếu nại, 20 đơn tố cáo, chiếm 20%.",
        "Tháng 12/2023 đạt 95%. Từ ngày 01/7/2023 có 30% đơn vị.",
        "Nghị định số 59/2023/NĐ-CP được 100% đơn vị thực hiện.",
        "Gần 62% (621/1005 thủ tục).",
        "0/0 đơn (0%).",
        "Năm 2022 có 100 đơn; trong đó 40 đơn khiếu nại. Năm nay chiếm 45%.",
        "100% đơn vị tổ chức hội nghị.",
        "Đạt 45/50 chỉ tiêu, tăng 10%; tăng 10% (45/50 chỉ tiêu).",
    ],
)
def test_right_shares_and_near_misses(text: str) -> None:
    assert found("share_in_text", text) == []
