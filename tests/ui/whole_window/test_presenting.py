"""Trình ký in the window: read-only while the chief has it, comments at their sections, amendments, differences."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QTextEdit,
    QWidget,
)

from dcbc_desktop.report import header as h
from dcbc_desktop.report.amendment import replacement_sentence
from dcbc_desktop.report.prose import encode, from_plain_text, plain_text
from dcbc_desktop.report.report import Entry, State
from dcbc_desktop.store.models import Place
from dcbc_desktop.store.store import Store
from dcbc_desktop.ui.editor.prose_editor import ProseEditor
from dcbc_desktop.ui.report.compared_text_view import ComparedTextView
from dcbc_desktop.ui.sending.differences_window import DifferencesWindow
from dcbc_desktop.ui.signing.present_dialog import PresentDialog
from dcbc_desktop.ui.signing.return_dialog import ReturnDialog
from dcbc_desktop.ui.start.report_list_model import ReportColumn, ReportListModel
from dcbc_desktop.ui.widgets.banner import Banner
from dcbc_desktop.workflow.signing.amendments import amend
from dcbc_desktop.workflow.signing.presentation import present, return_report
from dcbc_desktop.workflow.signing.sign_off import SignatoryChoice, sign_off
from tests.keyboard import press, type_by_unikey, type_text
from tests.places import ROOT
from tests.report.samples import full_report
from tests.ui.clerk import Clerk

COMMUNE = ROOT / "resources" / "outlines" / "2026-xa-phuong-dac-khu"
COMMENT = "Thiếu số liệu quý IV"


def _behind(clerk: Clerk, *jobs: Callable[[Store], object]) -> None:
    """Something done before the window opens."""
    store = Store.open(clerk.database)
    try:
        for job in jobs:
            job(store)
    finally:
        store.close()


def _act(clerk: Clerk, verb: str) -> None:
    action = clerk.window.actions_by_verb[verb]
    assert action.isEnabled(), verb
    action.trigger()
    clerk.settle()


def _enabled(clerk: Clerk, *verbs: str) -> list[str]:
    return [verb for verb in verbs if clerk.window.actions_by_verb[verb].isEnabled()]


def _writable(clerk: Clerk) -> list[str]:
    kinds = QLineEdit | QPlainTextEdit | QTextEdit
    fields = clerk.page.tabs.findChildren(QWidget)
    return [f.objectName() for f in fields if isinstance(f, kinds) and not f.isReadOnly()]


def _tab_text(clerk: Clerk, name: str) -> str:
    return clerk.tabs.tabText(list(clerk.page.tabs.pages).index(name))


def _dialog(clerk: Clerk, kind: type[PresentDialog] | type[ReturnDialog]) -> PresentDialog | ReturnDialog:
    dialog = next(one for one in clerk.window.findChildren(kind) if one.isVisible())
    clerk.settle()
    return dialog


VERBS = ("present", "withdraw", "returnReport", "signOff", "amend", "register", "replace")


@pytest.mark.parametrize("folder", [None, COMMUNE], ids=["office", "commune"])
def test_a_presented_report_can_be_read_and_not_written(clerk: Clerk, folder: Path | None) -> None:
    report = clerk.keep(full_report(folder) if folder else full_report())
    clerk.opened()
    assert _enabled(clerk, *VERBS) == ["present", "signOff", "replace"]
    _act(clerk, "present")
    dialog = _dialog(clerk, PresentDialog)
    button = clerk.find(QPushButton, "presentDialog.present")
    clerk.qtbot.waitUntil(button.isEnabled)
    assert dialog.isVisible()
    button.click()
    clerk.settle()
    assert clerk.session.saved_report.state is State.PRESENTED
    assert _writable(clerk) == []
    assert _enabled(clerk, *VERBS) == ["withdraw", "returnReport", "signOff"]
    assert clerk.find(Banner, "banner.presented").isVisible()
    assert not clerk.page.signed_banner.isVisible()
    assert "waiting for signature" in clerk.page.status.label.text()
    section = next(section.key for section in report.outline.prose_sections())
    type_text(clerk.editor(section), "không vào được")
    assert not clerk.session.dirty
    for table in (table for page in clerk.page.tabs.pages.values() for table in getattr(page.content, "tables", {})):
        press(clerk.page.tabs, Qt.Key.Key_F5)
        assert clerk.session.entry(table) == report.entry(table)
    clerk.find(QPushButton, "banner.presented.other").click()
    clerk.settle()
    assert clerk.session.saved_report.editable
    type_text(clerk.editor(section), "lại ")
    clerk.saved()
    assert _enabled(clerk, *VERBS) == ["present", "signOff", "replace"]


def test_what_stops_sign_off_is_listed_and_leads_to_its_place(clerk: Clerk) -> None:
    clerk.keep(full_report().with_entries({"II.1": Entry()}))
    clerk.opened()
    _act(clerk, "present")
    _dialog(clerk, PresentDialog)
    findings = clerk.find(QListWidget, "signOff.findings")
    clerk.qtbot.waitUntil(lambda: findings.count() == 1)
    assert not clerk.find(QPushButton, "presentDialog.present").isEnabled()
    findings.itemActivated.emit(findings.item(0))
    clerk.settle()
    assert clerk.page.tabs.current.name == "II"
    assert clerk.session.saved_report.editable


def test_comments_stand_at_their_sections_until_they_are_dealt_with(clerk: Clerk) -> None:
    report = clerk.keep(full_report())
    _behind(clerk, partial(present, report_id=report.id))
    clerk.opened()
    _act(clerk, "returnReport")
    _dialog(clerk, ReturnDialog)
    parts, comment = clerk.find(QListWidget, "returnDialog.parts"), clerk.find(QPlainTextEdit, "returnDialog.comment")
    button = clerk.find(QPushButton, "returnDialog.return")
    assert not button.isEnabled()
    type_by_unikey(comment, "Xem lại cả báo cáo")
    keys = [parts.item(row).data(Qt.ItemDataRole.UserRole) for row in range(parts.count())]
    parts.setCurrentRow(keys.index("III.2"))
    assert comment.toPlainText() == ""
    type_by_unikey(comment, COMMENT)
    parts.setCurrentRow(keys.index(h.RECIPIENTS))
    type_text(comment, "x")
    parts.setCurrentRow(0)
    assert comment.toPlainText() == "Xem lại cả báo cáo"
    button.click()
    clerk.settle()
    assert clerk.session.saved_report.editable
    assert clerk.page.tabs.current.name == "III"
    assert [_tab_text(clerk, name)[-1] == "✎" for name in ("II", "III", ":recipients")] == [False, True, True]
    waiting = {one.key: one.id for one in clerk.page.comments.open}
    line = clerk.find(QWidget, f"comment.{waiting['III.2']}")
    assert line.isVisible()
    assert any(COMMENT in label.text() for label in line.findChildren(QLabel))
    assert clerk.page.states.on_whole.isVisible()
    for key in ("III.2", "", h.RECIPIENTS):
        clerk.find(QPushButton, f"comment.{waiting[key]}.button").click()
        clerk.settle()
    assert clerk.page.comments.open == ()
    assert _tab_text(clerk, "III")[-1] != "✎"
    assert not clerk.page.states.on_whole.isVisible()


def test_a_returned_report_opens_at_its_first_comment_when_a_person_opens_it(clerk: Clerk) -> None:
    report = clerk.keep(full_report())
    comments = {"IV.1": COMMENT, "II.2": COMMENT, "staff": COMMENT}
    _behind(
        clerk, partial(present, report_id=report.id), partial(return_report, report_id=report.id, comments=comments)
    )
    clerk.opened()
    clerk.navigator.leave_report()
    clerk.settle()
    clerk.navigator.open_report(report.id)
    clerk.settle()
    assert clerk.page.tabs.current.name == "II"
    waiting = {one.key: one.id for one in clerk.page.comments.open}
    clerk.page.tabs.show_tab(":figures")
    assert clerk.find(QWidget, f"comment.{waiting['staff']}").isVisible()


def test_an_open_comment_leaves_the_person_where_the_program_ended(clerk: Clerk) -> None:
    report = clerk.keep(full_report())
    comments = {"II.2": COMMENT}
    _behind(
        clerk, partial(present, report_id=report.id), partial(return_report, report_id=report.id, comments=comments)
    )
    clerk.opened()
    editor = clerk.editor("IV.1")
    editor.set_caret(5)
    place = Place("IV", "IV.1", 5)
    clerk.qtbot.waitUntil(lambda: clerk.store(lambda store: store.place(report.id)) == place)
    clerk.close()
    clerk.opened()
    assert [one.key for one in clerk.page.comments.open] == ["II.2"]
    assert clerk.page.tabs.current.name == "IV"
    editor = clerk.find(ProseEditor, "prose.IV.1")
    assert (editor.caret(), clerk.window.focusWidget()) == (5, editor)
    clerk.store(partial(present, report_id=report.id))
    clerk.session.reload(clerk.stored())
    clerk.store(partial(return_report, report_id=report.id, comments={"V.1": COMMENT}))
    clerk.session.reload(clerk.stored())
    clerk.settle()
    assert clerk.page.tabs.current.name == "V"


def _amended(clerk: Clerk) -> None:
    changed = {"mo_dau": Entry(encode(from_plain_text("Thực hiện kế hoạch.\nTrung tâm báo cáo như sau:")))}
    report = clerk.keep(full_report().with_entries(changed))
    signing = SignatoryChoice(number="12", date="05/01/2026")
    _behind(
        clerk,
        partial(sign_off, report_id=report.id, signing=signing),
        partial(amend, report_id=report.id, reason="Sửa số liệu"),
    )
    clerk.opened()


def test_an_amended_report_is_offered_the_word_of_what_it_replaces(clerk: Clerk) -> None:
    _amended(clerk)
    clerk.qtbot.waitUntil(lambda: clerk.page.states.replacement is not None)
    banner = clerk.find(Banner, "banner.replacement")
    clerk.qtbot.waitUntil(banner.isVisible)
    assert "số 12/BC-TTLT ngày 05 tháng 01 năm 2026" in banner.text
    issued = clerk.page.review_context.past.replaces
    assert issued is not None
    before = plain_text(clerk.editor("mo_dau").prose())
    clerk.find(QPushButton, "banner.replacement.button").click()
    lines = plain_text(clerk.editor("mo_dau").prose()).split("\n")
    assert lines == ["Thực hiện kế hoạch.", replacement_sentence(issued), "Trung tâm báo cáo như sau:"]
    clerk.saved()
    clerk.qtbot.waitUntil(lambda: not banner.isVisible())
    clerk.editor("mo_dau").undo()
    assert plain_text(clerk.editor("mo_dau").prose()) == before
    clerk.saved()
    clerk.qtbot.waitUntil(banner.isVisible)


def _letters(view: ComparedTextView, wanted: Callable[[QTextCharFormat], bool]) -> str:
    found = []
    block = view.document().begin()
    while block.isValid():
        for part in block.textFormats():
            if wanted(part.format):
                found.append(block.text()[part.start : part.start + part.length])
        block = block.next()
    return "|".join(found)


def test_differences_are_marked_by_word_and_printed(clerk: Clerk, tmp_path: Path) -> None:
    _amended(clerk)
    editor = clerk.editor("I")
    type_text(editor, "Bổ sung ")
    _act(clerk, "differences")
    window = next(iter(clerk.window.findChildren(DifferencesWindow)))
    view = window.findChild(ComparedTextView, "differences.view")
    assert view is not None
    clerk.qtbot.waitUntil(lambda: bool(view.toPlainText()) and view.filled)
    assert "Bổ sung" in _letters(view, QTextCharFormat.fontUnderline)
    assert "12" in _letters(view, QTextCharFormat.fontStrikeOut)
    before, after = (window.findChild(QComboBox, f"differences.{name}") for name in ("from", "to"))
    assert before is not None
    assert after is not None
    assert before.currentText() == "Revision 1 · number 12 of 05/01/2026"
    assert after.currentText() == "Revision 2, not signed off yet"
    target = tmp_path / "khác biệt.pdf"

    def to_file(printer: QPrinter, _pages: int) -> bool:
        printer.setOutputFileName(str(target))
        return True

    window.printing.choose_printer, window.printing.has_printer = to_file, lambda: True
    with clerk.qtbot.waitSignal(window.printing.printed):
        clerk.find(QPushButton, "differencesWindow.print").click()
    words = pypdfium2.PdfDocument(target)[0].get_textpage().get_text_bounded()
    assert "Bổ sung" in words
    after.setCurrentIndex(0)
    after.activated.emit(0)
    clerk.settle()
    assert view.toPlainText().strip() == ""
    assert "same" in view.empty_text
    window.close()


def test_the_list_says_who_has_the_report(clerk: Clerk) -> None:
    report = clerk.keep(full_report())
    clerk.opened()

    def state() -> str:
        clerk.navigator.leave_report()
        clerk.settle()
        model = clerk.find(ReportListModel, "")
        text = str(model.index(0, ReportColumn.STATE).data())
        clerk.navigator.open_report(report.id)
        clerk.settle()
        return text

    assert state() == "Draft"
    clerk.store(partial(present, report_id=report.id))
    assert state() == "Waiting for signature"
    clerk.store(partial(return_report, report_id=report.id, comments={"II.2": COMMENT}))
    assert state() == "Returned"
    clerk.page.comments.resolve(clerk.page.comments.open[0].id)
    clerk.settle()
    assert state() == "Draft"
