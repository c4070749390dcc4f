"""Abbreviations: defined once, before their first use; commonly known ones need no definition."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from dcbc_desktop.report import header as h
from dcbc_desktop.report.checks.finding import Finding
from dcbc_desktop.report.checks.language.passages import Passage, Reading, Spot, finding_at, remembered
from dcbc_desktop.report.checks.language.words import Abbreviations, Word, span, word_list, words_of
from dcbc_desktop.report.syllables import is_syllable

_ROMAN = re.compile("[IVXLCDM]+")
_DEFINES = re.compile(r"(?:tắt|gọi)(?:\s+chung)?(?:\s+là)?\s*:?\s*[“\"]?\Z", re.IGNORECASE)
_SYMBOL = re.compile(r"[/\-–&_.@]")
_LONGEST = 15
_NEIGHBOURS = 4
"""Words of a title in capitals looked at on each side."""
_UNREAD = frozenset({h.TITLE, h.ADDRESSEES, h.LEGAL_BASES, h.RECIPIENTS})
"""Header lines have their own customs: `- Lưu: VT, TCCB (02).`"""


class _Sighting(NamedTuple):
    """Abbreviation at a place; `means` is its definition there, None where it is only used."""

    letters: str
    start: int
    means: str | None = None


class _Placed(NamedTuple):
    passage: Passage
    sighting: _Sighting


def abbreviation_findings(reading: Reading) -> Iterator[Finding]:
    """Find abbreviations never defined, used before the definition, or defined in two ways."""
    known: dict[str, list[_Placed]] = {}
    for passage in _in_reading_order(reading):
        for sighting in _sightings(passage.text):
            known.setdefault(sighting.letters, []).append(_Placed(passage, sighting))
    for letters, placed in known.items():
        yield from _judged(letters, placed)


def _in_reading_order(reading: Reading) -> Iterator[Passage]:
    """Yield passages in reading order: a note at its mark; tables print after the text of their section."""
    sections: dict[str, list[Passage]] = {}
    for passage in reading.passages:
        if passage.key not in _UNREAD and not passage.row:
            sections.setdefault(passage.key, []).append(passage)
    for passages in sections.values():
        yield from sorted(passages, key=lambda passage: (passage.start, passage.note))


def _judged(letters: str, placed: list[_Placed]) -> Iterator[Finding]:
    definitions = [one for one in placed if one.sighting.means is not None]
    first = placed[0]
    if not definitions:
        if letters not in word_list(Abbreviations).known:
            yield _finding("abbreviation_undefined", first)
        return
    if first.sighting.means is None and not _in_one_sentence(first, definitions[0]):
        yield _finding("abbreviation_late", first)
    meanings = [one for one in definitions if one.sighting.means]
    for other in meanings[1:]:
        if other.sighting.means != meanings[0].sighting.means:
            yield _finding("abbreviation_two_ways", other, first=meanings[0].sighting.means or "")


def _in_one_sentence(first: _Placed, definition: _Placed) -> bool:
    """True when use and definition are close together: their order is then not worth a finding."""
    return first.passage == definition.passage and definition.sighting.start - first.sighting.start < _LONGEST * 4


def _finding(code: str, placed: _Placed, **params: object) -> Finding:
    letters = placed.sighting.letters
    return finding_at(code, placed.passage, Spot(placed.sighting.start, len(letters), {"found": letters, **params}))


@remembered
def _sightings(text: str) -> tuple[_Sighting, ...]:
    words = words_of(text)
    return tuple(_sighting(words, index, text) for index in range(len(words)) if _is_abbreviation(words, index, text))


def _is_abbreviation(words: tuple[Word, ...], index: int, text: str) -> bool:
    word = words[index]
    letters = word.text
    if not (2 <= len(letters) <= _LONGEST and letters.isupper() and letters.isalpha()):
        return False
    if _ROMAN.fullmatch(letters) or _in_symbol(word, text) or _among_capitals(words, index):
        return False
    return letters.isascii() or not is_syllable(letters)


def _in_symbol(word: Word, text: str) -> bool:
    """True inside a document's number, an address or a code: `NĐ-CP`, `QĐ-TTg`, `01/NQ- CP`."""
    after = text[word.end : word.end + 2]
    stop = after[:1] == "." and not after[1:].isalnum()
    if _SYMBOL.match(after) and not stop:
        return True
    return bool(_SYMBOL.search(word.gap[-1:])) or (word.gap.strip() in ("-", "–") and word.gap[:1] != " ")


def _among_capitals(words: tuple[Word, ...], index: int) -> bool:
    """True inside a title in capitals: `BÁO CÁO KẾT QUẢ`, `XÃ BUNG LAO`."""
    first, last = index, index
    while first and index - first < _NEIGHBOURS and words[first].joined and words[first - 1].text.isupper():
        first -= 1
    while last + 1 < len(words) and last - index < _NEIGHBOURS and _goes_on_in_capitals(words[last + 1]):
        last += 1
    neighbours = words[max(0, index - 1) : index] + words[index + 1 : index + 2]
    run = words[first:index] + words[index + 1 : last + 1]
    return any(word.text.isupper() and len(word.text) > 1 and is_syllable(word.text) for word in (*neighbours, *run))


def _goes_on_in_capitals(word: Word) -> bool:
    return word.joined and word.text.isupper()


def _sighting(words: tuple[Word, ...], index: int, text: str) -> _Sighting:
    word = words[index]
    before, after = text[max(0, word.start - 60) : word.start], text[word.end : word.end + 3]
    if _DEFINES.search(before):
        opener = text.rfind("(", max(0, word.start - 60), word.start)
        return _Sighting(word.text, word.start, _meaning(words, index, word.text, opener, text))
    if before.endswith("(") and after.startswith(")"):
        return _Sighting(word.text, word.start, _meaning(words, index, word.text, word.start, text))
    if after.lstrip().startswith("("):
        return _Sighting(word.text, word.start, _meaning_after(words, index, text))
    return _Sighting(word.text, word.start)


def _meaning(words: tuple[Word, ...], index: int, letters: str, before: int, text: str) -> str:
    """Return the words before the bracket whose initials make the abbreviation; empty where they do not."""
    end = index
    while before >= 0 and end > 0 and words[end - 1].start >= before:
        end -= 1
    chosen = words[max(0, end - len(letters)) : end]
    initials = "".join(word.text[0] for word in chosen).upper()
    return _flat(span(chosen, text)) if chosen and initials == letters else ""


def _meaning_after(words: tuple[Word, ...], index: int, text: str) -> str | None:
    """Return the meaning in `TTHC (thủ tục hành chính)`; None where the bracket says something else."""
    letters = words[index].text
    chosen = words[index + 1 : index + 1 + len(letters)]
    initials = "".join(word.text[0] for word in chosen).upper()
    closed = bool(chosen) and text[chosen[-1].end : chosen[-1].end + 1] == ")"
    return _flat(span(chosen, text)) if initials == letters and closed else None


def _flat(words: str) -> str:
    return " ".join(words.lower().replace(",", " ").split())
