"""Findings that a person set aside, by report: they stay with it through its amendments.

Not in the audit log: each row is sealed and says when and why, and what it hides never stops sign-off.
"""

from __future__ import annotations

import sqlite3

from dcbc_desktop.report.checks.ignored import Ignored
from dcbc_desktop.report.text import nfc
from dcbc_desktop.store import report_rows
from dcbc_desktop.store.sealed_tables import IGNORED


def keep(connection: sqlite3.Connection, report_id: int, one: Ignored, at: str) -> None:
    """Set one aside; a second reason for the same place replaces the first."""
    report_rows.find(connection, report_id)
    forget(connection, report_id, one)
    IGNORED.insert(connection, (report_id, one.code, one.key, one.context, nfc(one.reason), at))


def forget(connection: sqlite3.Connection, report_id: int, one: Ignored) -> None:
    """Show a finding again."""
    connection.execute(
        "DELETE FROM ignored WHERE report_id = ? AND code = ? AND key = ? AND context = ?",
        (report_id, one.code, one.key, one.context),
    )


def listed(connection: sqlite3.Connection, report_id: int) -> tuple[Ignored, ...]:
    """What was set aside in a report. A damaged row sets nothing aside: its finding shows again, `doctor` names it."""
    rows = connection.execute(f"{IGNORED.select} WHERE report_id = ? ORDER BY at, code, key", (report_id,))
    return tuple(Ignored(row[1], row[2], row[3], row[4]) for row in rows if IGNORED.intact(row))
