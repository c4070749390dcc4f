"""500 damaged databases: never opened silently wrong, the newest good copy offered, what is intact salvaged.

What one page takes: a row is lost if a byte of it lay on the page that was hit, and no other. A page of 4,096 bytes
holds at most some 15 rows, the shortest being of the tables `report` and `audit` (some 300 bytes), so of a file of
N rows at most 15 / N are lost at once: 13 of 190 (7 %) in the office of 12 years here, under 1 % from 1,500 rows on.
The mean over all pages is far lower, 1 / (pages of the file) and some, for most pages hold three rows or a part of one.
Nothing else in the file repeats a row of the tables: indexes have keys alone, the history has former states, and
former images of pages in the free list are read like the others. What a row says is found elsewhere for signed
reports (entries in the revision), for `report` (made anew from the act of its creation) and for outlines (the
program's own), so the new file has more than is counted here.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from dcbc_desktop.errors import DcbcError
from dcbc_desktop.store.rescue.judging import Condition
from dcbc_desktop.store.store import Store
from dcbc_desktop.workflow.recovery import COPY, SALVAGE, Recovery
from tests.store.rescue.damage import (
    DAMAGES,
    FOREIGN,
    OF_ONE_PAGE,
    Damage,
    Office,
    Values,
    make_office,
    values_of,
)
from tests.store.rescue.page_rows import PAGE

EACH_TIME = 1
"""Trials of each kind in the suite; 500 in all in the long form."""
LONG = 500


@pytest.fixture(scope="module")
def own_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("recovery")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DCBC_DATA_DIR", str(folder))
        yield folder


@pytest.fixture(scope="module")
def small_office(own_folder: Path) -> Office:
    return make_office(own_folder / "reports.db", 3)


@pytest.fixture(autouse=True)
def _same_user_folder(own_folder: Path, _own_user_folder: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DCBC_DATA_DIR", str(own_folder))


def lay(office: Office, data: bytes) -> None:
    """Put the bytes in the place of the database, alone."""
    for path in office.path.parent.glob(f"{office.path.name}*"):
        path.unlink()
    office.path.write_bytes(data)


def damaged(office: Office, damage: Damage, seed: int) -> bytes:
    data = bytearray(office.data)
    damage(data, random.Random(f"{damage.__name__} {seed}"))
    return bytes(data)


def read_values(path: Path) -> tuple[Values | None, bool]:
    """What the file shows, None where it refuses to; and whether the examination finds something."""
    try:
        store = Store.open(path, write=False)
    except DcbcError:
        return None, True
    try:
        problems = bool(store.doctor())
        return values_of(store), problems
    except DcbcError:
        return None, True
    finally:
        store.close()


@dataclass
class Tally:
    """Rows in all trials of a kind, and those that were salvaged."""

    rows: int = 0
    salvaged: int = 0
    least: float = 1.0
    kept: int = 0
    entries: int = 0
    seen: list[str] = field(default_factory=list)

    def share(self) -> float:
        return self.salvaged / self.rows


def on_hit_pages(office: Office, data: bytes) -> int:
    """Number of rows on the pages that differ, of a file whose length is the same."""
    pages = range(0, len(data), PAGE)
    return sum(office.on_page[at // PAGE + 1] for at in pages if data[at : at + PAGE] != office.data[at : at + PAGE])


def try_one(office: Office, data: bytes, tally: Tally) -> Condition:
    """Everything that must hold of one damaged file."""
    lay(office, data)
    shown, noticed = read_values(office.path)
    assert noticed or shown == office.now, "opened silently wrong"
    assert office.path.read_bytes() == data, "reading changes nothing"
    with Recovery(office.path, "vi") as recovery:
        assert recovery.copy is not None, "the newest good copy is offered"
        if recovery.condition is Condition.WHOLE:
            assert not noticed
            return recovery.condition
        assert COPY in recovery.choices
        if SALVAGE not in recovery.choices:
            done = recovery.carry_out(COPY)
        else:
            assert recovery.merged is not None
            share = recovery.merged.salvaged / office.rows
            if len(data) == len(office.data):
                lost = office.rows - recovery.merged.salvaged
                assert lost <= on_hit_pages(office, data), "no row is lost that was not on a page that was hit"
            tally.rows += office.rows
            tally.salvaged += recovery.merged.salvaged
            tally.least = min(tally.least, share)
            done = recovery.carry_out(SALVAGE)
        if recovery.condition is Condition.DAMAGED:
            assert done.set_aside is not None
            assert done.set_aside.read_bytes() == data, "the damaged file is kept as it was"
        else:
            assert office.path.read_bytes() == data, "what was never ours keeps its name"
    check_recovered(office, done.file, tally)
    return recovery.condition


def check_recovered(office: Office, file: Path, tally: Tally) -> None:
    """The new file opens, and every text in it is the newest one, or that of the copy or of the history."""
    store = Store.open(file, write=False)
    try:
        values = values_of(store)
    finally:
        store.close()
    for key, entry in values.items():
        assert entry in (office.now.get(key), office.copied.get(key)) or entry in office.former, key
    lost = [key for key in office.copied if key not in values]
    assert not lost, "what the copy has is there"
    tally.kept += sum(values.get(key) == entry for key, entry in office.now.items())
    tally.entries += len(office.now)


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__)
def test_damaged_databases_are_noticed_and_recovered(small_office: Office, damage: Damage) -> None:
    for seed in range(EACH_TIME):
        try_one(small_office, damaged(small_office, damage, seed), Tally())


@pytest.mark.parametrize("make", FOREIGN, ids=lambda make: make.__name__)
def test_a_file_that_never_was_ours_is_never_renamed(small_office: Office, make: Callable[[], bytes]) -> None:
    assert try_one(small_office, make(), Tally()) is Condition.FOREIGN
    assert [path.name for path in small_office.path.parent.glob("*hong*")] == []


@pytest.mark.long
@pytest.mark.timeout(3_600)
def test_five_hundred_damaged_databases(own_folder: Path) -> None:
    office = make_office(own_folder / "reports.db", 12)
    tallies = {damage.__name__: Tally() for damage in DAMAGES}
    trials = 0
    conditions: dict[Condition, int] = {}
    for seed in range(-(-LONG // len(DAMAGES))):
        for damage in DAMAGES:
            condition = try_one(office, damaged(office, damage, seed), tallies[damage.__name__])
            conditions[condition] = conditions.get(condition, 0) + 1
            trials += 1
    for make in FOREIGN:
        assert try_one(office, make(), Tally()) is Condition.FOREIGN
    assert trials >= LONG
    for name, tally in tallies.items():
        if tally.rows:
            print(f"{name}: {tally.share():.4f} of rows, at least {tally.least:.4f}; "
                  f"texts as typed last {tally.kept / tally.entries:.4f}")  # fmt: skip
    print(trials, conditions)
    hit = [tallies[damage.__name__] for damage in OF_ONE_PAGE]
    assert sum(tally.salvaged for tally in hit) >= 0.99 * sum(tally.rows for tally in hit)
