"""What every side of an open database works with."""

from __future__ import annotations

from pathlib import Path

from dcbc_desktop.store.database import Database
from dcbc_desktop.store.stored_outlines import Outlines


class OpenedDatabase:
    """An open reports.db and the outlines in use; the sides of `Store` build on it."""

    def __init__(self, database: Database) -> None:
        self.path: Path = database.path
        self._database = database
        self._outlines = Outlines(database)
