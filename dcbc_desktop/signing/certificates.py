"""Certificates to sign with: .p12 and .pfx files, what to show of a certificate, and a key in memory."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Final

from asn1crypto import pkcs12 as pfx
from asn1crypto import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, EllipticCurvePrivateKey
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.hazmat.primitives.serialization.pkcs12 import PKCS12KeyAndCertificates, load_pkcs12
from pyhanko.sign.signers import Signer
from pyhanko_certvalidator.registry import SimpleCertificateStore
from pyhanko_certvalidator.util import get_pyca_cryptography_hash

from dcbc_desktop.errors import FileError
from dcbc_desktop.paths import read_regular
from dcbc_desktop.report.dates import local_day
from dcbc_desktop.signing.records import Certificate, Subject, printable
from dcbc_desktop.signing.strength import weak_digest, weak_key

MAX_BYTES: Final = 1_000_000
"""Of a certificate file; real ones have 3 to 10 KB."""
MAX_ITERATIONS: Final = 5_000_000
"""Rounds of hashing a passphrase: a file could ask for hours of it."""


def load_credentials(path: Path, passphrase: str, now: datetime) -> Credentials:
    """Open a .p12 or .pfx file; raises FileError as `read_credentials` does."""
    return read_credentials(read_regular(path, MAX_BYTES), passphrase, now)


def read_credentials(data: bytes, passphrase: str, now: datetime) -> Credentials:
    """Return the certificate and key of a PKCS#12 file.

    Raises FileError `certificate_file_too_large`, `certificate_file_unreadable`, `passphrase_wrong`,
    `certificate_without_key` or as `require_usable` does.
    """
    if len(data) > MAX_BYTES:
        raise FileError("certificate_file_too_large", limit=MAX_BYTES // 1000)
    _require_pkcs12(data)
    bundle = _unlocked(data, passphrase)
    if not isinstance(bundle.key, RSAPrivateKey | EllipticCurvePrivateKey) or bundle.cert is None:
        raise FileError("certificate_without_key")
    own, *others = [
        _readable(held.certificate.public_bytes(Encoding.DER)) for held in (bundle.cert, *bundle.additional_certs)
    ]
    shown = describe_certificate(own)
    require_usable(shown, own, now)
    return Credentials(shown, KeySigner(own, bundle.key, others))


def _readable(der: bytes) -> x509.Certificate:
    try:
        certificate = x509.Certificate.load(der, strict=True)
        describe_certificate(certificate)
    except (ValueError, TypeError) as error:
        raise FileError("certificate_file_unreadable") from error
    return certificate


def _unlocked(data: bytes, passphrase: str) -> PKCS12KeyAndCertificates:
    try:
        return load_pkcs12(data, passphrase.encode() or None)
    except UnsupportedAlgorithm as error:
        raise FileError("certificate_file_unreadable") from error
    except ValueError as error:  # the outer shell was read before: what is left is the passphrase
        raise FileError("passphrase_wrong") from error


def _require_pkcs12(data: bytes) -> None:
    try:
        bundle = pfx.Pfx.load(data, strict=True)
        iterations = max(_iterations(bundle), default=0)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise FileError("certificate_file_unreadable") from error
    if iterations > MAX_ITERATIONS:
        raise FileError("certificate_file_unreadable")


def _iterations(bundle: pfx.Pfx) -> Iterator[int]:
    """Yield how often the passphrase is hashed: for the file's seal, for each sealed part and for each sealed key."""
    if bundle["mac_data"]:
        yield bundle["mac_data"]["iterations"].native
    for part in bundle.authenticated_safe:
        if part["content_type"].native == "encrypted_data":
            yield part["content"]["encrypted_content_info"]["content_encryption_algorithm"].kdf_iterations
        elif part["content_type"].native == "data":
            yield from _key_iterations(pfx.SafeContents.load(part["content"].native))


def _key_iterations(bags: pfx.SafeContents) -> Iterator[int]:
    for bag in bags:
        if bag["bag_id"].native == "pkcs8_shrouded_key_bag":
            yield bag["bag_value"]["encryption_algorithm"].kdf_iterations


_NAMING_PARTS = ("common_name", "organization_name", "organizational_unit_name")
_ORGANISATIONS = ("organizational_unit_name", "organization_name")
_SEATS = ("locality_name", "state_or_province_name")
_NUMBERS = ("serial_number", "organization_identifier", "user_id")
MAX_VALUES: Final = 8
"""Attributes of one kind that are read; a holder has one to three units."""
_SIGNING_USAGES = frozenset({"digital_signature", "non_repudiation"})
_OTHER_PURPOSES = frozenset({"server_auth", "code_signing", "time_stamping", "ocsp_signing"})


