"""kill -9 at any moment: whatever was acknowledged is there, whole, and the next start is not hindered."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from dcbc_desktop.report import prose
from dcbc_desktop.store.store import Store
from tests.places import ROOT
from tests.store.clerk import draft, open_store

_WRITER = """
import sys
from pathlib import Path
from dcbc_desktop.report import prose
from dcbc_desktop.report.report import Entry
from dcbc_desktop.store.models import Place
from dcbc_desktop.store.store import Store
store = Store.open(Path(sys.argv[1]))
number = int(sys.argv[2])
print("begun", flush=True)
while True:
    number += 1
    text = Entry(prose.encode(prose.from_plain_text(f"{number} " + "chữ " * (number * 37 % 3_000))))
    store.save_entries(1, {"I": text, "II.1": text, "header.place": Entry(str(number))}, Place("I", "I", number))
    print(number, flush=True)
"""


def _kill_a_writer(path: Path, last: int, chance: random.Random) -> int:
    """Start a writer, kill it after a random time; returns the last number it was told to be saved."""
    with subprocess.Popen(
        [sys.executable, "-c", _WRITER, str(path), str(last)],
        stdout=subprocess.PIPE, text=True, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)},
    ) as writer:  # fmt: skip
        assert writer.stdout is not None
        assert writer.stdout.readline() == "begun\n"
        timer = threading.Timer(chance.expovariate(1 / 0.06), writer.kill)
        timer.start()
        lines = writer.stdout.read().split("\n")[:-1]  # the last piece was cut off by the kill
    timer.join()
    return int(lines[-1]) if lines else last


def _check(store: Store, acknowledged: int) -> int:
    """What is stored is whole, of one save, and not older than what was acknowledged; returns its number."""
    report = store.load_report(1)
    number = int(report.text("header.place") or 0)
    place = store.place(1)
    assert number >= acknowledged
    assert (place.caret if place else 0) == number
    for key in ("I", "II.1"):
        words = prose.plain_text(report.prose(key)).split()
        assert number == 0 or (int(words[0]), len(words)) == (number, 1 + number * 37 % 3_000)
    return number


def _kill_again_and_again(path: Path, times: int) -> None:
    store = open_store(path)
    draft(store)
    store.close()
    chance, last = random.Random(7), 0
    for _ in range(times):
        acknowledged = _kill_a_writer(path, last, chance)
        for write in (chance.random() < 0.5, True):  # a reader too must meet no half-done save
            store = Store.open(path, write=write)
            last = _check(store, acknowledged)
            store.close()
    store = open_store(path)
    assert store.doctor() == ()
    store.close()
    assert last > 0


def test_nothing_acknowledged_is_lost_when_the_program_is_killed(database: Path) -> None:
    _kill_again_and_again(database, 10)


@pytest.mark.long
@pytest.mark.timeout(900)
def test_nothing_acknowledged_is_lost_in_500_kills(database: Path) -> None:
    _kill_again_and_again(database, 500)


_CREATOR = "import sys; from pathlib import Path; from dcbc_desktop.store.store import Store; print('go', flush=True); "
_CREATOR += "Store.open(Path(sys.argv[1])); print('made', flush=True); sys.stdin.read()"


def test_a_kill_while_the_file_is_created_leaves_nothing_in_the_way(tmp_path: Path) -> None:
    chance = random.Random(3)
    for number in range(6):
        path = tmp_path / f"{number}.db"
        creator = subprocess.Popen(
            [sys.executable, "-c", _CREATOR, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
            cwd=ROOT,
        )  # fmt: skip
        assert creator.stdout is not None
        creator.stdout.readline()
        timer = threading.Timer(chance.uniform(0.0, 0.2), creator.kill)
        timer.start()
        creator.stdout.read()
        creator.communicate()
        timer.join()
        store = open_store(path)
        assert store.doctor() == ()
        store.close()
