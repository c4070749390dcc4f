"""How a document's number and sign are written: `04/2023/NĐ-CP`, `01/NQ-CP`, `Công văn số 6507/BNV-CTTN`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dcbc_desktop.report.checks.language.documents import ABBREVIATIONS, KINDS, Mention, mentions
from dcbc_desktop.report.checks.language.passages import Spot

ZERO, SPACE, KIND, SYMBOL = "document_zero", "document_space", "document_kind", "document_symbol"

_ANY_KIND = "văn bản"
_LETTER = "công văn"
_SEVERAL = re.compile(r"(?:^|[\s(])(?:các|những|một số|nhiều|\d{1,4}|hai|ba|bốn)\s$", re.IGNORECASE)
_SHORT_BODIES = frozenset({"CP", "VP", "TU", "TW", "TƯ", "CT", "BQ", "UB", "ĐU", "CĐ"})
_NO_SYMBOL = re.compile(r"(?:QH|UBTVQH|PL-UBTVQH)\d{0,2}")


def zeros(text: str) -> Iterator[Spot]:
    """`4/2023/NĐ-CP` for `04/2023/NĐ-CP` (NĐ 30/2020, Phụ lục I, II.3)."""
    for mention in mentions(text):
        if not mention.party and len(mention.number.rstrip("abcdefghijklmnopqrstuvwxyzđ")) == 1:
            yield _spot(text, mention.place, mention, f"0{text[mention.place : mention.end]}")


def spaces(text: str) -> Iterator[Spot]:
    """`01/NQ- CP` for `01/NQ-CP`."""
    for mention in mentions(text):
        written = text[mention.place : mention.end]
        wanted = "".join(written.split())
        if wanted != written:
            yield _spot(text, mention.place, mention, wanted)


def kinds(text: str) -> Iterator[Spot]:
    """`văn bản số 6507/BNV-CTTN` for `Công văn số 6507/BNV-CTTN`: the sign tells what kind it is."""
    for mention in mentions(text):
        if mention.kind != _ANY_KIND or _SEVERAL.search(text[max(0, mention.start - 10) : mention.start]):
            continue
        told = kind_told(mention).capitalize()
        rest = text[mention.start + len(_ANY_KIND) : mention.end]
        if told:
            yield _spot(text, mention.start, mention, f"{told}{rest}")


def kind_told(mention: Mention) -> str:
    """The kind of document that a sign tells; a sign without one is a letter (công văn); empty where it is not sure."""
    if mention.symbol not in ABBREVIATIONS:
        return _LETTER
    kinds_known = [kind for kind, shorts in KINDS.items() if mention.symbol in shorts]
    return kinds_known[0] if len(kinds_known) == 1 else ""


def symbols(text: str) -> Iterator[Spot]:
    """`Quyết định số 12/QT-TTg`, `12/QD-TTg`: no such abbreviation, or another kind's."""
    for mention in mentions(text):
        if mention.party or _NO_SYMBOL.fullmatch(mention.sign) or mention.symbol in KINDS.get(mention.kind, ()):
            continue
        wanted = _wanted_symbol(mention)
        if wanted is None:
            continue
        fix = text[mention.place : mention.end].replace(mention.symbol, wanted, 1) if wanted else None
        yield _spot(text, mention.place, mention, fix, symbol=mention.symbol, kind=mention.kind or _ANY_KIND)


def _wanted_symbol(mention: Mention) -> str | None:
    """The abbreviation that should stand there, empty where only a person can tell; None where nothing is wrong."""
    symbol, shorts = mention.symbol, KINDS.get(mention.kind, ())
    meant = [short for short in shorts or sorted(ABBREVIATIONS) if _plain(short) == _plain(symbol)]
    if symbol not in ABBREVIATIONS and meant:
        return meant[0]
    if symbol == "CV":
        return ""
    unknown = len(symbol) == 2 and symbol.isupper() and symbol not in _SHORT_BODIES
    if not shorts or not (symbol in ABBREVIATIONS or unknown):
        return None
    return shorts[0] if len(shorts) == 1 else ""


def _plain(symbol: str) -> str:
    return symbol.casefold().replace("đ", "d")


def _spot(text: str, start: int, mention: Mention, fix: str | None, **params: object) -> Spot:
    written = text[start : mention.end]
    return Spot(start, len(written), {"text": written, "wanted": fix or "…", **params}, fix)
