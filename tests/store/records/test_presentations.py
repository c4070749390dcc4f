"""Presenting: read-only with the chief, back with comments, taken back, signed; and SQL typed into the file."""

from __future__ import annotations

import sqlite3
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from dcbc_desktop.errors import RefusedError, UsageError
from dcbc_desktop.report.report import Entry, Report, State
from dcbc_desktop.store.models import Place
from dcbc_desktop.store.store import Store
from dcbc_desktop.store.tables.sealed_tables import COMMENT
from tests.store.clerk import Clock, draft, open_store, sign, words


def _acts(store: Store, report: Report) -> list[str]:
    return [act.act for act in store.acts(report.id)]


def test_a_presented_report_is_read_only_and_says_so_everywhere(store: Store, database: Path) -> None:
    report = draft(store)
    presented = store.presentations.present(report.id)
    assert (presented.state, presented.editable, presented.frozen) == (State.PRESENTED, False, False)
    assert presented == store.load_report(report.id)
    assert store.load_numbers(report.id).state is State.PRESENTED
    assert [row.state for row in store.list_reports()] == [State.PRESENTED]
    for refused in (
        lambda: store.save_entries(report.id, {"mo_dau": words("khác")}),
        lambda: store.presentations.present(report.id),
    ):
        with pytest.raises(RefusedError, match="report_presented"):
            refused()
    store.save_entries(report.id, {}, Place("I", "mo_dau", 3))
    assert _acts(store, report) == ["create", "present"]
    assert store.doctor() == ()
    with closing(Store.open(database, write=False)) as reader:
        assert reader.load_report(report.id) == presented


def test_a_returned_report_carries_its_comments_until_they_are_dealt_with(store: Store, clock: Clock) -> None:
    report = draft(store)
    store.presentations.present(report.id)
    clock.turn(hours=1)
    decomposed = unicodedata.normalize("NFD", "Thiếu số liệu")
    returned = store.presentations.give_back(report.id, {"I": f"  {decomposed} ", "": "Xin sửa sớm.", "V": " "})
    assert (returned.state, returned.entries) == (State.DRAFT, report.entries)
    first, second = store.presentations.comments(report.id)
    assert [(c.key, c.text, c.revision, c.at, c.dealt) for c in (first, second)] == [
        ("I", "Thiếu số liệu", 1, clock.now, None),
        ("", "Xin sửa sớm.", 1, clock.now, None),
    ]
    store.presentations.deal_with_comment(report.id, first.id)
    dealt = clock.now
    clock.turn(hours=1)
    store.presentations.deal_with_comment(report.id, first.id)
    assert [c.dealt for c in store.presentations.comments(report.id)] == [dealt, None]
    store.save_entries(report.id, {"I": words("Có số liệu.")})
    store.presentations.present(report.id)
    assert [c.dealt for c in store.presentations.comments(report.id)] == [dealt, clock.now]
    store.presentations.give_back(report.id, {"I": "Còn thiếu."})
    assert [c.text for c in store.presentations.comments(report.id)] == ["Còn thiếu.", "Thiếu số liệu", "Xin sửa sớm."]
    assert _acts(store, report) == ["create", "present", "return", "present", "return"]
    assert store.doctor() == ()


def test_returning_takes_a_comment_and_a_presented_report(store: Store) -> None:
    report = draft(store)
    acts: list[Callable[[], object]] = [
        lambda: store.presentations.give_back(report.id, {"": "x"}),
        lambda: store.presentations.withdraw(report.id),
    ]
    for act in acts:
        with pytest.raises(RefusedError, match="report_not_presented"):
            act()
    store.presentations.present(report.id)
    for comments in ({}, {"I": " \n"}):
        with pytest.raises(UsageError, match="comment_missing"):
            store.presentations.give_back(report.id, comments)
    with pytest.raises(UsageError, match="key_unknown"):
        store.presentations.give_back(report.id, {"I": "x", "no_such_place": "x"})
    with pytest.raises(UsageError, match="unprintable_character"):
        store.presentations.give_back(report.id, {"I": "nửa \ud800 chữ"})
    with pytest.raises(UsageError, match="comment_unknown"):
        store.presentations.deal_with_comment(report.id, 7)
    assert (store.presentations.comments(report.id), store.load_report(report.id).state) == ((), State.PRESENTED)
    assert store.doctor() == ()


def test_a_report_is_withdrawn_signed_and_amended(store: Store) -> None:
    report = draft(store)
    store.presentations.present(report.id)
    assert store.presentations.withdraw(report.id) == report
    store.save_entries(report.id, {"I": words("Viết tiếp.")})
    store.presentations.present(report.id)
    sign(store, report)
    assert store.load_report(report.id).state is State.SIGNED
    with pytest.raises(RefusedError, match="report_frozen"):
        store.presentations.present(report.id)
    store.revisions.amend(report.id, "lý do")
    store.presentations.give_back(store.presentations.present(report.id).id, {"": "Bản sửa còn thiếu."})
    assert [(c.revision, c.text) for c in store.presentations.comments(report.id)] == [(2, "Bản sửa còn thiếu.")]
    store.presentations.present(report.id)
    sign(store, report)
    assert store.doctor() == ()


