"""Forms of numbers: dots between thousands, a decimal comma, no space before the percent sign."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dcbc_desktop.report.checks.language.passages import Spot
from dcbc_desktop.report.numbers import format_number

THOUSANDS, PERCENT, DECIMAL, UNCLEAR = "thousands_dot", "percent_space", "decimal_comma", "number_unclear"

COUNTED = (
    r"(?:cán bộ|công chức|viên chức|người|lượt|đơn|thư|phản ánh|kiến nghị|ý kiến|PAKN|TTHC|VBQPPL|thủ tục|hồ sơ|"
    r"văn bản|đại biểu|đoàn viên|hội viên|đảng viên|thành viên|học viên|học sinh|sinh viên|bệnh nhân|hộ|khẩu|cuộc|vụ|"
    r"việc|buổi|lớp|hội nghị|tin|bài|phiếu|câu hỏi|công dân|doanh nghiệp|tổ chức|tập thể|cá nhân|đơn vị|cơ quan|"
    r"đầu mối|thôn|tổ|dự án|công trình|quyết định|nhiệm vụ|lao động|lần|triệu|tỷ|tỉ|nghìn|ngàn|đồng|m²|m2|ha|km|tấn|"
    r"kg|giờ|ngày|bản|trường hợp|mô hình|chi hội|nhân khẩu|cử tri|khách|giao dịch|tài khoản|cuốn|tờ|suất|ca|"
    r"quy chế|quy định|sáng kiến|đề tài|sản phẩm|thiết bị|máy|xe|giường|m)\b"
)
"""Words for what is counted or measured."""
_LONG = re.compile(r"(?<![\w/.,:\[\-–+])(?P<digits>[1-9]\d{3,11})(?P<part>,\d{1,4})?(?![\w/\]]|[.,:/]\d|[-–]\w)")
_UNIT_AFTER = re.compile(rf"\s{COUNTED}", re.IGNORECASE)
_ABOUT = re.compile(r"(?:^|[\s(])(?:gần|hơn|trên|dưới|khoảng|chừng|tổng số|tổng cộng|là|có|được|tới)\s$", re.IGNORECASE)
_NAME_BEFORE = re.compile(
    r"(?:^|[\s(])(?:(?<!tổng )số|năm|tháng|quý|khóa|khoá|điều|khoản|mã|thửa|hotline|thoại|fax|tổng đài|tài khoản|lô|"
    r"nhà|phòng|đường|giai đoạn|nhiệm kỳ|công văn|công điện|nghị định|chỉ thị|quyết định|thông tư|luật)\s?:?\s$",
    re.IGNORECASE,
)
_YEAR_BEFORE = re.compile(
    r"(?:(?:^|[\s(])(?:từ|đến|tới|và|hoặc|đầu|cuối|giữa|trong|hết|trước|sau|so với|cùng kỳ)|\d{4}\s?[,;–-])\s$",
    re.IGNORECASE,
)
_STANDARD = re.compile(r"\b(?:ISO|TCVN|QCVN|Windows|Office|ASEAN|COVID|QH|UTF|IEC|NIST)\s$")
_PERCENT = re.compile(r"(?<![\w.,])\d{1,12}(?:[.,]\d{1,6})?(?P<space>[ \u00a0\u202f\t]{1,4})%")
_ENGLISH = re.compile(
    r"(?<![\w/.,:\-])(?:"
    r"(?P<both>\d{1,3}(?:,\d{3}){1,4}\.\d{1,4})|(?P<many>\d{1,3}(?:,\d{3}){2,4})"
    r"|(?P<point>\d{1,4}\.(?:\d{1,2}|\d{4,6}))"
    r"(?=\s?%|\s(?:triệu|tỷ|tỉ|nghìn|ngàn|điểm phần trăm|km|ha|m²|m2|tấn|kg|giờ)\b)"
    r"|(?P<comma>\d{1,3},\d{3})(?=\s(?:người|lượt|đơn|cán bộ|công chức|viên chức|phản ánh|kiến nghị|PAKN|TTHC|"
    r"hồ sơ|văn bản|ý kiến|thủ tục|phiếu|hộ|cuộc|vụ|đồng|công dân|đại biểu|đảng viên)\b)"
    r")(?![\w/]|[.,]\d)"
)
_TIME_OF_DAY = re.compile(r"(?:[01]?\d|2[0-4])\.[0-5]\d\sgiờ\b", re.IGNORECASE)
_THREE_AFTER_COMMA = re.compile(
    r"(?<![\w/.,:\-])(?P<whole>[1-9]\d{0,2}),(?P<part>\d{3})(?=\s(?P<unit>nghìn|ngàn|triệu|tỷ|tỉ|km|ha|m²|m2|m|tấn|tạ|kg)\b)",
    re.IGNORECASE,
)
_SMALL_UNITS = frozenset(("nghìn", "ngàn", "triệu"))
"""Units of which three decimals are hardly ever written; tỷ, km and ha often have them."""
_TO_VIETNAMESE = str.maketrans(",.", ".,")


def thousands(text: str) -> Iterator[Spot]:
    """Find numbers without dots (`2000 cán bộ`); years, document numbers and names are left out."""
    for match in _LONG.finditer(text):
        digits, (start, end) = match["digits"], match.span()
        if not _is_quantity(digits, text[max(0, start - 20) : start], text[end : end + 24]):
            continue
        fix = f"{format_number(int(digits))}{match['part'] or ''}"
        yield Spot(match.start(), len(match.group()), {"text": match.group(), "wanted": fix}, fix)


def _is_quantity(digits: str, before: str, after: str) -> bool:
    if _NAME_BEFORE.search(before) or _STANDARD.search(before):
        return False
    counts = bool(_UNIT_AFTER.match(after))
    if len(digits) == 4 and "1850" <= digits <= "2100":
        return counts and not _YEAR_BEFORE.search(before)
    return counts or (len(digits) <= 7 and bool(_ABOUT.search(before)))


def percent(text: str) -> Iterator[Spot]:
    """Find a space before the percent sign: `100 %`."""
    for match in _PERCENT.finditer(text) if "%" in text else ():
        fix = f"{text[match.start() : match.start('space')]}%"
        yield Spot(match.start(), len(match.group()), {"text": match.group(), "wanted": fix}, fix)


def decimals(text: str) -> Iterator[Spot]:
    """Find English marks: `61.8%` for `61,8%`, `1,234.5` for `1.234,5`."""
    for match in _ENGLISH.finditer(text):
        if _TIME_OF_DAY.match(text, match.start()):
            continue
        fix = match.group().translate(_TO_VIETNAMESE)
        yield Spot(match.start(), len(match.group()), {"text": match.group(), "wanted": fix}, fix)


def unclear(text: str) -> Iterator[Spot]:
    """Find numbers that may be thousands or decimals: `1,250 triệu`; only the writer knows which."""
    found = list(_THREE_AFTER_COMMA.finditer(text)) if "," in text else []
    exact = {match["unit"].lower() for match in found if not match["part"].endswith("0")}
    for match in found:
        unit = match["unit"].lower()
        if unit not in _SMALL_UNITS and (not match["part"].endswith("0") or unit in exact):
            continue  # `2,375 tỷ` has three decimals, and so may `1,250 tỷ` beside it
        whole, part = match["whole"], match["part"]
        params = {"text": match.group(), "many": f"{whole}.{part}", "few": f"{whole},{part}".rstrip("0").rstrip(",")}
        yield Spot(match.start(), len(match.group()), params)
