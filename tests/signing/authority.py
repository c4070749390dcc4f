"""A throw-away authority for the tests: roots, certificates of every fault, revocation lists, .p12 files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache

from asn1crypto import x509 as asn1
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, pkcs12
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from dcbc_desktop.report.dates import now
from dcbc_desktop.signing.certificates import Credentials, read_credentials
from dcbc_desktop.signing.records import Trust

NOW = datetime(2026, 12, 15, 3, 0, tzinfo=UTC)
FIRST, LAST = datetime(2000, 1, 1, tzinfo=UTC), datetime(2999, 1, 1, tzinfo=UTC)
"""Between these the computer's clock is, whenever the tests run."""
DAY = timedelta(days=1)


def not_before_now() -> datetime:
    """The moment of the tests, or the computer's where that is later: other programs sign by its clock."""
    return max(NOW, now())


PASSPHRASE = "mật khẩu 123"
Key = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey


@cache
def rsa_key(number: int = 0) -> rsa.RSAPrivateKey:
    """Making one takes a while: each number's is made once."""
    return rsa.generate_private_key(65537, 2048 + 0 * number)


Parts = Sequence[tuple[x509.ObjectIdentifier, str]]
"""Attributes of a name beside CN."""
ORGANISATION: Parts = ((NameOID.COUNTRY_NAME, "VN"), (NameOID.ORGANIZATION_NAME, "CƠ QUAN THỬ"))


def _name(common: str, parts: Parts = ORGANISATION) -> x509.Name:
    held = [*parts, (NameOID.COMMON_NAME, common)] if common else parts
    return x509.Name([x509.NameAttribute(oid, value) for oid, value in held])


@dataclass(frozen=True)
class Holder:
    """A certificate with its key and those above it."""

    certificate: x509.Certificate
    key: Key
    above: tuple[x509.Certificate, ...] = ()

    @property
    def der(self) -> bytes:
        return self.certificate.public_bytes(Encoding.DER)

    @property
    def pem(self) -> bytes:
        return self.certificate.public_bytes(Encoding.PEM)

    def p12(self, passphrase: str = PASSPHRASE) -> bytes:
        """Its .p12 file."""
        seal = BestAvailableEncryption(passphrase.encode())
        return pkcs12.serialize_key_and_certificates(b"ten", self.key, self.certificate, self.above, seal)

    def credentials(self, now: datetime = NOW) -> Credentials:
        """Opened as the program opens it."""
        return read_credentials(self.p12(), PASSPHRASE, now)


def usage(*, signing: bool = True, committing: bool = True, authority: bool = False) -> x509.KeyUsage:
    """A key usage extension."""
    return x509.KeyUsage(
        signing, committing, not signing and not authority, False, False, authority, authority, False, False
    )


