"""Paragraphs to sections: what stands under a heading of the outline goes there, everything else is left over."""

from __future__ import annotations

import re

from dcbc_desktop.intake.recognition.end_recognition import END_MARK
from dcbc_desktop.intake.recognition.headings import Found
from dcbc_desktop.intake.recognition.paragraph_joining import Joined, is_dash
from dcbc_desktop.report.outline import Outline, Section, SectionKind

_ROMAN_HEADING = re.compile(r"(?:(?i:phần|mục)\s+)?(?P<number>[IVX]{1,5})\s{0,3}[.)/:–-]\s{0,3}(?P<text>\S.*)")
_ARABIC_HEADING = re.compile(r"(?:[IVX]{1,5}\.)?(?P<number>[0-9]{1,2})[.)/]\s{0,3}(?P<text>[^\W\d_].*)")
_CLOSING = "trên đây là"
_LONGEST_HEADING = 300
_CLOSING_PARAGRAPHS = 3
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV")


class Placer:
    """Walks through a text from heading to heading.

    A heading that is not the outline's (its words differ, or it came before) is left over together with what follows
    it, up to the next heading of the outline: its text belongs to it and must not slip into the section above. The
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
        """A heading of the outline begins."""
        self._top = section if not section.group else self._outline.section(section.group)
        self._section = section if section.kind is not SectionKind.GROUP else None
        self._last_item = 0

    def add(self, paragraph: Joined) -> None:
        """A paragraph of the text."""
        if self._is_strange_heading(paragraph.text):
            self._section = None
        key = self._section.key if self._section else ""
        if item := _ARABIC_HEADING.match(paragraph.text):
            self._last_item = int(item["number"])
        self._order.append((paragraph, key))

    def finish(self) -> list[tuple[Joined, str]]:
        """Every paragraph in order with its section's key; empty where it is left over. The closing is told last."""
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
