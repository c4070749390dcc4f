"""The command `verify`: verdict, reasons, exit codes."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from dcbc_desktop.report.dates import now
from dcbc_desktop.signing.records import Role
from dcbc_desktop.signing.signer import sign_pdf
from dcbc_desktop.store.store import Store
from tests.cli.conftest import Run
from tests.intake.received.stranger_files import letter
from tests.signing.authority import DAY, root, signer
from tests.signing.documents import signed
from tests.workflow.verification.received_examples import locked, of_another_program
from tests.workflow.verification.received_files import SIGNATORY, exported, sealed

pytestmark = pytest.mark.clock


@pytest.fixture
def received(tmp_path: Path) -> Path:
    """A file signed today under the trusted root, and that root beside it."""
    at = now()
    holder = root().issue(SIGNATORY, first=at - DAY, last=at + DAY)
    path = tmp_path / "báo cáo.pdf"
    path.write_bytes(sign_pdf(exported(), holder.credentials(at), Role.PERSON, at))
    (tmp_path / "ca.pem").write_bytes(root().pem)
    (tmp_path / "ca.crl").write_bytes(root().crl(until=at + DAY))
    return path


def _codes(row: dict[str, list[dict[str, str]]]) -> list[str]:
    return [reason["code"] for reason in row["reasons"]]


def test_valid_with_and_without_a_revocation_list(run: Run, received: Path) -> None:
    trust = str(received.with_name("ca.pem"))
    found = run("verify", str(received), "--trust", trust)
    assert (found.code, found.data["verdict"], _codes(found.data)) == (
        0,
        "valid",
        ["revocation_unknown", "seal_missing"],
    )
    assert found.data["message"] == "HỢP LỆ (chưa kiểm tra thu hồi)"
    assert found.data["signatures"][0]["signer"] == SIGNATORY
    assert (found.data["report"]["number"], found.data["report"]["revision"]) == ("12", 1)
    assert found.data["report"]["unprinted"] == {"program": "DCBC Desktop"}
    checked = run("verify", str(received), "--trust", trust, "--crl", str(received.with_name("ca.crl")))
    assert (checked.code, checked.data["message"], _codes(checked.data)) == (0, "HỢP LỆ", ["seal_missing"])


def test_a_signers_certificate_in_a_trusted_bundle_is_left_out(run: Run, received: Path) -> None:
    bundle = received.with_name("gói.pem")
    bundle.write_bytes(signer().pem + root().pem)
    found = run("verify", str(received), "--trust", str(bundle))
    assert (found.code, found.data["verdict"]) == (0, "valid")
    assert [SIGNATORY in note for note in found.data["notes"]] == [True]
    assert SIGNATORY in run("verify", str(received), "--trust", str(bundle), plain=True).out.splitlines()[0]
    bundle.write_bytes(signer().pem)
    refused = run("verify", str(received), "--trust", str(bundle))
    assert (refused.code, refused.data["error"]["code"]) == (3, "trust_not_authority")


def test_undetermined_and_invalid_are_no(run: Run, received: Path) -> None:
    found = run("verify", str(received))
    assert (found.code, found.data["verdict"], _codes(found.data)) == (
        1,
        "undetermined",
        ["untrusted_chain", "seal_missing"],
    )
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
    assert lines[1].startswith(f"  Chưa biết có tin được chứng thư của «{SIGNATORY}»")
    assert "chưa có chữ ký số của cơ quan («TRUNG TÂM LƯU TRỮ»)" in lines[2]
    assert lines[3].startswith("  Báo cáo: ")
    assert "số 12, ngày 15/12/2026; bản 1" in lines[3]
    assert lines[-1] == "  Tạo bằng: DCBC Desktop (ghi trong tệp, không in trên trang)"


@pytest.mark.parametrize(
    ("language", "person", "agency"),
    [("vi", "Người ký: ", "Chữ ký số của cơ quan: "), ("en", "Signed by: ", "Signed by the agency: ")],
)
def test_the_agencys_signature_is_called_one(run: Run, tmp_path: Path, language: str, person: str, agency: str) -> None:
    path = tmp_path / "dấu.pdf"
    path.write_bytes(sealed())
    lines = run("--lang", language, "verify", str(path), plain=True).out.splitlines()
    for words in (f"  {person}{SIGNATORY}, ", f"  {agency}Trung tâm Lưu trữ, "):
        assert [line for line in lines if line.startswith(words)]


def test_a_signed_file_without_a_report_is_not_valid(run: Run, tmp_path: Path) -> None:
    (tmp_path / "ca.pem").write_bytes(root().pem)
    (tmp_path / "khác.pdf").write_bytes(signed())
    found = run("verify", str(tmp_path / "khác.pdf"), "--trust", str(tmp_path / "ca.pem"))
    assert (found.code, found.data["verdict"], "data_invalid" in _codes(found.data)) == (1, "invalid", True)
    assert found.data["report"] is None


def test_nothing_is_made_for_it(run: Run, received: Path, tmp_path: Path) -> None:
    before = sorted(tmp_path.rglob("*"))
    run("verify", str(received))
    assert sorted(tmp_path.rglob("*")) == before


def test_whom_the_office_trusts_is_read_from_its_database(run: Run, received: Path, tmp_path: Path) -> None:
    with closing(Store.open(_database(tmp_path))) as store:
        store.trusted.add("root", "CA", root().der)
        found = run("verify", str(received))  # while another holds the file to write
    assert (found.code, found.data["verdict"], "notes" in found.data) == (0, "valid", False)


@pytest.mark.parametrize("content", [b"", b"no database", b"SQLite format 3\0" + bytes(5000)])
def test_a_damaged_database_is_told_and_stays_as_it_is(
    run: Run, received: Path, tmp_path: Path, content: bytes
) -> None:
    _database(tmp_path).parent.mkdir()
    _database(tmp_path).write_bytes(content)
    found = run("verify", str(received), "--trust", str(received.with_name("ca.pem")))
    assert (found.code, found.data["verdict"], len(found.data["notes"])) == (0, "valid", 1)
    assert run("verify", str(received), plain=True).out.startswith("Không đọc được danh sách chứng thư tin cậy")
    assert _database(tmp_path).read_bytes() == content


def _database(folder: Path) -> Path:
    return folder / "cơ sở dữ liệu" / "reports.db"


def test_the_same_file_twice_and_a_successor(run: Run, received: Path, tmp_path: Path) -> None:
    again = tmp_path / "lần hai.pdf"
    again.write_bytes(received.read_bytes())
    found = run("verify", str(received), str(again), "--trust", str(received.with_name("ca.pem")))
    assert found.code == 0
    assert [_codes(row)[-1] for row in found.data] == ["same_file", "same_file"]
    assert found.data[0]["reasons"][-1]["file"] == "lần hai.pdf"


def test_files_that_cannot_be_used(run: Run, received: Path, tmp_path: Path) -> None:
    assert run("verify", str(tmp_path / "không có.pdf")).code == 3
    assert run("verify", str(received), "--trust", str(received)).code == 3
    assert run("verify").code == 2


def test_what_was_proven_and_the_headline_are_there_for_machines(run: Run, received: Path) -> None:
    trust = str(received.with_name("ca.pem"))
    found = run("verify", str(received), "--trust", trust).data
    assert found["headline"] == "valid_revocation_unknown"
    assert {"proven_pages", "proven_whole_file", "proven_certificate"} <= {fact["code"] for fact in found["proven"]}
    lines = run("verify", str(received), "--trust", trust, plain=True).out
    assert f"Đã kiểm tra được: Chữ ký của «{SIGNATORY}» bao trùm toàn bộ tệp" in lines


@pytest.mark.parametrize(
    ("make", "verdict", "headline", "code", "word"),
    [
        (of_another_program, "undetermined", "foreign", "foreign_pdf", "Không phải tệp do chương trình này xuất"),
        (lambda: locked("x"), "invalid", "unread", "pdf_password", "mật khẩu"),
        (letter, "invalid", "not_pdf", "file_mail", "thư điện tử"),
        (lambda: exported()[:9_000], "invalid", "unread", "file_incomplete", "thiếu phần cuối"),
    ],
)
def test_files_that_are_something_else(
    run: Run, tmp_path: Path, make: Callable[[], bytes], verdict: str, headline: str, code: str, word: str
) -> None:
    path = tmp_path / "nhận.pdf"
    path.write_bytes(make())
    found = run("verify", str(path))
    assert (found.code, found.data["verdict"], found.data["headline"]) == (1, verdict, headline)
    assert _codes(found.data)[0] == code
    assert word in run("verify", str(path), plain=True).out


def test_a_folder_and_a_missing_file_say_so_among_others(run: Run, received: Path, tmp_path: Path) -> None:
    found = run("verify", str(received), str(tmp_path), str(tmp_path / "không có.pdf"))
    assert [row["headline"] for row in found.data] == ["undetermined", "unread", "unread"]
    assert [_codes(row)[0] for row in found.data[1:]] == ["file_folder", "file_unreadable"]
    assert run("verify", str(tmp_path)).data["error"]["code"] == "file_folder"


@pytest.mark.parametrize(
    ("make", "code"),
    [(of_another_program, "foreign_pdf"), (letter, "file_mail"), (lambda: locked("x"), "pdf_password")],
)
def test_restore_refuses_them_with_the_same_words(
    run: Run, tmp_path: Path, make: Callable[[], bytes], code: str
) -> None:
    path = tmp_path / "nhận.pdf"
    path.write_bytes(make())
    found = run("restore", str(path))
    assert (found.code, found.data["error"]["code"]) == (3, code)
    assert "xin" in found.data["error"]["message"].lower()
