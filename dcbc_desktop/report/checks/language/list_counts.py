"""Counts compared with the items listed: `03 Chỉ thị[14]` whose note lists two, `ba hình thức … trên` after two."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from dcbc_desktop.report.checks.finding import Finding
from dcbc_desktop.report.checks.language.amounts.part_lists import last_before
from dcbc_desktop.report.checks.language.cited.documents import KINDS, Mention, mentions
from dcbc_desktop.report.checks.language.passages import Reading, Spot, findings_over_marks, remembered
from dcbc_desktop.report.checks.language.quantities import quantities

CODE = "count_in_text"
_MOST = 20
"""Lists of more items are not written out in a sentence."""
_MAX_LIST = 1_500

_NUMERALS = {"hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9, "mười": 10}
_COUNTED = (
    r"(?:hình thức|nội dung|nhiệm vụ|giải pháp|nhóm|đơn vị|văn bản|quyết định|chỉ thị|nghị định|nghị quyết|thông tư|"
    r"kế hoạch|công điện|công văn|báo cáo|quy chế|quy định|cuộc|buổi|hội nghị|lớp|đợt|đoàn|vấn đề|lĩnh vực|tiêu chí|"
    r"nguyên nhân|hạn chế|kiến nghị|đề xuất|mô hình|phong trào|tổ chức|cơ quan|phòng|vụ|cục|sở|bộ|ban|trung tâm|"
    r"địa phương|tỉnh|dự án|công trình|mục tiêu|biện pháp|bước|khâu|đầu mối|chỉ tiêu|chương trình|chuyên đề|tập thể|"
    r"cá nhân|đồng chí|kênh|phương án|phương thức|nguyên tắc|lý do|yêu cầu)"
)
_COUNT_BEFORE_LIST = re.compile(
    rf"(?<![\w/.,\[-])(?P<count>\d{{1,2}}|{'|'.join(_NUMERALS)})\s(?P<what>{_COUNTED})(?!\w)(?P<more>[^\d.,;:()]{{0,60}}?)"
    r"(?:,?\s?\b(?:bao gồm|gồm có|gồm|cụ thể là|cụ thể|đó là|sau đây|như sau|sau|là)\s?:"
    r"|,?\s?\b(?:bao gồm|gồm có|gồm)\b(?!\s?:)|:)",
    re.IGNORECASE,
)
_OTHER_LIST_FOLLOWS = re.compile(
    r"\b(?:cho|đã|được|với|về|tại|theo|do|trong|để|nhằm|có|phải|cần|sẽ|và|thấy|nội dung|kết quả|tập trung|đạt)\b",
    re.IGNORECASE,
)
"""Words after which a list is no longer a list of what was counted: `tại 05 đơn vị cho thấy: …`."""
_FIRST = re.compile(r"(?:\(?[1a]\)|1\.|i\)|một là|thứ nhất)", re.IGNORECASE)
"""How a list begins whose items may be whole sentences."""
_COUNT_AFTER_LIST = re.compile(
    rf"(?<![\w/.,\[-])(?P<count>\d{{1,2}}|{'|'.join(_NUMERALS)})\s(?P<what>{_COUNTED})(?!\w)(?P<more>[^\d.;:()]{{0,60}}?)"
    r"\s(?:nêu trên|nói trên|kể trên|trên đây|trên)\s?(?=[).,;]|$)",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?](?=\s|$)")
_ASIDE = re.compile(r"\((?!\d{1,2}\))[^()]{0,400}\)|\[\d{1,4}\]|“[^”]{0,400}”|\"[^\"]{0,400}\"")
_CLOSE = re.compile(r"(?<!\(\d)(?<!\(\d\d)(?<![\s;,:]\w)\)")
"""A bracket that closes what was opened before the list; `(1)` and `a)` number its items."""
_ITEM_END = re.compile(r"\s?[,;]\s?(?:và\s)?|\svà\s|\scùng\s", re.IGNORECASE)
_CLAUSE_AFTER_LIST = re.compile(
    r"\svà\s[^,;]{2,120},\s(?=(?:(?:qua|từ|nhờ|trong|sau|trên cơ sở) (?:đó|vậy)|do đó|vì vậy|đồng thời|góp phần|nhằm|"
    r"để|bảo đảm|đảm bảo|được|đã|đều|tạo|đạt|tất cả|toàn bộ|kết quả|mỗi|việc)\b"
    r"|[^\W\d]+(?:\s[^\W\d]+){0,2}\s(?:đã|đều|sẽ|ghi|phải|thể hiện|"
    r"được (?:ghi|lập|lưu|gửi|nêu|báo cáo|công bố|thông báo|niêm yết))\b)(?![^,;]*(?:[,;]|\bvà\b))",
    re.IGNORECASE,
)
"""End of a list at its `và`: `ba hình thức: A và B, kết quả ghi vào sổ`; the clause after it names no further item."""
_NUMBERED = re.compile(r"(?:^|[\s:;,.])\(?(\d{1,2})[).]\s")
_NUMBERED_IN_WORDS = re.compile(
    rf"\b(?:(một|{'|'.join(_NUMERALS)}) là|thứ (nhất|{'|'.join(_NUMERALS)}))(?!\w)", re.IGNORECASE
)
_UNFINISHED = re.compile(
    r"…|\.\.\.|\bv\.v|(?:^|[,;:]|\bvà)\s{0,2}(?:các|một số|nhiều|những|mọi|từng|mỗi|toàn bộ)\b(?![^,;.:]{0,40}:)|"
    r"\bkhác\b|\bchủ yếu\b|\bnhư\b|\btrong đó\b|\btiêu biểu\b",
    re.IGNORECASE,
)
"""Words of a list that goes on unnamed; its items cannot be counted."""
_DOCUMENT_LIST = re.compile(r"(?:^|[,;:(]|\bvà|\bgồm|\bgồm có|\d[).])\s{0,2}(?:các\s)?$", re.IGNORECASE)


class _Bounds(NamedTuple):
    """Least and largest number of items that a list can be read as."""

    least: int
    most: int


def findings(reading: Reading) -> Iterator[Finding]:
    """Find counts that differ from their list, in one text or between a text and its footnote."""
    return findings_over_marks(CODE, reading, count_spots, _note_spots)


@remembered
def count_spots(text: str) -> tuple[Spot, ...]:
    """Return the counts of one text that differ from its lists."""
    return (*_counts_before_lists(text), *_counts_after_lists(text))


def _counts_before_lists(text: str) -> Iterator[Spot]:
    """Check counts before their list: `04 đơn vị, bao gồm: …; …; …; …`."""
    judged = 0
    for match in _COUNT_BEFORE_LIST.finditer(text):
        if match.start() < judged:
            continue  # a count inside a list that was read already
        stated = _stated(match["count"])
        if stated is None or _is_no_count(text, match) or _OTHER_LIST_FOLLOWS.search(match["more"]):
            continue
        words, judged = _list_after(text, match.end())
        numbered = _numbered(words)
        if numbered and not _ends_at(text, judged):
            continue
        if _UNFINISHED.search(words) or (not numbered and (quantities(words[:40]) or _FIRST.match(words))):
            continue
        bounds = _bounds(words, match["what"])
        if bounds.most > 1 and not bounds.least <= stated <= bounds.most:
            yield _spot(match, bounds)


def _counts_after_lists(text: str) -> Iterator[Spot]:
    """Check counts after their list: `…; thông qua hội nghị (… ba hình thức giám sát, kiểm tra trên)`."""
    for match in _COUNT_AFTER_LIST.finditer(text):
        stated = _stated(match["count"])
        bracket = text.rfind("(", max(0, match.start() - 300), match.start())
        if stated is None or bracket < 0 or ")" in text[bracket : match.start()]:
            continue
        sentence = _sentence_before(text, bracket)
        parts = sentence.count(";") + 1
        if parts > 1 and parts != stated:
            yield _spot(match, _Bounds(parts, parts))


def _sentence_before(text: str, end: int) -> str:
    begin = max(0, end - _MAX_LIST)
    for stop in _SENTENCE_END.finditer(text, begin, end):
        begin = stop.end()
    return _ASIDE.sub("", text[begin:end])


def _stated(count: str) -> int | None:
    """Return a count as a number; None for one that no sentence lists, below 2 or above 20."""
    number = int(count) if count.isdigit() else _NUMERALS[count.casefold()]
    return number if 1 < number <= _MOST else None


def _is_no_count(text: str, match: re.Match[str]) -> bool:
    """True when `năm` means a year, or the number is part of a name or no whole count: `quý 2`, `hơn 20`."""
    before = text[max(0, match.start() - 12) : match.start()].casefold()
    if match["count"] == "năm" and before.endswith(("trong ", "hằng ", "hàng ", "các ", "cuối ", "đầu ", "cả ")):
        return True
    return before.endswith(("số ", "tháng ", "quý ", "một trong ", "ngày ", "thứ ", "mỗi ", "gần ", "hơn ", "trên "))


def _list_after(text: str, start: int) -> tuple[str, int]:
    """Return the list that begins at `start` without its asides, and its end in the text."""
    passage = text[start : start + _MAX_LIST]
    words = _ASIDE.sub("", passage)
    end = _SENTENCE_END.search(words)
    close = _CLOSE.search(words)
    length = min(found.start() if found else len(words) for found in (end, close))
    after = length
    for aside in _ASIDE.finditer(passage):
        if aside.start() < after:
            after += len(aside[0])
    return words[:length].strip(" ;"), start + after


def _bounds(words: str, what: str) -> _Bounds:
    """Count items: semicolons separate them surely, commas and `và` only where every item begins alike."""
    numbered = _numbered(words)
    if numbered:
        return _Bounds(numbered, numbered)
    after = _CLAUSE_AFTER_LIST.search(words)
    listed = words[: after.end()].rstrip(" ,") if after and ";" not in words else words
    items = [item.strip() for item in _ITEM_END.split(listed) if item.strip()]
    parts = [part.strip() for part in words.split(";") if part.strip()]
    if len(parts) > 1:
        named = _leading_names(parts)
        return _Bounds(named, max(len(items), len(parts)))
    heads = [item.split(" ", 1)[0].casefold() for item in items]
    alike = len(items) > 1 and len(set(heads)) == 1 and what.casefold().startswith(heads[0])
    return _Bounds(len(items) if alike else 1, len(items))


def _leading_names(parts: list[str]) -> int:
    """Count the leading items that begin with a capital; 1 where there is none."""
    count = 0
    for part in parts:
        if not part.removeprefix("và ")[:1].isupper():
            break
        count += 1
    return max(count, 1)


def _numbered(words: str) -> int:
    """Count items with numbers of their own, `(1) … (2) …` and `một là …`; 0 where these are not in order."""
    numbers = [int(number) for number in _NUMBERED.findall(words)]
    if not numbers:
        numbers = [
            _NUMERALS.get(named.casefold(), 1) for pair in _NUMBERED_IN_WORDS.findall(words) for named in pair if named
        ]
    return len(numbers) if len(numbers) > 1 and numbers == list(range(1, len(numbers) + 1)) else 0


def _ends_at(text: str, end: int) -> bool:
    """True when a numbered list ends with its sentence, and no next number follows it."""
    following = text[end + 1 : end + 20].lstrip("; ")
    numbers = [int(number) for number in _NUMBERED.findall(following[:6])]
    return text[end : end + 1] == "." and not numbers and not _NUMBERED_IN_WORDS.match(following)


def _spot(match: re.Match[str], bounds: _Bounds) -> Spot:
    words = f"{match['count']} {match['what']}"
    found = bounds.most if bounds.most < (_stated(match["count"]) or 0) else bounds.least
    return Spot(match.start(), len(words), {"text": words, "found": found})


def _note_spots(text: str, start: int, mark: int, note: str) -> tuple[Spot, ...]:
    """Check a count before a footnote's mark against the items in the footnote."""
    quantity = last_before(text, start, mark)
    if quantity is None or quantity.rough or not 0 < quantity.value <= _MOST or quantity.value % 1:
        return ()
    stated = int(quantity.value)
    listed = note.strip().rstrip(".")
    open_list = _UNFINISHED.search(re.sub(r"^(?:Bao gồm|Gồm có|Gồm)\s(?:các|những)\s", "", listed))
    bounds = None if open_list else _note_bounds(listed, quantity.unit)
    if bounds is None or bounds.least <= stated <= bounds.most:
        return ()
    words = text[quantity.start : quantity.end + 1] + " ".join(quantity.unit.split(" ")[:2])
    words = words if text.startswith(words, quantity.start) else text[quantity.start : quantity.end]
    found = bounds.most if bounds.most < stated else bounds.least
    return (Spot(quantity.start, len(words), {"text": words, "found": found}),)


