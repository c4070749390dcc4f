"""Whether a word can be a Vietnamese syllable, by its build: onset, rime, tone."""

from __future__ import annotations

import re
import unicodedata

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_SHARP = "\u0301\u0323"
"""Syllables that end in c, ch, p or t carry only sắc or nặng."""
_ONSETS = "ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|[bcdđghklmnpqrstvx]"
_RIMES = (
    "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec em en eng eo ep et "
    "ê êch êm ên ênh êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu o oa oac oach oai oam oan oang "
    "oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt "
    "ơ ơi ơm ơn ơp ơt u ua uac uach uai uan uang uanh uao uat uau uay uăc uăn uăng uăt uân uâng uât uây uc ue uen ueo "
    "uet uê uên uêch uênh uêt ui uit um un ung uơ uơn uôc uôi uôm uôn uông uôt up ut uy uya uych uyên uyêt uynh uyt "
    "uyu ư ưa ưc ưi ưm ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu y yêm yên yêng yêt yêu uyn uyp"
)
_SYLLABLE = re.compile(f"(?:{_ONSETS})?(?:{'|'.join(sorted(_RIMES.split(), key=len, reverse=True))})")
_MAX_LETTERS = 8


def is_syllable(word: str) -> bool:
    """Whether `word` is built like a Vietnamese syllable; capitals only at its start or throughout."""
    if not 1 <= len(word) <= _MAX_LETTERS or not (word[1:].islower() or word.isupper() or len(word) == 1):
        return False
    letters = unicodedata.normalize("NFD", word.lower())
    tones = [char for char in letters if char in _TONES]
    bare = unicodedata.normalize("NFC", "".join(char for char in letters if char not in _TONES))
    if len(tones) > 1 or not _SYLLABLE.fullmatch(bare):
        return False
    return not bare.endswith(("c", "ch", "p", "t")) or (bool(tones) and tones[0] in _SHARP)
