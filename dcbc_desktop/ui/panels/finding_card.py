"""Card of the current finding: its sentence, its fix and buttons; and the fix put into its field."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from dcbc_desktop.report.checks.finding import CellMend, TableMend
from dcbc_desktop.report.report import Report
from dcbc_desktop.ui.editor.footnote_line import FootnoteLine
from dcbc_desktop.ui.editor.footnoted_edit import FootnotedEdit
from dcbc_desktop.ui.review.review_result import FindingView
from dcbc_desktop.ui.widgets.fields import LineEdit, LinesEdit
from dcbc_desktop.ui.widgets.labels import HintLabel, ToneLabel, plain_label
from dcbc_desktop.ui.widgets.language import TranslatedWidget
from dcbc_desktop.ui.widgets.style import STEP, TIGHT, space

_MOST_SHOWN = 120
"""Letters of a proposal that are shown; the whole of it is put in."""


class FindingCard(TranslatedWidget):
    """Shows the current finding in full; hidden while there is none."""

    fix_requested = Signal()
    ignore_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._item: FindingView | None = None
        self._frozen = False
        self._sentence = plain_label(parent=self, wraps=True)
        self._sentence.setObjectName("findings.sentence")
        self._location = ToneLabel(parent=self)
        self._proposal = plain_label(parent=self, wraps=True)
        self._problem = HintLabel(self)
        self._fix_button, self._ignore_button = QPushButton(self), QPushButton(self)
        self._fix_button.setObjectName("findings.mend")
        self._ignore_button.setObjectName("findings.setAside")
        self._lay_out()
        self._fix_button.clicked.connect(self.fix_requested)
        self._ignore_button.clicked.connect(self.ignore_requested)
        self.retranslate()

    def _lay_out(self) -> None:
        layout, buttons = QVBoxLayout(self), QHBoxLayout()
        space(layout, spacing=TIGHT)
        space(buttons, spacing=STEP)
        layout.setContentsMargins(0, TIGHT, 0, 0)
        for label in (self._sentence, self._location, self._proposal, self._problem):
            layout.addWidget(label)
        for button in (self._fix_button, self._ignore_button):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        buttons.addStretch(1)
        layout.addLayout(buttons)

    def show_item(self, item: FindingView | None, frozen: bool) -> None:
        """Show a finding in full; a signed report is not changed from here."""
        if item is not self._item:
            self._problem.show_message("")
        self._item, self._frozen = item, frozen
        self._refresh()

    def show_message(self, sentence: str) -> None:
        """Show a sentence about something that was not done."""
        self._problem.show_message(sentence)

    def retranslate(self) -> None:
        """Set every word of the card."""
        self._refresh()

    def _refresh(self) -> None:
        """Show the current finding with the buttons that it allows; hide the card while there is none."""
        item = self._item
        self.setVisible(item is not None)
        if item is None:
            return
        self._sentence.setText(item.sentence)
        self._location.setText(self._location_words(item))
        self._proposal.setText(self._proposal_words(item))
        self._proposal.setVisible(bool(self._proposal.text()))
        cells = len(item.finding.mend.cells) if item.finding.mend is not None else 1
        all_cells = self.tr("Mend all %1 cells (Ctrl+Enter)").replace("%1", str(cells))
        self._fix_button.setText(all_cells if cells > 1 else self.tr("Mend it (Ctrl+Enter)"))
        self._fix_button.setAccessibleName(self.tr("Mend it as proposed"))
        self._fix_button.setVisible(item.finding.mendable and item.ignored is None and not self._frozen)
        back = item.ignored is not None
        self._ignore_button.setText(self.tr("Show it again (Del)") if back else self.tr("Set aside… (Del)"))
        self._ignore_button.setAccessibleName(
            self.tr("Show the finding again") if back else self.tr("Set the finding aside")
        )
        self._ignore_button.setVisible(not item.blocking)

    def _location_words(self, item: FindingView) -> str:
        if item.ignored is None:
            return item.location
        return self.tr("%1\nSet aside: %2").replace("%1", item.location).replace("%2", item.ignored.reason)

    def _proposal_words(self, item: FindingView) -> str:
        fix, mend = item.finding.fix, item.finding.mend
        if mend is not None and mend.without and item.ignored is None:
            return self.tr("Proposal: leave the row out")
        if fix is None or item.ignored is not None:
            return ""
        if not fix:
            return self.tr("Proposal: leave out “%1”").replace("%1", _short(item.words))
        return self.tr("Proposal: “%1”").replace("%1", _short(fix))


def _short(text: str) -> str:
    return text if len(text) <= _MOST_SHOWN else f"{text[:_MOST_SHOWN]}…"


def fix_in_field(widget: QWidget | None, item: FindingView) -> bool:
    """Replace the finding's words in its field, as one step of undo; return False if they are not there any more."""
    place, fix = item.finding.place, item.finding.fix
    if fix is None:
        return False
    match widget:
        case FootnoteLine():
            return widget.replace_text_range(place.note_start, place.note_length, item.words, fix)
        case FootnotedEdit() if not place.note:
            return widget.replace_text_range(place.start, place.length, item.words, fix)
        case LineEdit() | LinesEdit():
            return _replace_in_line(widget, place.start, item.words, fix)
        case _:
            return False


def _replace_in_line(field: LineEdit | LinesEdit, start: int, words: str, fix: str) -> bool:
    text = field.text() if isinstance(field, LineEdit) else field.toPlainText()
    if field.isReadOnly() or text[start : start + len(words)] != words:
        return False
    field.select_text_range(start, len(words))
    if isinstance(field, LineEdit):
        field.insert(fix)
    else:
        field.textCursor().insertText(fix)
    return True


def table_mend(report: Report, item: FindingView) -> TableMend | None:
    """Return the change of a table that a finding proposes; None if its cell says something else now."""
    if item.finding.mend is not None:
        return item.finding.mend
    place, fix = item.finding.place, item.finding.fix
    row = next((row for row in report.rows(place.key) if row.id == place.row), None)
    before = row.text(place.column) if row is not None else ""
    end = place.start + place.length
    if fix is None or row is None or before[place.start : end] != item.words:
        return None
    return TableMend((CellMend(place.row, place.column, before, before[: place.start] + fix + before[end:]),))
