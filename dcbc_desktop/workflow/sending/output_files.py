"""Exported files: written whole or not at all."""

from __future__ import annotations

import errno
import os
import re
import secrets
import stat
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import Final

from dcbc_desktop.errors import FileError, RefusedError
from dcbc_desktop.workflow.sending.target_guard import require_target

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


_UNFINISHED: Final = re.compile(r"\.dcbc-[0-9a-f]{16}\.tmp")
_LEFT_AFTER_S: Final = 3_600
"""No export takes so long: a younger file may be one that is being written."""
_MOST_NAMES: Final = 20_000
"""Names of a folder that are looked at before an export."""


def write_file(target: Path, data: bytes, suffixes: tuple[str, ...]) -> None:
    """Write under a temporary name beside the target, fsync, rename; raises FileError and leaves nothing behind.

    `suffixes` are those of the format. Raises as `require_target` where the target is none for such a file.
    """
    try:
        require_target(target, suffixes)
        _write_and_rename(target, data)
    except (OSError, ValueError) as error:
        raise write_error(target, error) from error


def write_into(target: Path, name: str, data: bytes, suffixes: tuple[str, ...]) -> Path:
    """Write as `write_file`; into a folder under `name`, and there never over a different file. Returns the file."""
    try:
        if not target.is_dir():
            write_file(target, data, suffixes)
            return target
        write_new_file(target / name, data, suffixes)
    except (OSError, ValueError) as error:
        raise write_error(target, error) from error
    return target / name


def write_new_file(target: Path, data: bytes, suffixes: tuple[str, ...]) -> None:
    """Write as `write_file`; raises RefusedError `file_differs` where a different file has this name."""
    require_place(target, suffixes)
    try:
        if target.is_file() and not _holds(target, data):
            raise RefusedError("file_differs", file=target.name, folder=str(target.parent))
    except (OSError, ValueError) as error:
        raise write_error(target, error) from error
    write_file(target, data, suffixes)


def require_place(target: Path, suffixes: tuple[str, ...]) -> None:
    """Refuse a target before the work of making its file; a folder takes one. Raises as `write_file`."""
    try:
        if not target.is_dir():
            require_target(target, suffixes)
    except (OSError, ValueError) as error:
        raise write_error(target, error) from error


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
            written = os.fstat(file.fileno()).st_mtime
        unfinished.replace(target)
        _remove_leftovers(target.parent, written)
    finally:
        with suppress(OSError, ValueError):  # the failure that led here is the one to report
            unfinished.unlink(missing_ok=True)


def _remove_leftovers(folder: Path, written: float) -> None:
    """Remove temporary files that a killed export left in a folder: of our pattern, plain, our user's, an hour old.

    `written` is when the new file was, by the clock of that disk.
    """
    with suppress(OSError), os.scandir(folder) as found:
        for one in islice(found, _MOST_NAMES):
            if _UNFINISHED.fullmatch(one.name) is not None:
                with suppress(OSError):
                    _remove_if_left(one, written)


def _remove_if_left(one: os.DirEntry[str], written: float) -> None:
    status = one.stat(follow_symlinks=False)
    ours = stat.S_ISREG(status.st_mode) and (os.name != "posix" or status.st_uid == os.geteuid())
    if ours and written - status.st_mtime > _LEFT_AFTER_S:
        Path(one.path).unlink()


def write_error(target: Path, error: OSError | ValueError) -> FileError:
    """Return the error for a file that could not be written."""
    number = error.errno if isinstance(error, OSError) else None
    return FileError(_CODES.get(number or 0, "file_unwritable"), file=target.name, folder=str(target.parent))
