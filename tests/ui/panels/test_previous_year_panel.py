"""Năm trước: the earlier text of the section at the caret, its differences, and what is copied from it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QPushButton

from dcbc_desktop.report.comparison.compared_text import Outcome, carried_over, compare_with_earlier
from dcbc_desktop.report.comparison.word_diff import Change
from dcbc_desktop.report.outline_files.loader import load_outline
from dcbc_desktop.report.period import make_period
from dcbc_desktop.report.prose import FigureRun, Footnote, Paragraph, ParagraphKind, Prose, Text, encode, plain_text
from dcbc_desktop.report.report import Entry, Report
from dcbc_desktop.store.store import Store
from dcbc_desktop.ui.editor.prose_editor import ProseEditor
from dcbc_desktop.ui.panels import PREVIOUS_YEAR
from dcbc_desktop.ui.panels.previous_year_panel import PreviousYearPanel
from dcbc_desktop.ui.report.compared_text_view import ComparedTextView
from tests.places import NEXT_YEAR, OUTLINE_FOLDERS
from tests.report.samples import blank_report, full_report, outline_in, short_report
from tests.ui.panels.reviewer import Reviewer, prose_entry

_CTRL, _ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
_NOTED = Paragraph((Text("Đã ban hành "), Text("12 văn bản", bold=True), Footnote((Text("Số 12/KH-UBND."),))))
_DASH = Paragraph((Text("Việc thứ hai"),), ParagraphKind.DASH)
OLD = Prose((Paragraph((Text("Năm 2025 làm tốt."),)), _NOTED, _DASH))


def _last_year(**texts: Entry) -> Report:
    return short_report(code="2025").with_entries({key.replace("_", "."): entry for key, entry in texts.items()})


def _keep(reviewer: Reviewer, *reports: Report) -> None:
    store = Store.open(reviewer.database)
    for report in reports:
        store.create_report(report.outline, report.period, office_code="A01", entries=report.entries)
    store.close()


def _open(reviewer: Reviewer, now: Report, *earlier: Report, section: str = "II.1") -> ComparedTextView:
    _keep(reviewer, *earlier)
    reviewer.keep(now)
    reviewer.opened()
    reviewer.editor(section)
    reviewer.press_anywhere("previousYear")
    view = reviewer.find(ComparedTextView, "previousYear.text")
    _settled(reviewer)
    return view


def _settled(reviewer: Reviewer) -> None:
    panel = _panel(reviewer)
    reviewer.qtbot.waitUntil(lambda: reviewer.runner.idle and panel.view.filled and not reviewer.session.dirty)


def _panel(reviewer: Reviewer) -> PreviousYearPanel:
    panel = reviewer.page.panels.panel(PREVIOUS_YEAR)
    assert isinstance(panel, PreviousYearPanel)
    return panel


def _note(reviewer: Reviewer) -> str:
    """What the panel says of itself, in place of a text or beneath it."""
    view = reviewer.find(ComparedTextView, "previousYear.text")
    return reviewer.find(QLabel, "previousYear.note").text() or view.empty_text


def _caret_in(view: ComparedTextView, number: int) -> None:
    view.setTextCursor(QTextCursor(view.document().findBlockByNumber(number)))


def test_the_text_of_the_section_at_the_caret_is_shown(reviewer: Reviewer) -> None:
    now = short_report().with_entries({"II.1": Entry(), "I": Entry()})
    view = _open(reviewer, now, _last_year(II_1=Entry(encode(OLD)), I=prose_entry("đặc điểm")))
    lines = view.toPlainText().split("\n")
    assert lines[:5] == ["Năm 2025 làm tốt.", "Đã ban hành 12 văn bản[1]", "- Việc thứ hai", "[1] Số 12/KH-UBND.", ""]
    assert reviewer.focus() is view
    assert view.accessibleName().startswith("Earlier text: ")
    reviewer.editor("I")
    _settled(reviewer)
    assert view.toPlainText() == "đặc điểm\n"


def _changed(view: ComparedTextView) -> list[tuple[str, bool, bool]]:
    found = []
    block = view.document().begin()
    while block.isValid():
        iterator = block.begin()
        while not iterator.atEnd():
            fragment = iterator.fragment()
            shape = fragment.charFormat()
            if shape.fontUnderline() or shape.fontStrikeOut():
                found.append((fragment.text().strip(), shape.fontUnderline(), shape.fontStrikeOut()))
            iterator += 1
        block = block.next()
    return found


def test_differences_are_marked_by_word_and_follow_the_typing(reviewer: Reviewer) -> None:
    old, new = prose_entry("Năm 2025 làm tốt lắm", "cũ rồi"), prose_entry("Năm 2026 làm tốt lắm", "cũ rồi")
    view = _open(reviewer, short_report().with_entries({"II.1": new}), _last_year(II_1=old))
    assert _changed(view) == [("2025", False, True), ("2026", True, False)]
    editor = reviewer.editor("II.1")
    editor.moveCursor(QTextCursor.MoveOperation.End)
    editor.insertPlainText(" nhưng hay")
    reviewer.saved()
    reviewer.qtbot.waitUntil(lambda: ("nhưng hay", True, False) in _changed(view))
    reviewer.find(QCheckBox, "previousYear.marked").click()
    reviewer.qtbot.waitUntil(lambda: _changed(view) == [])
    assert view.toPlainText() == "Năm 2025 làm tốt lắm\ncũ rồi\n"


def test_texts_without_a_word_in_common_are_not_marked(reviewer: Reviewer) -> None:
    now = short_report().with_entries({"II.1": prose_entry("hoàn toàn khác")})
    view = _open(reviewer, now, _last_year(II_1=prose_entry("không giống gì cả")))
    assert _changed(view) == []
    assert "hardly a word in common" in _note(reviewer)


@pytest.mark.parametrize("modifier", [_CTRL, _ALT])
def test_a_paragraph_is_copied_with_its_footnote_as_one_step(reviewer: Reviewer, modifier: Qt.KeyboardModifier) -> None:
    now = short_report().with_entries({"II.1": prose_entry("Đã viết.")})
    view = _open(reviewer, now, _last_year(II_1=Entry(encode(OLD))))
    reviewer.find(QCheckBox, "previousYear.marked").click()
    _settled(reviewer)
    reviewer.find(ProseEditor, "prose.II.1").set_caret(8)
    _caret_in(view, 1)
    reviewer.key(Qt.Key.Key_Return, modifier)
    editor = reviewer.find(ProseEditor, "prose.II.1")
    assert editor.prose().paragraphs == (Paragraph((Text("Đã viết."),)), _NOTED)
    assert reviewer.focus() is view
    reviewer.key(Qt.Key.Key_Escape)
    assert reviewer.focus() is editor
    editor.undo()
    assert plain_text(editor.prose()) == "Đã viết."


@pytest.mark.parametrize(
    ("text", "caret", "expected"),
    [("", 0, "mới"), ("một hai", 0, "mới\nmột hai"), ("một hai", 3, "một hai\nmới"), ("một hai", 7, "một hai\nmới")],
)
def test_a_paragraph_never_falls_into_the_middle_of_another(
    reviewer: Reviewer, text: str, caret: int, expected: str
) -> None:
    now = short_report().with_entries({"II.1": prose_entry(text) if text else Entry()})
    _keep(reviewer, _last_year(II_1=prose_entry("mới")))
    reviewer.keep(now)
    reviewer.opened()
    editor = reviewer.editor("II.1")
    editor.set_caret(caret)
    reviewer.press_anywhere("previousYear")
    _settled(reviewer)
    reviewer.find(QPushButton, "previousYear.copy").click()
    assert plain_text(editor.prose()) == expected


def test_the_whole_section_is_copied_into_an_empty_one(reviewer: Reviewer) -> None:
    _open(reviewer, short_report().with_entries({"II.1": Entry()}), _last_year(II_1=Entry(encode(OLD))))
    button = reviewer.find(QPushButton, "previousYear.copyAll")
    assert button.isEnabled()
    button.click()
    assert not button.isEnabled()
    reviewer.saved()
    assert reviewer.stored().prose("II.1") == OLD


def test_without_an_earlier_report_it_says_what_to_do(reviewer: Reviewer) -> None:
    _open(reviewer, short_report())
    assert "no earlier report" in _note(reviewer)
    assert reviewer.focus() is reviewer.find(ComparedTextView, "previousYear.text")
    assert not reviewer.find(QComboBox, "previousYear.which").isVisible()


def test_the_preceding_period_can_be_chosen(reviewer: Reviewer) -> None:
    texts = {"2025-Q3": "năm ngoái", "2026-Q2": "quý trước", "2026-Q3": "bây giờ"}
    quarter = [
        replace(short_report(), period=make_period(code)).with_entries({"II.1": prose_entry(text)})
        for code, text in texts.items()
    ]
    view = _open(reviewer, quarter[2], *quarter[:2])
    which = reviewer.find(QComboBox, "previousYear.which")
    assert which.count() == 2
    assert "năm ngoái" in view.toPlainText()
    which.setCurrentIndex(1)
    reviewer.qtbot.waitUntil(lambda: "quý trước" in view.toPlainText())


def test_on_a_page_without_text_it_asks_for_a_section(reviewer: Reviewer) -> None:
    _open(reviewer, short_report(), _last_year())
    reviewer.line("header.place")
    _settled(reviewer)
    assert "caret into a section" in _note(reviewer)


def test_a_renamed_section_is_found_and_figures_stand_below() -> None:
    earlier = full_report(code="2025")
    outline = outline_in(NEXT_YEAR)
    now = replace(blank_report(NEXT_YEAR, "2026"), outline=outline)
    found = {s.key: compare_with_earlier(now, earlier, s.key, True) for s in outline.prose_sections() if s.previous_key}
    assert found
    assert {one.outcome for one in found.values()} == {Outcome.TEXT}
    figures = blank_report().with_entries({"staff": Entry("1.154")})
    section = next(s for s in figures.outline.sections if "staff" in s.figures)
    rows = compare_with_earlier(blank_report(), figures, section.key, True).blocks
    assert "1.154" in "".join(piece.text for block in rows for piece in block.pieces)
    assert all(block.paragraph == -1 for block in rows)


@pytest.mark.parametrize("folder", OUTLINE_FOLDERS, ids=lambda folder: folder.name)
def test_every_section_of_every_outline_can_be_looked_back_on(folder: Path) -> None:
    outline = load_outline(folder)
    report = replace(blank_report(), outline=outline)
    for section in outline.prose_sections():
        assert compare_with_earlier(report, report, section.key, True).outcome is Outcome.EMPTY
    assert compare_with_earlier(report, report, "figures", True).outcome is Outcome.NO_SECTION


def test_a_linked_figure_unknown_here_becomes_letters() -> None:
    paragraph = Paragraph((FigureRun("staff", "12"), FigureRun("nowhere", "7"), Footnote((FigureRun("nowhere", "8"),))))
    kept = carried_over((paragraph,), blank_report()).paragraphs[0].runs
    assert kept == (FigureRun("staff", "12"), Text("7"), Footnote((Text("8"),)))


def test_blocks_hold_the_earlier_text_and_lead_back_to_its_paragraphs() -> None:
    new = Prose((Paragraph((Text("Năm 2026 làm tốt."),)), Paragraph((Text("Thêm mới hẳn."),)), _DASH))
    now = blank_report().with_entries({"II.1": Entry(encode(new))})
    earlier = blank_report(code="2025").with_entries({"II.1": Entry(encode(OLD))})
    blocks = compare_with_earlier(now, earlier, "II.1", True).blocks
    kept: dict[int, str] = {}
    for block in blocks:
        words = "".join(piece.text for piece in block.pieces if piece.change is not Change.ADDED)
        kept[block.paragraph] = kept.get(block.paragraph, "") + words
    assert kept[0] == "Năm 2025 làm tốt."
    assert kept[1] == "Đã ban hành 12 văn bản[1]"
    assert kept[2] == "- Việc thứ hai"
