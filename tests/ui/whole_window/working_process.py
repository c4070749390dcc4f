"""A window in a process of its own in which somebody does everything at random, to be killed by the test.

Each line of the output is one thing that happened, as JSON, with the time of `time.monotonic`, which is that of the
whole computer. A line stands in the pipe before the program can go on to save what it tells.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import sqlite3
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QMessageBox, QPushButton, QTabWidget, QWidget

from dcbc_desktop.report import header as h
from dcbc_desktop.report.report import Report, State
from dcbc_desktop.store import database_files
from dcbc_desktop.store.copies.copy_files import CopyFile
from dcbc_desktop.store.models import Place
from dcbc_desktop.store.store import Store
from dcbc_desktop.ui import session as session_module
from dcbc_desktop.ui.app.main_window import MainWindow
from dcbc_desktop.ui.app.report_page import ReportPage
from dcbc_desktop.ui.backups.backup_care import BackupCare
from dcbc_desktop.ui.sending.export_flow import ExportFlow
from dcbc_desktop.ui.session import Saved, Snapshot
from dcbc_desktop.ui.tables.table_grid import TableGrid
from dcbc_desktop.ui.widgets.fields import LinesEdit
from tests.keyboard import press, type_text
from tests.ui.whole_window.typing_process import work_in_the_window

WORDS = ("Họp", "ý kiến", "tổ", "bầu", "kế hoạch", "đã gửi")
ONLY_TYPES, DOES_ALL = "types", "all"
"""Who only types stays in one field, so that nothing but the clock begins a save."""
MOST_LETTERS = 300
"""A longer text is typed over, so that lines stay short."""
PAUSE_MS = 20
"""Longest time between two acts."""
MOST_LOOKS = 100
"""Rounds after which a sign-off is given up that something stops."""
ALWAYS_NEW = 0.7
"""Share of exports with a name of their own; the others go to the same file each time."""


def tell(act: str, **told: object) -> None:
    """Write one line in one piece."""
    line = json.dumps({"act": act, "t": time.monotonic(), **told}, ensure_ascii=False)
    os.write(1, f"{line}\n".encode())


def tell_saves() -> None:
    """Tell of each save on the store thread: when it begins, and what is on the disk when it is done."""
    write = session_module._write

    def telling(store: Store, report: Report, taken: Mapping[str, Snapshot], place: Place | None) -> Saved:
        tell("saving")
        saved = write(store, report, taken, place)
        tell("saved", entries={key: entry.value for key, entry in saved.entries.items()}, place=_place(place))
        return saved

    setattr(session_module, "_write", telling)  # noqa: B010  mypy wants no function replaced


def tell_opening() -> None:
    """Tell when the database is opened, and when that is done; a former one is copied and migrated meanwhile."""
    open_for_writing = database_files.open_for_writing

    def telling(path: Path, version: int) -> sqlite3.Connection:
        tell("opening", version=version)
        connection = open_for_writing(path, version)
        tell("open")
        return connection

    setattr(database_files, "open_for_writing", telling)  # noqa: B010


def _place(place: Place | None) -> list[object]:
    return [place.tab, place.key, place.caret, place.note, place.note_caret] if place is not None else []


class Somebody:
    """Does one small thing after another, each in a round of the event loop of its own."""

    def __init__(self, window: QWidget) -> None:
        assert isinstance(window, MainWindow)
        self._window = window
        self._chance = random.Random(sys.argv[2])
        self._folder = Path(sys.argv[3])
        self._only_types = sys.argv[4] == ONLY_TYPES
        self._letters, self._typed, self._key = "", "", ""
        self._exports = self._looks = 0
        self._target, self._draft, self._exporting = self._folder / "Báo cáo.pdf", True, False

    def begin(self) -> None:
        """Look again until every tab is built."""
        page = self._window.findChild(ReportPage)
        if page is None or not all(tab.built for tab in page.tabs.pages.values()):
            QTimer.singleShot(10, self.begin)
            return
        self._page, self._session = page, page.session
        self._care = self._window.findChildren(BackupCare)[0]
        self._listen()
        self._tell_where()
        self._go_on()

    def _listen(self) -> None:
        setattr(ExportFlow, "_ask_file", lambda _flow, _suggested: self._target)  # noqa: B010
        self._session.entry_changed.connect(self._on_entry)
        self._session.place_changed.connect(self._on_place)
        self._session.state_changed.connect(self._on_state)
        self._care.schedule.made.connect(self._on_copy)

    def _tell_where(self) -> None:
        place, tab = self._session.place, self._page.tabs.current
        field = tab.edits().get(place.key) if place is not None else None
        tell(
            "opened", tab=tab.name, caret=field.caret() if field is not None else None,
            asked=QApplication.activeModalWidget() is not None,
        )  # fmt: skip

    def _on_entry(self, key: str) -> None:
        tell("entry", key=key, value=self._session.entry(key).value)

    def _on_place(self, *_: object) -> None:
        tell("place", place=_place(self._session.place))

    def _on_state(self) -> None:
        report = self._session.saved_report
        tell("state", revision=report.revision, state=report.state)

    def _on_copy(self, copy: CopyFile | None) -> None:
        if copy is not None:
            tell("copied", name=copy.path.name, at=copy.at.timestamp())

    def _go_on(self) -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is not None:
            self._answer(dialog)
        elif self._letters:
            self._type_letter()
        else:
            self._choose()()
        QTimer.singleShot(self._chance.randrange(PAUSE_MS), self._go_on)

    def _choose(self) -> Callable[[], None]:
        if self._only_types and self._session.saved_report.editable:
            return self._begin_word
        often: list[tuple[Callable[[], None], float]] = [
            (self._move_caret, 3), (self._change_tab, 2), (self._go_to_field, 6), (self._export, 2),
            (self._care.schedule.now, 1),
        ]  # fmt: skip
        if self._session.saved_report.editable:
            often += [(self._begin_word, 16), (self._paste, 3), (self._sign_off, 5)]
        else:
            often.append((self._window.actions_by_verb["amend"].trigger, 4))
        acts, weights = zip(*often, strict=True)
        chosen: Callable[[], None] = self._chance.choices(acts, weights)[0]
        return chosen

    # Typing

    def _field(self) -> QWidget | None:
        """The field with the caret, in the tab that is shown."""
        place = self._session.place
        field: object = self._page.tabs.current.edits().get(place.key) if place is not None else None
        if place is None or place.key not in _written(self._session.saved_report) or not isinstance(field, QWidget):
            return None
        self._key = place.key
        if not field.hasFocus() and not isinstance(field, TableGrid):
            field.setFocus()
        return field

    def _begin_word(self) -> None:
        field = self._field()
        if field is None:
            self._go_to_field()
            return
        word = f"{self._chance.choice(WORDS)} {self._chance.randrange(10_000)}"
        if isinstance(field, TableGrid):
            QTest.keyClick(field, Qt.Key.Key_F5)
            self._typed, self._letters = "", word
        elif self._key in _figures(self._session.saved_report):
            self._select_all(field)
            self._typed, self._letters = "", str(self._chance.randrange(1, 10_000))
        else:
            if len(self._session.entry(self._key).value) > MOST_LETTERS:
                self._select_all(field)
            self._typed, self._letters = "", word

    def _select_all(self, field: QWidget) -> None:
        press(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)

    def _type_letter(self) -> None:
        focused = QApplication.focusWidget()
        letter, self._letters = self._letters[0], self._letters[1:]
        if focused is None:
            self._letters = ""
            return
        type_text(focused, letter)
        self._typed += letter
        tell("typed", key=self._key, text=self._typed)

    def _paste(self) -> None:
        field = self._field()
        if field is None or isinstance(field, TableGrid) or self._key in _figures(self._session.saved_report):
            return
        text = f"dán {self._chance.randrange(10_000)} "
        data = QMimeData()
        data.setText(text)
        QApplication.clipboard().setMimeData(data)
        press(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        tell("typed", key=self._key, text=text.strip())

    # Moving

    def _move_caret(self) -> None:
        field = self._field()
        if field is not None and not isinstance(field, TableGrid):
            press(field, self._chance.choice((Qt.Key.Key_Left, Qt.Key.Key_Home, Qt.Key.Key_End)))

    def _change_tab(self) -> None:
        tabs = self._window.findChild(QTabWidget, "sectionTabs")
        assert tabs is not None
        tabs.setCurrentIndex(self._chance.randrange(tabs.count()))

    def _go_to_field(self) -> None:
        edits = self._page.tabs.current.edits()
        if keys := sorted(_written(self._session.saved_report) & edits.keys()):
            edits[self._chance.choice(keys)].setFocus(Qt.FocusReason.MouseFocusReason)

    # Acts with a dialog

    def _export(self) -> None:
        if self._exporting:
            return  # or nobody could say whose result is shown
        self._exporting = True
        self._exports += 1
        name = f"{sys.argv[2]}-{self._exports}.pdf" if self._chance.random() < ALWAYS_NEW else "Báo cáo.pdf"
        self._target = self._folder / name
        self._draft = not self._session.saved_report.frozen
        tell("exporting", file=name, draft=self._draft)
        self._window.actions_by_verb["exportDraft" if self._draft else "export"].trigger()

    @property
    def _amended_meanwhile(self) -> bool:
        """Whether the amendment overtook the export of the signed file, which is then refused."""
        return not self._draft and not self._session.saved_report.frozen

    def _sign_off(self) -> None:
        tell("signing")
        self._looks = 0
        self._window.actions_by_verb["signOff"].trigger()

    def _answer(self, dialog: QWidget) -> None:
        match dialog.objectName():
            case "signOffDialog" if isinstance(dialog, QDialog):
                self._answer_sign_off(dialog)
            case "amendDialog":
                self._answer_amend(dialog)
            case "exportResult" if isinstance(dialog, QMessageBox):
                tell("exported", file=self._target.name, sha256=hashlib.sha256(self._target.read_bytes()).hexdigest())
                self._exporting = False
                dialog.close()
            case "exportFailure" if isinstance(dialog, QMessageBox) and self._amended_meanwhile:
                self._exporting = False
                dialog.close()
            case name:
                tell("unexpected", dialog=name, text=dialog.text() if isinstance(dialog, QMessageBox) else "")

    def _answer_sign_off(self, dialog: QDialog) -> None:
        button = dialog.findChild(QPushButton, "signOffDialog.sign")
        told = dialog.findChild(QLabel, "signOff.hash")
        assert button is not None
        assert told is not None
        if self._session.saved_report.state is State.SIGNED:
            tell("signed", revision=self._session.saved_report.revision, sha256=told.text().split()[-1])
            dialog.close()
        elif button.isEnabled():
            button.click()
        elif self._looks > MOST_LOOKS:
            dialog.close()  # the report of a former version is not complete
        self._looks += 1

    def _answer_amend(self, dialog: QWidget) -> None:
        reason = dialog.findChild(LinesEdit, "amend.reason")
        button = dialog.findChild(QPushButton, "amendDialog.amend")
        assert reason is not None
        assert button is not None
        if button.isEnabled():
            button.click()
        elif not reason.value:
            type_text(reason, "Sửa số liệu")


def _written(report: Report) -> frozenset[str]:
    """Fields that somebody writes in: what the others take for wrong would stop the sign-off."""
    proses = {section.key for section in report.outline.prose_sections()}
    return _figures(report) | proses | {table.key for table in report.outline.tables} | {h.TITLE}


def _figures(report: Report) -> frozenset[str]:
    """Without sums: a wrong one stops the sign-off."""
    return frozenset(figure.key for figure in report.outline.figures if not figure.total_of)


if __name__ == "__main__":
    tell_opening()
    tell_saves()
    work_in_the_window(Somebody)
