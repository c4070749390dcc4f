"""Words that are no Vietnamese syllables, and tones on the wrong letter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from dcbc_desktop.report.checks.language.passages import Spot
from dcbc_desktop.report.checks.language.words import Foreign, in_shape_of, word_list
from dcbc_desktop.report.syllables import Syllable, lacks_only_its_tone, syllable_of

# A word in letters only: not part of an address, a file name, a code, a hyphened transliteration or a name like H'Mông.
_PART = "0-9_@/&'’\\-\u0300-\u036f"
_WORD = re.compile(rf"(?<![\w.{_PART}])[^\W\d_]++(?![{_PART}]|\.\w)")
_LONGEST = 30
"""Longer words are no slip of typing."""
_BESIDE = 9
"""Letters looked at on each side: a word or two."""
_LETTER = re.compile(r"[^\W\d_]")
_VIETNAMESE = re.compile("[\u00c0-\u1ef9]")
_NAME_ONSET = re.compile("[bcdđghjklmnpqrstvxfwz]{2,}", re.IGNORECASE)
_RIGHT_CLUSTERS = frozenset({"ch", "gh", "gi", "kh", "ng", "ngh", "nh", "ph", "qu", "th", "tr"})
_SPELLED_WRONG = (("ngh", "ng"), ("gh", "g"), ("ng", "ngh"), ("g", "gh"), ("c", "k"), ("k", "c"))
_FINAL = "cghmnpt"
_TELEX_TONES = {"s": "\u0301", "f": "\u0300", "r": "\u0309", "x": "\u0303", "j": "\u0323"}
_TELEX_LETTERS = (
    ("dd", "đ"),
    ("aa", "â"),
    ("ee", "ê"),
    ("oo", "ô"),
    ("aw", "ă"),
    ("uow", "ươ"),
    ("ow", "ơ"),
    ("uw", "ư"),
)


def unknown_syllables(text: str) -> Iterator[Spot]:
    """Find words that cannot be Vietnamese; capitals, foreign words, names, addresses and codes are left out."""
    for match in _WORD.finditer(text):
        word = match[0]
        if len(word) <= _LONGEST and _is_unknown(word) and (not word.isascii() or _is_among_vietnamese(match)):
            fix = _meant(word)
            code = {"found": word, "fix": f" → {fix}" if fix else ""}
            yield Spot(match.start(), len(word), code, fix)


def misplaced_tones(text: str) -> Iterator[Spot]:
    """Find syllables with the tone on the wrong letter: `hòan`, `cuả`. Both `hóa` and `hoá` are right."""
    for match in _WORD.finditer(text):
        syllable = _syllable(match[0]) if _VIETNAMESE.search(match[0]) else None
        if syllable is not None and not syllable.well_toned:
            fix = in_shape_of(match[0], syllable.spelled(syllable.places[-1]))
            yield Spot(match.start(), len(match[0]), {"found": match[0], "fix": fix}, fix)


def _is_among_vietnamese(match: re.Match[str]) -> bool:
    """True when the words beside it have Vietnamese letters: a line of English is no slip of typing."""
    text = match.string
    sides = (text[max(0, match.start() - _BESIDE) : match.start()], text[match.end() : match.end() + _BESIDE])
    return all(_VIETNAMESE.search(side) or not _LETTER.search(side) for side in sides)


_known_syllable = lru_cache(maxsize=8_000)(syllable_of)


def _syllable(word: str) -> Syllable | None:
    return _known_syllable(word) if len(word) <= _LONGEST else None


@lru_cache(maxsize=8_000)
def _is_unknown(word: str) -> bool:
    if len(word) == 1 or not word.isalpha() or not (word.islower() or (word[0].isupper() and word[1:].islower())):
        return False
    if _syllable(word) is not None or word.lower() in _left_alone():
        return False
    if not _VIETNAMESE.search(word):
        return word.islower() and bool(lacks_only_its_tone(word) or _from_telex(word) or _undoubled(word))
    return not (word[0].isupper() and _is_name(word.lower()))


@cache
def _left_alone() -> frozenset[str]:
    lists = word_list(Foreign)
    return frozenset((*lists.words.split(), *lists.names.split()))


def _is_name(word: str) -> bool:
    """True for names from other languages of the country: `Krông`, `Đắk`, `Êđê`."""
    clusters = {found.lower() for found in _NAME_ONSET.findall(word)}
    parts = _run_together(word)
    open_first = parts is not None and not parts[0].endswith(("c", "h", "m", "n", "g", "p", "t"))
    return word.endswith("k") or bool(clusters - _RIGHT_CLUSTERS) or open_first


def _meant(word: str) -> str | None:
    """Return the intended word, where there is only one correction."""
    small = word.lower()
    found = _respelled(small) or _from_telex(small) or _undoubled(small)
    if not found and (parts := _run_together(small)) is not None:
        found = " ".join(parts)
    return in_shape_of(word, found) if found else None


def _respelled(word: str) -> str:
    """Correct the initial consonant: `nghành` to `ngành`, `ngề` to `nghề`, `kông` to `công`."""
    for wrong, right in _SPELLED_WRONG:
        if word.startswith(wrong) and _syllable(right + word[len(wrong) :]) is not None:
            return right + word[len(wrong) :]
    return ""


def _undoubled(word: str) -> str:
    """Correct a consonant typed twice: `trongg` to `trong`."""
    twice = [place for place in range(1, len(word)) if word[place] == word[place - 1] and word[place] in _FINAL]
    shorter = {word[:place] + word[place + 1 :] for place in twice}
    right = [found for found in shorter if _syllable(found) is not None]
    return right[0] if len(right) == 1 else ""


def _from_telex(word: str) -> str:
    """Convert Telex letters that were not turned into marks: `thuwcj` to `thực`."""
    if not word.isascii() or not word.isalpha():
        return ""
    bare = word
    tones = [letter for letter in word[1:] if letter in _TELEX_TONES] if word[-1] in _TELEX_TONES else []
    if len(tones) == 1:
        bare = word[:-1]
    for typed, letter in _TELEX_LETTERS:
        bare = bare.replace(typed, letter)
    if bare.isascii():  # a tone alone may be a foreign word: files, apps
        return ""
    mark = _TELEX_TONES[tones[0]] if len(tones) == 1 else ""
    return next((found for found in _toned(bare, mark) if _is_right(found)), "")


def _toned(bare: str, mark: str) -> Iterator[str]:
    if not mark:
        yield bare
        return
    for place in reversed(range(len(bare))):
        syllable = Syllable(bare, mark, place, ())
        yield syllable.spelled(place)


def _is_right(word: str) -> bool:
    syllable = _syllable(word)
    return syllable is not None and syllable.well_toned


def _run_together(word: str) -> tuple[str, str] | None:
    """Split two syllables typed without the space between: `dânchủ`."""
    pairs = [(word[:place], word[place:]) for place in range(2, len(word) - 1)]
    right = [pair for pair in pairs if _syllable(pair[0]) is not None and _syllable(pair[1]) is not None]
    return right[0] if len(right) == 1 else None
