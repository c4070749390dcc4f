"""Form of the signature block: choices compose the lines, lines typed by hand are read and never lost."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from dcbc_desktop.report import header as h
from dcbc_desktop.store.models import Office
from dcbc_desktop.ui.office.office_dialog import OfficeDialog
from dcbc_desktop.ui.office.signature_block_form import AS_WRITTEN, SignatureBlockForm
from tests.keyboard import type_text
from tests.ui.room import OFFICE, Room, child

COMMUNE = "ỦY BAN NHÂN DÂN XÃ MẪU SƠN"
Said = list[tuple[str, str]]


@pytest.fixture
def form(qtbot: QtBot) -> SignatureBlockForm:
    """An empty form in the office of a commune."""
    made = SignatureBlockForm({key: key for key in h.SIGNATORY_KEYS}, "signatory", lambda: COMMUNE)
    qtbot.addWidget(made)
    return made


def _show(form: SignatureBlockForm, lines: str, office: str = "", name: str = "") -> Said:
    said: Said = []
    form.edited.connect(lambda key, value: said.append((key, value)))
    form.show_values({h.SIGNATORY_LINES: lines, h.SIGNATORY_OFFICE: office, h.SIGNATORY_NAME: name})
    return said


def _choose(form: SignatureBlockForm, combination: str) -> None:
    form.authority.setCurrentIndex(form.authority.findData(combination))
    form.authority.activated.emit(form.authority.currentIndex())


def _lines(form: SignatureBlockForm) -> str:
    return form.fields[h.SIGNATORY_LINES].value


@pytest.mark.parametrize(
    ("lines", "combination", "shown"),
    [
        ("CHỦ TỊCH", "", set()),
        ("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH", "TM", {"collective"}),
        ("TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH", "TM KT", {"collective", "head"}),
        ("TL. CHỦ TỊCH\nKT. CHÁNH VĂN PHÒNG\nPHÓ CHÁNH VĂN PHÒNG", "TL KT", {"orderer", "head"}),
        ("Q. GIÁM ĐỐC", "Q", set()),
        ("TUQ. CHỦ TỊCH\nTRƯỞNG PHÒNG", "TUQ", {"orderer"}),
        ("Giám đốc", AS_WRITTEN, set()),
        ("T/M ỦY BAN NHÂN DÂN\nCHỦ TỊCH", AS_WRITTEN, set()),
        ("KT. CHỦ TỊCH\nTM. ỦY BAN NHÂN DÂN", AS_WRITTEN, set()),
        ("TM. ỦY BAN NHÂN DÂN\nTUQ. CHỦ TỊCH\nGIÁM ĐỐC SỞ", AS_WRITTEN, set()),
        ("", "", set()),
    ],
)
def test_stored_lines_are_read(form: SignatureBlockForm, lines: str, combination: str, shown: set[str]) -> None:
    said = _show(form, lines)
    assert form.authority.currentData() == combination
    assert {part for part, edit in form.parts.items() if not edit.isHidden()} == shown
    assert said == []
    assert _lines(form) == lines


def test_a_post_that_was_lost_is_printed_once_an_authority_is_chosen(form: SignatureBlockForm) -> None:
    said = _show(form, "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")
    _choose(form, "TM")
    assert said == [(h.SIGNATORY_LINES, "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH")]


def test_a_wrong_abbreviation_is_mended_by_choosing(form: SignatureBlockForm) -> None:
    _show(form, "T/M ỦY BAN NHÂN DÂN\nK/T CHỦ TỊCH\nPHÓ CHỦ TỊCH")
    _choose(form, "TM KT")
    assert _lines(form) == "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH"


def test_a_post_changes_the_lines_that_print_it(form: SignatureBlockForm) -> None:
    said = _show(form, "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH")
    office = form.fields[h.SIGNATORY_OFFICE]
    assert isinstance(office, QLineEdit)
    assert office.placeholderText() == "PHÓ CHỦ TỊCH"
    type_text(office, "Phó Chủ tịch xã")
    assert said[-1] == (h.SIGNATORY_LINES, "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH XÃ")


@pytest.mark.parametrize(
    ("post", "lines"),
    [
        ("Phó Chủ tịch", "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH"),
        ("Phó Chủ tịch Thường trực", "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH THƯỜNG TRỰC"),
        ("Ủy viên", "TM. ỦY BAN NHÂN DÂN\nKT.\nỦY VIÊN"),
        ("Chủ tịch", "TM. ỦY BAN NHÂN DÂN\nKT.\nCHỦ TỊCH"),
    ],
)
def test_a_deputys_post_tells_the_head_once_it_is_typed(form: SignatureBlockForm, post: str, lines: str) -> None:
    _show(form, "")
    _choose(form, "TM KT")
    office = form.fields[h.SIGNATORY_OFFICE]
    type_text(office, post)
    office.left.emit()
    assert _lines(form) == lines
    head = form.parts["head"]
    head.show_value("")
    type_text(head, "CHỦ TỊCH XÃ")
    office.left.emit()
    assert "KT. CHỦ TỊCH XÃ" in _lines(form)


def test_lines_typed_by_hand_are_not_changed_by_the_post(form: SignatureBlockForm) -> None:
    said = _show(form, "Lời tự ghi\nkhác")
    type_text(form.fields[h.SIGNATORY_OFFICE], "Giám đốc")
    assert _lines(form) == "Lời tự ghi\nkhác"
    assert {key for key, _ in said} == {h.SIGNATORY_OFFICE}


def test_every_choice_is_undone_by_the_first_one(form: SignatureBlockForm) -> None:
    written = 'TM. ban lãnh đạo\nngười  được cử <b>&"'
    _show(form, written, "Người được cử", "A")
    for index in range(form.authority.count()):
        _choose(form, str(form.authority.itemData(index)))
        _choose(form, AS_WRITTEN)
        assert _lines(form) == written
        assert form.fields[h.SIGNATORY_OFFICE].value == "Người được cử"
        assert form.fields[h.SIGNATORY_NAME].value == "A"


def test_a_post_left_behind_follows_the_lines(form: SignatureBlockForm) -> None:
    _show(form, "CHỦ TỊCH", "Chủ tịch")
    lines = form.fields[h.SIGNATORY_LINES]
    lines.setFocus()
    type_text(lines, "KT. ")
    type_text(lines, "")
    lines.left.emit()
    assert form.fields[h.SIGNATORY_OFFICE].value == "Chủ tịch"  # the block is not finished: nothing to follow
    _choose(form, "KT")
    assert (_lines(form), form.fields[h.SIGNATORY_OFFICE].value) == ("KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH", "Phó Chủ tịch")
    form.show_values({h.SIGNATORY_LINES: "CHỦ TỊCH", h.SIGNATORY_OFFICE: "Chủ tịch", h.SIGNATORY_NAME: ""})
    type_text(lines, "PHÓ ")
    lines.left.emit()
    assert (_lines(form), form.fields[h.SIGNATORY_OFFICE].value) == ("PHÓ CHỦ TỊCH", "PHÓ CHỦ TỊCH")


def test_a_read_only_block_can_be_read_alone(form: SignatureBlockForm) -> None:
    form.set_read_only(True)
    assert not form.authority.isEnabled()
    assert all(field.isReadOnly() for field in (*form.fields.values(), *form.parts.values()))


def test_the_profile_shows_the_block_and_what_is_wrong_with_it(room: Room) -> None:
    office = Office("A01", issuer="ỦY BAN NHÂN DÂN\nXÃ MẪU SƠN", signatory_lines="TM. ỦY BAN NHÂN DÂN",
                    signatory_office="CHỦ TỊCH")  # fmt: skip
    room.store(lambda store: store.office.save(office))
    dialog = room.opened(OfficeDialog(room.runner, room.window))
    assert any("TM. ỦY BAN NHÂN DÂN" in label.text() for label in _hints(dialog))
    authority = child(dialog, QComboBox, "office.authority")
    authority.setCurrentIndex(authority.findData("TM KT"))
    authority.activated.emit(authority.currentIndex())
    whole = "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH"
    assert child(dialog, QPlainTextEdit, "office.signatory_lines").toPlainText() == whole
    assert any(label.text() == whole for label in dialog.findChildren(QLabel))
    assert _hints(dialog) == []
    dialog.reject()
    room.settle()
    (stored,) = room.store(lambda store: store.office.profiles())
    assert (stored.signatory_lines, stored.signatory_office) == (whole, "PHÓ CHỦ TỊCH")


def test_a_whole_block_has_no_hint(room: Room) -> None:
    room.store(lambda store: store.office.save(OFFICE))
    assert _hints(room.opened(OfficeDialog(room.runner, room.window))) == []


def _hints(dialog: OfficeDialog) -> list[QLabel]:
    form = child(dialog, SignatureBlockForm, "")
    return [hint for hint in form.hints.values() if not hint.isHidden()]
