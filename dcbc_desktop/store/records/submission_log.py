"""The log of files that were exported and sent: rows are only ever added."""

from __future__ import annotations

from datetime import date, datetime

from dcbc_desktop.report.text import nfc
from dcbc_desktop.store import timestamps
from dcbc_desktop.store.database import Database
from dcbc_desktop.store.models import Submission
from dcbc_desktop.store.records import audit, report_rows
from dcbc_desktop.store.tables.sealed_tables import EXPORT, SENT


class SubmissionLog:
    """Exports and submissions of reports."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def record_export(self, report_id: int, revision: int, file: str, sha256: str, draft: bool) -> None:
        """Record that a file was written for somebody."""
        database, at = self._database, self._database.now()
        with database.transaction() as connection:
            report_rows.find(connection, report_id)
            values = (database.next_id(EXPORT.name), report_id, revision, file, sha256, int(draft), at)
            EXPORT.add(database.tables, values)
            audit.record(
                connection, at, report_id, audit.EXPORT, revision=revision, file=file, sha256=sha256, draft=draft
            )

    def record(
        self,
        report_id: int,
        revision: int,
        file: str,
        sha256: str,
        way: str,
        recipient: str,
        *,
        told: datetime | date | None = None,
        note: str = "",
    ) -> None:
        """Record that a file was sent by `mail`, `folder` or `other`; `told` is when, where a person gives it."""
        database, at = self._database, self._database.now()
        file, recipient, note = nfc(file), nfc(recipient), nfc(note)
        when = "" if told is None else timestamps.stored(told) if isinstance(told, datetime) else told.isoformat()
        with database.transaction() as connection:
            report_rows.find(connection, report_id)
            number = database.next_id(SENT.name)
            SENT.add(database.tables, (number, report_id, revision, file, sha256, way, recipient, when, note, at))
            audit.record(
                connection, at, report_id, audit.SEND,
                revision=revision, number=number, file=file, sha256=sha256, way=way, recipient=recipient,
                told=when, note=note,
            )  # fmt: skip

    def listed(self, report_id: int) -> tuple[Submission, ...]:
        """Return what was sent of a report, oldest first; raises FileError `row_damaged`."""
        with self._database.reading() as connection:
            rows = SENT.read(connection, "WHERE report_id = ? ORDER BY id", (report_id,))
            return tuple(
                Submission(
                    number, revision, file, sha256, way, recipient, timestamps.moment(at), _day_or_moment(told), note
                )
                for number, _, revision, file, sha256, way, recipient, told, note, at in rows
            )


def _day_or_moment(stored: str) -> datetime | date | None:
    if not stored:
        return None
    return timestamps.moment(stored) if "T" in stored else timestamps.day(stored)
