"""Sums stated in prose: `24 đầu mối, gồm 16 Vụ, 03 Cục, 04 đơn vị` adds up to 23."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from decimal import Decimal
from operator import attrgetter

from dcbc_desktop.report.checks.finding import Finding
from dcbc_desktop.report.checks.language.amounts.equations import equations
from dcbc_desktop.report.checks.language.amounts.money import money_factor, money_words
from dcbc_desktop.report.checks.language.passages import Reading, Spot, findings_over_marks, remembered
from dcbc_desktop.report.checks.language.quantities import Quantity, quantities
from dcbc_desktop.report.numbers import format_number

CODE = "sum_in_text"
_MAX_GAP = 120
_MAX_LIST = 800
_MAX_NEAR_GAP = 50
_MOST_IN_LIST = 24
_MAX_TAIL = 80
_MAX_NAME = 80
_MAX_ASIDES = 4
_START, _END = attrgetter("start"), attrgetter("end")

_WHOLE = re.compile(
    r"(?P<all>\b(?:bao gồm|gồm có|gồm|cụ thể là|cụ thể|chia ra|chia thành|đó là|là tổng của)\b)"
    r"|(?P<some>\btrong (?:đó|số đó|số này)(?: có)?\b)|(?P<near>:|\()",
    re.IGNORECASE,
)
_FULL = re.compile(r"bao gồm|gồm có|gồm|chia ra|đó là", re.IGNORECASE)
_DONE = re.compile(r"\b(?:đã|được|đạt|chiếm|còn|tăng|giảm|trong đó)\b", re.IGNORECASE)
_LEAD = re.compile(r"(?:\s*(?:có|là|thì|với|như sau|sau|[:,(\-–]|đã|các)\s?){0,4}\s*", re.IGNORECASE)
_ASIDE = re.compile(r"\([^()]{0,200}\)|\[\d{1,4}\]")
_SENTENCE_END = re.compile(r"[.!?](?=\s|$)")
_BETWEEN = re.compile(r"(?:[,;]|\bvà|,\s?và|;\s?và|\bcùng|[;,]?\s?[-–+])\s{0,2}$", re.IGNORECASE)
_OPEN = re.compile(
    r"…|\.\.\.|\bv\.v|(?:[,;]|\bvà)\s{0,2}(?:các|một số|một phần|nhiều|những|còn lại|số còn lại)\b|\bkhác\b"
    r"|\bngoài ra\b|\bchủ yếu\b|\bnhư\b",
    re.IGNORECASE,
)
_OVERLAP = re.compile(
    r"\b(?:nữ|đảng viên|đoàn viên|dân tộc|trẻ|trình độ|thạc sĩ|tiến sĩ|đại học|cao cấp|trung cấp|kiêm nhiệm|tuổi|"
    r"nghèo|chính sách|lượt|lần)\b",
    re.IGNORECASE,
)
_PERSONS = re.compile(
    r"(?:người|cán bộ|đại biểu|học viên|giảng viên|thành viên|công chức|viên chức|đồng chí|hội viên|khách|đoàn viên|"
    r"cộng tác viên|ủy viên|báo cáo viên|học sinh|lao động)\b",
    re.IGNORECASE,
)
_OF = re.compile(r"\s(?:của|về|ở|tại|do|thuộc|từ|cho|liên quan)\b", re.IGNORECASE)
"""Words after a part that leaves out the unit of the total: `1.097 của người dân`."""
_PROCESS = re.compile(
    r"\b(?:giải quyết|xử lý|thụ lý|đủ điều kiện|chuyển|trả lời|tiếp thu|hoàn thành|hợp lệ|đúng hạn|tham gia|có mặt|"
    r"công nhận|đã|được|đạt|còn)\b",
    re.IGNORECASE,
)
"""Words of what became of a part: steps of one procedure contain one another."""
_FEW, _NEAR_ALL = 20, Decimal("0.05")
_NOTE_LIST = re.compile(r"\s*(?:bao gồm|gồm có|gồm|trong đó|cụ thể)\b(?: có)?\s*:?\s*(?=\d)", re.IGNORECASE)


def findings(reading: Reading) -> Iterator[Finding]:
    """Find wrong sums inside one paragraph or note, and totals whose parts are in their footnote."""
    return findings_over_marks(CODE, reading, sum_spots, _note_spots)


@remembered
def sum_spots(text: str) -> tuple[Spot, ...]:
    """Return the wrong sums of one text."""
    found = list(equations(text))
    known = quantities(text)
    judged: set[int] = set()
    for keyword in _WHOLE.finditer(text) if len(known) > 2 else ():
        total = _total_before(text, known, keyword)
        if total is None or total.start in judged:
            continue
        listed = _listed(text, known, keyword)
        parts = listed or _listed_by_name(text, known, total, keyword)
        if len(parts) > 1:
            judged.add(total.start)
            if _is_wrong(text, total, parts, keyword, by_name=not listed):
                found.append(_spot(text, total, parts))
    return tuple(found)


def _total_before(text: str, known: tuple[Quantity, ...], keyword: re.Match[str]) -> Quantity | None:
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
    words = gap.rstrip().removesuffix(".") if keyword.group()[0].isupper() else gap
    return not _SENTENCE_END.search(words) and ";" not in words


def _listed(text: str, known: tuple[Quantity, ...], keyword: re.Match[str]) -> list[Quantity]:
    """Return the parts that follow a keyword."""
    begin = _LEAD.match(text, keyword.end())
    start = begin.end() if begin else keyword.end()
    return _parts(text, known, start, _list_end(text, start, closing=keyword.group() == "("))


def _listed_by_name(text: str, known: tuple[Quantity, ...], total: Quantity, keyword: re.Match[str]) -> list[Quantity]:
    """Return parts whose names come first: `128 đơn, gồm: khiếu nại 20 đơn, tố cáo 8 đơn`; all of the total's unit."""
    if not (keyword["some"] or _FULL.fullmatch(keyword.group())):
        return []
    end = _list_end(text, keyword.end(), closing=False)
    brackets = _bracketed(text, keyword.end(), end)
    parts: list[Quantity] = []
    place = keyword.end()
    for quantity in _within(known, keyword.end(), end):
        name = text[place : quantity.start]
        if quantity.rough or len(name) > _MAX_NAME or _DONE.search(name):
            break
        if _of_one_kind(quantity, total) and not any(a < quantity.start < b for a, b in brackets):
            parts.append(quantity)
            place = quantity.end
    return parts


