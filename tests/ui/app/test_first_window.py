"""Two at once: a second start raises the first window; a file that is open elsewhere is read and never written."""

from __future__ import annotations

import importlib
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton

from dcbc_desktop.app import LOCK_SUFFIX
from dcbc_desktop.report.prose import plain_text
from dcbc_desktop.store.files import lock
from dcbc_desktop.store.store import Store
from dcbc_desktop.ui.app import first_window
from dcbc_desktop.ui.app.first_window import FirstWindow, raise_first_window, socket_name
from dcbc_desktop.ui.editor.editor_actions import EditorToolbar
from dcbc_desktop.workflow.signing.sign_off import SignatoryChoice, sign_off
from tests.keyboard import type_text
from tests.places import ROOT
from tests.report.samples import blank_report, full_report, short_report
from tests.ui.clerk import Clerk

pytestmark = pytest.mark.qt_log_ignore("does not support raise")  # the platform without a screen
_WRITING = {"newReport", "import", "office", "trust", "bin", "replace", "present", "signOff", "export", "mendFinding"}


def _network() -> bool:
    try:
        importlib.import_module("PySide6.QtNetwork")
    except ImportError:
        return False
    return True


@pytest.fixture
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(first_window, "LOOK_FOR_MS", 400)
    monkeypatch.setattr(first_window, "ANSWER_WITHIN_MS", 400)


