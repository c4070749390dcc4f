"""One document cited with two dates, or with a date that its number or the table of documents contradicts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from typing import NamedTuple

from dcbc_desktop.report.checks.finding import Finding
from dcbc_desktop.report.checks.language.cited.documents import Mention, mentions
from dcbc_desktop.report.checks.language.cited.validity import issued_on
from dcbc_desktop.report.checks.language.passages import Passage, Reading, Spot, finding_at, remembered
from dcbc_desktop.report.dates import short_date
from dcbc_desktop.report.text import fold_case

TWO_DATES, WRONG_DATE = "document_two_dates", "document_date_wrong"
_DATE = re.compile(
    r"\s{0,2},?\s{0,2}\(?(?:ban hành\s)?(?P<words>ngày\s(?P<day>\d{1,2})(?:[/.-]|\stháng\s)(?P<month>\d{1,2})"
    r"(?:[/.-]|\snăm\s)(?P<year>(?:19|20)\d{2}))(?!\d)",
    re.IGNORECASE,
)
_ISSUER = re.compile(
    r"\s{0,2},?\s{0,2}(?:của|do)\s(?P<name>[^,;.()“\"«\n]{2,60}?)"
    r"(?=[,;.()“\"«\n]|\s(?:về|ban hành|quy định|phê duyệt|hướng dẫn|triển khai|thực hiện|sửa đổi|tổ chức|và)\s|$)"
)


class Dated(NamedTuple):
    """A document with the date written after it: the place of the date, and the words that name the issuing body."""

    mention: Mention
    start: int
    length: int
    day: date
    issuer: str


def findings(reading: Reading) -> Iterator[Finding]:
    """Yield each date that differs from the one of an earlier mention, and each that cannot be the document's."""
    seen: dict[tuple[str, ...], dict[date, Dated]] = {}
    for passage in reading.passages:
        for dated in dated_in(passage.text):
            if other := _impossible(dated):
                yield _finding(WRONG_DATE, passage, dated, other)
                continue
            former = seen.setdefault(_identity(dated), {})
            clash = next((before for before in former.values() if _contradict(before, dated)), None)
            if clash:
                yield _finding(TWO_DATES, passage, dated, short_date(clash.day))
            else:
                former[dated.day] = dated


def _impossible(dated: Dated) -> str:
    """Return the known day of a document, or the year in its number, where the date is another; empty otherwise."""
    known, year = issued_on(dated.mention), dated.mention.year.strip("/ ")
    if known is not None:
        return short_date(known) if known != dated.day else ""
    return f"…/{year}" if year and int(year) != dated.day.year else ""


def _identity(dated: Dated) -> tuple[str, ...]:
    """Return what makes two mentions one document; numbers without a year begin anew at each body."""
    mention = dated.mention
    return (mention.key,) if mention.year else (mention.key, mention.kind, dated.issuer)


def _contradict(before: Dated, after: Dated) -> bool:
    """True for two days in one year, and for one day in two years; other documents of a number are of other years."""
    one_year = before.day.year == after.day.year
    one_day = (before.day.month, before.day.day) == (after.day.month, after.day.day)
    return before.day != after.day and (one_year or one_day)


def _finding(code: str, passage: Passage, dated: Dated, other: str) -> Finding:
    text = passage.text
    params = {
        "text": text[dated.mention.start : dated.mention.end],
        "date": text[dated.start : dated.start + dated.length],
        "other": other,
    }
    return finding_at(code, passage, Spot(dated.start, dated.length, params))


@remembered
def dated_in(text: str) -> tuple[Dated, ...]:
    """Return the documents of a text that a date directly follows."""
    return tuple(_dated(text))


def _dated(text: str) -> Iterator[Dated]:
    for mention in mentions(text):
        if match := _DATE.match(text, mention.end):
            issuer = _ISSUER.match(text, match.end())
            name = fold_case(issuer["name"]) if issuer else ""
            with suppress(ValueError):  # 31/02 is told by the rule for impossible dates
                day = date(int(match["year"]), int(match["month"]), int(match["day"]))
                yield Dated(mention, match.start("words"), len(match["words"]), day, name)
