"""Offices, settings, and where a person was in each report."""

from __future__ import annotations

import sqlite3
from typing import Final

from msgspec.structs import astuple

from dcbc_desktop.errors import UsageError
from dcbc_desktop.report.text import nfc
from dcbc_desktop.store.models import Office, Place
from dcbc_desktop.store.row_hashes import storable
from dcbc_desktop.store.sealed_tables import OFFICE

_OF_SESSION: Final = "session."
"""Settings that the program keeps for itself begin with this."""
_OPEN_REPORT: Final = f"{_OF_SESSION}open_report"


def setting(connection: sqlite3.Connection, key: str) -> str | None:
    """A setting's value; None where it was never set."""
    row = connection.execute("SELECT value FROM setting WHERE key = ?", (key,)).fetchone()
    return str(row[0]) if row else None


def set_setting(connection: sqlite3.Connection, key: str, value: str) -> None:
    """Keep a setting."""
    storable(key)
    storable(value)
    sql = "INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value"
    connection.execute(sql, (key, value))


def settings(connection: sqlite3.Connection) -> dict[str, str]:
    """All settings that a person may know of."""
    rows = connection.execute("SELECT key, value FROM setting ORDER BY key")
    return {key: value for key, value in rows if not key.startswith(_OF_SESSION)}


def open_report_id(connection: sqlite3.Connection) -> int | None:
    """The report that was open when the program ended, unless it went into the bin."""
    sql = """SELECT id FROM report WHERE binned IS NULL
        AND id = (SELECT CAST(value AS INTEGER) FROM setting WHERE key = ?)"""
    row = connection.execute(sql, (_OPEN_REPORT,)).fetchone()
    return int(row[0]) if row else None


def set_open_report(connection: sqlite3.Connection, report_id: int | None) -> None:
    """Remember which report is open."""
    set_setting(connection, _OPEN_REPORT, "" if report_id is None else str(report_id))


def place(connection: sqlite3.Connection, report_id: int) -> Place | None:
    """Where a person was in a report; None where it was never open."""
    sql = "SELECT place_tab, place_key, place_caret FROM report WHERE id = ? AND place_tab IS NOT NULL"
    row = connection.execute(sql, (report_id,)).fetchone()
    return Place(*row) if row else None


def save_place(connection: sqlite3.Connection, report_id: int, new: Place) -> None:
    """Remember where a person is in a report."""
    storable(new.tab)
    storable(new.key)
    sql = "UPDATE report SET place_tab = ?, place_key = ?, place_caret = ? WHERE id = ?"
    connection.execute(sql, (new.tab, new.key, new.caret, report_id))


def offices(connection: sqlite3.Connection) -> tuple[Office, ...]:
    """Office profiles by code; raises FileError `row_damaged`."""
    found = []
    for row in connection.execute(f"{OFFICE.select} ORDER BY code"):
        OFFICE.require_intact(row, str(row[0]))
        found.append(Office(*row[:-1]))
    return tuple(found)


def save_office(connection: sqlite3.Connection, office: Office) -> None:
    """Keep an office profile under its code; raises UsageError `office_code_missing`."""
    if not office.code.strip():
        raise UsageError("office_code_missing")
    connection.execute("DELETE FROM office WHERE code = ?", (nfc(office.code),))
    OFFICE.insert(connection, tuple(nfc(text) for text in astuple(office)))


def same_code(one: str, other: str) -> bool:
    """Whether two spellings are the code of one office."""
    return nfc(one) == nfc(other)


def delete_office(connection: sqlite3.Connection, code: str) -> None:
    """Forget an office profile; reports keep what they copied from it."""
    storable(code)
    if connection.execute("DELETE FROM office WHERE code = ?", (nfc(code),)).rowcount == 0:
        raise UsageError("office_unknown", code=code[:40])
