"""Capitals of NĐ 30/2020, Phụ lục II, and of sentences."""

from __future__ import annotations

import pytest

from tests.report.checks.language.found import fixes, found

HITS = [
    ("capital_of_name", "Quyết định của thủ tướng Chính phủ.", "thủ tướng Chính phủ", "Thủ tướng Chính phủ"),
    ("capital_of_name", "Ở thành phố Hồ Chí Minh.", "thành phố Hồ Chí Minh", "Thành phố Hồ Chí Minh"),
    ("capital_of_name", "Gửi bộ Nội vụ.", "bộ Nội vụ", "Bộ Nội vụ"),
    ("capital_of_name", "Bộ văn hóa, thể thao và Du lịch.", "Bộ văn hóa, thể thao và Du lịch",
     "Bộ Văn hóa, Thể thao và Du lịch"),
    ("capital_of_people", "Quyền làm chủ của nhân dân.", "nhân dân", "Nhân dân"),
    ("capital_of_people", "Đoàn viên, nhân dân tham gia.", "nhân dân", "Nhân dân"),
    ("capital_of_people", "Đảng, pháp luật của nhà nước.", "nhà nước", "Nhà nước"),
    ("capital_of_people", "Chính sách của Đảng và nhà nước.", "nhà nước", "Nhà nước"),
    ("capital_of_people", "Nghị định của chính phủ về văn thư.", "chính phủ", "Chính phủ"),
    ("capital_of_people", "Báo cáo trình quốc hội.", "quốc hội", "Quốc hội"),
    ("capital_of_people", "Chủ trương của đảng.", "đảng", "Đảng"),
    ("capital_of_people", "Nơi đảng, Nhà nước quan tâm.", "đảng", "Đảng"),
    ("capital_of_people", "Chỉ đạo của thủ tướng.", "thủ tướng", "Thủ tướng"),
    ("capital_of_people", "Góp phần bảo vệ tổ quốc.", "tổ quốc", "Tổ quốc"),
    ("capital_of_people", "Sống theo hiến pháp và pháp luật.", "hiến pháp", "Hiến pháp"),
    ("capital_of_people", "Xã được nhà nước hỗ trợ.", "nhà nước", "Nhà nước"),
    ("capital_of_people", "Quyết định của ủy ban nhân dân xã.", "ủy ban nhân dân", "Ủy ban nhân dân"),
    ("capital_of_people", "Do uỷ ban nhân dân xã trả lời.", "uỷ ban nhân dân", "Uỷ ban nhân dân"),
    ("capital_of_people", "Đã trình hội đồng nhân dân xã.", "hội đồng nhân dân", "Hội đồng nhân dân"),
    ("capital_of_people", "Kế hoạch của Ủy Ban Nhân Dân xã.", "Ủy Ban Nhân Dân", "Ủy ban nhân dân"),
    ("capital_of_people", "Nghị định của Chính Phủ; báo cáo.", "Chính Phủ", "Chính phủ"),
    ("capital_of_name", "Gửi mặt trận tổ quốc xã.", "mặt trận tổ quốc", "Mặt trận Tổ quốc"),
    ("capital_of_name", "Gửi bộ trưởng Bộ Nội vụ.", "bộ trưởng Bộ", "Bộ trưởng Bộ"),
    ("capital_of_law", "Thi hành Luật thực hiện dân chủ ở cơ sở.", "Luật thực", "Luật Thực"),
    ("capital_of_law", "Theo Luật phòng, chống tham nhũng.", "Luật phòng", "Luật Phòng"),
    ("capital_of_law", "Theo Bộ luật lao động.", "luật lao", "luật Lao"),
    ("capital_of_part", "Theo khoản 1 điều 5 của Luật.", "điều", "Điều"),
    ("capital_of_part", "Quy định tại điều 12.", "điều", "Điều"),
    ("capital_of_part", "Quy định tại Khoản 2 Điều 7.", "Khoản", "khoản"),
    ("capital_of_part", "Theo Điều 103 mục 5 Chương XII.", "mục", "Mục"),
    ("capital_of_month", "Trong tháng tám năm nay.", "tám", "Tám"),
    ("capital_of_month", "Rằm tháng giêng.", "giêng", "Giêng"),
    ("capital_of_month", "Họp vào chiều thứ năm hằng tuần.", "năm", "Năm"),
    ("sentence_small", "đơn vị đã họp.", "đơn", "Đơn"),
    ("sentence_small", "Đã họp. kết quả tốt.", "kết", "Kết"),
    ("sentence_small", "Đã họp?[2] kết quả tốt.", "kết", "Kết"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text", "where", "fix"), HITS)
def test_missing_capitals(code: str, text: str, where: str, fix: str) -> None:
    assert fixes(code, text) == [(where, fix)]


MISSES = [
    ("capital_of_name", "Thủ tướng Chính phủ; các Phó Thủ tướng; thành phố Hà Nội; KẾT LUẬN CỦA THỦ TƯỚNG CHÍNH PHỦ."),
    ("capital_of_name", "Chính phủ điện tử, bộ phận, nội vụ; cán bộ tài chính, cán bộ y tế; nội bộ xây dựng."),
    ("capital_of_people", "Ủy ban nhân dân, Hội đồng nhân dân, Tòa án nhân dân, Ban Thanh tra nhân dân."),
    ("capital_of_people", "Tổ chức phi chính phủ; chính phủ điện tử; của chính phủ điện tử; của chính phủ các nước."),
    ("capital_of_people", "Của đảng viên, do đảng ủy, với đảng bộ; sinh hoạt đảng; công tác đảng."),
    ("capital_of_people", "Của quốc hội các nước; NGHỊ ĐỊNH CỦA CHÍNH PHỦ; Báo Nhân Dân; của Chính phủ."),
    ("capital_of_people", "Cơ quan hành chính nhà nước, ngân sách nhà nước, xây dựng nhà nước pháp quyền."),
    ("capital_of_people", "Của Nhân dân, do Nhân dân; pháp luật của Nhà nước; QUYỀN CỦA NHÂN DÂN; đồng nhân dân tệ."),
    ("capital_of_law", "Luật Thực hiện dân chủ; Luật này; Luật có hiệu lực; pháp luật lao động; dự án luật."),
    ("capital_of_part", "Khoản 1 Điều 5. Điểm mới. Nhiều điều 3 người nêu; mục 2 của báo cáo; chương trình."),
    ("capital_of_part", "Khoản 3 nêu rõ."),
    ("capital_of_part", "Quy định tại các điều 18, 19 và 20 của Luật."),
    ("capital_of_month", "Ngày tháng năm sinh; ba tháng hai lần; mỗi tháng một buổi; 06 tháng; vấn đề thứ hai."),
    ("sentence_small", "Theo TP. hồ; v.v. và các việc; nói chuyện thời sự... kết quả; a) nội dung; gồm 3. việc."),
    ("sentence_small", "Địa chỉ www.chinhphu.vn là nơi đăng."),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text"), MISSES)
def test_right_capitals(code: str, text: str) -> None:
    assert found(code, text) == []


def test_paragraphs_end_with_a_mark() -> None:
    long = "Trung tâm đã tổ chức hội nghị viên chức đúng thời hạn"
    assert fixes("sentence_open", long) == [("hạn", "hạn.")]
    assert found("sentence_open", long + "{Kế hoạch số 5.}") == ["hạn"]
    for end in (".", "...", "…", ":", ";", "./.", ".”", ".{Chú thích}", "?”)"):
        assert found("sentence_open", long + end) == []
    assert found("sentence_open", "Kết quả đạt được", long.upper()) == []
