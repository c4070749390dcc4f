"""Documents no longer applied in the reporting period, or not yet, by the dated table `documents.toml`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import NamedTuple

from dcbc_desktop.report.checks.finding import Finding
from dcbc_desktop.report.checks.language.cited.documents import Mention, mentions
from dcbc_desktop.report.checks.language.passages import Passage, Reading, Spot, finding_at, remembered
from dcbc_desktop.report.checks.language.words import DocumentTable, KnownDocument, Phrases, word_list, words_of
from dcbc_desktop.report.dates import short_date
from dcbc_desktop.report.period import Period

EXPIRED, NOT_YET = "document_expired", "document_not_yet"
_REACH = 400
"""Letters of a sentence read on each side of a document."""
_SENTENCE_END = re.compile(r"[.;?!](?=\s|$)")
_SHORT = re.compile(
    r"(?<!\w)(?P<kind>pháp lệnh|nghị định|luật)\s(?:số\s)?"
    r"(?P<number>\d{1,3})(?:/|\snăm\s)(?P<year>(?:19|20)\d{2})(?!\w)",
    re.IGNORECASE,
)
"""`Nghị định 04/2015`, `Pháp lệnh số 34 năm 2007`: kinds whose numbers are given once a year in the whole country."""
_SAYS_SO = re.compile(
    r"thay thế|thay cho|thay bằng|được thay|hết hiệu lực|không còn hiệu lực|bãi bỏ|trước đây|trước khi|trước ngày|"
    r"trước năm|nay là|nay được|kế thừa|(?:tổng kết|sơ kết)(?:\s+\S+){0,3}\s+thực hiện|"
    r"(?:thay|so với|chuyển từ|nâng lên từ)\s(?:(?:việc\s)?(?:thực hiện|áp dụng)\s)?"
    r"(?:luật|pháp lệnh|nghị định|nghị quyết|quyết định|thông tư)(?!\w)|"
    r"(?:hơn|qua|sau)\s\d{1,2}\snăm\s(?:thực hiện|thi hành)",
    re.IGNORECASE,
)
_SPAN_OF_YEARS = re.compile(r"(?:giai đoạn|nhiệm kỳ)\s+(?:\d{4}\s?[-–]\s?)?(\d{4})", re.IGNORECASE)
_FORMER = re.compile(r"\s?\(?cũ\b", re.IGNORECASE)
_IN_A_YEAR = re.compile(
    r"(?:(?:^|[,:(–-]\s*)|(?:từ|trong|vào|đến|các|những|cuối|đầu|giữa)\s+)năm\s+((?:19|20)\d{2})(?!\d)", re.IGNORECASE
)
"""`Năm 2015 thực hiện …`; not `Luật … năm 2022`, nor the year of a date."""
_RELIES = re.compile(
    r"(?:căn cứ|theo|quy định tại|quy định của|thực hiện|thi hành|áp dụng)\s+(?:\S+\s+){0,6}$", re.IGNORECASE
)
_AHEAD = re.compile(
    r"\bsẽ\b|chuẩn bị|dự thảo|chưa|sắp|có hiệu lực|hiệu lực thi hành|từ ngày|kể từ|thông qua|vừa", re.IGNORECASE
)


class Cited(NamedTuple):
    """A document of the table named in a text."""

    start: int
    end: int
    document: KnownDocument


def findings(reading: Reading) -> Iterator[Finding]:
    """Yield one finding for each document, at its first mention that nothing around it explains."""
    period = reading.report.period
    seen: set[str] = set()
    for passage in reading.passages:
        for cited in known_in(passage.text):
            if cited.document.sign not in seen and (found := _finding(passage, cited, period)):
                seen.add(cited.document.sign)
                yield found


def issued_on(mention: Mention) -> date | None:
    """Return the day on which a document of the table was issued; None where it is not in the table."""
    known = _by_sign().get(mention.key)
    return known.issued if known else None


def _finding(passage: Passage, cited: Cited, period: Period) -> Finding | None:
    document, text = cited.document, passage.text
    written = text[cited.start : cited.end]
    if document.applies and document.applies <= period.first and not _is_history(text, cited, period.year):
        params = {"text": written, "since": short_date(document.applies), "by": document.by}
        return finding_at(EXPIRED, passage, Spot(cited.start, len(written), params))
    if document.in_force and document.in_force > period.last and _is_relied_on(text, cited, period.last):
        params = {"text": written, "since": short_date(document.in_force), "last": short_date(period.last)}
        return finding_at(NOT_YET, passage, Spot(cited.start, len(written), params))
    return None


def _is_history(text: str, cited: Cited, year: int) -> bool:
    """True where the sentence itself says that the document is replaced, or tells of earlier years."""
    start, end = _sentence(text, cited)
    if _SAYS_SO.search(text, start, end) or _FORMER.match(text, cited.end):
        return True
    lead = text[start : cited.start].lstrip()
    years = (*_IN_A_YEAR.finditer(lead), *_SPAN_OF_YEARS.finditer(text, start, end))
    return any(int(found[1]) < year for found in years)


def _is_relied_on(text: str, cited: Cited, last: date) -> bool:
    """True where a document that came into force after the period is named as if it applied."""
    start, end = _sentence(text, cited)
    if _AHEAD.search(text, start, end):
        return False
    return cited.document.issued > last or bool(_RELIES.search(text[start : cited.start]))


def _sentence(text: str, cited: Cited) -> tuple[int, int]:
    begin, last = max(0, cited.start - _REACH), min(len(text), cited.end + _REACH)
    start = max((found.end() for found in _SENTENCE_END.finditer(text, begin, cited.start)), default=begin)
    following = _SENTENCE_END.search(text, cited.end, last)
    return start, following.start() if following else last


@remembered
def known_in(text: str) -> tuple[Cited, ...]:
    """Return the documents of the table that a text names: by number and sign, number and year, or title."""
    named = mentions(text)
    found = {mention.end: Cited(mention.start, mention.end, known) for mention in named
             if (known := _by_sign().get(mention.key))}  # fmt: skip
    inside = {mention.place for mention in named if mention.end in found}
    for match in _SHORT.finditer(text):
        known = _by_number().get((match["kind"].lower(), int(match["number"]), match["year"]))
        if known and match.start("number") not in inside:
            found[match.end()] = Cited(match.start(), match.end(), known)
    for titled in _by_title().matches(words_of(text)):
        place = Cited(titled.words[0].start, titled.words[-1].end, titled.value)
        found.setdefault(place.end, place)
    return tuple(found[end] for end in sorted(found))


@cache
def _by_sign() -> dict[str, KnownDocument]:
    return {document.sign.lstrip("0").casefold(): document for document in word_list(DocumentTable).document}


@cache
def _by_number() -> dict[tuple[str, int, str], KnownDocument]:
    parts = ((document, document.sign.split("/")) for document in word_list(DocumentTable).document)
    return {(document.kind, int(number), year): document for document, (number, year, *_) in parts}


@cache
def _by_title() -> Phrases[KnownDocument]:
    return Phrases((title, document) for document in word_list(DocumentTable).document for title in document.titles)
