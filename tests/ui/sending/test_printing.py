"""Print: the pages go to a printer, here to a file that is read back. Only the dialog is played."""

from __future__ import annotations

from pathlib import Path

import pdfplumber
import pypdfium2
import pytest
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QMessageBox, QPushButton

from dcbc_desktop.report.comparison.compared_text import ComparedParagraph, StyledText
from dcbc_desktop.report.comparison.word_diff import Change
from dcbc_desktop.report.report import Entry, Report
from dcbc_desktop.ui.sending.export_flow import ExportFlow
from dcbc_desktop.ui.sending.printing import PrintFlow, _on_paper, chosen_pages, print_differences
from dcbc_desktop.workflow.signing.sign_off import SignatoryChoice, sign_off
from tests.export.documents import body, report_of, words
from tests.report.samples import full_report
from tests.ui.room import Room, child

LONG = report_of(body(words(1200, 1)))


class Person:
    """Chooses a printer: one that writes a file."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.pages = 0
        self.wanted: tuple[int, int] | None = None
        self.size = QPageSize.PageSizeId.A4

    def choose(self, printer: QPrinter, pages: int) -> bool:
        self.pages = pages
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(self.file))
        printer.setPageSize(QPageSize(self.size))
        if self.wanted:
            printer.setPrintRange(QPrinter.PrintRange.PageRange)
            printer.setFromTo(*self.wanted)
        return True


def _flow(room: Room, report: Report, person: Person) -> PrintFlow:
    stored = room.store(lambda store: store.load_report(report.id))
    flow = PrintFlow(room.runner, room.session(stored), room.window)
    flow.choose_printer = person.choose
    flow.has_printer = lambda: True
    return flow


def _darkness(pdf: Path, page: int = 0) -> tuple[float, tuple[float, float]]:
    """How much of a printed page is ink, and its size."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        drawn = document[page]
        grey = bytes(drawn.render(grayscale=True).buffer)
        return sum(255 - value for value in grey) / 255 / len(grey), drawn.get_size()
    finally:
        document.close()


