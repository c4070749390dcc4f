"""A report becomes a PDF in the layout of NĐ 30/2020: preview, draft and final alike."""

from __future__ import annotations

from datetime import UTC, datetime
from threading import Lock

from dcbc_desktop.errors import UsageError
from dcbc_desktop.export.annex import make_annex
from dcbc_desktop.export.body import add_body
from dcbc_desktop.export.drawing import Drawing, Metadata
from dcbc_desktop.export.endblock import add_end_block
from dcbc_desktop.export.flow import Flow
from dcbc_desktop.export.head import HeadSetter
from dcbc_desktop.export.headwords import HeadWords, head_words, issue_date
from dcbc_desktop.export.letters import require_letters
from dcbc_desktop.export.pages import draw_pages
from dcbc_desktop.export.paginate import Page, paginate
from dcbc_desktop.export.title import add_addressees, add_legal_bases, add_title
from dcbc_desktop.export.typeface import letter_widths
from dcbc_desktop.export.typesetter import Typesetter
from dcbc_desktop.export.watermark import WORDS
from dcbc_desktop.report import header as h
from dcbc_desktop.report.outline import Section
from dcbc_desktop.report.prose import MAX_CHARACTERS, MAX_NOTES, Footnote, Prose, all_runs
from dcbc_desktop.report.report import Report

Sections = list[tuple[Section, Prose]]
_one_at_a_time = Lock()  # reportlab's fonts read their file through one position


class Layout:
    """The pages of one report before they are drawn: the body, then the annex with page numbers of its own."""

    def __init__(self, report: Report) -> None:
        sections: Sections = [(section, report.prose(section.key)) for section in report.outline.sections]
        _require_sane_size(sections)
        require_letters(report, sections)
        self.words: HeadWords = head_words(report)
        self.setter = Typesetter(letter_widths())
        flow = self._body_flow(report, sections)
        annex = make_annex(self.setter, report, self.words)
        lengths = self.setter.note_lengths()
        self.body: list[Page] = paginate(flow.slices, lengths)
        self.annex: list[Page] = paginate(annex.slices, lengths, annex.head) if annex else []

    def _body_flow(self, report: Report, sections: Sections) -> Flow:
        flow = Flow()
        flow.add([HeadSetter(self.setter, self.words).slice()])
        add_title(flow, self.setter, self.words)
        add_addressees(flow, self.setter, report.lines(h.ADDRESSEES))
        add_legal_bases(flow, self.setter, report.lines(h.LEGAL_BASES))
        add_body(flow, self.setter, sections, report.period)
        add_end_block(flow, self.setter, report)
        return flow


def make_pdf(report: Report, *, draft: bool, made: datetime | None = None) -> bytes:
    """The report's pages as a file; the same report gives the same bytes in every process.

    A draft carries DỰ THẢO on every page. `made` goes into the file's dates; else the header's date does.
    Raises RefusedError `letter_missing` for a letter the typeface lacks, UsageError `prose_too_large` or
    `header_too_long` for what no page can hold.
    """
    with _one_at_a_time:
        layout = Layout(report)
        drawing = Drawing(_metadata(report, layout.words, draft=draft, made=made))
        for pages in (layout.body, layout.annex):
            draw_pages(drawing, pages, layout.setter.notes, draft=draft)
        return drawing.finish()


def _metadata(report: Report, words: HeadWords, *, draft: bool, made: datetime | None) -> Metadata:
    day = issue_date(report) or report.period.last
    title = f"{words.kind.capitalize()} {words.title}".strip()
    return Metadata(
        title=f"{WORDS} - {title}" if draft else title,
        author=words.issuing_body,
        subject=f"{' '.join(words.number.split())}; {' '.join(words.date.split())}",
        made=made or datetime(day.year, day.month, day.day, tzinfo=UTC),
    )


def _require_sane_size(sections: Sections) -> None:
    """The limits of one section's text hold for the whole report too: no office writes more than a thousand pages."""
    characters = notes = 0
    for _, prose in sections:
        for run in all_runs(prose):
            notes += isinstance(run, Footnote)
            characters += 0 if isinstance(run, Footnote) else len(run.text)
    if characters > MAX_CHARACTERS or notes > MAX_NOTES:
        raise UsageError("prose_too_large")
