"""Received files at the main window: the key, drops on the list and on an open report, a restored report opened."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox

from dcbc_desktop.ui.receiving.verify_window import VerifyWindow
from dcbc_desktop.ui.start.import_dialog import ImportDialog
from tests.ui.clerk import Clerk
from tests.ui.receiving.received_files import drop
from tests.workflow.verification.received_files import exported


@pytest.fixture
def received(tmp_path: Path) -> Path:
    """A file that came by mail."""
    path = tmp_path / "từ xã.pdf"
    path.write_bytes(exported())
    return path


def _window(clerk: Clerk) -> VerifyWindow:
    clerk.qtbot.waitUntil(lambda: clerk.window.findChild(VerifyWindow) is not None)
    window = clerk.window.findChild(VerifyWindow)
    assert window is not None
    clerk.qtbot.waitUntil(lambda: not window.checks.busy and clerk.runner.idle, timeout=60_000)
    return window


def _drop(clerk: Clerk, path: Path) -> None:
    event, _mime = drop([path])
    clerk.window.dropEvent(event)
    clerk.settle()


def test_the_key_opens_one_window(clerk: Clerk) -> None:
    clerk.opened()
    for _ in range(2):
        QTest.keyClick(clerk.window, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    assert len(clerk.window.findChildren(VerifyWindow)) == 1
    window = _window(clerk)
    assert not window.isModal()
    window.close()


@pytest.mark.parametrize("begin", [Clerk.opened, Clerk.full], ids=["list", "open report"])
def test_a_dropped_pdf_is_checked_and_becomes_the_open_report(
    clerk: Clerk, received: Path, begin: Callable[[Clerk], None]
) -> None:
    begin(clerk)
    _drop(clerk, received)
    window = _window(clerk)
    assert [entry.name for entry in window.model.files] == ["từ xã.pdf"]
    before = clerk.navigator.page
    window._restore()
    clerk.qtbot.waitUntil(lambda: window.findChild(QMessageBox) is not None)
    box = window.findChild(QMessageBox)
    assert box is not None
    box.button(QMessageBox.StandardButton.Yes).click()
    clerk.qtbot.waitUntil(lambda: clerk.navigator.page not in (None, before))
    clerk.settle()
    assert "từ xã.pdf" in clerk.page.origin_banner.text
    assert clerk.session.saved_report.editable


def test_other_files_on_an_open_report_get_a_sentence(clerk: Clerk, tmp_path: Path) -> None:
    clerk.full()
    path = tmp_path / "ghi chép.txt"
    path.write_text("Chữ", encoding="utf-8")
    _drop(clerk, path)
    assert "ghi chép.txt" in clerk.navigator.error_banner.text
    assert clerk.window.findChild(VerifyWindow) is None
    assert clerk.window.findChild(ImportDialog) is None


def test_restoring_begins_with_a_file(clerk: Clerk, received: Path) -> None:
    clerk.opened()
    acts = clerk.navigator.window_commands
    acts.choose_pdf = lambda: None
    clerk.window.actions_by_verb["restore"].trigger()
    assert clerk.window.findChild(VerifyWindow) is None
    acts.choose_pdf = lambda: received
    clerk.window.actions_by_verb["restore"].trigger()
    window = _window(clerk)
    clerk.qtbot.waitUntil(lambda: window.findChild(QMessageBox) is not None, timeout=60_000)
    box = window.findChild(QMessageBox)
    assert box is not None
    box.button(QMessageBox.StandardButton.No).click()
    clerk.settle()
    assert clerk.navigator.page is None
