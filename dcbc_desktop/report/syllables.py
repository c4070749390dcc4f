"""Vietnamese syllables by rule, not by a list: onset, rime and tone.

`hóa` and `hoá` are both right; `hòan` is a right syllable with its tone on the wrong letter; `nghành` and `thưc` are
no syllables.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from dcbc_desktop.report.text import nfc

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_SHARP = "\u0301\u0323"
"""Syllables that end in c, ch, p or t carry only sắc or nặng."""
_STOPS = ("c", "ch", "p", "t")
_MARKED = frozenset("ăâêôơư")
_VOWELS = frozenset("aăâeêioôơuưy")
_TWO_PLACES = frozenset({"oa", "oe", "uy"})
"""Open rimes whose tone may sit on either letter: hóa and hoá, khỏe and khoẻ, thủy and thuỷ."""
_MAX_LETTERS = 7

# An onset before e, ê, i and y is written k, gh, ngh; before the other vowels c, g, ng.
_BACK = (
    "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây o oc oi om on ong op ot "
    "ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uc ui um un ung uôc uôi uôm uôn uông uôt up ut "
    "ư ưa ưc ưi ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu"
)
_E_RIMES = "e ec em en eng eo ep et ê êch êm ên ênh êp êt êu"
_I_RIMES = "i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu"
_BEGINNING_I = "i ia ich im in inh it iu y yêm yên yêng yêt yêu"
"""Without an onset `iê` is written `yê`."""
_GLIDED = (
    "oa oac oach oai oam oan oang oanh oat oay oăc oăn oăng oăt oe oen oeo oet uân uâng uât uây uê uêch uênh uơ "
    "uy uyên uyêt uyt"
)
_AFTER_Q = (
    "ua uac uach uai uan uang uanh uao uat uau uay uăc uăm uăn uăng uăp uăt uân uâng uât uây ue uen ueo uet uê uên "
    "uêch uênh uêt uêu uôc uơ ui uit uy uych uyên uyêt uynh uyt"
)
_AFTER_GI = (
    "a ac ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăt âc âm ân âng âp ât âu ây e em eo ep êm o oc oi om on ong ot "
    "ôc ôi ôn ô ông ôt ơ ơi ơn ơt u ua uc ui um un ung uôc uôi uông up ư ưa ươc ươi ươm ương ưt ưu"
)
_AFTER_G = "i in ich iêc iên iêng iêt iêu"
"""`gì`, `giếng`: one i stands for gi and the vowel."""
_Y_ONSETS = "d h k l m n s t th v"
_ONSETS = "b ch d đ h kh l m n nh p ph r s t th tr v x"
_BACK_ONSETS = "c g ng"
_FRONT_ONSETS = "k gh ngh"
_GLIDE_ONSETS = "ch d đ h kh l n ng nh r s t th tr x"
_RARE_RIMES = {
    "oong": "b c đ g k l m r s t x", "ooc": "c m ph s t v x", "uyu": "kh ng", "uya": "kh ph", "oao": "ng",
    "oap": "h ng", "oăm": "h kh", "oem": "ng", "uyn": "t l", "uynh": "h kh l ph", "uych": "h t", "uyp": "t",
    "uên": "h n th", "uêt": "h", "uêu": "ng", "ưm": "h", "oa": "b g", "oan": "v", "uy": "ph", "uyt": "b", "oai": "ng",
}  # fmt: skip
"""Rimes that go with few onsets, and onsets that take a glide only in these words: xe buýt, thùng phuy, góa."""


class _Frame(NamedTuple):
    """A syllable without its tone: the positions of a tone, and whether it needs sắc or nặng."""

    places: tuple[int, ...]
    stopped: bool


class Syllable(NamedTuple):
    """Parts of a syllable: letters without tone; tone, a combining mark or empty; its position, -1 for none."""

    bare: str
    tone: str
    place: int
    places: tuple[int, ...]

    @property
    def well_toned(self) -> bool:
        """True when the tone is where one of the two ways of writing puts it."""
        return not self.tone or self.place in self.places

    @property
    def two_ways(self) -> bool:
        """True when it may be written in two ways: hóa, hoá."""
        return bool(self.tone) and len(self.places) > 1

    def spelled(self, place: int) -> str:
        """Return the syllable in small letters with its tone on the letter at `place`."""
        toned = self.bare[: place + 1] + self.tone + self.bare[place + 1 :]
        return nfc(toned)


def syllable_of(word: str) -> Syllable | None:
    """Parse a syllable with its tone anywhere, in any case; None where it is no Vietnamese syllable."""
    if not 1 <= len(word) <= _MAX_LETTERS:
        return None
    small = word.lower()
    toned = [(place, _toned()[char]) for place, char in enumerate(small) if char in _toned()]
    if len(toned) > 1:
        return None
    place, (letter, tone) = toned[0] if toned else (-1, ("", ""))
    bare = small[:place] + letter + small[place + 1 :] if toned else small
    frame = _toneless_syllables().get(bare)
    if frame is None or (frame.stopped and (not tone or tone not in _SHARP)):
        return None
    return Syllable(bare, tone, place, frame.places)


def is_syllable(word: str) -> bool:
    """True for a Vietnamese syllable, its tone anywhere; capitals only at its start or throughout."""
    return (word[1:].islower() or word.isupper() or len(word) == 1) and syllable_of(word) is not None


def lacks_only_its_tone(word: str) -> bool:
    """True when only a tone is missing: `thưc`, `viêc`."""
    frame = _toneless_syllables().get(word.lower())
    return frame is not None and frame.stopped


@cache
def _toned() -> dict[str, tuple[str, str]]:
    """Return each vowel with a tone: its letter and the tone."""
    pairs = ((letter, tone) for letter in _VOWELS for tone in _TONES)
    return {nfc(letter + tone): (letter, tone) for letter, tone in pairs}


@cache
def _toneless_syllables() -> dict[str, _Frame]:
    """Return every syllable without tone, about 3,000."""
    return {onset + rime: _frame(onset, rime) for onset, rime in _pairs()}


def _pairs() -> Iterator[tuple[str, str]]:
    rows = (
        ("", f"{_BACK} {_GLIDED} {_E_RIMES} {_BEGINNING_I}"),
        (_ONSETS, f"{_BACK} {_E_RIMES} {_I_RIMES}"),
        (_BACK_ONSETS, _BACK),
        (_FRONT_ONSETS, f"{_E_RIMES} {_I_RIMES}"),
        (_GLIDE_ONSETS, _GLIDED),
        ("q", _AFTER_Q),
        ("gi", _AFTER_GI),
        ("g", _AFTER_G),
        (_Y_ONSETS, "y"),
        *((onsets, rime) for rime, onsets in _RARE_RIMES.items()),
    )
    for onsets, rimes in rows:
        for onset in onsets.split() or ("",):
            for rime in rimes.split():
                yield onset, rime


def _frame(onset: str, rime: str) -> _Frame:
    skipped = 1 if onset == "q" else 0  # the u of qu never carries a tone
    places = _places(rime[skipped:])
    return _Frame(tuple(len(onset) + skipped + place for place in places), rime.endswith(_STOPS))


def _places(rime: str) -> tuple[int, ...]:
    marked = [place for place, letter in enumerate(rime) if letter in _MARKED]
    if marked:
        return (marked[-1],)
    vowels = sum(letter in _VOWELS for letter in rime)
    if rime in _TWO_PLACES:
        return (0, 1)
    if vowels < len(rime):
        return (vowels - 1,)
    return (1,) if vowels == 3 else (0,)
