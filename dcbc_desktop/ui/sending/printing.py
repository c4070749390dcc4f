"""Print: a draft with its mark, or what was signed off, as pictures at the printer's own resolution."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, Signal, Slot
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QMessageBox, QWidget

from dcbc_desktop.errors import DcbcError, FileError
from dcbc_desktop.report.report import Report
from dcbc_desktop.ui import sending
from dcbc_desktop.ui.background import BackgroundRunner, Lane
from dcbc_desktop.ui.session import ReportSession
from dcbc_desktop.ui.widgets.message_box import message_box, remove_button_icons

if TYPE_CHECKING:
    from dcbc_desktop.intake import Picture

DOTS_PER_INCH = 300
"""At most: letters are sharp, and a page takes 35 MB."""
_LEAST_ROWS, _MOST_ROWS = 16, 80
"""Rows of pixels that go to the printer at once: Qt lets no other thread on while it packs them."""
_CLEAR_ROWS = 6
"""Rows without ink on either side of a cut where there are such: whoever shows a band may round its edge."""
_LIGHT = bytes(range(160, 256))


@dataclass(frozen=True, slots=True)
class Printout:
    """What is printed: a file and the size of each of its pages in points."""

    pdf: bytes
    sizes: Sequence[tuple[float, float]]


class PrintFlow(QObject):
    """One print after another; the pages are drawn away from the GUI thread."""

    printed = Signal(int)
    failed = Signal(object)

    def __init__(self, runner: BackgroundRunner, session: ReportSession, parent: QWidget) -> None:
        super().__init__(parent)
        self.choose_printer: Callable[[QPrinter, int], bool] = self._ask_printer
        self.has_printer: Callable[[], bool] = _any_printer
        self._runner = runner
        self._session = session
        self._window = parent

    @Slot()
    def start(self) -> None:
        """Lay the pages out, ask for a printer, print."""
        if not self.has_printer():
            self._offer_file()
            return
        report = self._session.saved_report
        if report.frozen:
            self._runner.run_on_store(
                self,
                lambda store: store.revisions.official_pdf(report.id, report.revision),
                then=self._measure,
                failed=self._show_failure,
            )
        else:
            self._runner.run(
                self,
                _draft,
                self._session.taken_report(),
                then=self._choose,
                failed=self._show_failure,
                lane=Lane.PAPER,
            )

    def _measure(self, signed: bytes) -> None:
        self._runner.run(self, _printout, signed, then=self._choose, failed=self._show_failure, lane=Lane.PAPER)

    def _choose(self, printout: Printout) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        printer.setDocName(self._title())
        if self.choose_printer(printer, len(printout.sizes)):
            self._runner.run(
                self, print_pages, printer, printout, then=self.printed.emit, failed=self._show_failure, lane=Lane.PAPER
            )

    def _title(self) -> str:
        report = self._session.saved_report
        return f"{report.outline.name} {report.period.label}"

    def _ask_printer(self, printer: QPrinter, pages: int) -> bool:
        dialog = QPrintDialog(printer, self._window)
        dialog.setWindowTitle(self.tr("Print"))
        dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange)
        dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintCollateCopies)
        dialog.setMinMax(1, pages)
        dialog.setFromTo(1, pages)
        return bool(dialog.exec())

    def _offer_file(self) -> None:
        words = self.tr(
            "No printer is set up on this computer. Nothing was changed; "
            "the report can be saved as a PDF and printed on another computer."
        )
        box = self._box(QMessageBox.Icon.Information, words)
        box.setObjectName("noPrinter")
        save = box.addButton(self.tr("&Save as PDF…"), QMessageBox.ButtonRole.AcceptRole)
        save.clicked.connect(self._save_file)
        box.addButton(QMessageBox.StandardButton.Close)
        box.setDefaultButton(save)
        remove_button_icons(box)
        box.open()

    @Slot()
    def _save_file(self) -> None:
        sending.ExportFlow(self._runner, self._session, self._window).start(not self._session.saved_report.frozen)

    def _show_failure(self, error: DcbcError) -> None:
        box = self._box(QMessageBox.Icon.Warning, self._runner.error_sentence(error))
        box.setObjectName("printFailure")
        box.setStandardButtons(QMessageBox.StandardButton.Close)
        remove_button_icons(box)
        box.open()
        self.failed.emit(error)

    def _box(self, picture: QMessageBox.Icon, text: str) -> QMessageBox:
        return message_box(self._window, self.tr("Print"), picture, text)


def _any_printer() -> bool:
    return bool(QPrinterInfo.availablePrinterNames())


def _draft(report: Callable[[], Report]) -> Printout:
    from dcbc_desktop.workflow.page_maker import make_pdf  # noqa: PLC0415  loads on the worker thread

    return _printout(make_pdf(report(), draft=True))


def _printout(pdf: bytes) -> Printout:
    from dcbc_desktop.workflow.preview import measure_pages  # noqa: PLC0415  as above

    return Printout(pdf, measure_pages(pdf))


def print_pages(printer: QPrinter, printout: Printout) -> int:
    """Print the pages that were chosen, for a worker thread; returns how many. Raises FileError `print_failed`."""
    pages = chosen_pages(printer, len(printout.sizes))
    printer.setFullPage(True)  # the margins are the page's own
    printer.setResolution(min(DOTS_PER_INCH, printer.resolution()))
    painter = QPainter()
    for count, page in enumerate(pages):
        _turn(printer, *printout.sizes[page])
        if not (printer.newPage() if count else painter.begin(printer)):
            break
        _print_page(painter, printer, printout, page)
    if not painter.isActive() or not painter.end() or printer.printerState() is QPrinter.PrinterState.Error:
        raise FileError("print_failed")
    return len(pages)


def chosen_pages(printer: QPrinter, count: int) -> list[int]:
    """The pages to print, counted from 0, in the order and as often as the person chose."""
    first, last = 1, count
    if printer.printRange() is QPrinter.PrintRange.PageRange and printer.fromPage():
        first, last = max(printer.fromPage(), 1), min(printer.toPage() or count, count)
    pages = list(range(first - 1, last))
    if printer.pageOrder() is QPrinter.PageOrder.LastPageFirst:
        pages.reverse()
    times = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    return pages * times if printer.collateCopies() else [page for page in pages for _ in range(times)]


def _turn(printer: QPrinter, width: float, height: float) -> None:
    sideways = QPageLayout.Orientation.Landscape if width > height else QPageLayout.Orientation.Portrait
    printer.setPageOrientation(sideways)


def _print_page(painter: QPainter, printer: QPrinter, printout: Printout, page: int) -> None:
    from dcbc_desktop.workflow.preview import render_page  # noqa: PLC0415  as above

    picture = render_page(printout.pdf, page, min(printer.resolution(), DOTS_PER_INCH) / 72)
    sheet = _on_paper(printer, *printout.sizes[page])
    step, stride = sheet.height() / picture.height, 4 * picture.width
    for top, end in _bands(picture):
        pixels = picture.pixels[top * stride : end * stride]
        image = QImage(pixels, picture.width, end - top, stride, QImage.Format.Format_RGB32)
        painter.drawImage(QRectF(sheet.x(), sheet.y() + top * step, sheet.width(), (end - top) * step), image)


def _bands(picture: Picture) -> Iterator[tuple[int, int]]:
    """A picture cut into low bands where there is least ink: no seam runs through letters."""
    stride = 4 * picture.width
    ink = [
        len(bytes(picture.pixels[row * stride : (row + 1) * stride]).translate(None, _LIGHT))
        for row in range(picture.height)
    ]
    around = [sum(ink[max(row - _CLEAR_ROWS, 0) : row + _CLEAR_ROWS]) for row in range(picture.height)]
    top = 0
    while picture.height - top > _MOST_ROWS:
        end = min(range(top + _LEAST_ROWS, top + _MOST_ROWS), key=around.__getitem__)
        yield top, end
        top = end
    yield top, picture.height


def _on_paper(printer: QPrinter, width: float, height: float) -> QRectF:
    """Where a page goes: in the middle of the sheet, smaller where the sheet is, never larger."""
    sheet = printer.paperRect(QPrinter.Unit.DevicePixel)
    dots = printer.resolution() / 72
    share = min(1.0, sheet.width() / ceil(width * dots), sheet.height() / ceil(height * dots))
    across, down = round(width * dots * share), round(height * dots * share)
    return QRectF((sheet.width() - across) // 2, (sheet.height() - down) // 2, across, down)
