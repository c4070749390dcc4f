"""Steps of the schema, taken through sqlite-utils without its plugins."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
import sqlite_utils
from sqlite_utils.plugins import pm

from dcbc_desktop.store.tables.migrations import open_tables


class Plugin:
    """A plugin of sqlite-utils that somebody installed beside the program."""

    def __init__(self) -> None:
        self.called = 0

    @sqlite_utils.hookimpl
    def prepare_connection(self, conn: sqlite3.Connection) -> None:
        self.called += conn.total_changes == 0


@pytest.mark.parametrize(("opened", "called"), [(open_tables, 0), (sqlite_utils.Database, 1)])
def test_plugins_of_sqlite_utils_get_no_connection(tmp_path: Path, opened: type, called: int) -> None:
    plugin = Plugin()
    pm.register(plugin)
    try:
        with closing(sqlite3.connect(tmp_path / "a.db")) as connection:
            opened(connection)
    finally:
        pm.unregister(plugin)
    assert plugin.called == called
