"""A token's module in a process of its own: it signs, refuses, crashes and hangs there; the PIN is left nowhere."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import msgspec
import pytest

from dcbc_desktop.__main__ import main
from dcbc_desktop.errors import DcbcError, FileError, RefusedError
from dcbc_desktop.failure_log import log_file
from dcbc_desktop.intake.sandbox.process import own_command
from dcbc_desktop.invocation import TOKEN_DRIVER
from dcbc_desktop.report.wording import error_sentence
from dcbc_desktop.signing.verifier import examine
from dcbc_desktop.store.store import Store
from dcbc_desktop.workflow.signing import token_requests
from dcbc_desktop.workflow.signing.keys import Secret, Token, certificates_of, plugged_in
from dcbc_desktop.workflow.signing.sign_off import SignatoryChoice
from dcbc_desktop.workflow.signing.signatures import (
    PERSON,
    SignedRevision,
    SigningRequest,
    digital_request,
    keep,
    sign,
    signing_request,
)
from dcbc_desktop.workflow.signing.token_requests import SignedFile, TokenClient
from tests.places import ROOT
from tests.signing.authority import DAY, NOW, root, rsa_key
from tests.signing.faulty_module import CRASH, HANG, LOGIN, SIGN, SLOTS, faulty_module, mark_of, needs_compiler
from tests.signing.softhsm import PIN, needs_softhsm, tokens
from tests.workflow.signing.test_signatures import NAME, report_id, store  # noqa: F401  fixtures

pytestmark = needs_softhsm
SEAL_NAME = "Trung tâm Lưu trữ"


@pytest.fixture(scope="module")
def module(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A module with a good token, one whose certificate has expired, one with two certificates and an empty one."""
    pair = [root().issue("Người thứ nhất", key=rsa_key(3)), root().issue("Người thứ hai", key=rsa_key(4))]
    expired = root().issue("Người hết hạn", key=rsa_key(2), last=NOW - DAY)
    held = {"tot": [root().issue(NAME, key=rsa_key(2))], "hai": pair, "het han": [expired], "trong": []}
    with tokens(tmp_path_factory.mktemp("the"), held) as path:
        yield path


@pytest.fixture
def request_of(store: Store, report_id: int) -> SigningRequest:  # noqa: F811
    """A draft that waits for its signature."""
    return digital_request(store, report_id, SignatoryChoice())


def _token(module: Path, pin: str = PIN, label: str = "tot", certificate: str = "") -> Token:
    return Token(module, Secret(pin), label, certificate)


def _refused(job: Callable[[], object]) -> DcbcError:
    with pytest.raises(DcbcError) as caught:
        job()
    assert PIN not in repr(caught.value) + repr(caught.value.__context__)
    assert "…" not in error_sentence(caught.value)
    return caught.value


def test_it_signs_and_its_child_is_gone(store: Store, request_of: SigningRequest, module: Path) -> None:  # noqa: F811
    token = _token(module)
    signed = sign(request_of, token, NOW)
    assert (signed.certificate.name, examine(signed.pdf, root().trust, NOW).verdict) == (NAME, "valid")
    assert token.client._child is not None
    assert token.client._child.pid is None
    keep(store, request_of, signed)
    sealed = sign(signing_request(store, request_of.report.id, "seal"), _token(module), NOW)
    assert sealed.pdf.startswith(signed.pdf)


def test_what_is_plugged_in_is_listed_without_a_pin(module: Path) -> None:
    found = plugged_in(module, "hai")
    assert (set(found.labels), found.label) == ({"tot", "hai", "het han", "trong"}, "hai")
    assert {one.name for one in found.certificates} == {"Người thứ nhất", "Người thứ hai"}
    assert plugged_in(module, "trong").certificates == ()
    other = plugged_in(module, "không có \ud800")
    assert other.label == other.labels[0]


