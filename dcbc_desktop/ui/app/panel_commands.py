"""The panels beside the text by key: shown, left and put away; findings walked and mended from anywhere."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtGui import QKeySequence, QShortcut

from dcbc_desktop.ui import panels, review
from dcbc_desktop.ui.app.commands import WindowActions
from dcbc_desktop.ui.app.findings_navigation import FindingsWalk
from dcbc_desktop.ui.app.main_window import MainWindow
from dcbc_desktop.ui.app.report_window import ReportWindow
from dcbc_desktop.ui.background import BackgroundRunner
from dcbc_desktop.ui.panels.side_panels import FINDINGS, LEAST_WIDTH, PREVIEW, PREVIOUS_YEAR, SEARCH

if TYPE_CHECKING:
    from dcbc_desktop.ui.review.review_result import FindingView

EDITOR_WIDTH = 640
"""What a panel leaves for the text at least, in pixels."""
WIDE_WINDOW = 1_100
"""From this width on the findings stand beside the text unless a person put them away."""
AFTER_START_MS = 60
"""A panel that was open is filled once the text can be typed in."""
NONE = "-"
_OF_WINDOW = 0.3
_USUAL_WIDTHS = 360, 460
_VERBS = ("findings", "previousYear", "preview", "nextFinding", "previousFinding", "mendFinding", "reviewRules")


class PanelActs(QObject):
    """Remembers which panel stands open and how wide."""

    def __init__(
        self, runner: BackgroundRunner, actions: WindowActions, page: ReportWindow, window: MainWindow
    ) -> None:
        super().__init__(page)
        self._runner = runner
        self._page = page
        self._window = window
        self._panels = page.panels
        self._walk = FindingsWalk(page)
        self._connect_signals(actions)
        actions.enable(_VERBS, True)
        self._offer(actions)
        self._restore()

    def _connect_signals(self, actions: WindowActions) -> None:
        # Slots of this object and no partials: Qt lets go of them when the report is left, the actions stay.
        for verb, slot in (
            ("findings", self.toggle_findings),
            ("previousYear", self.toggle_previous_year),
            ("preview", self.toggle_preview),
            ("nextFinding", self.next_finding),
            ("previousFinding", self.previous_finding),
            ("mendFinding", self.mend),
            ("reviewRules", self.show_rules),
        ):
            actions[verb].triggered.connect(slot)
        leave = QShortcut(QKeySequence(Qt.Key.Key_Escape), self._panels)
        leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        leave.activated.connect(self._page.current_section.go_back)
        self._panels.shown_changed.connect(self._on_shown_changed)
        self._page.current_section.visited.connect(self._walk.visit)
        self._page.splitter.splitterMoved.connect(self._remember_width)
        self._page.session.state_changed.connect(partial(self._offer, actions))

    def _offer(self, actions: WindowActions) -> None:
        actions.enable(("mendFinding",), self._page.session.saved_report.editable)

    # Which panel stands open

    def _restore(self) -> None:
        """The panel that stood open; it takes its room at once and is filled when there is time."""
        look = self._window.state.look
        wanted = look.panel or (FINDINGS if self._window.width() >= WIDE_WINDOW else NONE)
        if wanted in (FINDINGS, PREVIOUS_YEAR, PREVIEW):
            self._panels.make_room(wanted)
            self._share_out()
            QTimer.singleShot(AFTER_START_MS, self._panels.fill)

    @Slot()
    def toggle_findings(self) -> None:
        """Rà soát."""
        self.toggle(FINDINGS)

    @Slot()
    def toggle_previous_year(self) -> None:
        """Năm trước."""
        self.toggle(PREVIOUS_YEAR)

    @Slot()
    def toggle_preview(self) -> None:
        """Xem trước."""
        self.toggle(PREVIEW)

    def toggle(self, name: str) -> None:
        """Show a panel and go into it; from within, put it away and go back to the text."""
        if self._panels.toggle(name):
            return
        self._page.current_section.go_back()

    @Slot(str)
    def _on_shown_changed(self, name: str) -> None:
        self._share_out()
        if name != SEARCH:
            self._window.state.remember(panel=name or NONE)

    def _share_out(self) -> None:
        """The text keeps its least width; a panel that was closed opens as wide as it was."""
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

    # Findings from anywhere

    @Slot()
    def next_finding(self) -> None:
        """F8."""
        self.step(1)

    @Slot()
    def previous_finding(self) -> None:
        """Shift+F8."""
        self.step(-1)

    def step(self, by: int) -> None:
        """To the next finding or back, and say what it is."""
        item = self._walk.step(by)
        if item is None:
            read = self._page.live_review.latest is not None
            self._say(self.tr("There is nothing to mend.") if read else self.tr("The report is being read…"))
        else:
            self._tell(item)

    def _tell(self, item: FindingView) -> None:
        self._say(item.sentence)
        if self._panels.front == FINDINGS:
            self._findings().show_current(item)

    def _say(self, sentence: str) -> None:
        self._page.status.tell(sentence)

    def _findings(self) -> panels.FindingsPanel:
        panel = self._panels.panel(FINDINGS)
        assert isinstance(panel, panels.FindingsPanel)
        return panel

    @Slot()
    def mend(self) -> None:
        """Put in the words proposed for the finding at the caret."""
        item = self._walk.at_caret()
        if item is None or item.finding.fix is None:
            self._say(self.tr("There is no proposal for this place. F8 leads to the next one."))
        elif self._findings().apply_fix(item):
            self._say(self.tr("Mended: %1").replace("%1", item.finding.fix or "–"))
        else:
            self._say(self.tr("The words there have changed meanwhile; nothing was replaced."))

    @Slot()
    def show_rules(self) -> None:
        """Quy tắc rà soát."""
        review.RulesDialog(self._runner, self._page.review_context, self._window).open()
