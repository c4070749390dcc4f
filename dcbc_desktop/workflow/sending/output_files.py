"""Files handed out: complete or not there at all."""

from __future__ import annotations

import errno
import os
import secrets
from contextlib import suppress
from pathlib import Path

from dcbc_desktop.errors import FileError, RefusedError

_CODES = {
    errno.ENOSPC: "file_no_space",
    errno.EDQUOT if hasattr(errno, "EDQUOT") else errno.ENOSPC: "file_no_space",
    errno.EACCES: "file_no_permission",
    errno.EPERM: "file_no_permission",
    errno.EROFS: "file_no_permission",
    errno.ENOENT: "file_folder_missing",
    errno.ENOTDIR: "file_folder_missing",
    errno.EISDIR: "file_is_folder",
    errno.ENAMETOOLONG: "file_name_too_long",
}


def write_file(target: Path, data: bytes) -> None:
    """Write under a temporary name beside the target, fsync, rename; raises FileError and leaves nothing behind."""
    try:
        if target.is_dir():
            raise FileError("file_is_folder", file=target.name)
        _write_and_rename(target, data)
    except (OSError, ValueError) as error:
        raise write_error(target, error) from error


def write_into(target: Path, name: str, data: bytes) -> Path:
    """Write as `write_file`; into a folder under `name`, and there never over a different file. Returns the file."""
    try:
        if not target.is_dir():
            write_file(target, data)
            return target
        write_new_file(target / name, data)
    except (OSError, ValueError) as error:
        raise write_error(target, error) from error
    return target / name


def write_new_file(target: Path, data: bytes) -> None:
    """Write as `write_file`; raises RefusedError `file_differs` where a different file has this name."""
    try:
        if target.is_file() and not _holds(target, data):
            raise RefusedError("file_differs", file=target.name, folder=str(target.parent))
    except (OSError, ValueError) as error:
        raise write_error(target, error) from error
    write_file(target, data)


def _holds(file: Path, data: bytes) -> bool:
    return file.stat().st_size == len(data) and file.read_bytes() == data


def _write_and_rename(target: Path, data: bytes) -> None:
    # Not by tempfile: on Windows it takes a folder without permission for a name in use and tries 2³¹ others.
    unfinished = target.with_name(f".dcbc-{secrets.token_hex(8)}.tmp")
    try:
        with unfinished.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(target)
    finally:
        with suppress(OSError, ValueError):  # the failure that led here is the one to tell
            unfinished.unlink(missing_ok=True)


def write_error(target: Path, error: OSError | ValueError) -> FileError:
    """The sentence's code for why a file could not be written."""
    number = error.errno if isinstance(error, OSError) else None
    return FileError(_CODES.get(number or 0, "file_unwritable"), file=target.name, folder=str(target.parent))
