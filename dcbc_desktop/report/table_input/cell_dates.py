"""Dates as spreadsheets and people write them: with a time or words, day or month first, Excel's serial number."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Final, NamedTuple

from dcbc_desktop.report.text import usual_width

_TIME: Final = r"(?:[ T]+[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?(?:\s*[AaPp][Mm])?)?"
_ISO: Final = re.compile(rf"([0-9]{{4}})[-/.]([0-9]{{1,2}})[-/.]([0-9]{{1,2}}){_TIME}")
_FULL_YEAR: Final = re.compile(rf"([0-9]{{1,2}})\s*[/.-]\s*([0-9]{{1,2}})\s*[/.-]\s*([0-9]{{4}}){_TIME}")
_TWO_DIGITS: Final = re.compile(rf"([0-9]{{1,2}})\s*[/.-]\s*([0-9]{{1,2}})\s*[/.-]\s*([0-9]{{2}}){_TIME}")
_IN_WORDS: Final = re.compile(
    r"(?:ngày\s+)?([0-9]{1,2})[\s-]+(?:tháng|thg|th)\.?\s*([0-9]{1,2})[\s,-]+(?:năm\s+)?([0-9]{4})", re.IGNORECASE
)
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ENGLISH_MONTH: Final = re.compile(r"([0-9]{1,2})[\s-]+([A-Za-z]{3,9})[\s,-]+([0-9]{4})")
_NUMBER: Final = re.compile(r"[0-9]{5}")
_FIRST_SERIAL, _LAST_SERIAL = 36_526, 73_050
"""Days of the years 2000 to 2099; Excel counts from 30/12/1899."""
_DAY_ZERO: Final = date(1899, 12, 30)
_CENTURY: Final = 2000
_LONGEST: Final = 40


class DateReading(NamedTuple):
    """Days of a text with the day first and with the month first; None where it has none.

    `proposed` is a day that only a person can confirm: two digits of a year, Excel's serial number.
    """

    vi: date | None = None
    en: date | None = None
    proposed: date | None = None


def read_date(text: str) -> DateReading:
    """Read a date; all fields are None where it is none."""
    if len(text) > _LONGEST:
        return DateReading()
    bare = " ".join(usual_width(text).split()).lstrip("'")
    for form, read in _FORMS.items():
        match = form.fullmatch(bare)
        if match:
            return read(match)
    return DateReading()


def _iso(match: re.Match[str]) -> DateReading:
    return _same(_day(match[1], match[2], match[3]))


def _full(match: re.Match[str]) -> DateReading:
    return DateReading(_day(match[3], match[2], match[1]), _day(match[3], match[1], match[2]))


def _words(match: re.Match[str]) -> DateReading:
    return _same(_day(match[3], match[2], match[1]))


def _english(match: re.Match[str]) -> DateReading:
    month = match[2][:3].lower()
    return _same(_day(match[3], str(_MONTHS.index(month) + 1), match[1])) if month in _MONTHS else DateReading()


def _serial(match: re.Match[str]) -> DateReading:
    days = int(match[0])
    in_century = _FIRST_SERIAL <= days <= _LAST_SERIAL
    return DateReading(proposed=_DAY_ZERO + timedelta(days=days) if in_century else None)


def _short(match: re.Match[str]) -> DateReading:
    year = str(_CENTURY + int(match[3]))
    return DateReading(proposed=_day(year, match[2], match[1]) or _day(year, match[1], match[2]))


def _same(day: date | None) -> DateReading:
    return DateReading(day, day)


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


_FORMS: Final[Mapping[re.Pattern[str], Callable[[re.Match[str]], DateReading]]] = {
    _ISO: _iso,
    _FULL_YEAR: _full,
    _IN_WORDS: _words,
    _ENGLISH_MONTH: _english,
    _TWO_DIGITS: _short,
    _NUMBER: _serial,
}
