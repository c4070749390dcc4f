"""Seeded damage to bytes: flips, cuts, repeats, splices of two files, words that parsers have to think about."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Final

MAX_BYTES: Final = 2_000_000
WORDS: Final = (
    b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"%PDF-1.7", b"{", b"}", b"[", b"]", b'"', b"'", b'"""',
    b"'''", b"\\", b"\\u0000", b"\\ud800", b"=", b".", b",", b"\n", b"\r", b"\t", b"-1", b"1e999", b"NaN", b"9" * 40,
    b"null",
    b"true", "\u202e".encode(), "\u0301".encode() * 40, "ế".encode(), b"../", b"<!DOCTYPE", b"<<", b">>", b"stream",
    b"endobj", b"/Length 99999999", b"\x30\x84\xff\xff\xff\xff", b"\x80\0",
)  # fmt: skip


def mutated(dice: random.Random, seeds: Sequence[bytes]) -> bytes:
    """Return one of the seeds with one to eight changes."""
    data = bytearray(dice.choice(seeds))
    for _ in range(1 << dice.randrange(4)):
        _change(dice, data, seeds)
    return bytes(data[:MAX_BYTES])


def _change(dice: random.Random, data: bytearray, seeds: Sequence[bytes]) -> None:
    at = dice.randrange(len(data) + 1)
    to = min(len(data), at + (1 << dice.randrange(12)))
    match dice.randrange(8):
        case 0 if data:
            data[at % len(data)] ^= 1 << dice.randrange(8)
        case 1:
            del data[at:to]
        case 2:
            data[at:at] = dice.choice(WORDS)
        case 3:
            data[at:to] = dice.choice(WORDS)
        case 4:
            data[at:at] = data[at:to] * dice.choice((1, 2, 50))
        case 5:
            other = dice.choice(seeds)
            start = dice.randrange(len(other) + 1)
            data[at:to] = other[start : start + to - at]
        case 6:
            data[at:at] = dice.choice(WORDS) * dice.choice((10, 1_000, 20_000))
        case _:
            data[at:to] = dice.randbytes(to - at)
