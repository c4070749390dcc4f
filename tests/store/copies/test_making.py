"""Copies are made between saves, verified, recorded, and kept from everybody but their owner."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from dcbc_desktop.errors import FileError, UsageError
from dcbc_desktop.paths import user_data_dir
from dcbc_desktop.report.report import State
from dcbc_desktop.store.copies import copy_files, making
from dcbc_desktop.store.copies.checking import check_copy, read_reports
from dcbc_desktop.store.copies.copy_files import ASKED, START, WORK
from dcbc_desktop.store.copies.restoring import write_new
from dcbc_desktop.store.files.own_files import beside, is_protected
from dcbc_desktop.store.store import Store
from dcbc_desktop.workflow import backups
from tests.store.clerk import Clock, draft, open_store, sign, words

PDF_OF_SCAN = b"%PDF-1.7 a scan"


def change(store: Store, report_id: int, text: str) -> None:
    store.save_entries(report_id, {"mo_dau": words(text)})


def damage_a_row(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE entry SET value = value || ' '")
        connection.commit()


def test_a_copy_says_what_it_holds(store: Store, clock: Clock) -> None:
    report = draft(store)
    sign(store, draft(store, "2025"))
    clock.turn(minutes=3)
    change(store, report.id, "Thêm một câu.")
    made = backups.back_up(store, START)
    assert made is not None and made.scans_problem is None
    listed = backups.backups_of(store.path)
    assert listed == (made.copy,)
    assert (listed[0].reports, listed[0].signed, listed[0].verified) == (2, 1, True)
    assert listed[0].edited == clock.now
    assert {(one.period.code, one.state) for one in backups.look_at(listed[0])} == {
        ("2026", State.DRAFT), ("2025", State.SIGNED)}  # fmt: skip
    assert making.digest(listed[0].path) == (listed[0].size, listed[0].sha256)


def test_nothing_is_copied_until_something_changes(store: Store, clock: Clock) -> None:
    report = draft(store)
    assert backups.back_up(store, START) is not None
    clock.turn(minutes=15)
    assert backups.back_up(store, WORK) is None
    store.close()
    again = open_store(store.path, clock)
    try:
        assert backups.back_up(again, START) is None, "opening changes nothing"
        change(again, report.id, "Mới.")
        assert backups.back_up(again, WORK) is not None
    finally:
        again.close()


def test_a_copy_that_is_gone_is_made_again(store: Store, clock: Clock) -> None:
    draft(store)
    first = backups.back_up(store, START)
    assert first is not None
    first.copy.path.unlink()
    clock.turn(minutes=1)
    assert backups.back_up(store, WORK) is not None


def test_a_save_between_the_steps_is_in_the_copy(store: Store) -> None:
    report = draft(store)
    big = {"III.1": words("Câu dài thêm. " * 40_000), "III.2": words("Câu dài nữa. " * 40_000)}
    store.save_entries(report.id, big)
    steps: list[int] = []

    def save_once() -> None:
        steps.append(1)
        if len(steps) == 1:
            change(store, report.id, "Gõ trong lúc sao lưu.")

    store.between_steps = save_once
    made = backups.back_up(store, WORK)
    assert made is not None and made.copy.verified and len(steps) > 2
    store.between_steps = lambda: None
    restored = made.copy.path.with_name("xem.db")
    write_new(made.copy.path, restored)
    copy = Store.open(restored, write=False)
    try:
        assert copy.load_report(report.id).entry("mo_dau") == words("Gõ trong lúc sao lưu.")
    finally:
        copy.close()
    assert backups.back_up(store, WORK) is None


@pytest.mark.parametrize("act", ["DELETE FROM entry", "DELETE FROM setting"])
def test_rows_that_were_taken_away_make_no_good_copy(store: Store, act: str) -> None:
    draft(store)
    store.settings.set("language", "vi")
    path = store.path
    store.close()
    check_copy(path, lambda: None)
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute(act).rowcount > 0
        connection.commit()
    with pytest.raises(FileError, match="copy_damaged"):
        check_copy(path, lambda: None)


def test_a_damaged_original_gives_a_copy_that_says_so_and_removes_no_good_one(store: Store, clock: Clock) -> None:
    draft(store)
    good = backups.back_up(store, START)
    assert good is not None
    damage_a_row(store.path)
    for _ in range(3):
        clock.turn(hours=1)
        made = backups.back_up(store, WORK)
        assert made is not None and not made.copy.verified
    listed = backups.backups_of(store.path)
    assert [one.verified for one in listed] == [False, True], "one doubtful copy is enough"
    assert copy_files.newest_good(store.path) == good.copy


def empty_an_index(path: Path) -> None:
    """Take every row from an index, as a page of it that never reached the disk does."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        row = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql <> ''").fetchone()
    for sql, then in ((f"{row[1]} WHERE 0", f"REINDEX {row[0]}"), (row[1], "SELECT 1")):
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            connection.execute("PRAGMA writable_schema = ON")
            connection.execute("UPDATE sqlite_master SET sql = ? WHERE name = ?", (sql, row[0]))
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            connection.execute(then)


def test_a_copy_with_a_broken_index_is_no_good_copy(store: Store, clock: Clock) -> None:
    sign(store, draft(store))
    good = backups.back_up(store, START)
    store.close()
    empty_an_index(store.path)
    again = open_store(store.path, clock)
    assert again.doctor()
    clock.turn(minutes=15)
    made = backups.back_up(again, WORK)
    assert made is not None and not made.copy.verified
    assert good is not None and copy_files.newest_good(again.path) == good.copy
    again.close()


