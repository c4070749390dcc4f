"""Commands that need no open report: new, import, received files, offices, bin, language, size of letters."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal, Slot
from PySide6.QtWidgets import QDialog, QFileDialog
from shiboken6 import isValid

from dcbc_desktop.invocation import LANGUAGES
from dcbc_desktop.ui import help as help_pages
from dcbc_desktop.ui import office, receiving, start
from dcbc_desktop.ui.app.commands import WindowActions
from dcbc_desktop.ui.app.main_window import MainWindow
from dcbc_desktop.ui.background import BackgroundRunner
from dcbc_desktop.ui.widgets.style import LEAST_POINTS, MOST_POINTS, PAGE_POINTS
from dcbc_desktop.workflow.settings import LANGUAGE, change_setting

_STEP_POINTS = 1.0


class WindowCommands(QObject):
    """Opens the dialogs; each is loaded when it is first opened."""

    open_requested = Signal(int)
    list_changed = Signal()
    points_changed = Signal(float)
    log_requested = Signal()

    def __init__(self, runner: BackgroundRunner, actions: WindowActions, database: Path, window: MainWindow) -> None:
        super().__init__(window)
        self._runner = runner
        self._window = window
        self._database = database
        self._verify: receiving.VerifyWindow | None = None
        self.choose_pdf: Callable[[], Path | None] = self._ask_pdf
        self.points = _points(window.state.look.points)
        self._connect_signals(actions)

    def _connect_signals(self, actions: WindowActions) -> None:
        actions.connect_slots(
            {
                "newReport": self.new_report,
                "import": self.import_file,
                "verify": self.verify_files,
                "restore": self.restore_file,
                "office": self.edit_offices,
                "trust": self.show_trusted,
                "bin": self.show_bin,
                "language": self.switch_language,
                "larger": self.larger,
                "smaller": self.smaller,
                "usualSize": self.usual_size,
                "about": self.show_about,
            }
        )
        actions["saveLog"].triggered.connect(self.log_requested)

    @Slot()
    def new_report(self) -> None:
        """Báo cáo mới."""
        dialog = start.NewReportDialog(self._runner, self._window)
        dialog.report_created.connect(self.open_requested)
        self._open(dialog)

    @Slot()
    def import_file(self) -> None:
        """Từ tệp."""
        dialog = start.ImportDialog(self._runner, self._window)
        dialog.report_created.connect(self.open_requested)
        self._open(dialog)

    @Slot()
    def verify_files(self) -> None:
        """Kiểm tra tệp nhận được."""
        self._received_files()

    @Slot()
    def restore_file(self) -> None:
        """Khôi phục từ tệp PDF."""
        path = self.choose_pdf()
        if path is not None:
            self._received_files().take([path], restore=True)

    @Slot(object)
    def take_pdfs(self, paths: Sequence[Path]) -> None:
        """Check dropped files; a report can be restored from there."""
        self._received_files().take(paths)

    def _received_files(self) -> receiving.VerifyWindow:
        """Return the window about received files, of which there is one: all dropped files come into one list."""
        if self._verify is None or not isValid(self._verify) or not self._verify.isVisible():
            self._verify = receiving.VerifyWindow(self._runner, self._window)
            self._verify.restored.connect(self.open_requested)
            self._verify.restored.connect(self.list_changed)
            self._verify.show()
        self._verify.activateWindow()
        return self._verify

    def _ask_pdf(self) -> Path | None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        kinds = self.tr("PDF files (*.pdf);;All files (*)")
        name, _ = QFileDialog.getOpenFileName(self._window, self.tr("Restore from a PDF"), folder, kinds)
        return Path(name) if name else None

    @Slot()
    def edit_offices(self) -> None:
        """Hồ sơ cơ quan."""
        self._open(office.OfficeDialog(self._runner, self._window))

    @Slot()
    def show_trusted(self) -> None:
        """Chứng thư tin cậy."""
        office.TrustedCertificatesDialog(self._runner, self._window).open()

    @Slot()
    def show_bin(self) -> None:
        """Thùng rác."""
        dialog = start.BinDialog(self._runner, self._window)
        dialog.changed.connect(self.list_changed)
        self._open(dialog)

    @Slot()
    def show_about(self) -> None:
        """Giới thiệu."""
        help_pages.AboutDialog(self._runner, self._window, self._database).open()

    @Slot()
    def switch_language(self) -> None:
        """Switch to the next language at once."""
        other = LANGUAGES[(LANGUAGES.index(self._runner.language) + 1) % len(LANGUAGES)]
        self._runner.set_language(other)
        self._window.state.remember(language=other)
        self._runner.run_on_store(self, partial(change_setting, key=LANGUAGE, value=other))

    @Slot()
    def larger(self) -> None:
        """Make the letters in the editors larger."""
        self._set_points(self.points + _STEP_POINTS)

    @Slot()
    def smaller(self) -> None:
        """Make the letters in the editors smaller."""
        self._set_points(self.points - _STEP_POINTS)

    @Slot()
    def usual_size(self) -> None:
        """Set the first size of letters again."""
        self._set_points(PAGE_POINTS)

    def _set_points(self, points: float) -> None:
        points = min(max(points, LEAST_POINTS), MOST_POINTS)
        if points != self.points:
            self.points = points
            self.points_changed.emit(points)
            self._window.state.remember(points=f"{points:g}")

    def _open(self, dialog: QDialog) -> None:
        dialog.finished.connect(self.list_changed)
        dialog.open()


def _points(text: str) -> float:
    try:
        return min(max(float(text or PAGE_POINTS), LEAST_POINTS), MOST_POINTS)
    except ValueError:
        return PAGE_POINTS
