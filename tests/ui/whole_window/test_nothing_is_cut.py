"""On a small screen, at 100 and at 125 %: every tab beside every panel, in both languages, with all words in sight."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QTabBar

from dcbc_desktop.invocation import LANGUAGES
from dcbc_desktop.ui.panels import NAMES
from dcbc_desktop.ui.widgets.language import Translators
from tests.looks import cut_words
from tests.places import NEXT_YEAR, OUTLINE_FOLDERS
from tests.report.samples import blank_report, full_report
from tests.short_form import mostly_long
from tests.ui.whole_window.typist import Typist

SCREEN = (1366, 768 - 40)
LARGER = (1093, 614 - 32)
"""The same screen at 125 %, in pixels that do not depend on it; without the bar of the system."""

both_languages = pytest.mark.parametrize("language", LANGUAGES)
both_sizes = pytest.mark.parametrize("size", [SCREEN, LARGER], ids=["100 %", "125 %"])
both = pytest.mark.parametrize(
    ("size", "language"),
    mostly_long(
        [(size, language) for size in (SCREEN, LARGER) for language in LANGUAGES],
        lambda case: case == (LARGER, LANGUAGES[0]),
    ),
)
every_outline = pytest.mark.parametrize("folder", OUTLINE_FOLDERS, ids=lambda folder: folder.name)


def _code(folder: Path) -> str:
    return "2031-Q2" if folder == NEXT_YEAR else "2026"


def _in_sight(bar: QTabBar) -> bool:
    return bar.rect().contains(bar.tabRect(bar.currentIndex()))


@every_outline
@both
def test_no_words_are_cut_on_any_tab_beside_any_panel(
    typist: Typist, translators: Translators, folder: Path, language: str, size: tuple[int, int]
) -> None:
    translators.use(language)
    typist.keep(full_report(folder, _code(folder)))
    typist.opened()
    typist.window.resize(*size)
    page = typist.page
    for panel in NAMES:
        page.panels.show_panel(panel, enter=False)
        for tab in page.tabs.pages:
            page.tabs.show_tab(tab)
            typist.settle()
            assert cut_words(typist.window) == [], (panel, tab)
            assert _in_sight(page.tabs.tabBar()), (panel, tab)
            assert _in_sight(page.panels.tabBar()), (panel, tab)


@both_languages
@both_sizes
def test_no_words_are_cut_in_an_empty_report(
    typist: Typist, translators: Translators, language: str, size: tuple[int, int]
) -> None:
    translators.use(language)
    typist.keep(blank_report())
    typist.opened()
    typist.window.resize(*size)
    for panel in NAMES:
        typist.page.panels.show_panel(panel, enter=False)
        typist.reviewed()
        typist.settle()
        assert cut_words(typist.window) == [], panel


@every_outline
@both_languages
def test_all_tabs_stand_side_by_side_on_a_small_screen(
    typist: Typist, translators: Translators, folder: Path, language: str
) -> None:
    translators.use(language)
    typist.keep(full_report(folder, _code(folder)))
    typist.opened()
    typist.window.resize(*SCREEN)
    typist.page.panels.hide_panels()
    typist.settle()
    bar = typist.page.tabs.tabBar()
    assert bar.sizeHint().width() <= bar.width()


@both_languages
@both_sizes
def test_fields_of_the_signature_keep_their_room_beside_a_panel(
    typist: Typist, translators: Translators, language: str, size: tuple[int, int]
) -> None:
    """The picture of the page gives way to the fields, not they to it."""
    translators.use(language)
    typist.keep(full_report())
    typist.opened()
    typist.window.resize(*size)
    typist.page.panels.show_panel(NAMES[0], enter=False)
    line = typist.line("signatory.name")
    assert line.width() >= line.fontMetrics().horizontalAdvance("Trung tướng, GS.TS. Nguyễn Thị Ánh Dương")
