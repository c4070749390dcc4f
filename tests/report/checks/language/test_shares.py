"""Shares, parts of 100 %, amounts of money and counts of lists: what each rule finds, and what it must leave alone."""

from __future__ import annotations

import pytest

from tests.places import SHARED, needs_shared
from tests.report.checks.language.found import findings, fixes, found, report_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Có 100% (27/28) cán bộ dự.", [("100", "96")]),
        ("Có 2/3 thôn (60%) đạt chuẩn.", [("60", "67")]),
        ("Tổ chức tại 11/12 thôn, đạt 98%; 05/12 thôn (45%).", [("98", "92"), ("45", "42")]),
        ("Có 45/50 cán bộ, công chức, viên chức, đạt 95%.", [("95", "90")]),
        ("Đạt 96% số hộ (45/50 hộ).", [("96", "90")]),
        ("Giải quyết 45/50 đơn – đạt 95%; 45/50 đơn đạt 95% và đúng hạn.", [("95", "90"), ("95", "90")]),
        ("Có 3.998/4.215 hộ (94,5 %) tán thành.", [("94,5", "94,9")]),
        ("Có 20/24 thôn đạt tỷ lệ 90%.", [("90", "83")]),
        ("Có 12 trong 16 bản, tương đương 70%; 12 bản trong số 16 bản (70%).", [("70", "75"), ("70", "75")]),
        ("Có 27/25 thôn, đạt 92%.", [("92", None)]),
        ("Đã phát 1.310 phiếu, thu về 1.245 phiếu, đạt 97,0%.", [("97,0", "95,0")]),
        ("Phát ra 1.310 phiếu; thu về 1.245 phiếu (đạt 97,0%).", [("97,0", "95,0")]),
        ("Tại 12 thôn phát 1.310 phiếu, thu về 1.245, đạt tỷ lệ 97,0 %.", [("97,0", "95,0")]),
        ("Phát 1.310 phiếu, số phiếu thu về là 1.245 phiếu, tỷ lệ 97,0%.", [("97,0", "95,0")]),
        ("Tổng số phiếu phát ra là 1.310, số phiếu thu về là 1.245 (đạt 97,0%).", [("97,0", "95,0")]),
        ("Số phiếu phát ra: 1.310, số phiếu thu về: 1.245, đạt 97,0%.", [("97,0", "95,0")]),
        ("Có 1.245 phiếu thu về trên tổng số 1.310 phiếu phát ra, đạt 97,0%.", [("97,0", "95,0")]),
        ("Thu về 1.245 phiếu/1.310 phiếu, đạt 97,0%; 45 đơn/50 đơn (95%).", [("97,0", "95,0"), ("95", "90")]),
        ("Tiếp nhận 50 đơn, đã giải quyết 45 đơn (95%).", [("95", "90")]),
        ("Triệu tập 120 đại biểu, có mặt 110 đại biểu, đạt 95%.", [("95", "92")]),
        ("Có 4.215 hộ, 3.998 hộ tán thành, đạt 95,9%.", [("95,9", "94,9")]),
    ],
)
def test_wrong_shares_of_a_count(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert fixes("share_in_text", text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Đường dây nóng trực 24/7, đạt 98% yêu cầu; trực 24/7, tiếp nhận và xử lý 98% phản ánh.",
        "Cắt giảm 125 thủ tục, đơn giản hóa 312 thủ tục trong tổng số 1.024 thủ tục (42,7%).",
        "Tổ chức 24 cuộc trong 12 tháng, đạt 100%; 05 lần trong 05 ngày, đạt 98%; 3 trong 4 quý, đạt 80% kế hoạch.",
        "Trực 24/24 giờ, đạt 100% quân số; trực 7/7 ngày, đạt 90%; bảo vệ trực 12/24 (100% quân số).",
        "Đạt 2/3 quy định (94%); hơn 2/3 số hộ tán thành (94%); có 2/3 tổng số hộ, đạt 94%.",
        "Quá 1/2 đại biểu dự (98%); được trên 2/3 hộ tán thành, đạt 94%; đạt 2/3 trở lên (quy định), thực tế đạt 94%.",
        "Nghị định 59/2023, đạt 100%; từ 9/2023 đạt 95%; tháng 9/2026 (95%); năm học 2025/2026, đạt 95%.",
        "Tổ 3/5, đạt 95%; tại tổ 3/5 (95%); số nhà 10/2 đường Hòa Bình, đạt 90%; trụ sở 10/2 phố Huế, đạt 90%.",
        "Chấm 9/10 điểm, đạt 98% hài lòng; tốt nghiệp 12/12, đạt 95%; trình độ 10/12 (90%); lớp 12/12, đạt 85%.",
        "Ngày 15/12, đạt 95%; kỷ niệm 27/7, đạt 95%; 15/12 (90%); ngày 30/4 và 01/5, đạt 100%; 100% thôn (15/12).",
        "Tỷ lệ 1/500, đạt 95%; bản đồ 1/2000 (95%); huyết áp 120/80 (98%); trạm 110/22 kV, đạt 90%.",
        "Trong 45/50 thôn, hộ nghèo chiếm 8%; 45/50 thôn có hộ nghèo chiếm 8%; có 15/16 thôn họp (96% số hộ).",
        "Có 15/16 thôn đã họp, tỷ lệ hộ dự họp đạt 96%; 45/50 hồ sơ, đạt 98% kế hoạch; 98% phản ánh (45/50 thôn).",
        "Tại nhà 12/15 Nguyễn Trãi, đạt 95%; trụ sở 12/15 Nguyễn Trãi, đạt 95%; nước sạch đạt 2/3 chỉ tiêu, đạt 94%.",
        "Báo cáo 9/12 tháng, đạt 70%; tỷ lệ chọi 1/10, đạt 98%; có 3/4 dân số có bảo hiểm (92%); đợt 1/2 đạt 40%.",
        "Xếp thứ 3/15 xã, đạt 95%; đạt 27/28 thôn, bằng 96% so với năm trước; đạt 120/100 chỉ tiêu (120%).",
        "Phát 1.310 phiếu, thu về 1.245 phiếu, đạt 95,0%; phát 1.310 phiếu, thu về 1.245 phiếu, đạt 95%.",
        "Số phiếu phát ra: 1.310, số phiếu thu về: 1.245, đạt 95%; số hộ: 120, số phiếu thu về: 110, đạt 99%.",
        "Phát 1.310 phiếu, thu về 1.245 phiếu, 1.240 phiếu hợp lệ, đạt 97,0%.",
        "Phát 1.310 phiếu, thu về 1.245 phiếu, tỷ lệ hài lòng đạt 97,0%; 3 cuộc/2 kỳ, đạt 100%.",
        "Đăng 12 tin trên 3 trang (100%); chi 5 tỷ/6 km, đạt 90%; 25 lượt/31 người (100%); 50 hộ/thôn, đạt 90%.",
        "Mức 350.000 đồng/hộ/năm, đạt 95%; 120 triệu đồng/người, bằng 110%; có 12 hộ trên địa bàn 15 thôn, đạt 90%.",
        "Phát 1.310 phiếu, thu về 1.245 phiếu, đạt 97,0% số hộ.",
        "Tiếp nhận 50 đơn, giải quyết 45 đơn, đạt 98% kế hoạch; tiếp nhận 50 đơn, giải quyết 45 đơn, tăng 12%.",
        "Tiếp nhận 50 đơn, đối thoại 45 cuộc, đạt 98%; năm 2025 xử lý 40 hồ sơ, năm 2026 xử lý 50 hồ sơ, đạt 99%.",
    ],
)
def test_fractions_that_are_no_shares_and_shares_of_something_else(text: str) -> None:
    assert found("share_in_text", text) == []


