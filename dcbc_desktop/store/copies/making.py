"""Making of a copy in two parts: pages on the store thread between saves, verification wherever there is time."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path
from typing import Final, NamedTuple

from dcbc_desktop.errors import FileError, system_reason
from dcbc_desktop.report.report import State
from dcbc_desktop.store import timestamps
from dcbc_desktop.store.copies import copy_files
from dcbc_desktop.store.copies.checking import CopiedReport, check_copy
from dcbc_desktop.store.copies.copy_files import CopyFile, CopyRecord
from dcbc_desktop.store.copies.thinning import superseded
from dcbc_desktop.store.database import translated
from dcbc_desktop.store.database_files import discard, replace_file
from dcbc_desktop.store.files.lock import FileLock
from dcbc_desktop.store.files.own_files import UNFINISHED, backup_folder
from dcbc_desktop.store.files.private_files import make_private, make_private_folder

_PAGES_A_STEP: Final = 256
"""1 MB: a save waits no longer than reading and writing that takes."""
_ABANDONED_S: Final = 3_600
_BLOCK: Final = 1024 * 1024
_STATE_BYTES: Final = (24, 100)
"""Counter of changes, count of pages and what follows in the header (https://www.sqlite.org/fileformat.html, 1.3)."""


class UnfinishedCopy(NamedTuple):
    """Pages that are copied and not verified yet."""

    database: Path
    file: Path
    target: Path
    at: datetime
    reason: str
    state: str


def header_state(database: Path, lock: FileLock | None) -> str:
    """Return the bytes of the header that each change alters; raises OSError.

    Without a lock the file is opened and closed, which a program with a second connection to it must not do.
    """
    begin, end = _STATE_BYTES
    header = lock.read_database(end) if lock is not None else b""
    if not header:
        with database.open("rb") as file:
            header = file.read(end)
    return header[begin:].hex()


def copy_pages(
    source: sqlite3.Connection,
    database: Path,
    reason: str,
    at: datetime,
    between: Callable[[], None],
    state: Callable[[], str],
) -> UnfinishedCopy:
    """Copy the pages of an open database; `between` runs after each step and may write with the same connection.

    `state` gives the state of the header when the last page is copied.

    Raises FileError `backup_failed`.
    """
    target = copy_files.new_name(database, at)
    unfinished = target.with_name(f"{target.name}{UNFINISHED}")
    try:
        make_private_folder(backup_folder(database).parent)
        make_private_folder(target.parent)
        _remove_abandoned(target.parent, at)
        unfinished.touch()
        make_private(unfinished)
        with translated(unfinished), closing(sqlite3.connect(unfinished, isolation_level=None)) as copy:
            copy.execute("PRAGMA synchronous = OFF")  # the finished file is brought to the disk at once, by its name
            source.backup(copy, pages=_PAGES_A_STEP, progress=lambda _status, _left, _all: between())
        return UnfinishedCopy(database, unfinished, target, at, reason, state())
    except (OSError, FileError) as error:
        discard(unfinished)
        raise _failed(target, error) from error


def finish(copy: UnfinishedCopy, between: Callable[[], None]) -> CopyFile:
    """Verify the pages that were copied and give the file its name; any thread.

    A copy that is not right is kept under its name as what it is (`verified` False): the original is damaged. Raises
    FileError `backup_failed`.
    """
    try:
        verified, reports = _verified(copy.file, between)
        size, sha256 = digest(copy.file)
        edited = max((one.edited for one in reports), default=None)
        record = CopyRecord(
            timestamps.stored(copy.at), copy.reason, size, sha256, copy.state, verified, len(reports),
            sum(one.state is State.SIGNED for one in reports), timestamps.stored(edited) if edited else "",
        )  # fmt: skip
        copy_files.write_record(copy.target, record)  # first: a copy without one would have to be verified anew
        replace_file(copy.file, copy.target)
        return CopyFile(
            copy.target, copy.at, copy.reason, size, verified, record.reports, record.signed, edited, sha256, copy.state
        )
    except OSError as error:
        raise _failed(copy.target, error) from error
    finally:
        discard(copy.file)


def thin_out(database: Path, now: datetime, limit_bytes: int) -> tuple[CopyFile, ...]:
    """Remove the copies that are no longer kept; returns them."""
    going = superseded(copy_files.listed(database), now, limit_bytes)
    for copy in going:
        copy_files.remove_copy(copy)
    return going


def digest(file: Path) -> tuple[int, str]:
    """Return size and SHA-256 of a file; raises OSError."""
    running, size = hashlib.sha256(), 0
    with file.open("rb") as opened:
        while block := opened.read(_BLOCK):
            running.update(block)
            size += len(block)
    return size, running.hexdigest()


def _remove_abandoned(folder: Path, now: datetime) -> None:
    """Remove what a program that was killed left unfinished; what is young may be another program's work."""
    for path in folder.glob(f"*{UNFINISHED}"):
        with suppress(OSError):
            if path.is_file() and now.timestamp() - path.stat().st_mtime > _ABANDONED_S:
                path.unlink()


def _verified(file: Path, between: Callable[[], None]) -> tuple[bool, tuple[CopiedReport, ...]]:
    try:
        return True, check_copy(file, between)
    except FileError as error:
        if error.code in ("copy_damaged", "outline_damaged"):
            return False, ()
        raise


def _failed(target: Path, error: OSError | FileError) -> FileError:
    reason = error.code if isinstance(error, FileError) else system_reason(error)
    return FileError("backup_failed", folder=str(target.parent), reason=reason)
