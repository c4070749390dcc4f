"""Office profiles with their pictures, trusted certificates, and settings."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Final

from msgspec.structs import astuple

from dcbc_desktop.errors import UsageError
from dcbc_desktop.report.text import clean_line, nfc
from dcbc_desktop.store import timestamps
from dcbc_desktop.store.database import Database
from dcbc_desktop.store.models import Office, Trusted
from dcbc_desktop.store.records import audit
from dcbc_desktop.store.tables.sealed_tables import OFFICE, OFFICE_PICTURE, TRUSTED, blob_bytes, storable

_OF_SESSION: Final = "session."
"""Settings that the program keeps for itself begin with this."""
_OPEN_REPORT: Final = f"{_OF_SESSION}open_report"


class StoredSettings:
    """Settings by key. By SQL: the start reads them, and opening a report writes one, before sqlite-utils is loaded."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, key: str) -> str | None:
        """Return a setting's value; None where it was never set."""
        with self._database.reading() as connection:
            row = connection.execute("SELECT value FROM setting WHERE key = ?", (key,)).fetchone()
        return str(row[0]) if row else None

    def set(self, key: str, value: str) -> None:
        """Keep a setting."""
        storable(key)
        storable(value)
        sql = "INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value"
        with self._database.transaction() as connection:
            connection.execute(sql, (key, value))

    def all(self) -> Mapping[str, str]:
        """Return all settings that a person may know of."""
        with self._database.reading() as connection:
            rows = connection.execute("SELECT key, value FROM setting ORDER BY key")
            return {key: value for key, value in rows if not key.startswith(_OF_SESSION)}

    def open_report_id(self) -> int | None:
        """Return the report that was open when the program ended, unless it went into the bin."""
        sql = """SELECT id FROM report WHERE binned IS NULL
            AND id = (SELECT CAST(value AS INTEGER) FROM setting WHERE key = ?)"""
        with self._database.reading() as connection:
            row = connection.execute(sql, (_OPEN_REPORT,)).fetchone()
        return int(row[0]) if row else None

    def set_open_report(self, report_id: int | None) -> None:
        """Remember which report is open."""
        self.set(_OPEN_REPORT, "" if report_id is None else str(report_id))


class OfficeProfiles:
    """Office profiles by code, with pictures for the signer's place: signatures by the signer's name, and a seal."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def profiles(self) -> tuple[Office, ...]:
        """Return office profiles by code; raises FileError `row_damaged`."""
        with self._database.reading() as connection:
            return tuple(Office(*row) for row in OFFICE.read(connection, "ORDER BY code"))

    def save(self, office: Office, former_code: str = "") -> None:
        """Keep an office profile under its code; one with another code before is that one renamed, with its pictures.

        Raises UsageError `office_code_missing`, `office_unknown`.
        """
        if not office.code.strip():
            raise UsageError("office_code_missing")
        former, code = nfc(former_code), nfc(office.code)
        with self._database.transaction():
            tables = self._database.tables
            tables.table(OFFICE.name).delete_where("code = ?", [code])
            OFFICE.add(tables, tuple(nfc(text) for text in astuple(office)))
            if former and former != code:
                for kind, owner in self.pictures(former):  # they go before those that the new code may have
                    self.save_picture(code, kind, owner, self.picture(former, kind, owner))
                self.delete(former)

    def delete(self, code: str) -> None:
        """Forget an office profile and its pictures; reports keep what they copied from it.

        Raises UsageError `office_unknown`.
        """
        storable(code)
        with self._database.transaction() as connection:
            if connection.execute("DELETE FROM office WHERE code = ?", (nfc(code),)).rowcount == 0:
                raise UsageError("office_unknown", code=code[:40])
            self._database.tables.table(OFFICE_PICTURE.name).delete_where("code = ?", [nfc(code)])

    def picture(self, code: str, kind: str, owner: str) -> bytes:
        """Return the PNG of a `signature` (by its signer's full name) or of the `seal` (owner ""); b"" where none is.

        Raises FileError `row_damaged`.
        """
        key = _picture_key(code, kind, owner)
        with self._database.reading() as connection:
            row = next(OFFICE_PICTURE.read(connection, f"WHERE {_THIS_PICTURE}", key, "png"), None)
        if row is None:
            return b""
        png = blob_bytes(row[4])
        if hashlib.sha256(png).hexdigest() != row[3]:
            raise OFFICE_PICTURE.damaged(code, kind)
        return png

    def save_picture(self, code: str, kind: str, owner: str, png: bytes) -> None:
        """Keep a picture in the place of the one before; b"" removes it."""
        key = _picture_key(code, kind, owner)
        with self._database.transaction():
            self._database.tables.table(OFFICE_PICTURE.name).delete_where(_THIS_PICTURE, key)
            if png:
                OFFICE_PICTURE.add(self._database.tables, (*key, hashlib.sha256(png).hexdigest()), png=png)

    def pictures(self, code: str) -> tuple[tuple[str, str], ...]:
        """Return kind and owner of each picture of an office."""
        storable(code)
        with self._database.reading():
            table = self._database.tables.table(OFFICE_PICTURE.name)
            rows = table.rows_where("code = ?", [nfc(code)], order_by="kind, owner", select="kind, owner")
            return tuple((row["kind"], row["owner"]) for row in rows)


_THIS_PICTURE: Final = "code = ? AND kind = ? AND owner = ?"


def _picture_key(code: str, kind: str, owner: str) -> tuple[str, str, str]:
    for text in (code, kind, owner):
        storable(text)
    return nfc(code), kind, nfc(owner).strip()


class TrustStore:
    """Certificates (`root`) and revocation lists (`crl`) that the office trusts."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def listed(self, kind: str | None = None) -> tuple[Trusted, ...]:
        """Return trusted certificates and lists, of one kind or all, oldest first; raises FileError `row_damaged`."""
        with self._database.reading() as connection:
            rows = TRUSTED.read(connection, "WHERE ?1 IS NULL OR kind = ?1 ORDER BY id", (kind,), "der")
            return tuple(_trusted(*row) for row in rows)

    def add(self, kind: str, name: str, der: bytes) -> Trusted:
        """Trust a certificate or revocation list; a known one stays as it is."""
        sha256 = hashlib.sha256(der).hexdigest()
        with self._database.transaction() as connection:
            known = next((one for one in self.listed() if one.sha256 == sha256), None)
            if known is not None:
                return known
            name, at = clean_line(name).text.strip(), self._database.now()
            TRUSTED.add(self._database.tables, (sha256, kind, name, at), der=der)
            audit.record(connection, at, audit.OF_NO_REPORT, audit.TRUST, sha256=sha256, kind=kind, name=name)
        return Trusted(sha256, kind, name, timestamps.moment(at), der)

    def remove(self, sha256: str) -> None:
        """Trust no longer; an unknown digest changes nothing."""
        storable(sha256)
        with self._database.transaction() as connection:
            table = self._database.tables.table(TRUSTED.name)
            if table.count_where("sha256 = ?", [sha256]):
                table.delete_where("sha256 = ?", [sha256])
                audit.record(connection, self._database.now(), audit.OF_NO_REPORT, audit.DISTRUST, sha256=sha256)


def _trusted(sha256: str, kind: str, name: str, added: str, blob: object) -> Trusted:
    der = blob_bytes(blob)
    if hashlib.sha256(der).hexdigest() != sha256:
        raise TRUSTED.damaged(sha256)
    return Trusted(sha256, kind, name, timestamps.moment(added), der)
