"""A report becomes a PDF in the layout of NĐ 30/2020: preview, draft and final alike."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from threading import Lock
from typing import NamedTuple

from dcbc_desktop.errors import UsageError
from dcbc_desktop.export.cancellation import Wanted, always, require
from dcbc_desktop.export.content.annexes import make_annexes
from dcbc_desktop.export.content.body import add_body
from dcbc_desktop.export.content.end_block import add_end_block
from dcbc_desktop.export.content.glyph_coverage import require_letters
from dcbc_desktop.export.content.head_block import HeadSetter
from dcbc_desktop.export.content.header_text import HeadWords, head_words, issue_date
from dcbc_desktop.export.content.printed_values import PrintedTable, printed_tables
from dcbc_desktop.export.content.title import add_addressees, add_legal_bases, add_title
from dcbc_desktop.export.fonts.typeface import letter_widths
from dcbc_desktop.export.layout.flow import Flow
from dcbc_desktop.export.layout.page_map import Area, PageMap
from dcbc_desktop.export.layout.page_words import PageWords, words_of_pages
from dcbc_desktop.export.layout.pagination import Page, paginate
from dcbc_desktop.export.layout.typesetter import Typesetter
from dcbc_desktop.export.layout.watermark import WORDS
from dcbc_desktop.export.pdfa.attachment import Attachment
from dcbc_desktop.export.pdfa.canvas import Drawing
from dcbc_desktop.export.pdfa.metadata import Metadata
from dcbc_desktop.export.pdfa.page_drawing import draw_pages
from dcbc_desktop.report import datafile
from dcbc_desktop.report import header as h
from dcbc_desktop.report.outline import Section
from dcbc_desktop.report.prose import MAX_CHARACTERS, MAX_NOTES, Footnote, Prose, all_runs
from dcbc_desktop.report.report import Report

Sections = list[tuple[Section, Prose]]
_one_at_a_time = Lock()  # reportlab's fonts read their file through one position


class Layout:
    """The pages of one report before they are drawn: the body, then annexes, each with page numbers of its own."""

    def __init__(self, report: Report, wanted: Wanted = always) -> None:
        sections: Sections = [(section, report.prose(section.key)) for section in report.outline.sections]
        tables = printed_tables(report)
        _require_sane_size(sections, tables)
        require_letters(report, sections, tables)
        self.words: HeadWords = head_words(report)
        self.setter = Typesetter(letter_widths(), wanted)
        require(wanted)
        flow = self._body_flow(report, sections, tables)
        annexes = make_annexes(self.setter, report, tables, self.words)
        lengths = self.setter.note_lengths()
        self.body: list[Page] = paginate(flow.slices, lengths)
        self.annexes: list[list[Page]] = [paginate(annex.slices, lengths, annex.sheet) for annex in annexes]

    @property
    def page_count(self) -> int:
        """Pages of the body and of the annexes."""
        return sum(map(len, (self.body, *self.annexes)))

    def page_words(self, *, draft: bool) -> tuple[PageWords, ...]:
        """What each page of the file says."""
        parts = (self.body, *self.annexes)
        return tuple(page for pages in parts for page in words_of_pages(pages, self.setter.notes, draft=draft))

    def _body_flow(self, report: Report, sections: Sections, tables: Sequence[PrintedTable]) -> Flow:
        flow = Flow()
        flow.add([HeadSetter(self.setter, self.words).slice()])
        add_title(flow, self.setter, self.words)
        add_addressees(flow, self.setter, report.lines(h.ADDRESSEES))
        add_legal_bases(flow, self.setter, report.lines(h.LEGAL_BASES))
        add_body(flow, self.setter, sections, tables, report.period)
        add_end_block(flow, self.setter, report)
        return flow


def make_pdf(report: Report, *, draft: bool, data: bytes | None = None, made: datetime | None = None) -> bytes:
    """The report's pages as a file (PDF/A-3a, PDF/UA-1); the same report gives the same bytes in every process.

    A draft carries DỰ THẢO on every page. `data` goes into the file as `bao-cao.json`. `made` goes into its dates;
    else the header's date does.
    Raises RefusedError `letter_missing` for a letter the typeface lacks, UsageError `prose_too_large` or
    `header_too_long` for what no page can hold.
    """
    return _draw(report, None, draft=draft, data=data, made=made)


def count_pages(report: Report, wanted: Wanted = always) -> int:
    """How many pages `make_pdf` makes; raises what that raises, and as soon as it is not wanted NoLongerWantedError."""
    with _one_at_a_time:
        return Layout(report, wanted).page_count


def page_words(report: Report, *, draft: bool) -> tuple[PageWords, ...]:
    """What each page says that `make_pdf` makes; raises what that raises."""
    with _one_at_a_time:
        return Layout(report).page_words(draft=draft)


class WordedPages(NamedTuple):
    """A file, and what each page of it says."""

    pdf: bytes
    pages: tuple[PageWords, ...]


def make_worded_pages(report: Report, *, draft: bool, data: bytes | None = None) -> WordedPages:
    """The same bytes as `make_pdf`, with what `page_words` tells, from one layout; raises what that raises."""
    with _one_at_a_time:
        layout = Layout(report)
        pdf = _drawn(layout, report, None, draft=draft, data=data, made=None, wanted=always)
        return WordedPages(pdf, layout.page_words(draft=draft))


class MappedPages(NamedTuple):
    """A file, and where each line of it comes from, in the order of drawing."""

    pdf: bytes
    areas: tuple[Area, ...]


def make_mapped_pages(
    report: Report, *, draft: bool, data: bytes | None = None, wanted: Wanted = always
) -> MappedPages:
    """The same bytes as `make_pdf`, with the map of its pages.

    Raises what that raises, and as soon as they are not wanted NoLongerWantedError.
    """
    page_map = PageMap()
    pdf = _draw(report, page_map, draft=draft, data=data, made=None, wanted=wanted)
    return MappedPages(pdf, tuple(page_map.areas))


def _draw(
    report: Report,
    page_map: PageMap | None,
    *,
    draft: bool,
    data: bytes | None,
    made: datetime | None,
    wanted: Wanted = always,
) -> bytes:
    with _one_at_a_time:
        layout = Layout(report, wanted)
        return _drawn(layout, report, page_map, draft=draft, data=data, made=made, wanted=wanted)


def _drawn(
    layout: Layout,
    report: Report,
    page_map: PageMap | None,
    *,
    draft: bool,
    data: bytes | None,
    made: datetime | None,
    wanted: Wanted,
) -> bytes:
    drawing = Drawing(_metadata(report, layout.words, draft=draft, made=made), page_map, wanted)
    for pages in (layout.body, *layout.annexes):
        draw_pages(drawing, pages, layout.setter.notes, draft=draft)
    return drawing.finish(None if data is None else Attachment(datafile.NAME, data))


def _metadata(report: Report, words: HeadWords, *, draft: bool, made: datetime | None) -> Metadata:
    day = issue_date(report) or report.period.last
    title = f"{words.kind.capitalize()} {words.title}".strip()
    return Metadata(
        title=f"{WORDS} - {title}" if draft else title,
        author=words.issuing_body,
        subject=f"{' '.join(words.number.split())}; {' '.join(words.date.split())}",
        made=made or datetime(day.year, day.month, day.day, tzinfo=UTC),
    )


def _require_sane_size(sections: Sections, tables: Sequence[PrintedTable]) -> None:
    """The limits of one section's text hold for the whole report too: no office writes more than a thousand pages."""
    characters = notes = 0
    for _, prose in sections:
        for run in all_runs(prose):
            notes += isinstance(run, Footnote)
            characters += 0 if isinstance(run, Footnote) else len(run.text)
    for table in tables:
        notes += sum(len(row.notes) for row in table.rows)
        characters += sum(map(len, table.words()))
    if characters > MAX_CHARACTERS or notes > MAX_NOTES:
        raise UsageError("prose_too_large")
