"""Shares stated in prose, computed anew: `(82 + 539)/1005 = 61,8 %`, `đạt 61,8% (621/1005 thủ tục)`."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from operator import attrgetter

from dcbc_desktop.report.checks.language.amounts.fractions import Fraction, counts_something, unit_after
from dcbc_desktop.report.checks.language.number_forms import COUNTED
from dcbc_desktop.report.checks.language.passages import Spot
from dcbc_desktop.report.checks.language.quantities import Quantity, number_of, quantities
from dcbc_desktop.report.numbers import format_number

CODE = "share_in_text"

_WHOLE = r"(?:\d{1,3}(?:\.\d{3}){1,4}|\d{1,12})"
_PERCENT = r"(?P<rough>(?:gần|hơn|trên|dưới|khoảng|xấp xỉ)\s)?(?P<share>\d{1,4}(?:,\d{1,4})?)\s?%"
_FRACTION = (
    rf"(?<![\w/.,+])(?P<part>{_WHOLE}|\(\s?{_WHOLE}(?:\s?\+\s?{_WHOLE}){{1,9}}\s?\))"
    rf"(?P<inner>(?:\s[^\W\d]+){{0,5}}?)(?:\s?/\s?|\s(?:trên|trong)\s(?:tổng số\s|số\s)?)"
    rf"(?P<whole>{_WHOLE})(?![\w/]|[.,]\d|-\w)"
)
_AFTER = re.compile(_FRACTION + rf"(?P<between>[^\d%;.!?]{{0,60}}?){_PERCENT}", re.IGNORECASE)
_BEFORE = re.compile(
    rf"(?<![\w.,]){_PERCENT}(?P<unit>(?:\s[^\W\d]+){{0,6}})(?P<between>\s?\((?:[^\W\d]|[\s,:=]){{0,30}})" + _FRACTION,
    re.IGNORECASE,
)
_JOINT = re.compile(
    r"(?:\s?=\s?|\s?\(\s?(?:(?:đạt|chiếm|bằng|tỷ lệ|tỉ lệ)\s)*|\s?[,–]?\s?"
    r"(?:(?:đạt|chiếm|bằng|tương ứng|tương đương|tức(?:\slà)?|là)(?:\s(?:với\s)?(?:tỷ|tỉ)\slệ)?|(?:tỷ|tỉ)\slệ)"
    r"(?:\s(?:là|đạt|bằng|chiếm|khoảng))?\s)$",
    re.IGNORECASE,
)
"""What joins a count to its own share: `45/50 đơn (90%)`, `45/50 đơn, đạt tỷ lệ 90%`."""
_OWN_SUBJECT = re.compile(
    r"(?:tỷ|tỉ) lệ|\b(?:có|mà|với|nơi|tại|trong|thực tế|riêng|mỗi|từng|bảo đảm|đảm bảo|tiếp nhận|xử lý)\b",
    re.IGNORECASE,
)
"""Words after which `chiếm …%` is said of something else: `45/50 thôn có hộ nghèo chiếm 8%`."""
_OTHER_BASE = re.compile(
    r"\s(?:so với|kế hoạch|mục tiêu|chỉ tiêu|dự toán|yêu cầu|nghị quyết|cùng kỳ|năm|kỳ|quý|điểm)\b", re.IGNORECASE
)
_OF_NOUN = re.compile(rf"\s(?:tổng số\s|số\s)?(?={COUNTED})(\w+)", re.IGNORECASE)
_OTHER = re.compile(
    r"\b(?:tăng|giảm|vượt|cao hơn|thấp hơn|nhiều hơn|ít hơn|so với|còn lại|chưa|không|trong đó)\b", re.IGNORECASE
)
_NUMBER = re.compile(_WHOLE)
_TOLD = re.compile(
    r"(?:,|;|\()?\s?(?:chiếm|đạt|bằng|tương ứng|tương đương)\s(?:tỷ lệ\s|tỉ lệ\s|khoảng\s)?$", re.IGNORECASE
)
_PAIR_TOLD = re.compile(
    r"(?:,|;|\(|\s–)\s?(?:chiếm|đạt|bằng|tương ứng|tương đương|tỷ lệ|tỉ lệ)\s"
    r"(?:(?:với\s)?(?:tỷ|tỉ)\slệ\s)?(?:là\s|đạt\s)?$|\($",
    re.IGNORECASE,
)
_RETURNED = re.compile(
    r"\b(?:thu về|thu lại|thu được|thu hồi|nhận lại|nhận về|có mặt|tham dự|dự họp|giải quyết|xử lý|hoàn thành|trả lời|"
    r"hợp lệ|đồng ý|tán thành|nhất trí|tiếp thu)\b",
    re.IGNORECASE,
)
"""What became of a count: `phát 1.310 phiếu, thu về 1.245 phiếu, đạt 95,0%`."""
_SECOND_OBJECT = re.compile(
    r"\b(?:không|chưa|kế hoạch|chỉ tiêu|tăng|giảm|còn|so với|cùng kỳ|năm trước|mỗi|bình quân|trong đó)\b", re.IGNORECASE
)
_SAID_OF = re.compile(r"\bsố\s([^\W\d_]+)(?:\s[^\W\d_]+){0,4}?(?:\slà|\s?:)\s$", re.IGNORECASE)
_PARTS_BEGIN = re.compile(r"\btrong (?:đó|số đó|số này)\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?](?=\s|$)")
_MAX_SENTENCE = 600
_MAX_PARTS = 6
_WHOLE_SHARE = Decimal(100)
_START = attrgetter("start")


def spots(text: str) -> Iterator[Spot]:
    """Find shares that differ from their own numerators and denominators."""
    if "%" not in text:
        return
    seen: set[int] = set()
    for pattern, is_plain in ((_AFTER, _said_after), (_BEFORE, _said_before)):
        for match in pattern.finditer(text):
            fraction = Fraction(match["part"], match["whole"], match.start("part"), match.end("whole"))
            two_units = match["inner"].split()[:1] not in ([], [unit_after(text, fraction)])
            if match.start("share") in seen or two_units or not counts_something(text, fraction):
                continue
            seen.add(match.start("share"))
            if is_plain(text, match, fraction) and not _is_other(text, match):
                yield from _of_fraction(text, match, fraction)
    for share in quantities(text):
        if share.percent and share.start not in seen:
            yield from _of_sentence(text, share)


def _is_other(text: str, match: re.Match[str]) -> bool:
    """True for another share than the fraction's: `đạt 45/50 chỉ tiêu, tăng 10%`."""
    return bool(_OTHER.search(match["between"]) or _OTHER.search(text, max(0, match.start() - 12), match.start()))


