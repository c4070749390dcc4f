"""Guard of every file that is handed out: where it may be written, asked before each writing."""

from __future__ import annotations

import stat
import sys
from pathlib import Path
from typing import Final

from dcbc_desktop import export
from dcbc_desktop.errors import FileError, UsageError
from dcbc_desktop.paths import is_program_file
from dcbc_desktop.store.files.own_files import is_database, is_protected

PDF: Final = (".pdf",)
MAIL: Final = (".eml",)
TEXT: Final = (".txt",)
LIST: Final = (".csv", ".txt")
LOG: Final = (".log", ".txt")
COPY: Final = (".db",)
LOCKED_COPY: Final = (".age",)
SCANS: Final = {"pdf": PDF, "png": (".png",), "jpeg": (".jpg", ".jpeg")}
"""Suffixes of each kind of scan."""


def require_target(target: Path, suffixes: tuple[str, ...]) -> None:
    """Refuse a target that is somebody's data, no plain file, or named as another format.

    Raises UsageError `target_is_database`, `target_is_program` or `target_suffix`, FileError `file_is_folder` or
    `target_not_file`, OSError.
    """
    if is_protected(target) or is_database(target):
        raise UsageError("target_is_database", file=target.name)
    if is_program_file(target):
        raise UsageError("target_is_program", file=target.name)
    _require_plain(target)
    require_suffix(target, suffixes)


def require_suffix(target: Path, suffixes: tuple[str, ...]) -> None:
    """Refuse a name of another format; raises UsageError `target_suffix`."""
    if target.suffix.lower() not in suffixes:
        raise UsageError("target_suffix", file=target.name, suffixes=", ".join(suffixes))


def _require_plain(target: Path) -> None:
    if sys.platform == "win32" and export.is_windows_device(target.name):
        raise FileError("target_not_file", file=target.name)
    try:
        mode = target.stat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        return
    if stat.S_ISDIR(mode):
        raise FileError("file_is_folder", file=target.name)
    if not stat.S_ISREG(mode):
        raise FileError("target_not_file", file=target.name)
