"""Data of a report inside an exported PDF: exactly one file of the known name, within a limit."""

from __future__ import annotations

import ctypes

import pypdfium2

from dcbc_desktop.errors import FileError
from dcbc_desktop.intake.pdf.rendering import opened
from dcbc_desktop.report.datafile import MAX_BYTES, NAME, Restored, decode_data

MAX_ATTACHMENTS = 50
"""Looked at; our own files hold one."""


def read_exported(pdf: bytes) -> Restored:
    """Read the report inside a file, signed or not; raises the errors of `embedded_data` and `decode_data`."""
    return decode_data(embedded_data(pdf))


def embedded_data(pdf: bytes) -> bytes:
    """Return the bytes of `bao-cao.json`.

    Raises FileError `pdf_unreadable`, `data_missing` for no such file, `data_invalid` for several files, too many bytes
    or unreadable ones.
    """
    with opened(pdf, unreadable="pdf_unreadable") as document:
        return _only_data(document)


def carries_data(data: bytes) -> bool:
    """True when a PDF has the data of a report inside, valid or not: then it is no scan."""
    try:
        embedded_data(data)
    except FileError as error:
        return error.code == "data_invalid"
    return True


def _only_data(document: pypdfium2.PdfDocument) -> bytes:
    """A function of its own, so that pdfium's objects are freed before the lock."""
    if document.count_attachments() > MAX_ATTACHMENTS:
        raise FileError("data_invalid")
    named = [one for one in map(document.get_attachment, range(document.count_attachments())) if _name(one) == NAME]
    if not named:
        raise FileError("data_missing")
    if len(named) > 1:
        raise FileError("data_invalid")
    if not 0 < _size(named[0]) <= MAX_BYTES:
        raise FileError("data_invalid")
    try:
        return bytes(memoryview(named[0].get_data()))
    except pypdfium2.PdfiumError as error:
        raise FileError("data_invalid") from error


def _size(attachment: pypdfium2.PdfAttachment) -> int:
    """Return the number of bytes, before memory is reserved for them; 0 where they cannot be read."""
    size = ctypes.c_ulong()
    found = pypdfium2.raw.FPDFAttachment_GetFile(attachment, None, 0, size)
    return size.value if found else 0


def _name(attachment: pypdfium2.PdfAttachment) -> str:
    try:
        return str(attachment.get_name())
    except (pypdfium2.PdfiumError, UnicodeDecodeError):
        return ""
