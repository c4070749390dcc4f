"""Xem trước in the window: pages that follow the text, and a text that follows the pages."""

from __future__ import annotations

import threading

import pypdfium2
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QToolButton, QWidget

from dcbc_desktop.report import header as h
from dcbc_desktop.report.prose import encode, from_plain_text, plain_text
from dcbc_desktop.report.report import Entry
from dcbc_desktop.store.store import Store
from dcbc_desktop.ui.background import Lane
from dcbc_desktop.ui.panels.page_stack import FIT_PAGE, FIT_WIDTH
from dcbc_desktop.ui.panels.preview_panel import PreviewPanel
from dcbc_desktop.ui.widgets.language import Translators
from dcbc_desktop.workflow.page_positions import CaretPosition
from dcbc_desktop.workflow.signing.sign_off import SignatoryChoice, sign_off
from tests.export.documents import body, report_of, words
from tests.keyboard import press, type_by_input_method, type_by_unikey, type_text
from tests.report.samples import full_report
from tests.ui.clerk import Clerk
from tests.ui.panels.preview_reader import Reader

LONG = report_of(body(words(1500, 1)), body(words(40, 2)), body(words(1500, 3)))


def _text(panel: PreviewPanel, page: int | None = None) -> str:
    """The words of the pages that the panel holds."""
    assert panel._preview is not None
    document = pypdfium2.PdfDocument(panel._preview.pdf)
    try:
        pages = range(len(document)) if page is None else [page]
        return " ".join(" ".join(document[index].get_textpage().get_text_range().split()) for index in pages)
    finally:
        document.close()


def _click(reader: Reader, spot: CaretPosition, key: str = "") -> None:
    """Press the mouse on the middle of a paragraph's first line."""
    preview = reader.panel._preview
    assert preview is not None
    line = preview.places.line_of(spot._replace(key=key or spot.key))
    assert line is not None
    reader.view.reveal(line)
    rect = reader.view._stack.rect_of(line).toRect().translated(-reader.view._offset())
    QTest.mouseClick(reader.view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(rect.left() + 2, rect.center().y()))
    QApplication.processEvents()


def test_the_pages_are_those_of_the_draft(reader: Reader) -> None:
    panel = reader.open(full_report())
    assert "DỰ THẢO" in _text(panel)
    assert "Nội dung của mục IV.2." in _text(panel)
    assert panel.view.pictures.image(0) is not None


@pytest.mark.parametrize("typist", [type_text, type_by_unikey, type_by_input_method])
def test_what_is_typed_is_on_the_page_soon(reader: Reader, typist: object) -> None:
    panel = reader.open(full_report())
    before = panel.view.pictures.image(0)
    editor = reader.clerk.editor("I")
    assert callable(typist)
    typist(editor, "Đổi mới thật. ")
    assert not panel.up_to_date
    assert panel.view.pictures.image(0) is before  # the old picture stays until the new one is there
    reader.settle()
    assert "Đổi mới thật." in _text(panel)
    assert panel.view.pictures.image(0) is not before


