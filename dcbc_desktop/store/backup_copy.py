"""Copies of the database: page by page under a temporary name, verified, on the disk, then under their own name."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Final

from dcbc_desktop.errors import FileError
from dcbc_desktop.store.database import translated

_PAGES_A_STEP: Final = 256
"""1 MB: a waiting save waits no longer than that takes to read and write."""


def exists(path: Path) -> bool:
    """Whether there is anything under this name, be it a link to nowhere."""
    return os.path.lexists(path)


def require_no_journal(path: Path) -> None:
    """Raise FileError where a database that is gone left its journal: SQLite would play it into the new one."""
    journal = path.with_name(f"{path.name}-journal")
    if exists(journal):
        raise FileError("database_journal_left", file=str(path), journal=journal.name)


def replace_file(unfinished: Path, target: Path) -> None:
    """Give a finished file its name: first its bytes go to the disk, then the name."""
    with unfinished.open("rb+") as file:
        os.fsync(file.fileno())
    unfinished.replace(target)
    if os.name == "posix":  # Windows writes the name with the file and opens no folders
        descriptor = os.open(target.parent, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def copy_database(source: sqlite3.Connection, target: Path, between: Callable[[], None]) -> None:
    """Copy an open database to `target`; `between` runs after each step and may write with the same connection.

    An existing file of that name is replaced only by a whole copy. Raises FileError.
    """
    require_no_journal(target)
    unfinished = target.with_name(f"{target.name}.moi")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        unfinished.unlink(missing_ok=True)
        _copy_pages(source, unfinished, between)
        replace_file(unfinished, target)
    except OSError as error:
        raise FileError("copy_failed", file=str(target), reason=error.strerror or "") from error
    finally:
        discard(unfinished)


def _copy_pages(source: sqlite3.Connection, target: Path, between: Callable[[], None]) -> None:
    with translated(target):
        copy = sqlite3.connect(target, isolation_level=None)
        try:
            source.backup(copy, pages=_PAGES_A_STEP, progress=lambda _status, _left, _all: between())
            if copy.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
                raise FileError("copy_damaged", file=str(target))
        finally:
            copy.close()


def discard(unfinished: Path) -> None:
    """Clear away what was not finished."""
    with suppress(OSError):  # the failure that led here is the one to tell; the next copy clears it away
        unfinished.unlink(missing_ok=True)


def copy_before_migration(source: sqlite3.Connection, path: Path, version: int) -> Path:
    """Copy into `backups` beside the database before a migration to `version`; an older copy is never replaced.

    Scans stand in a file of their own, which no migration of the reports touches: they stay where they are.
    """
    folder = path.parent / "backups"
    name = f"{path.stem}.truoc-v{version}"
    target, number = folder / f"{name}.db", 1
    while target.exists():
        number += 1
        target = folder / f"{name}.{number}.db"
    copy_database(source, target, _nothing)
    return target


def _nothing() -> None:
    """Nobody waits while a file is being opened."""
