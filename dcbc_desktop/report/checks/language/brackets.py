"""Brackets and quotation marks that do not come in pairs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from dcbc_desktop.report.checks.language.passages import Spot

_PAIRS = {")": "(", "]": "[", "}": "{", "”": "“", "»": "«"}
_MARK = re.compile(r"[()\[\]{}“”«»]")
_ITEM = re.compile(r"(?:\A|[\s;:.,“\-])[0-9a-zđA-ZĐ]{1,3}\Z")
_MOST = 20
"""Findings in one paragraph: more say no more."""


def unpaired_marks(text: str) -> Iterator[Spot]:
    """Every bracket or quotation mark without its partner; `a)` and `1)` before an item are right."""
    alone = sorted((*_alone(text), *_odd_quote(text)))
    for place in alone[:_MOST]:
        yield Spot(place, 1, {"mark": text[place]})


def _alone(text: str) -> list[int]:
    alone: list[int] = []
    waiting: list[tuple[str, int]] = []
    kinds: Counter[str] = Counter()
    for match in _MARK.finditer(text):
        mark, place = match[0], match.start()
        opener = _PAIRS.get(mark)
        if opener is None:
            waiting.append((mark, place))
            kinds[mark] += 1
        elif kinds[opener]:
            alone += _close(opener, waiting, kinds)
        elif not (mark == ")" and _ITEM.search(text[max(0, place - 4) : place])):
            alone.append(place)
    return alone + [place for _, place in waiting]


def _close(opener: str, waiting: list[tuple[str, int]], kinds: Counter[str]) -> Iterator[int]:
    """Take the newest opener of the kind; what was opened after it stays alone."""
    mark = ""
    while mark != opener:
        mark, place = waiting.pop()
        kinds[mark] -= 1
        if mark != opener:
            yield place


def _odd_quote(text: str) -> tuple[int, ...]:
    return (text.rindex('"'),) if text.count('"') % 2 else ()
