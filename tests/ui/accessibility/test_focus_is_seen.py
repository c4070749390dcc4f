"""Whatever has the focus looks unlike itself without it: in light, in dark and in high contrast."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPalette
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from dcbc_desktop.store.store import Store
from dcbc_desktop.ui.panels import NAMES
from dcbc_desktop.workflow.signing.sign_off import SignatoryChoice, sign_off
from tests.places import OUTLINE_FOLDERS
from tests.report.samples import full_report, short_report
from tests.short_form import mostly_long
from tests.ui.accessibility.dialogs import DIALOGS, opened
from tests.ui.accessibility.spoken_words import reached_by_tab, with_notes
from tests.ui.clerk import Clerk

Role = QPalette.ColorRole


def _palette(ground: str, paper: str, ink: str, chosen: str, on_chosen: str) -> QPalette:
    made = QPalette(QColor(ground), QColor(ground))
    for role, colour in (
        (Role.WindowText, ink), (Role.Text, ink), (Role.ButtonText, ink), (Role.Base, paper),
        (Role.AlternateBase, ground), (Role.Highlight, chosen), (Role.HighlightedText, on_chosen),
        (Role.PlaceholderText, ink), (Role.Mid, ink),
    ):  # fmt: skip
        made.setColor(role, QColor(colour))
    return made


PALETTES = {
    "light": _palette("#efefef", "#ffffff", "#000000", "#308cc6", "#ffffff"),
    "dark": _palette("#2b2b2b", "#1e1e1e", "#f0f0f0", "#2a6fc9", "#ffffff"),
    "high contrast": _palette("#000000", "#000000", "#ffffff", "#1aebff", "#000000"),
}


@pytest.fixture(params=mostly_long(PALETTES, lambda name: name == "high contrast"), ids=list(PALETTES))
def palette(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[QPalette]:
    """The system's colours; a caret that does not blink."""
    before, flash = qapp.palette(), qapp.cursorFlashTime()
    qapp.setCursorFlashTime(0)
    qapp.setPalette(PALETTES[request.param])
    yield PALETTES[request.param]
    qapp.setPalette(before)
    qapp.setCursorFlashTime(flash)


def _picture(widget: QWidget) -> QImage:
    QApplication.processEvents()
    widget.window().setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)  # as after a key
    return widget.grab().toImage()


def _unseen(ground: QWidget) -> list[str]:
    """Widgets that look the same with and without the focus."""
    window = ground.window()
    window.activateWindow()
    QApplication.processEvents()
    found = []
    for widget in reached_by_tab(ground):
        elsewhere = QApplication.focusWidget()
        if elsewhere is not None:
            elsewhere.clearFocus()
        without = _picture(widget)
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        default = isinstance(widget, QPushButton) and widget.isDefault()  # marked alike: Enter presses it either way
        if QApplication.focusWidget() is widget and not default and _picture(widget) == without:
            found.append(f"{type(widget).__name__} {widget.objectName()}")
    return found


@pytest.mark.usefixtures("palette")
@pytest.mark.parametrize("folder", OUTLINE_FOLDERS[:2], ids=lambda folder: folder.name)
def test_on_every_tab_and_in_every_panel(clerk: Clerk, folder: Path) -> None:
    clerk.keep(with_notes(full_report(folder)))
    clerk.opened()
    clerk.window.resize(1366, 768)
    clerk.page.panels.hide_panels()
    for name in clerk.page.tabs.pages:
        clerk.page.tabs.show_tab(name)
        assert _unseen(clerk.page) == [], name
    for name in NAMES:
        clerk.page.panels.show_panel(name, enter=False)
        clerk.qtbot.waitUntil(lambda: clerk.runner.idle)
        assert _unseen(clerk.page.panels) == [], name


@pytest.mark.usefixtures("palette")
def test_in_a_signed_report(clerk: Clerk) -> None:
    report = clerk.keep(with_notes(full_report(OUTLINE_FOLDERS[1])))
    store = Store.open(clerk.database)
    sign_off(store, report.id, SignatoryChoice())
    store.close()
    clerk.opened()
    assert clerk.session.saved_report.frozen
    for name in clerk.page.tabs.pages:
        clerk.page.tabs.show_tab(name)
        assert _unseen(clerk.page.tabs) == [], name


@pytest.mark.usefixtures("palette")
@pytest.mark.parametrize("come_up", [one for one, _ in DIALOGS.values()], ids=list(DIALOGS))
def test_in_every_dialog(clerk: Clerk, come_up: Callable[[Clerk], None]) -> None:
    clerk.keep(with_notes(short_report()))
    clerk.opened()
    assert _unseen(opened(clerk, come_up)) == []


@pytest.mark.usefixtures("palette")
def test_on_the_first_page(clerk: Clerk) -> None:
    clerk.keep(with_notes(full_report()))
    clerk.opened()
    clerk.navigator.leave_report()
    clerk.settle()
    assert reached_by_tab(clerk.window)
    assert _unseen(clerk.window) == []
