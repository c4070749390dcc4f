"""Trusted certificates of issuers and revocation lists, by the SHA-256 of their bytes."""

from __future__ import annotations

import hashlib

from dcbc_desktop.report.text import clean_line
from dcbc_desktop.store import audit, timestamps
from dcbc_desktop.store.database import Database
from dcbc_desktop.store.models import Trusted
from dcbc_desktop.store.sealed_tables import TRUSTED, blob_bytes, storable


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
