"""Periods in the language of the window. Not in `language`: the first window is painted without `report.period`."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from dcbc_desktop.report.period import Period, PeriodKind

_ROMAN = ("", "I", "II", "III", "IV")


def period_words(period: Period) -> str:
    """Return a period in the language of the window: `năm 2026`, `quý III năm 2026`. Pages are always Vietnamese."""
    translate = QCoreApplication.translate
    match period.kind:
        case PeriodKind.YEAR:
            words, number = translate("PeriodWords", "year %1"), ""
        case PeriodKind.NINE_MONTHS:
            words, number = translate("PeriodWords", "first nine months of %1"), ""
        case PeriodKind.HALF if period.opens_year:
            words, number = translate("PeriodWords", "first half of %1"), ""
        case PeriodKind.HALF:
            words, number = translate("PeriodWords", "second half of %1"), ""
        case PeriodKind.QUARTER:
            words, number = translate("PeriodWords", "quarter %2 of %1"), _ROMAN[period.number]
        case PeriodKind.MONTH:
            words, number = translate("PeriodWords", "month %2 of %1"), str(period.number)
    return words.replace("%1", str(period.year)).replace("%2", number)


def period_part_words(kind: PeriodKind, number: int) -> str:
    """Return a period without its year: `Cả năm`, `Quý III`."""
    translate = QCoreApplication.translate
    match kind:
        case PeriodKind.YEAR:
            return translate("PeriodWords", "Whole year")
        case PeriodKind.NINE_MONTHS:
            return translate("PeriodWords", "First 9 months")
        case PeriodKind.HALF if number == 1:
            return translate("PeriodWords", "First 6 months")
        case PeriodKind.HALF:
            return translate("PeriodWords", "Last 6 months")
        case PeriodKind.QUARTER:
            return translate("PeriodWords", "Quarter %1").replace("%1", _ROMAN[number])
        case PeriodKind.MONTH:
            return translate("PeriodWords", "Month %1").replace("%1", str(number))
