"""What is typed lands in the database: from every kind of field, while typing goes on, while the disk is slow."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from dcbc_desktop.report.outline import SectionKind
from dcbc_desktop.report.prose import plain_text
from dcbc_desktop.store.store import Store
from dcbc_desktop.ui.session import SAVE_AFTER_MS
from dcbc_desktop.ui.widgets.fields import LinesEdit
from tests.keyboard import alphabet, compose, press, type_by_input_method, type_by_unikey, type_text
from tests.places import OUTLINE_FOLDERS
from tests.report.samples import blank_report
from tests.ui.clerk import Clerk


def test_the_alphabet_with_all_tones_lands_in_the_database_from_three_tabs(clerk: Clerk) -> None:
    clerk.blank()
    type_text(clerk.editor("I"), alphabet())
    type_by_unikey(clerk.editor("II.1"), alphabet())
    type_by_input_method(clerk.editor("III.2"), alphabet())
    clerk.saved()
    stored = clerk.stored()
    assert {plain_text(stored.prose(key)) for key in ("I", "II.1", "III.2")} == {alphabet()}


def test_header_figure_note_and_signatory_land_in_the_database(clerk: Clerk) -> None:
    clerk.blank()
    type_text(clerk.line("header.title"), "Kết quả thực hiện dân chủ")
    type_text(clerk.focused(clerk.find(LinesEdit, "header.issuer")), "ỦY BAN NHÂN DÂN\nPHƯỜNG ĐÔNG")
    type_text(clerk.line("figure.staff"), "1.234")
    type_text(clerk.line("note.staff"), "Tính đến ngày 14/12.")
    type_text(clerk.line("signatory.name"), "Nguyễn Thị Ánh Dương")
    clerk.saved()
    stored = clerk.stored()
    assert stored.text("header.title") == "Kết quả thực hiện dân chủ"
    assert stored.lines("header.issuer") == ("ỦY BAN NHÂN DÂN", "PHƯỜNG ĐÔNG")
    assert (stored.entry("staff").value, stored.entry("staff").note) == ("1.234", "Tính đến ngày 14/12.")
    assert stored.text("signatory.name") == "Nguyễn Thị Ánh Dương"


def test_who_types_without_a_pause_is_saved_too(clerk: Clerk) -> None:
    clerk.blank()
    editor = clerk.editor("I")
    saves: list[object] = []
    clerk.session.saved.connect(saves.append)

    def still_typing() -> bool:
        type_text(editor, "ă")  # a key at every look: never a pause
        return len(saves) >= 3

    clerk.qtbot.waitUntil(still_typing, timeout=SAVE_AFTER_MS * 3 + 5_000)
    assert clerk.stored().text("I")


def test_what_is_typed_while_a_save_is_under_way_is_saved_after_it(clerk: Clerk) -> None:
    clerk.blank()
    editor = clerk.editor("I")
    disk = threading.Event()
    clerk.runner.store.submit(lambda _store: disk.wait(20))
    type_text(editor, "trước")
    clerk.session.flush()
    type_text(editor, " sau")
    assert clerk.session.dirty
    disk.set()
    clerk.saved()
    assert plain_text(clerk.stored().prose("I")) == "trước sau"


def test_the_session_gives_unsaved_edits_to_whoever_asks(clerk: Clerk) -> None:
    clerk.blank()
    type_text(clerk.editor("I"), "chưa lưu")
    assert clerk.session.dirty
    assert plain_text(clerk.session.report.prose("I")) == "chưa lưu"


def test_leaving_a_field_and_changing_the_tab_save_at_once(clerk: Clerk) -> None:
    clerk.blank()
    disk = threading.Event()
    clerk.runner.store.submit(lambda _store: disk.wait(20))
    type_text(clerk.editor("I"), "x")
    written: list[object] = []
    clerk.session.saved.connect(written.append)
    clerk.tabs.setCurrentIndex(0)
    disk.set()
    clerk.saved()
    assert written
    assert plain_text(clerk.stored().prose("I")) == "x"


def test_flush_calls_back_only_when_everything_is_on_the_disk(clerk: Clerk) -> None:
    clerk.blank()
    type_text(clerk.editor("I"), "x")
    found: list[str] = []
    clerk.session.flush(lambda: found.append(plain_text(clerk.stored().prose("I"))))
    clerk.qtbot.waitUntil(lambda: bool(found))
    assert found == ["x"]


def test_an_input_method_that_composes_saves_nothing(clerk: Clerk) -> None:
    clerk.blank()
    editor = clerk.editor("I")
    clerk.saved()
    compose(editor, preedit="tiế")
    assert not clerk.session.dirty
    compose(editor, commit="tiếng")
    assert clerk.session.dirty


def test_cutting_a_paragraph_with_footnotes_into_another_section_renumbers_and_undoes(clerk: Clerk) -> None:
    clerk.full()
    source = clerk.editor("II.1")
    source.selectAll()
    type_text(source, "Có chú thích")
    for _ in range(2):
        source.text_actions.footnote.trigger()
        source.setFocus()
    source.selectAll()
    source.text_actions.cut.trigger()
    target = clerk.editor("III.1")
    press(target, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    target.text_actions.paste.trigger()
    assert (source.note_count(), target.note_count()) == (0, 2)
    clerk.editor("II.1").text_actions.undo.trigger()
    clerk.saved()
    QApplication.processEvents()
    assert [source.note_number(serial) for serial, _ in source.notes()] == [1, 2]
    assert [target.note_number(serial) for serial, _ in target.notes()] == [3, 4]
    assert clerk.stored().text("III.1").count('"note"') == 2


@pytest.mark.parametrize("folder", OUTLINE_FOLDERS, ids=lambda folder: folder.name)
def test_every_outline_shows_as_tabs_and_takes_typing(clerk: Clerk, folder: Path) -> None:
    report = blank_report(folder, "2031-Q2" if folder.name == "next_year" else "2026")
    clerk.keep(report)
    clerk.opened()
    extra = 3 if report.outline.figures else 2
    assert clerk.tabs.count() == len(report.outline.tabs()) + extra
    for section in report.outline.sections:
        if section.kind is not SectionKind.GROUP:
            type_text(clerk.editor(section.key), f"Mục {section.key}")
    for figure in report.outline.figures:
        type_text(clerk.line(f"figure.{figure.key}"), "5")
    clerk.saved()
    stored = clerk.stored()
    assert all(plain_text(stored.prose(s.key)) == f"Mục {s.key}" for s in report.outline.prose_sections())
    assert all(stored.text(figure.key) == "5" for figure in report.outline.figures)


@pytest.mark.parametrize("text", ["<b>đậm</b> &amp; <img src='file:///C:/bí mật.txt'>", "&Tệp && A", "a" * 2_000])
def test_hostile_words_stay_words(clerk: Clerk, text: str) -> None:
    clerk.blank()
    type_text(clerk.line("header.title"), text)
    clerk.saved()
    assert clerk.stored().text("header.title") == text


def test_the_database_is_whole_after_the_window_is_closed(clerk: Clerk) -> None:
    clerk.blank()
    type_text(clerk.editor("I"), "cuối cùng")
    clerk.window.close()
    clerk.qtbot.waitUntil(lambda: not clerk.window.isVisible())
    clerk.close()
    store = Store.open(clerk.database)
    try:
        assert store.doctor() == ()
        open_id = store.settings.open_report_id()
        assert open_id is not None
        assert plain_text(store.load_report(open_id).prose("I")) == "cuối cùng"
    finally:
        store.close()