@needs_shared
def test_only_one_share_of_the_shared_case_is_wrong() -> None:
    lines = (SHARED / "cases" / "review" / "shares-false.txt").read_text(encoding="utf-8").splitlines()
    assert [fixes("share_in_text", line) for line in lines if found("share_in_text", line)] == [[("100", "96")]]


@pytest.mark.parametrize(
    ("text", "terms", "total"),
    [
        ("Kết quả: tốt 80%, khá 15%, trung bình 6%.", "80 + 15 + 6", "101"),
        ("Kết\u00a0quả: tốt\u00a080%, khá\u00a015%, trung\u00a0bình 6%.", "80 + 15 + 6", "101"),
        ("Có 80% tốt, 15% khá và 6% trung bình.", "80 + 15 + 6", "101"),
        ("Kết quả tốt 80%, khá 15%, trung bình 4%.", "80 + 15 + 4", "99"),
        ("Có 80% tốt, 15% khá và 6% chưa đạt.", "80 + 15 + 6", "101"),
        ("Tốt 70%, đạt yêu cầu 25%, không đạt 6%.", "70 + 25 + 6", "101"),
        ("Trong 20 đơn có 12 khiếu nại (60%), 5 tố cáo (25%), 3 kiến nghị (16%).", "60 + 25 + 16", "101"),
        ("Xếp loại hoàn thành xuất sắc 20,5%, hoàn thành tốt 70,2%, hoàn thành 9,8%.", "20,5 + 70,2 + 9,8", "100,5"),
        ("Đồng ý 95%, không đồng ý 6%.", "95 + 6", "101"),
        ("Nam chiếm 52%, nữ chiếm 49%.", "52 + 49", "101"),
        ("Giải quyết trước hạn 60%, đúng hạn 38,5%, quá hạn 2%.", "60 + 38,5 + 2", "100,5"),
        ("Nguồn vốn: ngân sách 60%; Nhân dân đóng góp 30%; xã hội hóa 11%.", "60 + 30 + 11", "101"),
    ],
)
def test_parts_that_do_not_make_a_hundred(text: str, terms: str, total: str) -> None:
    (finding,) = findings(report_of(text), "percents_in_text")
    assert (finding.params["terms"], finding.params["found"], finding.fix) == (terms, total, None)


