"""Opening and closing the program, however often and however early, moves neither the place nor the caret."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from functools import partial

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from dcbc_desktop.report.prose import Footnote, Paragraph, Prose, Text, encode
from dcbc_desktop.report.report import Entry, Report
from dcbc_desktop.store.models import Place
from dcbc_desktop.store.store import Store
from dcbc_desktop.ui.app.program import Program
from dcbc_desktop.ui.editor.footnote_line import FootnoteLine
from dcbc_desktop.ui.editor.prose_editor import ProseEditor
from dcbc_desktop.ui.tables.table_grid import TableGrid
from dcbc_desktop.ui.widgets.fields import LinesEdit
from tests.places import ROOT
from tests.report.samples import full_report
from tests.ui.clerk import Clerk

COMMUNE = ROOT / "resources" / "outlines" / "2026-xa-phuong-dac-khu"
TEXT = Prose(
    (
        Paragraph((Text("Câu đầu"), Footnote((Text("Chú thích một."),)), Text(" và câu sau. " * 60))),
        Paragraph((Text("Đoạn hai"), Footnote((Text("Chú thích hai."),)))),
    )
)
PLACES = {
    "prose": (Place("II", "II", 596), "prose.II", 596),
    "the end of a text": (
        Place("II", "II", 1 << 30),
        "prose.II",
        len("Câu đầu+" + " và câu sau. " * 60 + "+Đoạn hai+"),
    ),
    "a footnote": (Place("II", "II", 7, note=2, note_caret=5), "footnote.2", 5),
    "a footnote that is gone": (Place("II", "II", 7, note=3, note_caret=5), "prose.II", 7),
    "a table": (Place("II", "decisions", 2), "table.decisions", 2),
    "a figure": (Place(":figures", "units_total", 1), "figure.units_total", 1),
    "the note of a figure": (Place(":figures", "note.units_total", 3), "note.units_total", 3),
    "general information": (Place(":general", "header.place", 4), "header.place", 4),
    "recipients": (Place(":recipients", "header.recipients", 9), "header.recipients", 9),
    "a tab without a field": (Place("III", "", 0), None, 0),
    "a field that is gone": (Place("III", "gone", 12), None, 0),
}


def commune_report() -> Report:
    """A report with text, footnotes, a figure with a note, and tables."""
    entries = {"II": Entry(encode(TEXT)), "units_total": Entry("23", "Có ghi chú")}
    return full_report(COMMUNE).with_entries(entries)


@pytest.mark.parametrize("name", PLACES)
def test_any_number_of_starts_moves_nothing(clerk: Clerk, name: str) -> None:
    place, field, caret = PLACES[name]
    opened_at(clerk, place)
    for active in (True, False):
        clerk.opened(active=active)
        assert clerk.page.tabs.current.name == place.tab
        focused = clerk.window.focusWidget()
        assert focused is not None
        if field is not None:
            assert (focused.objectName(), caret_of(focused)) == (field, caret)
        close_as_a_person(clerk)
        assert stored_place(clerk) == place
        clerk.close()


@pytest.mark.parametrize("moment", ["at once", "after the frame", "while the database opens", "with the report shown"])
def test_a_window_closed_during_the_start_moves_nothing(clerk: Clerk, moment: str) -> None:
    place = PLACES["prose"][0]
    opened_at(clerk, place)
    program = Program("en")
    if moment != "at once":
        program.show_frame()
    program.load(clerk.database)
    if moment == "while the database opens":
        QApplication.processEvents()
    elif moment == "with the report shown":
        clerk.qtbot.waitUntil(lambda: program.navigator.page is not None)
    program.window.close()
    clerk.qtbot.waitUntil(program.window.isHidden)
    program.end()
    program.window.deleteLater()
    clerk.opened()
    assert stored_place(clerk) == place
    assert clerk.find(ProseEditor, "prose.II").caret() == 596


def test_what_a_person_does_is_kept(clerk: Clerk) -> None:
    opened_at(clerk, PLACES["prose"][0])
    clerk.opened()
    moves: list[tuple[Callable[[], None], Place]] = [
        (lambda: clerk.editor("II").set_caret(3), Place("II", "II", 3)),
        (lambda: click(clerk.focused(clerk.find(FootnoteLine, "footnote.2"))), Place("II", "II", 3, 2, 0)),
        (lambda: clerk.find(FootnoteLine, "footnote.2").select_positions(6, 6), Place("II", "II", 3, 2, 6)),
        (lambda: clerk.focused(clerk.find(TableGrid, "table.decisions")).go_to(0, 2), Place("II", "decisions", 2)),
        (lambda: clerk.page.tabs.show_tab(":figures"), Place(":figures", "units_total", 0)),
        (lambda: clerk.line("note.units_total").set_caret(4), Place(":figures", "note.units_total", 4)),
        (lambda: clerk.line("header.place").set_caret(2), Place(":general", "header.place", 2)),
        (
            lambda: clerk.focused(clerk.find(LinesEdit, "header.recipients")).set_caret(5),
            Place(":recipients", "header.recipients", 5),
        ),
    ]
    for move, place in moves:
        move()
        clerk.qtbot.waitUntil(partial(is_stored, clerk, place))


def test_a_field_that_only_gets_the_focus_is_the_place(clerk: Clerk) -> None:
    opened_at(clerk, PLACES["general information"][0])
    clerk.opened()
    QTest.keyClick(clerk.line("header.place"), Qt.Key.Key_Tab)
    focused = clerk.window.focusWidget()
    assert focused is not None
    assert focused.objectName() != "header.place"
    clerk.qtbot.waitUntil(partial(is_stored, clerk, Place(":general", focused.objectName(), caret_of(focused))))


def opened_at(clerk: Clerk, place: Place) -> None:
    """A report whose person stopped at a place; the program is closed."""
    report = clerk.keep(commune_report())
    with closing(Store.open(clerk.database)) as store:
        store.save_entries(report.id, {}, place)


def close_as_a_person(clerk: Clerk) -> None:
    """Close the window by its frame."""
    clerk.window.close()
    clerk.qtbot.waitUntil(clerk.window.isHidden)


def stored_place(clerk: Clerk) -> Place | None:
    """The place in the database."""
    return clerk.store(lambda store: store.place(1))


def is_stored(clerk: Clerk, place: Place) -> bool:
    """Whether a place is in the database."""
    return stored_place(clerk) == place


def caret_of(field: QWidget) -> int:
    """The caret of a field, of a footnote's field too."""
    if isinstance(field, FootnoteLine):
        return field.textCursor().position()
    assert isinstance(field, (ProseEditor, TableGrid, LinesEdit)) or hasattr(field, "caret")
    caret: int = field.caret()
    return caret


def click(field: QWidget) -> None:
    """Click at the beginning of a field."""
    QTest.mouseClick(field.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(1, 5))  # type: ignore[attr-defined]
