"""kill -9 at any moment of a day in the window: what was acknowledged is there, whole, and the next start goes on.

Somebody types, pastes, moves, signs off, amends, exports and backs up at random (`working_process`); some starts meet
a database of a former version, and the kill falls into its migration. After each kill the same database is examined
(`killed_session`), and the next session goes on with it.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from contextlib import closing
from dataclasses import replace
from enum import Enum
from functools import partial
from pathlib import Path

import msgspec
import pytest

from dcbc_desktop.paths import user_data_dir
from dcbc_desktop.store.store import Store
from tests.places import ROOT
from tests.report.samples import blank_report, filled, short_outline
from tests.store.former_versions import VERSIONS, make_former
from tests.ui.tables.outlines import PETITIONS
from tests.ui.whole_window.killed_session import BUSY_S, Line, Office, Told, read_line
from tests.ui.whole_window.working_process import DOES_ALL, ONLY_TYPES

SLICES, KILLS = 10, 100
WORK_S = 2.5
"""Longest time from the built window to the kill."""
SHORT_SEED = 4845
"""Somebody types for more than two seconds; a migration; its second session, in which all is done."""
PATIENCE_S = 60.0
"""For a start that the kill waits for."""
DURING_START = 0.25
"""Share of kills before the window stands."""
MANNERS = (ONLY_TYPES, DOES_ALL)
FORMER_EVERY, FORMER_KILLS = 8, 2
"""Each so many kills comes one with a database of a former version, which is killed so many times."""


class When(Enum):
    """What a kill falls into."""

    START = "start"
    MIGRATION = "opening"
    WORK = "opened"


class Killer:
    """Starts one session after another and kills each."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self._start_s, self._migration_s = 1.0, 0.2
        """Durations of the latest start and migration, for the next kill during one."""

    def kill(self, office: Office, seed: str, when: When) -> Told:
        """Run a session until its random end."""
        manner = self.chance.choices(MANNERS, (1, 3))[0]
        part = self.chance.random()
        command = [sys.executable, "-m", "tests.ui.whole_window.working_process", str(office.database), seed]
        with (
            tempfile.TemporaryFile("w+", encoding="utf-8") as errors,
            subprocess.Popen(
                [*command, str(office.exports), manner], cwd=ROOT, stdout=subprocess.PIPE, stderr=errors.fileno(),
                env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
            ) as process,
        ):  # fmt: skip
            told = self._told_until_killed(process, when, part)
            errors.seek(0)
            assert "Traceback" not in errors.read()
        return told

    def _told_until_killed(self, process: subprocess.Popen[bytes], when: When, part: float) -> Told:
        assert process.stdout is not None
        begun, killed_at, lines = time.monotonic(), list[float](), list[Line]()

        def kill() -> None:
            killed_at.append(time.monotonic())
            process.kill()

        timer = threading.Timer(part * self._start_s if when is When.START else PATIENCE_S, kill)
        timer.start()
        for line in iter(partial(read_line, process.stdout), None):
            lines.append(line)
            if line["act"] == when.value:
                timer.cancel()
                timer = threading.Timer(part * (WORK_S if when is When.WORK else self._migration_s), kill)
                timer.start()
        timer.join()
        assert killed_at, "the session ended by itself"
        told = Told(tuple(lines), killed_at[0])
        self._learn(told, begun)
        return told

    def _learn(self, told: Told, begun: float) -> None:
        for line in told.of("opened"):
            self._start_s = line["t"] - begun
        begins, ends = told.of("opening"), told.of("open")
        if ends and begins[0]["version"] in VERSIONS:
            self._migration_s = ends[0]["t"] - begins[0]["t"]


def _new_office(folder: Path) -> Office:
    outline = msgspec.structs.replace(short_outline(), tables=(PETITIONS,))
    report = filled(replace(blank_report(), outline=outline))
    office = _office(folder)
    with closing(Store.open(office.database)) as store:
        kept = store.create_report(outline, report.period, office_code="A01", entries=report.entries)
        store.settings.set_open_report(kept.id)
    office.look()
    return office


def _office(folder: Path) -> Office:
    exports = folder / "Gửi đi"
    exports.mkdir(parents=True)
    return Office(folder / "reports.db", exports)


def _former_office(folder: Path, version: int) -> Office:
    """An office whose database nobody has opened since the former version; a copy of it says what it holds."""
    office, known = _office(folder), _office(folder / "như cũ")
    for one in (office, known):
        make_former(one.database, version)
    known.look()
    office.remember(known)
    return office


def _kill_again_and_again(folder: Path, seed: int, kills: int, busy_s: float = BUSY_S) -> Counter[str]:
    """Kill so many sessions; returns how often each act was told of."""
    killer, acts = Killer(seed), Counter[str]()
    usual, former, left = _new_office(user_data_dir()), None, 0
    for number in range(kills):
        if number % FORMER_EVERY == 1:
            version = killer.chance.choice(VERSIONS)
            former, left = _former_office(folder / f"{number} version {version}", version), FORMER_KILLS
        office = former if former is not None and left > 0 else usual
        when = When.START if killer.chance.random() < DURING_START else When.WORK
        told = killer.kill(office, f"{seed}-{number}", When.MIGRATION if left == FORMER_KILLS else when)
        left -= office is former
        try:
            office.check(told, busy_s)
        except Exception as error:
            error.add_note(f"kill {number} of {seed}, {office.database}: {told.lines[-3:]}, {told.killed_at}")
            raise
        acts.update(line["act"] for line in told.lines)
    return acts


def test_nothing_acknowledged_is_lost_when_a_session_is_killed(tmp_path: Path) -> None:
    acts = _kill_again_and_again(tmp_path, SHORT_SEED, 3, busy_s=20.0)  # what was typed last is timed in the long form
    assert acts["typed"]


@pytest.mark.long
@pytest.mark.timeout(1_800)
@pytest.mark.parametrize("part", range(SLICES))
def test_nothing_acknowledged_is_lost_in_1000_killed_sessions(tmp_path: Path, part: int) -> None:
    acts = _kill_again_and_again(tmp_path, 100 + part, KILLS)
    assert acts.keys() >= {"typed", "saved", "signed", "exported", "copied", "state"}
    assert acts["opening"] > acts["open"], "no kill met a migration"
