"""Hexadecimal strings of a PDF read in one go, for pyHanko, which takes microseconds for each digit.

A signature's value is such a string, of tens of thousands of digits and, with revocation lists in it, of millions.
"""

from __future__ import annotations

import re
from binascii import unhexlify
from io import BytesIO
from typing import Final

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.misc import PdfStreamError

_WHITE: Final = b"\0\t\n\f\r "
_STRING: Final = re.compile(rb"<([0-9A-Fa-f\0\t\n\f\r ]*)>")


def read_hex_string(stream: BytesIO) -> generic.ByteStringObject | generic.TextStringObject:
    """Read a string from its `<` to its `>`; raises PdfStreamError for anything but digits and white space in it."""
    with stream.getbuffer() as data:
        found = _STRING.match(data, stream.tell())
        if found is None:
            raise PdfStreamError("Unexpected token in hex string")
        digits, end = bytes(found[1]).translate(None, _WHITE), found.end()
    stream.seek(end)
    return generic.pdf_string(unhexlify(digits + b"0" * (len(digits) % 2)))


generic.read_hex_string_from_stream = read_hex_string
