"""`received.db` beside `reports.db`: files that came from outside, each kept once under its SHA-256.

They are large and never change, so they are kept apart: copies and examinations of the reports stay small. The `scan`
rows of `reports.db` say which file belongs to which revision; a file without such a row is harmless.
"""

from __future__ import annotations

import hashlib
import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, NamedTuple

from dcbc_desktop import store
from dcbc_desktop.errors import FileError, RefusedError, UsageError
from dcbc_desktop.report.text import clean_line
from dcbc_desktop.store import database_files, timestamps
from dcbc_desktop.store.database import Database, connect, disconnect, transaction, translated
from dcbc_desktop.store.database_files import exists, require_no_journal
from dcbc_desktop.store.files.own_files import beside
from dcbc_desktop.store.files.private_files import mode_beside
from dcbc_desktop.store.models import Scan
from dcbc_desktop.store.records import audit
from dcbc_desktop.store.records.revisions import Revisions
from dcbc_desktop.store.tables.sealed_tables import SCAN, blob_bytes, storable

APPLICATION_ID: Final = int.from_bytes(b"DCBR", "big")
VERSION: Final = 1
_TABLE: Final = """CREATE TABLE IF NOT EXISTS received (
    id INTEGER PRIMARY KEY, sha256 TEXT NOT NULL UNIQUE, data BLOB NOT NULL)"""
_TABLE_NAME: Final = "received"
MAX_MEGABYTES: Final = 100
"""Largest scan that is kept."""
_LOST: Final = ("scan_missing", "scan_damaged")
_MAX_NAME: Final = 200
_MEGABYTE: Final = 1024 * 1024


class NamedFile(NamedTuple):
    """A file that a database names."""

    sha256: str
    name: str
    size: int


def keep(database: Path, data: bytes) -> str:
    """Keep a file, on the disk when this returns its SHA-256; one that is there and whole is not written again.

    Raises FileError as a database does: full disk, folder that takes no writes, another program's file of that name.
    """
    sha256, path = hashlib.sha256(data).hexdigest(), beside(database)
    _require_ours_or_none(path, database)
    with connected(path, write=True) as connection, transaction(connection, path):
        _make_tables(connection)
        if _find(connection, sha256) != data:
            table = store.open_tables(connection).table(_TABLE_NAME)
            table.delete_where("sha256 = ?", [sha256])
            table.insert({"sha256": sha256, "data": data})
    return sha256


def read(database: Path, sha256: str, name: str) -> bytes:
    """Return a file, verified; `name` is for messages.

    Raises FileError `scan_missing`, `scan_damaged`, or as a database.
    """
    path = beside(database)
    if not exists(path) or database_files.is_empty(path):
        raise FileError("scan_missing", file=name, beside=path.name)
    database_files.require_version(path, APPLICATION_ID, VERSION)
    with connected(path, write=False) as connection, translated(path):
        data = _find(connection, sha256)
    if data is None:
        raise FileError("scan_missing", file=name, beside=path.name)
    if hashlib.sha256(data).hexdigest() != sha256:
        raise FileError("scan_damaged", file=name, beside=path.name)
    return data


def copy_received(database: Path, target: Path, wanted: Iterable[NamedFile], between: Callable[[], None]) -> None:
    """Give a copy of the database its files: those that it does not have yet; `between` runs after each.

    One that is gone or damaged here cannot be copied, and is for `doctor` to name. Raises FileError
    `scans_not_copied`.
    """
    try:
        for one in wanted:
            if not _holds(target, one):
                with _passing_over_what_is_gone():
                    keep(target, read(database, one.sha256, one.name))
            between()
    except FileError as error:
        raise FileError("scans_not_copied", file=str(target), beside=beside(target).name) from error


@contextmanager
def _passing_over_what_is_gone() -> Iterator[None]:
    """Pass over a file that is gone or damaged."""
    try:
        yield
    except FileError as error:
        if error.code not in _LOST:
            raise


def _holds(database: Path, wanted: NamedFile) -> bool:
    """Return whether a file of this hash and size is there; `doctor` checks that it is whole."""
    path = beside(database)
    if not exists(path) or database_files.is_empty(path):
        return False
    database_files.require_version(path, APPLICATION_ID, VERSION)
    with connected(path, write=False) as connection, translated(path):
        table = store.open_tables(connection).table(_TABLE_NAME)
        return table.count_where("sha256 = ? AND length(data) = ?", [wanted.sha256, wanted.size]) > 0


def _require_ours_or_none(path: Path, database: Path) -> None:
    """Let a missing or empty file become ours in the first transaction; two programs may begin it at once."""
    if not exists(path):
        require_no_journal(path)
        database_files.touch(path, mode_beside(database))
    elif not database_files.is_empty(path):
        database_files.require_version(path, APPLICATION_ID, VERSION)


