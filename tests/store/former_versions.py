"""Genuine files of former schema versions: every statement as the program of that time left it, frozen for ever."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from dcbc_desktop.store.tables.schema import APPLICATION_ID
from tests.places import ROOT

_FOLDER = ROOT / "tests" / "data" / "databases"
VERSIONS = (1, 2, 3)
SIGNED, DRAFT, BINNED = 1, 2, 3
"""Their reports: one signed, amended and signed again; one half written; one in the bin."""


def make_former(path: Path, version: int) -> None:
    """Write the file; what it holds is in `tests/data/databases`."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.executescript((_FOLDER / f"version_{version}.sql").read_text(encoding="utf-8"))
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {version}")


def rows_of_former(path: Path, version: int) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table that a version has."""
    tables = (*_TABLES, *(table for since, table in _LATER if since <= version))
    with closing(sqlite3.connect(path)) as connection:
        return {table: connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall() for table in tables}


_TABLES = (
    "outline", "report", "entry", "entry_history", "revision", "registration", "amendment", "audit", "export",
    "office", "setting", "left_over",
)  # fmt: skip
_LATER = (
    (2, "ignored"),
    *((3, table) for table in ("presented", "comment", "signature", "trusted", "office_picture", "sent", "origin")),
)
