"""Background work: functions called on other threads, results and failures brought back to the GUI thread."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from dcbc_desktop.errors import DcbcError, FileError
from dcbc_desktop.store.store import Store
from dcbc_desktop.ui.app.startup import open_store
from dcbc_desktop.ui.background import BackgroundRunner, CancelToken, Lane


@pytest.fixture
def runner(tmp_path: Path, qtbot: QtBot) -> Iterator[BackgroundRunner]:
    """A runner over an empty database."""
    made = BackgroundRunner(open_store(tmp_path / "reports.db"))
    yield made
    qtbot.waitUntil(lambda: made.idle)
    made.close()


def _fail(*_anything: object) -> None:
    raise FileError("disk_full")


def _thread(_store: Store, name: str) -> tuple[str, str]:
    return name, threading.current_thread().name


def _after(gate: threading.Event, name: str) -> str:
    gate.wait(10)
    return name


def _announced(_store: Store, begun: threading.Event, gate: threading.Event, name: str) -> str:
    begun.set()
    return _after(gate, name)


def test_a_function_gets_the_store_and_its_arguments(runner: BackgroundRunner, qtbot: QtBot) -> None:
    found: list[tuple[str, str]] = []
    runner.run_on_store(runner, _thread, "name", then=found.append)
    qtbot.waitUntil(lambda: found == [("name", "store")])


def test_first_overtakes_jobs_that_wait(runner: BackgroundRunner, qtbot: QtBot) -> None:
    gate, begun, order = threading.Event(), threading.Event(), list[str]()
    runner.run_on_store(runner, _announced, begun, gate, "running", then=order.append)
    assert begun.wait(10)  # while the database is being opened nothing runs yet
    runner.run_on_store(runner, lambda _store: "waiting", then=order.append)
    runner.run_on_store(runner, lambda _store: "first", then=order.append, first=True)
    gate.set()
    qtbot.waitUntil(lambda: order == ["running", "first", "waiting"])


def test_lanes_do_not_wait_for_each_other(runner: BackgroundRunner, qtbot: QtBot) -> None:
    gate, done = threading.Event(), list[str]()
    runner.run(runner, _after, gate, "pages", then=done.append, lane=Lane.PAGES)
    runner.run(runner, str.upper, "usual", then=done.append)
    qtbot.waitUntil(lambda: done == ["USUAL"])
    gate.set()
    qtbot.waitUntil(lambda: done == ["USUAL", "pages"])


def test_a_failure_goes_to_its_owner_or_to_the_window(runner: BackgroundRunner, qtbot: QtBot) -> None:
    own: list[DcbcError] = []
    window: list[DcbcError] = []
    runner.error_happened.connect(window.append)
    runner.run(runner, _fail, failed=own.append)
    runner.run_on_store(runner, _fail)
    qtbot.waitUntil(lambda: [error.code for error in own + window] == ["disk_full", "disk_full"])
    assert len(own) == 1


def test_nothing_is_called_for_an_owner_that_is_gone(runner: BackgroundRunner, qtbot: QtBot) -> None:
    gate, owner, called = threading.Event(), QObject(), list[str]()
    runner.run(owner, _after, gate, "late", then=called.append)
    delete(owner)
    gate.set()
    qtbot.waitUntil(lambda: runner.idle)
    assert called == []


def test_after_the_end_jobs_are_dropped(tmp_path: Path) -> None:
    runner = BackgroundRunner(open_store(tmp_path / "reports.db"))
    runner.close()
    runner.run(runner, _fail)
    runner.run_on_store(runner, _fail)
    assert (runner.jobs, runner.idle) == (0, True)


def test_a_token_says_whether_its_job_is_wanted() -> None:
    token = CancelToken()
    assert token.still_wanted()
    token.cancel()
    assert not token.still_wanted()
