"""Terms spelled in several ways across the report: the rarer way is shown, the usual one proposed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from dcbc_desktop.report.checks.finding import Finding, advisory
from dcbc_desktop.report.checks.language.passages import Passage, Reading, Spot, finding_at, remembered
from dcbc_desktop.report.checks.language.words import Phrases, Terms, Word, in_shape_of, span, word_list, words_of
from dcbc_desktop.report.outline import fill_placeholders
from dcbc_desktop.report.syllables import Syllable, syllable_of

MOST_PLACES = 30
"""Places shown of one term: a person replaces the rest with the search."""
_TWO_WAYS = re.compile("[òóỏõọùúủũụ][aey]|[ou][àáảãạèéẻẽẹỳýỷỹỵ]", re.IGNORECASE)
_HYPHENS = frozenset("-–—")
_SPACED, _TIGHT, _NONE = "spaced", "tight", "none"


class Sighting(NamedTuple):
    """One place of a term: the term, its variant there, and the same words in every variant."""

    term: str
    variant: str
    start: int
    found: str
    spelled_as: Mapping[str, str]
    unsure: bool = False
    """A capital at the beginning of a sentence says nothing."""


class Seen(NamedTuple):
    """A sighting and its passage."""

    passage: Passage
    sighting: Sighting


def mixed_terms(reading: Reading) -> Iterator[Finding]:
    """Find variants of terms: `dân chủ cơ sở` and `dân chủ ở cơ sở`, `hàng năm` and `hằng năm`."""
    for seen in _by_term(_terms, reading):
        yield from _findings_of_rarer_forms("spelling_mixed", seen)


def mixed_tones(reading: Reading) -> Iterator[Finding]:
    """Find both ways of placing a tone: `hoá` and `hóa`, `uỷ` and `ủy`."""
    for seen in _by_term(_tones, reading):
        yield from _findings_of_rarer_forms("tone_mixed", seen)


def mixed_capitals(reading: Reading) -> Iterator[Finding]:
    """Find names of bodies with and without capitals inside: `Ban chỉ đạo` and `Ban Chỉ đạo`."""
    for seen in _by_term(_bodies, reading):
        if any(word[0].isupper() for one in seen for word in one.sighting.variant.split()[1:]):
            yield from _findings_of_rarer_forms("capitals_mixed", seen)


def mixed_hyphens(reading: Reading) -> Iterator[Finding]:
    """Find `chính trị-xã hội` and `chính trị - xã hội`, in the text and in headings."""
    for seen in _by_term(_hyphened, reading):
        yield from _findings_of_rarer_forms("hyphen_mixed", seen)
    for seen in _by_term(_hyphened_or_not, reading):
        yield from _findings_of_rarer_forms(
            "hyphen_mixed", [one for one in seen if one.sighting.variant == _NONE], seen
        )
    yield from _headings(reading)


def _by_term(sightings: Callable[[str], Sequence[Sighting]], reading: Reading) -> Iterable[list[Seen]]:
    terms: dict[str, list[Seen]] = {}
    for passage in reading.passages:
        for sighting in sightings(passage.text):
            terms.setdefault(sighting.term, []).append(Seen(passage, sighting))
    return terms.values()


def _findings_of_rarer_forms(code: str, shown: Sequence[Seen], seen: Sequence[Seen] | None = None) -> Iterator[Finding]:
    """Yield the places of `shown` whose variant is not the usual one."""
    sure = [one.sighting for one in (seen if seen is not None else shown) if not one.sighting.unsure]
    counts = Counter(sighting.variant for sighting in sure)
    if not counts:
        return
    usual = _usual(sure, counts)
    rare = [one for one in shown if _differs(one.sighting, usual, counts)]
    for passage, sighting in rare[:MOST_PLACES]:
        fix = sighting.spelled_as.get(usual, usual)
        params = {"found": sighting.found, "fix": fix, "count": counts[usual]}
        yield finding_at(code, passage, Spot(sighting.start, len(sighting.found), params, fix))


def _usual(sure: Sequence[Sighting], counts: Counter[str]) -> str:
    """Return the variant seen most often; of equals the first in the word list, else the first in the text."""
    ranks = {variant: rank for rank, variant in enumerate(sure[0].spelled_as or counts)}
    return min(counts, key=lambda variant: (-counts[variant], ranks.get(variant, len(ranks))))


def _differs(sighting: Sighting, usual: str, counts: Counter[str]) -> bool:
    if sighting.unsure:
        return all(sighting.variant[1:] != variant[1:] for variant in counts)  # without the first letter's capital
    return sighting.variant != usual


@remembered
def _terms(text: str) -> tuple[Sighting, ...]:
    found = []
    for match in _term_phrases().matches(words_of(text)):
        words = span(match.words, text)
        term, variant, others = match.value
        if not (words.isupper() and len(words) > 1):
            spelled_as = {name: in_shape_of(words, other) for name, other in others.items()}
            found.append(Sighting(term, variant, match.words[0].start, words, spelled_as))
    return tuple(found)


@cache
def _term_phrases() -> Phrases[tuple[str, str, Mapping[str, str]]]:
    """Return each wording with its term, its variant, and the same wording in every variant (`forms` of the list)."""
    pairs = []
    for term in word_list(Terms).term:
        for wordings in zip(*term.forms, strict=True):
            others = {variant[0]: wording for variant, wording in zip(term.forms, wordings, strict=True)}
            pairs += [(wording, (term.forms[0][0], name, others)) for name, wording in others.items()]
    return Phrases(pairs)


@remembered
def _tones(text: str) -> tuple[Sighting, ...]:
    if not _TWO_WAYS.search(text):
        return ()
    words = words_of(text)
    return tuple(_tone(words, index) for index, word in enumerate(words) if _has_two_ways(words, index, word))


def _has_two_ways(words: Sequence[Word], index: int, word: Word) -> bool:
    if not _TWO_WAYS.search(word.text) or (word.text.isupper() and len(word.text) > 1) or _in_name(words, index):
        return False
    syllable = syllable_of(word.text)
    return syllable is not None and syllable.two_ways and syllable.well_toned


def _in_name(words: Sequence[Word], index: int) -> bool:
    """True inside a person's name, which stays as its bearer writes it: `Lê Thị Minh Hòa`."""
    if not words[index].title:
        return False
    before = index > 0 and words[index].joined and words[index - 1].title
    after = index + 1 < len(words) and words[index + 1].joined and words[index + 1].title
    return before or after


