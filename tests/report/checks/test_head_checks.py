"""Checks of the head: for each mistake of it hits with their mends, and near misses that stay silent."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dcbc_desktop.report import header as h
from dcbc_desktop.report.checks.finding import Finding
from dcbc_desktop.report.checks.head_checks import CODES, check_head, check_placeholders
from dcbc_desktop.report.checks.language.passages import read
from dcbc_desktop.report.comparison.earlier_reports import NO_EARLIER_REPORTS
from dcbc_desktop.report.outline import fill_placeholders
from dcbc_desktop.report.report import Entry, Report
from dcbc_desktop.workflow.review import check_stops, finding_sentence
from dcbc_desktop.workflow.signing.sign_off import SignOffBlockedError, prepare
from tests.places import OUTLINE_FOLDERS
from tests.report.offices import ISSUERS, PLACES, SUPERIORS
from tests.report.samples import full_report

_HITS = [
    (h.ISSUER, "UBND XÃ MƯỜNG LÁT", "issuer_abbreviated", "ỦY BAN NHÂN DÂN XÃ MƯỜNG LÁT"),
    (h.ISSUER, "U.B.N.D XÃ A LƯỚI", "issuer_abbreviated", "ỦY BAN NHÂN DÂN XÃ A LƯỚI"),
    (h.ISSUER, "UBND\nXÃ A LƯỚI", "issuer_abbreviated", "ỦY BAN NHÂN DÂN\nXÃ A LƯỚI"),
    (h.ISSUER, "ỦY BAN NHÂN DÂN\nTP.HUẾ", "issuer_abbreviated", "ỦY BAN NHÂN DÂN\nTHÀNH PHỐ HUẾ"),
    (h.ISSUER, "TRẠM Y TẾ P. HAI BÀ TRƯNG", "issuer_abbreviated", "TRẠM Y TẾ PHƯỜNG HAI BÀ TRƯNG"),
    (h.ISSUER, "BQL CHỢ LỚN", "issuer_abbreviated", "BAN QUẢN LÝ CHỢ LỚN"),
    (h.ISSUER, "BCH QUÂN SỰ", "issuer_abbreviated", None),
    (h.ISSUER, "Ủy ban nhân dân\nXã A Lưới", "issuer_small_letters", "ỦY BAN NHÂN DÂN\nXÃ A LƯỚI"),
    (h.SUPERIOR, "Sở Nội vụ", "issuer_small_letters", "SỞ NỘI VỤ"),
    (h.TITLE, "V/v thực hiện dân chủ năm 2026", "title_vv", "Về việc thực hiện dân chủ năm 2026"),
    (h.TITLE, "v/v: Về việc thực hiện dân chủ", "title_vv", "Về việc thực hiện dân chủ"),
    (h.TITLE, "Kiểm tra V/v thực hiện dân chủ", "title_vv", "Kiểm tra về việc thực hiện dân chủ"),
    (h.TITLE, "Kết quả năm 2026.", "title_end_mark", "Kết quả năm 2026"),
    (h.TITLE, "Kết quả năm 2026 ; ", "title_end_mark", "Kết quả năm 2026"),
    (h.TITLE, "Kết quả năm 2026./.", "title_end_mark", "Kết quả năm 2026"),
    (h.TITLE, "Kết quả thực hiện dân chủ năm 2025", "title_year_other", "Kết quả thực hiện dân chủ năm 2026"),
    (h.TITLE, "Kết quả thực hiện Luật Dân chủ năm 2025", "title_year_other", "Kết quả thực hiện Luật Dân chủ năm 2026"),
    (h.TITLE, "Kết quả năm 2025 và phương hướng năm 2027", "title_year_other", None),
    (h.TITLE, "Kết quả năm học 2023-2024", "title_year_other", None),
    (h.ADDRESSEES, "Kính gửi: Sở Nội vụ", "list_heading_doubled", "Sở Nội vụ"),
    (h.ADDRESSEES, "Kính gửi Sở Nội vụ\nSở Tư pháp", "list_heading_doubled", "Sở Nội vụ\nSở Tư pháp"),
    (h.ADDRESSEES, "- Sở Nội vụ", "list_mark_doubled", "Sở Nội vụ"),
    (h.ADDRESSEES, "-- Sở Nội vụ\nSở Tư pháp", "list_mark_doubled", "Sở Nội vụ\nSở Tư pháp"),
    (h.ADDRESSEES, "Sở Nội vụ\n• Sở Tư pháp", "list_mark_doubled", "Sở Nội vụ\nSở Tư pháp"),
    (h.ADDRESSEES, "Sở Nội vụ;;\nSở Tư pháp", "list_mark_doubled", "Sở Nội vụ;\nSở Tư pháp"),
    (h.RECIPIENTS, "Nơi nhận:\nNhư trên;\nLưu: VT.", "list_heading_doubled", "\nNhư trên;\nLưu: VT."),
    (h.RECIPIENTS, "- - Như trên;\nLưu: VT.", "list_mark_doubled", "Như trên;\nLưu: VT."),
    (h.RECIPIENTS, "Như trên;\nLưu: VT;.", "list_mark_doubled", "Như trên;\nLưu: VT."),
    (h.SIGNATORY_NAME, "lê thị minh hòa", "name_small_letters", "Lê Thị Minh Hòa"),
    (h.SIGNATORY_NAME, "Lê thị Minh Hòa", "name_small_letters", "Lê Thị Minh Hòa"),
    (h.SIGNATORY_NAME, "LÊ THỊ MINH HÒA", "name_all_capitals", "Lê Thị Minh Hòa"),
    (h.SIGNATORY_NAME, "H'HEN NIÊ", "name_all_capitals", "H'Hen Niê"),
    (h.SIGNATORY_NAME, "ThS. Lê Thị Minh Hòa", "name_title_before", "Lê Thị Minh Hòa"),
    (h.SIGNATORY_NAME, "PGS.TS Lê Thị Minh Hòa", "name_title_before", "Lê Thị Minh Hòa"),
    (h.SIGNATORY_NAME, "BS CKII. Lê Thị Minh Hòa", "name_title_before", "Lê Thị Minh Hòa"),
    (h.SIGNATORY_NAME, "Tiến sỹ Lê Thị Minh Hòa", "name_title_before", "Lê Thị Minh Hòa"),
    (h.SIGNATORY_NAME, "Thượng tá Lê Thị Minh Hòa", "name_title_before", "Lê Thị Minh Hòa"),
    (h.SIGNATORY_NAME, "Đ/c Lê Thị Minh Hòa", "name_title_before", "Lê Thị Minh Hòa"),
    (h.SIGNATORY_NAME, "Bà Lê Thị Minh Hòa", "name_title_before", "Lê Thị Minh Hòa"),
]

_NEAR_MISSES = [
    *((h.ISSUER, one) for one in ISSUERS),
    *((h.SUPERIOR, one) for one in SUPERIORS),
    *((h.PLACE, one) for one in PLACES),
    (h.ISSUER, "TRƯỜNG TH VÀ THCS LA DÊÊ"),
    (h.ISSUER, "TỔNG CÔNG TY ĐIỆN LỰC - EVN"),
    (h.ISSUER, "VNPT ĐẮK LẮK"),
    (h.ISSUER, "ĐẢNG ỦY - HĐND - UBND XÃ ĐỒNG HÀ"),
    (h.ISSUER, "CÔNG TY CP T.N.H"),
    (h.ISSUER, "BAN CHỈ ĐẠO TW"),
    (h.ISSUER, "CÔNG TY TNHH XD TP"),
    (h.SUPERIOR, "UBND TỈNH LÀO CAI"),
    (h.TITLE, "Kết quả năm 2026 và phương hướng, nhiệm vụ năm 2027"),
    (h.TITLE, "Kết quả thực hiện Luật Thực hiện dân chủ ở cơ sở năm 2022"),
    (h.TITLE, "Kết quả thực hiện Nghị định ngày 14 tháng 8 năm 2023"),
    (h.TITLE, "Kết quả năm học 2025 - 2026"),
    (h.TITLE, "Kết quả giai đoạn 2021-2026"),
    (h.TITLE, "Kết quả thực hiện dân chủ từ năm 2023 đến nay"),
    (h.TITLE, "Trả lời công văn “V/v báo cáo thực hiện dân chủ.” năm 2026"),
    (h.TITLE, "Kết quả tiếp thu ý kiến của ông V. V và kiến nghị v.v."),
    (h.TITLE, "Kết quả thực hiện dân chủ (lần 2)"),
    (h.ADDRESSEES, "- Sở Nội vụ;\n- Sở Tư pháp."),
    (h.ADDRESSEES, "Sở Nội vụ"),
    (h.ADDRESSEES, "Văn phòng Chính phủ - Cục Hành chính"),
    (h.RECIPIENTS, "- Như trên;\n- Các phòng, ban v.v.;\n- Lưu: VT, TCCB (02)."),
    (h.SIGNATORY_NAME, "Y Blô Êban"),
    (h.SIGNATORY_NAME, "H'Hen Niê"),
    (h.SIGNATORY_NAME, "Ông Văn Tùng"),
    (h.SIGNATORY_NAME, "Cao Thị Thanh Ca"),
    (h.SIGNATORY_NAME, "K' Sor H' Bia"),
    (h.PLACE, "Quận 1"),
    (h.PLACE, "Ia O"),
    (h.PLACE, "Ý Yên"),
    (h.SYMBOL, "XX"),
]


def _with(key: str, value: str) -> Report:
    return full_report().with_entries({key: Entry(value)})


def _found(report: Report) -> Iterator[Finding]:
    yield from check_placeholders(report)
    yield from check_head(read(report, NO_EARLIER_REPORTS))


def _mended(report: Report, code: str) -> Report:
    """Apply the mends of one code until there are none left."""
    for _ in range(5):
        found = next((one for one in _found(report) if one.code == code and one.fix is not None), None)
        if found is None:
            break
        text, place = report.text(found.key), found.place
        text = text[: place.start] + str(found.fix) + text[place.start + place.length :]
        report = report.with_entries({found.key: Entry(text)})
    return report


@pytest.mark.parametrize(("key", "value", "code", "mended"), _HITS)
def test_a_mistake_of_the_head_is_found_and_mended(key: str, value: str, code: str, mended: str | None) -> None:
    report = _with(key, value)
    found = [one for one in _found(report) if one.code == code]
    assert {one.key for one in found} == {key}
    assert all(value[one.place.start :][: one.place.length].strip() == one.params["found"] for one in found)
    assert all("…" not in finding_sentence(one, report, language) for one in found for language in ("vi", "en"))
    if mended is None:
        assert {one.fix for one in found} == {None}
    else:
        assert _mended(report, code).text(key) == mended
        assert code not in {one.code for one in _found(_mended(report, code))}


@pytest.mark.parametrize(("key", "value"), _NEAR_MISSES)
def test_a_head_as_offices_write_it_is_left_alone(key: str, value: str) -> None:
    assert [one.code for one in _found(_with(key, value))] == []


@pytest.mark.parametrize("folder", OUTLINE_FOLDERS, ids=lambda folder: folder.name)
def test_the_title_of_each_outline_is_left_alone(folder: Path) -> None:
    report = full_report(folder)
    title = fill_placeholders(report.outline.document.title, report.period)
    assert list(_found(report.with_entries({h.TITLE: Entry(title)}))) == []


@pytest.mark.parametrize(
    ("issuer", "name", "found"),
    [
        ("TRƯỜNG ĐẠI HỌC KHOA HỌC HUẾ", "PGS.TS. Lê Thị Minh Hòa", False),
        ("TRUNG TÂM Y TẾ A LƯỚI", "BSCKII Lê Thị Minh Hòa", False),
        ("VIỆN HÀN LÂM KHOA HỌC VÀ CÔNG NGHỆ", "GS.TS Lê Thị Minh Hòa", False),
        ("CÔNG AN XÃ A LƯỚI", "Thiếu tá Lê Thị Minh Hòa", False),
        ("BỘ CHỈ HUY BỘ ĐỘI BIÊN PHÒNG", "Đại tá Lê Thị Minh Hòa", False),
        ("TRƯỜNG TIỂU HỌC A LƯỚI", "Bà Lê Thị Minh Hòa", True),
        ("SỞ NỘI VỤ", "TS. Lê Thị Minh Hòa", True),
    ],
)
def test_forces_schools_hospitals_and_institutes_write_ranks_and_degrees(issuer: str, name: str, found: bool) -> None:
    report = _with(h.ISSUER, issuer).with_entries({h.SIGNATORY_NAME: Entry(name)})
    assert ("name_title_before" in {one.code for one in _found(report)}) == found


@pytest.mark.parametrize(
    ("key", "value"),
    [
        *((h.PLACE, one) for one in ("…", "....", "Địa danh", "ĐỊA DANH", "Tên xã", "XXX", "xx", "xã A", "Xã/phường",
                                     "tỉnh …", "<địa danh>", "«Tên xã»", "[tên tỉnh]", "Phường ___", "?", "-")),
        (h.ISSUER, "ỦY BAN NHÂN DÂN XÃ ..."),
        (h.ISSUER, "<TÊN CƠ QUAN>"),
        (h.SYMBOL, "UBND-XXX"),
        (h.SIGNATORY_NAME, "Nguyễn Văn …"),
        (h.SIGNATORY_NAME, "(ghi họ tên)"),
        (h.SUPERIOR, "<TÊN CƠ QUAN CHỦ QUẢN>"),
        (h.ADDRESSEES, "Ủy ban nhân dân tỉnh …"),
        (h.SIGNATORY_LINES, "TM. ...........\nCHỦ TỊCH"),
        (h.SIGNATORY_LINES, "TM. <TÊN CƠ QUAN>\nCHỦ TỊCH"),
        *((h.TITLE, f"Kết quả thực hiện dân chủ ở cơ sở {one}") for one in (
            "năm …", "năm ..... (lần 2)", "năm 20..", "năm 202…", "năm XXXX", "tại xã ...", "của <tên cơ quan>",
            "năm ____",
        )),
    ],
)  # fmt: skip
def test_a_placeholder_counts_as_missing_and_stops_sign_off(key: str, value: str) -> None:
    report = _with(key, value)
    assert [(one.code, one.key) for one in check_stops(report)] == [("header_placeholder", key)]
    with pytest.raises(SignOffBlockedError):
        prepare(report)


@pytest.mark.parametrize(
    "title",
    ["Kết quả phòng, chống tham nhũng, lãng phí, ...", "Kết quả theo Nghị quyết Đại hội XXX", "Công tác năm 2026…",
     "Kết quả (kèm theo tên các xã)"],
)  # fmt: skip
def test_open_lists_and_numbers_in_a_title_are_no_placeholders(title: str) -> None:
    assert check_stops(_with(h.TITLE, title)) == ()


@pytest.mark.parametrize("code", CODES)
def test_no_advice_about_the_head_stops_sign_off(code: str) -> None:
    key, value, _, _ = next(hit for hit in _HITS if hit[2] == code)
    report = _with(key, value)
    assert code in {one.code for one in _found(report)}
    assert check_stops(report) == ()
