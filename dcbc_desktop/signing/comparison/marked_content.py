"""What the code of a page says whatever the page looks like: marked content (ISO 32000-1, 14.6), and shown codes.

Screen readers follow the one, and programs that extract text the other, also where no letter is to be seen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from typing import Final

_SPACE: Final = rb"\0\t\n\f\r "
_APART: Final = rb"()<>\[\]{}/%"
_TOKEN: Final = re.compile(
    rb"(?P<skip>["
    + _SPACE
    + rb"]+|%[\t ]*(?=[\r\n]|\Z))|(?P<name>/[^"
    + _SPACE
    + _APART
    + rb"]*)|(?P<mark><<|>>|[\[\]{}])"
    rb"|(?P<hex><[0-9A-Fa-f" + _SPACE + rb"]*>)|(?P<text>\()|(?P<word>[^" + _SPACE + _APART + rb"]+)"
)
_NUMBER: Final = re.compile(rb"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)|true|false|null")
_PARENTHESIS: Final = re.compile(rb"\\.|[()]", re.DOTALL)
_ESCAPE: Final = re.compile(rb"\\(?:[0-7]{1,3}|\r\n|.)|\r\n?", re.DOTALL)
_ESCAPES: Final = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_ESCAPED: Final = re.compile(rb"#([0-9A-Fa-f]{2})")
_MARKS: Final = frozenset({b"BMC", b"BDC", b"EMC", b"MP", b"DP"})
_OPERATORS: Final = _MARKS | frozenset(
    b"b B b* B* BT c cm CS cs d Do ET f F f* G g gs h i j J K k l m M n q Q re RG rg ri s S SC sc SCN scn sh T* Tc Td "
    b"TD Tf Tj TJ TL Tm Tr Ts Tw Tz v w W W* y ' \"".split()
)
"""Those of ISO 32000-1, annex A, without pictures inside the code, letters drawn by code, and foreign operators."""
_ALONE: Final = frozenset(b"b B b* B* BT EMC ET f F f* h n q Q s S T* W W*".split())
"""Operators without operands."""


def marks(code: bytes) -> list[tuple[bytes, ...]]:
    """Return each operator of marked content with its operands, in their order; raises as `_operations` does."""
    return [(operator, *operands) for operator, operands in _operations(code) if operator in _MARKS]


def shown_codes(code: bytes) -> list[tuple[bytes, bytes]]:
    """Return the codes of letters that are shown, in their order, with the name of their font.

    Raises as `_operations` does.
    """
    font, saved = b"", []
    found: list[tuple[bytes, bytes]] = []
    for operator, operands in _operations(code):
        match operator:
            case b"q":
                saved.append(font)
            case b"Q":
                font = saved.pop() if saved else font
            case b"Tf":
                font = operands[0] if operands else b""
            case b"Tj" | b"TJ" | b"'" | b'"':
                letters = b"".join(map(_letters, operands))
                found.append((font, letters))
    return [(font, b"".join(letters for _, letters in run)) for font, run in _by_font(found)]


def _by_font(found: list[tuple[bytes, bytes]]) -> Iterator[tuple[bytes, Iterator[tuple[bytes, bytes]]]]:
    return groupby(filter(itemgetter(1), found), key=itemgetter(0))


def _letters(operand: bytes) -> bytes:
    """Return the codes of a text; none of a number, or of the brackets around several texts."""
    if operand[:1] == b"<" and operand != b"<<":
        return bytes.fromhex((digits := b"".join(operand[1:-1].split(None))).decode() + "0" * (len(digits) % 2))
    return _ESCAPE.sub(_unescaped, operand[1:-1]) if operand[:1] == b"(" else b""


def _unescaped(found: re.Match[bytes]) -> bytes:
    """Return what an escape, or an end of a line, stands for (ISO 32000-1, 7.3.4.2)."""
    token = found[0]
    if token[:1] != b"\\":
        return b"\n"
    if token[1:].isdigit():
        return bytes([int(token[1:], 8) & 0xFF])
    return b"" if token[1:2] in (b"\r", b"\n") else _ESCAPES.get(token[1:], token[1:])


def _operations(code: bytes) -> Iterator[tuple[bytes, list[bytes]]]:
    """Yield each operator and its operands.

    Raises ValueError for code that cannot be cut into tokens, for operators that a page of text does not need (pictures
    inside the code, whose bytes look like code), for operands without an operator, and for comments with words.
    """
    operands: list[bytes] = []
    for kind, token in _tokens(code):
        if kind != "word" or _NUMBER.fullmatch(token):
            operands.append(token)
            continue
        if token not in _OPERATORS or (operands and token in _ALONE):
            raise ValueError
        yield token, operands
        operands = []
    if operands:
        raise ValueError


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
