"""Text typed in the old typefaces: TCVN3 (.VnTime) and VNI, told by what its words would be.

It is converted only where a person has looked at what it would become.
"""

from __future__ import annotations

import re
from enum import StrEnum
from itertools import islice

from dcbc_desktop.report.syllables import is_syllable


class Legacy(StrEnum):
    """An old way to write Vietnamese letters in single bytes."""

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
    """The old typeface that most accented words of a line are written in; None for Unicode."""
    if not _ACCENTED.search(line):
        return None
    words = _accented_words(line)
    modern = sum(1 for word in words if _MODERN.search(word))
    return _winner([word for word in words if not _MODERN.search(word)], max(_LEAST_IN_LINE, modern + 1))


def legacy_bytes(text: str) -> Legacy | None:
    """The same for a text that is not UTF-8, decoded as Latin-1: nothing else speaks for it, so half is enough."""
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
    """A text in Unicode, capitals kept; those of .VnTimeH cannot be told from small letters."""
    return text.translate(_TCVN3) if legacy is Legacy.TCVN3 else from_vni(text)


def from_vni(text: str) -> str:
    """A VNI text in Unicode: a letter is one sign or two, and as large as its first."""
    small = text.lower()
    if len(small) != len(text):  # a letter that grows when made small is in no Vietnamese text
        text = small
    parts = []
    end = 0
    for match in _VNI_PAIR.finditer(small):
        parts += [
            text[end : match.start()].translate(_VNI_SINGLE),
            _as_large(_VNI_PAIRS[match[0]], text[match.start()]),
        ]
        end = match.end()
    return "".join([*parts, text[end:].translate(_VNI_SINGLE)])


def _as_large(letter: str, model: str) -> str:
    return letter.upper() if model.isupper() else letter
