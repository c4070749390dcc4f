"""Killed a second after the last key: the next start shows the same report, tab, field and caret, and asks nothing."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QMessageBox

from dcbc_desktop.report.prose import plain_text
from dcbc_desktop.ui.app.window_state import WindowState
from dcbc_desktop.ui.editor.prose_editor import ProseEditor
from tests.keyboard import type_text
from tests.report.samples import blank_report
from tests.ui.clerk import Clerk
from tests.ui.whole_window import typing_process


def test_kill_a_second_after_the_last_key_loses_nothing(clerk: Clerk) -> None:
    clerk.keep(blank_report())
    clerk.killed_at_work("tests.ui.whole_window.typing_process", "typed")
    clerk.opened()
    assert clerk.tabs.currentIndex() == typing_process.TAB
    editor = clerk.find(ProseEditor, f"prose.{typing_process.KEY}")
    assert plain_text(editor.prose()) == typing_process.TEXT
    assert editor.caret() == len(typing_process.TEXT) - typing_process.BACK
    assert clerk.window.focusWidget() is editor
    assert clerk.window.findChildren(QMessageBox) == []
    assert QApplication.activeModalWidget() is None
    size = WindowState(clerk.window_file).look.geometry
    assert size
    assert (clerk.window.width(), clerk.window.height()) == (703, 504)


def test_the_place_is_kept_when_only_the_caret_moved(clerk: Clerk) -> None:
    clerk.full()
    editor = clerk.editor("II.2")
    editor.set_caret(5)
    clerk.qtbot.waitUntil(lambda: _place(clerk) == ("II", "II.2", 5))


def test_a_report_that_was_left_is_not_opened_again(clerk: Clerk) -> None:
    clerk.full()
    type_text(clerk.editor("I"), "x")
    clerk.navigator.leave_report()
    clerk.qtbot.waitUntil(lambda: clerk.navigator.page is None)
    clerk.settle()
    assert clerk.store(lambda store: store.settings.open_report_id()) is None
    clerk.close()
    clerk.opened()
    assert clerk.navigator.page is None


def test_a_report_that_cannot_be_opened_any_more_is_told_about(clerk: Clerk) -> None:
    report = clerk.keep(blank_report())
    clerk.opened()
    type_text(clerk.editor("I"), "x")
    clerk.saved()
    clerk.store(lambda store: store.connection.execute("UPDATE entry SET value = value || ' '").connection.commit())
    clerk.close()
    clerk.opened()
    assert clerk.navigator.page is None
    assert clerk.navigator.error_banner.isVisible()
    assert report.id


def test_size_of_letters_and_language_come_back(clerk: Clerk) -> None:
    clerk.full()
    clerk.window.actions_by_verb["larger"].trigger()
    clerk.window.actions_by_verb["language"].trigger()
    clerk.settle()
    clerk.close()
    clerk.opened()
    assert clerk.navigator.window_commands.points == 14
    assert clerk.editor("I").font().pointSizeF() == 14
    assert clerk.window.state.look.language == "vi"
    assert clerk.store(lambda store: store.settings.get("language")) == "vi"


def _place(clerk: Clerk) -> tuple[str, str, int] | None:
    place = clerk.store(lambda store: store.place(clerk.session.saved_report.id))
    return (place.tab, place.key, place.caret) if place is not None else None
