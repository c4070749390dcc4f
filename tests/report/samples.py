"""Small reports for tests."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from dcbc_desktop.report import header as h
from dcbc_desktop.report.loader import load_outline
from dcbc_desktop.report.period import make_period
from dcbc_desktop.report.prose import encode, from_plain_text
from dcbc_desktop.report.report import Entry, Report
from tests.places import OUTLINE_A

HEADER: Mapping[str, str] = {
    h.SUPERIOR: "SỞ NỘI VỤ",
    h.ISSUER: "TRUNG TÂM LƯU TRỮ",
    h.SYMBOL: "TTLT",
    h.PLACE: "Bình Nguyên",
    h.TITLE: "Kết quả thực hiện dân chủ ở cơ sở năm 2026",
    h.ADDRESSEES: "Sở Nội vụ",
    h.RECIPIENTS: "Như trên;\nLưu: VT.",
    h.SIGNATORY_LINES: "GIÁM ĐỐC",
    h.SIGNATORY_NAME: "Lê Thị Minh Hòa",
}


def blank_report(folder: Path = OUTLINE_A, code: str = "2026") -> Report:
    """A report of an outline with nothing in it."""
    return Report(1, "uid-1", load_outline(folder), "H1", "H0", make_period(code))


def full_report(folder: Path = OUTLINE_A, code: str = "2026") -> Report:
    """A report that may be signed off."""
    report = blank_report(folder, code)
    entries = {key: Entry(value) for key, value in HEADER.items()}
    for section in report.outline.prose_sections():
        entries[section.key] = Entry(encode(from_plain_text(f"Nội dung của mục {section.key}.\n- Việc thứ nhất./.")))
    return report.with_entries(entries)


def with_values(report: Report, **values: str) -> Report:
    """The report with some figures typed."""
    return report.with_entries({key: Entry(value) for key, value in values.items()})
