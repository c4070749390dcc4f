"""Seals of whole tables: what is taken out, slipped in or set back is noticed, and no later act hides it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from dcbc_desktop.store.store import Store
from dcbc_desktop.store.tables import table_seals
from tests.store.clerk import Clock, draft, open_store, sign, words


@pytest.fixture
def filled(database: Path, clock: Clock) -> Path:
    """Two reports, of which one is signed, an export, and a history of one entry."""
    with closing(open_store(database, clock)) as store:
        signed, open_draft = draft(store), draft(store, "2025", I=words("Một."))
        sign(store, signed)
        store.submissions.record_export(signed.id, 1, "a.pdf", "a" * 64, draft=False)
        clock.turn(minutes=5)
        store.save_entries(open_draft.id, {"I": words("Khác đi.")})
    return database


@pytest.fixture
def stranger(filled: Path) -> Iterator[sqlite3.Connection]:
    """Another program, that has taken every guard off the tables it changes."""
    with closing(sqlite3.connect(filled, isolation_level=None)) as connection:
        yield connection


def unguarded(connection: sqlite3.Connection, *changes: str) -> None:
    """Run SQL without the file's triggers, and lay them again: the schema looks untouched."""
    triggers = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for name, _ in triggers:
        connection.execute(f"DROP TRIGGER {name}")
    for change in changes:
        connection.execute(change)
    for _, sql in triggers:
        connection.execute(sql)


def told(path: Path) -> set[str]:
    with closing(Store.open(path, write=False)) as store:
        return {problem.code for problem in store.doctor()}


def test_what_the_program_writes_is_sealed(filled: Path) -> None:
    assert told(filled) == set()
    with closing(sqlite3.connect(filled)) as connection:
        rows = {name: kept[0] for name, kept in table_seals.kept(connection).items()}
        assert rows == {
            name: connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in table_seals.SUMMED
        }
        assert (rows["report"], rows["revision"], rows["export"], rows["entry_history"]) == (2, 1, 1, 1)


def test_every_table_of_the_schema_has_a_seal(filled: Path) -> None:
    own = {"_sqlite_migrations", "sqlite_sequence", "table_seal"}
    with closing(sqlite3.connect(filled)) as connection:
        tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    assert tables - own == table_seals.SUMMED.keys()


def test_a_draft_that_is_taken_out_whole_is_noticed(filled: Path, stranger: sqlite3.Connection) -> None:
    parts = [f"DELETE FROM {table} WHERE report_id = 2" for table in ("entry", "entry_history")]
    unguarded(stranger, *parts, "DELETE FROM report WHERE id = 2")
    assert {"rows_differ", "act_missing"} <= told(filled)


def test_an_export_that_is_taken_out_is_noticed(filled: Path, stranger: sqlite3.Connection) -> None:
    unguarded(stranger, "DELETE FROM export")
    assert told(filled) == {"rows_differ", "act_missing"}


def test_an_optional_entry_that_is_taken_out_is_noticed(filled: Path, stranger: sqlite3.Connection) -> None:
    stranger.execute("DELETE FROM entry_history")
    assert told(filled) == {"rows_differ"}


def test_an_entry_set_back_to_its_former_state_is_noticed(filled: Path, stranger: sqlite3.Connection) -> None:
    """Its hash is right: the program wrote that row once."""
    columns = "edited, position, counted, row_hash, note, value"
    stranger.execute(f"UPDATE entry SET ({columns}) = (SELECT {columns} FROM entry_history) WHERE key = 'I'")
    assert told(filled) == {"rows_differ"}


CUT = "DELETE FROM audit WHERE seq > 2"
COUNTED = "UPDATE sqlite_sequence SET seq = 2 WHERE name = 'audit'"


@pytest.mark.parametrize("changes", [(CUT,), (CUT, COUNTED)])
def test_a_cut_tail_of_the_log_is_not_hidden_by_later_acts(
    filled: Path, stranger: sqlite3.Connection, clock: Clock, changes: tuple[str, ...]
) -> None:
    with closing(Store.open(filled, write=False)) as store:
        before = store.acts()
    unguarded(stranger, *changes, "DELETE FROM export")
    assert {"audit_broken", "rows_differ"} <= told(filled)
    with closing(open_store(filled, clock)) as store:
        for year in range(2010, 2020):
            draft(store, str(year))
        acts = store.acts()
        assert [act.seq for act in acts] == [1, 2, *range(before[-1].seq + 1, before[-1].seq + 11)]
        assert store.connection.execute("SELECT previous FROM audit ORDER BY seq LIMIT 1 OFFSET 2").fetchone() == (
            before[-1].hash,
        )
    assert {"audit_broken", "rows_differ"} <= told(filled)


@pytest.mark.parametrize("change", ["DELETE FROM table_seal", "UPDATE table_seal SET rows = 0, digest = 'x'"])
def test_without_its_seals_the_file_takes_edits_and_stays_told(
    filled: Path, stranger: sqlite3.Connection, clock: Clock, change: str
) -> None:
    stranger.execute(change)
    with closing(open_store(filled, clock)) as store:
        store.save_entries(2, {"I": words("Viết tiếp.")})
        draft(store, "2024")
    assert "rows_differ" in told(filled)


def test_a_file_whose_seals_were_dropped_still_opens(filled: Path, stranger: sqlite3.Connection, clock: Clock) -> None:
    stranger.execute("DROP TABLE table_seal")
    with closing(open_store(filled, clock)) as store:
        store.save_entries(2, {"I": words("Viết tiếp.")})
        assert store.load_report(2).entry("I") == words("Viết tiếp.")
    assert "schema_changed" in told(filled)


def test_what_is_rolled_back_leaves_the_seals_as_they_were(filled: Path, clock: Clock) -> None:
    with closing(open_store(filled, clock)) as store:
        store.settings.set("c", "d")
        before = table_seals.kept(store.connection)
        store.connection.execute("BEGIN")
        store.connection.execute("INSERT INTO setting VALUES ('a', 'b')")
        assert table_seals.kept(store.connection)["setting"] != before["setting"]
        store.connection.execute("ROLLBACK")
        assert table_seals.kept(store.connection) == before
