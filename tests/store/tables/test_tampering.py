"""Plain SQL against every table: each change is impossible, or both the command and the window's examination tell it.

The attacker has the file, another program, and time: guards are taken off and laid again, so that the schema looks
untouched. Who also computes every hash anew is caught by the exported files alone.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import date
from functools import partial
from itertools import chain
from pathlib import Path

import pytest

from dcbc_desktop.report.checks.ignored import Ignored
from dcbc_desktop.store import doctor
from dcbc_desktop.store.database import Database
from dcbc_desktop.store.models import HERE, LeftOver, Office, Origin, Place
from dcbc_desktop.store.store import Store
from dcbc_desktop.store.tables import table_seals
from dcbc_desktop.store.tables.sealed_tables import SEALED
from tests.store.clerk import PDF, Clock, draft, open_store, outline_a, sign, words

FORMS = (
    "'x'", "''", "NULL", "x'00'", "0", "-1", "1.5", "1000000000000000000", "upper({0})", "{0} || ' '", "{0} || 'x'",
    "substr({0}, 2)", "CAST({0} AS BLOB)", "{0} + 1", "replace({0}, 'a', 'ă')", "{0} || char(0) || 'x'",
    "(SELECT {0} FROM {1} ORDER BY rowid DESC LIMIT 1)", "(SELECT max({0}) FROM {1})",
)  # fmt: skip
"""What a column becomes, in one row or in all."""
_IN_ALL_ROWS = 5
KINDS = 40


def fill(path: Path) -> None:
    """Rows in every table: reports in each state, one of them restored."""
    clock = Clock()
    with closing(open_store(path, clock)) as store:
        signed = draft(store, I=words("Một."))
        store.presentations.present(signed.id)
        store.presentations.give_back(signed.id, {"I": "Nêu số liệu.", "": "Gửi lại."})
        store.presentations.deal_with_comment(signed.id, store.presentations.comments(signed.id)[0].id)
        for number in ("7", "8"):
            sign(store, signed)
            revision = int(number) - 6
            store.revisions.register(signed.id, number, date(2026, 12, 15))
            store.revisions.add_signed_copy(signed.id, revision, PDF + number.encode(), HERE)
            store.scans.attach(signed.id, revision, f"{number}.pdf", "pdf", number.encode())
            store.submissions.record_export(signed.id, revision, f"{number}.pdf", number * 64, draft=False)
            store.submissions.record(signed.id, revision, f"{number}.pdf", number * 64, "mail", "Phòng Nội vụ")
            store.revisions.amend(signed.id, f"sai số liệu {number}")
        clock.turn(minutes=5)
        store.save_entries(signed.id, {"I": words("Khác đi.")}, Place("I", "I", 2))
        _fill_the_rest(store, clock)


def _fill_the_rest(store: Store, clock: Clock) -> None:
    lines = [LeftOver(1, "Dòng thừa."), LeftOver(2, "Dòng nữa.")]
    other = store.create_report(outline_a(), store.load_report(1).period, left_over=lines)
    for one in "ab":
        store.ignore(other.id, Ignored("doubled_word", "mo_dau", one * 64, "tên riêng"))
        store.trusted.add("root", f"CA {one}", one.encode())
        store.office.save(Office(f"H{one}", issuer="PHÒNG NỘI VỤ"))
        store.office.save_picture(f"H{one}", "seal", "", b"PNG" + one.encode())
        store.settings.set(f"key.{one}", one)
        store.presentations.present(draft(store, f"201{ord(one) % 10}").id)
        restored = store.load_report(draft(store, f"200{ord(one) % 10}").id)
        store.origins.restore(restored, Origin(f"{one}.pdf", one * 64, "undetermined", "", clock.now), None)
    store.bin_report(other.id)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("made") / "reports.db"
    fill(path)
    return path


@pytest.fixture(scope="module")
def stranger(made: Path) -> Iterator[sqlite3.Connection]:
    """Another program: no constraint, reference or guard holds for it, and it leaves the schema as it was.

    The guards are gone until the end of its transaction; `noticed` does not look at the schema.
    """
    with closing(sqlite3.connect(made, isolation_level=None)) as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        connection.execute("BEGIN")
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            connection.execute(f"DROP TRIGGER {name}")
        yield connection
        connection.execute("ROLLBACK")


def columns_of(connection: sqlite3.Connection, table: str) -> list[str]:
    return [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]


def attacks(connection: sqlite3.Connection, table: str) -> Iterator[str]:
    """Statements against one table."""
    columns = [column for column in columns_of(connection, table) if column != _UNUSED]
    first = f"{columns[0]} = (SELECT min({columns[0]}) FROM {table})"
    yield f"DELETE FROM {table}"
    yield f"DELETE FROM {table} WHERE {first}"
    for column in columns:
        yield f"DELETE FROM {table} WHERE {column} = (SELECT max({column}) FROM {table})"
        rest = ", ".join(name if name != column else f"{column} || '9'" for name in columns)
        yield f"INSERT INTO {table} SELECT {rest} FROM {table} WHERE {first}"
    yield f"UPDATE {table} SET ({', '.join(columns[1:])}) = (SELECT {', '.join(columns[1:])} FROM {table} AS other \
WHERE other.{columns[0]} <> {table}.{columns[0]})"
    for column, form in ((column, form) for column in columns for form in FORMS):
        value = form.format(column, table)
        if not ("rowid" in form and table in WITHOUT_ROWID):
            yield f"UPDATE {table} SET {column} = {value} WHERE {first}"
        if form in FORMS[:_IN_ALL_ROWS]:
            yield f"UPDATE OR REPLACE {table} SET {column} = {value}"


WITHOUT_ROWID = {"registration", "amendment", "office", "setting", "left_over", "ignored", "table_seal"}


def contents(connection: sqlite3.Connection, table: str) -> list[tuple[object, ...]]:
    columns = columns_of(connection, table)
    exact = ", ".join(f"typeof({column}), CAST({column} AS BLOB)" for column in columns)
    return connection.execute(f"SELECT {exact} FROM {table} ORDER BY 2, 4").fetchall()


def tried(connection: sqlite3.Connection, path: Path, table: str) -> tuple[int, list[str]]:
    """Number of attacks that changed the table or were refused, and those that nobody noticed."""
    number, unseen = 0, []
    before = contents(connection, table)
    for attack in attacks(connection, table):
        connection.execute("SAVEPOINT attack")
        try:
            connection.execute(attack)
        except sqlite3.Error:
            number += 1
        else:
            changed = contents(connection, table) != before
            number += changed
            if changed and not noticed(connection, path, table):
                unseen.append(attack)
        connection.execute("ROLLBACK TO attack")
    return number, unseen


def noticed(connection: sqlite3.Connection, path: Path, table: str) -> bool:
    """Run the steps of doctor but that of the schema until one tells; the quickest for this table first."""
    database = doctor.unread(Database(connection, path, Clock()))
    rows = [one for one in SEALED if one.name == table]
    likely = [doctor.rows_of(one) for one in rows]
    sums = (lambda _: [partial(doctor.sum_of, table)],) if table in table_seals.SUMMED else ()
    for plan in chain(sums, likely, doctor.PLANS):
        steps, problems = doctor.planned(plan, database)
        if problems or any(doctor.problems_of(step, database) for step in steps if step is not doctor.schema_of):
            return True
    return False


_UNUSED = "applied_at"
"""When a migration ran: nothing reads it."""
OTHERS = ("table_seal", "_sqlite_migrations")


@pytest.mark.parametrize("table", [*sorted(table_seals.SUMMED), *OTHERS])
def test_no_change_of_a_table_passes_unseen(stranger: sqlite3.Connection, made: Path, table: str) -> None:
    assert len(contents(stranger, table)) >= 1
    number, unseen = tried(stranger, made, table)
    assert unseen == []
    assert number >= KINDS


def test_nothing_is_told_of_the_file_itself(made: Path) -> None:
    """Or every attack above would be seen."""
    with closing(Store.open(made, write=False)) as store:
        assert store.doctor() == ()
        with ThreadPoolExecutor(1) as worker:
            assert worker.submit(store.examination().run).result(60) == ()


@pytest.mark.parametrize("change", ["UPDATE sqlite_sequence SET seq = seq + 5 WHERE name = ?",
                                    "UPDATE sqlite_sequence SET seq = 0 WHERE name = ?",
                                    "DELETE FROM sqlite_sequence WHERE name = ?"])  # fmt: skip
@pytest.mark.parametrize("table", sorted(table_seals.NUMBERED))
def test_no_counter_changes_unseen(stranger: sqlite3.Connection, made: Path, table: str, change: str) -> None:
    stranger.execute("SAVEPOINT attack")
    stranger.execute(change, (table,))
    assert noticed(stranger, made, table)
    stranger.execute("ROLLBACK TO attack")


def test_a_version_set_back_is_told_and_nothing_is_migrated_twice(made: Path, tmp_path: Path) -> None:
    path = tmp_path / "reports.db"
    with closing(sqlite3.connect(made)) as source, closing(sqlite3.connect(path, isolation_level=None)) as copy:
        source.backup(copy)
        copy.execute("PRAGMA user_version = 2")
    with closing(Store.open(path)) as store:
        assert store.load_report(1).revision == 3
        assert {"schema_changed"} <= {problem.code for problem in store.doctor()}
