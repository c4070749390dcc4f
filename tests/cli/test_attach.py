"""The command `attach`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.cli.test_database_commands import fill
from tests.cli.test_sign import NAME, NUMBER, SIGNER, issue
from tests.workflow.signing.other_programs import by_pyhanko, damaged
from tests.workflow.signing.test_external_signatures import _picture

pytestmark = pytest.mark.clock


@pytest.fixture
def ready(run: Run, draft: int) -> int:
    fill(run, draft)
    assert run("sign-off", str(draft), *SIGNER, *NUMBER, "--elsewhere").code == 0
    return draft


@pytest.fixture
def exported(run: Run, ready: int, tmp_path: Path) -> Path:
    path = tmp_path / "xuất.pdf"
    assert run("export", str(ready), "-o", str(path)).code == 0
    return path


def test_a_file_signed_elsewhere_is_handed_out_from_then_on(run: Run, ready: int, exported: Path) -> None:
    returned = exported.with_name("đã ký.pdf")
    returned.write_bytes(by_pyhanko(exported.read_bytes(), issue()))
    done = run("attach", str(ready), str(returned))
    assert (done.code, done.data["kind"], done.data["signers"]) == (0, "signed", [NAME])
    assert [one["code"] for one in done.data["reasons"]] == ["untrusted_chain", "seal_missing"]
    assert run("export", str(ready), "-o", str(exported)).data["file_sha256"] == done.data["file_sha256"]
    assert exported.read_bytes() == returned.read_bytes()
    again = run("attach", str(ready), str(returned))
    assert (again.code, again.data["error"]["code"]) == (1, "attach_unsigned")


@pytest.mark.clock
def test_a_strangers_signature_is_refused_with_both_names(run: Run, ready: int, exported: Path) -> None:
    returned = exported.with_name("đã ký.pdf")
    returned.write_bytes(by_pyhanko(exported.read_bytes(), issue("Trần Văn Khác")))
    refused = run("attach", str(ready), str(returned))
    assert (refused.code, refused.data["error"]["code"]) == (1, "attach_other_signer")
    told = {one["code"]: one["message"] for one in refused.data["error"]["reasons"]}
    assert ("«Trần Văn Khác»" in told["signer_differs"], f"«{NAME}»" in told["signer_differs"]) == (True, True)


def test_people_read_who_signed(run: Run, ready: int, exported: Path) -> None:
    exported.write_bytes(by_pyhanko(exported.read_bytes(), issue()))
    lines = run("attach", str(ready), str(exported), plain=True).out.splitlines()
    assert lines[0] == f"Đã nhận bản ký số của báo cáo {ready}, bản 1. Người ký: {NAME}."
    assert lines[1].startswith("  Chưa biết có tin được chứng thư")


def test_a_scan_stays_beside(run: Run, ready: int, exported: Path) -> None:
    scan = exported.with_name("bản quét.jpg")
    scan.write_bytes(_picture("JPEG"))
    done = run("attach", str(ready), str(scan))
    assert (done.code, done.data["kind"], done.data["file"]) == (0, "jpeg", "bản quét.jpg")
    before = exported.read_bytes()
    assert run("export", str(ready), "-o", str(exported)).code == 0
    assert exported.read_bytes() == before
    assert run("attach", str(ready), str(scan)).data["error"]["code"] == "already_attached"


def test_files_that_cannot_be_attached(run: Run, ready: int, exported: Path) -> None:
    exported.write_bytes(b"chu thuong")
    assert run("attach", str(ready), str(exported)).code == 3
    assert run("attach", str(ready), str(exported.with_name("không có.pdf"))).code == 3
    assert run("attach", str(ready)).code == 2
    assert run("attach", str(ready), str(exported), "--revision", "7").code == 1


def test_a_refused_signature_says_why(run: Run, ready: int, exported: Path) -> None:
    signed = by_pyhanko(exported.read_bytes(), issue())
    exported.write_bytes(damaged(signed))
    assert "digest_wrong" in [one["code"] for one in run("attach", str(ready), str(exported)).data["error"]["reasons"]]
    told = run("attach", str(ready), str(exported), plain=True)
    assert told.code == 1
    assert "không khớp với tệp" in told.err
