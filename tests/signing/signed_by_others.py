"""Files signed by pyHanko's own signer at a given moment, with any key, digest and times."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from unittest.mock import patch

from asn1crypto import keys
from asn1crypto import x509 as asn1
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from pyhanko.pdf_utils.generic import pdf_string
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.writer import BasePdfFileWriter
from pyhanko.sign.fields import SigSeedSubFilter
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, SimpleSigner
from pyhanko.sign.signers.pdf_signer import PdfSigningSession
from pyhanko_certvalidator.registry import SimpleCertificateStore

from tests.signing.authority import NOW, Holder

WITH_ATTRIBUTE, WITHOUT = SigSeedSubFilter.ADOBE_PKCS7_DETACHED, SigSeedSubFilter.PADES
"""The first kind signs its time as an attribute too, the other has the entry /M alone."""


class SignerAt(PdfSigner):
    """pyHanko's signer at a given moment instead of the computer's."""

    moment: datetime = NOW

    def init_signing_session(self, pdf_out: BasePdfFileWriter, existing_fields_only: bool = False) -> PdfSigningSession:
        session = super().init_signing_session(pdf_out, existing_fields_only)
        session.system_time = self.moment
        return session


def signed_at(
    pdf: bytes,
    holder: Holder,
    moment: datetime = NOW,
    digest: str = "sha256",
    *,
    pss: bool = False,
    chain: bool = True,
    kind: SigSeedSubFilter = WITH_ATTRIBUTE,
    entry: str | None = None,
) -> bytes:
    """The file with a signature in a field of its own.

    Without `chain` the certificates above stay away; `entry` is written as /M instead of the moment.
    """
    store = SimpleCertificateStore()
    above = holder.above if chain else ()
    store.register_multiple(asn1.Certificate.load(one.public_bytes(Encoding.DER)) for one in above)
    key = holder.key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    signer = SimpleSigner(asn1.Certificate.load(holder.der), keys.PrivateKeyInfo.load(key), store, prefer_pss=pss)
    made = SignerAt(PdfSignatureMetadata(field_name="Signature1", md_algorithm=digest, subfilter=kind), signer)
    made.moment = moment
    writer = IncrementalPdfFileWriter(BytesIO(pdf))
    if entry is None:
        signed: BytesIO = made.sign_pdf(writer)
        return signed.getvalue()
    with patch("pyhanko.sign.signers.pdf_byterange.pdf_date", return_value=pdf_string(entry)):
        signed = made.sign_pdf(writer)
    return signed.getvalue()
