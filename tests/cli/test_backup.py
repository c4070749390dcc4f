"""`backup`: a verified copy in the folder of copies or in a new file, and the list of copies."""

from __future__ import annotations

from pathlib import Path

import pytest

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
