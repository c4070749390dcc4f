"""Pasted TCVN3 and VNI text: recognised, shown both ways, converted only when a person says so."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QPlainTextEdit

from dcbc_desktop.report.prose import note_texts, plain_text
from dcbc_desktop.ui.editor.legacy_paste import LegacyPasteDialog
from tests.ui.editor.proses import NOTES
from tests.ui.editor.section import Section

TCVN3 = "Thùc hiÖn ph¸p luËt vÒ d©n chñ ë c¬ së, ng­­êi lao ®éng".replace("­­", "­")
VNI = "Thöïc hieän phaùp luaät veà daân chuû ôû cô sôû, ngöôøi lao ñoäng, ÑAÏI HOÄI"
WANTED = "Thực hiện pháp luật về dân chủ ở cơ sở, người lao động"


def _paste(section: Section, text: str = "", html: str = "") -> LegacyPasteDialog:
    mime = QMimeData()
    if text:
        mime.setText(text)
    if html:
        mime.setHtml(html)
    section.editor.insertFromMimeData(mime)
    dialog = section.editor.window().findChild(LegacyPasteDialog, "pasteConversion")
    assert dialog is not None
    return dialog


@pytest.mark.parametrize(("text", "wanted"), [(TCVN3, WANTED), (VNI, f"{WANTED}, ĐẠI HỘI")], ids=["tcvn3", "vni"])
def test_nothing_is_pasted_before_a_person_chooses(section: Section, text: str, wanted: str) -> None:
    dialog = _paste(section, text)
    assert plain_text(section.editor.prose()) == ""
    shown = dialog.findChild(QPlainTextEdit, "pasteConversion.after")
    assert shown is not None
    assert shown.toPlainText() == wanted
    dialog.convert.click()
    assert plain_text(section.editor.prose()) == wanted
    section.editor.undo()
    assert plain_text(section.editor.prose()) == ""


def test_as_it_came_and_not_at_all(section: Section) -> None:
    _paste(section, VNI).keep.click()
    assert plain_text(section.editor.prose()) == VNI
    section.editor.selectAll()
    _paste(section, TCVN3).reject()
    assert plain_text(section.editor.prose()) == VNI


def test_styles_and_items_stay(section: Section) -> None:
    _paste(section, html=f"<ul><li>{VNI} <b>phaùp luaät</b></li></ul>").convert.click()
    (paragraph,) = section.editor.prose().paragraphs
    assert plain_text(section.editor.prose()).startswith(f"- {WANTED}")
    assert paragraph.runs[-1].text == "pháp luật"  # type: ignore[union-attr]
    assert paragraph.runs[-1].bold  # type: ignore[union-attr]


def test_into_a_footnote(section: Section) -> None:
    section.editor.load(NOTES)
    edit = section.panel.row(0).edit
    edit.selectAll()
    mime = QMimeData()
    mime.setText(TCVN3)
    edit.insertFromMimeData(mime)
    dialog = section.editor.window().findChild(LegacyPasteDialog, "pasteConversion")
    assert dialog is not None
    dialog.convert.click()
    assert note_texts(section.editor.prose())[0] == WANTED


@pytest.mark.parametrize(
    "text",
    ["Thực hiện pháp luật về dân chủ ở cơ sở", "có và thì là ô tô", "100 000 đ (§ 5, ¹)", "café à la carte", "«a» ± b"],
)
def test_unicode_is_pasted_without_a_question(section: Section, text: str) -> None:
    mime = QMimeData()
    mime.setText(text)
    section.editor.insertFromMimeData(mime)
    assert plain_text(section.editor.prose()) == text
    assert section.editor.window().findChild(LegacyPasteDialog) is None
