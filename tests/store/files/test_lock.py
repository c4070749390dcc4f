"""One writer at a time, told by name; a killed holder never blocks the next one."""

from __future__ import annotations

import getpass
import json
import os
import re
import signal
import socket
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from dcbc_desktop.errors import FileError
from dcbc_desktop.store.files.lock import lock_path
from dcbc_desktop.store.store import Store
from tests.places import ROOT
from tests.store.clerk import Clock, draft, open_store

HOST = os.environ["COMPUTERNAME"] if sys.platform == "win32" else socket.gethostname()  # Windows: in capitals, cut
_LINKS = pytest.mark.skipif(sys.platform == "win32", reason="links need a permission there, and pipes have no name")
_HOLD = """
import sys
from contextlib import closing
from pathlib import Path
from dcbc_desktop.store.store import Store
store = Store.open(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.read()
store.close()
"""


def _holder(path: Path) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", _HOLD, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def test_a_second_program_is_told_who_holds_the_file_and_may_read(database: Path, store: Store) -> None:
    report = draft(store)
    store.close()
    holder = _holder(database)
    try:
        with pytest.raises(FileError) as caught:
            Store.open(database)
        params = caught.value.params
        assert (caught.value.code, params["host"], params["user"]) == (
            "database_locked",
            HOST,
            getpass.getuser(),
        )
        assert params["pid"] == holder.pid
        assert re.fullmatch(r"\d\d:\d\d \d\d/\d\d/20\d\d", str(params["since"]))
        reader = Store.open(database, write=False)
        assert reader.load_report(report.id) == report
        reader.close()
    finally:
        holder.communicate("")
    open_store(database).close()


def test_a_killed_holder_does_not_block_for_a_moment(database: Path) -> None:
    holder = _holder(database)
    if sys.platform == "win32":
        holder.kill()
    else:
        holder.send_signal(signal.SIGKILL)
    holder.communicate()
    assert lock_path(database).read_bytes() != b"", "the killed program could not clear its words"
    open_store(database).close()


def test_twice_in_one_program_is_refused_too(database: Path, store: Store) -> None:
    with pytest.raises(FileError) as caught:
        open_store(database)
    assert caught.value.params["pid"] == os.getpid()
    assert store.list_reports() == ()


def test_words_of_another_host_are_for_a_person_to_judge(database: Path, clock: Clock) -> None:
    open_store(database, clock).close()
    words = {"host": "máy-văn-thư", "user": "chị Hoa", "since": "2026-11-20T08:00:00+07:00", "pid": 4711}
    lock_path(database).write_text(json.dumps(words, ensure_ascii=False), encoding="utf-8")
    with pytest.raises(FileError) as caught:
        open_store(database, clock)
    assert caught.value.code == "database_left_locked"
    named = {name: caught.value.params[name] for name in ("host", "user", "pid")}
    assert named == {name: words[name] for name in named}
    assert str(caught.value.params["since"]).endswith("11/2026")
    assert json.loads(lock_path(database).read_bytes()) == words
    Store.open(database, write=False).close()
    store = Store.open(database, clock=clock, take_over=True)
    assert json.loads(lock_path(database).read_bytes())["host"] == HOST
    store.close()
    assert lock_path(database).read_bytes() == b""
    open_store(database, clock).close()


_FOREIGN = [
    b"\xff\xfe",
    b"[]",
    b"{}",
    b'{"host": 1}',
    b'{"host": "db.vn", "port": 5432}',
    b"x" * 5_000,
    "Quan trọng".encode(),
]


@pytest.mark.parametrize("words", _FOREIGN)
def test_a_lock_file_with_strange_words_is_no_obstacle_and_keeps_them(database: Path, words: bytes) -> None:
    open_store(database).close()
    lock_path(database).write_bytes(words)
    with closing(open_store(database)):
        with pytest.raises(FileError, match="database_locked"):
            open_store(database)
        assert lock_path(database).read_bytes() == words
    with closing(Store.open(database, take_over=True)):
        assert lock_path(database).read_bytes() == words
    assert lock_path(database).read_bytes() == words


@pytest.mark.parametrize("words", [b"", bytes(80)])
def test_a_lock_file_of_a_power_cut_is_written_anew(database: Path, words: bytes) -> None:
    open_store(database).close()
    lock_path(database).write_bytes(words)
    with closing(open_store(database)):
        assert json.loads(lock_path(database).read_bytes())["pid"] == os.getpid()
    assert lock_path(database).read_bytes() == b""


