"""The disk fails, the database cannot be opened, the program meets a bug: always a sentence, nothing lost."""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QLabel, QMessageBox, QPushButton

from dcbc_desktop.errors import FileError
from dcbc_desktop.report.prose import plain_text
from dcbc_desktop.store.files.lock import lock_path
from dcbc_desktop.store.store import Store
from dcbc_desktop.ui import session
from dcbc_desktop.ui.app.database_error_page import DatabaseErrorPage
from dcbc_desktop.ui.app.rescue_copy import RescueCopy, write_texts
from dcbc_desktop.workflow.signing.amendments import amend
from dcbc_desktop.workflow.signing.sign_off import SignatoryChoice, sign_off
from tests.keyboard import type_text
from tests.report.samples import blank_report, full_report
from tests.ui.clerk import Clerk


class FullDisk:
    """Lets no page be added to a real database until there is room again."""

    def __init__(self, clerk: Clerk) -> None:
        self._clerk = clerk
        clerk.store(self._fill)

    def _fill(self, store: Store) -> None:
        pages = store.connection.execute("PRAGMA page_count").fetchone()[0]
        store.connection.execute(f"PRAGMA max_page_count = {pages}")

    def empty(self) -> None:
        """There is room again."""
        self._clerk.store(lambda store: store.connection.execute("PRAGMA max_page_count = 1000000").fetchone())


@pytest.fixture
def full_disk(clerk: Clerk) -> Iterator[FullDisk]:
    """A window whose database cannot grow, with something typed that needs room."""
    clerk.short()
    disk = FullDisk(clerk)
    clerk.editor("I").insertPlainText("Ă" * 30_000)
    clerk.session.flush()
    clerk.qtbot.waitUntil(clerk.page.save_banner.isVisible)
    yield disk
    disk.empty()


@pytest.mark.usefixtures("full_disk")
def test_a_failed_save_shows_a_lasting_banner_and_keeps_what_was_typed(clerk: Clerk) -> None:
    assert clerk.session.dirty
    assert "disk" in clerk.page.save_banner.text.lower()
    assert "Not saved yet" in clerk.page.status.label.text()
    assert plain_text(clerk.session.report.prose("I")).startswith("Ă")
    assert plain_text(clerk.stored().prose("I")).startswith("Nội dung")


@pytest.fixture
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session, "RETRY_AFTER_MS", 100)


@pytest.mark.usefixtures("_impatient")
def test_a_failed_save_is_tried_again_by_itself(clerk: Clerk, full_disk: FullDisk) -> None:
    full_disk.empty()
    clerk.qtbot.waitUntil(lambda: not clerk.session.dirty)
    assert not clerk.page.save_banner.isVisible()
    assert plain_text(clerk.stored().prose("I")).startswith("Ă")


@pytest.mark.usefixtures("full_disk")
def test_closing_while_saves_fail_asks_and_back_means_back(clerk: Clerk) -> None:
    clerk.window.close()
    clerk.qtbot.waitUntil(lambda: clerk.window.findChild(QMessageBox, "unsavedBox") is not None)
    assert clerk.window.isVisible()
    clerk.find(QPushButton, "unsaved.back").click()
    clerk.qtbot.waitUntil(lambda: clerk.window.findChild(QMessageBox, "unsavedBox") is None)
    assert clerk.window.isVisible()
    assert clerk.session.dirty


@pytest.mark.usefixtures("full_disk")
def test_closing_without_the_last_edits_is_a_persons_choice(clerk: Clerk) -> None:
    clerk.window.close()
    clerk.qtbot.waitUntil(lambda: clerk.window.findChild(QMessageBox, "unsavedBox") is not None)
    clerk.find(QPushButton, "unsaved.drop").click()
    clerk.qtbot.waitUntil(lambda: not clerk.window.isVisible())


@pytest.mark.usefixtures("full_disk")
def test_a_copy_elsewhere_holds_the_last_edits(clerk: Clerk, tmp_path: Path) -> None:
    target = tmp_path / "thẻ nhớ.db"
    RescueCopy(clerk.runner, clerk.session, clerk.window, None).write_to(str(target))
    clerk.qtbot.waitUntil(lambda: clerk.window.findChild(QMessageBox, "savedElsewhere") is not None)
    copy = Store.open(target)
    try:
        assert plain_text(copy.load_report(clerk.session.saved_report.id).prose("I")).startswith("Ă")
    finally:
        copy.close()


