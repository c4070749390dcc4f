"""One real report in two shapes: a web page and the text of a PDF. Its words are never copied here."""

from __future__ import annotations

import difflib
from collections.abc import Callable
from pathlib import Path

import pytest

from dcbc_desktop.intake.files.text_report import ImportedReport, read_text_report
from dcbc_desktop.report.outline import Outline
from dcbc_desktop.report.prose import ParagraphKind, decode, word_count
from tests.intake.conftest import notes_of, text_of, tokens

WEB, PDF = "vpcp-2023-web.txt", "vpcp-2023-pdftotext.txt"
NOTES = 16


@pytest.fixture
def web(real_report: Callable[[str], Path], outline: Outline) -> ImportedReport:
    return read_text_report(real_report(WEB), outline)


@pytest.fixture
def pdf(real_report: Callable[[str], Path], outline: Outline) -> ImportedReport:
    return read_text_report(real_report(PDF), outline)


@pytest.mark.parametrize("name", [WEB, PDF])
def test_every_section_is_filled_and_nothing_is_left_over(
    name: str, real_report: Callable[[str], Path], outline: Outline
) -> None:
    report = read_text_report(real_report(name), outline)
    assert [s.key for s in outline.prose_sections() if not text_of(report, s.key)] == []
    assert report.left_over == ()
    assert report.year == 2023
    assert report.encoding == "utf-8"
    assert report.removed_characters == 0


@pytest.mark.parametrize("name", [WEB, PDF])
def test_sixteen_notes_stand_at_their_marks(name: str, real_report: Callable[[str], Path], outline: Outline) -> None:
    report = read_text_report(real_report(name), outline)
    assert [(note.number, note.key) for note in report.notes] == [(n, "III.3") for n in range(1, NOTES + 1)]
    assert report.notes_unplaced == 0
    assert len(notes_of(report, "III.3")) == NOTES
    text = text_of(report, "III.3")
    assert [f"[{n}]" in text for n in range(1, NOTES + 1)] == [True] * NOTES
    assert "Đề án 06" in text


def test_words_are_as_many_as_in_the_source(web: ImportedReport, outline: Outline) -> None:
    counts = {s.key: word_count(decode(web.entries[s.key].value)) for s in outline.prose_sections()}
    assert sum(counts.values()) == 5576
    assert counts["mo_dau"] == 46
    assert counts["ket_thuc"] == 31


def test_all_words_of_the_source_are_somewhere(
    web: ImportedReport, real_report: Callable[[str], Path], outline: Outline
) -> None:
    parts = [text_of(web, s.key) for s in outline.prose_sections()]
    parts += notes_of(web, "III.3")
    parts += [web.entries[key].value for key in ("header.title", "header.addressees", "header.recipients")]
    parts += [line.text for line in web.furniture]
    source = real_report(WEB).read_text(encoding="utf-8")
    missing = set(tokens(source)) - set(tokens(" ".join(parts)))
    assert missing == set()


def test_head_of_the_web_page(web: ImportedReport) -> None:
    assert web.entries["header.addressees"].value == "Bộ Nội vụ"
    assert web.entries["header.title"].value.endswith("NĂM 2023")
    assert "signatory.name" not in web.entries


def test_end_of_the_pdf(pdf: ImportedReport, web: ImportedReport) -> None:
    assert pdf.entries["header.recipients"] == web.entries["header.recipients"]
    recipients = pdf.entries["header.recipients"].value.split("\n")
    assert [item[-1] for item in recipients] == [";", ";", "."]
    assert recipients[0] == "Như trên;"
    assert pdf.entries["signatory.lines"].value.split("\n")[0].startswith("KT. ")
    assert len(pdf.entries["signatory.lines"].value.split("\n")) == 2
    assert pdf.entries["signatory.office"].value == pdf.entries["signatory.lines"].value.split("\n")[1]
    assert len(pdf.entries["signatory.name"].value.split()) == 3


def test_both_shapes_hold_the_same_paragraphs_and_words(
    web: ImportedReport, pdf: ImportedReport, outline: Outline
) -> None:
    changes = []
    for section in outline.prose_sections():
        one, two = decode(web.entries[section.key].value), decode(pdf.entries[section.key].value)
        assert [p.kind for p in one.paragraphs] == [p.kind for p in two.paragraphs], section.key
        a, b = tokens(text_of(web, section.key)), tokens(text_of(pdf, section.key))
        for kind, i, j, k, m in difflib.SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
            if kind != "equal":
                changes.append((a[i:j], b[k:m]))
    # The PDF's own three typing slips.
    assert changes == [(["cơ"], ["cở"]), (["sửa"], ["xửa"]), (["thẩm"], ["thầm"])]
    assert notes_of(web, "III.3") == notes_of(pdf, "III.3")


def test_dash_items_are_dash_items(web: ImportedReport) -> None:
    kinds = [p.kind for p in decode(web.entries["IV.2"].value).paragraphs]
    assert kinds == [ParagraphKind.DASH] * 4
    assert not text_of(web, "IV.2").startswith("- - ")
