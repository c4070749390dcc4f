"""Copies of a database as files: their folder, their names, and the record beside each that says what it holds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Final

import msgspec

from dcbc_desktop.errors import FileError
from dcbc_desktop.report.dates import in_zone
from dcbc_desktop.store import timestamps
from dcbc_desktop.store.files.free_names import free_name
from dcbc_desktop.store.files.own_files import BACKUPS, UNFINISHED, backup_folder
from dcbc_desktop.store.files.private_files import make_private

START, WORK, EXIT, ASKED = "start", "work", "exit", "asked"
IMPORT, RESTORE, MIGRATION = "import", "restore", "migration"
REASONS: Final = (START, WORK, EXIT, ASKED, IMPORT, RESTORE, MIGRATION)
"""Occasions of a copy; `MIGRATION` is told by the file's name."""

_RECORD_BYTES: Final = 10_000
_NAME_LETTERS: Final = 40
_NAME_TIME: Final = "%Y%m%d-%H%M%S"
_MIGRATED: Final = "truoc-v"


class CopyRecord(msgspec.Struct, frozen=True):
    """Record of a copy, in a JSON file beside it, so that a list opens no database.

    `state` are the bytes of the original's header that every change of it alters.
    """

    at: str
    reason: str
    size: int
    sha256: str
    state: str
    verified: bool
    reports: int
    signed: int
    edited: str


class CopyFile(msgspec.Struct, frozen=True):
    """A copy in the list. Without a record `reports` is None, and nobody has verified the file yet."""

    path: Path
    at: datetime
    reason: str
    size: int
    verified: bool = False
    reports: int | None = None
    signed: int = 0
    edited: datetime | None = None
    sha256: str = ""
    state: str = ""


def scans_of_copies(database: Path) -> Path:
    """Return the name in the folder of copies under which all of them share one file of scans."""
    return backup_folder(database) / database.name


def new_name(database: Path, moment: datetime) -> Path:
    """Return a free name for a copy made at a moment: `reports-20261121-174207.db`."""
    base = f"{_stem(database)}-{in_zone(moment):{_NAME_TIME}}"
    return free_name(backup_folder(database), base, ".db", beside=UNFINISHED)


def write_record(copy: Path, record: CopyRecord) -> None:
    """Write the record of a copy; raises OSError."""
    file = _record_file(copy)
    unfinished = file.with_name(f"{file.name}{UNFINISHED}")
    unfinished.write_bytes(msgspec.json.encode(record))
    make_private(unfinished)
    unfinished.replace(file)


def remove_copy(copy: CopyFile) -> None:
    """Remove a copy and its record; one that cannot be removed stays for the next time."""
    with suppress(OSError):
        copy.path.unlink(missing_ok=True)
        _record_file(copy.path).unlink(missing_ok=True)


def listed(database: Path) -> tuple[CopyFile, ...]:
    """Return the copies of a database, newest first; also those made before a migration. Raises FileError."""
    try:
        found = [*_own(database), *_before_migrations(database)]
    except OSError as error:
        raise FileError("copies_unreadable", folder=str(backup_folder(database))) from error
    return tuple(sorted(found, key=_age, reverse=True))


def newest_good(database: Path) -> CopyFile | None:
    """Return the newest copy that was verified when it was made."""
    return next((copy for copy in listed(database) if copy.verified), None)


def _age(copy: CopyFile) -> tuple[datetime, str]:
    return copy.at, copy.path.name


def _own(database: Path) -> Iterator[CopyFile]:
    pattern = re.compile(rf"{re.escape(_stem(database))}-(\d{{8}}-\d{{6}})(?:-\d+)?\.db")
    for path in _files_in(backup_folder(database)):
        if match := pattern.fullmatch(path.name):
            moment = _typed_moment(match[1])
            if moment is not None:
                yield _with_record(path, moment)


def _before_migrations(database: Path) -> Iterator[CopyFile]:
    pattern = re.compile(rf"{re.escape(database.stem)}\.{_MIGRATED}\d+(?:\.\d+)?\.db")
    for path in _files_in(database.parent / BACKUPS):
        if pattern.fullmatch(path.name):
            status = path.stat()
            yield CopyFile(path, _moment_of(status.st_mtime), MIGRATION, status.st_size)


def _moment_of(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds).astimezone()


def _files_in(folder: Path) -> Iterator[Path]:
    if folder.is_dir():
        yield from (path for path in folder.iterdir() if path.is_file() and not path.is_symlink())


def _typed_moment(text: str) -> datetime | None:
    try:
        return datetime.strptime(text, _NAME_TIME).astimezone()
    except ValueError:
        return None


def _with_record(path: Path, moment: datetime) -> CopyFile:
    size = path.stat().st_size
    record = _read_record(path)
    if record is None or record.size != size:
        return CopyFile(path, moment, ASKED, size)
    try:
        at, edited = timestamps.moment(record.at), timestamps.moment(record.edited) if record.edited else None
    except FileError:
        return CopyFile(path, moment, ASKED, size)
    return CopyFile(
        path, at, record.reason, size, record.verified, record.reports, record.signed, edited, record.sha256,
        record.state,
    )  # fmt: skip


def _read_record(copy: Path) -> CopyRecord | None:
    file = _record_file(copy)
    try:
        with file.open("rb") as opened:
            return msgspec.json.decode(opened.read(_RECORD_BYTES), type=CopyRecord)
    except (OSError, msgspec.DecodeError, UnicodeError, RecursionError):
        return None


def _record_file(copy: Path) -> Path:
    return copy.with_suffix(".json")


def _stem(database: Path) -> str:
    return database.stem[:_NAME_LETTERS]
