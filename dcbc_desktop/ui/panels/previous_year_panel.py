"""Panel Năm trước: an earlier report's text of the current section, to compare and to copy from."""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QComboBox, QPushButton, QVBoxLayout, QWidget

from dcbc_desktop.report.comparison.compared_text import EarlierText, Outcome, carried_over, compare_with_earlier
from dcbc_desktop.report.prose import Paragraph, Prose, is_empty
from dcbc_desktop.report.report import Report
from dcbc_desktop.ui.editor.prose_editor import ProseEditor
from dcbc_desktop.ui.panels.side_panels import Panel, PanelContext
from dcbc_desktop.ui.report.compared_text_view import ComparedTextView
from dcbc_desktop.ui.report.section_block import SectionBlock
from dcbc_desktop.ui.report.section_tab import SectionTab
from dcbc_desktop.ui.widgets.check_boxes import CheckBox
from dcbc_desktop.ui.widgets.labels import ToneLabel, plain_label
from dcbc_desktop.ui.widgets.period_words import period_words
from dcbc_desktop.ui.widgets.style import STEP, TIGHT, heading_font, page_font, space

COMPARE_AFTER_MS = 500
"""From the last key to the next comparison."""
_POINTS = 12.0


class _Comparison(NamedTuple):
    """Arguments of a comparison."""

    report: Report
    earlier: Report | None
    part: str
    marked: bool


