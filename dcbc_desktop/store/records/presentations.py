"""Presenting (trình ký): a draft goes to the chief, read-only, and comes back with comments or is withdrawn."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from dcbc_desktop.errors import RefusedError, UsageError
from dcbc_desktop.report.report import Report, State, entry_kind
from dcbc_desktop.report.signoff import require_editable
from dcbc_desktop.report.text import nfc
from dcbc_desktop.store import timestamps
from dcbc_desktop.store.database import Database
from dcbc_desktop.store.models import Comment
from dcbc_desktop.store.records import audit, report_rows, reports
from dcbc_desktop.store.tables.sealed_tables import COMMENT, PRESENTED, storable


class Presentations:
    """Presented reports, and the comments of those that were returned."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def present(self, report_id: int) -> Report:
        """Hand a draft to the chief: read-only until it is signed, returned or withdrawn.

        Raises RefusedError `report_frozen`, `report_presented`.
        """
        at = self._database.now()
        with self._database.transaction() as connection:
            report = reports.load(self._database, report_id)
            require_editable(report)
            for row in self._comment_rows(report_id):
                self._deal(row, at)
            audit.record(connection, at, report_id, audit.PRESENT, revision=report.revision)
            PRESENTED.add(self._database.tables, (report_id, report.revision, at))
            return reports.load(self._database, report_id)

    def give_back(self, report_id: int, comments: Mapping[str, str]) -> Report:
        """Return a report to its clerk with comments by key ("" for the whole report).

        Raises UsageError `comment_missing`, `key_unknown`, RefusedError `report_not_presented`.
        """
        words = {key: text for key, text in ((key, nfc(text).strip()) for key, text in comments.items()) if text}
        database, at = self._database, self._database.now()
        with database.transaction() as connection:
            report = self._presented(report_id)
            if not words:
                raise UsageError("comment_missing")
            for key, text in words.items():
                if key and report.outline.section(key) is None:
                    entry_kind(report.outline, key)  # raises for a key that the outline does not have
                storable(text)
            digest = comments_digest(words.items())
            audit.record(connection, at, report_id, audit.RETURN, revision=report.revision, sha256=digest)
            act, _ = audit.head(connection)
            report_rows.stop_presenting(connection, report_id)
            for key, text in words.items():
                values = (database.next_id(COMMENT.name), report_id, report.revision, act, key, text, at, None)
                COMMENT.add(database.tables, values)
            return reports.load(database, report_id)

    def withdraw(self, report_id: int) -> Report:
        """Take a presented report back, to go on writing; raises RefusedError `report_not_presented`."""
        with self._database.transaction() as connection:
            report = self._presented(report_id)
            audit.record(connection, self._database.now(), report_id, audit.WITHDRAW, revision=report.revision)
            report_rows.stop_presenting(connection, report_id)
            return reports.load(self._database, report_id)

    def comments(self, report_id: int) -> tuple[Comment, ...]:
        """Return comments on the current revision, newest return first, those that were dealt with among them.

        Raises FileError `row_damaged`.
        """
        with self._database.reading():
            return tuple(_comment(row) for row in self._comment_rows(report_id))

    def deal_with_comment(self, report_id: int, comment_id: int) -> None:
        """Mark a comment as dealt with; raises UsageError `comment_unknown`."""
        with self._database.transaction():
            row = next((row for row in self._comment_rows(report_id) if row[0] == comment_id), None)
            if row is None:
                raise UsageError("comment_unknown", id=comment_id)
            self._deal(row, self._database.now())

    def _presented(self, report_id: int) -> Report:
        report = reports.load(self._database, report_id)
        if report.state is not State.PRESENTED:
            raise RefusedError("report_not_presented")
        return report

    def _comment_rows(self, report_id: int) -> list[tuple[Any, ...]]:
        connection = self._database.connection
        revision = report_rows.find(connection, report_id).revision
        rest = "WHERE report_id = ? AND revision = ? ORDER BY act DESC, id"
        return list(COMMENT.read(connection, rest, (report_id, revision)))

    def _deal(self, row: tuple[Any, ...], at: str) -> None:
        if row[-1] is None:
            *_, row_hash = COMMENT.sealed((*row[:-1], at))
            self._database.tables.table(COMMENT.name).update(row[0], {"dealt": at, "row_hash": row_hash})


def comments_digest(words: Iterable[tuple[str, str]]) -> str:
    """Return the digest that the log keeps of a return: of its comments, by key."""
    return hashlib.sha256(msgspec.json.encode(dict(words), order="sorted")).hexdigest()


def _comment(row: tuple[Any, ...]) -> Comment:
    stored = COMMENT.named(row)
    return Comment(
        id=stored["id"],
        revision=stored["revision"],
        key=stored["key"],
        text=stored["text"],
        at=timestamps.moment(stored["at"]),
        dealt=timestamps.moment(stored["dealt"]) if stored["dealt"] else None,
    )