def test_a_copy_elsewhere_holds_the_scans_and_says_where_they_did_not_come_along(clerk: Clerk, tmp_path: Path) -> None:
    clerk.short()
    report = clerk.session.saved_report
    clerk.store(partial(sign_off, report_id=report.id, signing=SignatoryChoice()))
    scan = clerk.store(lambda store: store.scans.attach(report.id, 1, "a.pdf", "pdf", b"%PDF-1.4 scan"))
    clerk.store(partial(amend, report_id=report.id, reason="Sửa"))
    clerk.session.reload(clerk.stored())
    target = tmp_path / "thẻ nhớ.db"
    RescueCopy(clerk.runner, clerk.session, clerk.window, None).write_to(str(target))
    clerk.qtbot.waitUntil(lambda: clerk.window.findChild(QMessageBox, "savedElsewhere") is not None)
    box = clerk.find(QMessageBox, "savedElsewhere")
    assert box.text().endswith("thẻ nhớ.db")
    box.accept()
    with closing(Store.open(target)) as copy:
        assert copy.scans.data(report.id, scan.sha256) == b"%PDF-1.4 scan"
    (tmp_path / "nơi khác.received.db").write_bytes(b"theirs" * 100)
    clerk.qtbot.waitUntil(lambda: clerk.window.findChild(QMessageBox, "savedElsewhere") is None)
    RescueCopy(clerk.runner, clerk.session, clerk.window, None).write_to(str(tmp_path / "nơi khác.db"))
    clerk.qtbot.waitUntil(lambda: clerk.window.findChild(QMessageBox, "savedElsewhere") is not None)
    assert "nơi khác.received.db" in clerk.find(QMessageBox, "savedElsewhere").text()
    with closing(Store.open(tmp_path / "nơi khác.db")) as copy:
        assert copy.load_report(report.id).revision == 2


@pytest.mark.parametrize(
    ("name", "code"),
    [("reports.db", "copy_onto_itself"), ("reports.db.lock", "target_suffix"), ("received.db", "copy_onto_itself"),
     ("bản sao.docx", "target_suffix"), ("ống.db", "target_not_file")],
)  # fmt: skip
@pytest.mark.skipif(sys.platform == "win32", reason="pipes have no name there")
def test_a_copy_elsewhere_takes_nothing_away(clerk: Clerk, name: str, code: str) -> None:
    clerk.short()
    target = clerk.database.parent / name
    if name.startswith("ống"):
        os.mkfifo(target)
    before = target.lstat().st_ino if target.exists() else None
    RescueCopy(clerk.runner, clerk.session, clerk.window, None).write_to(str(target))
    clerk.qtbot.waitUntil(lambda: clerk.window.findChild(QMessageBox, "savedElsewhere") is not None)
    said = clerk.find(QMessageBox, "savedElsewhere").text()
    if code == "target_not_file":  # the texts are written beside it
        assert target.with_suffix(".txt").name in said
    else:
        shown = {"file": str(target) if code == "copy_onto_itself" else name, "suffixes": ".db"}
        assert said == clerk.runner.sentence(code, shown)
    assert (target.lstat().st_ino if target.exists() else None) == before
    assert clerk.store(lambda store: store.doctor()) == ()


def _refused(_self: Store, target: Path) -> None:
    raise FileError("disk_full", file=target.name)


