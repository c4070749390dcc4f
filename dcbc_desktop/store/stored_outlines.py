"""Outlines by their SHA-256: kept once, verified when loaded."""

from __future__ import annotations

import hashlib

from dcbc_desktop.errors import FileError
from dcbc_desktop.report.outline import Outline, outline_from_json
from dcbc_desktop.store.database import Database
from dcbc_desktop.store.sealed_tables import OUTLINE


class Outlines:
    """The outlines of one database; those in use stay in memory, since a digest never means another one."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._known: dict[str, Outline] = {}

    def keep(self, outline: Outline) -> str:
        """Keep an outline inside the caller's transaction; returns its digest."""
        connection = self._database.connection
        data = outline.to_json()
        sha256 = hashlib.sha256(data).hexdigest()
        if not connection.execute("SELECT 1 FROM outline WHERE sha256 = ?", (sha256,)).fetchone():
            values = (sha256, outline.id, outline.name, outline.year, self._database.now(), data.decode())
            OUTLINE.insert(connection, values)
        return sha256

    def get(self, sha256: str) -> Outline:
        """The outline with this digest; raises FileError `outline_damaged` where it is gone or changed."""
        if sha256 not in self._known:
            self._known[sha256] = self._load(sha256)
        return self._known[sha256]

    def _load(self, sha256: str) -> Outline:
        sql = "SELECT json FROM outline WHERE sha256 = ?"
        row = self._database.connection.execute(sql, (sha256,)).fetchone()
        data = str(row[0]).encode() if row else b""
        if hashlib.sha256(data).hexdigest() != sha256:
            raise FileError("outline_damaged", sha256=sha256[:12])
        return outline_from_json(data)
