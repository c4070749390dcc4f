"""Errors that pyHanko and its parsers raise on foreign bytes; hostile files reach every corner, so they are many."""

from __future__ import annotations

import logging
import zlib
from struct import error as StructError  # noqa: N812  an exception named as one
from typing import Final

from pyhanko.pdf_utils.misc import PdfError

import dcbc_desktop.signing.hex_strings  # noqa: F401  whoever parses has it read strings in one go

# Its log of foreign files (English, with tracebacks) is replaced by our own reasons; a person sees none of it.
for _name in ("pyhanko", "pyhanko_certvalidator"):
    logging.getLogger(_name).setLevel(logging.CRITICAL)

PARSER_ERRORS: Final = (
    PdfError,
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    MemoryError,
    OSError,
    RuntimeError,  # too deep, not implemented
    StructError,
    TypeError,
    ValueError,  # also everything about CMS, encodings and certificates
    zlib.error,
)
