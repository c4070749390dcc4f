"""Documents named in running text: kinds, abbreviations (NĐ 30/2020, Phụ lục III), and the form of number and sign."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from dcbc_desktop.report.checks.language.passages import Spot, remembered
from dcbc_desktop.report.text import fold

KINDS: Mapping[str, tuple[str, ...]] = {
    "nghị quyết liên tịch": ("NQLT",),
    "nghị quyết": ("NQ",),
    "nghị định": ("NĐ",),
    "quyết định": ("QĐ",),
    "quy định": ("QyĐ", "QĐ", "QĐi"),
    "quy chế": ("QC",),
    "chỉ thị": ("CT",),
    "thông tư liên tịch": ("TTLT",),
    "thông tư": ("TT", "TTLT"),
    "thông báo": ("TB",),
    "thông cáo": ("TC",),
    "hướng dẫn": ("HD",),
    "chương trình": ("CTr", "CT"),
    "kế hoạch": ("KH",),
    "phương án": ("PA",),
    "báo cáo": ("BC",),
    "biên bản": ("BB",),
    "tờ trình": ("TTr",),
    "công điện": ("CĐ",),
    "kết luận": ("KL",),
    "công văn": (),
    "luật": (),
    "pháp lệnh": (),
    "lệnh": (),
    "sắc lệnh": ("SL",),
    "hiến pháp": (),
    "đề án": ("ĐA",),
    "văn bản": (),
}
"""What a kind of document is called, and what stands for it in a sign; empty where a sign does not tell the kind."""

ABBREVIATIONS = frozenset(short for shorts in KINDS.values() for short in shorts) | {"HĐ", "DA", "GM", "PC", "BGN"}
"""Every abbreviation of a kind of document."""

_KIND = "|".join(sorted(KINDS, key=len, reverse=True))
_PART = r"[A-ZĐƯÔƠÂĂÊ][A-Za-z0-9ĐđƯƠÔÂĂÊ&]{0,11}"
DOCUMENT = re.compile(
    rf"(?:(?<!\w)(?P<kind>(?i:{_KIND}))\s)?(?P<so>(?<!\w)[Ss]ố\s?:?\s?)?"
    r"(?<![\w/.,-])(?P<number>\d{1,5}[a-zđ]?)(?:(?P<year>\s?/\s?(?:19|20)\d{2})?\s?/\s?"
    rf"(?P<sign>{_PART}\s?-\s?{_PART}(?:-{_PART}){{0,2}}|(?:QH|UBTVQH|PL-UBTVQH)\d{{0,2}})"
    rf"|\s?-\s?(?P<party>{_PART}\s?/\s?{_PART}))(?!\w)"
)
_SPACE = re.compile(r"\s")

ZERO, SPACE, KIND, SYMBOL = "document_zero", "document_space", "document_kind", "document_symbol"

_ANY_KIND = "văn bản"
_LETTER = "công văn"
_SEVERAL = re.compile(r"(?:^|[\s(])(?:các|những|một số|nhiều|\d{1,4}|hai|ba|bốn)\s$", re.IGNORECASE)
_SHORT_BODIES = frozenset({"CP", "VP", "TU", "TW", "TƯ", "CT", "BQ", "UB", "ĐU", "CĐ"})
_NO_SYMBOL = re.compile(r"(?:QH|UBTVQH|PL-UBTVQH)\d{0,2}")


class Mention(NamedTuple):
    """A document's number and sign in a text. `place`: start of the number; `kind` is empty where it is not given."""

    start: int
    place: int
    end: int
    kind: str
    number: str
    year: str
    sign: str
    party: bool

    @property
    def key(self) -> str:
        """Identity of the document, equal for all ways of writing it."""
        return f"{self.number.lstrip('0')}{self.year}/{self.sign}".casefold()

    @property
    def symbol(self) -> str:
        """Part of the sign that names the kind: `QĐ` of `QĐ-TTg`, `CT` of `CT/TW`."""
        return re.split("[-/]", self.sign, maxsplit=1)[0]


