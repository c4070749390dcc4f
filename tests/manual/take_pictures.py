"""Take the manual's pictures from the program itself: `python -m tests.manual.take_pictures [FOLDER]`.

Works on the sample report, its invented forerunner and an invented commune, in a throw-away database. Without a folder
the pictures of the manual are taken anew.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import TypeVar

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PIL import Image
from PySide6.QtCore import QBuffer, QDeadlineTimer, QEvent, QEventLoop, QObject
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget
from shiboken6 import isValid

from dcbc_desktop.report.text_place import TextPlace
from dcbc_desktop.store.store import Store
from dcbc_desktop.ui.app.main_window import MainWindow
from dcbc_desktop.ui.app.navigator import Navigator
from dcbc_desktop.ui.app.startup import open_store, read_startup_data
from dcbc_desktop.ui.app.window_state import WindowState
from dcbc_desktop.ui.background import BackgroundRunner
from dcbc_desktop.ui.widgets.language import Translators
from dcbc_desktop.ui.widgets.style import application_arguments, register_fonts
from dcbc_desktop.workflow.new_report import sample_report
from dcbc_desktop.workflow.report_pages import make_pdf
from tests.manual.offices import COMMUNE_TABLE, fill
from tests.manual.signed_scenes import scenes
from tests.places import ROOT

FOLDER = ROOT / "resources" / "manual" / "pictures"
SIZE = (1180, 700)
_COLOURS = 256
_PATIENCE_MS = 20_000
T = TypeVar("T", bound=QObject)


class Studio:
    """One window over a small database, and ways to bring it into a state worth showing."""

    def __init__(self, folder: Path, language: str = "vi", size: tuple[int, int] = SIZE) -> None:
        self.database = folder / "reports.db"
        self.sample_id, self.commune_id = fill(self.database)
        self.translators = Translators()
        self.translators.use(language)
        self.window = MainWindow(WindowState(folder / "window.txt"))
        self.runner = BackgroundRunner(open_store(self.database), language)
        self.runner.language_changed.connect(self.translators.use)
        self.navigator = Navigator(self.runner, self.window, self.database)
        self.window.resize(*size)
        self.window.show()
        self.runner.run_on_store(
            self.navigator, read_startup_data, then=self.navigator.begin, failed=self.navigator.show_database_error
        )
        self.settle()

    def settle(self, ready: Callable[[], bool] = lambda: True) -> None:
        """Until nothing is outstanding and the picture is what it will be."""
        deadline = QDeadlineTimer(_PATIENCE_MS)
        quiet = QDeadlineTimer(700)
        while not deadline.hasExpired():
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)
            page = self.navigator.page
            built = page is None or all(tab.built for tab in page.tabs.pages.values())
            if not (self.runner.idle and built and ready()):
                quiet = QDeadlineTimer(700)
            elif quiet.hasExpired():
                return
        raise TimeoutError("the window does not come to rest")

    def open(self, report_id: int) -> None:
        """A report in front."""
        self.navigator.open_report(report_id)
        self.settle(lambda: self.navigator.page is not None)

    def act(self, verb: str) -> None:
        """A command of the menu."""
        self.window.actions_by_verb[verb].trigger()
        self.settle()

    def go(self, place: TextPlace) -> None:
        """A place in the open report."""
        assert self.navigator.page is not None
        self.navigator.page.go_to(place)
        self.settle()

    def dialog(self) -> QDialog:
        """The dialog in front."""
        return next(d for d in self.window.findChildren(QDialog) if d.isVisible())

    def find(self, kind: type[T], name: str) -> T:
        """A part of the window, or of the dialog in front."""
        found = next((part for part in self.window.findChildren(kind, name) if isValid(part)), None)
        assert found is not None, name
        return found

    def press(self, name: str) -> None:
        """A button by its name."""
        self.find(QPushButton, name).click()
        self.settle()

    def shut(self, dialog: QDialog) -> None:
        """A dialog away, for good: the next one may have parts of the same names."""
        dialog.close()
        dialog.deleteLater()
        QApplication.sendPostedEvents(dialog, QEvent.Type.DeferredDelete)
        self.settle()

    def ask(self, job: Callable[[Store, int], object]) -> None:
        """Something that happens to the sample's report without the window."""
        self.runner.run_on_store(self.navigator, lambda store: job(store, self.sample_id))
        self.settle()

    def close(self) -> None:
        """Everything away."""
        self.window.may_close = True
        self.window.close()
        self.runner.close()


def _save(widget: QWidget, folder: Path, name: str) -> None:
    """In at most 256 colours, the nearest to its own; dots instead of colours would break up letters."""
    folder.mkdir(parents=True, exist_ok=True)
    grabbed = QBuffer()
    grabbed.open(QBuffer.OpenModeFlag.WriteOnly)
    widget.grab().save(grabbed, "PNG")
    picture = Image.open(BytesIO(grabbed.data().data())).convert("RGB")
    picture.quantize(_COLOURS, dither=Image.Dither.NONE).save(folder / f"{name}.png", optimize=True)


def take(studio: Studio, folder: Path) -> None:
    """Every picture of the manual."""
    _save(studio.window, folder, "trang-dau")
    studio.act("import")
    _save(studio.dialog(), folder, "nhap-tu-tep")
    studio.dialog().reject()
    studio.open(studio.sample_id)
    window = studio.window
    for name, target in (
        ("thong-tin-chung", TextPlace("header.title")),
        ("soan-thao", TextPlace("III.1")),
        ("so-lieu", TextPlace("staff")),
    ):
        studio.go(target)
        _save(window, folder, name)
    for name, verb, place in (
        ("ra-soat", "findings", TextPlace("II.1")),
        ("nam-truoc", "previousYear", TextPlace("I")),
        ("xem-truoc", "preview", TextPlace("I")),
    ):
        studio.go(place)
        studio.act(verb)
        _save(window, folder, name)
    _search(studio)
    _save(window, folder, "tim")
    studio.act("signOff")
    _save(studio.dialog(), folder, "ky-duyet")
    studio.dialog().reject()
    studio.open(studio.commune_id)
    studio.go(TextPlace(COMMUNE_TABLE))
    _save(window, folder, "bang")
    studio.open(studio.sample_id)


def _search(studio: Studio) -> None:
    from dcbc_desktop.ui.panels.search_panel import SearchPanel

    studio.act("replace")
    panel = studio.find(SearchPanel, "panel.search")
    panel.form.find_edit.setText("viên chức")
    panel.form.replace_edit.setText("người lao động")
    studio.settle(lambda: bool(panel.model.hits))


def _page(folder: Path) -> None:
    """The first page as it is exported."""
    import pypdfium2

    with pypdfium2.PdfDocument(make_pdf(sample_report(), draft=False)) as document:
        document[0].render(scale=1.0).to_pil().convert("P").save(folder / "trang-in.png", optimize=True)


def main(folder: Path = FOLDER) -> None:
    """Take them all, with the clock of a Vietnamese office."""
    os.environ["TZ"] = "Asia/Ho_Chi_Minh"
    if sys.platform != "win32":
        time.tzset()
    application = QApplication(application_arguments())
    register_fonts()
    with tempfile.TemporaryDirectory() as scratch:
        studio = Studio(Path(scratch))
        try:
            take(studio, folder)
            for name, widget in scenes(studio, Path(scratch)):
                _save(widget, folder, name)
            _page(folder)
        finally:
            studio.close()
    del application


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:2]))
