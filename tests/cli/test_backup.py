"""`backup`: a verified copy in the folder of copies or in a new file, and the list of copies."""

from __future__ import annotations

import os
from pathlib import Path

import click
import pytest

from dcbc_desktop.encryption import age_format
from tests.cli.conftest import Run


@pytest.mark.usefixtures("draft")
def test_a_copy_is_listed_with_what_it_holds(run: Run) -> None:
    made = run("backup").data
    assert (made["verified"], made["reports"], made["signed"]) == (True, 1, 0)
    assert run("backup", "--list").data == {"backups": [made]}
    told = run("backup", "--list", plain=True).out
    assert "1 báo cáo" in told and made["file"] in told and "đã kiểm tra" in told


def test_a_copy_elsewhere_opens_like_the_original(run: Run, draft: int, tmp_path: Path) -> None:
    target = tmp_path / "USB" / "bản sao.db"
    made = run("backup", "-o", str(target)).data
    assert (made["file"], made["verified"]) == (str(target), True)
    assert run("--db", str(target), "show", str(draft)).data == run("show", str(draft)).data
    assert run("--db", str(target), "doctor").data == {"problems": []}


@pytest.mark.usefixtures("draft")
def test_before_the_first_copy_the_list_is_empty(run: Run) -> None:
    assert run("backup", "--list").data == {"backups": []}
    assert run("backup", "--list", plain=True).out == "Chưa có bản sao lưu nào.\n"


@pytest.mark.usefixtures("draft")
@pytest.mark.parametrize("name", ["có rồi.db", "../cơ sở dữ liệu/reports.db", "bản sao.txt"])
def test_nothing_is_written_over_a_file_or_under_another_suffix(run: Run, tmp_path: Path, name: str) -> None:
    (tmp_path / "USB").mkdir()
    (tmp_path / "USB" / "có rồi.db").write_bytes(b"mine")
    before = {path: path.read_bytes() for path in tmp_path.rglob("*.db")}
    answer = run("backup", "-o", str(tmp_path / "USB" / name))
    assert (answer.code, answer.data["error"]["code"]) in {(2, "target_exists"), (2, "target_suffix")}
    assert {path: path.read_bytes() for path in tmp_path.rglob("*.db")} == before


def test_a_damaged_file_is_copied_but_not_called_a_backup(run: Run, draft: int, tmp_path: Path) -> None:
    database = tmp_path / "cơ sở dữ liệu" / "reports.db"
    run("set", str(draft), "header.title", "Báo cáo kết quả")
    data = database.read_bytes()
    database.write_bytes(data.replace("Báo cáo kết quả".encode(), "Báo cáo kết quẩ".encode()))
    answer = run("backup")
    assert (answer.code, answer.data["error"]["code"]) == (3, "backup_of_damaged")
    assert [one["verified"] for one in run("backup", "--list").data["backups"]] == [False]


def spoil(database: Path, text: str) -> None:
    """Change letters on the disk."""
    data = database.read_bytes()
    assert text.encode() in data
    database.write_bytes(data.replace(text.encode(), text.upper().encode()))


@pytest.fixture
def damaged(run: Run, draft: int, tmp_path: Path) -> Path:
    """A database with a text that was damaged after the last copy, and another written since."""
    run("set", str(draft), "I", "nguyen ven")
    run("set", str(draft), "II.1", "truoc ban sao")
    run("backup")
    run("set", str(draft), "I", "viet sau ban sao")
    database = tmp_path / "cơ sở dữ liệu" / "reports.db"
    spoil(database, "truoc ban sao")
    return database


def test_recover_fills_what_is_lost_and_keeps_the_damaged_file(run: Run, draft: int, damaged: Path) -> None:
    before = damaged.read_bytes()
    answer = run("recover", str(damaged))
    assert (answer.code, answer.data["recovered"], answer.data["condition"]) == (0, "salvage", "damaged")
    assert Path(answer.data["set_aside"]).read_bytes() == before
    assert [(one["code"], one["key"]) for one in answer.data["differences"]] == [
        ("difference_copy", "II.1"), ("difference_newer", "I")]  # fmt: skip
    entries = run("show", str(draft)).data["entries"]
    assert (entries["I"]["text"], entries["II.1"]["text"]) == ("viet sau ban sao", "truoc ban sao")
    assert run("doctor").data == {"problems": []}


def test_recover_from_the_copy_alone(run: Run, draft: int, damaged: Path) -> None:
    assert run("recover", str(damaged), "--from", "copy").data["recovered"] == "copy"
    assert run("show", str(draft)).data["entries"]["I"]["text"] == "nguyen ven"


@pytest.mark.usefixtures("draft")
def test_looking_changes_nothing(run: Run, damaged: Path) -> None:
    before = damaged.read_bytes()
    answer = run("recover", str(damaged), "--look")
    assert (answer.code, answer.data["recovered"], answer.data["choices"]) == (0, None, ["salvage", "copy"])
    assert damaged.read_bytes() == before
    assert "Chưa có gì bị thay đổi" in run("recover", str(damaged), "--look", plain=True).out


