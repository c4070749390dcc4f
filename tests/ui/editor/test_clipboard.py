"""Cut, copy, paste, drop: our own form, plain text, HTML of Word and the web, hostile clipboards."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QTextCursor
from PySide6.QtWidgets import QApplication

from dcbc_desktop.report.prose import Footnote, Paragraph, ParagraphKind, Prose, Text, encode, note_texts, plain_text
from dcbc_desktop.ui.editor.clipboard import MAX_CLIPBOARD, MIME_TYPE, TooLargeError, from_mime
from tests.ui.editor.proses import NOTES
from tests.ui.editor.section import Counter, MakeSection, Section

DASH = ParagraphKind.DASH
NOTED_PARAGRAPH = NOTES.paragraphs[1]


def select_paragraph(section: Section, number: int) -> None:
    """Select a whole paragraph with its end, as a triple click and Shift+Down do."""
    block = section.editor.document().findBlockByNumber(number)
    cursor = section.editor.textCursor()
    cursor.setPosition(block.position())
    cursor.setPosition(block.next().position(), QTextCursor.MoveMode.KeepAnchor)
    section.editor.setTextCursor(cursor)


def paste_html(section: Section, html: str) -> tuple[Paragraph, ...]:
    """The stored paragraphs after a paste of HTML."""
    mime = QMimeData()
    mime.setHtml(html)
    section.editor.insertFromMimeData(mime)
    return section.editor.prose().paragraphs


def paste_text(section: Section, text: str) -> str:
    """The stored plain text after a paste of plain text."""
    mime = QMimeData()
    mime.setText(text)
    section.editor.insertFromMimeData(mime)
    return plain_text(section.editor.prose())


def test_a_paragraph_with_two_notes_moves_to_another_section_and_back_by_undo(make_section: MakeSection) -> None:
    source, target = make_section(NOTES), make_section(Prose((Paragraph((Text("Đã có"),)),)))
    select_paragraph(source, 1)
    source.editor.cut()
    assert source.editor.prose() == Prose((NOTES.paragraphs[0], NOTES.paragraphs[2]))
    target.editor.moveCursor(QTextCursor.MoveOperation.Start)
    target.editor.paste()
    assert target.editor.prose() == Prose((NOTED_PARAGRAPH, Paragraph((Text("Đã có"),))))
    assert note_texts(target.editor.prose()) == ("Kế hoạch số 12.", "Công văn mật")
    assert target.panel.row(0).edit.toPlainText() == "Kế hoạch số 12."
    target.editor.undo()
    source.editor.undo()
    assert target.editor.prose() == Prose((Paragraph((Text("Đã có"),)),))
    assert source.editor.prose() == NOTES


def test_copies_of_a_note_live_their_own_lives(make_section: MakeSection) -> None:
    section = make_section(NOTES)
    section.editor.selectAll()
    section.editor.copy()
    section.editor.moveCursor(QTextCursor.MoveOperation.End)
    section.editor.paste()
    assert section.editor.note_count() == 4
    section.panel.row(3).edit.selectAll()
    section.panel.row(3).edit.insert_pasted(Prose((Paragraph((Text("khác"),)),)))
    assert note_texts(section.editor.prose())[1::2] == ("Công văn mật", "khác")


def test_plain_text_stands_beside_our_own_form(make_section: MakeSection, qapp: QApplication) -> None:
    section = make_section(NOTES)
    section.editor.selectAll()
    section.editor.copy()
    mime = qapp.clipboard().mimeData()
    assert mime.text() == plain_text(NOTES)
    assert bytes(mime.data(MIME_TYPE).data()).decode() == encode(NOTES)


def test_part_of_an_item_is_pasted_as_words_a_whole_item_as_an_item(make_section: MakeSection) -> None:
    prose = Prose((Paragraph((Text("một hai"),), DASH), Paragraph((Text("ba"),))))
    source, target = make_section(prose), make_section()
    source.editor.select_text_range(len("- một "), len("hai"))
    source.editor.copy()
    target.editor.paste()
    assert target.editor.prose() == Prose((Paragraph((Text("hai"),)),))
    target.editor.selectAll()
    select_paragraph(source, 0)
    source.editor.copy()
    target.editor.paste()
    assert target.editor.prose() == Prose((Paragraph((Text("một hai"),), DASH), Paragraph()))


def test_a_forged_form_falls_back_to_its_plain_text(section: Section) -> None:
    mime = QMimeData()
    mime.setData(MIME_TYPE, b'{"paragraphs":[{"runs":[{"k":"script"}]}],"v":1}')
    mime.setText("chữ")
    section.editor.insertFromMimeData(mime)
    assert plain_text(section.editor.prose()) == "chữ"


def test_plain_lines_become_paragraphs_and_bullets_items(section: Section) -> None:
    paste_text(section, "Một\r\n- hai\n•\tba\u2028– bốn\n-năm")
    assert section.editor.prose().paragraphs == (
        Paragraph((Text("Một"),)),
        Paragraph((Text("hai"),), DASH),
        Paragraph((Text("ba"),), DASH),
        Paragraph((Text("bốn"),), DASH),
        Paragraph((Text("-năm"),)),
    )


def test_a_paste_joins_the_text_around_and_is_one_step_of_undo(section: Section) -> None:
    section.editor.load(Prose((Paragraph((Text("đầucuối"),)),)))
    section.editor.set_caret(3)
    assert paste_text(section, " a\nb\nc ") == "đầu a\nb\nc cuối"
    section.editor.undo()
    assert plain_text(section.editor.prose()) == "đầucuối"


def test_what_cannot_be_shown_is_dropped_and_counted(section: Section) -> None:
    counted = Counter()
    section.editor.pasted_cleaned.connect(counted.hear)
    assert paste_text(section, "a\u202eb\u200bc\ufffcd e\x01") == "abcd e"
    assert counted.said == [4]
    assert paste_text(section, "sạch") == "abcd esạch"
    assert counted.times == 1


def test_pasted_text_is_precomposed(section: Section) -> None:
    assert paste_text(section, "a\u0323\u0302") == "ậ"


def test_html_keeps_structure_only(section: Section) -> None:
    html = (
        "<html><head><title>t</title><style>p{color:red}</style></head><body><h2>Mục&nbsp;1</h2>"
        "<p style='color:red;font-family:Arial'>Chữ <b>đậm</b>,\n <i>nghiêng</i> &amp; <a href='http://x'>liên kết</a>"
        " m<sup>2</sup></p><ul><li>một</li><li><p>hai</p></li></ul><script>alert(1)</script>"
        "<table><tr><td>ô 1</td><td>ô 2</td></tr></table></body></html>"
    )
    assert paste_html(section, html) == (
        Paragraph((Text("Mục\u00a01", bold=True),)),
        Paragraph(
            (
                Text("Chữ "),
                Text("đậm", bold=True),
                Text(", "),
                Text("nghiêng", italic=True),
                Text(" & liên kết m"),
                Text("2", superscript=True),
            )
        ),
        Paragraph((Text("một"),), DASH),
        Paragraph((Text("hai"),), DASH),
        Paragraph((Text("ô 1 | ô 2"),)),
    )


def test_html_of_word(section: Section) -> None:
    html = (
        "<html><body lang=VI><!--StartFragment--><p class=MsoListParagraph style='mso-list:l0 level1 lfo1'>"
        "<![if !supportLists]><span style='font-family:Symbol;mso-list:Ignore'>·<span>&nbsp;&nbsp; </span></span>"
        "<![endif]>Mục <b style='mso-bidi-font-weight:normal'>một</b><o:p></o:p></p><p class=MsoNormal>"
        "<span style='font-weight:700'>Đậm</span> thường<o:p>&nbsp;</o:p></p><!--EndFragment--></body></html>"
    )
    assert paste_html(section, html) == (
        Paragraph((Text("Mục "), Text("một", bold=True)), DASH),
        Paragraph((Text("Đậm", bold=True), Text(" thường"))),
    )


def test_html_reads_no_file_and_runs_nothing(section: Section, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("bí mật", encoding="utf-8")
    address = QUrl.fromLocalFile(secret).toString()
    html = (
        f'<p>a<img src="{address}" alt="x>y"><object data="{address}">o</object><iframe src="{address}">f</iframe>'
        f'<link rel="stylesheet" href="{address}"><script src="{address}">s</script>b</p><!-- c --><p onclick="x">d'
    )
    assert paste_html(section, html) == (Paragraph((Text("ab"),)), Paragraph((Text("d"),)))


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 30_000 + "x",
        "</b>" * 30_000 + "x",
        "<ul><li>" * 10_000 + "x",
        "<p a='" * 10_000 + "'>x",
        "&#x110000;x",
    ],
)
def test_broken_html_is_read_in_one_walk(section: Section, html: str) -> None:
    paste_html(section, html)
    assert plain_text(section.editor.prose()).endswith("x")


@pytest.mark.parametrize("form", ["text/plain", "text/html", MIME_TYPE])
def test_too_much_is_refused(section: Section, form: str) -> None:
    refused = Counter()
    section.editor.paste_refused.connect(refused.hear)
    mime = QMimeData()
    mime.setData(form, b"a" * (MAX_CLIPBOARD + 1))
    section.editor.insertFromMimeData(mime)
    assert section.editor.prose() == Prose()
    assert refused.said == ["prose_too_large"]


@pytest.mark.parametrize(
    ("form", "piece"), [("text/html", "<p>x"), ("text/html", "<"), ("text/plain", "x\n"), ("text/plain", "\r\n")]
)
def test_hundreds_of_thousands_of_tags_or_lines_are_refused_before_they_are_parsed(form: str, piece: str) -> None:
    mime = QMimeData()
    mime.setData(form, (piece * 90_000).encode())
    with pytest.raises(TooLargeError):
        from_mime(mime)


def test_a_paste_beyond_the_models_limits_is_refused_whole(section: Section) -> None:
    refused = Counter()
    section.editor.paste_refused.connect(refused.hear)
    paste_text(section, "\n" * 30_000)
    assert section.editor.prose() == Prose()
    assert refused.times == 1


def test_a_dropped_file_is_not_taken(section: Section, tmp_path: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(tmp_path / "secret.txt")])
    assert not section.editor.canInsertFromMimeData(mime)
    section.editor.insertFromMimeData(mime)
    assert section.editor.prose() == Prose()


def test_notes_inside_pasted_prose_get_numbers(section: Section) -> None:
    mime = QMimeData()
    mime.setData(MIME_TYPE, encode(Prose((Paragraph((Footnote((Text("n"),)),)),))).encode())
    section.editor.insertFromMimeData(mime)
    assert section.panel.row(0).number_label.text() == "1"


def test_plain_text_takes_the_style_around(section: Section) -> None:
    section.editor.load(Prose((Paragraph((Text("đậm", bold=True),)),)))
    section.editor.set_caret(1)
    paste_text(section, "ế")
    assert section.editor.prose() == Prose((Paragraph((Text("đếậm", bold=True),)),))


def test_a_picture_only_falls_back_to_plain_text_and_nothing_changes_nothing(section: Section) -> None:
    mime = QMimeData()
    mime.setHtml('<img src="file:///C:/secret.png">')
    section.editor.insertFromMimeData(mime)
    assert section.edits.times == 0
    mime.setText("chữ")
    section.editor.insertFromMimeData(mime)
    assert plain_text(section.editor.prose()) == "chữ"


def test_dropped_text_is_cleaned_too(section: Section) -> None:
    mime = QMimeData()
    mime.setText("thả\u202e vào")
    event = QDropEvent(
        QPointF(5, 5), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    section.editor.dropEvent(event)
    assert plain_text(section.editor.prose()) == "thả vào"
