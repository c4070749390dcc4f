"""Names of agencies in sentences: capitals of NĐ 30/2020, Phụ lục II, IV, from the capitals of the head."""

from __future__ import annotations

import unicodedata

import pytest

from dcbc_desktop.report.names.agency_case import agency_in_sentence

CASES = [
    ("ỦY BAN NHÂN DÂN XÃ MẪU SƠN", "Ủy ban nhân dân xã Mẫu Sơn"),
    ("UỶ BAN NHÂN DÂN XÃ CHƯ PĂH", "Uỷ ban nhân dân xã Chư Păh"),
    ("UBND XÃ CƯ JÚT", "UBND xã Cư Jút"),
    ("HĐND XÃ EA KHĂL", "HĐND xã Ea Khăl"),
    ("ỦY BAN NHÂN DÂN PHƯỜNG 12", "Ủy ban nhân dân phường 12"),
    ("ỦY BAN NHÂN DÂN ĐẶC KHU PHÚ QUỐC", "Ủy ban nhân dân đặc khu Phú Quốc"),
    ("ỦY BAN NHÂN DÂN TỈNH BÀ RỊA - VŨNG TÀU", "Ủy ban nhân dân tỉnh Bà Rịa - Vũng Tàu"),
    ("ỦY BAN NHÂN DÂN XÃ ĐẠI HỌC TỈNH HÀ GIANG", "Ủy ban nhân dân xã Đại Học tỉnh Hà Giang"),
    ("HỘI ĐỒNG NHÂN DÂN THÀNH PHỐ HỒ CHÍ MINH", "Hội đồng nhân dân thành phố Hồ Chí Minh"),
    ("ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM XÃ MẪU SƠN", "Ủy ban Mặt trận Tổ quốc Việt Nam xã Mẫu Sơn"),
    ("TÒA ÁN NHÂN DÂN KHU VỰC II - LẠNG SƠN", "Tòa án nhân dân khu vực II - Lạng Sơn"),
    ("TỈNH ỦY LẠNG SƠN", "Tỉnh ủy Lạng Sơn"),
    ("VĂN PHÒNG CHÍNH PHỦ", "Văn phòng Chính phủ"),
    ("SỞ NỘI VỤ TỈNH LẠNG SƠN", "Sở Nội vụ tỉnh Lạng Sơn"),
    ("SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG", "Sở Nông nghiệp và Môi trường"),
    ("BỘ VĂN HÓA, THỂ THAO VÀ DU LỊCH", "Bộ Văn hóa, Thể thao và Du lịch"),
    ("CỤC THUẾ THÀNH PHỐ HÀ NỘI", "Cục Thuế thành phố Hà Nội"),
    ("TRƯỜNG TRUNG HỌC PHỔ THÔNG CHU VĂN AN", "Trường Trung học phổ thông Chu Văn An"),
    ("TRƯỜNG THPT LÊ HỒNG PHONG", "Trường THPT Lê Hồng Phong"),
    ("TRƯỜNG PTDTBT TIỂU HỌC NÀ MÌU", "Trường PTDTBT Tiểu học Nà Mìu"),
    ("BỆNH VIỆN ĐA KHOA TỈNH LẠNG SƠN", "Bệnh viện Đa khoa tỉnh Lạng Sơn"),
    ("BỆNH VIỆN BẠCH MAI", "Bệnh viện Bạch Mai"),
    ("CÔNG TY TNHH MỘT THÀNH VIÊN THỦY LỢI NAM HÀ", "Công ty TNHH một thành viên Thủy lợi Nam Hà"),
    ("TỔNG CÔNG TY CỔ PHẦN ABC", "Tổng công ty Cổ phần ABC"),
    ("TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG", "Trung tâm Phục vụ Hành chính công"),
    ("BAN QUẢN LÝ DỰ ÁN ĐẦU TƯ XÂY DỰNG", "Ban Quản lý dự án Đầu tư Xây dựng"),
    ("TRUNG TÂM LƯU TRỮ LỊCH SỬ", "Trung tâm Lưu trữ lịch sử"),
    ("BẢO TÀNG LỊCH SỬ QUỐC GIA", "Bảo tàng Lịch sử Quốc gia"),
    ("BỆNH VIỆN SẢN NHI TỈNH LẠNG SƠN", "Bệnh viện Sản nhi tỉnh Lạng Sơn"),
    ("TRUNG TÂM BẢO TRỢ XÃ HỘI", "Trung tâm Bảo trợ xã hội"),
    ("VĂN PHÒNG ĐĂNG KÝ ĐẤT ĐAI", "Văn phòng Đăng ký đất đai"),
    ("", ""),
    ("<B>&\"", "<B>&\""),
]  # fmt: skip


@pytest.mark.parametrize(("name", "written"), CASES)
def test_capitals_become_those_of_a_sentence(name: str, written: str) -> None:
    assert agency_in_sentence(name) == written
    assert agency_in_sentence(unicodedata.normalize("NFD", name)) == written


@pytest.mark.parametrize("name", ["Văn phòng Chính phủ", "Ủy ban nhân dân XÃ MẪU SƠN", "trường học"])
def test_a_name_that_is_not_all_capitals_stays(name: str) -> None:
    assert agency_in_sentence(name) == name


@pytest.mark.parametrize(("name", "_"), CASES)
def test_no_letter_is_lost(name: str, _: str) -> None:
    assert agency_in_sentence(name).upper() == name
