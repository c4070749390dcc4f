"""Shares stated in prose, computed anew: `(82 + 539)/1005 = 61,8 %`, `đạt 61,8% (621/1005 thủ tục)`."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from operator import attrgetter

from dcbc_desktop.report.checks.language.passages import Spot
from dcbc_desktop.report.checks.language.quantities import Quantity, number_of, quantities
from dcbc_desktop.report.numbers import format_number

CODE = "share_in_text"

_WHOLE = r"(?:\d{1,3}(?:\.\d{3}){1,4}|\d{1,12})"
_PERCENT = r"(?P<rough>(?:gần|hơn|trên|dưới|khoảng|xấp xỉ)\s)?(?P<share>\d{1,4}(?:,\d{1,4})?)\s?%"
_FRACTION = (
    rf"(?<![\w/.,+])(?P<part>{_WHOLE}|\(\s?{_WHOLE}(?:\s?\+\s?{_WHOLE}){{1,9}}\s?\))"
    rf"(?:\s?/\s?|\strên\s(?:tổng số\s)?)(?P<whole>{_WHOLE})(?![\w/]|[.,]\d|-\w)"
)
_AFTER = re.compile(_FRACTION + rf"(?P<between>[^\d%;.!?]{{0,60}}?){_PERCENT}", re.IGNORECASE)
_BEFORE = re.compile(rf"(?<![\w.,]){_PERCENT}(?P<between>\s?\((?:[^\W\d]|[\s,:=]){{0,30}})" + _FRACTION, re.IGNORECASE)
_DAY = re.compile(r"(?:ngày|tháng|quý|năm|số|đến|từ)\s$", re.IGNORECASE)
_OTHER = re.compile(
    r"\b(?:tăng|giảm|vượt|cao hơn|thấp hơn|nhiều hơn|ít hơn|so với|còn lại|chưa|không|trong đó)\b", re.IGNORECASE
)
_NUMBER = re.compile(_WHOLE)
_TOLD = re.compile(
    r"(?:,|;|\()?\s?(?:chiếm|đạt|bằng|tương ứng|tương đương)\s(?:tỷ lệ\s|tỉ lệ\s|khoảng\s)?$", re.IGNORECASE
)
_PARTS_BEGIN = re.compile(r"\btrong (?:đó|số đó|số này)\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?](?=\s|$)")
_MAX_SENTENCE = 600
_MAX_PARTS = 6
_START = attrgetter("start")


def spots(text: str) -> Iterator[Spot]:
    """Find shares that differ from their own numerators and denominators."""
    if "%" not in text:
        return
    seen: set[int] = set()
    for pattern in (_AFTER, _BEFORE):
        for match in pattern.finditer(text):
            if match.start("share") not in seen and not _is_day(text, match):
                seen.add(match.start("share"))
                if _OTHER.search(match["between"]) or _OTHER.search(text, max(0, match.start() - 12), match.start()):
                    continue  # `đạt 45/50 chỉ tiêu, tăng 10%`: another share
                yield from _of_fraction(match)
    for share in quantities(text):
        if share.percent and share.start not in seen:
            yield from _of_sentence(text, share)


def _is_day(text: str, match: re.Match[str]) -> bool:
    """True when `12/2023` is a month and no fraction."""
    start = match.start("part")
    return bool(_DAY.search(text[max(0, start - 8) : start])) and "(" not in match["part"]


def _of_fraction(match: re.Match[str]) -> Iterator[Spot]:
    whole = number_of(match["whole"])
    if not whole:
        return
    part = sum((number_of(number) for number in _NUMBER.findall(match["part"])), Decimal(0))
    exact = part * 100 / whole
    if not _agrees(match["share"], exact, bool(match["rough"])):
        terms = f"{match['part']}/{match['whole']}"
        yield _spot(match.start("share"), match["share"], terms, exact)


def _agrees(stated: str, exact: Decimal, rough: bool) -> bool:
    """True when a share is right to its last digit, rounded either way; `gần 62%` may be off by one."""
    number = number_of(*_split(stated))
    step = Decimal(1).scaleb(-_digits(stated))
    return abs(number - exact) <= (max(step, Decimal(1)) if rough else step / 2)


def _split(stated: str) -> tuple[str, str]:
    whole, comma, part = stated.partition(",")
    return whole, f"{comma}{part}"


def _digits(stated: str) -> int:
    return len(stated.partition(",")[2])


def _spot(start: int, stated: str, terms: str, exact: Decimal) -> Spot:
    found = format_number(exact.quantize(Decimal(1).scaleb(-_digits(stated)), ROUND_HALF_UP))
    return Spot(start, len(stated), {"stated": stated, "terms": terms, "found": found}, found)


def _of_sentence(text: str, share: Quantity) -> Iterator[Spot]:
    """Check a share after its parts: `1.005 thủ tục …, trong đó 82 thủ tục …, 539 thủ tục …, chiếm 61,8%`."""
    if share.rough or not _TOLD.search(text, max(0, share.start - 32), share.start):
        return
    split = _split_sentence(text, share)
    if split is None:
        return
    whole, parts = split
    stated = text[share.start : share.end].rstrip("% \u00a0\u202f")
    total = sum(parts, Decimal(0))
    if total > whole or any(_agrees(stated, part * 100 / whole, rough=False) for part in _candidates(parts)):
        return
    terms = " + ".join(map(format_number, parts))
    terms = f"({terms})" if len(parts) > 1 else terms
    yield _spot(share.start, stated, f"{terms}/{format_number(whole)}", total * 100 / whole)


def _split_sentence(text: str, share: Quantity) -> tuple[Decimal, list[Decimal]] | None:
    """Return the whole before `trong đó` and its parts of the same unit; None where these are not certain."""
    begin = _sentence_start(text, share.start)
    keywords = list(_PARTS_BEGIN.finditer(text, begin, share.start))
    before = [q for q in _between(text, begin, share.start) if not q.rough]
    if not keywords or any(q.percent for q in before):
        return None
    turn = keywords[-1].start()
    parts = [q for q in before if q.start > turn]
    head = parts[0].head if parts else ""
    wholes = [q for q in before if q.start < turn and q.head == head and q.value]
    parts = [q for q in parts if q.head == head]
    if not head or len(wholes) != 1 or len(parts) > _MAX_PARTS:
        return None
    return wholes[0].value, [part.value for part in parts]


def _between(text: str, begin: int, end: int) -> tuple[Quantity, ...]:
    known = quantities(text)
    return known[bisect_left(known, begin, key=_START) : bisect_left(known, end, key=_START)]


def _candidates(parts: list[Decimal]) -> Iterator[Decimal]:
    """Yield the sums of all runs of neighbouring parts: the share may be of any of them."""
    for first in range(len(parts)):
        running = Decimal(0)
        for part in parts[first:]:
            running += part
            yield running


def _sentence_start(text: str, place: int) -> int:
    begin = max(0, place - _MAX_SENTENCE)
    for end in _SENTENCE_END.finditer(text, begin, place):
        begin = end.end()
    return begin
