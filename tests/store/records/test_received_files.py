"""Scans: large files beside the database, by their hash; a failing disk or a strange file changes no report."""

from __future__ import annotations

import hashlib
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from dcbc_desktop.errors import FileError, RefusedError, UsageError
from dcbc_desktop.report.report import Report
from dcbc_desktop.store.files import own_files
from dcbc_desktop.store.models import Scan
from dcbc_desktop.store.records import received_files
from dcbc_desktop.store.store import Store
from tests.places import ROOT
from tests.store.clerk import Clock, draft, sign

DATA = b"%PDF-1.4 a scan" * 1_000


@pytest.fixture
def report(store: Store) -> Report:
    made = draft(store)
    sign(store, made)
    return store.load_report(made.id)


@pytest.fixture
def beside(database: Path) -> Path:
    return database.with_name("received.db")


def _codes(store: Store) -> set[str]:
    return {problem.code for problem in store.doctor()}


def test_a_scan_is_kept_beside_its_revision(store: Store, report: Report, clock: Clock, beside: Path) -> None:
    assert not beside.exists()
    scan = store.scans.attach(report.id, 1, "C:\\Quét\\bản ký\u202e.pdf", "pdf", DATA)
    assert scan == Scan(hashlib.sha256(DATA).hexdigest(), "bản ký.pdf", "pdf", len(DATA), clock.now)
    other = store.scans.attach(report.id, 1, "trang 2.png", "png", b"\x89PNG")
    assert store.scans.listed(report.id, 1) == (scan, other)
    assert (store.scans.data(report.id, scan.sha256), store.scans.data(report.id, other.sha256)) == (DATA, b"\x89PNG")
    assert [act.act for act in store.acts(report.id)][-2:] == ["attach_scan", "attach_scan"]
    assert store.doctor() == ()
    with closing(sqlite3.connect(beside)) as connection:
        assert connection.execute("PRAGMA application_id").fetchone() == (int.from_bytes(b"DCBR", "big"),)
        assert connection.execute("SELECT count(*) FROM received").fetchone() == (2,)


def test_the_same_scan_is_refused_once_and_shared_by_two_reports(store: Store, report: Report, beside: Path) -> None:
    other = draft(store, "2025")
    sign(store, other)
    scan = store.scans.attach(report.id, 1, "a.pdf", "pdf", DATA)
    with pytest.raises(RefusedError) as caught:
        store.scans.attach(report.id, 1, "b.pdf", "pdf", DATA)
    assert (caught.value.code, caught.value.params) == ("already_attached", {"file": "b.pdf"})
    size = beside.stat().st_size
    store.scans.attach(other.id, 1, "a.pdf", "pdf", DATA)
    assert beside.stat().st_size == size
    assert store.scans.data(other.id, scan.sha256) == DATA


