"""Reports: created, loaded, listed, saved, with what an import left over."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from datetime import datetime

import msgspec

from dcbc_desktop.errors import RefusedError, UsageError
from dcbc_desktop.report.header import TITLE
from dcbc_desktop.report.outline import Outline
from dcbc_desktop.report.period import Period
from dcbc_desktop.report.report import Entry, Report, State
from dcbc_desktop.report.table import Row
from dcbc_desktop.report.text import nfc
from dcbc_desktop.store import audit, entries, history, profiles, report_rows, timestamps
from dcbc_desktop.store.models import Export, LeftOver, Place
from dcbc_desktop.store.report_rows import Record
from dcbc_desktop.store.sealed_tables import EXPORT, LEFT_OVER, REPORT
from dcbc_desktop.store.stored_outlines import Outlines


class NewReport(msgspec.Struct, frozen=True):
    """What a new report begins with besides its entries."""

    outline: Outline
    period: Period
    office_code: str
    superior_code: str
    uid: str | None
    revision: int = 1

    def record(self, report_id: int, at: str) -> Record:
        """Its first row."""
        period, outline = self.period, self.outline
        return Record(
            report_id, self.uid or _new_uid(), nfc(self.office_code), nfc(self.superior_code), period.code,
            period.kind.value, period.first.isoformat(), period.last.isoformat(), outline.sha256, State.DRAFT.value,
            self.revision, "", 0, sum(section.required for section in outline.prose_sections()), at, at, None,
        )  # fmt: skip


def _new_uid() -> str:
    import uuid  # noqa: PLC0415  only a new report needs it, the start does not

    return str(uuid.uuid4())


def create(connection: sqlite3.Connection, new: NewReport, now: datetime) -> int:
    """A new empty draft inside the caller's transaction; returns its id."""
    at = timestamps.stored(now)
    record = new.record(report_rows.next_id(connection, REPORT.name), at)
    if connection.execute("SELECT 1 FROM report WHERE uid = ?", (record.uid,)).fetchone():
        raise RefusedError("report_exists", uid=record.uid)
    REPORT.insert(connection, record)
    audit.record(connection, at, record.id, audit.CREATE, uid=record.uid, outline=record.outline_sha256)
    return record.id


def record_export(connection: sqlite3.Connection, export: Export, at: str) -> None:
    """Record that a file was handed out."""
    report_rows.find(connection, export.report_id)
    e = export
    values = (report_rows.next_id(connection, EXPORT.name), e.report_id, e.revision, e.file, e.sha256, int(e.draft), at)
    EXPORT.insert(connection, values)
    audit.record(
        connection, at, e.report_id, audit.EXPORT, revision=e.revision, file=e.file, sha256=e.sha256, draft=e.draft
    )


def load(connection: sqlite3.Connection, outlines: Outlines, report_id: int) -> Report:
    """A whole report, its rows verified."""
    record = report_rows.find(connection, report_id)
    return record.report(outlines.get(record.outline_sha256), entries.load(connection, report_id))


def load_numbers(connection: sqlite3.Connection, outlines: Outlines, report_id: int) -> Report:
    """A report's figures and tables, their rows verified; its prose is not even read."""
    record = report_rows.find(connection, report_id)
    outline = outlines.get(record.outline_sha256)
    keys = [*(figure.key for figure in outline.figures), *(table.key for table in outline.tables)]
    return record.report(outline, entries.load(connection, report_id, keys))


def save(
    connection: sqlite3.Connection, outlines: Outlines, report_id: int, changed: Mapping[str, Entry], now: datetime
) -> None:
    """Entries and the summary on the report's row, inside the caller's transaction."""
    record = report_rows.find(connection, report_id)
    if record.state == report_rows.SIGNED:
        raise RefusedError("report_frozen", revision=record.revision)
    if record.state == report_rows.PRESENTED:
        raise RefusedError("report_presented")
    outline = outlines.get(record.outline_sha256)
    entries.save(connection, report_id, outline, changed, now)
    title = nfc(changed[TITLE].value) if TITLE in changed else record.title
    done = entries.done(connection, report_id, outline)
    report_rows.update(connection, record._replace(title=title, done=done, edited=timestamps.stored(now)))


def row_history(
    connection: sqlite3.Connection, outlines: Outlines, report_id: int, key: str
) -> tuple[tuple[datetime, Row], ...]:
    """Former states of the rows of a table; raises UsageError `key_unknown`."""
    table = outlines.get(report_rows.find(connection, report_id).outline_sha256).table(key)
    if table is None:
        raise UsageError("key_unknown", key=key[:60])
    return history.row_states(connection, report_id, table)


def move_to(connection: sqlite3.Connection, report_id: int, new: Place) -> None:
    """Remember the place; an entry that was left keeps its state in the history."""
    old = profiles.place(connection, report_id)
    if old == new:
        return
    if old is None:
        report_rows.find(connection, report_id)
    elif old.key != new.key:
        history.keep_left(connection, report_id, old.key)
    profiles.save_place(connection, report_id, new)


def keep_left_over(connection: sqlite3.Connection, report_id: int, lines: Sequence[LeftOver]) -> None:
    """Keep what an import could not place."""
    for left in lines:
        LEFT_OVER.insert(connection, (report_id, left.line, left.text))


def left_over(connection: sqlite3.Connection, report_id: int) -> tuple[LeftOver, ...]:
    """What an import could not place and nobody has dealt with yet; raises FileError `row_damaged`."""
    found = []
    for row in connection.execute(f"{LEFT_OVER.select} WHERE report_id = ? ORDER BY line", (report_id,)):
        LEFT_OVER.require_intact(row, f"{report_id}/{row[1]}")
        found.append(LeftOver(row[1], row[2]))
    return tuple(found)
