"""The store thread: order of jobs, failures that travel, closing."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import Future
from functools import partial
from pathlib import Path

import pytest

from dcbc_desktop.errors import FileError, UsageError
from dcbc_desktop.store.models import ReportRow
from dcbc_desktop.store.store import Store
from dcbc_desktop.store.store_thread import StoreThread
from tests.store.clerk import Clock, draft, open_store, words

WAIT = 30.0


@pytest.fixture
def thread(database: Path, clock: Clock) -> Iterator[StoreThread]:
    owned = StoreThread(partial(open_store, database, clock))
    yield owned
    owned.close()


def _held(thread: StoreThread) -> tuple[threading.Event, Future[None]]:
    """Keep the thread busy until the event is set."""
    begun, go = threading.Event(), threading.Event()

    def hold(_store: Store) -> None:
        begun.set()
        go.wait(WAIT)

    future = thread.submit(hold)
    assert begun.wait(WAIT)
    return go, future


def test_jobs_run_on_one_other_thread_and_answer(thread: StoreThread) -> None:
    names = {thread.submit(lambda _store: threading.current_thread().name).result(WAIT) for _ in range(3)}
    assert names == {"store"}
    report = thread.submit(draft).result(WAIT)
    rows: tuple[ReportRow, ...] = thread.submit(Store.list_reports).result(WAIT)
    assert [row.id for row in rows] == [report.id]


def test_a_save_goes_before_waiting_reads_and_each_kind_keeps_its_order(thread: StoreThread) -> None:
    go, held = _held(thread)
    order: list[str] = []
    jobs = [("read 1", False), ("save 1", True), ("read 2", False), ("save 2", True)]
    futures = [thread.submit(partial(_note, order, name), first=first) for name, first in jobs]
    go.set()
    for future in (held, *futures):
        future.result(WAIT)
    assert order == ["save 1", "save 2", "read 1", "read 2"]


def _note(order: list[str], name: str, _store: Store) -> None:
    order.append(name)


def test_a_save_goes_between_the_steps_of_a_copy(thread: StoreThread, tmp_path: Path) -> None:
    report = thread.submit(lambda store: draft(store, I=words("dài " * 200_000))).result(WAIT)
    go, _ = _held(thread)
    order: list[str] = []

    def back_up(store: Store) -> None:
        store.backup(tmp_path / "copy.db")
        order.append("copy")

    copy = thread.submit(back_up)
    read = thread.submit(partial(_note, order, "read"))

    def save(store: Store) -> None:
        store.save_entries(report.id, {"mo_dau": words("trong lúc sao lưu")})
        order.append("save")

    def save_from_the_first_step(store: Store) -> None:
        """Stands for a person typing while the copy runs: asked for from inside its first pause."""
        run_urgent = store.between_steps

        def pause() -> None:
            store.between_steps = run_urgent
            saves.append(thread.submit(save, first=True))
            run_urgent()

        store.between_steps = pause

    saves: list[Future[None]] = []
    thread.submit(save_from_the_first_step, first=True)
    go.set()
    for future in (copy, read):
        future.result(WAIT)
    saves[0].result(WAIT)
    assert order == ["save", "copy", "read"]
    copied = open_store(tmp_path / "copy.db")
    assert copied.load_report(report.id).entry("mo_dau") == words("trong lúc sao lưu")
    copied.close()


def test_failures_travel_and_the_next_job_runs(thread: StoreThread) -> None:
    with pytest.raises(UsageError, match="report_unknown"):
        thread.submit(lambda store: store.load_report(9)).result(WAIT)
    with pytest.raises(ZeroDivisionError):
        thread.submit(lambda _store: 1 // 0).result(WAIT)
    assert thread.submit(Store.list_reports).result(WAIT) == ()


def test_a_store_that_does_not_open_fails_every_job_with_the_same_error(tmp_path: Path) -> None:
    (tmp_path / "reports.db").touch()
    thread = StoreThread(partial(open_store, tmp_path / "reports.db"))
    errors = [thread.submit(Store.list_reports).exception(WAIT) for _ in range(2)]
    assert isinstance(errors[0], FileError)
    assert (errors[0].code, errors[1]) == ("database_empty", errors[0])
    thread.close()


def test_closing_runs_what_waits_and_gives_the_lock_back(database: Path, clock: Clock) -> None:
    thread = StoreThread(partial(open_store, database, clock))
    go, _ = _held(thread)
    made = thread.submit(draft)
    go.set()
    thread.close()
    thread.close()
    assert isinstance(thread.submit(Store.list_reports).exception(WAIT), FileError)
    store = open_store(database)
    assert store.load_report(made.result(WAIT).id) == made.result(WAIT)
    store.close()


def test_closing_never_waits_for_ever(thread: StoreThread) -> None:
    go, _ = _held(thread)
    with pytest.raises(FileError, match="store_not_closed"):
        thread.close(timeout=0.01)
    go.set()
    thread.close()


def test_a_job_that_was_cancelled_while_it_waited_does_not_run(thread: StoreThread) -> None:
    go, held = _held(thread)
    order: list[str] = []
    cancelled = thread.submit(partial(_note, order, "cancelled"))
    assert cancelled.cancel()
    go.set()
    held.result(WAIT)
    thread.submit(partial(_note, order, "next")).result(WAIT)
    assert order == ["next"]
