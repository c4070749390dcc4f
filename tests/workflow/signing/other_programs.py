"""Files signed by programs that are not ours: pyHanko as it comes, and OpenSSL with an update made by hand."""

from __future__ import annotations

import re
import subprocess
from datetime import datetime
from io import BytesIO
from pathlib import Path

from asn1crypto import cms, keys
from asn1crypto import x509 as asn1
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import MDPPerm, SigFieldSpec, append_signature_field
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, SimpleSigner
from pyhanko.stamp import TextStampStyle
from pyhanko_certvalidator.registry import SimpleCertificateStore

from dcbc_desktop.report.dates import VIETNAM, now
from dcbc_desktop.signing.signer import AS_IT_WAS
from tests.signing.authority import NOW, Holder
from tests.signing.signed_by_others import SignerAt

_ROOM = 16_384


def _clock() -> bytes:
    """The computer's time, as OpenSSL signs it too."""
    return f"{now().astimezone(VIETNAM):%Y%m%d%H%M%S}".encode()


def by_pyhanko(pdf: bytes, holder: Holder, field: str = "Signature1", *, visible: bool = False) -> bytes:
    """With its default settings: an invisible field of its own, or a visible one with its text stamp."""
    store = SimpleCertificateStore()
    store.register_multiple(asn1.Certificate.load(one.public_bytes(Encoding.DER)) for one in holder.above)
    key = holder.key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    signer = SimpleSigner(asn1.Certificate.load(holder.der), keys.PrivateKeyInfo.load(key), store)
    writer = IncrementalPdfFileWriter(BytesIO(pdf))
    if visible:
        append_signature_field(writer, SigFieldSpec(field, on_page=-1, box=(330, 60, 530, 110)))
    style = TextStampStyle(stamp_text="Signed by: %(signer)s\nTime: %(ts)s")
    signed: BytesIO = PdfSigner(PdfSignatureMetadata(field_name=field), signer, stamp_style=style).sign_pdf(writer)
    return signed.getvalue()


def certified_as_final(pdf: bytes, holder: Holder, moment: datetime = NOW) -> bytes:
    """Signed by pyHanko into the person's field so that nothing may follow (DocMDP of level 1)."""
    wishes = PdfSignatureMetadata(field_name="nguoi_ky", certify=True, docmdp_permissions=MDPPerm.NO_CHANGES)
    signer = SignerAt(wishes, holder.credentials(moment).signer, stamp_style=AS_IT_WAS)
    signer.moment = moment
    made: BytesIO = signer.sign_pdf(IncrementalPdfFileWriter(BytesIO(pdf)))
    return made.getvalue()


def by_openssl(pdf: bytes, holder: Holder, folder: Path, field: bytes = b"nguoi_ky", more: bytes = b"") -> bytes:
    """`adbe.pkcs7.detached` into the empty field: an update written by hand, a signature made by `openssl cms`.

    `more` is one more object that the same update writes, as `7 0 obj … endobj`.
    """
    found = re.search(rb"\n(\d+) 0 obj\n((?:(?!endobj).)*/T \(" + field + rb"\).*?)endobj", pdf, re.DOTALL)
    assert found
    size = int(re.findall(rb"/Size (\d+)", pdf)[-1])
    root, info = (re.findall(rb"/%s (\d+ 0 R)" % name, pdf)[-1] for name in (b"Root", b"Info"))
    body = found[2].rstrip().removesuffix(b">>") + b"/V %d 0 R\n>>\n" % size
    value = (
        b"<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /adbe.pkcs7.detached /M (D:%b+07'00') " % _clock()
        + b"/ByteRange [0 ********** ********** **********] /Contents <"
        + b"0" * _ROOM
        + b"> >>\n"
    )
    objects = [(int(found[1]), body), (size, value)]
    if more:
        number, rest = more.split(b" 0 obj\n", 1)
        objects.insert(0, (int(number), rest.removesuffix(b"endobj\n")))
    return _with_signature(_updated(pdf, objects, root, info, size + 1), holder, folder)


def algorithm_as_itext_5_names_it(signed: bytes) -> bytes:
    """The signature's algorithm is the kind of the key: nothing signed differs."""
    first = signed.rindex(b"/Contents <") + len(b"/Contents <")
    last = signed.index(b">", first)
    told = cms.ContentInfo.load(bytes.fromhex(signed[first:last].decode()))
    told["content"]["signer_infos"][0]["signature_algorithm"] = {"algorithm": "1.2.840.10045.2.1"}
    value: bytes = told.dump(force=True).hex().encode().ljust(last - first, b"0")
    return signed[:first] + value + signed[last:]


def damaged(signed: bytes) -> bytes:
    """One covered letter is another."""
    place = signed.rindex(b"Adobe.PPKLite")
    return signed[:place] + b"a" + signed[place + 1 :]


def _updated(pdf: bytes, objects: list[tuple[int, bytes]], root: bytes, info: bytes, size: int) -> bytes:
    table = b"xref\n"
    for number, body in objects:
        table += b"%d 1\n%010d 00000 n \n" % (number, len(pdf))
        pdf += b"%d 0 obj\n%bendobj\n" % (number, body)
    before = re.findall(rb"startxref\s+(\d+)", pdf)[-1]
    trailer = b"trailer\n<< /Size %d /Root %b /Info %b /Prev %b >>\n" % (size, root, info, before)
    return pdf + table + trailer + b"startxref\n%d\n%%%%EOF\n" % len(pdf)


def _with_signature(pdf: bytes, holder: Holder, folder: Path) -> bytes:
    first = pdf.rindex(b"/Contents <0000") + len(b"/Contents ")
    second = first + _ROOM + 2
    place = pdf.rindex(b"********** ********** **********")
    numbers = b"%-10d %-10d %-10d" % (first, second, len(pdf) - second)
    pdf = pdf[:place] + numbers + pdf[place + len(numbers) :]
    value = _cms(pdf[:first] + pdf[second:], holder, folder).hex().encode().ljust(_ROOM, b"0")
    return pdf[: first + 1] + value + pdf[second - 1 :]


def _cms(data: bytes, holder: Holder, folder: Path) -> bytes:
    (folder / "signed.bin").write_bytes(data)
    (folder / "cert.pem").write_bytes(holder.pem)
    (folder / "above.pem").write_bytes(b"".join(one.public_bytes(Encoding.PEM) for one in holder.above))
    key = holder.key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    (folder / "key.pem").write_bytes(key)
    words = (
        "cms -sign -binary -md sha256 -outform DER -in signed.bin -signer cert.pem -inkey key.pem -certfile above.pem"
    )
    done = subprocess.run(["openssl", *words.split()], cwd=folder, check=True, capture_output=True, timeout=60)
    return done.stdout
