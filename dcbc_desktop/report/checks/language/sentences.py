"""Sentences of a section: a capital at the beginning, a mark at the end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from dcbc_desktop.report.checks.finding import Finding
from dcbc_desktop.report.checks.language.memo import remembered
from dcbc_desktop.report.checks.language.passages import MOST_IN_PASSAGE, Reading, Spot, finding_at
from dcbc_desktop.report.prose import DASH, ParagraphKind

_END = re.compile(r"[.?!](?=(?:\[\d{1,4}\])?[”\"»)]{0,3}[ \u00a0]{1,3}([^\W\d_]))")
_WORD = re.compile(r"\w{1,30}")
_ITEM = re.compile(r"[a-zđ]{1,2}[).]|[a-z]-")
_PIECES = re.compile(r"[\s(“\"]")
_ABBREVIATED = re.compile(
    r".?|v\.v|tp|tx|tt|gs|ts|ths|pgs|cn|bs|st|tr|vd|nxb|số|đ/c|stt|tel|fax|.*\.|.*\d|[ivxlc]+", re.IGNORECASE
)
"""What a full stop may follow without ending a sentence."""
_NOTE_MARKS = re.compile(r"(?:\[\d{1,4}\])+\Z")
_ENDING = ".!?…:;,/"
_CLOSING = "”\"»)’' \u00a0"
_LEAST_WORDS = 8
_LONGEST_WORD = 20


def beginnings(reading: Reading) -> Iterator[Finding]:
    """Paragraphs of sections and footnotes; header lines and cells may begin small."""
    for passage in reading.passages:
        if passage.kind is not None or passage.note:
            for spot in _small_beginnings(passage.text):
                yield finding_at("sentence_small", passage, spot)


def ends(reading: Reading) -> Iterator[Finding]:
    """Paragraphs of sections; headings, notes, header lines and cells may do without a mark."""
    for passage in reading.passages:
        if passage.kind in (ParagraphKind.BODY, ParagraphKind.DASH):
            for spot in _open_ends(passage.text):
                yield finding_at("sentence_open", passage, spot)


def small_beginnings(text: str) -> Iterator[Spot]:
    """A small letter at the start of a paragraph or after `.`, `?`, `!`."""
    start = len(DASH) if text.startswith(DASH) else 0
    if text[start : start + 1].islower() and not _ITEM.match(text, start):
        yield _capital(text, start)
    for mark in _END.finditer(text):
        if mark[1].islower() and not _is_abbreviated(mark[0], text, mark.start()):
            yield _capital(text, mark.start(1))


@remembered
def _small_beginnings(text: str) -> tuple[Spot, ...]:
    return tuple(islice(small_beginnings(text), MOST_IN_PASSAGE))


@remembered
def _open_ends(text: str) -> tuple[Spot, ...]:
    return tuple(open_ends(text))


def _is_abbreviated(mark: str, text: str, end: int) -> bool:
    before = _PIECES.split(text[max(0, end - _LONGEST_WORD) : end])[-1]
    return mark == "." and bool(_ABBREVIATED.fullmatch(before))


def _capital(text: str, place: int) -> Spot:
    word = _WORD.match(text, place)
    found = word[0] if word else text[place]
    fix = found[0].upper() + found[1:]
    return Spot(place, len(found), {"found": found, "fix": fix}, fix)


def open_ends(text: str) -> Iterator[Spot]:
    """A paragraph of a sentence or more without a mark at its end."""
    bare = _NOTE_MARKS.sub("", text[-200:].rstrip(_CLOSING)).rstrip(_CLOSING)
    if not bare or bare[-1] in _ENDING or text.isupper() or len(text.split(maxsplit=_LEAST_WORDS)) < _LEAST_WORDS:
        return
    last = bare.split()[-1]
    start = len(text) - len(text[-200:]) + len(bare) - len(last)
    yield Spot(start, len(last), {"found": last}, f"{last}.")
