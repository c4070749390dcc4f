"""Copies with a password: everything in one file, read back, opened into a new data file; nothing plain is left."""

from __future__ import annotations

import hashlib
import io
import os
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from dcbc_desktop import encryption
from dcbc_desktop.encryption import age_format
from dcbc_desktop.errors import DcbcError, FileError
from dcbc_desktop.paths import user_data_dir
from dcbc_desktop.store.copies import restoring
from dcbc_desktop.store.copies.copy_files import ASKED, CopyFile
from dcbc_desktop.store.files.own_files import beside
from dcbc_desktop.store.store import Store
from dcbc_desktop.workflow import backups
from dcbc_desktop.workflow.locked_copies import make_locked, open_locked
from dcbc_desktop.workflow.signing.keys import Secret
from tests.store.clerk import Clock, draft, open_store, sign, words

PASSWORD, TEXT = "Mật khẩu của tôi", "Một câu chỉ có ở đây."
SCAN = b"%PDF-1.7 a scan"


@pytest.fixture(autouse=True)
def _light(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(age_format, "WORK_FACTOR", 10)


@pytest.fixture
def copied(tmp_path: Path) -> Iterator[CopyFile]:
    """A verified backup with a scan, and an outline of the user's own."""
    own = user_data_dir() / "outlines" / "2026-của-tôi"
    own.mkdir(parents=True)
    (own / "outline.toml").write_bytes(b'title = "x"\n')
    with closing(open_store(tmp_path / "dữ liệu" / "reports.db", Clock())) as store:
        report = draft(store, more={"I": words(TEXT)})
        sign(store, report)
        store.scans.attach(report.id, 1, "quét.pdf", "pdf", SCAN)
        made = backups.back_up(store, ASKED)
    assert made is not None and made.copy.verified
    yield made.copy


def go_on() -> None:
    """Nothing waits."""


def lock(tmp_path: Path, copy: CopyFile, password: str = PASSWORD) -> Path:
    target = tmp_path / "USB" / "sao lưu.tar.age"
    make_locked(tmp_path / "dữ liệu" / "reports.db", copy, target, Secret(password), go_on)
    return target


def refusal(job: object, *given: object) -> str:
    with pytest.raises(DcbcError) as caught:
        job(*given)  # type: ignore[operator]
    return caught.value.code


def tree(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_everything_comes_back_from_one_file(tmp_path: Path, copied: CopyFile) -> None:
    locked = lock(tmp_path, copied)
    own = user_data_dir() / "outlines" / "2026-của-tôi" / "outline.toml"
    own.unlink()
    own.parent.rmdir()
    target = tmp_path / "mới" / "mở lại.db"
    (report,) = open_locked(locked, target, Secret(PASSWORD), go_on)
    with closing(Store.open(target, write=False)) as store:
        assert store.doctor() == ()
        assert TEXT in str(store.load_report(report.id).entry("I"))
        assert [store.scans.data(report.id, hashlib.sha256(SCAN).hexdigest())] == [SCAN]
    assert own.read_bytes() == b'title = "x"\n'
    assert {path.name for path in target.parent.iterdir()} == {target.name, beside(target).name}


def test_nothing_plain_is_written_where_the_copy_goes(tmp_path: Path, copied: CopyFile) -> None:
    seen: list[bytes] = []

    def look() -> None:
        seen.extend(path.read_bytes() for path in (tmp_path / "USB").iterdir())

    target = tmp_path / "USB" / "sao lưu.tar.age"
    made = make_locked(tmp_path / "dữ liệu" / "reports.db", copied, target, Secret(PASSWORD), look)
    assert (made.files, made.reports, made.size) == (3, 1, target.stat().st_size)
    assert [path.name for path in target.parent.iterdir()] == [target.name]
    assert seen
    for data in (*seen, target.read_bytes()):
        assert not any(word in data for word in (b"SQLite", TEXT.encode(), b"%PDF", b"outline", PASSWORD.encode()))


@pytest.mark.parametrize("password", ["", "sai mật khẩu", PASSWORD.upper()])
def test_a_wrong_password_changes_nothing(tmp_path: Path, copied: CopyFile, password: str) -> None:
    locked = lock(tmp_path, copied)
    before = tree(tmp_path)
    assert refusal(open_locked, locked, tmp_path / "mới.db", Secret(password), go_on) == "copy_password_wrong"
    assert tree(tmp_path) == before


@pytest.mark.parametrize("at", [30, 150, 170, 5_000, -20_000, -1])
def test_a_changed_or_cut_copy_is_refused_and_leaves_nothing(tmp_path: Path, copied: CopyFile, at: int) -> None:
    locked = lock(tmp_path, copied)
    whole = locked.read_bytes()
    changed = bytearray(whole)
    changed[at] ^= 4
    for data in (bytes(changed), whole[:at]):
        locked.write_bytes(data)
        before = tree(tmp_path)
        code = refusal(open_locked, locked, tmp_path / "mới.db", Secret(PASSWORD), go_on)
        assert code in {"copy_locked_damaged", "copy_password_wrong", "copy_not_encrypted"}
        assert tree(tmp_path) == before
        assert not any("mo-khoa" in path.name for path in tmp_path.iterdir())


def test_an_opened_copy_is_never_laid_over_a_file(tmp_path: Path, copied: CopyFile) -> None:
    locked = lock(tmp_path, copied)
    there = tmp_path / "có rồi.db"
    there.write_bytes(b"mine")
    assert refusal(open_locked, locked, there, Secret(PASSWORD), go_on) == "target_exists"
    assert refusal(open_locked, locked, tmp_path / "mới.txt", Secret(PASSWORD), go_on) == "target_suffix"
    assert refusal(lock, tmp_path, copied) == "target_exists"
    assert there.read_bytes() == b"mine"


def test_a_short_password_and_another_suffix_are_refused(tmp_path: Path, copied: CopyFile) -> None:
    assert refusal(lock, tmp_path, copied, "1234567") == "copy_password_short"
    database, target = tmp_path / "dữ liệu" / "reports.db", tmp_path / "x.db"
    assert refusal(make_locked, database, copied, target, Secret(PASSWORD), go_on) == "target_suffix"
    assert not target.exists()


def test_a_backup_that_was_damaged_since_is_not_locked(tmp_path: Path, copied: CopyFile) -> None:
    copied.path.write_bytes(copied.path.read_bytes()[:-1] + b"\1")
    assert refusal(lock, tmp_path, copied) == "copy_damaged"
    assert list((tmp_path / "USB").iterdir()) == []


def test_what_the_stick_gives_back_wrong_is_noticed(
    tmp_path: Path, copied: CopyFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    def spoil(file: Path) -> None:
        data = bytearray(file.read_bytes())
        data[-30_000] ^= 1
        file.write_bytes(data)

    monkeypatch.setattr(restoring, "forget_cached", spoil)
    assert refusal(lock, tmp_path, copied) == "copy_locked_damaged"
    assert list((tmp_path / "USB").iterdir()) == []


def locked_with(members: dict[str, bytes], target: Path) -> Path:
    """A file that somebody made by hand, who knows the password."""
    with target.open("wb") as file:
        writer = encryption.EncryptingWriter(file, PASSWORD)
        for name, data in members.items():
            encryption.write_member(writer, name, len(data), io.BytesIO(data), go_on)
        encryption.end_members(writer)
        writer.finish()
    return target


def test_a_copy_made_by_hand_writes_nowhere_else(tmp_path: Path, copied: CopyFile) -> None:
    names = ("../a.toml", "/a.toml", "outlines/../a.toml", "outlines/x/../../a.toml", "outlines/C:/a.toml",
             "outlines/x\\y/a.toml", "outlines/x/a.py", "outlines/a.toml", "outlines/.x/a.toml",
             "outlines/2026-của-tôi/outline.toml", "outlines/con/a.toml", "bin/x")  # fmt: skip
    members = {"reports.db": copied.path.read_bytes(), **dict.fromkeys(names, b"evil = 1")}
    locked = locked_with(members, tmp_path / "x.age")
    before = tree(tmp_path)
    open_locked(locked, tmp_path / "mới.db", Secret(PASSWORD), go_on)
    assert tree(tmp_path) == {**before, "mới.db": before[str(copied.path.relative_to(tmp_path))]}


@pytest.mark.parametrize(
    "members",
    [{}, {"khác.db": b"x"}, {"reports.db": b"x" * 5_000}, {"reports.db": b""}, {"received.db": b"x"}],
    ids=["nothing", "another name", "no database", "empty", "only scans"],
)
def test_a_copy_without_a_whole_database_is_refused(tmp_path: Path, members: dict[str, bytes]) -> None:
    locked = locked_with(members, tmp_path / "x.age")
    before = tree(tmp_path)
    with pytest.raises(FileError):
        open_locked(locked, tmp_path / "mới.db", Secret(PASSWORD), go_on)
    assert tree(tmp_path) == before


@pytest.mark.skipif(os.name != "posix", reason="pipes of POSIX")
def test_a_pipe_and_a_folder_are_told(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "ống.age")
    for name in ("ống.age", ".", "không có.age"):
        assert refusal(open_locked, tmp_path / name, tmp_path / "mới.db", Secret(PASSWORD), go_on) == "copy_unreadable"


def test_the_digests_go_along(tmp_path: Path, copied: CopyFile) -> None:
    with lock(tmp_path, copied).open("rb") as file:
        reader = encryption.DecryptingReader(file, "x", PASSWORD)
        read = {one.name: b"".join(one.pieces()) for one in encryption.read_members(reader, "x")}
    lines = {f"{hashlib.sha256(data).hexdigest()}  {name}" for name, data in read.items() if name != "SHA256SUMS.txt"}
    assert set(read["SHA256SUMS.txt"].decode().splitlines()) == lines


def test_what_a_kill_left_plain_goes_with_the_next_opening(tmp_path: Path, copied: CopyFile) -> None:
    left, other = tmp_path / "cũ.db.mo-khoa", tmp_path / "của người khác.mo-khoa"
    for folder, name in ((left, "reports.db"), (other, "ghi chú.txt")):
        folder.mkdir()
        (folder / name).write_bytes(b"plain")
    open_locked(lock(tmp_path, copied), tmp_path / "mới.db", Secret(PASSWORD), go_on)
    assert not left.exists()
    assert (other / "ghi chú.txt").read_bytes() == b"plain", "what is not ours stays"
    assert not any(PASSWORD.encode() in data for data in tree(tmp_path).values())


@pytest.mark.skipif(os.name != "posix", reason="rights of the owner alone, as POSIX has them")
def test_what_is_plain_meanwhile_is_the_owners_alone(tmp_path: Path, copied: CopyFile) -> None:
    seen: set[int] = set()

    def look() -> None:
        seen.update(path.stat().st_mode & 0o077 for path in tmp_path.glob("*.mo-khoa/**/*"))
        seen.update(path.stat().st_mode & 0o077 for path in tmp_path.glob("*.mo-khoa"))

    open_locked(lock(tmp_path, copied), tmp_path / "mới.db", Secret(PASSWORD), look)
    assert seen == {0}