@remembered
def mentions(text: str) -> tuple[Mention, ...]:
    """Return every document named with number and sign, in order."""
    if "/" not in text:
        return ()
    return tuple(_mention(match) for match in DOCUMENT.finditer(text))


def _mention(match: re.Match[str]) -> Mention:
    sign = match["sign"] or match["party"]
    year = _SPACE.sub("", match["year"] or "")
    return Mention(
        match.start(), match.start("number"), match.end(), (match["kind"] or "").casefold(), match["number"], year,
        _SPACE.sub("", sign), bool(match["party"]),
    )  # fmt: skip


def number_without_zero(text: str) -> Iterator[Spot]:
    """Find numbers without leading zero: `4/2023/NĐ-CP` (NĐ 30/2020, Phụ lục I, II.3)."""
    for mention in mentions(text):
        if not mention.party and len(mention.number.rstrip("abcdefghijklmnopqrstuvwxyzđ")) == 1:
            yield _spot(text, mention.place, mention, f"0{text[mention.place : mention.end]}")


def space_in_sign(text: str) -> Iterator[Spot]:
    """Find spaces in a sign: `01/NQ- CP`."""
    for mention in mentions(text):
        written = text[mention.place : mention.end]
        wanted = "".join(written.split())
        if wanted != written:
            yield _spot(text, mention.place, mention, wanted)


def kind_not_named(text: str) -> Iterator[Spot]:
    """Find `văn bản số 6507/BNV-CTTN`, whose sign names the kind: `Công văn số 6507/BNV-CTTN`."""
    for mention in mentions(text):
        if mention.kind != _ANY_KIND or _SEVERAL.search(text[max(0, mention.start - 10) : mention.start]):
            continue
        told = kind_of_sign(mention).capitalize()
        rest = text[mention.start + len(_ANY_KIND) : mention.end]
        if told:
            yield _spot(text, mention.start, mention, f"{told}{rest}")


def kind_of_sign(mention: Mention) -> str:
    """Return the kind that a sign names; a sign without one is a letter (công văn); empty where it is not certain."""
    if mention.symbol not in ABBREVIATIONS:
        return _LETTER
    kinds_known = [kind for kind, shorts in KINDS.items() if mention.symbol in shorts]
    return kinds_known[0] if len(kinds_known) == 1 else ""


def symbol_of_another_kind(text: str) -> Iterator[Spot]:
    """Find signs with an unknown abbreviation or that of another kind: `Quyết định số 12/QT-TTg`, `12/QD-TTg`."""
    for mention in mentions(text):
        if mention.party or _NO_SYMBOL.fullmatch(mention.sign) or mention.symbol in KINDS.get(mention.kind, ()):
            continue
        wanted = _wanted_symbol(mention)
        if wanted is None:
            continue
        fix = text[mention.place : mention.end].replace(mention.symbol, wanted, 1) if wanted else None
        yield _spot(text, mention.place, mention, fix, symbol=mention.symbol, kind=mention.kind or _ANY_KIND)


def _wanted_symbol(mention: Mention) -> str | None:
    """Return the right abbreviation, empty where only a person can decide, None where nothing is wrong."""
    symbol, shorts = mention.symbol, KINDS.get(mention.kind, ())
    meant = [short for short in shorts or sorted(ABBREVIATIONS) if fold(short) == fold(symbol)]
    if symbol not in ABBREVIATIONS and meant:
        return meant[0]
    if symbol == "CV":
        return ""
    unknown = len(symbol) == 2 and symbol.isupper() and symbol not in _SHORT_BODIES
    if not shorts or not (symbol in ABBREVIATIONS or unknown):
        return None
    return shorts[0] if len(shorts) == 1 else ""


def _spot(text: str, start: int, mention: Mention, fix: str | None, **params: object) -> Spot:
    written = text[start : mention.end]
    return Spot(start, len(written), {"text": written, "wanted": fix or "…", **params}, fix)
