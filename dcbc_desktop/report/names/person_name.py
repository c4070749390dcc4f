"""Comparison of a person's name on a certificate with the printed one, without titles, posts, agencies, numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from dcbc_desktop.report.names.agency_words import PROVINCES
from dcbc_desktop.report.names.name_words import Words, cleaned, has_marks, phrases, words, written_with_marks
from dcbc_desktop.report.names.person_words import MIDDLE_NAMES, POSTS, TITLES_BEHIND, behind, families, fronts, leading

_APART: Final = re.compile(r"\s[-‐-―]+|[-‐-―]+\s|[‒-―,;:/|()\[\]{}<>«»“”\"•·]")
"""Between a name and what stands beside it: a dash with a space, a comma, brackets. A lone hyphen joins words."""
_COMRADE: Final = re.compile(r"\bđ\s*/\s*c\b\.?")
_LABELS: Final = phrases("cccd,cmnd,cmt,cmtnd,mst,so,số,id,ma,mã,cc,hc", marks=True)
"""Words before a number."""
_LONGEST: Final = 4
"""Words of a title or post."""


def same_person(certified: str, printed: str) -> bool:
    """Return whether a certificate names the person whose name is printed under the signature, and nobody else.

    The whole printed name has to be there, its words in order. Beside it titles, a post, an agency, a place or a number
    may stand, but no second person: words that begin with a family name (`Nguyễn Văn A; Lê Văn B`) and not with those
    of a post, an agency, a unit or a province. So `NGUYEN VAN A - PHO CHU TICH` is `Nguyễn Văn A`, and `Nguyễn Văn An`
    is not. Diacritics count where both are written with some: many certificates have none. A name of one word is equal
    or none.
    """
    marks = written_with_marks(certified, printed)
    alone = words(cleaned(printed), marks=marks)
    if len(alone) < 2:
        return bool(alone) and words(cleaned(certified), marks=marks) == alone
    if readings(certified, marks=marks).isdisjoint(readings(printed, marks=marks)):
        return False
    return not any(_names_another(part, printed) for part in _parts(certified))


def _parts(name: str) -> list[str]:
    return _APART.split(_COMRADE.sub("đồng chí ", cleaned(name)))


def _names_another(part: str, printed: str) -> bool:
    """Return whether a part of a certificate's name names a person, and not the one that is printed."""
    marks, alike = has_marks(part), written_with_marks(part, printed)
    found, compared = words(part, marks=marks), words(part, marks=alike)
    own = readings(printed, marks=alike)
    within: set[int] = set()
    for place in sorted(_name_starts(found, marks)):
        sizes = [len(name) for name in own if _begins(compared[place:], name) or _begins(name, compared[place:])]
        within.update(range(place, place + max(sizes, default=0)))
        if place not in within and _is_person(found[place:], marks):
            return True
    return False


def _name_starts(part: Words, marks: bool) -> frozenset[int]:
    """Return where a name may begin: at the start, behind titles and posts, behind a number."""
    places = [
        place + size
        for place in range(1, len(part))
        for size in range(1, _LONGEST + 1)
        if part[place : place + size] in behind(marks=marks) or (size == 1 and _is_number(part[place]))
    ]
    return _starts(part, marks).union(*(_starts(part, marks, place) for place in (*places, _numbers_in_front(part))))


def _numbers_in_front(part: Words) -> int:
    return next((place for place, word in enumerate(part) if not _is_number(word)), len(part))


def _is_person(name: Words, marks: bool) -> bool:
    """Return whether words begin with a family name or have a middle one, and not like a post or an agency.

    A province is no person; another place without its unit may be taken for one: `Lương Sơn`.
    """
    if len(name) < 2 or _is_leading(name, marks) or name in phrases(PROVINCES, marks=marks):
        return False
    return name[:1] in families(marks=marks and has_marks(name[0])) or name[1:2] in phrases(MIDDLE_NAMES, marks=marks)


def _is_leading(part: Words, marks: bool) -> bool:
    return any(part[:size] in leading(marks=marks) for size in range(1, _LONGEST + 1))


def _begins(name: Words, beginning: Words) -> bool:
    return name[: len(beginning)] == beginning


def readings(name: str, *, marks: bool) -> frozenset[Words]:
    """Return the names of two or more words that a text may be read as: with its titles, and without them.

    Reading ends at the first person's name, because others may be named behind it.
    """
    found: set[Words] = set()
    for segment in _segments(_parts(name), marks):
        starts = _starts(segment, marks)
        if len(segment) in starts or segment in _LABELS:
            continue  # titles alone, what names a number, or nothing
        found |= {one for start in starts for one in _names(segment[start:], marks) if len(one) > 1}
        if not _is_leading(segment, marks):
            break
    return frozenset(found)


def _segments(parts: Iterable[str], marks: bool) -> Iterator[Words]:
    """Yield the words of each part; a single letter apart belongs to the name: it tells namesakes from each other."""
    last: Words = ()
    for part in parts:
        found = _without_numbers(words(part, marks=marks))
        if last and len(found) == 1 and len(found[0]) == 1:
            last += found
        elif found:
            yield last
            last = found
    yield last


def _without_numbers(segment: Words) -> Words:
    """Return a part without the numbers around its words, and what names them: `CCCD 012345678901`."""
    beside = [place for place in range(len(segment)) if _is_number(segment[place]) or _names_one(segment, place)]
    start = 0
    while start in beside:
        start += 1
    return segment[start : min((place for place in beside if place > start), default=len(segment))]


def _is_number(word: str) -> bool:
    return sum(letter.isdigit() for letter in word) > 3


def _names_one(segment: Words, place: int) -> bool:
    return segment[place : place + 1] in _LABELS and any(map(_is_number, segment[place + 1 : place + 3]))


def _starts(segment: Words, marks: bool, first: int = 0) -> frozenset[int]:
    """Return where the name may begin: at the first word, and behind each title or post in front of it."""
    found, waiting = {first}, [first]
    while waiting:
        place = waiting.pop()
        ends = {place + size for size in range(1, _LONGEST + 1) if segment[place : place + size] in fronts(marks=marks)}
        new = {end for end in ends if end <= len(segment)} - found
        found |= new
        waiting += new
    return frozenset(found)


def _names(name: Words, marks: bool) -> Iterator[Words]:
    """Yield a name as it stands, without the titles or the post behind it, and with `H'Ngát` as two words."""
    yield name
    yield _before(name, phrases(TITLES_BEHIND, marks=marks), 2)
    yield _before(name, phrases(POSTS, marks=marks), 2 if marks else 3)  # without diacritics some names look like posts
    yield tuple(piece for word in name for piece in re.split(r"['\u2019\u02bc]", word))


def _before(name: Words, known: frozenset[Words], least: int) -> Words:
    """Return the words before the first phrase of a list, at least so many."""
    for place in range(least, len(name)):
        if any(name[place : place + size] in known for size in range(1, _LONGEST + 1)):
            return name[:place]
    return name
