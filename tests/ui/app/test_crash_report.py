"""A failure of the program itself: what is said about the last edits was read back, and nothing private is logged."""

from __future__ import annotations

import subprocess
import threading
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QMessageLogContext, QtMsgType
from PySide6.QtWidgets import QFileDialog, QMessageBox, QPushButton

from dcbc_desktop.errors import FileError
from dcbc_desktop.failure_log import log_file
from dcbc_desktop.report.prose import plain_text
from dcbc_desktop.report.report import Entry
from dcbc_desktop.store.store import Store
from dcbc_desktop.ui.app import crash_report
from dcbc_desktop.ui.app.crash_report import BugReporter
from dcbc_desktop.ui.app.program import restart_command
from dcbc_desktop.ui.widgets.language import Translators
from tests.keyboard import type_text
from tests.places import ROOT
from tests.ui.clerk import Clerk

MARKER = "Bimatkhongduoclo"


@pytest.fixture
def reporter(clerk: Clerk, translators: Translators) -> Iterator[BugReporter]:
    translators.use("vi")
    clerk.short()
    clerk.runner.set_language("vi")
    made = BugReporter(clerk.runner, clerk.window, lambda: clerk.session)
    yield made
    clerk.close()


def _fail(reporter: BugReporter) -> None:
    try:
        raise ZeroDivisionError(MARKER)
    except ZeroDivisionError as error:
        reporter.report(type(error), error, error.__traceback__)


def _said(clerk: Clerk, words: str) -> QMessageBox:
    """Wait until the box says something."""
    clerk.qtbot.waitUntil(lambda: any(words in box.informativeText() for box in clerk.window.findChildren(QMessageBox)))
    return clerk.find(QMessageBox, "bugBox")


def _button(clerk: Clerk, name: str) -> QPushButton:
    return clerk.find(QPushButton, f"bug.{name}")


def test_a_bug_is_logged_and_the_box_says_that_all_is_saved_after_reading_it_back(
    clerk: Clerk, reporter: BugReporter, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    type_text(clerk.editor("I"), "Vừa gõ. ")
    type_text(clerk.line("header.title"), "Kê\u0301t qua\u0309")  # stored composed
    _fail(reporter)
    box = _said(clerk, "vừa đọc lại")
    assert plain_text(clerk.stored().prose("I")).startswith("Vừa gõ. ")
    assert not box.isModal()
    assert "Traceback" not in box.text() + box.informativeText() + capsys.readouterr().err
    assert _button(clerk, "restart").isEnabled()
    reporter.write_log(str(tmp_path / "nhật ký.log"))
    clerk.settle()
    log = (tmp_path / "nhật ký.log").read_text(encoding="utf-8")
    assert "ZeroDivisionError" in log
    assert MARKER not in log
    _button(clerk, "close").click()
    clerk.qtbot.waitUntil(lambda: clerk.window.findChild(QMessageBox, "bugBox") is None)


def test_edits_that_the_session_lost_are_saved_before_it_is_said(clerk: Clerk, reporter: BugReporter) -> None:
    type_text(clerk.editor("I"), "Vừa gõ. ")
    clerk.session._saving = True  # as where the bug struck in the middle of a save
    _fail(reporter)
    _said(clerk, "vừa đọc lại")
    assert plain_text(clerk.stored().prose("I")).startswith("Vừa gõ. ")
    clerk.session._saving = False


@pytest.mark.parametrize("fault", ["full", "hangs"])
def test_where_the_edits_cannot_be_saved_a_copy_is_offered_and_no_restart(
    clerk: Clerk, reporter: BugReporter, monkeypatch: pytest.MonkeyPatch, fault: str
) -> None:
    type_text(clerk.editor("I"), "Vừa gõ. ")
    disk = threading.Event()
    if fault == "full":

        def refuse(_store: Store, _report_id: int, _changed: dict[str, Entry], _place: object = None) -> None:
            raise FileError("disk_full", file="reports.db")

        monkeypatch.setattr(Store, "save_entries", refuse)
    else:
        monkeypatch.setattr(crash_report, "CHECK_WITHIN_MS", 50)
        clerk.runner.store.submit(lambda _store: disk.wait(30))
    _fail(reporter)
    box = _said(clerk, "chưa lưu được")
    assert ("đã đầy" in box.informativeText()) == (fault == "full")
    assert not _button(clerk, "restart").isEnabled()
    _button(clerk, "copy").click()
    clerk.find(QFileDialog, "saveElsewhere").close()
    disk.set()
    clerk.settle()


def test_twenty_failures_make_one_box(clerk: Clerk, reporter: BugReporter) -> None:
    for _ in range(20):
        _fail(reporter)
    _said(clerk, "vừa đọc lại")
    assert len([box for box in clerk.window.findChildren(QMessageBox) if box.objectName() == "bugBox"]) == 1


def test_messages_of_qt_are_logged_without_what_they_quote(reporter: BugReporter) -> None:
    context = QMessageLogContext()
    for _ in range(crash_report._MOST_QT_MESSAGES + 50):
        reporter.log_qt_message(QtMsgType.QtWarningMsg, context, f'QString::arg: Argument missing: "{MARKER}", 1')
    reporter.log_qt_message(QtMsgType.QtDebugMsg, context, "nothing of interest")
    log = log_file().read_text(encoding="utf-8")
    assert "QString::arg: Argument missing: …, 1" in log
    assert MARKER not in log
    assert "nothing of interest" not in log
    assert log.count("Argument missing") == crash_report._MOST_QT_MESSAGES


def test_the_command_of_a_restart_opens_the_same_database(clerk: Clerk, reporter: BugReporter) -> None:
    assert reporter is not None
    type_text(clerk.editor("I"), "Trước khi mở lại. ")
    clerk.saved()
    clerk.close()
    command = restart_command(clerk.database, "vi")
    done = subprocess.run([*command, "show", "1"], cwd=ROOT, capture_output=True, timeout=60, check=True)
    assert "Trước khi mở lại." in done.stdout.decode()


def test_a_native_failure_is_said_at_the_next_start(clerk: Clerk, reporter: BugReporter) -> None:
    assert reporter is not None
    clerk.navigator.say_crashed()
    banner = clerk.navigator.crash_banner
    assert banner.isVisible()
    assert "nội dung đã lưu" in banner.text.lower()
    clerk.find(QPushButton, "banner.crash.button").click()
    assert not banner.isVisible()


def test_what_is_compared_is_the_whole_report(clerk: Clerk, reporter: BugReporter) -> None:
    assert reporter is not None
    report = clerk.session.report
    assert clerk.store(partial(crash_report.is_stored, snapshot=lambda: report))
    changed = report.with_entries({"header.place": Entry("Nơi khác")})
    assert clerk.store(partial(crash_report.is_stored, snapshot=lambda: changed))
    assert clerk.stored().text("header.place") == "Nơi khác"
    clerk.close()
    with closing(Store.view(clerk.database)) as viewer:
        assert viewer.load_report(report.id).text("header.place") == "Nơi khác"
