"""Numbers in running text that count something; years, days, document numbers and names are left out."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from dcbc_desktop.report.checks.language.passages import remembered

_LOOK_BACK = 24
_LOOK_AHEAD = 80
_OPENING = '([“"«'

NUMBER = re.compile(
    r"(?<![\w/.,:\[\-–+×*=])(?P<whole>\d{1,3}(?:\.\d{3}){1,4}|\d{1,12})(?P<part>,\d{1,6})?"
    r"(?![\w/\]]|[.,:]\d|[-–]\w)(?P<percent>[ \u00a0\u202f]?%)?"
)
"""One number as Vietnamese offices write it, dotted or not; a following percent sign belongs to it."""

_NAMES = frozenset(
    (
        *("số", "năm", "tháng", "quý", "ngày", "tuần", "thứ", "khóa", "khoá", "điều", "khoản", "điểm", "mục", "chương"),
        *("phần", "bảng", "biểu", "mẫu", "luật", "phiên", "kỳ", "trang", "tổ", "thôn", "phường", "đường", "phố", "lô"),
        *("nhóm", "hạng", "cấp", "loại", "lớp", "quận", "khu", "đội", "hotline", "thoại", "mã"),
    )
)
_LONGER_NAMES = frozenset(
    (
        *("phụ lục", "đề án", "dự án", "quyết định", "nghị định", "nghị quyết", "chỉ thị", "thông tư", "kế hoạch"),
        *("công văn", "công điện", "giai đoạn", "nhiệm kỳ"),
    )
)
"""Words before a number that belongs to a name: `năm 2023`, `Điều 5`, `Đề án 06`."""
_ROUGH = frozenset(["gần", "hơn", "trên", "dưới", "khoảng", "chừng", "độ", "hàng"])
_LONGER_ROUGH = frozenset(["xấp xỉ", "ít nhất", "nhiều nhất", "tối thiểu", "tối đa", "không quá"])
_UNIT = re.compile(r"\s{1,2}([^\W\d_]+(?:[ \-][^\W\d_]+){0,7})")


_NO_UNIT = re.compile(
    r"(?:và|đến|tới|trên|trong|là|thì|so|hoặc|của|với|ở|tại|cho|theo|về|đã|được|để|do|có|cùng|như|chiếm|đạt)\b",
    re.IGNORECASE,
)


class Quantity(NamedTuple):
    """Number that counts something. `rough`: an approximate one (gần, hơn, khoảng)."""

    start: int
    end: int
    value: Decimal
    percent: bool
    rough: bool
    unit: str

    @property
    def head(self) -> str:
        """First word of the thing counted."""
        return self.unit.partition(" ")[0].casefold()


@remembered
def quantities(text: str) -> tuple[Quantity, ...]:
    """Return every quantity of a text, in order."""
    found = (_quantity(text, match) for match in NUMBER.finditer(text))
    return tuple(quantity for quantity in found if quantity is not None)


def _quantity(text: str, match: re.Match[str]) -> Quantity | None:
    last, last_two = _words_before(text, match.start())
    unit = _UNIT.match(text, match.end(), match.end() + _LOOK_AHEAD)
    words = unit[1] if unit and not match["percent"] and not _NO_UNIT.match(unit[1]) else ""
    rough = last in _ROUGH or last_two in _LONGER_ROUGH
    named = (last in _NAMES and last_two != "tổng số") or last_two in _LONGER_NAMES
    if named or (not rough and _is_year(match, words)):
        return None
    value = number_of(match["whole"], match["part"] or "")
    return Quantity(match.start(), match.end(), value, bool(match["percent"]), rough, words)


def _words_before(text: str, place: int) -> tuple[str, str]:
    """Return the last word before a number, and the last two."""
    words = text[max(0, place - _LOOK_BACK) : place].casefold().split()[-2:]
    return (words[-1].strip(_OPENING), " ".join(words).strip(_OPENING)) if words else ("", "")


def _is_year(match: re.Match[str], unit: str) -> bool:
    whole = match["whole"]
    return not unit and len(whole) == 4 and whole[:2] in ("19", "20") and not match["part"]


def number_of(whole: str, part: str = "") -> Decimal:
    """Return the exact value of `1.234` and `,5`."""
    return Decimal(f"{whole.replace('.', '')}{part.replace(',', '.')}")
