"""Bytes to text: UTF-8 and UTF-16 with or without a mark; old typefaces are recognised and refused."""

from __future__ import annotations

import codecs
import re
import unicodedata
from typing import NamedTuple

from dcbc_desktop.errors import FileError
from dcbc_desktop.intake.files.legacy_encodings import Legacy, legacy_bytes, legacy_line
from dcbc_desktop.report.prose import MAX_CHARACTERS
from dcbc_desktop.report.text import nfc, split_lines

_MARKS = (
    (codecs.BOM_UTF8, "utf-8", "utf-8-bom"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "utf-16-be"),
)
_SAMPLE = 40_000
_USUAL = re.compile("[\t\n\r\x20-\x7e\u00a0-\u024f\u0300-\u036f\u1e00-\u1eff\u2010-\u203a\ufeff]")
"""Letters and marks that a Vietnamese text is made of."""


# Where marks over and under letters may pile up, with invisible characters between them.
_NO_LATIN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\xad\u0300-\u1dff\u200b-\u200f\u202a-\u202e\u2060-\u206f\u20d0-\u20ff"
    "\u2de0-\u2dff\u3000-\U0010ffff]{33,}"
)
_MOST_MARKS = 32


class Decoded(NamedTuple):
    """Text in NFC and the encoding it was in."""

    text: str
    encoding: str


def decode_text(data: bytes) -> Decoded:
    """The text of a file.

    Raises FileError `text_tcvn3` or `text_vni` (typed in an old typeface), `file_not_text` (NUL, heaps of marks),
    `text_too_long` or `text_encoding_unknown`.
    """
    text, encoding = _decode(data)
    if "\x00" in text:
        raise FileError("file_not_text")
    if len(text) > MAX_CHARACTERS:
        raise FileError("text_too_long")
    if _piled_marks(text):
        raise FileError("file_not_text")
    for line in split_lines(text):
        _refuse(legacy_line(line))
    return Decoded(nfc(text), encoding)


def _decode(data: bytes) -> tuple[str, str]:
    for mark, codec, name in _MARKS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], codec), name
    if b"\x00" in data:
        codec = _utf16_by_content(data)
        return _strict(data, codec), codec
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        _refuse(legacy_bytes(data[:_SAMPLE].decode("latin-1")))
        raise FileError("text_encoding_unknown") from error


def _strict(data: bytes, codec: str) -> str:
    try:
        return data.decode(codec)
    except UnicodeDecodeError as error:
        raise FileError("text_encoding_unknown") from error


def _utf16_by_content(data: bytes) -> str:
    """The byte order in which nearly all of a sample is what Vietnamese text is made of."""
    sample = data[:_SAMPLE]
    for codec in ("utf-16-le", "utf-16-be"):
        text = sample.decode(codec, errors="replace")
        if len(_USUAL.findall(text)) >= 0.9 * len(text):
            return codec
    raise FileError("file_not_text")


def _piled_marks(text: str) -> bool:
    """Whether a letter carries more marks than any script puts on one.

    Sorting them takes time with the square of their number: a hostile file could keep NFC busy for hours.
    """
    for match in _NO_LATIN.finditer(text):
        marks = 0
        for char in match.group():
            marks = marks + 1 if unicodedata.combining(char) else marks * (not char.isprintable())
            if marks > _MOST_MARKS:
                return True
    return False


def _refuse(legacy: Legacy | None) -> None:
    match legacy:
        case Legacy.TCVN3:
            raise FileError("text_tcvn3")
        case Legacy.VNI:
            raise FileError("text_vni")
        case None:
            return
