"""Signed files: only what was appended is kept, link by link; what went out is logged."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from dcbc_desktop.errors import FileError, RefusedError, UsageError
from dcbc_desktop.report.report import Report
from dcbc_desktop.store.models import ELSEWHERE, HERE, SignedCopy
from dcbc_desktop.store.store import Store
from tests.store.clerk import PDF, Clock, change_behind, draft, open_store, sign

ONCE = PDF + b"\n person" * 900
TWICE = ONCE + b"\n agency"


@pytest.fixture
def report(store: Store) -> Report:
    """Signed off, its file signed twice, sent once."""
    made = draft(store)
    sign(store, made)
    store.revisions.add_signed_copy(made.id, 1, ONCE, HERE)
    store.revisions.add_signed_copy(made.id, 1, TWICE, ELSEWHERE)
    store.submissions.record(made.id, 1, "BC-dan-chu_2026.pdf", hashlib.sha256(TWICE).hexdigest(), "mail", "Sở Nội vụ")
    return store.load_report(made.id)


def test_the_official_file_grows_by_its_signatures(store: Store, report: Report, clock: Clock) -> None:
    assert store.revisions.signed_copies(report.id, 1) == (
        SignedCopy(1, HERE, hashlib.sha256(ONCE).hexdigest(), clock.now, len(ONCE)),
        SignedCopy(2, ELSEWHERE, hashlib.sha256(TWICE).hexdigest(), clock.now, len(TWICE)),
    )
    assert (store.revisions.official_pdf(report.id, 1), store.revisions.pdf(report.id, 1)) == (TWICE, PDF)
    kept = store.connection.execute("SELECT tail FROM signature ORDER BY position").fetchall()
    assert b"".join(tail for (tail,) in kept) == TWICE[len(PDF) :]
    assert [act.act for act in store.acts()][-3:] == ["sign_file", "sign_file", "send"]
    assert store.doctor() == ()


@pytest.mark.parametrize("other", [b"", PDF, ONCE, TWICE, TWICE[:-1], b"x" + TWICE + b"more", PDF + b" other" * 2_000])
def test_another_file_or_an_older_one_is_refused(store: Store, report: Report, other: bytes) -> None:
    before = list(store.connection.iterdump())
    with pytest.raises(RefusedError, match="signed_other_file"):
        store.revisions.add_signed_copy(report.id, 1, other, ELSEWHERE)
    assert list(store.connection.iterdump()) == before


def test_a_draft_has_no_file_to_sign(store: Store) -> None:
    number = draft(store).id
    for act in (
        lambda: store.revisions.add_signed_copy(number, 1, ONCE, HERE),
        lambda: store.revisions.official_pdf(number, 1),
    ):
        with pytest.raises(UsageError, match="revision_unknown"):
            act()
    assert store.revisions.signed_copies(number, 1) == ()


def test_what_was_sent_is_listed(store: Store, report: Report, clock: Clock) -> None:
    (one,) = store.submissions.listed(report.id)
    assert (one.revision, one.file, one.way, one.recipient, one.at) == (
        1, "BC-dan-chu_2026.pdf", "mail", "Sở Nội vụ", clock.now,
    )  # fmt: skip
    assert json.loads(store.acts()[-1].detail)["recipient"] == "Sở Nội vụ"
    with pytest.raises(UsageError, match="report_unknown"):
        store.submissions.record(99, 1, "x.pdf", "", "mail", "")
    with pytest.raises(FileError):
        store.submissions.record(report.id, 1, "x.pdf", "", "by pigeon", "")
    assert store.submissions.listed(report.id) == (one,)


@pytest.mark.parametrize("told", [None, date(2026, 2, 9), datetime(2026, 2, 9, 7, 30, tzinfo=UTC)])
def test_when_a_person_says_it_was_sent_stands_beside_the_logs_own_time(
    store: Store, report: Report, clock: Clock, told: datetime | date | None
) -> None:
    store.submissions.record(report.id, 1, "x.pdf", "0", "other", "Sở Tư pháp", told=told, note="số đến 45")
    one = store.submissions.listed(report.id)[-1]
    assert (one.recipient, one.told, one.note, one.at) == ("Sở Tư pháp", told, "số đến 45", clock.now)
    assert type(one.told) is type(told)
    assert store.doctor() == ()


def test_a_full_disk_keeps_no_half_of_a_signed_file(store: Store, report: Report) -> None:
    pages = store.connection.execute("PRAGMA page_count").fetchone()[0]
    store.connection.execute(f"PRAGMA max_page_count = {pages + 1}")
    with pytest.raises(FileError, match="disk_full"):
        store.revisions.add_signed_copy(report.id, 1, TWICE + b"z" * 100_000, HERE)
    assert store.revisions.official_pdf(report.id, 1) == TWICE
    assert store.doctor() == ()


ATTACKS = (
    "UPDATE signature SET tail = x'00'",
    "UPDATE OR REPLACE signature SET position = 1",
    "DELETE FROM signature",
    "REPLACE INTO signature SELECT * FROM signature",
    "REPLACE INTO signature SELECT 9, report_id, revision, 1, how, sha256, at, size, row_hash, tail FROM signature",
    "REPLACE INTO signature SELECT id, 1, 1, 3, how, sha256, at, size, row_hash, tail FROM signature LIMIT 1",
    "INSERT INTO signature SELECT 9, 1, 1, 4, how, sha256, at, size, row_hash, tail FROM signature LIMIT 1",
    "INSERT INTO signature SELECT 9, 1, 2, 1, how, sha256, at, size, row_hash, tail FROM signature LIMIT 1",
    "UPDATE sent SET recipient = 'x'",
    "DELETE FROM sent",
    "REPLACE INTO sent SELECT * FROM sent",
)


@pytest.fixture
def stranger(database: Path, report: Report) -> Iterator[sqlite3.Connection]:
    """Another program's connection, without our pragmas."""
    assert report.frozen
    with closing(sqlite3.connect(database, isolation_level=None)) as connection:
        yield connection


