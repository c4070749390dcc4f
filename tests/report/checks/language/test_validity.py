"""Documents that were replaced before the reporting period or came after it, and dates of documents."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dcbc_desktop.report.checks.language.words import DocumentTable, word_list
from dcbc_desktop.report.header import LEGAL_BASES
from dcbc_desktop.report.period import make_period
from dcbc_desktop.report.report import Report
from tests.report.checks.language.found import findings, fixes, report_of, words_at

EXPIRED, NOT_YET = "document_expired", "document_not_yet"


def of_period(code: str, *paragraphs: str) -> Report:
    """A report of a period with some paragraphs."""
    return replace(report_of(*paragraphs), period=make_period(code))


def found_in(code: str, report: Report) -> list[str]:
    """The words that one rule finds in a report."""
    return [words_at(report, finding) for finding in findings(report, code)]


@pytest.mark.parametrize(
    ("period", "text", "where"),
    [
        ("2026", "Thực hiện Pháp lệnh số 34/2007/PL-UBTVQH11 ngày 20/4/2007.", "Pháp lệnh số 34/2007/PL-UBTVQH11"),
        ("2024", "Theo Pháp lệnh 34/2007/PL-UBTVQH11.", "Pháp lệnh 34/2007/PL-UBTVQH11"),
        ("2026-Q1", "Theo Pháp lệnh số 34 năm 2007.", "Pháp lệnh số 34 năm 2007"),
        ("2024", "Theo Pháp lệnh Thực hiện dân chủ ở xã, phường, thị trấn.", "Pháp lệnh Thực hiện dân chủ"),
        ("2024", "Quán triệt Nghị định số 04/2015/NĐ-CP.", "Nghị định số 04/2015/NĐ-CP"),
        ("2026", "Theo Nghị định 04/2015 của Chính phủ.", "Nghị định 04/2015"),
        ("2026", "Luật Thực hiện dân chủ ở cơ sở năm 2022, Nghị định số 4/2015/NĐ-CP.", "Nghị định số 4/2015/NĐ-CP"),
        ("2022", "Theo Nghị định số 149/2018/NĐ-CP ngày 07/11/2018.", "Nghị định số 149/2018/NĐ-CP"),
        ("2026", "Đối thoại theo Nghị định số 60/2013/NĐ-CP.", "Nghị định số 60/2013/NĐ-CP"),
        ("2024", "Ban Thanh tra nhân dân theo Nghị định số 159/2016/NĐ-CP.", "Nghị định số 159/2016/NĐ-CP"),
        ("2024", "Quyết định số 22/2018/QĐ-TTg về hương ước.", "Quyết định số 22/2018/QĐ-TTg"),
        ("2026", "Theo Luật Cán bộ, công chức năm 2008.", "Luật Cán bộ, công chức năm 2008"),
        ("2026", "Theo Luật Tổ chức chính quyền địa phương số 77/2015/QH13.", "số 77/2015/QH13"),
        ("2026", "Theo Pháp lệnh số 34/2007/PL-UBTVQH.", "Pháp lệnh số 34/2007"),
        ("2026", "Theo NĐ 04/2015/NĐ-CP.", "04/2015/NĐ-CP"),
        ("2026", "Kế hoạch giai đoạn 2026 - 2030 theo Nghị định 04/2015.", "Nghị định 04/2015"),
        ("2026", "Tại hội nghị tổng kết, xã Ea Rông (cũ) nêu Nghị định 04/2015.", "Nghị định 04/2015"),
        ("2026", "Năm 2026 theo Nghị định số 04/2015/NĐ-CP.", "Nghị định số 04/2015/NĐ-CP"),
        ("2026", "Theo Nghị định 04/2015, số hội nghị tăng so với năm 2025.", "Nghị định 04/2015"),
        ("2026", "Thay mặt đơn vị, ban nêu Nghị định 04/2015.", "Nghị định 04/2015"),
    ],
)
def test_replaced_documents_are_found(period: str, text: str, where: str) -> None:
    assert found_in(EXPIRED, of_period(period, text)) == [where]


@pytest.mark.parametrize(
    ("period", "text"),
    [
        ("2022", "Thực hiện Pháp lệnh số 34/2007/PL-UBTVQH11 và Nghị định số 04/2015/NĐ-CP."),
        ("2023", "Thực hiện Pháp lệnh số 34/2007/PL-UBTVQH11, sau đó là Luật số 10/2022/QH15."),
        ("2026", "Luật số 10/2022/QH15 thay thế Pháp lệnh số 34/2007/PL-UBTVQH11."),
        ("2026", "Pháp lệnh số 34/2007/PL-UBTVQH11 hết hiệu lực; Nghị định 04/2015 đã bị bãi bỏ."),
        (
            "2026",
            "Năm 2015 thực hiện Nghị định số 04/2015/NĐ-CP. Từ năm 2016 đến năm 2022 theo Nghị định 04/2015.",
        ),
        ("2026", "Giai đoạn 2015 - 2022 theo Nghị định số 04/2015/NĐ-CP; tổng kết 05 năm thực hiện Nghị định 04/2015."),
        ("2026", "Quyết định số 04/2015/QĐ-UBND, Nghị định số 04/2025/NĐ-CP, Nghị định số 34/2007/NĐ-CP, 04/2015."),
        ("2026", "Luật số 10/2022/QH15, Nghị định số 59/2023/NĐ-CP, Nghị định số 61/2023/NĐ-CP, Luật số 72/2025/QH15."),
        ("2026", "Theo Nghị định 04/2015 (cũ); sơ kết 03 năm thực hiện Pháp lệnh 34/2007."),
        ("2026", "Luật số 10/2022/QH15 ra đời thay Pháp lệnh 34/2007, chuyển từ áp dụng Nghị định 04/2015."),
        ("2026", "So với Pháp lệnh số 34/2007/PL-UBTVQH11, Luật có nhiều điểm mới."),
        ("2026", "Hơn 15 năm thực hiện Pháp lệnh số 34/2007/PL-UBTVQH11, qua 08 năm thi hành Nghị định 04/2015."),
        ("2020", "Theo Nghị định số 149/2018/NĐ-CP."),
        ("2024", "Theo Luật Cán bộ, công chức năm 2008 và Luật số 77/2015/QH13."),
    ],
)
def test_documents_in_force_or_told_as_history_are_silent(period: str, text: str) -> None:
    assert found_in(EXPIRED, of_period(period, text)) == []


@pytest.mark.parametrize(
    ("period", "text", "where"),
    [
        ("2022", "Căn cứ Nghị định số 59/2023/NĐ-CP, xã đã họp.", ["Nghị định số 59/2023/NĐ-CP"]),
        ("2022", "Thực hiện Luật số 10/2022/QH15, xã đã họp.", ["Luật số 10/2022/QH15"]),
        ("2022", "Xã chuẩn bị thực hiện Luật số 10/2022/QH15.", []),
        ("2022", "Quốc hội ban hành Luật số 10/2022/QH15, có hiệu lực từ ngày 01/7/2023.", []),
        ("2023", "Căn cứ Luật số 10/2022/QH15, Nghị định số 59/2023/NĐ-CP.", []),
        ("2026", "Theo Luật số 72/2025/QH15, Luật số 80/2025/QH15.", []),
    ],
)
def test_documents_of_a_later_time(period: str, text: str, where: list[str]) -> None:
    assert found_in(NOT_YET, of_period(period, text)) == where


def test_a_document_is_told_once_with_what_replaces_it() -> None:
    report = of_period("2026", "Theo Nghị định số 04/2015/NĐ-CP.", "Lại theo Nghị định số 04/2015/NĐ-CP.")
    (finding,) = findings(report, EXPIRED)
    assert finding.params["since"] == "01/7/2023"
    assert "10/2022/QH15" in str(finding.params["by"])
    assert finding.fix is None


def test_legal_bases_are_read() -> None:
    report = report_of("Đã họp.", values={LEGAL_BASES: "Căn cứ Pháp lệnh số 34/2007/PL-UBTVQH11"})
    assert found_in(EXPIRED, report) == ["Pháp lệnh số 34/2007/PL-UBTVQH11"]


def test_the_table_of_documents_is_sound() -> None:
    table = word_list(DocumentTable).document
    assert len({document.sign for document in table}) == len(table)
    for document in table:
        assert document.applies is None or (document.by and document.issued < document.applies)
        assert document.in_force is None or document.issued <= document.in_force
        assert document.issued.year == int(document.sign.split("/")[1])
        for title in document.titles:
            assert title == title.lower()


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("Nghị định số 150/2025/NĐ-CP ngày 12/6/2025; số 150/2025/NĐ-CP ngày 12/7/2025.", ["ngày 12/7/2025"]),
        ("Kế hoạch số 12/KH-UBND ngày 05/01/2026 và Kế hoạch số 12/KH-UBND ngày 06/01/2026.", ["ngày 06/01/2026"]),
        ("Quy định số 301-QĐ/TW ngày 09/6/2025; Quy định số 301-QĐ/TW, ngày 19 tháng 6 năm 2025.",
         ["ngày 19 tháng 6 năm 2025"]),
        ("Kế hoạch số 18/KH-UBND ngày 20/9/2025; Kế hoạch số 18/KH-UBND ngày 20/9/2024.", ["ngày 20/9/2024"]),
        ("Thông tư số 01/2026/TT-BNV ngày 05/01/2026; Thông tư số 1/2026/TT-BNV ngày 5 tháng 1 năm 2026.", []),
        ("Kế hoạch số 12/KH-UBND ngày 05/01/2026 của Ủy ban nhân dân tỉnh; Kế hoạch số 12/KH-UBND ngày 06/01/2026 của "
         "Ủy ban nhân dân xã.", []),
        ("Kế hoạch số 12/KH-UBND ngày 05/01/2025; Kế hoạch số 12/KH-UBND ngày 06/01/2026.", []),
        ("Kế hoạch số 12/KH-UBND ngày 05/01/2026; Báo cáo số 12/BC-UBND ngày 06/01/2026.", []),
        ("Kế hoạch số 12/KH-UBND ngày 05/01/2026; báo cáo Kế hoạch số 12/KH-UBND trước ngày 06/02/2026.", []),
        ("Thông tư số 01/2026/TT-BNV ngày 31/02/2026; Thông tư số 01/2026/TT-BNV ngày 05/01/2026.", []),
    ],
)  # fmt: skip
def test_one_document_with_two_dates(text: str, where: list[str]) -> None:
    assert found_in("document_two_dates", report_of(*text.split("; "))) == where
    assert found_in("document_two_dates", report_of(text)) == where


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("Nghị định số 59/2023/NĐ-CP ngày 16/8/2023.", [("ngày 16/8/2023", None)]),
        ("Luật số 10/2022/QH15 ngày 11/10/2022.", [("ngày 11/10/2022", None)]),
        ("Quyết định số 15/2024/QĐ-UBND ngày 10/3/2023.", [("ngày 10/3/2023", None)]),
        ("Nghị định số 59/2023/NĐ-CP ngày 14 tháng 8 năm 2023; Luật số 10/2022/QH15 ngày 10/11/2022.", []),
        ("Quyết định số 15/2024/QĐ-UBND ngày 10/3/2024, có hiệu lực từ ngày 01/01/2025.", []),
    ],
)
def test_dates_that_cannot_be_the_documents(text: str, where: list[tuple[str, str | None]]) -> None:
    assert fixes("document_date_wrong", text) == where
