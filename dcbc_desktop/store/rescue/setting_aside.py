"""Setting a damaged database aside: it gets another name, with its journal, and is never removed or changed."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path
from typing import Final

from dcbc_desktop.errors import FileError
from dcbc_desktop.report.dates import in_zone
from dcbc_desktop.store.database_files import exists, replace_file
from dcbc_desktop.store.files.free_names import free_name

DAMAGED: Final = "hong"
REPLACED: Final = "truoc-khoi-phuc"
"""Marks of files that are set aside: damaged, or replaced by a copy that a person chose."""
_COMPANIONS: Final = ("-journal", "-wal", "-shm")


def set_aside(file: Path, moment: datetime) -> Path:
    """Give a damaged file of scans another name, with its journal; raises FileError `set_aside_failed`."""
    aside = _free_name(file, DAMAGED, moment)
    try:
        file.rename(aside)
        _move_companions(file, aside)
    except OSError as error:
        _put_back(file, aside)
        raise FileError("set_aside_failed", file=str(file)) from error
    return aside


def put_in_place(new: Path, path: Path, mark: str, moment: datetime) -> Path | None:
    """Give `new` the name of a database; what had it keeps its bytes under `reports.db.<mark>-20261121-101500`.

    Returns that name, None where the database was missing. Where the system links files, the name is never without a
    file in between. Raises FileError `set_aside_failed`; then the old file has its name.
    """
    aside = _free_name(path, mark, moment)
    there = exists(path)
    try:
        if there:
            _set_aside(path, aside)
        _move_companions(path, aside)
        replace_file(new, path)
    except OSError as error:
        _put_back(path, aside)
        raise FileError("set_aside_failed", file=str(path)) from error
    return aside if there else None


def _move_companions(path: Path, aside: Path) -> None:
    """Take the journal along: one left behind would be applied to the new file."""
    for end in _COMPANIONS:
        companion = path.with_name(f"{path.name}{end}")
        if exists(companion):
            companion.replace(aside.with_name(f"{aside.name}{end}"))


def _set_aside(path: Path, aside: Path) -> None:
    try:
        os.link(path, aside, follow_symlinks=False)
    except (OSError, NotImplementedError):  # a stick, a share
        path.rename(aside)


def _put_back(path: Path, aside: Path) -> None:
    for end in ("", *_COMPANIONS):
        kept, own = aside.with_name(f"{aside.name}{end}"), path.with_name(f"{path.name}{end}")
        if not exists(own) and exists(kept):
            kept.rename(own)
        elif end == "" and exists(kept) and kept.samefile(own):
            kept.unlink()


def _free_name(path: Path, mark: str, moment: datetime) -> Path:
    return free_name(path.parent, f"{path.name}.{mark}-{in_zone(moment):%Y%m%d-%H%M%S}")
