"""What was sent to whom: a log that is only ever added to."""

from __future__ import annotations

import sqlite3
from datetime import date, datetime

from dcbc_desktop.report.text import nfc
from dcbc_desktop.store import audit, report_rows, timestamps
from dcbc_desktop.store.models import Sent
from dcbc_desktop.store.sealed_tables import SENT


def record(connection: sqlite3.Connection, report_id: int, new: Sent) -> None:
    """Record that a file was sent; its id is given here."""
    report_rows.find(connection, report_id)
    number, at = report_rows.next_id(connection, SENT.name), timestamps.stored(new.at)
    file, recipient, note = nfc(new.file), nfc(new.recipient), nfc(new.note)
    told = _stored(new.told)
    SENT.insert(connection, (number, report_id, new.revision, file, new.sha256, new.way, recipient, told, note, at))
    audit.record(
        connection, at, report_id, audit.SEND,
        revision=new.revision, number=number, file=file, sha256=new.sha256, way=new.way, recipient=recipient,
        told=told, note=note,
    )  # fmt: skip


def listed(connection: sqlite3.Connection, report_id: int) -> tuple[Sent, ...]:
    """What was sent of a report, oldest first; raises FileError `row_damaged`."""
    found = []
    for row in connection.execute(f"{SENT.select} WHERE report_id = ? ORDER BY id", (report_id,)):
        SENT.require_intact(row, str(row[0]))
        number, _, revision, file, sha256, way, recipient, told, note, at, _ = row
        found.append(Sent(number, revision, file, sha256, way, recipient, timestamps.moment(at), _told(told), note))
    return tuple(found)


def _stored(told: datetime | date | None) -> str:
    """A day as it is, a moment as every other; "" where nothing was told."""
    if told is None:
        return ""
    return timestamps.stored(told) if isinstance(told, datetime) else told.isoformat()


def _told(stored: str) -> datetime | date | None:
    if not stored:
        return None
    return timestamps.moment(stored) if "T" in stored else timestamps.day(stored)
