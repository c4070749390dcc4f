"""Background runner over a real database in the test's own folder, and a window for dialogs."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from dcbc_desktop.report.report import Report
from dcbc_desktop.store.models import Office
from dcbc_desktop.store.store import Store
from dcbc_desktop.ui.background import BackgroundRunner
from dcbc_desktop.ui.session import ReportSession
from tests.report.samples import blank_report, full_report

T = TypeVar("T")
W = TypeVar("W", bound=QObject)
Shown = TypeVar("Shown", bound=QWidget)
Opened = TypeVar("Opened", bound=QDialog)

OFFICE = Office(
    code="A01",
    superior_code="A00",
    superior="ỦY BAN NHÂN DÂN\nTHÀNH PHỐ HOA SEN",
    issuer="ỦY BAN NHÂN DÂN\nPHƯỜNG ĐÔNG",
    short_name="UBND phường Đông",
    symbol="UBND",
    place="phường Đông",
    addressees="Ủy ban nhân dân thành phố Hoa Sen.",
    recipients="Như trên;\nLưu: VT.",
    signatory_lines="TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH",
    signatory_office="Chủ tịch",
    signatory_name="Nguyễn Thị Ánh Dương",
)
SCHOOL = Office(code="B02", issuer="TRƯỜNG TIỂU HỌC\nHOA SEN", short_name="Trường Tiểu học Hoa Sen", symbol="THHS")


class SignalRecorder(QObject):
    """Records the arguments of a signal."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[object] = []

    @Slot()
    def note(self) -> None:
        self.said.append(None)

    @Slot(int)
    def number(self, value: int) -> None:
        self.said.append(value)

    @Slot(str)
    def word(self, value: str) -> None:
        self.said.append(value)


class Room:
    """Runner with a parent window, and steps of tests of single dialogs."""

    def __init__(self, runner: BackgroundRunner, qtbot: QtBot, folder: Path) -> None:
        self.runner = runner
        self.qtbot = qtbot
        self.folder = folder
        self.window = QWidget()
        """Parent of every dialog: dialogs delete themselves, this one is deleted with the test."""
        qtbot.addWidget(self.window)

    def settle(self) -> None:
        """Wait until no job is running."""
        self.qtbot.waitUntil(self._idle)

    def _idle(self) -> bool:
        return self.runner.idle

    def store(self, job: Callable[[Store], T]) -> T:
        """Run a job on the store thread, past the window."""
        return self.runner.store.submit(job).result(30)

    def keep(self, report: Report, office: Office = OFFICE) -> Report:
        """Store a report."""
        return self.store(partial(_keep, report, office))

    def full(self, code: str = "2026", office: Office = OFFICE) -> Report:
        """Store a report that may be signed off."""
        return self.keep(full_report(code=code), office)

    def blank(self, code: str = "2026") -> Report:
        """Store an empty report."""
        return self.keep(blank_report(code=code))

    def session(self, report: Report) -> ReportSession:
        """Open a session of a report."""
        return ReportSession(self.runner, report, self.runner)

    def shown(self, widget: Shown) -> Shown:
        """Show a widget that is deleted with the test."""
        self.qtbot.addWidget(widget)
        widget.show()
        self.settle()
        return widget

    def opened(self, dialog: Opened) -> Opened:
        """Open a dialog and wait for its data."""
        dialog.open()
        self.settle()
        return dialog


def _keep(report: Report, office: Office, store: Store) -> Report:
    return store.create_report(
        report.outline,
        report.period,
        office_code=office.code,
        superior_code=office.superior_code,
        entries=report.entries,
    )


def child(parent: QObject, kind: type[W], name: str) -> W:
    """Return the part of a window with this object name."""
    found = parent.findChild(kind, name)
    assert found is not None, name
    return found


def gone(dialog: QDialog) -> bool:
    """Return whether a dialog is closed."""
    return not isValid(dialog) or not dialog.isVisible()
