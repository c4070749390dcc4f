"""Signature blocks composed from a post and its authorities, and moved from one combination to another."""

from __future__ import annotations

import pytest

from dcbc_desktop.errors import UsageError
from dcbc_desktop.report.signatory.block_rules import block_problems
from dcbc_desktop.report.signatory.composition import (
    COMBINATIONS,
    block_of,
    completed_lines,
    proposed_lines,
    rearranged,
    signature_lines,
)
from dcbc_desktop.report.signatory.signature_block import own_post, own_posts, read_block

COMMUNE = "ỦY BAN NHÂN DÂN XÃ MẪU SƠN"


@pytest.mark.parametrize(
    ("office", "authorities", "lines"),
    [
        ("Giám đốc", (), ("GIÁM ĐỐC",)),
        ("Phó Chủ nhiệm", ("KT",), ("KT. CHỦ NHIỆM", "PHÓ CHỦ NHIỆM")),
        ("PHÓ CHỦ NHIỆM", ("KT. BỘ TRƯỞNG, CHỦ NHIỆM",), ("KT. BỘ TRƯỞNG, CHỦ NHIỆM", "PHÓ CHỦ NHIỆM")),
        ("Bộ trưởng, Chủ nhiệm\nPhó Chủ nhiệm", ("KT",), ("KT. BỘ TRƯỞNG, CHỦ NHIỆM", "PHÓ CHỦ NHIỆM")),
        ("Phó Chủ tịch", ("TM. Ủy ban nhân dân", "kt."), ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")),
        ("Chánh Văn phòng", ("TL.Bộ trưởng",), ("TL. BỘ TRƯỞNG", "CHÁNH VĂN PHÒNG")),
        ("Cục trưởng", ("Q",), ("Q. CỤC TRƯỞNG",)),
        ("Thứ trưởng", ("KT",), ("KT. BỘ TRƯỞNG", "THỨ TRƯỞNG")),
        ("Chủ tịch\nChánh Văn phòng", ("TL",), ("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG")),
        ("Chủ tịch", ("TM",), ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")),
        ("Phó Chủ tịch", ("TM", "KT"), ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")),
        ("Chủ tịch", ("TM", "Q"), ("TM. ỦY BAN NHÂN DÂN", "Q. CHỦ TỊCH")),
        ("Ban Chỉ đạo\nTrưởng ban", ("TM",), ("TM. BAN CHỈ ĐẠO", "TRƯỞNG BAN")),
    ],
)
def test_signature_lines(office: str, authorities: tuple[str, ...], lines: tuple[str, ...]) -> None:
    assert signature_lines(office, authorities, COMMUNE) == lines
    assert own_post(lines) == lines[-1].removeprefix("Q. ")
    assert [problem for problem in block_problems("\n".join(lines)) if problem.blocks] == []


@pytest.mark.parametrize(
    ("office", "authority", "issuer", "code"),
    [
        ("Giám đốc", "XX", COMMUNE, "authority_unknown"),
        ("  ", "KT", COMMUNE, "signatory_office_missing"),
        ("Chủ tịch", "TM", "SỞ NỘI VỤ", "authority_without_body"),
        ("Chủ tịch", "TM", "", "authority_without_body"),
        ("Giám đốc", "KT", COMMUNE, "authority_without_head"),
        ("Chánh Văn phòng", "TL", COMMUNE, "authority_without_head"),
        ("Trưởng phòng", "TUQ", COMMUNE, "authority_without_head"),
    ],
)
def test_what_cannot_be_composed_is_refused(office: str, authority: str, issuer: str, code: str) -> None:
    with pytest.raises(UsageError, match=code):
        signature_lines(office, (authority,), issuer)


@pytest.mark.parametrize(
    "lines",
    [
        ("CHỦ TỊCH",),
        ("BỘ TRƯỞNG, CHỦ NHIỆM", "VĂN PHÒNG CHÍNH PHỦ"),
        ("TM. ỦY BAN NHÂN DÂN", "XÃ MẪU SƠN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
        ("TL. CHỦ TỊCH", "KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"),
        ("TM. ỦY BAN NHÂN DÂN", "TUQ. CHỦ TỊCH", "GIÁM ĐỐC SỞ NỘI VỤ"),
        ("TM. ỦY BAN NHÂN DÂN", "Q. CHỦ TỊCH"),
        ("KT. TRƯỞNG BAN", "PHÓ TRƯỞNG BAN", "GIÁM ĐỐC SỞ NỘI VỤ"),
        ("TL.", "CHÁNH VĂN PHÒNG"),
        ("TM. ỦY BAN NHÂN DÂN",),
        (),
    ],
)
def test_lines_are_read_and_composed_again(lines: tuple[str, ...]) -> None:
    block = read_block(lines)
    assert block is not None
    assert block.lines() == lines


@pytest.mark.parametrize(
    "lines",
    [("KT. CHỦ TỊCH", "TM. ỦY BAN NHÂN DÂN"), ("CHỦ TỊCH", "KT. CHỦ TỊCH"), ("Q. A", "B"), ("TM. KT. A", "B")],
)
def test_lines_in_no_known_order_have_no_block(lines: tuple[str, ...]) -> None:
    assert read_block(lines) is None
    assert block_of(lines).lines()


def test_the_own_post_is_the_post_of_the_signer() -> None:
    assert own_post(("BỘ TRƯỞNG, CHỦ NHIỆM", "VĂN PHÒNG CHÍNH PHỦ")) == "BỘ TRƯỞNG, CHỦ NHIỆM VĂN PHÒNG CHÍNH PHỦ"
    assert own_post(("KT. TRƯỞNG PHÒNG", "VĂN HÓA - XÃ HỘI", "PHÓ TRƯỞNG PHÒNG")) == "PHÓ TRƯỞNG PHÒNG"
    assert own_posts(("TRƯỞNG BAN", "GIÁM ĐỐC SỞ NỘI VỤ")) == ("TRƯỞNG BAN", "GIÁM ĐỐC SỞ NỘI VỤ")
    assert own_post(("TM. ỦY BAN NHÂN DÂN",)) == own_post(("KT. CHỦ TỊCH",)) == own_post(()) == ""


@pytest.mark.parametrize(
    ("lines", "office", "completed"),
    [
        ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH"),
        ("TM. ỦY BAN NHÂN DÂN", "Phó Chủ tịch", "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH"),
        ("KT. GIÁM ĐỐC", "Phó Giám đốc", "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC"),
        ("TL. GIÁM ĐỐC", "Trưởng phòng", "TL. GIÁM ĐỐC\nTRƯỞNG PHÒNG"),
        ("", "Hiệu trưởng", "HIỆU TRƯỞNG"),
        ("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH", "Phó Chủ tịch", "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH"),
        ("Dòng tự ghi", "Chủ tịch", "Dòng tự ghi"),
        ("TM. ỦY BAN NHÂN DÂN", "  ", "TM. ỦY BAN NHÂN DÂN"),
    ],
)
def test_a_post_that_no_line_prints_is_added(lines: str, office: str, completed: str) -> None:
    assert completed_lines(lines, office) == completed


def test_an_outline_proposes_the_collective_of_the_offices_signer() -> None:
    proposed = ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")
    assert proposed_lines(proposed, "") == "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH"
    assert proposed_lines(proposed, "Phó Chủ tịch") == "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH"
    assert proposed_lines(("TỔNG GIÁM ĐỐC",), "Phó Tổng Giám đốc") == "KT. TỔNG GIÁM ĐỐC\nPHÓ TỔNG GIÁM ĐỐC"
    assert proposed_lines((), "Giám đốc") == "GIÁM ĐỐC"


@pytest.mark.parametrize("combination", COMBINATIONS)
@pytest.mark.parametrize(
    "lines",
    [("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), ("KT. BỘ TRƯỞNG, CHỦ NHIỆM", "PHÓ CHỦ NHIỆM"), ("GIÁM ĐỐC",),
     ("TL. CHỦ TỊCH", "KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"),
     ("TM. BAN CHỈ ĐẠO", "XÃ A", "TRƯỞNG BAN", "PHÓ BÍ THƯ")],
)  # fmt: skip
def test_another_combination_and_back_changes_nothing(lines: tuple[str, ...], combination: str) -> None:
    block = block_of(lines)
    moved = rearranged(block, combination)
    assert moved.combination == combination
    assert rearranged(moved, block.combination).lines() == lines


def test_a_deputy_takes_the_place_of_the_head() -> None:
    head = block_of(("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"))
    assert rearranged(head, "TM KT").lines() == ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")
    assert rearranged(block_of((), "Phó Chủ tịch"), "TM KT", COMMUNE).lines() == (
        "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH",
    )  # fmt: skip
    assert rearranged(block_of(("TM. CHỦ TỊCH",)), "TM", COMMUNE).lines() == ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")
    assert rearranged(block_of(("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")), "TL").lines() == ("TL. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")