class Authority:
    """A root, or an authority below one."""

    def __init__(self, common: str, above: Authority | None = None, key: Key | None = None) -> None:
        self.key = key or ec.generate_private_key(ec.SECP256R1())
        self.above = above
        root = above or self
        builder = self._builder(common, self.key, FIRST, LAST, root, common)
        builder = builder.add_extension(x509.BasicConstraints(True, None), True)
        builder = builder.add_extension(usage(signing=False, committing=False, authority=True), True)
        self.certificate = builder.sign(root.key, hashes.SHA256())

    @staticmethod
    def _builder(
        common: str,
        key: Key,
        first: datetime,
        last: datetime,
        issuer: Authority,
        issuer_name: str,
        parts: Parts = ORGANISATION,
    ) -> x509.CertificateBuilder:
        named = issuer.certificate.subject if hasattr(issuer, "certificate") else _name(issuer_name)
        return (
            x509.CertificateBuilder()
            .subject_name(_name(common, parts))
            .issuer_name(named)
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(first)
            .not_valid_after(last)
            .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), False)
            .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer.key.public_key()), False)
        )

    @property
    def der(self) -> bytes:
        return self.certificate.public_bytes(Encoding.DER)

    @property
    def pem(self) -> bytes:
        return self.certificate.public_bytes(Encoding.PEM)

    @property
    def trust(self) -> Trust:
        """Trust in this root, without revocation lists."""
        return Trust((self.der,))

    def issue(
        self,
        common: str = "Nguyễn Xuân Thử",
        *,
        first: datetime = NOW - 100 * DAY,
        last: datetime = NOW + 100 * DAY,
        key: Key | None = None,
        key_usage: x509.KeyUsage | None = None,
        purposes: Sequence[x509.ObjectIdentifier] = (),
        parts: Parts = ORGANISATION,
    ) -> Holder:
        """A signer's certificate; who signs by the computer's clock needs one from FIRST to LAST."""
        key = key or ec.generate_private_key(ec.SECP256R1())
        builder = self._builder(common, key, first, last, self, "", parts).add_extension(key_usage or usage(), True)
        builder = builder.add_extension(x509.BasicConstraints(False, None), True)
        if purposes:
            builder = builder.add_extension(x509.ExtendedKeyUsage(list(purposes)), False)
        above = (self.certificate, *((self.above.certificate,) if self.above else ()))
        return Holder(builder.sign(self.key, hashes.SHA256()), key, above)

    def crl(
        self,
        *revoked: Holder,
        on: datetime = NOW - 10 * DAY,
        reason: x509.ReasonFlags | None = None,
        until: datetime = NOW + 30 * DAY,
        partial: bool = False,
    ) -> bytes:
        """A revocation list as DER."""
        builder = x509.CertificateRevocationListBuilder().issuer_name(self.certificate.subject)
        builder = builder.last_update(until - 60 * DAY).next_update(until).add_extension(x509.CRLNumber(1), False)
        if partial:
            only = x509.IssuingDistributionPoint(None, None, True, False, None, False, False)
            builder = builder.add_extension(only, True)
        for holder in revoked:
            entry = x509.RevokedCertificateBuilder().serial_number(holder.certificate.serial_number).revocation_date(on)
            if reason is not None:
                entry = entry.add_extension(x509.CRLReason(reason), False)
            builder = builder.add_revoked_certificate(entry.build())
        return builder.sign(self.key, hashes.SHA256()).public_bytes(Encoding.DER)


def issued_with(digest: str, certificate: x509.Certificate, authority: Authority) -> x509.Certificate:
    """The same certificate, issued with a digest that cryptography no longer takes: `sha1`, `md5`."""
    return resigned(asn1.Certificate.load(certificate.public_bytes(Encoding.DER)), authority, digest)


def resigned(made: asn1.Certificate, authority: Authority, digest: str = "sha256") -> x509.Certificate:
    """A certificate whose parts were changed, signed by its authority again."""
    key, kind = authority.key, "rsa" if isinstance(authority.key, rsa.RSAPrivateKey) else "ecdsa"
    made["tbs_certificate"]["signature"] = {"algorithm": f"{digest}_{kind}"}
    made["signature_algorithm"] = {"algorithm": f"{digest}_{kind}"}
    data, algorithm = made["tbs_certificate"].dump(force=True), getattr(hashes, digest.upper())()
    if isinstance(key, rsa.RSAPrivateKey):
        made["signature_value"] = key.sign(data, padding.PKCS1v15(), algorithm)
    else:
        made["signature_value"] = key.sign(data, ec.ECDSA(algorithm))
    return x509.load_der_x509_certificate(made.dump(force=True))


SERVER_ONLY = (ExtendedKeyUsageOID.SERVER_AUTH,)
NO_DOCUMENTS = (
    *SERVER_ONLY, ExtendedKeyUsageOID.CODE_SIGNING, ExtendedKeyUsageOID.TIME_STAMPING, ExtendedKeyUsageOID.OCSP_SIGNING,
)  # fmt: skip


@cache
def root() -> Authority:
    """The authority that the office trusts."""
    return Authority("CA gốc thử nghiệm")


@cache
def foreign_root() -> Authority:
    """An authority that nobody trusts, of the very same name."""
    return Authority("CA gốc thử nghiệm")


@cache
def signer() -> Holder:
    """The signatory; printed where a report is made by `received_files`."""
    return root().issue(key=rsa_key())


@cache
def seal() -> Holder:
    """The agency that the sample reports print as their issuer."""
    return root().issue("Trung tâm Lưu trữ")
