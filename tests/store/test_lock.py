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
from pathlib import Path

import pytest

from dcbc_desktop.errors import FileError
from dcbc_desktop.store.lock import lock_path
from dcbc_desktop.store.store import Store
from tests.places import ROOT
from tests.store.clerk import Clock, draft, open_store

HOST = os.environ["COMPUTERNAME"] if sys.platform == "win32" else socket.gethostname()  # Windows: in capitals, cut
_HOLD = """
import sys
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


@pytest.mark.parametrize("words", [b"", b"\xff\xfe", b"[]", b"{}", b'{"host": 1}', b"x" * 5_000])
def test_a_lock_file_with_strange_words_is_no_obstacle(database: Path, words: bytes) -> None:
    open_store(database).close()
    lock_path(database).write_bytes(words)
    open_store(database).close()


def test_a_failed_opening_gives_the_lock_back(database: Path) -> None:
    open_store(database).close()
    whole = database.read_bytes()
    database.write_bytes(whole[:100] + bytes(len(whole) - 100))
    with pytest.raises(FileError, match="database_damaged"):
        open_store(database)
    database.write_bytes(whole)
    open_store(database).close()
