"""First mention of a document: type, number and sign, date, issuing body, title (NĐ 30/2020, Phụ lục I, II.6.b)."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from enum import Flag, auto
from operator import attrgetter
from typing import NamedTuple

from dcbc_desktop.report.checks.finding import Finding
from dcbc_desktop.report.checks.language.cited.documents import Mention, mentions
from dcbc_desktop.report.checks.language.passages import (
    MarkedNote,
    Passage,
    Reading,
    Spot,
    finding_at,
    marked_notes,
    remembered,
)

CODE = "citation_incomplete"
_REACH = 200
_LOOK_BACK = 100


class CitedParts(Flag):
    """Parts of a citation that a text gives beside number and sign."""

    NOTHING = 0
    DATE = auto()
    BODY = auto()
    TITLE = auto()
    ALL = DATE | BODY | TITLE


_WORDS = {CitedParts.DATE: "ngày ban hành", CitedParts.BODY: "cơ quan ban hành", CitedParts.TITLE: "trích yếu"}
_LAWS = frozenset({"luật", "pháp lệnh", "hiến pháp", "lệnh", "sắc lệnh"})
_LETTERS = frozenset({"công văn", "văn bản", "công điện", "giấy mời"})
_CLAUSE_END = re.compile(r"[,;:)\n]|\.(?=\s|$)")
_BEFORE_DATE = re.compile(r"\s?[,(]?\s?(?=ngày\s|ban hành ngày\s)")
_DATE = re.compile(r"\bngày\s\d{1,2}(?:/|\stháng\s)\d", re.IGNORECASE)
_BODY_AFTER = re.compile(
    r"\b(?:của|do)\s(?:[A-ZĐĂÂÊÔƠƯỦỤ]|thủ tướng|bộ|ban|tỉnh|ủy ban|uỷ ban|sở|cơ quan|chính phủ|đơn vị)"
)
_BODY_BEFORE = re.compile(
    r"\b(?:Chính phủ|[Bb]an hành|[Tt]hủ tướng|Quốc hội|Chủ tịch|Ủy ban|Uỷ ban|UBND|HĐND|Hội đồng|Đảng ủy|Tỉnh ủy|"
    r"Thành ủy|Trung ương|Bộ trưởng|Bộ Chính trị|Ban Bí thư|Giám đốc|Liên đoàn|Công đoàn|"
    r"(?:Bộ|Ban|Sở|Cục|Vụ|Văn phòng|Tổng cục)\s[A-ZĐ])"
)
_NOT_BESIDE = re.compile(r"[;\d]|\.(?=\s)")
_TITLE = re.compile(
    r"[“\"«]|\b(?:về|quy định|ban hành|phê duyệt|hướng dẫn|sửa đổi|bổ sung|triển khai|thành lập|thực hiện|tăng cường|"
    r"công bố|giao|kiện toàn|tổ chức|điều chỉnh|phát động|thay thế|bãi bỏ|đẩy mạnh|tiếp tục|nâng cao|kiểm tra|"
    r"quán triệt|bảo đảm|đổi mới|cải cách|phân công|phân cấp|công nhận|tặng|Quy định|Quy chế)\b"
)
_TITLE_BEFORE = ("(", "kèm theo")
"""`Quy chế … ban hành kèm theo Quyết định số …`: the title comes first."""
_OTHERS_TITLE = re.compile(
    r"\b(?:sửa đổi|bổ sung|thay thế|bãi bỏ|thực hiện|triển khai|thi hành|hướng dẫn|chi tiết|một số điều|kèm theo)\b"
)
_ITS_OWN_FORMER = re.compile(r"\bnày thay thế(?:\s+cho)?\s*$")
"""`Báo cáo này thay thế Báo cáo số …`: body and title are those of the report itself."""


class _Cited(NamedTuple):
    mention: Mention
    told: CitedParts
    excused: bool


def findings(reading: Reading) -> Iterator[Finding]:
    """Yield one finding for each document, at its first mention, naming the parts that no mention gives."""
    told: dict[str, CitedParts] = defaultdict(lambda: CitedParts.NOTHING)
    first: dict[str, tuple[Passage, _Cited]] = {}
    for passage in reading.passages:
        for cited in cited_in(passage.text):
            key = cited.mention.key
            told[key] |= cited.told
            if key not in first and not passage.row:
                first[key] = (passage, cited)
    for key, more in _parts_in_notes(reading):
        told[key] |= more
    for key, (passage, cited) in first.items():
        missing = _missing(passage, cited, told[key])
        if missing:
            yield finding_at(CODE, passage, _spot(passage.text, cited.mention, missing))


def _missing(passage: Passage, cited: _Cited, told: CitedParts) -> CitedParts:
    mention = cited.mention
    if cited.excused or mention.kind in _LAWS or not mention.kind:
        return CitedParts.NOTHING
    wanted = CitedParts.DATE if passage.note else CitedParts.ALL
    if mention.kind in _LETTERS:
        wanted &= ~CitedParts.TITLE
    return wanted & ~told


def _spot(text: str, mention: Mention, missing: CitedParts) -> Spot:
    written = text[mention.start : mention.end]
    words = ", ".join(word for part, word in _WORDS.items() if part in missing)
    return Spot(mention.start, len(written), {"text": written, "missing": words})


@remembered
def cited_in(text: str) -> tuple[_Cited, ...]:
    """Return the documents cited in one text with the parts that the words around each give."""
    found = mentions(text)
    cited = []
    for at, mention in enumerate(found):
        before = found[at - 1].end if at else 0
        after = found[at + 1].start if at + 1 < len(found) else len(text)
        cited.append(_Cited(mention, _given_parts(text, mention, before, after), _excused(text, mention, before)))
    return tuple(cited)


def _given_parts(text: str, mention: Mention, before: int, after: int) -> CitedParts:
    begin = _BEFORE_DATE.match(text, mention.end)
    words = text[begin.end() if begin else mention.end : min(after, mention.end + _REACH)]
    ending = _CLAUSE_END.search(words)
    words = words[: ending.start()] if ending else words
    lead = text[max(before, mention.start - _LOOK_BACK) : mention.start]
    lead = lead[max(lead.rfind(";"), lead.rfind(". ")) + 1 :]
    told = _parts_in(words)
    told |= CitedParts.DATE if _DATE.search(lead) else CitedParts.NOTHING
    told |= CitedParts.BODY if _BODY_BEFORE.search(lead) else CitedParts.NOTHING
    return told | (CitedParts.TITLE if lead.rstrip().endswith(_TITLE_BEFORE) else CitedParts.NOTHING)


def _parts_in(words: str) -> CitedParts:
    told = CitedParts.DATE if _DATE.search(words) else CitedParts.NOTHING
    told |= CitedParts.BODY if _BODY_AFTER.search(words) else CitedParts.NOTHING
    return told | (CitedParts.TITLE if _TITLE.search(words) else CitedParts.NOTHING)


def _excused(text: str, mention: Mention, before: int) -> bool:
    """True when a document needs no more words.

    It is part of the title of the one before (`… sửa đổi Nghị định số 5/2020/NĐ-CP`), or is the report replaced.
    """
    between = text[max(before, mention.start - _REACH) : mention.start]
    if _ITS_OWN_FORMER.search(between):
        return True
    return bool(before) and ";" not in between and bool(_OTHERS_TITLE.search(between))


def _parts_in_notes(reading: Reading) -> Iterator[tuple[str, CitedParts]]:
    """Yield the parts that a footnote beside a document gives."""
    for marked in marked_notes(reading):
        if mention := _beside(marked):
            yield mention.key, _parts_in(marked.note.text)


def _beside(marked: MarkedNote) -> Mention | None:
    """Return the document directly before a footnote's mark."""
    known = mentions(marked.paragraph.text)
    at = bisect_right(known, marked.mark_start, key=attrgetter("end"))
    if not at or known[at - 1].start < marked.words_start:
        return None
    between = marked.paragraph.text[known[at - 1].end : marked.mark_start]
    return known[at - 1] if len(between) <= _LOOK_BACK and not _NOT_BESIDE.search(between) else None
