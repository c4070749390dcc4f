"""Words replaced in place: only where they still stand, as one step of undo, whatever stands beside them."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from dcbc_desktop.report.checks.finding import Finding, Severity
from dcbc_desktop.report.checks.table_mends import mended_rows
from dcbc_desktop.report.prose import FigureRun, Footnote, Paragraph, ParagraphKind, Prose, Text, plain_text
from dcbc_desktop.report.report import Entry, Report
from dcbc_desktop.report.table import Cell, encode_rows, new_row
from dcbc_desktop.report.text_place import TextPlace
from dcbc_desktop.ui.editor.document_conversion import document_position, plain_offset
from dcbc_desktop.ui.editor.document_edits import differing
from dcbc_desktop.ui.editor.prose_editor import ProseEditor
from dcbc_desktop.ui.panels.finding_card import table_mend
from dcbc_desktop.ui.review.review_result import FindingView
from tests.report.samples import blank_report

_NOTE = Footnote((Text("chú"),))
PROSE = Prose((
    Paragraph((Text("𝒳 một "), Text("tại tại", bold=True), _NOTE, Text(" xã"))),
    Paragraph((Text("việc "), FigureRun("staff", "12"), Text(" người")), ParagraphKind.DASH),
))  # fmt: skip


@pytest.fixture
def editor(qtbot: QtBot) -> ProseEditor:
    """An editor with styles, a note, a linked figure and a dash item."""
    made = ProseEditor()
    qtbot.addWidget(made)
    made.load(PROSE)
    return made


def _place(words: str) -> tuple[int, int]:
    return plain_text(PROSE).index(words), len(words)


def test_the_replaced_words_keep_their_style_and_come_back_in_one_step(editor: ProseEditor) -> None:
    assert editor.replace_text_range(*_place("tại tại"), "tại tại", "tại")
    runs = editor.prose().paragraphs[0].runs
    assert runs == (Text("𝒳 một "), Text("tại", bold=True), _NOTE, Text(" xã"))
    editor.undo()
    assert editor.prose() == PROSE


def test_a_mark_beside_the_words_that_differ_stays(editor: ProseEditor) -> None:
    assert editor.replace_text_range(*_place("tại tại[1] xã"), "tại tại[1] xã", "tại tại[1] huyện")
    assert editor.prose().paragraphs[0].runs[-2:] == (_NOTE, Text(" huyện"))


@pytest.mark.parametrize(
    ("words", "expected", "text"),
    [
        ("một", "hai", "ba"),
        ("tại[1] xã", "tại[1] xã", "tại xã"),
        ("12", "12", "13"),
        ("- việc", "- việc", "việc"),
        ("xã\n- việc", "xã\n- việc", "xã - việc"),
    ],
)
def test_what_cannot_be_replaced_is_left_alone(editor: ProseEditor, words: str, expected: str, text: str) -> None:
    assert not editor.replace_text_range(*_place(words), expected, text)
    assert editor.prose() == PROSE
    assert not editor.document().isUndoAvailable()


def test_a_signed_text_is_left_alone(editor: ProseEditor) -> None:
    editor.set_read_only(True)
    assert not editor.replace_text_range(*_place("một"), "một", "hai")


@given(st.text(max_size=20), st.text(max_size=20))
def test_what_differs_is_all_that_is_replaced(old: str, new: str) -> None:
    start, gone, come = differing(old, new)
    assert old[:start] + gone + old[start + len(gone) :] == old
    assert old[:start] + come + old[start + len(gone) :] == new


_RUNS = st.sampled_from((Text("ab"), Text("𝒳ế", italic=True), _NOTE, FigureRun("staff", "1.2")))
_PARAGRAPHS = st.builds(
    Paragraph, st.lists(_RUNS, max_size=4).map(tuple), st.sampled_from([ParagraphKind.BODY, ParagraphKind.DASH])
)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(_PARAGRAPHS, min_size=1, max_size=4))
def test_places_of_the_text_and_of_the_document_answer_each_other(paragraphs: list[Paragraph]) -> None:
    whole = plain_text(Prose(tuple(paragraphs)))
    for offset in range(len(whole) + 1):
        position = document_position(paragraphs, offset)
        assert document_position(paragraphs, plain_offset(paragraphs, position)) == position


def _table_report(value: str) -> tuple[Report, FindingView]:
    row = new_row({"c": Cell(value, "ghi chú")})
    place = TextPlace("t", 3, 7, row=row.id, column="c")
    finding = Finding(Severity.ADVISORY, "word_doubled", place, fix="tại")
    told = FindingView(finding, "", "", "I", "tại tại")
    return blank_report().with_entries({"t": Entry(encode_rows([row]))}), told


@pytest.mark.parametrize(("value", "expected"), [("ở «tại tại xã", "ở «tại xã"), ("ở «nơi khác", None)])
def test_a_cell_is_mended_where_it_still_says_so(value: str, expected: str | None) -> None:
    report, told = _table_report(value)
    mend = table_mend(report, told)
    if expected is None:
        assert mend is None
    else:
        assert mend is not None
        rows = mended_rows(report.rows("t"), mend)
        assert rows is not None
        assert rows[0].cell("c") == Cell(expected, "ghi chú")
