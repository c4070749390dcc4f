"""Print a report's pages as pictures at the printer's resolution, or the differences between two of its states."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING, TypeVarTuple

from PySide6.QtCore import QObject, QRectF, Signal, Slot
from PySide6.QtGui import (
    QFont,
    QImage,
    QPageLayout,
    QPageSize,
    QPainter,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QMessageBox, QWidget

from dcbc_desktop.errors import DcbcError, FileError
from dcbc_desktop.report.comparison.compared_text import ComparedParagraph, StyledText
from dcbc_desktop.report.comparison.word_diff import Change
from dcbc_desktop.report.report import Report
from dcbc_desktop.ui import sending
from dcbc_desktop.ui.background import BackgroundRunner, Lane
from dcbc_desktop.ui.session import ReportSession
from dcbc_desktop.ui.widgets.message_box import message_box, remove_button_icons
from dcbc_desktop.ui.widgets.style import page_font
from dcbc_desktop.workflow.report_pages import make_pdf, measure_pages, render_page
from dcbc_desktop.workflow.sending.output_files import require_place
from dcbc_desktop.workflow.sending.target_guard import PDF

if TYPE_CHECKING:
    from dcbc_desktop.intake import Picture

Args = TypeVarTuple("Args")
DOTS_PER_INCH = 300
"""At most: letters are sharp, and a page takes 35 MB."""
_LEAST_ROWS, _MOST_ROWS = 16, 80
"""Rows of pixels that go to the printer at once: Qt lets no other thread on while it packs them."""
_CLEAR_ROWS = 6
"""Rows without ink on either side of a cut where there are such: a viewer may round the edge of a band."""
_LIGHT = bytes(range(160, 256))
_DIFFERENCES_POINTS = 12.0


@dataclass(frozen=True, slots=True)
class Printout:
    """A PDF file to print and the size of each of its pages in points."""

    pdf: bytes
    sizes: Sequence[tuple[float, float]]


class Printing(QObject):
    """Asks for a printer and prints away from the GUI thread; base of the flows for pages and for differences."""

    printed = Signal(int)
    failed = Signal(object)

    def __init__(self, runner: BackgroundRunner, parent: QWidget) -> None:
        super().__init__(parent)
        self.choose_printer: Callable[[QPrinter, int], bool] = self._ask_printer
        self.has_printer: Callable[[], bool] = _has_printer
        self._runner = runner
        self._window = parent

    def _make_printer(self, title: str) -> QPrinter:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        printer.setDocName(title)
        return printer

    def _ask_printer(self, printer: QPrinter, pages: int) -> bool:
        """Show the system's print dialog; it offers a range where the number of pages is known (not 0)."""
        dialog = QPrintDialog(printer, self._window)
        dialog.setWindowTitle(self.tr("Print"))
        if pages:
            dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange)
            dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintCollateCopies)
            dialog.setMinMax(1, pages)
            dialog.setFromTo(1, pages)
        return bool(dialog.exec())

    def _print(self, function: Callable[[QPrinter, *Args], int], printer: QPrinter, *args: *Args) -> None:
        self._runner.run(
            self, _guarded, function, printer, *args, then=self.printed.emit, failed=self._show_failure, lane=Lane.PAPER
        )

    def _show_failure(self, error: DcbcError) -> None:
        box = self._box("printFailure", QMessageBox.Icon.Warning, self._runner.error_sentence(error))
        box.setStandardButtons(QMessageBox.StandardButton.Close)
        remove_button_icons(box)
        box.open()
        self.failed.emit(error)

    def _box(self, name: str, picture: QMessageBox.Icon, text: str) -> QMessageBox:
        box = message_box(self._window, self.tr("Print"), picture, text)
        box.setObjectName(name)
        return box


class PrintFlow(Printing):
    """Prints a draft with its mark, or the signed pages; one print after another."""

    def __init__(self, runner: BackgroundRunner, session: ReportSession, parent: QWidget) -> None:
        super().__init__(runner, parent)
        self._session = session

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
                self._session.report_snapshot(),
                then=self._choose,
                failed=self._show_failure,
                lane=Lane.PAPER,
            )

    def _measure(self, signed: bytes) -> None:
        self._runner.run(self, _printout, signed, then=self._choose, failed=self._show_failure, lane=Lane.PAPER)

    def _choose(self, printout: Printout) -> None:
        report = self._session.saved_report
        printer = self._make_printer(f"{report.outline.name} {report.period.label}")
        if self.choose_printer(printer, len(printout.sizes)):
            self._print(print_pages, printer, printout)

    def _offer_file(self) -> None:
        words = self.tr(
            "No printer is set up on this computer. Nothing was changed; "
            "the report can be saved as a PDF and printed on another computer."
        )
        box = self._box("noPrinter", QMessageBox.Icon.Information, words)
        save = box.addButton(self.tr("&Save as PDF…"), QMessageBox.ButtonRole.AcceptRole)
        save.clicked.connect(self._save_file)
        box.addButton(QMessageBox.StandardButton.Close)
        box.setDefaultButton(save)
        remove_button_icons(box)
        box.open()

    @Slot()
    def _save_file(self) -> None:
        sending.ExportFlow(self._runner, self._session, self._window).start(not self._session.saved_report.frozen)