@_LINKS
@pytest.mark.parametrize("words", [b"", b"what nobody may lose"])
@pytest.mark.parametrize("kind", ["symlink", "symlink to nothing", "folder", "pipe", "device"])
@pytest.mark.timeout(20)
def test_a_lock_that_is_no_plain_file_is_left_alone(database: Path, tmp_path: Path, kind: str, words: bytes) -> None:
    open_store(database).close()
    important, lock = tmp_path / "quan trọng.txt", lock_path(database)
    important.write_bytes(words)
    lock.unlink()
    match kind:
        case "symlink":
            lock.symlink_to(important)
        case "symlink to nothing":
            lock.symlink_to(tmp_path / "chưa có.txt")
        case "folder":
            lock.mkdir()
        case "pipe":
            os.mkfifo(lock)
        case "device":
            lock.symlink_to("/dev/null")
    with pytest.raises(FileError, match="lock_not_file"):
        open_store(database)
    with pytest.raises(FileError, match="lock_not_file"):
        Store.open(database, take_over=True)
    assert important.read_bytes() == words
    assert not (tmp_path / "chưa có.txt").exists()
    Store.open(database, write=False).close()


@pytest.mark.parametrize("words", [b"", b"what nobody may lose"])
def test_a_lock_with_another_name_elsewhere_holds_and_stays_as_it_is(
    database: Path, tmp_path: Path, words: bytes
) -> None:
    open_store(database).close()
    important = tmp_path / "quan trọng.txt"
    important.write_bytes(words)
    lock_path(database).unlink()
    lock_path(database).hardlink_to(important)
    with closing(open_store(database)), pytest.raises(FileError, match="database_locked"):
        open_store(database)
    assert important.read_bytes() == words


@_LINKS
@pytest.mark.parametrize("made", ["symlink", "symlink to a symlink", "hard link", "folder", "relative symlink"])
@pytest.mark.parametrize("first", ["name", "link"])
def test_one_lock_whatever_name_leads_to_the_database(database: Path, tmp_path: Path, made: str, first: str) -> None:
    open_store(database).close()
    elsewhere = tmp_path / "nơi khác"
    link = _other_name(database, elsewhere, made)
    held, tried = (database, link) if first == "name" else (link, database)
    holder = _holder(held)
    try:
        with pytest.raises(FileError) as caught:
            open_store(tried)
        if made == "hard link":
            assert caught.value.code == "database_locked_elsewhere"
        else:
            assert (caught.value.code, caught.value.params["pid"]) == ("database_locked", holder.pid)
        Store.open(tried, write=False).close()
        with pytest.raises(FileError, match=r"database_locked(_elsewhere)?"):
            open_store(tried)  # that failed and that read let nobody in
    finally:
        holder.kill()
        holder.communicate()
    open_store(tried).close()
    open_store(held).close()


def _other_name(database: Path, elsewhere: Path, made: str) -> Path:
    if made == "folder":
        elsewhere.symlink_to(database.parent)
        return elsewhere / database.name
    elsewhere.mkdir()
    link = elsewhere / "báo cáo.db"
    match made:
        case "hard link":
            link.hardlink_to(database)
        case "relative symlink":
            link.symlink_to(os.path.relpath(database, elsewhere))
        case "symlink":
            link.symlink_to(database)
        case _:
            (elsewhere / "giữa.db").symlink_to(database)
            link.symlink_to(elsewhere / "giữa.db")
    return link


def test_a_second_name_in_the_same_program_is_refused_too(database: Path, store: Store, tmp_path: Path) -> None:
    link = tmp_path / "tên khác.db"
    link.hardlink_to(database)
    with pytest.raises(FileError, match="database_locked_elsewhere"):
        open_store(link)
    assert lock_path(link).read_bytes() == b""
    report = draft(store)
    store.close()
    with closing(open_store(link)) as other:
        assert other.load_report(report.id) == report


def test_a_failed_opening_gives_the_lock_back(database: Path) -> None:
    open_store(database).close()
    whole = database.read_bytes()
    database.write_bytes(whole[:100] + bytes(len(whole) - 100))
    with pytest.raises(FileError, match="database_damaged"):
        open_store(database)
    database.write_bytes(whole)
    open_store(database).close()
