"""Hexadecimal strings are read as pyHanko reads them, but in one go."""

from __future__ import annotations

from io import BytesIO

import pytest
from pyhanko.pdf_utils.generic import ByteStringObject, DictionaryObject, TrailerReference
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader

from dcbc_desktop.signing.hex_strings import read_hex_string
from tests.signing.documents import document


def _parsed(value: bytes) -> object:
    """Through pyHanko, whose parser has to take ours."""
    reader = PdfFileReader(BytesIO(document()))
    stream = BytesIO(b"<</A %b/B 1>>" % value)
    return DictionaryObject.read_from_stream(stream, TrailerReference(reader))["/A"]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (b"<>", b""),
        (b"<00ff>", b"\x00\xff"),
        (b"<00FFa>", b"\x00\xff\xa0"),
        (b"< 00\r\nf f\t>", b"\x00\xff"),
        (b"<80" + b"00" * 3_000_000 + b">", b"\x80" + bytes(3_000_000)),
    ],
    ids=range(5),
)
@pytest.mark.timeout(20)
def test_a_string_of_digits(written: bytes, meant: bytes) -> None:
    found = _parsed(written)
    assert (found.original_bytes if not isinstance(found, ByteStringObject) else bytes(found)) == meant  # type: ignore[attr-defined]


@pytest.mark.parametrize("written", [b"<0g>", b"<00", b"<00%\n00>", b"<00(>", b"<0<0>"])
def test_what_is_no_string_is_an_error(written: bytes) -> None:
    with pytest.raises(PdfError):
        _parsed(written)


def test_the_stream_stands_behind_the_string() -> None:
    stream = BytesIO(b"x<4142>y")
    stream.seek(1)
    assert bytes(str(read_hex_string(stream)), "ascii") == b"AB"
    assert stream.read() == b"y"
