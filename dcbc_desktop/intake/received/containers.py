"""Files that hold others: archives, documents of office programs, letters of Outlook, signed envelopes."""

from __future__ import annotations

import bz2
import lzma
import re
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Final

Kind = tuple[str, Mapping[str, str | int]]
"""Code of a sentence, with its parameters."""
MAX_NAMES: Final = 20_000
"""Names of an archive that are read."""
_SHOWN: Final = 60
_UTF8_NAME: Final = 0x800
"""Flag of a member whose name is UTF-8 (APPNOTE.TXT 4.4.4, bit 11)."""
_ZIP: Final = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08", b"PK00PK\x03\x04")
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ARCHIVES: Final = (
    (b"Rar!\x1a\x07", "RAR"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"MSCF\x00\x00\x00\x00", "CAB"),
)
_PACKED: Final = ((b"\x1f\x8b\x08", "GZ"), (b"BZh", "BZ2"), (b"\xfd7zXZ\x00", "XZ"), (b"\x28\xb5\x2f\xfd", "ZST"))
_OPENED: Final = 1_024
"""Bytes that are unpacked, to see what is inside."""
_ZIP_ERRORS: Final = (
    zipfile.BadZipFile,
    NotImplementedError,  # a version or packing that zipfile does not know
    ValueError,  # a place before the file's beginning, a name in no encoding
    LookupError,
    OSError,
    OverflowError,  # a length beyond what a machine can count
    MemoryError,
)
"""Raised by zipfile for a directory that is damaged, or forged."""
_MEMBER: Final = re.compile(rb"PK\x03\x04.{22}(..)..([\x20-\x7e]{1,200})", re.DOTALL)
"""Head of a member: the length of its name, the name."""


def zip_kind(data: bytes) -> Kind | None:
    """Return the kind of a ZIP: a document of an office program, or an archive with the PDF files in it."""
    if not data.startswith(_ZIP):
        return None
    names = _names(data)
    for begins, code in (
        ("word/", "file_word"), ("xl/", "file_spreadsheet"), ("ppt/", "file_slides"),
        ("Documents/1/Pages/", "file_xps"),
    ):  # fmt: skip
        if any(name.startswith(begins) for name in names) and "[Content_Types].xml" in names:
            return code, {}
    opened = _open_document(data, names)
    if opened:
        return opened, {}
    inside = [name for name in names if name.lower().endswith(".pdf") and not _base(name).startswith("._")]
    if inside:
        return "file_zip_pdf", {"count": len(inside), "name": _shown(inside[0])}
    return "file_zip", {}


def _names(data: bytes) -> Sequence[str]:
    """Return the names in an archive; those at the heads of its members where its directory is lost."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return [_as_written(member) for member in archive.infolist()[:MAX_NAMES]]
    except _ZIP_ERRORS:
        found = _MEMBER.findall(data[: 1 << 20])
        return [name[: int.from_bytes(length, "little")].decode("ascii") for length, name in found]


def _as_written(member: zipfile.ZipInfo) -> str:
    """Return a member's name; many programs write UTF-8 without saying so, which zipfile then reads as CP437."""
    if member.flag_bits & _UTF8_NAME:
        return member.filename
    try:
        return member.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return member.filename


def _open_document(data: bytes, names: Sequence[str]) -> str:
    """Return the code of an ODF document; its kind stands, not packed, in the first member."""
    if not names or names[0] != "mimetype":
        return ""
    head = data[:200]
    for mark, code in ((b"opendocument.text", "file_word"), (b"opendocument.spreadsheet", "file_spreadsheet"),
                       (b"opendocument.presentation", "file_slides")):  # fmt: skip
        if mark in head:
            return code
    return ""


def _shown(name: str) -> str:
    """Return a file's name without its folders and without invisible letters."""
    return "".join(letter for letter in _base(name) if letter.isprintable())[-_SHOWN:]


def _base(name: str) -> str:
    return re.split(r"[/\\]", name)[-1]


def compressed_kind(data: bytes) -> Kind | None:
    """Return the kind of an archive that is no ZIP, or of one packed file; a packed PDF is told as such."""
    if data[257:262] == b"ustar":
        return "file_archive", {"kind": "TAR"}
    for mark, kind in _ARCHIVES:
        if data.startswith(mark):
            return "file_archive", {"kind": kind}
    for mark, kind in _PACKED:
        if data.startswith(mark):
            inside = _unpacked(data)
            return ("file_packed_pdf" if inside.startswith(b"%PDF-") else "file_archive"), {"kind": kind}
    return None


def _unpacked(data: bytes) -> bytes:
    """Return the first bytes inside a packed file; none where it is damaged or of a kind that is not unpacked."""
    try:
        match data[:1]:
            case b"\x1f":
                return zlib.decompressobj(31).decompress(data, _OPENED)
            case b"B":
                return bz2.BZ2Decompressor().decompress(data, _OPENED)
            case b"\xfd":
                return lzma.LZMADecompressor(memlimit=1 << 27).decompress(data, _OPENED)
    except (zlib.error, lzma.LZMAError, OSError, EOFError, ValueError, MemoryError):
        return b""
    return b""


def office_kind(data: bytes) -> Kind | None:
    """Return the kind of an older document of an office program, by the names of the streams in it; of a TNEF too."""
    if data.startswith(b"\x78\x9f\x3e\x22"):
        return "file_outlook", {}
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{\\rtf"):
        return "file_word", {}
    if not data.startswith(_OLE):
        return None
    for stream, code in (
        ("EncryptedPackage", "file_office_locked"), ("__properties_version1.0", "file_outlook"),
        ("WordDocument", "file_word"), ("Workbook", "file_spreadsheet"), ("Book", "file_spreadsheet"),
        ("PowerPoint Document", "file_slides"),
    ):  # fmt: skip
        if stream.encode("utf-16-le") in data:
            return code, {}
    return "file_unknown", {}


_SIGNED_DATA, _ENVELOPED = bytes.fromhex("06092a864886f70d010702"), bytes.fromhex("06092a864886f70d010703")
_CERTIFICATE: Final = re.compile(rb"0\x82..0\x82..\xa0\x03\x02\x01\x02", re.DOTALL)
_KEY_STORE: Final = re.compile(rb"0\x82..\x02\x01\x030", re.DOTALL)
_PEM: Final = re.compile(rb"\s*-----BEGIN ([A-Z0-9 #]{1,40})-----")
_PEM_KINDS: Final = {b"PKCS7": "file_p7s", b"CMS": "file_p7s"}


def signed_kind(data: bytes) -> Kind | None:
    """Return the kind of a signature apart from its file, of an envelope around a file, or of a certificate."""
    if data.startswith(b"0"):
        begin = data[:40]
        if _ENVELOPED in begin:
            return "file_enveloped", {}
        if _SIGNED_DATA in begin:
            return ("file_p7m" if b"%PDF-" in data else "file_p7s"), {}
        if _CERTIFICATE.match(data) or _KEY_STORE.match(data):
            return "file_certificate", {}
    named = _PEM.match(data[:200])
    return (_PEM_KINDS.get(named[1], "file_certificate"), {}) if named else None