def _of_one_kind(part: Quantity, total: Quantity) -> bool:
    """True for two counts of one thing, or two amounts of money in whatever unit."""
    return part.head == total.head or (money_factor(part.unit) is not None and money_factor(total.unit) is not None)


def _is_wrong(text: str, total: Quantity, parts: list[Quantity], keyword: re.Match[str], by_name: bool) -> bool:
    total, parts = _in_one_unit(total, parts)
    end = _list_end(text, parts[-1].end, closing=keyword.group() == "(")
    if not _comparable(total, parts) or _has_rough_part(text, total, parts[-1].end, end):
        return False
    words = text[keyword.end() : min(end, parts[-1].end + _MAX_TAIL)]
    unnamed = not all(part.unit for part in parts)  # `1.097 của người dân`: of the total's unit, if nearly all of it
    if keyword["some"]:
        if _OVERLAP.search(words):
            return False
        more = not (by_name or unnamed) and _wrong_whole(total, parts, is_open=True)
        return more or _is_nearly_all(text, total, parts, keyword, end)
    if (unnamed or not keyword["all"]) and not _nearly(total, parts):
        return False
    return _wrong_whole(total, parts, is_open=False) and _wrong_whole(total, parts, bool(_OPEN.search(words)))


def _has_rough_part(text: str, total: Quantity, start: int, end: int) -> bool:
    """True when a list goes on with an approximate part: `…, Nhân dân 450 triệu đồng và hơn 150 triệu đồng …`."""
    return any(q.rough and _of_one_kind(q, total) for q in quantities(text) if start <= q.start < end)


def _is_nearly_all(text: str, total: Quantity, parts: list[Quantity], keyword: re.Match[str], end: int) -> bool:
    """True when parts after `trong đó` are so close to the total that one number may be wrong.

    `318 ý kiến, trong đó 205 ý kiến … và 103 ý kiến …` makes 308. Far from the total only some parts are named.
    """
    rest = total.value - sum((part.value for part in parts), Decimal(0))
    if len(rest.normalize().as_tuple().digits) > 1:
        return False  # not one digit mistyped: only some parts are named
    if (
        (total.value < _FEW and money_factor(total.unit) is None)
        or not 0 < rest <= total.value * _NEAR_ALL
        or not _wrong_whole(total, parts, is_open=False)
    ):
        return False
    if not all(not part.unit or _of_one_kind(part, total) for part in parts):
        return False
    words = text[keyword.end() : end]
    places = {part.start for part in parts}
    others = (q for q in quantities(text) if keyword.end() <= q.start < end and q.start not in places)
    return not (_OPEN.search(words) or _PROCESS.search(words) or any(not q.percent for q in others))