@pytest.mark.parametrize(
    ("token", "code"),
    [
        (("000000", "tot"), "pin_wrong"),
        (("", "tot"), "pin_wrong"),
        (("9" * 5000, "tot"), "pin_wrong"),
        (("mã pin\ud800", "tot"), "pin_wrong"),
        ((PIN, "khong co"), "token_absent"),
        ((PIN, "\ud800"), "token_absent"),
        ((PIN, ""), "tokens_several"),
        ((PIN, "trong"), "certificate_without_key"),
        ((PIN, "het han"), "certificate_expired"),
        ((PIN, "hai"), "certificates_several"),
        ((PIN, "hai", "Ai Đó"), "certificate_unknown"),
    ],
    ids=range(11),
)
def test_each_refusal_comes_through(
    request_of: SigningRequest, module: Path, token: tuple[str, ...], code: str
) -> None:
    error = _refused(partial(sign, request_of, _token(module, *token), NOW))
    assert error.code == code
    if code == "certificates_several":
        assert "Người thứ nhất" in str(error.params["names"])


@pytest.mark.parametrize("content", [None, b"", b"MZ", b"\x7fELF" + bytes(500)], ids=range(4))
def test_what_is_no_module(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "thư viện.so"
    if content is not None:
        path.write_bytes(content)
    error = _refused(partial(plugged_in, path))
    assert (error.code, error.params) == ("token_module_unreadable", {"file": path.name})


def test_a_token_that_shows_its_certificates_only_after_the_pin(request_of: SigningRequest, tmp_path: Path) -> None:
    pair = [root().issue(NAME, key=rsa_key(3)), root().issue("Người thứ hai", key=rsa_key(4))]
    with tokens(tmp_path, {"an": pair, "mot": pair[:1]}, hidden=True) as module:
        assert plugged_in(module, "an").certificates == ()
        assert [one.name for one in certificates_of(_token(module, label="mot"), NOW)] == [NAME]
        found = {one.name: one for one in certificates_of(_token(module, label="an"), NOW)}
        assert set(found) == {NAME, "Người thứ hai"}
        signed = sign(request_of, _token(module, PIN, "an", found[NAME].serial), NOW)
        assert signed.certificate == found[NAME]
        assert _refused(partial(certificates_of, _token(module, "0000", "an"), NOW)).code == "pin_wrong"


def test_the_pin_is_not_tried_before_report_and_order_were_checked(
    store: Store,  # noqa: F811
    request_of: SigningRequest,
    module: Path,
) -> None:
    keep(store, request_of, sign(request_of, _token(module), NOW))
    token = _token(module)
    again = signing_request(store, request_of.report.id, PERSON)
    with pytest.raises(RefusedError, match="already_signed"):
        sign(again, token, NOW)
    assert (token.pin.take(), token.client._child) == (PIN, None)


@needs_compiler
@pytest.mark.parametrize("place", [SLOTS, LOGIN, SIGN])
def test_a_crash_costs_a_sentence(request_of: SigningRequest, module: Path, tmp_path: Path, place: int) -> None:
    token = _token(faulty_module(tmp_path, module, place, CRASH))
    assert _refused(partial(sign, request_of, token, NOW)).code == "token_crashed"
    assert token.pin._letters is None
    assert plugged_in(module, "tot", token.client).label == "tot"


@needs_compiler
def test_a_crash_while_looking(module: Path, tmp_path: Path) -> None:
    assert _refused(partial(plugged_in, faulty_module(tmp_path, module, SLOTS, CRASH))).code == "token_crashed"


@needs_compiler
@pytest.mark.parametrize("place", [SLOTS, SIGN])
def test_a_hang_is_ended(
    request_of: SigningRequest, module: Path, tmp_path: Path, place: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    token = _token(faulty_module(tmp_path, module, place, HANG))
    monkeypatch.setattr(token_requests, "SECONDS", 1.5)
    error = _refused(partial(sign, request_of, token, NOW))
    assert (error.code, error.params) == ("token_silent", {"seconds": 2})
    assert token.client._child is not None
    assert token.client._child.pid is None


@needs_compiler
def test_hanging_up_ends_the_act_at_once_and_the_pin_was_nowhere(
    request_of: SigningRequest, module: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    token = _token(faulty_module(tmp_path, module, SIGN, HANG))
    with ThreadPoolExecutor(1) as pool, caplog.at_level(logging.DEBUG):
        signing = pool.submit(sign, request_of, token, NOW)
        while not mark_of(token.module).exists():
            assert not signing.done()
        assert token.client._child is not None
        _look_for_the_pin(token.client._child.pid, tmp_path)
        token.client.cancel()
        assert _refused(signing.result).code == "token_crashed"
    assert PIN not in caplog.text
    assert not log_file().exists() or PIN not in log_file().read_text(encoding="utf-8")


def _look_for_the_pin(pid: int | None, folder: Path) -> None:
    """Where others could see it: the child's command line and environment, and files."""
    told = [Path(f"/proc/{pid}/{name}") for name in ("cmdline", "environ")] if sys.platform == "linux" else []
    for path in (*told, *(path for path in folder.rglob("*") if path.is_file())):
        assert PIN.encode() not in path.read_bytes()
    assert PIN not in os.environ.values()


def test_after_hanging_up_nothing_begins(request_of: SigningRequest, module: Path) -> None:
    token = _token(module)
    token.client.cancel()
    with pytest.raises(FileError):
        sign(request_of, token, NOW)
    assert token.client._child is not None
    assert token.client._child.pid is None


LIES = {
    "nothing": b"",
    "no message": b"\xff\xff",
    "a deep list": b"\x91" * 20_000 + b"\x90",
    "wrong types": msgspec.msgpack.encode({"pdf": 1, "certificate": []}),
}


@pytest.mark.parametrize("answer", LIES.values(), ids=LIES.keys())
def test_a_child_in_foreign_hands_can_only_fail(
    request_of: SigningRequest, module: Path, answer: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(TokenClient, "ask", lambda *_: answer)
    assert _refused(partial(sign, request_of, _token(module), NOW)).code == "token_failed"


@pytest.mark.parametrize(
    "lie",
    [lambda signed: signed.pdf[:-2000], lambda _: b"%PDF-1.7", lambda _: b"", lambda signed: _unsigned(signed) + b"%x"],
    ids=["cut short", "another", "empty", "not signed"],
)
def test_a_file_that_is_not_ours_signed_is_refused(
    request_of: SigningRequest, module: Path, lie: Callable[[SignedRevision], bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    signed = sign(request_of, _token(module), NOW)
    answer = msgspec.msgpack.encode(SignedFile(lie(signed), signed.certificate))
    monkeypatch.setattr(TokenClient, "ask", lambda *_: answer)
    assert _refused(partial(sign, request_of, _token(module), NOW)).code in ("signing_failed", "pdf_unreadable")


def _unsigned(signed: SignedRevision) -> bytes:
    assert signed.revision is not None
    return signed.revision.pdf


def test_a_child_that_cannot_start(monkeypatch: pytest.MonkeyPatch, module: Path) -> None:
    monkeypatch.setattr(sys, "executable", "/no/such/program")
    assert _refused(partial(plugged_in, module)).code == "token_unavailable"


def test_no_act_but_those_of_its_list(caplog: pytest.LogCaptureFixture) -> None:
    assert _refused(partial(TokenClient().ask, "no such act", PIN.encode())).code == "token_failed"
    assert "KeyError" in caplog.text
    assert PIN not in caplog.text


def test_the_word_that_makes_it_a_child(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    assert main([TOKEN_DRIVER, "list"]) == 2
    assert capsys.readouterr().err
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert own_command(TOKEN_DRIVER) == [sys.executable, "--token-driver"]


def test_a_child_that_hangs_without_its_parent_ends_itself() -> None:
    """Foreign code may hold Python's own lock, so that nothing written in Python could end it."""
    script = (
        "import ctypes\n"
        "from dcbc_desktop.intake.sandbox import limits\n"
        "limits.SPARE_SECONDS = 0\n"
        "limits.CLOCK_ALONE.for_good(); limits.CLOCK_ALONE.for_task(0.3)\n"
        "ctypes.PyDLL(None).sleep(600)\n"
    )
    if os.name != "posix":
        pytest.skip("sleeps in the C library of POSIX systems")
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (1, b"")
