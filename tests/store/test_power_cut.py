"""Power cuts at any operation of the disk: what was acknowledged is there, whole, and the file opens."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

from dcbc_desktop.errors import FileError
from dcbc_desktop.report.report import Entry
from dcbc_desktop.store.models import Place
from dcbc_desktop.store.store import Store
from tests.store import vfs
from tests.store.clerk import Clock, draft, open_store, sign, words
from tests.store.power_cut import Disk
from tests.store.recording_disk import Mark, Operation, recording_disk

_Content = tuple[object, ...]


class _Session(NamedTuple):
    """Files before a session, its operations, and the content after each acknowledged act."""

    before: dict[str, bytes]
    operations: Sequence[Operation]
    contents: Sequence[_Content]


def _content(store: Store) -> _Content:
    """What a clerk would miss: entries, places and revisions of all reports, the log of acts."""
    reports = [store.load_report(row.id) for row in store.list_reports()]
    return (
        [(report.id, report.entries, report.state, store.place(report.id)) for report in reports],
        [store.revisions.listed(report.id) for report in reports],
        store.acts(),
    )


def _session(folder: Path, acts: int, chance: random.Random) -> _Session:
    """Type, sign and copy reports, and record what reaches the disk."""
    path, clock = folder / "reports.db", Clock()
    store = open_store(path, clock)
    first = draft(store)
    store.close()
    before = {"reports.db": path.read_bytes()}
    with recording_disk() as recording:
        store = open_store(path, clock)
        contents = [_content(store)]
        recording.mark(0)
        for number in range(1, acts + 1):
            clock.turn(seconds=chance.randrange(1, 200))
            _act(store, first.id, number, chance)
            contents.append(_content(store))
            recording.mark(number)
        store.close()
    return _Session(before, recording.operations, contents)


def _act(store: Store, report_id: int, number: int, chance: random.Random) -> None:
    if number % 9 == 0:
        draft(store, str(2026 + number // 9))
        return
    if number % 9 == 1 and number > 1:
        sign(store, store.load_report(max(row.id for row in store.list_reports())))
        return
    long = words(f"{number} " + "chữ " * chance.randrange(6_000))
    key = chance.choice(("I", "II.1", "mo_dau"))
    store.save_entries(report_id, {key: long, "header.place": Entry(str(number))}, Place("I", key, number))


def _cut(session: _Session, at: int, folder: Path, chance: random.Random) -> None:
    """Cut the power before an operation, open what is left, and compare it with what was acknowledged."""
    disk = Disk(session.before)
    disk.take(session.operations[:at])
    if chance.random() < 0.5:
        disk.take(session.operations[at : at + 1])
    folder.mkdir()
    for name, content in disk.after_cut(chance).items():
        (folder / name).write_bytes(content)
    acknowledged = max((one.number for one in session.operations[:at] if isinstance(one, Mark)), default=0)
    store = open_store(folder / "reports.db")
    assert _content(store) in session.contents[acknowledged : acknowledged + 2], f"cut at operation {at}"
    assert store.doctor() == ()
    store.close()


def _cut_again_and_again(folder: Path, acts: int, times: int) -> None:
    chance = random.Random(14)
    session = _session(folder, acts, chance)
    assert len(session.operations) > 20 * acts
    for number in range(times):
        _cut(session, chance.randrange(len(session.operations)), folder / f"cut {number}", chance)


_hidden = pytest.mark.skipif(not vfs.available(), reason="this Python hides its SQLite from tests")


@_hidden
def test_nothing_acknowledged_is_lost_in_60_power_cuts(tmp_path: Path) -> None:
    _cut_again_and_again(tmp_path, 20, 60)


def test_no_empty_journal_stays_behind(database: Path) -> None:
    store = open_store(database)
    draft(store)
    assert database.with_name("reports.db-journal").stat().st_size == 0, "while it is open"
    store.close()
    assert [path.name for path in database.parent.iterdir() if "journal" in path.name] == []


def test_the_empty_journal_of_a_killed_program_hinders_no_new_file(database: Path) -> None:
    database.parent.mkdir(parents=True)
    journal = database.with_name("reports.db-journal")
    journal.touch()
    open_store(database).close()
    database.unlink()
    journal.write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7")
    with pytest.raises(FileError, match="database_journal_left"):
        open_store(database)


@_hidden
@pytest.mark.long
@pytest.mark.timeout(900)
def test_nothing_acknowledged_is_lost_in_1000_power_cuts(tmp_path: Path) -> None:
    _cut_again_and_again(tmp_path, 120, 1_000)
