"""One thing in several ways across the report; abbreviations; what last year's report left behind."""

from __future__ import annotations

import pytest

from dcbc_desktop.report import header as h
from dcbc_desktop.report.checks.language.rules import check_proofreading
from dcbc_desktop.report.comparison.earlier_reports import EarlierReports
from dcbc_desktop.report.period import make_period
from dcbc_desktop.report.prose import encode, from_plain_text
from dcbc_desktop.report.report import Entry, Report
from tests.report.checks.language.found import findings, fixes, found, report_of, words_at

MIXED = [
    ("spelling_mixed", ["Dân chủ ở cơ sở, dân chủ ở cơ sở.", "Quy chế dân chủ cơ sở."],
     [("dân chủ cơ sở", "dân chủ ở cơ sở")]),
    ("spelling_mixed", ["Hàng năm, hàng quý, hàng năm.", "Hằng tháng."], [("Hằng tháng", "Hàng tháng")]),
    ("spelling_mixed", ["Bảo đảm, đảm bảo."], [("đảm bảo", "bảo đảm")]),
    ("tone_mixed", ["Thể chế hóa, văn hóa, cấp ủy.", "Cụ thể hoá, Đảng uỷ."], [("hoá", "hóa"), ("uỷ", "ủy")]),
    ("tone_mixed", ["Uỷ ban đã họp; hoá đơn.", "Ủy ban họp."], [("Ủy", "Uỷ")]),
    ("capitals_mixed", ["Giao Ban Chỉ đạo, Ban Chỉ đạo.", "Lập ban chỉ đạo."], [("ban chỉ đạo", "Ban Chỉ đạo")]),
    ("capitals_mixed", ["Giao Ban Chỉ đạo.", "Ban chỉ đạo họp."], [("Ban chỉ đạo", "Ban Chỉ đạo")]),
    ("hyphen_mixed", ["Kinh tế - xã hội, chính trị - xã hội.", "Tài chính-ngân sách."],
     [("Tài chính-ngân sách", "Tài chính - ngân sách")]),
    ("hyphen_mixed", ["Tổ chức chính trị - xã hội.", "Đoàn thể chính trị xã hội."],
     [("chính trị xã hội", "chính trị - xã hội")]),
]  # fmt: skip


@pytest.mark.parametrize(("code", "paragraphs", "expected"), MIXED)
def test_the_rarer_way_is_shown(code: str, paragraphs: list[str], expected: list[tuple[str, str]]) -> None:
    report = report_of(*paragraphs)
    assert [(words_at(report, finding), finding.fix) for finding in findings(report, code)] == expected


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("spelling_mixed", "Dân chủ ở cơ sở; DÂN CHỦ CƠ SỞ; hằng năm."),
        ("tone_mixed", "Ông Lê Minh Hoà, tỉnh Hòa Bình; thể chế hóa; quý, quỳ, quả."),
        ("capitals_mixed", "Đã ban hành Kế hoạch; ban hành kế hoạch, tổ chức Hội nghị viên chức; tổ chức hội nghị."),
        ("abbreviation_undefined", "ỦY BAN NHÂN DÂN XÃ BUNG LAO; XÃ ĐẮK DƠK; Công ty TNHH MTV Cấp nước."),
        (
            "capitals_mixed",
            "Các cán bộ Công an xã, cán bộ công an; trụ sở Đảng ủy, trụ sở đảng ủy; nhiệm vụ A, nhiệm vụ a.",
        ),
        ("capitals_mixed", "Theo Hội thi Cán bộ giỏi; hội thi cán bộ; văn phòng phẩm Hồng Hà; văn phòng phẩm hồng hà."),
        ("capitals_mixed", "Ban Chỉ đạo họp; BAN CHỈ ĐẠO; Hội nghị cán bộ và hội nghị cán bộ; đoàn thanh niên."),
        ("hyphen_mixed", "Kinh tế - xã hội, chính trị – xã hội; công tác chính trị, xã hội."),
        ("hyphen_mixed", "Tình hình kinh tế xã hội."),
    ],
)
def test_one_way_is_silent(code: str, text: str) -> None:
    assert found(code, text) == []


def test_a_heading_written_otherwise_than_the_text() -> None:
    found_in = findings(report_of("Tổ chức chính trị - xã hội.", key="II.3"), "heading_mixed")
    assert [(f.key, f.params["found"]) for f in found_in] == [("II.3", "chính trị-xã hội")]
    assert findings(report_of("Không nhắc đến."), "heading_mixed") == []


@pytest.mark.parametrize(
    ("text", "code", "where"),
    [
        ("Công tác TTHC năm nay; TTHC khác.", "abbreviation_undefined", "TTHC"),
        ("Kiểm soát.{Gồm 12 PAKN của người dân.}", "abbreviation_undefined", "PAKN"),
        ("Thủ tục hành chính (TTHC năm nay); TTHC khác.", "abbreviation_undefined", "TTHC"),
        ("Rà soát thủ tục hành chính (theo TTHC); TTHC khác.", "abbreviation_undefined", "TTHC"),
        ("Giải quyết TTHC qua nhiều khâu, nhiều việc khác nhau của các đơn vị. Thủ tục hành chính (TTHC) đã rà soát.",
         "abbreviation_late", "TTHC"),
        ("Thủ tục hành chính (TTHC). Thông tin hành chính (TTHC).", "abbreviation_two_ways", "TTHC"),
    ],
)  # fmt: skip
def test_abbreviations(text: str, code: str, where: str) -> None:
    assert found(code, text) == [where]