def test_unsaved_text_is_shown_too(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    panel = reader.open(full_report())
    session = reader.clerk.session
    monkeypatch.setattr(session, "_save", lambda: None)
    type_text(reader.clerk.editor("I"), "Chưa lưu. ")
    reader.clerk.qtbot.waitUntil(lambda: panel.up_to_date)
    assert session.dirty
    assert "Chưa lưu." in _text(panel)


def test_a_hidden_panel_does_no_work(reader: Reader) -> None:
    panel = reader.open(full_report())
    reader.clerk.page.panels.hide_panels()
    made: list[object] = []
    panel.maker.made.connect(made.append)
    type_text(reader.clerk.editor("I"), "Ẩn. ")
    reader.clerk.saved()
    reader.clerk.settle()
    assert not panel.maker._timer.isActive()
    assert made == []
    assert panel.view.pictures.image(0) is None  # nor does it hold pictures
    reader.clerk.page.panels.show_panel("preview", enter=False)
    reader.settle()
    assert "Ẩn." in _text(panel)


def test_a_result_that_comes_too_late_is_dropped(reader: Reader) -> None:
    panel = reader.open(full_report())
    hold = threading.Event()
    reader.clerk.runner.run(panel, hold.wait, 30, lane=Lane.PAGES)
    made: list[object] = []
    panel.maker.made.connect(made.append)
    editor = reader.clerk.editor("I")
    type_text(editor, "Một. ")
    panel.maker.make_now()
    type_text(editor, "Hai. ")
    hold.set()
    reader.settle()
    assert len(made) == 1
    assert "Một. Hai." in _text(panel)


def test_checks_do_not_wait_for_pages(reader: Reader) -> None:
    reader.open(full_report())
    hold = threading.Event()
    reader.clerk.runner.run(reader.panel, hold.wait, 30, lane=Lane.PAGES)
    type_text(reader.clerk.editor("I"), "x")
    reader.clerk.saved()
    reader.clerk.qtbot.waitUntil(lambda: reader.clerk.page.live_review.up_to_date)
    hold.set()


def test_place_and_zoom_stay_when_the_pages_change(reader: Reader) -> None:
    panel = reader.open(LONG)
    view = panel.view
    view.set_zoom(1.25)
    view.go_to_page(2)
    reader.settle()
    at = view.verticalScrollBar().value()
    reader.clerk.session.set_entry(h.NUMBER, Entry("77"))
    reader.settle()
    assert (view.zoom, view.page, view.verticalScrollBar().value()) == (1.25, 2, at)
    assert "77/BC" in _text(panel)


def test_a_click_puts_the_caret_into_the_paragraph(reader: Reader) -> None:
    reader.open(LONG)
    _click(reader, CaretPosition("I", 1))
    editor = reader.clerk.editor("I")
    assert editor.hasFocus()
    assert editor.caret() == len(plain_text(LONG.prose("I")).split("\n")[0]) + 1
    assert not editor.textCursor().hasSelection()


@pytest.mark.parametrize(
    ("spot", "field"),
    [
        (CaretPosition(h.TITLE), "header.title"),
        (CaretPosition(h.SIGNATORY_NAME, 0), "signatory.name"),
        (CaretPosition(h.RECIPIENTS, 1), "header.recipients"),
        (CaretPosition("II"), "prose.II.1"),
    ],
)
def test_a_click_on_any_part_goes_to_its_field(reader: Reader, spot: CaretPosition, field: str) -> None:
    reader.open(full_report())
    _click(reader, spot)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.objectName() == field


def test_the_caret_scrolls_the_page_and_is_marked(reader: Reader) -> None:
    panel = reader.open(LONG)
    assert panel.view.page == 0
    editor = reader.clerk.editor("I")
    editor.set_caret(editor.document().characterCount() - 1)
    reader.clerk.qtbot.waitUntil(lambda: panel.view.page >= 5)
    assert {area.source.paragraph for area in panel.view._marked} == {2}
    editor.set_caret(0)
    reader.clerk.qtbot.waitUntil(lambda: panel.view.page == 0)


def test_by_keyboard_alone(reader: Reader) -> None:
    panel = reader.open(LONG)
    view = panel.view
    reader.clerk.page.panels.show_panel("preview", enter=True)
    assert view.hasFocus()
    press(view, Qt.Key.Key_End)
    assert view.page == view.page_count - 1
    press(view, Qt.Key.Key_Home)
    assert view.verticalScrollBar().value() == 0
    press(view, Qt.Key.Key_PageDown)
    assert view.verticalScrollBar().value() > 0
    press(view, Qt.Key.Key_PageUp)
    assert view.verticalScrollBar().value() == 0
    while panel._source is None or (panel._source.key, panel._source.paragraph) != ("I", 1):
        press(view, Qt.Key.Key_Down)
    press(view, Qt.Key.Key_Return)
    editor = reader.clerk.editor("I")
    assert editor.textCursor().blockNumber() == 1


@pytest.mark.parametrize(
    ("key", "grows"), [(Qt.Key.Key_Plus, 1), (Qt.Key.Key_Equal, 1), (Qt.Key.Key_Minus, -1), (Qt.Key.Key_0, 0)]
)
def test_zoom_keys_belong_to_the_page_that_has_the_focus(reader: Reader, key: Qt.Key, grows: int) -> None:
    panel = reader.open(LONG)
    view = panel.view
    letters = reader.clerk.navigator.window_commands.points
    view.setFocus()
    before = view._stack.scales[0]
    QTest.keyClick(view, key, Qt.KeyboardModifier.ControlModifier)
    after = view._stack.scales[0]
    assert (after > before) - (after < before) == grows
    assert reader.clerk.navigator.window_commands.points == letters


def test_the_wheel_with_control_zooms(reader: Reader) -> None:
    view = reader.open(LONG).view
    before = view._stack.scales[0]
    place = QPointF(view.viewport().rect().center())
    event = QWheelEvent(
        place, place, QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton, Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view.viewport(), event)
    assert view._stack.scales[0] > before


def test_the_row_of_buttons(reader: Reader) -> None:
    panel = reader.open(LONG)
    view = panel.view
    label = reader.clerk.find(QLabel, "preview.page")
    assert label.text() == f"Page 1/{view.page_count}"

    def button(name: str) -> QToolButton:
        return reader.clerk.find(QToolButton, f"preview.{name}")

    assert not button("previousPage").isEnabled()
    button("nextPage").click()
    assert (view.page, label.text()) == (1, f"Page 2/{view.page_count}")
    assert view.accessibleName() == label.text()
    button("previousPage").click()
    assert view.page == 0
    assert button("fitWidth").isChecked()
    button("fitPage").click()
    assert view.zoom == FIT_PAGE
    assert view._stack.rects[0].height() <= view.viewport().height()
    button("zoomIn").click()
    assert view.zoom > 0
    assert not button("fitPage").isChecked()
    button("fitWidth").click()
    assert view.zoom == FIT_WIDTH


def test_a_page_that_cannot_be_made_says_why_and_where(reader: Reader) -> None:
    panel = reader.open(full_report())
    pages = panel.view.page_count
    reader.clerk.session.set_entry(h.PLACE, Entry("Bình Nguyên " * 60))
    reader.settle()
    assert "place" in panel.banner.text
    assert panel.banner.isVisible()
    assert panel.view.page_count == pages  # the last pages stay
    reader.clerk.find(QPushButton, "banner.preview.button").click()
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.objectName() == "header.place"
    reader.clerk.session.set_entry(h.PLACE, Entry("Bình Nguyên"))
    reader.settle()
    assert not panel.banner.isVisible()


def test_a_report_that_never_had_a_page_says_why(reader: Reader, translators: Translators) -> None:
    report = full_report().with_entries({"I": Entry(encode(from_plain_text("Một chữ lạ: 漢")))})
    panel = reader.open(report)
    assert panel.banner.isVisible()
    assert panel.view.page_count == 0
    translators.use("vi")
    reader.clerk.runner.set_language("vi")
    assert "Phông chữ" in panel.banner.text


def test_a_signed_report_shows_the_signed_bytes(reader: Reader) -> None:
    panel = reader.open(full_report())
    report_id = reader.clerk.session.saved_report.id

    def sign(store: Store) -> bytes:
        sign_off(store, report_id, SignatoryChoice())
        return store.revisions.pdf(report_id, 1)

    signed = reader.clerk.store(sign)
    reader.clerk.session.reload(reader.clerk.stored())
    reader.settle()
    assert panel._preview is not None
    assert panel._preview.pdf == signed
    assert "DỰ THẢO" not in _text(panel)
    _click(reader, CaretPosition("I", 0))
    assert reader.clerk.editor("I").hasFocus()


def test_everything_has_a_name_and_an_object_name(reader: Reader, translators: Translators) -> None:
    panel = reader.open(full_report())
    for language in ("en", "vi"):
        translators.use(language)
        QApplication.processEvents()
        for widget in panel.findChildren(QWidget):
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
                assert widget.objectName(), widget
                assert widget.accessibleName(), widget.objectName()
    interface = QAccessible.queryAccessibleInterface(panel.view)
    assert interface.text(QAccessible.Text.Name) == f"Trang 1/{panel.view.page_count}"
    assert "trang" in interface.text(QAccessible.Text.Description)


def test_two_hundred_kilobytes_are_followed_too(reader: Reader) -> None:
    from tests.benchmarks.bench_keystroke import big_prose

    panel = reader.open(full_report().with_entries({"I": Entry(encode(big_prose()))}))
    pages = panel.view.page_count
    assert pages > 50
    type_text(reader.clerk.editor("I"), "Ố")
    reader.settle()
    assert panel.view.page_count == pages
    assert "Ố" in _text(panel)


def test_the_window_closes_while_pages_are_made(clerk: Clerk) -> None:
    reader = Reader(clerk)
    reader.open(LONG)
    type_text(clerk.editor("I"), "x")
    reader.panel.maker.make_now()
    clerk.navigator.leave_report()
    clerk.qtbot.waitUntil(lambda: clerk.navigator.page is None and clerk.runner.idle)
