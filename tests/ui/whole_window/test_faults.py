"""Saving under faults: the clerk reads what happened, types on, and loses nothing when it ends."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QSessionManager
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QPushButton, QWidget

from dcbc_desktop.errors import FileError
from dcbc_desktop.report.prose import plain_text
from dcbc_desktop.store import database_files
from dcbc_desktop.store.files.file_watch import PROBE
from dcbc_desktop.store.store import Store
from dcbc_desktop.ui import session
from dcbc_desktop.ui.app import closing as closing_report
from dcbc_desktop.ui.app import navigator, rescue_copy
from dcbc_desktop.ui.widgets.language import Translators
from tests.keyboard import type_text
from tests.places import ROOT
from tests.report.samples import blank_report
from tests.store import faulty_disk as disks
from tests.store import vfs
from tests.store.faulty_disk import FaultyDisk, faulty_disk
from tests.ui.clerk import Clerk
from tests.ui.whole_window import faults, typing_process

pytestmark = pytest.mark.skipif(not vfs.available(), reason="this Python hides its SQLite from tests")
_POSIX = pytest.mark.skipif(not faults.POSIX, reason="Windows moves no open file and has no such limits")
_BEFORE, _DURING = "Trước sự cố. ", "Gõ tiếp trong lúc có sự cố. "

FAULTS = [
    pytest.param(faults.answering("write_code", disks.FULL), "đã đầy", id="full disk"),
    pytest.param(faults.answering("write_code", disks.IOERR_WRITE), "báo lỗi đọc hoặc ghi", id="failing disk"),
    pytest.param(
        faults.answering("truncate_code", disks.IOERR_TRUNCATE), "diệt vi-rút", id="antivirus holds the journal"
    ),
    pytest.param(
        faults.answering("open_journal_code", disks.CANTOPEN), "diệt vi-rút", id="antivirus delays the journal"
    ),
    pytest.param(faults.locked, "bị chương trình khác giữ", id="locked by another program"),
    pytest.param(faults.quota, "Hạn mức dung lượng", id="quota", marks=_POSIX),
    pytest.param(faults.read_only_folder, "chỉ cho đọc", id="read-only folder", marks=_POSIX),
    pytest.param(faults.moved, "đưa tệp về chỗ cũ", id="file moved", marks=_POSIX),
    pytest.param(faults.stick_pulled, "thẻ nhớ đã bị rút", id="stick pulled out", marks=_POSIX),
    pytest.param(faults.replaced, "nay là một tệp khác", id="file replaced", marks=_POSIX),
]


@pytest.fixture
def disk(clerk: Clerk, translators: Translators, monkeypatch: pytest.MonkeyPatch) -> Iterator[FaultyDisk]:
    """A window in Vietnamese over a disk that can fail; it does not wait for long."""
    monkeypatch.setattr(session, "RETRY_AFTER_MS", 50)
    monkeypatch.setattr(session, "SLOW_AFTER_MS", 50)
    monkeypatch.setattr(rescue_copy, "STORE_WITHIN_MS", 50)
    monkeypatch.setattr(database_files, "BUSY_STEPS", 0)
    stick = clerk.database.parent / "thẻ nhớ"  # the window's own file is elsewhere, as in a user's folder
    stick.mkdir()
    clerk.database = stick / clerk.database.name
    with faulty_disk(stick) as below:
        translators.use("vi")
        clerk.short()
        clerk.runner.set_language("vi")
        clerk.store(lambda store: store.connection.execute("PRAGMA busy_timeout = 0").fetchone())
        type_text(clerk.editor("I"), _BEFORE)
        clerk.saved()
        yield below
        clerk.close()


def _typed_during(clerk: Clerk, words: str) -> None:
    """Type while the disk fails; the banner stands, and typing goes on."""
    type_text(clerk.editor("I"), "Gõ tiếp ")
    clerk.session.flush()
    clerk.qtbot.waitUntil(lambda: words in clerk.page.save_banner.text)
    type_text(clerk.editor("I"), "trong lúc có sự cố. ")
    said = clerk.page.save_banner.text
    assert clerk.page.save_banner.isVisible()
    assert "Xin cứ gõ tiếp" in said
    assert not any(word in said for word in ("SQLITE", "Error", "error", "disk"))
    assert plain_text(clerk.session.report.prose("I")).startswith(_BEFORE + _DURING)
    assert QApplication.activeModalWidget() is None


def _kept_afterwards(clerk: Clerk) -> None:
    """Wait until everything is saved by itself; the banner is gone and the file is whole."""
    clerk.qtbot.waitUntil(lambda: not clerk.session.dirty and not clerk.page.save_banner.isVisible())
    assert "Đã lưu" in clerk.page.status.label.text()
    with closing(sqlite3.connect(clerk.database)) as file:
        assert file.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert plain_text(clerk.stored().prose("I")).startswith(_BEFORE + _DURING)
    assert clerk.store(lambda store: store.doctor()) == ()
    assert not any(name.name.endswith(PROBE) for name in clerk.database.parent.iterdir())


@pytest.mark.parametrize(("fault", "words"), FAULTS)
def test_the_clerk_reads_what_happened_and_saving_resumes_by_itself(
    clerk: Clerk, disk: FaultyDisk, fault: faults.Fault, words: str
) -> None:
    with fault(clerk, disk):
        _typed_during(clerk, words)
        assert "Chưa lưu" in clerk.page.status.label.text()
    _kept_afterwards(clerk)


def test_a_disk_that_does_not_answer_is_waited_for_while_typing_goes_on(clerk: Clerk, disk: FaultyDisk) -> None:
    with faults.hanging(clerk, disk):
        _typed_during(clerk, "Đĩa đang chậm")
        assert "đang lưu" in clerk.page.status.label.text()
    _kept_afterwards(clerk)


@pytest.mark.parametrize("fault", [*(one.values[0] for one in FAULTS if not one.marks or faults.POSIX), faults.hanging])
def test_a_copy_elsewhere_holds_what_was_typed_whatever_the_fault(
    clerk: Clerk, disk: FaultyDisk, tmp_path: Path, fault: faults.Fault
) -> None:
    target = tmp_path / "thẻ nhớ" / "bản sao.db"
    target.parent.mkdir()
    with fault(clerk, disk):
        _typed_during(clerk, "Xin cứ gõ tiếp")
        if fault is faults.quota:  # it holds for the copy too
            return
        clerk.find(QPushButton, "banner.save.button").click()
        clerk.find(QFileDialog, "saveElsewhere").fileSelected.emit(str(target))
        clerk.qtbot.waitUntil(lambda: clerk.window.findChild(QMessageBox, "savedElsewhere") is not None)
    assert target.name in clerk.find(QMessageBox, "savedElsewhere").text()
    with closing(Store.open(target)) as copy:
        open_id = copy.settings.open_report_id()
        assert open_id is not None
        assert plain_text(copy.load_report(open_id).prose("I")).startswith(_BEFORE + _DURING)
    assert not [file.name for file in target.parent.iterdir() if ".bao-cao" in file.name or file.name.endswith(".moi")]


def test_three_keys_bring_a_copy_to_safety(clerk: Clerk, disk: FaultyDisk, tmp_path: Path) -> None:
    with faults.stick_pulled(clerk, disk):
        _typed_during(clerk, "thẻ nhớ đã bị rút")
        button = clerk.find(QPushButton, "banner.save.button")
        letter = button.shortcut().toString().removeprefix("Alt+")
        QTest.keyClick(clerk.editor("I"), Qt.Key(ord(letter)), Qt.KeyboardModifier.AltModifier)
        for dialog in ("saveElsewhere", "savedElsewhere"):
            clerk.qtbot.waitUntil(partial(_has_focus, dialog))
            if dialog == "saveElsewhere":  # the system remembers the folder of the dialog before
                clerk.find(QFileDialog, dialog).setDirectory(str(tmp_path))
            QTest.keyClick(_focused(), Qt.Key.Key_Return)
        clerk.qtbot.waitUntil(lambda: clerk.window.findChild(QMessageBox, "savedElsewhere") is None)
    [copy] = tmp_path.glob("bao-cao-*.db")
    assert copy.is_file()


def _focused() -> QWidget:
    return QApplication.focusWidget() or QWidget()


def _has_focus(name: str) -> bool:
    return _focused().window().objectName() == name


class _Session:
    """The end of the system's session: records whether it was stopped."""

    def __init__(self) -> None:
        self.cancelled = False
        self.interaction = 0

    def allowsInteraction(self) -> bool:
        self.interaction += 1
        return True

    def release(self) -> None:
        self.interaction -= 1

    def cancel(self) -> None:
        self.cancelled = True


