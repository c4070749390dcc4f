"""Footnotes and tables of Word, LibreOffice and the web, as the clipboard brings them."""

from __future__ import annotations

import pytest

from dcbc_desktop.report.prose import Footnote, Paragraph, Text, note_texts, plain_text
from dcbc_desktop.ui.editor.html_parts import CELL_GAP
from tests.ui.editor.section import Section
from tests.ui.editor.test_clipboard import paste_html

WORD = """<html><body><!--StartFragment-->
<p class=MsoNormal>Theo <b>quy định<a style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1" title=""><span
class=MsoFootnoteReference><span style='mso-special-character:footnote'><![if !supportFootnotes]>[1]<![endif]></span>
</span></a></b> hiện hành<a href="#_ftn2" name="_ftnref2"><span class=MsoFootnoteReference>[2]</span></a>.</p>
<div style='mso-element:footnote-list'><br clear=all><hr align=left size=1 width="33%">
<div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText><a href="#_ftnref1" name="_ftn1">[1]</a>
Luật số <i>10</i>.</p><p class=MsoFootnoteText>Dòng hai.</p></div>
<div style='mso-element:footnote' id=ftn2><p class=MsoFootnoteText><a href="#_ftnref2" name="_ftn2">[2]</a> Nghị định
59.</p></div></div><!--EndFragment--></body></html>"""

LIBREOFFICE = """<p>Theo quy định<a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a>
hiện hành<a class="sdfootnoteanc" name="sdfootnote2anc" href="#sdfootnote2sym"><sup>2</sup></a>.</p>
<div id="sdfootnote1"><p class="sdfootnote"><a class="sdfootnotesym" name="sdfootnote1sym"
href="#sdfootnote1anc">1</a>Luật số <i>10</i>.</p><p>Dòng hai.</p></div>
<div id="sdfootnote2"><p><a class="sdfootnotesym" name="sdfootnote2sym" href="#sdfootnote2anc">2</a>Nghị định 59.</p>
</div>"""

ONLINE = """<p>Theo quy định<sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup> hiện hành<sup><a href="#ftnt2"
id="ftnt_ref2">[2]</a></sup>.</p><hr><div><p><a href="#ftnt_ref1" id="ftnt1">[1]</a> Luật số <i>10</i>.</p>
<p>Dòng hai.</p></div><div><p><a href="#ftnt_ref2" id="ftnt2">[2]</a> Nghị định 59.</p></div>"""


@pytest.mark.parametrize("source", [WORD, LIBREOFFICE, ONLINE], ids=["word", "libreoffice", "online"])
def test_footnotes_come_with_their_marks(section: Section, source: str) -> None:
    paste_html(section, source)
    prose = section.editor.prose()
    assert plain_text(prose) == "Theo quy định[1] hiện hành[2]."
    assert note_texts(prose) == ("Luật số 10. Dòng hai.", "Nghị định 59.")
    note = next(run for run in prose.paragraphs[0].runs if isinstance(run, Footnote))
    assert Text("10", italic=True) in note.runs


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ('<p>Xem <a href="#x" name="y">mục 2</a> ở dưới.</p>', "Xem mục 2 ở dưới."),
        ('<p><a href="#b" id="a">[1]</a> một</p><p>hai <a href="#a" id="b">[1]</a></p>', "[1] một\nhai [1]"),
        ('<p>a<a href="#n1" id="r1">1</a></p><p>b<a href="#n1" id="r2">1</a></p>', "a1\nb1"),
        ('<p>a<a href="#n" id="r">1</p><p>b</p>', "a1\nb"),
        ('<p><a href="https://example.org/#n" id="r">nguồn</a></p>', "nguồn"),
    ],
)
def test_other_links_stay_words(section: Section, source: str, shown: str) -> None:
    paste_html(section, source)
    assert plain_text(section.editor.prose()) == shown
    assert note_texts(section.editor.prose()) == ()


def test_the_part_of_a_note_that_was_copied_alone_stays_words(section: Section) -> None:
    paste_html(section, '<div id=ftn1><p><a href="#_ftnref1" name="_ftn1">[1]</a> Luật số 10.</p></div>')
    assert plain_text(section.editor.prose()) == "[1] Luật số 10."


def test_rows_of_a_table_become_lines_and_pages_laid_out_with_tables_do_not(section: Section) -> None:
    paste_html(
        section,
        "<table><tr><th>Nội dung</th><th>Số</th></tr><tr><td><p>Công khai</p><p>tài chính</p></td><td>12</td></tr>"
        "<tr><td>chỉ một ô</td></tr><tr><td></td><td>7</td></tr></table>",
    )
    assert plain_text(section.editor.prose()).split("\n") == [
        f"Nội dung{CELL_GAP}Số",
        f"Công khai tài chính{CELL_GAP}12",
        "chỉ một ô",
        "7",
    ]
    section.editor.selectAll()
    long = "chữ " * 200
    assert paste_html(section, f"<table><tr><td><p>{long}</p><p>hai</p></td><td>bên</td></tr></table>") == (
        Paragraph((Text(long.strip()),)),
        Paragraph((Text("hai"),)),
        Paragraph((Text("bên"),)),
    )


def test_very_many_anchors_end_in_bounded_time(section: Section) -> None:
    paste_html(section, "".join(f'<p><a href="#a{n}" id="b{n}">{n % 10}</a>x' for n in range(20_000)))
    assert len(section.editor.prose().paragraphs) == 20_000