def _said_after(text: str, match: re.Match[str], fraction: Fraction) -> bool:
    """True when the words between a fraction and a percentage say that it is the fraction's share."""
    joint = _JOINT.search(match["between"])
    if joint is None:
        return False
    unit = match["between"][: joint.start()]
    mark = joint[0].lstrip()[:1]
    if fraction.is_common and mark not in ("=", "("):
        return False  # `đạt 2/3 chỉ tiêu, đạt 94%`
    closed = mark in ("=", "(", ",", "–")
    if not closed and ("," in unit or _OWN_SUBJECT.search(unit)):
        return False  # the share has a subject of its own: `45/50 thôn, hộ nghèo chiếm 8%`
    return not _of_another(text, match.end(), unit_after(text, fraction))


def _of_another(text: str, end: int, unit: str) -> bool:
    """True when a percentage is of something else than what the fraction counts: `(96% số hộ)`, `98% kế hoạch`."""
    noun = _OF_NOUN.match(text, end)
    return bool(_OTHER_BASE.match(text, end)) or (noun is not None and noun[1].casefold() != unit)


def _said_before(text: str, match: re.Match[str], fraction: Fraction) -> bool:
    """True when a fraction in brackets is of the thing that the percentage before it is of."""
    words = match["unit"].casefold().split()
    unit = unit_after(text, fraction)
    return not words or text.startswith(")", fraction.end) or unit in words


