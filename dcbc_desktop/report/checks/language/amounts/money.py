"""Amounts of money in running text, in đồng: `3,2 tỷ đồng` and `600 triệu` are compared with each other."""

from __future__ import annotations

import re
from decimal import Decimal

_UNIT = re.compile(
    r"(?P<scale>nghìn|ngàn|triệu|tỷ|tỉ)(?:\sđồng)?\b|đồng\b(?!\s(?:chí|bào|nghiệp|đội|thời|ý|thuận|tình))",
    re.IGNORECASE,
)
_FACTORS = {"nghìn": 10**3, "ngàn": 10**3, "triệu": 10**6, "tỷ": 10**9, "tỉ": 10**9}


def money_factor(unit: str) -> Decimal | None:
    """Return how many đồng one of a unit is; None for a unit that is no money."""
    match = _UNIT.match(unit)
    if match is None:
        return None
    return Decimal(_FACTORS[match["scale"].casefold()] if match["scale"] else 1)


def money_words(unit: str) -> str:
    """Return the unit alone of the words after a number: `tỷ đồng` of `tỷ đồng ngân sách`."""
    match = _UNIT.match(unit)
    return match.group() if match else ""
