"""Dates in running text: days below 10 and months 1, 2 take a 0 (NĐ 30/2020, Phụ lục I, II.4.b); every day exists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from dcbc_desktop.report.checks.language.passages import Spot
from dcbc_desktop.report.dates import day_text, month_text

ZERO, IMPOSSIBLE, REVERSED = "date_zero", "date_impossible", "time_reversed"

_DIGITS = re.compile(
    r"(?<![\w/.,-])(?:(?P<named>ngày\s)(?P<nd>\d{1,2})/(?P<nm>\d{1,2})(?:/(?P<ny>\d{4}))?"
    r"|(?P<d>\d{1,2})/(?P<m>\d{1,2})/(?P<y>\d{4}))(?![\w/]|-\w|[.,]\d)",
    re.IGNORECASE,
)
_WORDS = re.compile(
    r"(?<![\w/])ngày\s(?P<d>\d{1,2})\stháng\s(?P<m>\d{1,2})(?:\snăm\s(?P<y>\d{4}))?(?![\w/]|[.,]\d)", re.IGNORECASE
)
_FIRST_YEAR, _LAST_YEAR = 1850, 2100
_LEAP_YEAR = 2024
_MONTHS = 12

_DAY = r"(?:ngày\s)?(?:(?P<d{0}>\d{{1,2}})/)?(?P<m{0}>\d{{1,2}})/(?P<y{0}>\d{{4}})(?![\w/]|-\w)"
_SPAN = re.compile(
    rf"(?<!\w)từ\s(?:tháng\s)?{_DAY.format(1)}\s?,?\s?(?:đến|tới|-|–)\s?(?:hết\s)?(?:tháng\s)?{_DAY.format(2)}",
    re.IGNORECASE,
)
_WORD_DAY = r"(?:ngày\s)?(?P<d{0}>\d{{1,2}})\stháng\s(?P<m{0}>\d{{1,2}})\snăm\s(?P<y{0}>\d{{4}})"
_WORD_SPAN = re.compile(
    rf"(?<!\w)từ\s{_WORD_DAY.format(1)}\s?,?\s?(?:đến|tới|-|–)\s?(?:hết\s)?{_WORD_DAY.format(2)}(?!\d)", re.IGNORECASE
)
_YEARS = re.compile(
    r"(?<!\w)(?:giai đoạn|nhiệm kỳ|từ năm|các năm)\s(?P<y1>(?:19|20)\d{2})"
    r"\s?(?:-|–|đến|đến năm|tới năm)\s?(?P<y2>(?:19|20)\d{2})(?![\w/])",
    re.IGNORECASE,
)


def zeros(text: str) -> Iterator[Spot]:
    """Find dates without leading zeros: `ngày 5/4/2023`; a 0 before months 3 to 9 is neither required nor reported."""
    for match in _DIGITS.finditer(text) if "/" in text else ():
        prefix = "n" if match["named"] else ""
        day, month, year = match[f"{prefix}d"], match[f"{prefix}m"], match[f"{prefix}y"]
        start = match.start(f"{prefix}d")
        wanted = f"{_day(day)}/{_month(month)}{f'/{year}' if year else ''}"
        yield from _wanted(text[start : match.end()], start, wanted, day, month, year)
    for match in _WORDS.finditer(text) if "ngày" in text or "Ngày" in text else ():
        year = f" năm {match['y']}" if match["y"] else ""
        wanted = f"{_day(match['d'])} tháng {_month(match['m'])}{year}"
        start = match.start("d")
        yield from _wanted(text[start : match.end()], start, wanted, match["d"], match["m"], match["y"])


def _wanted(written: str, start: int, wanted: str, day: str, month: str, year: str | None) -> Iterator[Spot]:
    if _exists(day, month, year) and written.casefold() != wanted.casefold():
        yield Spot(start, len(written), {"text": written, "wanted": wanted}, wanted)


def _day(day: str) -> str:
    return day_text(int(day))


def _month(month: str) -> str:
    return month if len(month) > 1 else month_text(int(month))


def impossible(text: str) -> Iterator[Spot]:
    """Find days that do not exist (`31/02/2023`, `ngày 32/5`) and years outside 1850 to 2100."""
    for match in _DIGITS.finditer(text) if "/" in text else ():
        prefix = "n" if match["named"] else ""
        start = match.start(f"{prefix}d")
        if not _exists(match[f"{prefix}d"], match[f"{prefix}m"], match[f"{prefix}y"]):
            yield Spot(start, match.end() - start, {"text": text[start : match.end()]})
    for match in _WORDS.finditer(text) if "tháng" in text else ():
        if not _exists(match["d"], match["m"], match["y"]):
            yield Spot(match.start("d"), match.end() - match.start("d"), {"text": text[match.start("d") : match.end()]})


def _exists(day: str, month: str, year: str | None) -> bool:
    return _date(day, month, year or str(_LEAP_YEAR)) is not None


def _date(day: str, month: str, year: str) -> date | None:
    if not _FIRST_YEAR <= int(year) <= _LAST_YEAR:
        return None
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def reversed_spans(text: str) -> Iterator[Spot]:
    """Find times that end before they begin: `từ ngày 15/12/2023 đến ngày 14/12/2022`."""
    for pattern in (_SPAN, _WORD_SPAN) if "ừ" in text else ():
        for match in pattern.finditer(text):
            first = _date(match["d1"] or "1", match["m1"], match["y1"])
            last = _date(match["d2"] or "28", match["m2"], match["y2"])
            if first is not None and last is not None and last < first:
                yield Spot(match.start(), len(match.group()), {"text": match.group()})
    for match in _YEARS.finditer(text):
        if match["y2"] < match["y1"]:
            yield Spot(match.start(), len(match.group()), {"text": match.group()})
