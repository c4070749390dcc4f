"""Phrases that are never right (`cở sở`, `khó khăng`), and words typed twice (`tại tại`)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from dcbc_desktop.report.checks.language.passages import Spot
from dcbc_desktop.report.checks.language.words import (
    ConfusedPhrases,
    Doublings,
    Finals,
    Match,
    Names,
    Phrases,
    Word,
    in_shape_of,
    span,
    word_list,
    words_of,
)
from dcbc_desktop.report.syllables import is_syllable

_FINALS = (("ng", "n"), ("n", "ng"), ("c", "t"), ("t", "c"))
"""Final consonants that sound alike in the south."""
_NAME_FOLLOWS = "#"
"""Stands in the word list for a name or number: `Trưởng thôn thôn 3`."""


def confused_phrases(text: str) -> Iterator[Spot]:
    """Find phrases of the word list, with the right phrase as proposal."""
    for match in _phrases().matches(words_of(text)):
        if match.value and not _is_name(match):
            yield _spot(match, text)


@cache
def _phrases() -> Phrases[str]:
    return Phrases({**_confused_finals(), **word_list(ConfusedPhrases).phrases})


def _confused_finals() -> dict[str, str]:
    """Return every wrong ending of the words of the list: `khó khăng`, `hoàng thiện`, `khắt phục`.

    Endings that make no syllable are found by spelling. An empty value marks what is right.
    """
    words, right = _listed(word_list(Finals).words), _listed(word_list(Finals).right)
    wrong = {confused: word for word in words for confused in _with_other_finals(word.split())}
    return {phrase: word for phrase, word in wrong.items() if phrase not in words} | right


def _listed(text: str) -> dict[str, str]:
    """Return the words of a list as keys, in order, with an empty value: right as they are."""
    return dict.fromkeys((" ".join(word.split()) for word in text.split(",") if word.strip()), "")


def _with_other_finals(syllables: Sequence[str]) -> Iterator[str]:
    for place, syllable in enumerate(syllables):
        for ending, other in _FINALS:
            changed = syllable.removesuffix(ending) + other
            ends = syllable.endswith(ending) and not (ending == "n" and syllable.endswith("ng"))
            if ends and is_syllable(changed):
                yield " ".join((*syllables[:place], changed, *syllables[place + 1 :]))


def _is_name(match: Match[str]) -> bool:
    """True for a name: `Nguyễn Hoàng Thiện` is no slip for `hoàn thiện`, nor `ông Quang trọng`, `phía Bắc tay`."""
    first, last = match.words[0], match.words[-1]
    if first.text.isupper() and " ".join(word.low for word in match.words) in word_list(Names).like_phrases:
        return True
    if last.title and not last.text.isupper() and not last.begins:
        return True
    name = first.low.endswith("ng") or first.low == "bắc"
    return name and not match.value.startswith(first.low) and first.title and not first.begins


def _spot(match: Match[str], text: str) -> Spot:
    words, meant = match.words, match.value
    if words[0].low.isdigit():  # the number only says where the phrase is wrong
        words, meant = words[1:], meant.split(" ", 1)[1]
    found = span(words, text)
    fix = in_shape_of(found, meant)
    return Spot(words[0].start, len(found), {"found": found, "fix": fix}, fix)


def doubled_words(text: str) -> Iterator[Spot]:
    """Find a word typed twice; not where Vietnamese doubles it or two words meet."""
    words = words_of(text)
    index = 1
    while index < len(words):
        end = index
        while end < len(words) and words[end].joined and words[end].low == words[end - 1].low:
            end += 1
        if end > index and not _is_right(words, index, end):
            found = span(words[index - 1 : end], text)
            fix = words[index - 1].text
            yield Spot(words[index - 1].start, len(found), {"found": found, "fix": fix}, fix)
        index = end + 1 if end > index else index + 1


def _is_right(words: Sequence[Word], index: int, end: int) -> bool:
    first, second = words[index - 1], words[index]
    if first.low.isdigit() or second.text.isdigit():
        return True  # two numbers beside each other are no doubling of words
    if end - index > 1:
        return False
    names = second.title and not first.begins  # `và Và Bá Dềnh`
    return names or first.low in _doubled() or _two_words_meet(words, index)


def _two_words_meet(words: Sequence[Word], index: int) -> bool:
    """True where the first ends one word and the second begins the next: `phân công công việc`."""
    before, after = _across().get(words[index].low, (frozenset(), frozenset()))
    if index < 2 or index + 1 >= len(words) or not words[index - 1].joined:
        return False
    following = words[index + 1]
    if not (following.joined or following.gap.strip() == ","):  # Biên phòng phòng, chống
        return False
    is_name = _NAME_FOLLOWS in after and (following.title or following.low.isdigit())
    return words[index - 2].low in before and (is_name or following.low in after)


@cache
def _doubled() -> frozenset[str]:
    return frozenset(word_list(Doublings).doubled.split())


@cache
def _across() -> dict[str, tuple[frozenset[str], frozenset[str]]]:
    pairs = {word: sides.split("|") for word, sides in word_list(Doublings).across.items()}
    return {
        word: (frozenset(ends.split()), frozenset(begins.lower().split())) for word, (ends, begins) in pairs.items()
    }
