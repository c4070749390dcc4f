"""Rules of the signature block: every usual block passes, what NĐ 30/2020 does not know is told."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from dcbc_desktop.invocation import LANGUAGES
from dcbc_desktop.report import header as h
from dcbc_desktop.report.checks.finding import Finding
from dcbc_desktop.report.checks.signature_checks import check_signature
from dcbc_desktop.report.period import make_period
from dcbc_desktop.report.report import Entry
from dcbc_desktop.report.signatory.block_rules import block_problems, post_differs
from dcbc_desktop.store.models import Office
from dcbc_desktop.workflow.new_report import proposed_entries, sample_report
from dcbc_desktop.workflow.review import check_stops, finding_sentence
from tests.places import OUTLINE_B, OUTLINE_FOLDERS
from tests.report.samples import full_report, outline_in

ISSUER = "ỦY BAN NHÂN DÂN XÃ MẪU SƠN"

RIGHT = """
CHỦ TỊCH | GIÁM ĐỐC | TỔNG GIÁM ĐỐC | HIỆU TRƯỞNG | CHÍNH ỦY | ĐỒN TRƯỞNG | VIỆN TRƯỞNG | QUYỀN GIÁM ĐỐC
PHỤ TRÁCH PHÒNG | NGƯỜI LẬP BIỂU | Q. CHỦ TỊCH | Q. VỤ TRƯỞNG VỤ PHÁP CHẾ | TRƯỞNG PHÒNG / VĂN HÓA - XÃ HỘI
BỘ TRƯỞNG, CHỦ NHIỆM / VĂN PHÒNG CHÍNH PHỦ | BỘ TRƯỞNG, / CHỦ NHIỆM VĂN PHÒNG CHÍNH PHỦ
TỔNG CÔNG TY SÔNG XANH / TỔNG GIÁM ĐỐC | TRƯỞNG BAN / GIÁM ĐỐC SỞ NỘI VỤ | BÍ THƯ KIÊM CHỦ TỊCH
TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH | TM. UỶ BAN NHÂN DÂN / CHỦ TỊCH | TM. UBND XÃ / CHỦ TỊCH | TM.ỦY BAN NHÂN DÂN / CHỦ TỊCH
TM. ỦY BAN NHÂN DÂN / XÃ MẪU SƠN / CHỦ TỊCH | TM. ỦY BAN NHÂN DÂN / Q. BÌNH THẠNH / CHỦ TỊCH
TM. ỦY BAN NHÂN DÂN / Q. CHỦ TỊCH | TM. BAN THƯỜNG VỤ / BÍ THƯ | TM. BAN CHỈ ĐẠO / TRƯỞNG BAN
TM. HỘI ĐỒNG THÀNH VIÊN / CHỦ TỊCH | TM. ĐOÀN CHỦ TỊCH / CHỦ TỊCH | TM. TẬP THỂ VIÊN CHỨC / NGƯỜI ĐẠI DIỆN
TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH / PHÓ CHỦ TỊCH | TM. BAN CHẤP HÀNH / KT. CHỦ TỊCH / PHÓ CHỦ TỊCH
TM. ỦY BAN NHÂN DÂN / TUQ. CHỦ TỊCH / GIÁM ĐỐC SỞ NỘI VỤ
KT. BỘ TRƯỞNG / THỨ TRƯỞNG | KT. BỘ TRƯỞNG, CHỦ NHIỆM / PHÓ CHỦ NHIỆM | KT. HIỆU TRƯỞNG / HIỆU PHÓ
KT. BỘ TRƯỞNG, CHỦ NHIỆM / VĂN PHÒNG CHÍNH PHỦ / PHÓ CHỦ NHIỆM | KT. CHÁNH VĂN PHÒNG / PHÓ CHÁNH VĂN PHÒNG
KT. TRƯỞNG BAN / PHÓ TRƯỞNG BAN THƯỜNG TRỰC | KT. TRƯỞNG BAN / PHÓ TRƯỞNG BAN / GIÁM ĐỐC SỞ NỘI VỤ
KT. HIỆU TRƯỞNG / PHÓ HIỆU TRƯỞNG | KT. TƯ LỆNH / PHÓ TƯ LỆNH | KT. CHỈ HUY TRƯỞNG / CHỈ HUY PHÓ
KT. CHÍNH TRỊ VIÊN / CHÍNH TRỊ VIÊN PHÓ | KT. VIỆN TRƯỞNG / PHÓ VIỆN TRƯỞNG | KT. TRƯỞNG CÔNG AN / PHÓ TRƯỞNG CÔNG AN
KT. TỔNG GIÁM ĐỐC / PHÓ TỔNG GIÁM ĐỐC | KT. THỦ TRƯỞNG CƠ QUAN ĐIỀU TRA / PHÓ THỦ TRƯỞNG | KT. CHỦ TỊCH / ỦY VIÊN
KT. TRƯỞNG PHÒNG / VĂN HÓA - XÃ HỘI / PHÓ TRƯỞNG PHÒNG | KT. GIÁM ĐỐC / P. GIÁM ĐỐC
TL. BỘ TRƯỞNG / VỤ TRƯỞNG VỤ PHÁP CHẾ | TL. CHỦ TỊCH / KT. CHÁNH VĂN PHÒNG / PHÓ CHÁNH VĂN PHÒNG
TL. CHỦ TỊCH / Q. CHÁNH VĂN PHÒNG | TL. TỔNG GIÁM ĐỐC / TRƯỞNG BAN TỔ CHỨC NHÂN SỰ | TL. CHỦ TỊCH / PHÓ CHÁNH VĂN PHÒNG
TUQ. CHỦ TỊCH / TRƯỞNG PHÒNG NỘI VỤ | TUQ. GIÁM ĐỐC / KT. TRƯỞNG PHÒNG / PHÓ TRƯỞNG PHÒNG
TUQ. CHỦ TỊCH / PHÓ CHỦ TỊCH | TM. ĐẢNG ỦY / PHÓ BÍ THƯ | KT. CHÁNH ÁN / PHÓ CHÁNH ÁN | TM. BAN GIÁM HIỆU / HIỆU TRƯỞNG
KT. CHỈ HUY TRƯỞNG / PHÓ CHỈ HUY TRƯỞNG - THAM MƯU TRƯỞNG | KT. TƯ LỆNH / THAM MƯU TRƯỞNG | KT. TRẠM TRƯỞNG / TRẠM PHÓ
CHỦ TỊCH HỘI ĐỒNG QUẢN TRỊ / TỔNG GIÁM ĐỐC | TM. NGƯỜI LAO ĐỘNG / CHỦ TỊCH CÔNG ĐOÀN | TM. TỔ CÔNG TÁC / TỔ TRƯỞNG
KT. TỔNG KIỂM TOÁN NHÀ NƯỚC / PHÓ TỔNG KIỂM TOÁN NHÀ NƯỚC | KT. TRƯỞNG PHÒNG / PHÓ PHÒNG
KT. QUYỀN GIÁM ĐỐC / PHÓ GIÁM ĐỐC | TM. HỘI ĐỒNG QUẢN TRỊ / CHỦ TỊCH HĐQT | PHÒNG VĂN HÓA - XÃ HỘI / TRƯỞNG PHÒNG
TM. ỦY BAN NHÂN DÂN / TL. CHỦ TỊCH / CHÁNH VĂN PHÒNG | KIỂM TOÁN TRƯỞNG | KT. KIỂM TOÁN TRƯỞNG / PHÓ KIỂM TOÁN TRƯỞNG
TM. ỦY BAN KIỂM TRA / PHÓ CHỦ NHIỆM | TM. BAN THƯỜNG TRỰC / PHÓ CHỦ TỊCH | TL. BAN THƯỜNG VỤ / TRƯỞNG BAN TỔ CHỨC
KT. ĐẠI SỨ / THAM TÁN CÔNG SỨ | KT. GIÁM ĐỐC / PHÓ GIÁM ĐỐC PHỤ TRÁCH | TRƯỞNG BAN / PHÓ CHỦ TỊCH UBND XÃ
TM. BAN CHỈ ĐẠO / TRƯỞNG BAN / PHÓ BÍ THƯ THƯỜNG TRỰC ĐẢNG ỦY | TM. HỘI ĐỒNG THÀNH VIÊN / THÀNH VIÊN / TỔNG GIÁM ĐỐC
"""

STOPS = {
    "signature_post_missing": (
        "TM. ỦY BAN NHÂN DÂN", "TM. UBND XÃ", "TM. BAN CHỈ ĐẠO / XÃ MẪU SƠN", "ỦY BAN NHÂN DÂN", "SỞ NỘI VỤ",
    ),
    "signature_words_missing": ("KT.", "TM. / CHỦ TỊCH", "TL. / CHÁNH VĂN PHÒNG", "Q."),
    "signature_behalf_of_person": ("TM. CHỦ TỊCH", "TM. CHỦ TỊCH / PHÓ CHỦ TỊCH", "TM. TỔ TRƯỞNG / TỔ PHÓ"),
    "signature_own_post_missing": (
        "KT. CHỦ TỊCH", "TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH", "TL. BỘ TRƯỞNG", "TUQ. CHỦ TỊCH",
        "TL. CHỦ TỊCH / KT. CHÁNH VĂN PHÒNG", "KT. CHỦ TỊCH / TL. PHÓ CHỦ TỊCH / CHÁNH VĂN PHÒNG",
    ),
    "signature_deputy_below_head": (
        "CHỦ TỊCH / PHÓ CHỦ TỊCH", "TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH / PHÓ CHỦ TỊCH", "Q. GIÁM ĐỐC / PHÓ GIÁM ĐỐC",
        "BỘ TRƯỞNG / THỨ TRƯỞNG", "HIỆU TRƯỞNG / PHÓ HIỆU TRƯỞNG PHỤ TRÁCH",
    ),
    "signature_same_post": (
        "GIÁM ĐỐC / GIÁM ĐỐC", "TM. UBND XÃ / CHỦ TỊCH / CHỦ TỊCH", "KT. CHỦ TỊCH / CHỦ TỊCH",
        "TL. CHỦ TỊCH / CHỦ TỊCH", "TUQ. GIÁM ĐỐC / GIÁM ĐỐC",
    ),
    "signature_not_deputy": ("KT. CHỦ TỊCH / CHÁNH VĂN PHÒNG", "KT. GIÁM ĐỐC / TRƯỞNG PHÒNG TỔ CHỨC"),
    "signature_prefixes_on_line": (
        "KT. Q. CHỦ TỊCH / PHÓ CHỦ TỊCH", "TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH / PHÓ CHỦ TỊCH", "TL. KT. CHỦ TỊCH",
        "TM. ỦY BAN NHÂN DÂN - KT. CHỦ TỊCH / PHÓ CHỦ TỊCH",
    ),
    "signature_behalf_not_first": (
        "KT. CHỦ TỊCH / TM. ỦY BAN NHÂN DÂN / PHÓ CHỦ TỊCH", "TM. ỦY BAN NHÂN DÂN / TM. BAN CHỈ ĐẠO / TRƯỞNG BAN",
    ),
    "signature_prefix_before_body": ("KT. ỦY BAN NHÂN DÂN / PHÓ CHỦ TỊCH", "Q. ỦY BAN NHÂN DÂN"),
    "signature_order_twice": ("TL. CHỦ TỊCH / TL. CHÁNH VĂN PHÒNG / TRƯỞNG PHÒNG",),
    "signature_authority_below": (
        "CHỦ TỊCH / KT. CHỦ TỊCH / PHÓ CHỦ TỊCH", "TRƯỞNG PHÒNG / TL. GIÁM ĐỐC / CHUYÊN VIÊN",
    ),
    "signature_prefix_unknown": ("XX. CHỦ TỊCH", "TKT. GIÁM ĐỐC / PHÓ GIÁM ĐỐC", "TƯQ. CHỦ TỊCH / CHÁNH VĂN PHÒNG"),
}  # fmt: skip

ADVICE = {
    "signature_deputy_alone": ("PHÓ CHỦ TỊCH", "TM. ỦY BAN NHÂN DÂN / PHÓ CHỦ TỊCH", "THỨ TRƯỞNG"),
    "signature_behalf_of_agency": (
        "TM. SỞ NỘI VỤ / GIÁM ĐỐC",
        "TM. TRƯỜNG TIỂU HỌC HOA SEN / HIỆU TRƯỞNG",
        "TM. PHÒNG KINH TẾ / TRƯỞNG PHÒNG",
        "TM. CÔNG TY CẤP NƯỚC / GIÁM ĐỐC",
    ),
    "signature_behalf_unsaid": ("ỦY BAN NHÂN DÂN / CHỦ TỊCH", "ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH / PHÓ CHỦ TỊCH"),
    "signature_small_letters": ("Giám đốc", "TM. Ủy ban nhân dân / CHỦ TỊCH"),
    "signature_prefix_before_body": ("TL. BAN CHỈ ĐẠO / CHÁNH VĂN PHÒNG", "TUQ. ỦY BAN NHÂN DÂN / GIÁM ĐỐC SỞ NỘI VỤ"),
    "signature_deputy_of_other": ("KT. CHỦ TỊCH / PHÓ GIÁM ĐỐC", "KT. HIỆU TRƯỞNG / PHÓ GIÁM ĐỐC"),
    "signature_not_deputy": ("KT. CHỦ TỊCH / CÁN BỘ TỔNG HỢP",),
    "signature_order_of_deputy": ("TL. CHỦ TỊCH / PHÓ CHỦ TỊCH",),
    "signature_order_twice": ("TUQ. CHỦ TỊCH / TL. GIÁM ĐỐC / TRƯỞNG PHÒNG",),
    "signature_prefix_before_deputy": (
        "Q. PHÓ GIÁM ĐỐC",
        "TL. PHÓ CHỦ TỊCH / CHÁNH VĂN PHÒNG",
        "TUQ. PHÓ GIÁM ĐỐC / TRƯỞNG PHÒNG",
        "KT. PHÓ CHỦ TỊCH / ỦY VIÊN",
    ),
}

PREFIXES = [
    ("T/M ỦY BAN NHÂN DÂN", "TM. ỦY BAN NHÂN DÂN"), ("TM: ỦY BAN NHÂN DÂN", "TM. ỦY BAN NHÂN DÂN"),
    ("TM ỦY BAN NHÂN DÂN", "TM. ỦY BAN NHÂN DÂN"), ("T.M. UBND XÃ", "TM. UBND XÃ"),
    ("THAY MẶT ỦY BAN NHÂN DÂN", "TM. ỦY BAN NHÂN DÂN"), ("KT/ CHỦ TỊCH", "KT. CHỦ TỊCH"),
    ("K/T CHỦ TỊCH", "KT. CHỦ TỊCH"), ("K.T. GIÁM ĐỐC", "KT. GIÁM ĐỐC"), ("KT- GIÁM ĐỐC", "KT. GIÁM ĐỐC"),
    ("KÝ THAY GIÁM ĐỐC", "KT. GIÁM ĐỐC"), ("T/L CHỦ TỊCH", "TL. CHỦ TỊCH"), ("TL, CHỦ TỊCH", "TL. CHỦ TỊCH"),
    ("THỪA LỆNH CHỦ TỊCH", "TL. CHỦ TỊCH"), ("TUQ: CHỦ TỊCH", "TUQ. CHỦ TỊCH"), ("T.UQ CHỦ TỊCH", "TUQ. CHỦ TỊCH"),
    ("UQ. CHỦ TỊCH", "TUQ. CHỦ TỊCH"), ("THỪA ỦY QUYỀN CHỦ TỊCH", "TUQ. CHỦ TỊCH"), ("Q/ GIÁM ĐỐC", "Q. GIÁM ĐỐC"),
    ("Q GIÁM ĐỐC", "Q. GIÁM ĐỐC"), ("kt/ chủ tịch", "KT. chủ tịch"),
]  # fmt: skip
NO_PREFIXES = (
    "TM. ỦY BAN NHÂN DÂN", "KT.CHỦ TỊCH", "TLV GIÁM ĐỐC", "TM VÀ DU LỊCH", "Q 1", "TP. HỒ CHÍ MINH", "P. GIÁM ĐỐC",
    "KTV TRƯỞNG", "TMS. GROUP", "QUYỀN GIÁM ĐỐC", "TL BẮC NINH", "THAY MẶT GIA ĐÌNH",
)  # fmt: skip


def _lines(text: str) -> str:
    """Lines of a block: a slash with spaces parts them, one without belongs to its line."""
    return "\n".join(text.split(" / "))


def _told(text: str, *, blocks: bool) -> list[str]:
    return [problem.code for problem in block_problems(_lines(text), ISSUER) if problem.blocks is blocks]


@pytest.mark.parametrize("text", [one.strip() for line in RIGHT.strip().splitlines() for one in line.split("|")])
def test_usual_blocks_are_silent(text: str) -> None:
    assert list(block_problems(_lines(text))) == []


@pytest.mark.parametrize("folder", OUTLINE_FOLDERS, ids=lambda folder: folder.name)
def test_the_lines_of_outlines_are_silent(folder: Path) -> None:
    assert list(block_problems("\n".join(outline_in(folder).document.signatory_lines))) == []


def test_the_sample_has_a_right_block() -> None:
    sample = sample_report()
    assert sample.lines(h.SIGNATORY_LINES)
    assert list(check_signature(sample)) == []


@pytest.mark.parametrize(
    ("lines", "office", "printed"),
    [
        ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH"),
        ("", "Phó Chủ tịch", "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH"),
        ("", "", "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH"),
        ("Dòng tự ghi", "Phó Chủ tịch", "Dòng tự ghi"),
    ],
)
def test_a_new_report_prints_the_post_of_the_profile(lines: str, office: str, printed: str) -> None:
    outline = outline_in(OUTLINE_B)
    profile = Office("A01", signatory_lines=lines, signatory_office=office)
    entries = proposed_entries(outline, make_period("2026"), profile)
    assert entries[h.SIGNATORY_LINES].value == printed


@pytest.mark.parametrize(("code", "text"), [(code, text) for code, texts in STOPS.items() for text in texts])
def test_what_the_decree_does_not_know_stops(code: str, text: str) -> None:
    assert code in _told(text, blocks=True)


@pytest.mark.parametrize(("code", "text"), [(code, text) for code, texts in ADVICE.items() for text in texts])
def test_what_is_unusual_is_advised(code: str, text: str) -> None:
    assert set(_told(text, blocks=False)) == {code}
    assert _told(text, blocks=True) == []


@pytest.mark.parametrize(("written", "right"), PREFIXES)
def test_a_wrong_abbreviation_is_told_with_its_mend(written: str, right: str) -> None:
    value = f"  {written}\nPHÓ CHỦ TỊCH"
    problem = next(one for one in block_problems(value) if one.code == "signature_prefix_wrong")
    assert problem.blocks
    end = problem.start + problem.length
    assert (value[: problem.start] + str(problem.fix) + value[end:]).splitlines()[0].strip() == right


@pytest.mark.parametrize("text", NO_PREFIXES)
def test_other_letters_are_no_abbreviation(text: str) -> None:
    codes = {problem.code for problem in block_problems(text)}
    assert codes.isdisjoint({"signature_prefix_wrong", "signature_prefix_unknown"})


def test_places_and_mends_are_those_of_the_stored_text() -> None:
    value = "\n  TM. CHỦ TỊCH \n"
    (problem,) = block_problems(value, ISSUER)
    assert value[problem.start : problem.start + problem.length] == "TM. CHỦ TỊCH"
    assert problem.fix == "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH"
    assert next(block_problems(value, "SỞ NỘI VỤ")).fix is None
    (alone,) = block_problems("PHÓ CHỦ TỊCH")
    assert alone.fix == "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH"


@pytest.mark.parametrize("between", [" - ", "\u00a0-\u00a0", ",", " ", "; / "])
def test_two_authorities_on_a_line_are_parted(between: str) -> None:
    one_line = f"TM. ỦY BAN NHÂN DÂN{between}KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH"
    (parted,) = block_problems(one_line)
    mended = one_line[: parted.start] + str(parted.fix) + one_line[parted.start + parted.length :]
    assert mended == "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH"
    assert list(block_problems(mended)) == []


@pytest.mark.parametrize("text", ["- ", "TM . ", "KT ", "T U Q ", "/"])
def test_a_hostile_line_costs_bounded_time(text: str) -> None:
    begun = time.perf_counter()
    list(block_problems(text * 50_000))
    assert time.perf_counter() - begun < 10


@pytest.mark.parametrize(
    ("office", "lines", "differs"),
    [
        ("", "CHỦ TỊCH", False),
        ("Chủ tịch", "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH", False),
        ("Chủ tịch", "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH", True),
        ("Phó Chủ tịch", "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH", True),
        ("Q. Giám đốc", "Q. GIÁM ĐỐC", False),
        ("KT. Chủ tịch\nPhó Chủ tịch", "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH", False),
        ("Trưởng ban, Phó Chủ tịch xã", "TRƯỞNG BAN", False),
        ("Giám đốc Sở Nội vụ", "KT. TRƯỞNG BAN\nPHÓ TRƯỞNG BAN\nGIÁM ĐỐC SỞ NỘI VỤ", False),
        ("Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ", "BỘ TRƯỞNG, CHỦ NHIỆM\nVĂN PHÒNG CHÍNH PHỦ", False),
        ("Chủ tịch", "TM. ỦY BAN NHÂN DÂN", False),
    ],
)
def test_the_stored_post_is_the_printed_one(office: str, lines: str, differs: bool) -> None:
    assert post_differs(office, lines) is differs


def _stops(lines: str, office: str) -> list[Finding]:
    values = {h.SIGNATORY_LINES: lines, h.SIGNATORY_OFFICE: office}
    return list(check_stops(full_report().with_entries({key: Entry(value) for key, value in values.items()})))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_problem_has_its_whole_sentence(language: str) -> None:
    report = full_report()
    texts = [text for table in (STOPS, ADVICE) for texts in table.values() for text in texts]
    for text in (*texts, *(written for written, _ in PREFIXES)):
        changed = report.with_entries(
            {h.SIGNATORY_LINES: Entry(_lines(text)), h.SIGNATORY_OFFICE: Entry("Hộ tịch viên")}
        )
        found = list(check_signature(changed))
        assert found
        for finding in found:
            words = finding_sentence(finding, changed, language)
            assert "…" not in words
            assert "{" not in words
            assert finding.code not in words


def test_a_block_without_its_post_stops_sign_off() -> None:
    (found,) = _stops("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")
    assert (found.code, found.key) == ("signature_post_missing", h.SIGNATORY_LINES)
    (found,) = _stops("CHỦ TỊCH", "Phó Chủ tịch")
    assert (found.code, found.key) == ("signature_post_differs", h.SIGNATORY_OFFICE)
    assert _stops("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH", "Chủ tịch") == []


@pytest.mark.parametrize(
    ("lines", "codes"),
    [
        ("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nLê Thị Minh Hòa", ["signature_name_among_lines"]),
        ("GIÁM ĐỐC\n  LÊ THỊ  MINH HÒA ", ["signature_name_among_lines"]),
        ("GIÁM ĐỐC\nTRƯỜNG LÊ THỊ MINH HÒA", []),
        ("GIÁM ĐỐC", []),
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_signers_name_is_not_among_the_lines(lines: str, codes: list[str], language: str) -> None:
    found = _stops(lines, "")
    assert [one.code for one in found] == codes
    for one in found:
        assert lines[one.place.start : one.place.start + one.place.length].upper().split() == [
            "LÊ",
            "THỊ",
            "MINH",
            "HÒA",
        ]
        assert "…" not in finding_sentence(one, full_report(), language)
