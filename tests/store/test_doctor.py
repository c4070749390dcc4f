"""Copies and the examination of a whole file."""

from __future__ import annotations

import random
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from dcbc_desktop.errors import DcbcError, FileError, UsageError
from dcbc_desktop.invocation import LANGUAGES
from dcbc_desktop.report.report import Report
from dcbc_desktop.report.wording import messages
from dcbc_desktop.store.files.lock import lock_path
from dcbc_desktop.store.models import Office, Place
from dcbc_desktop.store.store import Store
from dcbc_desktop.store.tables.sealed_tables import HISTORY, REPORT, seal
from tests.store.clerk import Clock, draft, open_store, sign, words


def _filled(store: Store, clock: Clock) -> tuple[Report, Report]:
    """A draft and a signed report with a bit of everything, some of it long."""
    signed, open_draft = draft(store), draft(store, "2025", I=words("dài " * 40_000))
    sign(store, signed)
    store.office.save(Office("H26", issuer="PHÒNG NỘI VỤ"))
    clock.turn(minutes=5)
    store.save_entries(open_draft.id, {"mo_dau": words("Khác đi.")}, Place("I", "I", 2))
    return store.load_report(signed.id), store.load_report(open_draft.id)


def test_a_copy_is_a_whole_database_and_replaces_the_older_one(store: Store, tmp_path: Path, clock: Clock) -> None:
    reports = _filled(store, clock)
    target = tmp_path / "USB của tôi" / "sao lưu.db"
    store.backup(target)
    store.save_entries(reports[1].id, {"mo_dau": words("Sau khi sao lưu.")})
    with closing(open_store(target, clock)) as copy:
        assert tuple(copy.load_report(report.id) for report in reports) == reports
        assert copy.doctor() == ()
    store.backup(target)
    with closing(open_store(target, clock)) as copy:
        assert copy.load_report(reports[1].id) == store.load_report(reports[1].id)
    assert {path.name for path in target.parent.iterdir()} == {"sao lưu.db", "sao lưu.db.lock"}


def test_a_save_between_the_steps_of_a_copy_is_in_the_copy(store: Store, tmp_path: Path, clock: Clock) -> None:
    _, report = _filled(store, clock)
    for year in range(1990, 2010):
        draft(store, str(year), I=words("dài " * 40_000))
    steps: list[int] = []

    def save() -> None:
        steps.append(len(steps))
        store.save_entries(report.id, {"mo_dau": words(f"bước {len(steps)}")})

    store.between_steps = save
    store.backup(tmp_path / "copy.db")
    assert len(steps) > 3
    with closing(open_store(tmp_path / "copy.db", clock)) as copy:
        assert copy.load_report(report.id).entry("mo_dau") == words(f"bước {len(steps) - 1}")  # one was after the end
        assert copy.doctor() == ()


def test_a_copy_that_fails_leaves_the_older_one(store: Store, tmp_path: Path) -> None:
    report = draft(store)
    target = tmp_path / "copy.db"
    store.backup(target)
    before = target.read_bytes()
    (tmp_path / "copy.db.moi").mkdir()
    with pytest.raises(FileError, match="copy_failed"):
        store.backup(target)
    assert target.read_bytes() == before
    with pytest.raises(FileError, match="copy_failed"):
        store.backup(target / "no folder" / "copy.db")
    assert store.load_report(report.id) == report


def test_a_copy_never_takes_the_open_file_away(store: Store, tmp_path: Path) -> None:
    report = draft(store)
    with pytest.raises(UsageError, match="copy_onto_itself"):
        store.backup(store.path.parent / ".." / store.path.parent.name / store.path.name)
    (tmp_path / "copy.db-journal").write_bytes(b"of an older copy")
    with pytest.raises(FileError, match="database_journal_left"):
        store.backup(tmp_path / "copy.db")
    assert store.load_report(report.id) == report


def test_a_bit_that_flips_in_a_row_is_noticed(database: Path, store: Store, clock: Clock) -> None:
    """Bits of stored text, digests and dates; `integrity_check` alone lets nearly all of them pass."""
    _filled(store, clock)
    store.close()
    whole = database.read_bytes()
    targets = [
        whole.index(text.encode()) for text in ("Thực hiện kế", "Khác đi", "PHÒNG", "%PDF-1.7", "Báo cáo kết quả")
    ]
    chance = random.Random(7)
    for at in targets:
        bit = chance.randrange(5)
        flipped = bytearray(whole)
        flipped[at] ^= 1 << bit
        database.write_bytes(flipped)
        with closing(open_store(database, clock)) as damaged:
            assert damaged.doctor() != (), (at, bit)
    database.write_bytes(whole)
    with closing(open_store(database, clock)) as mended:
        assert mended.doctor() == ()


