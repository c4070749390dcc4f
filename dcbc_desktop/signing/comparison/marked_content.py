"""Marked content in the code of a page (ISO 32000-1, 14.6): screen readers follow it, whatever the page looks like."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

_SPACE: Final = rb"\0\t\n\f\r "
_APART: Final = rb"()<>\[\]{}/%"
_TOKEN: Final = re.compile(
    rb"(?P<skip>[" + _SPACE + rb"]+|%[^\r\n]*)|(?P<name>/[^" + _SPACE + _APART + rb"]*)|(?P<mark><<|>>|[\[\]{}])"
    rb"|(?P<hex><[0-9A-Fa-f" + _SPACE + rb"]*>)|(?P<text>\()|(?P<word>[^" + _SPACE + _APART + rb"]+)"
)
_NUMBER: Final = re.compile(rb"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)|true|false|null")
_PARENTHESIS: Final = re.compile(rb"\\.|[()]", re.DOTALL)
_ESCAPED: Final = re.compile(rb"#([0-9A-Fa-f]{2})")
_MARKS: Final = frozenset({b"BMC", b"BDC", b"EMC", b"MP", b"DP"})


def marks(code: bytes) -> list[tuple[bytes, ...]]:
    """Return each operator of marked content with its operands, in their order.

    Raises ValueError for code that cannot be cut into tokens, and for pictures inside it, whose bytes look like code.
    """
    found: list[tuple[bytes, ...]] = []
    operands: list[bytes] = []
    for kind, token in _tokens(code):
        if kind != "word" or _NUMBER.fullmatch(token):
            operands.append(token)
            continue
        if token == b"BI":
            raise ValueError
        if token in _MARKS:
            found.append((token, *operands))
        operands = []
    return found


def _tokens(code: bytes) -> Iterator[tuple[str, bytes]]:
    place = 0
    while place < len(code):
        match = _TOKEN.match(code, place)
        if match is None or match.lastgroup is None:
            raise ValueError
        end = _end_of_text(code, match.end()) if match.lastgroup == "text" else match.end()
        if match.lastgroup != "skip":
            yield match.lastgroup, _plain(match.lastgroup, code[place:end])
        place = end


def _plain(kind: str, token: bytes) -> bytes:
    """Return a token in one notation."""
    if kind == "name":
        return _ESCAPED.sub(lambda found: bytes([int(found[1], 16)]), token)
    return token.lower() if kind == "hex" else token


def _end_of_text(code: bytes, place: int) -> int:
    """Return the place behind a text whose first parenthesis is before `place`; raises ValueError where it has none."""
    depth = 1
    for found in _PARENTHESIS.finditer(code, place):
        depth += {b"(": 1, b")": -1}.get(found[0], 0)
        if not depth:
            return found.end()
    raise ValueError
