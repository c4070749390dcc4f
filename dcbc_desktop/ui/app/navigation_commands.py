"""Commands that lead somewhere: command palette, parts of the report, last reports, search; and the full screen."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPlainTextEdit, QTextEdit

from dcbc_desktop.report.outline import printed_heading
from dcbc_desktop.report.report import Report
from dcbc_desktop.report.text import OBJECT
from dcbc_desktop.report.text_place import TextPlace
from dcbc_desktop.store.models import ReportRow
from dcbc_desktop.store.store import Store
from dcbc_desktop.ui import app, panels
from dcbc_desktop.ui.app.commands import WindowActions
from dcbc_desktop.ui.app.main_window import MainWindow
from dcbc_desktop.ui.app.report_page import ReportPage
from dcbc_desktop.ui.background import BackgroundRunner
from dcbc_desktop.ui.panels import SEARCH
from dcbc_desktop.ui.review.section_states import tab_keys
from dcbc_desktop.ui.widgets.language import escape_mnemonic
from dcbc_desktop.ui.widgets.period_words import period_words

RECENT = 8
"""Number of last reports in the menu and the palette."""
AFTER_PAINT_MS = 10
"""The open report is painted before the last reports are read."""


class NavigationCommands(QObject):
    """Command palette, last reports, full screen. Lives as long as the window and follows which report is open."""

    open_requested = Signal(int)

    def __init__(self, runner: BackgroundRunner, window: MainWindow) -> None:
        super().__init__(window)
        self._runner = runner
        self._window = window
        self._actions = window.actions_by_verb
        self._page: ReportPage | None = None
        self._recent: tuple[ReportRow, ...] = ()
        self._panels_were_shown = False
        menu = self._actions.recent_menu
        menu.aboutToShow.connect(partial(self._fill_recent, menu))
        window.addActions(self._actions.all())  # their keys work while the menus are hidden
        self._actions.connect_slots(
            {"palette": self.show_palette, "goTo": self.show_parts, "fullScreen": self.full_screen}
        )

    def follow(self, page: ReportPage | None) -> None:
        """Follow another report, or none, and read which reports were edited last."""
        self._page = page
        if page is not None:
            page.status.leave_full_screen.clicked.connect(self._actions["fullScreen"].trigger)
            page.status.show_leave_full_screen(self._window.isFullScreen())
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
        """Offer all commands, parts and last reports by name."""
        ways = [*self._parts(self.tr("Go to: ")), *self._reports()]
        choices = [*self._commands(possible=True), *ways, *self._commands(possible=False)]
        self._offer(choices, self.tr("All commands"), self.tr("Type a few letters of a command, part or report"))

    @Slot()
    def show_parts(self) -> None:
        """Offer the parts of the report by heading."""
        self._offer(list(self._parts("")), self.tr("Go to a part"), self.tr("Type a few letters of the heading"))

    def _offer(self, choices: list[app.PaletteChoice], title: str, hint: str) -> None:
        app.CommandPalette(choices, title, hint, self._window).open()

    def _commands(self, *, possible: bool) -> Iterator[app.PaletteChoice]:
        native = QKeySequence.SequenceFormat.NativeText
        for action in self._actions.all():
            words, _, shown_keys = action.text().partition("\t")
            keys = shown_keys or action.shortcut().toString(native)
            if action.isEnabled() is not possible or action is self._actions["palette"]:
                continue
            name = words.replace("&", "").rstrip("…")
            if possible:
                yield app.PaletteChoice(f"{name}   {keys}" if keys else name, action.trigger)
            else:
                yield app.PaletteChoice(self.tr("%1 (not possible now)").replace("%1", name), None)

    def _parts(self, before: str) -> Iterator[app.PaletteChoice]:
        if self._page is None:
            return
        tabs = self._page.tabs
        for index, name in enumerate(tabs.pages):
            heading = tabs.tabToolTip(index) or tabs.tabBar().accessibleTabName(index).partition(",")[0]
            yield app.PaletteChoice(before + heading, partial(self._show_tab, name))
            yield from self._subsections(name, before)

    def _subsections(self, tab: str, before: str) -> Iterator[app.PaletteChoice]:
        report = self._report
        for key in tab_keys(report.outline).get(tab, ()):
            section, table = report.outline.section(key), report.outline.table(key)
            if section is not None and key != tab and section.heading:
                yield app.PaletteChoice(
                    before + f"{tab} › {printed_heading(section, report.period)}", partial(self._go, key)
                )
            elif table is not None:
                yield app.PaletteChoice(before + f"{tab} › {table.title}", partial(self._go, key))

    @property
    def _report(self) -> Report:
        assert self._page is not None
        return self._page.session.saved_report

    def _reports(self) -> Iterator[app.PaletteChoice]:
        for row in self._recent:
            yield app.PaletteChoice(self.tr("Open: ") + _name(row), partial(self._open, row.id))

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
        """Show only the text, without menus, panels and frame; or go back."""
        entering = not self._window.isFullScreen()
        self._window.menuBar().setVisible(not entering)
        if self._page is not None:
            if entering:
                self._panels_were_shown = bool(self._page.panels.front)
                self._page.panels.hide_panels()
            elif self._panels_were_shown:
                self._page.panels.setVisible(True)
        self._window.setWindowState(self._window.windowState() ^ Qt.WindowState.WindowFullScreen)
        if self._page is not None:
            self._page.status.show_leave_full_screen(entering)


class SearchCommands(QObject):
    """Find, replace, and next and previous hit, from anywhere in an open report."""

    def __init__(self, actions: WindowActions, page: ReportPage) -> None:
        super().__init__(page)
        self._page = page
        actions.connect_slots(
            {
                "find": self.find,
                "replace": self.replace,
                "findNext": self.find_next,
                "findPrevious": self.find_previous,
            }
        )

    @property
    def _panel(self) -> panels.SearchPanel:
        panel = self._page.panels.panel(SEARCH)
        assert isinstance(panel, panels.SearchPanel)
        return panel

    @Slot()
    def find(self) -> None:
        """Open the search panel."""
        self.open(False)

    @Slot()
    def replace(self) -> None:
        """Open the search panel with the field of the new words."""
        self.open(True)

    @Slot()
    def find_next(self) -> None:
        """Go to the next hit."""
        self._panel.step(1)

    @Slot()
    def find_previous(self) -> None:
        """Go to the hit before."""
        self._panel.step(-1)

    def open(self, replacing: bool) -> None:
        """Show the panel, with the words that are selected in the text."""
        words = _selected_words()
        self._panel.set_replacing(replacing)
        self._panel.search_for(words)
        self._page.panels.show_panel(SEARCH, enter=True)


def _selected_words() -> str:
    widget = QApplication.focusWidget()
    if isinstance(widget, QTextEdit | QPlainTextEdit):
        return widget.textCursor().selectedText().replace(OBJECT, "").replace("\u2029", "\n")
    return widget.selectedText() if isinstance(widget, QLineEdit) else ""


def _recent(store: Store) -> tuple[ReportRow, ...]:
    return store.list_reports()[:RECENT]


def _name(row: ReportRow) -> str:
    return " · ".join(part for part in (period_words(row.period), row.outline_name, row.title, row.office_code) if part)
