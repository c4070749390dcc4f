"""Bytes to text: UTF-8 and UTF-16; the old typefaces TCVN3 (.VnTime) and VNI are told by what their words would be.

Text in an old typeface is converted only where a person has looked at what it would become.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from enum import StrEnum
from itertools import islice
from typing import NamedTuple

from dcbc_desktop.errors import FileError
from dcbc_desktop.report.prose import MAX_CHARACTERS
from dcbc_desktop.report.syllables import is_syllable
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


class Legacy(StrEnum):
    """Old way to write Vietnamese letters in single bytes."""

    TCVN3 = "tcvn3"
    VNI = "vni"


_TCVN3 = str.maketrans(
    "¡¢£¤¥¦§¨©ª«¬\u00ad®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ",
    "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
)
_VNI_ROWS = (
    ("a", "ùøûõïâáàåãäêéèúüë", "áàảãạâấầẩẫậăắằẳẵặ"),
    ("e", "ùøûõïâáàåãä", "éèẻẽẹêếềểễệ"),
    ("o", "ùøûõïâáàåãä", "óòỏõọôốồổỗộ"),
    ("u", "ùøûõï", "úùủũụ"),
    ("y", "ùøûõ", "ýỳỷỹ"),
    ("ô", "ùøûõï", "ớờởỡợ"),
    ("ö", "ùøûõï", "ứừửữự"),
)
_VNI_PAIRS = {base + mark: to for base, marks, letters in _VNI_ROWS for mark, to in zip(marks, letters, strict=True)}
_VNI_PAIR = re.compile("|".join(_VNI_PAIRS))
_VNI_SINGLE = str.maketrans("ôöñæóòîÔÖÑÆÓÒÎ", "ơưđỉĩịỵƠƯĐỈĨỊỴ")

# A word of either kind: letters, and the signs that are letters in TCVN3.
_WORD = re.compile("[A-Za-z\u00a1-\u1eff]+")
_ACCENTED = re.compile("[\u00a1-\u00ff]")
_MODERN = re.compile("[\u0100-\u1eff]")
_MAX_WORDS = 20_000
"""Words looked at: enough to tell by, and a hostile file costs no more."""
_LEAST_IN_LINE = 3


def legacy_line(line: str) -> Legacy | None:
    """Return the old typeface that most accented words of a line are written in; None for Unicode."""
    if not _ACCENTED.search(line):
        return None
    words = _accented_words(line)
    modern = sum(1 for word in words if _MODERN.search(word))
    return _winner([word for word in words if not _MODERN.search(word)], max(_LEAST_IN_LINE, modern + 1))


def legacy_bytes(text: str) -> Legacy | None:
    """Recognise the old typeface of text that is not UTF-8, decoded as Latin-1: half of the words is enough."""
    words = _accented_words(text)
    return _winner(words, max(1, len(words) // 2))


def _accented_words(text: str) -> list[str]:
    found = (m.group() for m in _WORD.finditer(text))
    return list(islice((word for word in found if _ACCENTED.search(word) or _MODERN.search(word)), _MAX_WORDS))


def _winner(words: list[str], least: int) -> Legacy | None:
    # A word that is Vietnamese as it stands says nothing; `cã` is one in Unicode and in TCVN3.
    strange = [word for word in words if len(word) > 1 and not is_syllable(word)]
    tcvn3 = sum(is_syllable(word.translate(_TCVN3)) for word in strange)
    vni = sum(is_syllable(from_vni(word)) for word in strange)
    if max(tcvn3, vni) < least:
        return None
    return Legacy.TCVN3 if tcvn3 >= vni else Legacy.VNI


def in_unicode(text: str, legacy: Legacy) -> str:
    """Convert text to Unicode, capitals kept; those of .VnTimeH cannot be told from small letters."""
    return text.translate(_TCVN3) if legacy is Legacy.TCVN3 else from_vni(text)


def from_vni(text: str) -> str:
    """Convert VNI text to Unicode: a letter is one sign or two, a capital where its first sign is one."""
    small = text.lower()
    if len(small) != len(text):  # a letter that grows when made small is in no Vietnamese text
        text = small
    parts = []
    end = 0
    for match in _VNI_PAIR.finditer(small):
        letter = _VNI_PAIRS[match[0]]
        letter = letter.upper() if text[match.start()].isupper() else letter
        parts += [text[end : match.start()].translate(_VNI_SINGLE), letter]
        end = match.end()
    return "".join([*parts, text[end:].translate(_VNI_SINGLE)])


class Decoded(NamedTuple):
    """Text in NFC and the encoding it was in."""

    text: str
    encoding: str


def decode_text(data: bytes) -> Decoded:
    """Decode the text of a file.

    Raises FileError `text_tcvn3` or `text_vni` (typed in an old typeface), `file_not_text` (NUL, piles of marks),
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
    """Return the byte order in which nearly all of a sample are characters of Vietnamese text."""
    sample = data[:_SAMPLE]
    for codec in ("utf-16-le", "utf-16-be"):
        text = sample.decode(codec, errors="replace")
        if len(_USUAL.findall(text)) >= 0.9 * len(text):
            return codec
    raise FileError("file_not_text")


def _piled_marks(text: str) -> bool:
    """True when a letter carries more marks than any script puts on one.

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