class DifferencesPrintFlow(Printing):
    """Prints changed places: added words underlined, removed ones struck out."""

    def start(self, title: str, blocks: Sequence[ComparedParagraph]) -> None:
        """Print a heading and these paragraphs."""
        if not self.has_printer():
            words = self.tr("No printer is set up on this computer. Nothing was changed.")
            box = self._box("differencesPrint", QMessageBox.Icon.Information, words)
            box.setStandardButtons(QMessageBox.StandardButton.Close)
            box.open()
            return
        printer = self._make_printer(title)
        if self.choose_printer(printer, 0):
            self._print(print_differences, printer, title, tuple(blocks))


def _guarded(function: Callable[[QPrinter, *Args], int], printer: QPrinter, *args: *Args) -> int:
    """Print; into a file, which the system's dialog offers too, only where an export could be written."""
    if printer.outputFileName():
        require_place(Path(printer.outputFileName()), PDF)
    return function(printer, *args)


def _has_printer() -> bool:
    return bool(QPrinterInfo.availablePrinterNames())


def _draft(report: Callable[[], Report]) -> Printout:
    return _printout(make_pdf(report(), draft=True))


def _printout(pdf: bytes) -> Printout:
    return Printout(pdf, measure_pages(pdf))


def print_pages(printer: QPrinter, printout: Printout) -> int:
    """Print the chosen pages on a worker thread and return their number. Raises FileError `print_failed`."""
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
    """Return the pages to print, counted from 0, in the order and as often as the person chose."""
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
    picture = render_page(printout.pdf, page, min(printer.resolution(), DOTS_PER_INCH) / 72)
    sheet = _on_paper(printer, *printout.sizes[page])
    step, stride = sheet.height() / picture.height, 4 * picture.width
    for top, end in _bands(picture):
        pixels = picture.pixels[top * stride : end * stride]
        image = QImage(pixels, picture.width, end - top, stride, QImage.Format.Format_RGB32)
        painter.drawImage(QRectF(sheet.x(), sheet.y() + top * step, sheet.width(), (end - top) * step), image)


def _bands(picture: Picture) -> Iterator[tuple[int, int]]:
    """Cut a picture into low bands where there is least ink, so that no seam runs through letters."""
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
    """Return the place of a page: the middle of the sheet; scaled down for a smaller sheet, never up."""
    sheet = printer.paperRect(QPrinter.Unit.DevicePixel)
    dots = printer.resolution() / 72
    share = min(1.0, sheet.width() / ceil(width * dots), sheet.height() / ceil(height * dots))
    across, down = round(width * dots * share), round(height * dots * share)
    return QRectF((sheet.width() - across) // 2, (sheet.height() - down) // 2, across, down)


def print_differences(printer: QPrinter, title: str, blocks: Sequence[ComparedParagraph]) -> int:
    """Print on a worker thread and return the number of pages. Raises FileError `print_failed`."""
    document = QTextDocument()
    document.setUndoRedoEnabled(False)
    document.setDefaultFont(page_font(_DIFFERENCES_POINTS))
    cursor = QTextCursor(document)
    cursor.insertText(title, _format(StyledText(title, bold=True)))
    for block in blocks:
        cursor.insertBlock()
        for piece in block.pieces:
            cursor.insertText(piece.text, _format(piece))
    document.print_(printer)
    if printer.printerState() is QPrinter.PrinterState.Error:
        raise FileError("print_failed")
    return document.pageCount()


def _format(piece: StyledText) -> QTextCharFormat:
    shape = QTextCharFormat()
    shape.setFontWeight(QFont.Weight.Bold if piece.bold else QFont.Weight.Normal)
    shape.setFontUnderline(piece.change is Change.ADDED)
    shape.setFontStrikeOut(piece.change is Change.REMOVED)
    return shape
