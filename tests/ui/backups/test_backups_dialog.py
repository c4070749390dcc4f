"""Bản sao lưu in the window: by themselves, listed, looked at, restored, copied to a stick, reminded of."""

from __future__ import annotations

from contextlib import closing
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QListWidget, QPushButton, QRadioButton, QTableWidget

from dcbc_desktop.encryption import age_format
from dcbc_desktop.errors import FileError
from dcbc_desktop.report.dates import today
from dcbc_desktop.report.prose import plain_text
from dcbc_desktop.store.copies.checking import check_copy
from dcbc_desktop.store.copies.copy_files import listed
from dcbc_desktop.store.store import Store
from dcbc_desktop.ui.backups.backups_dialog import BackupsDialog
from dcbc_desktop.ui.backups.password_dialogs import NewPasswordDialog, OpenLockedDialog
from dcbc_desktop.ui.widgets.banner import Banner
from dcbc_desktop.ui.widgets.check_boxes import CheckBox
from dcbc_desktop.ui.widgets.secret_edit import SecretEdit
from dcbc_desktop.ui.widgets.task_dialog import SentenceLabel
from dcbc_desktop.workflow import stick_copies
from dcbc_desktop.workflow.backups import back_up
from tests.keyboard import type_text
from tests.ui.clerk import Clerk

PASSWORD = "Mật khẩu của tôi"


def dialog_of(clerk: Clerk) -> BackupsDialog:
    clerk.window.actions_by_verb["backups"].trigger()
    clerk.settle()
    return clerk.find(BackupsDialog, "backupsDialog")


def copied(clerk: Clerk) -> None:
    clerk.store(partial(back_up, reason="work"))


def write(clerk: Clerk, text: str) -> None:
    type_text(clerk.editor("I"), text)
    clerk.saved()


def test_a_copy_is_made_after_the_start_and_after_work_when_something_changed(clerk: Clerk) -> None:
    clerk.full()
    clerk.navigator.backup_care.start()
    clerk.settle()
    schedule = clerk.navigator.backup_care.schedule
    assert [one.reason for one in listed(clerk.database)] == ["start"]
    schedule.after_work()
    clerk.settle()
    assert len(listed(clerk.database)) == 1
    write(clerk, "Thêm. ")
    schedule.after_work()
    clerk.settle()
    schedule.at_end()
    assert sorted(one.reason for one in listed(clerk.database)) == ["start", "work"]
    write(clerk, "Nữa. ")
    schedule.at_end()
    assert sorted(one.reason for one in listed(clerk.database)) == ["exit", "start", "work"]


def test_the_sample_is_never_copied(clerk: Clerk) -> None:
    clerk.full()
    clerk.navigator.backup_care.switch_off()
    clerk.navigator.backup_care.at_end()
    assert listed(clerk.database) == ()


def test_a_damaged_file_is_told_when_it_is_copied(clerk: Clerk) -> None:
    clerk.full()
    clerk.store(lambda store: store.connection.execute("UPDATE entry SET note = 'x' WHERE key = 'II.1'"))
    clerk.navigator.backup_care.start()
    clerk.settle()
    clerk.qtbot.waitUntil(lambda: clerk.window.findChild(Banner, "banner.fileCheck") is not None)
    clerk.settle()
    clerk.find(QPushButton, "banner.fileCheck.other").click()
    clerk.find(QPushButton, "problemsDialog.recover").click()
    clerk.settle()
    assert "is damaged" in clerk.find(SentenceLabel, "recovery.state").text()


def test_copies_are_listed_with_what_they_hold(clerk: Clerk) -> None:
    clerk.full()
    copied(clerk)
    dialog = dialog_of(clerk)
    table = clerk.find(QTableWidget, "backupsTable")
    cells = [table.item(0, column) for column in (1, 2, 5)]
    assert [cell.text() for cell in cells if cell is not None] == ["While working", "Reports: 1", "checked"]
    assert clerk.find(SentenceLabel, "backups.holds").text() == "The backup is whole. It holds:"
    reports = clerk.find(QListWidget, "backups.reports")
    assert "2026" in reports.item(0).text()
    clerk.find(QPushButton, "backupsDialog.now").click()
    clerk.settle()
    assert table.rowCount() == 2
    dialog.close()


