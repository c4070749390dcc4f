"""Panel Lịch sử: former states of the current section or fields, compared by word, and brought back with one key."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QListWidget, QPushButton, QVBoxLayout, QWidget

from dcbc_desktop import workflow
from dcbc_desktop.errors import DcbcError
from dcbc_desktop.report.comparison.compared_text import ComparedParagraph
from dcbc_desktop.report.comparison.former_states import FormerState, compare_state
from dcbc_desktop.report.dates import in_zone, today
from dcbc_desktop.report.outline import SectionKind
from dcbc_desktop.ui.panels.side_panels import Panel, PanelContext
from dcbc_desktop.ui.panels.state_return import bring_back, keys_of
from dcbc_desktop.ui.report.compared_text_view import ComparedTextView
from dcbc_desktop.ui.widgets.item_views import PaddedRowDelegate
from dcbc_desktop.ui.widgets.labels import ToneLabel, plain_label
from dcbc_desktop.ui.widgets.style import STEP, TIGHT, heading_font, page_font, space
from dcbc_desktop.workflow.entry_history import ListedState, keep_present, read_history

READ_AFTER_MS = 1_000
"""From a save to the next reading of the list: a state may have been kept."""
_POINTS = 12.0
_MOST_LETTERS = 40
_KEYS = ("Ctrl+Return", "Ctrl+Enter")


class HistoryPanel(Panel):
    """Follows the current section; the newest former state is first."""

    name = "history"

    def __init__(self, context: PanelContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._shown = False
        self._states: Sequence[ListedState] = ()
        self._compared: FormerState | None = None
        self._error = ""
        self._entering = False
        """The panel was entered before its states were read: the focus goes on to them."""
        self._make_parts()
        self._lay_out()
        self._connect_signals()
        self.retranslate()

    def _make_parts(self) -> None:
        self._heading = plain_label(parent=self, wraps=True)
        self._heading.setFont(heading_font(self.font(), 3))
        self._list = QListWidget(self)
        self._list.setObjectName("history.states")
        self._list.setUniformItemSizes(True)
        self._list.setItemDelegate(PaddedRowDelegate(self._list))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view = ComparedTextView(self)
        self.view.setObjectName("history.text")
        self.view.document().setDefaultFont(page_font(_POINTS))
        self._note = ToneLabel(parent=self)
        self._note.setObjectName("history.note")
        self._back = QPushButton(self)
        self._back.setObjectName("history.bringBack")
        self._back.setAutoDefault(False)
        self._timer = QTimer(self, singleShot=True, interval=READ_AFTER_MS)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        space(layout, STEP, TIGHT)
        layout.addWidget(self._heading)
        layout.addWidget(self._list, 1)
        layout.addWidget(self.view, 2)
        layout.addWidget(self._note)
        layout.addWidget(self._back)

    def _connect_signals(self) -> None:
        self.context.current_section.moved.connect(self._read)
        self.context.session.saved.connect(self._on_saved)
        self.context.session.state_changed.connect(self._read)
        self._timer.timeout.connect(self._read)
        self._list.currentRowChanged.connect(self._compare)
        self._back.clicked.connect(self.bring_back)
        self.view.copy_requested.connect(self.bring_back)
        for keys in _KEYS:
            shortcut = QShortcut(QKeySequence(keys), self._list)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(self.bring_back)

    # Texts

    def retranslate(self) -> None:
        """Set every word of the panel."""
        self._list.setAccessibleName(self.tr("Earlier states"))
        self.view.setAccessibleName(self.tr("Chosen state, with its differences to the present text"))
        self._back.setText(self.tr("Bring this state back (Ctrl+Enter)"))
        self._back.setAccessibleName(self.tr("Bring this state back"))
        for row, listed in enumerate(self._states):
            item = self._list.item(row)
            if item is not None:
                item.setText(self._words(listed))
        self._update_texts()

    def _update_texts(self) -> None:
        self._heading.setText(self._part_name())
        empty = self.tr(
            "There is no earlier state yet. While you write, one is kept every two minutes, and one when you go on to"
            " another place."
        )
        self.view.set_empty_text(self._error or ("" if self._states else empty))
        self._list.setVisible(bool(self._states))
        self._back.setVisible(bool(self._states) and self.context.session.saved_report.editable)

    def _part_name(self) -> str:
        report = self.context.session.saved_report
        part = self.context.current_section.part
        section = report.outline.section(part)
        if section is not None and section.kind is not SectionKind.GROUP:
            return workflow.review.place_name(part, report, self.context.runner.language)
        return self.context.tabs.heading(part) if part in self.context.tabs.pages else ""

    def _words(self, listed: ListedState) -> str:
        """Return a row of the list: when the state was typed, of what, and how long it is."""
        report, state = self.context.session.saved_report, listed.state
        parts = [self._moment(state)]
        if state.row is not None:
            name = state.row_name[:_MOST_LETTERS] or self.tr("(empty)")
            parts.append((self.tr("deleted row: %1") if listed.removed else self.tr("row: %1")).replace("%1", name))
        elif report.outline.section(state.key) is None:
            parts.append(workflow.review.place_name(state.key, report, self.context.runner.language))
        else:
            parts.append(self.tr("words: %1").replace("%1", str(listed.words)))
        return " · ".join(parts)

    def _moment(self, state: FormerState) -> str:
        here = in_zone(state.at)
        return f"{here:%H:%M}" if here.date() == today() else f"{here:%d/%m/%Y %H:%M}"

    # States

    def enter(self) -> None:
        """Go to the list of states, or to the words that say there is none."""
        self._entering = not self._states
        (self._list if self._states else self.view).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def set_shown(self, shown: bool) -> None:
        """Read only while the panel is shown."""
        self._shown = shown
        if shown:
            self._read()
        else:
            self._timer.stop()

    @Slot()
    def _on_saved(self) -> None:
        if self._shown:
            self._timer.start()

    @Slot()
    def _read(self) -> None:
        if not self._shown:
            return
        report, part = self.context.session.saved_report, self.context.current_section.part
        keys = keys_of(self.context.tabs, report, part)
        self.context.runner.run_on_store(
            self, read_history, report, keys, then=partial(self._take, part), failed=self._on_failed
        )

    def _on_failed(self, error: DcbcError) -> None:
        self._error = self.context.runner.error_sentence(error)
        self._show_states(())

    def _take(self, part: str, states: Sequence[ListedState]) -> None:
        if part == self.context.current_section.part:
            self._error = ""
            self._show_states(states)

    def _show_states(self, states: Sequence[ListedState]) -> None:
        chosen = self._chosen()
        changed = states != self._states
        self._states = states
        self._list.blockSignals(True)
        if changed:
            self._list.clear()
            self._list.addItems([self._words(one) for one in states])
        kept = next((row for row, one in enumerate(states) if chosen is not None and one.state == chosen), 0)
        self._list.setCurrentRow(kept if states else -1)
        self._list.blockSignals(False)
        self._update_texts()
        if self._entering and states and self.view.hasFocus():
            self._list.setFocus(Qt.FocusReason.OtherFocusReason)
        self._entering = False
        self._compare()

    def _chosen(self) -> FormerState | None:
        row = self._list.currentRow()
        return self._states[row].state if 0 <= row < len(self._states) else None

    @Slot()
    def _compare(self) -> None:
        state = self._chosen()
        if state != self._compared:
            self._note.clear()
        self._compared = state
        self._back.setEnabled(state is not None)
        if state is None:
            self.view.show_blocks(())
            return
        report = self.context.session.saved_report
        self.context.runner.run(self, compare_state, report, state, then=partial(self._show, state))

    def _show(self, state: FormerState, blocks: tuple[ComparedParagraph, ...]) -> None:
        if self._compared is state:
            self.view.show_blocks(blocks)
            if not blocks:
                self._note.setText(self.tr("There was no text here then."))

    # Bringing back

    @Slot()
    def bring_back(self) -> None:
        """Put the chosen state into the report; the present one is kept in the history first."""
        state, session = self._chosen(), self.context.session
        if state is not None and session.saved_report.editable:
            session.flush(partial(self._keep_and_put, state))

    def _keep_and_put(self, state: FormerState) -> None:
        self.context.runner.run_on_store(
            self, keep_present, self.context.session.saved_report.id, state.key, then=lambda _: self._put(state)
        )

    def _put(self, state: FormerState) -> None:
        if not bring_back(self.context.tabs, self.context.session, state):
            self._note.setText(self.tr("The table is full; the row was not put back."))
            return
        self._note.setText(self.tr("Brought back. The text before it is in this list too."))
        self.context.session.flush()
