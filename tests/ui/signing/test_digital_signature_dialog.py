"""Ký số in the window: the certificate first, then the act; what goes wrong is said in place, the secret is gone."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QLineEdit,
    QMessageBox,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QWidget,
)
from shiboken6 import delete

from dcbc_desktop.invocation import LANGUAGES
from dcbc_desktop.paths import MODULES_FILE, user_data_dir
from dcbc_desktop.report import header as h
from dcbc_desktop.report.dates import VIETNAM, now
from dcbc_desktop.report.report import Entry, Report, State
from dcbc_desktop.report.wording import sentence
from dcbc_desktop.signing.verifier import examine
from dcbc_desktop.store.models import DIGITAL, ELSEWHERE, SEAL
from dcbc_desktop.ui.signing.digital_signature_dialog import DigitalSignatureDialog
from dcbc_desktop.ui.signing.sign_off_dialog import SignOffDialog
from dcbc_desktop.ui.widgets.language import Translators
from dcbc_desktop.ui.widgets.secret_edit import SecretEdit
from dcbc_desktop.workflow.signing import token_modules, token_requests
from dcbc_desktop.workflow.signing.sign_off import SignatoryChoice, sign_off
from dcbc_desktop.workflow.signing.signatures import PERSON, signing_request
from tests.keyboard import press, type_text
from tests.signing.authority import PASSPHRASE, root
from tests.signing.faulty_module import (
    CRASH,
    HANG,
    SIGN,
    SLOTS,
    faulty_module,
    mark_of,
    needs_compiler,
    strangers_module,
)
from tests.signing.softhsm import PIN, needs_softhsm, tokens
from tests.ui.room import Room, SignalRecorder, child, gone
from tests.ui.signing.signers import SIGNER, holder, numbered, p12, sign_behind, signed_off
from tests.workflow.signing.other_programs import certified_as_final


def _dialog(room: Room, report: Report, key: Path | None = None) -> DigitalSignatureDialog:
    dialog = room.opened(DigitalSignatureDialog(room.runner, room.session(report), room.window))
    if key is not None:
        _choose(dialog, "p12", key)
    return dialog


def _choose(dialog: DigitalSignatureDialog, field: str, path: Path) -> None:
    choice = dialog._key.file if field == "p12" else dialog._key.module  # the system's own window cannot be driven
    choice.choose_file = lambda: path
    child(dialog, QPushButton, f"sign.{field}.browse").click()


def _answer(room: Room, dialog: QWidget, *, yes: bool, settle: bool = True) -> str:
    """Answer whether a library may be loaded; return the question."""
    room.settle()
    box = child(dialog, QMessageBox, "question")
    words = box.text()
    box.button(QMessageBox.StandardButton.Yes if yes else QMessageBox.StandardButton.No).click()
    if settle:
        room.settle()
    return words


def _secret(dialog: DigitalSignatureDialog) -> SecretEdit:
    return child(dialog, SecretEdit, "sign.secret")


def _main(dialog: QWidget) -> QPushButton:
    return child(dialog, QPushButton, "signDialog.sign")


def _problem(dialog: QWidget) -> str:
    return child(dialog, QLabel, "signDialog.problem").text()


def _press(room: Room, dialog: DigitalSignatureDialog) -> None:
    assert _main(dialog).isEnabled()
    _main(dialog).click()
    room.settle()


def _sign(room: Room, dialog: DigitalSignatureDialog, secret: str = PASSPHRASE) -> None:
    """See the certificate, then sign with it."""
    type_text(_secret(dialog), secret)
    _press(room, dialog)
    if dialog.isVisible() and not _problem(dialog) and _secret(dialog).text():
        _press(room, dialog)


def _official(room: Room, report: Report) -> bytes:
    return room.store(lambda store: store.revisions.official_pdf(report.id, report.revision))


@pytest.mark.clock
def test_the_certificate_is_shown_before_anything_is_signed(room: Room) -> None:
    report = signed_off(room)
    whose = holder()
    dialog = _dialog(room, report, p12(room.folder, whose))
    type_text(_secret(dialog), PASSPHRASE)
    _press(room, dialog)
    assert child(dialog, QLabel, "sign.certificateName").text() == SIGNER
    facts = child(dialog, QLabel, "sign.certificateFacts").text()
    assert "CA gốc thử nghiệm" in facts
    assert f"{whose.certificate.not_valid_after_utc.astimezone():%d/%m/%Y}" in facts
    assert room.store(lambda store: store.revisions.signed_copies(report.id, 1)) == ()


@pytest.mark.clock
def test_signed_with_a_file_kept_and_told(room: Room) -> None:
    report = signed_off(room)
    dialog = _dialog(room, report, p12(room.folder))
    heard = SignalRecorder()
    dialog.signed.connect(heard.note)
    _sign(room, dialog)
    assert heard.said == [None]
    found = examine(_official(room, report), root().trust, now())
    assert found.verdict == "valid"
    assert SIGNER in child(dialog, QLabel, "sign.result").text()
    signed_at = found.signatures[0].signed_at
    assert signed_at is not None
    assert f"{signed_at.astimezone(VIETNAM):%d/%m/%Y %H:%M}" in child(dialog, QLabel, "sign.signatures").text()
    assert child(dialog, QPushButton, "signDialog.export").isVisible()
    assert _secret(dialog).text() == ""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.clock
def test_a_file_certified_as_final_takes_no_key(room: Room, language: str, translators: Translators) -> None:
    report = numbered(room)
    room.store(lambda store: sign_off(store, report.id, SignatoryChoice(), elsewhere=True))
    request = room.store(lambda store: signing_request(store, report.id, PERSON))
    closed = certified_as_final(request.pdf, holder(), now())
    room.store(lambda store: store.revisions.add_signed_copy(report.id, 1, closed, ELSEWHERE))
    room.runner.set_language(language)
    translators.use(language)
    dialog = _dialog(room, room.store(lambda store: store.load_report(report.id)))
    assert child(dialog, QLabel, "sign.turn").text() == sentence("signing_closed", {}, language)
    assert not any(child(dialog, QRadioButton, f"sign.{role}").isEnabled() for role in ("person", "seal"))
    assert not _secret(dialog).isEnabled()
    assert not _main(dialog).isEnabled()


def test_a_wrong_passphrase_is_said_and_its_field_is_empty_and_in_focus(room: Room) -> None:
    dialog = _dialog(room, signed_off(room), p12(room.folder))
    type_text(_secret(dialog), "sai rồi")
    _press(room, dialog)
    assert _problem(dialog) == room.runner.sentence("passphrase_wrong", {})
    assert _secret(dialog).text() == ""
    assert dialog.focusWidget() is _secret(dialog)
    type_text(_secret(dialog), PASSPHRASE)
    assert _problem(dialog) == ""
    _press(room, dialog)
    assert child(dialog, QLabel, "sign.certificateName").text() == SIGNER


@pytest.mark.parametrize(
    ("content", "code", "reason"),
    [(b"no certificate", "certificate_file_unreadable", ""), (None, "file_not_readable", "không tìm thấy")],
)
def test_a_file_that_is_none_is_said(room: Room, content: bytes | None, code: str, reason: str) -> None:
    report, path = signed_off(room), room.folder / "hỏng.p12"
    if content is not None:
        path.write_bytes(content)
    dialog = _dialog(room, report, path)
    type_text(_secret(dialog), "x")
    _press(room, dialog)
    assert _problem(dialog) == room.runner.sentence(code, {"file": path.name, "reason": reason})


@pytest.mark.clock
def test_an_expired_certificate_signs_nothing(room: Room) -> None:
    report = signed_off(room)
    dialog = _dialog(room, report, p12(room.folder, holder(expired=True)))
    type_text(_secret(dialog), PASSPHRASE)
    _press(room, dialog)
    assert "hết hạn" in _problem(dialog)
    assert room.store(lambda store: store.revisions.signed_copies(report.id, 1)) == ()


def test_another_name_than_the_printed_one_is_warned_of_before(room: Room) -> None:
    dialog = _dialog(room, signed_off(room), p12(room.folder, holder("Trần Văn Khác")))
    type_text(_secret(dialog), PASSPHRASE)
    _press(room, dialog)
    warning = child(dialog, QLabel, "sign.certificateWarning")
    assert warning.isVisible()
    assert "Trần Văn Khác" in warning.text()
    assert SIGNER in warning.text()


@pytest.mark.parametrize(("name", "warned"), [("TT Lưu trữ", False), ("Trung tâm Lưu trữ lịch sử", True)])
def test_a_seal_of_another_agency_is_warned_of_before(room: Room, name: str, *, warned: bool) -> None:
    report = signed_off(room)
    sign_behind(room, report)
    dialog = _dialog(room, report, p12(room.folder, holder(name)))
    type_text(_secret(dialog), PASSPHRASE)
    _press(room, dialog)
    warning = child(dialog, QLabel, "sign.certificateWarning")
    assert ("TRUNG TÂM LƯU TRỮ" in warning.text(), name in warning.text()) == (warned, warned)


@pytest.mark.clock
def test_the_seal_comes_after_the_person(room: Room) -> None:
    report = signed_off(room)
    dialog = _dialog(room, report, p12(room.folder))
    assert not child(dialog, QRadioButton, "sign.seal").isEnabled()
    _sign(room, dialog)
    child(dialog, QPushButton, "signDialog.again").click()
    room.settle()
    assert child(dialog, QRadioButton, "sign.seal").isChecked()
    assert not child(dialog, QRadioButton, "sign.person").isEnabled()
    assert SIGNER in child(dialog, QLabel, "sign.earlier").text()
    _choose(dialog, "p12", p12(room.folder, holder("Ủy ban nhân dân phường Đông"), "dấu.p12"))
    _sign(room, dialog)
    found = examine(_official(room, report), root().trust, now())
    assert [one.signer.name for one in found.signatures if one.signer] == [SIGNER, "Ủy ban nhân dân phường Đông"]
    assert not child(dialog, QPushButton, "signDialog.again").isVisible()
    told = child(dialog, QLabel, "sign.signatures").text()
    assert told.index(SIGNER) < told.index("phường Đông")


def test_where_both_have_signed_nothing_more_is_asked(room: Room) -> None:
    report = signed_off(room)
    sign_behind(room, report)
    sign_behind(room, report, SEAL, "Cơ quan")
    dialog = _dialog(room, report, p12(room.folder))
    assert not _main(dialog).isEnabled()
    assert not _secret(dialog).isEnabled()


def test_a_revision_without_number_says_so_at_once(room: Room) -> None:
    report = room.full()
    room.store(lambda store: store.save_entries(report.id, {h.NUMBER: Entry(""), h.DATE: Entry("")}))
    room.store(lambda store: sign_off(store, report.id, SignatoryChoice()))
    dialog = _dialog(room, room.store(lambda store: store.load_report(report.id)))
    assert _problem(dialog) == room.runner.sentence("digital_number_missing", {})
    assert not _secret(dialog).isEnabled()


def test_closing_leaves_no_signature_and_no_secret(room: Room) -> None:
    report = signed_off(room)
    dialog = _dialog(room, report, p12(room.folder))
    type_text(_secret(dialog), PASSPHRASE)
    _press(room, dialog)
    _main(dialog).click()  # signing is under way
    assert child(dialog, QProgressBar, "sign.bar").isVisible()
    press(dialog, Qt.Key.Key_Escape)
    assert gone(dialog)
    room.settle()
    assert room.store(lambda store: store.revisions.signed_copies(report.id, 1)) == ()


def test_the_secret_is_shown_to_nobody(room: Room, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    dialog = _dialog(room, signed_off(room), p12(room.folder))
    field = _secret(dialog)
    assert field.echoMode() is QLineEdit.EchoMode.Password
    assert field.completer() is None
    assert field.inputMethodHints() & Qt.InputMethodHint.ImhSensitiveData
    type_text(field, "bí mật 4711")
    press(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    press(field, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    _press(room, dialog)
    field.undo()
    assert field.text() == ""
    assert "4711" not in caplog.text + _problem(dialog)
    assert all("4711" not in label.text() for label in dialog.findChildren(QLabel))


@pytest.mark.clock
def test_sign_off_with_its_first_signature(room: Room) -> None:
    report = numbered(room)
    session = room.session(report)
    dialog = room.opened(SignOffDialog(room.runner, session, room.window))
    child(dialog, QRadioButton, "signOff.digital").setChecked(True)
    child(dialog, QPushButton, "signOffDialog.sign").click()
    room.settle()
    signing = child(dialog, DigitalSignatureDialog, "signDialog")
    _choose(signing, "p12", p12(room.folder))
    heard = SignalRecorder()
    dialog.signed.connect(heard.number)
    _sign(room, signing)
    assert heard.said == [1]
    assert session.report.state is State.SIGNED
    (revision,) = room.store(lambda store: store.revisions.listed(report.id))
    assert (revision.exit, revision.document_number) == (DIGITAL, "12")
    assert len(room.store(lambda store: store.revisions.signed_copies(report.id, 1))) == 1
    signing.reject()
    room.qtbot.waitUntil(lambda: gone(dialog))


def test_the_digital_exit_asks_for_number_and_date_first(room: Room) -> None:
    dialog = room.opened(SignOffDialog(room.runner, room.session(room.full()), room.window))
    sign = child(dialog, QPushButton, "signOffDialog.sign")
    for name in ("number", "date"):
        child(dialog, QLineEdit, f"signOff.{name}").clear()
    assert sign.isEnabled()
    child(dialog, QRadioButton, "signOff.digital").setChecked(True)
    assert not sign.isEnabled()
    assert child(dialog, QLabel, "signOff.needed").isVisible()
    type_text(child(dialog, QLineEdit, "signOff.number"), "7")
    type_text(child(dialog, QLineEdit, "signOff.date"), "15/12/2026")
    room.qtbot.waitUntil(sign.isEnabled)
    assert not child(dialog, QLabel, "signOff.needed").isVisible()


def test_cancelling_the_signature_leaves_the_draft(room: Room) -> None:
    report = numbered(room)
    dialog = room.opened(SignOffDialog(room.runner, room.session(report), room.window))
    child(dialog, QRadioButton, "signOff.digital").setChecked(True)
    child(dialog, QPushButton, "signOffDialog.sign").click()
    room.settle()
    press(child(dialog, DigitalSignatureDialog, "signDialog"), Qt.Key.Key_Escape)
    room.settle()
    assert dialog.isVisible()
    assert child(dialog, QPushButton, "signOffDialog.sign").isEnabled()
    assert room.store(lambda store: store.load_report(report.id)).state is State.DRAFT


@pytest.fixture
def module(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "hsm"
    folder.mkdir()
    with tokens(folder, {"CHU KY SO": [holder(rsa=3), holder("Trần Thị Hai", rsa=4)]}) as path:
        yield path


@pytest.mark.clock
@needs_softhsm
def test_a_token_shows_its_certificates_and_signs(room: Room, module: Path) -> None:
    report = signed_off(room)
    dialog = _dialog(room, report)
    child(dialog, QRadioButton, "sign.token").setChecked(True)
    assert not _main(dialog).isEnabled()
    _choose(dialog, "module", module)
    _answer(room, dialog, yes=True)
    names = child(dialog, QComboBox, "sign.certificates")
    assert names.isVisible()
    names.setCurrentIndex(next(at for at in range(names.count()) if names.itemText(at).startswith(SIGNER)))
    assert child(dialog, QLabel, "sign.certificateName").text() == SIGNER
    _sign(room, dialog, "00000000")
    assert _problem(dialog) == room.runner.sentence("pin_wrong", {})
    assert (_secret(dialog).text(), dialog.focusWidget()) == ("", _secret(dialog))
    _sign(room, dialog, PIN)
    assert _problem(dialog) == ""
    assert len(room.store(lambda store: store.revisions.signed_copies(report.id, 1))) == 1
    assert token_modules.token_modules().chosen == str(module)
    assert room.store(lambda store: store.settings.all()) == {}, "the path belongs to this computer, the PIN to nobody"
    assert PIN not in (user_data_dir() / MODULES_FILE).read_text(encoding="utf-8")


@needs_softhsm
def test_the_module_that_signed_is_offered_again(room: Room, module: Path) -> None:
    token_modules.choose(str(module))
    dialog = _dialog(room, signed_off(room))
    assert child(dialog, QRadioButton, "sign.token").isChecked()
    assert child(dialog, QComboBox, "sign.certificates").count() == 2
    assert dialog.focusWidget() is _secret(dialog)


@needs_compiler
@pytest.mark.parametrize("yes", [True, False])
def test_a_strangers_database_runs_no_code_unasked(room: Room, yes: bool) -> None:
    module, report = strangers_module(room.folder), signed_off(room)
    room.store(lambda store: store.settings.set("pkcs11_module", str(module)))
    dialog = _dialog(room, report)
    room.settle()
    assert child(dialog, QRadioButton, "sign.file").isChecked()
    assert dialog.findChild(QMessageBox, "question") is None
    child(dialog, QRadioButton, "sign.token").setChecked(True)
    room.settle()
    assert not mark_of(module).exists()
    asked = _answer(room, dialog, yes=yes)
    assert str(module) in asked
    assert "data file" in asked
    assert mark_of(module).exists() is yes
    assert token_modules.is_agreed(str(module)) is yes
    child(dialog, QPushButton, "sign.lookAgain").click()
    room.settle()
    assert (dialog.findChild(QMessageBox, "question") is None) is yes


@needs_compiler
def test_a_library_chosen_by_hand_is_asked_about_once_on_this_computer(room: Room) -> None:
    module, report = strangers_module(room.folder), signed_off(room)
    for asked in (True, False):
        dialog = _dialog(room, report)
        child(dialog, QRadioButton, "sign.token").setChecked(True)
        _choose(dialog, "module", module)
        room.settle()
        assert mark_of(module).exists() is not asked
        if asked:
            assert "data file" not in _answer(room, dialog, yes=True)
        press(dialog, Qt.Key.Key_Escape)
        room.settle()


def test_a_path_on_the_network_is_told_as_such(room: Room) -> None:
    report = signed_off(room)
    token_modules.choose("\\\\may-khac\\chung\\token.dll")
    dialog = _dialog(room, report)
    assert child(dialog, QRadioButton, "sign.file").isChecked()
    child(dialog, QRadioButton, "sign.token").setChecked(True)
    assert "network" in _answer(room, dialog, yes=False)


@needs_softhsm
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_mnemonic_stands_twice_beside_a_token_with_several(
    room: Room, module: Path, language: str, translators: Translators
) -> None:
    translators.use(language)
    token_modules.choose(str(module))
    dialog = _dialog(room, signed_off(room))
    shown = [one.text() for one in dialog.findChildren(QLabel) if one.buddy() is not None and one.isVisible()]
    shown += [one.text() for one in dialog.findChildren(QAbstractButton) if one.isVisible()]
    letters = [letter.lower() for text in shown for letter in re.findall(r"&([^&\s])", text)]
    assert sorted(letters) == sorted(set(letters))


@pytest.mark.parametrize("name", ['<b>x</b>&"', "A & B", "Nguyễn\u202eVăn\u200b", "X" * 64])
def test_hostile_names_are_shown_as_they_are(room: Room, name: str) -> None:
    report = signed_off(room)
    dialog = _dialog(room, report, p12(room.folder, holder(name)))
    width = dialog.width()
    _sign(room, dialog)
    shown = name.replace("\u202e", "").replace("\u200b", "")
    assert shown in child(dialog, QLabel, "sign.result").text()
    assert child(dialog, QLabel, "sign.certificateName").textFormat() is Qt.TextFormat.PlainText
    assert dialog.width() == width


def test_a_module_that_is_none_is_said(room: Room) -> None:
    report, path = signed_off(room), room.folder / "không phải.dll"
    path.write_bytes(b"MZ")
    dialog = _dialog(room, report)
    child(dialog, QRadioButton, "sign.token").setChecked(True)
    _choose(dialog, "module", path)
    _answer(room, dialog, yes=True)
    assert path.name in _problem(dialog)
    assert not _main(dialog).isEnabled()


@needs_softhsm
def test_a_token_that_shows_its_certificates_after_the_pin_lets_one_choose(room: Room) -> None:
    report, folder = signed_off(room), room.folder / "thẻ"
    folder.mkdir()
    with tokens(folder, {"CHU KY SO": [holder("Trần Thị Hai", rsa=4), holder(rsa=3)]}, hidden=True) as module:
        dialog = _dialog(room, report)
        child(dialog, QRadioButton, "sign.token").setChecked(True)
        _choose(dialog, "module", module)
        _answer(room, dialog, yes=True)
        names = child(dialog, QComboBox, "sign.certificates")
        assert not names.isVisible()
        type_text(_secret(dialog), PIN)
        _press(room, dialog)
        assert (_problem(dialog), names.isVisible(), names.count()) == ("", True, 2)
        assert dialog.focusWidget() is names
        assert child(dialog, QLabel, "sign.certificateName").text() == SIGNER
        assert room.store(lambda store: store.revisions.signed_copies(report.id, 1)) == ()
        _press(room, dialog)
    assert _problem(dialog) == ""
    assert len(room.store(lambda store: store.revisions.signed_copies(report.id, 1))) == 1


def _faulty(room: Room, real: Path, place: int, fault: str) -> Path:
    module = faulty_module(room.folder, real, place, fault)
    token_modules.choose(str(module))
    return module


@needs_softhsm
@needs_compiler
def test_a_crash_of_the_token_is_said_and_the_program_lives(room: Room, module: Path) -> None:
    report = signed_off(room)
    _faulty(room, module, SIGN, CRASH)
    dialog = _dialog(room, report)
    type_text(_secret(dialog), PIN)
    _press(room, dialog)
    assert _problem(dialog) == room.runner.sentence("token_crashed", {})
    assert (_secret(dialog).text(), dialog.focusWidget()) == ("", _secret(dialog))
    assert room.store(lambda store: store.revisions.signed_copies(report.id, 1)) == ()


@needs_softhsm
@needs_compiler
@pytest.mark.parametrize("way", ["cancel", "parent gone", "program ends"])
def test_a_hanging_token_is_left_at_once(room: Room, module: Path, way: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(token_requests, "SECONDS", 600.0)  # beyond the test's own limit: not what ends it
    report = signed_off(room)
    hanging = _faulty(room, module, SIGN, HANG)
    dialog = _dialog(room, report)
    type_text(_secret(dialog), PIN)
    _main(dialog).click()
    room.qtbot.waitUntil(mark_of(hanging).exists)
    if way == "cancel":
        dialog.reject()
        room.settle()
        assert gone(dialog)
    elif way == "parent gone":
        delete(dialog)
        room.settle()
    else:
        room.runner.close()


@needs_softhsm
@needs_compiler
def test_a_token_that_hangs_while_it_is_looked_for(room: Room, module: Path) -> None:
    report = signed_off(room)
    hanging = faulty_module(room.folder, module, SLOTS, HANG)
    dialog = _dialog(room, report)
    child(dialog, QRadioButton, "sign.token").setChecked(True)
    _choose(dialog, "module", hanging)
    _answer(room, dialog, yes=True, settle=False)
    room.qtbot.waitUntil(mark_of(hanging).exists)
    press(dialog, Qt.Key.Key_Escape)
    room.settle()
    assert gone(dialog)