@pytest.mark.parametrize("recursive", ["OFF", "ON"])
@pytest.mark.parametrize("attack", ATTACKS)
def test_sql_from_another_program_changes_nothing(
    store: Store, stranger: sqlite3.Connection, attack: str, recursive: str
) -> None:
    stranger.execute(f"PRAGMA recursive_triggers = {recursive}")
    before = list(stranger.iterdump())
    with pytest.raises(sqlite3.IntegrityError, match=r"append_only|revision_out_of_turn"):
        stranger.execute(attack)
    assert list(stranger.iterdump()) == before
    assert store.doctor() == ()


@pytest.mark.parametrize(
    ("trigger", "change", "codes"),
    [
        ("signature_no_update", "UPDATE signature SET tail = x'00' WHERE position = 1", {"revision_damaged"}),
        ("signature_no_update", "UPDATE signature SET tail = 'chữ' WHERE position = 2", {"revision_damaged"}),
        ("signature_no_update", "UPDATE signature SET how = 'here'", {"row_damaged"}),
        ("signature_no_delete", "DELETE FROM signature WHERE position = 1", {"revision_damaged", "act_missing"}),
        ("signature_no_delete", "DELETE FROM signature WHERE position = 2", {"act_missing"}),
        ("sent_no_delete", "DELETE FROM sent", {"act_missing"}),
        ("sent_no_update", "UPDATE sent SET recipient = 'x'", {"row_damaged"}),
    ],
)
def test_what_is_changed_behind_a_dropped_trigger_is_noticed(
    store: Store, stranger: sqlite3.Connection, trigger: str, change: str, codes: set[str]
) -> None:
    change_behind(stranger, trigger, change)
    assert codes <= {problem.code for problem in store.doctor()}
    if "revision_damaged" in codes:
        with pytest.raises(FileError, match="revision_damaged"):
            store.revisions.official_pdf(1, 1)


def test_a_forged_act_of_sending_is_noticed(store: Store, stranger: sqlite3.Connection) -> None:
    stranger.execute(
        "INSERT INTO sent (report_id, revision, file, sha256, way, recipient, told, note, at, row_hash) "
        "VALUES (1, 1, '', '', 'mail', '', '', '', '', '')"
    )
    assert {"row_damaged", "act_missing"} <= {problem.code for problem in store.doctor()}


def test_a_copy_holds_the_signed_file(store: Store, report: Report, tmp_path: Path) -> None:
    store.backup(tmp_path / "copy.db")
    with closing(open_store(tmp_path / "copy.db")) as copy:
        assert copy.revisions.official_pdf(report.id, 1) == TWICE
        assert copy.doctor() == ()
