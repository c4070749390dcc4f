"""What an office trusts: certificates of issuers and lists of revoked ones, by the SHA-256 of their bytes."""

from __future__ import annotations

import hashlib
import sqlite3
from typing import Final

from dcbc_desktop.errors import FileError
from dcbc_desktop.report.text import clean_line
from dcbc_desktop.store import audit, revisions, timestamps
from dcbc_desktop.store.models import Trusted
from dcbc_desktop.store.row_hashes import storable
from dcbc_desktop.store.sealed_tables import TRUSTED

_SELECT: Final = TRUSTED.select.replace(" FROM ", ", der FROM ")
_INSERT: Final = (
    f"INSERT INTO trusted ({', '.join(TRUSTED.columns)}, row_hash, der) "  # noqa: S608  names of our own
    f"VALUES ({', '.join('?' * (len(TRUSTED.columns) + 2))})"
)


def listed(connection: sqlite3.Connection, kind: str | None) -> tuple[Trusted, ...]:
    """What is trusted, of one kind or all, in the order it came; raises FileError `row_damaged`."""
    rows = connection.execute(f"{_SELECT} WHERE ?1 IS NULL OR kind = ?1 ORDER BY id", (kind,))
    found = []
    for *row, der in rows:
        TRUSTED.require_intact(row, str(row[0])[:12])
        found.append(_trusted(row[:-1], revisions.as_bytes(der)))
    return tuple(found)


def _trusted(row: list[str], der: bytes) -> Trusted:
    sha256, kind, name, added = row
    if hashlib.sha256(der).hexdigest() != sha256:
        raise FileError("row_damaged", table=TRUSTED.name, where=sha256[:12])
    return Trusted(sha256, kind, name, timestamps.moment(added), der)


def trust(connection: sqlite3.Connection, kind: str, name: str, der: bytes, at: str) -> Trusted:
    """Trust a certificate or a list; one that is known already stays as it is."""
    sha256 = hashlib.sha256(der).hexdigest()
    known = next((one for one in listed(connection, None) if one.sha256 == sha256), None)
    if known is not None:
        return known
    name = clean_line(name).text.strip()
    connection.execute(_INSERT, (*TRUSTED.sealed((sha256, kind, name, at)), der))
    audit.record(connection, at, audit.OF_NO_REPORT, audit.TRUST, sha256=sha256, kind=kind, name=name)
    return Trusted(sha256, kind, name, timestamps.moment(at), der)


def distrust(connection: sqlite3.Connection, sha256: str, at: str) -> None:
    """Trust no longer; what was never trusted changes nothing."""
    storable(sha256)
    if connection.execute("DELETE FROM trusted WHERE sha256 = ?", (sha256,)).rowcount > 0:
        audit.record(connection, at, audit.OF_NO_REPORT, audit.DISTRUST, sha256=sha256)