def test_reports_of_a_copy_chosen_twice_are_listed_once(clerk: Clerk) -> None:
    clerk.full()
    copied(clerk)
    dialog_of(clerk)
    table = clerk.find(QTableWidget, "backupsTable")
    for _ in range(2):  # the answers come after both
        table.clearSelection()
        table.selectRow(0)
    clerk.settle()
    assert clerk.find(QListWidget, "backups.reports").count() == 1


def test_a_copy_that_was_damaged_since_is_told(clerk: Clerk) -> None:
    clerk.full()
    copied(clerk)
    (copy,) = listed(clerk.database)
    copy.path.write_bytes(copy.path.read_bytes()[:-4096] + bytes(4096))
    dialog_of(clerk)
    assert "could not be read back" in clerk.find(SentenceLabel, "backups.holds").text()


def test_a_copy_is_opened_as_a_new_file(clerk: Clerk) -> None:
    clerk.full()
    copied(clerk)
    former = plain_text(clerk.session.report.prose("I"))
    write(clerk, "Sau bản sao lưu. ")
    dialog_of(clerk)
    clerk.find(QPushButton, "backupsDialog.restore").click()
    clerk.find(QPushButton, "restoreDialog.restore").click()
    clerk.settle()
    assert clerk.navigator.database.name.startswith("reports-ban-sao-")
    assert plain_text(clerk.session.report.prose("I")) == former
    store = Store.open(clerk.database, write=False)
    assert "Sau bản sao lưu." in plain_text(store.load_report(1).prose("I"))
    store.close()


def test_a_copy_takes_the_place_of_the_open_file_which_is_kept(clerk: Clerk) -> None:
    clerk.full()
    copied(clerk)
    former = plain_text(clerk.session.report.prose("I"))
    write(clerk, "Sau bản sao lưu. ")
    dialog_of(clerk)
    clerk.find(QPushButton, "backupsDialog.restore").click()
    clerk.find(QRadioButton, "restore.instead").click()
    clerk.find(QPushButton, "restoreDialog.restore").click()
    clerk.settle()
    clerk.qtbot.waitUntil(lambda: clerk.navigator.page is not None and clerk.runner.idle)
    assert clerk.navigator.database == clerk.database
    assert plain_text(clerk.session.report.prose("I")) == former
    (aside,) = clerk.database.parent.glob("reports.db.truoc-khoi-phuc-*")
    aside.rename(aside.with_suffix(".db"))
    store = Store.open(aside.with_suffix(".db"), write=False)
    assert "Sau bản sao lưu." in plain_text(store.load_report(1).prose("I"))
    store.close()
    assert listed(clerk.database)[0].reason == "restore", "a copy of the former file was made before"


def test_everything_goes_to_a_stick_and_is_read_back(clerk: Clerk, tmp_path: Path) -> None:
    clerk.full()
    write(clerk, "Mới nhất. ")
    stick = tmp_path / "USB của tôi"
    stick.mkdir()
    dialog = dialog_of(clerk)
    dialog.copy_to_stick(str(stick))
    clerk.qtbot.waitUntil(lambda: "read back" in clerk.find(SentenceLabel, "backups.note").text())
    clerk.settle()
    (folder,) = stick.iterdir()
    assert sorted(path.name for path in folder.iterdir()) == ["SHA256SUMS.txt", "reports.db"]
    (report,) = check_copy(folder / "reports.db", lambda: None)
    assert report.title
    assert not clerk.store(stick_copies.reminder_due)


