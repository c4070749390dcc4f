"""The window examines its file: a lasting banner says what was found, typing goes on, saves never wait."""

from __future__ import annotations

import shutil
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QMessageBox, QPlainTextEdit, QPushButton

from dcbc_desktop.report.prose import plain_text
from dcbc_desktop.store import doctor
from dcbc_desktop.store.copies import copy_files
from dcbc_desktop.store.database import Database
from dcbc_desktop.store.models import Problem
from dcbc_desktop.store.store import Store
from dcbc_desktop.ui.app import navigator
from dcbc_desktop.ui.app.file_check import FileCheck
from dcbc_desktop.workflow.signing.sign_off import SignatoryChoice, sign_off
from tests.keyboard import type_text
from tests.report.samples import blank_report, full_report
from tests.ui.clerk import Clerk


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(navigator, "EXAMINE_AFTER_MS", 0)


def examined(clerk: Clerk) -> FileCheck:
    """The examination, after its answer has come."""
    check = clerk.navigator.file_check
    if check is None:
        clerk.qtbot.waitUntil(lambda: clerk.navigator.file_check is not None)
        check = clerk.navigator.file_check
        assert check is not None
    with clerk.qtbot.waitSignal(check.finished, timeout=30_000):
        check.begin()
    clerk.settle()
    return check


def banner_text(clerk: Clerk) -> str:
    banner = examined(clerk).banner
    return banner.text if banner is not None and banner.isVisible() else ""


def tamper(clerk: Clerk, *statements: str) -> None:
    with closing(sqlite3.connect(clerk.database, isolation_level=None)) as stranger:
        for statement in statements:
            stranger.execute(statement)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with a signed report and a draft, the draft open."""
    path = tmp_path_factory.mktemp("made") / "reports.db"
    with closing(Store.open(path)) as store:
        for report in (full_report(), blank_report()):
            kept = store.create_report(report.outline, report.period, office_code="A01", entries=report.entries)
            store.settings.set_open_report(kept.id)
        sign_off(store, 1, SignatoryChoice())
    return path


@pytest.fixture
def signed(clerk: Clerk, made: Path) -> Clerk:
    """A window on a signed report and a draft, the draft open."""
    shutil.copy(made, clerk.database)
    clerk.opened()
    return clerk


def test_a_sound_file_shows_nothing(clerk: Clerk) -> None:
    clerk.full()
    check = examined(clerk)
    assert (check.problems, check.banner) == ((), None)


def zero_pages(path: Path) -> None:
    """Overwrite the pages of the signed PDF with zeros, as a failing disk does."""
    whole = bytearray(path.read_bytes())
    first = whole.index(b"%PDF-1.7") // 4096 + 1
    whole[first * 4096 : (first + 2) * 4096] = bytes(2 * 4096)
    path.write_bytes(whole)


@pytest.mark.parametrize(
    ("what", "statements"),
    [
        ("revision 1", ("DROP TRIGGER revision_no_update", "UPDATE revision SET content = x'7b7d'")),
        ("log", ("DROP TRIGGER audit_no_delete", "DELETE FROM audit WHERE seq = 2")),
        ("entry", ("DELETE FROM entry WHERE report_id = 2 AND key = 'mo_dau'", "DELETE FROM entry_history")),
    ],
)
def test_what_another_program_changed_is_told_while_the_window_is_open(
    signed: Clerk, what: str, statements: tuple[str, ...]
) -> None:
    assert banner_text(signed) == ""
    tamper(signed, *statements)
    if what == "entry":
        tamper(signed, "INSERT INTO left_over VALUES (2, 1, 'x', '')")
    assert "problem" in banner_text(signed) or what in banner_text(signed)
    assert "go on typing" in banner_text(signed)


def test_zeroed_pages_are_told_at_the_next_start_and_typing_goes_on(signed: Clerk) -> None:
    signed.close()
    zero_pages(signed.database)
    signed.opened()
    check = examined(signed)
    assert check.banner is not None
    assert check.banner.isVisible()
    assert {"revision_damaged", "damaged_pages"} & {problem.code for problem in check.problems}
    type_text(signed.editor("I"), "gõ tiếp")
    signed.saved()
    assert plain_text(signed.stored().prose("I")) == "gõ tiếp"
    assert "gõ tiếp" not in check.banner.text


def test_a_file_with_damaged_pages_is_kept_as_it_was_found(signed: Clerk) -> None:
    signed.close()
    zero_pages(signed.database)
    damaged = signed.database.read_bytes()
    signed.opened()
    check = examined(signed)
    signed.qtbot.waitUntil(lambda: check.banner is not None and ".db" in check.banner.text)
    (copy,) = copy_files.listed(signed.database)
    assert not copy.verified
    assert copy.path.name in (check.banner.text if check.banner else "")
    assert b"%PDF-1.7" in copy.path.read_bytes()
    assert len(copy.path.read_bytes()) == len(damaged)


def test_the_details_name_every_problem(signed: Clerk) -> None:
    tamper(signed, "DROP TRIGGER audit_no_delete", "DELETE FROM audit WHERE seq = 2")
    check = examined(signed)
    assert check.banner is not None
    signed.find(QPushButton, "banner.fileCheck.other").click()
    lines = signed.find(QPlainTextEdit, "problems.lines").toPlainText().splitlines()
    assert len(lines) == len(check.problems) > 1
    assert "The structure “audit_no_delete” (a table or a guard) was changed outside the program." in lines
    signed.find(QPushButton, "problemsDialog.copy").click()
    assert QGuiApplication.clipboard().text().splitlines() == lines


def copied(clerk: Clerk, target: Path) -> str:
    """What the window says after the banner's button and the choice of a file."""
    clerk.find(QPushButton, "banner.fileCheck.button").click()
    clerk.find(QFileDialog, "saveElsewhere").fileSelected.emit(str(target))
    clerk.find(QFileDialog, "saveElsewhere").reject()
    clerk.qtbot.waitUntil(lambda: clerk.window.findChild(QMessageBox, "savedElsewhere") is not None)
    return clerk.find(QMessageBox, "savedElsewhere").text()


