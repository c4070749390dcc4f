"""Which year a report is for, as its text tells it."""

from __future__ import annotations

import re

from dcbc_desktop.report.period import FIRST_YEAR, LAST_YEAR

_YEAR = re.compile(r"(?<!\w)năm\s([0-9]{4})(?![0-9])", re.IGNORECASE)
_DAY_BEFORE = re.compile(r"tháng\s[0-9]{1,2}\s$", re.IGNORECASE)
_LONGEST = 2_000


def told_year(text: str) -> int | None:
    """The last `năm 2023` of a title or paragraph that is not part of a day (`ngày 09 tháng 11 năm 2023`)."""
    end = text[-_LONGEST:]
    years = [
        int(match[1])
        for match in _YEAR.finditer(end)
        if not _DAY_BEFORE.search(end[max(0, match.start() - 12) : match.start()])
    ]
    return next((year for year in reversed(years) if plausible(year)), None)


def plausible(year: int) -> bool:
    """Whether a report can be for that year."""
    return FIRST_YEAR <= year <= LAST_YEAR
