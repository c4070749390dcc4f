"""Files that their owner alone may read, on systems with mode bits.

On Windows the profile's own access list keeps other users out of the data folder, and a new file takes the list of its
folder; there these functions change nothing.
"""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path
from typing import Final

from dcbc_desktop.paths import user_data_dir

OWNER_ONLY_FOLDER: Final = 0o700
OWNER_ONLY_FILE: Final = 0o600
_PERMISSIONS: Final = 0o666


def make_private_folder(folder: Path) -> None:
    """Make a folder that its owner alone may enter, or take an existing one from the others."""
    folder.mkdir(mode=OWNER_ONLY_FOLDER, parents=True, exist_ok=True)
    _limit(folder, OWNER_ONLY_FOLDER)


def make_private(file: Path) -> None:
    """Let the owner alone read a file."""
    if os.name == "posix":
        file.chmod(OWNER_ONLY_FILE)


def mode_beside(database: Path) -> int:
    """Return the mode of a new file that goes with a database: whoever may open that may open this."""
    try:
        return stat.S_IMODE(database.stat().st_mode) & _PERMISSIONS
    except OSError:
        return OWNER_ONLY_FILE


def limit_data_folder(database: Path) -> None:
    """Take the user's own data folder, with what is directly in it, from other users: earlier versions let them read.

    A database in another folder, such as a share, keeps what its owner chose.
    """
    folder = database.parent
    if os.name != "posix" or not _is_data_folder(folder):
        return
    _limit(folder, OWNER_ONLY_FOLDER)
    with suppress(OSError), os.scandir(folder) as found:
        for one in found:
            if one.is_file(follow_symlinks=False):
                _limit(Path(one.path), OWNER_ONLY_FILE)


def _is_data_folder(folder: Path) -> bool:
    try:
        return folder.samefile(user_data_dir())
    except (OSError, RuntimeError):
        return False


def _limit(path: Path, mode: int) -> None:
    """Take away what goes beyond a mode; a file of another owner and a folder for everybody stay as they are."""
    if os.name != "posix":
        return
    with suppress(OSError):
        found = path.lstat()
        own = found.st_uid == os.geteuid() and not found.st_mode & stat.S_ISVTX
        if own and stat.S_IMODE(found.st_mode) & ~mode:
            path.chmod(stat.S_IMODE(found.st_mode) & mode)
