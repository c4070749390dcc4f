"""Damage to a PDF on its way: cut short, converted like text, bytes added behind its end. Only the bytes are read.

Damage explains a verdict and never makes it better, because a forger can write every mark that is looked for.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

_END: Final = re.compile(rb"startxref\s+([0-9]{1,12})\s+%%EOF[ \t]*(?:\r\n|\n|\r)?")
_END_MARK: Final = b"%%EOF"
_OBJECT: Final = re.compile(rb"\b[0-9]{1,10}[ \r\n]+[0-9]{1,5}[ \r\n]+obj\b")
_SIGNED: Final = re.compile(rb"/ByteRange\s*\[\s*0\s+[0-9]{1,12}\s+([0-9]{1,12})\s+([0-9]{1,12})\s*\]")
"""Beginning and length of the second piece of signed bytes."""
_LINE_END: Final = 2
_STRUCTURE: Final = re.compile(
    rb"\b[0-9]+\s+[0-9]+\s+(?:obj|R)\b|\bendobj\b|\bxref\s+[0-9]|startxref|%PDF-|\bstream\r?\n|<<"
)
"""Parts of a PDF, which no footer has."""
_TABLE: Final = re.compile(rb"\s*(?:xref\b|[0-9]+\s+[0-9]+\s+obj\b)")
_PADDING: Final = b"\0\r\n\t \x1a"
_NO_TEXT: Final = re.compile(rb"[\x00-\x08\x0e-\x19\x1b-\x1f\x7f]")
MAX_TEXT: Final = 100_000
"""Bytes of words behind the end that still look like the footer of a mail gateway."""
_SHOWN: Final = 60
_BINARY: Final = 500
"""Bytes beyond ASCII that every PDF with packed streams has more of."""


class BytesBehind(NamedTuple):
    """The PDF ends at `end`; `words` is the beginning of what follows, where it can be read."""

    end: int
    length: int
    words: str


def bytes_behind(data: bytes, signed_to: int = 0) -> BytesBehind | None:
    """Return what follows the end of a PDF where it is padding or plain words without any part of a PDF.

    `signed_to` is where the last signature ends, which is the end where it stands at an end mark.
    """
    end = _end(data, signed_to)
    rest = data[end:] if end else b""
    words = rest.replace(_END_MARK, b"").strip(_PADDING)
    if not rest or len(words) > MAX_TEXT or _NO_TEXT.search(words) or _STRUCTURE.search(rest):
        return None
    return BytesBehind(end, len(rest), _shown(words))


def _end(data: bytes, signed_to: int) -> int:
    if signed_to and data[:signed_to].rstrip(b"\r\n \t").endswith(_END_MARK):
        return signed_to
    found = _END.match(data, place) if (place := data.rfind(b"startxref")) >= 0 else None
    return found.end() if found else 0


def _shown(words: bytes) -> str:
    text = " ".join(re.sub(r"<[^<>]{0,200}>", " ", words[:2_000].decode("utf-8", "replace")).split())
    shown = "".join(letter for letter in text if letter.isprintable() and letter != "\ufffd")
    return shown if len(shown) <= _SHOWN else f"{shown[:_SHOWN].rstrip()}…"


def is_incomplete(data: bytes) -> bool:
    """Return whether a PDF stops before its end, as after a broken download.

    It has objects and no end mark behind them, or lacks the line end that its last signature covers. A file that lacks
    more of the signed bytes was written anew by another program.
    """
    last = data.rfind(_END_MARK)
    if last < 0 or _OBJECT.search(data, last):
        return True
    return any(0 < int(start) + int(length) - len(data) <= _LINE_END for start, length in _SIGNED.findall(data))


def is_converted(data: bytes) -> bool:
    """Return whether a PDF went through a conversion of text: line ends or letters exchanged, the eighth bit lost."""
    high = len(data) - len(data.translate(None, _HIGH))
    if high == 0:
        return b"/FlateDecode" in data and b"/ASCII85Decode" not in data and b"/ASCIIHexDecode" not in data
    if high > _BINARY and _is_utf8(data):
        return True
    breaks = data.count(b"\n")
    uniform = (breaks > _LEAST_LINES and data.count(b"\r\n") == breaks) or (high > _BINARY and b"\r" not in data)
    return uniform and _misplaced(data)


_HIGH: Final = bytes(range(0x80, 0x100))
_LEAST_LINES: Final = 30


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _misplaced(data: bytes) -> bool:
    """Return whether the table of objects is not where the end of the file says."""
    ends = list(_END.finditer(data, max(data.rfind(b"startxref"), 0)))
    return not ends or _TABLE.match(data, int(ends[-1][1])) is None
