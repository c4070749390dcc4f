"""Codes of agencies: electronic identification codes and tax codes, as certificates carry them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

_ELECTRONIC: Final = re.compile(r"(?<![\w.])[A-Z]\d{2}(?:\.\d{1,4}){0,5}(?![\w]|\.\d)")
"""`H36.1.2` (QĐ 20/2020/QĐ-TTg)."""
_FORMER: Final = re.compile(r"(?<![\w.])\d{3}\.\d{2}\.\d{2}\.[A-Z]\d{2}(?![\w]|\.\d)")
"""`000.00.12.H36` (QCVN 102:2016/BTTTT)."""
_TAX: Final = re.compile(r"(?<![\d.])\d{10}(?:-?\d{3})?(?![\d.])")
"""`0100109106` or `0100109106-001`."""
_MOST: Final = 400
"""Letters of one text that are looked through."""


class AgencyCode(NamedTuple):
    """A code in one spelling, and its kind; codes of two kinds say nothing about each other."""

    kind: str
    text: str


def other_code(numbers: Iterable[str], names: Iterable[str], own: str) -> str:
    """Return the agency's code that a certificate carries where it is of the same kind as `own` and another, else "".

    `numbers` are its attributes that hold numbers, `names` those that hold names: there `A05` alone is no code.
    """
    wanted = next(iter(_whole(own)), None)
    carried = [*_codes(numbers), *(code for code in _codes(names) if code.kind != "electronic" or "." in code.text)]
    same_kind = [code.text for code in carried if wanted is not None and code.kind == wanted.kind]
    return same_kind[0] if wanted is not None and same_kind and wanted.text not in same_kind else ""


def _whole(text: str) -> list[AgencyCode]:
    """Return the code that a text is, with nothing beside it."""
    bare = text.strip().upper()
    return [code for code in _codes([bare]) if any(kind.fullmatch(bare) for kind in (_ELECTRONIC, _FORMER, _TAX))]


def _codes(texts: Iterable[str]) -> Iterator[AgencyCode]:
    for text in texts:
        upper = text[:_MOST].upper()
        yield from (AgencyCode("electronic", _plain(found)) for found in _ELECTRONIC.findall(upper))
        yield from (AgencyCode("former", found) for found in _FORMER.findall(upper))
        yield from (AgencyCode("tax", found.replace("-", "")) for found in _TAX.findall(upper))


def _plain(code: str) -> str:
    """Return an electronic code without zeros in front of its numbers."""
    first, *rest = code.split(".")
    return ".".join([first, *(str(int(number)) for number in rest)])
