"""Which library of a token may be loaded belongs to the user and the computer, and to no database."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import msgspec
import pytest

from dcbc_desktop.paths import MODULES_FILE, user_data_dir
from dcbc_desktop.store.store import Store
from dcbc_desktop.workflow.signing.token_modules import (
    OfferedModule,
    agree,
    choose,
    is_agreed,
    is_on_network,
    offered_module,
    token_modules,
)

OLD, NEW = "/cũ/token.so", "/mới/token.so"


def _offered(database: Path) -> OfferedModule:
    with closing(Store.open(database, write=False)) as store:
        return offered_module(store)


@pytest.fixture
def database(tmp_path: Path) -> Path:
    path = tmp_path / "reports.db"
    with closing(Store.open(path)) as store:
        store.settings.set("pkcs11_module", OLD)
    return path


def test_what_an_earlier_version_kept_is_offered_until_another_is_chosen(database: Path) -> None:
    assert _offered(database) == OfferedModule(OLD, agreed=False, of_database=True)
    agree(OLD)
    assert _offered(database) == OfferedModule(OLD, agreed=True, of_database=True)
    choose(NEW)
    assert _offered(database) == OfferedModule(NEW, agreed=True, of_database=False)
    choose("")
    assert _offered(database).path == OLD


@pytest.mark.parametrize("value", ["a\nb", "x" * 2_000, "\u202egnp.dll"])
def test_a_value_that_is_no_path_is_not_offered(database: Path, value: str) -> None:
    with closing(Store.open(database)) as store:
        store.settings.set("pkcs11_module", value)
    assert _offered(database) == OfferedModule()


@pytest.mark.parametrize("field", ["host", "user"])
def test_a_file_of_another_computer_or_user_agrees_to_nothing(database: Path, field: str) -> None:
    choose(NEW)
    file = user_data_dir() / MODULES_FILE
    kept = msgspec.json.decode(file.read_bytes())
    assert kept[field]
    file.write_bytes(msgspec.json.encode({**kept, field: "khác"}))
    assert not is_agreed(NEW)
    assert _offered(database) == OfferedModule(OLD, agreed=False, of_database=True)
    agree(OLD)
    assert (is_agreed(OLD), is_agreed(NEW)) == (True, False)


@pytest.mark.parametrize("content", [b"", b"{", b"\xff", b"[]", b'{"agreed": "/x.so"}', b'{"agreed": ' + b"[" * 90_000])
def test_a_file_that_cannot_be_read_agrees_to_nothing(content: bytes) -> None:
    agree(NEW)
    (user_data_dir() / MODULES_FILE).write_bytes(content)
    assert not is_agreed(NEW)
    agree(NEW)
    assert is_agreed(NEW)


def test_a_folder_that_cannot_be_written_only_asks_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "tệp").write_bytes(b"")
    monkeypatch.setenv("DCBC_DATA_DIR", str(tmp_path / "tệp"))
    choose(NEW)
    assert not is_agreed(NEW)


def test_a_library_of_the_network_is_never_agreed_to_by_choosing_it() -> None:
    path = "\\\\may\\chung\\token.dll"
    assert is_on_network(path)
    choose(path)
    assert (token_modules().chosen, is_agreed(path)) == (path, False)


def test_only_the_newest_answers_are_kept() -> None:
    for number in range(60):
        agree(f"/{number}.so")
    assert (is_agreed("/0.so"), is_agreed("/59.so"), len(token_modules().agreed)) == (False, True, 50)
