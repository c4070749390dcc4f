"""One section on its tab: printed heading, guidance, text, footnotes, and hints."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from dcbc_desktop.report.computed_values import figure_text
from dcbc_desktop.report.outline import Section, SectionKind, heading_level, printed_heading
from dcbc_desktop.report.prose import FigureRun, Paragraph, Prose
from dcbc_desktop.report.report import Report
from dcbc_desktop.report.text_place import TextPlace
from dcbc_desktop.ui import report as pages
from dcbc_desktop.ui.background import BackgroundRunner
from dcbc_desktop.ui.editor.document_edits import update_linked_figures
from dcbc_desktop.ui.editor.footnote_line import FootnoteLine
from dcbc_desktop.ui.editor.footnotes_panel import FootnotesPanel
from dcbc_desktop.ui.editor.prose_editor import ProseEditor
from dcbc_desktop.ui.report.review_comments import CommentLines, ResolveComment
from dcbc_desktop.ui.session import ReportSession
from dcbc_desktop.ui.widgets.labels import HintLabel, ToneLabel, heading_label
from dcbc_desktop.ui.widgets.language import TranslatedWidget
from dcbc_desktop.ui.widgets.style import LEAST_POINTS, PAGE_POINTS, PROSE_WIDTH, STEP, TIGHT, page_font, space

if TYPE_CHECKING:
    from dcbc_desktop.store.models import Comment

_LEAST_HEIGHT_ALONE = 320
"""A text alone on its tab begins with more room; all texts grow as they are written."""


class SectionBlock(TranslatedWidget):
    """Section that holds text; `entered` is emitted when its editor gets the focus."""

    entered = Signal()
    note_caret_moved = Signal(QWidget)
    """Brings the field of the footnote."""

    def __init__(
        self, runner: BackgroundRunner, session: ReportSession, section: Section, *, alone: bool, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._runner = runner
        self._session = session
        self.section = section
        self._make_head()
        self.editor = ProseEditor(self)
        self.editor.setObjectName(f"prose.{section.key}")
        if alone:
            self.editor.setMinimumHeight(_LEAST_HEIGHT_ALONE)
        self._notes = FootnotesPanel(self.editor, self)
        self._links = FigureLinks(runner, session, self.editor, self)
        self.set_text_size(PAGE_POINTS)
        self._hint = HintLabel(self)
        self._advice = ToneLabel(parent=self)
        self._advice_count = 0
        self._outdated = False
        self._comments: CommentLines | None = None
        self._looked_at: QPushButton | None = None
        self._lay_out()
        self.refresh()
        self._connect_signals()
        self.retranslate()

    def _make_head(self) -> None:
        section, period = self.section, self._session.saved_report.period
        self._heading = heading_label(heading_level(section), self, printed_heading(section, period))
        self._words = ToneLabel(parent=self, wraps=False)
        self._info = QToolButton(self)
        self._info.setObjectName(f"guidance.{section.key}")
        self._info.setText("i")
        sign = page_font()
        sign.setBold(True)
        sign.setItalic(True)
        self._info.setFont(sign)
        self._info.setCheckable(True)
        self._info.setAutoRaise(True)
        self._info.setVisible(bool(section.guidance))
        self.setMaximumWidth(PROSE_WIDTH)
        self._guidance = ToneLabel(parent=self)
        self._guidance.setText(section.guidance)

    def _lay_out(self) -> None:
        self._head = head = QHBoxLayout()
        space(head)
        head.addWidget(self._heading, 1)
        head.addWidget(self._words)
        head.addWidget(self._info)
        self._layout = layout = QVBoxLayout(self)
        space(layout, spacing=TIGHT)
        layout.addLayout(head)
        layout.addWidget(self._guidance)
        layout.addWidget(self.editor)
        layout.addWidget(self._notes)
        layout.addWidget(self._hint)
        layout.addWidget(self._advice)
        layout.addSpacing(STEP)

    def _connect_signals(self) -> None:
        self.editor.edited.connect(self._on_edited)
        self.editor.entered.connect(self.entered)
        self.editor.left.connect(self._session.flush)
        self._notes.caret_moved.connect(self.note_caret_moved)
        self._info.toggled.connect(self._show_guidance)
        self.editor.pasted_cleaned.connect(self._on_pasted_cleaned)
        self.editor.paste_refused.connect(self._on_paste_refused)
        self._links.message.connect(self._hint.show_message)

    def retranslate(self) -> None:
        """Set every word outside of the outline's."""
        opening = self.section.kind is SectionKind.OPENING
        name = self._heading.text() or (self.tr("Opening") if opening else self.tr("Closing"))
        if not self._heading.text():
            self._heading.setText(name)
        self.editor.setAccessibleName(name)
        self._info.setToolTip(self.tr("What belongs here"))
        self._info.setAccessibleName(self.tr("What belongs here: %1").replace("%1", name))
        self._update_advice()
        self._count()
        self._name_confirmation()

    def refresh(self) -> None:
        """Show the report's text where it differs; read-only once it is presented or signed."""
        report = self._session.report
        prose = report.prose(self.section.key)
        if prose != self.editor.prose():
            self.editor.load(prose)
        self.editor.set_read_only(not report.editable)
        self._count()
        self._offer_confirmation(report.editable and self.section.key in report.unreviewed)

    def set_text_size(self, points: float) -> None:
        """Set the size of the letters in points; footnotes are a little smaller, as on the page."""
        self.editor.set_base_font(page_font(points))
        self._notes.set_base_font(page_font(max(points - 2.0, LEAST_POINTS)))

    def show_findings(self, sentences: Mapping[str, str]) -> None:
        """Show the findings that stop sign-off, except that the section is empty."""
        self._hint.show_message(sentences.get(self.section.key, ""))

    def show_comments(self, comments: Sequence[Comment], resolve: ResolveComment) -> None:
        """Show comments on this section under its heading."""
        if self._comments is None and comments:
            self._comments = CommentLines(resolve, self)
            self._layout.insertWidget(1, self._comments)
        if self._comments is not None:
            self._comments.show_comments(comments)

    def show_advice(self, count: int) -> None:
        """Show the number of advisory findings; the panel lists them."""
        if count != self._advice_count:
            self._advice_count = count
            self._update_advice()

    def show_outdated(self, outdated: bool) -> None:
        """Say beside the number that it is being counted again."""
        if outdated != self._outdated:
            self._outdated = outdated
            self._update_advice()

    def _update_advice(self) -> None:
        words = self.tr("Worth a look: %1 (being reviewed…)") if self._outdated else self.tr("Worth a look: %1 (F7)")
        self._advice.setText(words.replace("%1", str(self._advice_count)))
        self._advice.setVisible(self._advice_count > 0)

    def go_to(self, place: TextPlace) -> QWidget:
        """Select the words of a place, in the footnote's field if they are in a footnote."""
        note = self._notes.go_to(place.note, place.note_start, place.note_length) if place.note else None
        if note is not None:
            return note
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        if place.length or place.moves_caret:
            self.editor.select_text_range(place.start, place.length)
        return self.editor

    def caret_place(self, edit: QWidget | None) -> tuple[int, int]:
        """Return the caret's offset in the plain text, and in the footnote that `edit` holds."""
        serial = self._notes.serial_at(edit)
        if serial is None:
            return self.editor.plain_caret(), 0
        caret = edit.textCursor().selectionStart() if isinstance(edit, FootnoteLine) else 0
        return self.editor.plain_offset_of(serial), caret

    def note_caret(self, field: QWidget) -> tuple[int, int]:
        """Return the number of the footnote that a field edits, from 1 in this text, and the caret in it; else 0, 0."""
        return self._notes.caret_of(field)

    def set_note_caret(self, number: int, caret: int) -> QWidget | None:
        """Put the caret into a footnote; return its field, None if there is no such footnote."""
        return self._notes.set_caret(number, caret)

    @Slot()
    def _on_edited(self) -> None:
        self._session.set_prose(self.section.key, self.editor.prose)
        self._offer_confirmation(False)
        self._count()

    @Slot()
    def confirm(self) -> bool:
        """Confirm a text copied from an earlier report by saving it unchanged; False where there is nothing to do."""
        waits = self._looked_at is not None and self._looked_at.isVisibleTo(self)
        if waits:
            self._session.set_prose(self.section.key, self.editor.prose)
            self.editor.setFocus(Qt.FocusReason.OtherFocusReason)
            self._offer_confirmation(False)
        return waits

    def _offer_confirmation(self, wanted: bool) -> None:
        """Show the button for a copied text; it is made when it is needed first."""
        if wanted and self._looked_at is None:
            self._looked_at = QPushButton(self)
            self._looked_at.setObjectName(f"lookedAt.{self.section.key}")
            self._looked_at.clicked.connect(self.confirm)
            self._head.insertWidget(1, self._looked_at)
            self._name_confirmation()
        if self._looked_at is not None:
            self._looked_at.setVisible(wanted)

    def _name_confirmation(self) -> None:
        if self._looked_at is not None:
            self._looked_at.setText(self.tr("Looked at"))
            self._looked_at.setToolTip(self.tr("Copied from an earlier report: still right for this period (Ctrl+F8)"))

    @Slot(int)
    def _on_pasted_cleaned(self, count: int) -> None:
        self._hint.show_message(self.tr("Characters that no page can show were left out: %1").replace("%1", str(count)))

    @Slot(str)
    def _on_paste_refused(self, code: str) -> None:
        self._hint.show_message(self._runner.sentence(code, {}))

    def _count(self) -> None:
        count = self.editor.word_count()
        self._words.setText(self.tr("1 word") if count == 1 else self.tr("%1 words").replace("%1", str(count)))
        self._show_guidance()

    @Slot()
    def _show_guidance(self) -> None:
        wanted = self._info.isChecked() or self.editor.document().isEmpty()
        self._guidance.setVisible(wanted and bool(self.section.guidance))


