"""Words that are no Vietnamese syllables, and tones on the wrong letter."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache

from dcbc_desktop.report.checks.language.passages import Spot
from dcbc_desktop.report.checks.language.proper_names import is_proper_name
from dcbc_desktop.report.checks.language.words import Abbreviations, Finals, Foreign, in_shape_of, word_list
from dcbc_desktop.report.syllables import Syllable, lacks_only_its_tone, syllable_of
from dcbc_desktop.report.text import fold, nfc

# A word in letters only: not part of an address, a file name, a code, a hyphened transliteration or a name like H'Mông.
_PART = "0-9_@/&'’`´ʼ\\-\u0300-\u036f"
_WORD = re.compile(rf"(?<![\w.{_PART}])[^\W\d_]++(?![{_PART}]|\.\w)")
_LONGEST = 30
"""Longer words are no slip of typing."""
_BESIDE = 9
"""Letters looked at on each side: a word or two."""
_BESIDE_ABBREVIATED = 24
"""The same for words without vowels, which stand beside short words more often."""
_LETTER = re.compile(r"[^\W\d_]")
_VIETNAMESE = re.compile("[\u00c0-\u1ef9]")
_NAME_ONSET = re.compile("[bcdđghjklmnpqrstvxfwz]{2,}", re.IGNORECASE)
_RIGHT_CLUSTERS = frozenset({"ch", "gh", "gi", "kh", "ng", "ngh", "nh", "ph", "qu", "th", "tr"})
_SPELLED_WRONG = (("ngh", "ng"), ("gh", "g"), ("ng", "ngh"), ("g", "gh"), ("c", "k"), ("k", "c"))
_FINAL = "cghmnpt"
_VOWELS = re.compile("[aeiouy]")
_AND_AFTER = re.compile(r"[^\W\d_]+ [^\W\d_]+(?!\w)")
_AND_BEFORE = re.compile(r"(?<!\w)[^\W\d_]+ [^\W\d_]+$")
_VOWELLESS = re.compile("[bcdđghklmnpqrstvx]{2,4}")
_AFTER_NUMBER = re.compile(r"\d\s?$")
_UNMARKED = re.compile("u[oòóỏõọ]")
"""Either `ươ` or `uô`: only a person knows."""
_TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_HIGHLAND = re.compile("[ŏŭĭĕčƀñʼ]")
"""Letters of Êđê, Gia Rai and M'nông, on no Vietnamese keyboard."""
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
    end = 0
    for match in _WORD.finditer(text):
        word = match[0]
        if match.start() < end or len(word) > _LONGEST or not _is_unknown(word):
            continue
        whole, fix = _vowels_restored(match) or (match, _meant(word))
        if whole is match and _is_left_alone_here(match, fix):
            continue
        end = whole.end()
        yield Spot(whole.start(), len(whole[0]), {"found": whole[0], "fix": f" → {fix}" if fix else ""}, fix)


def misplaced_tones(text: str) -> Iterator[Spot]:
    """Find syllables with the tone on the wrong letter: `hòan`, `cuả`. Both `hóa` and `hoá` are right."""
    for match in _WORD.finditer(text):
        syllable = _syllable(match[0]) if _VIETNAMESE.search(match[0]) else None
        if syllable is not None and not syllable.well_toned:
            fix = in_shape_of(match[0], syllable.spelled(syllable.places[-1]))
            yield Spot(match.start(), len(match[0]), {"found": match[0], "fix": fix}, fix)


def _is_left_alone_here(match: re.Match[str], fix: str | None) -> bool:
    """True for a name, a unit after its number, and a word of a line in another language."""
    word = match[0]
    if _VOWELLESS.fullmatch(word):
        number_before = _AFTER_NUMBER.search(match.string, max(0, match.start() - 2), match.start())
        foreign = word.isascii() and not _is_among_vietnamese(match, _BESIDE_ABBREVIATED)
        return bool(number_before) or foreign
    corrected = bool(fix) and not word.startswith("K")  # names begin with K before every vowel: Kăn, Kố
    return (word.isascii() and not _is_among_vietnamese(match)) or is_proper_name(match, corrected)


