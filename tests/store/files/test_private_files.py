"""The data folder belongs to its user alone; what others chose for a share stays."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from dcbc_desktop.store.store import Store
from tests.store.clerk import draft, sign

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the profile's access list does this on Windows")


@pytest.fixture(autouse=True)
def _usual_mask() -> Iterator[None]:
    """Files are made readable for everybody, as most systems do."""
    before = os.umask(0o022)
    yield
    os.umask(before)


@pytest.fixture
def data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's own folder, which is not there yet."""
    folder = tmp_path / "Dữ liệu của tôi"
    monkeypatch.setenv("DCBC_DATA_DIR", str(folder))
    return folder


def modes(folder: Path) -> dict[str, str]:
    """Permissions of a folder and of what is directly in it."""
    there = {".": folder, **{path.name: path for path in folder.iterdir()}}
    return {name: oct(stat.S_IMODE(path.lstat().st_mode)) for name, path in there.items()}


def fill(path: Path) -> None:
    """A database with a scan beside it."""
    with closing(Store.open(path)) as store:
        report = draft(store)
        sign(store, report)
        store.scans.attach(report.id, 1, "a.pdf", "pdf", b"a scan")


def test_a_new_data_folder_is_its_owners_alone(data_folder: Path) -> None:
    fill(data_folder / "reports.db")
    private = ("reports.db", "reports.db.lock", "received.db")
    assert modes(data_folder) == {".": "0o700", **dict.fromkeys(private, "0o600")}


def test_the_folder_of_an_earlier_version_is_taken_from_others_at_the_start(data_folder: Path, tmp_path: Path) -> None:
    fill(data_folder / "reports.db")
    (data_folder / "window.txt").write_text("1", encoding="utf-8")
    theirs = tmp_path / "theirs.txt"
    theirs.write_text("x", encoding="utf-8")
    (data_folder / "link").symlink_to(theirs)
    for path in (data_folder, *data_folder.iterdir()):
        path.chmod(0o755 if path.is_dir() else 0o664)
    Store.open(data_folder / "reports.db").close()
    found = modes(data_folder)
    assert found.pop("link") == "0o777"
    private = ("reports.db", "reports.db.lock", "received.db", "window.txt")
    assert found == {".": "0o700", **dict.fromkeys(private, "0o600")}
    assert stat.S_IMODE(theirs.stat().st_mode) == 0o664


def test_a_database_elsewhere_is_made_for_its_owner_and_its_folder_stays(data_folder: Path, tmp_path: Path) -> None:
    share = tmp_path / "share"
    share.mkdir(mode=0o755)
    fill(share / "phòng.db")
    private = ("phòng.db", "phòng.db.lock", "phòng.received.db")
    assert modes(share) == {".": "0o755", **dict.fromkeys(private, "0o600")}
    assert not data_folder.exists()


@pytest.mark.usefixtures("data_folder")
def test_who_shares_a_database_shares_what_goes_with_it(tmp_path: Path) -> None:
    share = tmp_path / "share"
    path = share / "phòng.db"
    Store.open(path).close()
    (share / "phòng.db.lock").unlink()
    share.chmod(0o775)
    path.chmod(0o664)
    before = os.umask(0o002)
    fill(path)
    os.umask(before)
    shared = ("phòng.db", "phòng.db.lock", "phòng.received.db")
    assert modes(share) == {".": "0o775", **dict.fromkeys(shared, "0o664")}


@pytest.mark.usefixtures("data_folder")
def test_a_copy_is_its_owners_alone(tmp_path: Path) -> None:
    fill(tmp_path / "a.db")
    with closing(Store.open(tmp_path / "a.db")) as store:
        store.backup(tmp_path / "USB" / "copy.db")
    assert set(modes(tmp_path / "USB").values()) == {"0o755", "0o600"}


def test_a_folder_for_everybody_stays_one(data_folder: Path) -> None:
    data_folder.mkdir()
    data_folder.chmod(0o1777)
    fill(data_folder / "reports.db")
    assert modes(data_folder)["."] == "0o1777"
