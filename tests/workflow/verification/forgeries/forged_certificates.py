"""Certificates with a fault: keys, issuers, times, purposes, names."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import cache
from typing import Any, NamedTuple

from asn1crypto import x509
from cryptography import x509 as pyca
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from tests.signing.authority import (
    DAY,
    NOW,
    Authority,
    Holder,
    Key,
    foreign_root,
    root,
    rsa_key,
    usage,
)
from tests.workflow.verification.forgeries.envelopes import HASHES
from tests.workflow.verification.received_files import SIGNATORY

Make = Callable[[], bytes]
Rest = Any
"""Days and serial number of a certificate."""


class Issued(NamedTuple):
    """Who issues a certificate: name, key, and the certificates from this one up."""

    issuer: pyca.Name
    key: Key
    above: tuple[pyca.Certificate, ...]


def name(*common: str, organization: str = "", unit: str = "") -> pyca.Name:
    """A name with any number of common names."""
    parts = [(NameOID.COUNTRY_NAME, "VN"), *((NameOID.COMMON_NAME, one) for one in common)]
    parts += [(NameOID.ORGANIZATION_NAME, organization)] if organization else []
    parts += [(NameOID.ORGANIZATIONAL_UNIT_NAME, unit)] if unit else []
    return pyca.Name([pyca.NameAttribute(oid, value) for oid, value in parts])


def certificate(
    subject: pyca.Name,
    key: Key,
    issuer: Issued,
    *extensions: tuple[pyca.ExtensionType, bool],
    first: datetime = NOW - 100 * DAY,
    last: datetime = NOW + 100 * DAY,
    serial: int | None = None,
) -> Holder:
    """A certificate with these extensions alone."""
    builder = pyca.CertificateBuilder(issuer.issuer, subject, key.public_key(), serial or pyca.random_serial_number())
    builder = builder.not_valid_before(first).not_valid_after(last)
    for extension, critical in extensions:
        builder = builder.add_extension(extension, critical)
    return Holder(builder.sign(issuer.key, hashes.SHA256()), key, issuer.above)


def below(authority: Authority) -> Issued:
    above = (authority.certificate, *((authority.above.certificate,) if authority.above else ()))
    return Issued(authority.certificate.subject, authority.key, above)


def _of(holder: Holder) -> Issued:
    """As if this holder were an authority."""
    return Issued(holder.certificate.subject, holder.key, (holder.certificate, *holder.above))


PERSON = (pyca.BasicConstraints(False, None), True), (usage(), True)
AUTHORITY = usage(signing=False, committing=False, authority=True)


def person(
    subject: pyca.Name | None = None, key: Key | None = None, issuer: Issued | None = None, **rest: Rest
) -> Holder:
    """The signatory's certificate, or one that is like it."""
    own = key or ec.generate_private_key(ec.SECP256R1())
    return certificate(subject or name(SIGNATORY), own, issuer or below(root()), *PERSON, **rest)


def between(
    *extensions: tuple[pyca.ExtensionType, bool],
    issuer: Issued | None = None,
    common: str = "CA cấp dưới",
    **rest: Rest,
) -> Issued:
    """An authority below the root."""
    key = ec.generate_private_key(ec.SECP256R1())
    return _of(certificate(name(common), key, issuer or below(root()), *extensions, **rest))


CA = (pyca.BasicConstraints(True, None), True), (AUTHORITY, True)


@cache
def _small_rsa(bits: int) -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(65537, bits)


def _subtrees(*names: str) -> list[pyca.GeneralName]:
    return [pyca.DirectoryName(name(organization=one)) for one in names]


def _deep() -> Issued:
    """Two authorities below one that allows none."""
    upper = between((pyca.BasicConstraints(True, 0), True), (AUTHORITY, True))
    return between(*CA, issuer=upper, common="CA cấp dưới nữa")


def _barred() -> pyca.Name:
    return pyca.Name([pyca.NameAttribute(NameOID.COUNTRY_NAME, "VN")])


@cache
def _rsa_authority() -> Holder:
    return certificate(name("CA RSA"), rsa_key(3), below(root()), *CA)


def _weakly_issued(digest: str) -> Holder:
    """Issued anew by hand: the library that makes certificates refuses old digests."""
    holder = person(issuer=_of(_rsa_authority()))
    made = x509.Certificate.load(holder.der)
    made["tbs_certificate"]["signature"] = made["signature_algorithm"] = {"algorithm": f"{digest}_rsa"}
    body = made["tbs_certificate"].dump(force=True)
    made["signature_value"] = rsa_key(3).sign(body, padding.PKCS1v15(), HASHES[digest])
    return Holder(pyca.load_der_x509_certificate(made.dump(force=True)), holder.key, holder.above)


