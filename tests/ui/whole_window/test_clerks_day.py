"""A clerk's day, from the list of reports to the signed PDF: nothing but keys, and one block copied in Excel."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QMessageBox, QPushButton

from dcbc_desktop.report import header as h
from dcbc_desktop.report.comparison.earlier_reports import is_large_change, value_before
from dcbc_desktop.report.outline import Outline
from dcbc_desktop.report.prose import note_texts, plain_text
from dcbc_desktop.report.report import Report, State
from dcbc_desktop.report.text_place import TextPlace
from dcbc_desktop.ui.editor.footnote_line import FootnoteLine
from dcbc_desktop.ui.editor.prose_editor import ProseEditor
from dcbc_desktop.ui.figures.figure_edit import FigureEdit
from dcbc_desktop.ui.panels import PREVIEW, PREVIOUS_YEAR, SEARCH
from dcbc_desktop.ui.panels.page_view import PageView
from dcbc_desktop.ui.panels.preview_panel import PreviewPanel
from dcbc_desktop.ui.panels.search_panel import SearchPanel
from dcbc_desktop.ui.report.compared_text_view import ComparedTextView
from dcbc_desktop.ui.start.report_list import ReportListView
from dcbc_desktop.ui.widgets.language import Translators
from tests.report.samples import plausible_figures
from tests.ui.whole_window.own_outline import FIGURES, GROWN, SECTIONS, last_years, make_folder
from tests.ui.whole_window.typist import ALT, CTRL, SHIFT, Key, Typist, words_of

SENTENCES = (
    "Báo cáo họp tại tại hội trường của công ty.",
    "Việc của của người lao động được công khai .",
    "Có 24 đầu mối, gồm 16 phòng, 03 xưởng, 04 đội.",
    "Ý kiến ( bằng văn bản ) được ghi đủ.",
    "Theo thủ tướng Chính phủ, công ty cần làm sớm.",
    "Tháng  qua có hai  cuộc đối thoại.",
    "Kết quả đạt 100 % kế hoạch năm.",
    "Cuộc họp ngày 31/02/2026 đã hoãn lại.",
    "Có 2000 ý kiến trong 22.153 lượt đọc.",
    "Thực hiện Nghị định số 4/2023/NĐ-CP của Chính phủ.",
    "Thực hiện Nghị quyết số 01/NQ- CP của Chính phủ.",
    "Quy chế dân chủ ở cở sở đã sửa.",
    "Hằng năm công ty bảo đảm kinh phí, hàng năm công ty đảm bảo thời gian.",
    "Nhiều việc (còn chậm đã được nhắc.",
    "Các nghành nghề đều có đại diện , đủ phiếu.",
    "Nơi nhận xem xét , tổng hợp.",
)
NOTES = 12
NOTE = "Số {}/KH-CT của công ty."
VISITED = 20
NUMBER, DAY = "25", "15/12/2026"
OLD_WORD, NEW_WORD = "công ty", "doanh nghiệp"


class Day:
    """What a clerk does, in its order."""

    def __init__(self, typist: Typist, outline: Outline) -> None:
        self.typist = typist
        self.outline = outline
        self.keys = [section.key for section in outline.prose_sections()]

    @property
    def report(self) -> Report:
        """The report as it stands on the screen."""
        return self.typist.session.report

    def choose_the_language(self) -> None:
        """By its name among all commands."""
        self._by_name("tieng viet")
        assert self.typist.runner.language == "vi"

    def _by_name(self, words: str) -> None:
        self.typist.key(Key.Key_K, CTRL)
        self.typist.dialog("palette")
        self.typist.write(words)
        self.typist.key(Key.Key_Return)

    def begin_from_last_year(self, last: Report) -> None:
        """The row by arrows, Ctrl+D; figures do not come along."""
        self.typist.settle()
        self.typist.back_in_window()
        table = self.typist.find(ReportListView, "reportsTable")
        assert self.typist.focus() is table
        self.typist.key(Key.Key_Down)
        chosen = table.selected_report()
        assert chosen is not None
        assert chosen.id == last.id
        self.typist.key(Key.Key_D, CTRL)
        self.typist.until(lambda: self.typist.navigator.page is not None)
        self.typist.settle()
        assert self.report.period.year == last.period.year + 1
        assert not any(self.report.text(figure.key) for figure in self.outline.figures)
        assert all(self.report.prose(key).paragraphs for key in self.keys)

    # Writing

    def write_all_sections(self) -> None:
        """From tab to tab by Ctrl+PgDn, from text to text by Tab; notes by Ctrl+Alt+F."""
        notes = 0
        for number, (key, sentence) in enumerate(zip(self.keys, SENTENCES, strict=True)):
            editor = self._walk_to_section(key)
            body, mark = sentence[:-1], sentence[-1]
            self.typist.write(body, unikey=number % 4 == 0)
            if notes < NOTES:
                notes += 1
                self._write_note(editor, NOTE.format(notes))
            self.typist.write(mark)
            self.typist.key(Key.Key_Return)
            assert plain_text(editor.prose()).startswith(body)
        assert sum(len(note_texts(self.report.prose(key))) for key in self.keys) == NOTES

    def _walk_to_section(self, key: str) -> ProseEditor:
        editor = self.typist.find(ProseEditor, f"prose.{key}")
        while not self.typist.page.tabs.current.isAncestorOf(editor):
            self.typist.key(Key.Key_PageDown, CTRL)
        self._tab_to(lambda: self.typist.focus() is editor)
        assert editor.caret() == 0
        return editor

    def _tab_to(self, there: Callable[[], bool], most: int = 60) -> None:
        for _ in range(most):
            if there():
                return
            self.typist.key(Key.Key_Tab)
        raise AssertionError(self.typist.focus())

    def _write_note(self, editor: ProseEditor, text: str) -> None:
        self.typist.key(Key.Key_F, CTRL | ALT)
        assert isinstance(self.typist.focus(), FootnoteLine)
        self.typist.write(text)
        self.typist.key(Key.Key_Escape)
        assert self.typist.focus() is editor

    # Figures

    def paste_figures(self) -> None:
        """Forty figures from a sheet with the labels in its first column."""
        values = plausible_figures(self.outline)
        while not isinstance(self.typist.focus(), FigureEdit):
            self.typist.key(Key.Key_PageDown, CTRL)
        rows = [f"{figure.label}\t{values[figure.key]}" for figure in self.outline.figures]
        self.typist.copied("\r\n".join(("Chỉ tiêu\tNăm 2026", *rows, "")))
        self.typist.key(Key.Key_V, CTRL)
        self.typist.saved()
        stored = self.typist.stored()
        assert [stored.text(figure.key) for figure in self.outline.figures] == list(values.values())
        assert len(values) == FIGURES

    def explain_large_changes(self) -> None:
        """A note wherever a figure changed by more than half."""
        explained = []
        for number, figure in enumerate(self.outline.figures):
            now, before = (
                self.report.number(figure.key),
                value_before(figure, self.typist.page.review_context.past.last_year),
            )
            assert now is not None
            assert before is not None
            if is_large_change(now, before):
                assert self.typist.focus().objectName() == f"figure.{figure.key}"
                self.typist.key(Key.Key_F2, SHIFT)
                self.typist.write(f"Tăng do có phong trào mới, lần {number}.")
                self.typist.key(Key.Key_Return)
                explained.append(figure.key)
            self.typist.key(Key.Key_Down)
        assert tuple(explained) == GROWN
        assert all("phong trào" in self.report.entry(key).note for key in GROWN)

    # Findings

    def visit_findings(self) -> None:
        """F8 through twenty of them, wherever they are."""
        assert len(self.typist.reviewed().open) >= VISITED
        self.typist.key(Key.Key_F7)
        seen: set[TextPlace] = set()
        for _ in range(VISITED):
            self.typist.key(Key.Key_F8)
            told = self.typist.findings.current()
            assert told is not None
            assert self.typist.stands_in(told.finding.key), told.sentence
            assert self.typist.find(QLabel, "statusMessage").toolTip() == told.sentence
            seen.add(told.finding.place)
        assert len(seen) >= VISITED - 2, "two rules may find the same place"

    def set_two_aside(self) -> None:
        """Delete in the list, with a reason of one's own and with a usual one."""
        for count, words in enumerate(("Đúng như văn bản của cấp trên.", ""), start=1):
            self._into_list()
            told = self.typist.findings.current()
            assert told is not None
            self.typist.key(Key.Key_Delete)
            self.typist.dialog("reasonDialog")
            if words:
                self.typist.write(words)
            else:
                self.typist.key(Key.Key_Down)
            self.typist.key(Key.Key_Return)
            self.typist.back_in_window()
            self.typist.until(partial(self._are_aside, count))
            assert told.finding not in self.typist.reviewed().findings

    def _are_aside(self, count: int) -> bool:
        return len(self.typist.reviewed().ignored) == count

    def _into_list(self) -> None:
        panel = self.typist.findings
        if self.typist.focus() is not panel.list:
            self.typist.key(Key.Key_F7)
        assert self.typist.focus() is panel.list

    def mend_some(self) -> None:
        """Ctrl+Enter in the list, Ctrl+. in the text."""
        for _ in range(3):
            before = len(self.typist.reviewed().open)
            self._into_list()
            self.typist.key(Key.Key_Home)
            self._down_to_a_proposal()
            self.typist.key(Key.Key_Return, CTRL)
            assert len(self.typist.reviewed().open) < before
        before = len(self.typist.reviewed().open)
        self._into_list()
        self._down_to_a_proposal()
        self.typist.key(Key.Key_Return)
        self.typist.key(Key.Key_Period, CTRL)
        assert len(self.typist.reviewed().open) < before

    def _down_to_a_proposal(self) -> None:
        panel = self.typist.findings
        for _ in range(panel.model.rowCount()):
            told = panel.current()
            if told is not None and told.finding.fix is not None:
                return
            self.typist.key(Key.Key_Down)
        raise AssertionError("no finding has a proposal")

    # The other panels

    def copy_from_last_year(self) -> None:
        """A paragraph comes over; Escape leads back."""
        if isinstance(self.typist.focus(), FootnoteLine):
            self.typist.key(Key.Key_Escape)
        before = self.typist.focus()
        assert isinstance(before, ProseEditor)
        length = len(plain_text(before.prose()))
        self.typist.key(Key.Key_F4)
        view = self.typist.find(ComparedTextView, "previousYear.text")
        assert self.typist.page.panels.front == PREVIOUS_YEAR
        self.typist.until(lambda: view.filled and "Năm trước, phần" in view.toPlainText())
        for _ in range(view.document().blockCount()):
            if view.chosen():
                break
            self.typist.key(Key.Key_Down)
        self.typist.key(Key.Key_Return, CTRL)
        assert len(plain_text(before.prose())) > length
        self.typist.key(Key.Key_Escape)
        assert self.typist.focus() is before

    def read_the_pages(self) -> None:
        """Down the pages and back to the text."""
        before = self.typist.focus()
        self.typist.key(Key.Key_F9)
        panel = self.typist.page.panels.panel(PREVIEW)
        assert isinstance(panel, PreviewPanel)
        assert isinstance(self.typist.focus(), PageView)
        self.typist.until(lambda: panel.up_to_date and panel.view.page_count > 1)
        first = panel.view.page
        self.typist.key(Key.Key_PageDown, times=6)
        assert panel.view.page > first
        self.typist.key(Key.Key_Escape)
        assert self.typist.focus() is before

    def replace_and_take_back(self) -> None:
        """A word everywhere, in one step, and back."""
        before = self.report
        self.typist.key(Key.Key_H, CTRL)
        assert self.typist.page.panels.front == SEARCH
        panel = self.typist.page.panels.panel(SEARCH)
        assert isinstance(panel, SearchPanel)
        self.typist.key(Key.Key_A, CTRL)
        self.typist.write(OLD_WORD)
        self._tab_to(lambda: self.typist.focus().objectName() == "search.replace")
        self.typist.write(NEW_WORD)
        count = sum(text.casefold().count(OLD_WORD) for text in _texts(before))
        self.typist.until(lambda: len(panel.model.hits) == count)
        self.typist.mnemonic(self.typist.find(QPushButton, "search.all"))
        undo = self.typist.find(QPushButton, "search.undo")
        self.typist.until(undo.isVisible)
        assert not any(OLD_WORD in text.casefold() for text in _texts(self.report))
        self.typist.saved()
        self.typist.mnemonic(undo)
        self.typist.until(lambda: self.report == before)
        self.typist.key(Key.Key_Escape)

    # The end of the day

    def sign_off(self) -> None:
        """By its name among all commands; number and date are typed."""
        self.typist.reviewed()
        self._by_name("ky duyet")
        self.typist.dialog("signOffDialog")
        for field, text in (("signOff.number", NUMBER), ("signOff.date", DAY)):
            self._tab_to(partial(self._is_in, field))
            self.typist.write(text)
        self.typist.until(self.typist.find(QPushButton, "signOffDialog.sign").isEnabled)
        self.typist.key(Key.Key_Return)
        self.typist.until(lambda: self.typist.session.saved_report.state is State.SIGNED)
        self.typist.key(Key.Key_Escape)
        self.typist.back_in_window()

    def _is_in(self, name: str) -> bool:
        return self.typist.focus().objectName() == name

    def export(self, pdf: Path) -> None:
        """The signed PDF holds every word, note and figure."""
        self.typist.key(Key.Key_E, CTRL)
        self.typist.until(lambda: self.typist.window.findChild(QMessageBox, "exportResult") is not None)
        self.typist.key(Key.Key_Escape)
        self.typist.back_in_window()
        printed = words_of(pdf)
        wanted = [word for text in _texts(self.report) for word in _letters(text)]
        assert not Counter(wanted) - Counter(_letters(" ".join(printed)))
        figures = [self.report.text(figure.key) for figure in self.outline.figures]
        assert not Counter(figures) - Counter(printed)
        assert f"{NUMBER}/BC-TTLT" in " ".join(printed)

    def go_home(self) -> None:
        """Ctrl+Q, once everything is saved."""
        self.typist.key(Key.Key_Q, CTRL)
        self.typist.until(lambda: not self.typist.window.isVisible())


