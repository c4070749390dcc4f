"""Kind of a received file, told by content and never by name: the first question, before anything is examined."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final, NamedTuple

from dcbc_desktop.intake.received.containers import compressed_kind, office_kind, signed_kind, zip_kind
from dcbc_desktop.intake.received.texts import mail_kind, text_kind

HEAD_BYTES: Final = 1024
"""Bytes within which readers of PDF look for its head."""
_PDF: Final = re.compile(rb"%PDF-[0-9]")
_NOTHING: Final[Mapping[str, str | int]] = {}


class KindFound(NamedTuple):
    """Code of a sentence, with its parameters."""

    code: str
    params: Mapping[str, str | int] = _NOTHING


PICTURES: Final = (
    b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"II*\x00", b"MM\x00*", b"II\xbc\x01", b"AT&TFORM",
    b"\x00\x00\x00\x0cjP  ", b"\xff\x4f\xff\x51", b"\x01\x00\x00\x00X\x00\x00\x00",
)  # fmt: skip
"""PNG, JPEG, GIF, TIFF, JPEG XR, DjVu, JPEG 2000, EMF."""
_SHORTCUTS: Final = (b"L\x00\x00\x00\x01\x14\x02\x00", b"book\x00\x00\x00\x00mark")
_PROGRAMS: Final = (b"MZ\x90\x00", b"MZP\x00", b"\x7fELF", b"\xcf\xfa\xed\xfe", b"\xca\xfe\xba\xbe", b"#!/")
_SHADOWS: Final = (b"\x00\x05\x16\x07", b"\x00\x05\x16\x00")
"""AppleDouble: what a Mac keeps beside a file, under its name with `._` in front."""
_SQLITE: Final = b"SQLite format 3\x00"
_BITMAP: Final = re.compile(rb"BM.{4}\0{4}.{4}[\x0c-\x7c]\0{3}", re.DOTALL)
_FTYP: Final = re.compile(rb".{4}ftyp(?:hei[cmsx]|hevc|mif1|msf1|avif)", re.DOTALL)


def received_kind(data: bytes) -> KindFound | None:
    """Return what a file is instead of a PDF; None for one that starts as a PDF does. Never raises.

    Archives, letters and signatures come before the search for a PDF's head: they may hold one within its distance.
    """
    if data.startswith(b"%PDF-"):
        return None
    code = zip_kind(data) or compressed_kind(data) or office_kind(data) or signed_kind(data) or mail_kind(data)
    if code is not None:
        return KindFound(*code)
    before = _PDF.search(data[: HEAD_BYTES + 8])
    if before is not None:
        return KindFound("bytes_before_head", {"count": before.start()})
    return KindFound(_plain_kind(data) or text_kind(data) or "file_unknown")


def _plain_kind(data: bytes) -> str:
    """Return the kind of a file that holds no other file; "" where no mark is known."""
    if is_picture(data):
        return "file_picture"
    if not data.strip(b"\0"):
        return "file_zeros"
    for marks, code in (
        (_SHORTCUTS, "file_shortcut"), (_PROGRAMS, "file_program"), (_SHADOWS, "file_shadow"), (_SQLITE, "file_data")
    ):  # fmt: skip
        if data.startswith(marks):
            return code
    return ""


def is_picture(data: bytes) -> bool:
    """Return whether a file is a picture of a common kind."""
    if data.startswith(PICTURES) or _BITMAP.match(data) or _FTYP.match(data):
        return True
    return data.startswith(b"RIFF") and data[8:12] == b"WEBP"