def _start_again(clerk: Clerk) -> subprocess.Popen[str]:
    """Start the program with the same database, as a second click does."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "DCBC_DATA_DIR": str(clerk.database.parent)}
    command = [sys.executable, "-m", "dcbc_desktop", "--db", str(clerk.database)]
    return subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True)


_NETWORK = pytest.mark.skipif(not _network(), reason="Qt's network module needs libgssapi-krb5-2")


@_NETWORK
def test_a_second_start_raises_the_first_window_and_ends(clerk: Clerk) -> None:
    clerk.short()
    FirstWindow(clerk.window).listen(clerk.database)
    clerk.window.showMinimized()
    assert clerk.window.isMinimized()
    with _start_again(clerk) as second:
        clerk.qtbot.waitUntil(lambda: second.poll() is not None)
    assert second.returncode == 0
    assert not clerk.window.isMinimized()
    assert clerk.window.isVisible()


def test_another_name_of_the_file_leads_to_the_same_window(clerk: Clerk, tmp_path: Path) -> None:
    clerk.keep(blank_report())
    (tmp_path / "tên khác.db").hardlink_to(clerk.database)
    assert socket_name(clerk.database) == socket_name(tmp_path / "tên khác.db")
    other = tmp_path / "tệp khác.db"
    other.write_bytes(b"")
    assert socket_name(clerk.database) != socket_name(other)


@_NETWORK
@pytest.mark.usefixtures("_impatient")
def test_a_first_window_that_hangs_is_not_waited_for(clerk: Clerk) -> None:
    clerk.short()
    FirstWindow(clerk.window).listen(clerk.database)  # this thread answers nobody while it asks itself
    assert not raise_first_window(clerk.database)


@pytest.mark.usefixtures("_impatient")
def test_where_nobody_listens_the_page_says_who_has_the_file_open(clerk: Clerk) -> None:
    clerk.keep(blank_report())
    with closing(Store.open(clerk.database)):
        assert not raise_first_window(clerk.database)
        clerk.opened()
        assert clerk.find(QPushButton, "trouble.view").isVisible()
    clerk.find(QPushButton, "trouble.retry").click()
    clerk.qtbot.waitUntil(lambda: clerk.navigator.page is not None)
    clerk.settle()


def test_without_the_network_module_the_window_opens_as_ever(clerk: Clerk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "PySide6.QtNetwork", None)
    clerk.short()
    FirstWindow(clerk.window).listen(clerk.database)
    assert not raise_first_window(clerk.database)


def test_a_program_that_was_killed_or_is_elsewhere_is_not_looked_for(
    clerk: Clerk, monkeypatch: pytest.MonkeyPatch
) -> None:
    clerk.keep(blank_report())
    words = '{"host":"máy-văn-thư","user":"chị Hoa","since":"2026-11-20T08:00:00+07:00","pid":4711}'

    def fail(_name: str) -> bool:
        raise AssertionError("a start waited for a window that is not there")

    monkeypatch.setattr(first_window, "_ask_to_raise", fail)
    assert not raise_first_window(clerk.database)
    lock.lock_path(clerk.database).write_text(words.replace("máy-văn-thư", lock.host_name()), encoding="utf-8")
    assert lock.read_held(clerk.database) is None
    assert not raise_first_window(clerk.database)
    lock.lock_path(clerk.database).write_text(words, encoding="utf-8")
    assert not raise_first_window(clerk.database)
    assert not raise_first_window(clerk.database.with_name("chưa có.db"))


def test_the_name_of_the_lock_file_is_the_one_of_the_store(tmp_path: Path) -> None:
    assert lock.lock_path(tmp_path / "a.db").name == f"a.db{LOCK_SUFFIX}"


@pytest.fixture
def viewed(clerk: Clerk) -> Iterator[Clerk]:
    """A window that reads a file which a program on another computer has open."""
    clerk.keep(short_report())
    words = '{"host":"máy-văn-thư","user":"chị Hoa","since":"2026-11-20T08:00:00+07:00","pid":4711}'
    lock.lock_path(clerk.database).write_text(words, encoding="utf-8")
    clerk.opened()
    clerk.find(QPushButton, "trouble.view").click()
    clerk.qtbot.waitUntil(lambda: clerk.navigator.page is not None)
    clerk.settle()
    yield clerk


def _files(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir() if file.suffix != ".txt"}


def test_a_file_that_is_open_elsewhere_is_shown_and_never_written(viewed: Clerk) -> None:
    before = _files(viewed.database.parent)
    said = viewed.navigator.view_banner.text
    assert "máy-văn-thư" in said
    assert "chị Hoa" in said
    assert "/11/2026" in said
    editor = viewed.editor("II.1")
    assert not [one for one in viewed.window.findChildren(EditorToolbar) if one.isVisible()]
    shown = plain_text(editor.prose())
    type_text(editor, "không được ghi")
    type_text(viewed.line("header.title"), "không được ghi")
    assert plain_text(editor.prose()) == shown
    assert not viewed.session.dirty
    editor.set_caret(3)
    for _ in range(viewed.tabs.count()):
        viewed.page.tabs.next_tab()
    viewed.session.flush()
    viewed.settle()
    assert not viewed.page.save_banner.isVisible()
    assert not viewed.navigator.error_banner.isVisible()
    assert {verb for verb in _WRITING if viewed.window.actions_by_verb[verb].isEnabled()} == set()
    viewed.navigator.leave_report()
    viewed.qtbot.waitUntil(lambda: viewed.navigator.page is None)
    viewed.settle()
    viewed.close()
    assert _files(viewed.database.parent) == before


def test_a_signed_report_that_is_only_viewed_offers_no_amendment(clerk: Clerk) -> None:
    kept = clerk.keep(full_report())
    store = Store.open(clerk.database)
    sign_off(store, report_id=kept.id, signing=SignatoryChoice())
    store.close()
    words = '{"host":"máy-văn-thư","user":"chị Hoa","since":"2026-11-20T08:00:00+07:00","pid":4711}'
    lock.lock_path(clerk.database).write_text(words, encoding="utf-8")
    clerk.opened()
    clerk.find(QPushButton, "trouble.view").click()
    clerk.qtbot.waitUntil(lambda: clerk.navigator.page is not None)
    clerk.settle()
    assert clerk.page.signed_banner.isVisible()
    assert not clerk.find(QPushButton, "banner.signed.button").isVisible()


def test_a_viewed_file_is_opened_to_write_when_the_other_program_is_gone(viewed: Clerk) -> None:
    lock.lock_path(viewed.database).write_bytes(b"")
    viewed.find(QPushButton, "banner.readOnly.button").click()
    viewed.qtbot.waitUntil(lambda: viewed.navigator.page is not None and viewed.session.saved_report.editable)
    viewed.settle()
    assert not viewed.navigator.view_banner.isVisible()
    type_text(viewed.editor("II.1"), "Nay thì ghi được. ")
    viewed.saved()
    assert plain_text(viewed.stored().prose("II.1")).startswith("Nay thì ghi được. ")


def test_a_viewer_rolls_no_journal_back(clerk: Clerk) -> None:
    clerk.keep(blank_report())
    journal = clerk.database.with_name(f"{clerk.database.name}-journal")
    with closing(Store.view(clerk.database)) as viewer:
        assert viewer.load_report(1).read_only
        assert viewer.list_reports()
    journal.write_bytes(b"")
    with closing(Store.view(clerk.database)):
        assert journal.exists()
