"""Report from a text file: every word goes to an entry, is left over, or is what the program prints itself."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path

from dcbc_desktop.errors import FileError, UsageError
from dcbc_desktop.intake.file_kinds import kind_of, kind_of_text, read_file, require_text
from dcbc_desktop.intake.files.encoding import Decoded, decode_text
from dcbc_desktop.intake.recognition.end_recognition import Ending, read_ending
from dcbc_desktop.intake.recognition.footnotes import (
    Marked,
    SourceNote,
    SplitText,
    place_notes,
    split_notes,
    to_paragraph,
)
from dcbc_desktop.intake.recognition.head_recognition import RecognisedHead, read_head
from dcbc_desktop.intake.recognition.headings import Found, HeadingFinder, Placer
from dcbc_desktop.intake.recognition.paragraph_joining import Joined, join_lines
from dcbc_desktop.intake.recognition.text_lines import LineLayout, SourceLine, read_lines, style_of, take_page_numbers
from dcbc_desktop.report import header as h
from dcbc_desktop.report.outline import Outline, SectionKind
from dcbc_desktop.report.period import FIRST_YEAR, LAST_YEAR
from dcbc_desktop.report.prose import Paragraph, Prose, check_limits, encode
from dcbc_desktop.report.report import Entry

_YEAR = re.compile(r"(?<!\w)năm\s([0-9]{4})(?![0-9])", re.IGNORECASE)
_DAY_BEFORE = re.compile(r"tháng(?:\s[0-9]{1,2}\s|[\s.…]{2,9})$", re.IGNORECASE)
_YEAR_SOUGHT_IN = 2_000


@dataclass(frozen=True, slots=True)
class LeftOverLine:
    """Words of the source with the line they begin on, counted from 1."""

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class PlacedNote:
    """Footnote at its mark: its number in the source and its section."""

    number: int
    key: str


@dataclass(frozen=True, slots=True)
class ImportedReport:
    """Report read from a file. Every word of the file is in `entries`, `left_over` or `furniture`.

    `furniture` are recognised lines that the program prints by itself or in its own form: headings, page numbers,
    `BÁO CÁO`, `Kính gửi:`, `Nơi nhận:`, the national title, number, place and date.
    """

    year: int | None
    entries: Mapping[str, Entry]
    left_over: tuple[LeftOverLine, ...]
    furniture: tuple[LeftOverLine, ...]
    notes: tuple[PlacedNote, ...]
    notes_unplaced: int
    removed_characters: int
    encoding: str


def year_in(text: str) -> int | None:
    """Return the last `năm 2023` of a text that is not part of a day (`ngày 09 tháng 11 năm 2023`)."""
    end = text[-_YEAR_SOUGHT_IN:]
    years = [
        int(match[1])
        for match in _YEAR.finditer(end)
        if not _DAY_BEFORE.search(end[max(0, match.start() - 12) : match.start()])
    ]
    return next((year for year in reversed(years) if is_plausible_year(year)), None)


def is_plausible_year(year: int) -> bool:
    """True when a report can be for that year."""
    return FIRST_YEAR <= year <= LAST_YEAR


def read_text_report(path: Path, outline: Outline, year: int | None = None) -> ImportedReport:
    """Read a text file; `year`, where given, is the year that headings are compared with.

    Raises FileError: `file_unreadable`, `file_empty`, `file_too_large`, `file_not_text`, `import_word_later`,
    `import_pdf_later`, `text_tcvn3`, `text_vni`, `text_encoding_unknown`, `text_too_long`.
    """
    data = read_file(path)
    require_text(kind_of(data), path.name)
    try:
        decoded = decode_text(data)
        require_text(kind_of_text(decoded.text), path.name)
        return read_decoded(decoded, outline, year)
    except FileError as error:
        raise FileError(error.code, **{"file": path.name, **error.params}) from error


def read_decoded(decoded: Decoded, outline: Outline, year: int | None = None) -> ImportedReport:
    """Read text that is already decoded; raises FileError `file_empty` or `text_too_long`."""
    source = read_lines(decoded.text)
    if not source.lines:
        raise FileError("file_empty")
    style = style_of(source.lines)
    lines, pages = take_page_numbers(source.lines, style)
    parts = _take_apart(split_notes(lines, style), outline, style)
    return _Assembly(parts, outline, pages, year).report(source.removed, decoded.encoding)


@dataclass(frozen=True, slots=True)
class _Parts:
    """Parts of a text: every line is in exactly one of them."""

    head: RecognisedHead
    found: list[Found]
    headings: list[Joined]
    paragraphs: list[tuple[Joined, str]]
    notes: list[SourceNote]
    ending: Ending


def _take_apart(split: SplitText, outline: Outline, style: LineLayout) -> _Parts:
    body = split.body
    found = HeadingFinder(outline).find(body, style)
    ending = read_ending(body, found[-1].start + found[-1].size if found else 0)
    head = read_head(body[: found[0].start if found else ending.start], outline.document, style)
    heading_lines = [body[hit.start : hit.start + hit.size] for hit in found]
    headings = [Joined(" ".join(line.text for line in lines), tuple(lines)) for lines in heading_lines]
    placer = Placer(outline, found)
    _add(placer, head.rest, style)
    for hit, after in zip(found, [*(f.start for f in found[1:]), ending.start], strict=False):
        placer.enter(hit.section)
        _add(placer, body[hit.start + hit.size : after], style)
    return _Parts(head, found, headings, placer.finish(), split.notes, ending)


def _add(placer: Placer, lines: list[SourceLine], style: LineLayout) -> None:
    for paragraph in join_lines(lines, style):
        placer.add(paragraph)


class _Assembly:
    """Assembles the parts of one text into a report."""

    def __init__(self, parts: _Parts, outline: Outline, pages: list[SourceLine], year: int | None) -> None:
        self._parts = parts
        self._outline = outline
        self._pages = pages
        self._told = self._told_year()
        self._wanted_year = year or self._told
        self._placed: list[PlacedNote] = []
        self._left: list[LeftOverLine] = []

    def report(self, removed: int, encoding: str) -> ImportedReport:
        parts = self._parts
        entries = self._prose_entries()
        values = {**parts.head.values, **parts.ending.values}
        entries |= {key: Entry(value) for key, value in values.items() if value}
        self._left += [_left_over(line) for line in (*parts.head.left_over, *parts.ending.left_over)]
        self._left += [LeftOverLine(j.number, j.text) for j, key in parts.paragraphs if not key]
        self._left += self._other_years()
        furniture = [_left_over(line) for line in (*self._pages, *parts.head.furniture, *parts.ending.furniture)]
        furniture += [LeftOverLine(heading.number, heading.text) for heading in parts.headings]
        return ImportedReport(
            self._told, entries, _sorted(self._left), _sorted(furniture), tuple(self._placed),
            len(parts.notes) - len(self._placed), removed, encoding,
        )  # fmt: skip

    def _prose_entries(self) -> dict[str, Entry]:
        marks = self._marks()
        sections: dict[str, list[Paragraph]] = defaultdict(list)
        for index, (joined, key) in enumerate(self._parts.paragraphs):
            if key:
                sections[key].append(to_paragraph(joined, marks[index]))
        return {key: _entry(paragraphs) for key, paragraphs in sections.items()}

    def _marks(self) -> dict[int, list[Marked]]:
        """Return the notes by paragraph; a note without a mark, or with its mark in text left over, is left over."""
        paragraphs, notes = self._parts.paragraphs, self._parts.notes
        places = place_notes([joined for joined, _ in paragraphs], [(n.number, n.lines[0].number) for n in notes])
        marks: dict[int, list[Marked]] = defaultdict(list)
        for note in notes:
            place = places.get(note.number)
            key = paragraphs[place.paragraph][1] if place else ""
            if place and key:
                marks[place.paragraph].append((place.mark, note))
                self._placed.append(PlacedNote(note.number, key))
            else:
                self._left.append(LeftOverLine(note.lines[0].number, note.source))
        return marks

    def _told_year(self) -> int | None:
        """Return the year of the title, else of the headings, the closing or the opening."""
        if year := year_in(self._parts.head.values.get(h.TITLE, "")):
            return year
        for hit in self._parts.found:
            if hit.year and is_plausible_year(hit.year):
                return hit.year
        keys = [s.key for s in self._outline.sections if s.kind in (SectionKind.OPENING, SectionKind.CLOSING)]
        for wanted in reversed(keys):
            for joined, key in self._parts.paragraphs:
                if key == wanted and (year := year_in(joined.text)):
                    return year
        return None

    def _other_years(self) -> list[LeftOverLine]:
        """Return headings that name another year than the report: their text is placed, their words are shown."""
        hits = zip(self._parts.found, self._parts.headings, strict=True)
        return [LeftOverLine(j.number, j.text) for hit, j in hits if hit.year not in (None, self._wanted_year)]


def _entry(paragraphs: list[Paragraph]) -> Entry:
    prose = Prose(tuple(paragraphs))
    try:
        check_limits(prose)
    except UsageError as error:
        raise FileError("text_too_long") from error
    return Entry(encode(prose))


def _left_over(line: SourceLine) -> LeftOverLine:
    return LeftOverLine(line.number, line.text)


def _sorted(lines: list[LeftOverLine]) -> tuple[LeftOverLine, ...]:
    return tuple(sorted(lines, key=attrgetter("line")))
