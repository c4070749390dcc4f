"""Picture of a signature or seal (ô số 7c and 8): read from a foreign PNG within bounds, written as a page of PDF."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator, Sequence
from enum import StrEnum
from io import BytesIO
from typing import Final, NamedTuple

from PIL import Image, ImageChops

from dcbc_desktop.errors import FileError
from dcbc_desktop.export.layout.page_measures import SEAL, SIGNATURE_HEIGHT, SIGNATURE_WIDTH

MAX_PICTURE_BYTES: Final = 10_000_000
MAX_SIDE: Final = 4_000
"""Pixels of width or height."""
MAX_INK: Final = 1_000
"""Pixels of the longer side that are kept: 600 dots an inch on 42 mm."""

_SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
_CHUNKS: Final = frozenset({b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND"})
_FAINTEST: Final = 8
"""Of 255: what covers less is the paper's noise and does not count as an edge."""
_ERRORS_OF_BROKEN_PNG: Final = (
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
    """Rows from the top: red, green and blue of each pixel, and separately its opacity."""

    width: int
    height: int
    colours: bytes
    opacity: bytes


def drawn_part_of_png(png: bytes) -> Pixels:
    """Return the drawn part of a picture.

    Raises FileError `picture_unreadable`, `picture_too_large` and `picture_empty`.
    """
    if len(png) > MAX_PICTURE_BYTES:
        raise FileError("picture_too_large", side=MAX_SIDE, limit=MAX_PICTURE_BYTES // 1_000_000)
    try:
        image = _opened_with_opacity(b"".join([_SIGNATURE, *_needed_chunks(png)]))
    except _ERRORS_OF_BROKEN_PNG as error:
        raise FileError("picture_unreadable") from error
    box = image.getchannel("A").point([0] * _FAINTEST + [255] * (256 - _FAINTEST)).getbbox()
    if box is None:
        raise FileError("picture_empty")
    image = image.crop(box)
    image.thumbnail((MAX_INK, MAX_INK), Image.Resampling.LANCZOS)
    return Pixels(*image.size, image.convert("RGB").tobytes(), image.getchannel("A").tobytes())


def _needed_chunks(png: bytes) -> Iterator[bytes]:
    """Yield the chunks with pixels; texts, profiles, animations and positions where they were taken are left unread."""
    if not png.startswith(_SIGNATURE):
        raise ValueError("no PNG")
    at = len(_SIGNATURE)
    while at < len(png):
        length, kind = struct.unpack_from(">I4s", png, at)
        if kind == b"IHDR" and max(struct.unpack_from(">II", png, at + 8)) > MAX_SIDE:  # width and height
            raise FileError("picture_too_large", side=MAX_SIDE, limit=MAX_PICTURE_BYTES // 1_000_000)
        if kind in _CHUNKS:
            yield png[at : at + length + 12]
        at += length + 12


def _opened_with_opacity(png: bytes) -> Image.Image:
    """Decode a picture; one without transparency gets it from its brightness: white covers nothing."""
    with Image.open(BytesIO(png), formats=["PNG"]) as opened:
        image = _eight_bits(opened).convert("RGBA")
    red, green, blue, opacity = image.split()
    if opacity.getextrema() == (255, 255):
        image.putalpha(ImageChops.invert(ImageChops.darker(ImageChops.darker(red, green), blue)))
    return image


def _eight_bits(image: Image.Image) -> Image.Image:
    """Scale grey of 16 bits, which Pillow would cut at 255."""
    if not image.mode.startswith("I"):
        return image
    return image.convert("I").point([value // 256 for value in range(65536)], "L")


class PictureKind(StrEnum):
    """Kind of picture: the signatory's own hand, or the agency's seal."""

    SIGNATURE = "signature"
    SEAL = "seal"


SIZES: Final = {
    PictureKind.SIGNATURE: (SIGNATURE_WIDTH, SIGNATURE_HEIGHT),
    PictureKind.SEAL: (SEAL, SEAL),
}
"""Width and height that a picture fills as far as its shape allows."""


def signature_appearance(png: bytes, kind: str) -> bytes:
    """Return a PDF of one page, as large as the picture prints; empty bytes without a picture.

    `kind` is a PictureKind, or its value. The transparent edge of the picture is cut off, and the white of one without
    transparency becomes transparent. Raises FileError `picture_unreadable`, `picture_too_large` and `picture_empty`.
    """
    return _page(drawn_part_of_png(png), *SIZES[PictureKind(kind)]) if png else b""


def _page(pixels: Pixels, width: float, height: float) -> bytes:
    scale = min(width / pixels.width, height / pixels.height)
    printed_width, printed_height = pixels.width * scale, pixels.height * scale
    resources = b"<< /XObject << /Picture 5 0 R >> >>"
    return _file(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %.2f %.2f] /Contents 4 0 R /Resources %b >>"
            % (printed_width, printed_height, resources),
            _stream(b"", b"q %.2f 0 0 %.2f 0 0 cm /Picture Do Q" % (printed_width, printed_height)),
            _stream(_image(pixels, b"RGB") + b" /SMask 6 0 R", pixels.colours),
            _stream(_image(pixels, b"Gray"), pixels.opacity),
        ]
    )


def _image(pixels: Pixels, space: bytes) -> bytes:
    kind = b"/Type /XObject /Subtype /Image /Width %d /Height %d" % (pixels.width, pixels.height)
    return kind + b" /ColorSpace /Device%b /BitsPerComponent 8" % space


def _stream(entries: bytes, data: bytes) -> bytes:
    packed = zlib.compress(data)
    head = b"<< /Length %d /Filter /FlateDecode %b >>" % (len(packed), entries)
    return head + b"\nstream\n" + packed + b"\nendstream"


def _file(objects: Sequence[bytes]) -> bytes:
    """Write six objects and their table; a page of reportlab would bring a font of its own."""
    written, places = b"%PDF-1.7\n", []
    for number, item in enumerate(objects, start=1):
        places.append(len(written))
        written += b"%d 0 obj\n%b\nendobj\n" % (number, item)
    count = len(objects) + 1
    table = b"xref\n0 %d\n0000000000 65535 f \n" % count + b"".join(b"%010d 00000 n \n" % place for place in places)
    return written + table + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (count, len(written))
