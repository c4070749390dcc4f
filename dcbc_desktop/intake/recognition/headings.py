"""Headings of the outline in a text, alike but for case, numbering and spacing, and the sections under them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from dcbc_desktop.intake.recognition.end_recognition import END_MARK
from dcbc_desktop.intake.recognition.paragraph_joining import Joined, is_dash
from dcbc_desktop.intake.recognition.text_lines import LineLayout, SourceLine
from dcbc_desktop.report.outline import Outline, Section, SectionKind

NUMBER = re.compile(
    r"(?:(?i:phần|mục|chương)\s+)?(?P<number>(?:[IVXLC]{1,6}|[0-9]{1,2})(?:\.[0-9]{1,2}){0,2}|[a-zđ](?=[.)/]))"
    r"(?:\s*[.):/–-]\s*|\s+)"
)
_PERIODS = (
    "năm0000", "6thángđầunăm0000", "6thángcuốinăm0000", *(f"quý{n}năm0000" for n in ("i", "ii", "iii", "iv")),
    *(f"tháng{n}năm0000" for n in range(1, 13)),
)  # fmt: skip
_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
_FINAL_MARK = ".:;"
_MOST_LINES = 8

_ROMAN_HEADING = re.compile(r"(?:(?i:phần|mục)\s+)?(?P<number>[IVX]{1,5})\s{0,3}[.)/:–-]\s{0,3}(?P<text>\S.*)")
_ARABIC_HEADING = re.compile(r"(?:[IVX]{1,5}\.)?(?P<number>[0-9]{1,2})[.)/]\s{0,3}(?P<text>[^\W\d_].*)")
_CLOSING = "trên đây là"
_LONGEST_HEADING = 300
_CLOSING_PARAGRAPHS = 3
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV")


class Found(NamedTuple):
    """Heading of the outline in the text: `size` lines from `start`, with its number in the text."""

    start: int
    size: int
    section: Section
    number: str
    year: int | None
    """The report's year as this heading tells it."""


class _Candidate(NamedTuple):
    start: int
    size: int
    sections: tuple[Section, ...]
    number: str
    text: str


def squeeze(text: str) -> str:
    """Return small letters without spaces, as headings are compared."""
    return "".join(text.casefold().split())


def number_kind(number: str) -> str:
    """Return `I` for Roman, `1` for Arabic, `a` for a letter, empty for none; the last part of `II.1` counts."""
    last = number.rpartition(".")[2]
    if not last:
        return ""
    return "1" if last.isdigit() else "I" if last.isupper() else "a"


class HeadingFinder:
    """Finder of the headings of one outline."""

    def __init__(self, outline: Outline) -> None:
        self._outline = outline
        self._keys: dict[str, list[Section]] = defaultdict(list)
        for section in outline.sections:
            for key in _keys_of(section):
                self._keys[key].append(section)
        self._longest = max(map(len, self._keys), default=0)

    def find(self, lines: list[SourceLine], style: LineLayout) -> list[Found]:
        """Return the headings in the order of the text, each section at most once."""
        candidates = self._candidates(lines, style)
        numbered = {s.key for c in candidates if c.number for s in c.sections}
        order = _Order(self._outline)
        found = []
        for candidate in candidates:
            if not candidate.number and numbered.intersection(s.key for s in candidate.sections):
                continue
            if section := order.choose(candidate):
                year = _year_in(section.heading, candidate.text)
                found.append(Found(candidate.start, candidate.size, section, candidate.number, year))
        return found

    def _candidates(self, lines: list[SourceLine], style: LineLayout) -> list[_Candidate]:
        candidates: list[_Candidate] = []
        free = 0
        for index, line in enumerate(lines):
            if index < free or not (index == free or _may_begin(lines[index - 1], line, style)):
                continue
            if candidate := self._match(lines, index, style):
                candidates.append(candidate)
                free = index + candidate.size
        return candidates

    def _match(self, lines: list[SourceLine], start: int, style: LineLayout) -> _Candidate | None:
        first = lines[start].text
        number = NUMBER.match(first)
        best = None
        for offset, label in ((number.end(), number["number"]), (0, "")) if number else ((0, ""),):
            # Without a number, small letters are the end of a sentence.
            torn = not label and first[:1].islower()
            if not torn and (got := self._grow(lines, start, offset, style)):
                count, sections, text = got
                best = best or _Candidate(start, count, sections, label, text)
        return best

    def _grow(
        self, lines: list[SourceLine], start: int, offset: int, style: LineLayout
    ) -> tuple[int, tuple[Section, ...], str] | None:
        """Add lines while they can still become a heading; the longest heading that ends with a line counts."""
        text, best = "", None
        for count, line in enumerate(lines[start : start + _MOST_LINES], 1):
            if count > 1 and (not style.wrapped or line.gap):
                break
            text += " " + (line.text[offset:] if count == 1 else line.text)
            key = _YEAR.sub("0000", squeeze(text)) if len(text) < 4 * self._longest + 40 else ""
            bare = key[:-1] if key.endswith(tuple(_FINAL_MARK)) else key
            if bare in self._keys and _ends_here(lines, start + count, style):
                best = count, tuple(self._keys[bare]), text
            if not key or not any(known.startswith(bare) for known in self._keys):
                break
        return best


def _keys_of(section: Section) -> Iterator[str]:
    if not section.heading:
        return
    key = squeeze(section.heading)
    key = _YEAR.sub("0000", key.replace("{year}", "0000").replace("{next_year}", "0000"))
    key = key[:-1] if key.endswith(tuple(_FINAL_MARK)) else key
    for period in _PERIODS if "{period}" in key else ("",):
        yield key.replace("{period}", period)


