"""Code that draws (ISO 32000-1, 7.8.2): its operators with the names among their operands; nothing is drawn.

An inline picture ends the reading, because its length is not written anywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

MAX_NAMES: Final = 30
"""Among the operands of one operator; the properties of a marked place have a few."""
INLINE_PICTURE: Final = "BI"
BROKEN: Final = "broken"
"""In place of an operator where the code makes no sense; nothing follows."""

_TOKEN: Final = re.compile(
    rb"""
      (?P<blank>[\0\t\n\f\r\x20]+ | %[^\r\n]*)
    | (?P<name>/[^\0\t\n\f\r\x20()<>\[\]{}/%]*)
    | (?P<mark><< | >> | \[ | \])
    | (?P<digits><[0-9A-Fa-f\0\t\n\f\r\x20]*>)
    | (?P<word>[^\0\t\n\f\r\x20()<>\[\]{}/%]+)
    """,
    re.VERBOSE,
)
_OPERAND: Final = re.compile(rb"[+-]?(?:\d+\.?\d*|\.\d+)|true|false|null")
_NO_OPERATOR: Final = re.compile(rb"[+\-.\d]")
"""Begins what readers may take for a number, or for something else."""
_IN_STRING: Final = re.compile(rb"\\.|[()]", re.DOTALL)
_ESCAPED: Final = re.compile(r"#([0-9A-Fa-f]{2})")


class Operation(NamedTuple):
    """An operator and the names among its operands, in their order."""

    operator: str
    names: tuple[str, ...] = ()


def operations(code: bytes) -> Iterator[Operation]:
    """Yield every operation; the last one is BROKEN or INLINE_PICTURE where the rest cannot be read."""
    names: list[str] = []
    place = 0
    while place < len(code):
        if code[place : place + 1] == b"(":
            place = _string_end(code, place)
            continue
        found = _TOKEN.match(code, place)
        if found is None or len(names) > MAX_NAMES:
            yield Operation(BROKEN)
            return
        place = found.end()
        if found["name"] is not None:
            names.append(_name(found["name"]))
        elif found["word"] is not None and not _OPERAND.fullmatch(found["word"]):
            operator = BROKEN if _NO_OPERATOR.match(found["word"]) else found["word"].decode("latin-1")
            yield Operation(operator, tuple(names))
            if operator in (INLINE_PICTURE, BROKEN):
                return
            names = []


def _name(written: bytes) -> str:
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), written.decode("latin-1"))


def _string_end(code: bytes, start: int) -> int:
    """Return the place behind a string in brackets; the end of the code where it never ends."""
    depth = 0
    for found in _IN_STRING.finditer(code, start):
        if found.group() == b"(":
            depth += 1
        elif found.group() == b")":
            depth -= 1
            if not depth:
                return found.end()
    return len(code)