def _tone(words: Sequence[Word], index: int) -> Sighting:
    word = words[index]
    syllable = syllable_of(word.text)
    assert syllable is not None
    spelled_as = {name: in_shape_of(word.text, syllable.spelled(place)) for name, place in _ways(syllable)}
    variant = next(name for name, place in _ways(syllable) if place == syllable.place)
    return Sighting("tone", variant, word.start, word.text, spelled_as)


def _ways(syllable: Syllable) -> Iterator[tuple[str, int]]:
    return zip(("hóa", "hoá"), syllable.places, strict=True)


@remembered
def _bodies(text: str) -> tuple[Sighting, ...]:
    words = words_of(text)
    found = []
    for match in _body_phrases().matches(words):
        name = words[match.at : match.at + len(match.words) + 2]
        if (
            len(name) == len(match.words) + 2
            and all(word.joined for word in name[1:])
            and not _is_other_word(words, match.at)
        ):
            variant = span(name, text)
            if not any(word.text.isupper() and len(word.text) > 1 for word in name):
                term = " ".join(word.low for word in name)
                unsure = name[0].begins and not any(word.capital for word in name[1:])
                found.append(Sighting(term, variant, name[0].start, variant, {}, unsure))
    return tuple(found)


def _is_other_word(words: Sequence[Word], at: int) -> bool:
    """True for `ban hành Kế hoạch`, `tổ chức Hội nghị`, `cán bộ Công an`, which are like the name of a body."""
    first, second, third = words[at : at + 3]
    before = words[at - 1].low if at and first.joined else ""
    befores, afters = _other_words(first.low)
    return before in befores or second.low in afters or third.low in _other_words(f"{first.low} {second.low}")[1]


def _other_words(body: str) -> tuple[list[str], list[str]]:
    before, _, after = word_list(Terms).other_words.get(body, "").partition("|")
    return before.split(), after.split()


@cache
def _body_phrases() -> Phrases[bool]:
    return Phrases((body, True) for body in word_list(Terms).bodies)


@remembered
def _hyphened(text: str) -> tuple[Sighting, ...]:
    return tuple(one._replace(term="hyphen") for one in _pairs(text) if one.variant != _NONE)


@remembered
def _hyphened_or_not(text: str) -> tuple[Sighting, ...]:
    return tuple(one if one.variant == _NONE else one._replace(variant=_SPACED) for one in _pairs(text))


def _pairs(text: str) -> Iterator[Sighting]:
    words = words_of(text)
    for index, (first, second) in enumerate(pairwise(words)):
        others = _hyphen_pairs().get((first.low, second.low))
        if others is None or not second.joined or index + 3 >= len(words):
            continue
        third, fourth = words[index + 2], words[index + 3]
        variant = _hyphen_form(third.gap)
        if variant and (third.low, fourth.low) in others and fourth.joined:
            whole = (first, second, third, fourth)
            yield _pair(whole, variant, text)


def _pair(words: tuple[Word, Word, Word, Word], variant: str, text: str) -> Sighting:
    left, right = span(words[:2], text), span(words[2:], text)
    spelled_as = {_SPACED: f"{left} - {right}", _TIGHT: f"{left}-{right}", _NONE: f"{left} {right}"}
    return Sighting(" ".join(word.low for word in words), variant, words[0].start, span(words, text), spelled_as)


def _hyphen_form(gap: str) -> str:
    if gap.isspace():
        return _NONE
    if gap.strip() not in _HYPHENS:
        return ""
    return _SPACED if gap[0].isspace() and gap[-1].isspace() else _TIGHT


@cache
def _hyphen_pairs() -> dict[tuple[str, str], set[tuple[str, str]]]:
    pairs: dict[tuple[str, str], set[tuple[str, str]]] = {}
    for line in word_list(Terms).hyphened:
        first, second, third, fourth = line.replace("|", " ").split()
        pairs.setdefault((first, second), set()).add((third, fourth))
    return pairs


def _headings(reading: Reading) -> Iterator[Finding]:
    """Find headings whose spelling in the outline differs from that of the text."""
    counts = Counter(one.variant for passage in reading.passages for one in _hyphened(passage.text))
    if not counts:
        return
    usual = min(counts, key=lambda variant: (-counts[variant], variant != _SPACED))
    for section in reading.report.outline.prose_sections():
        heading = fill_placeholders(section.heading, reading.report.period)
        for one in _hyphened(heading):
            if one.variant != usual:
                yield advisory("heading_mixed", section.key, found=one.found, fix=one.spelled_as[usual])
