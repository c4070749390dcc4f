"""Language of the windows: Vietnamese by translators, English as in the source; switched without a restart."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QTranslator
from PySide6.QtWidgets import QDialog, QWidget

from dcbc_desktop.invocation import DEFAULT_LANGUAGE, LANGUAGES
from dcbc_desktop.paths import shipped_dir

_LOCALES: Final = {"vi": "vi_VN", "en": "en_GB"}
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


def QT_TRANSLATE_NOOP(_context: str, words: str) -> str:
    """Mark words for lupdate, which looks for this name. The function in PySide6 has no type."""
    return words


def escape_mnemonic(text: str) -> str:
    """Return words of a report for a caption: `&` is shown and is no mnemonic."""
    return text.replace("&", "&&")


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
