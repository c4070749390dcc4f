"""Panel Rà soát: findings of the live review, with keys to go to a place, apply a fix, or ignore a finding."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QListView,
    QVBoxLayout,
    QWidget,
)

from dcbc_desktop.report.checks.ignored import FindingCounts
from dcbc_desktop.report.checks.table_mends import mended_rows
from dcbc_desktop.report.report import Entry
from dcbc_desktop.report.table import encode_rows
from dcbc_desktop.ui import panels
from dcbc_desktop.ui.panels.finding_card import FindingCard, fix_in_field, table_mend
from dcbc_desktop.ui.panels.findings_model import FINDING_ROLE, FindingDelegate, FindingsModel
from dcbc_desktop.ui.panels.side_panels import Panel, PanelContext
from dcbc_desktop.ui.review.review_result import FindingView
from dcbc_desktop.ui.tables.table_grid import TableGrid
from dcbc_desktop.ui.widgets.check_boxes import CheckBox
from dcbc_desktop.ui.widgets.labels import ToneLabel, plain_label
from dcbc_desktop.ui.widgets.style import STEP, TIGHT, heading_font, space

if TYPE_CHECKING:
    from dcbc_desktop.ui.review.review_result import ReviewResult

_MEND_KEYS = ("Ctrl+Return", "Ctrl+Enter")


class FindingFilter(Enum):
    """Choice of the findings that the list shows."""

    ALL = 0
    BLOCKING = 1
    HERE = 2


class FindingsPanel(Panel):
    """Follows the live review; the list keeps its place while the user types."""

    name = "findings"

    def __init__(self, context: PanelContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._result: ReviewResult | None = None
        self._shown = False
        self._make_parts()
        self._lay_out()
        self._connect_signals()
        self.retranslate()
        self._take(context.live_review.latest)

    def _make_parts(self) -> None:
        self._count = plain_label(parent=self)
        self._count.setFont(heading_font(self.font(), 3))
        self._count.setObjectName("findings.count")
        self._state = ToneLabel(parent=self, wraps=False)
        self._state.setObjectName("findings.state")
        self._filter = QComboBox(self)
        self._filter.setObjectName("findings.filter")
        self._filter.addItems([""] * len(FindingFilter))
        self._with_ignored = CheckBox(self)
        self._with_ignored.setObjectName("findings.aside")
        self._empty = ToneLabel(parent=self)
        self._empty.setObjectName("findings.empty")
        self.model = FindingsModel(self)
        self.list = QListView(self)
        self.list.setObjectName("findings.list")
        self.list.setModel(self.model)
        self._delegate = FindingDelegate(self.list)
        self.list.setItemDelegate(self._delegate)
        self.list.setUniformItemSizes(True)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._card = FindingCard(self)

    def _lay_out(self) -> None:
        head, choice = QHBoxLayout(), QHBoxLayout()
        for row in (head, choice):
            space(row)
        head.addWidget(self._count)
        head.addStretch(1)
        head.addWidget(self._state)
        choice.addWidget(self._filter, 1)
        choice.addWidget(self._with_ignored)
        layout = QVBoxLayout(self)
        space(layout, STEP, TIGHT)
        layout.addLayout(head)
        layout.addLayout(choice)
        layout.addWidget(self.list, 1)
        layout.addWidget(self._empty, 1, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._card)

    def _connect_signals(self) -> None:
        self.context.live_review.reviewed.connect(self._take)
        self.context.live_review.outdated.connect(self._update_state)
        self.context.current_section.moved.connect(self._on_moved)
        self.context.session.state_changed.connect(self._show_card)
        self._filter.currentIndexChanged.connect(self._arrange)
        self._with_ignored.toggled.connect(self._arrange)
        self.list.activated.connect(self.visit)
        self.list.clicked.connect(self.visit)
        self.list.selectionModel().currentChanged.connect(self._show_card)
        self._card.fix_requested.connect(self.apply_current_fix)
        self._card.ignore_requested.connect(self.ignore_current)
        for keys in _MEND_KEYS:
            self._add_shortcut(keys, self.apply_current_fix)
        self._add_shortcut("Del", self.ignore_current)

    def _add_shortcut(self, keys: str, slot: Callable[[], None]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self.list)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(slot)

    # Texts

    def retranslate(self) -> None:
        """Set every word of the panel."""
        for shown, text in (
            (FindingFilter.ALL, self.tr("All findings")),
            (FindingFilter.BLOCKING, self.tr("Only what must be mended")),
            (FindingFilter.HERE, self.tr("Only in this section")),
        ):
            self._filter.setItemText(shown.value, text)
        self._filter.setAccessibleName(self.tr("Which findings are shown"))
        self.list.setAccessibleName(self.tr("Findings"))
        self.model.retranslate()
        self._update_texts()

    def changeEvent(self, event: QEvent) -> None:
        """Draw the icons anew in another palette."""
        if event.type() == QEvent.Type.PaletteChange:
            self._delegate.take_palette()
        super().changeEvent(event)

    def _update_texts(self) -> None:
        result = self._result
        counts = result.counts if result is not None else FindingCounts()
        words = self.tr("%1 to be mended · %2 worth a look")
        self._count.setText(words.replace("%1", str(counts.blocking)).replace("%2", str(counts.advisory)))
        self._count.setVisible(result is not None)
        self._with_ignored.setText(self.tr("Set aside (%1)").replace("%1", str(counts.ignored)))
        self._with_ignored.setAccessibleName(self._with_ignored.text())
        self._with_ignored.setVisible(counts.ignored > 0 or self._with_ignored.isChecked())
        self._empty.setText(self._empty_words())
        self._update_state()

    def _empty_words(self) -> str:
        if self._result is None:
            return self.tr("The report is being read…")
        if self._result.open:
            return self.tr("Nothing here. Choose “All findings” above to see the others.")
        return self.tr("There is nothing to mend.")

    @Slot()
    def _update_state(self) -> None:
        edited = self._result is not None and self.context.live_review.edited_since
        self._state.setText(self.tr("being read again…") if edited else "")
        self._count.setEnabled(not edited)  # in grey while the numbers are not final
        words = (self._count.text() if self._result is not None else "", self._state.text())
        self.list.setAccessibleDescription(", ".join(filter(None, words)))

    # List

    def set_shown(self, shown: bool) -> None:
        """Fill the list when it is shown."""
        self._shown = shown
        if shown:
            self._take(self.context.live_review.latest)

    def enter(self) -> None:
        """Go to the list, or to the filter above it if the list is empty."""
        field = self.list if self.model.rowCount() else self._filter
        field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if self.model.rowCount() and not self.list.currentIndex().isValid():
            self._go_to_row(0)

    @Slot(object)
    def _take(self, found: ReviewResult | None) -> None:
        if self._shown and found is not None:
            self._result = found
            self._arrange()

    @Slot(str)
    def _on_moved(self, _part: str) -> None:
        if self._shown and self._filter.currentIndex() == FindingFilter.HERE.value:
            self._arrange()

    @Slot()
    def _arrange(self) -> None:
        current, row = self.current(), self.list.currentIndex().row()
        bar = self.list.verticalScrollBar()
        place, focus = bar.value(), self.window().focusWidget() is self.list
        self.model.show(self._chosen())
        if current is not None and self.current() is not current:
            self._go_to_row(self.model.nearest(current, row), scroll=False)
        filled = self.model.rowCount() > 0
        self.list.setVisible(filled)
        self._empty.setVisible(not filled)
        bar.setValue(place)
        if focus and not filled:
            self._filter.setFocus(Qt.FocusReason.OtherFocusReason)
        self._update_texts()
        self._show_card()

    def _chosen(self) -> list[FindingView]:
        if self._result is None:
            return []
        shown = FindingFilter(self._filter.currentIndex())
        items = [item for item in self._result.open if shown is not FindingFilter.BLOCKING or item.blocking]
        items += self._result.ignored if self._with_ignored.isChecked() else ()
        part = self.context.current_section.part
        return [item for item in items if shown is not FindingFilter.HERE or item.part == part]

    def current(self) -> FindingView | None:
        """Return the finding of the current row."""
        item = self.list.currentIndex().data(FINDING_ROLE)
        return item if isinstance(item, FindingView) else None

    def show_current(self, item: FindingView) -> None:
        """Make a finding's row the current one; show all findings if the filter would hide it."""
        if item not in self.model.rows:
            self._filter.setCurrentIndex(FindingFilter.ALL.value)
        if item in self.model.rows:
            self._go_to_row(self.model.rows.index(item))

    def _go_to_row(self, row: int, *, scroll: bool = True) -> None:
        if row >= 0:
            self.list.setAutoScroll(scroll)
            self.list.setCurrentIndex(self.model.index(row))
            self.list.setAutoScroll(True)

    @Slot()
    def _show_card(self) -> None:
        self._card.show_item(self.current(), not self.context.session.saved_report.editable)

    # Commands

    @Slot(QModelIndex)
    def visit(self, index: QModelIndex) -> None:
        """Put the caret on the place of a row."""
        item = index.data(FINDING_ROLE)
        if isinstance(item, FindingView):
            self.context.go_to(item.finding.place)
            self.context.current_section.visited.emit(item)

    @Slot()
    def apply_current_fix(self) -> None:
        """Apply the fix of the current finding, and keep the focus."""
        item = self.current()
        if item is None or item.ignored is not None or not self.context.session.saved_report.editable:
            return
        focus = self.list.hasFocus()
        if not self.apply_fix(item):
            self._card.show_message(self.tr("The words there have changed meanwhile; nothing was replaced."))
        if focus:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def apply_fix(self, item: FindingView) -> bool:
        """Apply a fix; return False if the text says something else now."""
        session = self.context.session
        widget = self.context.go_to(item.finding.place)
        done = self._mend_table(widget, item) if item.finding.place.row else fix_in_field(widget, item)
        session.flush()
        return done

    def _mend_table(self, widget: QWidget | None, item: FindingView) -> bool:
        """Mend rows in their grid, which can undo it; in the report while the grid is being filled."""
        session = self.context.session
        report = session.report
        mend = table_mend(report, item)
        if mend is None or not report.editable:
            return False
        if isinstance(widget, TableGrid) and widget.apply_mend(mend):
            return True
        rows = mended_rows(report.rows(item.finding.key), mend)
        if rows is not None:
            session.set_entry(item.finding.key, Entry(encode_rows(rows), report.entry(item.finding.key).note))
            self._refresh_page()
        return rows is not None

    def _refresh_page(self) -> None:
        content = self.context.tabs.current.content
        if content is not None:
            content.refresh()

    @Slot()
    def ignore_current(self) -> None:
        """Ask for the reason to ignore the current finding; or show an ignored one again."""
        item = self.current()
        if item is None or item.blocking:
            return
        if item.ignored is not None:
            self.context.review_context.stop_ignoring(item.ignored)
            return
        dialog = panels.ReasonDialog(self.context.runner, item, self.window())
        dialog.given.connect(partial(self._ignore, item))
        dialog.open()

    def _ignore(self, item: FindingView, reason: str) -> None:
        if self._result is not None:
            self.context.review_context.ignore_finding(item.finding, self._result.report, reason)
