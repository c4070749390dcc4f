"""500 damaged databases in the window: an error page or a lasting banner says so, and the newest good copy is offered.

`tests/workflow/test_recovery.py` has the same files below the window. Here a person starts the program, reads what is
on the screen, and goes the way that it offers.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QRadioButton, QTableView
from pytestqt.exceptions import TimeoutError as WaitedTooLong
from pytestqt.qtbot import QtBot

from dcbc_desktop.report import prose
from dcbc_desktop.store.copies import copy_files
from dcbc_desktop.store.copies.copy_files import CopyFile
from dcbc_desktop.store.store import Store
from dcbc_desktop.ui.app import navigator
from dcbc_desktop.ui.app.database_error_page import DatabaseErrorPage
from dcbc_desktop.ui.app.problems_dialog import ProblemsDialog
from dcbc_desktop.ui.backups.recovery_dialog import RecoveryDialog
from dcbc_desktop.ui.editor.prose_editor import ProseEditor
from dcbc_desktop.ui.widgets.task_dialog import SentenceLabel
from tests.short_form import mostly_long
from tests.store.rescue.damage import (
    DAMAGES,
    FOREIGN,
    Damage,
    Office,
    flip_many_bits,
    make_office,
    repeat_a_page,
    truncate_at_a_page,
    zero_some_pages,
)
from tests.ui.clerk import Clerk

LONG = 500
LIKE_ANOTHER = (flip_many_bits, zero_some_pages, repeat_a_page, truncate_at_a_page)
"""Kinds that the short form leaves to the long one."""
DATABASE_ERROR, BANNER, NOTHING, FAILED = "page", "banner", "nothing", "failed"
"""What a clerk meets: the page about the file, the banner of the examination, or the right texts and not a word;
`FAILED` is what must not be."""


@pytest.fixture(scope="module")
def own_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("damaged")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DCBC_DATA_DIR", str(folder))
        yield folder


@pytest.fixture(autouse=True)
def _same_user_folder(own_folder: Path, _own_user_folder: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DCBC_DATA_DIR", str(own_folder))
    monkeypatch.setattr(navigator, "EXAMINE_AFTER_MS", 0)


def office_with_an_open_report(folder: Path, years: int) -> Office:
    """The office of the long proof, its newest report but one open in the window."""
    office = make_office(folder / "reports.db", years)
    with closing(Store.open(office.path)) as store:
        store.settings.set_open_report(years)
    return replace(office, data=office.path.read_bytes())


@pytest.fixture(scope="module")
def small_office(own_folder: Path) -> Office:
    return office_with_an_open_report(own_folder, 3)


class Sitting:
    """One start of the program with a damaged file, and what a clerk sees of it."""

    def __init__(self, clerk: Clerk, office: Office, data: bytes) -> None:
        self._clerk = clerk
        self._office = office
        self._copies = copy_files.listed(office.path)
        for path in (*office.path.parent.glob(f"{office.path.name}*"), *office.path.parent.glob("*khoi-phuc*")):
            path.unlink()
        office.path.write_bytes(data)

    def met(self, also: int | None = None) -> str:
        """Start, open one more report, and return what is met; where nothing is said every text is the right one."""
        self._clerk.opened()
        if self._clerk.navigator.shows_database_error:
            self._read_error_page()
            return DATABASE_ERROR
        wrong = self._wrong_in_page()
        if also is not None:
            self._clerk.navigator.open_report(also)
            self._clerk.settle()
            wrong += self._wrong_in_page()
        told = self._clerk.navigator.error_banner.isVisible()
        if self._banner_is_shown():
            self._read_banner()
            return BANNER
        assert not told, self._clerk.navigator.error_banner.text
        assert not wrong, wrong
        assert self._shown_titles() == len({uid for uid, _ in self._office.now})
        return NOTHING

    def look_at_the_offer(self, met: str, *, recovers: bool) -> None:
        """Go the way that is offered: the newest good copy is among the choices, and the recovered file opens."""
        newest = next(copy for copy in self._copies if copy.verified)
        clerk = self._clerk
        if met == BANNER:
            clerk.find(QPushButton, "banner.fileCheck.other").click()
            clerk.find(QPushButton, "problemsDialog.recover").click()
        else:
            clerk.find(QPushButton, "trouble.recover").click()
        clerk.qtbot.waitUntil(lambda: clerk.window.findChild(RecoveryDialog) is not None)
        dialog = clerk.find(RecoveryDialog, "recoveryDialog")
        recover = clerk.find(QPushButton, "recoveryDialog.recover")
        clerk.qtbot.waitUntil(lambda: recover.isEnabled() or bool(dialog.problem.text()))
        assert dialog.problem.text() == ""
        offered = clerk.find(QRadioButton, "recovery.copy")
        assert offered.isVisible(), clerk.find(SentenceLabel, "recovery.state").text()
        assert f"{newest.at:%H:%M %d/%m/%Y}" in offered.text(), "the newest good copy is offered"
        if recovers:
            with clerk.qtbot.waitSignal(dialog.recovered):
                recover.click()
        else:
            dialog.reject()
        clerk.settle()
        if recovers:
            assert not clerk.navigator.shows_database_error, "the recovered file opens"

    def end(self, known: tuple[CopyFile, ...]) -> None:
        """Close the window, and remove the copies that it made of the damaged file."""
        self._clerk.close()
        for copy in copy_files.listed(self._office.path):
            if copy.path not in {one.path for one in known}:
                copy_files.remove_copy(copy)

    def _read_error_page(self) -> None:
        page = self._clerk.find(DatabaseErrorPage, "troublePage")
        assert page.isVisible()
        assert self._office.path.name in page.sentence.text(), "the file is named"
        assert self._clerk.find(QPushButton, "trouble.recover").isVisible(), page.sentence.text()

    def _banner_is_shown(self) -> bool:
        """Wait for the end of the examination that the window begins by itself."""
        check = self._clerk.navigator.file_check
        if check is None:
            self._clerk.qtbot.waitUntil(lambda: self._clerk.navigator.file_check is not None)
            check = self._clerk.navigator.file_check
            assert check is not None
        with self._clerk.qtbot.waitSignal(check.finished, timeout=60_000):
            check.begin()
        self._clerk.settle()
        return check.banner is not None and check.banner.isVisible()

    def _read_banner(self) -> None:
        check = self._clerk.navigator.file_check
        assert check is not None
        assert check.banner is not None
        assert check.problems
        assert "go on typing" in check.banner.text
        self._clerk.find(QPushButton, "banner.fileCheck.other").click()
        lines = self._clerk.find(QPlainTextEdit, "problems.lines").toPlainText().splitlines()
        assert len(lines) >= min(len(check.problems), 2)
        assert all(lines)
        self._clerk.find(ProblemsDialog, "problemsDialog").reject()
        self._clerk.settle()

    def _wrong_in_page(self) -> list[str]:
        page = self._clerk.navigator.page
        if page is None:
            return []
        uid = page.session.saved_report.uid
        editors = {one.objectName().removeprefix("prose."): one for one in page.findChildren(ProseEditor)}
        assert editors
        return [f"{uid} {key}" for key, editor in editors.items() if editor.toPlainText() != self._text(uid, key)]

    def _text(self, uid: str, key: str) -> str:
        entry = self._office.now.get((uid, key))
        return prose.plain_text(prose.decode(entry.value)) if entry is not None else ""

    def _shown_titles(self) -> int:
        self._clerk.navigator.leave_report()
        self._clerk.settle()
        return self._clerk.find(QTableView, "reportsTable").model().rowCount()


def sit(qtbot: QtBot, office: Office, data: bytes, *, also: int | None = None, recovers: bool = False) -> str:
    """Everything that must hold of one damaged file; returns what a clerk met."""
    clerk = Clerk(qtbot, office.path)
    known = copy_files.listed(office.path)
    sitting = Sitting(clerk, office, data)
    try:
        met = sitting.met(also)
        if met != NOTHING:
            sitting.look_at_the_offer(met, recovers=recovers)
    finally:
        sitting.end(known)
    return met


def damaged(office: Office, damage: Damage, seed: int) -> bytes:
    data = bytearray(office.data)
    damage(data, random.Random(f"{damage.__name__} {seed}"))
    return bytes(data)


def _each_time(damage: Damage) -> bool:
    return damage not in LIKE_ANOTHER


@pytest.mark.parametrize("damage", mostly_long(DAMAGES, _each_time), ids=lambda damage: damage.__name__)
def test_a_damaged_file_is_never_silently_wrong(qtbot: QtBot, small_office: Office, damage: Damage) -> None:
    sit(qtbot, small_office, damaged(small_office, damage, 0), recovers=damage is DAMAGES[1])


def test_a_foreign_file_is_named_and_the_newest_copy_offered(qtbot: QtBot, small_office: Office) -> None:
    assert sit(qtbot, small_office, FOREIGN[0]()) == DATABASE_ERROR


def test_an_unharmed_file_shows_nothing_but_the_right_text(qtbot: QtBot, small_office: Office) -> None:
    assert sit(qtbot, small_office, small_office.data, also=1) == NOTHING


@pytest.mark.long
@pytest.mark.timeout(7_200)
def test_five_hundred_damaged_files_in_the_window(qtbot: QtBot, own_folder: Path) -> None:
    years = 8
    office = office_with_an_open_report(own_folder, years)
    chance = random.Random(LONG)
    met: dict[str, Counter[str]] = {}
    for seed in range(-(-LONG // len(DAMAGES))):
        for number, damage in enumerate(DAMAGES):
            recovers = (seed + number) % 5 == 0
            also = chance.randrange(1, years + 2)
            try:
                found = sit(qtbot, office, damaged(office, damage, seed), also=also, recovers=recovers)
            except (AssertionError, WaitedTooLong) as error:  # all of them are told, not the first alone
                found = f"{FAILED} {seed}: {error}"
                print(damage.__name__, found, flush=True)
            met.setdefault(damage.__name__, Counter())[found] += 1
    for make in FOREIGN:
        assert sit(qtbot, office, make(), recovers=True) == DATABASE_ERROR
    for name, counter in met.items():
        print(f"{name}: {dict(counter)}")
    assert sum(counter.total() for counter in met.values()) >= LONG
    assert not [found for counter in met.values() for found in counter if found.startswith(FAILED)]
