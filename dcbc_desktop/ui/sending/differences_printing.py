"""In: what changed between two states of a report, added words underlined, removed ones struck out."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QFont, QPageSize, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QMessageBox, QWidget

from dcbc_desktop.errors import DcbcError, FileError
from dcbc_desktop.report.compared_text import ComparedParagraph, StyledText
from dcbc_desktop.report.word_diff import Change
from dcbc_desktop.ui.background import BackgroundRunner, Lane
from dcbc_desktop.ui.widgets.message_box import message_box
from dcbc_desktop.ui.widgets.style import page_font

_POINTS = 12.0


class DifferencesPrint(QObject):
    """Asks for a printer; the pages are laid out and drawn away from the GUI thread."""

    printed = Signal(int)

    def __init__(self, runner: BackgroundRunner, parent: QWidget) -> None:
        super().__init__(parent)
        self.choose_printer: Callable[[QPrinter], bool] = self._ask_printer
        self.has_printer: Callable[[], bool] = _any_printer
        self._runner = runner
        self._window = parent

    def start(self, title: str, blocks: Sequence[ComparedParagraph]) -> None:
        """Print a heading and these paragraphs."""
        if not self.has_printer():
            self._say(self.tr("No printer is set up on this computer. Nothing was changed."))
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        printer.setDocName(title)
        if self.choose_printer(printer):
            self._runner.run(
                self,
                print_blocks,
                printer,
                title,
                tuple(blocks),
                then=self.printed.emit,
                failed=self._show_failure,
                lane=Lane.PAPER,
            )

    def _ask_printer(self, printer: QPrinter) -> bool:
        dialog = QPrintDialog(printer, self._window)
        dialog.setWindowTitle(self.tr("Print"))
        return bool(dialog.exec())

    def _show_failure(self, error: DcbcError) -> None:
        self._say(self._runner.error_sentence(error))

    def _say(self, sentence: str) -> None:
        box = message_box(self._window, self.tr("Print"), QMessageBox.Icon.Information, sentence)
        box.setObjectName("differencesPrint")
        box.setStandardButtons(QMessageBox.StandardButton.Close)
        box.open()


def _any_printer() -> bool:
    return bool(QPrinterInfo.availablePrinterNames())


def print_blocks(printer: QPrinter, title: str, blocks: Sequence[ComparedParagraph]) -> int:
    """Print, for a worker thread; returns how many pages. Raises FileError `print_failed`."""
    document = QTextDocument()
    document.setUndoRedoEnabled(False)
    document.setDefaultFont(page_font(_POINTS))
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
