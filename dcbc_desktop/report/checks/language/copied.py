"""Text copied from last year's report without a change."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from dcbc_desktop.report.checks.finding import Finding, advisory
from dcbc_desktop.report.checks.language.passages import Passage, Reading, Spot, finding_at, read, remembered
from dcbc_desktop.report.comparison.earlier_reports import NO_EARLIER_REPORTS, earlier_section
from dcbc_desktop.report.text import fold_case

_LEAST_WORDS = 30
"""Shorter sections are often the same for good reason."""
_SAME_PER_CENT = 90
_SENTENCE = re.compile(r"[^.;\n]+[.;]*")
_NUMBER = re.compile(r"\d+")


class _Sentence(NamedTuple):
    start: int
    text: str
    same_as: str
    words: int


def same_sections(reading: Reading) -> Iterator[Finding]:
    """Find sections nearly all of whose sentences are in last year's section too, numbers left out."""
    for key, now, before in _beside_last_year(reading):
        earlier = {sentence.same_as for passage in before for sentence in _sentences(passage.text)}
        sentences = [sentence for passage in now for sentence in _sentences(passage.text)]
        words = sum(sentence.words for sentence in sentences)
        same = sum(sentence.words for sentence in sentences if sentence.same_as in earlier)
        if words >= _LEAST_WORDS and same * 100 >= words * _SAME_PER_CENT:
            yield advisory("section_same_as_last_year", key, share=same * 100 // words)


def years_left(reading: Reading) -> Iterator[Finding]:
    """Find last year's number in a sentence copied from last year's report: `năm 2025` in the report of 2026."""
    year = reading.report.period.year
    old = re.compile(rf"\bnăm {year - 1}\b", re.IGNORECASE)
    for _, now, before in _beside_last_year(reading):
        earlier = {sentence.text for passage in before for sentence in _sentences(passage.text)}
        for passage in now:
            yield from _left_in(passage, earlier, old, str(year))


def _left_in(passage: Passage, earlier: set[str], old: re.Pattern[str], year: str) -> Iterator[Finding]:
    for sentence in _sentences(passage.text):
        if sentence.text in earlier:
            for match in old.finditer(sentence.text):
                found = match[0]
                fix = found[:-4] + year
                spot = Spot(sentence.start + match.start(), len(found), {"found": found, "fix": fix}, fix)
                yield finding_at("year_left_over", passage, spot)


def _beside_last_year(reading: Reading) -> Iterator[tuple[str, list[Passage], list[Passage]]]:
    """Yield each section's passages with those of last year's section."""
    last = reading.past.last_year
    if last is None or last.period.year != reading.report.period.year - 1:
        return
    before = _by_key(read(last, NO_EARLIER_REPORTS))
    now = _by_key(reading)
    for section in reading.report.outline.prose_sections():
        former = earlier_section(section, last.outline)
        if section.key in now and former in before:
            yield section.key, now[section.key], before[former]


def _by_key(reading: Reading) -> dict[str, list[Passage]]:
    found: dict[str, list[Passage]] = {}
    for passage in reading.passages:
        found.setdefault(passage.key, []).append(passage)
    return found


@remembered
def _sentences(text: str) -> tuple[_Sentence, ...]:
    found = []
    for match in _SENTENCE.finditer(text):
        words = len(match[0].split())
        if words:
            found.append(_Sentence(match.start(), match[0], _NUMBER.sub("0", fold_case(match[0])), words))
    return tuple(found)
