"""Signing with a token (SoftHSM2 stands in): each fault its own sentence, and the PIN nowhere afterwards."""

from __future__ import annotations

import gc
import logging
from collections.abc import Iterator
from pathlib import Path

import pkcs11
import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from pkcs11.exceptions import PinIncorrect, PinLocked

from dcbc_desktop.errors import FileError
from dcbc_desktop.report.wording import error_sentence
from dcbc_desktop.signing import token as token_module
from dcbc_desktop.signing.records import Role
from dcbc_desktop.signing.signer import sign_pdf
from dcbc_desktop.signing.token import open_token, shown_certificates, token_labels
from dcbc_desktop.signing.verdicts import Verdict
from dcbc_desktop.signing.verifier import examine
from tests.signing.authority import DAY, NOW, root, rsa_key
from tests.signing.documents import document
from tests.signing.softhsm import PIN, needs_softhsm, tokens

pytestmark = needs_softhsm


@pytest.fixture(scope="module")
def module(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A module with a good token, one whose certificate has expired, one with two certificates and an empty one."""
    good, expired = (root().issue(name, key=rsa_key(2), last=last) for name, last in _HOLDERS)
    pair = [root().issue("Người thứ nhất", key=rsa_key(3)), root().issue("Người thứ hai", key=rsa_key(4))]
    curve = root().issue("Người ký bằng đường cong", key=ec.generate_private_key(ec.SECP256R1()))
    held = {"tot": [good], "cong": [curve], "het han": [expired], "hai": pair, "trong": []}
    with tokens(tmp_path_factory.mktemp("the"), held) as path:
        yield path


_HOLDERS = (("Người ký bằng thiết bị", NOW + 100 * DAY), ("Người hết hạn", NOW - DAY))


def _refused(module: Path, pin: str, label: str) -> str:
    with pytest.raises(FileError) as caught, open_token(module, pin, NOW, label):
        pass
    assert "…" not in error_sentence(caught.value)
    assert PIN not in repr(caught.value)
    return caught.value.code


@pytest.mark.parametrize(("label", "name"), [("tot", "Người ký bằng thiết bị"), ("cong", "Người ký bằng đường cong")])
def test_a_token_signs(module: Path, label: str, name: str) -> None:
    with open_token(module, PIN, NOW, label) as credentials:
        made = sign_pdf(document(), credentials, Role.PERSON, NOW)
    found = examine(made, root().trust, NOW)
    assert (found.verdict, found.signatures[0].signer) == (Verdict.VALID, credentials.certificate)
    assert credentials.certificate.name == name


def test_tokens_are_told_by_their_labels(module: Path) -> None:
    assert set(token_labels(module)) == {"tot", "cong", "het han", "hai", "trong"}


def test_among_several_certificates_one_is_named(module: Path) -> None:
    assert _refused(module, PIN, "hai") == "certificates_several"
    shown = {one.name: one.serial for one in shown_certificates(module, "hai")}
    assert set(shown) == {"Người thứ nhất", "Người thứ hai"}
    for wanted in ("người thứ hai", shown["Người thứ hai"].upper()):
        with open_token(module, PIN, NOW, "hai", wanted) as credentials:
            assert credentials.certificate.name == "Người thứ hai"
            made = sign_pdf(document(), credentials, Role.PERSON, NOW)
        assert examine(made, root().trust, NOW).verdict is Verdict.VALID
    with pytest.raises(FileError, match="certificate_unknown"), open_token(module, PIN, NOW, "hai", "Người thứ ba"):
        pass


@pytest.mark.parametrize(
    ("pin", "label", "code"),
    [
        ("000000", "tot", "pin_wrong"),
        ("", "tot", "pin_wrong"),
        ("9" * 5000, "tot", "pin_wrong"),
        ("mã pin\ud800", "tot", "pin_wrong"),
        (PIN, "khong co", "token_absent"),
        (PIN, "", "tokens_several"),
        (PIN, "trong", "certificate_without_key"),
        (PIN, "het han", "certificate_expired"),
    ],
)
def test_each_fault_has_its_own_sentence(module: Path, pin: str, label: str, code: str) -> None:
    assert _refused(module, pin, label) == code


def test_after_a_fault_the_token_still_signs(module: Path) -> None:
    assert _refused(module, "000000", "tot") == "pin_wrong"
    with open_token(module, PIN, NOW, "tot") as credentials:
        assert sign_pdf(document(), credentials, Role.PERSON, NOW).startswith(document())


class _Locking:
    """SoftHSM2 never locks: its token, with a lock."""

    label = "the khoa"

    def __init__(self, fault: type[Exception], flags: pkcs11.TokenFlag) -> None:
        self.fault, self.flags, self.slot = fault, flags | pkcs11.TokenFlag.TOKEN_INITIALIZED, self

    def get_token(self) -> _Locking:
        return self

    def open(self, user_pin: str) -> None:
        raise self.fault(user_pin[:0])


@pytest.mark.parametrize(
    ("fault", "flags", "code"),
    [
        (PinLocked, pkcs11.TokenFlag(0), "pin_locked"),
        (PinIncorrect, pkcs11.TokenFlag.USER_PIN_LOCKED, "pin_locked"),
        (PinIncorrect, pkcs11.TokenFlag.USER_PIN_FINAL_TRY, "pin_wrong_last_try"),
        (pkcs11.exceptions.PinExpired, pkcs11.TokenFlag(0), "pin_expired"),
        (pkcs11.exceptions.TokenNotPresent, pkcs11.TokenFlag(0), "token_absent"),
        (pkcs11.exceptions.DeviceError, pkcs11.TokenFlag(0), "token_failed"),
    ],
)
def test_a_locked_or_pulled_token(
    fault: type[Exception], flags: pkcs11.TokenFlag, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(token_module, "_tokens", lambda _: [_Locking(fault, flags)])
    assert _refused(Path("module.so"), PIN, "") == code


def test_no_token_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(token_module, "_tokens", lambda _: [])
    assert _refused(Path("module.so"), PIN, "") == "token_absent"


@pytest.mark.parametrize("content", [None, b"", b"MZ not a library", b"\x7fELF" + bytes(500)], ids=range(4))
def test_what_is_no_module(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "thư viện.so"
    if content is not None:
        path.write_bytes(content)
    assert _refused(path, PIN, "") == "token_module_unreadable"


def test_the_pin_is_kept_nowhere(module: Path, caplog: pytest.LogCaptureFixture) -> None:
    pin = "".join(list(PIN))
    with caplog.at_level(logging.DEBUG), open_token(module, pin, NOW, "tot") as credentials:
        sign_pdf(document(), credentials, Role.PERSON, NOW)
        assert PIN not in repr(vars(credentials.signer))
    assert PIN not in caplog.text
    held = [found for found in gc.get_referrers(pin) if isinstance(found, dict) and found is not locals()]
    assert [found for found in held if "pin" in found and "module" not in found] == []