def _by_itself() -> Holder:
    key = ec.generate_private_key(ec.SECP256R1())
    return certificate(name(SIGNATORY), key, Issued(name(SIGNATORY), key, ()), *PERSON)


CERTIFICATES: dict[str, Callable[[], Holder]] = {
    "RSA of 1,024 bits": lambda: person(key=_small_rsa(1024)),
    "RSA of 1,536 bits": lambda: person(key=_small_rsa(1536)),
    "EC of 192 bits": lambda: person(key=ec.generate_private_key(ec.SECP192R1())),
    "EC of 224 bits": lambda: person(key=ec.generate_private_key(ec.SECP224R1())),
    "issued with SHA-1": lambda: _weakly_issued("sha1"),
    "issued with MD5": lambda: _weakly_issued("md5"),
    "below an authority of 1,024 bits": lambda: person(issuer=_of(
        certificate(name("CA nhỏ"), _small_rsa(1024), below(root()), *CA)
    )),
    "below no authority": lambda: person(issuer=_of(person())),
    "below an authority without constraints": lambda: person(issuer=between((AUTHORITY, True))),
    "below an authority that may not sign certificates": lambda: person(
        issuer=between((pyca.BasicConstraints(True, None), True), (usage(), True))
    ),
    "below too many authorities": lambda: person(issuer=_deep()),
    "below an expired authority": lambda: person(issuer=between(*CA, first=NOW - 90 * DAY, last=NOW - DAY)),
    "below an authority of tomorrow": lambda: person(issuer=between(*CA, first=NOW + DAY, last=NOW + 90 * DAY)),
    "below an authority for other names": lambda: person(
        name(SIGNATORY, organization="CƠ QUAN THỬ"),
        issuer=between(*CA, (pyca.NameConstraints(_subtrees("CƠ QUAN KHÁC"), None), True)),
    ),
    "below an authority that bars the name": lambda: person(
        name(SIGNATORY, organization="CƠ QUAN THỬ"),
        issuer=between(*CA, (pyca.NameConstraints(None, [pyca.DirectoryName(_barred())]), True)),
    ),
    "with a critical extension that nobody knows": lambda: certificate(
        name(SIGNATORY), ec.generate_private_key(ec.SECP256R1()), below(root()), *PERSON,
        (pyca.UnrecognizedExtension(pyca.ObjectIdentifier("1.2.3.4.5"), b"\x05\x00"), True),
    ),
    "for time stamps": lambda: certificate(
        name(SIGNATORY), ec.generate_private_key(ec.SECP256R1()), below(root()), *PERSON,
        (pyca.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), True),
    ),
    "for the encryption of keys": lambda: certificate(
        name(SIGNATORY), ec.generate_private_key(ec.SECP256R1()), below(root()),
        (pyca.BasicConstraints(False, None), True), (usage(signing=False, committing=False), True),
    ),
    "by itself": _by_itself,
    "below a root of the same name": lambda: person(issuer=below(foreign_root())),
    "expired": lambda: person(last=NOW - DAY),
    "of tomorrow": lambda: person(first=NOW + DAY),
    "of a stranger": lambda: person(name("Lê Văn Lạ")),
    "of a stranger of the agency": lambda: person(name("Lê Văn Lạ", organization="TRUNG TÂM LƯU TRỮ")),
    "of a stranger who names the person too": lambda: person(name("Lê Văn Lạ", SIGNATORY)),
    "of a stranger who names the person in a unit": lambda: person(name("Lê Văn Lạ", unit=SIGNATORY)),
    "of a stranger for the person": lambda: person(name(f"Lê Văn Lạ - thay mặt {SIGNATORY}")),
    "of the person's office": lambda: person(name(f"Văn phòng {SIGNATORY}")),
    "of a name that goes on": lambda: person(name(f"{SIGNATORY} Hai")),
    "of a name with another mark": lambda: person(name("Nguyễn Xuân Thứ")),
    "of a name without its middle": lambda: person(name("Nguyễn Thử")),
    "of a name in letters that look the same": lambda: person(name(SIGNATORY.replace("X", "Х"))),
    "of no name": lambda: person(name(unit="Phòng 3")),
}  # fmt: skip
