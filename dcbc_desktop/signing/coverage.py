"""Which bytes a signature covers, told from the bytes themselves."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from asn1crypto.parser import peek

_WRITTEN: Final = re.compile(rb"<(?:[0-9a-f]*|[0-9A-F]*)>")


class Coverage(NamedTuple):
    """`honest`: all but the signature's own value, from the first byte to `end`."""

    honest: bool
    end: int


def covered(pdf: bytes, byte_range: Sequence[object], contents: bytes) -> Coverage:
    """Read a /ByteRange strictly: two pieces, and between them nothing but the signature as hexadecimal digits.

    pyHanko compares lengths only; a gap that lies elsewhere, or holds more than the value, would pass.
    """
    numbers = [number for number in byte_range if isinstance(number, int)]
    if len(numbers) != 4 or len(byte_range) != 4:
        return Coverage(False, 0)
    start, first, second, length = numbers
    end = second + length
    if start != 0 or not 0 < first < second <= end <= len(pdf):
        return Coverage(False, 0)
    return Coverage(_is_value(pdf[first:second], contents), end)


def _is_value(gap: bytes, contents: bytes) -> bool:
    return _WRITTEN.fullmatch(gap) is not None and len(gap) % 2 == 0 and bytes.fromhex(gap[1:-1].decode()) == contents


def padded_with_zeros(contents: bytes) -> bool:
    """Whether nothing hides behind the signature's value; raises ValueError where it is none."""
    return not contents[peek(contents) :].strip(b"\0")
