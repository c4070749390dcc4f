"""Marks written in two ways across the report: `…` and `...`, curly and straight quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dcbc_desktop.report.checks.finding import Finding
from dcbc_desktop.report.checks.language.passages import Reading, Spot, finding_at

_THREE_DOTS = re.compile(r"(?<![.…])\.{3}(?![.…])")
_ONE_SIGN = re.compile(r"(?<![.…])…(?![.…])")
_MOST = 30


def mixed_ellipses(reading: Reading) -> Iterator[Finding]:
    """The first place of the rarer form; the other places are found by searching for it."""
    dots = [(p, m) for p in reading.passages if "..." in p.text for m in _THREE_DOTS.finditer(p.text)]
    signs = [(p, m) for p in reading.passages if "…" in p.text for m in _ONE_SIGN.finditer(p.text)]
    if dots and signs:
        rare, usual = (signs, "...") if len(signs) <= len(dots) else (dots, "…")
        passage, match = rare[0]
        params = {"found": match[0], "fix": usual, "count": len(rare)}
        yield finding_at("ellipsis_mixed", passage, Spot(match.start(), len(match[0]), params, usual))


def mixed_quotes(reading: Reading) -> Iterator[Finding]:
    """Straight quotation marks in a report that has curly ones."""
    if not any("“" in passage.text or "”" in passage.text for passage in reading.passages):
        return
    straight = (
        (passage, place)
        for passage in reading.passages
        if '"' in passage.text
        for place, char in enumerate(passage.text)
        if char == '"'
    )
    for _, (passage, place) in zip(range(_MOST), straight, strict=False):
        before = passage.text[place - 1 : place] if place else ""
        fix = "“" if not before or before.isspace() or before in "([:-" else "”"
        yield finding_at("quotes_mixed", passage, Spot(place, 1, {"found": '"', "fix": fix}, fix))
