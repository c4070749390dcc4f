"""The picture of a signature: blue ink or the red seal, as a page that signing puts into its field (ô số 7c and 8)."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from enum import StrEnum
from typing import Final

from dcbc_desktop.export.layout.measures import SEAL, SIGNATURE_HEIGHT, SIGNATURE_WIDTH
from dcbc_desktop.export.pdfa.signature_image import Pixels, read_png


class PictureKind(StrEnum):
    """Of whom: the signatory's own hand, or the agency's seal."""

    SIGNATURE = "signature"
    SEAL = "seal"


SIZES: Final = {
    PictureKind.SIGNATURE: (SIGNATURE_WIDTH, SIGNATURE_HEIGHT),
    PictureKind.SEAL: (SEAL, SEAL),
}
"""Width and height that a picture fills as far as its shape allows."""


def signature_appearance(png: bytes, kind: str) -> bytes:
    """A PDF of one page, as large as the picture is to be on paper; nothing where there is no picture.

    `kind` is a PictureKind, or its word. The transparent edge of the picture does not count, and the white of one
    without transparency becomes transparent. Raises FileError `picture_unreadable`, `picture_too_large` and
    `picture_empty`.
    """
    return _page(read_png(png), *SIZES[PictureKind(kind)]) if png else b""


def _page(pixels: Pixels, width: float, height: float) -> bytes:
    scale = min(width / pixels.width, height / pixels.height)
    across, up = pixels.width * scale, pixels.height * scale
    resources = b"<< /XObject << /Picture 5 0 R >> >>"
    return _file(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %.2f %.2f] /Contents 4 0 R /Resources %b >>"
            % (across, up, resources),
            _stream(b"", b"q %.2f 0 0 %.2f 0 0 cm /Picture Do Q" % (across, up)),
            _stream(_image(pixels, b"RGB") + b" /SMask 6 0 R", pixels.colours),
            _stream(_image(pixels, b"Gray"), pixels.covering),
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
    """Six objects and their table: reportlab's page would bring a font of its own."""
    written, places = b"%PDF-1.7\n", []
    for number, item in enumerate(objects, start=1):
        places.append(len(written))
        written += b"%d 0 obj\n%b\nendobj\n" % (number, item)
    count = len(objects) + 1
    table = b"xref\n0 %d\n0000000000 65535 f \n" % count + b"".join(b"%010d 00000 n \n" % place for place in places)
    return written + table + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (count, len(written))
