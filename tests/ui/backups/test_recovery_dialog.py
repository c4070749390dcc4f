"""A damaged or missing database: at most three key presses lead back to the reports, and nothing is removed."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QPushButton, QRadioButton
from pytestqt.qtbot import QtBot

from dcbc_desktop.report.prose import plain_text
from dcbc_desktop.store.copies.copy_files import WORK
from dcbc_desktop.store.store import Store
from dcbc_desktop.ui.app.database_error_page import DatabaseErrorPage
from dcbc_desktop.ui.backups.recovery_dialog import RecoveryDialog
from dcbc_desktop.ui.widgets.task_dialog import SentenceLabel
from dcbc_desktop.workflow import backups
from tests.report.samples import full_report
from tests.store.clerk import words
from tests.ui.clerk import Clerk

NEW = "Viết sau bản sao lưu."


@pytest.fixture
def kept(clerk: Clerk) -> int:
    """A report with a copy, and a text that is newer than it."""
    report = clerk.keep(full_report())
    store = Store.open(clerk.database)
    assert backups.back_up(store, WORK) is not None
    store.save_entries(report.id, {"I": words(NEW)})
    store.close()
    return report.id


def zero_first_page(path: Path) -> None:
    path.write_bytes(bytes(4096) + path.read_bytes()[4096:])


def press(qtbot: QtBot, clerk: Clerk) -> None:
    """Press Return where the focus is."""
    field = clerk.window.focusWidget() if clerk.window.isActiveWindow() else None
    dialog = clerk.window.findChild(RecoveryDialog)
    target = (dialog.focusWidget() if dialog is not None else None) or field or clerk.window.focusWidget()
    assert target is not None
    qtbot.keyClick(target, Qt.Key.Key_Return)  # type: ignore[no-untyped-call]
    clerk.settle()


def text_of(clerk: Clerk, report_id: int) -> str:
    clerk.navigator.open_report(report_id)
    clerk.settle()
    return plain_text(clerk.session.report.prose("I"))


def test_two_key_presses_bring_a_damaged_file_back(clerk: Clerk, qtbot: QtBot, kept: int) -> None:
    zero_first_page(clerk.database)
    before = clerk.database.read_bytes()
    clerk.opened()
    assert clerk.find(QPushButton, "trouble.recover").hasFocus()
    press(qtbot, clerk)
    dialog = clerk.find(RecoveryDialog, "recoveryDialog")
    assert "is damaged" in clerk.find(SentenceLabel, "recovery.state").text()
    shown = clerk.find(QListWidget, "recovery.differences")
    assert [shown.item(row).text() for row in range(shown.count()) if "I. " in shown.item(row).text()]
    assert dialog.isVisible()
    press(qtbot, clerk)
    assert text_of(clerk, kept) == NEW
    (aside,) = clerk.database.parent.glob("reports.db.hong-*[0-9]")
    assert aside.read_bytes() == before
    assert clerk.store(Store.doctor) == ()


def test_a_file_that_opens_and_fails_at_the_first_reading_is_recovered(clerk: Clerk, qtbot: QtBot, kept: int) -> None:
    with closing(sqlite3.connect(clerk.database)) as connection:
        (root,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'setting'").fetchone()
    data = bytearray(clerk.database.read_bytes())
    data[(root - 1) * 4096 : root * 4096] = bytes(4096)
    clerk.database.write_bytes(data)
    clerk.opened()
    press(qtbot, clerk)
    assert "is damaged" in clerk.find(SentenceLabel, "recovery.state").text()
    press(qtbot, clerk)
    assert text_of(clerk, kept) == NEW


def test_the_backup_alone_can_be_chosen(clerk: Clerk, qtbot: QtBot, kept: int) -> None:
    zero_first_page(clerk.database)
    clerk.opened()
    press(qtbot, clerk)
    clerk.find(QRadioButton, "recovery.copy").click()
    press(qtbot, clerk)
    assert text_of(clerk, kept) != NEW


def test_a_missing_file_is_not_silently_replaced_by_an_empty_one(clerk: Clerk, qtbot: QtBot, kept: int) -> None:
    clerk.database.unlink()
    clerk.opened()
    assert "is gone" in clerk.find(DatabaseErrorPage, "troublePage").sentence.text()
    assert not clerk.database.exists()
    press(qtbot, clerk)
    press(qtbot, clerk)
    assert text_of(clerk, kept) != ""


@pytest.mark.usefixtures("kept")
def test_a_person_may_begin_with_an_empty_file(clerk: Clerk) -> None:
    clerk.database.unlink()
    clerk.opened()
    clerk.find(QPushButton, "trouble.newFile").click()
    clerk.settle()
    assert clerk.store(Store.list_reports) == ()


def test_a_foreign_file_keeps_its_name(clerk: Clerk, qtbot: QtBot, kept: int) -> None:
    clerk.database.write_bytes(b"%PDF-1.7\n" * 100)
    clerk.opened()
    press(qtbot, clerk)
    assert "no data file" in clerk.find(SentenceLabel, "recovery.state").text()
    press(qtbot, clerk)
    assert text_of(clerk, kept)
    assert clerk.navigator.database.name == "reports-khoi-phuc.db"
    assert clerk.database.read_bytes() == b"%PDF-1.7\n" * 100


def test_without_a_copy_and_without_a_row_it_says_so(clerk: Clerk, qtbot: QtBot) -> None:
    clerk.database.write_bytes(bytes(9_000))
    clerk.opened()
    press(qtbot, clerk)
    assert "no backup on this computer" in clerk.find(SentenceLabel, "recovery.state").text()
    assert not clerk.find(QPushButton, "recoveryDialog.recover").isEnabled()


def test_cancelling_changes_nothing_and_opens_the_file_again(clerk: Clerk, kept: int) -> None:
    clerk.opened()
    text = text_of(clerk, kept)
    with closing(sqlite3.connect(clerk.database)) as other:
        other.execute("DELETE FROM table_seal WHERE name = 'export'")
        other.commit()
    before = clerk.database.read_bytes()
    clerk.navigator.switch.begin_recovery()
    clerk.settle()
    dialog = clerk.find(RecoveryDialog, "recoveryDialog")
    dialog.reject()
    clerk.settle()
    assert clerk.database.read_bytes() == before
    assert text_of(clerk, kept) == text
    assert list(clerk.database.parent.glob("*hong*")) == []
