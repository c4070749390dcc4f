"""A foreign PNG as pixels: read within bounds, its empty edge cut off, white paper made transparent."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Final, NamedTuple

from PIL import Image, ImageChops

from dcbc_desktop.errors import FileError

MAX_BYTES: Final = 10_000_000
MAX_SIDE: Final = 4_000
"""Pixels of width or height."""
MAX_INK: Final = 1_000
"""Pixels of the longer side that are kept: 600 dots an inch on 42 mm."""

_SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
_CHUNKS: Final = frozenset({b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND"})
_FAINTEST: Final = 8
"""Of 255: what covers less is the paper's noise and does not count as an edge."""
_BREAKAGE: Final = (
    OSError,
    SyntaxError,  # pillow's word for a broken PNG
    ArithmeticError,
    LookupError,
    MemoryError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)


class Pixels(NamedTuple):
    """Rows from the top: red, green and blue of each pixel, and apart from them how much it covers."""

    width: int
    height: int
    colours: bytes
    covering: bytes


def read_png(png: bytes) -> Pixels:
    """The drawn part of a picture; raises FileError `picture_unreadable`, `picture_too_large` and `picture_empty`."""
    if len(png) > MAX_BYTES:
        raise FileError("picture_too_large", side=MAX_SIDE, limit=MAX_BYTES // 1_000_000)
    try:
        image = _opened(b"".join([_SIGNATURE, *_needed_chunks(png)]))
    except _BREAKAGE as error:
        raise FileError("picture_unreadable") from error
    box = image.getchannel("A").point([0] * _FAINTEST + [255] * (256 - _FAINTEST)).getbbox()
    if box is None:
        raise FileError("picture_empty")
    image = image.crop(box)
    image.thumbnail((MAX_INK, MAX_INK), Image.Resampling.LANCZOS)
    return Pixels(*image.size, image.convert("RGB").tobytes(), image.getchannel("A").tobytes())


def _needed_chunks(png: bytes) -> Iterator[bytes]:
    """What the pixels are made of; words, profiles, films and places of taking stay behind unread."""
    if not png.startswith(_SIGNATURE):
        raise ValueError("no PNG")
    at = len(_SIGNATURE)
    while at < len(png):
        length, kind = struct.unpack_from(">I4s", png, at)
        if kind == b"IHDR":
            _require_sane_size(*struct.unpack_from(">II", png, at + 8))
        if kind in _CHUNKS:
            yield png[at : at + length + 12]
        at += length + 12


def _require_sane_size(width: int, height: int) -> None:
    if max(width, height) > MAX_SIDE:
        raise FileError("picture_too_large", side=MAX_SIDE, limit=MAX_BYTES // 1_000_000)


def _opened(png: bytes) -> Image.Image:
    with Image.open(BytesIO(png), formats=["PNG"]) as opened:
        image = _eight_bits(opened).convert("RGBA")
    red, green, blue, covering = image.split()
    if covering.getextrema() == (255, 255):
        image.putalpha(ImageChops.invert(ImageChops.darker(ImageChops.darker(red, green), blue)))
    return image


def _eight_bits(image: Image.Image) -> Image.Image:
    """Grey of 16 bits would be cut at 255 and not scaled."""
    if not image.mode.startswith("I"):
        return image
    return image.convert("I").point([value // 256 for value in range(65536)], "L")
