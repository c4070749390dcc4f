"""A report's period in the window's language; on the page it is always Vietnamese."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from dcbc_desktop.report.period import Period, PeriodKind

_ROMAN = ("", "I", "II", "III", "IV")


def period_words(period: Period) -> str:
    """`năm 2026`, `quý III năm 2026`, or the same in English."""
    translate = QCoreApplication.translate
    match period.kind:
        case PeriodKind.YEAR:
            words, number = translate("PeriodWords", "year %1"), ""
        case PeriodKind.HALF if period.opens_year:
            words, number = translate("PeriodWords", "first half of %1"), ""
        case PeriodKind.HALF:
            words, number = translate("PeriodWords", "second half of %1"), ""
        case PeriodKind.QUARTER:
            words, number = translate("PeriodWords", "quarter %2 of %1"), _ROMAN[int(period.code[-1])]
        case PeriodKind.MONTH:
            words, number = translate("PeriodWords", "month %2 of %1"), str(int(period.code[-2:]))
    return words.replace("%1", str(period.year)).replace("%2", number)
