"""Find and replace in the window, by keyboard; the palette; the full screen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QListView, QPushButton, QWidget

from dcbc_desktop.report import header as h
from dcbc_desktop.report.prose import plain_text
from dcbc_desktop.store.store import Store
from dcbc_desktop.ui.app.command_palette import CommandPalette
from dcbc_desktop.ui.editor.prose_editor import ProseEditor
from dcbc_desktop.ui.panels.search_panel import SearchPanel
from dcbc_desktop.workflow.signing.sign_off import SignatoryChoice, sign_off
from tests.keyboard import press, type_text
from tests.report.samples import full_report
from tests.ui.clerk import Clerk

CTRL = Qt.KeyboardModifier.ControlModifier


def _act(clerk: Clerk, verb: str) -> QAction:
    return clerk.find(QAction, f"action.{verb}")


def _panel(clerk: Clerk, *, replacing: bool = False) -> SearchPanel:
    _act(clerk, "replace" if replacing else "find").trigger()
    panel = clerk.find(SearchPanel, "panel.search")
    clerk.settle()
    return panel


def _found(clerk: Clerk, panel: SearchPanel, words: str, count: int) -> None:
    panel.form.find_edit.clear()
    type_text(panel.form.find_edit, words)
    clerk.qtbot.waitUntil(lambda: len(panel.model.hits) == count)


def test_enter_walks_the_places_and_the_focus_stays(clerk: Clerk) -> None:
    clerk.full()
    panel = _panel(clerk)
    assert QApplication.focusWidget() is panel.form.find_edit
    sections = len(clerk.session.saved_report.outline.prose_sections())
    _found(clerk, panel, "noi dung cua", 0)
    panel.form.no_marks.click()
    clerk.qtbot.waitUntil(lambda: len(panel.model.hits) == sections)
    press(panel.form.find_edit, Qt.Key.Key_Return)
    press(panel.form.find_edit, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is panel.form.find_edit
    editor = clerk.find(ProseEditor, "prose.I")
    assert editor.textCursor().selectedText() == "Nội dung của"
    press(panel.form.find_edit, Qt.Key.Key_Down)
    assert QApplication.focusWidget() is clerk.find(QListView, "search.hits")


def test_replacing_all_and_taking_it_back(clerk: Clerk) -> None:
    clerk.full()
    before = clerk.session.report
    panel = _panel(clerk, replacing=True)
    _found(clerk, panel, "Nội dung", 14)
    type_text(panel.form.replace_edit, "Phần")
    clerk.find(QPushButton, "search.all").click()
    clerk.qtbot.waitUntil(lambda: not clerk.find(QPushButton, "search.undo").isHidden())
    after = clerk.session.report
    keys = [section.key for section in before.outline.prose_sections()]
    assert all(plain_text(after.prose(key)).startswith("Phần của mục") for key in keys)
    editor = clerk.find(ProseEditor, "prose.II.1")
    assert editor.toPlainText().startswith("Phần của mục II.1")
    clerk.find(QPushButton, "search.undo").click()
    assert all(clerk.session.report.entry(key) == before.entry(key) for key in keys)
    editor.undo()
    editor.undo()
    assert editor.toPlainText().startswith("Nội dung")
    clerk.saved()


def test_a_place_left_out_stays(clerk: Clerk) -> None:
    clerk.full()
    panel = _panel(clerk, replacing=True)
    _found(clerk, panel, "Trung tâm lưu trữ", 1)
    _found(clerk, panel, "Việc thứ nhất", 14)
    type_text(panel.form.replace_edit, "Một việc")
    panel.model.setData(panel.model.index(0), Qt.CheckState.Unchecked.value, Qt.ItemDataRole.CheckStateRole)
    panel.replace_all()
    clerk.qtbot.waitUntil(lambda: len(panel.model.hits) == 1)
    assert panel.model.hits[0].place.key == "mo_dau"


def test_words_of_the_header_are_replaced_in_their_field(clerk: Clerk) -> None:
    clerk.full()
    panel = _panel(clerk, replacing=True)
    _found(clerk, panel, "Sở Nội vụ", 2)
    type_text(panel.form.replace_edit, "Bộ Nội vụ")
    panel.replace_all()
    clerk.qtbot.waitUntil(lambda: clerk.session.report.text(h.ADDRESSEES) == "Bộ Nội vụ")
    clerk.saved()


def test_a_signed_report_is_searched_and_not_replaced(clerk: Clerk) -> None:
    report = clerk.keep(full_report())
    store = Store.open(clerk.database)
    sign_off(store, report.id, SignatoryChoice())
    store.close()
    clerk.opened()
    assert not _act(clerk, "replace").isEnabled()
    panel = _panel(clerk)
    _found(clerk, panel, "Nội dung", 14)
    assert panel.form.replacement is None


@pytest.mark.parametrize(("letters", "tab"), [("gen", ":general"), ("danh gia chung", "IV"), ("figures", ":figures")])
def test_the_palette_goes_to_a_part(clerk: Clerk, letters: str, tab: str) -> None:
    clerk.full()
    _act(clerk, "goTo").trigger()
    palette = clerk.find(CommandPalette, "palette")
    type_text(palette.filter, letters)
    press(palette.filter, Qt.Key.Key_Return)
    clerk.qtbot.waitUntil(lambda: clerk.page.tabs.current.name == tab)


def test_the_palette_does_what_it_says_and_says_when_it_finds_nothing(clerk: Clerk) -> None:
    clerk.full()
    points = clerk.navigator.window_commands.points
    _act(clerk, "palette").trigger()
    palette = clerk.find(CommandPalette, "palette")
    type_text(palette.filter, "zzz")
    assert palette.list.model().rowCount() == 0
    press(palette.filter, Qt.Key.Key_Return)
    assert palette.isVisible()
    palette.filter.clear()
    type_text(palette.filter, "larger let")
    press(palette.filter, Qt.Key.Key_Return)
    assert clerk.navigator.window_commands.points == points + 1
    _act(clerk, "usualSize").trigger()
    assert clerk.navigator.window_commands.points == 13


def test_the_palette_knows_what_cannot_be_done_now(clerk: Clerk) -> None:
    """Who looks for it learns that it is there; before what can be done it never stands."""
    clerk.full()
    _act(clerk, "palette").trigger()
    palette = clerk.find(CommandPalette, "palette")
    type_text(palette.filter, "sign digitally")
    assert _offered(palette) == ["Sign digitally (not possible now)"]
    press(palette.filter, Qt.Key.Key_Return)
    assert palette.isVisible()
    palette.filter.clear()
    type_text(palette.filter, "sign")
    impossible = ["not possible now" in words for words in _offered(palette)]
    assert impossible == sorted(impossible)
    assert set(impossible) == {False, True}


def _offered(palette: CommandPalette) -> list[str]:
    model = palette.list.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def test_the_full_screen_has_a_way_out(clerk: Clerk) -> None:
    clerk.full()
    action = _act(clerk, "fullScreen")
    action.trigger()
    assert clerk.window.isFullScreen()
    assert clerk.window.menuBar().isHidden()
    way_out = clerk.find(QWidget, "button.leaveFullScreen")
    assert not way_out.isHidden()
    clerk.find(QPushButton, "button.leaveFullScreen").click()
    assert not clerk.window.isFullScreen()
    assert not clerk.window.menuBar().isHidden()
    assert way_out.isHidden()
