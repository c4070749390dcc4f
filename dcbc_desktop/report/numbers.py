"""Numbers as Vietnamese offices write them: 1.234.567,5."""

from __future__ import annotations

import re
from decimal import Decimal

from dcbc_desktop.errors import UsageError

_NUMBER = re.compile(r"(?P<sign>[-\u2212]?)(?P<whole>[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+)(?:,(?P<part>[0-9]+))?")
_SPACES = re.compile(r"[ \u00a0\u202f]")
MAX_CHARACTERS = 40
_THOUSAND = 3
"""Digits between two dots."""


def parse_number(text: str) -> Decimal:
    """Parse vi-VN text as an exact number: dot between thousands, decimal comma.

    Raises UsageError `number_invalid`; never guesses (`1,234.5` and `1.23` are refused).
    """
    match = _match(text)
    if not match:
        raise UsageError("number_invalid", text=text.strip()[:40])
    sign = "-" if match["sign"] else ""
    return Decimal(f"{sign}{match['whole'].replace('.', '')}.{match['part'] or '0'}").normalize() + 0


def _match(text: str) -> re.Match[str] | None:
    compact = _SPACES.sub("", text.strip())
    return _NUMBER.fullmatch(compact) if len(compact) <= MAX_CHARACTERS else None


def number_in(text: str) -> Decimal | None:
    """Return the number that a figure or cell holds; None where it is empty or no number (a finding says so)."""
    if not text.strip():
        return None
    try:
        return parse_number(text)
    except UsageError:
        return None


def format_number(value: Decimal | int) -> str:
    """Format an exact number as vi-VN text: 1.234.567,5."""
    sign, digits, exponent = Decimal(value).as_tuple()
    if not isinstance(exponent, int):
        raise UsageError("number_invalid", text=str(value))
    whole = "".join(map(str, digits)) + "0" * max(exponent, 0)
    part = ""
    if exponent < 0:
        whole = whole.rjust(-exponent + 1, "0")
        whole, part = whole[:exponent], whole[exponent:].rstrip("0")
    whole = whole.lstrip("0") or "0"
    grouped = f"{int(whole):,}".replace(",", ".")
    return ("-" if sign and (int(whole) or part) else "") + grouped + (f",{part}" if part else "")


def grouped_number(text: str) -> str:
    """Return a typed number with dots between its thousands, its other digits as typed: `1234,50` is `1.234,50`.

    Leading zeros of short numbers (`08`) stay. Text that is no number is returned unchanged.
    """
    match = _match(text)
    if not match:
        return text
    digits = match["whole"].replace(".", "")
    whole = digits if len(digits) <= _THOUSAND else f"{int(digits):,}".replace(",", ".")
    return f"{match['sign']}{whole}" + (f",{match['part']}" if match["part"] else "")
