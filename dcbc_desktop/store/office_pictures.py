"""Pictures that an office keeps for the signer's place: signatures by the signer's name, and its seal."""

from __future__ import annotations

import hashlib
import sqlite3
from typing import Final

from dcbc_desktop.errors import FileError
from dcbc_desktop.report.text import nfc
from dcbc_desktop.store import revisions
from dcbc_desktop.store.row_hashes import storable
from dcbc_desktop.store.sealed_tables import OFFICE_PICTURE

_SELECT: Final = OFFICE_PICTURE.select.replace(" FROM ", ", png FROM ")
_INSERT: Final = (
    f"INSERT INTO office_picture ({', '.join(OFFICE_PICTURE.columns)}, row_hash, png) "  # noqa: S608  names of our own
    f"VALUES ({', '.join('?' * (len(OFFICE_PICTURE.columns) + 2))})"
)
_THIS: Final = "WHERE code = ? AND kind = ? AND owner = ?"


def _key(code: str, kind: str, owner: str) -> tuple[str, str, str]:
    for text in (code, kind, owner):
        storable(text)
    return nfc(code), kind, nfc(owner).strip()


def picture(connection: sqlite3.Connection, code: str, kind: str, owner: str) -> bytes:
    """The PNG; b"" where there is none; raises FileError `row_damaged`."""
    row = connection.execute(f"{_SELECT} {_THIS}", _key(code, kind, owner)).fetchone()
    if row is None:
        return b""
    *sealed, png = row
    data = revisions.as_bytes(png)
    OFFICE_PICTURE.require_intact(sealed, f"{code}/{kind}")
    if hashlib.sha256(data).hexdigest() != sealed[3]:
        raise FileError("row_damaged", table=OFFICE_PICTURE.name, where=f"{code}/{kind}")
    return data


def save(connection: sqlite3.Connection, code: str, kind: str, owner: str, png: bytes) -> None:
    """Keep a picture in the place of the one before; b"" removes it."""
    key = _key(code, kind, owner)
    connection.execute(f"DELETE FROM office_picture {_THIS}", key)  # noqa: S608  a condition of our own
    if png:
        sha256 = hashlib.sha256(png).hexdigest()
        connection.execute(_INSERT, (*OFFICE_PICTURE.sealed((*key, sha256)), png))


def listed(connection: sqlite3.Connection, code: str) -> tuple[tuple[str, str], ...]:
    """Kind and owner of each picture of an office."""
    storable(code)
    sql = "SELECT kind, owner FROM office_picture WHERE code = ? ORDER BY kind, owner"
    return tuple((kind, owner) for kind, owner in connection.execute(sql, (nfc(code),)))


def move(connection: sqlite3.Connection, former: str, code: str) -> None:
    """An office's code has changed: its pictures go along, before those that the new code may have."""
    if nfc(former) == nfc(code):
        return
    for kind, owner in listed(connection, former):
        save(connection, code, kind, owner, picture(connection, former, kind, owner))
    remove(connection, former)


def remove(connection: sqlite3.Connection, code: str) -> None:
    """Forget an office's pictures."""
    connection.execute("DELETE FROM office_picture WHERE code = ?", (nfc(code),))
