"""The command `verify`: verdict, reasons, exit codes."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from dcbc_desktop.signing.sign import Role, sign_pdf
from tests.cli.conftest import Run
from tests.signing.authority import DAY, root
from tests.signing.documents import document


@pytest.fixture
def received(tmp_path: Path) -> Path:
    """A file signed today under the trusted root, and that root beside it."""
    now = datetime.now(UTC)
    holder = root().issue("Người gửi", first=now - DAY, last=now + DAY)
    path = tmp_path / "báo cáo.pdf"
    path.write_bytes(sign_pdf(document(), holder.credentials(now), Role.PERSON, now))
    (tmp_path / "ca.pem").write_bytes(root().pem)
    (tmp_path / "ca.crl").write_bytes(root().crl(until=now + DAY))
    return path


def _codes(row: dict[str, list[dict[str, str]]]) -> list[str]:
    return [reason["code"] for reason in row["reasons"]]


def test_valid_with_and_without_a_revocation_list(run: Run, received: Path) -> None:
    trust = str(received.with_name("ca.pem"))
    found = run("verify", str(received), "--trust", trust)
    assert (found.code, found.data["verdict"], _codes(found.data)) == (0, "valid", ["revocation_unknown"])
    assert found.data["message"] == "HỢP LỆ (chưa kiểm tra thu hồi)"
    assert found.data["signatures"][0]["signer"] == "Người gửi"
    checked = run("verify", str(received), "--trust", trust, "--crl", str(received.with_name("ca.crl")))
    assert (checked.code, checked.data["message"], checked.data["reasons"]) == (0, "HỢP LỆ", [])


def test_undetermined_and_invalid_are_no(run: Run, received: Path) -> None:
    found = run("verify", str(received))
    assert (found.code, found.data["verdict"], _codes(found.data)) == (1, "undetermined", ["untrusted_chain"])
    received.write_bytes(received.read_bytes() + b"\n")
    found = run("verify", str(received), "--trust", str(received.with_name("ca.pem")))
    assert (found.code, found.data["verdict"]) == (1, "invalid")
    assert "appended" in _codes(found.data)


def test_several_files_each_have_a_verdict(run: Run, received: Path, tmp_path: Path) -> None:
    found = run("verify", str(received), str(tmp_path / "không có.pdf"), "--trust", str(received.with_name("ca.pem")))
    assert found.code == 1
    assert [row["verdict"] for row in found.data] == ["valid", "invalid"]


def test_people_read_one_line_and_the_reasons(run: Run, received: Path) -> None:
    lines = run("verify", str(received), plain=True).out.splitlines()
    assert lines[0].endswith(": CHƯA XÁC ĐỊNH")
    assert lines[1].startswith("  Chưa biết có tin được chứng thư của «Người gửi»")


def test_files_that_cannot_be_used(run: Run, received: Path, tmp_path: Path) -> None:
    assert run("verify", str(tmp_path / "không có.pdf")).code == 3
    assert run("verify", str(received), "--trust", str(received)).code == 3
    assert run("verify").code == 2
