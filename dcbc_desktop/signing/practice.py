"""A certificate that signs nothing real: made anew each time, kept nowhere, trusted by nobody but its maker."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from typing import Final

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, pkcs12
from cryptography.x509.oid import NameOID

from dcbc_desktop.signing.certificates import Credentials, read_credentials
from dcbc_desktop.signing.records import Trust

_NAME: Final = "DCBC"
_DAY: Final = timedelta(days=1)


def practice_credentials(now: datetime) -> tuple[Credentials, Trust]:
    """Return a new key with its self-signed certificate, valid for a day around `now`, and the trust in it."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, _NAME)])
    usage = x509.KeyUsage(True, True, False, False, False, True, True, False, False)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - _DAY)
        .not_valid_after(now + _DAY)
        .add_extension(x509.BasicConstraints(True, None), True)
        .add_extension(usage, True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), False)
        .sign(key, SHA256())
    )
    passphrase = secrets.token_hex()
    seal = BestAvailableEncryption(passphrase.encode())
    bundle = pkcs12.serialize_key_and_certificates(None, key, certificate, None, seal)
    return read_credentials(bundle, passphrase, now), Trust((certificate.public_bytes(Encoding.DER),))
