"""Pictures of the signature and of the seal in the office profile."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QListWidget, QPushButton

from dcbc_desktop.export.pdfa.signature_appearance import MAX_SIDE
from dcbc_desktop.store.models import SEAL, SIGNATURE, Office
from dcbc_desktop.store.store import Store
from dcbc_desktop.ui.office.office_dialog import OfficeDialog
from dcbc_desktop.ui.office.picture_field import CheckeredPreview, PictureField
from tests.keyboard import type_text
from tests.signing.pictures import ink, png, promised_png, seal_png, signature_png
from tests.ui.room import OFFICE, SCHOOL, Room, child

NAME = OFFICE.signatory_name


def _save(office: Office, store: Store) -> None:
    store.office.save(office)


def _dialog(room: Room, *offices: Office) -> OfficeDialog:
    for office in offices:
        room.store(partial(_save, office))
    return room.opened(OfficeDialog(room.runner, room.window))


def _field(dialog: OfficeDialog, kind: str) -> PictureField:
    return dialog._pictures.signature if kind == SIGNATURE else dialog._pictures.seal


def _choose(room: Room, dialog: OfficeDialog, kind: str, data: bytes) -> None:
    path = room.folder / "ảnh.png"
    path.write_bytes(data)
    _field(dialog, kind).choose_file = lambda: path
    child(dialog, QPushButton, f"office.{kind}.choose").click()
    room.settle()


def _stored(room: Room, kind: str, owner: str, code: str = OFFICE.code) -> bytes:
    return room.store(lambda store: store.office.picture(code, kind, owner))


def _note(dialog: OfficeDialog, kind: str) -> str:
    return child(dialog, QLabel, f"office.{kind}.note").text()


def _inked(dialog: OfficeDialog, kind: str, colour: str) -> bool:
    """Whether the preview shows a spot of this colour."""
    image = child(dialog, CheckeredPreview, f"office.{kind}.preview").grab().toImage()
    return _has(image, QColor(colour))


def _has(image: QImage, wanted: QColor) -> bool:
    spots = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return any(_near(image.pixelColor(*spot), wanted) for spot in spots)


def _near(one: QColor, other: QColor) -> bool:
    pairs = ((one.red(), other.red()), (one.green(), other.green()), (one.blue(), other.blue()))
    return all(abs(a - b) < 40 for a, b in pairs)


def test_a_signature_and_a_seal_are_kept_and_shown(room: Room) -> None:
    dialog = _dialog(room, OFFICE)
    _choose(room, dialog, SIGNATURE, signature_png())
    _choose(room, dialog, SEAL, seal_png())
    assert _stored(room, SIGNATURE, NAME) == signature_png()
    assert _stored(room, SEAL, "") == seal_png()
    assert _inked(dialog, SEAL, "#d21414")
    assert child(dialog, QPushButton, "office.seal.remove").isEnabled()


def test_a_kept_picture_is_there_when_the_window_opens(room: Room) -> None:
    room.store(lambda store: store.office.save(OFFICE))
    room.store(lambda store: store.office.save_picture(OFFICE.code, SEAL, "", seal_png()))
    dialog = _dialog(room)
    assert _inked(dialog, SEAL, "#d21414")
    assert not child(dialog, QPushButton, "office.signature.remove").isEnabled()


def test_removing_a_picture(room: Room) -> None:
    dialog = _dialog(room, OFFICE)
    _choose(room, dialog, SEAL, seal_png())
    child(dialog, QPushButton, "office.seal.remove").click()
    room.settle()
    assert _stored(room, SEAL, "") == b""
    assert not _inked(dialog, SEAL, "#d21414")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"no picture", "picture_unreadable"),
        (signature_png()[:300], "picture_unreadable"),
        (promised_png(MAX_SIDE + 1, 10, b""), "picture_too_large"),
        (png(Image.new("RGB", (50, 50), (255, 255, 255))), "picture_empty"),
        (b"", "file_empty"),
    ],
)
def test_a_refused_picture_leaves_the_kept_one(room: Room, data: bytes, code: str) -> None:
    dialog = _dialog(room, OFFICE)
    _choose(room, dialog, SEAL, seal_png())
    _choose(room, dialog, SEAL, data)
    said = child(dialog, QLabel, "office.seal.problem")
    assert said.isVisible()
    params = {"side": MAX_SIDE, "limit": 10, "file": "ảnh.png"}
    assert said.text() == room.runner.sentence(code, params)
    assert _stored(room, SEAL, "") == seal_png()


def test_a_white_ground_is_told_and_taken(room: Room) -> None:
    white = Image.new("RGB", (300, 120), (255, 255, 255))
    white.paste(ink(200, 80).convert("RGB"), (20, 20), ink(200, 80))
    dialog = _dialog(room, OFFICE)
    _choose(room, dialog, SIGNATURE, signature_png())
    clear = _note(dialog, SIGNATURE)
    _choose(room, dialog, SIGNATURE, png(white))
    assert _note(dialog, SIGNATURE) != clear
    assert _stored(room, SIGNATURE, NAME) == png(white)


def test_each_signer_has_a_picture_of_their_own(room: Room) -> None:
    dialog = _dialog(room, OFFICE)
    _choose(room, dialog, SIGNATURE, signature_png())
    signers = child(dialog, QComboBox, "office.signer")
    signers.setEditText("Trần Văn Phó")
    room.settle()
    assert not child(dialog, QPushButton, "office.signature.remove").isEnabled()
    other = png(ink(300, 200))
    _choose(room, dialog, SIGNATURE, other)
    assert _stored(room, SIGNATURE, "Trần Văn Phó") == other
    assert _stored(room, SIGNATURE, NAME) == signature_png()
    assert {signers.itemText(row) for row in range(signers.count())} == {NAME, "Trần Văn Phó"}


def test_another_office_has_its_own_pictures(room: Room) -> None:
    dialog = _dialog(room, OFFICE, SCHOOL)
    _choose(room, dialog, SEAL, seal_png())
    child(dialog, QListWidget, "office.list").setCurrentRow(1)
    room.settle()
    assert not child(dialog, QPushButton, "office.seal.remove").isEnabled()
    assert not _inked(dialog, SEAL, "#d21414")


def test_an_office_without_a_code_takes_none_yet(room: Room) -> None:
    dialog = _dialog(room)
    assert not child(dialog, QPushButton, "office.seal.choose").isEnabled()
    type_text(child(dialog, QLineEdit, "office.code"), "H01")
    room.qtbot.waitUntil(lambda: child(dialog, QPushButton, "office.seal.choose").isEnabled())
    _choose(room, dialog, SEAL, seal_png())
    assert _stored(room, SEAL, "", "H01") == seal_png()


def test_pictures_go_along_with_a_changed_code(room: Room) -> None:
    dialog = _dialog(room, OFFICE)
    _choose(room, dialog, SEAL, seal_png())
    code = child(dialog, QLineEdit, "office.code")
    code.clear()
    type_text(code, "Z99")
    dialog.reject()
    room.settle()
    assert _stored(room, SEAL, "", "Z99") == seal_png()


def test_a_file_that_is_gone_is_said(room: Room) -> None:
    dialog = _dialog(room, OFFICE)
    _field(dialog, SEAL).choose_file = lambda: Path(room.folder / "không có.png")
    child(dialog, QPushButton, "office.seal.choose").click()
    room.settle()
    assert "không có.png" in child(dialog, QLabel, "office.seal.problem").text()