def _note_bounds(note: str, unit: str) -> _Bounds | None:
    """Count the documents, numbered items or names after `Gồm` of a footnote; None where it lists nothing."""
    kind = next((kind for kind in KINDS if unit.casefold().startswith(kind)), "")
    if kind:
        return _document_bounds(note, kind)
    numbered = _numbered(note)
    if numbered:
        return _Bounds(numbered, numbered)
    begin = re.match(r"(?:Bao gồm|Gồm có|Gồm)\b[^\d:;,]{0,60}:?\s?", note)
    if begin is None or quantities(note[begin.end() : begin.end() + 20]):
        return None
    bounds = _bounds(_ASIDE.sub("", note[begin.end() :]), unit)
    return bounds if bounds.most > 1 else None


def _document_bounds(note: str, kind: str) -> _Bounds | None:
    named = {mention.key: mention for mention in mentions(note)}
    if not named:
        return None
    listed = [mention for mention in named.values() if _is_listed(note, mention, kind)]
    return _Bounds(len(listed) or 1, len(named))


def _is_listed(note: str, mention: Mention, kind: str) -> bool:
    """True when a document is itself an item of the list, not one that an item mentions."""
    before = note[max(0, mention.start - 12) : mention.start]
    return mention.kind in ("", kind) and bool(_DOCUMENT_LIST.search(before) if before.strip() else True)
