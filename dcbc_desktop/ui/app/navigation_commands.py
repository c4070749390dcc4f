"""Ways to get somewhere: all commands, parts of the report, reports of late, the full screen, the usual letters."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu

from dcbc_desktop.report.outline import printed_heading
from dcbc_desktop.report.report import Report
from dcbc_desktop.report.text_place import TextPlace
from dcbc_desktop.store.models import ReportRow
from dcbc_desktop.store.store import Store
from dcbc_desktop.ui import app
from dcbc_desktop.ui.app.main_window import MainWindow
from dcbc_desktop.ui.background import BackgroundRunner
from dcbc_desktop.ui.review.section_states import tab_keys
from dcbc_desktop.ui.widgets.language import escape_mnemonic, period_words

if TYPE_CHECKING:
    from dcbc_desktop.ui.app.report_window import ReportWindow

RECENT = 8
"""Reports offered as the ones of late."""
AFTER_PAINT_MS = 10
"""An open report is shown before these are asked for."""


class GoingActs(QObject):
    """Lives as long as the window; follows which report is open."""

    open_requested = Signal(int)

    def __init__(self, runner: BackgroundRunner, window: MainWindow) -> None:
        super().__init__(window)
        self._runner = runner
        self._window = window
        self._actions = window.actions_by_verb
        self._page: ReportWindow | None = None
        self._recent: tuple[ReportRow, ...] = ()
        self._panels_were_shown = False
        menu = self._actions.recent_menu
        menu.aboutToShow.connect(partial(self._fill_recent, menu))
        window.addActions(self._actions.all())  # their keys work while the menus are hidden
        for verb, slot in (("palette", self.show_palette), ("goTo", self.show_parts), ("fullScreen", self.full_screen)):
            self._actions[verb].triggered.connect(slot)

    def follow(self, page: ReportWindow | None) -> None:
        """Another report is open, or none; learn which were edited last."""
        self._page = page
        if page is not None:
            page.status.way_out.clicked.connect(self._actions["fullScreen"].trigger)
            page.status.show_way_out(self._window.isFullScreen())
        self._actions.enable(("goTo",), page is not None)
        QTimer.singleShot(AFTER_PAINT_MS if page is not None else 0, self._ask_recent)

    @Slot()
    def _ask_recent(self) -> None:
        self._runner.run_on_store(self, _recent, then=self._take_recent)

    def _take_recent(self, rows: tuple[ReportRow, ...]) -> None:
        self._recent = rows
        self._actions.recent_menu.setEnabled(bool(rows))

    def _fill_recent(self, menu: QMenu) -> None:
        menu.clear()
        for number, row in enumerate(self._recent, start=1):
            action = menu.addAction(f"&{number}  {escape_mnemonic(_name(row))}")
            action.setEnabled(self._page is None or row.id != self._page.session.saved_report.id)
            action.triggered.connect(partial(self._open, row.id))

    def _open(self, report_id: int, _checked: bool = False) -> None:
        self.open_requested.emit(report_id)

    @Slot()
    def show_palette(self) -> None:
        """Everything that can be done or gone to, by name."""
        ways = [*self._parts(self.tr("Go to: ")), *self._reports()]
        choices = [*self._commands(possible=True), *ways, *self._commands(possible=False)]
        self._offer(choices, self.tr("All commands"), self.tr("Type a few letters of a command, part or report"))

    @Slot()
    def show_parts(self) -> None:
        """The parts of the report, by heading."""
        self._offer(list(self._parts("")), self.tr("Go to a part"), self.tr("Type a few letters of the heading"))

    def _offer(self, choices: list[app.Choice], title: str, hint: str) -> None:
        app.Palette(choices, title, hint, self._window).open()

    def _commands(self, *, possible: bool) -> Iterator[app.Choice]:
        native = QKeySequence.SequenceFormat.NativeText
        for action in self._actions.all():
            words, _, shown_keys = action.text().partition("\t")
            keys = shown_keys or action.shortcut().toString(native)
            if action.isEnabled() is not possible or action is self._actions["palette"]:
                continue
            name = words.replace("&", "").rstrip("…")
            if possible:
                yield app.Choice(f"{name}   {keys}" if keys else name, action.trigger)
            else:
                yield app.Choice(self.tr("%1 (not possible now)").replace("%1", name), None)

    def _parts(self, before: str) -> Iterator[app.Choice]:
        if self._page is None:
            return
        tabs = self._page.tabs
        for index, name in enumerate(tabs.pages):
            heading = tabs.tabToolTip(index) or tabs.tabBar().accessibleTabName(index).partition(",")[0]
            yield app.Choice(before + heading, partial(self._show_tab, name))
            yield from self._subsections(name, before)

    def _subsections(self, tab: str, before: str) -> Iterator[app.Choice]:
        report = self._report
        for key in tab_keys(report.outline).get(tab, ()):
            section, table = report.outline.section(key), report.outline.table(key)
            if section is not None and key != tab and section.heading:
                yield app.Choice(before + f"{tab} › {printed_heading(section, report.period)}", partial(self._go, key))
            elif table is not None:
                yield app.Choice(before + f"{tab} › {table.title}", partial(self._go, key))

    @property
    def _report(self) -> Report:
        assert self._page is not None
        return self._page.session.saved_report

    def _reports(self) -> Iterator[app.Choice]:
        for row in self._recent:
            yield app.Choice(self.tr("Open: ") + _name(row), partial(self._open, row.id))

    def _show_tab(self, name: str) -> None:
        if self._page is not None:
            page = self._page.tabs.pages[name]
            self._page.tabs.show_tab(name)
            edit = next(iter(page.edits().values()), None)
            if edit is not None:
                edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _go(self, key: str) -> None:
        if self._page is not None:
            self._page.go_to(TextPlace(key))

    @Slot()
    def full_screen(self) -> None:
        """Only the text: no menus, no panels, no frame; and back."""
        entering = not self._window.isFullScreen()
        self._window.menuBar().setVisible(not entering)
        if self._page is not None:
            if entering:
                self._panels_were_shown = bool(self._page.panels.front)
                self._page.panels.put_away()
            elif self._panels_were_shown:
                self._page.panels.setVisible(True)
        self._window.setWindowState(self._window.windowState() ^ Qt.WindowState.WindowFullScreen)
        if self._page is not None:
            self._page.status.show_way_out(entering)


def _recent(store: Store) -> tuple[ReportRow, ...]:
    return store.list_reports()[:RECENT]


def _name(row: ReportRow) -> str:
    return " · ".join(part for part in (period_words(row.period), row.outline_name, row.title, row.office_code) if part)
