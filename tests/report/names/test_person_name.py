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
