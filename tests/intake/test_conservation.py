"""Whatever a file holds: no crash, and every word is in an entry, left over, or what the program prints itself."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dcbc_desktop.errors import FileError
from dcbc_desktop.intake.files.encoding import Decoded
from dcbc_desktop.intake.files.text_report import ImportedReport, read_decoded, read_text_report
from dcbc_desktop.report.outline import Outline
from dcbc_desktop.report.prose import decode, note_texts, runs_text
from dcbc_desktop.report.report import entry_kind
from dcbc_desktop.report.text import clean_line, nfc, split_lines
from tests.intake.conftest import shipped_outline

PIECES = st.sampled_from(
    [
        "I. ĐẶC ĐIỂM TÌNH HÌNH", "II. CÔNG TÁC LÃNH ĐẠO, CHỈ ĐẠO TRIỂN KHAI", "IV. ĐÁNH GIÁ CHUNG", "VI. KHÁC LẠ",
        "1. Kết quả đạt được", "2. Hạn chế", "Hạn chế", "3. Việc lạ", "1. Họp 4 lần;", "a) Điểm a", "BÁO CÁO",
        "KẾT QUẢ DÂN CHỦ NĂM 2023", "Kính gửi: Sở Mẫu", "Kính gửi:", "Nơi nhận:", "- Như trên;", "- Lưu: VT.",
        "Nơi nhận:      GIÁM ĐỐC", "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Lê Văn Mẫu", "(Đã ký)", "5", "- 6 -", "Trang 7",
        "[1] Ghi chú một.", "[2] Ghi chú hai", "[2]", "1 Gồm số 5.", "2 Gồm số 6", "Có quyết định1 và kế hoạch2 mới",
        "Có quyết định[1] và kế hoạch[2].", "Số: 05/BC-TTLT      Mẫu Sơn, ngày 05 tháng 01 năm 2026", "Số: /BC-",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "-----", "", "", " ", "\f", "\t- thụt",
        "Trên đây là báo cáo./.", "hết./.", "một dòng rất dài không có dấu chấm ở cuối nên còn sang", "dòng sau.",
        "V. PHƯƠNG HƯỚNG, NHIỆM VỤ NĂM 2024 VÀ KIẾN NGHỊ, ĐỀ XUẤT", "kinh tế-", "- xã hội", "01/NQ-", "CP ban hành",
        "đo CO2, 50 m2¹", "<b>&amp;", "a\u200bb\u202e", "                                 Trần Thị Mẫu",
    ]
)  # fmt: skip
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
LINES = st.lists(st.one_of(PIECES, st.text(max_size=30)), max_size=40)


def words(text: str) -> Counter[str]:
    """Letters and digits apart, so that a mark glued to a word is counted on its own."""
    return Counter(re.findall(r"[^\W\d_]+|\d", text.translate(_SUPERSCRIPTS)))


def held(report: ImportedReport, outline: Outline) -> Counter[str]:
    """Every word that an import kept anywhere."""
    found: Counter[str] = Counter()
    for key, entry in report.entries.items():
        if entry_kind(outline, key) == "prose":
            prose = decode(entry.value)
            for paragraph in prose.paragraphs:
                for run in paragraph.runs:
                    found += words(runs_text([run]))
            for note in note_texts(prose):
                found += words(note)
        else:
            found += words(entry.value)
    for line in (*report.left_over, *report.furniture):
        found += words(line.text)
    for placed in report.notes:  # once at the mark, once before the note
        found += words(f"{placed.number} {placed.number}")
    return found


def in_source(text: str) -> Counter[str]:
    return words(" ".join(clean_line(line).text for line in split_lines(nfc(text))))


def check(text: str) -> None:
    outline = shipped_outline()
    try:
        report = read_decoded(Decoded(nfc(text), "utf-8"), outline)
    except FileError as refused:
        assert refused.code == "file_empty"
        assert not in_source(text)
        return
    assert in_source(text) - held(report, outline) == Counter()


@settings(max_examples=400, deadline=None)
@given(lines=LINES, end=st.sampled_from(["\n", "\r\n", "\n\n"]))
def test_no_word_is_lost(lines: list[str], end: str) -> None:
    check(end.join(lines))


@settings(max_examples=150, deadline=None)
@given(text=st.text(max_size=500))
def test_no_word_of_any_text_is_lost(text: str) -> None:
    check(text)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=600))
def test_random_bytes_never_crash(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "x.txt"
    path.write_bytes(data)
    try:
        read_text_report(path, shipped_outline())
    except FileError as refused:
        assert refused.params["file"] == "x.txt"


@pytest.mark.parametrize("size", [200_000, pytest.param(19_900_000, marks=pytest.mark.long)])
@pytest.mark.parametrize(
    "unit",
    ["\n", "a\n", " ", "a", "[1] a\n", "1 A a1\n", "- a\n", "I. A\n", "Nơi nhận:\n", "Kính gửi: a\n", "a, ngày ", "a1",
     "\n1\n\n", "a\u0301\u0323", "\u0301\u0323", "\u200b", "“1", "<", "1.", "\ufeff", "[", "thùc hiÖn "],
)  # fmt: skip
def test_megabytes_of_anything_are_read_to_their_end(unit: str, size: int, outline: Outline, tmp_path: Path) -> None:
    """The test's own limit of time is the ceiling: linear work takes a second or two, anything worse hours."""
    path = tmp_path / "x.txt"
    data = unit.encode()
    path.write_bytes(data * (size // len(data)))
    try:
        read_text_report(path, outline)
    except FileError as refused:
        assert refused.code in {"text_too_long", "file_empty", "file_not_text", "text_tcvn3"}
