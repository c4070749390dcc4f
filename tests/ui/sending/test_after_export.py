"""After an export: the file opened, and shown in its folder."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path, PureWindowsPath

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMessageBox, QPushButton

from dcbc_desktop.report import header as h
from dcbc_desktop.report.report import Entry, Report
from dcbc_desktop.ui.widgets import show_in_folder as file_manager
from dcbc_desktop.workflow.sending.file_names import office_mark
from dcbc_desktop.workflow.signing.amendments import register
from tests.ui.room import Room, child
from tests.ui.sending.hands import Hands, press, run_export, sent_log


def test_the_registered_number_is_in_the_suggested_name(room: Room, signed: Report, folder: Path) -> None:
    room.store(partial(register, report_id=signed.id, number="12", day="15/12/2026"))
    hands = Hands(folder / "x.pdf")
    run_export(room, signed, hands)
    assert hands.suggested == [f"BC-dan-chu_2026-nam_trung-tam-luu-tru-{office_mark(signed)}_so-12_r1.pdf"]


def test_nobody_is_asked_for_a_file_that_cannot_be_written(room: Room, folder: Path) -> None:
    hands = Hands(folder / "x.pdf")
    window = run_export(room, room.full(), hands)
    assert hands.suggested == []
    assert child(window, QMessageBox, "exportFailure").text() == room.runner.sentence("report_not_signed", {})


def test_buttons_show_and_open_the_file(room: Room, signed: Report, folder: Path) -> None:
    hands = Hands(folder / "Báo cáo, bản 1.pdf")
    press(run_export(room, signed, hands), "folder")
    press(run_export(room, signed, hands), "open")
    assert hands.shown == hands.opened == [hands.target]
    assert [one.way for one in sent_log(room, signed)] == ["folder", "folder"]


def test_a_file_that_nothing_opens_is_told(room: Room, signed: Report, folder: Path) -> None:
    hands = Hands(folder / "x.pdf", able=False)
    window = run_export(room, signed, hands)
    press(window, "open")
    text = child(window, QMessageBox, "exportFailure").text()
    assert text == room.runner.sentence("file_without_program", {"file": str(hands.target)})


def test_a_draft_is_not_offered_for_mailing(room: Room, folder: Path) -> None:
    window = run_export(room, room.full(), Hands(folder / "x.pdf"), draft=True)
    box = child(window, QMessageBox, "exportResult")
    assert box.findChild(QPushButton, "exportResult.folder") is not None
    assert box.findChild(QPushButton, "exportResult.mail") is None


@pytest.mark.parametrize(
    ("path", "words"),
    [
        (r"C:\Báo cáo\x.pdf", r'/select,"C:\Báo cáo\x.pdf"'),
        (r"D:\a, b & c\y (1).pdf", r'/select,"D:\a, b & c\y (1).pdf"'),
        (r"\\may-chu\chung\%TEMP%\z.pdf", r'/select,"\\may-chu\chung\%TEMP%\z.pdf"'),
        ("C:/x/y.pdf", r'/select,"C:\x\y.pdf"'),
    ],
)
def test_explorer_is_told_the_path_in_quotes(path: str, words: str) -> None:
    assert file_manager.explorer_words(PureWindowsPath(path)) == words


@pytest.mark.skipif(os.name == "nt", reason="Explorer is asked there")
def test_a_file_manager_is_asked_with_one_address() -> None:
    message = file_manager.show_items(Path("/srv/Báo cáo, 1 #2.pdf"))
    addresses, start_up = message.arguments()
    assert addresses == ["file:///srv/B%C3%A1o%20c%C3%A1o,%201%20%232.pdf"]
    assert (start_up, message.member()) == ("", "ShowItems")


class Desktop:
    """What the system says when it is asked for a folder, and what was asked."""

    def __init__(self, able: bool) -> None:
        self.able = able
        self.opened: list[str] = []

    def open_url(self, url: object) -> bool:
        self.opened.append(url.toLocalFile())  # type: ignore[attr-defined]
        return self.able


def _no_file_manager(_path: Path) -> bool:
    return False


@pytest.mark.parametrize("able", [True, False])
def test_without_a_file_manager_the_folder_is_opened_or_told(
    room: Room, folder: Path, monkeypatch: pytest.MonkeyPatch, able: bool
) -> None:
    desktop, errors = Desktop(able), list[object]()
    monkeypatch.setattr(file_manager, "_ask_by_dbus", _no_file_manager)
    monkeypatch.setattr(file_manager, "_ask_explorer", _no_file_manager)
    monkeypatch.setattr(QDesktopServices, "openUrl", desktop.open_url)
    file = folder / "x.pdf"
    file.write_bytes(b"")
    file_manager.show_in_folder(room.runner, room.window, file, errors.append)
    room.settle()
    assert desktop.opened == [str(folder)]
    assert [getattr(error, "code", "") for error in errors] == ([] if able else ["reveal_failed"])


def test_a_file_that_is_gone_is_told(room: Room, folder: Path) -> None:
    errors: list[object] = []
    file_manager.show_in_folder(room.runner, room.window, folder / "x.pdf", errors.append)
    room.settle()
    assert [getattr(error, "code", "") for error in errors] == ["reveal_missing"]


def test_what_is_typed_after_signing_off_is_not_in_the_name(room: Room, signed: Report, folder: Path) -> None:
    hands = Hands(folder / "x.pdf")
    changed = signed.with_entries({h.ISSUER: Entry("CƠ QUAN KHÁC")})
    run_export(room, changed, hands)
    assert "trung-tam-luu-tru" in hands.suggested[0]
