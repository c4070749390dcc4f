"""Panel Tìm và thay thế: find and replace in the whole report, with a list of hits and undo in one go."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QModelIndex, Qt, QTimer, Slot
from PySide6.QtWidgets import QHBoxLayout, QListView, QPushButton, QVBoxLayout, QWidget

from dcbc_desktop import workflow
from dcbc_desktop.report.outline import printed_heading
from dcbc_desktop.report.report import Report
from dcbc_desktop.report.search import MAX_HITS, Hit, Query, find, replaceable, replaced
from dcbc_desktop.ui.panels.search_form import SearchForm
from dcbc_desktop.ui.panels.search_results import HitsModel, ReportReplacement
from dcbc_desktop.ui.panels.side_panels import Panel, PanelContext
from dcbc_desktop.ui.widgets.item_views import PaddedRowDelegate
from dcbc_desktop.ui.widgets.labels import ToneLabel
from dcbc_desktop.ui.widgets.style import STEP, space

_Found = tuple[Report, tuple[Hit, ...]]
SEARCH_AFTER_MS = 150
AGAIN_AFTER_MS = 400
"""From an edit of the report to the next search."""


class SearchPanel(Panel):
    """Enter goes to the next hit, Down into the list; Space in the list leaves a hit out."""

    name = "search"

    def __init__(self, context: PanelContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.form = SearchForm(self)
        self.model = HitsModel(self._location)
        self.list = QListView(self)
        self.list.setObjectName("search.hits")
        self.list.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # Tab passes by an empty list
        self.list.setModel(self.model)
        self.list.setUniformItemSizes(True)
        self.list.setItemDelegate(PaddedRowDelegate(self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._state = ToneLabel(parent=self)
        self._buttons = {name: self._button(name) for name in ("previous", "next", "one", "all", "undo")}
        self._report: Report | None = None
        self._searched = Query("")
        self._row = -1
        self._last_replacement: ReportReplacement | None = None
        self._last_query = Query("")
        self._timer = QTimer(self, singleShot=True)
        self._lay_out()
        self._connect_signals()
        self.retranslate()

    def _button(self, name: str) -> QPushButton:
        button = QPushButton(self)
        button.setObjectName(f"search.{name}")
        button.setAutoDefault(False)
        return button

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        space(layout, STEP)
        layout.addWidget(self.form)
        for names in (("previous", "next"), ("one", "all")):
            row = QHBoxLayout()
            space(row)
            for name in names:
                row.addWidget(self._buttons[name], 1)
            layout.addLayout(row)
        layout.addWidget(self._state)
        layout.addWidget(self._buttons["undo"])
        layout.addWidget(self.list, 1)
        self._buttons["undo"].hide()
        self.set_replacing(False)

    def _connect_signals(self) -> None:
        self.form.query_changed.connect(self._on_query_changed)
        self.form.words_changed.connect(self._on_words_changed)
        for field in (self.form.find_edit, self.form.replace_edit):
            field.step.connect(self.step)
            field.down.connect(self._enter_list)
        self.list.activated.connect(self._on_activated)
        self._timer.timeout.connect(self._search)
        self.model.dataChanged.connect(self._update_texts)
        self.context.session.entry_changed.connect(self._on_entry_changed)
        self.context.session.state_changed.connect(self._on_state_changed)
        for name, slot in (
            ("previous", partial(self.step, -1)),
            ("next", partial(self.step, 1)),
            ("one", self.replace_one),
            ("all", self.replace_all),
            ("undo", self.undo),
        ):
            self._buttons[name].clicked.connect(slot)

    def retranslate(self) -> None:
        """Set every word of the panel."""
        words = {
            "previous": self.tr("Previous"),
            "next": self.tr("Ne&xt"),
            "one": self.tr("Replace this &one"),
            "all": self.tr("Replace all &marked"),
            "undo": self.tr("Take the replacement bac&k"),
        }
        for name, text in words.items():
            self._buttons[name].setText(text)
        self.list.setAccessibleName(self.tr("Places found"))
        self._update_texts()

    def enter(self) -> None:
        """Go to the field, its words selected."""
        self.form.find_edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.form.find_edit.selectAll()

    def search_for(self, words: str) -> None:
        """Search for some words, if there are any."""
        if words.strip() and "\n" not in words:
            self.form.find_edit.setText(words)

    def set_replacing(self, wanted: bool) -> None:
        """Show or hide what replaces."""
        possible = wanted and self.context.session.saved_report.editable
        self.form.show_replacing(possible)
        for name in ("one", "all"):
            self._buttons[name].setVisible(possible)
        self._on_words_changed()

    def set_shown(self, shown: bool) -> None:
        """Search only while the panel is shown."""
        if shown:
            self._timer.start(0)
        else:
            self._timer.stop()

    # Searching

    @Slot()
    def _on_query_changed(self) -> None:
        self._timer.start(SEARCH_AFTER_MS)

    @Slot()
    def _on_entry_changed(self) -> None:
        if self.isVisible() and self.form.query.text:
            self._timer.start(AGAIN_AFTER_MS)

    @Slot()
    def _on_state_changed(self) -> None:
        self.set_replacing(not self.form.replace_edit.isHidden())

    @Slot()
    def _search(self) -> None:
        query, session = self.form.query, self.context.session
        if query == self._searched and not session.dirty and session.saved_report is self._report:
            return
        self.context.runner.run(self, _found, session.report_snapshot(), query, then=partial(self._take, query))

    def _take(self, query: Query, found: _Found) -> None:
        report, hits = found
        if query != self.form.query:
            return  # a newer query is running
        if query != self._searched:
            self._row = -1
        self._report, self._searched = report, query
        if hits != self.model.hits:
            self.model.show(hits)
            self.list.setFocusPolicy(Qt.FocusPolicy.StrongFocus if hits else Qt.FocusPolicy.ClickFocus)
        if 0 <= self._row < len(hits):
            self.list.setCurrentIndex(self.model.index(self._row))
        self._update_texts()

    @Slot()
    def _on_words_changed(self) -> None:
        self.model.propose(self.form.replacement)
        self._update_texts()

    # Hits

    @Slot(int)
    def step(self, by: int, _checked: bool = False) -> None:
        """Go to the next hit or the previous one, round in a circle; the focus stays."""
        count = len(self.model.hits)
        if not count:
            return
        self._row = (self._row + by) % count if self._row >= 0 else (0 if by > 0 else count - 1)
        focused = self.window().focusWidget()
        self._show_row()
        if focused is not None and self.isAncestorOf(focused):
            focused.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_row(self) -> None:
        hit = self.model.hits[self._row]
        self.list.setCurrentIndex(self.model.index(self._row))
        self.context.go_to(hit.place)
        self._update_texts()

    @Slot()
    def _enter_list(self) -> None:
        if self.model.hits:
            self.list.setCurrentIndex(self.model.index(max(self._row, 0)))
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(QModelIndex)
    def _on_activated(self, index: QModelIndex) -> None:
        self._row = index.row()
        self._show_row()

    # Replacing

    @Slot()
    def replace_one(self) -> None:
        """Replace the current hit and go to the next."""
        hits = self.model.hits
        if hits:
            self._replace((hits[max(self._row, 0)],))

    @Slot()
    def replace_all(self) -> None:
        """Replace every marked hit."""
        self._replace(self.model.marked)

    def _replace(self, hits: tuple[Hit, ...]) -> None:
        hits = replaceable(hits)
        words = self.form.replacement
        if self._report is None or words is None or not hits or not self.context.session.saved_report.editable:
            return
        self.context.runner.run(self, _replacement, self._report, hits, words, then=self._apply)

    def _apply(self, replacement: ReportReplacement) -> None:
        if not replacement.fits(self.context.session):
            self._state.setText(self.tr("The text has changed meanwhile; nothing was replaced. It is searched again."))
            self._timer.start(0)
            return
        replacement.apply(self.context.tabs, self.context.session)
        self._last_replacement, self._last_query = replacement, self._searched
        self._buttons["undo"].show()
        self._state.setText(self.tr("Replaced: %1").replace("%1", str(replacement.count)))
        self._timer.start(AGAIN_AFTER_MS)

    @Slot()
    def undo(self) -> None:
        """Undo the last replacement."""
        if self._last_replacement is None:
            return
        kept = self._last_replacement.undo(self.context.tabs, self.context.session)
        self._last_replacement = None
        self._buttons["undo"].hide()
        self.form.find_edit.setFocus(Qt.FocusReason.OtherFocusReason)
        changed = self.tr("Taken back, except in %1 places that were changed since.").replace("%1", str(kept))
        self._state.setText(changed if kept else self.tr("Taken back."))
        self._timer.start(AGAIN_AFTER_MS)

    # Texts

    @Slot()
    def _update_texts(self) -> None:
        count, marked = len(self.model.hits), len(self.model.marked)
        for name in ("previous", "next", "one"):
            self._buttons[name].setEnabled(bool(count))
        self._buttons["all"].setEnabled(bool(marked))
        if not self._searched.text:
            self._state.setText(self.tr("Type words to find them in all parts, footnotes and tables."))
        elif not count and self._last_replacement is not None and self._searched == self._last_query:
            done = self.tr("Replaced: %1. No such place is left.")
            self._state.setText(done.replace("%1", str(self._last_replacement.count)))
        elif not count:
            self._state.setText(self.tr("Not found."))
        else:
            more = self.tr(" (the first ones)") if count == MAX_HITS else ""
            place = f"{self._row + 1}/" if self._row >= 0 else ""
            self._state.setText(self.tr("Found: %1").replace("%1", f"{place}{count}") + more)

    def _location(self, hit: Hit) -> str:
        report = self.context.session.saved_report
        section = report.outline.section(hit.place.key)
        if section is not None:
            name = printed_heading(section, report.period) or section.short_title
            note = self.tr("footnote %1").replace("%1", str(hit.place.note)) if hit.place.note else ""
            return f"{name} · {note}" if note else name
        return workflow.review.place_name(hit.place.key, report, self.context.runner.language)


def _found(report: Callable[[], Report], query: Query) -> _Found:
    """Put the unsaved report together and search it; runs on the worker thread."""
    looked_at = report()
    return looked_at, find(looked_at, query)


def _replacement(report: Report, hits: tuple[Hit, ...], words: str) -> ReportReplacement:
    """Replace the hits; runs on the worker thread."""
    return ReportReplacement(report, replaced(report, hits, words), len(hits))
