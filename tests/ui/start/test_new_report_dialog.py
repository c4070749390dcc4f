"""New report: blank or from an earlier one, for a period that the outline is meant for."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QComboBox, QDateEdit, QLabel, QPushButton, QRadioButton, QSpinBox

from dcbc_desktop.paths import user_data_dir
from dcbc_desktop.report import header as h
from dcbc_desktop.report.report import Report
from dcbc_desktop.ui.start.new_report_dialog import NewReportDialog
from tests.keyboard import press
from tests.places import NEXT_YEAR, OUTLINE_A
from tests.ui.room import OFFICE, SCHOOL, Room, SignalRecorder, child


def _today() -> date:
    return date(2026, 11, 21)


def _dialog(room: Room) -> NewReportDialog:
    return room.opened(NewReportDialog(room.runner, room.window, _today))


def _create(room: Room, dialog: NewReportDialog) -> Report:
    heard = SignalRecorder()
    dialog.report_created.connect(heard.number)
    child(dialog, QPushButton, "newReportDialog.create").click()
    room.settle()
    (made,) = heard.said
    return room.store(lambda store: store.load_report(int(str(made))))


def _use_outlines(*folders: Path) -> None:
    """The user's own outlines."""
    for folder in folders:
        shutil.copytree(folder, user_data_dir() / "outlines" / folder.name)


def test_a_blank_report_of_this_year_takes_the_only_offices_profile(room: Room) -> None:
    room.store(lambda store: store.office.save(OFFICE))
    dialog = _dialog(room)
    assert not child(dialog, QComboBox, "newReport.office").isVisible()
    report = _create(room, dialog)
    assert (report.period.code, report.office_code, report.superior_code) == ("2026", "A01", "A00")
    assert report.text(h.ISSUER) == OFFICE.issuer
    assert report.text("I") == ""


def test_return_creates_and_escape_does_not(room: Room) -> None:
    dialog = _dialog(room)
    assert child(dialog, QPushButton, "newReportDialog.create").isDefault()
    heard = SignalRecorder()
    dialog.report_created.connect(heard.number)
    press(dialog, Qt.Key.Key_Escape)
    room.settle()
    assert heard.said == []
    assert room.store(lambda store: store.list_reports()) == ()


def test_from_last_years_report_of_the_same_office_newest_first(room: Room) -> None:
    for office in (OFFICE, SCHOOL):
        room.store(lambda store, office=office: store.office.save(office))  # type: ignore[misc]
    room.full("2024")
    newest = room.full("2025")
    room.full("2025", SCHOOL)
    dialog = _dialog(room)
    child(dialog, QRadioButton, "newReport.fromEarlier").click()
    earlier = child(dialog, QComboBox, "newReport.earlier")
    names = [earlier.itemText(index) for index in range(earlier.count())]
    assert names == [f"Year {year} · {newest.outline.name}" for year in (2025, 2024)]
    report = _create(room, dialog)
    assert report.text("II.1") == newest.text("II.1")
    assert report.text(h.NUMBER) == ""
    assert report.office_code == "A01"


def test_the_second_office_can_be_chosen(room: Room) -> None:
    for office in (OFFICE, SCHOOL):
        room.store(lambda store, office=office: store.office.save(office))  # type: ignore[misc]
    dialog = _dialog(room)
    choice = child(dialog, QComboBox, "newReport.office")
    assert choice.isVisible()
    choice.setCurrentIndex(1)
    assert _create(room, dialog).office_code == "B02"


def test_days_follow_the_period_until_a_person_changes_them(room: Room) -> None:
    dialog = _dialog(room)
    first, last = child(dialog, QDateEdit, "period.first"), child(dialog, QDateEdit, "period.last")
    assert (first.date(), last.date()) == (QDate(2025, 12, 15), QDate(2026, 12, 14))
    kind = child(dialog, QComboBox, "period.kind")
    kind.setCurrentIndex(kind.findText("Six months"))
    child(dialog, QComboBox, "period.number").setCurrentIndex(1)
    assert (first.date(), last.date()) == (QDate(2026, 6, 15), QDate(2026, 12, 14))
    child(dialog, QSpinBox, "period.year").setValue(2027)
    last.setDate(QDate(2027, 12, 31))
    report = _create(room, dialog)
    assert report.period.code == "2027-H2"
    assert (report.period.first, report.period.last) == (date(2027, 6, 15), date(2027, 12, 31))


