"""An ICC profile of the colour space sRGB, computed from the figures of IEC 61966-2-1: 480 bytes of our own making.

Black and grey mean the same in every space; archives ask for a profile all the same (ISO 19005-3, 6.2.4.2).
"""

from __future__ import annotations

import struct
from functools import cache
from typing import Final

_WHITE: Final = (0.9642, 1.0, 0.8249)  # D50, what profiles connect by
_PRIMARIES: Final = {
    b"rXYZ": (0.43607, 0.22249, 0.01392),
    b"gXYZ": (0.38515, 0.71687, 0.09708),
    b"bXYZ": (0.14307, 0.06061, 0.71410),
}
"""Of ITU-R BT.709, adapted from D65 to D50."""
_ADAPTATION: Final = (1.04788, 0.02292, -0.05022, 0.02959, 0.99048, -0.01707, -0.00925, 0.01508, 0.75168)
_CURVE: Final = (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)
_DATE: Final = (2026, 1, 1, 0, 0, 0)
_HEADER: Final = 128


@cache
def srgb_profile() -> bytes:
    """Version 4, a matrix and one curve for all three colours."""
    curve = b"para" + struct.pack(">4xH2x", 3) + _fixed(*_CURVE)
    tags = {
        b"desc": _text("sRGB"),
        b"cprt": _text("CC0"),
        b"wtpt": b"XYZ \0\0\0\0" + _fixed(*_WHITE),
        b"chad": b"sf32\0\0\0\0" + _fixed(*_ADAPTATION),
        **{name: b"XYZ \0\0\0\0" + _fixed(*value) for name, value in _PRIMARIES.items()},
        **dict.fromkeys((b"rTRC", b"gTRC", b"bTRC"), curve),
    }
    table, body = _laid_out(tags)
    return _header(_HEADER + len(table) + len(body)) + table + body


def _laid_out(tags: dict[bytes, bytes]) -> tuple[bytes, bytes]:
    """The table of tags and what it points to; equal data is stored once."""
    start = _HEADER + 4 + 12 * len(tags)
    table, body = struct.pack(">I", len(tags)), b""
    places: dict[bytes, int] = {}
    for name, data in tags.items():
        if data not in places:
            places[data] = start + len(body)
            body += data + b"\0" * (-len(data) % 4)
        table += name + struct.pack(">II", places[data], len(data))
    return table, body


def _header(size: int) -> bytes:
    kinds = b"mntrRGB XYZ "
    first = struct.pack(">I4xI12s6H4s", size, 0x04300000, kinds, *_DATE, b"acsp")
    return (first + b"\0" * 28 + _fixed(*_WHITE)).ljust(_HEADER, b"\0")


def _fixed(*values: float) -> bytes:
    return struct.pack(f">{len(values)}i", *(round(value * 65536) for value in values))


def _text(words: str) -> bytes:
    data = words.encode("utf-16-be")
    return b"mluc" + struct.pack(">4xII2s2sII", 1, 12, b"en", b"US", len(data), 28) + data
