"""Comparison of a person's name on a certificate with the printed one, without titles, posts, agencies, numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from dcbc_desktop.report.names.name_words import Words, cleaned, phrases, words, written_with_marks

_APART: Final = re.compile(r"\s[-‐-―]+|[-‐-―]+\s|[‒-―,;:/|()\[\]{}<>«»“”\"•·]")
"""Between a name and what stands beside it: a dash with a space, a comma, brackets. A lone hyphen joins words."""
_COMRADE: Final = re.compile(r"\bđ\s*/\s*c\b\.?")
_TITLES: Final = (
    "ông,bà,anh,chị,thầy,cô,đồng chí,đc,thạc sĩ,thạc sỹ,ths,th s,tiến sĩ,tiến sỹ,ts,t s,tskh,phó giáo sư,pgs,giáo sư,"
    "gs,bác sĩ,bác sỹ,bs,b s,bscki,bsckii,bsck1,bsck2,cki,ckii,ck1,ck2,ck i,ck ii,chuyên khoa i,chuyên khoa ii,"
    "dược sĩ,dược sỹ,ds,dscki,dsckii,kỹ sư,ks,kiến trúc sư,kts,cử nhân,cn,luật sư,ls,nhà giáo,nhà giáo ưu tú,ngưt,ngnd,"
    "nsưt,nsnd,ttưt,ttnd,đại tá,thượng tá,trung tá,thiếu tá,đại úy,thượng úy,trung úy,thiếu úy,đại tướng,thượng tướng,"
    "trung tướng,thiếu tướng,mr,mrs,ms,dr"
)
_BEHIND: Final = "ths,th s,ts,tskh,pgs,gs,bs,bscki,bsckii,bsck1,bsck2,cki,ckii,ck1,ck2,ck i,ck ii,ks,kts,cn,ls,ds"
"""Titles that are no word of a name, so that they are known behind one too."""
_POSTS: Final = (
    "chủ tịch,phó chủ tịch,quyền chủ tịch,giám đốc,phó giám đốc,quyền giám đốc,tổng giám đốc,phó tổng giám đốc,bí thư,"
    "phó bí thư,chánh văn phòng,phó chánh văn phòng,chánh thanh tra,phó chánh thanh tra,hiệu trưởng,phó hiệu trưởng,"
    "cục trưởng,phó cục trưởng,vụ trưởng,phó vụ trưởng,chi cục trưởng,trưởng phòng,phó trưởng phòng,trưởng ban,"
    "phó trưởng ban,trưởng công an,phó trưởng công an,trưởng trạm,viện trưởng,phó viện trưởng,bộ trưởng,thứ trưởng,"
    "tổng cục trưởng,thủ tướng,thủ trưởng"
)
_AGENCIES: Final = "ubnd,hđnd,ủy ban,hội đồng,văn phòng,trung tâm,công ty,công an"
_LABELS: Final = phrases("cccd,cmnd,cmt,cmtnd,mst,so,số,id,ma,mã,cc,hc", marks=True)
"""Words before a number."""
_LONGEST: Final = 4
"""Words of a title or post."""


def same_person(certified: str, printed: str) -> bool:
    """Return whether a certificate names the person whose name is printed under the signature.

    The whole printed name has to be there, its words in order; beside it only titles, a post, an agency or a number may
    stand: `NGUYEN VAN A - PHO CHU TICH` is `Nguyễn Văn A`, and `Nguyễn Văn An` is not. Diacritics count where both are
    written with some: many certificates have none. A name of one word is equal or none.
    """
    marks = written_with_marks(certified, printed)
    alone = words(cleaned(printed), marks=marks)
    if len(alone) < 2:
        return bool(alone) and words(cleaned(certified), marks=marks) == alone
    return not readings(certified, marks=marks).isdisjoint(readings(printed, marks=marks))


def readings(name: str, *, marks: bool) -> frozenset[Words]:
    """Return the names of two or more words that a text may be read as: with its titles, and without them.

    Reading ends at the first person's name, because others may be named behind it.
    """
    found: set[Words] = set()
    for segment in _segments(_COMRADE.sub("đồng chí ", cleaned(name)), marks):
        starts = _starts(segment, marks)
        if len(segment) in starts or segment in _LABELS:
            continue  # titles alone, what names a number, or nothing
        found |= {one for start in starts for one in _names(segment[start:], marks) if len(one) > 1}
        if not any(segment[:size] in _leading(marks) for size in range(1, _LONGEST + 1)):
            break
    return frozenset(found)


def _segments(text: str, marks: bool) -> Iterator[Words]:
    """Yield the parts of a text; a single letter apart belongs to the name: it tells namesakes from each other."""
    last: Words = ()
    for part in _APART.split(text):
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


def _starts(segment: Words, marks: bool) -> frozenset[int]:
    """Return where the name may begin: at the first word, and behind each title or post in front of it."""
    found, waiting = {0}, [0]
    while waiting:
        place = waiting.pop()
        ends = {place + size for size in range(1, _LONGEST + 1) if segment[place : place + size] in _fronts(marks)}
        new = {end for end in ends if end <= len(segment)} - found
        found |= new
        waiting += new
    return frozenset(found)


def _names(name: Words, marks: bool) -> Iterator[Words]:
    """Yield a name as it stands, without the titles or the post behind it, and with `H'Ngát` as two words."""
    yield name
    yield _before(name, phrases(_BEHIND, marks=marks), 2)
    yield _before(
        name, phrases(_POSTS, marks=marks), 2 if marks else 3
    )  # without diacritics some names look like posts
    yield tuple(piece for word in name for piece in re.split(r"['\u2019\u02bc]", word))


def _before(name: Words, known: frozenset[Words], least: int) -> Words:
    """Return the words before the first phrase of a list, at least so many."""
    for place in range(least, len(name)):
        if any(name[place : place + size] in known for size in range(1, _LONGEST + 1)):
            return name[:place]
    return name


@cache
def _fronts(marks: bool) -> frozenset[Words]:
    return phrases(_POSTS, marks=marks) | phrases(_TITLES, marks=marks)


@cache
def _leading(marks: bool) -> frozenset[Words]:
    """Return the beginnings of parts that may stand in front of a person's name."""
    return phrases(_POSTS, marks=marks) | phrases(_AGENCIES, marks=marks)