@pytest.mark.parametrize(
    "text",
    [
        "Kết quả: tốt 80%, khá 15%, trung bình 5%.",
        "Tốt 80,1%, khá 15,3%, trung bình 4,7%. Tốt 33,3%, khá 33,3%, trung bình 33,3%. Tốt 33%, khá 33%, kém 33%.",
        "Trong đó tốt 80%, khá 15%, trung bình 4%. Tốt 80%, khá 15%, trung bình 3%, còn lại yếu.",
        "Có nữ 45%, đảng viên 40%, dân tộc thiểu số 20%. Thôn A 35%, thôn B 40%, thôn C 28%.",
        "Giải quyết khiếu nại đạt 60%, tố cáo đạt 41%. Tỷ lệ giải quyết khiếu nại 50%, tố cáo 52%.",
        "Tốt 80%, khá 15%, chưa đạt 5%. Khiếu nại đạt 60%, tố cáo đạt 35%, kiến nghị đạt 6%.",
        "Hài lòng 98%, đúng hạn 99%; tốt 98%. Đạt 100%; 95% hộ; tăng 5%. Đồng ý 95%, tán thành 6%.",
    ],
)
def test_parts_that_make_a_hundred_or_are_none(text: str) -> None:
    assert found("percents_in_text", text) == []


