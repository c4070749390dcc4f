"""Finding words in a report and replacing them: places, styles, footnotes, linked figures, tables."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dcbc_desktop.report import header as h
from dcbc_desktop.report.kinds import FieldKind
from dcbc_desktop.report.outline import Column, Table
from dcbc_desktop.report.prose import (
    FigureRun,
    Footnote,
    Paragraph,
    ParagraphKind,
    Prose,
    Text,
    encode,
    note_texts,
    plain_text,
)
from dcbc_desktop.report.report import Entry, Report
from dcbc_desktop.report.search import MAX_HITS, Query, find, fold_letters, places, replaced, replaced_prose
from dcbc_desktop.report.table import Cell, Row, encode_rows
from tests.report.samples import blank_report

PROSE = Prose((
    Paragraph((
        Text("Dân chủ ở "),
        Text("cơ sở", bold=True),
        Footnote((Text("Luật Thực hiện dân chủ"), Text(" ở cơ sở", italic=True))),
        Text(" là [1] dân chủ."),
    )),
    Paragraph((Text("việc "), FigureRun("staff", "1.097"), Text(" người dân chủ")), ParagraphKind.DASH),
))  # fmt: skip


def _report(prose: Prose = PROSE, **others: Entry) -> Report:
    return blank_report().with_entries({"I": Entry(encode(prose)), **others})


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        (Query("dân chủ"), ["Dân chủ", "dân chủ", "dân chủ", "dân chủ"]),
        (Query("dân chủ", case=True), ["dân chủ", "dân chủ", "dân chủ"]),
        (Query("dan chu", marks=False), ["Dân chủ", "dân chủ", "dân chủ", "dân chủ"]),
        (Query("dan chu"), []),
        (Query("Dan Chu", marks=False, case=True), []),
        (Query("co so o", marks=False), []),
        (Query("ch"), ["ch", "ch", "ch", "ch"]),
        (Query("ch", words=True), []),
        (Query("chủ", words=True), ["chủ", "chủ", "chủ", "chủ"]),
        (Query("[1]"), ["[1]"]),
        (Query("- "), []),
        (Query(unicodedata.normalize("NFD", "dân chủ")), ["Dân chủ", "dân chủ", "dân chủ", "dân chủ"]),
        (Query(""), []),
    ],
)
def test_what_a_query_finds(query: Query, wanted: list[str]) -> None:
    assert [hit.found for hit in find(_report(), query)] == wanted


def test_places_are_those_of_the_plain_text() -> None:
    text, notes = plain_text(PROSE), note_texts(PROSE)
    hits = find(_report(), Query("dân chủ"))
    assert len(hits) == 4
    for hit in hits:
        if hit.place.note:
            assert text[hit.place.start : hit.place.start + hit.place.length] == f"[{hit.place.note}]"
            assert (
                notes[hit.place.note - 1][hit.place.note_start : hit.place.note_start + hit.place.note_length]
                == hit.found
            )
        else:
            assert text[hit.place.start : hit.place.start + hit.place.length] == hit.found


def test_words_around_a_place() -> None:
    hit = find(_report(), Query("người"))[0]
    assert (hit.before, hit.after) == ("việc 1.097 ", " dân chủ")


def test_replacing_keeps_styles_footnotes_and_linked_figures() -> None:
    report = _report()
    hits = find(report, Query("cơ sở"))
    changed = replaced(report, hits, "<b>cấp & xã")
    prose = report.with_entries(changed).prose("I")
    assert plain_text(prose).startswith("Dân chủ ở <b>cấp & xã[1] là [1] dân chủ.\n- việc 1.097")
    assert prose.paragraphs[0].runs[1] == Text("<b>cấp & xã", bold=True)
    note = prose.paragraphs[0].runs[2]
    assert isinstance(note, Footnote)
    assert note.runs[-1] == Text(" ở <b>cấp & xã", italic=True)


def test_a_place_over_two_styles_takes_the_first() -> None:
    report = _report()
    prose = replaced_prose(PROSE, find(report, Query("ở cơ")), "tại")
    assert prose.paragraphs[0].runs[:2] == (Text("Dân chủ tại"), Text(" sở", bold=True))


def test_a_linked_figure_is_found_and_never_rewritten() -> None:
    report = _report()
    (hit,) = find(report, Query("1.097"))
    assert hit.linked
    assert replaced(report, [hit], "2") == {}


def test_header_figures_notes_and_cells() -> None:
    table = Table("bang", "Bảng", "I", (Column("a", "Nội dung"), Column("b", "Số", FieldKind.COUNT)))
    report = _report()
    outline = report.outline
    outline = type(outline)(**{f: getattr(outline, f) for f in outline.__struct_fields__} | {"tables": (table,)})
    rows = (Row("r1", {"a": Cell("họp dân", "ghi dân"), "b": Cell("3")}), Row("r2", {"a": Cell("dân bàn")}))
    report = Report(1, "u", outline, "", "", report.period).with_entries({
        h.TITLE: Entry("về dân"), "staff": Entry("5", "cả dân quân"), "bang": Entry(encode_rows(rows)),
    })  # fmt: skip
    hits = find(report, Query("dân"))
    assert [(hit.place.key, hit.place.row, hit.place.column, hit.in_note) for hit in hits] == [
        (h.TITLE, "", "", False),
        ("bang", "r1", "a", False),
        ("bang", "r1", "a", True),
        ("bang", "r2", "a", False),
        ("staff", "", "", True),
    ]
    after = report.with_entries(replaced(report, hits, "người"))
    assert after.text(h.TITLE) == "về người"
    assert after.entry("staff") == Entry("5", "cả người quân")
    assert after.rows("bang")[0].cell("a") == Cell("họp người", "ghi người")
    assert after.rows("bang")[1].text("a") == "người bàn"


@given(st.text(alphabet="aâàđĐB ̣", max_size=40), st.text(alphabet="aâàđB", min_size=1, max_size=3), st.booleans())
def test_replacing_every_place_leaves_none(text: str, wanted: str, marks: bool) -> None:
    prose = Prose((Paragraph((Text(text),)),)) if text else Prose()
    report = _report(prose)
    query = Query(wanted, marks=marks)
    after = report.with_entries(replaced(report, find(report, query), "+"))
    assert find(after, query) == ()


def test_folding_keeps_the_length() -> None:
    text = "Đặng İß ﬁ dấu\u0323 \U0001f600"
    for marks in (True, False):
        for case in (True, False):
            assert len(fold_letters(text, marks=marks, case=case)) == len(text)


def test_more_places_than_anybody_reads() -> None:
    report = _report(Prose((Paragraph((Text("a" * 200_000),)),)))
    hits = find(report, Query("a"))
    assert len(hits) == MAX_HITS
    after = report.with_entries(replaced(report, hits, "bb"))
    assert len(plain_text(after.prose("I"))) == 200_000 + MAX_HITS


def test_places_never_overlap() -> None:
    assert list(places("aaaa", Query("aa"))) == [0, 2]
