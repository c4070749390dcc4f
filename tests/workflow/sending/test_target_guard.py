"""Where a file may be handed out to: no data, nothing of the program, nothing but a plain file of its format."""

from __future__ import annotations

import sys
from contextlib import closing
from pathlib import Path

import pytest

from dcbc_desktop.errors import DcbcError, FileError, UsageError
from dcbc_desktop.export import is_windows_device
from dcbc_desktop.failure_log import log_file
from dcbc_desktop.paths import WINDOW_FILE, shipped_dir, user_data_dir
from dcbc_desktop.store.store import Store
from dcbc_desktop.workflow.sending.output_files import write_file, write_into
from dcbc_desktop.workflow.sending.target_guard import COPY, LIST, LOG, PDF, TEXT


def _code(target: Path, suffixes: tuple[str, ...]) -> str:
    with pytest.raises(DcbcError) as caught:
        write_file(target, b"new", suffixes)
    return caught.value.code


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store.open(tmp_path / "Dữ liệu" / "báo cáo.db")


@pytest.mark.parametrize(
    "name", ["báo cáo.db", "BÁO CÁO.DB-JOURNAL", "bo cáo.db-wal", "báo cáo.received.db", "báo cáo.db.moi"]
)
def test_files_of_an_open_database_are_protected_before_they_are_there(store: Store, name: str) -> None:
    name = name.replace("bo", "ba\N{COMBINING ACUTE ACCENT}o")  # composed otherwise, as macOS gives names
    with closing(store):
        assert _code(store.path.with_name(name), (*COPY, Path(name).suffix.lower())) == "target_is_database"
    if not store.path.with_name(name).exists():
        write_file(store.path.with_name(name), b"new", (Path(name).suffix.lower(),))


def test_a_protection_ends_with_the_last_that_has_the_database_open(store: Store) -> None:
    journal = store.path.with_name(f"{store.path.name}-journal")
    reader = Store.open(store.path, write=False)
    store.close()
    store.close()
    assert _code(journal, (".db-journal",)) == "target_is_database"
    reader.close()
    write_file(journal, b"new", (".db-journal",))


@pytest.mark.skipif(sys.platform == "win32", reason="links need a permission there")
def test_a_link_to_nothing_is_followed_too(store: Store, tmp_path: Path) -> None:
    link = tmp_path / "x.pdf"
    with closing(store):
        link.symlink_to(store.path.with_name(f"{store.path.name}-journal"))
        assert _code(link, PDF) == "target_is_database"
    link.unlink()
    link.symlink_to(link)
    assert _code(link, PDF) == "file_unwritable"


@pytest.mark.parametrize("magic", [b"SQLite format 3\0", bytes.fromhex("d9d505f920a163d7")])
def test_any_database_is_kept_whoever_made_it(tmp_path: Path, magic: bytes) -> None:
    target = tmp_path / "sổ văn thư.pdf"
    target.write_bytes(magic + bytes(100))
    assert _code(target, PDF) == "target_is_database"
    with pytest.raises(UsageError, match="target_is_database"):
        write_into(tmp_path, target.name, b"new", PDF)
    assert target.read_bytes() == magic + bytes(100)


def test_files_of_the_program_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DCBC_DATA_DIR", str(tmp_path / "DCBC"))
    log_file().parent.mkdir(parents=True)
    log_file().write_text("what happened", encoding="utf-8")
    assert _code(log_file(), LOG) == "target_is_program"
    assert _code(log_file().parent / ".." / "logs" / "dcbc-desktop.log", LOG) == "target_is_program"
    assert _code(user_data_dir() / WINDOW_FILE, TEXT) == "target_is_program"
    assert _code(user_data_dir() / "outlines" / "a" / "x.txt", LIST) == "target_is_program"
    assert _code(shipped_dir("resources") / "sample" / "bao-cao-mau.txt", LIST) == "target_is_program"
    assert log_file().read_text(encoding="utf-8") == "what happened"
    write_file(user_data_dir() / "Báo cáo.pdf", b"new", PDF)


def test_a_folder_is_never_replaced(tmp_path: Path) -> None:
    (tmp_path / "x.pdf").mkdir()
    assert _code(tmp_path / "x.pdf", PDF) == "file_is_folder"
    assert write_into(tmp_path / "x.pdf", "a.pdf", b"new", PDF) == tmp_path / "x.pdf" / "a.pdf"


@pytest.mark.parametrize("name", ["NUL", "nul.pdf", "Con.pdf", "COM1.pdf", "lpt².pdf", "a.db:x.pdf", "aux .pdf"])
def test_names_that_windows_takes_for_a_device_or_a_stream(name: str, tmp_path: Path) -> None:
    assert is_windows_device(name)
    if sys.platform == "win32":
        with pytest.raises(FileError):
            write_file(tmp_path / name, b"new", PDF)


@pytest.mark.parametrize("name", ["null.pdf", "Báo cáo.pdf", "com.pdf", "COM10.pdf", "x.con", "auxiliary.pdf"])
def test_names_that_windows_takes_for_files(name: str) -> None:
    assert not is_windows_device(name)
