"""Lines joined into paragraphs, across hard line breaks, page breaks and notes between two halves."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dcbc_desktop.intake.recognition.text_lines import LineLayout, SourceLine

_ITEM = re.compile(r"[-–+•*]\s*(?P<letter>[^\W\d_])")
_LABEL = re.compile(r"(?:[0-9]{1,2}(?:\.[0-9]{1,2})*[.)/]|[a-zđ][)])\s+\S")
_CUT_WORD = re.compile(r"\w[-/]$")
_SHORT = 0.9


@dataclass(frozen=True, slots=True)
class Joined:
    """One paragraph and its lines."""

    text: str
    lines: tuple[SourceLine, ...]

    @property
    def number(self) -> int:
        """Number of its first line."""
        return self.lines[0].number


def join_lines(lines: list[SourceLine], style: LineLayout) -> list[Joined]:
    """Join a run of lines into paragraphs; without hard line breaks each line is one."""
    groups: list[list[SourceLine]] = []
    for line in lines:
        if groups and goes_on(groups[-1][-1], line, style):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [Joined(join_words(group), tuple(group)) for group in groups]


def goes_on(before: SourceLine, line: SourceLine, style: LineLayout) -> bool:
    """True when `line` belongs to the paragraph of the line before it."""
    if _starts_item(before, line):
        return False
    if line.broken or line.gap:
        return _goes_on_after_break(before, line, style)
    if not style.wrapped or len(before.text) > 2 * style.width:
        return False
    return not _paragraph_ends(before, line, style)


def _goes_on_after_break(before: SourceLine, line: SourceLine, style: LineLayout) -> bool:
    torn = line.starts_small and not before.finished
    if line.broken:
        return torn or (style.wrapped and (line.starts_small or not before.finished))
    return torn and style.wrapped and len(before.text) >= _SHORT * style.width


def _paragraph_ends(before: SourceLine, line: SourceLine, style: LineLayout) -> bool:
    if not before.finished or line.starts_small:
        return False
    # pdftotext leaves one blank where a page began; typists indent the first line.
    if line.indent > style.margin:
        return True
    first_word = line.text.split(" ", 1)[0]
    short = len(before.text) + 1 + len(first_word) < _SHORT * style.width
    return short and not style.blank_between


def _starts_item(before: SourceLine, line: SourceLine) -> bool:
    if item := _ITEM.match(line.text):
        # `kinh tế` / `- xã hội` is one phrase broken at its hyphen.
        return before.finished or line.gap or item["letter"].isupper()
    return bool(_LABEL.match(line.text)) and (before.finished or line.gap)


def join_words(lines: list[SourceLine]) -> str:
    """Join lines by a space, without one where a break cut a word: `01/NQ-` and `CP`, `chính trị-` and `xã hội`."""
    parts: list[str] = []
    for line in lines:
        if parts and not (_CUT_WORD.search(parts[-1][-2:]) and line.text[0].isalnum()):
            parts.append(" ")
        parts.append(line.text)
    return "".join(parts)


def is_dash(text: str) -> bool:
    """True when a paragraph is an item with a hyphen before it."""
    return text.startswith("-") and bool(_ITEM.match(text))
