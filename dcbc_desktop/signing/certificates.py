"""Certificate files: .p12 and .pfx to sign with."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Final

from asn1crypto import pkcs12 as pfx
from asn1crypto import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.hazmat.primitives.serialization.pkcs12 import PKCS12KeyAndCertificates, load_pkcs12

from dcbc_desktop.errors import FileError
from dcbc_desktop.signing.certificate_names import described
from dcbc_desktop.signing.credentials import Credentials, require_usable
from dcbc_desktop.signing.keys import KeySigner

MAX_BYTES: Final = 1_000_000
"""Of a certificate file; real ones have 3 to 10 KB."""
MAX_ITERATIONS: Final = 5_000_000
"""Of the passphrase's stretching: a file could ask for hours of it."""


def load_credentials(path: Path, passphrase: str, now: datetime) -> Credentials:
    """Open a .p12 or .pfx file; raises FileError as `read_credentials` does."""
    return read_credentials(read_bounded(path, MAX_BYTES, "certificate_file_unreadable"), passphrase, now)


def read_credentials(data: bytes, passphrase: str, now: datetime) -> Credentials:
    """The certificate and key of a PKCS#12 file.

    Raises FileError `certificate_file_too_large`, `certificate_file_unreadable`, `passphrase_wrong`,
    `certificate_without_key`, `certificate_expired`, `certificate_not_yet_valid` or `certificate_not_for_signing`.
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
    shown = described(own)
    require_usable(shown, own, now)
    return Credentials(shown, KeySigner(own, bundle.key, others))


def read_bounded(path: Path, limit: int, code: str) -> bytes:
    """A file's bytes, one more than the limit at most; raises FileError with the code where it cannot be read."""
    try:
        with path.open("rb") as file:
            return file.read(limit + 1)
    except (OSError, ValueError) as error:
        raise FileError(code, file=path.name) from error


def _readable(der: bytes) -> x509.Certificate:
    try:
        certificate = x509.Certificate.load(der, strict=True)
        described(certificate)
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
    """How often the passphrase is stretched: for the file's seal, for each sealed part and for each sealed key."""
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
