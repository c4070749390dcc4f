"""Lịch sử: former states of the place at the caret, compared, and brought back by key."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QListWidget, QPushButton

from dcbc_desktop.report.outline_files.loader import load_outline
from dcbc_desktop.report.prose import plain_text
from dcbc_desktop.report.report import Entry, Report
from dcbc_desktop.report.table import Cell, Row, encode_rows
from dcbc_desktop.ui.panels import HISTORY
from dcbc_desktop.ui.panels.history_panel import HistoryPanel
from dcbc_desktop.ui.report.compared_text_view import ComparedTextView
from dcbc_desktop.ui.tables.table_editor import TableEditor
from dcbc_desktop.workflow.signing.presentation import present
from tests.places import NEXT_YEAR
from tests.report.samples import full_report
from tests.store.clerk import Clock, open_store
from tests.ui.panels.reviewer import Reviewer, prose_entry, report_with

_CTRL = Qt.KeyboardModifier.ControlModifier
TABLE = load_outline(NEXT_YEAR).tables[0]
COLUMN = TABLE.columns[0].key


def _keep(reviewer: Reviewer, report: Report, key: str, states: Sequence[Entry]) -> None:
    """Store a report whose entry had several states, three minutes apart."""
    clock = Clock()
    store = open_store(reviewer.database, clock)
    kept = store.create_report(report.outline, report.period, office_code="A01", entries=report.entries)
    store.settings.set_open_report(kept.id)
    for entry in states:
        clock.turn(minutes=3)
        store.save_entries(kept.id, {key: entry})
    store.close()


def _open(reviewer: Reviewer) -> QListWidget:
    reviewer.press_anywhere("history")
    rows = reviewer.find(QListWidget, "history.states")
    _settled(reviewer)
    return rows


def _settled(reviewer: Reviewer) -> None:
    panel = reviewer.page.panels.panel(HISTORY)
    assert isinstance(panel, HistoryPanel)
    reviewer.qtbot.waitUntil(lambda: reviewer.runner.idle and panel.view.filled and not reviewer.session.dirty)


def _text(reviewer: Reviewer) -> str:
    return reviewer.find(ComparedTextView, "history.text").toPlainText().strip()


def _note(reviewer: Reviewer) -> str:
    return reviewer.find(QLabel, "history.note").text()


def test_the_states_of_the_section_at_the_caret_are_listed(reviewer: Reviewer) -> None:
    _keep(reviewer, report_with(II_1=prose_entry("một")), "II.1", [prose_entry("một hai"), prose_entry("một hai ba")])
    reviewer.opened()
    reviewer.editor("II.1")
    rows = _open(reviewer)
    assert [rows.item(row).text().rpartition(" · ")[2] for row in range(rows.count())] == ["words: 2", "words: 1"]
    assert rows.hasFocus()
    assert _text(reviewer) == "một hai ba", "what was added since is marked in it"
    rows.setCurrentRow(1)
    _settled(reviewer)
    assert reviewer.find(QPushButton, "history.bringBack").isEnabled()


def test_the_list_follows_the_caret_and_says_when_it_is_empty(reviewer: Reviewer) -> None:
    _keep(reviewer, report_with(II_1=prose_entry("một")), "II.1", [prose_entry("hai")])
    reviewer.opened()
    reviewer.editor("II.1")
    rows = _open(reviewer)
    assert rows.count() == 1
    reviewer.editor("II.2")
    _settled(reviewer)
    assert rows.count() == 0
    assert "no earlier state" in reviewer.find(ComparedTextView, "history.text").empty_text
    assert not reviewer.find(QPushButton, "history.bringBack").isVisible()


def test_a_state_is_brought_back_with_its_footnote_and_the_present_one_is_kept(reviewer: Reviewer) -> None:
    old, new = prose_entry("đoạn một", "đoạn hai", note="Số 12"), prose_entry("viết lại hết")
    _keep(reviewer, report_with(II_1=old), "II.1", [new])
    reviewer.opened()
    editor = reviewer.editor("II.1")
    rows = _open(reviewer)
    reviewer.key(Qt.Key.Key_Return, _CTRL)
    reviewer.qtbot.waitUntil(lambda: reviewer.session.saved_report.entry("II.1") == old)
    assert plain_text(editor.prose()) == "đoạn một\nđoạn hai[1]"
    assert _note(reviewer).startswith("Brought back")
    reviewer.page.panels.show_panel(HISTORY, enter=True)
    _settled(reviewer)
    assert rows.count() == 2
    assert _note(reviewer).startswith("Brought back"), "the sentence stays when the list is read again"
    rows.setCurrentRow(0)
    assert _note(reviewer) == ""
    reviewer.key(Qt.Key.Key_Return, _CTRL)
    reviewer.qtbot.waitUntil(lambda: reviewer.session.saved_report.entry("II.1") == new)
    editor.undo()
    editor.undo()
    reviewer.saved()
    assert reviewer.session.saved_report.entry("II.1") == new, "both steps were taken back"


def test_what_was_typed_a_moment_ago_is_kept_too(reviewer: Reviewer) -> None:
    old, new = prose_entry("cũ"), prose_entry("mới")
    _keep(reviewer, report_with(II_1=old), "II.1", [new])
    reviewer.opened()
    editor = reviewer.editor("II.1")
    _open(reviewer)
    editor.insertPlainText("vừa gõ ")
    reviewer.key(Qt.Key.Key_Return, _CTRL)
    reviewer.qtbot.waitUntil(lambda: reviewer.session.saved_report.entry("II.1") == old)
    states = reviewer.runner.store.submit(lambda held: held.entry_history(1, "II.1")).result(10)
    assert prose_entry("vừa gõ mới") in [entry for _, entry in states]


def test_a_deleted_row_comes_back_to_its_place(reviewer: Reviewer) -> None:
    rows = [Row(name, {COLUMN: Cell(f"dòng {name}")}) for name in "abc"]
    report = full_report(NEXT_YEAR, "2031-Q2").with_entries({TABLE.key: Entry(encode_rows(rows))})
    _keep(reviewer, report, TABLE.key, [Entry(encode_rows([rows[0], rows[2]]))])
    reviewer.opened()
    editor = reviewer.find(TableEditor, f"tableEditor.{TABLE.key}")
    reviewer.page.tabs.show_tab(next(n for n, p in reviewer.page.tabs.pages.items() if TABLE.key in p.edits()))
    editor.view.setFocus()
    states = _open(reviewer)
    assert states.item(0).text().endswith("deleted row: dòng b")
    assert _text(reviewer) == f"{TABLE.columns[0].label}: dòng b"
    reviewer.find(QPushButton, "history.bringBack").click()
    reviewer.qtbot.waitUntil(lambda: reviewer.session.saved_report.rows(TABLE.key) == tuple(rows))
    reviewer.page.panels.show_panel(HISTORY, enter=True)
    _settled(reviewer)
    assert [states.item(row).text() for row in range(states.count()) if "deleted" in states.item(row).text()] == []
    editor.model.undo_stack.undo()
    reviewer.saved()
    assert [row.id for row in reviewer.session.saved_report.rows(TABLE.key)] == ["a", "c"]


@pytest.mark.parametrize("key", ["header.place", "signatory.name"])
def test_a_field_gets_its_earlier_value(reviewer: Reviewer, key: str) -> None:
    _keep(reviewer, full_report().with_entries({key: Entry("Trước đây")}), key, [Entry("Bây giờ")])
    reviewer.opened()
    line = reviewer.line(key)
    states = _open(reviewer)
    assert states.count() == 1
    assert _text(reviewer) == "Trước đâyBây giờ"
    reviewer.key(Qt.Key.Key_Return, _CTRL)
    reviewer.qtbot.waitUntil(lambda: reviewer.session.saved_report.text(key) == "Trước đây")
    assert line.text() == "Trước đây"


def test_a_figure_gets_its_earlier_value_and_note(reviewer: Reviewer) -> None:
    report = full_report()
    key = report.outline.figures[0].key
    _keep(reviewer, report.with_entries({key: Entry("5", "của năm trước")}), key, [Entry("7")])
    reviewer.opened()
    reviewer.focused(reviewer.find(QLineEdit, f"figure.{key}"))
    assert _open(reviewer).count() == 1
    reviewer.key(Qt.Key.Key_Return, _CTRL)
    reviewer.qtbot.waitUntil(lambda: reviewer.session.saved_report.entry(key) == Entry("5", "của năm trước"))


def test_the_history_of_a_report_before_the_chief_is_looked_at_only(reviewer: Reviewer) -> None:
    new = prose_entry("hai")
    _keep(reviewer, report_with(II_1=prose_entry("một")), "II.1", [new])
    store = open_store(reviewer.database)
    present(store, 1)
    store.close()
    reviewer.opened()
    reviewer.editor("II.1")
    states = _open(reviewer)
    assert states.count() == 1
    assert not reviewer.find(QPushButton, "history.bringBack").isVisible()
    reviewer.key(Qt.Key.Key_Return, _CTRL)
    _settled(reviewer)
    assert reviewer.session.saved_report.entry("II.1") == new
