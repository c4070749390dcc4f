"""Panels by key: shown, left, put away, remembered; the rules of the review."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QPushButton
from shiboken6 import isValid

from dcbc_desktop.ui import panels as panel_front
from dcbc_desktop.ui.app.commands import COMMANDS
from dcbc_desktop.ui.app.panel_commands import EDITOR_WIDTH
from dcbc_desktop.ui.app.window_state import WindowLook, read_window_look, write_window_look
from dcbc_desktop.ui.editor.prose_editor import ProseEditor
from dcbc_desktop.ui.help.help_window import manual_pages
from dcbc_desktop.ui.panels import NAMES, PANELS, TOGGLED, PanelEntry
from dcbc_desktop.ui.panels.side_panels import Panel
from dcbc_desktop.ui.review.rules_dialog import RulesDialog
from dcbc_desktop.workflow.settings import rules_off
from tests.keyboard import press
from tests.report.samples import full_report
from tests.ui.panels.reviewer import RULE, Reviewer, prose_entry, report_with


@pytest.mark.parametrize("entry", PANELS, ids=lambda entry: entry.name)
def test_a_row_of_the_table_is_complete(entry: PanelEntry) -> None:
    panel_class = getattr(panel_front, entry.class_name)
    assert issubclass(panel_class, Panel)
    assert panel_class.name == entry.name, f"{entry.class_name}.name is not {entry.name}"
    assert entry.topic in {page.file.stem for page in manual_pages("vi")}, f"the manual has no page {entry.topic}.md"
    assert not entry.toggled or entry.name in COMMANDS, f"ui/app/commands.py has no command {entry.name}"
    assert not entry.toggled or COMMANDS[entry.name].topic == entry.topic


def test_every_panel_class_has_a_row() -> None:
    modules = (import_module(f"{panel_front.__name__}.{one.name}") for one in iter_modules(panel_front.__path__))
    classes = {name for module in modules for name, one in vars(module).items() if _is_panel(one)}
    assert classes == {entry.class_name for entry in PANELS}


def _is_panel(one: object) -> bool:
    return isinstance(one, type) and issubclass(one, Panel) and one is not Panel


@pytest.mark.parametrize("name", TOGGLED)
def test_a_panel_comes_by_its_key_and_goes_by_it(reviewer: Reviewer, name: str) -> None:
    reviewer.short()
    editor = reviewer.editor("II.1")
    editor.set_caret(5)
    reviewer.press_anywhere(name)
    panels = reviewer.page.panels
    assert panels.front == name
    assert panels.isAncestorOf(reviewer.focus())
    reviewer.key(Qt.Key.Key_Escape)
    assert (reviewer.focus(), editor.caret(), panels.front) == (editor, 5, name)
    reviewer.press_anywhere(name)
    assert panels.isAncestorOf(reviewer.focus())
    reviewer.press_anywhere(name)
    assert (reviewer.focus(), editor.caret(), panels.front) == (editor, 5, "")


@pytest.mark.parametrize("name", TOGGLED)
def test_the_panel_and_its_width_are_remembered(reviewer: Reviewer, name: str) -> None:
    write_window_look(reviewer.window_file, WindowLook(panel="-"))
    reviewer.short()
    reviewer.window.resize(1366, 768)
    assert reviewer.page.panels.front == ""
    reviewer.press_anywhere(name)
    reviewer.page.splitter.setSizes([900, 420])
    reviewer.page.splitter.splitterMoved.emit(900, 1)
    width = reviewer.page.panels.width()
    reviewer.window.state.keep()
    look = read_window_look(reviewer.window_file)
    assert (look.panel, look.panel_width) == (name, str(width))
    reviewer.close()
    reviewer.opened()
    reviewer.window.resize(1366, 768)
    panels = reviewer.page.panels
    reviewer.qtbot.waitUntil(lambda: reviewer.window.findChild(type(panels.panel(name))) is not None)
    assert panels.front == name
    assert reviewer.page.tabs.width() >= EDITOR_WIDTH
    assert isinstance(reviewer.focus(), ProseEditor | type(reviewer.focus()))
    assert not panels.isAncestorOf(reviewer.focus())


def test_findings_stand_open_in_a_wide_window_the_first_time(reviewer: Reviewer) -> None:
    reviewer.keep(full_report())
    reviewer.opened()
    narrow = reviewer.page.panels.front
    reviewer.close()
    reviewer.opened()
    reviewer.window.resize(1366, 768)
    reviewer.navigator.leave_report()
    reviewer.settle()
    reviewer.navigator.open_report(1)
    reviewer.qtbot.waitUntil(lambda: reviewer.navigator.page is not None)
    assert narrow == ""
    assert reviewer.page.panels.front == "findings"
    assert not reviewer.page.panels.isAncestorOf(reviewer.focus())


def test_every_panel_leaves_room_for_the_text(reviewer: Reviewer) -> None:
    reviewer.short()
    reviewer.window.resize(1366, 768)
    for name in NAMES:
        reviewer.page.panels.show_panel(name, enter=False)
        reviewer.page.splitter.setSizes([100, 1266])
        assert reviewer.page.tabs.width() >= EDITOR_WIDTH


@pytest.mark.parametrize("text", ["panel=previousYear\npanel_width=²\n", "panel=nonsense\n", "panel_width=99999\n"])
def test_a_memory_that_makes_no_sense_does_no_harm(reviewer: Reviewer, text: str) -> None:
    (reviewer.window_file).write_text(text, encoding="utf-8")
    reviewer.short()
    reviewer.reviewed()
    assert reviewer.page.tabs.width() > 0


def _dialog(reviewer: Reviewer) -> tuple[RulesDialog, QListWidget]:
    reviewer.press_anywhere("reviewRules")
    dialog = reviewer.find(RulesDialog, "rulesDialog")
    return dialog, dialog.list


def test_a_rule_switched_off_finds_nothing_at_once(reviewer: Reviewer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dcbc_desktop.ui.review.rules_dialog.rule_codes", lambda: (RULE,))
    reviewer.open_findings(report_with(I=prose_entry("một lạ")))
    dialog, rules = _dialog(reviewer)
    assert rules.accessibleName()
    assert rules.item(0).checkState() is Qt.CheckState.Checked
    press(rules, Qt.Key.Key_Space, text=" ")
    reviewer.qtbot.waitUntil(lambda: reviewer.model.rowCount() == 0)
    assert reviewer.store(rules_off) == frozenset({RULE})
    dialog.close()
    dialog, rules = _dialog(reviewer)
    button = dialog.findChild(QPushButton, "rulesDialog.allOn")
    assert button is not None
    button.click()
    reviewer.qtbot.waitUntil(lambda: reviewer.model.rowCount() == 1)
    assert rules.item(0).checkState() is Qt.CheckState.Checked
    assert reviewer.store(rules_off) == frozenset()


def test_a_second_report_takes_the_keys_over_from_the_first(reviewer: Reviewer) -> None:
    """An action that still spoke to the report that was left would fail on its panels."""
    second = reviewer.keep(full_report(code="2025"))
    reviewer.short()
    first = reviewer.page
    reviewer.navigator.open_report(second.id)
    reviewer.qtbot.waitUntil(lambda: reviewer.page is not first and not isValid(first))
    reviewer.settle()
    for name in TOGGLED:
        reviewer.press_anywhere(name)
        assert reviewer.page.panels.front == name
    for verb, front in (("find", "search"), ("replace", "search"), ("findNext", "search"), ("nextFinding", "search")):
        reviewer.press_anywhere(verb)
        assert reviewer.page.panels.front == front
