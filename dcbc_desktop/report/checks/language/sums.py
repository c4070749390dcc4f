"""Sums stated in prose: `24 đầu mối, gồm 16 Vụ, 03 Cục, 04 đơn vị` adds up to 23."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from dcbc_desktop.report.checks.finding import Finding
from dcbc_desktop.report.checks.language.amounts.equations import equations
from dcbc_desktop.report.checks.language.amounts.money import money_factor, money_words
from dcbc_desktop.report.checks.language.amounts.part_lists import (
    KEYWORD,
    last_before,
    list_end,
    listed_by_name,
    listed_parts,
    of_one_kind,
    parts_from,
    total_before,
)
from dcbc_desktop.report.checks.language.passages import Reading, Spot, findings_over_marks, remembered
from dcbc_desktop.report.checks.language.quantities import Quantity, quantities
from dcbc_desktop.report.numbers import format_number

CODE = "sum_in_text"
_MAX_TAIL = 80

_OPEN = re.compile(
    r"…|\.\.\.|\bv\.v|(?:[,;]|\bvà)\s{0,2}(?:các|một số|một phần|nhiều|những|còn lại|số còn lại)\b|\bkhác\b"
    r"|\bngoài ra\b|\bchủ yếu\b|\bnhư\b",
    re.IGNORECASE,
)
_ITEM_END = re.compile(r"[,;]\s|\svà\s")
_DIGIT = re.compile(r"\d")
_COUNTED_REST = re.compile(r"\d(?:\s(?!và\b|các\b|những\b)[^\W\d_]+){1,3}?\skhác\b", re.IGNORECASE)
"""A last part with its own number closes the list: `205 ý kiến đồng ý và 103 ý kiến khác`."""
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
_PROCESS = re.compile(
    r"\b(?:giải quyết|xử lý|thụ lý|đủ điều kiện|chuyển|trả lời|tiếp thu|hoàn thành|hợp lệ|đúng hạn|có mặt|"
    r"công nhận|đã|được|đạt|còn)\b",
    re.IGNORECASE,
)
"""Words of what became of a part: steps of one procedure contain one another."""
_MEASURES = frozenset(("ha", "km", "km²", "km2", "m", "m²", "m2", "m³", "m3", "tấn", "tạ", "kg", "lít", "giờ", "phút"))
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
    for keyword in KEYWORD.finditer(text) if len(known) > 2 else ():
        total = total_before(text, known, keyword)
        if total is None or total.start in judged:
            continue
        listed = listed_parts(text, known, keyword)
        parts = listed or listed_by_name(text, known, total, keyword)
        if len(parts) > 1:
            judged.add(total.start)
            if _is_wrong(text, total, parts, keyword, by_name=not listed):
                found.append(_spot(text, total, parts))
    return tuple(found)


def _is_wrong(text: str, total: Quantity, parts: list[Quantity], keyword: re.Match[str], by_name: bool) -> bool:
    total, parts = _in_one_unit(total, parts)
    end = list_end(text, parts[-1].end, closing=keyword.group() == "(")
    if not _comparable(total, parts) or _has_rough_part(text, total, parts[-1].end, end):
        return False
    words = text[keyword.end() : min(end, parts[-1].end + _MAX_TAIL)]
    rest = total.value - sum((part.value for part in parts), Decimal(0))
    if 0 < rest <= _named_singly(text[parts[0].end : end]):
        return False
    unnamed = not all(part.unit for part in parts)  # `1.097 của người dân`: of the total's unit, if nearly all of it
    if keyword["some"]:
        if _OVERLAP.search(words):
            return False
        more = not (by_name or unnamed) and _wrong_whole(total, parts, is_open=True)
        return more or _is_nearly_all(text, total, parts, keyword, end)
    if (unnamed or not keyword["all"]) and not _nearly(total, parts):
        return False
    return _wrong_whole(total, parts, is_open=False) and _wrong_whole(total, parts, _is_open(words))


def _named_singly(words: str) -> int:
    """Count the items of a list that are named without a number: `14 Vụ, Văn phòng, Thanh tra và 03 đơn vị`."""
    items = (item.strip() for item in _ITEM_END.split(words)[1:])
    return sum(item[:1].isupper() and not _DIGIT.search(item) for item in items)


def _is_open(words: str) -> bool:
    """True when a list names some of its parts without a number: `16 Vụ, 03 Cục và các đơn vị khác`."""
    return bool(_OPEN.search(_COUNTED_REST.sub("", words)))


def _has_rough_part(text: str, total: Quantity, start: int, end: int) -> bool:
    """True when a list goes on with an approximate part: `…, Nhân dân 450 triệu đồng và hơn 150 triệu đồng …`."""
    return any(q.rough and of_one_kind(q, total) for q in quantities(text) if start <= q.start < end)


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
    if not all(not part.unit or of_one_kind(part, total) for part in parts):
        return False
    words = text[keyword.end() : end]
    places = {part.start for part in parts}
    others = (q for q in quantities(text) if keyword.end() <= q.start < end and q.start not in places)
    return not (_is_open(words) or _PROCESS.search(words) or any(not q.percent for q in others))


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


def _comparable(total: Quantity, parts: list[Quantity]) -> bool:
    """True when the parts can be parts: none larger than the whole, no people in meetings, no money among pieces."""
    if any(part.value > total.value for part in parts):
        return all(part.head == total.head for part in parts)
    if any(money_factor(quantity.unit) is not None or quantity.head in _MEASURES for quantity in (total, *parts)):
        return all(of_one_kind(part, total) for part in parts)
    if sum(part.value for part in parts) * 2 < total.value and all(
        part.unit and part.head != total.head for part in parts
    ):
        return False  # other things: `1.012 hộ, gồm 13 bản, 03 dân tộc`
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
    parts = parts_from(note, quantities(note), begin.end(), list_end(note, begin.end(), closing=False))
    if len(parts) < 2 or not _comparable(total, parts):
        return ()
    wrong = _wrong_whole(total, parts, _is_open(note))
    return (_spot(text, total, parts),) if wrong else ()
