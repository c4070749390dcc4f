"""Frozen revisions: made once, read back with their digests checked, registered and amended beside, never changed."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from dcbc_desktop.errors import FileError, RefusedError, UsageError
from dcbc_desktop.report import header as h
from dcbc_desktop.report.report import Report, State
from dcbc_desktop.report.signoff import (
    canonical_content,
    content_sha256,
    read_content,
    registration,
    report_of,
    require_draft,
    require_signed,
)
from dcbc_desktop.report.text import nfc
from dcbc_desktop.store import audit, report_rows, timestamps
from dcbc_desktop.store.models import EXITS, NewRevision, Revision
from dcbc_desktop.store.row_hashes import SealedTable
from dcbc_desktop.store.sealed_tables import AMENDMENT, REGISTRATION, REVISION

_INSERT: Final = (
    f"INSERT INTO revision ({', '.join(REVISION.columns)}, row_hash, content, pdf) "  # noqa: S608  names of our own
    f"VALUES ({', '.join('?' * (len(REVISION.columns) + 3))})"
)


def freeze(connection: sqlite3.Connection, report: Report, new: NewRevision, at: str) -> None:
    """Keep content and PDF of a draft and make it read-only, inside the caller's transaction.

    Raises RefusedError `report_frozen`, or `report_changed_meanwhile` where `new` is not of what is stored now.
    """
    require_draft(report)
    predecessor = last_sha256(connection, report.id)
    if canonical_content(report, predecessor) != new.content or content_sha256(new.content) != new.sha256:
        raise RefusedError("report_changed_meanwhile")
    keep(connection, report, new, predecessor, at)


def keep(connection: sqlite3.Connection, report: Report, new: NewRevision, predecessor: str, at: str) -> None:
    """Keep a revision that was checked, and make its report read-only."""
    if new.exit not in EXITS:
        raise UsageError("exit_unknown", exit=new.exit[:40])
    signed = timestamps.stored(new.signed) if new.signed else at
    pdf_sha256 = hashlib.sha256(new.pdf).hexdigest()
    head = audit.record(
        connection, at, report.id, audit.SIGN,
        revision=report.revision, sha256=new.sha256, pdf_sha256=pdf_sha256, exit=new.exit,
    )  # fmt: skip
    number, day = _printed(report)
    values = (report.id, report.revision, new.sha256, pdf_sha256, signed, new.exit, number, day, predecessor, head)
    connection.execute(_INSERT, (*REVISION.sealed(values), new.content, new.pdf))
    report_rows.stop_presenting(connection, report.id)
    record = report_rows.find(connection, report.id)
    report_rows.update(connection, record._replace(state=report_rows.SIGNED, edited=at))


def _printed(report: Report) -> tuple[str, str | None]:
    """Number and date on the page; what cannot be read as such counts as blank."""
    try:
        number = h.normalise_number(report.text(h.NUMBER))
        day = h.typed_date(report.text(h.DATE))
    except UsageError:
        return "", None
    return number, day.isoformat() if day else None


def last_sha256(connection: sqlite3.Connection, report_id: int) -> str:
    """Digest of the newest revision; empty before the first."""
    sql = "SELECT sha256 FROM revision WHERE report_id = ? ORDER BY number DESC LIMIT 1"
    row = connection.execute(sql, (report_id,)).fetchone()
    return str(row[0]) if row else ""


def listed(connection: sqlite3.Connection, report_id: int) -> tuple[Revision, ...]:
    """The revisions of a report, oldest first; raises FileError `row_damaged`."""
    registered = {row[1]: row[2:] for row in _rows(connection, REGISTRATION, report_id)}
    rows = tuple(_rows(connection, REVISION, report_id))
    return tuple(_revision(row, registered.get(row[1]), replaced=row is not rows[-1]) for row in rows)


def _rows(connection: sqlite3.Connection, table: SealedTable, report_id: int) -> Iterator[tuple[Any, ...]]:
    for row in connection.execute(f"{table.select} WHERE report_id = ? ORDER BY 2", (report_id,)):
        table.require_intact(row, f"{report_id}/{row[1]}")
        yield row[:-1]


def _revision(row: tuple[Any, ...], registered: tuple[str, str, str] | None, *, replaced: bool) -> Revision:
    _, number, sha256, pdf_sha256, signed, way, document_number, day, *_ = row
    at = None
    if registered:
        document_number, day, at = registered
    return Revision(
        number=number,
        sha256=sha256,
        pdf_sha256=pdf_sha256,
        signed=timestamps.moment(signed),
        exit=way,
        document_number=document_number,
        document_date=timestamps.day(day) if day else None,
        registered=timestamps.moment(at) if at else None,
        replaced=replaced,
    )


def content(connection: sqlite3.Connection, report_id: int, number: int) -> bytes:
    """The canonical content; raises UsageError `revision_unknown`, FileError `revision_damaged`."""
    return _blob(connection, "SELECT content, sha256", report_id, number)


def pdf(connection: sqlite3.Connection, report_id: int, number: int) -> bytes:
    """The bytes of the final PDF; raises as `content`."""
    return _blob(connection, "SELECT pdf, pdf_sha256", report_id, number)


def _blob(connection: sqlite3.Connection, select: str, report_id: int, number: int) -> bytes:
    sql = f"{select} FROM revision WHERE report_id = ? AND number = ?"
    row = connection.execute(sql, (report_id, number)).fetchone()
    if row is None:
        raise UsageError("revision_unknown", id=report_id, revision=number)
    data = as_bytes(row[0])
    if hashlib.sha256(data).hexdigest() != row[1]:
        raise FileError("revision_damaged", id=report_id, revision=number)
    return data


def as_bytes(blob: object) -> bytes:
    """A blob as it was read; a stranger's hand may have put text there."""
    return blob if isinstance(blob, bytes) else str(blob).encode()


def signed_report(connection: sqlite3.Connection, report_id: int, number: int) -> Report:
    """A report as a revision of it was signed; raises as `content`."""
    return report_of(read_content(content(connection, report_id, number)), report_id)


def register(connection: sqlite3.Connection, report: Report, number: str, day: date, at: str) -> None:
    """Record number and date given after a signature by pen, once; raises RefusedError `already_registered`.

    `report` is one as it was signed, be it amended since.
    """
    number, day = registration(report, number, day)
    sql = "SELECT document_number FROM registration WHERE report_id = ? AND revision = ?"
    known = connection.execute(sql, (report.id, report.revision)).fetchone()
    if known:
        raise RefusedError("already_registered", number=known[0])
    REGISTRATION.insert(connection, (report.id, report.revision, number, day.isoformat(), at))
    audit.record(
        connection, at, report.id, audit.REGISTER, revision=report.revision, number=number, date=day.isoformat()
    )


def amend(connection: sqlite3.Connection, report: Report, reason: str, at: str) -> None:
    """Open a signed report again as the next revision; raises UsageError `reason_missing`."""
    require_signed(report)
    reason = nfc(reason).strip()
    if not reason:
        raise UsageError("reason_missing")
    AMENDMENT.insert(connection, (report.id, report.revision, reason, at))
    audit.record(connection, at, report.id, audit.AMEND, revision=report.revision, reason=reason)
    record = report_rows.find(connection, report.id)
    amended = record._replace(state=State.DRAFT.value, revision=report.revision + 1, edited=at)
    report_rows.update(connection, amended)