def _darkest_of_right_margin(pdf: Path) -> int:
    """The darkest grey of the right margin of 20 mm, where a draft has its mark."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        page = document[0].render(grayscale=True)
        rows = (bytes(page.buffer)[row * page.stride :][: page.width] for row in range(page.height))
        return min(min(row[-50:]) for row in rows)
    finally:
        document.close()


def _page_count(pdf: Path) -> int:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return len(document)
    finally:
        document.close()


def test_a_draft_is_printed_as_its_pages_are(room: Room, tmp_path: Path) -> None:
    person = Person(tmp_path / "in thử.pdf")
    flow = _flow(room, room.keep(LONG), person)
    with room.qtbot.waitSignal(flow.printed) as told:
        flow.start()
    assert told.args == [person.pages]
    assert _page_count(person.file) == person.pages > 2
    ink, size = _darkness(person.file, 1)
    assert size == pytest.approx((595, 842), abs=1.0)
    assert 0.05 < ink < 0.5


@pytest.mark.parametrize("name", ["reports.db", "received.db", "reports.db.lock", "liên kết.pdf", "in.docx"])
def test_a_printer_that_writes_files_writes_over_no_data(room: Room, name: str) -> None:
    report = room.keep(LONG)
    target = room.folder / name
    if name.startswith("liên"):
        target.hardlink_to(room.folder / "reports.db")
    before = target.read_bytes() if target.exists() else None
    flow = _flow(room, report, Person(target))
    with room.qtbot.waitSignal(flow.failed):
        flow.start()
    code = "target_suffix" if name.endswith("docx") else "target_is_database"
    said = child(room.window, QMessageBox, "printFailure").text()
    assert said == room.runner.sentence(code, {"file": name, "suffixes": ".pdf"})
    assert (target.read_bytes() if target.exists() else None) == before
    assert room.store(lambda store: store.doctor()) == ()


def test_ink_lies_where_the_page_has_it(room: Room, tmp_path: Path) -> None:
    person = Person(tmp_path / "in.pdf")
    flow = _flow(room, room.full(), person)
    with room.qtbot.waitSignal(flow.printed):
        flow.start()
    document = pypdfium2.PdfDocument(person.file)
    page = document[0].render(grayscale=True)
    rows = [bytes(page.buffer)[row * page.stride : row * page.stride + page.width] for row in range(page.height)]
    document.close()
    assert min(min(row[:84]) for row in rows) > 200  # the left margin of 30 mm
    assert min(min(row) for row in rows[:56]) > 200  # the upper one of 20 mm
    assert min(min(row[86:300]) for row in rows[57:110]) < 100


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("dots", [300, 600])
def test_a_page_is_printed_at_its_own_size(tmp_path: Path, dots: int) -> None:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "a.pdf"))
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A3))
    printer.setResolution(dots)
    place = _on_paper(printer, 595.28, 841.89)  # A4 in points
    assert (place.width(), place.height()) == (round(210 / 25.4 * dots), round(297 / 25.4 * dots))


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(("change", "strokes"), [(Change.EQUAL, 0), (Change.ADDED, 1), (Change.REMOVED, 1)])
def test_printed_differences_are_underlined_or_struck_out(tmp_path: Path, change: Change, strokes: int) -> None:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "a.pdf"))
    assert print_differences(printer, "Khác biệt", [ComparedParagraph((StyledText("mười hai", change),))]) == 1
    with pdfplumber.open(tmp_path / "a.pdf") as document:
        page = document.pages[0]
        shapes = [shape for shape in (*page.lines, *page.rects, *page.curves) if shape["width"] < page.width / 2]
    assert min(len(shapes), 1) == strokes


def test_a_range_of_pages_and_no_more(room: Room, tmp_path: Path) -> None:
    person = Person(tmp_path / "hai trang.pdf")
    person.wanted = (2, 3)
    flow = _flow(room, room.keep(LONG), person)
    with room.qtbot.waitSignal(flow.printed) as told:
        flow.start()
    assert told.args == [2]
    assert _page_count(person.file) == 2


def test_a_small_sheet_takes_the_whole_page(room: Room, tmp_path: Path) -> None:
    person = Person(tmp_path / "a5.pdf")
    person.size = QPageSize.PageSizeId.A5
    flow = _flow(room, room.full(), person)
    with room.qtbot.waitSignal(flow.printed):
        flow.start()
    ink, size = _darkness(person.file)
    assert size == pytest.approx((420, 595), abs=1.0)
    assert ink > 0.02


def test_a_signed_report_is_printed_without_the_mark(room: Room, tmp_path: Path) -> None:
    report = room.full()
    draft = Person(tmp_path / "nháp.pdf")
    flow = _flow(room, report, draft)
    with room.qtbot.waitSignal(flow.printed):
        flow.start()
    room.store(lambda store: sign_off(store, report.id, SignatoryChoice()))
    signed = Person(tmp_path / "đã ký.pdf")
    flow = _flow(room, report, signed)
    with room.qtbot.waitSignal(flow.printed):
        flow.start()
    assert [_darkest_of_right_margin(one.file) < 200 for one in (draft, signed)] == [True, False]


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_a_printer_that_fails_is_told(room: Room, tmp_path: Path) -> None:
    person = Person(tmp_path / "không có thư mục" / "x.pdf")
    flow = _flow(room, room.full(), person)
    with room.qtbot.waitSignal(flow.failed):
        flow.start()
    box = child(room.window, QMessageBox, "printFailure")
    assert box.text() == room.runner.sentence("print_failed", {})


def test_a_report_that_has_no_pages_is_told(room: Room, tmp_path: Path) -> None:
    report = room.keep(full_report().with_entries({"header.place": Entry("Xa " * 99)}))
    flow = _flow(room, report, Person(tmp_path / "x.pdf"))
    with room.qtbot.waitSignal(flow.failed):
        flow.start()
    assert child(room.window, QMessageBox, "printFailure").isVisible()


def test_nothing_chosen_nothing_printed(room: Room, tmp_path: Path) -> None:
    flow = _flow(room, room.full(), Person(tmp_path / "x.pdf"))
    asked: list[int] = []

    def refuse(_printer: QPrinter, pages: int) -> bool:
        asked.append(pages)
        return False

    flow.choose_printer = refuse
    flow.start()
    room.settle()
    assert len(asked) == 1
    assert list(tmp_path.glob("*.pdf")) == []


def test_without_a_printer_a_file_is_offered(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    flow = _flow(room, room.full(), Person(Path("x.pdf")))
    flow.has_printer = lambda: False
    started: list[bool] = []
    monkeypatch.setattr(ExportFlow, "start", lambda _self, draft: started.append(draft))
    flow.start()
    box = child(room.window, QMessageBox, "noPrinter")
    assert "printer" in box.text()
    save = next(button for button in box.findChildren(QPushButton) if "PDF" in button.text())
    save.click()
    assert started == [True]


@pytest.mark.parametrize(
    ("first", "last", "pages"), [(0, 0, [0, 1, 2, 3]), (2, 3, [1, 2]), (3, 99, [2, 3]), (4, 4, [3])]
)
def test_which_pages_a_range_means(first: int, last: int, pages: list[int], qapp: object) -> None:
    assert qapp is not None
    printer = QPrinter()
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(first, last)
    assert chosen_pages(printer, 4) == pages


@pytest.mark.parametrize(("collated", "pages"), [(True, [1, 0, 1, 0]), (False, [1, 1, 0, 0])])
def test_order_and_copies(collated: bool, pages: list[int], monkeypatch: pytest.MonkeyPatch, qapp: object) -> None:
    assert qapp is not None
    monkeypatch.setattr(QPrinter, "supportsMultipleCopies", lambda _self: False)
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setCopyCount(2)
    printer.setCollateCopies(collated)
    printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    assert chosen_pages(printer, 2) == pages
