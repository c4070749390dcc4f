"""Punctuation: spaces, dots, brackets and quotation marks, and the beginnings and ends of sentences."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from dcbc_desktop.report.checks.finding import Finding
from dcbc_desktop.report.checks.language.passages import MOST_IN_PASSAGE, Reading, Spot, finding_at, remembered
from dcbc_desktop.report.prose import DASH, ParagraphKind

_BLANK = " \u00a0"
_BEFORE_MARK = re.compile(rf"(?<=[^\s{_BLANK}])[{_BLANK}]++(?:[,;:!?]|\./\.|\.(?![\w.]))")
_IN_BRACKETS = re.compile(rf"(?<=[(“«])[{_BLANK}]++(?=[^\s)”»])|(?<=[^\s(“«])[{_BLANK}]++(?=[)”»])")
_EXTRA = re.compile(rf"(?<=\S)[{_BLANK}]{{2,}}+(?=\S)|\A[{_BLANK}]++(?=\S)")
_MISSING = re.compile(
    r"(?<=[^\W\d_])[,;](?=[^\W\d_])|(?<=[^\W\d_]):(?=[^\W\d_])|(?<=[^\W\d_A-Z])\.(?=[^\W\d_])|\)(?=[^\W\d_]{2})"
)
_ADDRESS = re.compile(r"@|://|www\.|\.(?:vn|com|org|net|gov|html?|docx?|xlsx?|pdf|txt)\b", re.IGNORECASE)
_DOTS = re.compile(r"(?<![.…])(?:\.\.(?![.…/])|…\.++|\.{3}…)")
_BLANK_LEFT = re.compile(r"\.{4,}+|…{2,}+|_{3,}+|(?:\. ){4,}+")
_UNSEEN = re.compile("[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]+")
_LONGEST_WORD = 60

_PAIRS = {")": "(", "]": "[", "}": "{", "”": "“", "»": "«"}
_BRACKET = re.compile(r"[()\[\]{}“”«»]")
_ITEM_BEFORE = re.compile(r"(?:\A|[\s;:.,“\-])[0-9a-zđA-ZĐ]{1,3}\Z")
_MOST_UNPAIRED = 20
"""Findings in one paragraph: more say no more."""

_THREE_DOTS = re.compile(r"(?<![.…])\.{3}(?![.…])")
_ONE_SIGN = re.compile(r"(?<![.…])…(?![.…])")
_MOST_QUOTES = 30

_SENTENCE_END = re.compile(r"[.?!](?=(?:\[\d{1,4}\])?[”\"»)]{0,3}[ \u00a0]{1,3}([^\W\d_]))")
_WORD = re.compile(r"\w{1,30}")
_ITEM_MARK = re.compile(r"[a-zđ]{1,2}[).]|[a-z]-")
_PIECES = re.compile(r"[\s(“\"]")
_ABBREVIATED = re.compile(
    r".?|v\.v|tp|tx|tt|gs|ts|ths|pgs|cn|bs|st|tr|vd|nxb|số|đ/c|stt|tel|fax|.*\.|.*\d|[ivxlc]+", re.IGNORECASE
)
"""What a full stop may follow without ending a sentence."""
_NOTE_MARKS = re.compile(r"(?:\[\d{1,4}\])+\Z")
_ENDING = ".!?…:;,/"
_CLOSING = "”\"»)’' \u00a0"
_LEAST_WORDS = 8
_LONGEST_ABBREVIATION = 20


def blanks_before_marks(text: str) -> Iterator[Spot]:
    """Find a space before a mark: `cơ quan , đơn vị`."""
    for match in _BEFORE_MARK.finditer(text):
        mark = match[0].lstrip(_BLANK)
        yield Spot(match.start(), len(match[0]), {"mark": mark}, mark)


def blanks_in_brackets(text: str) -> Iterator[Spot]:
    """Find spaces inside brackets: `( kèm theo )`, `“ dân biết ”`."""
    for match in _IN_BRACKETS.finditer(text):
        yield Spot(match.start(), len(match[0]), {}, "")


def extra_blanks(text: str) -> Iterator[Spot]:
    """Find two or more spaces between words, or spaces before the first."""
    for match in _EXTRA.finditer(text):
        yield Spot(match.start(), len(match[0]), {}, " " if match.start() else "")


def missing_blanks(text: str) -> Iterator[Spot]:
    """Find a missing space: `cơ quan,đơn vị`; not in numbers, addresses, file names and document numbers."""
    for match in _MISSING.finditer(text):
        start, end = _around(text, match.start())
        if _is_slip(text, match.start(), text[start:end]):
            yield Spot(match.start(), 1, {"mark": match[0]}, f"{match[0]} ")


def _around(text: str, place: int) -> tuple[int, int]:
    """Return start and end of the piece without spaces around a place, at most one word long."""
    before = text[max(0, place - _LONGEST_WORD) : place]
    after = text[place : place + _LONGEST_WORD]
    return place - len(before.split(" ")[-1]), place + len(after.split(" ")[0])


def _is_slip(text: str, place: int, piece: str) -> bool:
    if _ADDRESS.search(piece):
        return False
    if text[place] != ".":
        return text[place] != ":" or not piece.isascii()
    before, after = text[:place][-2:], text[place + 1 : place + 3]
    return len(before) == 2 and before.isalpha() and after[:1].isupper() and not after.isupper()


def wrong_dots(text: str) -> Iterator[Spot]:
    """Find two dots, or dots beside `…`; three are right."""
    for match in _DOTS.finditer(text):
        if text[max(0, match.start() - 3) : match.start()].lower() != "v.v":
            yield Spot(match.start(), len(match[0]), {"found": match[0]}, "...")


def blanks_to_fill(text: str) -> Iterator[Spot]:
    """Find dotted lines that were not filled in."""
    for match in _BLANK_LEFT.finditer(text):
        yield Spot(match.start(), len(match[0]), {"found": match[0][:12]})


def unseen_letters(text: str) -> Iterator[Spot]:
    """Find characters without width, left over from a web page or another program."""
    for match in _UNSEEN.finditer(text):
        yield Spot(match.start(), len(match[0]), {"name": f"U+{ord(match[0][0]):04X}"}, "")


def unpaired_marks(text: str) -> Iterator[Spot]:
    """Find brackets and quotation marks without partner; `a)` and `1)` before an item are right."""
    odd_quote = (text.rindex('"'),) if text.count('"') % 2 else ()
    alone = sorted((*_unpaired_brackets(text), *odd_quote))
    for place in alone[:_MOST_UNPAIRED]:
        yield Spot(place, 1, {"mark": text[place]})


def _unpaired_brackets(text: str) -> list[int]:
    alone: list[int] = []
    waiting: list[tuple[str, int]] = []
    kinds: Counter[str] = Counter()
    for match in _BRACKET.finditer(text):
        mark, place = match[0], match.start()
        opener = _PAIRS.get(mark)
        if opener is None:
            waiting.append((mark, place))
            kinds[mark] += 1
        elif kinds[opener]:
            alone += _close_bracket(opener, waiting, kinds)
        elif not (mark == ")" and _ITEM_BEFORE.search(text[max(0, place - 4) : place])):
            alone.append(place)
    return alone + [place for _, place in waiting]


def _close_bracket(opener: str, waiting: list[tuple[str, int]], kinds: Counter[str]) -> Iterator[int]:
    """Take the newest opener of the kind; the ones opened after it stay alone."""
    mark = ""
    while mark != opener:
        mark, place = waiting.pop()
        kinds[mark] -= 1
        if mark != opener:
            yield place


def mixed_ellipses(reading: Reading) -> Iterator[Finding]:
    """Find the first place of the rarer form of an ellipsis; a search finds the others."""
    dots = [(p, m) for p in reading.passages if "..." in p.text for m in _THREE_DOTS.finditer(p.text)]
    signs = [(p, m) for p in reading.passages if "…" in p.text for m in _ONE_SIGN.finditer(p.text)]
    if dots and signs:
        rare, usual = (signs, "...") if len(signs) <= len(dots) else (dots, "…")
        passage, match = rare[0]
        params = {"found": match[0], "fix": usual, "count": len(rare)}
        yield finding_at("ellipsis_mixed", passage, Spot(match.start(), len(match[0]), params, usual))


def mixed_quotes(reading: Reading) -> Iterator[Finding]:
    """Find straight quotation marks in a report that has curly ones."""
    if not any("“" in passage.text or "”" in passage.text for passage in reading.passages):
        return
    straight = (
        (passage, place)
        for passage in reading.passages
        if '"' in passage.text
        for place, char in enumerate(passage.text)
        if char == '"'
    )
    for _, (passage, place) in zip(range(_MOST_QUOTES), straight, strict=False):
        before = passage.text[place - 1 : place] if place else ""
        fix = "“" if not before or before.isspace() or before in "([:-" else "”"
        yield finding_at("quotes_mixed", passage, Spot(place, 1, {"found": '"', "fix": fix}, fix))


def sentence_beginnings(reading: Reading) -> Iterator[Finding]:
    """Check paragraphs of sections and footnotes; header lines and cells may begin with a small letter."""
    for passage in reading.passages:
        if passage.kind is not None or passage.note:
            for spot in _small_beginnings(passage.text):
                yield finding_at("sentence_small", passage, spot)


def sentence_ends(reading: Reading) -> Iterator[Finding]:
    """Check paragraphs of sections; headings, notes, header lines and cells may end without a mark."""
    for passage in reading.passages:
        if passage.kind in (ParagraphKind.BODY, ParagraphKind.DASH):
            for spot in _open_ends(passage.text):
                yield finding_at("sentence_open", passage, spot)


def small_beginnings(text: str) -> Iterator[Spot]:
    """Find a small letter at the start of a paragraph or after `.`, `?`, `!`."""
    start = len(DASH) if text.startswith(DASH) else 0
    if text[start : start + 1].islower() and not _ITEM_MARK.match(text, start):
        yield _capital(text, start)
    for mark in _SENTENCE_END.finditer(text):
        if mark[1].islower() and not _is_abbreviated(mark[0], text, mark.start()):
            yield _capital(text, mark.start(1))


@remembered
def _small_beginnings(text: str) -> tuple[Spot, ...]:
    return tuple(islice(small_beginnings(text), MOST_IN_PASSAGE))


@remembered
def _open_ends(text: str) -> tuple[Spot, ...]:
    return tuple(open_ends(text))


def _is_abbreviated(mark: str, text: str, end: int) -> bool:
    before = _PIECES.split(text[max(0, end - _LONGEST_ABBREVIATION) : end])[-1]
    return mark == "." and bool(_ABBREVIATED.fullmatch(before))


def _capital(text: str, place: int) -> Spot:
    word = _WORD.match(text, place)
    found = word[0] if word else text[place]
    fix = found[0].upper() + found[1:]
    return Spot(place, len(found), {"found": found, "fix": fix}, fix)


def open_ends(text: str) -> Iterator[Spot]:
    """Find a paragraph of eight words or more without a mark at its end."""
    bare = _NOTE_MARKS.sub("", text[-200:].rstrip(_CLOSING)).rstrip(_CLOSING)
    if not bare or bare[-1] in _ENDING or text.isupper() or len(text.split(maxsplit=_LEAST_WORDS)) < _LEAST_WORDS:
        return
    last = bare.split()[-1]
    start = len(text) - len(text[-200:]) + len(bare) - len(last)
    yield Spot(start, len(last), {"found": last}, f"{last}.")
