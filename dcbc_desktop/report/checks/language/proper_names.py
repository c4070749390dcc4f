"""Names of places and persons whose syllables are not Vietnamese: Bắc Kạn, Chư Păh, H'Lim Êban."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import NamedTuple

from dcbc_desktop.report.checks.language.words import Names, word_list
from dcbc_desktop.report.syllables import lacks_only_its_tone, syllable_of

_REACH = 40
"""Letters looked at on each side: three or four words."""
_BESIDE = re.compile(r"\s+([^\W\d_]+(?:['’ʼ`´][^\W\d_]+)*)")
_BEFORE = re.compile(r"((?:[^\W\d_]+['’ʼ`´])*[^\W\d_]+)\s+$")
_TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_PLACES = frozenset(
    ["xã", "phường", "trấn", "huyện", "tỉnh", "khu", "thôn", "buôn", "làng", "plei", "sóc", "phum", "ấp", "xóm"]
)
_PERSONS = frozenset(["ông", "bà", "anh", "chị", "em", "cháu", "cụ", "già", "chí", "tộc", "nhân"])
"""Last words before a name: `đồng chí`, `dân tộc`, `nghệ nhân`."""
_FOREIGN_LETTER = re.compile("[fjwz]")
_NATURE_AND_FEASTS = frozenset(
    ["sông", "suối", "núi", "hồ", "đèo", "thác", "cầu", "đồi", "chợ", "bon", "bản", "tiếng", "lễ", "hội", "tết"]
)
"""Words that come before other words with capitals too: `bản Kế hoạch`, `hội Phụ nữ`."""
_GIVEN_LETTERS = frozenset("YAHK")
"""Words that names of men and women begin with: Y Ngông, A Phương, H Hen."""


class _Run(NamedTuple):
    """Words with capitals around a word, without it, and the word before them in lower case."""

    others: tuple[str, ...]
    opener: str


def is_proper_name(match: re.Match[str], corrected: bool) -> bool:
    """True where a word that is no Vietnamese syllable is part of a name.

    A word of the list with a capital always is. Other words are after `xã` or `ông` and beside other foreign syllables;
    beside Vietnamese names only where no slip of typing explains them (`corrected`, or only a tone lacks).
    """
    word = match[0]
    listed = _key(word.lower()) in _listed()
    if not word[0].isupper():
        return listed and _is_name_in_small_letters(match)
    if listed or _FOREIGN_LETTER.search(word.lower()):
        return True
    run = _run(match)
    if run.opener in _PLACES or run.opener in _PERSONS or any(map(_is_foreign, run.others)):
        return True
    beside_name = bool(run.others) or run.opener in _NATURE_AND_FEASTS
    return beside_name and not corrected and not lacks_only_its_tone(word)


def _is_name_in_small_letters(match: re.Match[str]) -> bool:
    """True in `xã cư jút`, `ea khăl`."""
    before, after = _words_before(match, 3), _words_after(match, 1)
    return any(word.lower() in _PLACES for word in before) or any(map(_is_foreign, (*before[:1], *after)))


def _run(match: re.Match[str]) -> _Run:
    before, after = _words_before(match, 4), _words_after(match, 3)
    count = next((place for place, word in enumerate(before) if not word[0].isupper()), len(before))
    opener = before[count].lower() if count < len(before) else before[-1].lower() if before else ""
    behind = next((place for place, word in enumerate(after) if not word[0].isupper()), len(after))
    return _Run((*before[:count], *after[:behind]), opener)


def _words_before(match: re.Match[str], most: int) -> tuple[str, ...]:
    """Return the words joined by spaces before a word, the nearest first."""
    text = match.string[max(0, match.start() - _REACH) : match.start()]
    found: list[str] = []
    while len(found) < most and (beside := _BEFORE.search(text)):
        found.append(beside[1])
        text = text[: beside.start()]
    return tuple(found)


def _words_after(match: re.Match[str], most: int) -> tuple[str, ...]:
    place, text = match.end(), match.string
    found: list[str] = []
    while len(found) < most and (beside := _BESIDE.match(text, place, match.end() + _REACH)):
        found.append(beside[1])
        place = beside.end()
    return tuple(found)


def _is_foreign(word: str) -> bool:
    """True for a syllable of another language, not for an abbreviation: `Ea`, `Krông`, `Y`, `H'Lim`."""
    if len(word) > 1 and word.isupper():
        return False
    small = word.lower()
    return word in _GIVEN_LETTERS or syllable_of(word) is None or small in _surnames() or _key(small) in _listed()


@cache
def _surnames() -> frozenset[str]:
    return frozenset(word_list(Names).surnames.split())


@cache
def _listed() -> frozenset[tuple[str, str]]:
    names = word_list(Names)
    return frozenset(_key(word) for word in (*names.places.split(), *names.people.split()))


def _key(word: str) -> tuple[str, str]:
    """Return a word's letters and its tone apart: `choáh` and `chóah` are one name."""
    letters = unicodedata.normalize("NFD", word)
    return _TONES.sub("", letters), "".join(_TONES.findall(letters))