@pytest.mark.parametrize(
    ("text", "words", "terms", "total"),
    [
        ("Tổng kinh phí 3,2 tỷ = 2,5 + 0,6.", "3,2 tỷ = 2,5 + 0,6", "2,5 + 0,6", "3,1 tỷ"),
        ("Vốn 3,2 tỷ = 2,5 + 0,6. Các thôn đã họp.", "3,2 tỷ = 2,5 + 0,6", "2,5 + 0,6", "3,1 tỷ"),
        ("Vốn 2,5 tỷ + 600 triệu = 3,2 tỷ đồng.", "2,5 tỷ + 600 triệu = 3,2", "2,5 tỷ + 600 triệu", "3,1 tỷ đồng"),
        ("Vốn 500 + 600 triệu = 1,2 tỷ.", "500 + 600 triệu = 1,2", "500 + 600 triệu", "1,1 tỷ"),
        ("Có 24 đơn vị = 16 Vụ + 3 Cục + 4 trung tâm.", "24 đơn vị = 16 Vụ + 3 Cục + 4", "16 + 3 + 4", "23"),
        ("Kinh phí 3,2 tỷ đồng, gồm 2,5 tỷ đồng ngân sách và 600 triệu đồng xã hội hóa.",
         "3,2 tỷ đồng", "2,5 tỷ đồng + 600 triệu đồng", "3,1 tỷ đồng"),
        ("Kinh phí 3,2 tỷ đồng, trong đó ngân sách 2,5 tỷ đồng, Nhân dân đóng góp 600 triệu đồng.",
         "3,2 tỷ đồng", "2,5 tỷ đồng + 600 triệu đồng", "3,1 tỷ đồng"),
        ("Kinh phí 1.200 triệu đồng, gồm: ngân sách 1 tỷ đồng, Nhân dân 300 triệu đồng.",
         "1.200 triệu đồng", "1 tỷ đồng + 300 triệu đồng", "1.300 triệu đồng"),
        ("Tiếp nhận 318 ý kiến, trong đó 205 ý kiến đồng ý và 103 ý kiến góp ý.", "318 ý kiến", "205 + 103", "308"),
        ("Kinh phí 3,2 tỷ đồng (ngân sách 2,5 tỷ đồng; Nhân dân 0,6 tỷ đồng).", "3,2 tỷ đồng", "2,5 + 0,6", "3,1"),
        ("Tiếp nhận 318 đơn: khiếu nại 205 đơn, tố cáo 103 đơn.", "318 đơn", "205 + 103", "308"),
        ("Tiếp nhận 318 ý kiến, trong đó 205 về đất đai và 103 về môi trường.", "318 ý kiến", "205 + 103", "308"),
        ("Có 318 ý kiến, trong đó về đất đai 205 ý kiến, về môi trường 103 ý kiến.", "318 ý kiến", "205 + 103", "308"),
    ],
)  # fmt: skip
def test_sums_of_money_and_sums_that_are_nearly_right(text: str, words: str, terms: str, total: str) -> None:
    assert found("sum_in_text", text) == [words]
    (finding,) = findings(report_of(text), "sum_in_text")
    assert (finding.params["terms"], finding.params["found"], finding.fix) == (terms, total, None)


