"""Blanks, dots, brackets and quotation marks."""

from __future__ import annotations

import pytest

from tests.report.checks.language.found import fixes, found

HITS = [
    ("blank_before_mark", "Cơ quan , đơn vị.", " ,", ","),
    ("blank_before_mark", "Đã họp .", " .", "."),
    ("blank_before_mark", "Tổng hợp, báo cáo ./.", " ./.", "./."),
    ("blank_before_mark", "Kết quả\u00a0: tốt.", "\u00a0:", ":"),
    ("blank_in_brackets", "Văn bản ( kèm theo).", " ", ""),
    ("blank_in_brackets", "“Dân biết ” là đúng.", " ", ""),
    ("blank_extra", "Văn phòng  Chính phủ.", "  ", " "),
    ("blank_extra", "  Văn phòng.", "  ", ""),
    ("blank_missing", "Cơ quan,đơn vị.", ",", ", "),
    ("blank_missing", "Công tác.Kết quả.", ".", ". "),
    ("blank_missing", "Gồm:các vụ.", ":", ": "),
    ("blank_missing", "Đơn vị (cũ)và mới.", ")", ") "),
    ("dots_wrong", "Nặc danh..", "..", "..."),
    ("dots_wrong", "Nặc danh….", "….", "..."),
    ("blank_to_fill", "Có ........ đơn vị.", "........", None),
    ("mark_unpaired", "Văn bản (kèm theo.", "(", None),
    ("mark_unpaired", "Văn bản kèm theo) đã gửi.", ")", None),
    ("mark_unpaired", "“Dân biết, dân bàn.", "“", None),
    ("mark_unpaired", "Nói \"dân biết.", '"', None),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text", "where", "fix"), HITS)
def test_wrong_marks(code: str, text: str, where: str, fix: str | None) -> None:
    assert fixes(code, text) == [(where, fix)]


MISSES = [
    ("blank_before_mark", "Trong đơn vị; … các nội dung; khác ... còn nữa; phần mềm .NET; 22.153; 61,8%."),
    ("blank_in_brackets", "Văn bản (kèm theo), “dân biết”, [1], số (  )."),
    ("blank_extra", "Văn phòng Chính phủ.   "),
    ("blank_missing", "22.153 đơn, 61,8%, ngày 13/02/2023, 4/2023/NĐ-CP, TP.HCM, v.v.; lúc 8:30; http://a.vn/b,c"),
    ("blank_missing", "Thư gửi vanthu.bnv@moha.gov.vn, tệp Bao.Cao.docx; 02 Nghị định[1]; A.B."),
    ("dots_wrong", "Thời sự... và v.v.. cùng … hay ./."),
    ("blank_to_fill", "Thời sự... và hết."),
    ("mark_unpaired", "a) việc một; b) việc hai; 1) việc ba (kèm (theo) đây), “dân «biết»” và \"dân bàn\"."),
    ("mark_unpaired", "Gồm: (1) Hội nghị (ngày 11/10/2023); (2) tập huấn[3]."),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text"), MISSES)
def test_right_marks(code: str, text: str) -> None:
    assert found(code, text) == []


def test_a_crossed_pair_names_only_what_is_alone() -> None:
    assert found("mark_unpaired", "Nói (“dân biết) rồi.") == ["“"]


def test_two_kinds_of_marks() -> None:
    assert found("ellipsis_mixed", "Thời sự... rồi... và… hết.") == ["…"]
    assert found("ellipsis_mixed", "Thời sự... rồi... hết.") == []
    assert fixes("quotes_mixed", '“Dân biết” và "dân bàn".') == [('"', "“"), ('"', "”")]
    assert found("quotes_mixed", 'Nói "dân biết".') == []
