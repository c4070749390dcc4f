"""The command `restore`: the report back, its state, its exit codes."""

from __future__ import annotations

from pathlib import Path

import pytest

from dcbc_desktop.report.wording import sentence
from dcbc_desktop.workflow.report_pages import make_pdf
from tests.cli.conftest import Run
from tests.signing.authority import NOW, root
from tests.workflow.verification.received_files import exported, final_report, sealed, signed


@pytest.fixture(autouse=True)
def _moment(monkeypatch: pytest.MonkeyPatch) -> None:
    """The files were signed at NOW: before that they are of the future."""
    monkeypatch.setattr("dcbc_desktop.cli.received_commands.now", lambda: NOW)


@pytest.fixture
def trust(tmp_path: Path) -> tuple[str, str]:
    """The option that trusts the test's authority."""
    (tmp_path / "ca.pem").write_bytes(root().pem)
    return "--trust", str(tmp_path / "ca.pem")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file as it came by mail."""
    path = tmp_path / "báo cáo nhận được.pdf"
    path.write_bytes(sealed())
    return path


def test_a_signed_file_comes_back_signed(run: Run, file: Path, trust: tuple[str, str], tmp_path: Path) -> None:
    found = run("restore", str(file), *trust)
    assert (found.code, found.data["state"], found.data["revision"], found.data["left_over"]) == (0, "signed", 1, [])
    shown = run("show", str(found.data["id"])).data
    assert set(found.data["placed"]) >= {
        key for key, entry in shown["entries"].items() if entry and entry != {"rows": []}
    }
    again = tmp_path / "xuất lại.pdf"
    assert run("export", str(found.data["id"]), "-o", str(again)).code == 0
    assert again.read_bytes() == sealed()
    assert run("doctor").code == 0


def test_the_same_again_has_the_same_id(run: Run, file: Path, trust: tuple[str, str]) -> None:
    first, second = (run("restore", str(file), *trust).data for _ in range(2))
    assert (first["id"], first["there_already"], second["there_already"]) == (second["id"], False, True)
    assert len(run("list").data["reports"]) == 1


@pytest.mark.parametrize("pdf", [exported(), signed(), make_pdf(final_report(), draft=True)], ids=range(3))
def test_what_is_not_proven_is_a_draft_and_says_why(run: Run, file: Path, pdf: bytes) -> None:
    file.write_bytes(pdf)
    found = run("restore", str(file))
    assert (found.code, found.data["state"], found.data["verdict"]) == (0, "draft", "undetermined")
    assert found.data["reasons"]


def test_people_read_what_became_of_it(run: Run, file: Path, trust: tuple[str, str]) -> None:
    file.write_bytes(exported())
    lines = run("restore", str(file), plain=True).out.splitlines()
    assert lines == [
        "Đã khôi phục thành bản nháp số 1, vì tệp chưa chứng minh được là bản đã ký:",
        f"  {sentence('no_signature', {})}",
    ]
    file.write_bytes(make_pdf(final_report(**{"header.title": "Khác"}), draft=True))
    assert run("restore", str(file), *trust, plain=True).out.splitlines()[-1].startswith("Báo cáo cùng mã đã có")


def test_an_invalid_file_is_refused_and_changes_nothing(run: Run, file: Path, trust: tuple[str, str]) -> None:
    file.write_bytes(sealed() + b"\n")
    found = run("restore", str(file), *trust)
    assert (found.code, found.data["error"]["code"]) == (1, "restore_refused")
    assert "appended" in [reason["code"] for reason in found.data["error"]["reasons"]]
    assert "Sau khi ký, tệp đã bị thêm" in found.err
    assert run("list").data["error"]["code"] == "database_missing"


def test_files_that_hold_no_report(run: Run, file: Path, tmp_path: Path) -> None:
    assert run("restore", str(tmp_path / "không có.pdf")).code == 3
    file.write_bytes(b"chu thuong")
    assert (run("restore", str(file)).code, run("restore").code) == (3, 2)
