"""Files that come instead of a PDF, of every kind that offices get; made here, so that nothing foreign is kept."""

from __future__ import annotations

import base64
import bz2
import gzip
import lzma
import tarfile
import zipfile
from collections.abc import Callable
from email.message import EmailMessage
from io import BytesIO

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.serialization import Encoding, pkcs7
from PIL import Image

from tests.signing.authority import signer

PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<</Type/Catalog>>\nendobj\nstartxref\n9\n%%EOF\n"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def zipped(**members: bytes) -> bytes:
    """An archive; `__` in a name is a slash."""
    written = BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name.replace("__", "/"), data)
    return written.getvalue()


def office(part: str) -> bytes:
    """A document of an office program."""
    return zipped(**{"[Content_Types].xml": b"<Types/>", part: b"<x/>"})


def open_document(kind: str) -> bytes:
    """An ODF document: its kind first and not packed."""
    written = BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr("mimetype", f"application/vnd.oasis.opendocument.{kind}")
        archive.writestr("content.xml", "<x/>")
    return written.getvalue()


def old_office(stream: str) -> bytes:
    """A document of an older office program, told by the name of a stream."""
    return OLE + stream.encode("utf-16-le") + bytes(200)


def tarred(data: bytes = PDF) -> bytes:
    """A TAR archive."""
    written = BytesIO()
    with tarfile.open(fileobj=written, mode="w") as archive:
        told = tarfile.TarInfo("bao-cao.pdf")
        told.size = len(data)
        archive.addfile(told, BytesIO(data))
    return written.getvalue()


def letter(*, before: bytes = b"", attached: bytes = PDF) -> bytes:
    """An e-mail with the PDF attached."""
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "a@xa.gov.vn", "b@tinh.gov.vn", "Báo cáo"
    mail.set_content("Kính gửi")
    mail.add_attachment(attached, maintype="application", subtype="pdf", filename="báo cáo.pdf")
    return before + mail.as_bytes()


def attachment_part() -> bytes:
    """The part of a letter that holds the PDF, saved with its heads."""
    heads = 'Content-Type: application/pdf; name="a.pdf"\r\nContent-Transfer-Encoding: base64\r\n\r\n'
    return heads.encode() + base64.encodebytes(PDF)


def picture(kind: str) -> bytes:
    """A picture."""
    written = BytesIO()
    Image.new("RGB", (60, 80)).save(written, kind)
    return written.getvalue()


def signed_message(*, whole: bool, encoding: Encoding = Encoding.DER) -> bytes:
    """A PKCS #7 signature over the PDF, with it inside or apart."""
    options = [pkcs7.PKCS7Options.Binary]
    if not whole:
        options.append(pkcs7.PKCS7Options.DetachedSignature)
    builder = pkcs7.PKCS7SignatureBuilder().set_data(PDF)
    key = signer().key
    return builder.add_signer(signer().certificate, key, hashes.SHA256()).sign(encoding, options)


def enveloped() -> bytes:
    """A PDF encrypted for a recipient."""
    builder = pkcs7.PKCS7EnvelopeBuilder().set_data(PDF).add_recipient(signer().certificate)
    return builder.encrypt(Encoding.DER, [pkcs7.PKCS7Options.Binary])


