"""Kinds of files, told by content and never by name; files are read whole, within a limit."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import Path

import msgspec

from dcbc_desktop.errors import FileError

MAX_FILE_BYTES = 20_000_000
_HEAD_BYTES = 1024
_PDF = re.compile(rb"%PDF-[0-9]")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_WORD = "WordDocument".encode("utf-16-le")
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_ARCHIVES = (*_ZIP, b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b\x08")
_IMAGES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"II*\x00", b"MM\x00*")
_SQLITE = b"SQLite format 3\x00"
_MARKUP = re.compile(r"\s*<(?:!doctype\s+html|html|\?xml)\b", re.IGNORECASE)
_JSON = re.compile(r'\s*(?:\{\s*["}]|\[\s*[\[{"\]])')


class FileKind(StrEnum):
    """Kind of a file, as far as an import has to know."""

    TEXT = "text"
    PDF = "pdf"
    WORD = "word"
    ARCHIVE = "archive"
    IMAGE = "image"
    DATABASE = "database"
    MARKUP = "markup"
    DATA = "data"


def read_file(path: Path, limit: int = MAX_FILE_BYTES) -> bytes:
    """Read a regular file that is not empty and not over the limit.

    Raises FileError `file_unreadable`, `file_empty` or `file_too_large`.
    """
    try:
        # A pipe or a device could block for ever or never end: only regular files are opened.
        if not path.is_file():
            raise FileError("file_unreadable", file=path.name)
        if path.stat().st_size > limit:
            raise FileError("file_too_large", file=path.name, megabytes=limit // 1_000_000)
        with path.open("rb") as stream:
            data = stream.read(limit + 1)
    except (OSError, ValueError) as error:
        raise FileError("file_unreadable", file=path.name) from error
    if len(data) > limit:
        raise FileError("file_too_large", file=path.name, megabytes=limit // 1_000_000)
    if not data:
        raise FileError("file_empty", file=path.name)
    return data


def kind_of(data: bytes) -> FileKind:
    """Return the kind by marks that only binary files and RTF have; TEXT where there are none."""
    if _PDF.search(data[:_HEAD_BYTES]):
        return FileKind.PDF
    if _is_word(data):
        return FileKind.WORD
    for marks, kind in ((_IMAGES, FileKind.IMAGE), (_ARCHIVES, FileKind.ARCHIVE)):
        if data.startswith(marks):
            return kind
    if data.startswith((_SQLITE, _OLE)):
        return FileKind.DATABASE if data.startswith(_SQLITE) else FileKind.DATA
    return FileKind.TEXT


def _is_word(data: bytes) -> bool:
    # Names inside a zip are not compressed, so no archive of a stranger has to be unpacked.
    if data.startswith(_ZIP):
        return b"word/document.xml" in data
    return data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{\\rtf") or (data.startswith(_OLE) and _OLE_WORD in data)


def kind_of_text(text: str) -> FileKind:
    """Recognise text made for machines: HTML, XML, JSON; TEXT for all else."""
    if _MARKUP.match(text):
        return FileKind.MARKUP
    if _JSON.match(text):
        try:
            msgspec.json.decode(text)
        except RecursionError:  # no person nests so deep
            return FileKind.DATA
        except msgspec.DecodeError:
            return FileKind.TEXT
        return FileKind.DATA
    return FileKind.TEXT


def require_text(kind: FileKind, name: str) -> None:
    """Raise FileError `import_pdf_later`, `import_word_later` or `file_not_text` for anything but text."""
    match kind:
        case FileKind.TEXT:
            return
        case FileKind.PDF:
            raise FileError("import_pdf_later", file=name)
        case FileKind.WORD:
            raise FileError("import_word_later", file=name)
        case _:
            raise FileError("file_not_text", file=name)
