"""Signature values (CMS) made by hand with asn1crypto: genuine ones, and those of every fault."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from asn1crypto import algos, cms, core, tsp, x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.serialization import Encoding

from tests.signing.authority import NOW, Holder

HASHES: dict[str, hashes.HashAlgorithm] = {
    "md5": hashes.MD5(), "sha1": hashes.SHA1(), "sha224": hashes.SHA224(), "sha256": hashes.SHA256(),
    "sha512": hashes.SHA512(),
}  # fmt: skip
Attributes = list[cms.CMSAttribute]


def attribute(kind: str, *values: object) -> cms.CMSAttribute:
    """An attribute of a signature."""
    return cms.CMSAttribute({"type": kind, "values": list(values)})


def moment(when: datetime) -> cms.Time:
    """A signing time."""
    return cms.Time({"utc_time": core.UTCTime(when)}) if when.year < 2050 else cms.Time({"general_time": when})


@dataclass(frozen=True)
class Envelope:
    """Makes the value over a file's bytes; the fields say what it does differently from a genuine one."""

    holder: Holder
    digest: str = "sha256"
    signature_hash: str = ""
    """Of the signature itself; as `digest` unless given."""
    at: datetime | None = NOW
    others: Sequence[bytes] | None = None
    """Certificates sent along; those above the holder's unless given."""
    named: Holder | None = None
    """Whom issuer and serial number name, and the attribute with the certificate's digest."""
    attributes: Callable[[Attributes], Attributes] = field(default=lambda known: known)
    unsigned: Sequence[cms.CMSAttribute] = ()
    bare: bool = False
    """Without signed attributes."""
    padding: str = "pkcs1"
    finish: Callable[[cms.SignedData], None] = field(default=lambda _: None)

    def __call__(self, data: bytes) -> bytes:
        """The DER value."""
        value = cms.SignedData(
            {
                "version": "v1",
                "digest_algorithms": [algos.DigestAlgorithm({"algorithm": self.digest})],
                "encap_content_info": {"content_type": "data"},
                "certificates": [x509.Certificate.load(der) for der in self._certificates()],
                "signer_infos": [self.signer_info(data)],
            }
        )
        self.finish(value)
        return bytes(cms.ContentInfo({"content_type": "signed_data", "content": value}).dump())

    def _certificates(self) -> list[bytes]:
        above = [one.public_bytes(Encoding.DER) for one in self.holder.above] if self.others is None else self.others
        return [self.holder.der, *above]

    def signer_info(self, data: bytes) -> cms.SignerInfo:
        """The part of one signer."""
        attributes = cms.CMSAttributes(self.attributes(self._attributes(data)))
        named = x509.Certificate.load((self.named or self.holder).der)
        over = data if self.bare else attributes.dump()
        info = {
            "version": "v1",
            "sid": {"issuer_and_serial_number": {"issuer": named.issuer, "serial_number": named.serial_number}},
            "digest_algorithm": {"algorithm": self.digest},
            "signature_algorithm": self._algorithm(),
            "signature": self._signature(over),
        }
        if not self.bare:
            info["signed_attrs"] = attributes
        if self.unsigned:
            info["unsigned_attrs"] = list(self.unsigned)
        return cms.SignerInfo(info)

    def _attributes(self, data: bytes) -> Attributes:
        found = [
            attribute("content_type", "data"),
            attribute("message_digest", hashlib.new(self.digest, data).digest()),
            signing_certificate(self.named or self.holder),
        ]
        return [*found, attribute("signing_time", moment(self.at))] if self.at is not None else found

    def _algorithm(self) -> dict[str, object]:
        used = self.signature_hash or self.digest
        if isinstance(self.holder.key, rsa.RSAPrivateKey) and self.padding == "pss":
            mask = {"algorithm": "mgf1", "parameters": {"algorithm": used}}
            return {
                "algorithm": "rsassa_pss",
                "parameters": {"hash_algorithm": {"algorithm": used}, "mask_gen_algorithm": mask, "salt_length": 20},
            }
        return {"algorithm": f"{used}_{'rsa' if isinstance(self.holder.key, rsa.RSAPrivateKey) else 'ecdsa'}"}

    def _signature(self, data: bytes) -> bytes:
        used, key = HASHES[self.signature_hash or self.digest], self.holder.key
        if isinstance(key, rsa.RSAPrivateKey):
            way = padding.PSS(padding.MGF1(used), 20) if self.padding == "pss" else padding.PKCS1v15()
            return key.sign(data, way, used)
        return key.sign(data, ec.ECDSA(used))


def signing_certificate(holder: Holder) -> cms.CMSAttribute:
    """The attribute that names the certificate by its digest."""
    named = tsp.ESSCertIDv2({"cert_hash": hashlib.sha256(holder.der).digest()})
    return attribute("signing_certificate_v2", tsp.SigningCertificateV2({"certs": [named]}))
