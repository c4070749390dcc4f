"""Thùng rác: what comes back, what goes for good, what always stays."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QMessageBox, QPushButton, QTableView

from dcbc_desktop.store.store import Store
from dcbc_desktop.ui.start.bin_dialog import BinDialog
from dcbc_desktop.workflow.signing.sign_off import SignatoryChoice, sign_off
from tests.ui.room import Room, SignalRecorder, child


def _dialog(room: Room) -> BinDialog:
    return room.opened(BinDialog(room.runner, room.window))


def _bin(room: Room, report_id: int) -> None:
    room.store(partial(_put_in, report_id))


def _put_in(report_id: int, store: Store) -> None:
    store.bin_report(report_id)


def _rows(dialog: BinDialog) -> int:
    return child(dialog, QTableView, "binTable").model().rowCount()


def test_a_report_is_put_back(room: Room) -> None:
    first, second = room.full("2025"), room.full("2026")
    for report in (first, second):
        _bin(room, report.id)
    dialog = _dialog(room)
    heard = SignalRecorder()
    dialog.changed.connect(heard.note)
    child(dialog, QPushButton, "binDialog.restore").click()
    room.settle()
    assert len(room.store(Store.list_reports)) == 1
    assert _rows(dialog) == 1
    assert heard.said == [None]


def test_emptying_asks_and_keeps_signed_reports(room: Room) -> None:
    signed, draft = room.full("2025"), room.full("2026")
    room.store(lambda store: sign_off(store, signed.id, SignatoryChoice()))
    for report in (signed, draft):
        _bin(room, report.id)
    dialog = _dialog(room)
    child(dialog, QPushButton, "binDialog.empty").click()
    child(dialog, QMessageBox, "question").button(QMessageBox.StandardButton.No).click()
    room.settle()
    assert _rows(dialog) == 2
    room.qtbot.waitUntil(lambda: dialog.findChild(QMessageBox, "question") is None)
    child(dialog, QPushButton, "binDialog.empty").click()
    child(dialog, QMessageBox, "question").button(QMessageBox.StandardButton.Yes).click()
    room.settle()
    assert [row.id for row in room.store(Store.list_bin)] == [signed.id]
    assert _rows(dialog) == 1


def test_an_empty_bin_offers_nothing(room: Room) -> None:
    dialog = _dialog(room)
    assert not child(dialog, QPushButton, "binDialog.restore").isEnabled()
    assert not child(dialog, QPushButton, "binDialog.empty").isEnabled()
