"""Folders of shipped files and of the user's files, and reading a file that may be anything."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import BinaryIO

from dcbc_desktop.errors import FileError, system_reason

_PACKAGE = Path(__file__).resolve().parent
WINDOW_FILE = "window.txt"
"""Size and place of the window, in the user's folder."""
MODULES_FILE = "token.json"
"""Libraries of tokens that the user agreed to, in the user's folder."""
_KEPT = (WINDOW_FILE, MODULES_FILE)


def shipped_dir(name: str) -> Path:
    """Return `resources` or `translations`: inside an installed wheel, or beside the package in a checkout."""
    for base in (_PACKAGE / "_shipped", _PACKAGE.parent):
        if (base / name).is_dir():
            return base / name
    raise FileError("shipped_files_missing", name=name)


def absolute(path: Path) -> Path:
    """Return a path from the root; raises FileError `current_folder_gone` where the current folder was deleted."""
    try:
        return path.absolute()
    except OSError as error:
        raise FileError("current_folder_gone", file=str(path)) from error


def user_data_dir() -> Path:
    """Return the user's folder for the database and own outlines; DCBC_DATA_DIR moves it.

    Raises FileError `data_folder_unknown`, or as `absolute`.
    """
    moved = os.environ.get("DCBC_DATA_DIR")
    if moved:
        try:
            return absolute(Path(moved).expanduser())
        except RuntimeError as error:  # `~name` of nobody
            raise FileError("data_folder_unknown", folder=moved) from error
    from platformdirs import user_data_path  # noqa: PLC0415  start-up: not needed where the folder is given

    return user_data_path("DCBC Desktop", appauthor=False)


def default_database() -> Path:
    """Return `reports.db` in the user's folder."""
    return user_data_dir() / "reports.db"


def outline_dirs() -> tuple[Path, Path]:
    """Return the folders that hold outline folders: the shipped one, then the user's own."""
    return shipped_dir("resources") / "outlines", user_data_dir() / "outlines"


def read_regular_file(path: Path, limit: int) -> bytes:
    """Return a file's bytes, at most one more than the limit; raises OSError, also for a folder, pipe or device."""
    with open_regular_file(path) as file:
        return file.read(limit + 1)


def open_regular_file(path: Path) -> BinaryIO:
    """Open a file for reading; raises OSError, also for a folder, pipe or device.

    A pipe would block for ever and a device never end, so neither is opened where a look before shows it, and neither
    is read where it took the file's place since.
    """
    wanted = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0)
    try:
        _require_regular(path.stat())
        number = os.open(path, wanted)
    except ValueError as error:  # a name with a zero byte
        raise OSError from error
    file = os.fdopen(number, "rb")
    try:
        _require_regular(os.fstat(number))
    except OSError:
        file.close()
        raise
    return file


def _require_regular(found: os.stat_result) -> None:
    if not stat.S_ISREG(found.st_mode):
        raise OSError(errno.EINVAL, "no regular file")


def open_named(path: Path, code: str) -> BinaryIO:
    """Open as `open_regular_file` a file that a person names; raises FileError with `code` and the system's reason."""
    name = path.name or str(path)  # the current folder has no name
    try:
        if path.exists() and not path.is_file():
            raise FileError(code, file=name, reason="is_folder" if path.is_dir() else "no_file")
        if "\0" in str(path):
            raise FileError(code, file=name, reason="name_impossible")
        return open_regular_file(path)
    except OSError as error:
        raise FileError(code, file=name, reason=system_reason(error)) from error


def read_regular(path: Path, limit: int, code: str = "file_not_readable") -> bytes:
    """Read a file that a person names, at most one byte more than the limit; raises as `open_named`."""
    with open_named(path, code) as file:
        try:
            return file.read(limit + 1)
        except OSError as error:
            raise FileError(code, file=path.name, reason=system_reason(error)) from error


def is_program_file(path: Path) -> bool:
    """Return whether a name leads to a file of the program itself, or to one that it keeps in the user's folder."""
    real, user = Path(os.path.realpath(path)), user_data_dir()
    folders = (_PACKAGE, shipped_dir("resources"), shipped_dir("translations"), user / "logs", user / "outlines")
    files = (user / name for name in _KEPT)
    return any(real.is_relative_to(os.path.realpath(folder)) for folder in folders) or any(
        real == Path(os.path.realpath(file)) for file in files
    )
