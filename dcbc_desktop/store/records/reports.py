"""Reports: created, loaded, saved, put into the bin, with what an import left over and findings that are ignored.

Functions work inside the caller's transaction.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final

import msgspec

from dcbc_desktop.errors import RefusedError, UsageError
from dcbc_desktop.report.checks.ignored import Ignored
from dcbc_desktop.report.header import TITLE
from dcbc_desktop.report.outline import Outline
from dcbc_desktop.report.period import Period
from dcbc_desktop.report.report import Entry, Report, State
from dcbc_desktop.report.text import nfc
from dcbc_desktop.store import timestamps
from dcbc_desktop.store.database import Database
from dcbc_desktop.store.models import LeftOver, Place
from dcbc_desktop.store.records import audit, entries, report_rows
from dcbc_desktop.store.records.report_rows import Record
from dcbc_desktop.store.tables.sealed_tables import IGNORED, LEFT_OVER, REPORT, storable


class NewReport(msgspec.Struct, frozen=True):
    """Data of a new report besides its entries."""

    outline: Outline
    period: Period
    office_code: str
    superior_code: str
    uid: str
    revision: int = 1

    def record(self, report_id: int, at: str) -> Record:
        """Return its first row."""
        period, outline = self.period, self.outline
        return Record(
            report_id, self.uid, nfc(self.office_code), nfc(self.superior_code), period.code,
            period.kind.value, period.first.isoformat(), period.last.isoformat(), outline.sha256, State.DRAFT.value,
            self.revision, "", 0, sum(section.required for section in outline.prose_sections()), at, at, None,
        )  # fmt: skip


def new_uid() -> str:
    """Return a random UUID."""
    import uuid  # noqa: PLC0415  it looks at the platform for 10 ms, and the start makes no report

    return str(uuid.uuid4())


def create(database: Database, new: NewReport, now: datetime) -> int:
    """Make a new empty draft and return its id; raises RefusedError `report_exists`."""
    connection, at = database.connection, timestamps.stored(now)
    if uid_taken(connection, new.uid):
        raise RefusedError("report_exists", uid=new.uid)
    record = new.record(database.next_id(REPORT.name), at)
    REPORT.insert(connection, record)
    audit.record(connection, at, record.id, audit.CREATE, uid=record.uid, outline=record.outline_sha256)
    return record.id


def uid_taken(connection: sqlite3.Connection, uid: str) -> bool:
    """Return whether a report has this uid."""
    storable(uid)
    return connection.execute("SELECT 1 FROM report WHERE uid = ?", (uid,)).fetchone() is not None


def load(database: Database, report_id: int) -> Report:
    """Return a whole report, its rows verified."""
    connection = database.connection
    record = report_rows.find(connection, report_id)
    report = record.report(database.outlines.get(record.outline_sha256), entries.load(connection, report_id))
    return report if record.looked_at else replace(report, unreviewed=entries.unreviewed(connection, report_id))


def load_numbers(database: Database, report_id: int) -> Report:
    """Return a report's figures and tables, their rows verified; its prose is not even read."""
    record = report_rows.find(database.connection, report_id)
    outline = database.outlines.get(record.outline_sha256)
    keys = [*(figure.key for figure in outline.figures), *(table.key for table in outline.tables)]
    return record.report(outline, entries.load(database.connection, report_id, keys))


def save(
    database: Database, report_id: int, changed: Mapping[str, Entry], now: datetime, copied: Collection[str] = ()
) -> None:
    """Write entries and the summary on the report's row; `copied` are sections that nobody looked at yet.

    Raises RefusedError `report_frozen`, `report_presented`.
    """
    connection = database.connection
    record = report_rows.find(connection, report_id)
    if record.state == report_rows.SIGNED:
        raise RefusedError("report_frozen", revision=record.revision)
    if record.state == report_rows.PRESENTED:
        raise RefusedError("report_presented")
    outline = database.outlines.get(record.outline_sha256)
    entries.save(connection, report_id, outline, changed, now, copied)
    title = nfc(changed[TITLE].value) if TITLE in changed else record.title
    done = entries.done(connection, report_id, outline, looked_at=record.looked_at)
    report_rows.update(connection, record._replace(title=title, done=done, edited=timestamps.stored(now)))


def row_history(database: Database, report_id: int, key: str) -> tuple[entries.FormerRow, ...]:
    """Return former states of the rows of a table; raises UsageError `key_unknown`."""
    record = report_rows.find(database.connection, report_id)
    table = database.outlines.get(record.outline_sha256).table(key)
    if table is None:
        raise UsageError("key_unknown", key=key[:60])
    return entries.former_rows(database.connection, report_id, table)


# the place of a person in a report


