"""Start page: list of reports, and buttons to create, import, restore or check one."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent, QIcon, QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from dcbc_desktop.errors import DcbcError
from dcbc_desktop.report.report import Report
from dcbc_desktop.store.store import Store
from dcbc_desktop.ui import start
from dcbc_desktop.ui.background import BackgroundRunner
from dcbc_desktop.ui.start.empty_page import EmptyPage
from dcbc_desktop.ui.start.report_list import (
    OfficeFilter,
    ReportListData,
    ReportListView,
    create_next_year,
    read_report_list,
)
from dcbc_desktop.ui.start.report_list_model import ReportListModel
from dcbc_desktop.ui.widgets.banner import Banner
from dcbc_desktop.ui.widgets.file_choice import DroppedFiles, local_files, sort_dropped
from dcbc_desktop.ui.widgets.icons import icon
from dcbc_desktop.ui.widgets.language import TranslatedWidget
from dcbc_desktop.ui.widgets.style import STEP, WIDE, heading_font
from dcbc_desktop.ui.widgets.task_dialog import name_button

_SEARCH_WIDTH = 220
_BUTTONS = {
    "new": "newReport", "import": "import", "rebuild": "restore", "verify": "verify", "office": "office", "bin": "bin",
}  # fmt: skip


class StartPage(TranslatedWidget):
    """Page that reads in the background, so that a slow disk never blocks it."""

    open_requested = Signal(int)
    new_requested = Signal()
    import_requested = Signal()
    restore_requested = Signal()
    verify_requested = Signal()
    pdfs_dropped = Signal(object)
    office_requested = Signal()
    bin_requested = Signal()

    def __init__(self, runner: BackgroundRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("startPage")
        self.setAcceptDrops(True)
        self._runner = runner
        self._row_to_choose: int | None = None
        self._binned: int | None = None
        self._make_widgets()
        self._make_actions()
        self._lay_out()
        self._connect_signals()
        self._draw_pictures()
        self.retranslate()

    def refresh(self) -> None:
        """Read the list again; the current row is kept, the offer to undo a deletion ends."""
        self.refresh_at(None)

    def refresh_at(self, report_id: int | None) -> None:
        """Read the list again and choose a report, for None the one chosen now."""
        self._binned = None
        self._show_binned()
        self._reload(report_id)

    def retranslate(self) -> None:
        """Set every word of the page."""
        self._title.setText(self.tr("Reports of the office"))
        self._search.setPlaceholderText(self.tr("Search the list"))
        self._search.setAccessibleName(self.tr("Search the list"))
        self._table.setAccessibleName(self.tr("Reports of the office"))
        self._no_match.setText(self.tr("No report fits the search."))
        self.open_action.setText(self.tr("&Open"))
        self.duplicate_action.setText(self.tr("&Next year's report from this one"))
        self.delete_action.setText(self.tr("Move to the &bin"))
        words = (
            self.tr("&New report…"), self.tr("From a fi&le…"), self.tr("Re&store from a PDF…"),
            self.tr("&Check received files…"), self.tr("Office &profile…"), self.tr("&Bin…"),
        )  # fmt: skip
        for button, text in zip(self._buttons.values(), words, strict=True):
            name_button(button, text)
        self._office.retranslate()
        self._model.retranslate()
        self._show_binned()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the system between light and dark."""
        if event.type() == QEvent.Type.ApplicationPaletteChange:
            self._draw_pictures()
        super().changeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept files of any kind."""
        if local_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Check dropped PDFs, import another file."""
        event.acceptProposedAction()
        self._runner.run(
            self, sort_dropped, local_files(event.mimeData()), then=self._take_dropped, failed=self._show_error
        )

    def _take_dropped(self, found: DroppedFiles) -> None:
        if found.pdfs:
            self.pdfs_dropped.emit(found.pdfs)
        elif len(found.others) == 1:
            self.import_file(found.others[0])
        if found.folders:
            words = self.tr("“%1” is a folder. Please open it and drop the files in it.")
            self._trouble.show_message(words.replace("%1", found.folders[0].name))
        elif len(found.others) > 1 or (found.pdfs and found.others):
            self._trouble.show_message(self.tr("Several PDF files can be dropped together; other files one at a time."))

    def import_file(self, path: Path) -> None:
        """Open the import with a file that is already chosen."""
        dialog = start.ImportDialog(self._runner, self)
        dialog.report_created.connect(self.open_requested)
        dialog.finished.connect(self.refresh)
        dialog.open()
        dialog.take(path)

    def _make_widgets(self) -> None:
        self._title = QLabel(self)
        self._title.setFont(heading_font(self.font()))
        self._search = QLineEdit(self)
        self._search.setObjectName("reportsSearch")
        self._search.setClearButtonEnabled(True)
        self._search.setMinimumWidth(_SEARCH_WIDTH)
        self._glass = self._search.addAction(QIcon(), QLineEdit.ActionPosition.LeadingPosition)
        self._office = OfficeFilter(self)
        self._model = ReportListModel(self)
        self._table = ReportListView(self._model, self)
        self._empty = EmptyPage(self)
        self._no_match = QLabel(self)
        self._no_match.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._binned_line = Banner("binnedLine", alarming=False, parent=self)
        self._trouble = Banner("startTrouble", alarming=True, parent=self)
        self._buttons = {name: QPushButton(self) for name in _BUTTONS}
        for name, button in self._buttons.items():
            button.setObjectName(f"start.{_BUTTONS[name]}")
            button.setAutoDefault(False)

    def _make_actions(self) -> None:
        self.open_action = self._make_action("openSelected")
        self.duplicate_action = self._make_action("duplicate", QKeySequence("Ctrl+D"))
        self.delete_action = self._make_action("delete", QKeySequence(QKeySequence.StandardKey.Delete))

    def _make_action(self, verb: str, keys: QKeySequence | None = None) -> QAction:
        action = QAction(self)
        action.setObjectName(f"action.{verb}")
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        if keys is not None:
            action.setShortcut(keys)
        self._table.addAction(action)
        return action

    def _draw_pictures(self) -> None:
        for name, button in self._buttons.items():
            button.setIcon(icon(name))
        actions = {"open": self.open_action, "duplicate": self.duplicate_action, "bin": self.delete_action}
        for name, action in {**actions, "search": self._glass}.items():
            action.setIcon(icon(name))

    def _lay_out(self) -> None:
        top, bottom = QHBoxLayout(), QHBoxLayout()
        top.setSpacing(STEP)
        top.addWidget(self._title)
        top.addStretch(1)
        top.addWidget(self._office)
        top.addWidget(self._search)
        top.addWidget(self._buttons["new"])
        bottom.setSpacing(STEP)
        for name in ("import", "rebuild", "verify", "office"):
            bottom.addWidget(self._buttons[name])
        bottom.addStretch(1)
        bottom.addWidget(self._buttons["bin"])
        self._pages = QStackedWidget(self)
        for page in (self._table, self._empty, self._no_match):
            self._pages.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
        layout.setSpacing(STEP)
        layout.addLayout(top)
        layout.addWidget(self._trouble)
        layout.addWidget(self._binned_line)
        layout.addWidget(self._pages, 1)
        layout.addLayout(bottom)

    def _connect_signals(self) -> None:
        self._table.activated.connect(self._open_index)
        self._search.textChanged.connect(self._filter)
        self._office.currentIndexChanged.connect(self._filter)
        self.open_action.triggered.connect(self._open_chosen)
        self.duplicate_action.triggered.connect(self._duplicate_chosen)
        self.delete_action.triggered.connect(self._bin_chosen)
        self._binned_line.button_clicked.connect(self._undo_bin)
        self._trouble.button_clicked.connect(self.refresh)
        requests = {
            "new": self.new_requested, "import": self.import_requested,
            "rebuild": self.restore_requested, "verify": self.verify_requested,
            "office": self.office_requested, "bin": self.bin_requested,
        }  # fmt: skip
        for name, request in requests.items():
            self._buttons[name].clicked.connect(request)
        self._empty.new_requested.connect(self.new_requested)
        self._empty.import_requested.connect(self.import_requested)
        self._empty.office_requested.connect(self.office_requested)

    def _reload(self, choose: int | None = None) -> None:
        chosen = self._table.selected_report()
        self._row_to_choose = choose if choose is not None else chosen.id if chosen else None
        self._runner.run_on_store(self, read_report_list, then=self._show, failed=self._show_error)

    def enter(self) -> None:
        """Focus the list, so that Return, Delete and Ctrl+D work. Not a focus proxy: Tab would skip other fields."""
        if self._pages.currentWidget() is self._empty:
            self._empty.enter()
        else:
            self._table.setFocus()

    def _show(self, data: ReportListData) -> None:
        self._trouble.show_message("")
        self._office.offer(data)
        self._model.set_rows(data.reports)
        self._arrange(self._row_to_choose)
        if self.isVisible() and not self._search.text():
            self.enter()

    @Slot()
    def _filter(self) -> None:
        chosen = self._table.selected_report()
        self._arrange(chosen.id if chosen else None)

    def _arrange(self, wanted: int | None) -> None:
        self._model.set_search(self._search.text())
        self._model.set_office(self._office.code)
        filtered_away = self._model.whole_count and not self._model.rowCount()
        page = self._no_match if filtered_away else self._table if self._model.whole_count else self._empty
        self._pages.setCurrentWidget(page)
        self._search.setEnabled(bool(self._model.whole_count))
        self._table.select_report(wanted)
        for action in self._table.actions():
            action.setEnabled(bool(self._model.rowCount()))

    def _show_error(self, error: DcbcError) -> None:
        self._trouble.show_message(self._runner.error_sentence(error), self.tr("&Try again"))

    @Slot(QModelIndex)
    def _open_index(self, index: QModelIndex) -> None:
        self.open_requested.emit(self._model.report_row(index.row()).id)

    @Slot()
    def _open_chosen(self) -> None:
        report = self._table.selected_report()
        if report is not None:
            self.open_requested.emit(report.id)

    @Slot()
    def _duplicate_chosen(self) -> None:
        report = self._table.selected_report()
        if report is not None:
            self._runner.run_on_store(self, create_next_year, report, then=self._open_new, failed=self._show_error)

    def _open_new(self, report: Report) -> None:
        self.refresh()
        self.open_requested.emit(report.id)

    @Slot()
    def _bin_chosen(self) -> None:
        report = self._table.selected_report()
        if report is not None:
            binned = partial(self._after_bin, report.id)
            self._runner.run_on_store(self, Store.bin_report, report.id, then=binned, failed=self._show_error)

    def _after_bin(self, report_id: int, _: None) -> None:
        self._binned = report_id
        self._show_binned()
        self._reload()

    def _show_binned(self) -> None:
        shown = self._binned is not None
        self._binned_line.show_message(self.tr("Moved to the bin.") if shown else "", self.tr("&Undo") if shown else "")

    @Slot()
    def _undo_bin(self) -> None:
        if self._binned is not None:
            self._runner.run_on_store(
                self,
                Store.unbin_report,
                self._binned,
                then=partial(self._after_undo, self._binned),
                failed=self._show_error,
            )

    def _after_undo(self, report_id: int, _: None) -> None:
        self._binned = None
        self._show_binned()
        self._reload(choose=report_id)
