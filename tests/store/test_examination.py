"""The examination beside the store: it finds what doctor finds, gives way to every save, and can be stopped."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import closing
from pathlib import Path

import pytest

from dcbc_desktop.store import doctor
from dcbc_desktop.store.database import Database
from dcbc_desktop.store.models import Problem
from dcbc_desktop.store.store import Store
from tests.store.clerk import Clock, draft, open_store, sign, words


@pytest.fixture
def filled(store: Store) -> Store:
    """A signed report, drafts, and a scan."""
    signed = draft(store)
    sign(store, signed)
    store.scans.attach(signed.id, 1, "a.pdf", "pdf", b"a scan")
    for year in range(2010, 2014):
        draft(store, str(year), I=words("dài " * 2_000))
    return store


@pytest.fixture
def worker() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(1) as pool:
        yield pool


def test_a_sound_file_has_no_problem(filled: Store, worker: ThreadPoolExecutor) -> None:
    assert worker.submit(filled.examination().run).result(60) == ()


def test_it_finds_what_doctor_finds(filled: Store, worker: ThreadPoolExecutor) -> None:
    with closing(sqlite3.connect(filled.path, isolation_level=None)) as stranger:
        stranger.execute("UPDATE entry SET value = 'x' WHERE report_id = 2 AND key = 'I'")
        stranger.execute("DROP TRIGGER audit_no_delete")
        stranger.execute("DELETE FROM audit WHERE seq = 3")
    found = worker.submit(filled.examination().run).result(60)
    assert found == filled.doctor()
    assert {"row_damaged", "rows_differ", "audit_broken", "schema_changed"} <= {problem.code for problem in found}


def test_a_file_that_is_gone_is_a_problem(filled: Store, worker: ThreadPoolExecutor) -> None:
    examination = filled.examination()
    filled.close()
    filled.path.unlink()
    assert [problem.code for problem in worker.submit(examination.run).result(60)] == ["database_unreachable"]


def test_a_save_interrupts_a_long_read_and_the_step_begins_anew(
    filled: Store, worker: ThreadPoolExecutor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The step would count for hours, and its read keeps every save from its COMMIT."""
    begun = threading.Event()
    seen: list[str] = []

    def endless(database: Database) -> Iterator[Problem]:
        value = database.connection.execute("SELECT value FROM entry WHERE key = 'mo_dau' AND report_id = 2")
        seen.append(value.fetchone()[0])
        if len(seen) == 1:
            begun.set()
            database.connection.execute(
                "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n, entry"
            ).fetchone()
        yield from ()

    monkeypatch.setattr(doctor, "PLANS", (lambda _: (endless,),))
    running: Future[tuple[Problem, ...]] = worker.submit(filled.examination().run)
    assert begun.wait(60)
    filled.save_entries(2, {"mo_dau": words("Lưu trong lúc kiểm tra.")})
    assert running.result(60) == ()
    assert seen == [words("Thực hiện kế hoạch.").value, words("Lưu trong lúc kiểm tra.").value]


def test_saves_all_the_time_hide_nothing_and_are_never_taken_for_damage(
    filled: Store, worker: ThreadPoolExecutor, clock: Clock
) -> None:
    running = worker.submit(filled.examination().run)
    number = 0
    while not wait([running], timeout=0.02).done:
        number += 1
        clock.turn(seconds=30)
        filled.save_entries(2, {"mo_dau": words(f"lần {number}")})
    assert running.result() == ()
    assert number > 3


def test_a_cancelled_examination_ends_at_once(
    filled: Store, worker: ThreadPoolExecutor, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = threading.Event()

    def endless(database: Database) -> Iterator[Problem]:
        begun.set()
        database.connection.execute(
            "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
        ).fetchone()
        yield from ()

    monkeypatch.setattr(doctor, "PLANS", (lambda _: (endless,),))
    examination = filled.examination()
    running = worker.submit(examination.run)
    assert begun.wait(60)
    examination.cancel()
    assert running.result(60) == ()
    assert examination.cancelled


def test_it_reads_the_file_and_writes_nothing(database: Path, clock: Clock, worker: ThreadPoolExecutor) -> None:
    with closing(open_store(database, clock)) as store:
        draft(store)
        before = database.read_bytes()
        assert worker.submit(store.examination().run).result(60) == ()
        assert database.read_bytes() == before
