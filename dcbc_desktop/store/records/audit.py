"""The audit log: acts, not keystrokes, each chained to the one before by its hash."""

from __future__ import annotations

import sqlite3
from operator import itemgetter
from typing import Any, Final

import msgspec

from dcbc_desktop.store import timestamps
from dcbc_desktop.store.models import AuditEntry
from dcbc_desktop.store.tables.sealed_tables import AUDIT

CREATE: Final = "create"
SIGN: Final = "sign"
REGISTER: Final = "register"
AMEND: Final = "amend"
BIN: Final = "bin"
UNBIN: Final = "unbin"
REMOVE: Final = "remove"
EXPORT: Final = "export"
PRESENT: Final = "present"
RETURN: Final = "return"
WITHDRAW: Final = "withdraw"
SIGN_FILE: Final = "sign_file"
ATTACH_SCAN: Final = "attach_scan"
TRUST: Final = "trust"
DISTRUST: Final = "distrust"
SEND: Final = "send"
RESTORE: Final = "restore"
RECOVER: Final = "recover"
TABLE: Final = AUDIT.name
OF_NO_REPORT: Final = 0


def record(connection: sqlite3.Connection, at: str, report_id: int, act: str, **detail: str | int | bool) -> str:
    """Append an act inside the caller's transaction; returns the new head of the chain."""
    seq, previous = head(connection)
    words = msgspec.json.encode(detail, order="sorted").decode()
    AUDIT.insert(connection, (seq + 1, at, report_id, act, words, previous))
    return head(connection)[1]


def detail_of(text: str) -> dict[str, object]:
    """Return the detail of an act; empty where it is no JSON."""
    try:
        return msgspec.json.decode(text, type=dict[str, object])
    except (msgspec.DecodeError, UnicodeError, RecursionError):
        return {}


_HEADS: Final = """SELECT CAST(last AS INTEGER), head FROM table_seal WHERE name = 'audit' UNION ALL
    SELECT * FROM (SELECT seq, row_hash FROM audit ORDER BY seq DESC LIMIT 1)"""


def head(connection: sqlite3.Connection) -> tuple[int, str]:
    """Return number and hash of the newest act that was ever written; (0, "") before the first.

    The seal of the table keeps them too. Where acts were cut off outside the program the next one follows the sealed
    head, so that the gap stays for `doctor` to tell.
    """
    rows = connection.execute(_HEADS).fetchall()
    return max(((int(seq), str(row_hash)) for seq, row_hash in rows), default=(0, ""), key=itemgetter(0))


def acts(connection: sqlite3.Connection, report_id: int | None = None) -> tuple[AuditEntry, ...]:
    """Return acts in their order, of one report or all; raises FileError `row_damaged`."""
    rows = connection.execute(f"{AUDIT.select} WHERE ?1 IS NULL OR report_id = ?1 ORDER BY seq", (report_id,))
    return tuple(_act(row) for row in rows)


def _act(row: tuple[Any, ...]) -> AuditEntry:
    AUDIT.require_intact(row)
    seq, at, about, act, detail, _, row_hash = row
    return AuditEntry(seq, timestamps.moment(at), about, act, detail, row_hash)
