"""The rule that a certificate's name and the printed one are of the same person."""

from __future__ import annotations

import unicodedata

import pytest

from dcbc_desktop.report.names.name_words import MAX_LETTERS
from dcbc_desktop.report.names.person_name import same_person

SAME = [
    ("Nguyễn Văn A", "Nguyễn Văn A"),
    ("NGUYỄN VĂN A - PHÓ CHỦ TỊCH", "Nguyễn Văn A"),
    ("NGUYỄN VĂN A-PHÓ CHỦ TỊCH", "Nguyễn Văn A"),
    ("Nguyễn Văn A – Giám đốc", "Nguyễn Văn A"),
    ("Nguyễn Văn A Phó Chủ tịch UBND", "Nguyễn Văn A"),
    ("NGUYEN VAN A PHO CHU TICH", "Nguyễn Văn A"),
    ("Nguyễn Văn A (Giám đốc)", "Nguyễn Văn A"),
    ("Nguyễn Văn A, UBND xã Mẫu Sơn", "Nguyễn Văn A"),
    ("Chủ tịch: Nguyễn Văn A", "Nguyễn Văn A"),
    ("Phó Chủ tịch Nguyễn Văn A", "Nguyễn Văn A"),
    ("Phó Chủ tịch UBND xã Mẫu Sơn - Nguyễn Văn A", "Nguyễn Văn A"),
    ("UBND xã Mẫu Sơn - Nguyễn Văn A", "Nguyễn Văn A"),
    ("NGUYEN VAN A", "Nguyễn Văn A"),
    ("nguyen van a", "NGUYỄN VĂN A"),
    ("  NGUYỄN   VĂN  A ", "Nguyễn Văn A"),
    ("Nguyễn-Văn-A", "Nguyễn Văn A"),
    ("Nguyễn\u00a0Văn\u200b A", "Nguyễn Văn A"),
    ("Ông Nguyễn Văn A", "Nguyễn Văn A"),
    ("Ông: Nguyễn Văn A", "Nguyễn Văn A"),
    ("Đ/c Nguyễn Văn A", "Nguyễn Văn A"),
    ("Bà Trần Thị Hòa Bình", "Trần Thị Hòa Bình"),
    ("BA TRAN THI HOA BINH", "Trần Thị Hòa Bình"),
    ("ThS. Nguyễn Văn A", "Nguyễn Văn A"),
    ("Th.S Nguyễn Văn A", "Nguyễn Văn A"),
    ("TS.Nguyễn Văn A", "Nguyễn Văn A"),
    ("PGS.TS.BS Nguyễn Văn A", "Nguyễn Văn A"),
    ("GS/TS Nguyễn Văn A", "Nguyễn Văn A"),
    ("BS.CKII Nguyễn Văn A", "Nguyễn Văn A"),
    ("BSCKII. NGUYEN VAN A", "BS.CKII. Nguyễn Văn A"),
    ("Luật sư Nguyễn Văn A", "Nguyễn Văn A"),
    ("Thượng tá Nguyễn Văn A", "Nguyễn Văn A"),
    ("Nguyễn Văn A ThS.", "Nguyễn Văn A"),
    ("Nguyễn Văn A", "TS. Nguyễn Văn A"),
    ("Nguyễn Văn A", "Bác sĩ CKII Nguyễn Văn A"),
    ("Nguyễn Văn A (001234567890)", "Nguyễn Văn A"),
    ("Nguyễn Văn A 001234567890", "Nguyễn Văn A"),
    ("CCCD: 001234567890 Nguyễn Văn A", "Nguyễn Văn A"),
    ("Nguyễn Văn A, CMND 012345678", "Nguyễn Văn A"),
    ("nguyễn văn a|0123456789", "Nguyễn Văn A"),
    ("Trần Thị Hoà Bình", "Trần Thị Hòa Bình"),
    ("Lê Thuý", "Lê Thúy"),
    (unicodedata.normalize("NFD", "Trần Thị Hòa Bình"), "Trần Thị Hòa Bình"),
    ("Trần Thị Hòa Bình", unicodedata.normalize("NFD", "Trần Thị Hoà Bình")),
    ("do thi anh", "Đỗ Thị Ánh"),
    ("\u00d0ỗ Thị Ánh", "Đỗ Thị Ánh"),  # the letter eth of old files
    ("H'Ngát Niê", "H Ngát Niê"),
    ("Nguyễn Văn Hùng (B)", "Nguyễn Văn Hùng B"),
    ("Công Tằng Tôn Nữ Nguyễn Thị Quỳnh Thương", "CÔNG TẰNG TÔN NỮ NGUYỄN THỊ QUỲNH THƯƠNG"),
    ("Hòa", "Hoà"),
    ("Bí Văn Thư", "Bí Văn Thư"),
    ("Ông Nguyễn Văn A (0123)", "  nguyễn  văn a "),
    ("Đỗ Thị Đào", "DO THI DAO"),
    ("NGUYEN VAN A, Pho Chu tich UBND xa Mau Son", "Nguyễn Văn A"),
    ("Nguyễn Văn A, Phó Chủ tịch UBND xã Mẫu Sơn, huyện Lộc Bình, tỉnh Lạng Sơn", "Nguyễn Văn A"),
    ("Nguyễn Văn A (Văn thư)", "Nguyễn Văn A"),
    ("NGUYEN VAN A (VAN THU)", "Nguyễn Văn A"),
    ("Văn thư - Nguyễn Văn A", "Nguyễn Văn A"),
    ("Sở Nội vụ - Nguyễn Văn A", "Nguyễn Văn A"),
    ("Nguyễn Văn A - Trưởng phòng Văn hóa", "Nguyễn Văn A"),
    ("NGUYEN VAN A - TRUONG PHONG TO CHUC", "Nguyễn Văn A"),
    ("Nguyễn Văn A - Vụ trưởng Vụ Tổ chức cán bộ", "Nguyễn Văn A"),
    ("NGUYEN VAN A - VU TO CHUC CAN BO", "Nguyễn Văn A"),
    ("Nguyễn Văn A - Hiệu trưởng Trường THPT Trần Phú", "Nguyễn Văn A"),
    ("NGUYEN VAN A - TRUONG THCS LE LOI", "Nguyễn Văn A"),
    ("Nguyễn Văn A, phường Lê Lợi, Hồ Chí Minh", "Nguyễn Văn A"),
    ("NGUYEN VAN A, PHUONG 5, QUAN 3, TP HO CHI MINH", "Nguyễn Văn A"),
    ("Nguyễn Văn A, Cao Bằng", "Nguyễn Văn A"),
    ("Nguyễn Văn A - Phòng Quản lý đô thị", "Nguyễn Văn A"),
    ("NGUYEN VAN A - PHONG QUAN LY DO THI", "Nguyễn Văn A"),
    ("Nguyễn Văn A - Bí thư Đoàn thanh niên", "Nguyễn Văn A"),
    ("Nguyễn Văn A - Phó Bí thư Đảng ủy", "Nguyễn Văn A"),
    ("NGUYEN VAN A - PHO BI THU DANG UY", "Nguyễn Văn A"),
    ("Nguyễn Văn A, Đội trưởng Đội Quản lý thị trường", "Nguyễn Văn A"),
    ("Nguyễn Văn A; CCCD: 001234567890; MST: 0100109106", "Nguyễn Văn A"),
    ("Nguyễn Văn A (Mã số: 12345678)", "Nguyễn Văn A"),
    ("Nguyễn Văn A (a.nguyen@example.vn)", "Nguyễn Văn A"),
    ("Nguyễn Văn A (NGUYEN VAN A)", "Nguyễn Văn A"),
    ("Nguyễn Văn A - Ông Nguyễn Văn A", "Nguyễn Văn A"),
    ("Trần Anh Hồ Bắc - Kế toán trưởng", "Trần Anh Hồ Bắc"),
    ("Nguyễn Văn A - Lương y", "Nguyễn Văn A"),
    ("NGUYEN VAN A, TRUONG PHONG TU PHAP", "Nguyễn Văn A"),
    ("Nguyễn Văn A - Phòng Văn hóa", "Nguyễn Văn A"),
    ("Nguyễn Văn A - Nhà văn hóa", "Nguyễn Văn A"),
    ("Nguyễn Văn A - Đội Quản lý thị trường", "Nguyễn Văn A"),
    ("Nguyễn Văn A - Mẫu Sơn", "Nguyễn Văn A"),
    ("TRAN THI HOA BINH (HOA BINH)", "Trần Thị Hòa Bình"),
]
OTHERS = [
    ("Nguyễn Văn An", "Nguyễn Văn A"),
    ("Nguyễn Văn A", "Nguyễn Văn An"),
    ("NGUYEN VAN AN", "Nguyễn Văn A"),
    ("Nguyễn Văn A", "Nguyễn Văn A Bình"),
    ("Nguyễn Văn A Bình", "Nguyễn Văn A"),
    ("Lê Văn Khác", "Lê Văn"),
    ("Lê Văn Khác", "Văn Khác"),
    ("Lê Văn Khác", "Trần Thị Hòa Bình"),
    ("Nguyễn Xuân Thử", "Xuân Th"),
    ("Trần Hòa Bình", "Trần Thị Hòa Bình"),
    ("Phan Thị Hòa", "Phan Thị Hoa"),
    ("Phan Minh Hoa - Phó Chủ tịch", "Phan Minh Hòa"),  # written with diacritics, so its name has none
    ("Nguyễn Thị Văn A", "Nguyễn Văn A"),
    ("Nguyễn Văn", "Nguyễn Văn A"),
    ("Trần Thị Hoa Bình", "Trần Thị Hòa Bình"),
    ("Đỗ Thị Anh", "Đỗ Thị Ánh"),
    ("Nguyễn Vân A", "Nguyễn Văn A"),
    ("Đỗ Thị Ánh", "Dỗ Thị Ánh"),
    ("Văn A Nguyễn", "Nguyễn Văn A"),
    ("A, Nguyễn Văn", "Nguyễn Văn A"),
    ("Trần Văn Khác - Thư ký của Nguyễn Văn A", "Nguyễn Văn A"),
    ("Thư ký của Nguyễn Văn A", "Nguyễn Văn A"),
    ("Trần Văn B, Nguyễn Văn A", "Nguyễn Văn A"),
    ("Nguyễn Văn A & Trần Văn B", "Nguyễn Văn A"),
    ("Nguyễn Văn A và Trần Văn B", "Nguyễn Văn A"),
    ("Nguyễn Xuân Thử; Lê Văn Lạ", "Nguyễn Xuân Thử"),
    ("Nguyễn Xuân Thử (Lê Văn Lạ)", "Nguyễn Xuân Thử"),
    ("Nguyễn Xuân Thử, Lê Lạ", "Nguyễn Xuân Thử"),
    ("NGUYEN XUAN THU - LE VAN LA", "Nguyễn Xuân Thử"),
    ("NGUYEN XUAN THU; TRUONG VAN LA", "Nguyễn Xuân Thử"),
    ("NGUYEN XUAN THU; VU THI LA", "Nguyễn Xuân Thử"),
    ("Nguyễn Xuân Thử (LE VAN LA)", "Nguyễn Xuân Thử"),
    ("Nguyễn Xuân Thử (Tran Văn Lạ)", "Nguyễn Xuân Thử"),
    ("Nguyễn Xuân Thử, ông Lê Văn Lạ", "Nguyễn Xuân Thử"),
    ("Nguyễn Xuân Thử - Phó Chủ tịch Lê Văn Lạ", "Nguyễn Xuân Thử"),
    ("Nguyễn Xuân Thử Phó Chủ tịch Lê Văn Lạ", "Nguyễn Xuân Thử"),
    ("Nguyễn Xuân Thử Giám đốc, UBND xã Mẫu Sơn, Lê Văn Lạ", "Nguyễn Xuân Thử"),
    ("Nguyễn Xuân Thử 001234567890 Lê Văn Lạ", "Nguyễn Xuân Thử"),
    ("Nguyễn Xuân Thử 001234567890 ThS. Lê Văn Lạ", "Nguyễn Xuân Thử"),
    ("Nguyễn Xuân Thử, 001234567890 Lê Văn Lạ 001234567891", "Nguyễn Xuân Thử"),
    ("Nguyễn Xuân Thử ThS. Lê Văn Lạ", "Nguyễn Xuân Thử"),
    ("UBND xã Mẫu Sơn - Nguyễn Xuân Thử - Lê Văn Lạ", "Nguyễn Xuân Thử"),
    ("Nguyễn Xuân Thử (Hồ Chí Minh Tâm)", "Nguyễn Xuân Thử"),
    ("Nguyễn Xuân Thử / Giàng A Lạ", "Nguyễn Xuân Thử"),
    ("Nguyễn Xuân Thử / Bàn Văn Lạ", "Nguyễn Xuân Thử"),
    ("Nguyễn Xuân Thử / Phương Thị Lạ", "Nguyễn Xuân Thử"),
    ("Nguyễn Xuân Thử | Ksor Lạ", "Nguyễn Xuân Thử"),
    ("Nguyễn Xuân Thử - Nguyễn Vân Thử", "Nguyễn Xuân Thử"),
    ("Nguyễn Văn Hùng (B)", "Nguyễn Văn Hùng"),
    ("Nguyễn Văn Hùng (B)", "Nguyễn Văn Hùng (A)"),
    ("Nguyễn Văn Hùng B", "Nguyễn Văn Hùng A"),
    ("Hòa Lê", "Hòa"),
    ("Bà Hòa", "Hòa"),
    ("Lê", "Lê Văn"),
    ("Lê Văn", "Lê"),
    ("NGUYEN THI THU KY", "Nguyễn Thi"),
    ("Văn phòng Chính phủ", "Trần Thị Hòa Bình"),
    ("UBND xã Mẫu Sơn", "Nguyễn Văn A"),
    ("Giám đốc", "Nguyễn Văn A"),
    ("ThS.", "Nguyễn Văn A"),
    ("001234567890", "Nguyễn Văn A"),
    ("Nguyễn Vаn A", "Nguyễn Văn A"),  # a Cyrillic letter
    ("", "Nguyễn Văn A"),
    ("Nguyễn Văn A", ""),
    ("", ""),
    ("- , ()", "..."),
]


@pytest.mark.parametrize(("certified", "printed"), SAME)
def test_the_same_person(certified: str, printed: str) -> None:
    assert same_person(certified, printed)


@pytest.mark.parametrize(("certified", "printed"), OTHERS)
def test_another_person(certified: str, printed: str) -> None:
    assert not same_person(certified, printed)


@pytest.mark.parametrize(
    "name", ["Nguyễn " * 20_000, "ThS. " * 20_000, "phó " * 20_000, "a-" * 20_000, "a\u0301" * 9_000]
)
def test_names_of_any_length_take_no_time(name: str) -> None:
    assert not same_person(name, "Nguyễn Văn A")
    assert not same_person("Nguyễn Văn A", name)
    assert len(name) > MAX_LETTERS
