"""From a caret to the page and back, through a map of real pages."""

from __future__ import annotations

from functools import partial

import pytest

from dcbc_desktop import export
from dcbc_desktop.report import header as h
from dcbc_desktop.report.prose import Footnote, Paragraph, ParagraphKind, Prose, Text, encode, plain_text
from dcbc_desktop.report.report import Entry, Report
from dcbc_desktop.workflow.page_positions import CaretPosition, PagePositions
from dcbc_desktop.workflow.report_pages import Preview, count_pages_while, make_draft_while, make_pdf, make_preview
from tests.export.documents import body, filled_figures, note, random_report, report_of, words
from tests.report.samples import full_report

TEXT = (
    body("Đầu tiên có ", note("một chú thích"), words(120, 1)),
    Paragraph((Text("Việc "), Text("in đậm", bold=True), Text(" thứ nhất."))),
    Paragraph((Text("Gạch đầu dòng 𝟙 "), Footnote((Text("hai"),)), Text("ở đây.")), ParagraphKind.DASH),
    body(words(300, 2)),
)

LONG = report_of(*(body(words(60, seed)) for seed in range(40)))


def _made(report: Report) -> tuple[Preview, PagePositions]:
    preview = make_preview(report)
    return preview, preview.places


def _plain(report: Report, key: str = "I") -> str:
    return plain_text(report.prose(key))


def test_a_click_goes_to_the_word_under_it() -> None:
    report = report_of(*TEXT[:2], TEXT[3])
    _, places = _made(report)
    plain = _plain(report)
    for area in places.areas_of(CaretPosition("I", 2)):
        place = places.words_at(area, area.x)
        before = len("".join(plain.split("\n")[2].split())) - len("".join(plain[place.start :].split()))
        assert before == area.first
        assert plain[place.start - 1].isspace() or place.start == plain.index(plain.split("\n")[2])


def test_the_end_of_a_paragraph_is_reached() -> None:
    report = report_of(*TEXT[:2])
    _, places = _made(report)
    last = places.areas_of(CaretPosition("I", 1))[-1]
    place = places.words_at(last, last.x + last.width)
    assert place.start == len(_plain(report))


@pytest.mark.parametrize("index", range(3))
def test_a_caret_finds_its_line(index: int) -> None:
    paragraphs = (TEXT[0], TEXT[1], TEXT[3])
    _, places = _made(report_of(*paragraphs))
    caret = 0
    for before in paragraphs[:index]:
        caret += sum(1 if isinstance(run, Footnote) else len(run.text) for run in before.runs) + 1
    spot = places.spot("I", caret)
    assert (spot.paragraph, spot.letter) == (index, 0)
    lines = places.areas_of(spot)
    assert places.line_of(spot) == lines[0]
    end = caret + sum(1 if isinstance(run, Footnote) else len(run.text) for run in paragraphs[index].runs)
    assert places.line_of(places.spot("I", end)) == lines[-1]


def test_a_paragraph_over_two_pages_is_followed_to_the_second() -> None:
    text = words(900, 5)
    _, places = _made(report_of(body(text)))
    lines = places.areas_of(CaretPosition("I", 0))
    assert {line.page for line in lines} == {0, 1}
    found = places.line_of(places.spot("I", len(text)))
    assert found is not None
    assert found.page == 1


def test_a_footnote_goes_to_its_number_within_the_section() -> None:
    other = Entry(encode(Prose((body("Câu", note("của mục trước"), "."),))))
    report = report_of(body("Một", note("chú thích một"), ", hai", note("chú thích hai"), ".")).with_entries(
        {"mo_dau": other}
    )
    preview, places = _made(report)
    bottom = preview.sizes[0].height
    line = places.at(0, 150.0, bottom - 62.0)
    assert line is not None
    assert (line.note, line.source.key) == (3, "I")
    place = places.words_at(line, line.x)
    assert (place.note, _plain(report)[place.start : place.start + 3]) == (2, "[2]")


def test_lines_of_a_value_are_told_apart() -> None:
    report = full_report().with_entries({h.ADDRESSEES: Entry("Sở Nội vụ\n\nSở Tư pháp")})
    _, places = _made(report)
    second = places.line_of(places.spot(h.ADDRESSEES, len("Sở Nội vụ\n\nSở")))
    assert second is not None
    assert second.source.paragraph == 1


def test_an_empty_section_is_shown_by_its_heading() -> None:
    report = full_report().with_entries({"II.1": Entry("")})
    _, places = _made(report)
    line = places.line_of(places.spot("II.1", 0))
    assert line is not None
    assert (line.source.key, line.source.paragraph) == ("II.1", None)


def test_a_figure_is_shown_in_the_annex() -> None:
    report = filled_figures(full_report())
    preview, places = _made(report)
    key = report.outline.figures[-1].key
    line = places.line_of(places.spot(key, 1))
    assert line is not None
    assert line.page >= 1
    assert places.at(line.page, line.x + 1, line.y + 5) == line
    assert len(preview.sizes) > 1


def test_nothing_lies_in_the_margin_of_an_empty_page() -> None:
    _, places = _made(full_report())
    assert places.at(0, 10.0, 800.0) is None
    assert places.at(7, 100.0, 100.0) is None


def test_steps_go_through_every_paragraph_and_stop_at_the_ends() -> None:
    report = random_report(1)
    _, places = _made(report)
    line = first = places.beside(None, 1)
    seen = []
    while line is not None and line.source not in seen:
        seen.append(line.source)
        line = places.beside(line.source, 1)
    assert len(seen) > 20
    assert first is not None
    assert places.beside(first.source, -1) == first


@pytest.mark.parametrize("version", [1, 2, 3])
@pytest.mark.parametrize("fields", [True, False])
def test_signed_pages_of_each_layout_have_their_map(version: int, fields: bool) -> None:
    report = full_report()
    signed = make_pdf(report, draft=False, layout_version=version, fields=fields)
    assert make_preview(report, signed).places.line_of(CaretPosition("I", 0)) is not None


def test_signed_pages_of_before_there_was_data_have_their_map() -> None:
    report = full_report()
    signed = export.make_pdf(report, draft=False, layout_version=1)
    assert make_preview(report, signed).places.line_of(CaretPosition("I", 0)) is not None


def test_signed_pages_of_other_words_have_no_map() -> None:
    report = full_report()
    older = make_pdf(full_report(code="2025"), draft=False)
    preview = make_preview(report, older)
    assert preview.pdf == older
    assert preview.places.line_of(CaretPosition("I", 0)) is None


@pytest.mark.parametrize("asked", [0, 1, 10, 60])
def test_pages_that_are_not_wanted_any_more_are_given_up(asked: int) -> None:
    patience = iter([True] * asked)
    assert make_draft_while(partial(next, patience, False), LONG) is None
    assert next(patience, None) is None


def test_pages_that_are_wanted_to_the_end_are_those_of_the_draft() -> None:
    preview = make_draft_while(partial(bool, True), LONG)
    assert preview is not None
    assert preview.pdf == make_preview(LONG).pdf


@pytest.mark.parametrize("asked", [0, 1, 10])
def test_a_count_that_is_not_wanted_any_more_is_given_up(asked: int) -> None:
    patience = iter([True] * asked)
    assert count_pages_while(partial(next, patience, False), LONG) is None
    assert count_pages_while(partial(bool, True), LONG) == len(make_preview(LONG).sizes)
