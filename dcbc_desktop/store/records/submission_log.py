"""The log of files that were exported and sent: rows are only ever added, corrections too."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from dcbc_desktop.errors import RefusedError, UsageError
from dcbc_desktop.report.text import nfc
from dcbc_desktop.store import timestamps
from dcbc_desktop.store.database import Database
from dcbc_desktop.store.models import FOLDER, HANDED_OVER, MAIL, SAVED, STRUCK, WRITTEN, Correction, Submission
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
        event: str = HANDED_OVER,
        correction: Correction | None = None,
    ) -> None:
        """Record that a file was saved, put into a mail draft, or sent; `told` is when, where a person gives it.

        The table keeps what a person reads; the event, and which entry is corrected and why, are in the act of the
        audit log, whose chain seals them. Raises UsageError `sent_unknown`, RefusedError `sent_corrected` where the
        entry to correct is none of the report or was corrected already.
        """
        database, at = self._database, self._database.now()
        file, recipient, note = nfc(file), nfc(recipient), nfc(note)
        when = "" if told is None else timestamps.stored(told) if isinstance(told, datetime) else told.isoformat()
        corrected: dict[str, str | int] = {}
        if correction is not None:
            corrected = {"replaces": correction.replaces, "reason": nfc(correction.reason)}
        with database.transaction() as connection:
            report_rows.find(connection, report_id)
            if correction is not None:
                _require_correctable(connection, report_id, correction.replaces)
            number = database.next_id(SENT.name)
            SENT.add(database.tables, (number, report_id, revision, file, sha256, way, recipient, when, note, at))
            audit.record(
                connection, at, report_id, audit.SEND,
                revision=revision, number=number, file=file, sha256=sha256, way=way, recipient=recipient,
                told=when, note=note, event=event, **corrected,
            )  # fmt: skip

    def listed(self, report_id: int) -> tuple[Submission, ...]:
        """Return the entries of a report, oldest first, former states of corrected ones too.

        Raises FileError `row_damaged`.
        """
        with self._database.reading() as connection:
            rows = tuple(SENT.read(connection, "WHERE report_id = ? ORDER BY id", (report_id,)))
            acts = _acts(connection, report_id) if rows else {}
        there = {row[0] for row in rows}
        replaced = {_number(act, "replaces"): number for number, act in acts.items() if number in there}
        return tuple(_submission(row, acts.get(row[0], {}), replaced.get(row[0], 0)) for row in rows)


_Act = dict[str, object]


def _acts(connection: sqlite3.Connection, report_id: int) -> dict[int, _Act]:
    """Return the detail of each act of sending by the number of its entry; raises FileError `row_damaged`."""
    details = (audit.detail_of(act.detail) for act in audit.acts(connection, report_id) if act.act == audit.SEND)
    return {_number(detail, "number"): detail for detail in details}


def _require_correctable(connection: sqlite3.Connection, report_id: int, number: int) -> None:
    if connection.execute("SELECT 1 FROM sent WHERE id = ? AND report_id = ?", (number, report_id)).fetchone() is None:
        raise UsageError("sent_unknown", number=number)
    acts = _acts(connection, report_id)
    struck = acts.get(number, {}).get("event") == STRUCK
    if struck or any(_number(act, "replaces") == number for act in acts.values()):
        raise RefusedError("sent_corrected", number=number)


def _submission(row: Sequence[Any], act: _Act, replaced_by: int) -> Submission:
    number, _, revision, file, sha256, way, recipient, told, note, at = row
    when = _day_or_moment(told)
    return Submission(
        number, revision, file, sha256, way, recipient, timestamps.moment(at), when, note,
        str(act.get("event", "")) or _former_event(way, recipient, when), _number(act, "replaces"),
        str(act.get("reason", "")), replaced_by,
    )  # fmt: skip


def _former_event(way: str, recipient: str, told: object) -> str:
    """Return the event of an entry from before events were recorded.

    A person's entry always had a recipient, seldom a mail address; the program gave no time and wrote either nobody
    (`folder`) or mail addresses (`mail`).
    """
    if told is None and way == FOLDER and not recipient:
        return SAVED
    if told is None and way == MAIL and all("@" in one for one in recipient.split(", ") if recipient):
        return WRITTEN
    return HANDED_OVER


def _number(detail: _Act, name: str) -> int:
    value = detail.get(name, 0)
    return value if isinstance(value, int) else 0


def _day_or_moment(stored: str) -> datetime | date | None:
    if not stored:
        return None
    return timestamps.moment(stored) if "T" in stored else timestamps.day(stored)
