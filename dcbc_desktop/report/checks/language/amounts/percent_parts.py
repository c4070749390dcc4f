"""Percentages that are the parts of one whole: `tốt 80%, khá 15%, trung bình 6%` add up to 101 %."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from dcbc_desktop.report.checks.language.passages import Spot
from dcbc_desktop.report.checks.language.quantities import number_of
from dcbc_desktop.report.numbers import format_number

CODE = "percents_in_text"

_PERCENT = re.compile(r"(?<![\w.,/+–-])(?P<whole>\d{1,3})(?P<part>,\d{1,3})?[ \u00a0\u202f]?%")
_NAME = r"[^\d%;:.,()]{2,48}?"
_BEFORE = re.compile(
    rf"(?:^|[:;,.(]\s?|\b(?:gồm|có|là|đó|và)\s)(?:\d{{1,3}}(?:\.\d{{3}})*\s)?(?P<name>{_NAME})"
    r"(?:\s(?:là|chiếm(?:\stỷ lệ)?))?\s?[(:]?\s?$",
    re.IGNORECASE,
)
_AFTER = re.compile(rf"\s(?P<name>{_NAME})\s?(?=[,;.)]|\svà\b|$)", re.IGNORECASE)
_GAP = re.compile(
    r"\)?[^\d%;:.,()]{0,48}?(?:[,;](?:\s?và)?|\bvà)\s(?:\d{1,3}(?:\.\d{3})*\s)?[^\d%;:.,()]{0,48}[(:]?\s?",
    re.IGNORECASE,
)
"""What stands between two items of one list: the end of the first, a separator, the name of the second."""
_FAMILIES = tuple(
    re.compile(rf"\b(?:{words})\b", re.IGNORECASE)
    for words in (
        "xuất sắc|tốt|khá|trung bình|yếu|kém|đạt yêu cầu|(?:chưa|không) đạt|hoàn thành|giỏi",
        "đồng ý|tán thành|nhất trí|hài lòng|bình thường|ý kiến khác|phiếu trắng|không có ý kiến|không ý kiến",
        "khiếu nại|tố cáo|kiến nghị|phản ánh",
        "ngân sách|đóng góp|xã hội hóa|xã hội hoá|tài trợ|ngày công|nguồn khác|vốn khác",
        "đúng hạn|trước hạn|sớm hạn|quá hạn|trễ hạn|chậm hạn|chưa đến hạn",
        "nam|nữ",
    )
)
"""Names of parts that exclude one another, one row for each whole; parts of two rows may overlap."""
_PAIRS = re.compile(r"\b(?:không|chưa|quá hạn|trễ hạn|chậm hạn|nữ|nam)\b", re.IGNORECASE)
"""Two parts make a whole only where one denies the other."""
_OF_ITS_OWN = re.compile(
    r"\b(?:tăng|giảm|so với|cùng kỳ|năm trước|giải ngân|giải quyết|xử lý|kế hoạch|tỷ lệ|tỉ lệ"
    r"|(?<!chưa )(?<!không )đạt(?! yêu cầu))\b",
    re.IGNORECASE,
)
"""Words of percentages that each have a whole of their own: `giải quyết khiếu nại đạt 60%, tố cáo đạt 41%`."""
_OPEN = re.compile(r"[^.;]{0,30}?(?:còn lại|\bkhác\b|…|\.\.\.|\bv\.v)", re.IGNORECASE)
_SOME = re.compile(r"\btrong (?:đó|số đó|số này)\b|\bchủ yếu\b|\bnhư\b", re.IGNORECASE)
_LOOK_BACK, _MOST_PARTS = 60, 8
_WHOLE = Decimal(100)
_NEAR_ABOVE, _NEAR_BELOW = 5, 2


class _PercentPart(NamedTuple):
    """A percentage and the number of its decimals."""

    start: int
    end: int
    value: Decimal
    decimals: int


def spots(text: str) -> Iterator[Spot]:
    """Find the parts of one whole whose percentages add up to nearly, but not exactly, 100."""
    if text.count("%") < 2:
        return
    for parts in _runs(text):
        total = sum((part.value for part in parts), Decimal(0))
        if _is_off(parts, total) and _is_whole(text, parts) and not (total < _WHOLE and _is_open(text, parts)):
            terms = " + ".join(format_number(part.value) for part in parts)
            start = parts[0].start
            yield Spot(start, parts[-1].end - start, {"terms": terms, "found": format_number(total)})


def _runs(text: str) -> Iterator[list[_PercentPart]]:
    """Yield lists of percentages that follow one another as items of one list."""
    run: list[_PercentPart] = []
    for match in _PERCENT.finditer(text):
        if run and not _GAP.fullmatch(text, run[-1].end, match.start()):
            yield run
            run = []
        value = number_of(match["whole"], match["part"] or "")
        run.append(_PercentPart(*match.span(), value, len(match["part"] or ",") - 1))
    if run:
        yield run


def _is_whole(text: str, parts: list[_PercentPart]) -> bool:
    """True when the parts exclude one another and are meant to be all."""
    names = _names(text, parts)
    if not names or len(set(names)) < len(names):
        return False
    in_time = any(name.endswith("hạn") for name in names)  # `giải quyết đúng hạn 98%, quá hạn 3%` is one whole
    if not in_time and (
        any(map(_OF_ITS_OWN.search, names)) or (len(parts) == 2 and _OF_ITS_OWN.search(_lead(text, parts)))
    ):
        return False
    return 2 < len(parts) <= _MOST_PARTS or any(_PAIRS.search(name) for name in names)


def _names(text: str, parts: list[_PercentPart]) -> list[str]:
    """Return what each part is of, before its percentage or after it; empty where these are no parts of one whole."""
    before = [_BEFORE.search(text[max(0, part.start - _LOOK_BACK) : part.start]) for part in parts]
    after = [_AFTER.match(text, part.end, part.end + _LOOK_BACK) for part in parts]
    for found in (before, after):
        names = [match["name"].casefold() for match in found if match is not None]
        if len(names) == len(parts) and any(all(words.search(name) for name in names) for words in _FAMILIES):
            return names
    return []


def _is_open(text: str, parts: list[_PercentPart]) -> bool:
    """True when a list says that it does not name all parts."""
    return bool(_OPEN.match(text, parts[-1].end) or _SOME.search(_lead(text, parts)))


def _lead(text: str, parts: list[_PercentPart]) -> str:
    return text[max(0, parts[0].start - _LOOK_BACK) : parts[0].start]


def _is_off(parts: list[_PercentPart], total: Decimal) -> bool:
    """True when the sum is near 100 and no rounding of the parts explains the difference.

    Decimals may each be rounded by half a step. Whole percents are asked about from 1 on, except equal thirds.
    """
    difference = total - _WHOLE
    decimals = max(part.decimals for part in parts)
    if not decimals:
        allowed = Decimal(0) if len({part.value for part in parts}) > 1 else Decimal(len(parts))
    else:
        allowed = max(Decimal(2), Decimal(len(parts))) / 2 * Decimal(1).scaleb(-decimals)
    return abs(difference) > allowed and -_NEAR_BELOW <= difference <= _NEAR_ABOVE
