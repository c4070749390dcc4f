"""Verification of a copy: pages, the hash of every row, the digest of every file in it; and the reports it holds."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Final

import msgspec

from dcbc_desktop.errors import FileError
from dcbc_desktop.report.period import Period
from dcbc_desktop.report.report import State
from dcbc_desktop.store import database_files, timestamps
from dcbc_desktop.store.database import file_uri, translated
from dcbc_desktop.store.records import report_rows
from dcbc_desktop.store.records.received_files import NamedFile
from dcbc_desktop.store.tables import table_seals
from dcbc_desktop.store.tables.sealed_tables import REPORT, SEALED, blob_bytes

_ROWS_A_STEP: Final = 50
_OPERATIONS_A_STEP: Final = 20_000
"""Of SQLite's virtual machine: a few milliseconds."""


class CopiedReport(msgspec.Struct, frozen=True):
    """A report in a copy."""

    id: int
    uid: str
    title: str
    period: Period
    state: State
    revision: int
    office_code: str
    created: datetime
    edited: datetime
    binned: bool


def check_copy(path: Path, between: Callable[[], None]) -> tuple[CopiedReport, ...]:
    """Verify a file that nobody writes to; returns its reports. `between` runs often, for a save that waits.

    Raises FileError `copy_damaged`, or as `database_files.file_version` for a file that is not ours.
    """
    database_files.file_version(path)
    try:
        with reading(path) as connection:
            connection.set_progress_handler(_continuing(between), _OPERATIONS_A_STEP)
            _require_sound_pages(connection, path)
            _require_intact_rows(connection, path, between)
            _require_whole_files(connection, path, between)
            return _reports(connection)
    except FileError as error:
        if error.code in ("row_damaged", "database_damaged", "database_failed"):
            raise FileError("copy_damaged", file=str(path)) from error
        raise


def read_reports(path: Path) -> tuple[CopiedReport, ...]:
    """Return the reports in a copy without examining the rest; raises FileError."""
    database_files.file_version(path)
    with reading(path) as connection:
        return _reports(connection)


def read_named_scans(path: Path) -> tuple[NamedFile, ...]:
    """Return the scans that a copy names."""
    with reading(path) as connection:
        if "scan" not in _tables(connection):  # made before version 3
            return ()
        rows = connection.execute("SELECT DISTINCT sha256, name, size FROM scan ORDER BY id")
        return tuple(NamedFile(*row) for row in rows)


@contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection]:
    """Open a file that nobody writes to as it is: no lock, no journal, no byte changed."""
    with translated(path):
        connection = sqlite3.connect(f"{file_uri(path)}?mode=ro&immutable=1", uri=True, isolation_level=None)
        try:
            for pragma in ("trusted_schema = OFF", "cell_size_check = ON", "query_only = ON"):
                connection.execute(f"PRAGMA {pragma}")
            yield connection
        finally:
            connection.close()


def _continuing(between: Callable[[], None]) -> Callable[[], int]:
    def handler() -> int:
        between()
        return 0

    return handler


def _require_sound_pages(connection: sqlite3.Connection, path: Path) -> None:
    # `quick_check` does not compare indexes with their tables: of 507 damaged files it passed 5 with a broken index.
    if connection.execute("PRAGMA integrity_check(1)").fetchone() != ("ok",):
        raise FileError("copy_damaged", file=str(path))


def _require_intact_rows(connection: sqlite3.Connection, path: Path, between: Callable[[], None]) -> None:
    there = _tables(connection)
    for table in SEALED:
        if table.name not in there:  # a copy from before the migration that made it
            continue
        for number, row in enumerate(connection.execute(table.select)):
            if not table.intact(row):
                raise FileError("copy_damaged", file=str(path))
            if number % _ROWS_A_STEP == 0:
                between()
    if table_seals.NAME in there:  # since version 4
        sealed = table_seals.kept(connection)
        for name in table_seals.SUMMED:
            if sealed.get(name, ())[:2] != table_seals.counted(connection, name):
                raise FileError("copy_damaged", file=str(path))
            between()


_BLOBS: Final = (
    ("revision", "SELECT sha256, content FROM revision"),
    ("revision", "SELECT pdf_sha256, pdf FROM revision"),
    ("trusted", "SELECT sha256, der FROM trusted"),
    ("office_picture", "SELECT sha256, png FROM office_picture"),
)
"""Tables with files whose digest is among the sealed columns."""


def _require_whole_files(connection: sqlite3.Connection, path: Path, between: Callable[[], None]) -> None:
    there = _tables(connection)
    for table, sql in _BLOBS:
        for sha256, blob in connection.execute(sql) if table in there else ():
            if hashlib.sha256(blob_bytes(blob)).hexdigest() != sha256:
                raise FileError("copy_damaged", file=str(path))
            between()
    if "signature" in there:
        _require_signed_files(connection, path, between)


def _require_signed_files(connection: sqlite3.Connection, path: Path, between: Callable[[], None]) -> None:
    """Each signing appends to the file; its digest is that of the whole file up to and with it."""
    sql = """SELECT report_id, revision, pdf, tail, signature.sha256 FROM signature JOIN revision
        USING (report_id) WHERE revision.number = signature.revision ORDER BY report_id, revision, position"""
    running, of_revision = hashlib.sha256(), None
    for report_id, revision, pdf, tail, sha256 in connection.execute(sql):
        if (report_id, revision) != of_revision:
            running, of_revision = hashlib.sha256(blob_bytes(pdf)), (report_id, revision)
        running.update(blob_bytes(tail))
        if running.hexdigest() != sha256:
            raise FileError("copy_damaged", file=str(path))
        between()


def _tables(connection: sqlite3.Connection) -> set[str]:
    return {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}


def _reports(connection: sqlite3.Connection) -> tuple[CopiedReport, ...]:
    rows = REPORT.read(connection, "ORDER BY edited DESC, id DESC")
    return tuple(_copied(report_rows.Record(*row)) for row in rows)


def _copied(record: report_rows.Record) -> CopiedReport:
    period = report_rows.stored_period(record.period_code, record.period_first, record.period_last)
    return CopiedReport(
        record.id, record.uid, record.title, period, State(record.state), record.revision, record.office_code,
        timestamps.moment(record.created), timestamps.moment(record.edited), record.binned is not None,
    )  # fmt: skip
