"""Blocks pasted from the clipboard in the window: the question, the note, what was left out taken back, the mend."""

from __future__ import annotations

import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from shiboken6 import isValid

from dcbc_desktop.report.outline_files.loader import load_outline
from dcbc_desktop.ui.panels import FINDINGS
from dcbc_desktop.ui.panels.findings_panel import FindingsPanel
from dcbc_desktop.ui.tables.numbers_dialog import NumbersDialog
from dcbc_desktop.ui.widgets.banner import Banner
from tests.looks import cut_words
from tests.places import OUTLINE_FOLDERS
from tests.ui.tables.figures_clerk import FiguresClerk, press_control, report_of

COMMUNE = load_outline(next(folder for folder in OUTLINE_FOLDERS if "xa-phuong" in folder.name))
AREA, COUNT, LAND = 0, 1, 6
_BODY = "Đất đai\t4\t1\nKhác\t3\t2\n"
_HEAD = "STT\tLĩnh vực\tSố cuộc giám sát\tSai phạm phát hiện\n"


class Paster:
    """Somebody who pastes into a table of the outline for communes."""

    def __init__(self, clerk: FiguresClerk, key: str) -> None:
        self.clerk, self.key = clerk, key
        clerk.opens(report_of(COMMUNE).with_entries({}))
        clerk.clerk.runner.set_language("vi")

    def paste(self, text: str, html: str = "") -> None:
        grid = self.clerk.table(self.key)
        self.clerk.copied(text, html)
        press_control(grid, Qt.Key.Key_V)

    @property
    def note(self) -> str:
        return self.clerk.clerk.find(Banner, f"pasteNote.{self.key}").text

    def answer(self, button: str) -> None:
        """Answer the question about numbers, or close it."""
        clerk = self.clerk.clerk
        dialog = clerk.find(NumbersDialog, "numbersDialog")
        assert cut_words(dialog) == []
        if button:
            clerk.find(QPushButton, f"numbersDialog.{button}").click()
        else:
            dialog.reject()
        clerk.qtbot.waitUntil(lambda: not isValid(dialog))
        clerk.window.activateWindow()
        clerk.qtbot.waitUntil(clerk.window.isActiveWindow)

    def press(self, button: str) -> None:
        self.clerk.clerk.find(QPushButton, f"pasteNote.{self.key}.{button}").click()

    def undo(self) -> None:
        press_control(self.clerk.table(self.key), Qt.Key.Key_Z)

    def cells(self, *columns: int) -> list[list[str]]:
        return [[row[column] for column in columns] for row in self.clerk.texts(self.key)]


@pytest.fixture
def areas(figures_clerk: FiguresClerk) -> Paster:
    """The table of the Ban Thanh tra nhân dân, with its starting rows gone."""
    return Paster(figures_clerk, "inspectorate")


def test_head_numbering_and_total_are_left_out_told_and_taken_back(areas: Paster) -> None:
    areas.paste(f"{_HEAD}1\tĐất đai\t4\t1\n2\tKhác\t3\t2\n\tTổng cộng\t8\t3\n")
    assert areas.cells(AREA, COUNT) == [["Đất đai", "4"], ["Khác", "3"]]
    for words in ("1 dòng đầu bảng", "«Tổng cộng»", "cột số thứ tự", "ghi 8", "cộng lại được 7"):
        assert words in areas.note
    areas.press("button")
    assert [row[0] for row in areas.cells(AREA)] == ["Lĩnh vực", "Đất đai", "Khác", "Tổng cộng"]
    areas.undo()
    assert areas.cells(AREA) == []
    assert not areas.note


def test_a_number_with_two_meanings_is_asked_about_before_anything_is_pasted(areas: Paster) -> None:
    areas.paste("Đất đai\t\t\t\t\t\t1,500\t2\n")
    areas.answer("")
    assert areas.cells(LAND) == []
    for button, value in (("vi", "1,5"), ("en", "1.500")):
        areas.paste("Đất đai\t\t\t\t\t\t1,500\t2\n")
        assert areas.cells(LAND) == []
        areas.answer(button)
        assert areas.cells(LAND) == [[value]]
        areas.undo()
    areas.paste("Tổng cộng")
    assert areas.cells(AREA) == [["Tổng cộng"]], "alone in a cell it is a word as any"
    areas.clerk.table("inspectorate").go_to(0, LAND)
    areas.paste("1,500")
    areas.answer("")
    assert areas.cells(AREA, LAND) == [["Tổng cộng", ""]]


def test_numbers_html_and_cells_of_this_program_are_taken(areas: Paster) -> None:
    areas.paste("Đất đai\t-\t1 cuộc\t\t1.000.000 đ\t(5)\t12.5\n")
    assert areas.cells(1, 4, 5, 6) == [["", "1.000.000", "-5", "12,5"]]
    assert "ghi lại theo lối của báo cáo" in areas.note
    areas.paste("Đất đai\n4", "<table><tr><td>Tổng</td><td>1.500</td></tr><tr><td>Đất</td><td>4</td></tr></table>")
    assert areas.cells(AREA, COUNT) == [["Đất", "4"]]
    grid = areas.clerk.table("inspectorate")
    grid.selectAll()
    press_control(grid, Qt.Key.Key_C)
    copied = areas.cells(*range(9))
    grid.go_to(0, 0)
    press_control(grid, Qt.Key.Key_V)
    assert areas.cells(*range(9))[:1] == copied
    assert not areas.note
    areas.paste("1\tĐất\n2\tNhà\n")
    assert areas.cells(AREA)[:2] == [["Đất"], ["Nhà"]]


def test_near_choices_are_mended_from_the_note_and_from_the_panel_in_one_step_each(figures_clerk: FiguresClerk) -> None:
    paster = Paster(figures_clerk, "charters")
    paster.paste("Thôn 1\txây dựng mới\nThôn 2\tbai bo\nThôn 3\tThay thế\n")
    typed = [["xây dựng mới"], ["bai bo"], ["Thay thế"]]
    assert paster.cells(1) == typed
    assert "«bai bo» → «Bãi bỏ»" in paster.note
    paster.press("other")
    mended = [["Xây dựng mới"], ["Bãi bỏ"], ["Thay thế"]]
    assert paster.cells(1) == mended
    paster.undo()
    assert paster.cells(1) == typed
    clerk = figures_clerk.clerk
    clerk.window.actions_by_verb["findings"].trigger()
    review = clerk.page.live_review
    clerk.qtbot.waitUntil(lambda: review.up_to_date and not review.edited_since)
    panel = clerk.page.panels.panel(FINDINGS)
    assert isinstance(panel, FindingsPanel)
    near = next(item for item in panel.model.rows if item.finding.code == "choices_near")
    panel.show_current(near)
    assert "2" in clerk.find(QPushButton, "findings.mend").text()
    panel.apply_current_fix()
    assert paster.cells(1) == mended
    paster.undo()
    assert paster.cells(1) == typed


def test_a_long_paste_costs_bounded_time(areas: Paster) -> None:
    begun = time.perf_counter()
    areas.paste("".join(f"Thôn {n}\t{n}\t1,500.5\n" for n in range(5_000)))
    assert "2000" in areas.clerk.editor("inspectorate").message
    areas.paste("Việc " * 4_000 + "\t1\n" + ("chữ " * 4_000 + "\t2\n") * 10)
    assert len(areas.clerk.texts("inspectorate")) == 11
    assert time.perf_counter() - begun < 20
