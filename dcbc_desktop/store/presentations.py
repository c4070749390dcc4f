"""Presenting (trình ký): a draft lies with the chief, read-only; it comes back with comments or is taken back."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Final

import msgspec

from dcbc_desktop.errors import RefusedError, UsageError
from dcbc_desktop.report.outline import Outline
from dcbc_desktop.report.report import Entry, Report, State, entry_kind
from dcbc_desktop.report.signoff import require_draft, require_editable
from dcbc_desktop.report.text import nfc
from dcbc_desktop.store import audit, report_rows, reports, timestamps
from dcbc_desktop.store.models import Comment
from dcbc_desktop.store.row_hashes import storable
from dcbc_desktop.store.sealed_tables import COMMENT, PRESENTED
from dcbc_desktop.store.stored_outlines import Outlines

_DEAL: Final = "UPDATE comment SET dealt = ?, row_hash = ? WHERE id = ?"


def present(connection: sqlite3.Connection, report: Report, at: str) -> None:
    """Hand a draft to the chief; raises RefusedError `report_frozen` or `report_presented`."""
    require_editable(report)
    for row in _rows(connection, report.id, report.revision):
        _deal(connection, row, at)
    audit.record(connection, at, report.id, audit.PRESENT, revision=report.revision)
    PRESENTED.insert(connection, (report.id, report.revision, at))


def give_back(connection: sqlite3.Connection, report: Report, comments: Mapping[str, str], at: str) -> None:
    """The chief returns a report with comments by key; raises UsageError `comment_missing`, `key_unknown`."""
    words = {key: text for key, text in ((key, nfc(text).strip()) for key, text in comments.items()) if text}
    _require_presented(report)
    if not words:
        raise UsageError("comment_missing")
    for key, text in words.items():
        _require_place(report.outline, key)
        storable(text)
    digest = digest_of(words.items())
    audit.record(connection, at, report.id, audit.RETURN, revision=report.revision, sha256=digest)
    act, _ = audit.head(connection)
    report_rows.stop_presenting(connection, report.id)
    for key, text in words.items():
        number = report_rows.next_id(connection, COMMENT.name)
        COMMENT.insert(connection, (number, report.id, report.revision, act, key, text, at, None))


def withdraw(connection: sqlite3.Connection, report: Report, at: str) -> None:
    """The clerk takes a presented report back, to go on writing."""
    _require_presented(report)
    audit.record(connection, at, report.id, audit.WITHDRAW, revision=report.revision)
    report_rows.stop_presenting(connection, report.id)


def fill_in(
    connection: sqlite3.Connection, outlines: Outlines, report: Report, changed: Mapping[str, Entry], now: datetime
) -> None:
    """What the chief's signing fills in, inside the transaction that freezes it; raises RefusedError `report_frozen`.

    The row that keeps everybody else out of a presented report goes first, as it would when the report is frozen.
    """
    require_draft(report)
    report_rows.stop_presenting(connection, report.id)
    reports.save(connection, outlines, report.id, changed, now)


def _require_presented(report: Report) -> None:
    if report.state is not State.PRESENTED:
        raise RefusedError("report_not_presented")


def _require_place(outline: Outline, key: str) -> None:
    if key and outline.section(key) is None:
        entry_kind(outline, key)


def digest_of(words: Iterable[tuple[str, str]]) -> str:
    """What the log keeps of a return: a digest of its comments, by key."""
    return hashlib.sha256(msgspec.json.encode(dict(words), order="sorted")).hexdigest()


def comments(connection: sqlite3.Connection, report_id: int) -> tuple[Comment, ...]:
    """Comments on the revision at hand, newest return first; raises FileError `row_damaged`."""
    revision = report_rows.find(connection, report_id).revision
    return tuple(_comment(row) for row in _rows(connection, report_id, revision))


_Row = tuple[int, int, int, int, str, str, str, str | None]


def _rows(connection: sqlite3.Connection, report_id: int, revision: int) -> list[_Row]:
    sql = f"{COMMENT.select} WHERE report_id = ? AND revision = ? ORDER BY act DESC, id"
    found = connection.execute(sql, (report_id, revision)).fetchall()
    for row in found:
        COMMENT.require_intact(row, str(row[0]))
    return [row[:-1] for row in found]


def _comment(row: _Row) -> Comment:
    number, _, revision, _, key, text, at, dealt = row
    return Comment(number, revision, key, text, timestamps.moment(at), timestamps.moment(dealt) if dealt else None)


def deal(connection: sqlite3.Connection, report_id: int, comment_id: int, at: str) -> None:
    """Tick a comment off; raises UsageError `comment_unknown`."""
    revision = report_rows.find(connection, report_id).revision
    row = next((row for row in _rows(connection, report_id, revision) if row[0] == comment_id), None)
    if row is None:
        raise UsageError("comment_unknown", id=comment_id)
    _deal(connection, row, at)


def _deal(connection: sqlite3.Connection, row: _Row, at: str) -> None:
    if row[-1] is None:
        *_, row_hash = COMMENT.sealed((*row[:-1], at))
        connection.execute(_DEAL, (at, row_hash, row[0]))
