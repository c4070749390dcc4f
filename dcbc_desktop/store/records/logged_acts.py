"""The audit log against the facts: an act is in both, or another program changed the file."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from typing import Final

from dcbc_desktop.store.database import Database
from dcbc_desktop.store.models import Problem
from dcbc_desktop.store.records import audit
from dcbc_desktop.store.records.presentations import comments_digest

_FACTS: Final = (
    (audit.SIGN, "SELECT report_id, number FROM revision", ("revision",)),
    (audit.REGISTER, "SELECT report_id, revision FROM registration", ("revision",)),
    (audit.AMEND, "SELECT report_id, revision FROM amendment", ("revision",)),
    (audit.SIGN_FILE, "SELECT report_id, revision, position, sha256 FROM signature",
     ("revision", "position", "sha256")),
    (audit.ATTACH_SCAN, "SELECT report_id, revision, sha256 FROM scan", ("revision", "sha256")),
    (audit.EXPORT, "SELECT report_id, revision, file, sha256, draft FROM export",
     ("revision", "file", "sha256", "draft")),
    (audit.SEND, "SELECT report_id, revision, number, sha256 FROM (SELECT *, id AS number FROM sent)",
     ("revision", "number", "sha256")),
)  # fmt: skip
"""Acts with the permanent facts they leave: columns, and the same in the log's detail."""


def differences(database: Database) -> Iterator[Problem]:
    """Yield facts without an act, and acts without their fact."""
    connection = database.connection
    for act, facts, details in _FACTS:
        logged = _logged(connection, act, details)
        yield from _differing(act, set(connection.execute(facts)), logged)
    there = {row[0] for row in connection.execute("SELECT id FROM report")}
    yield from _differing(audit.CREATE, *_created(connection))
    yield from _differing(audit.BIN, *_binned(connection, there))
    yield from _differing(audit.PRESENT, *_presented(connection, there))
    yield from _differing(audit.RETURN, *_returned(connection, there))
    yield from _differing(audit.RESTORE, *_restored(connection, there))
    yield from _trusted(connection)


_Facts = set[tuple[object, ...]]


def _differing(act: str, facts: _Facts, logged: _Facts) -> Iterator[Problem]:
    for report_id, revision, *_ in sorted(facts ^ logged, key=repr):
        yield Problem("act_missing", {"id": report_id, "revision": revision, "act": act})


def _logged(connection: sqlite3.Connection, act: str, details: tuple[str, ...]) -> _Facts:
    columns = ", ".join(f"json_extract(detail, '$.{name}')" for name in details)
    return set(connection.execute(f"SELECT report_id, {columns} FROM audit WHERE act = ?", (act,)))  # noqa: S608


def _created(connection: sqlite3.Connection) -> tuple[_Facts, _Facts]:
    """Return reports as stored, and as they were created and not removed; with revision 1, for the sentence."""
    removed = {row[0] for row in connection.execute("SELECT report_id FROM audit WHERE act = ?", (audit.REMOVE,))}
    created = _logged(connection, audit.CREATE, ("uid",))
    logged: _Facts = {(id_, 1, uid) for id_, uid in created if id_ not in removed}
    return set(connection.execute("SELECT id, 1, uid FROM report")), logged


def _binned(connection: sqlite3.Connection, there: set[int]) -> tuple[_Facts, _Facts]:
    """Return reports in the bin as stored, and as the last act of each says."""
    sql = "SELECT report_id, act FROM audit WHERE act IN (?, ?) ORDER BY seq"
    last = dict(connection.execute(sql, (audit.BIN, audit.UNBIN)))
    facts: _Facts = set(connection.execute("SELECT id, 1 FROM report WHERE binned IS NOT NULL"))
    return facts, {(id_, 1) for id_, act in last.items() if act == audit.BIN and id_ in there}


_ENDS_PRESENTING: Final = (audit.RETURN, audit.WITHDRAW, audit.SIGN)


def _presented(connection: sqlite3.Connection, there: set[int]) -> tuple[_Facts, _Facts]:
    """Return presented reports as stored, and as the last act of each report says."""
    acts = (audit.PRESENT, *_ENDS_PRESENTING)
    last: dict[int, tuple[str, object]] = {}
    sql = """SELECT report_id, act, json_extract(detail, '$.revision') FROM audit
        WHERE act IN (?, ?, ?, ?) ORDER BY seq"""
    for report_id, act, revision in connection.execute(sql, acts):
        last[report_id] = act, revision
    facts: _Facts = set(connection.execute("SELECT report_id, revision FROM presented"))
    return facts, {(id_, revision) for id_, (act, revision) in last.items() if act == audit.PRESENT and id_ in there}


def _returned(connection: sqlite3.Connection, there: set[int]) -> tuple[_Facts, _Facts]:
    """Return the digests of the comments of each return, and those of its acts."""
    rows = connection.execute(
        "SELECT report_id, revision, act, key, text FROM comment ORDER BY act, report_id, revision"
    )
    facts: _Facts = {
        (*of_act, comments_digest(row[3:] for row in group)) for of_act, group in groupby(rows, itemgetter(0, 1, 2))
    }
    sql = """SELECT report_id, json_extract(detail, '$.revision'), seq, json_extract(detail, '$.sha256')
        FROM audit WHERE act = ?"""
    return facts, {row for row in connection.execute(sql, (audit.RETURN,)) if row[0] in there}


def _restored(connection: sqlite3.Connection, there: set[int]) -> tuple[_Facts, _Facts]:
    """Return origins as stored and as logged; with revision 1, for the sentence."""
    sql = "SELECT report_id, 1, file, sha256, verdict, copy_of FROM origin"
    logged = _logged(connection, audit.RESTORE, ("file", "sha256", "verdict", "copy_of"))
    return set(connection.execute(sql)), {(row[0], 1, *row[1:]) for row in logged if row[0] in there}


def _trusted(connection: sqlite3.Connection) -> Iterator[Problem]:
    """Compare trusted certificates with the last act on each."""
    last: dict[object, tuple[object, ...]] = {}
    sql = "SELECT json_extract(detail, '$.sha256'), act, json_extract(detail, '$.kind') FROM audit WHERE act IN (?, ?)"
    for sha256, *act in connection.execute(f"{sql} ORDER BY seq", (audit.TRUST, audit.DISTRUST)):
        last[sha256] = tuple(act)
    logged = {(sha256, kind) for sha256, (act, kind) in last.items() if act == audit.TRUST}
    for sha256, _ in sorted(logged ^ set(connection.execute("SELECT sha256, kind FROM trusted")), key=repr):
        yield Problem("trust_log_differs", {"sha256": str(sha256)[:12]})