def test_every_month_and_quarter_gives_its_code(room: Room) -> None:
    dialog = _dialog(room)
    kind = child(dialog, QComboBox, "period.kind")
    kind.setCurrentIndex(kind.findText("Month"))
    child(dialog, QComboBox, "period.number").setCurrentIndex(8)
    assert _create(room, dialog).period.code == "2026-09"


def test_days_the_wrong_way_round_are_told_in_place(room: Room) -> None:
    dialog = _dialog(room)
    child(dialog, QDateEdit, "period.first").setDate(QDate(2027, 1, 1))
    problem = child(dialog, QLabel, "newReportDialog.problem")
    assert problem.isVisible()
    assert "ngày" in problem.text()
    assert not child(dialog, QPushButton, "newReportDialog.create").isEnabled()
    child(dialog, QDateEdit, "period.first").setDate(QDate(2026, 1, 1))
    assert not problem.isVisible()
    assert child(dialog, QPushButton, "newReportDialog.create").isEnabled()


def test_the_outline_says_which_periods_there_are(room: Room) -> None:
    _use_outlines(NEXT_YEAR)
    dialog = _dialog(room)
    outline, kind = child(dialog, QComboBox, "newReport.outline"), child(dialog, QComboBox, "period.kind")
    assert outline.currentText() == "Đề cương thử năm sau (2031)"
    assert [kind.itemText(index) for index in range(kind.count())] == ["Quarter"]
    outline.setCurrentIndex(1)
    kinds = [kind.itemText(index) for index in range(kind.count())]
    assert kinds == ["Whole year", "Nine months", "Six months", "Quarter", "Month"]


def test_nine_months_need_no_number_and_end_in_september(room: Room) -> None:
    dialog = _dialog(room)
    child(dialog, QSpinBox, "period.year").setValue(2026)
    kind = child(dialog, QComboBox, "period.kind")
    kind.setCurrentIndex(kind.findText("Nine months"))
    assert not child(dialog, QComboBox, "period.number").isVisible()
    days = [child(dialog, QDateEdit, f"period.{name}").date() for name in ("first", "last")]
    assert days == [QDate(2025, 12, 15), QDate(2026, 9, 14)]


def test_the_outline_of_the_last_report_is_chosen(room: Room) -> None:
    _use_outlines(NEXT_YEAR)
    room.full("2025")
    outline = child(_dialog(room), QComboBox, "newReport.outline")
    assert outline.currentText() == "Cơ quan, đơn vị (2023)"


def test_the_users_own_outlines_come_first_then_by_body_and_year(room: Room) -> None:
    outline = child(_dialog(room), QComboBox, "newReport.outline")
    shipped = [outline.itemText(index) for index in range(outline.count())]
    assert shipped == ["Cơ quan, đơn vị (2023)", "Doanh nghiệp nhà nước (2026)", "Xã, phường, đặc khu (2026)"]
    _use_outlines(NEXT_YEAR)
    outline = child(_dialog(room), QComboBox, "newReport.outline")
    assert [outline.itemText(index) for index in range(outline.count())] == ["Đề cương thử năm sau (2031)", *shipped]


def test_a_broken_outline_is_listed_with_its_sentence_and_cannot_be_chosen(room: Room) -> None:
    _use_outlines(OUTLINE_A)
    folder = user_data_dir() / "outlines" / OUTLINE_A.name
    folder.rename(folder.with_name("hong"))
    broken = folder.with_name("hong") / "outline.toml"
    broken.write_text('[outline]\nid = "hong"\n', encoding="utf-8")
    dialog = _dialog(room)
    outline = child(dialog, QComboBox, "newReport.outline")
    last = outline.count() - 1
    assert outline.itemText(last) == "hong"
    assert not outline.model().flags(outline.model().index(last, 0)) & Qt.ItemFlag.ItemIsEnabled
    sentence = child(dialog, QLabel, "newReport.broken")
    assert sentence.isVisible()
    assert "outline.toml" in sentence.text()
    assert child(dialog, QPushButton, "newReportDialog.create").isEnabled()
