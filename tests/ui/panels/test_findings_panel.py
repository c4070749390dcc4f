"""Rà soát: what the list says, where it leads, what it mends and what it sets aside; by keys alone."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLabel, QPushButton

from dcbc_desktop.report.checks.finding import advisory
from dcbc_desktop.report.checks.ignored import Ignored
from dcbc_desktop.report.prose import note_texts, plain_text
from dcbc_desktop.report.report import Entry
from dcbc_desktop.ui.editor.footnote_line import FootnoteLine
from dcbc_desktop.ui.panels.findings_model import row_sentence
from dcbc_desktop.ui.panels.reason_dialog import ReasonDialog
from dcbc_desktop.ui.review import live_review
from dcbc_desktop.ui.review.review_result import FindingView
from dcbc_desktop.ui.widgets.fields import LineEdit
from tests.keyboard import press, type_text
from tests.ui.panels.reviewer import Reviewer, prose_entry, report_with

_CTRL = Qt.KeyboardModifier.ControlModifier


def _count(reviewer: Reviewer) -> str:
    return reviewer.find(QLabel, "findings.count").text()


def _empty(reviewer: Reviewer) -> QLabel:
    return reviewer.find(QLabel, "findings.empty")


def test_what_must_be_mended_comes_first_then_the_order_of_the_page(reviewer: Reviewer) -> None:
    report = report_with(I=prose_entry("một lạ"), II_1=prose_entry("hai xấu", "ba lạ"), V_2=Entry())
    reviewer.open_findings(report)
    keys = [told.finding.key for told in reviewer.model.rows]
    assert keys == ["V.2", "I", "II.1", "II.1"]
    assert _count(reviewer) == "1 to be mended · 3 worth a look"
    assert reviewer.rows.hasFocus()


def test_nothing_found_is_said(reviewer: Reviewer) -> None:
    reviewer.open_findings(report_with())
    assert _empty(reviewer).text() == "There is nothing to mend."
    assert _empty(reviewer).isVisible()
    assert not reviewer.rows.isVisible()


def test_before_the_first_answer_the_panel_says_that_it_reads(reviewer: Reviewer) -> None:
    reviewer.full()
    reviewer.page.live_review.latest = None
    reviewer.press_anywhere("findings")
    assert _empty(reviewer).text() == "The report is being read…"
    assert not reviewer.find(QLabel, "findings.count").isVisible()


def test_return_selects_the_words(reviewer: Reviewer) -> None:
    reviewer.open_findings(report_with(II_1=prose_entry("- một", "𝒳 hai lạ ba")))
    reviewer.key(Qt.Key.Key_Down)
    reviewer.key(Qt.Key.Key_Return)
    editor = reviewer.editor("II.1")
    assert editor.textCursor().selectedText() == "lạ"
    assert reviewer.focus() is editor


def test_return_selects_the_words_in_a_footnote(reviewer: Reviewer) -> None:
    reviewer.open_findings(report_with(I=prose_entry("một", "hai", note="Kế hoạch lạ số 1")))
    assert "footnote 1" in reviewer.model.rows[0].location
    reviewer.key(Qt.Key.Key_Return)
    note = reviewer.focus()
    assert isinstance(note, FootnoteLine)
    assert note.textCursor().selectedText() == "lạ"


def test_a_row_is_read_out_with_severity_sentence_and_place(reviewer: Reviewer) -> None:
    reviewer.open_findings(report_with(I=prose_entry("một lạ"), V_2=Entry()))
    face = QAccessible.queryAccessibleInterface(reviewer.rows)
    assert face.role() in (QAccessible.Role.List, QAccessible.Role.Table)
    rows = [face.child(row).text(QAccessible.Text.Name) for row in range(2)]
    first, second = reviewer.model.rows
    assert rows[0] == f"To be mended: {first.sentence} {first.location}"
    assert rows[1] == f"Worth a look: {second.sentence} {second.location}"
    assert face.text(QAccessible.Text.Name) == "Findings"


@pytest.mark.parametrize(
    ("sentence", "location", "shown"),
    [
        ("Mục «I. CÔNG KHAI» chưa có nội dung.", "I. CÔNG KHAI", "Chưa có nội dung."),
        ("Mục «1. Hạn chế» lấy nguyên từ báo cáo trước.", "IX.1. Hạn chế", "Lấy nguyên từ báo cáo trước."),
        ("Bảng «Đơn», dòng 1 (Tố cáo), cột «Trong kỳ»: …", "Đơn, dòng 1", "Dòng 1 (Tố cáo), cột «Trong kỳ»: …"),
        ("Section “I. CÔNG KHAI” is still empty.", "I. CÔNG KHAI", "Is still empty."),
        ("Mục «II» và mục «III» khác nhau.", "I. CÔNG KHAI", "Mục «II» và mục «III» khác nhau."),
        ("«Mục» có lẽ là «mục».", "Mục", "«Mục» có lẽ là «mục»."),
        ("7 + 4 = 11, đang ghi 12.", "Thôn", "7 + 4 = 11, đang ghi 12."),
    ],
)
def test_a_row_names_a_place_once(sentence: str, location: str, shown: str) -> None:
    view = FindingView(advisory("word_misspelt", "I"), sentence, location, "I", "")
    assert row_sentence(view) == shown
    aside = Ignored(view.finding.code, "I", "", "đúng rồi")
    assert row_sentence(replace(view, ignored=aside)) == sentence


def test_ctrl_return_mends_in_one_step_of_undo(reviewer: Reviewer) -> None:
    reviewer.open_findings(report_with(I=prose_entry("việc xấu và việc xấu", "khác")))
    reviewer.key(Qt.Key.Key_Return, _CTRL)
    editor = reviewer.find(type(reviewer.editor("I")), "prose.I")
    assert plain_text(editor.prose()) == "việc tốt và việc xấu\nkhác"
    reviewer.reviewed()
    assert len(reviewer.model.rows) == 1
    editor.undo()
    assert plain_text(editor.prose()) == "việc xấu và việc xấu\nkhác"


def test_mending_a_footnote_is_a_step_of_its_own(reviewer: Reviewer) -> None:
    reviewer.open_findings(report_with(I=prose_entry("một", note="kế hoạch xấu ")))
    editor = reviewer.editor("I")
    reviewer.press_anywhere("nextFinding")
    note = reviewer.focus()
    note.moveCursor(note.textCursor().MoveOperation.End)  # type: ignore[attr-defined]
    type_text(note, "1")
    reviewer.reviewed()
    reviewer.press_anywhere("previousFinding")
    reviewer.press_anywhere("mendFinding")
    assert note_texts(editor.prose()) == ("kế hoạch tốt 1",)
    editor.undo()
    assert note_texts(editor.prose()) == ("kế hoạch xấu 1",)


def test_a_field_of_the_header_is_mended(reviewer: Reviewer) -> None:
    reviewer.open_findings(report_with().with_entries({"header.title": Entry("Kết quả xấu năm 2026")}))
    reviewer.key(Qt.Key.Key_Return, _CTRL)
    reviewer.reviewed()
    assert reviewer.stored().text("header.title") == "Kết quả tốt năm 2026"
    assert reviewer.model.rowCount() == 0


def test_words_that_changed_meanwhile_are_left_alone(reviewer: Reviewer) -> None:
    reviewer.open_findings(report_with(I=prose_entry("việc xấu")))
    editor = reviewer.editor("I")
    type_text(editor, "Một ")
    reviewer.rows.setFocus()
    reviewer.panel.apply_current_fix()
    assert plain_text(editor.prose()) == "Một việc xấu"
    reviewer.reviewed()
    reviewer.panel.apply_current_fix()
    assert plain_text(editor.prose()) == "Một việc tốt"


def _give_reason(reviewer: Reviewer, words: str) -> None:
    dialog = reviewer.find(ReasonDialog, "reasonDialog")
    box = dialog.findChild(QComboBox, "reason.text")
    main = dialog.findChild(QPushButton, "reasonDialog.setAside")
    assert box is not None
    assert main is not None
    assert not main.isEnabled()
    if words:
        type_text(box, words)
    else:
        press(box, Qt.Key.Key_Down)
    main.click()
    reviewer.window.activateWindow()
    reviewer.qtbot.waitUntil(reviewer.window.isActiveWindow)


@pytest.mark.parametrize("words", ["tên riêng của cơ quan", ""])
def test_a_finding_is_set_aside_with_a_reason_until_its_words_change(reviewer: Reviewer, words: str) -> None:
    reviewer.open_findings(report_with(I=prose_entry("một lạ"), II_1=prose_entry("hai lạ")))
    reviewer.key(Qt.Key.Key_Delete)
    _give_reason(reviewer, words)
    reviewer.qtbot.waitUntil(lambda: reviewer.model.rowCount() == 1)
    box = reviewer.find(QCheckBox, "findings.aside")
    assert box.text() == "Set aside (1)"
    box.click()
    aside = reviewer.model.rows[1]
    assert aside.ignored is not None
    assert aside.ignored.reason == (words or "Checked against the sources: it is right as it stands")
    editor = reviewer.editor("I")
    type_text(editor, "Thêm ")
    reviewer.reviewed()
    assert [told.ignored for told in reviewer.model.rows] == [None, None]


def test_a_finding_set_aside_is_shown_again(reviewer: Reviewer) -> None:
    reviewer.open_findings(report_with(I=prose_entry("một lạ")))
    reviewer.key(Qt.Key.Key_Delete)
    _give_reason(reviewer, "đúng")
    reviewer.qtbot.waitUntil(lambda: reviewer.model.rowCount() == 0)
    assert reviewer.focus() is reviewer.find(QComboBox, "findings.filter")
    reviewer.find(QCheckBox, "findings.aside").click()
    reviewer.rows.setFocus()
    reviewer.rows.setCurrentIndex(reviewer.model.index(0))
    reviewer.key(Qt.Key.Key_Delete)
    reviewer.qtbot.waitUntil(lambda: [told.ignored for told in reviewer.model.rows] == [None])


def test_what_stops_sign_off_cannot_be_set_aside(reviewer: Reviewer) -> None:
    reviewer.open_findings(report_with(I=Entry()))
    reviewer.key(Qt.Key.Key_Delete)
    assert reviewer.window.findChild(ReasonDialog) is None
    assert not reviewer.find(QPushButton, "findings.setAside").isVisible()


def test_the_list_keeps_its_row_while_the_person_types(reviewer: Reviewer) -> None:
    texts = {f"II_{n}": prose_entry(*[f"dòng {line} lạ" for line in range(15)]) for n in (1, 2, 3)}
    reviewer.open_findings(report_with(**texts))
    reviewer.rows.setCurrentIndex(reviewer.model.index(30))
    reviewer.rows.verticalScrollBar().setValue(400)
    before, resets = reviewer.model.rows[30], []
    reviewer.model.modelReset.connect(lambda: resets.append(1))
    editor = reviewer.editor("II.1")
    type_text(editor, "lạ lạ\n")
    reviewer.reviewed()
    current = reviewer.panel.current()
    assert current is not None
    assert (current.finding.key, current.finding.place.start) == (before.finding.key, before.finding.place.start)
    assert reviewer.rows.currentIndex().row() == 32
    assert reviewer.rows.verticalScrollBar().value() == 400
    assert resets == []
    assert reviewer.focus() is editor


@pytest.mark.parametrize(("choice", "keys"), [(0, ["V.2", "I", "II.1"]), (1, ["V.2"]), (2, ["II.1"])])
def test_the_choice_above_the_list(reviewer: Reviewer, choice: int, keys: list[str]) -> None:
    reviewer.open_findings(report_with(I=prose_entry("một lạ"), II_1=prose_entry("lạ"), V_2=Entry()))
    reviewer.editor("II.1")
    reviewer.find(QComboBox, "findings.filter").setCurrentIndex(choice)
    assert [told.finding.key for told in reviewer.model.rows] == keys


def test_the_choice_of_the_section_follows_the_caret(reviewer: Reviewer) -> None:
    reviewer.open_findings(report_with(I=prose_entry("một lạ"), II_1=prose_entry("hai lạ")))
    reviewer.find(QComboBox, "findings.filter").setCurrentIndex(2)
    for key in ("II.1", "I"):
        reviewer.editor(key)
        assert [told.finding.key for told in reviewer.model.rows] == [key]
    reviewer.editor("II.2")
    assert "All findings" in _empty(reviewer).text()


def test_f8_goes_round_from_the_caret_and_says_what_it_found(reviewer: Reviewer) -> None:
    report = report_with(I=prose_entry("lạ một lạ", note="chú lạ"), II_1=prose_entry("hai xấu"), V_2=Entry())
    reviewer.keep(report)
    reviewer.opened()
    reviewer.reviewed()
    reviewer.editor("I").set_caret(3)
    seen = []
    for _ in range(5):
        reviewer.press_anywhere("nextFinding")
        focus = reviewer.focus()
        told = reviewer.find(QLabel, "statusMessage")
        assert told.isVisible()
        assert told.fontMetrics().horizontalAdvance(told.text()) <= told.width()  # cut with an ellipsis
        seen.append((focus.objectName(), focus.textCursor().selectedText()))  # type: ignore[attr-defined]
    assert seen == [
        ("prose.I", "lạ"),
        ("footnote.1", "lạ"),
        ("prose.II.1", "xấu"),
        ("prose.V.2", ""),
        ("prose.I", "lạ"),
    ]
    reviewer.press_anywhere("previousFinding")
    assert reviewer.focus().objectName() == "prose.V.2"
    type_text(reviewer.focus(), "x")
    assert not reviewer.find(QLabel, "statusMessage").isVisible()


def test_f8_says_that_there_is_nothing(reviewer: Reviewer) -> None:
    reviewer.full()
    reviewer.reviewed()
    editor = reviewer.editor("I")
    reviewer.press_anywhere("nextFinding")
    assert reviewer.find(QLabel, "statusMessage").text() == "There is nothing to mend."
    assert reviewer.focus() is editor


def test_the_fix_can_be_put_in_from_the_text(reviewer: Reviewer) -> None:
    reviewer.keep(report_with(I=prose_entry("một lạ việc xấu")))
    reviewer.opened()
    reviewer.reviewed()
    editor = reviewer.editor("I")
    editor.set_caret(len("một lạ việc x"))
    reviewer.press_anywhere("mendFinding")
    assert plain_text(editor.prose()) == "một lạ việc tốt"
    editor.set_caret(0)
    reviewer.press_anywhere("mendFinding")
    assert plain_text(editor.prose()) == "một lạ việc tốt"
    assert "F8" in reviewer.find(QLabel, "statusMessage").text()


def test_a_text_says_only_what_stops_sign_off_and_counts_the_rest(reviewer: Reviewer) -> None:
    reviewer.open_findings(report_with(I=prose_entry("lạ lạ lạ")))
    labels = [label.text() for label in reviewer.window.findChildren(QLabel) if label.isVisibleTo(reviewer.window)]
    block = reviewer.editor("I").parentWidget()
    assert block is not None
    said = [label.text() for label in block.findChildren(QLabel) if label.isVisible() and label.text()]
    assert "Worth a look: 3 (F7)" in said
    assert not any("lạ" in text for text in said)
    assert labels


def test_advice_does_not_hide_that_a_part_is_complete(reviewer: Reviewer) -> None:
    reviewer.open_findings(report_with(I=prose_entry("lạ lạ"), II_1=prose_entry("lạ"), II_2=Entry()))
    texts = {name: reviewer.tabs.tabText(n).split()[-1] for n, name in enumerate(reviewer.page.tabs.pages)}
    assert (texts["I"], texts["II"]) == ("●2", "◐2")
    bar = reviewer.tabs.tabBar()
    spoken = bar.accessibleTabName(list(reviewer.page.tabs.pages).index("I"))
    assert spoken.endswith("complete, worth a look: 2")


def test_while_typing_goes_on_the_checks_wait(reviewer: Reviewer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live_review, "AT_LATEST_MS", 600_000)
    reviewer.open_findings(report_with(I=prose_entry("lạ")))
    pause = reviewer.page.live_review.findChild(QTimer)
    assert pause is not None
    pause.setInterval(60_000)  # a busy computer may stop the typing for longer than the real pause
    found: list[object] = []
    reviewer.page.live_review.reviewed.connect(found.append)
    editor = reviewer.editor("II.1")
    saves: list[object] = []
    reviewer.session.saved.connect(saves.append)
    while len(saves) < 2:
        type_text(editor, "a")
        QApplication.processEvents()
    assert found == []
    assert reviewer.find(QLabel, "findings.state").text() == "being read again…"
    pause.setInterval(live_review.PAUSE_MS)
    reviewer.reviewed()
    assert len(found) == 1
    assert reviewer.find(QLabel, "findings.state").text() == ""


def test_a_signed_report_is_not_mended(reviewer: Reviewer) -> None:
    reviewer.open_findings(report_with(I=prose_entry("việc xấu")))
    editor = reviewer.editor("I")
    editor.set_read_only(True)
    reviewer.rows.setFocus()
    reviewer.key(Qt.Key.Key_Return, _CTRL)
    assert plain_text(editor.prose()) == "việc xấu"


def test_hostile_words_are_shown_as_they_are(reviewer: Reviewer) -> None:
    # one word of 200 KB would only try Qt's patience: it looks for the end of such a word anew in each line
    long = "x" * 20_000 + " và có" * 30_000
    reviewer.open_findings(report_with(I=prose_entry(f"<b>&amp;\u0041\u0301 lạ{long}")))
    assert reviewer.model.rowCount() == 1
    reviewer.key(Qt.Key.Key_Return)
    assert reviewer.editor("I").textCursor().selectedText() == "lạ"


def test_fields_have_names(reviewer: Reviewer) -> None:
    reviewer.open_findings(report_with(I=prose_entry("việc xấu lạ")))
    for name, kind in (("findings.filter", QComboBox), ("findings.mend", QPushButton)):
        assert reviewer.find(kind, name).accessibleName()
    assert isinstance(reviewer.line("header.place"), LineEdit)
