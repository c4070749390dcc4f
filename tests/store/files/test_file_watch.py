"""The file of an open database is looked at before each change, and opened anew where it was away."""

from __future__ import annotations

import errno
import shutil
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest

from dcbc_desktop.errors import FileError
from dcbc_desktop.store.files import file_watch
from dcbc_desktop.store.files.lock import lock_path
from dcbc_desktop.store.store import Store
from tests.store.clerk import draft, open_store, words

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps open files where they are")


def _replug(database: Path) -> None:
    """Give the folder another identity with the same files, as a stick has that was pulled out and put back."""
    away = database.parent.with_name("trong túi")
    database.parent.rename(away)
    shutil.copytree(away, database.parent)


def test_a_stick_that_comes_back_is_written_to_and_locked_again(database: Path, store: Store) -> None:
    report = draft(store)
    _replug(database)
    store.save_entries(report.id, {"I": words("cắm lại")})
    store.keep_outline(report.outline)
    with closing(sqlite3.connect(database)) as file:
        assert "cắm lại" in file.execute("SELECT value FROM entry WHERE key = 'I'").fetchone()[0]
    with pytest.raises(FileError, match="database_locked"):
        open_store(database)
    store.close()
    assert lock_path(database).read_bytes() == b""
    open_store(database).close()


def test_a_stick_that_another_program_opened_meanwhile_is_not_written_to(database: Path, store: Store) -> None:
    report = draft(store)
    _replug(database)
    with closing(open_store(database)) as other:
        before = database.read_bytes()
        for _ in range(2):
            with pytest.raises(FileError, match="database_locked"):
                store.save_entries(report.id, {"I": words("của ai?")})
        assert database.read_bytes() == before
        assert other.load_report(report.id) == report
    store.save_entries(report.id, {"I": words("đến lượt")})
    assert store.load_report(report.id).entry("I") == words("đến lượt")


@pytest.mark.parametrize("kind", ["one save more", "one save less", "another database"])
def test_a_file_without_the_last_save_is_never_written_to(database: Path, tmp_path: Path, kind: str) -> None:
    elsewhere = tmp_path / "nơi khác" / "reports.db"
    with closing(open_store(elsewhere if kind == "another database" else database)) as first:
        report = draft(first)
    with closing(open_store(database)) as store:
        if kind == "another database":
            report, other = draft(store), elsewhere
        else:
            other = tmp_path / "bản khác.db"
            shutil.copyfile(database, other)
        if kind == "one save more":
            with closing(sqlite3.connect(other)) as file:
                file.execute("CREATE TABLE other (a)")
        if kind == "one save less":
            store.save_entries(report.id, {"I": words("mới hơn")})
        database.rename(tmp_path / "đúng.db")
        shutil.copyfile(other, database)
        before = database.read_bytes()
        for _ in range(2):
            with pytest.raises(FileError, match="database_replaced"):
                store.save_entries(report.id, {"I": words("không được ghi")})
        assert database.read_bytes() == before
        (tmp_path / "đúng.db").replace(database)
        store.save_entries(report.id, {"I": words("về chỗ cũ")})
        assert store.load_report(report.id).entry("I") == words("về chỗ cũ")


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "disk_full"),
        (errno.EDQUOT, "disk_quota"),
        (errno.EFBIG, "disk_quota"),
        (errno.EROFS, "database_read_only"),
        (errno.EACCES, "database_read_only"),
        (errno.EIO, "disk_failed"),
    ],
)
def test_the_reason_is_the_one_that_the_system_gives(
    database: Path, store: Store, monkeypatch: pytest.MonkeyPatch, number: int, code: str
) -> None:
    draft(store)
    watch = store.file_watch
    assert watch is not None

    def refuse(_descriptor: int) -> None:
        raise OSError(number, "words of the system")

    assert watch.explained(FileError("disk_failed")).code == "disk_failed"
    monkeypatch.setattr("dcbc_desktop.store.files.file_watch.os.fsync", refuse)
    assert watch.explained(FileError("disk_failed")).code == code
    assert watch.explained(FileError("row_damaged")).code == "row_damaged"
    assert [file.name for file in database.parent.iterdir() if file.name.endswith(file_watch.PROBE)] == []
