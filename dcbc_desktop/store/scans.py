"""Scans of what was signed by pen: named beside their revision, their bytes in `received.db`."""

from __future__ import annotations

import hashlib
import re
import sqlite3
from typing import Final

from dcbc_desktop.errors import FileError, RefusedError, UsageError
from dcbc_desktop.report.text import clean_line
from dcbc_desktop.store import audit, revisions, timestamps
from dcbc_desktop.store.models import Scan
from dcbc_desktop.store.received_files import Named
from dcbc_desktop.store.row_hashes import storable
from dcbc_desktop.store.sealed_tables import SCAN

MAX_MEGABYTES: Final = 100
_MAX_NAME: Final = 200
_MEGABYTE: Final = 1024 * 1024


def new_scan(name: str, kind: str, data: bytes, at: str) -> Scan:
    """What a scan will be listed as; raises RefusedError `scan_too_heavy`."""
    if len(data) > MAX_MEGABYTES * _MEGABYTE:
        raise RefusedError("scan_too_heavy", limit=MAX_MEGABYTES)
    return Scan(hashlib.sha256(data).hexdigest(), _file_name(name), kind, len(data), timestamps.moment(at))


def _file_name(name: str) -> str:
    """The last part of a path of any system, in letters that a page can show."""
    last = re.split(r"[/\\]", name)[-1]
    return clean_line(last[-_MAX_NAME:]).text.strip()


def require_new(connection: sqlite3.Connection, report_id: int, revision: int, scan: Scan) -> None:
    """Raise UsageError `revision_unknown`, or RefusedError `already_attached` where the revision has this scan."""
    if all(known.number != revision for known in revisions.listed(connection, report_id)):
        raise UsageError("revision_unknown", id=report_id, revision=revision)
    if any(known.sha256 == scan.sha256 for known in listed(connection, report_id, revision)):
        raise RefusedError("already_attached", file=scan.name)


def attach(connection: sqlite3.Connection, report_id: int, revision: int, scan: Scan) -> None:
    """Name a scan beside its revision, once its bytes are kept."""
    require_new(connection, report_id, revision, scan)
    at = timestamps.stored(scan.at)
    SCAN.insert(connection, (report_id, revision, scan.sha256, scan.name, scan.kind, scan.size, at))
    audit.record(connection, at, report_id, audit.ATTACH_SCAN, revision=revision, file=scan.name, sha256=scan.sha256)


def listed(connection: sqlite3.Connection, report_id: int, revision: int) -> tuple[Scan, ...]:
    """Scans of a revision in the order they came; raises FileError `row_damaged`."""
    found = []
    sql = f"{SCAN.select} WHERE report_id = ? AND revision = ? ORDER BY id"
    for row in connection.execute(sql, (report_id, revision)):
        SCAN.require_intact(row, f"{report_id}/{revision}")
        _, _, sha256, name, kind, size, at, _ = row
        found.append(Scan(sha256, name, kind, size, timestamps.moment(at)))
    return tuple(found)


def named(connection: sqlite3.Connection) -> tuple[Named, ...]:
    """Every scan of every report, once under each of its names."""
    rows = connection.execute("SELECT DISTINCT sha256, name, size FROM scan ORDER BY id")
    return tuple(Named(*row) for row in rows)


def name_of(connection: sqlite3.Connection, report_id: int, sha256: str, beside: str) -> str:
    """The name of a scan; raises FileError `scan_missing` where no revision of the report has it.

    `beside` is the file that would hold it.
    """
    storable(sha256)
    sql = "SELECT name FROM scan WHERE report_id = ? AND sha256 = ?"
    row = connection.execute(sql, (report_id, sha256)).fetchone()
    if row is None:
        raise FileError("scan_missing", file=sha256[:12], beside=beside)
    return str(row[0])
