"""Pictures of a signature and of a seal, as an office would keep them."""

from __future__ import annotations

import struct
import zlib
from functools import cache
from io import BytesIO

from PIL import Image, ImageDraw

BLUE, RED = (20, 40, 200, 255), (210, 20, 20, 255)
_CLEAR = (0, 0, 0, 0)


def png(image: Image.Image) -> bytes:
    """The picture as a file."""
    written = BytesIO()
    image.save(written, "PNG")
    return written.getvalue()


def ink(width: int = 1_000, height: int = 400, edge: int = 0) -> Image.Image:
    """A stroke that reaches all four sides of a box of this size, with a clear edge round it."""
    image = Image.new("RGBA", (width + 2 * edge, height + 2 * edge), _CLEAR)
    box = (edge, edge, edge + width - 1, edge + height - 1)
    ImageDraw.Draw(image).ellipse(box, outline=BLUE, width=9)
    return image


@cache
def signature_png() -> bytes:
    """Blue ink."""
    return png(ink())


@cache
def seal_png() -> bytes:
    """A red ring with a star."""
    image = Image.new("RGBA", (800, 800), _CLEAR)
    pen = ImageDraw.Draw(image)
    pen.ellipse((0, 0, 799, 799), outline=RED, width=14)
    pen.regular_polygon((400, 400, 110), 5, fill=RED)
    return png(image)


def chunk(kind: bytes, data: bytes) -> bytes:
    """One part of a PNG."""
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def promised_png(width: int, height: int, rows: bytes) -> bytes:
    """A PNG that says it is this large, in grey."""
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows, 9)) + chunk(b"IEND", b"")