def test_a_copy_is_made_from_the_banner_with_the_last_edits(signed: Clerk, tmp_path: Path) -> None:
    tamper(signed, "INSERT INTO left_over VALUES (1, 1, 'x', '')")
    examined(signed)
    type_text(signed.editor("I"), "chưa lưu")
    target = tmp_path / "USB.db"
    assert str(target) in copied(signed, target)
    with closing(Store.open(target, write=False)) as copy:
        assert plain_text(copy.load_report(2).prose("I")) == "chưa lưu"


def test_a_copy_of_a_damaged_file_says_that_it_is_damaged_too(signed: Clerk, tmp_path: Path) -> None:
    signed.close()
    with closing(sqlite3.connect(signed.database)) as connection:
        (root,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'audit'").fetchone()
    whole = bytearray(signed.database.read_bytes())
    whole[(root - 1) * 4096 : root * 4096] = bytes(4096)
    signed.database.write_bytes(whole)
    signed.opened()
    examined(signed)
    target = tmp_path / "USB.db"
    words = copied(signed, target)
    assert "damaged" in words
    assert target.exists()


def test_what_was_mended_is_no_longer_told(signed: Clerk) -> None:
    tamper(signed, "CREATE TABLE extra (x)")
    assert "extra" in banner_text(signed)
    tamper(signed, "DROP TABLE extra")
    assert banner_text(signed) == ""


def test_the_banner_speaks_the_language_of_the_window(signed: Clerk) -> None:
    tamper(signed, "CREATE TABLE extra (x)")
    examined(signed)
    signed.runner.set_language("vi")
    check = examined(signed)
    assert check.banner is not None
    assert "Cấu trúc “extra”" in check.banner.text


def test_closing_the_window_ends_the_examination(signed: Clerk, monkeypatch: pytest.MonkeyPatch) -> None:
    examined(signed)
    begun = threading.Event()

    def endless(database: Database) -> Iterator[Problem]:
        begun.set()
        numbers = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
        database.connection.execute(numbers).fetchone()
        yield from ()

    monkeypatch.setattr(doctor, "PLANS", (lambda _: (endless,),))
    signed.navigator.examine_file()
    signed.qtbot.waitUntil(begun.is_set)
    signed.close()  # waits for its threads
    assert not signed.database.with_name("reports.db-journal").exists()
