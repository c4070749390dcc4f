"""Restoring of a copy into a new file, and its copying elsewhere; never over a file that is there."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from dcbc_desktop.errors import FileError, UsageError, system_reason
from dcbc_desktop.store.copies.checking import CopiedReport, check_copy, read_named_scans
from dcbc_desktop.store.copies.making import digest
from dcbc_desktop.store.database_files import discard, exists, replace_file, require_no_journal
from dcbc_desktop.store.files.own_files import UNFINISHED, beside
from dcbc_desktop.store.files.private_files import make_private
from dcbc_desktop.store.records import received_files


def restore_copy(copy: Path, target: Path, scans: Path, between: Callable[[], None]) -> tuple[CopiedReport, ...]:
    """Make a new database from a copy, verified before and after; returns its reports.

    `scans` is the database beside which the copy's scans are. Raises UsageError `target_exists`, FileError
    `copy_damaged`, `copy_failed`, `scans_not_copied`.
    """
    reports = check_copy(copy, between)
    write_new(copy, target)
    copy_scans(target, scans, between)
    return reports


def restore_reports(copy: Path, target: Path) -> None:
    """Make a new database from a verified copy, without scans; raises as `restore_copy`."""
    check_copy(copy, lambda: None)
    write_new(copy, target)


def write_new(source: Path, target: Path) -> str:
    """Copy a file to a name that is free, read it back, bring it to the disk; returns the SHA-256. Raises as above."""
    if exists(target):
        raise UsageError("target_exists", file=str(target))
    require_no_journal(target)
    unfinished = target.with_name(f"{target.name}{UNFINISHED}")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, unfinished)
        with suppress(PermissionError):  # a stick whose file system knows no owners
            make_private(unfinished)
        forget_cached(unfinished)
        wanted = digest(source)
        if digest(unfinished) != wanted:
            raise FileError("copy_damaged", file=str(target))
        replace_file(unfinished, target)
    except OSError as error:
        raise FileError("copy_failed", file=str(target), reason=system_reason(error)) from error
    finally:
        discard(unfinished)
    return wanted[1]


def copy_scans(target: Path, scans: Path, between: Callable[[], None]) -> None:
    """Give a restored database its scans, as far as they are there."""
    named = read_named_scans(target)
    if named and exists(beside(scans)):
        received_files.copy_received(scans, target, named, between)


def forget_cached(file: Path) -> None:
    """Bring a file to the disk and let the system forget it, so that the next reading reads the disk. Not on Windows.

    Raises OSError.
    """
    with file.open("rb+") as opened:
        os.fsync(opened.fileno())
        if hasattr(os, "posix_fadvise"):
            with suppress(OSError):  # some file systems know no such advice
                os.posix_fadvise(opened.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
