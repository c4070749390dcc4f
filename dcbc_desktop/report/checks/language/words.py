"""Words of a passage, phrases found word by word, and the word lists shipped with the program."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from typing import Generic, NamedTuple, TypeVar

import msgspec

from dcbc_desktop.errors import FileError
from dcbc_desktop.paths import shipped_dir
from dcbc_desktop.report.checks.language.passages import remembered
from dcbc_desktop.report.text import nfc
from dcbc_desktop.report.toml_files import parse_toml

_WORD = re.compile(r"[^\W_]++")
_KEPT = 200
"""Passages whose words are remembered: several rules read the same words one after another."""
_OPENING = " \u00a0“\"'‘«(["
_ENDS = (".", "?", "!", ":", ";", "…", "]", "-", "+")
_T = TypeVar("_T")


class Word(NamedTuple):
    """Letters and digits in one piece; `gap` is the text between it and the word before, `low` its lower case."""

    start: int
    text: str
    low: str
    gap: str

    @property
    def end(self) -> int:
        """Position after the last letter."""
        return self.start + len(self.text)

    @property
    def joined(self) -> bool:
        """True when only spaces separate it from the word before."""
        return self.gap.isspace()

    @property
    def capital(self) -> bool:
        """True when it begins with a capital letter."""
        return self.text[0].isupper()

    @property
    def title(self) -> bool:
        """True when only its first letter is a capital."""
        return self.text[0].isupper() and (len(self.text) == 1 or not self.text[1:].isupper())

    @property
    def begins(self) -> bool:
        """True when a sentence, item or quotation begins here, so that its capital means nothing."""
        return self.start == len(self.gap) or self.gap.rstrip(_OPENING).endswith(_ENDS)


def _read_words(text: str) -> tuple[Word, ...]:
    words = []
    end = 0
    for match in _WORD.finditer(text):
        start = match.start()
        words.append(Word(start, match[0], match[0].lower(), text[end:start]))
        end = match.end()
    return tuple(words)


words_of = remembered(_read_words, kept=_KEPT, kept_long=2)
"""The words of a text in order."""


class Match(NamedTuple, Generic[_T]):
    """A phrase found: its words, the index of the first in the text, and the value of the phrase."""

    words: tuple[Word, ...]
    at: int
    value: _T


class Phrases(Generic[_T]):
    """Phrases in lower case, looked up by their first word; the longest match wins.

    `#` in a phrase is any number; a comma before a word must be in the text too.
    """

    def __init__(self, phrases: Mapping[str, _T] | Iterable[tuple[str, _T]]) -> None:
        pairs = phrases.items() if isinstance(phrases, Mapping) else phrases
        self._by_first: dict[str, list[tuple[tuple[str, ...], _T]]] = {}
        for phrase, value in pairs:
            words = tuple(phrase.split())
            self._by_first.setdefault(words[0], []).append((words, value))
        for entries in self._by_first.values():
            entries.sort(key=lambda entry: -len(entry[0]))

    def matches(self, words: Sequence[Word]) -> Iterator[Match[_T]]:
        """Yield every phrase in `words`, without overlaps."""
        index = 0
        while index < len(words):
            found = self._at(words, index)
            if found is not None:
                yield found
            index += len(found.words) if found is not None else 1

    def _at(self, words: Sequence[Word], index: int) -> Match[_T] | None:
        first = words[index].low
        for phrase, value in self._by_first.get("#" if first.isdigit() else first, ()):
            found = words[index : index + len(phrase)]
            if len(found) == len(phrase) and all(map(_fits, found[1:], phrase[1:])):
                return Match(tuple(found), index, value)
        return None


def _fits(word: Word, wanted: str) -> bool:
    if wanted.startswith(","):
        return word.gap.strip() == "," and word.low == wanted[1:]
    return word.joined and (word.low == wanted or (wanted == "#" and word.low.isdigit()))


def in_shape_of(found: str, wanted: str) -> str:
    """Return `wanted` with the capitals of `found`: all of them, or the first."""
    if found.isupper() and len(found) > 1:
        return wanted.upper()
    return wanted[:1].upper() + wanted[1:] if found[:1].isupper() else wanted


def span(words: Sequence[Word], text: str) -> str:
    """Return the text from the first word to the last."""
    return text[words[0].start : words[-1].end]


class ConfusedPhrases(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Phrases that are never right, with the right ones; lower case, `#` is any number."""

    phrases: dict[str, str]


class Finals(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words, separated by commas, whose final consonants are often confused, and right words that look so confused."""

    words: str
    right: str


class Doublings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Syllables that Vietnamese doubles, and syllables that end one word and begin the next (`phân công công việc`)."""

    doubled: str
    across: dict[str, str]


class ProperNoun(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words after which a noun of the state takes its capital, and words before which it does not, or does only."""

    after: str
    not_before: str = ""
    before: str = ""


class Capitals(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Names with their capitals; words that make one with `bộ`; names of laws; nouns of the state in their places."""

    names: list[str]
    staff_after: str
    laws: list[str]
    people_after: str
    state_after: str
    nouns: dict[str, ProperNoun]


class Term(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One term in several spellings. Each form lists the same words in the same order; the first is preferred."""

    forms: list[list[str]]


class Terms(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Terms with one right spelling, pairs joined by a hyphen, and words that names of bodies begin with.

    `other_words` are syllables before and after such a word that make it another one: `cán bộ`, `ban hành`.
    """

    term: list[Term]
    hyphened: list[str]
    bodies: list[str]
    other_words: dict[str, str]


class Foreign(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words from other languages, and syllables of names, that are not checked."""

    words: str
    names: str


class Names(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Syllables of names that are not Vietnamese; family names that come before such; names like a confused phrase."""

    places: str
    people: str
    surnames: str
    like_phrases: list[str]


class Abbreviations(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Abbreviations that need no definition, each with the reason.

    `small` ones are written without capitals; `shorthand` belongs in no report and has its meaning.
    """

    small: str
    shorthand: dict[str, str]
    known: dict[str, str]


class KnownDocument(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A document with its days: issued, in force from, and from when what replaces it (`by`) applies.

    `titles` are its names without a number, in lower case.
    """

    sign: str
    kind: str
    issued: date
    in_force: date | None = None
    titles: tuple[str, ...] = ()
    applies: date | None = None
    by: str = ""


class DocumentTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Documents of the field whose days are known."""

    document: tuple[KnownDocument, ...]


_List = TypeVar("_List", bound=msgspec.Struct)


@cache
def word_list(kind: type[_List]) -> _List:
    """Return the word list of a kind; raises FileError `word_list_unreadable`."""
    name = f"{_FILES[kind]}.toml"
    try:
        data = (shipped_dir("resources") / "proofreading" / name).read_bytes()
        return msgspec.convert(parse_toml(nfc(data.decode("utf-8")).encode()), kind)
    except (OSError, ValueError) as error:  # msgspec's and the parser's errors are ValueErrors
        raise FileError("word_list_unreadable", file=name) from error


_FILES: dict[type[msgspec.Struct], str] = {
    ConfusedPhrases: "phrases",
    Finals: "finals",
    Doublings: "doublings",
    Capitals: "capitals",
    Terms: "terms",
    Foreign: "foreign",
    Names: "names",
    Abbreviations: "abbreviations",
    DocumentTable: "documents",
}