@pytest.mark.skipif(os.name != "posix", reason="rights of the owner alone, as POSIX has them")
def test_only_the_owner_may_read_copies(store: Store) -> None:
    draft(store)
    made = backups.back_up(store, START)
    assert made is not None
    folder = made.copy.path.parent
    assert folder.is_relative_to(user_data_dir() / "backups")
    assert {(path.name, path.stat().st_mode & 0o077) for path in (user_data_dir() / "backups").rglob("*")} == {
        (path.name, 0) for path in (user_data_dir() / "backups").rglob("*")
    }


def test_the_users_own_database_has_its_copies_in_the_folder_itself(clock: Clock) -> None:
    store = open_store(user_data_dir() / "reports.db", clock)
    try:
        draft(store)
        made = backups.back_up(store, START)
        assert made is not None
        assert made.copy.path == user_data_dir() / "backups" / copy_files.new_name(store.path, clock.now).name.replace(
            "-2.db", ".db"
        )
        assert is_protected(made.copy.path), "no export may be written over a copy"
    finally:
        store.close()


def test_scans_are_kept_once_for_all_copies(store: Store, clock: Clock) -> None:
    report = draft(store)
    sign(store, report)
    scan = store.scans.attach(report.id, 1, "quet.pdf", "pdf", PDF_OF_SCAN)
    for text in ("2025", "2024"):
        draft(store, text)
        clock.turn(hours=2)
        assert backups.back_up(store, WORK) is not None
    shared = beside(copy_files.scans_of_copies(store.path))
    with closing(sqlite3.connect(shared)) as connection:
        assert connection.execute("SELECT sha256, data FROM received").fetchall() == [(scan.sha256, PDF_OF_SCAN)]
    newest = backups.backups_of(store.path)[0]
    target = store.path.with_name("moi.db")
    backups.restore_into(store.path, newest.path, target)
    copy = Store.open(target, clock=clock)
    try:
        assert copy.scans.data(report.id, scan.sha256) == PDF_OF_SCAN
        assert copy.doctor() == ()
    finally:
        copy.close()


def test_a_restored_copy_is_never_laid_over_a_file(store: Store) -> None:
    draft(store)
    made = backups.back_up(store, ASKED)
    assert made is not None
    other = store.path.with_name("của tôi.db")
    other.write_bytes(b"mine")
    for target in (other, store.path):
        with pytest.raises(UsageError, match="target_exists"):
            backups.restore_into(store.path, made.copy.path, target)
    assert other.read_bytes() == b"mine"


@pytest.mark.parametrize("at", [150, 5_000, -100])
def test_a_copy_that_was_damaged_since_is_not_restored(store: Store, at: int) -> None:
    draft(store, more={"III.1": words("Câu. " * 5_000)})
    made = backups.back_up(store, ASKED)
    assert made is not None
    data = bytearray(made.copy.path.read_bytes())
    data[at] ^= 0x10
    made.copy.path.write_bytes(data)
    target = store.path.with_name("moi.db")
    if _still_right(made.copy.path):
        return
    with pytest.raises(FileError, match="copy_damaged"):
        backups.restore_into(store.path, made.copy.path, target)
    assert not target.exists()


def _still_right(path: Path) -> bool:
    """Whether the bit that was flipped is in bytes that no row uses."""
    try:
        check_copy(path, lambda: None)
    except FileError:
        return False
    return True


def test_a_record_that_lies_or_is_nonsense_harms_nothing(store: Store, clock: Clock) -> None:
    draft(store)
    for junk in (b"", b"{", b'{"at": 1}', b"[" * 100_000, '{"at": "hôm qua"}'.encode()):
        clock.turn(hours=1)
        made = backups.back_up(store, ASKED, always=True)
        assert made is not None
        made.copy.path.with_suffix(".json").write_bytes(junk)
    listed = backups.backups_of(store.path)
    assert [(one.verified, one.reports) for one in listed] == [(False, 1)] * 5
    assert {one.title for one in read_reports(listed[0].path)} == {"Báo cáo kết quả"}


def test_files_of_other_names_are_never_listed_or_removed(store: Store, clock: Clock) -> None:
    draft(store)
    first = backups.back_up(store, START)
    assert first is not None
    strange = [first.copy.path.with_name(name) for name in ("ghi chú.txt", "reports.db", "reports-2026.db", "x.json")]
    for path in strange:
        path.write_bytes(b"mine")
    store.settings.set("backup_megabytes", "50")
    for _ in range(6):
        clock.turn(minutes=10)
        assert backups.back_up(store, WORK, always=True) is not None
    assert all(path.read_bytes() == b"mine" for path in strange)
    assert {one.path for one in backups.backups_of(store.path)}.isdisjoint(strange)


def test_a_folder_that_cannot_be_made_is_told_and_changes_nothing(store: Store) -> None:
    draft(store)
    folder = user_data_dir() / "backups"
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.write_bytes(b"in the way")
    before = store.path.read_bytes()
    with pytest.raises(FileError, match="backup_failed"):
        backups.back_up(store, START)
    assert store.path.read_bytes() == before
    assert folder.read_bytes() == b"in the way"


def test_what_a_killed_program_left_unfinished_is_removed(store: Store, clock: Clock) -> None:
    draft(store)
    first = backups.back_up(store, START)
    assert first is not None
    old, young = (
        first.copy.path.with_name(f"reports-{name}.db.moi") for name in ("20200101-000000", "20300101-000000")
    )
    for path, age in ((old, 7_200), (young, 60)):
        path.write_bytes(b"half")
        os.utime(path, (clock.now.timestamp() - age,) * 2)
    assert backups.back_up(store, WORK, always=True) is not None
    assert (old.exists(), young.exists()) == (False, True)