def test_a_stick_without_room_is_told(clerk: Clerk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    clerk.full()

    def refuse(folder: Path, *_: object) -> None:
        raise FileError("stick_full", folder=str(folder), needed=9, free=1)

    monkeypatch.setattr(stick_copies, "require_room", refuse)
    dialog = dialog_of(clerk)
    dialog.copy_to_stick(str(tmp_path))
    clerk.qtbot.waitUntil(lambda: "1 MB free" in dialog.problem.text())
    assert list(tmp_path.glob("DCBC*")) == []


@pytest.mark.clock
def test_a_week_without_a_stick_is_told_and_put_off(clerk: Clerk) -> None:
    clerk.full()
    care = clerk.navigator.backup_care
    care.start()
    clerk.settle()
    banner = clerk.find(Banner, "banner.stick")
    assert not banner.isVisible(), "the first week begins now"
    a_week_ago = (today() - timedelta(days=7)).isoformat()
    clerk.store(lambda store: store.settings.set("session.stick_copy", a_week_ago))
    care.start()
    clerk.settle()
    assert banner.isVisible()
    clerk.find(QPushButton, "banner.stick.other").click()
    clerk.settle()
    assert not banner.isVisible()
    assert not clerk.store(stick_copies.reminder_due)


@pytest.mark.clock
def test_the_reminder_can_be_switched_off(clerk: Clerk) -> None:
    clerk.full()
    a_week_ago = (today() - timedelta(days=7)).isoformat()
    clerk.store(lambda store: store.settings.set("session.stick_copy", a_week_ago))
    assert clerk.store(stick_copies.reminder_due)
    dialog_of(clerk)
    clerk.find(CheckBox, "backups.reminder").click()
    clerk.settle()
    assert not clerk.store(stick_copies.reminder_due)


def ask_for_a_password(clerk: Clerk, stick: Path, first: str, again: str) -> NewPasswordDialog:
    dialog = dialog_of(clerk)
    clerk.find(CheckBox, "backups.protect").click()
    dialog.copy_to_stick(str(stick))
    asked = clerk.find(NewPasswordDialog, "newPasswordDialog")
    clerk.find(SecretEdit, "newPassword.first").setText(first)
    clerk.find(SecretEdit, "newPassword.again").setText(again)
    clerk.find(QPushButton, "newPasswordDialog.copy").click()
    return asked


def test_a_copy_on_a_stick_gets_a_password_and_is_opened_by_it(
    clerk: Clerk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(age_format, "WORK_FACTOR", 10)
    clerk.full()
    write(clerk, "Mới nhất. ")
    former = plain_text(clerk.session.report.prose("I"))
    stick = tmp_path / "USB của tôi"
    stick.mkdir()
    ask_for_a_password(clerk, stick, PASSWORD, PASSWORD)
    clerk.qtbot.waitUntil(lambda: "read back" in clerk.find(SentenceLabel, "backups.note").text())
    clerk.settle()
    (locked,) = stick.iterdir()
    assert locked.name.endswith(".tar.age")
    assert b"SQLite" not in locked.read_bytes()
    write(clerk, "Sau bản sao. ")
    clerk.find(BackupsDialog, "backupsDialog").open_locked_copy(str(locked))
    opening = clerk.find(OpenLockedDialog, "openLockedDialog")
    field = clerk.find(SecretEdit, "openLocked.password")
    before = sorted(clerk.database.parent.iterdir())
    for typed in ("sai mật khẩu", PASSWORD):
        field.setText(typed)
        clerk.find(QPushButton, "openLockedDialog.open").click()
        assert field.text() == "", "nothing stays in the field"
        if typed != PASSWORD:
            clerk.qtbot.waitUntil(lambda: "is wrong" in opening.problem.text())
            assert sorted(clerk.database.parent.iterdir()) == before
    clerk.qtbot.waitUntil(lambda: clerk.navigator.database != clerk.database and clerk.runner.idle)
    clerk.settle()
    assert plain_text(clerk.session.report.prose("I")) == former
    with closing(Store.open(clerk.database, write=False)) as store:
        assert "Sau bản sao." in plain_text(store.load_report(1).prose("I"))


@pytest.mark.parametrize(
    ("first", "again", "told"),
    [("ngắn", "ngắn", "at least 8"), (PASSWORD, "Mật khẩu khác", "not the same"), ("", "", "at least 8")],
)
def test_a_short_or_mistyped_password_is_asked_for_again(
    clerk: Clerk, tmp_path: Path, first: str, again: str, told: str
) -> None:
    clerk.short()
    asked = ask_for_a_password(clerk, tmp_path, first, again)
    assert told in asked.problem.text()
    assert asked.isVisible()
    assert "nobody can open the copy" in clerk.find(SentenceLabel, "newPassword.warning").text()
    field = clerk.find(SecretEdit, "newPassword.first")
    asked.reject()
    assert field.text() == ""
    clerk.settle()
    assert list(tmp_path.glob("DCBC*")) == []