def _of_fraction(text: str, match: re.Match[str], fraction: Fraction) -> Iterator[Spot]:
    whole = number_of(match["whole"])
    if not whole:
        return
    part = sum((number_of(number) for number in _NUMBER.findall(match["part"])), Decimal(0))
    exact = part * 100 / whole
    rough = bool(match["rough"])
    if _agrees(match["share"], exact, rough):
        return
    together = _with_parts_before(text, fraction.start, unit_after(text, fraction), part)
    if not any(_agrees(match["share"], value * 100 / whole, rough) for value in together):
        yield _spot(match.start("share"), match["share"], f"{match['part']}/{match['whole']}", exact)


def _with_parts_before(text: str, place: int, unit: str, part: Decimal) -> Iterator[Decimal]:
    """Yield a part with those of its unit before it: `cắt giảm 125 thủ tục, đơn giản hóa 312/1.024 thủ tục`."""
    before = [q for q in _between(text, _sentence_start(text, place), place) if q.head == unit and not q.percent]
    for quantity in before[: -_MAX_PARTS - 1 : -1]:
        part += quantity.value
        yield part


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
    found = _as_stated(exact, _digits(stated))
    fix = found if exact <= _WHOLE_SHARE else None  # a part larger than its whole: one of the two counts is wrong
    return Spot(start, len(stated), {"stated": stated, "terms": terms, "found": found}, fix)


def _as_stated(exact: Decimal, digits: int) -> str:
    """Return a share with as many decimals as the one that it is compared with: `95,0`."""
    rounded = format_number(exact.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP))
    whole, _, part = rounded.partition(",")
    return f"{whole},{part.ljust(digits, '0')}" if digits else whole


def _of_sentence(text: str, share: Quantity) -> Iterator[Spot]:
    """Check a share after its parts: `1.005 thủ tục …, trong đó 82 thủ tục …, 539 thủ tục …, chiếm 61,8%`."""
    if share.rough or not _TOLD.search(text, max(0, share.start - 32), share.start):
        yield from _of_pair(text, share)
        return
    split = _split_sentence(text, share)
    if split is None:
        yield from _of_pair(text, share)
        return
    whole, parts = split
    stated = text[share.start : share.end].rstrip("% \u00a0\u202f")
    total = sum(parts, Decimal(0))
    if total > whole or any(_agrees(stated, part * 100 / whole, rough=False) for part in _candidates(parts)):
        return
    terms = " + ".join(map(format_number, parts))
    terms = f"({terms})" if len(parts) > 1 else terms
    yield _spot(share.start, stated, f"{terms}/{format_number(whole)}", total * 100 / whole)


def _of_pair(text: str, share: Quantity) -> Iterator[Spot]:
    """Check a share after two counts of one thing: `phát 1.310 phiếu, thu về 1.245 phiếu, đạt 97,0%`."""
    told = _PAIR_TOLD.search(text, max(0, share.start - 32), share.start)
    if told is None or share.rough:
        return
    sentence = _sentence_start(text, share.start)
    begin = max(sentence, text.rfind(";", 0, told.start()) + 1)
    if len(_between(text, begin, told.start())) == 1 and begin > sentence:  # `phát 1.310 phiếu; thu về 1.245 phiếu`
        begin = max(sentence, text.rfind(";", 0, begin - 1) + 1)
    counts = [q for q in _between(text, begin, told.start()) if not q.rough]
    if len(counts) < 2 or any(q.percent for q in counts):
        return
    whole, part = counts[-2:]
    head, part_head = _thing_counted(text, whole), _thing_counted(text, part)
    same = head != "" and part_head in ("", head)
    others = any(_thing_counted(text, q) == head for q in counts[:-2])
    words = text[whole.end : told.start()]
    if not same or others or not _RETURNED.search(words) or _SECOND_OBJECT.search(text, begin, told.start()):
        return
    if not 0 < part.value <= whole.value or _of_another(text, share.end, head):
        return
    stated = text[share.start : share.end].rstrip("% \u00a0\u202f")
    exact = part.value * 100 / whole.value
    if not _agrees(stated, exact, rough=False):
        yield _spot(share.start, stated, f"{format_number(part.value)}/{format_number(whole.value)}", exact)


def _thing_counted(text: str, quantity: Quantity) -> str:
    """Return the noun after a number, or the one that it is said of: `số phiếu phát ra là 1.310`."""
    said = None if quantity.unit else _SAID_OF.search(text, max(0, quantity.start - 60), quantity.start)
    return said[1].casefold() if said else quantity.head


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
