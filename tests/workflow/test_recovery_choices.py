"""What is offered, what differs, and what becomes of lost rows, one case each."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from msgspec.structs import replace

from dcbc_desktop.errors import FileError, UsageError
from dcbc_desktop.report.period import make_period
from dcbc_desktop.report.report import State
from dcbc_desktop.store.copies.copy_files import WORK
from dcbc_desktop.store.files.lock import FileLock
from dcbc_desktop.store.rescue.carving import carve
from dcbc_desktop.store.rescue.judging import Condition
from dcbc_desktop.store.store import Store
from dcbc_desktop.workflow import backups
from dcbc_desktop.workflow.recovery import COPY, SALVAGE, SCANS, Recovery
from tests.store.clerk import Clock, draft, open_store, outline_a, sign, words

OLD, NEW = words("Trước bản sao lưu."), words("Sau bản sao lưu.")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "Báo cáo" / "reports.db"


def write(path: Path, clock: Clock, *, copy: bool = True) -> int:
    """A signed report and a draft, a copy, and edits after it; returns the draft's id."""
    store = open_store(path, clock)
    sign(store, draft(store, "2025", more={"I": words("Đã ký.")}))
    report = draft(store, more={"I": OLD, "II.1": OLD})
    if copy:
        backups.back_up(store, WORK)
    clock.turn(minutes=20)
    store.save_entries(report.id, {"I": NEW})
    store.close()
    return report.id


