"""The outline's headings in a text: alike but for case, numbering, spacing and one final mark."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from dcbc_desktop.intake.recognition.text_lines import Line, Style
from dcbc_desktop.report.outline import Outline, Section

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


class Found(NamedTuple):
    """A heading of the outline in the text: `size` lines from `start`, under the number the text gives it."""

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
    """Small letters without blanks: what has to be alike in two headings."""
    return "".join(text.casefold().split())


def number_kind(number: str) -> str:
    """`I` for Roman, `1` for Arabic, `a` for a letter, empty for none; the last part of `II.1` counts."""
    last = number.rpartition(".")[2]
    if not last:
        return ""
    return "1" if last.isdigit() else "I" if last.isupper() else "a"


class HeadingBook:
    """Finds the headings of one outline."""

    def __init__(self, outline: Outline) -> None:
        self._outline = outline
        self._keys: dict[str, list[Section]] = defaultdict(list)
        for section in outline.sections:
            for key in _keys_of(section):
                self._keys[key].append(section)
        self._longest = max(map(len, self._keys), default=0)

    def find(self, lines: list[Line], style: Style) -> list[Found]:
        """The headings in the order of the text, each section at most once."""
        candidates = self._candidates(lines, style)
        numbered = {s.key for c in candidates if c.number for s in c.sections}
        order = _Order(self._outline)
        found = []
        for candidate in candidates:
            if not candidate.number and numbered.intersection(s.key for s in candidate.sections):
                continue
            if section := order.choose(candidate):
                year = _told_year(section.heading, candidate.text)
                found.append(Found(candidate.start, candidate.size, section, candidate.number, year))
        return found

    def _candidates(self, lines: list[Line], style: Style) -> list[_Candidate]:
        candidates: list[_Candidate] = []
        free = 0
        for index, line in enumerate(lines):
            if index < free or not (index == free or _may_begin(lines[index - 1], line, style)):
                continue
            if candidate := self._match(lines, index, style):
                candidates.append(candidate)
                free = index + candidate.size
        return candidates

    def _match(self, lines: list[Line], start: int, style: Style) -> _Candidate | None:
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
        self, lines: list[Line], start: int, offset: int, style: Style
    ) -> tuple[int, tuple[Section, ...], str] | None:
        """Lines added while they can still become a heading; the longest heading that ends with a line counts."""
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


def _may_begin(before: Line, line: Line, style: Style) -> bool:
    return not style.wrapped or line.gap or line.broken or before.finished


def _ends_here(lines: list[Line], after: int, style: Style) -> bool:
    if not style.wrapped or after >= len(lines):
        return True
    return lines[after].gap or lines[after].broken or not lines[after].starts_small


def _told_year(heading: str, text: str) -> int | None:
    placeholders: list[str] = re.findall(r"\{(year|next_year|period)\}|(?:19|20)[0-9]{2}", heading)
    years: list[str] = _YEAR.findall(squeeze(text))
    for placeholder, year in zip(placeholders, years, strict=False):
        if placeholder:
            return int(year) - int(placeholder == "next_year")
    return None


class _Order:
    """Which of several alike headings is meant: the numbering, the group it stands in, and what came before."""

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
        """A sub-section whose group has no heading in the text: its number must be right and its group still ahead."""
        return (
            number.rpartition(".")[2] == section.number
            and section.group not in self._used
            and self._places[section.group] > self._last
        )
