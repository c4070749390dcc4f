"""The bin for reports: what lies in it can come back until it is emptied; signed revisions are never removed."""

from __future__ import annotations

import sqlite3
from typing import Final

from dcbc_desktop.store import audit, report_rows

_PARTS: Final = ("presented", "entry", "entry_history", "left_over", "ignored", "comment", "origin")


def put_in(connection: sqlite3.Connection, report_id: int, at: str) -> None:
    """Put a report into the bin."""
    record = report_rows.find(connection, report_id)
    if record.binned is None:
        report_rows.update(connection, record._replace(binned=at))
        audit.record(connection, at, report_id, audit.BIN)


def take_out(connection: sqlite3.Connection, report_id: int, at: str) -> None:
    """Take a report out of the bin."""
    record = report_rows.find(connection, report_id)
    if record.binned is not None:
        report_rows.update(connection, record._replace(binned=None))
        audit.record(connection, at, report_id, audit.UNBIN)


def empty(connection: sqlite3.Connection, at: str) -> int:
    """Remove for good what lies in the bin and was never signed; returns how many reports that were."""
    sql = """SELECT id, uid FROM report WHERE binned IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM revision WHERE revision.report_id = report.id)"""
    removed = connection.execute(sql).fetchall()
    for report_id, uid in removed:
        for table in _PARTS:
            connection.execute(f"DELETE FROM {table} WHERE report_id = ?", (report_id,))  # noqa: S608  names of our own
        connection.execute("DELETE FROM report WHERE id = ?", (report_id,))
        audit.record(connection, at, report_id, audit.REMOVE, uid=uid)
    return len(removed)