@pytest.mark.parametrize(
    "text",
    [
        "Kinh phí 3,1 tỷ = 2,5 + 0,6; 3,1 tỷ đồng = 2,5 tỷ đồng + 600 triệu đồng; 500 + 700 triệu = 1,2 tỷ.",
        "Kinh phí 3,1 tỷ đồng, gồm 2,5 tỷ đồng ngân sách và 600 triệu đồng xã hội hóa.",
        "Kinh phí 3,2 tỷ đồng, gồm 2.512 triệu đồng ngân sách và 653 triệu đồng xã hội hóa.",
        "Kinh phí 3,2 tỷ đồng, gồm 2,512 tỷ đồng ngân sách và 0,653 tỷ đồng xã hội hóa.",
        "Kinh phí 3,2 tỷ đồng, gồm 12 công trình và 5 km đường.",
        "Tiếp nhận 318 ý kiến, trong đó 205 ý kiến đồng ý và 60 ý kiến góp ý.",
        "Tiếp nhận 318 ý kiến, trong đó 205 ý kiến đồng ý, 103 ý kiến góp ý, còn 10 ý kiến chưa rõ.",
        "Tiếp nhận 318 ý kiến, trong đó 205 ý kiến đồng ý, 103 ý kiến góp ý và các ý kiến khác.",
        "Tiếp nhận 318 ý kiến, trong đó 205 lượt phát biểu và 103 phiếu.",
        "Có 318 người dự, trong đó nữ 205 người, đảng viên 103 người.",
        "Có 318 hộ, trong đó 205 hộ nữ chủ hộ, 103 hộ dân tộc; có 215 hộ, trong đó 110 hộ nghèo, 100 hộ cận nghèo.",
        "Tiếp nhận 128 đơn, trong đó đủ điều kiện 120 đơn, thụ lý 6 đơn.",
        "Đường dài 2 km, gồm 1,2 km bê tông và 800 m cấp phối; 2 km = 1,2 km + 800 m.",
        "Nghị định 59 + 61; 5 + 2 ngày; a = 3; có 15 đồng chí, gồm 10 đồng chí nam và 5 đồng chí nữ.",
        "Tổ chức 45 cuộc (năm 2025: 20 cuộc, năm 2024: 22 cuộc); 24 đơn vị (trước đây 25 đơn vị, nay 24 đơn vị).",
        "Có 45 đơn: đã giải quyết 43 đơn, còn 2 đơn; ban có 9 người: Trưởng ban 1 người, Ủy viên 8 người.",
        "Ban hành 20 văn bản, trong đó 15 kế hoạch, 4 quyết định.",
    ],
)
def test_sums_of_money_that_hold_and_parts_far_from_the_whole(text: str) -> None:
    assert found("sum_in_text", text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Giám sát qua ba hình thức: niêm yết công khai và họp thôn, kết quả ghi vào sổ.", ["ba hình thức"]),
        ("Thực hiện ba hình thức: hội nghị và phát phiếu, qua đó nâng cao nhận thức.", ["ba hình thức"]),
        ("Có ba hình thức: họp dân và phát phiếu, biên bản được lập thành hai bản.", ["ba hình thức"]),
        ("Có ba hình thức: niêm yết, họp thôn và loa truyền thanh, kết quả ghi vào sổ.", []),
        ("Có hai hình thức: niêm yết và họp thôn, kết quả ghi vào sổ.", []),
        ("Có ba hình thức: niêm yết, họp dân và phát phiếu.", []),
        ("Ba nhóm giải pháp sau: (1) tuyên truyền; (2) kiểm tra.", ["Ba nhóm"]),
        ("Ba nhóm giải pháp sau: (1) tuyên truyền; (2) kiểm tra. (3) Khen thưởng.", []),
        ("Ba nhóm giải pháp sau: (1) tuyên truyền; (2) kiểm tra;", []),
        ("Có 04 nguyên nhân: thứ nhất, địa bàn rộng; thứ hai, thiếu vốn; thứ ba, thiếu người.", ["04 nguyên nhân"]),
        ("Có 03 nguyên nhân: một là, địa bàn rộng; hai là, thiếu vốn; ba là, thiếu người.", []),
        ("Có 03 nguyên nhân: một là, địa bàn rộng; hai là, thiếu vốn. Ba là, thiếu người.", []),
        ("Có ba hình thức: hội nghị và đối thoại, phát phiếu, hòm thư.", []),
        ("Có bốn hình thức: niêm yết và loa, họp thôn và tổ, kết quả ghi vào sổ.", []),
        ("Có bốn nội dung: dự toán và quyết toán, quy hoạch được duyệt, chính sách và chế độ, thủ tục.", []),
        ("Có ba nội dung: thu quỹ và sửa đường, không thu thủy lợi phí.", []),
        ("Giám sát bằng ba hình thức: nghe báo cáo và kiểm tra thực tế, làm việc với người dân.", []),
    ],
)
def test_a_clause_after_a_list_names_no_further_item(text: str, expected: list[str]) -> None:
    assert found("count_in_text", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kinh phí 1,250 triệu đồng; 12,345 triệu đồng.", ["1,250", "12,345"]),
        ("Kinh phí 1,250 tỷ đồng; 1,500 kg.", ["1,250", "1,500"]),
        ("Kinh phí 1,250 tỷ đồng và 2,375 tỷ đồng; dài 1,234 km; 0,125 ha.", []),
        ("Kinh phí 1.250 triệu; 1,25 tỷ; 1,250,000 triệu; 1,250 hộ.", []),
    ],
)
def test_numbers_of_which_only_the_writer_knows_the_size(text: str, expected: list[str]) -> None:
    assert fixes("number_unclear", text) == [(words, None) for words in expected]


