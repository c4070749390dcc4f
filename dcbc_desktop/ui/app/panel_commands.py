"""Commands of the panels beside the text, and of going from finding to finding."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from dcbc_desktop.report.report import all_keys
from dcbc_desktop.ui import panels, review
from dcbc_desktop.ui.app.commands import WindowActions
from dcbc_desktop.ui.app.main_window import MainWindow
from dcbc_desktop.ui.app.report_page import ReportPage
from dcbc_desktop.ui.background import BackgroundRunner
from dcbc_desktop.ui.panels import FINDINGS, TOGGLED
from dcbc_desktop.ui.panels.side_panels import LEAST_WIDTH

if TYPE_CHECKING:
    from dcbc_desktop.ui.review.review_result import FindingView

EDITOR_WIDTH = 640
"""Least width of the text beside a panel, in pixels."""
WIDE_WINDOW = 1_100
"""From this width, in pixels, the findings are shown at first unless the person hid them."""
AFTER_START_MS = 60
"""Delay before a panel of last time is filled: first the text can be typed in."""
_NONE = "-"
_OF_WINDOW = 0.3
_USUAL_WIDTHS = 360, 460

Rank = tuple[int, int, int]
"""Place of a key on the page, place in its text, place in a footnote."""


class PanelCommands(QObject):
    """Shows and hides panels, and remembers which one is open and how wide."""

    def __init__(self, runner: BackgroundRunner, actions: WindowActions, page: ReportPage, window: MainWindow) -> None:
        super().__init__(page)
        self._runner = runner
        self._page = page
        self._window = window
        self._panels = page.panels
        self._findings_navigation = FindingsNavigation(page)
        self._connect_signals(actions)
        self._restore()

    def _connect_signals(self, actions: WindowActions) -> None:
        actions.connect_slots(
            {
                "nextFinding": self.next_finding,
                "previousFinding": self.previous_finding,
                "mendFinding": self.mend,
                "lookedAt": self.confirm_section,
                "reviewRules": self.show_rules,
            }
        )
        for name in TOGGLED:
            actions.connect_slots({name: _PanelToggle(name, self).trigger})
        leave = QShortcut(QKeySequence(Qt.Key.Key_Escape), self._panels)
        leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        leave.activated.connect(self._page.current_section.restore_focus)
        self._panels.shown_changed.connect(self._on_shown_changed)
        self._page.current_section.visited.connect(self._findings_navigation.visit)
        self._page.splitter.splitterMoved.connect(self._remember_width)

    # The open panel

    def _restore(self) -> None:
        """Open the panel of last time: it takes its room at once and is filled when there is time."""
        look = self._window.state.look
        wanted = look.panel or (FINDINGS if self._window.width() >= WIDE_WINDOW else _NONE)
        if wanted in TOGGLED:
            self._panels.reserve_room(wanted)
            self._share_out()
            QTimer.singleShot(AFTER_START_MS, self._panels.make_front_panel)

    def toggle(self, name: str) -> None:
        """Show a panel and go into it; from inside it, hide it and go back to the text."""
        if self._panels.toggle(name):
            return
        self._page.current_section.restore_focus()

    @Slot(str)
    def _on_shown_changed(self, name: str) -> None:
        self._share_out()
        if not name or name in TOGGLED:
            self._window.state.remember(panel=name or _NONE)

    def _share_out(self) -> None:
        """Divide the width: the text keeps its least width, the panel opens as wide as it was."""
        shown = not self._panels.isHidden()
        self._page.tabs.setMinimumWidth(EDITOR_WIDTH if shown else 0)
        if shown and self._page.splitter.sizes()[1] != self._width():
            whole = self._window.width()
            self._page.splitter.setSizes([whole - self._width(), self._width()])

    def _width(self) -> int:
        kept = self._window.state.look.panel_width
        least, most = _USUAL_WIDTHS
        usual = min(max(round(self._window.width() * _OF_WINDOW), least), most)
        wanted = int(kept) if kept.isascii() and kept.isdigit() else usual
        return max(min(wanted, self._window.width() - EDITOR_WIDTH - self._page.splitter.handleWidth()), LEAST_WIDTH)

    @Slot()
    def _remember_width(self) -> None:
        if not self._panels.isHidden():
            self._window.state.remember(panel_width=str(self._panels.width()))

    # Findings

    @Slot()
    def next_finding(self) -> None:
        """Go to the next finding."""
        self.step(1)

    @Slot()
    def previous_finding(self) -> None:
        """Go to the finding before."""
        self.step(-1)

    def step(self, by: int) -> None:
        """Go forward or back, and show the finding in the status line."""
        item = self._findings_navigation.step(by)
        if item is None:
            read = self._page.live_review.latest is not None
            self._say(self.tr("There is nothing to mend.") if read else self.tr("The report is being read…"))
        else:
            self._show_finding(item)

    def _show_finding(self, item: FindingView) -> None:
        self._say(item.sentence)
        if self._panels.front == FINDINGS:
            self._findings_panel().show_current(item)

    def _say(self, sentence: str) -> None:
        self._page.status.show_message(sentence)

    def _findings_panel(self) -> panels.FindingsPanel:
        panel = self._panels.panel(FINDINGS)
        assert isinstance(panel, panels.FindingsPanel)
        return panel

    @Slot()
    def mend(self) -> None:
        """Apply the words proposed for the finding at the caret."""
        item = self._findings_navigation.at_caret()
        if item is None or not item.finding.mendable:
            self._say(self.tr("There is no proposal for this place. F8 leads to the next one."))
        elif self._findings_panel().apply_fix(item):
            self._say(self.tr("Mended: %1").replace("%1", item.finding.fix or "–"))
        else:
            self._say(self.tr("The words there have changed meanwhile; nothing was replaced."))

    @Slot()
    def confirm_section(self) -> None:
        """Confirm the text at the caret, copied from an earlier report."""
        block = self._page.current_section.block
        if block is not None and block.confirm():
            self._say(self.tr("Looked at. F8 leads to the next place worth a look."))
        else:
            self._say(self.tr("This section was not copied from an earlier report, or somebody has looked at it."))

    @Slot()
    def show_rules(self) -> None:
        """Quy tắc rà soát."""
        review.RulesDialog(self._runner, self._page.review_context, self._window).open()


class _PanelToggle(QObject):
    """Slot of the command of one panel: Qt disconnects it from the action when the report is closed."""

    def __init__(self, name: str, commands: PanelCommands) -> None:
        super().__init__(commands)
        self._name = name
        self._commands = commands

    @Slot()
    def trigger(self) -> None:
        """Show the panel, or hide it if it has the focus."""
        self._commands.toggle(self._name)


class FindingsNavigation(QObject):
    """Goes from finding to finding in the order of the page, beginning at the caret."""

    def __init__(self, page: ReportPage) -> None:
        super().__init__(page)
        self._page = page
        self._order = {key: place for place, key in enumerate(all_keys(page.session.saved_report.outline))}
        self._visited: tuple[FindingView, Rank] | None = None

    def step(self, by: int) -> FindingView | None:
        """Go to the next finding, or back, and from the last to the first; return it, None where there is none."""
        way = sorted(self._open(), key=self._rank)
        if not way:
            return None
        item = way[self._next(way, by) % len(way)]
        self._page.go_to(item.finding.place)
        self.visit(item)
        return item

    @Slot(object)
    def visit(self, item: FindingView) -> None:
        """Note that the caret was put on a finding: the next step begins here."""
        self._visited = item, self._here()

    def at_caret(self) -> FindingView | None:
        """Return the finding at the caret: the visited one, else one with a proposal."""
        here = self._here()
        if self._visited is not None and self._visited[1] == here:
            return next((item for item in self._open() if _same(item, self._visited[0])), None)
        return next((item for item in self._open() if item.finding.mendable and self._covers(item, here)), None)

    def _open(self) -> Sequence[FindingView]:
        latest = self._page.live_review.latest
        return latest.open if latest is not None else ()

    def _next(self, way: Sequence[FindingView], by: int) -> int:
        here = self._here()
        if self._visited is not None and self._visited[1] == here:
            place = next((n for n, item in enumerate(way) if _same(item, self._visited[0])), None)
            if place is not None:
                return place + by
        before = sum(self._rank(item) < here for item in way)
        return before if by > 0 else before - 1

    def _rank(self, item: FindingView) -> Rank:
        one = item.finding.place
        return self._order[one.key], one.start, one.note_start

    def _covers(self, item: FindingView, here: Rank) -> bool:
        key, start, note_start = self._rank(item)
        length = item.finding.place.note_length if item.finding.place.note else item.finding.place.length
        begin, caret = (note_start, here[2]) if item.finding.place.note else (start, here[1])
        return key == here[0] and begin <= caret <= begin + length and (not item.finding.place.note or start == here[1])

    def _here(self) -> Rank:
        where = self._page.current_section
        edit = where.edit
        current = self._page.tabs.current
        if edit is None or not current.isAncestorOf(edit):
            return self._order.get(next(iter(current.edits()), ""), 0), 0, 0
        block = where.block
        if block is not None:
            return (self._order[block.section.key], *block.caret_place(edit))
        return self._order.get(_key_of(edit, current.edits()), 0), 0, 0


def _key_of(edit: QWidget, edits: Mapping[str, object]) -> str:
    return next((key for key, one in edits.items() if one is edit), "")


def _same(one: FindingView, other: FindingView) -> bool:
    return one.identity == other.identity and one.finding.place == other.finding.place
