"""Full and failing disks, locked files: a clear failure, nothing half done, and the next try works."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from dcbc_desktop.errors import FileError
from dcbc_desktop.store import database as database_module
from dcbc_desktop.store.models import Place
from dcbc_desktop.store.store import Store
from tests.places import ROOT
from tests.store.clerk import draft, new_revision, sign, words


def _leave_no_room(store: Store) -> None:
    pages = store.connection.execute("PRAGMA page_count").fetchone()[0]
    store.connection.execute(f"PRAGMA max_page_count = {pages + 1}")


def _make_room(store: Store) -> None:
    store.connection.execute("PRAGMA max_page_count = 1000000")


def test_a_full_disk_rolls_back_and_the_next_try_saves(store: Store) -> None:
    report = draft(store)
    changed = {"header.place": words("Huế"), "I": words("dài " * 50_000)}
    _leave_no_room(store)
    with pytest.raises(FileError) as caught:
        store.save_entries(report.id, changed, Place("I", "I", 1))
    assert caught.value.code == "disk_full"
    assert not store.connection.in_transaction
    assert (store.load_report(report.id), store.place(report.id)) == (report, None)
    _make_room(store)
    store.save_entries(report.id, changed, Place("I", "I", 1))
    assert store.load_report(report.id).entry("I") == changed["I"]
    assert store.doctor() == ()


def test_a_full_disk_at_sign_off_leaves_a_draft(store: Store) -> None:
    report = draft(store)
    revision = new_revision(store, report)
    _leave_no_room(store)
    with pytest.raises(FileError, match="disk_full"):
        store.revisions.freeze(report.id, type(revision)(revision.content, revision.sha256, b"%PDF" * 50_000, "pen"))
    assert store.load_report(report.id) == report
    _make_room(store)
    sign(store, report)
    assert store.doctor() == ()


_LIMITED = """
import resource, signal, sys
from pathlib import Path
from dcbc_desktop.errors import FileError
from dcbc_desktop.store.store import Store
from tests.store.clerk import draft, words
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
path = Path(sys.argv[1])
store = Store.open(path)
report = draft(store)
resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size + 40_000, resource.RLIM_INFINITY))
try:
    store.save_entries(report.id, {"I": words("dài " * 50_000)})
except FileError as error:
    print(error.code, store.load_report(report.id) == report)
store.close()
resource.setrlimit(resource.RLIMIT_FSIZE, (0, resource.RLIM_INFINITY))
store = Store.open(path)
print(store.load_report(report.id) == report)
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
store.save_entries(report.id, {"I": words("dài " * 50_000)})
print(store.doctor())
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sets no limit to a process' file size")
def test_an_error_of_the_disk_rolls_back_the_file_still_opens_and_the_next_try_saves(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _LIMITED, str(tmp_path / "reports.db")],
        capture_output=True, text=True, check=True, cwd=ROOT, timeout=60,
    )  # fmt: skip
    assert done.stdout.split() == ["disk_failed", "True", "True", "()"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows moves no open file")
def test_a_file_moved_while_it_is_open_is_not_called_read_only(database: Path, store: Store) -> None:
    report = draft(store)
    database.rename(database.with_name("moved.db"))
    with pytest.raises(FileError) as failed:
        store.save_entries(report.id, {"I": words("chữ")})
    assert failed.value.code == "database_moved"
    database.with_name("moved.db").rename(database)
    store.save_entries(report.id, {"I": words("chữ")})


def test_a_file_that_another_program_holds_is_busy_then_free(database: Path, store: Store) -> None:
    report = draft(store)
    store.connection.execute("PRAGMA busy_timeout = 0")
    with closing(sqlite3.connect(database, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        for job in (store.list_reports, store.doctor):
            if job == store.doctor:
                assert {problem.code for problem in store.doctor()} == {"database_busy"}
            else:
                with pytest.raises(FileError, match="database_busy"):
                    job()
        with pytest.raises(FileError, match="database_busy"):
            store.save_entries(report.id, {"I": words("chờ")})
        other.execute("ROLLBACK")
    store.save_entries(report.id, {"I": words("chờ")})
    assert store.load_report(report.id).entry("I") == words("chờ")


def test_a_reader_that_stays_makes_a_save_fail_and_nothing_is_half_done(database: Path, store: Store) -> None:
    report = draft(store)
    store.connection.execute("PRAGMA busy_timeout = 0")
    with closing(sqlite3.connect(database, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM entry").fetchone()
        with pytest.raises(FileError, match="database_busy"):
            store.save_entries(report.id, {"I": words("chờ")})
        assert store.load_report(report.id) == report
    store.save_entries(report.id, {"I": words("chờ")})


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("SQLITE_FULL", "disk_full"),
        ("SQLITE_IOERR_WRITE", "disk_failed"),
        ("SQLITE_READONLY_DIRECTORY", "database_read_only"),
        ("SQLITE_CORRUPT_VTAB", "database_damaged"),
        ("SQLITE_NOTADB", "database_damaged"),
        ("SQLITE_CANTOPEN", "database_unreachable"),
        ("SQLITE_BUSY_SNAPSHOT", "database_busy"),
        ("SQLITE_MISUSE", "database_failed"),
    ],
)
def test_every_failure_of_sqlite_has_a_code(name: str, code: str) -> None:
    error = sqlite3.OperationalError("words of SQLite")
    error.sqlite_errorname = name
    translated = database_module.translate(error, Path("reports.db"))
    assert (translated.code, translated.params["reason"]) == (code, name)
