"""Dates: the clock, dates typed as d/m/yyyy or ISO, dates printed as NĐ 30 asks."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from typing import Final

from dcbc_desktop.errors import UsageError

VIETNAM: Final = timezone(timedelta(hours=7))
"""No summer time since 1975, and no time zone files on Windows."""
_TYPED = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")


def now() -> datetime:
    """Return this moment in the computer's time zone."""
    return in_zone(datetime.now(UTC))  # noqa: TID251  the program's one clock


def today() -> date:
    """Return this day where the computer is."""
    return now().date()


def in_zone(moment: datetime, zone: tzinfo | None = None) -> datetime:
    """Return a moment in a time zone, by default the computer's; unchanged where that zone cannot show it.

    A certificate may end on 31/12/9999 (RFC 5280, 4.1.2.5), a day too late for zones east of Greenwich. The variable TZ
    may name a zone of 99 hours, which Python does not take.
    """
    try:
        return moment.astimezone(zone)
    except (OverflowError, ValueError, OSError):  # OSError: Windows beyond the year 3000
        return moment


def local_day(moment: datetime) -> str:
    """Return the day of a moment where the computer is: `05/04/2023`."""
    return f"{in_zone(moment):%d/%m/%Y}"


def parse_date(text: str) -> date:
    """Parse a date typed by a person (5/4/2023) or by a script (2023-04-05); raises UsageError `date_invalid`."""
    stripped = text.strip()
    try:
        if match := _ISO.fullmatch(stripped):
            return date(int(match[1]), int(match[2]), int(match[3]))
        if match := _TYPED.fullmatch(stripped):
            return date(int(match[3]), int(match[2]), int(match[1]))
    except ValueError as error:
        raise UsageError("date_invalid", text=stripped[:40]) from error
    raise UsageError("date_invalid", text=stripped[:40])


def day_text(day: int) -> str:
    """Format a day; below 10 it takes a 0 (NĐ 30/2020, Phụ lục I, II.4.b)."""
    return f"{day:02d}"


def month_text(month: int) -> str:
    """Format a month; 1 and 2 take a 0, 3 to 9 do not (NĐ 30/2020, Phụ lục I, II.4.b)."""
    return f"{month:02d}" if month < 3 else str(month)


def long_date(value: date) -> str:
    """Format a date as in the header: `ngày 05 tháng 01 năm 2024`."""
    return f"ngày {day_text(value.day)} tháng {month_text(value.month)} năm {value.year}"


def short_date(value: date) -> str:
    """Format a date as in citations: `05/4/2023`."""
    return f"{day_text(value.day)}/{month_text(value.month)}/{value.year}"


def moment_text(moment: datetime) -> str:
    """Format a moment as a signature is dated, in Viet Nam's time on any computer: `15/12/2026 10:00`."""
    return f"{in_zone(moment, VIETNAM):%d/%m/%Y %H:%M}"
