"""The map of the pages: every line lies where the file shows it, and knows where its words come from."""

from __future__ import annotations

import pypdfium2
import pytest

from dcbc_desktop.export.document import MappedPages, make_mapped_pages, make_pdf
from dcbc_desktop.export.layout.model import Source
from dcbc_desktop.export.layout.page_contents import Area
from dcbc_desktop.report import header as h
from dcbc_desktop.report.prose import Footnote, Paragraph, ParagraphKind, Text, encode, from_plain_text
from dcbc_desktop.report.report import Entry, Report
from tests.export.documents import body, filled_figures, note, random_report, report_of, words
from tests.report.samples import full_report

_SLACK = 1.0


def _letters(text: str) -> str:
    return "".join(text.split())


def _shown(pages: MappedPages, areas: list[Area]) -> list[str]:
    """The letters that pdfium finds inside each area."""
    document = pypdfium2.PdfDocument(pages.pdf)
    try:
        texts = []
        for area in areas:
            page = document[area.page]
            height = page.get_height()
            left, right = area.x - _SLACK, area.x + area.width + _SLACK
            box = (left, height - area.y - area.height, right, height - area.y)
            texts.append(_letters(page.get_textpage().get_text_bounded(*box)))
        return texts
    finally:
        document.close()


def _paragraph(report: Report, source: Source) -> str:
    assert source.paragraph is not None
    paragraph = report.prose(source.key).paragraphs[source.paragraph]
    dash = "-" if paragraph.kind is ParagraphKind.DASH else ""
    return dash + _letters("".join(run.text for run in paragraph.runs if not isinstance(run, Footnote)))


@pytest.mark.parametrize("seed", range(4))
def test_the_map_belongs_to_the_exported_file(seed: int) -> None:
    report = random_report(seed)
    assert make_mapped_pages(report, draft=True).pdf == make_pdf(report, draft=True)


def test_each_line_lies_where_the_file_shows_its_words() -> None:
    report = report_of(body(words(150, 1)), Paragraph((Text(words(60, 2)),), ParagraphKind.DASH), body(words(400, 3)))
    pages = make_mapped_pages(report, draft=False)
    areas = [area for area in pages.areas if area.source.key == "I" and area.source.paragraph is not None]
    shown = _shown(pages, areas)
    assert [len(text) for text in shown] == [area.letters for area in areas]
    for index in range(3):
        mine = [text for text, area in zip(shown, areas, strict=True) if area.source.paragraph == index]
        assert "".join(mine) == _paragraph(report, Source("I", index))
    assert {area.page for area in areas} == {0, 1}


@pytest.mark.parametrize("seed", range(8))
def test_letters_are_counted_as_in_the_report(seed: int) -> None:
    report = random_report(seed)
    counted: dict[Source, int] = {}
    for area in make_mapped_pages(report, draft=True).areas:
        if area.note == 0 and area.source.paragraph is not None and report.outline.section(area.source.key):
            assert area.first == counted.get(area.source, 0)
            counted[area.source] = area.first + area.letters
    assert counted == {source: len(_paragraph(report, source)) for source in counted}
    printed = {
        Source(section.key, index)
        for section in report.outline.prose_sections()
        for index, paragraph in enumerate(report.prose(section.key).paragraphs)
        if paragraph.runs
    }
    assert set(counted) == printed


def test_a_footnote_leads_to_its_mark() -> None:
    report = report_of(body("Trước."), body("Một", note("chú thích thứ nhất"), ", hai", note("thứ hai"), "."))
    notes = [area for area in make_mapped_pages(report, draft=True).areas if area.note]
    assert [(area.note, area.source) for area in notes] == [(1, Source("I", 1)), (2, Source("I", 1))]


def test_every_value_of_the_header_has_its_place() -> None:
    lines = {h.ADDRESSEES: "Sở Nội vụ\nSở Tư pháp", h.LEGAL_BASES: "Căn cứ một\nCăn cứ hai", h.DRAFTER: "KL"}
    report = full_report().with_entries({key: Entry(value) for key, value in lines.items()})
    sources = {area.source for area in make_mapped_pages(report, draft=True).areas}
    for key in (h.ADDRESSEES, h.LEGAL_BASES, h.RECIPIENTS):
        assert {Source(key, 0), Source(key, 1)} <= sources
    named = {source.key for source in sources}
    wanted = {h.SUPERIOR, h.ISSUER, h.NUMBER, h.DATE, h.TITLE, h.DRAFTER, h.SIGNATORY_LINES, h.SIGNATORY_NAME}
    assert wanted <= named


def test_each_heading_and_figure_has_its_place() -> None:
    report = filled_figures(full_report())
    pages = make_mapped_pages(report, draft=True)
    named = {area.source.key for area in pages.areas if area.source.paragraph is None}
    assert {section.key for section in report.outline.sections if section.number} <= named
    assert {figure.key for figure in report.outline.figures} <= named


def test_a_line_of_the_decree_belongs_to_nobody() -> None:
    pages = make_mapped_pages(full_report(), draft=True)
    shown = _shown(pages, list(pages.areas))
    assert not any("CỘNGHÒA" in text for text in shown)


@pytest.mark.parametrize("text", ["e" * 5000, "x\u00a0y " * 300, '<b>&" ', "ế" * 400])
def test_odd_text_is_counted_right(text: str) -> None:
    report = full_report().with_entries({"I": Entry(encode(from_plain_text(text)))})
    areas = [a for a in make_mapped_pages(report, draft=True).areas if a.source == Source("I", 0)]
    assert sum(area.letters for area in areas) == len(_letters(text))