def test_where_the_database_cannot_be_read_the_open_report_is_copied_from_memory(
    clerk: Clerk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clerk.short()
    type_text(clerk.editor("I"), "vừa gõ ")
    monkeypatch.setattr(Store, "copy_reports", _refused)
    RescueCopy(clerk.runner, clerk.session, clerk.window, None).write_to(str(tmp_path / "bản sao.db"))
    clerk.qtbot.waitUntil(lambda: clerk.window.findChild(QMessageBox, "savedElsewhere") is not None)
    report = clerk.session.report
    with closing(Store.open(tmp_path / "bản sao.db")) as copy:
        copied = copy.load_report(copy.settings.open_report_id() or 0)
    assert (copied.uid, copied.period, copied.entries) == (report.uid, report.period, report.entries)
    assert plain_text(copied.prose("I")).startswith("vừa gõ Nội dung của mục I.")


def test_where_no_copy_can_be_made_the_texts_are_written(
    clerk: Clerk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clerk.short()
    type_text(clerk.editor("I"), "vừa gõ ")
    with closing(Store.open(tmp_path / "bản sao.db")):
        monkeypatch.setattr(Store, "copy_reports", _refused)
    before = (tmp_path / "bản sao.db").read_bytes()
    RescueCopy(clerk.runner, clerk.session, clerk.window, None).write_to(str(tmp_path / "bản sao.db"))
    clerk.qtbot.waitUntil(lambda: clerk.window.findChild(QMessageBox, "savedElsewhere") is not None)
    text = (tmp_path / "bản sao.txt").read_text(encoding="utf-8")
    assert "vừa gõ Nội dung của mục I." in text
    assert "Lê Thị Minh Hòa" in text
    assert (tmp_path / "bản sao.db").read_bytes() == before, "one report took the place of a whole database"


def test_texts_of_a_report_hold_every_value(tmp_path: Path) -> None:
    target = write_texts(full_report(), tmp_path / "báo cáo.txt")
    text = target.read_text(encoding="utf-8")
    assert all(f"Nội dung của mục {key}." in text for key in ("I", "II.1", "V.2", "ket_thuc"))


def _wreck(kind: str, database: Path) -> None:
    if kind == "newer":
        with sqlite3.connect(database) as connection:
            connection.execute("PRAGMA user_version = 9999")
        connection.close()
    elif kind == "damaged":
        data = bytearray(database.read_bytes())
        data[100:] = bytes(len(data) - 100)
        database.write_bytes(data)
    else:
        database.write_bytes(b"no database at all, by nobody" * 50)


@pytest.mark.parametrize("kind", ["newer", "damaged", "foreign"])
def test_a_database_that_cannot_be_opened_is_a_sentence_on_a_page(clerk: Clerk, kind: str) -> None:
    clerk.keep(blank_report())
    _wreck(kind, clerk.database)
    before = clerk.database.read_bytes()
    clerk.opened()
    page = clerk.find(DatabaseErrorPage, "troublePage")
    assert page.isVisible()
    assert clerk.database.name in clerk.find(QLabel, "troubleSentence").text()
    assert clerk.database.read_bytes() == before
    clerk.window.close()
    assert not clerk.window.isVisible()


def test_a_database_held_by_another_window_can_be_tried_again(clerk: Clerk) -> None:
    clerk.keep(blank_report())
    holder = Store.open(clerk.database)
    try:
        clerk.opened()
        assert clerk.find(DatabaseErrorPage, "troublePage").isVisible()
        assert not clerk.find(QPushButton, "trouble.takeOver").isVisible()
    finally:
        holder.close()
    clerk.find(QPushButton, "trouble.retry").click()
    clerk.qtbot.waitUntil(lambda: clerk.navigator.page is not None)
    clerk.settle()


def test_a_lock_that_another_computer_left_is_for_the_person_to_judge(clerk: Clerk) -> None:
    clerk.keep(blank_report())
    words = '{"host":"máy-văn-thư","user":"chị Hoa","since":"2026-11-20T08:00:00+07:00","pid":4711}'
    lock_path(clerk.database).write_text(words, encoding="utf-8")
    clerk.opened()
    assert "máy-văn-thư" in clerk.find(QLabel, "troubleSentence").text()
    clerk.find(QPushButton, "trouble.retry").click()
    clerk.settle()
    assert clerk.navigator.page is None
    clerk.find(QPushButton, "trouble.takeOver").click()
    clerk.qtbot.waitUntil(lambda: clerk.navigator.page is not None)
    clerk.settle()


def test_another_file_can_be_chosen(clerk: Clerk, tmp_path: Path) -> None:
    clerk.keep(blank_report())
    _wreck("foreign", clerk.database)
    clerk.opened()
    clerk.find(QPushButton, "trouble.choose").click()
    dialog = clerk.find(QFileDialog, "chooseDatabase")
    assert not dialog.testOption(QFileDialog.Option.DontUseNativeDialog) or dialog.isVisible()
    dialog.fileSelected.emit(str(tmp_path / "mới.db"))
    dialog.close()
    clerk.qtbot.waitUntil((tmp_path / "mới.db").exists)
    clerk.settle()
    assert not clerk.find(DatabaseErrorPage, "troublePage").isVisible()


def test_an_error_that_nobody_handles_is_a_banner(clerk: Clerk) -> None:
    clerk.short()
    clerk.runner.error_happened.emit(FileError("disk_full", file="x.db"))
    assert clerk.navigator.error_banner.isVisible()
    clerk.find(QPushButton, "banner.error.button").click()
    assert not clerk.navigator.error_banner.isVisible()