def spoil(path: Path, table: str, where: str) -> None:
    """Change rows behind the program's back, so that their hash is wrong."""
    with closing(sqlite3.connect(path)) as connection:
        for (trigger,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            connection.execute(f"DROP TRIGGER {trigger}")
        column = {"entry": "value", "report": "office_code", "revision": "pdf", "audit": "act", "outline": "json"}[
            table
        ]
        connection.execute(f"UPDATE {table} SET {column} = {column} || 'x' WHERE {where}")
        connection.commit()


def kinds(recovery: Recovery) -> list[tuple[str, str]]:
    return [(one.kind, one.key) for one in recovery.differences]


def recovered(path: Path, choice: str = SALVAGE) -> Store:
    with Recovery(path, "vi") as recovery:
        done = recovery.carry_out(choice)
    return Store.open(done.file)


def test_a_lost_outline_that_the_program_has_is_taken_from_there(path: Path) -> None:
    report_id = write(path, Clock(), copy=False)
    spoil(path, "outline", "1 = 1")
    spoil(path, "report", f"id = {report_id}")
    with closing(recovered(path)) as store:
        assert store.doctor() == ()
        reports = [store.load_report(row.id) for row in store.list_reports()]
        assert sorted(str(report.state) for report in reports) == ["draft", "signed"]
        (draft_report,) = (report for report in reports if report.state is State.DRAFT)
        assert (draft_report.entry("I"), draft_report.entry("II.1")) == (NEW, OLD)


def test_a_lost_outline_that_nobody_has_is_not_replaced_by_another(path: Path) -> None:
    store = open_store(path, Clock())
    other = replace(outline_a(), name="Đề cương của riêng một cơ quan")
    store.create_report(other, make_period("2026"), entries={"I": NEW})
    store.close()
    spoil(path, "outline", "1 = 1")
    with Recovery(path, "vi") as recovery:
        assert recovery.merged is None or recovery.merged.rows.of("outline") == {}


def test_a_damaged_text_comes_from_the_copy_and_newer_texts_stay(path: Path) -> None:
    report_id = write(path, Clock())
    spoil(path, "entry", f"report_id = {report_id} AND key = 'II.1'")
    with Recovery(path, "vi") as recovery:
        assert recovery.choices == (SALVAGE, COPY)
        assert kinds(recovery) == [("copy", "II.1"), ("newer", "I")]
        assert "năm 2026" in recovery.differences[0].report
        assert recovery.differences[0].place.startswith("1. Công tác lãnh đạo")
    store = recovered(path)
    report = store.load_report(report_id)
    assert (report.entry("I"), report.entry("II.1")) == (NEW, OLD)
    assert store.doctor() == ()
    store.close()


def test_the_copy_alone_can_be_chosen(path: Path) -> None:
    report_id = write(path, Clock())
    spoil(path, "entry", f"report_id = {report_id} AND key = 'II.1'")
    store = recovered(path, COPY)
    assert store.load_report(report_id).entry("I") == OLD
    assert store.doctor() == ()
    store.close()


def test_without_a_copy_a_text_comes_from_its_history_or_is_named_as_lost(path: Path) -> None:
    report_id = write(path, Clock(), copy=False)
    spoil(path, "entry", f"report_id = {report_id} AND key IN ('I', 'II.1')")
    with Recovery(path, "vi") as recovery:
        assert recovery.choices == (SALVAGE,)
        assert sorted(kinds(recovery)) == [("history", "I"), ("lost", "II.1")]
    store = recovered(path)
    assert store.load_report(report_id).entry("I") == OLD
    assert store.doctor() == ()
    store.close()


def test_a_signed_report_gets_the_texts_of_its_revision(path: Path) -> None:
    write(path, Clock(), copy=False)
    spoil(path, "entry", "report_id = 1")
    store = recovered(path)
    report = store.load_report(1)
    assert (report.state, report.entry("I")) == (State.SIGNED, words("Đã ký."))
    assert store.doctor() == ()
    store.close()


def test_a_report_whose_own_row_is_lost_is_made_anew(path: Path) -> None:
    report_id = write(path, Clock(), copy=False)
    with closing(sqlite3.connect(path)) as connection:
        uid = connection.execute("SELECT uid FROM report WHERE id = ?", (report_id,)).fetchone()[0]
    spoil(path, "report", "id > 0")
    with Recovery(path, "vi") as recovery:
        assert kinds(recovery) == [("rebuilt", ""), ("rebuilt", "")]
    store = recovered(path)
    report = store.load_report(report_id)
    assert (report.uid, report.entry("I"), report.state) == (uid, NEW, State.DRAFT)
    assert store.load_report(1).state is State.SIGNED
    assert store.load_report(1).period.code == "2025"
    assert store.doctor() == ()
    store.close()


def test_a_signed_revision_that_is_lost_leaves_a_draft(path: Path) -> None:
    write(path, Clock(), copy=False)
    spoil(path, "revision", "report_id = 1")
    with Recovery(path, "vi") as recovery:
        assert ("unsigned", "") in kinds(recovery)
    store = recovered(path)
    assert store.load_report(1).state is State.DRAFT
    store.close()


def test_an_act_that_is_lost_stays_noticed(path: Path) -> None:
    write(path, Clock(), copy=False)
    with closing(sqlite3.connect(path)) as connection:
        last = connection.execute("SELECT max(seq) FROM audit").fetchone()[0]
    spoil(path, "audit", f"seq = {last}")
    store = recovered(path)
    assert "audit_broken" in {problem.code for problem in store.doctor()}
    store.close()


def test_a_copy_that_was_damaged_as_well_is_passed_over(path: Path) -> None:
    report_id = write(path, Clock())
    store = open_store(path)
    newest = backups.back_up(store, WORK)
    store.close()
    assert newest is not None
    newest.copy.path.write_bytes(newest.copy.path.read_bytes()[:-4096] + bytes(4096))
    path.unlink()
    with Recovery(path, "vi") as recovery:
        assert recovery.copy is not None
        assert recovery.copy.path != newest.copy.path
    store = recovered(path, COPY)
    assert store.load_report(report_id).entry("I") == OLD
    store.close()


def test_a_whole_file_is_left_alone(path: Path) -> None:
    write(path, Clock())
    before = path.read_bytes()
    with Recovery(path, "vi") as recovery:
        assert (recovery.condition, recovery.choices) == (Condition.WHOLE, ())
        with pytest.raises(UsageError, match="recovery_impossible"):
            recovery.carry_out(COPY)
    assert path.read_bytes() == before


def test_a_file_that_is_gone_comes_back_from_the_copy(path: Path) -> None:
    report_id = write(path, Clock())
    path.unlink()
    with Recovery(path, "vi") as recovery:
        assert (recovery.condition, recovery.choices) == (Condition.MISSING, (COPY,))
    store = recovered(path, COPY)
    assert store.load_report(report_id).entry("I") == OLD
    store.close()


def test_a_file_of_a_newer_program_is_left_alone(path: Path) -> None:
    write(path, Clock())
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 99")
    before = path.read_bytes()
    with Recovery(path, "vi") as recovery:
        assert recovery.condition is Condition.NEWER
        done = recovery.carry_out(COPY)
    assert (done.file.name, done.set_aside) == ("reports-khoi-phuc.db", None)
    assert path.read_bytes() == before


def test_a_file_that_another_program_has_open_is_not_recovered(path: Path) -> None:
    report_id = write(path, Clock())
    spoil(path, "entry", f"report_id = {report_id} AND key = 'II.1'")
    lock = FileLock(path, Clock().now)
    try:
        with pytest.raises(FileError, match="database_locked"):
            Recovery(path, "vi")
    finally:
        lock.release()


def test_a_file_that_changed_since_it_was_examined_is_not_replaced(path: Path) -> None:
    report_id = write(path, Clock())
    spoil(path, "entry", f"report_id = {report_id} AND key = 'II.1'")
    with Recovery(path, "vi") as recovery:
        path.write_bytes(path.read_bytes() + bytes(4096))
        before = path.read_bytes()
        with pytest.raises(FileError, match="recovery_outdated"):
            recovery.carry_out(SALVAGE)
    assert path.read_bytes() == before


def test_nothing_stays_behind_when_a_person_thinks_better_of_it(path: Path) -> None:
    report_id = write(path, Clock())
    spoil(path, "entry", f"report_id = {report_id} AND key = 'II.1'")
    before = path.read_bytes()
    with Recovery(path, "vi") as recovery:
        assert recovery.choices
    assert path.read_bytes() == before
    assert sorted(one.name for one in path.parent.iterdir()) == ["reports.db", "reports.db.lock"]


def test_the_journal_goes_with_the_damaged_file(path: Path) -> None:
    report_id = write(path, Clock())
    spoil(path, "entry", f"report_id = {report_id} AND key = 'II.1'")
    journal = path.with_name(f"{path.name}-journal")
    journal.write_bytes(b"half a transaction")
    with Recovery(path, "vi") as recovery:
        done = recovery.carry_out(SALVAGE)
    assert done.set_aside is not None
    assert done.set_aside.with_name(f"{done.set_aside.name}-journal").read_bytes() == b"half a transaction"
    assert not journal.exists()


def test_without_hard_links_the_file_is_renamed(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    report_id = write(path, Clock())
    spoil(path, "entry", f"report_id = {report_id} AND key = 'II.1'")
    data = path.read_bytes()

    def refuse(*_: object, **__: object) -> None:
        raise OSError(95, "not supported")

    monkeypatch.setattr(os, "link", refuse)
    with Recovery(path, "vi") as recovery:
        done = recovery.carry_out(SALVAGE)
    assert done.set_aside is not None and done.set_aside.read_bytes() == data


@pytest.mark.parametrize("when", ["link", "replace"])
def test_where_the_file_cannot_be_set_aside_it_keeps_its_name(
    path: Path, monkeypatch: pytest.MonkeyPatch, when: str
) -> None:
    report_id = write(path, Clock())
    spoil(path, "entry", f"report_id = {report_id} AND key = 'II.1'")
    data = path.read_bytes()
    recovery = Recovery(path, "vi")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "denied")

    if when == "link":
        monkeypatch.setattr(os, "link", refuse)
        monkeypatch.setattr(Path, "rename", refuse)
    else:
        monkeypatch.setattr("dcbc_desktop.store.rescue.setting_aside.replace_file", refuse)
    with recovery, pytest.raises(FileError, match="set_aside_failed"):
        recovery.carry_out(SALVAGE)
    assert path.read_bytes() == data
    assert sorted(one.name for one in path.parent.iterdir()) == ["reports.db", "reports.db.lock"]


def test_settings_and_numbers_survive(path: Path) -> None:
    report_id = write(path, Clock())
    store = open_store(path)
    store.settings.set("rules_off", "x")
    store.close()
    spoil(path, "entry", f"report_id = {report_id} AND key = 'II.1'")
    store = recovered(path)
    assert store.settings.get("rules_off") == "x"
    assert [act.act for act in store.acts()][-1] == "recover"
    assert draft(store, "2027").id == report_id + 1
    store.close()
    assert carve(path).count > 0


@pytest.fixture
def scanned(path: Path) -> tuple[Path, int, str]:
    """A signed report with a scan, and a copy of both."""
    store = open_store(path)
    report = draft(store, "2025")
    sign(store, report)
    scan = store.scans.attach(report.id, 1, "quet.pdf", "pdf", b"%PDF-1.7 " + bytes(range(256)) * 60)
    backups.back_up(store, WORK)
    store.close()
    return path, report.id, scan.sha256


@pytest.mark.parametrize("harm", ["gone", "empty", "zeros", "a page"])
def test_scans_come_back_from_the_copies(scanned: tuple[Path, int, str], harm: str) -> None:
    path, report_id, sha256 = scanned
    file = path.with_name("received.db")
    data = file.read_bytes()
    match harm:
        case "gone":
            file.unlink()
        case "empty":
            file.write_bytes(b"")
        case "zeros":
            file.write_bytes(bytes(len(data)))
        case _:
            file.write_bytes(data[:4096] + bytes(4096) + data[8192:])
    reports = path.read_bytes()
    with Recovery(path, "vi") as recovery:
        assert (recovery.condition, recovery.choices) == (Condition.WHOLE, (SCANS,))
        assert recovery.problems
        recovery.carry_out(SCANS)
    assert path.read_bytes() == reports, "the reports are whole and stay"
    store = Store.open(path, write=False)
    assert store.scans.data(report_id, sha256).startswith(b"%PDF-1.7 ")
    assert store.doctor() == ()
    store.close()


def test_a_scan_that_no_copy_has_survives_in_the_damaged_file(scanned: tuple[Path, int, str]) -> None:
    path, report_id, sha256 = scanned
    store = open_store(path)
    later = store.scans.attach(report_id, 1, "sau.pdf", "pdf", b"%PDF-1.7 later")
    store.close()
    file = path.with_name("received.db")
    data = file.read_bytes()
    start = data.index(b"%PDF-1.7 later")
    page = start - start % 4096
    broken = next(at for at in range(4096, len(data), 4096) if at != page and data[at] not in (0x05, 0x0D, 0x0A))
    file.write_bytes(data[:broken] + bytes(4096) + data[broken + 4096 :])
    with Recovery(path, "vi") as recovery:
        recovery.carry_out(SCANS)
    opened = Store.open(path, write=False)
    assert opened.scans.data(report_id, later.sha256) == b"%PDF-1.7 later"
    assert opened.scans.data(report_id, sha256)
    opened.close()


def test_a_strangers_file_in_the_place_of_the_scans_is_left_alone(scanned: tuple[Path, int, str]) -> None:
    path, _, _ = scanned
    file = path.with_name("received.db")
    file.write_bytes(b"mine " * 500)
    with Recovery(path, "vi") as recovery:
        recovery.carry_out(SCANS)
    assert file.read_bytes() == b"mine " * 500
    assert list(path.parent.glob("received.db.hong*")) == []
