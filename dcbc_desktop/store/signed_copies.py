"""Signed files: the bytes that were frozen, and what each signing appended to them, checked link by link."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator
from typing import Any, Final

from dcbc_desktop.errors import FileError, RefusedError
from dcbc_desktop.store import audit, revisions, timestamps
from dcbc_desktop.store.models import SignedCopy
from dcbc_desktop.store.sealed_tables import SIGNATURE

_OF_REVISION: Final = "WHERE report_id = ? AND revision = ? ORDER BY position"
_INSERT: Final = (
    f"INSERT INTO signature ({', '.join(SIGNATURE.columns)}, row_hash, tail) "  # noqa: S608  names of our own
    f"VALUES ({', '.join('?' * (len(SIGNATURE.columns) + 2))})"
)


def add(connection: sqlite3.Connection, report_id: int, revision: int, signed: bytes, how: str, at: str) -> SignedCopy:
    """Keep what a signing appended, inside the caller's transaction.

    Raises RefusedError `signed_other_file` where `signed` does not go on from the bytes that are known.
    """
    known = official(connection, report_id, revision)
    if len(signed) <= len(known) or not signed.startswith(known):
        raise RefusedError("signed_other_file")
    position = len(listed(connection, report_id, revision)) + 1
    sha256 = hashlib.sha256(signed).hexdigest()
    values = (report_id, revision, position, how, sha256, at, len(signed))
    connection.execute(_INSERT, (*SIGNATURE.sealed(values), signed[len(known) :]))
    audit.record(
        connection, at, report_id, audit.SIGN_FILE, revision=revision, position=position, how=how, sha256=sha256
    )
    return _copy(values)


def listed(connection: sqlite3.Connection, report_id: int, revision: int) -> tuple[SignedCopy, ...]:
    """The signings of a revision's file in their order; raises FileError `row_damaged`."""
    return tuple(_copy(row) for row in _rows(connection, report_id, revision))


def _rows(connection: sqlite3.Connection, report_id: int, revision: int) -> Iterator[tuple[Any, ...]]:
    for row in connection.execute(f"{SIGNATURE.select} {_OF_REVISION}", (report_id, revision)):
        SIGNATURE.require_intact(row, f"{report_id}/{revision}/{row[2]}")
        yield row[:-1]


def _copy(row: tuple[Any, ...]) -> SignedCopy:
    _, _, position, how, sha256, at, size = row
    return SignedCopy(position, how, sha256, timestamps.moment(at), size)


def official(connection: sqlite3.Connection, report_id: int, revision: int) -> bytes:
    """The file with all its signatures; raises UsageError `revision_unknown`, FileError `revision_damaged`."""
    parts = [revisions.pdf(connection, report_id, revision)]
    copies = listed(connection, report_id, revision)
    tails = connection.execute(f"SELECT tail FROM signature {_OF_REVISION}", (report_id, revision))  # noqa: S608
    running, size = hashlib.sha256(parts[0]), len(parts[0])
    for place, (copy, (tail,)) in enumerate(zip(copies, tails, strict=True), 1):
        part = revisions.as_bytes(tail)
        running.update(part)
        size += len(part)
        if (copy.position, copy.sha256, copy.size) != (place, running.hexdigest(), size):
            raise FileError("revision_damaged", id=report_id, revision=revision)
        parts.append(part)
    return b"".join(parts)