class PreviousYearPanel(Panel):
    """Follows the current section."""

    name = "previousYear"

    def __init__(self, context: PanelContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._shown = False
        self._comparison: _Comparison | None = None
        self._earlier: EarlierText | None = None
        self._choices: tuple[Report, ...] = ()
        self._make_parts()
        self._lay_out()
        self._connect_signals()
        self.retranslate()
        self._show_choices()

    def _make_parts(self) -> None:
        self._which = QComboBox(self)
        self._which.setObjectName("previousYear.which")
        self._marked = CheckBox(self)
        self._marked.setObjectName("previousYear.marked")
        self._marked.setChecked(True)
        self._heading = plain_label(parent=self, wraps=True)
        self._heading.setFont(heading_font(self.font(), 3))
        self._note = ToneLabel(parent=self)
        self._note.setObjectName("previousYear.note")
        self.view = ComparedTextView(self)
        self.view.setObjectName("previousYear.text")
        self.view.document().setDefaultFont(page_font(_POINTS))
        self._copy, self._copy_all = QPushButton(self), QPushButton(self)
        self._copy.setObjectName("previousYear.copy")
        self._copy_all.setObjectName("previousYear.copyAll")
        self._timer = QTimer(self, singleShot=True, interval=COMPARE_AFTER_MS)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        space(layout, STEP, TIGHT)
        for part in (self._which, self._marked, self._heading):
            layout.addWidget(part)
        layout.addWidget(self.view, 1)
        layout.addWidget(self._note)
        for button in (self._copy, self._copy_all):
            button.setAutoDefault(False)
            layout.addWidget(button)  # one below the other: side by side they do not fit a narrow panel

    def _connect_signals(self) -> None:
        self.context.current_section.moved.connect(self._compare)
        self.context.review_context.changed.connect(self._show_choices)
        self.context.session.entry_changed.connect(self._on_entry_changed)
        self.context.session.state_changed.connect(self._compare)
        self._timer.timeout.connect(self._compare)
        self._which.currentIndexChanged.connect(self._compare)
        self._marked.toggled.connect(self._compare)
        self.view.cursorPositionChanged.connect(self._update_buttons)
        self.view.copy_requested.connect(self.copy)
        self._copy.clicked.connect(self.copy)
        self._copy_all.clicked.connect(self.copy_all)

    # Texts

    def retranslate(self) -> None:
        """Set every word of the panel."""
        self._which.setAccessibleName(self.tr("Which earlier report"))
        self._marked.setText(self.tr("Mark the differences"))
        self._marked.setAccessibleName(self._marked.text())
        self._copy.setText(self.tr("Copy this paragraph (Ctrl+Enter)"))
        self._copy.setAccessibleName(self.tr("Copy the paragraph into the report"))
        self._copy_all.setText(self.tr("Copy the whole section"))
        self._copy_all.setAccessibleName(self._copy_all.text())
        for index, report in enumerate(self._choices):
            self._which.setItemText(index, self._choice_words(report))
        self._update_texts()

    def _choice_words(self, report: Report) -> str:
        same = report is self.context.review_context.past.last_year
        words = self.tr("Same period of last year: %1") if same else self.tr("The period before: %1")
        return words.replace("%1", period_words(report.period))

    def _update_texts(self) -> None:
        earlier = self._earlier
        heading = earlier.heading if earlier is not None else ""
        self._heading.setText(heading)
        self._heading.setVisible(bool(heading))
        named = self.tr("Earlier text: %1").replace("%1", heading)
        self.view.setAccessibleName(named if heading else self.tr("Earlier text"))
        empty = self._empty_words()
        self.view.set_empty_text(empty)
        self.view.setAccessibleDescription(empty)
        unlike = earlier is not None and earlier.unlike and self._marked.isChecked()
        self._show_note(
            self.tr("The texts have hardly a word in common; differences are not marked.") if unlike else ""
        )

    def _show_note(self, sentence: str) -> None:
        self._note.setText(sentence)
        self._note.setVisible(bool(sentence))

    def _empty_words(self) -> str:
        match self._earlier.outcome if self._earlier is not None else Outcome.TEXT:
            case Outcome.NO_REPORT:
                return self.tr(
                    "There is no earlier report of this office on this computer. To compare, bring one in: "
                    "menu File, “Import from a file…”, and give its year."
                )
            case Outcome.NO_SECTION:
                return self.tr("Put the caret into a section with text to see what the earlier report says there.")
            case Outcome.NO_COUNTERPART:
                return self.tr("The earlier report has no section that corresponds to this one.")
            case Outcome.EMPTY:
                return self.tr("This section was left empty in the earlier report.")
            case Outcome.TEXT:
                return ""

    # Comparison

    def enter(self) -> None:
        """Go to the earlier text."""
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def set_shown(self, shown: bool) -> None:
        """Compare only while the panel is shown."""
        self._shown = shown
        if shown:
            self._compare()
        else:
            self._timer.stop()

    @Slot()
    def _show_choices(self) -> None:
        past = self.context.review_context.past
        choices = [report for report in (past.last_year, past.preceding) if report is not None]
        if len(choices) > 1 and choices[0].id == choices[1].id:
            choices.pop()
        chosen = self._chosen()
        self._choices = tuple(choices)
        self._which.blockSignals(True)
        self._which.clear()
        self._which.addItems([self._choice_words(report) for report in choices])
        ids = [report.id for report in choices]
        self._which.setCurrentIndex(ids.index(chosen.id) if chosen is not None and chosen.id in ids else 0)
        self._which.blockSignals(False)
        for part in (self._which, self._marked):
            part.setVisible(bool(choices))
        self._compare()

    def _chosen(self) -> Report | None:
        place = self._which.currentIndex()
        return self._choices[place] if 0 <= place < len(self._choices) else None

    @Slot(str)
    def _on_entry_changed(self, key: str) -> None:
        if self._shown and key == self.context.current_section.part:
            self._timer.start()

    @Slot()
    def _compare(self) -> None:
        session = self.context.session
        comparison = _Comparison(
            session.saved_report, self._chosen(), self.context.current_section.part, self._marked.isChecked()
        )
        if not self._shown or (self._comparison is not None and _same(comparison, self._comparison)):
            return
        if session.dirty and self._comparison is not None and comparison.part == self._comparison.part:
            self._timer.start()  # unsaved edits are compared after their save
        self._comparison = comparison
        self.context.runner.run(self, compare_with_earlier, *comparison, then=partial(self._take, comparison))

    def _take(self, comparison: _Comparison, earlier: EarlierText) -> None:
        if self._comparison is not comparison:
            return  # a newer comparison is running
        self._earlier = earlier
        self.view.show_blocks(earlier.blocks)
        self._update_texts()
        self._update_buttons()

    # Copying

    @Slot()
    def _update_buttons(self) -> None:
        block = self._block()
        text = self._earlier is not None and self._earlier.outcome is Outcome.TEXT
        writable = text and block is not None and self.context.session.saved_report.editable
        for button in (self._copy, self._copy_all):
            button.setVisible(writable)
        self._copy.setEnabled(bool(self.view.chosen()))
        self._copy_all.setEnabled(block is not None and is_empty(block.editor.prose()))

    def _block(self) -> SectionBlock | None:
        part = self._comparison.part if self._comparison is not None else ""
        contents = (page.content for page in self.context.tabs.pages.values())
        blocks = (content.blocks.get(part) for content in contents if isinstance(content, SectionTab))
        return next((block for block in blocks if block is not None), None)

    @Slot()
    def copy(self) -> None:
        """Copy the chosen paragraphs into the report, with their footnotes."""
        if self._earlier is not None:
            self._insert([self._earlier.prose.paragraphs[place] for place in self.view.chosen()])

    @Slot()
    def copy_all(self) -> None:
        """Copy the whole text into an empty section."""
        block = self._block()
        if self._earlier is not None and block is not None and is_empty(block.editor.prose()):
            self._insert(list(self._earlier.prose.paragraphs))

    def _insert(self, paragraphs: list[Paragraph]) -> None:
        block = self._block()
        copied = carried_over(paragraphs, self.context.session.saved_report)
        if block is None or not insert_paragraphs(block.editor, copied):
            return
        self._update_buttons()
        self._show_note(self.tr("Paragraphs copied: %1").replace("%1", str(len(paragraphs))))


def _same(one: _Comparison, other: _Comparison) -> bool:
    return one.report is other.report and one.earlier is other.earlier and one[2:] == other[2:]


def insert_paragraphs(editor: ProseEditor, prose: Prose) -> bool:
    """Insert whole paragraphs as one step of undo; return False if that was refused.

    An empty paragraph is filled; a caret at the beginning of a paragraph inserts before it, any other behind it.
    """
    if editor.isReadOnly() or not prose.paragraphs:
        return False
    cursor = editor.textCursor()
    cursor.setPosition(cursor.selectionEnd())
    paragraphs = prose.paragraphs
    if cursor.block().length() > 1 and cursor.atBlockStart():
        paragraphs = (*paragraphs, Paragraph())
    elif cursor.block().length() > 1:
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        paragraphs = (Paragraph(), *paragraphs)
    before = editor.document().revision()
    editor.setTextCursor(cursor)
    editor.insert_pasted(Prose(paragraphs))
    editor.scroll_to_caret()
    return editor.document().revision() != before
