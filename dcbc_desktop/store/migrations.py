"""Steps of the schema, append-only: a file's `user_version` is the number of steps it has taken.

The one place that imports sqlite-utils, when a file is created, migrated or examined: it costs more time to import
than the start of the window may take.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import TYPE_CHECKING

from dcbc_desktop.store.schema import APPLICATION_ID, IGNORED_TABLE, SIGNING_TABLES, TABLES
from dcbc_desktop.store.triggers import SIGNING_TRIGGERS, TRIGGERS

if TYPE_CHECKING:
    from sqlite_utils import Database, Migrations

Step = Callable[["Database"], None]


def first_tables(db: Database) -> None:
    """Tables and triggers of version 1."""
    for statement in (*TABLES, *TRIGGERS):
        db.execute(statement)
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")


def ignored_findings(db: Database) -> None:
    """Findings set aside, of version 2."""
    db.execute(IGNORED_TABLE)


def signing(db: Database) -> None:
    """Presenting, signed files, scans, trust, sending and restoring, of version 3."""
    for statement in (*SIGNING_TABLES, *SIGNING_TRIGGERS):
        db.execute(statement)


STEPS: tuple[Step, ...] = (first_tables, ignored_findings, signing)
"""Never change or reorder one that was released; add one at the end."""


def schema_version() -> int:
    """The version this program writes."""
    return len(STEPS)


def migrate(connection: sqlite3.Connection) -> None:
    """Take the steps that are missing, each in its own transaction together with its number."""
    from sqlite_utils import Database  # noqa: PLC0415  see above

    _migrations().apply(Database(connection, execute_plugins=False))


def _migrations() -> Migrations:
    from sqlite_utils import Migrations  # noqa: PLC0415  see above

    migrations = Migrations("dcbc")
    for number, step in enumerate(STEPS, 1):
        migrations(name=f"{number:03d}_{step.__name__}")(_numbered(number, step))
    return migrations


def _numbered(number: int, step: Step) -> Step:
    def run(db: Database) -> None:
        step(db)
        db.execute(f"PRAGMA user_version = {number}")

    return run