@pytest.mark.parametrize(
    "text",
    [
        "Thủ tục hành chính (TTHC) và TTHC khác.",
        "Thủ tục hành chính (sau đây viết tắt là TTHC); rà soát TTHC.",
        "Thủ tục hành chính (viết tắt: TTHC); rà soát TTHC.",
        "Thủ tục hành chính (sau đây gọi tắt là “TTHC”); rà soát TTHC.",
        "TTHC (thủ tục hành chính) được rà soát; TTHC khác.",
        "Công chức, viên chức, người lao động (CCVCNLĐ); CCVCNLĐ.",
        "UBND, HĐND, TP Hồ Chí Minh, Trung ương (TW), khóa XII, Vụ II, số 05-CT/TW, 18-NQ/TW.",
        "Số 6507/BNV-CTTN, 346/QĐ-TTg, 01/NQ- CP, 165/TTg-KSTT, 12/KH-UBND.",
        "KẾT QUẢ THỰC HIỆN NĂM 2026 CỦA TRUNG TÂM.",
        "Ông Nguyễn Văn A, COVID-19, bản PDF, mã QR.",
    ],
)
def test_known_and_defined_abbreviations(text: str) -> None:
    codes = ("abbreviation_undefined", "abbreviation_late", "abbreviation_two_ways")
    assert [found(code, text) for code in codes] == [[], [], []]


def test_one_phrase_explained_twice_alike() -> None:
    report = report_of("Công chức, viên chức (CCVC) và cán bộ, công chức, viên chức.", "Công chức viên chức (CCVC).")
    assert findings(report, "abbreviation_two_ways") == []


def test_recipients_have_their_own_abbreviations() -> None:
    report = report_of("Đã họp.", values={h.RECIPIENTS: "VPCP: BTCN, PCN;\nLưu: VT, TCCB (02)."})
    assert findings(report, "abbreviation_undefined") == []


SAME = (
    "Trung tâm có 05 đầu mối với 42 viên chức. Năm 2025, Trung tâm đã tổ chức hội nghị viên chức theo đúng quy định; "
    "các ý kiến góp ý đều được trả lời bằng văn bản trong vòng mười ngày làm việc và niêm yết tại bảng tin."
)


def _copied(now: str, before: str) -> list[tuple[str, str | None]]:
    report = report_of(now)
    last = Report(2, "uid-2", report.outline, "H1", "H0", make_period("2025"))
    last = last.with_entries({"I": Entry(encode(from_plain_text(before)))})
    codes = {"section_same_as_last_year", "year_left_over"}
    return [(f.code, f.fix) for f in check_proofreading(report, EarlierReports(last_year=last)) if f.code in codes]


def test_what_was_copied_from_last_year() -> None:
    same = ("section_same_as_last_year", None)
    assert _copied(SAME, SAME) == [same, ("year_left_over", "Năm 2026")]
    assert _copied(SAME.replace("42", "45").replace("2025", "2026"), SAME) == [same]
    assert _copied("Đã chuyển trụ sở. Họp hai lần năm 2025.", "Họp hai lần năm 2025.") == [
        ("year_left_over", "năm 2026")
    ]
    assert _copied("Đã chuyển trụ sở. " + SAME[: SAME.index(". ")] + ".", SAME) == []
    assert _copied("So với năm 2025, số đơn giảm một nửa.", SAME) == []
    assert _copied("Như năm trước.", "Như năm trước.") == []


PLAN = "Đã làm theo Kế hoạch số 12/KH-UBND ngày 05/4/2025."


@pytest.mark.parametrize(
    ("now", "before", "found"),
    [
        (PLAN, PLAN, ["12/KH-UBND ngày 05/4/2025"]),
        ("Báo cáo số 05a/BC-TTLT ngày 05 tháng 01 năm 2025.", "Báo cáo số 05a/BC-TTLT ngày 05 tháng 01 năm 2025.",
         ["05a/BC-TTLT ngày 05 tháng 01 năm 2025"]),
        (PLAN.replace("UBND", "LĐTB&XH"), PLAN.replace("UBND", "LĐTB&XH"), ["12/KH-LĐTB&XH ngày 05/4/2025"]),
        (f"Xã đã họp. {PLAN}", PLAN, ["12/KH-UBND ngày 05/4/2025"]),
        (PLAN.replace("12/KH-UBND", "12-KH/TU"), PLAN.replace("12/KH-UBND", "12-KH/TU"), []),
        (PLAN.replace("12", "14"), PLAN, []),
        (PLAN.replace("2025", "2026"), PLAN.replace("2025", "2026"), []),
        (PLAN.replace("2025", "2021"), PLAN.replace("2025", "2021"), []),
        (PLAN, "Khác.", []),
        ("Theo Nghị định số 59/2025/NĐ-CP ngày 14/8/2025.", "Theo Nghị định số 59/2025/NĐ-CP ngày 14/8/2025.", []),
        ("Quyết định số 12/QĐ-UBND ngày 05/4/2025.", "Quyết định số 12/QĐ-UBND ngày 05/4/2025.", []),
        ("Kế hoạch số 12/KH-UBND.", "Kế hoạch số 12/KH-UBND.", []),
    ],
)  # fmt: skip
def test_documents_of_last_year_in_sentences_that_nobody_changed(now: str, before: str, found: list[str]) -> None:
    report = report_of(now)
    last = Report(2, "uid-2", report.outline, "H1", "H0", make_period("2025"))
    last = last.with_entries({"I": Entry(encode(from_plain_text(before)))})
    findings_ = check_proofreading(report, EarlierReports(last_year=last))
    assert [f.params["found"] for f in findings_ if f.code == "document_left_over"] == found


def test_the_proposed_words_fit_in_place() -> None:
    assert fixes("spelling_mixed", "Hằng năm, hằng quý và hàng tháng.") == [("hàng tháng", "hằng tháng")]