def test_recover_into_a_new_file_leaves_the_damaged_one_its_name(run: Run, draft: int, damaged: Path) -> None:
    before, target = damaged.read_bytes(), damaged.with_name("mới.db")
    assert run("recover", str(damaged), "-o", str(target)).data["file"] == str(target)
    assert damaged.read_bytes() == before
    assert run("--db", str(target), "show", str(draft)).code == 0
    again = run("recover", str(damaged), "-o", str(target))
    assert (again.code, again.data["error"]["code"]) == (2, "target_exists")


@pytest.mark.parametrize(
    ("data", "code"), [(b"%PDF-1.7\n" * 50, "database_not_sqlite"), (b"mine", "database_not_sqlite")]
)
def test_a_file_that_never_was_ours_is_refused_and_left_alone(run: Run, tmp_path: Path, data: bytes, code: str) -> None:
    file = tmp_path / "của tôi.db"
    file.write_bytes(data)
    answer = run("recover", str(file))
    assert (answer.code, answer.data["error"]["code"]) == (3, code)
    assert file.read_bytes() == data
    assert [path.name for path in tmp_path.glob("của*")] == [file.name]


@pytest.mark.parametrize(("name", "code"), [("không có.db", "database_missing"), (".", "database_is_folder")])
def test_recover_of_nothing(run: Run, tmp_path: Path, name: str, code: str) -> None:
    answer = run("recover", str(tmp_path / name))
    assert (answer.code, answer.data["error"]["code"]) == (3, code)


@pytest.mark.usefixtures("draft")
def test_recover_of_a_whole_file_says_so(run: Run, tmp_path: Path) -> None:
    database = tmp_path / "cơ sở dữ liệu" / "reports.db"
    assert run("recover", str(database), plain=True).out == "Dữ liệu nguyên vẹn.\n"
    answer = run("recover", str(database))
    assert (answer.code, answer.data["condition"], answer.data["recovered"]) == (0, "whole", None)


@pytest.fixture
def password(monkeypatch: pytest.MonkeyPatch) -> str:
    """A password in the environment, and few rounds of hashing it."""
    monkeypatch.setattr(age_format, "WORK_FACTOR", 10)
    monkeypatch.setenv("MAT_KHAU", "Mật khẩu của tôi")
    return "MAT_KHAU"


def test_a_copy_with_a_password_is_made_and_opened(
    run: Run, draft: int, tmp_path: Path, password: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    target, again = tmp_path / "USB" / "sao lưu.tar.age", tmp_path / "mở.db"
    made = run("backup", "-o", str(target), "--passphrase-env", password).data
    assert (made["file"], made["reports"], made["locked"]) == (str(target), 1, True)
    assert password not in os.environ, "children of the program do not get it"
    monkeypatch.setenv(password, "sai mật khẩu")
    wrong = run("backup", "--open", str(target), "-o", str(again), "--passphrase-env", password)
    assert (wrong.code, wrong.data["error"]["code"]) == (3, "copy_password_wrong")
    assert not again.exists()
    monkeypatch.setenv(password, "Mật khẩu của tôi")
    assert run("backup", "--open", str(target), "-o", str(again), "--passphrase-env", password).data["reports"] == 1
    assert run("--db", str(again), "show", str(draft)).data == run("show", str(draft)).data
    assert run("--db", str(again), "doctor").data == {"problems": []}


@pytest.mark.usefixtures("draft", "password")
@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("-o", "x.db", "--passphrase-env", "MAT_KHAU"), "target_suffix"),
        (("-o", "x.tar.age", "--passphrase-env", "KHONG_CO"), "secret_absent"),
        (("-o", "x.tar.age"), "secret_needed"),
        (("--open", "x.tar.age", "--passphrase-env", "MAT_KHAU"), "copy_target_needed"),
        (("--passphrase-env", "MAT_KHAU"), "usage_missing"),
        (("--list", "--passphrase-env", "MAT_KHAU"), "usage_wrong"),
        (("--list", "--open", "x.tar.age", "-o", "x.db"), "usage_wrong"),
    ],
)
def test_a_password_is_never_guessed_or_forgotten(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], code: str
) -> None:
    monkeypatch.chdir(tmp_path)
    before = sorted(tmp_path.rglob("*.age")) + sorted(tmp_path.rglob("x*"))
    answer = run("backup", *words)
    assert (answer.code, answer.data["error"]["code"]) == (2, code)
    assert sorted(tmp_path.rglob("*.age")) + sorted(tmp_path.rglob("x*")) == before


@pytest.mark.usefixtures("draft")
def test_a_password_is_typed_twice(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(age_format, "WORK_FACTOR", 10)
    monkeypatch.setattr("dcbc_desktop.console.can_ask", lambda: True)
    typed = ["Mật khẩu của tôi", "Mật khẩu của tôi", "Mật khẩu của tôi", "Mật khẩu khác"]
    monkeypatch.setattr(click, "prompt", lambda *_given, **_more: typed.pop(0))
    assert run("backup", "-o", str(tmp_path / "a.age")).code == 0
    assert run("backup", "-o", str(tmp_path / "b.age")).data["error"]["code"] == "secrets_differ"
    assert not (tmp_path / "b.age").exists()
