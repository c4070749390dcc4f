"""Alt and a letter does one thing, whichever panel stands beside whichever tab, in both languages."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPushButton

from dcbc_desktop.invocation import LANGUAGES
from dcbc_desktop.ui.panels import NAMES, SEARCH
from dcbc_desktop.ui.panels.search_panel import SearchPanel
from dcbc_desktop.ui.widgets.language import Translators
from tests.report.samples import full_report
from tests.ui.whole_window.typist import CTRL, Key, Typist

_LETTER = re.compile(r"&([^&\s])")


def _texts(typist: Typist) -> Iterator[str]:
    """What is seen now and shows a letter for Alt."""
    yield from (action.text() for action in typist.window.menuBar().actions())
    for label in typist.page.findChildren(QLabel):
        if label.isVisible() and label.buddy() is not None:
            yield label.text()
    for button in typist.page.findChildren(QAbstractButton):
        if button.isVisible():
            yield button.text()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_letter_stands_twice_beside_any_panel(typist: Typist, translators: Translators, language: str) -> None:
    translators.use(language)
    typist.keep(full_report())
    typist.opened()
    typist.window.resize(1366, 768)
    search = typist.page.panels.panel(SEARCH)
    assert isinstance(search, SearchPanel)
    for name in NAMES:
        typist.page.panels.show_panel(name, enter=False)
        search.set_replacing(True)
        typist.find(QPushButton, "search.undo").setVisible(True)
        for _ in typist.page.tabs.pages:
            typist.key(Key.Key_PageDown, CTRL)
            QApplication.processEvents()
            letters = [(letter.lower(), text) for text in _texts(typist) for letter in _LETTER.findall(text)]
            doubled = [text for letter, text in letters if [one for one, _ in letters].count(letter) > 1]
            assert doubled == [], (name, typist.page.tabs.current.name)
