"""A genuine file of schema version 1: every statement as the program of that version left it, frozen for ever."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from dcbc_desktop.store.schema import APPLICATION_ID
from tests.places import ROOT

_SQL = ROOT / "tests" / "data" / "databases" / "version_1.sql"
SIGNED, DRAFT, BINNED = 1, 2, 3
"""Its reports: one signed, amended and signed again; one half written; one in the bin."""


def make_version_1(path: Path) -> None:
    """Write the file; what it holds is in `tests/data/databases/version_1.sql`."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.executescript(_SQL.read_text(encoding="utf-8"))
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute("PRAGMA user_version = 1")


def rows_of_version_1(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table that version 1 has."""
    with closing(sqlite3.connect(path)) as connection:
        return {table: connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall() for table in _TABLES}


_TABLES = (
    "outline", "report", "entry", "entry_history", "revision", "registration", "amendment", "audit", "export",
    "office", "setting", "left_over",
)  # fmt: skip
