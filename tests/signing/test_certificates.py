"""Certificate files, trusted roots and revocation lists: each fault has its own sentence."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from asn1crypto import pem
from asn1crypto import pkcs12 as pfx
from cryptography.hazmat.primitives.asymmetric import ed25519
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, pkcs7, pkcs12

from dcbc_desktop.errors import FileError
from dcbc_desktop.report.wording import error_sentence, sentence
from dcbc_desktop.signing.certificates import MAX_BYTES, load_credentials, read_credentials
from dcbc_desktop.signing.records import MAX_NAME, printable
from dcbc_desktop.signing.trust_files import (
    authorities_in_file,
    authorities_of,
    crls_of,
    describe_root,
    read_trust_data,
    roots_of,
)
from dcbc_desktop.signing.verdicts import Code, Verdict, verdict_of
from tests.signing.authority import DAY, NO_DOCUMENTS, NOW, PASSPHRASE, SERVER_ONLY, foreign_root, root, signer, usage


def test_what_is_shown_of_a_certificate() -> None:
    shown = signer().credentials().certificate
    assert (shown.name, shown.issuer) == ("Nguyễn Xuân Thử", "CA gốc thử nghiệm")
    assert (shown.not_before, shown.not_after) == (NOW - 100 * DAY, NOW + 100 * DAY)


def test_the_key_is_never_shown() -> None:
    assert "signer" not in repr(signer().credentials())


def _without_key() -> bytes:
    return pkcs12.serialize_key_and_certificates(b"x", None, signer().certificate, None, NoEncryption())


def _no_certificate() -> bytes:
    return pkcs12.serialize_key_and_certificates(b"x", signer().key, None, None, NoEncryption())


def _other_kind_of_key() -> bytes:
    key = ed25519.Ed25519PrivateKey.generate()
    return pkcs12.serialize_key_and_certificates(b"x", key, None, None, NoEncryption())


def _endless_stretching() -> bytes:
    bundle = pfx.Pfx.load(signer().p12())
    bundle["mac_data"]["iterations"] = 2_000_000_000
    return bytes(bundle.dump(force=True))


FAULTS: dict[str, tuple[Callable[[], bytes], str, str]] = {
    "wrong passphrase": (signer().p12, "sai rồi", "passphrase_wrong"),
    "no passphrase": (signer().p12, "", "passphrase_wrong"),
    "surrogate in it": (signer().p12, "\ud800", "passphrase_wrong"),
    "other letters": (signer().p12, PASSPHRASE.upper(), "passphrase_wrong"),
    "empty": (bytes, PASSPHRASE, "certificate_file_unreadable"),
    "text": (lambda: b"van ban", PASSPHRASE, "certificate_file_unreadable"),
    "pem": (lambda: signer().pem, PASSPHRASE, "certificate_file_unreadable"),
    "cut": (lambda: signer().p12()[:-40], PASSPHRASE, "certificate_file_unreadable"),
    "junk behind": (lambda: signer().p12() + b"x", PASSPHRASE, "certificate_file_unreadable"),
    "nested": (lambda: b"\x30\x80" * 5_000, PASSPHRASE, "certificate_file_unreadable"),
    "endless stretching": (_endless_stretching, PASSPHRASE, "certificate_file_unreadable"),
    "no key": (_without_key, "", "certificate_without_key"),
    "no certificate": (_no_certificate, "", "certificate_without_key"),
    "another kind of key": (_other_kind_of_key, "", "certificate_without_key"),
    "too large": (lambda: bytes(MAX_BYTES + 1), PASSPHRASE, "certificate_file_too_large"),
    "expired": (lambda: root().issue(last=NOW - DAY).p12(), PASSPHRASE, "certificate_expired"),
    "not yet valid": (lambda: root().issue(first=NOW + DAY).p12(), PASSPHRASE, "certificate_not_yet_valid"),
    "for encryption": (
        lambda: root().issue(key_usage=usage(signing=False, committing=False)).p12(),
        PASSPHRASE,
        "certificate_not_for_signing",
    ),
    "for all that is no document": (
        lambda: root().issue(purposes=NO_DOCUMENTS).p12(),
        PASSPHRASE,
        "certificate_not_for_signing",
    ),
    "for servers": (lambda: root().issue(purposes=SERVER_ONLY).p12(), PASSPHRASE, "certificate_not_for_signing"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_each_fault_has_its_own_sentence(fault: str) -> None:
    make, passphrase, code = FAULTS[fault]
    with pytest.raises(FileError) as caught:
        read_credentials(make(), passphrase, NOW)
    assert caught.value.code == code
    assert "…" not in error_sentence(caught.value)
    assert passphrase not in str(caught.value) or not passphrase


@pytest.mark.parametrize(("signing", "committing"), [(True, False), (False, True)])
def test_one_of_two_usages_is_enough(signing: bool, committing: bool) -> None:
    holder = root().issue(key_usage=usage(signing=signing, committing=committing))
    assert holder.credentials().certificate.name == "Nguyễn Xuân Thử"


def test_from_a_file(tmp_path: Path) -> None:
    path = tmp_path / "chứng thư.pfx"
    path.write_bytes(signer().p12())
    assert load_credentials(path, PASSPHRASE, NOW).certificate.name == "Nguyễn Xuân Thử"


@pytest.mark.parametrize("name", ["khong-co.p12", "", "a\0b"])
def test_a_file_that_cannot_be_opened(tmp_path: Path, name: str) -> None:
    with pytest.raises(FileError, match="file_not_readable"):
        load_credentials(tmp_path / name, PASSPHRASE, NOW)


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("A\u202egnp.exe", "Agnp.exe"),
        ("Ng\nuye\u0302\u0303n", "Ng uyễn"),
        ("x" * 9999, "x" * MAX_NAME),
        ("\0\ud800", ""),
    ],
)
def test_names_are_one_harmless_line(raw: str, shown: str) -> None:
    assert printable(raw) == shown


def test_roots_in_every_form(tmp_path: Path) -> None:
    both = [root().certificate, foreign_root().certificate]
    bundle = pkcs7.serialize_certificates(both, Encoding.DER)
    armoured = pkcs7.serialize_certificates(both, Encoding.PEM)
    assert roots_of(root().der) == roots_of(root().pem) == (root().der,)
    assert roots_of(root().pem + b"\n" + foreign_root().pem) == (root().der, foreign_root().der)
    assert set(roots_of(bundle)) == set(roots_of(armoured)) == {root().der, foreign_root().der}
    (tmp_path / "ca.pem").write_bytes(root().pem)
    held = authorities_in_file(tmp_path / "ca.pem")
    assert ([describe_root(der).name for der in held.roots], held.left_out) == (["CA gốc thử nghiệm"], ())


def _bundles() -> list[bytes]:
    """A root with two signers, one of them twice, in every form of file."""
    other = root().issue("Lê Văn Khác")
    held = [signer().certificate, root().certificate, other.certificate]
    forms = [pkcs7.serialize_certificates(held, form) for form in (Encoding.DER, Encoding.PEM)]
    return [*forms, signer().pem + root().pem + other.pem + signer().pem]


@pytest.mark.parametrize("form", range(3))
def test_signers_in_a_bundle_are_left_out(form: int) -> None:
    data = _bundles()[form]
    held = authorities_of(data)
    assert held.roots == roots_of(data) == (root().der,)
    assert sorted(held.left_out) == ["Lê Văn Khác", "Nguyễn Xuân Thử"]


def test_a_bundle_with_a_revocation_list_too() -> None:
    crl = root().crl()
    lists = pem.armor("X509 CRL", crl)
    held = read_trust_data(signer().pem + lists + root().pem)
    assert held == ((root().der,), (crl,), ("Nguyễn Xuân Thử",))
    with pytest.raises(FileError, match="trust_not_authority"):
        read_trust_data(signer().pem + lists)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "trust_file_unreadable"),
        (b"van ban", "trust_file_unreadable"),
        (b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n", "trust_file_unreadable"),
        (b"-----BEGIN CERTIFICATE-----\n", "trust_file_unreadable"),
        (b"\x30\x80" * 5_000, "trust_file_unreadable"),
        (root().der[:-9], "trust_file_unreadable"),
        (signer().pem, "trust_not_authority"),
        (pkcs7.serialize_certificates([signer().certificate], Encoding.DER), "trust_not_authority"),
        (bytes(2_000_001), "trust_file_too_large"),
    ],
    ids=range(9),
)
def test_files_that_hold_no_authority(data: bytes, code: str) -> None:
    with pytest.raises(FileError, match=code):
        roots_of(data)


def test_revocation_lists_in_both_forms() -> None:
    der = root().crl(signer())
    assert crls_of(der) == crls_of(pem.armor("X509 CRL", der)) == (der,)


@pytest.mark.parametrize("data", [b"", b"van ban", root().pem, root().der, root().crl()[:-5]], ids=range(5))
def test_files_that_hold_no_revocation_list(data: bytes) -> None:
    with pytest.raises(FileError, match="crl_file_unreadable"):
        crls_of(data)


@pytest.mark.parametrize("code", Code)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_reason_is_a_sentence(code: Code, language: str) -> None:
    words = dict.fromkeys(("signer", "name", "kind", "algorithm", "issuer", "time", "entry", "date"), "Ai đó")
    told = sentence(code, {**words, "bits": 1024}, language)
    assert told not in ("", sentence("no_such", {}, language))
    assert "…" not in told


@pytest.mark.parametrize(
    ("codes", "verdict"),
    [
        ([], Verdict.VALID),
        ([Code.REVOCATION_UNKNOWN], Verdict.VALID),
        ([Code.UNTRUSTED_CHAIN, Code.REVOCATION_UNKNOWN], Verdict.UNDETERMINED),
        ([Code.NO_SIGNATURE], Verdict.UNDETERMINED),
        ([Code.UNTRUSTED_CHAIN, Code.DIGEST_WRONG], Verdict.INVALID),
        ([Code.REVOKED], Verdict.INVALID),
        ([Code.APPENDED, Code.REVOCATION_UNKNOWN], Verdict.INVALID),
    ],
)
def test_the_worst_reason_decides(codes: list[Code], verdict: Verdict) -> None:
    assert verdict_of(frozenset(codes)) is verdict
