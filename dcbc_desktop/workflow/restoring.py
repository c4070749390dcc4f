"""A report rebuilt from an exported PDF alone; pdfium is loaded on first use."""

from __future__ import annotations

from pathlib import Path

from dcbc_desktop.errors import FileError
from dcbc_desktop.intake.kinds import FileKind, kind_of, read_file
from dcbc_desktop.report.datafile import Restored


def read_exported(path: Path) -> Restored:
    """What a file's data says.

    Raises FileError: `file_unreadable`, `file_empty`, `file_too_large`, `pdf_unreadable`, `data_missing`,
    `data_invalid`, `data_newer`.
    """
    from dcbc_desktop.intake.exported import read_exported as read  # noqa: PLC0415  pdfium

    data = read_file(path)
    if kind_of(data) is not FileKind.PDF:
        raise FileError("pdf_unreadable")
    return read(data)
