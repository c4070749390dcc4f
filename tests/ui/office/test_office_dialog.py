"""Hồ sơ cơ quan: kept as typed, each under a code of its own."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QListWidget, QMessageBox, QPlainTextEdit, QPushButton

from dcbc_desktop.store.models import Office
from dcbc_desktop.ui.office.office_dialog import OfficeDialog
from tests.keyboard import press, type_by_unikey, type_text
from tests.ui.room import OFFICE, SCHOOL, Room, child


def _dialog(room: Room, *offices: Office) -> OfficeDialog:
    for office in offices:
        room.store(lambda store, office=office: store.office.save(office))  # type: ignore[misc]
    return room.opened(OfficeDialog(room.runner, room.window))


def _stored(room: Room) -> tuple[Office, ...]:
    room.settle()
    return room.store(lambda store: store.office.profiles())


def _code(dialog: OfficeDialog) -> QLineEdit:
    return child(dialog, QLineEdit, "office.code")


def _problem(dialog: OfficeDialog) -> QLabel:
    return child(dialog, QLabel, "office.codeProblem")


def test_the_first_office_is_kept_without_a_save_button(room: Room) -> None:
    dialog = _dialog(room)
    type_text(_code(dialog), "H01.02")
    type_by_unikey(child(dialog, QPlainTextEdit, "office.issuer"), "TRƯỜNG ĐÔNG")
    type_by_unikey(child(dialog, QLineEdit, "office.place"), "phường Đông")
    room.qtbot.waitUntil(lambda: bool(_stored(room)) and _stored(room)[0].place == "phường Đông")
    assert _stored(room) == (Office("H01.02", issuer="TRƯỜNG ĐÔNG", place="phường Đông"),)
    assert child(dialog, QListWidget, "office.list").item(0).text() == "TRƯỜNG ĐÔNG"


def test_leaving_a_field_saves_at_once(room: Room) -> None:
    dialog = _dialog(room, OFFICE)
    field = child(dialog, QLineEdit, "office.symbol")
    field.clear()
    type_text(field, "UBNDP")
    field.left.emit()  # type: ignore[attr-defined]
    assert _stored(room)[0].symbol == "UBNDP"


def test_every_field_of_the_profile_can_be_written(room: Room) -> None:
    dialog = _dialog(room)
    for name in Office.__struct_fields__:
        field = dialog.findChild(QLineEdit, f"office.{name}") or child(dialog, QPlainTextEdit, f"office.{name}")
        type_text(field, f"X {name}")
    dialog.reject()
    room.settle()
    (office,) = _stored(room)
    assert all(getattr(office, name) == f"X {name}" for name in Office.__struct_fields__)


def test_a_profile_without_a_code_says_so_and_is_not_stored(room: Room) -> None:
    dialog = _dialog(room)
    type_text(child(dialog, QLineEdit, "office.symbol"), "UBND")
    assert _problem(dialog).isVisible()
    assert "mã" in _problem(dialog).text()
    dialog.reject()
    assert dialog.isVisible()
    assert _stored(room) == ()
    type_text(_code(dialog), "A09")
    assert not _problem(dialog).isVisible()
    dialog.reject()
    room.settle()
    assert _stored(room) == (Office("A09", symbol="UBND"),)


def test_a_code_that_is_taken_is_refused_in_place(room: Room) -> None:
    dialog = _dialog(room, OFFICE)
    child(dialog, QPushButton, "office.add").click()
    type_text(_code(dialog), OFFICE.code)
    assert _problem(dialog).isVisible()
    type_text(_code(dialog), "x")
    assert not _problem(dialog).isVisible()
    dialog.reject()
    room.settle()
    assert [office.code for office in _stored(room)] == ["A01", "A01x"]


def test_an_empty_new_office_leaves_nothing_behind(room: Room) -> None:
    dialog = _dialog(room, OFFICE)
    child(dialog, QPushButton, "office.add").click()
    dialog.reject()
    room.settle()
    assert _stored(room) == (OFFICE,)


def test_a_changed_code_moves_the_profile(room: Room) -> None:
    dialog = _dialog(room, OFFICE, SCHOOL)
    _code(dialog).clear()
    type_text(_code(dialog), "Z99")
    dialog.reject()
    room.settle()
    assert {office.code: office.issuer for office in _stored(room)} == {"Z99": OFFICE.issuer, "B02": SCHOOL.issuer}


def test_choosing_another_office_shows_it_and_writes_nothing(room: Room) -> None:
    dialog = _dialog(room, OFFICE, SCHOOL)
    child(dialog, QListWidget, "office.list").setCurrentRow(1)
    assert child(dialog, QPlainTextEdit, "office.issuer").toPlainText() == SCHOOL.issuer
    dialog.reject()
    room.settle()
    assert _stored(room) == (OFFICE, SCHOOL)


def test_an_unprintable_character_is_refused_with_a_sentence(room: Room) -> None:
    dialog = _dialog(room, OFFICE)
    place = child(dialog, QLineEdit, "office.place")
    type_text(place, "\u202e")
    assert child(dialog, QLabel, "officeDialog.problem").isVisible()
    assert place.text() == OFFICE.place


def test_deleting_asks_first(room: Room) -> None:
    dialog = _dialog(room, OFFICE, SCHOOL)
    child(dialog, QPushButton, "office.delete").click()
    question = child(dialog, QMessageBox, "question")
    assert OFFICE.short_name in question.text()
    press(question, Qt.Key.Key_Escape)
    assert _stored(room) == (OFFICE, SCHOOL)
    room.qtbot.waitUntil(lambda: dialog.findChild(QMessageBox, "question") is None)
    child(dialog, QPushButton, "office.delete").click()
    child(dialog, QMessageBox, "question").button(QMessageBox.StandardButton.Yes).click()
    assert _stored(room) == (SCHOOL,)
    assert child(dialog, QListWidget, "office.list").count() == 1
