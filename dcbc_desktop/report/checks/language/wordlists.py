"""Our own word lists, read strictly on first use."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import TypeVar

import msgspec

from dcbc_desktop.errors import FileError
from dcbc_desktop.paths import shipped_dir


class ConfusedPhrases(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Phrases that are never right and what was meant; all in small letters, `#` any number."""

    phrases: dict[str, str]


class Doublings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Syllables that Vietnamese doubles, and syllables that end one word and begin the next (`phân công công việc`)."""

    doubled: str
    across: dict[str, str]


class Capitals(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Names with their capitals; words that make one with `bộ`; names of laws; words before Nhân dân, Nhà nước."""

    names: list[str]
    staff_after: str
    laws: list[str]
    people_after: str
    state_after: str


class Term(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One term in several spellings. Each form lists the same words in the same order; the first is preferred."""

    forms: list[list[str]]


class Terms(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Terms to be spelled in one way, pairs joined by a hyphen, and words that names of bodies begin with."""

    term: list[Term]
    hyphened: list[str]
    bodies: list[str]


class Foreign(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words from other languages, and syllables of names, that are left alone."""

    words: str
    names: str


class Abbreviations(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Abbreviations that need no definition, each with the reason."""

    known: dict[str, str]


_T = TypeVar("_T", bound=msgspec.Struct)


@cache
def word_list(kind: type[_T]) -> _T:
    """The list of a kind; raises FileError `word_list_unreadable`."""
    name = f"{_FILES[kind]}.toml"
    try:
        data = (shipped_dir("resources") / "proofreading" / name).read_bytes()
        return msgspec.toml.decode(unicodedata.normalize("NFC", data.decode("utf-8")), type=kind)
    except (OSError, UnicodeDecodeError, msgspec.DecodeError) as error:
        raise FileError("word_list_unreadable", file=name) from error


_FILES: dict[type[msgspec.Struct], str] = {
    ConfusedPhrases: "phrases",
    Doublings: "doublings",
    Capitals: "capitals",
    Terms: "terms",
    Foreign: "foreign",
    Abbreviations: "abbreviations",
}
