"""Files handed out: complete or not there at all."""

from __future__ import annotations

import errno
import os
import tempfile
from pathlib import Path

from dcbc_desktop.errors import FileError

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
    if target.is_dir():
        raise FileError("file_is_folder", file=target.name)
    temporary: Path | None = None
    try:
        handle, name = tempfile.mkstemp(prefix=".dcbc-", suffix=".tmp", dir=target.parent)
        temporary = Path(name)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(0o644)  # mkstemp makes it private; a report is meant to be passed on
        temporary.replace(target)
    except (OSError, ValueError) as error:
        if temporary is not None:
            temporary.unlink(missing_ok=True)
        raise write_error(target, error) from error


def write_error(target: Path, error: OSError | ValueError) -> FileError:
    """The sentence's code for why a file could not be written."""
    number = error.errno if isinstance(error, OSError) else None
    return FileError(_CODES.get(number or 0, "file_unwritable"), file=target.name, folder=str(target.parent))
