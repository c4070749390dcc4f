"""A new database of the rows that were rescued; its guards are put up last, since they let no signed row in."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Final

from dcbc_desktop.errors import DcbcError
from dcbc_desktop.report.header import TITLE
from dcbc_desktop.report.signoff import read_content
from dcbc_desktop.store import database_files, timestamps
from dcbc_desktop.store.database import Database, connect, disconnect, transaction
from dcbc_desktop.store.doctor import is_as_signed
from dcbc_desktop.store.records import audit, entries, report_rows, reports
from dcbc_desktop.store.records.revisions import Revisions
from dcbc_desktop.store.rescue.carving import SEQUENCE, SETTING, TABLE_SEAL, Carved, CarvedRow, shapes
from dcbc_desktop.store.rescue.merging import Merged
from dcbc_desktop.store.tables import table_seals
from dcbc_desktop.store.tables.sealed_tables import AUDIT, REPORT

_FIRST: Final = ("outline", "report", "revision", "audit")
"""Tables that others refer to."""


def build(merged: Merged, target: Path, moment: datetime) -> None:
    """Write a new database; an existing file is replaced. Raises FileError as any database that is written."""
    database_files.create(target)
    connection = connect(target, write=True)
    try:
        connection.execute("PRAGMA foreign_keys = OFF")  # each row is put in as it was, in any order
        with transaction(connection, target):
            guards = _take_guards(connection)
            _insert_all(connection, merged.rows)
            _set_counters(connection, merged.rows)
            _mend_signed(Database(connection, target, lambda: moment))
            _mend_summaries(Database(connection, target, lambda: moment))
            _record(connection, merged, moment)
            for guard in guards:
                connection.execute(guard)
            table_seals.recount(connection)
            _seal_the_end_of_the_log(connection, merged.rows)
    finally:
        disconnect(connection)


def _take_guards(connection: sqlite3.Connection) -> list[str]:
    rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' ORDER BY rowid").fetchall()
    for name, _ in rows:
        connection.execute(f'DROP TRIGGER "{name}"')
    return [sql for _, sql in rows]


def _insert_all(connection: sqlite3.Connection, rows: Carved) -> None:
    names = [shape.sealed.name for shape in shapes()]
    for table in sorted(names, key=lambda name: (name not in _FIRST, names.index(name))):
        shape = next(one for one in shapes() if one.sealed.name == table)
        keeps_rowid = shape.rowid_column in shape.sealed.columns
        for row in sorted(rows.of(table).values(), key=_rowid):
            values = dict(row.values)
            if shape.rowid_column and not keeps_rowid:
                values[shape.rowid_column] = None  # rows of the copy may have the same; the order stays
            _insert(connection, table, values)
    for row in rows.of(SETTING).values():
        _insert(connection, SETTING, row.values)


def _rowid(row: CarvedRow) -> int:
    return row.rowid


def _insert(connection: sqlite3.Connection, table: str, values: Mapping[str, object]) -> None:
    marks = ", ".join("?" * len(values))
    sql = f"INSERT OR IGNORE INTO {table} ({', '.join(values)}) VALUES ({marks})"  # noqa: S608  names of our own
    connection.execute(sql, tuple(values.values()))


def _set_counters(connection: sqlite3.Connection, rows: Carved) -> None:
    """Keep SQLite's counters: no number is given twice, and an end of the audit log that is lost stays noticed."""
    for (name,), row in rows.of(SEQUENCE).items():
        sql = "UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = ?"
        if connection.execute(sql, (row.values["seq"], name)).rowcount == 0:
            connection.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", (name, row.values["seq"]))


def _mend_signed(database: Database) -> None:
    """Give a signed report the entries of its revision, where some were lost or taken from an older copy."""
    connection = database.connection
    for report_id in _ids(connection, "WHERE state = 'signed'"):
        try:
            report = reports.load(database, report_id)
            if is_as_signed(database, report):
                continue
            content = read_content(Revisions(database).content(report_id, report.revision))
            connection.execute("DELETE FROM entry WHERE report_id = ?", (report_id,))
            edited = timestamps.moment(report_rows.find(connection, report_id).edited)
            entries.save(connection, report_id, report.outline, content.entries, edited)
        except DcbcError:  # what cannot be mended is named by the examination that follows
            continue


def _mend_summaries(database: Database) -> None:
    for report_id in _ids(database.connection, ""):
        try:
            record = report_rows.find(database.connection, report_id)
            report = reports.load(database, report_id)
        except DcbcError:
            continue
        done = entries.done(database.connection, report_id, report.outline, looked_at=record.looked_at)
        if (record.title, record.done) != (report.text(TITLE), done):
            report_rows.update(database.connection, record._replace(title=report.text(TITLE), done=done))


def _ids(connection: sqlite3.Connection, where: str) -> list[int]:
    return [row[0] for row in connection.execute(f"SELECT id FROM {REPORT.name} {where} ORDER BY id")]  # noqa: S608


def _seal_the_end_of_the_log(connection: sqlite3.Connection, rows: Carved) -> None:
    """Keep the newest act that the former file knew of: if it is lost, the next one follows it and the gap shows."""
    known = rows.of(TABLE_SEAL).get((AUDIT.name,))
    if known is not None:
        sql = "UPDATE table_seal SET last = ?1, head = ?2 WHERE name = 'audit' AND last < ?1"
        connection.execute(sql, (known.values["last"], known.values["head"]))


def _record(connection: sqlite3.Connection, merged: Merged, moment: datetime) -> None:
    """Write the rescue into the audit log, if its end is there: a new act must not cover up one that is lost."""
    last = connection.execute("SELECT max(seq) FROM audit").fetchone()[0]
    counter = connection.execute("SELECT seq FROM sqlite_sequence WHERE name = ?", (AUDIT.name,)).fetchone()
    if last is not None and counter is not None and counter[0] == last:
        audit.record(
            connection, timestamps.stored(moment), audit.OF_NO_REPORT, audit.RECOVER, salvaged=merged.salvaged,
            changes=len(merged.changes),
        )  # fmt: skip
