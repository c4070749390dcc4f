"""Fractions in running text, told apart: shares of a count, and hours, days, limits, addresses, classes and scales.

`45/50 đơn` is a share; `24/7`, `12/24 giờ`, `27/7`, `2/3 trở lên`, `số 10/2`, `lớp 12/12`, `1/500` are none.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from dcbc_desktop.report.checks.language.quantities import number_of

_LOOK_BACK, _LOOK_AHEAD = 28, 48
_NAME_BEFORE = re.compile(
    r"(?:^|[\s(,;“\"])(?:"
    r"ngày|tháng|quý|năm|giờ|số|nhà|số nhà|đến|từ|tới|xuống|lên|tổ|thôn|xóm|ấp|khu|phố|đường|ngõ|ngách|hẻm|"
    r"kiệt|lô|thửa|tờ|phòng|lớp|khối|khóa|khoá|trường|thứ|hạng|mã|mẫu|biểu|bảng|bản|giai đoạn|kỳ|trình độ|"
    r"hệ|dịp|lễ|niệm|mừng|trung ương|nghị quyết|quyết định|nghị định|thông tư|kế hoạch|công văn|chỉ thị|"
    r"luật|quốc lộ|tỉnh lộ|điều|khoản|điểm|mục|bài|phiên|đợt|vòng|tiết|trực|trực ban|trực chiến"
    r")\s?:?\s?$"
)
"""Words before a fraction that is a day, a document's number, an address, a class or a rank."""
_LIMIT_BEFORE = re.compile(
    r"(?:^|[\s(])(?:quá|hơn|trên|dưới|ít nhất|nhiều nhất|tối thiểu|tối đa|không dưới|không quá|gần|khoảng|chưa đến|"
    r"chưa đủ|chưa được|đủ|mức|tỷ lệ)(?:\slà)?\s$"
)
_LIMIT_AFTER = re.compile(
    r"[^\d.;,(]{0,40}\btrở lên\b|\s?\(?(?:theo\s)?(?:quy định|luật định|luật|yêu cầu|điều)\b|\s(?:tổng\s)?số\b"
)
_NO_COUNT = re.compile(
    r"\s?(?:giờ|h|tiếng|phút|ngày|tuần|tháng|đường|phố|ngõ|hẻm|kv|kva|mmhg|inch|điểm|diện tích|dân số|thời gian|"
    r"quy định)\b"
)
"""Words after a fraction that is a time, an address, a measure or a part of something that is not counted."""
_UNIT = re.compile(
    r"\)?\s(?!(?:và|đạt|chiếm|bằng|tương|là|trong|của|tại|ở|theo|trở|vào|với|để|do|được|đã|thì|nên|cũng|có|không|chưa|về|"
    r"từ|đến|tới|hoặc|xếp|khi|mà|cho|bảo|cùng|như)\b)([^\W\d_]+)",
    re.IGNORECASE,
)
_FEW_OF = re.compile(
    r"\)?\s(?:thôn|tổ|buôn|bản|ấp|khu|xóm|chi bộ|trường|xã|phường|tiêu chí|chỉ tiêu|nội dung|đơn|vụ|hồ sơ|dự án|"
    r"kiến nghị|công trình|cuộc|buổi|cơ quan|văn bản|nhiệm vụ|phòng|mô hình)\b",
    re.IGNORECASE,
)
"""Things of which an office may have as few as two to five; `2/3 hộ` is a limit."""
_COMMON_PARTS = 5


class Fraction(NamedTuple):
    """A fraction's numbers as typed, and its place in a text; `sum_of_parts` for `(82 + 539)/1005`."""

    part: str
    whole: str
    start: int
    end: int

    @property
    def sum_of_parts(self) -> bool:
        """True for a numerator in brackets."""
        return self.part.startswith("(")

    @property
    def is_common(self) -> bool:
        """True for halves, thirds, quarters and fifths: names of parts and limits of the law, seldom counts."""
        return _small(self.whole, _COMMON_PARTS)

    @property
    def is_day(self) -> bool:
        """True where the numbers could be a day and a month, too."""
        return _small(self.part, 31) and _small(self.whole, 12)


def _small(digits: str, most: int) -> bool:
    return digits.isdigit() and len(digits) <= 2 and 1 <= int(digits) <= most


def unit_after(text: str, fraction: Fraction) -> str:
    """Return the first word of what a fraction counts: `đơn` of `45/50 đơn`; empty where there is none."""
    unit = _UNIT.match(text, fraction.end)
    return unit[1].casefold() if unit else ""


def counts_something(text: str, fraction: Fraction) -> bool:
    """True when a fraction is a part of a count, by its numbers and the words beside it."""
    if fraction.sum_of_parts:
        return True
    before = text[max(0, fraction.start - _LOOK_BACK) : fraction.start].casefold()
    after = text[fraction.end : fraction.end + _LOOK_AHEAD].casefold()
    if _NAME_BEFORE.search(before) or _NO_COUNT.match(after) or _is_scale(fraction) or _is_address(text, fraction):
        return False
    has_unit = bool(unit_after(text, fraction))
    if _names_year(fraction.part) and _names_year(fraction.whole):
        return False  # năm học 2025/2026
    if _names_year(fraction.whole) and (not has_unit or _small(fraction.part, 12)):
        return False
    if fraction.is_common:
        few = _FEW_OF.match(text, fraction.end)
        return bool(few) and not _LIMIT_BEFORE.search(before) and not _LIMIT_AFTER.match(after)
    return has_unit or not (fraction.is_day or _is_hours(fraction) or _is_improper(fraction))


def _names_year(digits: str) -> bool:
    return digits.isdigit() and len(digits) == 4 and "1900" <= digits <= "2100"


def _is_address(text: str, fraction: Fraction) -> bool:
    """True before the name of a street or a person: `12/15 Nguyễn Trãi`."""
    words = text[fraction.end : fraction.end + _LOOK_AHEAD].split(maxsplit=2)[:2]
    return len(words) > 1 and all(word.istitle() for word in words)


def _is_scale(fraction: Fraction) -> bool:
    """True for a map's scale: `1/500`."""
    return fraction.part == "1" and len(fraction.whole) > 2


def _is_improper(fraction: Fraction) -> bool:
    """True for a part larger than its whole, such as a blood pressure of 120/80."""
    return number_of(fraction.part) > number_of(fraction.whole)


def _is_hours(fraction: Fraction) -> bool:
    """True for hours of work: `24/7`, `12/24`."""
    return fraction.whole in ("7", "24")