class FigureLinks(QObject):
    """Inserts and updates linked figures of one text (Chèn số liệu, Cập nhật số liệu); `message` brings the result."""

    message = Signal(str)

    def __init__(self, runner: BackgroundRunner, session: ReportSession, editor: ProseEditor, parent: QWidget) -> None:
        super().__init__(parent)
        self._runner = runner
        self._session = session
        self._editor = editor
        self._parent = parent
        editor.figure_requested.connect(self._open)
        editor.figures_update_requested.connect(self._update)

    @Slot()
    def _open(self) -> None:
        dialog = pages.InsertFigureDialog(self._runner, report_with_figures(self._session), self._parent.window())
        dialog.chosen.connect(self._put)
        dialog.open()

    @Slot(str, str)
    def _put(self, key: str, text: str) -> None:
        self._editor.insert_pasted(Prose((Paragraph((FigureRun(key, text),)),)))
        self._editor.setFocus()

    @Slot()
    def _update(self) -> None:
        report = report_with_figures(self._session)
        values = {figure.key: figure_text(report, figure) for figure in report.outline.figures}
        count = update_linked_figures(self._editor, values)
        code = "figures_updated" if count else "figures_up_to_date"
        self.message.emit(self._runner.sentence(code, {"count": count}))


def report_with_figures(session: ReportSession) -> Report:
    """Return the report with its figures as on the screen; texts may be a little older."""
    report = session.saved_report
    return report.with_entries({figure.key: session.entry(figure.key) for figure in report.outline.figures})
