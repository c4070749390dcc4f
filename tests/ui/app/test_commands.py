"""The table of commands: every row has a handler, words, keys of its own and a page of the manual."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtCore import SIGNAL
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenuBar
from pytestqt.qtbot import QtBot

from dcbc_desktop.ui.app.commands import COMMANDS, MENUS, When, WindowActions
from dcbc_desktop.ui.editor.prose_editor import ProseEditor
from dcbc_desktop.ui.help.help_window import manual_pages
from dcbc_desktop.ui.tables.table_grid import TableGrid
from tests.ui.clerk import Clerk

VERBS = [verb for verb, command in COMMANDS.items() if not command.submenu]


def _slots(action: QAction) -> int:
    return action.receivers(SIGNAL("triggered(bool)"))


def test_verbs_and_keys_belong_to_one_command() -> None:
    rows = [command for menu in MENUS for group in menu.groups for command in group]
    keys = Counter(str(key) for command in rows for key in (command.keys, command.field_keys) if key)
    assert len(rows) == len(COMMANDS)
    assert [key for key, times in keys.items() if times > 1] == []


def test_every_command_has_a_handler_while_a_report_is_open(clerk: Clerk, qtbot: QtBot) -> None:
    bar = QMenuBar()
    qtbot.addWidget(bar)
    bare = WindowActions(bar)
    bare.fill(bar)
    clerk.full()
    actions = clerk.window.actions_by_verb
    assert [verb for verb in VERBS if _slots(actions[verb]) <= _slots(bare[verb])] == []


@pytest.mark.parametrize("verb", [verb for verb in VERBS if COMMANDS[verb].method])
def test_a_field_has_the_method_of_its_command(verb: str) -> None:
    assert any(callable(getattr(field, COMMANDS[verb].method, None)) for field in (ProseEditor, TableGrid))


def test_every_command_is_explained_in_the_manual() -> None:
    pages = {page.file.stem for page in manual_pages("vi")}
    assert {command.topic for command in COMMANDS.values()} <= pages


def test_the_frame_offers_what_needs_no_report(qtbot: QtBot) -> None:
    bar = QMenuBar()
    qtbot.addWidget(bar)
    actions = WindowActions(bar)
    actions.offer(When.DATABASE)
    offered = {verb for verb in VERBS if actions[verb].isEnabled() and not COMMANDS[verb].method}
    assert {"newReport", "verify", "quit", "palette", "help"} <= offered
    assert not offered & {"open", "close", "signOff", "export", "goTo", "amend"}
