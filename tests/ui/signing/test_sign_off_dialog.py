"""Ký duyệt, registration and amendment, from the blocked report to revision 2."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QListWidget, QPlainTextEdit, QPushButton, QRadioButton

from dcbc_desktop.intake.pdf.embedded_data import read_exported
from dcbc_desktop.report import header as h
from dcbc_desktop.report.report import Entry, Report, State
from dcbc_desktop.store.models import Revision
from dcbc_desktop.ui.review.findings_list import FindingsList
from dcbc_desktop.ui.session import ReportSession
from dcbc_desktop.ui.signing.amend_dialog import AmendDialog
from dcbc_desktop.ui.signing.register_dialog import RegisterDialog
from dcbc_desktop.ui.signing.sign_off_dialog import SignOffDialog
from dcbc_desktop.workflow.signing.amendments import amend, awaited
from dcbc_desktop.workflow.signing.sign_off import SignatoryChoice, sign_off
from tests.keyboard import press, type_by_unikey, type_text
from tests.ui.room import Room, SignalRecorder, child, gone


def _dialog(room: Room, session: ReportSession) -> SignOffDialog:
    return room.opened(SignOffDialog(room.runner, session, room.window))


def _sign(dialog: SignOffDialog) -> QPushButton:
    return child(dialog, QPushButton, "signOffDialog.sign")


def _lines(dialog: SignOffDialog) -> str:
    return child(dialog, QPlainTextEdit, "signOff.lines").toPlainText()


def _load(room: Room, report: Report) -> Report:
    return room.store(lambda store: store.load_report(report.id))


def _revisions(room: Room, report: Report) -> tuple[Revision, ...]:
    return room.store(lambda store: store.revisions.listed(report.id))


def _signed(room: Room, report: Report) -> ReportSession:
    room.store(lambda store: sign_off(store, report.id, SignatoryChoice()))
    return room.session(_load(room, report))


def test_what_blocks_is_listed_and_leads_to_its_place(room: Room) -> None:
    dialog = _dialog(room, room.session(room.blank()))
    findings = child(dialog, QListWidget, "signOff.findings")
    assert findings.count() >= 14
    assert not _sign(dialog).isEnabled()
    heard = SignalRecorder()
    dialog.place_requested.connect(heard.word)
    findings.setCurrentRow(0)
    press(findings, Qt.Key.Key_Return, text="\r")
    assert heard.said == [h.ISSUER]
    assert gone(dialog)


def test_a_missing_signatory_is_filled_in_the_dialog_itself(room: Room) -> None:
    report = room.full()
    room.store(lambda store: store.save_entries(report.id, {h.SIGNATORY_NAME: Entry("")}))
    dialog = _dialog(room, room.session(_load(room, report)))
    findings = child(dialog, QListWidget, "signOff.findings")
    assert findings.count() == 1
    press(findings, Qt.Key.Key_Return, text="\r")
    assert dialog.isVisible()
    type_by_unikey(child(dialog, QLineEdit, "signOff.name"), "Lê Thị Mười")
    room.qtbot.waitUntil(_sign(dialog).isEnabled)
    _sign(dialog).click()
    room.settle()
    assert _load(room, report).text(h.SIGNATORY_NAME) == "Lê Thị Mười"
    assert len(_revisions(room, report)) == 1


def test_sign_off_freezes_revision_1_and_the_session_is_read_only(room: Room) -> None:
    report = room.full()
    session = room.session(report)
    dialog = _dialog(room, session)
    heard = SignalRecorder()
    dialog.signed.connect(heard.number)
    _sign(dialog).click()
    room.settle()
    assert heard.said == [1]
    assert session.report.state is State.SIGNED
    (revision,) = _revisions(room, report)
    assert revision.exit == "pen"
    assert revision.document_number == ""
    assert revision.sha256 in child(dialog, QLabel, "signOff.hash").text()
    assert child(dialog, QPushButton, "signOffDialog.export").isVisible()


def test_unsaved_edits_are_part_of_what_is_signed(room: Room) -> None:
    report = room.full()
    session = room.session(report)
    session.set_entry(h.DRAFTER, Entry("NVA"))
    dialog = _dialog(room, session)
    _sign(dialog).click()
    room.settle()
    assert _load(room, report).text(h.DRAFTER) == "NVA"
    assert len(_revisions(room, report)) == 1


def test_number_and_date_given_before_are_printed(room: Room) -> None:
    report = room.full()
    dialog = _dialog(room, room.session(report))
    type_text(child(dialog, QLineEdit, "signOff.number"), "012")
    type_text(child(dialog, QLineEdit, "signOff.date"), "5/12/2026")
    room.qtbot.waitUntil(_sign(dialog).isEnabled)
    _sign(dialog).click()
    room.settle()
    (revision,) = _revisions(room, report)
    assert (revision.document_number, revision.document_date) == ("12", date(2026, 12, 5))


def test_a_date_that_is_none_blocks(room: Room) -> None:
    dialog = _dialog(room, room.session(room.full()))
    type_text(child(dialog, QLineEdit, "signOff.date"), "31/2/2026")
    found = child(dialog, QListWidget, "signOff.findings")
    room.qtbot.waitUntil(lambda: found.count() > 0)
    assert not _sign(dialog).isEnabled()
    assert "31/2/2026" in found.item(0).text()


def _choose(dialog: SignOffDialog, combination: str) -> None:
    authority = child(dialog, QComboBox, "signOff.authority")
    authority.setCurrentIndex(authority.findData(combination))
    authority.activated.emit(authority.currentIndex())


def test_authority_and_post_make_the_lines_and_the_preview(room: Room) -> None:
    dialog = _dialog(room, room.session(room.full()))
    authority = child(dialog, QComboBox, "signOff.authority")
    type_by_unikey(child(dialog, QLineEdit, "signOff.office"), "Phó Chủ tịch")
    assert _lines(dialog) == "PHÓ CHỦ TỊCH"
    _choose(dialog, "KT")
    assert _lines(dialog) == "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH"
    assert any(label.text() == "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH" for label in dialog.findChildren(QLabel))
    type_text(child(dialog, QPlainTextEdit, "signOff.lines"), "TM. ")
    assert authority.currentIndex() == 0
    assert _lines(dialog).startswith("TM. KT.")


def test_an_authority_without_its_post_blocks_until_it_is_given(room: Room) -> None:
    dialog = _dialog(room, room.session(room.full()))
    _choose(dialog, "TL")
    assert _lines(dialog) == "TL.\nGIÁM ĐỐC"
    findings = child(dialog, QListWidget, "signOff.findings")
    room.qtbot.waitUntil(lambda: findings.count() == 1)
    assert "TL." in findings.item(0).text()
    assert not _sign(dialog).isEnabled()
    orderer = child(dialog, QPlainTextEdit, "signOff.orderer")
    assert orderer.isVisible()
    type_text(orderer, "Giám đốc Sở")
    assert _lines(dialog) == "TL. GIÁM ĐỐC SỞ\nGIÁM ĐỐC"
    room.qtbot.waitUntil(_sign(dialog).isEnabled)


def test_lines_typed_by_hand_come_back(room: Room) -> None:
    dialog = _dialog(room, room.session(room.full()))
    lines = child(dialog, QPlainTextEdit, "signOff.lines")
    lines.clear()
    type_text(lines, "Q. TRƯỞNG BAN\nKT. TỔ TRƯỞNG")
    for combination in ("KT", "TM KT", "", "TL"):
        _choose(dialog, combination)
        assert _lines(dialog) != "Q. TRƯỞNG BAN\nKT. TỔ TRƯỞNG"
    _choose(dialog, "as written")
    assert _lines(dialog) == "Q. TRƯỞNG BAN\nKT. TỔ TRƯỞNG"


def test_a_deputy_of_a_commune_is_chosen_in_one_step(room: Room) -> None:
    report = room.full()
    values = {
        h.ISSUER: "ỦY BAN NHÂN DÂN\nXÃ MẪU SƠN", h.SIGNATORY_LINES: "TM. CHỦ TỊCH", h.SIGNATORY_OFFICE: "Chủ tịch",
    }  # fmt: skip
    room.store(lambda store: store.save_entries(report.id, {key: Entry(value) for key, value in values.items()}))
    dialog = _dialog(room, room.session(_load(room, report)))
    room.qtbot.waitUntil(lambda: child(dialog, QListWidget, "signOff.findings").count() == 1)
    _choose(dialog, "TM KT")
    assert _lines(dialog) == "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH"
    assert child(dialog, QLineEdit, "signOff.office").text() == "Phó Chủ tịch"
    room.qtbot.waitUntil(_sign(dialog).isEnabled)
    _choose(dialog, "TM")
    assert _lines(dialog) == "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH"


def test_cancel_changes_nothing(room: Room) -> None:
    report = room.full()
    session = room.session(report)
    dialog = _dialog(room, session)
    type_text(child(dialog, QLineEdit, "signOff.number"), "7")
    type_text(child(dialog, QLineEdit, "signOff.name"), "X")
    press(dialog, Qt.Key.Key_Escape)
    room.settle()
    assert gone(dialog)
    assert _load(room, report) == report
    assert session.report == report


def test_the_pen_is_the_usual_exit(room: Room) -> None:
    dialog = _dialog(room, room.session(room.full()))
    assert child(dialog, QRadioButton, "signOff.pen").isChecked()
    assert child(dialog, QRadioButton, "signOff.digital").isEnabled()


def test_a_report_is_signed_off_for_another_program_with_number_and_date(room: Room) -> None:
    report = room.full()
    session = room.session(report)
    dialog = _dialog(room, session)
    elsewhere = child(dialog, QRadioButton, "signOff.elsewhere")
    press(elsewhere, Qt.Key.Key_Space)
    assert elsewhere.isChecked()
    assert not _sign(dialog).isEnabled()
    assert child(dialog, QLabel, "signOff.needed").isVisible()
    type_text(child(dialog, QLineEdit, "signOff.number"), "12")
    type_text(child(dialog, QLineEdit, "signOff.date"), "15/12/2026")
    room.qtbot.waitUntil(_sign(dialog).isEnabled)
    assert not child(dialog, QLabel, "signOff.needed").isVisible()
    assert "1" in _sign(dialog).text()
    _sign(dialog).click()
    room.settle()
    (revision,) = _revisions(room, report)
    assert (revision.exit, revision.document_number) == ("digital", "12")
    pdf = room.store(lambda store: store.revisions.official_pdf(report.id, 1))
    assert read_exported(pdf).signature_fields
    assert child(dialog, QLabel, "signOff.result").text().count("\n") == 1
    assert session.report.state is State.SIGNED
    assert _awaited(room, report) == {1}


def test_a_report_signed_off_by_pen_has_no_fields_and_awaits_no_file(room: Room) -> None:
    report = room.full()
    _signed(room, report)
    pdf = room.store(lambda store: store.revisions.official_pdf(report.id, 1))
    assert not read_exported(pdf).signature_fields
    assert _awaited(room, report) == frozenset()


def _awaited(room: Room, report: Report) -> frozenset[int]:
    return room.store(lambda store: awaited(store, report.id))


def test_a_report_changed_behind_the_window_is_refused_whole(room: Room) -> None:
    report = room.full()
    dialog = _dialog(room, room.session(report))
    room.store(lambda store: store.save_entries(report.id, {h.DRAFTER: Entry("khác")}))
    _sign(dialog).click()
    room.settle()
    assert child(dialog, QLabel, "signOffDialog.problem").isVisible()
    assert _revisions(room, report) == ()
    assert _load(room, report).state is State.DRAFT
    assert _sign(dialog).isEnabled()


@pytest.mark.clock
def test_a_date_that_has_not_come_is_told_in_words(room: Room) -> None:
    dialog = _dialog(room, room.session(room.full()))
    type_text(child(dialog, QLineEdit, "signOff.date"), "20/12/2090")
    findings = dialog.findChildren(FindingsList)[0]
    room.qtbot.waitUntil(lambda: findings.blocking is not None)
    assert "20/12/2090" in child(dialog, QLabel, "signOff.advisory").text()


def test_number_and_date_are_registered_after_the_pen(room: Room) -> None:
    report = room.full()
    session = _signed(room, report)
    dialog = room.opened(RegisterDialog(room.runner, session, room.window))
    record = child(dialog, QPushButton, "registerDialog.record")
    assert not record.isEnabled()
    type_text(child(dialog, QLineEdit, "register.number"), "12")
    type_text(child(dialog, QLineEdit, "register.date"), "32/12/2026")
    record.click()
    room.settle()
    assert child(dialog, QLabel, "registerDialog.problem").isVisible()
    assert _revisions(room, report)[0].registered is None
    child(dialog, QLineEdit, "register.date").clear()
    type_text(child(dialog, QLineEdit, "register.date"), "15/12/2025")
    room.settle()
    assert "«năm 2026»" in child(dialog, QLabel, "register.advice").text()
    assert child(dialog, QLabel, "register.advice").isVisible()
    child(dialog, QLineEdit, "register.date").clear()
    type_text(child(dialog, QLineEdit, "register.date"), "15/12/2026")
    room.settle()
    assert "«năm 2026»" not in child(dialog, QLabel, "register.advice").text()
    record.click()
    room.settle()
    (revision,) = _revisions(room, report)
    assert (revision.document_number, revision.document_date) == ("12", date(2026, 12, 15))


def test_an_earlier_revision_without_its_number_is_offered_too(room: Room) -> None:
    report = room.full()
    _signed(room, report)
    room.store(lambda store: amend(store, report.id, "Sửa số liệu"))
    dialog = room.opened(RegisterDialog(room.runner, room.session(_load(room, report)), room.window))
    room.settle()
    offered = child(dialog, QComboBox, "register.revision")
    assert offered.isVisible()
    assert [offered.itemData(index) for index in range(offered.count())] == [1]
    type_text(child(dialog, QLineEdit, "register.number"), "12")
    type_text(child(dialog, QLineEdit, "register.date"), "05/01/2026")
    child(dialog, QPushButton, "registerDialog.record").click()
    room.settle()
    assert _revisions(room, report)[0].document_number == "12"
    again = room.opened(RegisterDialog(room.runner, room.session(_load(room, report)), room.window))
    room.settle()
    assert child(again, QLabel, "register.nothing").isVisible()
    assert not child(again, QLineEdit, "register.number").isEnabled()
    assert not child(again, QPushButton, "registerDialog.record").isEnabled()


def test_an_amendment_needs_a_reason_and_opens_revision_2(room: Room) -> None:
    report = room.full()
    session = _signed(room, report)
    dialog = room.opened(AmendDialog(room.runner, session, room.window))
    amend = child(dialog, QPushButton, "amendDialog.amend")
    assert not amend.isEnabled()
    type_by_unikey(child(dialog, QPlainTextEdit, "amend.reason"), "Sửa số liệu quý bốn")
    heard = SignalRecorder()
    dialog.amended.connect(heard.note)
    amend.click()
    room.settle()
    assert heard.said == [None]
    assert (session.report.state, session.report.revision) == (State.DRAFT, 2)
    dialog2 = _dialog(room, session)
    assert "2" in _sign(dialog2).text()
    _sign(dialog2).click()
    room.settle()
    assert [revision.number for revision in _revisions(room, report)] == [1, 2]


def test_a_post_alone_makes_the_line_over_the_signature(room: Room) -> None:
    report = room.full()
    emptied = {key: Entry("") for key in (h.SIGNATORY_LINES, h.SIGNATORY_OFFICE)}
    room.store(lambda store: store.save_entries(report.id, emptied))
    dialog = _dialog(room, room.session(_load(room, report)))
    type_text(child(dialog, QLineEdit, "signOff.office"), "Phó Giám đốc")
    assert _lines(dialog) == "PHÓ GIÁM ĐỐC"
    authority = child(dialog, QComboBox, "signOff.authority")
    authority.setCurrentIndex(authority.findData("KT"))
    authority.activated.emit(authority.currentIndex())
    assert _lines(dialog) == "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC"