def _make_tables(connection: sqlite3.Connection) -> None:
    connection.execute(_TABLE)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {VERSION}")


@contextmanager
def connected(path: Path, *, write: bool) -> Iterator[sqlite3.Connection]:
    """Open a file of scans; raises FileError."""
    connection = connect(path, write=write)
    try:
        yield connection
    finally:
        disconnect(connection)


def _find(connection: sqlite3.Connection, sha256: str) -> bytes | None:
    rows = store.open_tables(connection).table(_TABLE_NAME).rows_where("sha256 = ?", [sha256], select="data")
    return next((blob_bytes(row["data"]) for row in rows), None)


class Scans:
    """Scans of reports signed by pen: named beside their revision, their bytes in `received.db`."""

    def __init__(self, database: Database, revisions: Revisions) -> None:
        self._database = database
        self._revisions = revisions

    def attach(self, report_id: int, revision: int, name: str, kind: str, data: bytes) -> Scan:
        """Keep a scan (`pdf`, `png`, `jpeg`): first its bytes in received.db, then its row here.

        One that is known, but gone or damaged in received.db, is put back there and keeps its row. Raises RefusedError
        `scan_too_heavy`, `already_attached`, UsageError `revision_unknown`.
        """
        if len(data) > MAX_MEGABYTES * _MEGABYTE:
            raise RefusedError("scan_too_heavy", limit=MAX_MEGABYTES)
        at = self._database.now()
        scan = Scan(hashlib.sha256(data).hexdigest(), _file_name(name), kind, len(data), timestamps.moment(at))
        known = self._known(report_id, revision, scan)  # before the bytes: nothing large is kept for a refusal
        keep(self._database.path, data)
        if known is not None:
            return known
        with self._database.transaction() as connection:
            if self._known(report_id, revision, scan) is not None:
                raise RefusedError("already_attached", file=scan.name)
            SCAN.add(self._database.tables, (report_id, revision, scan.sha256, scan.name, scan.kind, scan.size, at))
            audit.record(
                connection, at, report_id, audit.ATTACH_SCAN, revision=revision, file=scan.name, sha256=scan.sha256
            )
        return scan

    def _known(self, report_id: int, revision: int, scan: Scan) -> Scan | None:
        """Return the same scan where it is attached already but its bytes are lost; raises as `attach`."""
        if all(known.number != revision for known in self._revisions.listed(report_id)):
            raise UsageError("revision_unknown", id=report_id, revision=revision)
        known = next((one for one in self.listed(report_id, revision) if one.sha256 == scan.sha256), None)
        if known is not None and _is_whole(self._database.path, known):
            raise RefusedError("already_attached", file=scan.name)
        return known

    def listed(self, report_id: int, revision: int) -> tuple[Scan, ...]:
        """Return the scans of a revision in the order they came; raises FileError `row_damaged`."""
        rest = "WHERE report_id = ? AND revision = ? ORDER BY id"
        with self._database.reading() as connection:
            rows = SCAN.read(connection, rest, (report_id, revision))
            return tuple(
                Scan(sha256, name, kind, size, timestamps.moment(at)) for _, _, sha256, name, kind, size, at in rows
            )

    def data(self, report_id: int, sha256: str) -> bytes:
        """Return the bytes of a scan, verified; raises FileError `scan_missing`, `scan_damaged`."""
        storable(sha256)
        with self._database.reading():
            rows = self._database.tables.table(SCAN.name).rows_where(
                "report_id = ? AND sha256 = ?", [report_id, sha256], select="name", limit=1
            )
            name = next((str(row["name"]) for row in rows), None)
        if name is None:
            raise FileError("scan_missing", file=sha256[:12], beside=beside(self._database.path).name)
        return read(self._database.path, sha256, name)

    def named(self) -> tuple[NamedFile, ...]:
        """Return every scan of every report, once under each of its names."""
        with self._database.reading() as connection:
            rows = connection.execute("SELECT DISTINCT sha256, name, size FROM scan ORDER BY id")
            return tuple(NamedFile(*row) for row in rows)


def _is_whole(database: Path, scan: Scan) -> bool:
    """Return whether the bytes of a scan are there and give its hash; raises FileError as a database does."""
    try:
        read(database, scan.sha256, scan.name)
    except FileError as error:
        if error.code not in _LOST:
            raise
        return False
    return True


def _file_name(name: str) -> str:
    """Return the last part of a path of any system, in letters that a page can show."""
    last = re.split(r"[/\\]", name)[-1]
    return clean_line(last[-_MAX_NAME:]).text.strip()
