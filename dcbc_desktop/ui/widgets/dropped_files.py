"""Files that were dropped onto a window."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QMimeData

from dcbc_desktop.errors import FileError


class Sorted(NamedTuple):
    """What was dropped, told by content."""

    pdfs: tuple[Path, ...]
    folders: tuple[Path, ...]
    others: tuple[Path, ...]


def dropped_files(data: QMimeData) -> tuple[Path, ...]:
    """The files of this computer among what was dropped."""
    return tuple(Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())


def sort_files(paths: Sequence[Path]) -> Sorted:
    """For a worker thread: a disk far away takes its time. What cannot be read is told of by whoever reads it."""
    folders = tuple(path for path in paths if path.is_dir())
    files = [path for path in paths if path not in folders]
    pdfs = tuple(path for path in files if _is_pdf(path))
    return Sorted(pdfs, folders, tuple(path for path in files if path not in pdfs))


def _is_pdf(path: Path) -> bool:
    from dcbc_desktop.intake.file_kinds import FileKind, kind_of, read_file  # noqa: PLC0415  loads on the worker thread

    try:
        return kind_of(read_file(path)) is FileKind.PDF
    except FileError:
        return path.suffix.lower() == ".pdf"
