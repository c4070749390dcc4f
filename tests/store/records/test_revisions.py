"""Signed revisions: frozen, registered, amended; and SQL typed into the file by somebody else."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from dcbc_desktop.errors import FileError, RefusedError, UsageError
from dcbc_desktop.report.report import Entry, Report, State
from dcbc_desktop.report.signoff import canonical_content, content_sha256
from dcbc_desktop.store.database import Database
from dcbc_desktop.store.models import NewRevision, Place
from dcbc_desktop.store.store import Store
from dcbc_desktop.store.tables.sealed_tables import ENTRY
from tests.store.clerk import PDF, Clock, change_behind, draft, new_revision, open_store, sign, words

DAY = date(2026, 12, 15)


def test_freezing_keeps_content_pdf_and_makes_the_report_read_only(store: Store, clock: Clock) -> None:
    report = draft(store)
    new = new_revision(store, report)
    revision = store.revisions.freeze(report.id, new)
    assert (revision.number, revision.sha256, revision.signed, revision.exit) == (1, new.sha256, clock.now, "pen")
    assert revision.pdf_sha256 == hashlib.sha256(PDF).hexdigest()
    assert (revision.document_number, revision.document_date, revision.registered) == ("", None, None)
    assert (store.revisions.content(report.id, 1), store.revisions.pdf(report.id, 1)) == (new.content, PDF)
    assert store.load_report(report.id) == dataclasses.replace(report, state=State.SIGNED)
    with pytest.raises(RefusedError) as caught:
        store.save_entries(report.id, {"mo_dau": words("khác")})
    assert (caught.value.code, caught.value.params) == ("report_frozen", {"revision": 1})
    place = Place("I", "mo_dau", 3)
    store.save_entries(report.id, {}, place)
    assert store.place(report.id) == place
    assert store.doctor() == ()


def test_number_and_date_of_the_page_stand_in_the_revision(store: Store) -> None:
    report = draft(store, more={"header.number": Entry("012"), "header.date": Entry("15/12/2026")})
    revision = sign(store, report)
    assert (revision.document_number, revision.document_date, revision.registered) == ("12", DAY, None)


def test_only_what_is_stored_now_can_be_frozen(store: Store) -> None:
    report = draft(store)
    new = new_revision(store, report)
    store.save_entries(report.id, {"mo_dau": words("đổi sau khi xem")})
    wrong_hash = replace(new_revision(store, report), sha256="0" * 64)
    for revision in (new, wrong_hash):
        with pytest.raises(RefusedError, match="report_changed_meanwhile"):
            store.revisions.freeze(report.id, revision)
    with pytest.raises(UsageError, match="exit_unknown"):
        store.revisions.freeze(report.id, replace(new_revision(store, report), exit="stamp"))
    assert (store.revisions.listed(report.id), store.load_report(report.id).state) == ((), State.DRAFT)
    assert [act.act for act in store.acts()] == ["create"]


def test_a_signed_report_cannot_be_frozen_again(store: Store) -> None:
    report = draft(store)
    new = new_revision(store, report)
    store.revisions.freeze(report.id, new)
    with pytest.raises(RefusedError, match="report_frozen"):
        store.revisions.freeze(report.id, new)


def test_registering_once_is_a_fact_beside_the_revision(store: Store, clock: Clock) -> None:
    report = draft(store)
    with pytest.raises(RefusedError, match="report_not_signed"):
        store.revisions.register(report.id, "12", DAY)
    before = sign(store, report)
    clock.turn(days=1)
    store.revisions.register(report.id, "012", DAY)
    (after,) = store.revisions.listed(report.id)
    assert after == replace(before, document_number="12", document_date=DAY, registered=clock.now)
    with pytest.raises(RefusedError, match="already_registered"):
        store.revisions.register(report.id, "13", DAY)
    assert store.doctor() == ()


def test_registration_never_contradicts_the_page(store: Store) -> None:
    report = draft(store, more={"header.number": Entry("7")})
    sign(store, report)
    with pytest.raises(RefusedError, match="registration_contradicts"):
        store.revisions.register(report.id, "8", DAY)


def test_amending_opens_the_next_revision_and_keeps_the_first(store: Store) -> None:
    report = draft(store)
    with pytest.raises(RefusedError, match="report_not_signed"):
        store.revisions.amend(report.id, "lý do")
    first = sign(store, report)
    with pytest.raises(UsageError, match="reason_missing"):
        store.revisions.amend(report.id, "  ")
    amended = store.revisions.amend(report.id, "sai số liệu mục I")
    assert amended == dataclasses.replace(report, revision=2)
    store.save_entries(report.id, {"mo_dau": words("Đã sửa")})
    second = sign(store, report)
    assert store.revisions.listed(report.id) == (replace(first, replaced=True), second)
    assert json.loads(store.revisions.content(report.id, 2))["predecessor_sha256"] == first.sha256
    assert json.loads(store.revisions.content(report.id, 1)) != json.loads(store.revisions.content(report.id, 2))
    store.revisions.register(report.id, "9", DAY)
    assert [act.act for act in store.acts(report.id)] == ["create", "sign", "amend", "sign", "register"]
    assert store.doctor() == ()


def test_acts_are_chained_and_exports_recorded(store: Store) -> None:
    report = draft(store)
    sign(store, report)
    store.submissions.record_export(report.id, 1, "C:/Báo cáo.pdf", "a" * 64, False)
    acts = store.acts()
    assert [act.seq for act in acts] == [1, 2, 3]
    assert json.loads(acts[-1].detail) == {"revision": 1, "file": "C:/Báo cáo.pdf", "sha256": "a" * 64, "draft": False}
    head = store.connection.execute("SELECT audit_head FROM revision").fetchone()[0]
    assert head == acts[1].hash


# SQL from outside: another program's connection, without our pragmas (no recursive triggers, no foreign keys)

ATTACKS = (
    "UPDATE entry SET value = '' WHERE report_id = 1",
    "UPDATE entry SET report_id = 2 WHERE report_id = 1",
    "UPDATE OR REPLACE entry SET report_id = 1 WHERE report_id = 2",
    "UPDATE OR REPLACE entry SET id = (SELECT min(id) FROM entry WHERE report_id = 1) WHERE report_id = 2",
    "DELETE FROM entry WHERE report_id = 1",
    "INSERT INTO entry (report_id, key, edited, row_hash, value) VALUES (1, 'V.2', '', '', '')",
    "INSERT OR REPLACE INTO entry (report_id, key, edited, row_hash, value) VALUES (1, 'mo_dau', '', '', '')",
    "REPLACE INTO entry (id, report_id, key, edited, row_hash, value) SELECT min(id), 2, 'V.2', '', '', '' FROM entry",
    "INSERT INTO entry (report_id, key, edited, row_hash, value) VALUES (1, 'mo_dau', '', '', '') "
    "ON CONFLICT (report_id, key, row_id) DO UPDATE SET value = ''",
    "UPDATE revision SET pdf = x'00'",
    "UPDATE OR REPLACE revision SET number = 1",
    "DELETE FROM revision",
    "REPLACE INTO revision SELECT * FROM revision",
    "REPLACE INTO revision SELECT id, 2, 1, sha256, pdf_sha256, signed, exit, '', NULL, '', '', '', content, pdf "
    "FROM revision",
    "INSERT INTO revision SELECT 9, report_id, 2, sha256, pdf_sha256, signed, exit, '', NULL, '', '', '', content, pdf "
    "FROM revision",
    "UPDATE report SET state = 'draft' WHERE id = 1",
    "UPDATE report SET state = 'draft', revision = 2 WHERE id = 1",
    "UPDATE report SET state = 'signed' WHERE id = 2",
    "UPDATE report SET revision = 2",
    "UPDATE report SET title = 'khác' WHERE id = 1",
    "UPDATE report SET outline_sha256 = '' WHERE id = 1",
    "UPDATE report SET period_first = '' WHERE id = 1",
    "UPDATE report SET edited = '' WHERE id = 1",
    "UPDATE report SET uid = 'x'",
    "UPDATE OR REPLACE report SET id = 1 WHERE id = 2",
    "UPDATE OR REPLACE report SET uid = (SELECT uid FROM report WHERE id = 1) WHERE id = 2",
    "DELETE FROM report WHERE id = 1",
    "REPLACE INTO report SELECT * FROM report WHERE id = 1",
    "REPLACE INTO report (id, uid, office_code, superior_code, period_code, period_kind, period_first, period_last, "
    "outline_sha256, state, revision, title, done, total, created, edited, row_hash) SELECT 7, uid, '', '', '', '', "
    "'', '', outline_sha256, 'draft', 1, '', 0, 0, '', '', '' FROM report WHERE id = 1",
    "INSERT INTO amendment VALUES (2, 1, 'lý do', '', '')",
    "INSERT INTO amendment VALUES (1, 2, 'lý do', '', '')",
    "UPDATE registration SET document_number = '13'",
    "DELETE FROM registration",
    "REPLACE INTO registration VALUES (1, 1, '13', '', '', '')",
    "UPDATE audit SET detail = ''",
    "DELETE FROM audit WHERE seq > 1",
    "REPLACE INTO audit SELECT * FROM audit WHERE seq = 1",
    "INSERT INTO audit VALUES (9, '', 1, 'sign', '', '', '')",
    "INSERT INTO audit (at, report_id, act, detail, previous, row_hash) VALUES ('', 1, 'sign', '', 'wrong', '')",
    "UPDATE outline SET json = '{}'",
    "DELETE FROM outline",
    "UPDATE export SET draft = 1",
    "DELETE FROM export",
    "REPLACE INTO export SELECT * FROM export",
)


@pytest.fixture
def signed(store: Store) -> Report:
    """Report 1 signed, registered and exported; report 2 a draft."""
    report = draft(store)
    draft(store, "2025")
    sign(store, report)
    store.revisions.register(report.id, "12", DAY)
    store.submissions.record_export(report.id, 1, "a.pdf", "a" * 64, False)
    return store.load_report(report.id)


@pytest.fixture
def stranger(database: Path, signed: Report) -> Iterator[sqlite3.Connection]:
    """Another program, once report 1 is signed."""
    assert signed.frozen
    with closing(sqlite3.connect(database, isolation_level=None)) as connection:
        yield connection


@pytest.mark.parametrize("attack", ATTACKS)
def test_sql_from_another_program_changes_nothing(
    store: Store, signed: Report, stranger: sqlite3.Connection, attack: str
) -> None:
    before = list(stranger.iterdump())
    for recursive in ("OFF", "ON"):
        stranger.execute(f"PRAGMA recursive_triggers = {recursive}")
        try:
            stranger.execute(attack)
        except sqlite3.IntegrityError as error:
            assert str(error) in {"report_frozen", "report_protected", "append_only", "revision_out_of_turn"}
        assert list(stranger.iterdump()) == before
    assert store.load_report(signed.id) == signed
    assert store.doctor() == ()


def test_what_a_trigger_refuses_inside_the_program_is_a_refusal(store: Store, signed: Report) -> None:
    with pytest.raises(RefusedError, match="report_frozen"), store._database.transaction() as connection:
        connection.execute("DELETE FROM entry WHERE report_id = ?", (signed.id,))


def _codes(store: Store) -> set[str]:
    return {problem.code for problem in store.doctor()}


def test_a_dropped_trigger_is_noticed(store: Store, stranger: sqlite3.Connection) -> None:
    stranger.execute("DROP TRIGGER entry_update")
    (problem,) = store.doctor()
    assert (problem.code, problem.params) == ("schema_changed", {"name": "entry_update"})


def test_a_trigger_that_was_made_harmless_or_added_is_noticed(store: Store, stranger: sqlite3.Connection) -> None:
    stranger.execute("DROP TRIGGER report_keep")
    stranger.execute("CREATE TRIGGER report_keep BEFORE DELETE ON report WHEN 0 BEGIN SELECT 1; END")
    stranger.execute("CREATE TRIGGER mine AFTER UPDATE ON report BEGIN DELETE FROM left_over; END")
    assert [problem.params["name"] for problem in store.doctor()] == ["mine", "report_keep"]


@pytest.mark.parametrize(
    ("trigger", "change", "codes"),
    [
        ("entry_update", "UPDATE entry SET value = replace(value, 'hoạch', 'hoặc')", {"row_damaged"}),
        ("entry_update", "UPDATE entry SET counted = 0", {"row_damaged"}),
        ("revision_no_update", "UPDATE revision SET pdf = x'00'", {"revision_damaged"}),
        ("revision_no_update", "UPDATE revision SET content = '{}'", {"revision_damaged"}),
        ("revision_no_update", "UPDATE revision SET signed = '2020-01-01T00:00:00.000000+00:00'", {"row_damaged"}),
        ("revision_no_delete", "DELETE FROM revision", {"act_missing", "signed_report_changed", "reference_broken"}),
        ("registration_no_delete", "DELETE FROM registration", {"act_missing"}),
        ("audit_no_update", "UPDATE audit SET at = 'x' WHERE seq = 1", {"row_damaged"}),
        ("audit_no_delete", "DELETE FROM audit WHERE seq = 2", {"audit_broken"}),
        ("audit_no_delete", "DELETE FROM audit WHERE seq = (SELECT max(seq) FROM audit)", {"audit_broken"}),
        ("outline_no_update", "UPDATE outline SET json = replace(json, 'dân', 'dăn')", {"row_damaged"}),
        ("report_frozen", "UPDATE report SET office_code = 'X' WHERE id = 1", {"row_damaged"}),
    ],
)
def test_what_is_changed_behind_a_dropped_trigger_is_noticed(
    store: Store, stranger: sqlite3.Connection, trigger: str, change: str, codes: set[str]
) -> None:
    change_behind(stranger, trigger, change)
    assert codes <= _codes(store)


def test_who_recomputes_the_row_hash_of_a_signed_entry_is_still_noticed(
    store: Store, signed: Report, stranger: sqlite3.Connection
) -> None:
    entry = words("Điều chưa ai ký.")
    other = draft(store, "2024", mo_dau=entry)
    stranger.execute("DROP TRIGGER entry_update")
    stranger.execute("UPDATE entry SET value = ?, row_hash = '' WHERE report_id = 1 AND key = 'mo_dau'", (entry.value,))
    select = f"{ENTRY.select} WHERE report_id = 1 AND key = 'mo_dau'"
    *values, _ = stranger.execute(select).fetchone()
    *_, row_hash = ENTRY.sealed(values)
    stranger.execute("UPDATE entry SET row_hash = ? WHERE report_id = 1 AND key = 'mo_dau'", (row_hash,))
    assert store.load_report(signed.id).entry("mo_dau") == store.load_report(other.id).entry("mo_dau")
    assert "signed_report_changed" in _codes(store)


def test_an_amendment_forged_by_sql_is_noticed(store: Store, stranger: sqlite3.Connection) -> None:
    stranger.execute("INSERT INTO amendment VALUES (1, 1, 'không ai biết', '', '')")
    stranger.execute("UPDATE report SET state = 'draft', revision = 2 WHERE id = 1")
    assert {"row_damaged", "act_missing"} <= _codes(store)


def test_damaged_revisions_and_rows_are_not_handed_out(store: Store, stranger: sqlite3.Connection) -> None:
    for trigger in ("revision_no_update", "entry_update", "outline_no_update"):
        stranger.execute(f"DROP TRIGGER {trigger}")
    stranger.execute("UPDATE revision SET pdf = x'00', content = x'00'")
    stranger.execute("UPDATE entry SET value = value || ' ' WHERE key = 'mo_dau'")
    with pytest.raises(FileError, match="revision_damaged"):
        store.revisions.pdf(1, 1)
    with pytest.raises(FileError, match="revision_damaged"):
        store.revisions.content(1, 1)
    with pytest.raises(UsageError, match="revision_unknown"):
        store.revisions.pdf(1, 2)
    for report_id in (1, 2):
        with pytest.raises(FileError, match="row_damaged"):
            store.load_report(report_id)
    stranger.execute("UPDATE outline SET json = '{}'")
    sha256 = str(stranger.execute("SELECT sha256 FROM outline").fetchone()[0])
    fresh = Store(Database(store.connection, store.path, store.now))
    with pytest.raises(FileError, match="outline_damaged"):
        fresh.outline(sha256)


def test_broken_letters_on_the_disk_are_named(store: Store, stranger: sqlite3.Connection) -> None:
    stranger.execute("DROP TRIGGER entry_update")
    stranger.execute("UPDATE entry SET value = CAST(x'ff41' AS TEXT) WHERE report_id = 2 AND key = 'mo_dau'")
    with pytest.raises(FileError, match="database_damaged"):
        store.load_report(2)
    found = [problem for problem in store.doctor() if problem.code == "row_damaged"]
    assert found[0].params["table"] == "entry"


def test_a_revision_outlives_closing(database: Path, store: Store, signed: Report, clock: Clock) -> None:
    content = canonical_content(signed)
    store.close()
    again = open_store(database, clock)
    assert again.load_report(signed.id) == signed
    assert again.revisions.listed(signed.id)[0].sha256 == content_sha256(content)
    with pytest.raises(RefusedError, match="report_frozen"):
        again.revisions.freeze(signed.id, NewRevision(content, content_sha256(content), PDF, "pen"))
    again.close()