def test_what_has_no_revision_or_is_too_large_is_refused_before_it_is_kept(
    store: Store, report: Report, beside: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(UsageError, match="revision_unknown"):
        store.scans.attach(report.id, 2, "a.pdf", "pdf", DATA)
    monkeypatch.setattr(received_files, "_MEGABYTE", 100)
    with pytest.raises(RefusedError) as caught:
        store.scans.attach(report.id, 1, "a.pdf", "pdf", DATA)
    assert (caught.value.code, caught.value.params) == ("scan_too_heavy", {"limit": 100})
    assert not beside.exists()
    with pytest.raises(FileError, match="scan_missing"):
        store.scans.data(report.id, "0" * 64)


def _strange(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE theirs (x)")
        connection.commit()


def _newer(path: Path) -> None:
    received_files.keep(path.with_name("reports.db"), b"x")
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 9")


def _no_database(path: Path) -> None:
    path.write_bytes(b"x" * 500)


@pytest.mark.parametrize(
    ("code", "make"),
    [
        ("database_foreign", _strange),
        ("database_newer", _newer),
        ("database_not_sqlite", _no_database),
        ("database_is_folder", Path.mkdir),
    ],
)
def test_a_strange_file_of_that_name_is_left_and_no_report_changes(
    store: Store, report: Report, beside: Path, code: str, make: Callable[[Path], None]
) -> None:
    make(beside)
    before = beside.read_bytes() if beside.is_file() else b""
    dump = list(store.connection.iterdump())
    with pytest.raises(FileError, match=code):
        store.scans.attach(report.id, 1, "a.pdf", "pdf", DATA)
    assert (beside.read_bytes() if beside.is_file() else b"") == before
    assert list(store.connection.iterdump()) == dump


def test_a_journal_without_its_file_is_never_played(store: Store, report: Report, beside: Path) -> None:
    beside.with_name("received.db-journal").write_bytes(b"of another")
    with pytest.raises(FileError, match="database_journal_left"):
        store.scans.attach(report.id, 1, "a.pdf", "pdf", DATA)
    assert store.scans.listed(report.id, 1) == ()


def test_an_empty_file_was_only_begun(store: Store, report: Report, beside: Path) -> None:
    beside.touch()
    with pytest.raises(FileError, match="scan_missing"):
        received_files.read(store.path, "0" * 64, "a.pdf")
    scan = store.scans.attach(report.id, 1, "a.pdf", "pdf", DATA)
    assert store.scans.data(report.id, scan.sha256) == DATA


def test_what_is_gone_or_damaged_is_told_and_can_be_attached_again(
    store: Store, report: Report, beside: Path, tmp_path: Path
) -> None:
    scan = store.scans.attach(report.id, 1, "a.pdf", "pdf", DATA)
    with closing(sqlite3.connect(beside)) as connection:
        connection.execute("UPDATE received SET data = x'00'")
        connection.commit()
    with pytest.raises(FileError, match="scan_damaged"):
        store.scans.data(report.id, scan.sha256)
    assert _codes(store) == {"scan_damaged"}
    received_files.keep(store.path, DATA)
    assert (store.scans.data(report.id, scan.sha256), store.doctor()) == (DATA, ())
    received_files.keep(store.path, b"an orphan that nobody names")
    assert store.doctor() == ()
    beside.rename(tmp_path / "elsewhere.db")
    with pytest.raises(FileError) as caught:
        store.scans.data(report.id, scan.sha256)
    assert (caught.value.code, caught.value.params) == ("scan_missing", {"file": "a.pdf", "beside": "received.db"})
    assert _codes(store) == {"scan_missing"}


def _drop_rows(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DELETE FROM received")
        connection.commit()


def _change_bytes(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE received SET data = x'00'")
        connection.commit()


@pytest.mark.parametrize("lose", [Path.unlink, _drop_rows, _change_bytes, lambda path: path.write_bytes(b"")])
def test_a_lost_scan_is_attached_again_and_was_never_another(
    store: Store, report: Report, beside: Path, lose: Callable[[Path], object]
) -> None:
    scan = store.scans.attach(report.id, 1, "a.pdf", "pdf", DATA)
    acts = store.acts()
    lose(beside)
    assert store.scans.attach(report.id, 1, "cùng tệp.pdf", "pdf", DATA) == scan
    assert (store.scans.listed(report.id, 1), store.acts()) == ((scan,), acts)
    assert (store.scans.data(report.id, scan.sha256), store.doctor()) == (DATA, ())
    with pytest.raises(RefusedError, match="already_attached"):
        store.scans.attach(report.id, 1, "a.pdf", "pdf", DATA)


@pytest.mark.parametrize(
    ("database", "name"),
    [
        ("reports.db", "received.db"),
        ("REPORTS.DB", "received.db"),
        ("sao lưu.db", "sao lưu.received.db"),
        ("a.2026.db", "a.2026.received.db"),
        ("received.db", "received.received.db"),
    ],
)
def test_two_databases_in_one_folder_keep_their_files_apart(tmp_path: Path, database: str, name: str) -> None:
    assert own_files.beside(tmp_path / database) == tmp_path / name


def test_a_copy_takes_the_scans_along_and_copies_each_once(
    store: Store, report: Report, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scan = store.scans.attach(report.id, 1, "a.pdf", "pdf", DATA)
    target = tmp_path / "USB" / "sao lưu.db"
    store.backup(target)
    with closing(Store.open(target)) as copy:
        assert (copy.scans.data(report.id, scan.sha256), copy.doctor()) == (DATA, ())
    other = store.scans.attach(report.id, 1, "b.png", "png", b"\x89PNG")
    kept: list[bytes] = []

    def keep(database: Path, data: bytes) -> str:
        kept.append(data)
        return original(database, data)

    original = received_files.keep
    monkeypatch.setattr(received_files, "keep", keep)
    store.backup(target)
    assert kept == [b"\x89PNG"]
    with closing(Store.open(target)) as copy:
        assert (copy.scans.data(report.id, other.sha256), copy.doctor()) == (b"\x89PNG", ())
    assert sorted(path.name for path in target.parent.iterdir()) == [
        "sao lưu.db", "sao lưu.db.lock", "sao lưu.received.db",
    ]  # fmt: skip


def test_a_copy_beside_the_database_keeps_scans_of_its_own(store: Store, report: Report, beside: Path) -> None:
    scan = store.scans.attach(report.id, 1, "a.pdf", "pdf", DATA)
    target = store.path.with_name("bản sao.db")
    store.backup(target)
    beside.unlink()
    with closing(Store.open(target)) as copy:
        assert copy.scans.data(report.id, scan.sha256) == DATA


def test_a_copy_of_what_has_no_scans_is_one_file(store: Store, report: Report, tmp_path: Path) -> None:
    store.backup(tmp_path / "USB" / "copy.db")
    assert [path.name for path in (tmp_path / "USB").iterdir()] == ["copy.db"]
    assert store.load_report(report.id).frozen


def test_a_scan_that_is_gone_stops_no_copy(store: Store, report: Report, beside: Path, tmp_path: Path) -> None:
    store.scans.attach(report.id, 1, "a.pdf", "pdf", DATA)
    other = store.scans.attach(report.id, 1, "b.png", "png", b"\x89PNG")
    with closing(sqlite3.connect(beside)) as connection:
        connection.execute("UPDATE received SET data = x'00' WHERE id = 1")
        connection.commit()
    store.backup(tmp_path / "copy.db")
    with closing(Store.open(tmp_path / "copy.db")) as copy:
        assert copy.scans.data(report.id, other.sha256) == b"\x89PNG"
        assert _codes(copy) == {"scan_missing"}


def test_scans_that_cannot_be_copied_are_told_and_the_reports_are_copied(
    store: Store, report: Report, tmp_path: Path
) -> None:
    store.scans.attach(report.id, 1, "a.pdf", "pdf", DATA)
    strange = tmp_path / "copy.received.db"
    _strange(strange)
    before = strange.read_bytes()
    with pytest.raises(FileError) as caught:
        store.backup(tmp_path / "copy.db")
    assert caught.value.code == "scans_not_copied"
    assert caught.value.params == {"file": str(tmp_path / "copy.db"), "beside": "copy.received.db"}
    assert strange.read_bytes() == before
    with closing(Store.open(tmp_path / "copy.db")) as copy:
        assert copy.load_report(report.id) == store.load_report(report.id)


_LIMITED = """
import resource, signal, sys
from pathlib import Path
from dcbc_desktop.errors import FileError
from dcbc_desktop.store.store import Store
from tests.store.clerk import draft, sign
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
store = Store.open(Path(sys.argv[1]))
report = draft(store); sign(store, report)
dump = list(store.connection.iterdump())
resource.setrlimit(resource.RLIMIT_FSIZE, (30_000, resource.RLIM_INFINITY))
try:
    store.scans.attach(report.id, 1, "a.pdf", "pdf", b"x" * 500_000)
except FileError as error:
    print(error.code, list(store.connection.iterdump()) == dump)
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
scan = store.scans.attach(report.id, 1, "a.pdf", "pdf", b"x" * 500_000)
print(len(store.scans.data(report.id, scan.sha256)), store.doctor())
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sets no limit to a process' file size")
def test_a_disk_that_fails_changes_no_report_and_the_next_try_keeps_the_scan(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _LIMITED, str(tmp_path / "reports.db")],
        capture_output=True, text=True, check=True, cwd=ROOT, timeout=60,
    )  # fmt: skip
    assert done.stdout.split() == ["disk_failed", "True", "500000", "()"]


@pytest.mark.skipif(sys.platform == "win32", reason="mode bits keep nobody from writing on Windows")
def test_a_folder_that_takes_no_new_file_is_told(
    store: Store, report: Report, beside: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(path: Path, *_: object) -> None:
        raise PermissionError(13, "denied", str(path))

    monkeypatch.setattr(Path, "touch", refused)
    with pytest.raises(FileError, match="database_read_only"):
        store.scans.attach(report.id, 1, "a.pdf", "pdf", DATA)
    monkeypatch.undo()
    assert (store.scans.listed(report.id, 1), beside.exists()) == ((), False)


def test_a_full_database_leaves_only_an_orphan(store: Store, report: Report) -> None:
    pages = store.connection.execute("PRAGMA page_count").fetchone()[0]
    store.connection.execute(f"PRAGMA max_page_count = {pages}")
    number = 0
    with pytest.raises(FileError, match="disk_full"):
        for number in range(200):
            store.scans.attach(report.id, 1, f"{number}.pdf" * 40, "pdf", b"%d" % number)
    assert len(store.scans.listed(report.id, 1)) == number
    assert store.doctor() == ()


ATTACKS = (
    "UPDATE scan SET name = 'x'",
    "UPDATE OR REPLACE scan SET sha256 = ''",
    "DELETE FROM scan",
    "REPLACE INTO scan SELECT * FROM scan",
    "REPLACE INTO scan SELECT 9, report_id, revision, sha256, 'x', kind, size, at, row_hash FROM scan",
)


@pytest.mark.parametrize("recursive", ["OFF", "ON"])
@pytest.mark.parametrize("attack", ATTACKS)
def test_sql_from_another_program_changes_nothing(
    store: Store, report: Report, database: Path, attack: str, recursive: str
) -> None:
    store.scans.attach(report.id, 1, "a.pdf", "pdf", DATA)
    with closing(sqlite3.connect(database, isolation_level=None)) as stranger:
        stranger.execute(f"PRAGMA recursive_triggers = {recursive}")
        with pytest.raises(sqlite3.IntegrityError, match="append_only"):
            stranger.execute(attack)
    assert store.doctor() == ()


def test_a_scan_that_was_slipped_in_is_noticed(store: Store, report: Report, database: Path) -> None:
    store.scans.attach(report.id, 1, "a.pdf", "pdf", DATA)
    with closing(sqlite3.connect(database, isolation_level=None)) as stranger:
        stranger.execute("INSERT INTO scan SELECT 9, 1, 1, 'other', 'x', 'pdf', 1, at, '' FROM scan")
    assert {"row_damaged", "act_missing", "scan_missing"} <= _codes(store)


_KEEPER = """
import sys
from pathlib import Path
from dcbc_desktop.store.records import received_files
from dcbc_desktop.store.files import own_files
print("begun", flush=True)
for number in range(40):
    received_files.keep(Path(sys.argv[1]), b"%s %d" % (sys.argv[2].encode(), number))
"""


def test_two_programs_begin_the_file_at_once(tmp_path: Path) -> None:
    path = tmp_path / "reports.db"
    keepers = [
        subprocess.Popen([sys.executable, "-c", _KEEPER, str(path), name], cwd=ROOT, env={**os.environ})
        for name in ("one", "two")
    ]
    assert [keeper.wait(60) for keeper in keepers] == [0, 0]
    for name in (b"one", b"two"):
        for number in range(40):
            data = b"%s %d" % (name, number)
            assert received_files.read(path, hashlib.sha256(data).hexdigest(), "x") == data
