"""A person who exports a report, and the system that opens what it is handed."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QPushButton, QWidget

from dcbc_desktop.report.report import Report
from dcbc_desktop.store.models import Submission
from dcbc_desktop.ui.sending.export_flow import ExportFlow
from dcbc_desktop.workflow.sending.exports import ExportedFile, export_final
from dcbc_desktop.workflow.sending.submissions import sent_files
from tests.ui.room import Room, child


class Hands:
    """A person at the file dialog, and the system that opens what it is handed."""

    def __init__(self, target: Path, able: bool = True) -> None:
        self.target = target
        self.able = able
        self.suggested: list[str] = []
        self.opened: list[Path] = []
        self.shown: list[Path] = []

    def choose(self, suggested: str) -> Path:
        self.suggested.append(suggested)
        return self.target

    def open(self, path: Path) -> bool:
        self.opened.append(path)
        return self.able

    def show(self, path: Path) -> None:
        self.shown.append(path)


def exported_final(room: Room, report: Report, folder: Path) -> ExportedFile:
    return room.store(partial(export_final, report_id=report.id, target=folder / "Báo cáo năm.pdf"))


def sent_log(room: Room, report: Report) -> tuple[Submission, ...]:
    return room.store(partial(sent_files, report_id=report.id))


def run_export(room: Room, report: Report, hands: Hands, *, draft: bool = False) -> QWidget:
    window = room.shown(QWidget())
    flow = ExportFlow(room.runner, room.session(report), window)
    flow.choose_file, flow.open_path, flow.show_in_folder = hands.choose, hands.open, hands.show
    flow.start(draft)
    room.settle()
    return window


def press(window: QWidget, name: str) -> None:
    child(window, QPushButton, f"exportResult.{name}").click()
