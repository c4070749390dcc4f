"""Report as a PDF in the layout of NĐ 30/2020: preview, draft and final alike."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from threading import Lock
from typing import NamedTuple

from dcbc_desktop.errors import UsageError
from dcbc_desktop.export.content.annexes import make_annexes
from dcbc_desktop.export.content.body import add_body
from dcbc_desktop.export.content.end_block import add_end_block
from dcbc_desktop.export.content.head_block import (
    HeadTypesetter,
    HeadWords,
    add_addressees,
    add_legal_bases,
    add_title,
    head_words,
)
from dcbc_desktop.export.content.printed_values import PrintedTable, printed_tables, require_letters
from dcbc_desktop.export.fonts.typeface import letter_widths
from dcbc_desktop.export.layout.layout_rules import LayoutRules, rules_of
from dcbc_desktop.export.layout.page_contents import (
    DRAFT_MARK,
    Area,
    PageMap,
    PageSink,
    PageWords,
    WordCollector,
    walk_pages,
)
from dcbc_desktop.export.layout.pagination import Flow, Page, paginate
from dcbc_desktop.export.layout.typesetter import Typesetter, Wanted, always_wanted, require_wanted
from dcbc_desktop.export.pdfa.canvas import Drawing
from dcbc_desktop.export.pdfa.document_metadata import Attachment, Metadata, Numbering
from dcbc_desktop.report import datafile
from dcbc_desktop.report import header as h
from dcbc_desktop.report.outline import LAYOUT_VERSION, Section
from dcbc_desktop.report.prose import MAX_CHARACTERS, MAX_NOTES, Footnote, Prose, all_runs
from dcbc_desktop.report.report import Report

Sections = list[tuple[Section, Prose]]
_one_at_a_time = Lock()  # reportlab's fonts read their file through one position


class Layout:
    """Pages of one report before they are drawn: the body, then annexes, each with page numbers of its own."""

    def __init__(self, report: Report, rules: LayoutRules, wanted: Wanted = always_wanted) -> None:
        sections: Sections = [(section, report.prose(section.key)) for section in report.outline.sections]
        tables = printed_tables(report, rules)
        _require_sane_size(sections, tables)
        require_letters(report, sections, tables, rules)
        self.report, self.rules, self.wanted = report, rules, wanted
        self.words: HeadWords = head_words(report, rules)
        self.typesetter = Typesetter(letter_widths(), wanted, rules)
        require_wanted(wanted)
        flow = self._body_flow(sections, tables)
        annexes = make_annexes(self.typesetter, report, tables, self.words)
        lengths = self.typesetter.note_lengths()
        self.body: list[Page] = paginate(flow.slices, lengths)
        self._marks = [annex.mark for annex in annexes]
        self.annexes: list[list[Page]] = [paginate(annex.slices, lengths, annex.sheet) for annex in annexes]

    @property
    def page_count(self) -> int:
        """Number of pages of the body and of the annexes."""
        return sum(map(len, (self.body, *self.annexes)))

    def numberings(self) -> Iterator[Numbering]:
        """Yield where the page numbers begin again, and what tells the pages of an annex from those of the body."""
        first = len(self.body)
        yield Numbering(0, "")
        for mark, pages in zip(self._marks, self.annexes, strict=True):
            yield Numbering(first, f"{mark}-")
            first += len(pages)

    def walk(self, sink: PageSink, *, draft: bool) -> None:
        """Hand the contents of all pages to a sink."""
        for pages in (self.body, *self.annexes):
            walk_pages(pages, self.typesetter.notes, sink, draft=draft)

    def _body_flow(self, sections: Sections, tables: Sequence[PrintedTable]) -> Flow:
        report = self.report
        flow = Flow()
        flow.add([HeadTypesetter(self.typesetter, self.words, self.rules).head_slice()])
        add_title(flow, self.typesetter, self.words)
        add_addressees(flow, self.typesetter, report.lines(h.ADDRESSEES))
        add_legal_bases(flow, self.typesetter, report.lines(h.LEGAL_BASES))
        add_body(flow, self.typesetter, sections, tables, report.period)
        add_end_block(flow, self.typesetter, report, self.rules)
        return flow


def make_pdf(
    report: Report,
    *,
    draft: bool,
    data: bytes | None = None,
    made: datetime | None = None,
    layout_version: int = LAYOUT_VERSION,
    fields: bool = True,
) -> bytes:
    """Make the report's pages as a file (PDF/A-3a, PDF/UA-1); the same report gives the same bytes in every process.

    A draft carries DỰ THẢO on every page. `data` goes into the file as `bao-cao.json`. `made` goes into its dates;
    else the header's date does. With `fields` a file that is no draft has signature fields, as every one of layout 2.
    Raises RefusedError `letter_missing` for a letter the typeface lacks, UsageError `prose_too_large`,
    `header_too_long` or `number_line_too_long` for what no page can hold.
    """
    with _one_at_a_time:
        layout = Layout(report, rules_of(layout_version, fields=fields and not draft))
        return _draw(layout, draft=draft, data=data, made=made)


def count_pages(
    report: Report, wanted: Wanted = always_wanted, *, layout_version: int = LAYOUT_VERSION, fields: bool = False
) -> int:
    """Count the pages of a draft, or with `fields` of a file that has them.

    Raises what `make_pdf` raises, and NoLongerWantedError once they are not wanted.
    """
    with _one_at_a_time:
        return Layout(report, rules_of(layout_version, fields=fields), wanted).page_count


class WordedPages(NamedTuple):
    """A file and the words of each of its pages."""

    pdf: bytes
    pages: tuple[PageWords, ...]


def make_worded_pages(
    report: Report,
    *,
    draft: bool,
    data: bytes | None = None,
    layout_version: int = LAYOUT_VERSION,
    fields: bool = True,
) -> WordedPages:
    """Make the same bytes as `make_pdf`, with the words of each page; raises what that raises."""
    with _one_at_a_time:
        layout = Layout(report, rules_of(layout_version, fields=fields and not draft))
        words = WordCollector(linked=layout.rules.note_links, drawn=not layout.rules.one_draft_mark)
        layout.walk(words, draft=draft)
        return WordedPages(_draw(layout, draft=draft, data=data), tuple(words.pages))


class MappedPages(NamedTuple):
    """A file and the source of each of its lines, in the order of drawing."""

    pdf: bytes
    areas: tuple[Area, ...]


def make_mapped_pages(
    report: Report,
    *,
    draft: bool,
    data: bytes | None = None,
    wanted: Wanted = always_wanted,
    layout_version: int = LAYOUT_VERSION,
    fields: bool = True,
) -> MappedPages:
    """Make the same bytes as `make_pdf`, with the map of its pages.

    Raises what that raises, and NoLongerWantedError as soon as they are not wanted.
    """
    page_map = PageMap()
    with _one_at_a_time:
        layout = Layout(report, rules_of(layout_version, fields=fields and not draft), wanted)
        pdf = _draw(layout, draft=draft, data=data, page_map=page_map)
    return MappedPages(pdf, tuple(page_map.areas))


def _draw(
    layout: Layout,
    *,
    draft: bool,
    data: bytes | None,
    made: datetime | None = None,
    page_map: PageMap | None = None,
) -> bytes:
    metadata = _metadata(layout.report, layout.words, draft=draft, made=made)
    drawing = Drawing(metadata, layout.rules, page_map, layout.wanted)
    layout.walk(drawing, draft=draft)
    return drawing.finish(layout.numberings(), None if data is None else Attachment(datafile.NAME, data))


def _metadata(report: Report, words: HeadWords, *, draft: bool, made: datetime | None) -> Metadata:
    day = h.issue_date(report.text(h.DATE)) or report.period.last
    title = f"{words.kind.capitalize()} {words.title}".strip()
    return Metadata(
        title=f"{DRAFT_MARK} - {title}" if draft else title,
        author=words.issuing_body,
        subject=f"{' '.join(words.number.split())}; {' '.join(words.date.split())}",
        made=made or datetime(day.year, day.month, day.day, tzinfo=UTC),
    )


def _require_sane_size(sections: Sections, tables: Sequence[PrintedTable]) -> None:
    """Apply the limits of one section's text to the whole report: no office writes more than a thousand pages."""
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
