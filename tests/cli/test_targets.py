"""`export` never writes over data: not over the database by whatever name, and over nothing that is no plain file."""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from dcbc_desktop.store.files.lock import lock_path
from dcbc_desktop.store.files.own_files import beside
from dcbc_desktop.store.store import Store
from tests.cli.conftest import Run
from tests.cli.test_database_commands import fill

_POSIX = pytest.mark.skipif(sys.platform == "win32", reason="links need a permission there, and pipes have no name")


@pytest.fixture
def database(draft: int, tmp_path: Path) -> Path:
    """The database of the commands, with scans and a copy of itself."""
    assert draft
    path = tmp_path / "cơ sở dữ liệu" / "reports.db"
    with closing(Store.open(path)) as store:
        (path.parent / "backups").mkdir()
        store.backup(path.parent / "backups" / "reports.truoc-v3.db")
    beside(path).write_bytes(b"scans, not yet a database")
    return path


def _contents(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _refused(run: Run, *words: str) -> str:
    answer = run(*words)
    assert answer.code in {2, 3}, answer
    assert answer.data["error"]["message"] in answer.err
    return str(answer.data["error"]["code"])


_OWN = ("reports.db", "reports.db-journal", "reports.db-wal", "reports.db-shm", "reports.db.lock", "received.db",
        "received.db-journal", "backups/reports.truoc-v3.db", "../cơ sở dữ liệu/reports.db")  # fmt: skip


@pytest.mark.parametrize("name", _OWN)
@pytest.mark.parametrize("option", ["-o", "--mail"])
def test_no_file_of_the_database_is_written_over(run: Run, database: Path, name: str, option: str) -> None:
    before = _contents(database.parent)
    pdf = [] if option == "-o" else ["-o", str(database.parent / "x.pdf")]
    code = _refused(run, "export", "1", "--draft", *pdf, option, str(database.parent / name))
    assert code == "target_is_database"
    assert _contents(database.parent) == before


@_POSIX
@pytest.mark.parametrize("own", ["reports.db", "reports.db.lock", "received.db", "backups/reports.truoc-v3.db"])
@pytest.mark.parametrize("how", ["symlink", "hardlink", "link to a link"])
def test_a_link_of_the_right_suffix_is_no_way_round(
    run: Run, database: Path, tmp_path: Path, own: str, how: str
) -> None:
    target, link = database.parent / own, tmp_path / "Báo cáo.pdf"
    if how == "hardlink":
        link.hardlink_to(target)
    else:
        link.symlink_to(target)
    if how == "link to a link":
        (tmp_path / "khác.pdf").symlink_to(link)
        link = tmp_path / "khác.pdf"
    before = _contents(tmp_path)
    assert _refused(run, "export", "1", "--draft", "-o", str(link)) == "target_is_database"
    assert _contents(tmp_path) == before
    assert link.samefile(target)


def test_a_final_is_refused_before_it_is_logged(run: Run, database: Path) -> None:
    fill(run, 1)
    assert run("sign-off", "1", "--signatory", "Lê Thị Hòa", "--office", "Giám đốc").code == 0
    assert _refused(run, "export", "1", "-o", str(database)) == "target_is_database"
    mail = ("--mail", str(lock_path(database)))
    assert _refused(run, "export", "1", "-o", str(database.parent / "a.pdf"), *mail) == "target_is_database"
    assert not (database.parent / "a.pdf").exists(), "neither of the two is written"
    assert run("sent", "1").data["sent"] == []


def test_a_database_that_another_window_holds_is_safe_too(run: Run, draft: int, tmp_path: Path) -> None:
    assert draft == 1
    other = tmp_path / "của người khác.pdf"
    with closing(Store.open(tmp_path / "khác.db")):
        os.link(tmp_path / "khác.db", other)
        before = other.read_bytes()
        assert _refused(run, "export", "1", "--draft", "-o", str(tmp_path / "khác.db")) == "target_is_database"
    assert _refused(run, "export", "1", "--draft", "-o", str(other)) == "target_is_database"
    assert _refused(run, "export", "--sample", "-o", str(other)) == "target_is_database"
    assert other.read_bytes() == before


@pytest.mark.parametrize("name", ["x.docx", "x", "x.pdf.exe", "x.db", "-", "pdf", "x.pdf-journal"])
def test_a_name_of_another_format_is_refused(run: Run, database: Path, tmp_path: Path, name: str) -> None:
    assert database
    assert _refused(run, "export", "1", "--draft", "-o", str(tmp_path / name)) == "target_suffix"
    assert _refused(run, "export", "--sample", "-o", str(tmp_path / name)) == "target_suffix"
    mail = ("-o", str(tmp_path / "a.pdf"), "--mail", str(tmp_path / name))
    assert _refused(run, "export", "1", "--draft", *mail) == "target_suffix"
    assert not (tmp_path / name).exists()
    assert not (tmp_path / "a.pdf").exists()


def test_a_suffix_in_capitals_is_the_same_format(run: Run, database: Path, tmp_path: Path) -> None:
    assert database
    assert run("export", "1", "--draft", "-o", str(tmp_path / "BAO CAO.PDF")).code == 0


@pytest.fixture
def strange(tmp_path: Path) -> Iterator[Path]:
    """A folder with a pipe, a socket, a device and a link to one, all with the right suffix."""
    os.mkfifo(tmp_path / "pipe.pdf")
    (tmp_path / "device.pdf").symlink_to("/dev/null")
    with socket.socket(socket.AF_UNIX) as bound:
        folder = os.open(tmp_path, os.O_RDONLY)
        try:
            bound.bind(f"/proc/self/fd/{folder}/socket.pdf")  # a socket's own path may only be short
            yield tmp_path
        finally:
            os.close(folder)


@_POSIX
@pytest.mark.timeout(60)
@pytest.mark.parametrize("name", ["pipe.pdf", "device.pdf", "socket.pdf"])
def test_what_is_no_plain_file_stays(run: Run, database: Path, strange: Path, name: str) -> None:
    assert database
    before = (strange / name).lstat()
    assert _refused(run, "export", "1", "--draft", "-o", str(strange / name)) == "target_not_file"
    mail = strange / f"{name}.eml"
    mail.symlink_to(strange / name)
    pdf = strange / "a.pdf"
    assert _refused(run, "export", "1", "--draft", "-o", str(pdf), "--mail", str(mail)) == "target_not_file"
    after = (strange / name).lstat()
    assert (after.st_mode, after.st_ino) == (before.st_mode, before.st_ino)