def _vowels_restored(match: re.Match[str]) -> tuple[re.Match[str], str] | None:
    """Return two syllables of which one or both lack their vowels, with the word of the list: `sp xp`, `sắp xp`."""
    text = match.string
    if match[0] in word_list(Abbreviations).shorthand:
        return None
    before = _AND_BEFORE.search(text, max(0, match.start() - _BESIDE), match.end())
    for pair in (_AND_AFTER.match(text, match.start()), before):
        parts = pair[0].lower().split() if pair else []
        if not pair or not any(map(_VOWELLESS.fullmatch, parts)):
            continue
        meant = [word for word in _by_consonants().get(_consonants(pair[0]), ()) if _may_be(parts, word.split())]
        if len(meant) == 1:
            return pair, in_shape_of(pair[0], meant[0])
    return None


def _may_be(parts: list[str], syllables: list[str]) -> bool:
    pairs = list(zip(parts, syllables, strict=True))
    return all(part == syllable or _VOWELLESS.fullmatch(part) for part, syllable in pairs)


@cache
def _by_consonants() -> dict[str, list[str]]:
    """Return the words of the list of finals by their consonants: `sp xp` is `sắp xếp`."""
    found: dict[str, list[str]] = {}
    for word in word_list(Finals).words.split(","):
        flat = " ".join(word.split())
        found.setdefault(_consonants(flat), []).append(flat)
    return {consonants: words for consonants, words in found.items() if consonants.count(" ") == 1}


def _consonants(words: str) -> str:
    """Return words without vowels and tones, one space between them."""
    return " ".join(_VOWELS.sub("", fold(word)) for word in words.split())


def _is_among_vietnamese(match: re.Match[str], reach: int = _BESIDE) -> bool:
    """True when the words beside it have Vietnamese letters: a line of English is no slip of typing."""
    text = match.string
    sides = (text[max(0, match.start() - reach) : match.start()], text[match.end() : match.end() + reach])
    return all(_VIETNAMESE.search(side) or not _LETTER.search(side) for side in sides)


_known_syllable = lru_cache(maxsize=8_000)(syllable_of)


def _syllable(word: str) -> Syllable | None:
    return _known_syllable(word) if len(word) <= _LONGEST else None


@lru_cache(maxsize=8_000)
def _is_unknown(word: str) -> bool:
    small = word.lower()
    if len(word) == 1 or not word.isalpha() or _syllable(word) is not None:
        return False
    if not (word.islower() or (word[0].isupper() and word[1:].islower())):
        return word.isupper() and not word.isascii() and bool(_horned(small))  # else an abbreviation
    if small in _left_alone() or _HIGHLAND.search(small):
        return False
    if _VOWELLESS.fullmatch(word) or word in word_list(Abbreviations).shorthand:
        return word.upper() not in word_list(Abbreviations).known
    if not _VIETNAMESE.search(word):
        return word.islower() and bool(lacks_only_its_tone(word) or _from_telex(word) or _undoubled(word))
    return not (word[0].isupper() and _is_name(small)) or bool(_horned(small))


@cache
def _left_alone() -> frozenset[str]:
    lists = word_list(Foreign)
    return frozenset((*lists.words.split(), *lists.names.split(), *word_list(Abbreviations).small.split()))


def _is_name(word: str) -> bool:
    """True for names from other languages of the country: `Krông`, `Đắk`, `Êđê`."""
    clusters = {found.lower() for found in _NAME_ONSET.findall(word)}
    parts = _run_together(word)
    open_first = parts is not None and not parts[0].endswith(("c", "h", "m", "n", "g", "p", "t"))
    return word.endswith("k") or bool(clusters - _RIGHT_CLUSTERS) or open_first


def _meant(word: str) -> str | None:
    """Return the intended word, where there is only one correction."""
    small = word.lower()
    if small in (shorthand := word_list(Abbreviations).shorthand):
        return in_shape_of(word, shorthand[small])
    found = _horned(small) or _respelled(small) or _from_telex(small) or _undoubled(small)
    if not found and not _UNMARKED.search(small) and (parts := _run_together(small)) is not None:
        found = " ".join(parts)
    return in_shape_of(word, found) if found else None


def _horned(word: str) -> str:
    """Correct a mark typed on one of two letters only: `đuợc` to `được`, `trưòng` and `trừong` to `trường`."""
    letters = unicodedata.normalize("NFD", word)
    bare, tone = nfc(_TONES.sub("", letters)), "".join(_TONES.findall(letters))
    place = max(bare.find("uơ"), bare.find("ưo"))
    changed = nfc(f"{bare[:place]}ươ{tone}{bare[place + 2 :]}") if place >= 0 else ""
    return changed if changed and _is_right(changed) else ""


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
