"""Keys and algorithms that are too weak: of signers, of authorities, of signatures; each is named."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import Any

import pytest
from asn1crypto import keys
from asn1crypto import x509 as asn1
from cryptography.hazmat.primitives.asymmetric import dsa, ec, ed25519, rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from dcbc_desktop.errors import FileError
from dcbc_desktop.report.wording import error_sentence, sentence
from dcbc_desktop.signing.strength import WeakKey, usable, weak_key
from dcbc_desktop.signing.verdicts import Code, Verdict
from dcbc_desktop.signing.verifier import Examination, examine
from tests.signing.authority import NOW, Authority, Holder, issued_with, resigned, root, rsa_key
from tests.signing.documents import document
from tests.signing.signed_by_others import signed_at

NAME = "Nguyễn Xuân Thử"
UNKNOWN = {Code.REVOCATION_UNKNOWN}


def _examined(
    holder: Holder, authority: Authority | None = None, digest: str = "sha256", pss: bool = False
) -> Examination:
    return examine(signed_at(document(), holder, digest=digest, pss=pss), (authority or root()).trust, NOW)


def _codes(found: Examination) -> set[Code]:
    return {reason.code for reason in found.reasons}


@cache
def short_rsa() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(65_537, 1024)


WEAK: dict[str, tuple[Callable[[], Any], str, int]] = {
    "RSA of 1,024 bits": (short_rsa, "RSA", 1024),
    "RSA with exponent 3": (lambda: rsa.generate_private_key(3, 2048), "RSA (e = 3)", 2048),
    "P-192": (lambda: ec.generate_private_key(ec.SECP192R1()), "EC secp192r1", 192),
    "P-224": (lambda: ec.generate_private_key(ec.SECP224R1()), "EC secp224r1", 224),
    "DSA of 1,024 bits": (lambda: dsa.generate_private_key(1024), "DSA", 1024),
    "DSA of 2,048 bits": (lambda: dsa.generate_private_key(2048), "DSA", 2048),
}


@pytest.mark.parametrize("name", WEAK)
def test_a_weak_key_of_the_signer(name: str) -> None:
    make, kind, bits = WEAK[name]
    found = _examined(root().issue(key=make()))
    assert (found.verdict, _codes(found)) == (Verdict.UNDETERMINED, {Code.WEAK_KEY} | UNKNOWN)
    reason = found.reasons[0]
    assert reason.params == {"signer": NAME, "name": NAME, "kind": kind, "bits": bits}
    for language in ("vi", "en"):
        assert f"{kind}, {bits} bit" in sentence(reason.code, reason.params, language)


@pytest.mark.parametrize(
    ("make", "digest"),
    [
        (rsa_key, "sha256"),
        (lambda: rsa.generate_private_key(65_537, 3072), "sha512"),
        (lambda: ec.generate_private_key(ec.SECP256R1()), "sha256"),
        (lambda: ec.generate_private_key(ec.SECP384R1()), "sha384"),
        (lambda: ec.generate_private_key(ec.SECP521R1()), "sha512"),
        (lambda: ec.generate_private_key(ec.SECP256K1()), "sha256"),
        (lambda: ec.generate_private_key(ec.BrainpoolP256R1()), "sha256"),
        (ed25519.Ed25519PrivateKey.generate, "sha512"),
    ],
    ids=["RSA 2048", "RSA 3072", "P-256", "P-384", "P-521", "secp256k1", "Brainpool", "Ed25519"],
)
def test_keys_that_are_strong_enough(make: Callable[[], Any], digest: str) -> None:
    found = _examined(root().issue(key=make()), digest=digest)
    assert (found.verdict, _codes(found)) == (Verdict.VALID, UNKNOWN)


def test_rsa_pss_is_strong_enough() -> None:
    assert _codes(_examined(root().issue(key=rsa_key()), pss=True)) == UNKNOWN


@pytest.mark.parametrize("digest", ["md5", "sha1"])
@pytest.mark.parametrize("pss", [False, True])
def test_a_weak_digest_of_the_signature(digest: str, pss: bool) -> None:
    found = _examined(root().issue(key=rsa_key()), digest=digest, pss=pss)
    assert (found.verdict, _codes(found)) == (Verdict.UNDETERMINED, {Code.WEAK_ALGORITHM} | UNKNOWN)
    assert found.reasons[0].params["algorithm"] == {"md5": "MD5", "sha1": "SHA-1"}[digest]


# authorities


def _below(above: Authority, **parts: object) -> Authority:
    """An authority below another, with another certificate where one is given."""
    made = Authority("CA cấp dưới", above, parts.get("key"))  # type: ignore[arg-type]
    digest = parts.get("digest")
    if isinstance(digest, str):
        made.certificate = issued_with(digest, made.certificate, above)
    return made


def test_a_weak_key_of_an_authority_between() -> None:
    found = _examined(_below(root(), key=short_rsa()).issue())
    assert (found.verdict, _codes(found)) == (Verdict.UNDETERMINED, {Code.WEAK_KEY} | UNKNOWN)
    assert (found.reasons[0].params["name"], found.reasons[0].params["bits"]) == ("CA cấp dưới", 1024)


def test_a_weak_key_of_the_root() -> None:
    weak = Authority("CA gốc cũ", key=short_rsa())
    found = _examined(weak.issue(), weak)
    assert (found.verdict, _codes(found)) == (Verdict.UNDETERMINED, {Code.WEAK_KEY} | UNKNOWN)
    assert found.reasons[0].params["name"] == "CA gốc cũ"


@pytest.mark.parametrize(("digest", "name"), [("sha1", "SHA-1"), ("md5", "MD5")])
def test_an_authority_between_that_was_issued_weakly(digest: str, name: str) -> None:
    above = Authority("CA gốc RSA", key=rsa_key())
    found = _examined(_below(above, digest=digest).issue(), above)
    assert (found.verdict, _codes(found)) == (Verdict.UNDETERMINED, {Code.WEAK_CERTIFICATE} | UNKNOWN)
    assert found.reasons[0].params == {"signer": NAME, "name": "CA cấp dưới", "algorithm": name}


@pytest.mark.parametrize(("digest", "name"), [("sha1", "SHA-1"), ("md5", "MD5")])
def test_a_signer_whose_certificate_was_issued_weakly(digest: str, name: str) -> None:
    above = Authority("CA gốc RSA", key=rsa_key())
    holder = above.issue()
    holder = replace(holder, certificate=issued_with(digest, holder.certificate, above))
    found = _examined(holder, above)
    assert (found.verdict, _codes(found)) == (Verdict.UNDETERMINED, {Code.WEAK_CERTIFICATE} | UNKNOWN)
    assert found.reasons[0].params == {"signer": NAME, "name": NAME, "algorithm": name}


def test_how_the_root_signed_itself_does_not_matter() -> None:
    old = Authority("CA gốc cũ", key=rsa_key())
    old.certificate = issued_with("sha1", old.certificate, old)
    assert _codes(_examined(old.issue(), old)) == UNKNOWN


def test_what_is_weak_is_said_without_a_trusted_root_too() -> None:
    other = Authority("CA lạ", key=short_rsa())
    found = _examined(other.issue())
    assert _codes(found) == {Code.WEAK_KEY, Code.UNTRUSTED_CHAIN}


# keys that no library takes


def _spki(command: str) -> keys.PublicKeyInfo:
    done = subprocess.run(["bash", "-c", command], capture_output=True, timeout=60, check=True)
    return keys.PublicKeyInfo.load(done.stdout)


needs_openssl = pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl is not installed")
CURVES = {
    "a curve over a binary field": ("-name sect233r1", "", WeakKey("EC sect233r1", 233)),
    "parameters of its own": (
        "-name prime256v1 -param_enc explicit",
        "-param_enc explicit",
        WeakKey("EC (specified)", 256),
    ),
}


@needs_openssl
@pytest.mark.parametrize("name", CURVES)
def test_odd_curves(name: str) -> None:
    made, read, weak = CURVES[name]
    assert weak_key(_spki(f"openssl ecparam {made} -genkey -noout | openssl ec -pubout -outform DER {read}")) == weak


def _rsa(modulus: int, exponent: int) -> keys.PublicKeyInfo:
    key = keys.RSAPublicKey({"modulus": modulus, "public_exponent": exponent})
    return keys.PublicKeyInfo({"algorithm": {"algorithm": "rsa"}, "public_key": key})


@pytest.mark.parametrize(
    ("modulus", "exponent", "weak"),
    [
        (2**2048 - 1, 65_537, None),
        (2**2047 - 1, 65_537, WeakKey("RSA", 2047)),
        (2**512 - 1, 65_537, WeakKey("RSA", 512)),
        (2**2048 - 1, 1, WeakKey("RSA (e = 1)", 2048)),
        (2**2048 - 1, 65_536, WeakKey("RSA (e = 65536)", 2048)),
        (2**2048 - 1, 65_538, WeakKey("RSA (e = 65538)", 2048)),
    ],
)
def test_lengths_and_exponents_of_rsa(modulus: int, exponent: int, weak: WeakKey | None) -> None:
    assert weak_key(_rsa(modulus, exponent)) == weak


def test_a_key_that_cannot_be_used_is_weak_and_no_forgery() -> None:
    """Nobody can say whether the content was changed: it is not called so."""
    holder = root().issue(key=rsa_key())
    made = asn1.Certificate.load(holder.der)
    made["tbs_certificate"]["subject_public_key_info"] = _rsa(rsa_key().public_key().public_numbers().n, 1)
    holder = replace(holder, certificate=resigned(made, root()))
    assert not usable(asn1.Certificate.load(holder.der).public_key)
    found = _examined(holder)
    assert (found.verdict, _codes(found)) == (Verdict.UNDETERMINED, {Code.WEAK_KEY} | UNKNOWN)
    assert found.reasons[0].params["kind"] == "RSA (e = 1)"


def test_usable_keys() -> None:
    der = rsa_key().public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    assert usable(keys.PublicKeyInfo.load(der))


# before signing


@pytest.mark.parametrize("name", ["RSA of 1,024 bits", "RSA with exponent 3", "P-192", "P-224"])
def test_a_weak_certificate_is_refused_before_signing(name: str) -> None:
    make, kind, bits = WEAK[name]
    with pytest.raises(FileError, match="certificate_weak") as caught:
        root().issue(key=make()).credentials()
    assert caught.value.params == {"name": NAME, "kind": kind, "bits": bits}
    assert f"{kind}, {bits} bit" in error_sentence(caught.value, "vi")


def test_a_weakly_issued_certificate_is_refused_before_signing() -> None:
    holder = root().issue()
    holder = replace(holder, certificate=issued_with("sha1", holder.certificate, root()))
    with pytest.raises(FileError, match="certificate_weakly_issued") as caught:
        holder.credentials()
    assert caught.value.params == {"name": NAME, "algorithm": "SHA-1"}