def describe_certificate(certificate: x509.Certificate) -> Certificate:
    """Return a certificate as shown; raises ValueError where its bytes make no sense."""
    require_moments(certificate.not_valid_before, certificate.not_valid_after)
    return Certificate(
        shown_name(certificate.subject),
        shown_name(certificate.issuer),
        f"{certificate.serial_number:x}",
        certificate.not_valid_before,
        certificate.not_valid_after,
        _subject(certificate.subject),
    )


def require_moments(*moments: object) -> None:
    """Raise ValueError for a moment of the year 0, for which asn1crypto has a class of its own."""
    if not all(isinstance(moment, datetime) for moment in moments):
        raise ValueError


def made_for_signing(certificate: x509.Certificate) -> bool:
    """Return whether documents may be signed with it: its key usage says so, and it is not for other purposes only."""
    usage, purposes = certificate.key_usage_value, certificate.extended_key_usage_value
    if usage is not None and not _SIGNING_USAGES & usage.native:
        return False
    return purposes is None or not set(purposes.native) <= _OTHER_PURPOSES


def shown_name(name: x509.Name) -> str:
    """Return a person's or an authority's name as shown."""
    parts = name.native
    for part in _NAMING_PARTS:
        value = parts.get(part)
        if text := printable(value[0] if isinstance(value, list) else value or ""):
            return text
    return printable(name.human_friendly)


def _subject(name: x509.Name) -> Subject:
    return Subject(*(tuple(_values(name, kinds)) for kinds in (_ORGANISATIONS, _SEATS, _NUMBERS)))


def _values(name: x509.Name, kinds: Sequence[str]) -> Iterator[str]:
    """Yield the filled attributes of these kinds, the nearest to the holder first, not too many."""
    found = name.native
    for kind in kinds:
        value = found.get(kind) or ()
        values = value[:MAX_VALUES] if isinstance(value, list) else [value]
        yield from filter(None, (printable(str(one)) for one in values if one))


@dataclass(frozen=True, slots=True)
class Credentials:
    """Ready to sign; `signer` holds the key or the token's session and is never stored or shown."""

    certificate: Certificate
    signer: Signer = field(repr=False)


def require_usable(shown: Certificate, certificate: x509.Certificate, now: datetime) -> None:
    """Refuse a certificate whose signatures receivers would refuse or doubt.

    Raises FileError `certificate_expired`, `certificate_not_yet_valid`, `certificate_not_for_signing`,
    `certificate_weak` or `certificate_weakly_issued`.
    """
    if now > shown.not_after:
        raise FileError("certificate_expired", name=shown.name, date=local_day(shown.not_after))
    if now < shown.not_before:
        raise FileError("certificate_not_yet_valid", name=shown.name, date=local_day(shown.not_before))
    if not made_for_signing(certificate):
        raise FileError("certificate_not_for_signing", name=shown.name)
    if weak := weak_key(certificate.public_key):
        raise FileError("certificate_weak", name=shown.name, kind=weak.kind, bits=weak.bits)
    if not certificate.self_issued and (digest := weak_digest(certificate["signature_algorithm"])):
        raise FileError("certificate_weakly_issued", name=shown.name, algorithm=digest)


class KeySigner(Signer):
    """Signs with a key that was checked once, when its file was opened: pyHanko's own checks it at each signature."""

    def __init__(
        self,
        certificate: x509.Certificate,
        key: RSAPrivateKey | EllipticCurvePrivateKey,
        others: Sequence[x509.Certificate],
    ) -> None:
        store = SimpleCertificateStore()
        store.register_multiple(others)
        super().__init__(signing_cert=certificate, cert_registry=store)
        self._key = key

    async def async_sign_raw(self, data: bytes, digest_algorithm: str, dry_run: bool = False) -> bytes:
        """Return the signature's bytes over `data`; a dry run needs only their number."""
        if dry_run:
            return bytes((self._key.key_size + 7) // 8 * 2 + 16)
        digest = get_pyca_cryptography_hash(digest_algorithm)
        if isinstance(self._key, RSAPrivateKey):
            return self._key.sign(data, PKCS1v15(), digest)
        return self._key.sign(data, ECDSA(digest))
