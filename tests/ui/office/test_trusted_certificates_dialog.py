"""Chứng thư tin cậy: what is kept, added from files, removed after a question."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMessageBox, QPushButton, QTableWidget

from dcbc_desktop.store.models import CRL, ROOT
from dcbc_desktop.ui.office.trusted_certificates_dialog import TrustedCertificatesDialog
from tests.keyboard import press
from tests.signing.authority import foreign_root, root, signer
from tests.ui.room import Room, child


def _dialog(room: Room) -> TrustedCertificatesDialog:
    return room.opened(TrustedCertificatesDialog(room.runner, room.window))


def _file(room: Room, name: str, data: bytes) -> Path:
    path = room.folder / name
    path.write_bytes(data)
    return path


def _add(room: Room, dialog: TrustedCertificatesDialog, *paths: Path) -> None:
    dialog.choose_files = lambda: paths
    child(dialog, QPushButton, "trustDialog.add").click()
    room.settle()


def _cells(dialog: TrustedCertificatesDialog) -> list[tuple[str, ...]]:
    table = child(dialog, QTableWidget, "trustTable")
    rows = [[table.item(row, column) for column in range(table.columnCount())] for row in range(table.rowCount())]
    return [tuple(item.text() if item else "" for item in row) for row in rows]


def _answer(dialog: TrustedCertificatesDialog) -> str:
    return child(dialog, QLabel, "trust.answer").text()


def test_nothing_is_shipped_and_the_window_says_where_it_comes_from(room: Room) -> None:
    dialog = _dialog(room)
    nothing = child(dialog, QLabel, "trust.nothing")
    assert nothing.isVisible()
    assert "Ban Cơ yếu Chính phủ" in nothing.text()
    assert not child(dialog, QTableWidget, "trustTable").isVisible()
    assert not child(dialog, QPushButton, "trustDialog.remove").isEnabled()


def test_several_files_at_once(room: Room) -> None:
    dialog = _dialog(room)
    _add(room, dialog, _file(room, "gốc.pem", root().pem), _file(room, "thu hồi.crl", root().crl()))
    assert {one.kind for one in room.store(lambda store: store.trusted.listed())} == {ROOT, CRL}
    names = [row[0] for row in _cells(dialog)]
    assert names == ["CA gốc thử nghiệm"] * 2
    assert all(row[2] for row in _cells(dialog))
    assert "2" in _answer(dialog)


def test_the_whole_fingerprint_of_the_chosen_one(room: Room) -> None:
    dialog = _dialog(room)
    _add(room, dialog, _file(room, "gốc.cer", root().der))
    shown = child(dialog, QLabel, "trust.fingerprint").text()
    assert hashlib.sha256(root().der).hexdigest().upper() in shown.replace(" ", "")


def test_a_signers_certificate_in_a_bundle_is_left_out_and_said(room: Room) -> None:
    dialog = _dialog(room)
    _add(room, dialog, _file(room, "gói.p7b", signer().pem + root().pem))
    assert [row[0] for row in _cells(dialog)] == ["CA gốc thử nghiệm"]
    assert room.runner.sentence("trust_left_out", {"name": "Nguyễn Xuân Thử"}) in _answer(dialog)
    assert "1" in _answer(dialog).splitlines()[0]


def test_what_is_known_already_is_said(room: Room) -> None:
    dialog = _dialog(room)
    path = _file(room, "gốc.pem", root().pem)
    _add(room, dialog, path)
    before = _answer(dialog)
    _add(room, dialog, path)
    assert _answer(dialog) != before
    assert len(_cells(dialog)) == 1


@pytest.mark.parametrize("data", [b"", b"words", b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"])
def test_a_file_that_is_none_does_not_hold_up_the_others(room: Room, data: bytes) -> None:
    dialog = _dialog(room)
    _add(room, dialog, _file(room, "hỏng.cer", data), _file(room, "gốc.pem", root().pem))
    assert child(dialog, QLabel, "trustDialog.problem").text().startswith("hỏng.cer: ")
    assert len(_cells(dialog)) == 1


def test_a_signers_certificate_is_no_authority(room: Room) -> None:
    dialog = _dialog(room)
    _add(room, dialog, _file(room, "người ký.pem", signer().pem))
    assert "Nguyễn Xuân Thử" in child(dialog, QLabel, "trustDialog.problem").text()
    assert _cells(dialog) == []


def test_removing_asks_first(room: Room) -> None:
    dialog = _dialog(room)
    _add(room, dialog, _file(room, "a.pem", root().pem), _file(room, "b.pem", foreign_root().pem))
    remove = child(dialog, QPushButton, "trustDialog.remove")
    remove.click()
    press(child(dialog, QMessageBox, "question"), Qt.Key.Key_Escape)
    assert len(_cells(dialog)) == 2
    room.qtbot.waitUntil(lambda: dialog.findChild(QMessageBox, "question") is None)
    remove.click()
    child(dialog, QMessageBox, "question").button(QMessageBox.StandardButton.Yes).click()
    room.settle()
    assert len(_cells(dialog)) == 1
    assert len(room.store(lambda store: store.trusted.listed())) == 1
