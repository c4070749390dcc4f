"""Signing with a key in memory."""

from __future__ import annotations

from collections.abc import Sequence

from asn1crypto import x509
from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, EllipticCurvePrivateKey
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from pyhanko.sign.signers import Signer
from pyhanko_certvalidator.registry import SimpleCertificateStore
from pyhanko_certvalidator.util import get_pyca_cryptography_hash


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
        """The signature's bytes over `data`; a dry run only wants as many."""
        if dry_run:
            return bytes((self._key.key_size + 7) // 8 * 2 + 16)
        digest = get_pyca_cryptography_hash(digest_algorithm)
        if isinstance(self._key, RSAPrivateKey):
            return self._key.sign(data, PKCS1v15(), digest)
        return self._key.sign(data, ECDSA(digest))