def _in_one_unit(total: Quantity, parts: list[Quantity]) -> tuple[Quantity, list[Quantity]]:
    """Return amounts of money in the unit of the total; everything else as it is."""
    whole = money_factor(total.unit)
    factors = [money_factor(part.unit) for part in parts]
    if whole is None or None in factors or set(factors) == {whole}:
        return total, parts
    scaled = [
        part._replace(value=part.value * factor / whole) for part, factor in zip(parts, factors, strict=True) if factor
    ]
    return total, [part._replace(unit=total.unit) for part in scaled]


def _list_end(text: str, start: int, closing: bool) -> int:
    limit = min(len(text), start + _MAX_LIST)
    ends = _SENTENCE_END.search(text, start, limit)
    end = ends.start() if ends else limit
    close = text.find(")", start, end) if closing else -1
    return close if close >= 0 else end


def _parts(text: str, known: tuple[Quantity, ...], start: int, end: int) -> list[Quantity]:
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


def _comparable(total: Quantity, parts: list[Quantity]) -> bool:
    """True when the parts can be parts: none larger than the whole, no people in meetings, no money among pieces."""
    if any(part.value > total.value for part in parts):
        return all(part.head == total.head for part in parts)
    if any(money_factor(quantity.unit) is not None for quantity in (total, *parts)):
        return all(_of_one_kind(part, total) for part in parts)
    return bool(_PERSONS.match(total.unit)) or not any(_PERSONS.match(part.unit) for part in parts)


def _wrong_whole(total: Quantity, parts: list[Quantity], is_open: bool) -> bool:
    """True when no reading of a full list adds up; an open list (`các … khác`, `…`) may be less than the total."""
    allowed = _rounding(total, parts)
    running = Decimal(0)
    for count, part in enumerate(parts, start=1):
        running += part.value
        if count > 1 and abs(running - total.value) <= allowed:
            return False
    return running > total.value if is_open else True


def _rounding(total: Quantity, parts: list[Quantity]) -> Decimal:
    """Return how far a total may be from its parts because it has fewer decimals: `3,2 tỷ` of `2,512` and `0,653`."""
    step = _step(total)
    return step / 2 if any(_step(part) < step for part in parts) else Decimal(0)


def _step(quantity: Quantity) -> Decimal:
    """Return the value of one in the last digit."""
    exponent = quantity.value.as_tuple().exponent
    return Decimal(1).scaleb(exponent) if isinstance(exponent, int) else Decimal(1)


def _nearly(total: Quantity, parts: list[Quantity]) -> bool:
    """True when a list without keyword is so close to the total that it must be meant as complete."""
    difference = abs(sum((part.value for part in parts), Decimal(0)) - total.value)
    return difference <= max(Decimal(1), total.value / 10)


def _spot(text: str, total: Quantity, parts: list[Quantity]) -> Spot:
    unit = " ".join(total.unit.split(" ")[:2])
    words = text[total.start : total.end + len(unit) + 1].rstrip()
    money = {money_words(quantity.unit) for quantity in (total, *parts)}
    shown = [_shown(part, with_money=len(money) > 1) for part in parts]
    found = sum((part.value for part in _in_one_unit(total, parts)[1]), Decimal(0))
    unit_found = f" {money_words(total.unit)}" if len(money) > 1 else ""
    params = {"stated": words, "terms": " + ".join(shown), "found": f"{format_number(found)}{unit_found}"}
    return Spot(total.start, len(words), params)


def _shown(part: Quantity, with_money: bool) -> str:
    """Return a part as a message shows it, with its unit where amounts of money have different ones."""
    number = format_number(part.value)
    return f"{number} {money_words(part.unit)}".rstrip() if with_money else number


def _note_spots(text: str, start: int, mark: int, note: str) -> tuple[Spot, ...]:
    """Check a total before a footnote's mark against the parts in the footnote."""
    begin = _NOTE_LIST.match(note)
    total = last_before(text, start, mark)
    if begin is None or total is None or total.rough:
        return ()
    parts = _parts(note, quantities(note), begin.end(), _list_end(note, begin.end(), closing=False))
    if len(parts) < 2 or not _comparable(total, parts):
        return ()
    wrong = _wrong_whole(total, parts, bool(_OPEN.search(note)))
    return (_spot(text, total, parts),) if wrong else ()


def last_before(text: str, start: int, mark: int) -> Quantity | None:
    """Return the quantity that a footnote's mark belongs to: the last one of its clause, if near."""
    known = quantities(text)
    begin = max(start, text.rfind(";", start, mark) + 1, text.rfind(". ", start, mark) + 1, mark - _MAX_GAP)
    at = bisect_right(known, mark, key=_END)
    last = known[at - 1] if at and known[at - 1].start >= begin else None
    return last if last is not None and not last.percent and last.unit else None
