"""Scans of a report that was signed by pen: PDF, PNG or JPEG by content, checked but never decoded."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from enum import StrEnum
from typing import Final

from dcbc_desktop.errors import FileError
from dcbc_desktop.intake.file_kinds import FileKind, kind_of
from dcbc_desktop.intake.pdf.rendering import opened

MAX_PAGES: Final = 500
MAX_PIXELS: Final = 200_000_000
"""An A3 sheet at 900 dots an inch."""
_PNG: Final = b"\x89PNG\r\n\x1a\n"
_JPEG: Final = b"\xff\xd8\xff"
_FRAMES: Final = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_START_OF_SCAN, _END = 0xDA, 0xD9
_MAX_PARTS: Final = 200_000


class ScanKind(StrEnum):
    """Kind of a scan."""

    PDF = "pdf"
    PNG = "png"
    JPEG = "jpeg"


def scan_kind(data: bytes) -> ScanKind:
    """Return the kind of a scan that opens and has a plausible size.

    Raises FileError `scan_kind_unknown`, `scan_unreadable` or `scan_oversized`.
    """
    if data.startswith(_PNG):
        return _sized(ScanKind.PNG, _png_size(data))
    if data.startswith(_JPEG):
        return _sized(ScanKind.JPEG, _jpeg_size(data))
    if kind_of(data) is not FileKind.PDF:
        raise FileError("scan_kind_unknown")
    with opened(data, unreadable="scan_unreadable") as document:
        pages = len(document)
    if not 0 < pages <= MAX_PAGES:
        raise FileError("scan_oversized" if pages else "scan_unreadable", pages=MAX_PAGES)
    return ScanKind.PDF


def _sized(kind: ScanKind, size: tuple[int, int]) -> ScanKind:
    width, height = size
    if width * height == 0:
        raise FileError("scan_unreadable")
    if width * height > MAX_PIXELS:
        raise FileError("scan_oversized", pages=MAX_PAGES)
    return kind


def _png_size(data: bytes) -> tuple[int, int]:
    """Return width and height of a complete picture with valid checksums."""
    pieces = list(_png_pieces(data))
    names = [name for name, _ in pieces]
    if len(names) < 3 or names[0] != b"IHDR" or names[-1] != b"IEND" or b"IDAT" not in names:
        raise FileError("scan_unreadable")
    head = pieces[0][1]
    return int.from_bytes(head[:4]), int.from_bytes(head[4:8])


def _png_pieces(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    place = len(_PNG)
    for _ in range(_MAX_PARTS):
        length, name = int.from_bytes(data[place : place + 4]), data[place + 4 : place + 8]
        end = place + 8 + length
        if end + 4 > len(data) or zlib.crc32(data[place + 4 : end]) != int.from_bytes(data[end : end + 4]):
            raise FileError("scan_unreadable")
        yield name, data[place + 8 : min(end, place + 24)]
        place = end + 4
        if name == b"IEND":
            return
    raise FileError("scan_unreadable")


def _jpeg_size(data: bytes) -> tuple[int, int]:
    """Return width and height of the frame before the first row of pixels; the end of the picture must be there."""
    place, size = 2, (0, 0)
    for _ in range(_MAX_PARTS):
        if data[place : place + 1] != b"\xff" or place + 4 > len(data):
            break
        kind, length = data[place + 1], int.from_bytes(data[place + 2 : place + 4])
        if kind in _FRAMES:
            size = int.from_bytes(data[place + 7 : place + 9]), int.from_bytes(data[place + 5 : place + 7])
        if kind == _START_OF_SCAN:
            whole = data.rfind(bytes((0xFF, _END)), place) > 0
            return size if whole else (0, 0)
        place += 1 if kind == 0xFF else 2 + length
    raise FileError("scan_unreadable")