ORDINARY = (
    "Trong kỳ đã tiếp 1.245 lượt công dân với 1.310 người, tiếp nhận 320 đơn; giải quyết 310/320 đơn, đạt 96,9%.",
    "Toàn xã có 27/27 thôn, buôn (100%) tổ chức họp dân; tỷ lệ hộ dự họp đạt 92,3%.",
    "Có 25/27 thôn đạt danh hiệu văn hóa (92,6%), tăng 02 thôn so với năm trước.",
    "Số hộ nghèo là 312/4.215 hộ, chiếm 7,4%; hộ cận nghèo 205 hộ, chiếm 4,9%.",
    "Kết quả: 98,5% hồ sơ trước hạn và đúng hạn (3.361/3.412 hồ sơ), 1,5% quá hạn.",
    "Đã cấp 120/125 giấy, đạt 96% kế hoạch năm.",
    "Thu ngân sách đạt 12,5/12 tỷ đồng, bằng 104% dự toán.",
    "Tổng thu 12,5 tỷ đồng, đạt 104% kế hoạch; chi 11,8 tỷ đồng, đạt 98%.",
    "Tổ chức 24 cuộc giám sát, trong đó 15 cuộc về đầu tư, 9 cuộc về chính sách.",
    "Tổ chức 24 cuộc giám sát, trong đó 15 cuộc về đầu tư, 8 cuộc về chính sách, 1 cuộc khác.",
    "Có 45 đại biểu dự, trong đó 20 đại biểu nữ và 24 đại biểu là đảng viên.",
    "Huy động 1,2 tỷ đồng, gồm: Nhà nước 600 triệu đồng, Nhân dân 450 triệu đồng và hơn 150 triệu đồng khác.",
    "Kinh phí thực hiện 2,35 tỷ đồng (ngân sách tỉnh 1,5 tỷ đồng, ngân sách xã 850 triệu đồng).",
    "Kinh phí thực hiện khoảng 2,4 tỷ đồng, gồm ngân sách tỉnh 1,5 tỷ đồng, ngân sách xã 850 triệu đồng.",
    "Nhân dân hiến 1.250 m² đất, 320 ngày công, tổng trị giá 450 triệu đồng.",
    "Đã phát hành 2.500 tờ rơi, thu hồi 45 giấy phép, đạt 100% kế hoạch.",
    "Đã phát 500 phiếu khảo sát tại 10 thôn, thu về 480 phiếu, trong đó hài lòng 450 phiếu, chiếm 93,75%.",
    "Phát 500 phiếu, thu về 480 phiếu hợp lệ, đạt 96%; kết quả có 465 phiếu hài lòng (96,9%).",
    "Triệu tập 120 người, có mặt 112 người (93,3%), vắng 08 người có lý do.",
    "Bầu Trưởng thôn tại 27 thôn, có 4.002/4.215 hộ tham gia (94,9%); số cử tri tín nhiệm đạt trên 50%.",
    "Tỷ lệ 1/3 số thành viên là nữ, đạt 33%; 1/2 diện tích được tưới, đạt 50%.",
    "Chi bộ có 12/15 đảng viên hoàn thành tốt nhiệm vụ, bằng 80%; 3/15 đảng viên hoàn thành nhiệm vụ, bằng 20%.",
    "Tổng số 52 cán bộ, công chức: đại học 45 người (86,5%), thạc sĩ 5 người (9,6%), trung cấp 2 người (3,8%).",
    "Có 18/24 tiêu chí đạt, 75%.",
    "Năm 2026, tỷ lệ giải quyết đạt 95,5% (năm 2025: 310/330 đơn, đạt 93,9%).",
    "Hệ thống hoạt động 24/7; tỷ lệ phản hồi đạt 99%.",
    "Tiếp nhận 12 phản ánh qua tổng đài 1022 (8 phản ánh qua điện thoại, 4 qua Zalo), đạt 100%.",
    "Ủy ban nhân dân xã có 03 phòng: Văn phòng, Kinh tế và Văn hóa - Xã hội, hoạt động ổn định.",
    "Thực hiện 02 hình thức công khai: niêm yết tại trụ sở và nhà văn hóa, thông báo trên loa.",
    "Có ba nhóm giải pháp: tuyên truyền, vận động; kiểm tra, giám sát; khen thưởng, kỷ luật.",
    "Có 04 nội dung: thu, chi ngân sách và các quỹ, đất đai, chính sách xã hội, thủ tục hành chính.",
    "Đã hòa giải thành 18/20 vụ, đạt tỷ lệ 90%, còn 02 vụ đang hòa giải.",
    "Số vốn giải ngân 15,2/18,4 tỷ đồng, đạt 82,6%.",
    "Tiếp 25 lượt/31 người, đạt 100% theo lịch.",
    "Xây dựng 2,4/3 km đường, đạt 80%; 1/2 km mương, đạt 50%.",
    "Giảm từ 12/15 xuống 8/15 vụ (33,3%).",
    "Từ ngày 01/7 đến 30/9 đạt 95%; tuần 4/9 đạt 80%; đợt 2/2026 đạt 70%.",
    "Ngân sách 60%, Nhân dân 40%; ngân sách nhà nước hỗ trợ 70% và Nhân dân đóng góp 30% kinh phí.",
    "Tỷ lệ hài lòng 95%, trong đó rất hài lòng 60%, hài lòng 35%.",
    "Xuất sắc 20%, tốt 70%; hoàn thành 10%.",
    "Tốt chiếm 80,5%, khá chiếm 15,2%, trung bình chiếm 4,2%.",
    "Có 1.250,5 triệu đồng; 12,5 triệu đồng; 0,125 tỷ đồng; 1,125 tỷ đồng.",
    "Đạt 12/12 chỉ tiêu, 100%; lớp 1/2 tăng 5%.",
    "Quyết định 15/QĐ-UBND; Tờ trình 12/TTr-UBND, đạt 100%; QL 1A; mục 2/3, đạt 90%.",
    "Dân số 18.377 người, trong đó nam 9.120 người và nữ 9.157 người.",
    "Tổng diện tích 3.250,5 ha, trong đó đất nông nghiệp 2.800 ha, đất phi nông nghiệp 430 ha.",
    "Tổng số 4.215 hộ, trong đó 4.000 hộ có nhà tiêu hợp vệ sinh, 150 hộ có máy lọc nước.",
    "Có 120 dự án, trong đó 85 dự án hoàn thành, 30 dự án đang thi công.",
    "Ban hành 120 văn bản, trong đó 100 văn bản hành chính, 15 quyết định.",
)
"""Sentences as offices write them, with numbers that agree or that say nothing about each other."""


@pytest.mark.parametrize(
    "code", ["share_in_text", "percents_in_text", "sum_in_text", "count_in_text", "number_unclear"]
)
def test_ordinary_sentences_are_left_alone(code: str) -> None:
    assert found(code, *ORDINARY) == []
