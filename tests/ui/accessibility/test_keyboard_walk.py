"""Tab reaches everything and comes back; tables are left by Ctrl+Tab; F1 knows every place; menus need no mouse."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox, QLineEdit, QMenu, QPushButton, QTabBar, QWidget

from dcbc_desktop.invocation import LANGUAGES
from dcbc_desktop.report.report import Report
from dcbc_desktop.ui.app.help_commands import topic_of
from dcbc_desktop.ui.help.help_window import HelpWindow
from dcbc_desktop.ui.panels import NAMES, PANELS
from dcbc_desktop.ui.review.section_states import FIGURES, GENERAL, RECIPIENTS
from dcbc_desktop.ui.tables.table_grid import TableGrid
from dcbc_desktop.ui.widgets.language import Translators
from tests.places import OUTLINE_FOLDERS
from tests.report.samples import full_report, short_report
from tests.ui.accessibility.dialogs import DIALOGS, opened
from tests.ui.accessibility.spoken_words import reached_by_tab, with_notes
from tests.ui.clerk import Clerk

_MOST = 400
"""Steps of Tab after which a walk is a trap."""


def _sample(folder: Path) -> Report:
    return with_notes(full_report(folder, "2031-Q2") if folder.name == "next_year" else full_report(folder))


def _walked(start: QWidget) -> list[QWidget]:
    """Who had the focus, from Tab to Tab, until it is back where it began."""
    start.window().activateWindow()
    start.setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.processEvents()
    met: list[QWidget] = []
    while len(met) < _MOST:
        focused = QApplication.focusWidget()
        assert focused is not None, f"nobody has the focus after {met[-1] if met else start}"
        if focused is start and met and (met[-1] is not start or not isinstance(start, TableGrid)):
            return met
        met.append(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
        QApplication.processEvents()
    raise AssertionError(f"a trap: {met[-1].objectName()}, {met[-2].objectName()}")


def _missed(ground: QWidget, start: QWidget) -> list[str]:
    met = _walked(start)
    return [f"{type(one).__name__} {one.objectName()}" for one in reached_by_tab(ground) if one not in met]


def _buttons_come_last(dialog: QDialog, fields: list[QWidget]) -> bool:
    """Tab goes from the dialog's first field to its last, then to the buttons under them."""
    in_order, one = [], dialog.nextInFocusChain()
    while one is not None and one is not dialog:
        in_order += [isinstance(one.parentWidget(), QDialogButtonBox)] if one in fields else []
        one = one.nextInFocusChain()
    return len(in_order) == len(fields) and in_order == sorted(in_order)


@pytest.mark.parametrize("folder", OUTLINE_FOLDERS, ids=lambda folder: folder.name)
def test_tab_reaches_every_field_of_every_tab_and_comes_back(clerk: Clerk, folder: Path) -> None:
    clerk.keep(_sample(folder))
    clerk.opened()
    clerk.page.panels.hide_panels()
    for name, page in clerk.page.tabs.pages.items():
        clerk.page.tabs.show_tab(name)
        first = next(iter(page.edits().values()))
        assert isinstance(first, QWidget)
        assert _missed(clerk.page, first) == [], name


@pytest.mark.parametrize("panel", NAMES)
def test_tab_goes_through_every_panel_and_comes_back(clerk: Clerk, panel: str) -> None:
    clerk.keep(_sample(OUTLINE_FOLDERS[0]))
    clerk.opened()
    clerk.window.resize(1366, 768)
    editor = clerk.editor("II.1")
    clerk.page.panels.show_panel(panel, enter=False)
    clerk.qtbot.waitUntil(lambda: clerk.page.live_review.latest is not None and clerk.runner.idle)
    assert _missed(clerk.page, editor) == []


def test_tab_goes_through_the_first_page_full_and_empty(clerk: Clerk) -> None:
    clerk.opened()
    assert _missed(clerk.window, clerk.find(QPushButton, "empty.office")) == []
    clerk.close()
    clerk.keep(_sample(OUTLINE_FOLDERS[0]))
    clerk.opened()
    clerk.navigator.leave_report()
    clerk.settle()
    assert _missed(clerk.window, clerk.find(QLineEdit, "reportsSearch")) == []


