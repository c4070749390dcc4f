"""Language of the windows: Vietnamese by translators, English as in the source; switched without a restart."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QTranslator
from PySide6.QtWidgets import QDialog, QWidget

from dcbc_desktop.invocation import DEFAULT_LANGUAGE, LANGUAGES
from dcbc_desktop.paths import shipped_dir
from dcbc_desktop.report.period import Period, PeriodKind

_LOCALES: Final = {"vi": "vi_VN", "en": "en_GB"}
_ROMAN = ("", "I", "II", "III", "IV")
_FILES: Final = ("qtbase", "dcbc")
"""Qt comes without Vietnamese words for its buttons, context menus, file and print dialogs: the first file has them."""


class Translators:
    """Translators of the program's own words and of Qt's, installed or removed together."""

    def __init__(self) -> None:
        self._installed: list[QTranslator] = []

    def use(self, language: str) -> None:
        """Show the window's words in `language`; every widget gets a LanguageChange."""
        QLocale.setDefault(QLocale(_LOCALES[language]))
        while self._installed:
            QCoreApplication.removeTranslator(self._installed.pop())
        for name in _FILES:
            file = shipped_dir("translations") / f"{name}_{language}.qm"
            translator = QTranslator(QCoreApplication.instance())
            if file.is_file() and translator.load(str(file)):  # the words of the source need no file
                QCoreApplication.installTranslator(translator)
                self._installed.append(translator)


def known_language(code: str | None) -> str:
    """Return a language of the window; the default for an unknown or missing code."""
    return code if code in LANGUAGES else DEFAULT_LANGUAGE


def escape_mnemonic(text: str) -> str:
    """Return words of a report for a caption: `&` is shown and is no mnemonic."""
    return text.replace("&", "&&")


def period_words(period: Period) -> str:
    """Return a period in the language of the window: `năm 2026`, `quý III năm 2026`. Pages are always Vietnamese."""
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


def period_part_words(kind: PeriodKind, number: int) -> str:
    """Return a period without its year: `Cả năm`, `Quý III`."""
    translate = QCoreApplication.translate
    match kind:
        case PeriodKind.YEAR:
            return translate("PeriodWords", "Whole year")
        case PeriodKind.HALF if number == 1:
            return translate("PeriodWords", "First 6 months")
        case PeriodKind.HALF:
            return translate("PeriodWords", "Last 6 months")
        case PeriodKind.QUARTER:
            return translate("PeriodWords", "Quarter {number}").format(number=_ROMAN[number])
        case PeriodKind.MONTH:
            return translate("PeriodWords", "Month {number}").format(number=number)


class TranslatedWidget(QWidget):
    """Widget that sets its words again when the language changes."""

    def retranslate(self) -> None:
        """Set every word of this widget."""

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


class TranslatedDialog(QDialog):
    """Dialog that sets its words again when the language changes."""

    def retranslate(self) -> None:
        """Set every word of this dialog."""

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