def test_a_presented_report_goes_through_the_bin(store: Store) -> None:
    kept, gone = draft(store), draft(store, "2025")
    for report in (kept, gone):
        store.presentations.give_back(store.presentations.present(report.id).id, {"": "Xin sửa."})
        store.presentations.present(report.id)
        store.bin_report(report.id)
    store.unbin_report(kept.id)
    assert store.load_report(kept.id).state is State.PRESENTED
    assert store.empty_bin() == 1
    assert [row.id for row in store.list_reports()] == [kept.id]
    for table in ("presented", "comment"):
        assert store.connection.execute(f"SELECT DISTINCT report_id FROM {table}").fetchall() == [(kept.id,)]
    assert store.doctor() == ()


# SQL from outside, without our pragmas

ATTACKS = (
    "UPDATE entry SET value = '' WHERE report_id = 1",
    "UPDATE entry SET report_id = 2 WHERE report_id = 1",
    "UPDATE OR REPLACE entry SET report_id = 1 WHERE report_id = 2",
    "DELETE FROM entry WHERE report_id = 1",
    "INSERT INTO entry (report_id, key, edited, row_hash, value) VALUES (1, 'V.2', '', '', '')",
    "INSERT OR REPLACE INTO entry (report_id, key, edited, row_hash, value) VALUES (1, 'mo_dau', '', '', '')",
    "REPLACE INTO entry (id, report_id, key, edited, row_hash, value) SELECT min(id), 2, 'V.2', '', '', '' FROM entry",
    "UPDATE report SET title = 'khác' WHERE id = 1",
    "UPDATE report SET done = 99 WHERE id = 1",
    "UPDATE report SET edited = '' WHERE id = 1",
    "DELETE FROM report WHERE id = 1",
    "UPDATE presented SET revision = 2",
    "REPLACE INTO presented VALUES (1, 1, '', '')",
    "INSERT INTO presented VALUES (3, 1, '', '')",
    "INSERT INTO presented VALUES (2, 2, '', '')",
    "INSERT INTO presented VALUES (99, 1, '', '')",
    "UPDATE comment SET text = 'Đồng ý.'",
    "UPDATE comment SET dealt = ''  WHERE dealt IS NOT NULL",
    "UPDATE comment SET dealt = NULL",
    "UPDATE OR REPLACE comment SET id = 1",
    "DELETE FROM comment WHERE report_id = 3",
    "REPLACE INTO comment SELECT * FROM comment",
    "INSERT INTO comment (report_id, revision, act, key, text, at, row_hash) VALUES (1, 1, 1, '', 'x', '', '')",
)
CODES = {"report_presented", "append_only", "report_protected", "report_frozen"}


@pytest.fixture
def stranger(store: Store, database: Path) -> Iterator[sqlite3.Connection]:
    """Another program; report 1 is presented once again, 2 a draft, 3 signed, all with a past."""
    for year in ("2026", "2025", "2024"):
        report = draft(store, year)
        store.presentations.give_back(store.presentations.present(report.id).id, {"": "Xin sửa."})
    sign(store, store.presentations.present(3))
    store.presentations.present(1)
    with closing(sqlite3.connect(database, isolation_level=None)) as connection:
        yield connection


@pytest.mark.parametrize("attack", ATTACKS)
def test_sql_from_another_program_changes_nothing(store: Store, stranger: sqlite3.Connection, attack: str) -> None:
    before, reports = list(stranger.iterdump()), [store.load_report(number) for number in (1, 2, 3)]
    for recursive in ("OFF", "ON"):
        stranger.execute(f"PRAGMA recursive_triggers = {recursive}")
        try:
            stranger.execute(attack)
        except sqlite3.IntegrityError as error:
            assert str(error) in CODES
        assert list(stranger.iterdump()) == before
    assert [store.load_report(number) for number in (1, 2, 3)] == reports
    assert store.doctor() == ()


@pytest.mark.parametrize(
    "attack",
    [
        "DELETE FROM presented",
        "INSERT INTO presented VALUES (2, 1, '', '')",
        "DELETE FROM comment WHERE report_id = 2",
        "INSERT INTO comment (report_id, revision, act, key, text, at, row_hash) SELECT 2, 1, seq, '', 'x', '', '' "
        "FROM audit WHERE act = 'return' AND report_id = 2",
        "UPDATE comment SET dealt = 'x' WHERE report_id = 2",
    ],
)
def test_what_triggers_cannot_stop_is_noticed(store: Store, stranger: sqlite3.Connection, attack: str) -> None:
    stranger.execute(attack)
    assert {problem.code for problem in store.doctor()} & {"act_missing", "row_damaged"}


def test_who_rewrites_a_comment_with_its_hash_is_noticed(store: Store, stranger: sqlite3.Connection) -> None:
    stranger.execute("DROP TRIGGER comment_dealt")
    *values, _ = stranger.execute(f"{COMMENT.select} WHERE report_id = 2").fetchone()
    values[5] = "Đồng ý."
    *_, row_hash = COMMENT.sealed(values)
    stranger.execute("UPDATE comment SET text = ?, row_hash = ? WHERE report_id = 2", (values[5], row_hash))
    assert [comment.text for comment in store.presentations.comments(2)] == ["Đồng ý."]
    assert {problem.code for problem in store.doctor()} == {"schema_changed", "act_missing", "rows_differ"}


def test_presenting_is_there_after_closing(database: Path, clock: Clock) -> None:
    with closing(open_store(database, clock)) as store:
        report = store.presentations.present(draft(store, more={"header.number": Entry("7")}).id)
    with closing(open_store(database, clock)) as store:
        assert store.load_report(report.id) == report
