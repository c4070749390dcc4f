"""Migrations of a file, and its tables through sqlite-utils: the one module that imports it.

Loaded on first use (`store.migrate`, `store.open_tables`), since sqlite-utils takes longer to import than the start of
the window may take.
"""

from __future__ import annotations

import sqlite3

from sqlite_utils import Database, Migrations

from dcbc_desktop.store.tables import schema
from dcbc_desktop.store.tables.schema import MigrationStep


def open_tables(connection: sqlite3.Connection) -> Database:
    """Return an open database as sqlite-utils sees it; plugins are foreign code and stay out."""
    return Database(connection, execute_plugins=False)


def migrate(connection: sqlite3.Connection) -> None:
    """Take the steps that are missing, each in its own transaction together with its number."""
    migrations = Migrations("dcbc")
    for number, step in enumerate(schema.STEPS, 1):
        migrations(name=f"{number:03d}_{step.__name__}")(_numbered(number, step))
    migrations.apply(open_tables(connection))


def _numbered(number: int, step: MigrationStep) -> MigrationStep:
    def run(db: Database) -> None:
        step(db)
        db.execute(f"PRAGMA user_version = {number}")

    return run
