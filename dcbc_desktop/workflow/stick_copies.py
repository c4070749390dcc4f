"""Copy of everything to a stick or another folder, read back from there; and when a person is reminded of it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from dcbc_desktop.errors import FileError, system_reason
from dcbc_desktop.paths import user_data_dir
from dcbc_desktop.report.dates import now, today
from dcbc_desktop.store.copies import copy_files, making, restoring
from dcbc_desktop.store.copies.checking import check_copy
from dcbc_desktop.store.copies.copy_files import CopyFile
from dcbc_desktop.store.database_files import exists
from dcbc_desktop.store.files.free_names import free_name
from dcbc_desktop.store.files.own_files import beside
from dcbc_desktop.store.store import Store
from dcbc_desktop.workflow.settings import BACKUP_REMINDER, OFF, ON, stored_settings

REMIND_AFTER: Final = timedelta(days=7)
_LAST: Final = "session.stick_copy"
"""Day of the last copy on a stick, or from which the reminder counts."""
LIST: Final = "SHA256SUMS.txt"
_ROOM: Final = 1024 * 1024
MOST_FILES: Final = 2_000


@dataclass(frozen=True)
class StickCopy:
    """A folder that was written and read back."""

    folder: Path
    files: int
    size: int
    reports: int


def copy_everything(database: Path, copy: CopyFile, folder: Path, between: Callable[[], None]) -> StickCopy:
    """Copy the newest backup, its scans and the user's outlines into a new folder; each file is read back.

    `between` runs between files and may raise to end it. Raises FileError `stick_full`, `copy_failed`, `copy_damaged`,
    `scans_not_copied`.
    """
    outlines = outline_files()
    require_room(folder, database, copy, outlines)
    target = _new_folder(folder)
    sums = {}
    try:
        sums[database.name] = restoring.write_new(copy.path, target / database.name)
        between()
        for file in outlines:
            name = file.relative_to(user_data_dir()).as_posix()
            sums[name] = restoring.write_new(file, target / name)
            between()
        restoring.copy_scans(target / database.name, copy_files.scans_of_copies(database), between)
        scans = beside(target / database.name)
        if exists(scans):
            sums[scans.name] = making.digest(scans)[1]
        reports = check_copy(target / database.name, between)
        _write_sums(target / LIST, sums)
    except OSError as error:
        raise FileError("copy_failed", file=str(target), reason=system_reason(error)) from error
    size = sum(making.digest(target / name)[0] for name in sums)
    return StickCopy(target, len(sums), size, len(reports))


def note_copied(store: Store) -> None:
    """Begin the week anew: after a copy, or where a person wants to be reminded later."""
    store.settings.set(_LAST, today().isoformat())


def reminder_due(store: Store) -> bool:
    """Return whether a week has passed since the last copy; the first question only begins the first week."""
    if stored_settings(store, BACKUP_REMINDER)[BACKUP_REMINDER] == OFF:
        return False
    try:
        last = date.fromisoformat(store.settings.get(_LAST) or "")
    except ValueError:
        if store.list_reports():
            note_copied(store)
        return False
    return today() - last >= REMIND_AFTER and bool(store.list_reports())


def reminds(store: Store) -> bool:
    """Return whether the reminder is switched on."""
    return stored_settings(store, BACKUP_REMINDER)[BACKUP_REMINDER] == ON


def switch_reminder(store: Store, on: bool) -> None:
    """Switch the reminder on or off."""
    store.settings.set(BACKUP_REMINDER, ON if on else OFF)


def new_name(folder: Path, suffix: str = "") -> Path:
    """Return a free name for a copy of everything: `DCBC-sao-luu-20261121-1742`."""
    return free_name(folder, f"DCBC-sao-luu-{now():%Y%m%d-%H%M}", suffix)


def _new_folder(folder: Path) -> Path:
    target = new_name(folder)
    try:
        target.mkdir(parents=True)
    except OSError as error:
        raise FileError("copy_failed", file=str(target), reason=system_reason(error)) from error
    return target


def outline_files() -> list[Path]:
    """Return the files of the user's own outlines."""
    folder = user_data_dir() / "outlines"
    found = (path for path in folder.rglob("*.toml") if path.is_file() and not path.is_symlink())
    return sorted(found)[:MOST_FILES]


def require_room(folder: Path, database: Path, copy: CopyFile, outlines: list[Path]) -> None:
    """Raise FileError `stick_full` before anything is written."""
    scans = beside(copy_files.scans_of_copies(database))
    try:
        needed = copy.size + sum(file.stat().st_size for file in outlines) + _ROOM
        needed += scans.stat().st_size if exists(scans) else 0
        free = shutil.disk_usage(folder).free
    except OSError as error:
        raise FileError("copy_failed", file=str(folder), reason=system_reason(error)) from error
    if free < needed:
        raise FileError("stick_full", folder=str(folder), needed=-(-needed // _ROOM), free=free // _ROOM)


def sums_text(sums: Mapping[str, str]) -> str:
    """Return the lines that `sha256sum` reads."""
    return "".join(f"{sha256}  {name}\n" for name, sha256 in sorted(sums.items()))


def _write_sums(file: Path, sums: dict[str, str]) -> None:
    """Write the digests as `sha256sum` reads them."""
    with file.open("x", encoding="utf-8", newline="\n") as opened:
        opened.write(sums_text(sums))
        opened.flush()
        os.fsync(opened.fileno())