def _may_begin(before: SourceLine, line: SourceLine, style: LineLayout) -> bool:
    return not style.wrapped or line.gap or line.broken or before.finished


def _ends_here(lines: list[SourceLine], after: int, style: LineLayout) -> bool:
    if not style.wrapped or after >= len(lines):
        return True
    return lines[after].gap or lines[after].broken or not lines[after].starts_small


def _year_in(heading: str, text: str) -> int | None:
    placeholders: list[str] = re.findall(r"\{(year|next_year|period)\}|(?:19|20)[0-9]{2}", heading)
    years: list[str] = _YEAR.findall(squeeze(text))
    for placeholder, year in zip(placeholders, years, strict=False):
        if placeholder:
            return int(year) - int(placeholder == "next_year")
    return None


class _Order:
    """Choice between equal headings: by numbering, by the group around them, and by the sections before."""

    def __init__(self, outline: Outline) -> None:
        self._places = {section.key: place for place, section in enumerate(outline.sections)}
        self._used: set[str] = set()
        self._group = ""
        self._last = -1

    def choose(self, candidate: _Candidate) -> Section | None:
        open_ = [s for s in candidate.sections if s.key not in self._used and self._number_fits(s, candidate.number)]
        section = next((s for s in open_ if s.group == self._group and s.group), None)
        section = section or next((s for s in open_ if not s.group), None)
        if section is None and len(candidate.sections) == 1 and open_ and self._leads_on(open_[0], candidate.number):
            section = open_[0]
        if section:
            self._used.add(section.key)
            self._group = section.group or section.key
            self._last = self._places[section.key]
        return section

    def _number_fits(self, section: Section, number: str) -> bool:
        return not number or number_kind(number) == number_kind(section.number)

    def _leads_on(self, section: Section, number: str) -> bool:
        """True for a sub-section whose group has no heading in the text: right number, group not used yet."""
        return (
            number.rpartition(".")[2] == section.number
            and section.group not in self._used
            and self._places[section.group] > self._last
        )


class Placer:
    """Assigns paragraphs to sections, heading by heading.

    A heading that is not the outline's (its words differ, or it came before) is left over together with the text after
    it, up to the next heading of the outline: that text belongs to it and must not slip into the section above. The
    same holds for text under a group, which has no text of its own. Numbered items of a list stay where they are:
    they end like sentences, or their list began in the same section.
    """

    def __init__(self, outline: Outline, found: list[Found]) -> None:
        self._outline = outline
        self._found = {hit.section.key for hit in found}
        opening = next((s for s in outline.sections if s.kind is SectionKind.OPENING), None)
        # Without a single known heading nothing tells that this is an opening.
        self._section: Section | None = opening if found else None
        self._top: Section | None = None
        self._last_item = 0
        self._order: list[tuple[Joined, str]] = []

    def enter(self, section: Section) -> None:
        """Begin the section of a heading."""
        self._top = section if not section.group else self._outline.section(section.group)
        self._section = section if section.kind is not SectionKind.GROUP else None
        self._last_item = 0

    def add(self, paragraph: Joined) -> None:
        """Add a paragraph of the text."""
        if self._is_strange_heading(paragraph.text):
            self._section = None
        key = self._section.key if self._section else ""
        if item := _ARABIC_HEADING.match(paragraph.text):
            self._last_item = int(item["number"])
        self._order.append((paragraph, key))

    def finish(self) -> list[tuple[Joined, str]]:
        """Return the paragraphs in order with the key of their section, empty for left-over ones; finds the closing."""
        closing = self._closing_start()
        if closing is None:
            return self._order
        start, section = closing
        return [*self._order[:start], *((paragraph, section) for paragraph, _ in self._order[start:])]

    def _closing_start(self) -> tuple[int, str] | None:
        section = self._outline.sections[-1]
        if section.kind is not SectionKind.CLOSING or not self._found or not self._top:
            return None
        count = len(self._order)
        for index in range(max(0, count - _CLOSING_PARAGRAPHS), count):
            if self._order[index][0].text.casefold().startswith(_CLOSING):
                return index, section.key
        last = self._order[-1][0].text if self._order else ""
        return (count - 1, section.key) if last.endswith(END_MARK) and not is_dash(last) else None

    def _is_strange_heading(self, text: str) -> bool:
        if len(text) > _LONGEST_HEADING or is_dash(text):
            return False
        if roman := _ROMAN_HEADING.fullmatch(text):
            return roman["text"].isupper() or self._is_next_top(roman["number"], text)
        if text.isupper() and len(text.split()) > 1:
            # Before the first heading capitals are a title or an office's name.
            return self._top is not None
        item = _ARABIC_HEADING.fullmatch(text)
        return item is not None and self._is_strange_item(int(item["number"]), text)

    def _is_next_top(self, number: str, text: str) -> bool:
        if number not in _ROMAN or text.endswith((".", ";", ",")):
            return False
        before = self._top.number if self._top else ""
        expected = _ROMAN.index(before) + 1 if before in _ROMAN else 0
        return _ROMAN.index(number) == expected

    def _is_strange_item(self, number: int, text: str) -> bool:
        if self._top is None or self._top.kind is not SectionKind.GROUP or not text[0].isdigit():
            return False
        siblings = {s.number: s.key for s in self._outline.sections if s.group == self._top.key}
        here = self._section.number if self._section else ""
        if (here.isdigit() and number <= int(here)) or (self._last_item and number == self._last_item + 1):
            return False
        key = siblings.get(str(number))
        if key is None:
            return not text.endswith((".", ";", ",", ":")) and number == len(siblings) + 1
        return key not in self._found and not text.endswith((";", ","))