def place(connection: sqlite3.Connection, report_id: int) -> Place | None:
    """Return where a person was in a report; None where it was never open."""
    sql = "SELECT place_tab, place_key, place_caret FROM report WHERE id = ? AND place_tab IS NOT NULL"
    row = connection.execute(sql, (report_id,)).fetchone()
    return _read_place(*row) if row else None


def move_to(connection: sqlite3.Connection, report_id: int, new: Place) -> None:
    """Remember the place; an entry that was left keeps its state in the history."""
    old = place(connection, report_id)
    if old == new:
        return
    if old is None:
        report_rows.find(connection, report_id)
    elif old.key != new.key:
        entries.keep_left(connection, report_id, old.key)
    storable(new.tab)
    storable(new.key)
    sql = "UPDATE report SET place_tab = ?, place_key = ?, place_caret = ? WHERE id = ?"
    connection.execute(sql, (new.tab, _stored_key(new), new.caret, report_id))


def _stored_key(place: Place) -> str:
    """Return the key with its footnote, `II.1#2@17`: neither sign may stand in a key."""
    return f"{place.key}#{place.note}@{place.note_caret}" if place.note else place.key


_FARTHEST: Final = 2**31 - 1
"""Positions of Qt."""
_STORED_KEY = re.compile(r"(?P<key>[^#]*)#(?P<note>[1-9][0-9]{0,8})@(?P<caret>[0-9]{1,9})")


def _read_place(tab: object, stored: object, caret: object) -> Place | None:
    """Return a stored place; None where another program wrote values that are none."""
    if not (isinstance(tab, str) and isinstance(stored, str) and isinstance(caret, int) and 0 <= caret <= _FARTHEST):
        return None
    match = _STORED_KEY.fullmatch(stored)
    if match is None:
        return Place(tab, stored, caret)
    return Place(tab, match["key"], caret, int(match["note"]), int(match["caret"]))


# lines that an import left over


def keep_left_over(database: Database, report_id: int, lines: Sequence[LeftOver]) -> None:
    """Keep the lines that an import could not place."""
    for left in lines:
        LEFT_OVER.add(database.tables, (report_id, left.line, left.text))


def left_over(connection: sqlite3.Connection, report_id: int) -> tuple[LeftOver, ...]:
    """Return the lines that are still to be placed; raises FileError `row_damaged`."""
    rows = LEFT_OVER.read(connection, "WHERE report_id = ? ORDER BY line", (report_id,))
    return tuple(LeftOver(line, text) for _, line, text in rows)


# ignored findings: they stay with a report through its amendments. They are not in the audit log: each row is sealed
# and says when and why, and what it hides never stops sign-off.


def ignore(database: Database, report_id: int, one: Ignored) -> None:
    """Ignore a finding; a second reason for the same place replaces the first."""
    report_rows.find(database.connection, report_id)
    stop_ignoring(database, report_id, one)
    IGNORED.add(database.tables, (report_id, one.code, one.key, one.context, nfc(one.reason), database.now()))


def stop_ignoring(database: Database, report_id: int, one: Ignored) -> None:
    """Show a finding again."""
    this = "report_id = ? AND code = ? AND key = ? AND context = ?"
    database.tables.table(IGNORED.name).delete_where(this, [report_id, one.code, one.key, one.context])


def ignored(connection: sqlite3.Connection, report_id: int) -> tuple[Ignored, ...]:
    """Return the ignored findings of a report. A damaged row is left out: its finding shows, and `doctor` names it."""
    rows = connection.execute(f"{IGNORED.select} WHERE report_id = ? ORDER BY at, code, key", (report_id,))
    return tuple(Ignored(row[1], row[2], row[3], row[4]) for row in rows if IGNORED.intact(row))


# the bin: a report in it can come back until the bin is emptied; signed revisions are never removed

_PARTS: Final = ("presented", "entry", "entry_history", "left_over", "ignored", "comment", "origin")


def set_binned(database: Database, report_id: int, *, binned: bool) -> None:
    """Put a report into the bin, or take it out."""
    record, at = report_rows.find(database.connection, report_id), database.now()
    if (record.binned is not None) != binned:
        report_rows.update(database.connection, record._replace(binned=at if binned else None))
        audit.record(database.connection, at, report_id, audit.BIN if binned else audit.UNBIN)


def empty_bin(database: Database) -> int:
    """Remove binned reports that were never signed for good; returns how many there were."""
    tables, at = database.tables, database.now()
    never_signed = "binned IS NOT NULL AND NOT EXISTS (SELECT 1 FROM revision WHERE revision.report_id = report.id)"
    removed = list(tables.table(REPORT.name).rows_where(never_signed, select="id, uid"))
    for report in removed:
        for part in _PARTS:
            tables.table(part).delete_where("report_id = ?", [report["id"]])
        tables.table(REPORT.name).delete_where("id = ?", [report["id"]])
        audit.record(database.connection, at, report["id"], audit.REMOVE, uid=report["uid"])
    return len(removed)
