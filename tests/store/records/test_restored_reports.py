"""Reports restored from a file: the same revision and bytes; a copy where the report is there already."""

from __future__ import annotations

import dataclasses
import hashlib
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from dcbc_desktop.errors import RefusedError
from dcbc_desktop.report.report import Report, State
from dcbc_desktop.report.signoff import canonical_content, content_sha256, read_content, report_of
from dcbc_desktop.store.models import NewRevision, Origin
from dcbc_desktop.store.store import Store
from tests.store.clerk import PDF, Clock, draft, open_store, sign, words

TAIL = b"\n a signature"
LONG_AGO = datetime(2025, 12, 15, 8, 30, tzinfo=UTC)
FROM = Origin("BC_2026_r3.pdf", "f" * 64, "valid", "", LONG_AGO)


@pytest.fixture
def third(tmp_path: Path) -> tuple[Report, NewRevision]:
    """The third revision of a report, as another office signed it."""
    with closing(open_store(tmp_path / "elsewhere" / "reports.db")) as there:
        report = draft(there)
        sign(there, report)
        for number in (2, 3):
            there.revisions.amend(report.id, "sai số liệu")
            there.save_entries(report.id, {"mo_dau": words(f"Bản {number}.")})
            sign(there, report)
        content = there.revisions.content(report.id, 3)
    return report_of(read_content(content)), NewRevision(content, content_sha256(content), PDF, "digital", LONG_AGO)


def test_a_signed_report_is_restored_with_its_revision(
    store: Store, third: tuple[Report, NewRevision], clock: Clock
) -> None:
    report, revision = third
    restored = store.origins.restore(report, FROM, revision, TAIL)
    assert restored == dataclasses.replace(report, id=restored.id)
    (kept,) = store.revisions.listed(restored.id)
    assert (kept.number, kept.sha256, kept.signed, kept.exit) == (3, revision.sha256, LONG_AGO, "digital")
    assert store.revisions.content(restored.id, 3) == revision.content
    assert store.revisions.official_pdf(restored.id, 3) == PDF + TAIL
    (copy,) = store.revisions.signed_copies(restored.id, 3)
    assert (copy.how, copy.sha256) == ("elsewhere", hashlib.sha256(PDF + TAIL).hexdigest())
    assert store.origins.find(restored.id) == FROM
    assert store.list_reports()[0].edited == clock.now
    assert [act.act for act in store.acts()] == ["create", "restore", "sign", "sign_file"]
    assert store.doctor() == ()


def test_a_restored_report_is_amended_as_the_next_revision(store: Store, third: tuple[Report, NewRevision]) -> None:
    report, revision = third
    for _ in range(2):
        number = store.origins.restore(report, FROM, revision).id
        store.revisions.amend(number, "viết tiếp")
        fourth = sign(store, store.load_report(number))
        content = read_content(store.revisions.content(number, 4))
        assert (fourth.number, content.predecessor_sha256) == (4, revision.sha256)
        assert [kept.replaced for kept in store.revisions.listed(number)] == [True, False]
    assert store.doctor() == ()


def test_a_report_that_is_there_already_becomes_a_copy(store: Store, third: tuple[Report, NewRevision]) -> None:
    report, revision = third
    first = store.origins.restore(report, FROM, revision, TAIL)
    second = store.origins.restore(report, FROM, revision, TAIL)
    assert second.uid != first.uid
    assert (second.state, second.revision, second.entries) == (State.SIGNED, 3, first.entries)
    assert store.origins.find(second.id) == replace(FROM, copy_of=report.uid)
    assert store.revisions.content(second.id, 3) == revision.content
    assert store.doctor() == ()


@pytest.mark.parametrize("verdict", ["draft", "undetermined"])
def test_a_draft_is_restored_as_one_and_signed_here(
    store: Store, third: tuple[Report, NewRevision], verdict: str
) -> None:
    report, _ = third
    numbers = [store.origins.restore(report, replace(FROM, verdict=verdict), None).id for _ in range(2)]
    for number in numbers:
        assert (store.load_report(number).state, store.revisions.listed(number)) == (State.DRAFT, ())
        store.save_entries(number, {"I": words("Viết tiếp.")})
        assert sign(store, store.load_report(number)).number == 3
    assert store.doctor() == ()


def test_content_that_is_not_the_reports_is_refused_whole(store: Store, third: tuple[Report, NewRevision]) -> None:
    report, revision = third
    before = list(store.connection.iterdump())
    other = canonical_content(report.with_entries({"I": words("thêm")}), "0" * 64)
    for wrong in (replace(revision, sha256="0" * 64), replace(revision, content=other, sha256=content_sha256(other))):
        with pytest.raises(RefusedError, match="restored_differs"):
            store.origins.restore(report, FROM, wrong)
    assert list(store.connection.iterdump()) == before


def test_a_restored_draft_goes_with_the_bin_and_a_signed_one_stays(
    store: Store, third: tuple[Report, NewRevision]
) -> None:
    report, revision = third
    signed = store.origins.restore(report, FROM, revision, TAIL)
    for number in (signed.id, store.origins.restore(report, FROM, None).id):
        store.bin_report(number)
    assert store.empty_bin() == 1
    assert store.connection.execute("SELECT report_id FROM origin").fetchall() == [(signed.id,)]
    assert store.doctor() == ()


@pytest.fixture
def stranger(store: Store, database: Path, third: tuple[Report, NewRevision]) -> Iterator[sqlite3.Connection]:
    """Another program; report 1 is restored, report 2 was written and signed here."""
    store.origins.restore(third[0], FROM, third[1], TAIL)
    sign(store, draft(store, "2025"))
    with closing(sqlite3.connect(database, isolation_level=None)) as connection:
        yield connection


@pytest.mark.parametrize("recursive", ["OFF", "ON"])
@pytest.mark.parametrize(
    "attack",
    [
        "UPDATE origin SET file = 'x'",
        "UPDATE OR REPLACE origin SET report_id = 2",
        "DELETE FROM origin",
        "REPLACE INTO origin SELECT * FROM origin",
        "INSERT INTO origin SELECT 2, file, sha256, verdict, copy_of, at, row_hash FROM origin",
    ],
)
def test_sql_from_another_program_changes_nothing(
    store: Store, stranger: sqlite3.Connection, attack: str, recursive: str
) -> None:
    stranger.execute(f"PRAGMA recursive_triggers = {recursive}")
    with pytest.raises(sqlite3.IntegrityError, match="append_only"):
        stranger.execute(attack)
    assert store.doctor() == ()


def test_a_first_revision_that_is_not_one_needs_an_origin(store: Store, stranger: sqlite3.Connection) -> None:
    statement = stranger.execute("SELECT sql FROM sqlite_master WHERE name = 'origin_keep'").fetchone()[0]
    stranger.execute("DROP TRIGGER origin_keep")
    stranger.execute("DELETE FROM origin")
    stranger.execute(statement)
    told = {"revision_damaged", "signed_report_changed", "act_missing", "rows_differ"}
    assert {problem.code for problem in store.doctor()} == told
