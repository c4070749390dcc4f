"""Words of the signature block: posts and bodies, deputies and their heads, posts that agree."""

from __future__ import annotations

import unicodedata

import pytest

from dcbc_desktop.report.signatory.posts import (
    TitleKind,
    agrees,
    collective_of,
    deputy_of,
    head_of,
    is_deputy,
    may_stand_in,
    title_kind,
)

POSTS = (
    "CHỦ TỊCH", "Chủ tịch xã", "ĐỒN TRƯỞNG", "VỤ TRƯỞNG VỤ PHÁP CHẾ", "TỔ TRƯỞNG", "TỔNG CỤC TRƯỞNG", "CHÍNH ỦY",
    "CHÍNH UỶ", "THỨ TRƯỞNG", "TRƯỞNG CÔNG AN XÃ", "CHÁNH THANH TRA", "THANH TRA VIÊN", "TỔNG KIỂM TOÁN NHÀ NƯỚC",
    "ĐẠI SỨ", "QUYỀN GIÁM ĐỐC", "PHỤ TRÁCH PHÒNG", "P. CHỦ TỊCH", "PCT", "BÍ THƯ ĐẢNG ỦY", "TIỂU ĐOÀN TRƯỞNG",
)  # fmt: skip
BODIES = (
    "ỦY BAN NHÂN DÂN", "UỶ BAN NHÂN DÂN", "UBND XÃ", "HỘI ĐỒNG TRƯỜNG", "CÔNG TY TRƯỞNG HẢI", "BAN BÍ THƯ",
    "ĐOÀN CHỦ TỊCH", "CHỦ TỊCH ĐOÀN", "TỔ CÔNG TÁC", "TỔNG CÔNG TY", "TỔNG CỤC HẢI QUAN", "VIỆN KIỂM SÁT NHÂN DÂN",
    "KIỂM TOÁN NHÀ NƯỚC", "ĐẠI SỨ QUÁN", "XÃ MẪU SƠN", "VĂN PHÒNG CHÍNH PHỦ", "THƯỜNG TRỰC HỘI ĐỒNG NHÂN DÂN",
)  # fmt: skip
OTHERS = ("", "VĂN HÓA - XÃ HỘI", "NGƯỜI LẬP BIỂU", 'A <b>&"', "CHU TICH", "TRƯƠNG BAN")


@pytest.mark.parametrize(
    ("text", "kind"),
    [*((text, TitleKind.POST) for text in POSTS), *((text, TitleKind.BODY) for text in BODIES),
     *((text, TitleKind.OTHER) for text in OTHERS)],
)  # fmt: skip
def test_posts_are_told_from_bodies(text: str, kind: TitleKind) -> None:
    assert title_kind(text) is kind
    assert title_kind(unicodedata.normalize("NFD", text.lower())) is kind


@pytest.mark.parametrize(
    ("deputy", "head"),
    [
        ("PHÓ CHỦ TỊCH", "CHỦ TỊCH"),
        ("Phó Chủ tịch", "Chủ tịch"),
        ("PHÓ CHỦ TỊCH THƯỜNG TRỰC", "CHỦ TỊCH"),
        ("PHÓ GIÁM ĐỐC PHỤ TRÁCH", "GIÁM ĐỐC"),
        ("PHÓ TỔNG GIÁM ĐỐC ĐIỀU HÀNH", "TỔNG GIÁM ĐỐC"),
        ("THỨ TRƯỞNG", "BỘ TRƯỞNG"),
        ("Thứ trưởng Thường trực", "Bộ trưởng"),
        ("CHỈ HUY PHÓ", "CHỈ HUY TRƯỞNG"),
        ("HIỆU PHÓ", "HIỆU TRƯỞNG"),
        ("PHÓ PHÒNG NỘI VỤ", "TRƯỞNG PHÒNG NỘI VỤ"),
        ("PHÓ TRƯỞNG PHÒNG", "TRƯỞNG PHÒNG"),
        ("PHÓ CỤC TRƯỞNG", "CỤC TRƯỞNG"),
        ("PCT", "CHỦ TỊCH"),
        ("GIÁM ĐỐC", ""),
        ("PHÓ", ""),
        ("", ""),
    ],
)
def test_a_deputy_signs_for_a_head(deputy: str, head: str) -> None:
    assert head_of(deputy) == head
    assert is_deputy(deputy) or not head


def test_heads_have_deputies() -> None:
    heads = ("BỘ TRƯỞNG", "BỘ TRƯỞNG, CHỦ NHIỆM", "Chủ tịch", "TRƯỞNG BAN", " ")
    assert [deputy_of(head) for head in heads] == [
        "THỨ TRƯỞNG", "PHÓ CHỦ NHIỆM", "Phó Chủ tịch", "PHÓ TRƯỞNG BAN", "",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("post", "may"),
    [("CHÍNH TRỊ VIÊN PHÓ", True), ("THỨ TRƯỞNG", True), ("ỦY VIÊN THƯỜNG TRỰC", True), ("PHỤ TRÁCH", True),
     ("CHÁNH VĂN PHÒNG", False), ("TRƯỞNG PHÒNG", False), ("BỘ TRƯỞNG", False)],
)  # fmt: skip
def test_deputies_and_members_sign_for_a_head(post: str, may: bool) -> None:
    assert may_stand_in(post) is may


@pytest.mark.parametrize(
    ("stored", "printed", "same"),
    [
        ("Chủ tịch", "CHỦ TỊCH", True),
        ("Phó Chủ tịch UBND xã", "PHÓ CHỦ TỊCH", True),
        ("Phó Chủ nhiệm", "PHÓ CHỦ NHIỆM VĂN PHÒNG CHÍNH PHỦ", True),
        ("Quyền Giám đốc", "GIÁM ĐỐC", True),
        ("PCT", "PHÓ CHỦ TỊCH", True),
        ("Chính uỷ", "CHÍNH ỦY", True),
        ("Chủ tịch", "PHÓ CHỦ TỊCH", False),
        ("Giám đốc", "TỔNG GIÁM ĐỐC", False),
        ("Giam doc", "GIÁM ĐỐC", False),
        ("", "GIÁM ĐỐC", False),
    ],
)
def test_posts_agree(stored: str, printed: str, same: bool) -> None:
    assert agrees(stored, printed) is same


@pytest.mark.parametrize(
    ("issuer", "collective"),
    [
        ("ỦY BAN NHÂN DÂN XÃ MẪU SƠN", "ỦY BAN NHÂN DÂN"),
        ("Uỷ ban nhân dân phường Đông", "ỦY BAN NHÂN DÂN"),
        ("UBND XÃ A", "ỦY BAN NHÂN DÂN"),
        ("HĐND XÃ A", "HỘI ĐỒNG NHÂN DÂN"),
        ("BAN CHỈ ĐẠO 35 TỈNH", "BAN CHỈ ĐẠO"),
        ("VĂN PHÒNG ỦY BAN NHÂN DÂN TỈNH", ""),
        ("SỞ NỘI VỤ", ""),
        ("", ""),
    ],
)
def test_the_collective_is_in_the_name_of_the_issuer(issuer: str, collective: str) -> None:
    assert collective_of(issuer) == collective