STRANGERS: dict[str, tuple[Callable[[], bytes], str]] = {
    "zip with a PDF": (lambda: zipped(**{"xã__báo cáo.pdf": PDF}), "file_zip_pdf"),
    "zip, PDF stored at its head": (lambda: b"PK\x03\x04" + bytes(26) + PDF, "file_zip"),
    "zip of a Mac": (lambda: zipped(**{"__MACOSX__._a.pdf": PDF, "a.txt": b"x"}), "file_zip"),
    "zip without its directory": (lambda: zipped(**{"a.pdf": PDF})[:90], "file_zip_pdf"),
    "empty zip": (zipped, "file_zip"),
    "rar": (lambda: b"Rar!\x1a\x07\x01\x00" + bytes(50), "file_archive"),
    "7z": (lambda: b"7z\xbc\xaf\x27\x1c\x00\x04" + bytes(50), "file_archive"),
    "tar": (tarred, "file_archive"),
    "tar.gz": (lambda: gzip.compress(tarred()), "file_archive"),
    "pdf.gz": (lambda: gzip.compress(PDF), "file_packed_pdf"),
    "pdf.bz2": (lambda: bz2.compress(PDF), "file_packed_pdf"),
    "pdf.xz": (lambda: lzma.compress(PDF), "file_packed_pdf"),
    "gz cut short": (lambda: gzip.compress(PDF)[:12], "file_archive"),
    "docx": (lambda: office("word/document.xml"), "file_word"),
    "doc": (lambda: old_office("WordDocument"), "file_word"),
    "rtf": (lambda: b"{\\rtf1\\ansi xin}", "file_word"),
    "odt": (lambda: open_document("text"), "file_word"),
    "xlsx": (lambda: office("xl/workbook.xml"), "file_spreadsheet"),
    "xls": (lambda: old_office("Workbook"), "file_spreadsheet"),
    "ods": (lambda: open_document("spreadsheet"), "file_spreadsheet"),
    "pptx": (lambda: office("ppt/presentation.xml"), "file_slides"),
    "ppt": (lambda: old_office("PowerPoint Document"), "file_slides"),
    "xps": (lambda: office("Documents/1/Pages/1.fpage"), "file_xps"),
    "docx with a password": (lambda: old_office("EncryptedPackage"), "file_office_locked"),
    "msg": (lambda: old_office("__properties_version1.0"), "file_outlook"),
    "winmail.dat": (lambda: b"\x78\x9f\x3e\x22" + bytes(40), "file_outlook"),
    "eml": (letter, "file_mail"),
    "mbox": (lambda: letter(before=b"From - Mon Dec 14 09:00:00 2026\n"), "file_mail"),
    "eml with a mark": (lambda: letter(before=b"\xef\xbb\xbf"), "file_mail"),
    "eml, a PDF near its top": (lambda: b"From: a\r\nTo: b\r\n\r\n" + PDF, "file_mail"),
    "part of a letter": (attachment_part, "file_mail"),
    "base64": (lambda: base64.encodebytes(PDF), "file_base64"),
    "p7m": (lambda: signed_message(whole=True), "file_p7m"),
    "p7s": (lambda: signed_message(whole=False), "file_p7s"),
    "p7s as text": (lambda: signed_message(whole=False, encoding=Encoding.PEM), "file_p7s"),
    "p7m encrypted": (enveloped, "file_enveloped"),
    "cer": (lambda: signer().der, "file_certificate"),
    "pem": (lambda: signer().pem, "file_certificate"),
    "p12": (lambda: signer().p12(), "file_certificate"),
    "png": (lambda: picture("PNG"), "file_picture"),
    "jpeg": (lambda: picture("JPEG"), "file_picture"),
    "tiff": (lambda: picture("TIFF"), "file_picture"),
    "bmp": (lambda: picture("BMP"), "file_picture"),
    "webp": (lambda: picture("WEBP"), "file_picture"),
    "heic": (lambda: b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00", "file_picture"),
    "login page": ("<!-- x -->\n<!DOCTYPE html><html><title>Đăng nhập".encode, "file_html"),
    "web page in UTF-16": (lambda: "\ufeff<html><body>".encode("utf-16-le"), "file_html"),
    "xhtml": (lambda: b'<?xml version="1.0"?><html xmlns="x">', "file_html"),
    "xml": (lambda: b'<?xml version="1.0"?><edXML:Envelope/>', "file_xml"),
    "PDF as a text in UTF-16": (lambda: b"\xff\xfe" + PDF.decode("latin-1").encode("utf-16-le"), "file_converted"),
    "text": ("Báo cáo năm 2026".encode, "file_text"),
    "a line": (lambda: b"\n", "file_text"),
    "lnk": (lambda: b"L\x00\x00\x00\x01\x14\x02\x00" + bytes(60), "file_shortcut"),
    "url": (lambda: b"[InternetShortcut]\r\nURL=https://x\r\n", "file_shortcut"),
    "exe": (lambda: b"MZ\x90\x00" + bytes(60), "file_program"),
    "Mac's side file": (lambda: b"\x00\x05\x16\x07\x00\x02\x00\x00Mac OS X", "file_shadow"),
    "database": (lambda: b"SQLite format 3\x00" + bytes(90), "file_data"),
    "zeros": (lambda: bytes(4096), "file_zeros"),
    "something": (lambda: bytes(range(256)) * 3, "file_unknown"),
    "bytes before": (lambda: b"\r\n\0\0" + PDF, "bytes_before_head"),
    "a mark before": (lambda: b"\xef\xbb\xbf" + PDF, "bytes_before_head"),
    "a picture's mark before": (lambda: b"GIF89a" + PDF, "bytes_before_head"),
}  # fmt: skip
