"""Lists of parts after a total, read from a sentence: `24 đầu mối, gồm 16 Vụ, 03 Cục (01 mới) và 04 trung tâm`."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from operator import attrgetter

from dcbc_desktop.report.checks.language.amounts.money import money_factor
from dcbc_desktop.report.checks.language.quantities import Quantity, quantities

_MAX_GAP = 120
_MAX_LIST = 800
_MAX_NEAR_GAP = 50
_MOST_IN_LIST = 24
_MAX_NAME = 80
_MAX_ASIDES = 4
_START, _END = attrgetter("start"), attrgetter("end")
KEYWORD = re.compile(
    r"(?P<all>\b(?:bao gồm|gồm có|gồm|cụ thể là|cụ thể|chia ra|chia thành|đó là|là tổng của)\b)"
    r"|(?P<some>\btrong\s{1,3}(?:đó|số đó|số này)(?: có)?\b)|(?P<near>:|\()",
    re.IGNORECASE,
)
"""What joins a total to its parts: `all` of them, `some` of them, or all if they are near the total."""
_FULL = re.compile(r"bao gồm|gồm có|gồm|chia ra|đó là", re.IGNORECASE)
_DONE = re.compile(r"\b(?:đã|được|đạt|chiếm|còn|tăng|giảm|trong đó|năm|kỳ|tháng|quý)\b", re.IGNORECASE)
_LEAD = re.compile(r"(?:\s*(?:có|là|thì|với|như sau|sau|[:,(\-–]|đã|các)\s?){0,4}\s*", re.IGNORECASE)
_ASIDE = re.compile(r"\([^()]{0,200}\)|\[\d{1,4}\]")
_SENTENCE_END = re.compile(r"[.!?](?=\s|$)")
_BETWEEN = re.compile(r"(?:[,;]|\bvà|,\s?và|;\s?và|\bcùng|[;,]?\s?[-–+])\s{0,2}$", re.IGNORECASE)
_OF = re.compile(r"\s(?:của|về|ở|tại|do|thuộc|từ|cho|liên quan)\b", re.IGNORECASE)
"""Words after a part that leaves out the unit of the total: `1.097 của người dân`."""


def total_before(text: str, known: tuple[Quantity, ...], keyword: re.Match[str]) -> Quantity | None:
    """Return the quantity that a list adds up to: the nearest before the keyword in the same clause."""
    at = bisect_right(known, keyword.start(), key=_END)
    for total in reversed(known[max(0, at - _MAX_ASIDES) : at]):
        gap = text[total.end : keyword.start()]
        if len(gap) > _MAX_GAP:
            return None
        if gap.count(")") > gap.count("("):
            continue  # an aside in brackets: `24 đầu mối (tăng 01), gồm …`
        return total if _may_be_total(total, _ASIDE.sub("", gap), keyword) else None
    return None


def _may_be_total(total: Quantity, gap: str, keyword: re.Match[str]) -> bool:
    if total.percent or total.rough or not total.unit or any(char.isdigit() for char in gap):
        return False
    if keyword["near"] and len(gap) > _MAX_NEAR_GAP:
        return False
    words = gap.rstrip().removesuffix(";")  # `318 ý kiến; trong đó có 205 …`
    words = words.removesuffix(".") if keyword.group()[0].isupper() else words
    return not _SENTENCE_END.search(words) and ";" not in words


def listed_parts(text: str, known: tuple[Quantity, ...], keyword: re.Match[str]) -> list[Quantity]:
    """Return the parts that follow a keyword."""
    begin = _LEAD.match(text, keyword.end())
    start = begin.end() if begin else keyword.end()
    return parts_from(text, known, start, list_end(text, start, closing=keyword.group() == "("))


def listed_by_name(text: str, known: tuple[Quantity, ...], total: Quantity, keyword: re.Match[str]) -> list[Quantity]:
    """Return parts whose names come first: `128 đơn, gồm: khiếu nại 20 đơn, tố cáo 8 đơn`; all of the total's unit."""
    bracket = keyword.group() == "("
    if not (keyword["near"] or keyword["some"] or _FULL.fullmatch(keyword.group())):
        return []
    end = list_end(text, keyword.end(), closing=bracket)
    brackets = _bracketed(text, keyword.end(), end)
    parts: list[Quantity] = []
    place = keyword.end()
    for quantity in _within(known, keyword.end(), end):
        name = text[place : quantity.start]
        if quantity.rough or len(name) > _MAX_NAME or _DONE.search(name):
            break
        if of_one_kind(quantity, total) and not any(a < quantity.start < b for a, b in brackets):
            parts.append(quantity)
            place = quantity.end
    return parts


def of_one_kind(part: Quantity, total: Quantity) -> bool:
    """True for two counts of one thing, or two amounts of money in any units."""
    return part.head == total.head or (money_factor(part.unit) is not None and money_factor(total.unit) is not None)


def parts_from(text: str, known: tuple[Quantity, ...], start: int, end: int) -> list[Quantity]:
    """Return the items of a list: the first at its start, each other one after a separator, none inside brackets."""
    brackets = _bracketed(text, start, end)
    parts: list[Quantity] = []
    for quantity in _within(known, start, end):
        if not parts and quantity.start != start:
            break
        if quantity.percent or any(a < quantity.start < b for a, b in brackets):
            continue
        joined = not parts or _BETWEEN.search(text, max(start, quantity.start - 8), quantity.start)
        if not joined and ";" not in text[parts[-1].end : quantity.start]:
            continue  # belongs to an item: `03 Cục với 19 phòng`
        if not joined or quantity.rough or not (quantity.unit or _OF.match(text, quantity.end)):
            break
        parts.append(quantity)
    return parts


def _within(known: tuple[Quantity, ...], start: int, end: int) -> tuple[Quantity, ...]:
    """Return the quantities of a list; none of one that is too long for a sentence."""
    found = known[bisect_left(known, start, key=_START) : bisect_right(known, end, key=_END)]
    return found if len(found) <= _MOST_IN_LIST else ()


def _bracketed(text: str, start: int, end: int) -> list[tuple[int, int]]:
    found = []
    place = text.find("(", start, end)
    while place >= 0:
        close = text.find(")", place, end)
        found.append((place, close if close >= 0 else end))
        place = text.find("(", close, end) if close >= 0 else -1
    return found


def list_end(text: str, start: int, closing: bool) -> int:
    """Return the end of the sentence that a list begins in, or of the bracket that it stands in."""
    limit = min(len(text), start + _MAX_LIST)
    ends = _SENTENCE_END.search(text, start, limit)
    end = ends.start() if ends else limit
    close = text.find(")", start, end) if closing else -1
    return close if close >= 0 else end


def last_before(text: str, start: int, mark: int) -> Quantity | None:
    """Return the quantity that a footnote's mark belongs to: the last one of its clause, if near."""
    known = quantities(text)
    begin = max(start, text.rfind(";", start, mark) + 1, text.rfind(". ", start, mark) + 1, mark - _MAX_GAP)
    at = bisect_right(known, mark, key=_END)
    last = known[at - 1] if at and known[at - 1].start >= begin else None
    return last if last is not None and not last.percent and last.unit else None