def test_ctrl_tab_leaves_a_table_from_any_cell(clerk: Clerk) -> None:
    clerk.keep(_sample(OUTLINE_FOLDERS[1]))
    clerk.opened()
    for grid in clerk.page.findChildren(TableGrid):
        clerk.focused(grid)
        for key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            grid.setFocus()
            shift = Qt.KeyboardModifier.ShiftModifier if key == Qt.Key.Key_Backtab else Qt.KeyboardModifier.NoModifier
            QTest.keyClick(grid, key, Qt.KeyboardModifier.ControlModifier | shift)
            focused = QApplication.focusWidget()
            assert focused is not None
            assert focused is not grid
            assert clerk.page.tabs.current.isAncestorOf(grid), "the tab in front stays"


# F1


def _wanted_topic(clerk: Clerk, widget: QWidget, tab: str) -> str:
    name = widget.objectName()
    if clerk.page.status.isAncestorOf(widget):
        return {"button.signOff": "11-ky-duyet", "button.export": "12-xuat"}[name]
    if name.startswith("table.") or name.startswith("tableAction."):
        return "06-bang"
    return {GENERAL: "03-thong-tin-chung", RECIPIENTS: "03-thong-tin-chung", FIGURES: "05-so-lieu"}.get(
        tab, "04-soan-thao"
    )


@pytest.mark.parametrize("folder", OUTLINE_FOLDERS, ids=lambda folder: folder.name)
def test_f1_knows_every_field_of_every_tab_and_panel(clerk: Clerk, folder: Path) -> None:
    clerk.keep(_sample(folder))
    clerk.opened()
    for name in clerk.page.tabs.pages:
        clerk.page.tabs.show_tab(name)
        clerk.page.panels.hide_panels()
        for widget in reached_by_tab(clerk.page):
            if not isinstance(widget, QTabBar):
                assert topic_of(widget) == _wanted_topic(clerk, widget, name), widget.objectName()
    for panel in PANELS:
        clerk.page.panels.show_panel(panel.name, enter=False)
        assert {topic_of(widget) for widget in reached_by_tab(clerk.page.panels)} == {panel.topic}


@pytest.mark.parametrize(("come_up", "topic"), [pytest.param(*one, id=name) for name, one in DIALOGS.items()])
def test_tab_goes_through_every_dialog_and_f1_opens_the_manual_over_it(
    clerk: Clerk, come_up: Callable[[Clerk], None], topic: str
) -> None:
    clerk.keep(with_notes(short_report()))
    clerk.opened()
    clerk.runner.set_language("vi")
    dialog = opened(clerk, come_up)
    dialog.activateWindow()
    QApplication.processEvents()
    fields, start = reached_by_tab(dialog), dialog.focusWidget()
    assert _missed(dialog, start if start in fields and start is not None else fields[0]) == []
    assert {topic_of(widget) for widget in fields} == {topic}
    assert _buttons_come_last(dialog, fields)
    QTest.keyClick(QApplication.focusWidget() or dialog, Qt.Key.Key_F1)
    shown = clerk.window.findChild(HelpWindow, "helpWindow")
    assert shown is not None
    assert shown.isVisible()
    assert shown.parentWidget() is (dialog if dialog.isModal() else clerk.window)
    assert shown.page.source().fileName() == f"{topic}.md"
    assert dialog.isVisible()


# Menus


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_has_a_letter_in_its_menu_and_no_letter_stands_twice(
    clerk: Clerk, translators: Translators, language: str
) -> None:
    translators.use(language)
    clerk.full()
    clerk.window.actions_by_verb.recent_menu.aboutToShow.emit()
    menus = [action.menu() for action in clerk.window.menuBar().actions()]
    menus.append(clerk.window.actions_by_verb.recent_menu)
    for menu in (clerk.window.menuBar(), *menus):
        assert isinstance(menu, QWidget)
        entries = [action for action in menu.actions() if not action.isSeparator()]
        letters = [re.findall(r"&([^&\s])", action.text()) for action in entries]
        assert all(len(found) == 1 for found in letters), [action.text() for action in entries]
        flat = [found[0].lower() for found in letters]
        assert len(flat) == len(set(flat)), (menu, flat)
        assert all(letter.isascii() for letter in flat)


@pytest.mark.parametrize("language", LANGUAGES)
def test_menus_of_the_right_button_have_letters_too(clerk: Clerk, translators: Translators, language: str) -> None:
    translators.use(language)
    clerk.full()
    menu = clerk.editor("I").make_menu()
    assert isinstance(menu, QMenu)
    flat = [letter.lower() for action in menu.actions() for letter in re.findall(r"&([^&\s])", action.text())]
    assert len(flat) == len(set(flat))
    menu.deleteLater()
