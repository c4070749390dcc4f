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
    """Yield each date that differs from the one of the first mention, and each that cannot be the document's."""
    first: dict[tuple[object, ...], Dated] = {}
    for passage in reading.passages:
        for dated in dated_in(passage.text):
            known = issued_on(dated.mention)
            if known is not None and known != dated.day:
                yield _finding(WRONG_DATE, passage, dated, short_date(known))
            elif known is None and dated.mention.year and int(dated.mention.year.strip("/ ")) != dated.day.year:
                yield _finding(WRONG_DATE, passage, dated, f"…/{dated.mention.year.strip('/ ')}")
            elif (before := first.setdefault(_identity(dated), dated)).day != dated.day:
                yield _finding(TWO_DATES, passage, dated, short_date(before.day))


def _identity(dated: Dated) -> tuple[object, ...]:
    """Return what makes two mentions one document.

    Numbers without a year begin anew each year at each body: then kind, year and issuing body belong to it.
    """
    mention = dated.mention
    if mention.year:
        return (mention.key,)
    return mention.key, mention.kind, dated.day.year, dated.issuer


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
