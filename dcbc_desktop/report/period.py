"""Reporting period (kỳ báo cáo)."""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum

import msgspec

from dcbc_desktop.errors import UsageError

_CODE = re.compile(r"(\d{4})(?:-(?:H([12])|Q([1-4])|(0[1-9]|1[0-2])))?")
_ROMAN = {1: "I", 2: "II", 3: "III", 4: "IV"}
FIRST_YEAR, LAST_YEAR = 1990, 2100


class PeriodKind(StrEnum):
    """Length of a period."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"


class Period(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Period by its code (`2026`, `2026-H1`, `2026-Q3`, `2026-09`) with its first and last day."""

    code: str
    first: date
    last: date

    @property
    def year(self) -> int:
        """Year of the report."""
        return int(self.code[:4])

    @property
    def kind(self) -> PeriodKind:
        """Length of the period, read from the code."""
        return _parts(self.code)[1]

    @property
    def opens_year(self) -> bool:
        """True for the first period of its kind in its year."""
        return _parts(self.code)[2] == 1

    @property
    def label(self) -> str:
        """Words of the report: `năm 2026`, `6 tháng đầu năm 2026`, `quý III năm 2026`, `tháng 9 năm 2026`."""
        year, kind, number = _parts(self.code)
        match kind:
            case PeriodKind.YEAR:
                return f"năm {year}"
            case PeriodKind.HALF:
                return f"6 tháng {'đầu' if number == 1 else 'cuối'} năm {year}"
            case PeriodKind.QUARTER:
                return f"quý {_ROMAN[number]} năm {year}"
            case PeriodKind.MONTH:
                return f"tháng {number} năm {year}"


def _parts(code: str) -> tuple[int, PeriodKind, int]:
    match = _CODE.fullmatch(code)
    if not match or not FIRST_YEAR <= int(match[1]) <= LAST_YEAR:
        raise UsageError("period_invalid", code=code[:40])
    year = int(match[1])
    if match[2]:
        return year, PeriodKind.HALF, int(match[2])
    if match[3]:
        return year, PeriodKind.QUARTER, int(match[3])
    if match[4]:
        return year, PeriodKind.MONTH, int(match[4])
    return year, PeriodKind.YEAR, 1


_MONTHS = {PeriodKind.MONTH: 1, PeriodKind.QUARTER: 3, PeriodKind.HALF: 6, PeriodKind.YEAR: 12}


def make_period(code: str, first: date | None = None, last: date | None = None) -> Period:
    """Make a period; by default from the 15th of the month before it to the 14th of its last month.

    Raises UsageError `period_invalid` or `period_days_reversed`.
    """
    year, kind, number = _parts(code)
    months = _MONTHS[kind]
    last_month = number * months
    first_month = last_month - months  # the month before the period's first month
    usual_first = date(year, first_month, 15) if first_month else date(year - 1, 12, 15)
    period = Period(code, first or usual_first, last or date(year, last_month, 14))
    if period.first > period.last:
        raise UsageError("period_days_reversed")
    return period