def _texts(report: Report) -> list[str]:
    """Everything a clerk writes in sentences."""
    proses = [report.prose(section.key) for section in report.outline.prose_sections()]
    notes = [note for prose in proses for note in note_texts(prose)]
    return [*(re.sub(r"\[\d+\]", "", plain_text(prose)) for prose in proses), *notes, *_figure_notes(report)]


def _figure_notes(report: Report) -> list[str]:
    return [report.entry(figure.key).note for figure in report.outline.figures]


def _letters(text: str) -> list[str]:
    """Words of letters: a mark of a note stands at the end of a word on the page."""
    return re.findall(r"[^\W\d_]+", text)


@pytest.mark.qt_log_ignore("does not support raise", "grabbing the keyboard")  # the offscreen platform's popups
def test_a_clerks_day(typist: Typist, translators: Translators, pdf: Path) -> None:
    outline = make_folder()
    last = typist.into_store(partial(last_years, outline))
    typist.into_store(partial(last_years, outline))
    typist.opened()
    typist.runner.language_changed.connect(translators.use)
    day = Day(typist, outline)
    day.choose_the_language()
    day.begin_from_last_year(last)
    day.write_all_sections()
    day.paste_figures()
    day.explain_large_changes()
    day.visit_findings()
    day.set_two_aside()
    day.mend_some()
    day.copy_from_last_year()
    day.read_the_pages()
    day.replace_and_take_back()
    day.sign_off()
    day.export(pdf)
    kept = typist.session.saved_report
    day.go_home()
    typist.close()
    typist.opened()
    assert typist.session.saved_report == kept == typist.stored()
    assert (kept.state, kept.text(h.NUMBER), kept.text(h.DATE)) == (State.SIGNED, NUMBER, DAY)
    assert len(typist.reviewed().ignored) == 2
    assert all(typist.find(ProseEditor, f"prose.{key}").isReadOnly() for key in day.keys)
    assert len(day.keys) == SECTIONS
