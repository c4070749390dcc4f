"""Whatever takes the focus says what it is and what it is called, in both languages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QTabBar,
    QTableView,
    QTextEdit,
    QTreeView,
    QWidget,
)

from dcbc_desktop.invocation import LANGUAGES
from dcbc_desktop.ui.panels import NAMES
from dcbc_desktop.ui.panels.page_view import PageView
from dcbc_desktop.ui.widgets.language import Translators
from tests.places import OUTLINE_FOLDERS
from tests.report.samples import full_report, short_report
from tests.short_form import mostly_long
from tests.ui.accessibility.dialogs import DIALOGS, opened
from tests.ui.accessibility.spoken_words import heard, reached_by_tab, with_notes
from tests.ui.clerk import Clerk

Role = QAccessible.Role
ROLES: tuple[tuple[type[QWidget], set[QAccessible.Role]], ...] = (
    (QLineEdit, {Role.EditableText}),
    (QTextEdit, {Role.EditableText}),
    (QPlainTextEdit, {Role.EditableText}),
    (QComboBox, {Role.ComboBox}),
    (QAbstractSpinBox, {Role.SpinBox}),
    (QTableView, {Role.Table}),
    (QTreeView, {Role.Tree, Role.Table}),
    (QListView, {Role.List}),
    (QAbstractItemView, {Role.List, Role.Table, Role.Tree}),
    (QTabBar, {Role.PageTabList}),
    (QAbstractButton, {Role.Button, Role.CheckBox, Role.RadioButton}),
    (PageView, {Role.Client}),
)
every_outline = pytest.mark.parametrize("folder", OUTLINE_FOLDERS, ids=lambda folder: folder.name)
every_language = pytest.mark.parametrize("language", LANGUAGES)
mostly_vietnamese = pytest.mark.parametrize("language", mostly_long(LANGUAGES, lambda one: one == "vi"), ids=LANGUAGES)


def _faults(ground: QWidget) -> list[str]:
    """Widgets without a name, an object name or a fitting role."""
    faults = []
    for widget in reached_by_tab(ground):
        said = heard(widget)
        wanted = next((roles for kind, roles in ROLES if isinstance(widget, kind)), set())
        if said.role not in wanted or not said.name.strip(" :…") or not (widget.objectName() or _standard(widget)):
            faults.append(f"{type(widget).__name__} {widget.objectName()!r}: {said}")
    return faults


def _standard(widget: QWidget) -> bool:
    """Buttons that Qt makes itself: Close, Cancel, Yes, No."""
    return isinstance(widget, QAbstractButton) and type(widget).__name__ == "QPushButton" and bool(widget.text())


@every_outline
@mostly_vietnamese
def test_every_tab_and_every_panel(clerk: Clerk, translators: Translators, folder: Path, language: str) -> None:
    translators.use(language)
    clerk.keep(with_notes(full_report(folder, "2031-Q2") if folder.name == "next_year" else full_report(folder)))
    clerk.opened()
    clerk.window.resize(1366, 768)
    faults = []
    for name in clerk.page.tabs.pages:
        clerk.page.tabs.show_tab(name)
        faults += _faults(clerk.page.tabs)
    for name in NAMES:
        clerk.page.panels.show_panel(name, enter=True)
        clerk.settle()
        faults += _faults(clerk.page)
    assert faults == []


@mostly_vietnamese
@pytest.mark.parametrize("come_up", [one for one, _ in DIALOGS.values()], ids=list(DIALOGS))
def test_every_dialog(clerk: Clerk, translators: Translators, come_up: Callable[[Clerk], None], language: str) -> None:
    translators.use(language)
    clerk.keep(with_notes(short_report()))
    clerk.opened()
    dialog = opened(clerk, come_up)
    assert heard(dialog).name
    assert reached_by_tab(dialog)
    assert _faults(dialog) == []


@every_language
def test_the_first_page(clerk: Clerk, translators: Translators, language: str) -> None:
    translators.use(language)
    clerk.opened()
    assert reached_by_tab(clerk.window)
    assert _faults(clerk.window) == []