def test_the_session_of_windows_ends_when_all_is_saved(clerk: Clerk, disk: FaultyDisk) -> None:
    assert disk.write_code == vfs.OK
    type_text(clerk.editor("I"), _DURING)
    ending = _Session()
    clerk.navigator.end_session(cast(QSessionManager, ending))
    assert not ending.cancelled
    assert plain_text(clerk.stored().prose("I")).startswith(_BEFORE + _DURING)


@pytest.mark.parametrize("fault", [faults.answering("write_code", disks.FULL), faults.hanging], ids=["full", "hanging"])
def test_the_session_of_windows_does_not_end_over_unsaved_edits(
    clerk: Clerk, disk: FaultyDisk, monkeypatch: pytest.MonkeyPatch, fault: faults.Fault
) -> None:
    monkeypatch.setattr(navigator, "SAVE_TIMEOUT_S", 0.05)
    monkeypatch.setattr(closing_report, "CLOSE_WITHIN_MS", 50)
    with fault(clerk, disk):
        type_text(clerk.editor("I"), _DURING)
        ending = _Session()
        clerk.navigator.end_session(cast(QSessionManager, ending))
        assert (ending.cancelled, ending.interaction) == (True, 0)
        clerk.qtbot.waitUntil(lambda: clerk.window.findChild(QMessageBox, "unsavedBox") is not None)
        assert clerk.window.isVisible()
        clerk.find(QPushButton, "unsaved.back").click()
    _kept_afterwards(clerk)


@_POSIX
def test_a_computer_that_slept_in_the_middle_of_typing_saves_when_it_wakes(clerk: Clerk) -> None:
    clerk.keep(blank_report())
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "DCBC_DATA_DIR": str(clerk.database.parent)}
    command = [sys.executable, "-m", typing_process.__name__, str(clerk.database)]
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            assert process.stdout.readline() == "typed\n"
            process.send_signal(signal.SIGSTOP)
            with pytest.raises(FileError, match="database_locked"):
                Store.open(clerk.database)
            process.send_signal(signal.SIGCONT)
            clerk.qtbot.waitUntil(partial(_holds, clerk.database, typing_process.TEXT))
        finally:
            process.kill()
    with closing(Store.open(clerk.database)) as store:
        assert store.doctor() == ()


def _holds(database: Path, text: str) -> bool:
    with closing(sqlite3.connect(database, isolation_level=None)) as file:
        return bool(file.execute("SELECT 1 FROM entry WHERE instr(value, ?)", (text,)).fetchall())
