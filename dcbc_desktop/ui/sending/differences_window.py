"""Xem khác biệt: word differences between two revisions, or between a revision and the draft."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QComboBox, QDialogButtonBox, QWidget

from dcbc_desktop.errors import DcbcError
from dcbc_desktop.report.comparison.compared_text import ComparedParagraph, StyledText
from dcbc_desktop.report.comparison.revision_diff import shortened
from dcbc_desktop.report.comparison.word_diff import Run
from dcbc_desktop.report.dates import short_date
from dcbc_desktop.report.report import Report
from dcbc_desktop.report.wording import sentence
from dcbc_desktop.store.models import Revision
from dcbc_desktop.store.store import Store
from dcbc_desktop.ui.background import BackgroundRunner
from dcbc_desktop.ui.report.compared_text_view import ComparedTextView
from dcbc_desktop.ui.sending.printing import DifferencesPrintFlow
from dcbc_desktop.ui.session import ReportSession
from dcbc_desktop.ui.widgets.labels import ToneLabel
from dcbc_desktop.ui.widgets.task_dialog import TaskDialog, TaskForm, name_button
from dcbc_desktop.workflow.revision_differences import (
    DRAFT,
    NamedDifference,
    RevisionPair,
    named_differences,
    read_pair,
)

MOST_SHOWN: Final = 400_000
"""Letters that a window shows; the command tells everything."""
_LONGEST: Final = 4_000
"""Letters of one paragraph on the screen; a longer one is laid out in parts, so that the window never waits for it."""


class ShownDifferences(NamedTuple):
    """Number of changed places, and the paragraphs that show them."""

    places: int
    blocks: tuple[ComparedParagraph, ...]


class _States(NamedTuple):
    report: Report
    revisions: tuple[Revision, ...]


class DifferencesWindow(TaskDialog):
    """Window that stays open beside the work; it compares saved states only."""

    def __init__(self, runner: BackgroundRunner, session: ReportSession, parent: QWidget | None = None) -> None:
        super().__init__(runner, parent, "differencesWindow")
        self._session = session
        self._states = _States(session.saved_report, ())
        self._compared: ShownDifferences | None = None
        self.printing = DifferencesPrintFlow(runner, self)
        self._form = TaskForm()
        self._from, self._to = QComboBox(self), QComboBox(self)
        for field, name in ((self._from, "differences.from"), (self._to, "differences.to")):
            field.setObjectName(name)
            self._form.add(field)
        self._legend = ToneLabel(parent=self)
        self._view = ComparedTextView(self)
        self._view.setObjectName("differences.view")
        self.body.addLayout(self._form)
        self.body.addWidget(self._legend)
        self.body.addWidget(self._view, 1)
        self._print = self.add_button("print")
        self.add_standard(QDialogButtonBox.StandardButton.Close)
        self._connect_signals()
        self.retranslate()
        self.open_at_size(900, 620)
        self._read()

    def _connect_signals(self) -> None:
        self._from.activated.connect(self._compare)
        self._to.activated.connect(self._compare)
        self._print.clicked.connect(self._print_all)
        self._session.state_changed.connect(self._read)

    def retranslate(self) -> None:
        """Set every word."""
        self.setWindowTitle(self.tr("Differences"))
        self._form.name(self._from, self.tr("&From:"))
        self._form.name(self._to, self.tr("&To:"))
        self._view.setAccessibleName(self.tr("What changed"))
        name_button(self._print, self.tr("&Print…"))
        self._name_states()
        self._show_legend()

    @Slot()
    def _read(self) -> None:
        self._runner.run_on_store(
            self, _read_states, self._session.saved_report.id, then=self._take, failed=self.show_error
        )

    def _take(self, states: _States) -> None:
        self._states = states
        names = [str(one.number) for one in states.revisions]
        if not states.report.frozen:
            names.append(DRAFT)
        for field in (self._from, self._to):
            field.clear()
            for name in names:
                field.addItem("", name)
        self._to.setCurrentIndex(len(names) - 1)
        self._from.setCurrentIndex(max(len(names) - 2, 0))
        self._name_states()
        self._compare()

    def _name_states(self) -> None:
        known = {str(one.number): self._named(one) for one in self._states.revisions}
        writing = self.tr("Revision %1, not signed off yet").replace("%1", str(self._states.report.revision))
        for field in (self._from, self._to):
            for row in range(field.count()):
                field.setItemText(row, known.get(str(field.itemData(row)), writing))

    def _named(self, revision: Revision) -> str:
        parts = [self.tr("Revision %1").replace("%1", str(revision.number))]
        if revision.document_number and revision.document_date:
            words = self.tr("number %1 of %2").replace("%2", short_date(revision.document_date))
            parts.append(words.replace("%1", revision.document_number))
        if revision.replaced:
            parts.append(self.tr("replaced"))
        return " · ".join(parts)

    @Slot()
    def _compare(self) -> None:
        first, second = str(self._from.currentData() or ""), str(self._to.currentData() or "")
        self.show_problem("")
        if not first:
            self._show(ShownDifferences(0, ()))
            return
        self._runner.run_on_store(
            self, read_pair, self._states.report.id, first, second, then=self._work, failed=self._failed
        )

    def _work(self, pair: RevisionPair) -> None:
        self._runner.run(self, compare, pair, self._runner.language, then=self._show, failed=self._failed)

    def _show(self, compared: ShownDifferences) -> None:
        self._compared = compared
        self._view.show_blocks(compared.blocks)
        self._print.setEnabled(bool(compared.blocks))
        self._show_legend()

    def _failed(self, error: DcbcError) -> None:
        self._show(ShownDifferences(0, ()))
        self.show_error(error)

    def _show_legend(self) -> None:
        count = self._compared.places if self._compared is not None else 0
        words = self.tr("Changed places: %1. Added words are underlined, removed ones struck out.")
        self._legend.setText(words.replace("%1", str(count)) if count else "")
        done = self._compared is not None
        self._view.set_empty_text(self.tr("Both are the same, word for word.") if done else self.tr("Comparing…"))

    @Slot()
    def _print_all(self) -> None:
        if self._compared is None:
            return
        report = self._states.report
        words = self.tr("Differences from “%1” to “%2”").replace("%1", self._from.currentText())
        title = f"{report.outline.name} {report.period.label}\n{words.replace('%2', self._to.currentText())}"
        self.printing.start(title, self._compared.blocks)


def _read_states(store: Store, report_id: int) -> _States:
    return _States(store.load_report(report_id), store.revisions.listed(report_id))


def compare(pair: RevisionPair, language: str) -> ShownDifferences:
    """Compare two states of a report, on a worker thread."""
    changes = named_differences(pair, language)
    return ShownDifferences(len(changes), tuple(_as_many_as_fit(_blocks(changes), language)))


def _as_many_as_fit(blocks: Iterable[ComparedParagraph], language: str) -> Iterator[ComparedParagraph]:
    shown = 0
    for block in blocks:
        shown += sum(len(piece.text) for piece in block.pieces)
        if shown > MOST_SHOWN:
            yield ComparedParagraph((StyledText(sentence("differences_cut", {}, language), italic=True),))
            return
        yield block


def _blocks(changes: Iterable[NamedDifference]) -> Iterator[ComparedParagraph]:
    for one in changes:
        yield ComparedParagraph((StyledText(one.place, bold=True),))
        if one.difference.runs:
            yield from _paragraphs(shortened(one.difference.runs))


def _paragraphs(runs: Iterable[Run]) -> Iterator[ComparedParagraph]:
    pieces: list[StyledText] = []
    for run in runs:
        first, *others = _lines(run.text)
        pieces.append(StyledText(first, run.change))
        for line in others:
            yield _block(pieces)
            pieces = [StyledText(line, run.change)]
    yield _block(pieces)


def _lines(text: str) -> Iterator[str]:
    for line in text.split("\n"):
        for begin in range(0, max(len(line), 1), _LONGEST):
            yield line[begin : begin + _LONGEST]


def _block(pieces: Iterable[StyledText]) -> ComparedParagraph:
    return ComparedParagraph(tuple(piece for piece in pieces if piece.text))
