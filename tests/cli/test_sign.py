"""`sign`, `sign-off --p12` and `trust`: files signed with a certificate file and with a token, and every fault."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import click
import pytest

from dcbc_desktop.report.dates import now
from dcbc_desktop.store.store import Store
from tests.cli.conftest import Run
from tests.cli.test_database_commands import fill
from tests.signing.authority import DAY, PASSPHRASE, SERVER_ONLY, Holder, foreign_root, root, rsa_key
from tests.signing.faulty_module import mark_of, needs_compiler, strangers_module
from tests.signing.softhsm import PIN, needs_softhsm, tokens
from tests.workflow.signing.other_programs import certified_as_final

NAME = "Lê Thị Minh Hòa"
NUMBER = ("--number", "12", "--date", "2026-12-15")
SIGNER = ("--signatory", NAME, "--office", "GIÁM ĐỐC")


def issue(name: str = NAME, **faults: Any) -> Holder:  # noqa: ANN401
    """A certificate that is good today, but for the faults."""
    times = {"first": now() - DAY, "last": now() + 30 * DAY}
    return root().issue(name, **{**times, **faults})


@pytest.fixture
def ready(run: Run, draft: int) -> int:
    """A draft that may be signed off."""
    fill(run, draft)
    return draft


@pytest.fixture
def p12(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[str, ...]:
    """The words that name a certificate file and its passphrase."""
    monkeypatch.setenv("MAT_KHAU", PASSPHRASE)
    return _key_file(tmp_path, issue())


def _key_file(folder: Path, holder: Holder) -> tuple[str, ...]:
    path = folder / "chứng thư.p12"
    path.write_bytes(holder.p12())
    return ("--p12", str(path), "--passphrase-env", "MAT_KHAU")


@pytest.fixture
def trusted(run: Run, tmp_path: Path) -> None:
    """The office trusts the test authority and has its revocation list."""
    (tmp_path / "gốc.pem").write_bytes(root().pem)
    (tmp_path / "thu hồi.crl").write_bytes(root().crl(until=now() + DAY))
    assert run("trust", "add", str(tmp_path / "gốc.pem"), str(tmp_path / "thu hồi.crl")).code == 0


def verdict(run: Run, file: Path, folder: Path) -> tuple[str, list[str]]:
    found = run("verify", str(file), "--trust", str(folder / "gốc.pem")).data
    return found["verdict"], [one["signer"] for one in found["signatures"]]


@pytest.mark.clock
@pytest.mark.usefixtures("trusted")
def test_sign_off_with_a_certificate_file_in_one_breath(
    run: Run, ready: int, p12: tuple[str, ...], tmp_path: Path
) -> None:
    done = run("sign-off", str(ready), *SIGNER, *NUMBER, *p12)
    assert (done.code, done.data["revision"], done.data["advice"]) == (0, 1, [])
    assert done.data["certificate"]["name"] == NAME
    target = tmp_path / "xuất.pdf"
    exported = run("export", str(ready), "-o", str(target))
    assert exported.data["file_sha256"] == done.data["file_sha256"]
    assert verdict(run, target, tmp_path) == ("valid", [NAME])
    assert run("doctor").data == {"problems": []}


@pytest.mark.clock
def test_a_date_in_the_future_is_told_at_sign_off(run: Run, ready: int) -> None:
    signed = run("sign-off", str(ready), *SIGNER, "--number", "12", "--date", "31/12/2099")
    assert signed.code == 0
    assert [one["code"] for one in signed.data["date_advice"]] == ["date_in_future"]


@pytest.mark.parametrize("missing", ["--number", "--date", "both"])
def test_number_and_date_come_first(run: Run, ready: int, p12: tuple[str, ...], missing: str) -> None:
    given = {"--number": NUMBER[2:], "--date": NUMBER[:2], "both": ()}[missing]
    refused = run("sign-off", str(ready), *SIGNER, *given, *p12)
    assert (refused.code, refused.data["error"]["code"]) == (1, "digital_number_missing")
    assert run("show", str(ready)).data["state"] == "draft"


FAULTS = [
    ("certificate_expired", {"first": now() - 9 * DAY, "last": now() - DAY}),
    ("certificate_not_yet_valid", {"first": now() + DAY}),
    ("certificate_not_for_signing", {"purposes": SERVER_ONLY}),
]


@pytest.mark.clock
@pytest.mark.parametrize(("code", "fault"), FAULTS, ids=[code for code, _ in FAULTS])
def test_a_certificate_that_cannot_sign_freezes_nothing(
    run: Run, ready: int, tmp_path: Path, code: str, fault: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MAT_KHAU", PASSPHRASE)
    before = run("show", str(ready)).data
    refused = run("sign-off", str(ready), *SIGNER, *NUMBER, *_key_file(tmp_path, issue(**fault)))
    assert (refused.code, refused.data["error"]["code"]) == (3, code)
    assert run("show", str(ready)).data == before


def test_a_wrong_passphrase_or_file_freezes_nothing(
    run: Run, ready: int, p12: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MAT_KHAU", "sai rồi")
    wrong = run("sign-off", str(ready), *SIGNER, *NUMBER, *p12)
    assert (wrong.code, wrong.data["error"]["code"]) == (3, "passphrase_wrong")
    assert "sai rồi" not in wrong.out + wrong.err
    monkeypatch.setenv("MAT_KHAU", PASSPHRASE)
    (tmp_path / "chứng thư.p12").write_bytes(b"PK\x03\x04 something else")
    assert run("sign-off", str(ready), *SIGNER, *NUMBER, *p12).data["error"]["code"] == "certificate_file_unreadable"
    (tmp_path / "chứng thư.p12").unlink()
    monkeypatch.setenv("MAT_KHAU", PASSPHRASE)
    gone = run("sign-off", str(ready), *SIGNER, *NUMBER, *p12).data["error"]
    assert (gone["code"], "không tìm thấy" in gone["message"]) == ("file_not_readable", True)
    assert run("show", str(ready)).data["state"] == "draft"


@pytest.mark.clock
@pytest.mark.usefixtures("trusted")
def test_a_revoked_certificate_is_refused(
    run: Run, ready: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MAT_KHAU", PASSPHRASE)
    holder = issue()
    words = _key_file(tmp_path, holder)
    (tmp_path / "mới.crl").write_bytes(root().crl(holder, on=now() - DAY, until=now() + DAY))
    refused = run("sign-off", str(ready), *SIGNER, *NUMBER, *words, "--crl", str(tmp_path / "mới.crl"))
    assert (refused.code, refused.data["error"]["code"]) == (3, "certificate_revoked")


@pytest.mark.clock
def test_another_name_and_an_unknown_authority_are_told(
    run: Run, ready: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MAT_KHAU", PASSPHRASE)
    stranger = foreign_root().issue("Trần Văn Khác", first=now() - DAY, last=now() + DAY)
    done = run("sign-off", str(ready), *SIGNER, *NUMBER, *_key_file(tmp_path, stranger))
    assert done.code == 0
    assert [one["code"] for one in done.data["advice"]] == ["certificate_of_another", "untrusted_chain"]
    assert "«Trần Văn Khác»" in done.data["advice"][0]["message"]
    assert f"«{NAME}»" in done.data["advice"][0]["message"]


def test_a_name_without_marks_is_the_same_name(
    run: Run, ready: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MAT_KHAU", PASSPHRASE)
    done = run("sign-off", str(ready), *SIGNER, *NUMBER, *_key_file(tmp_path, issue("LE THI MINH HOA")))
    assert [one["code"] for one in done.data["advice"]] == ["untrusted_chain"]


@pytest.mark.clock
def test_the_person_signs_once_and_before_the_seal(
    run: Run, ready: int, p12: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    words = ("sign", str(ready))
    draft = run(*words, *p12)
    assert (draft.code, draft.data["error"]["code"]) == (1, "report_not_signed")
    assert run("sign-off", str(ready), *SIGNER, *NUMBER).code == 0
    for code, role in (("seal_before_signature", "seal"), ("", "person"), ("already_signed", "person"), ("", "seal")):
        monkeypatch.setenv("MAT_KHAU", PASSPHRASE)
        done = run(*words, "--role", role, *p12)
        assert done.data.get("error", {}).get("code", "") == code
    assert done.data["position"] == 2
    monkeypatch.setenv("MAT_KHAU", PASSPHRASE)
    assert run(*words, "--role", "seal", *p12).data["error"]["code"] == "already_signed"


@pytest.mark.clock
def test_a_file_certified_as_final_is_refused_before_the_secret_is_asked_for(
    run: Run, ready: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("sign-off", str(ready), *SIGNER, *NUMBER, "--elsewhere").code == 0
    path = tmp_path / "xuất.pdf"
    assert run("export", str(ready), "-o", str(path)).code == 0
    path.write_bytes(certified_as_final(path.read_bytes(), issue(), now()))
    assert run("attach", str(ready), str(path)).code == 0
    monkeypatch.delenv("MAT_KHAU", raising=False)
    refused = run("sign", str(ready), "--role", "seal", *_key_file(tmp_path, issue()))
    assert (refused.code, refused.data["error"]["code"]) == (1, "signing_closed")


@pytest.mark.clock
def test_a_report_is_signed_off_for_another_program(run: Run, ready: int, p12: tuple[str, ...]) -> None:
    words = ("sign-off", str(ready), *SIGNER, "--elsewhere")
    without = run(*words)
    assert (without.code, without.data["error"]["code"]) == (1, "digital_number_missing")
    both = run(*words, *NUMBER, *p12)
    assert (both.code, both.data["error"]["code"]) == (2, "key_and_elsewhere")
    done = run(*words, *NUMBER, plain=True)
    assert done.code == 0
    assert "attach" in done.out
    assert run("show", str(ready)).data["revisions"][0]["exit"] == "digital"
    assert run("sign", str(ready), *p12).code == 0  # here all the same


def test_a_page_with_blanks_is_not_signed_digitally(run: Run, ready: int, p12: tuple[str, ...]) -> None:
    assert run("sign-off", str(ready), *SIGNER).code == 0
    assert run("register", str(ready), *NUMBER).code == 0
    assert run("sign", str(ready), *p12).data["error"]["code"] == "digital_number_missing"


def test_the_secret_comes_from_the_environment_or_the_terminal(
    run: Run, ready: int, p12: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    words = ("sign-off", str(ready), *SIGNER, *NUMBER, *p12[:2])
    assert run(*words).data["error"]["code"] == "secret_needed"
    absent = run(*words, "--passphrase-env", "KHONG_CO")
    assert (absent.code, absent.data["error"]["code"]) == (2, "secret_absent")
    asked: list[dict[str, object]] = []

    def typed(text: str, **how: object) -> str:
        asked.append({"text": text, **how})
        return PASSPHRASE

    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    monkeypatch.setattr(click, "prompt", typed)
    done = run(*words)
    assert done.code == 0
    assert asked[0]["hide_input"] is True
    assert PASSPHRASE not in done.out + done.err


def test_a_secret_in_the_environment_is_gone_after_use(run: Run, ready: int, p12: tuple[str, ...]) -> None:
    assert run("sign-off", str(ready), *SIGNER, *NUMBER, *p12).code == 0
    assert "MAT_KHAU" not in os.environ


@pytest.mark.parametrize("words", [(), ("--p12", "a.p12", "--pkcs11", "b.so"), ("--certificate", "x")])
def test_one_key_is_named(run: Run, draft: int, words: tuple[str, ...]) -> None:
    refused = run("sign", str(draft), *words)
    assert (refused.code, refused.data["error"]["code"]) == (2, "key_needed")


@pytest.mark.usefixtures("trusted")
def test_what_is_trusted_is_added_listed_and_removed(run: Run, tmp_path: Path) -> None:
    rows = run("trust", "list").data["trusted"]
    assert {row["kind"]: row["name"] for row in rows} == {"root": "CA gốc thử nghiệm", "crl": "CA gốc thử nghiệm"}
    again = run("trust", "add", str(tmp_path / "gốc.pem"))
    assert (again.code, len(run("trust", "list").data["trusted"])) == (0, 2)
    assert run("trust", "remove", rows[0]["sha256"][:12]).data["trusted"][0]["sha256"] == rows[0]["sha256"]
    assert [row["sha256"] for row in run("trust", "list").data["trusted"]] == [rows[1]["sha256"]]
    assert run("trust", "remove", "0123456789").data["error"]["code"] == "trust_unknown"
    assert run("trust", "remove", "a").data["error"]["code"] == "trust_unknown"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "trust_file_unreadable"),
        (b'<b>&"', "trust_file_unreadable"),
        (b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n", "trust_file_unreadable"),
        (None, "file_not_readable"),
    ],
    ids=range(4),
)
def test_what_is_no_certificate_is_not_trusted(run: Run, tmp_path: Path, content: bytes | None, code: str) -> None:
    path = tmp_path / "tệp lạ"
    if content is not None:
        path.write_bytes(content)
    refused = run("trust", "add", str(path))
    assert (refused.code, refused.data["error"]["code"]) == (3, code)


def test_a_signers_certificate_is_no_root(run: Run, tmp_path: Path) -> None:
    (tmp_path / "người ký.pem").write_bytes(issue().pem)
    assert run("trust", "add", str(tmp_path / "người ký.pem")).data["error"]["code"] == "trust_not_authority"


def test_a_signers_certificate_in_a_bundle_is_left_out(run: Run, tmp_path: Path) -> None:
    (tmp_path / "gói.pem").write_bytes(issue().pem + root().pem)
    added = run("trust", "add", str(tmp_path / "gói.pem"))
    assert [row["name"] for row in added.data["trusted"]] == ["CA gốc thử nghiệm"]
    assert [row["name"] for row in added.data["left_out"]] == [NAME]
    assert f"«{NAME}»" in added.data["left_out"][0]["message"]
    assert len(run("trust", "list").data["trusted"]) == 1
    lines = run("trust", "add", str(tmp_path / "gói.pem"), plain=True).out.splitlines()
    assert (len(lines), f"«{NAME}»" in lines[1]) == (2, True)


def test_one_file_may_bring_both(run: Run, tmp_path: Path) -> None:
    from cryptography import x509
    from cryptography.hazmat.primitives.serialization import Encoding

    crl = x509.load_der_x509_crl(root().crl()).public_bytes(Encoding.PEM)
    (tmp_path / "cả hai.pem").write_bytes(root().pem + crl)
    assert [row["kind"] for row in run("trust", "add", str(tmp_path / "cả hai.pem")).data["trusted"]] == ["root", "crl"]


@pytest.mark.parametrize("words", [("list", "x"), ("add",), ("remove",), ("rotate",)])
def test_trust_used_wrongly(run: Run, words: tuple[str, ...]) -> None:
    assert run("trust", *words).code == 2


@pytest.fixture
def module(tmp_path: Path) -> Iterator[Path]:
    """A module with the agency's token, and another with the person's two certificates."""
    folder = tmp_path / "thiet bi"
    folder.mkdir()
    person = [issue(key=rsa_key(3)), issue("Người Thứ Hai", key=rsa_key(4))]
    with tokens(folder, {"co quan": [issue("Trung tâm Lưu trữ", key=rsa_key(2))], "nguoi": person}) as path:
        yield path


@pytest.mark.clock
@needs_softhsm
@pytest.mark.usefixtures("trusted")
def test_by_certificate_file_and_then_by_token(
    run: Run,
    ready: int,
    p12: tuple[str, ...],
    module: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert run("sign-off", str(ready), *SIGNER, *NUMBER, *p12).code == 0
    monkeypatch.setenv("MA_PIN", PIN)
    token = ("--pkcs11", str(module), "--token", "co quan", "--pin-env", "MA_PIN")
    done = run("sign", str(ready), "--role", "seal", *token)
    assert (done.code, done.data["position"]) == (0, 2)
    assert done.data["certificate"]["name"] == "Trung tâm Lưu trữ"
    assert run("settings", "get", "pkcs11_module").data == {"pkcs11_module": str(module)}
    target = tmp_path / "xuất.pdf"
    assert run("export", str(ready), "-o", str(target)).code == 0
    assert verdict(run, target, tmp_path) == ("valid", [NAME, "Trung tâm Lưu trữ"])
    assert run("doctor").data == {"problems": []}
    if shutil.which("pdfsig"):
        told = subprocess.run(
            ["pdfsig", "-nocert", str(target)], capture_output=True, text=True, timeout=60, check=False
        )
        assert told.stdout.count("Signature is Valid") == 2
    if shutil.which("qpdf"):
        subprocess.run(["qpdf", "--check", str(target)], capture_output=True, timeout=60, check=True)


@needs_softhsm
def test_sign_off_by_token_with_the_module_remembered(
    run: Run, ready: int, module: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = ("sign-off", str(ready), *SIGNER, *NUMBER, "--token", "nguoi", "--pin-env", "MA_PIN")
    assert run(*words).data["error"]["code"] == "token_module_missing"
    assert run("settings", "set", "pkcs11_module", str(module)).code == 0
    faults = (
        ("000000", (), "pin_wrong"),
        (PIN, (), "certificates_several"),
        (PIN, ("--certificate", "Ai Đó"), "certificate_unknown"),
    )
    for pin, more, code in faults:
        monkeypatch.setenv("MA_PIN", pin)
        refused = run(*words, *more)
        assert (refused.code, refused.data["error"]["code"]) == (3, code)
        assert pin not in refused.out + refused.err
        assert run("show", str(ready)).data["state"] == "draft"
    monkeypatch.setenv("MA_PIN", PIN)
    done = run(*words, "--certificate", NAME.lower())
    assert (done.code, done.data["certificate"]["name"]) == (0, NAME)


@needs_compiler
def test_a_module_that_only_the_database_names_is_not_loaded(
    run: Run, ready: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = strangers_module(tmp_path)
    (database,) = tmp_path.rglob("reports.db")
    with closing(Store.open(database)) as store:
        store.settings.set("pkcs11_module", str(module))
    monkeypatch.setenv("MA_PIN", PIN)
    words = ("sign-off", str(ready), *SIGNER, *NUMBER, "--pin-env", "MA_PIN")
    for key in (("--pkcs11",), ("--token", "nguoi")):
        refused = run(*words, *key)
        assert (refused.code, refused.data["error"]["code"]) == (2, "token_module_offered")
        assert str(module) in refused.data["error"]["message"]
        monkeypatch.setenv("MA_PIN", PIN)
    assert run("settings", "get", "pkcs11_module").data == {"pkcs11_module": ""}
    assert not mark_of(module).exists()
    assert run(*words, "--pkcs11", str(module)).data["error"]["code"] == "token_module_unreadable"
    assert mark_of(module).exists(), "named by hand it is loaded"


@needs_compiler
@pytest.mark.parametrize("yes", [True, False])
def test_at_a_terminal_the_person_is_asked(
    run: Run, ready: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, yes: bool
) -> None:
    module = strangers_module(tmp_path)
    (database,) = tmp_path.rglob("reports.db")
    with closing(Store.open(database)) as store:
        store.settings.set("pkcs11_module", str(module))
    asked: list[str] = []
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)

    def confirm(question: str, **_: object) -> bool:
        asked.append(question)
        return yes

    monkeypatch.setattr(click, "confirm", confirm)
    monkeypatch.setenv("MA_PIN", PIN)
    refused = run("sign-off", str(ready), *SIGNER, *NUMBER, "--pin-env", "MA_PIN", "--pkcs11")
    assert refused.data["error"]["code"] == ("token_module_unreadable" if yes else "token_module_offered")
    assert len(asked) == 1
    assert str(module) in asked[0]
    assert mark_of(module).exists() is yes


@pytest.mark.parametrize("path", ["\\\\may\\chung\\x.dll", "//may/chung/x.dll", "\\\\?\\UNC\\may\\chung\\x.dll"])
def test_a_module_on_the_network_is_not_touched_unasked(
    run: Run, ready: int, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MA_PIN", PIN)
    looked, exists = [], Path.exists

    def look(name: Path) -> bool:
        looked.append(str(name))
        return exists(name)

    monkeypatch.setattr(Path, "exists", look)
    words = ("sign-off", str(ready), *SIGNER, *NUMBER, "--pin-env", "MA_PIN")
    assert run(*words, "--pkcs11", path).data["error"]["code"] == "token_module_network"
    assert run("settings", "set", "pkcs11_module", path).code == 0
    assert run(*words, "--pkcs11").data["error"]["code"] == "token_module_network"
    assert not [name for name in looked if "chung" in name], "even looking for it tells the other computer who asks"


@pytest.mark.parametrize("value", ["a\nb", "x" * 2000, "\u202egnp.dll"])
def test_a_module_path_is_a_path(run: Run, value: str) -> None:
    assert run("settings", "set", "pkcs11_module", value).data["error"]["code"] == "setting_value_invalid"


def test_a_module_that_is_none(run: Run, ready: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MA_PIN", PIN)
    (tmp_path / "thư viện.so").write_bytes(b"MZ")
    words = ("--pkcs11", str(tmp_path / "thư viện.so"), "--pin-env", "MA_PIN")
    refused = run("sign-off", str(ready), *SIGNER, *NUMBER, *words)
    assert (refused.code, refused.data["error"]["code"]) == (3, "token_module_unreadable")
    assert run("settings", "get", "pkcs11_module").data == {"pkcs11_module": ""}


@pytest.mark.clock
@pytest.mark.parametrize("tool", [["pdfsig", "-nocert"], ["qpdf", "--check"]], ids=["pdfsig", "qpdf"])
def test_other_programs_agree(
    run: Run, ready: int, p12: tuple[str, ...], tool: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if shutil.which(tool[0]) is None:
        pytest.skip(f"{tool[0]} is not installed")
    assert run("sign-off", str(ready), *SIGNER, *NUMBER, *p12).code == 0
    monkeypatch.setenv("MAT_KHAU", PASSPHRASE)
    assert run("sign", str(ready), "--role", "seal", *p12).code == 0
    target = tmp_path / "xuất.pdf"
    assert run("export", str(ready), "-o", str(target)).code == 0
    answer = subprocess.run([*tool, str(target)], capture_output=True, text=True, timeout=60, check=False)
    assert answer.returncode == 0, answer.stdout + answer.stderr
    if tool[0] == "pdfsig":
        assert answer.stdout.count("Signature is Valid") == 2