def test_a_schema_with_broken_letters_is_told(database: Path, store: Store) -> None:
    """SQLite quotes it in its message, which Python then cannot read."""
    store.close()
    whole = database.read_bytes()
    at = whole.index(b"CREATE TABLE left_over")
    database.write_bytes(whole[:at] + b"CREATE \xe4ABLE" + whole[at + 12 :])
    with pytest.raises(FileError, match="database_damaged"):
        open_store(database)
    assert lock_path(database).read_bytes() == b""


@pytest.mark.long
def test_bits_that_flip_anywhere_are_noticed_or_harmless(database: Path, store: Store, clock: Clock) -> None:
    """Wherever a bit flips: it is noticed, or every report reads as before."""
    reports = _filled(store, clock)
    store.close()
    whole = database.read_bytes()
    chance = random.Random(11)
    for _ in range(400):
        flipped = bytearray(whole)
        flipped[chance.randrange(len(whole))] ^= 1 << chance.randrange(8)
        database.write_bytes(flipped)
        try:
            damaged = open_store(database, clock)
        except DcbcError:
            continue
        with closing(damaged):
            if damaged.doctor() == ():
                assert tuple(damaged.load_report(report.id) for report in reports) == reports


def test_the_examination_pauses_for_waiting_saves(store: Store, clock: Clock) -> None:
    _, report = _filled(store, clock)
    pauses: list[int] = []

    def save() -> None:
        pauses.append(len(pauses))
        clock.turn(seconds=1)
        store.save_entries(report.id, {"mo_dau": words(f"lần {len(pauses)}")})

    store.between_steps = save
    assert store.doctor() == ()
    assert len(pauses) > 10


@pytest.mark.parametrize(
    ("sql", "code"),
    [
        ("UPDATE report SET title = 'x' WHERE id = 2", "row_damaged"),
        ("UPDATE office SET issuer = 'x'", "row_damaged"),
        ("UPDATE entry_history SET value = ''", "row_damaged"),
        ("INSERT INTO left_over VALUES (2, 1, 'x', '')", "row_damaged"),
        ("INSERT INTO left_over VALUES (99, 1, 'x', '')", "reference_broken"),
        ("CREATE TABLE extra (x)", "schema_changed"),
        ("DROP TABLE left_over", "schema_changed"),
        ("DELETE FROM entry WHERE report_id = 2 AND key = 'mo_dau'", "summary_wrong"),
    ],
)
def test_each_kind_of_tampering_has_its_code(store: Store, clock: Clock, sql: str, code: str) -> None:
    _filled(store, clock)
    store.connection.execute("PRAGMA foreign_keys = OFF")
    store.connection.execute(sql)
    problems = store.doctor()
    assert code in {problem.code for problem in problems}
    for language in LANGUAGES:
        assert all(problem.code in messages(language) for problem in problems)


def test_every_row_of_a_long_table_is_checked(store: Store, clock: Clock) -> None:
    """A table is read some rows a step: 450 damaged rows are three steps, and none falls between two."""
    _, report = _filled(store, clock)
    columns = ", ".join((*HISTORY.columns, "row_hash"))
    values = store.connection.execute(f"SELECT {columns} FROM entry WHERE report_id = ?", (report.id,)).fetchone()
    marks = ", ".join("?" * len(values))
    place = HISTORY.columns.index("row_id")
    damaged = [(*values[:place], f"{row}", *values[place + 1 : -1], b"\0" * 32) for row in range(450)]
    store.connection.executemany(f"INSERT INTO entry_history ({columns}) VALUES ({marks})", damaged)
    found = [problem.params for problem in store.doctor() if problem.code == "row_damaged"]
    assert [params["table"] for params in found] == ["entry_history"] * 450


READERS: list[Callable[[Store], object]] = [
    Store.list_reports,
    Store.list_bin,
    lambda store: store.office.profiles(),
    Store.acts,
    partial(Store.load_report, report_id=2),
    lambda store: store.revisions.listed(1),
    partial(Store.left_over, report_id=2),
]


@pytest.mark.parametrize("rehashed", [True, False])
@pytest.mark.parametrize("value", ["x'ff00'", "'x'", "''", "-1"])
@pytest.mark.parametrize("column", ["edited", "period_first", "period_code", "state", "done", "title"])
def test_a_hostile_row_is_a_failure_with_a_code_never_a_crash(
    store: Store, clock: Clock, column: str, value: str, rehashed: bool
) -> None:
    _filled(store, clock)
    connection = store.connection
    connection.execute("PRAGMA ignore_check_constraints = ON")
    connection.execute("DROP TRIGGER report_draft")
    connection.execute(f"UPDATE report SET {column} = {value} WHERE id = 2")
    if rehashed:
        *values, _ = connection.execute(f"{REPORT.select} WHERE id = 2").fetchone()
        connection.execute("UPDATE report SET row_hash = ? WHERE id = 2", (seal(REPORT.kind, values),))
    for read in READERS:
        try:
            read(store)
        except DcbcError as error:
            assert error.code in {"row_damaged", "database_damaged", "period_invalid"}
    assert store.doctor() != ()
