"""Model to document and back: nothing lost, nothing added."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor

from dcbc_desktop.report.prose import FigureRun, Footnote, Paragraph, ParagraphKind, Prose, Text, decode, encode
from dcbc_desktop.report.text import OBJECT
from dcbc_desktop.ui.editor.paragraph_cache import ParagraphCache
from tests.ui.editor.proses import NOTES, proses
from tests.ui.editor.section import Section

_one_widget = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=80)


@_one_widget
@given(prose=proses())
def test_what_is_loaded_is_what_is_read(section: Section, prose: Prose) -> None:
    section.editor.load(prose)
    assert section.editor.prose() == prose
    assert decode(encode(section.editor.prose())) == prose
    assert section.edits.times == 0


@_one_widget
@given(first=proses(), second=proses(), data=st.data())
def test_the_cache_equals_a_fresh_reading_after_any_edit(
    section: Section, first: Prose, second: Prose, data: st.DataObject
) -> None:
    editor = section.editor
    editor.load(first)
    cursor = editor.textCursor()
    last = editor.document().characterCount() - 1
    places = st.integers(0, last)
    cursor.setPosition(data.draw(places))
    cursor.setPosition(data.draw(places), QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)
    editor.insert_pasted(second)
    _assert_cache_is_fresh(section)
    pasted = editor.prose()
    editor.undo()
    _assert_cache_is_fresh(section)
    editor.redo()
    _assert_cache_is_fresh(section)
    assert editor.prose() == pasted


def _assert_cache_is_fresh(section: Section) -> None:
    fresh = ParagraphCache(section.editor.document())
    assert section.editor.prose() == fresh.prose()
    assert section.editor.word_count() == fresh.words()
    assert section.editor.notes() == fresh.notes()


def test_a_footnote_is_one_object_character(section: Section) -> None:
    section.editor.load(NOTES)
    assert section.editor.toPlainText().count(OBJECT) == 2
    assert section.editor.note_count() == 2


def test_an_empty_document_is_empty_prose(section: Section) -> None:
    section.editor.load(Prose())
    assert section.editor.prose() == Prose()
    section.editor.load(Prose((Paragraph(),)))
    assert section.editor.prose() == Prose()


def test_linked_figures_stay_apart_and_keep_their_keys(section: Section) -> None:
    prose = Prose((Paragraph((FigureRun("a", "24"), FigureRun("a", "24"), Text(" cuộc"), FigureRun("b", "7"))),))
    section.editor.load(prose)
    assert section.editor.prose() == prose
    assert section.editor.toPlainText() == "2424 cuộc7"


def test_kinds_are_kept(section: Section) -> None:
    prose = Prose(tuple(Paragraph((Text(kind.value),), kind) for kind in ParagraphKind))
    section.editor.load(prose)
    assert section.editor.prose() == prose


def test_loading_forgets_undo_and_says_nothing(section: Section) -> None:
    section.editor.load(NOTES)
    assert not section.editor.text_actions.undo.isEnabled()
    section.editor.undo()
    assert section.editor.prose() == NOTES
    assert section.edits.times == 0


@pytest.mark.parametrize("hostile", ["<b>đậm</b>", "&amp;", '<img src="file:///C:/secret.txt">', "{year} %n [1]"])
def test_markup_is_text(section: Section, hostile: str) -> None:
    prose = Prose((Paragraph((Text(hostile), Footnote((Text(hostile),)))),))
    section.editor.load(prose)
    assert section.editor.prose() == prose
    assert section.editor.toPlainText() == hostile + OBJECT
