"""Backups (bản sao lưu): made when something changed, listed, looked at, restored into a new file."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from dcbc_desktop import store as parts
from dcbc_desktop.errors import DcbcError, FileError, UsageError
from dcbc_desktop.report.dates import now
from dcbc_desktop.report.report import State
from dcbc_desktop.store.copies import copy_files, making, restoring
from dcbc_desktop.store.copies.checking import CopiedReport, check_copy, read_reports
from dcbc_desktop.store.copies.copy_files import CopyFile
from dcbc_desktop.store.database_files import discard
from dcbc_desktop.store.files.free_names import free_name
from dcbc_desktop.store.files.lock import FileLock
from dcbc_desktop.store.files.own_files import beside
from dcbc_desktop.store.rescue.setting_aside import REPLACED, put_in_place
from dcbc_desktop.store.store import Store
from dcbc_desktop.workflow.sending.target_guard import COPY, require_suffix
from dcbc_desktop.workflow.settings import BACKUP_LIMIT, stored_settings

_MEGABYTE: Final = 1024 * 1024
_NEW: Final = ".cuu"


@dataclass(frozen=True)
class StartedBackup:
    """Pages that were copied on the store thread; `finish_backup` does the rest on any thread."""

    copy: parts.UnfinishedCopy
    limit_bytes: int
    scans_problem: DcbcError | None


@dataclass(frozen=True)
class Backup:
    """A copy that was made, and the error that kept its scans out of it."""

    copy: CopyFile
    scans_problem: DcbcError | None = None


def start_backup(store: Store, reason: str, *, always: bool = False) -> StartedBackup | None:
    """Copy the pages between saves, if the file changed since its newest copy; None where it did not.

    Raises FileError `backup_failed`, `copies_unreadable`.
    """
    if not always and _is_copied(store):
        return None
    limit = int(stored_settings(store, BACKUP_LIMIT)[BACKUP_LIMIT]) * _MEGABYTE
    copy = store.begin_copy(reason)
    try:
        store.copy_scans_to_backups()
    except DcbcError as error:  # the reports are more urgent; the caller says that scans are missing
        return StartedBackup(copy, limit, error)
    return StartedBackup(copy, limit, None)


def finish_backup(started: StartedBackup, between: Callable[[], None] = lambda: None) -> Backup:
    """Verify a copy, give it its name, and remove copies that it supersedes; raises FileError `backup_failed`."""
    copy = making.finish(started.copy, between)
    making.thin_out(started.copy.database, copy.at, started.limit_bytes)
    return Backup(copy, started.scans_problem)


def back_up(store: Store, reason: str, *, always: bool = False) -> Backup | None:
    """Make a copy in one go, if the file changed since its newest copy; raises as its two parts."""
    started = start_backup(store, reason, always=always)
    return None if started is None else finish_backup(started, store.between_steps)


def copy_to(store: Store, target: Path) -> CopyFile:
    """Copy everything to a new file, verified, its scans beside it.

    Raises UsageError `target_exists` or `target_suffix`, and as `Store.backup`.
    """
    require_suffix(target, COPY)
    if os.path.lexists(target):
        raise UsageError("target_exists", file=str(target))
    store.backup(target)
    reports = check_copy(target, store.between_steps)
    size, sha256 = making.digest(target)
    edited = max((one.edited for one in reports), default=None)
    signed = sum(one.state is State.SIGNED for one in reports)
    return CopyFile(target, store.now(), copy_files.ASKED, size, True, len(reports), signed, edited, sha256)


def back_up_before(store: Store, reason: str) -> None:
    """Make a copy before an act that adds reports, if there are any yet.

    Where that fails the act goes on, since it takes nothing away; the copies made by the clock tell the failure.
    """
    try:
        if store.list_reports():
            back_up(store, reason)
    except FileError:
        return


def back_up_before_restore(store: Store) -> None:
    """Make a copy of the database before another file takes its place."""
    back_up_before(store, copy_files.RESTORE)


def backups_of(database: Path) -> tuple[CopyFile, ...]:
    """Return the copies of a database, newest first; counts the reports where no record says them. Any thread."""
    return tuple(copy if copy.reports is not None else _counted(copy) for copy in copy_files.listed(database))


def look_at(copy: CopyFile) -> tuple[CopiedReport, ...]:
    """Verify a copy and return its reports; raises FileError `copy_damaged`."""
    return check_copy(copy.path, _nothing)


def restore_into(database: Path, copy: Path, target: Path) -> tuple[CopiedReport, ...]:
    """Make a new database of a copy, with its scans; never over a file that is there.

    Raises UsageError `target_exists`, FileError `copy_damaged`, `copy_failed`, `scans_not_copied`.
    """
    scans = copy if beside(copy).exists() else copy_files.scans_of_copies(database)
    return restoring.restore_copy(copy, target, scans, _nothing)


def replace_by(database: Path, copy: Path) -> Path | None:
    """Put a copy in the place of the database, which nobody has open; returns the name that the former file has now.

    Raises FileError `database_locked`, `copy_damaged`, `copy_failed`, `set_aside_failed`.
    """
    lock = FileLock(database, now())
    new = database.with_name(f"{database.name}{_NEW}")
    try:
        discard(new)
        restoring.restore_reports(copy, new)
        aside = put_in_place(new, database, REPLACED, now())
        restoring.copy_scans(database, copy_files.scans_of_copies(database), _nothing)
    finally:
        discard(new)
        lock.release()
    return aside


def suggested_target(database: Path, copy: CopyFile) -> Path:
    """Return a free name beside the database for a copy that is restored: `reports-ban-sao-20261121-174207.db`."""
    return free_name(database.parent, f"{database.stem}-ban-sao-{copy.at:%Y%m%d-%H%M%S}", ".db")


def _is_copied(store: Store) -> bool:
    newest = next((copy for copy in copy_files.listed(store.path) if copy.state), None)
    return newest is not None and newest.verified and newest.state == store.header_state()


def _counted(copy: CopyFile) -> CopyFile:
    try:
        reports = read_reports(copy.path)
    except FileError:
        return copy
    edited: datetime | None = max((one.edited for one in reports), default=None)
    signed = sum(one.state is State.SIGNED for one in reports)
    return CopyFile(copy.path, copy.at, copy.reason, copy.size, copy.verified, len(reports), signed, edited)


def _nothing() -> None:
    """No save waits for a file that is not open."""
