"""A file handed out is whole or not there, and what kept it from being written is told at once."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from dcbc_desktop.errors import FileError
from dcbc_desktop.workflow.sending.output_files import write_file
from dcbc_desktop.workflow.sending.target_guard import PDF


@contextmanager
def _without_permission(folder: Path) -> Iterator[None]:
    """A folder that takes no new files; skips where the system lets this user write all the same."""
    everyone = "*S-1-1-0"
    if sys.platform == "win32":
        subprocess.run(["icacls", str(folder), "/deny", f"{everyone}:(WD,AD)"], check=True, capture_output=True)
    else:
        folder.chmod(0o555)
    try:
        (folder / "probe").touch()
    except PermissionError:
        yield
    else:
        pytest.skip("nothing is denied to this user")
    finally:
        if sys.platform == "win32":
            subprocess.run(["icacls", str(folder), "/remove:d", everyone], check=True, capture_output=True)
        else:
            folder.chmod(0o755)


def test_a_file_is_replaced_whole_and_alone(tmp_path: Path) -> None:
    target = tmp_path / "Báo cáo đã ký.pdf"
    target.write_bytes(b"older and longer")
    write_file(target, b"new", PDF)
    assert (target.read_bytes(), list(tmp_path.iterdir())) == (b"new", [target])


@pytest.mark.timeout(20)
def test_a_folder_without_permission_is_told_at_once(tmp_path: Path) -> None:
    """On Windows `tempfile` would try names without end: there `os.access` says yes of every folder."""
    with _without_permission(tmp_path), pytest.raises(FileError, match="file_no_permission"):
        write_file(tmp_path / "báo cáo.pdf", b"new", PDF)


def test_a_file_open_in_another_program_stays_as_it_is(tmp_path: Path) -> None:
    target = tmp_path / "báo cáo.pdf"
    target.write_bytes(b"being read")
    with target.open("rb") as reader:
        if sys.platform == "win32":
            with pytest.raises(FileError, match="file_no_permission"):
                write_file(target, b"new", PDF)
        else:
            write_file(target, b"new", PDF)
        assert reader.read() == b"being read"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize(
    ("name", "code"),
    [("không có/x.pdf", "file_folder_missing"), (".", "file_is_folder"), ("dài" * 100 + ".pdf", "file_name_too_long")],
)
def test_what_is_no_place_for_a_file_is_told(tmp_path: Path, name: str, code: str) -> None:
    with pytest.raises(FileError) as caught:
        write_file(tmp_path / name, b"new", PDF)
    expected = {code, "file_unwritable", "file_folder_missing"} if sys.platform == "win32" else {code}
    assert caught.value.code in expected
    assert list(tmp_path.iterdir()) == []


_LEFT = ".dcbc-0123456789abcdef.tmp"


def _old(path: Path, hours: float = 2) -> Path:
    """Make a file look as if it was written some hours ago."""
    path.write_bytes(b"%PDF-1.7 half")
    then = path.stat().st_mtime - hours * 3_600
    os.utime(path, (then, then))
    return path


def test_what_a_killed_export_left_goes_with_the_next_one(tmp_path: Path) -> None:
    left = _old(tmp_path / _LEFT)
    write_file(tmp_path / "a.pdf", b"%PDF-1.7", PDF)
    assert not left.exists()
    assert [path.name for path in tmp_path.iterdir()] == ["a.pdf"]


@pytest.mark.parametrize(
    "name",
    [
        ".dcbc-0123456789abcde.tmp",
        ".dcbc-0123456789ABCDEF.tmp",
        ".dcbc-0123456789abcdef.tmp.pdf",
        "x.dcbc-0123456789abcdef.tmp",
        ".dcbc-báo cáo của tôi.tmp",
        "a.tmp",
    ],
)
def test_files_of_others_stay(tmp_path: Path, name: str) -> None:
    theirs = _old(tmp_path / name)
    write_file(tmp_path / "a.pdf", b"%PDF-1.7", PDF)
    assert theirs.read_bytes() == b"%PDF-1.7 half"


def test_a_file_that_is_being_written_stays(tmp_path: Path) -> None:
    young, later = _old(tmp_path / _LEFT, 0.5), _old(tmp_path / _LEFT.replace("0", "1"), -24)
    write_file(tmp_path / "a.pdf", b"%PDF-1.7", PDF)
    assert young.exists()
    assert later.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")
def test_a_link_of_that_name_and_its_file_stay(tmp_path: Path) -> None:
    theirs = _old(tmp_path / "theirs.txt")
    link = tmp_path / _LEFT
    link.symlink_to(theirs)
    folder = tmp_path / _LEFT.replace("0", "1")
    folder.mkdir()
    write_file(tmp_path / "a.pdf", b"%PDF-1.7", PDF)
    assert (link.is_symlink(), theirs.exists(), folder.is_dir()) == (True, True, True)
