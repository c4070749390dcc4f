"""Numbers as spreadsheets write them: both conventions, units behind them, accounting brackets, signs for nothing."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final, NamedTuple

from dcbc_desktop.report.kinds import FieldKind
from dcbc_desktop.report.text import fold_case, usual_width

MAX_LETTERS: Final = 60
"""Longest text that is read as a number."""
_NOTHING: Final = re.compile(r"[-\u2010-\u2015\u2212](?:\s*[-\u2010-\u2015\u2212])*")
_PERHAPS_NOTHING: Final = re.compile(r"[xX×]|\.{2,}|…+|[nN]/?[aA]")
_SPACES: Final = re.compile(r"[\s\u00a0\u2007\u2009\u202f]+")
_PARTS: Final = re.compile(r"'?(?P<sign>[-+\u2212]?)\s*(?P<core>[0-9.,' ]*[0-9])\s*(?P<unit>[^0-9\s'.,].*)?")
_BRACKETS: Final = re.compile(r"\(\s*(?P<inside>[^()]*)\)(?P<unit>.*)")
_WHOLE_VI: Final = r"(?P<whole>[1-9][0-9]{0,2}(?:\.[0-9]{3})+|[0-9]+)?"
_WHOLE_EN: Final = r"(?P<whole>[1-9][0-9]{0,2}(?:,[0-9]{3})+|[0-9]+)?"
_WHOLE_SPACED: Final = r"(?P<whole>[1-9][0-9]{0,2}(?:([ '])[0-9]{3})(?:\2[0-9]{3})*)"
_PART_VI, _PART_EN = r"(?:,(?P<part>[0-9]+))?", r"(?:\.(?P<part>[0-9]+))?"
_VI: Final = (re.compile(_WHOLE_VI + _PART_VI), re.compile(_WHOLE_SPACED + _PART_VI))
_EN: Final = (re.compile(_WHOLE_EN + _PART_EN), re.compile(_WHOLE_SPACED + _PART_EN))
_IDLE_PART: Final = re.compile(r"0{4,}")
"""`1.0000` is more likely a slip for 1.000 or 10.000 than the number 1."""
_DONG: Final = frozenset({"đ", "đồng", "₫", "vnđ", "vnd", "đ.", "đồng."})
_MAGNITUDES: Final = {
    "nghìn": 3, "ngàn": 3, "triệu": 6, "tr": 6, "tỷ": 9, "tỉ": 9,
}  # fmt: skip
_MAGNITUDE: Final = re.compile(r"(?P<name>nghìn|ngàn|triệu|tr|tỷ|tỉ)(?:\s*(?:đ|đồng|₫|vnđ|vnd))?\.?")
_SQUARE_METRES: Final = re.compile(r"\bm2\b")
_MOST_SHARE: Final = 100


class NumberReading(NamedTuple):
    """Values of a text by the Vietnamese (1.234,5) and by the English convention (1,234.5); None where it has none.

    `proposed` is a value that only a person can confirm, as of `1,5 triệu`; `nothing` is a sign for an empty cell, and
    `perhaps_nothing` one that may be (`x`).
    """

    vi: Decimal | None = None
    en: Decimal | None = None
    proposed: Decimal | None = None
    nothing: bool = False
    perhaps_nothing: bool = False


UNREADABLE: Final = NumberReading()


def read_number(text: str, kind: FieldKind, unit: str = "") -> NumberReading:
    """Read a number in a field of a kind; the words of `unit` may follow it."""
    if len(text) > MAX_LETTERS:
        return UNREADABLE
    bare = _SPACES.sub(" ", usual_width(text)).strip()
    if _NOTHING.fullmatch(bare):
        return NumberReading(nothing=True)
    if _PERHAPS_NOTHING.fullmatch(bare):
        return NumberReading(perhaps_nothing=True)
    brackets = _BRACKETS.fullmatch(bare)
    bare = f"{brackets['inside']} {brackets['unit']}".strip() if brackets else bare
    parts = _PARTS.fullmatch(bare)
    if parts is None or (brackets and parts["sign"]):
        return UNREADABLE
    negative = bool(brackets) or parts["sign"] in ("-", "\u2212")
    return _with_unit(parts["core"].strip(), parts["unit"] or "", negative, kind, unit)


def _with_unit(core: str, behind: str, negative: bool, kind: FieldKind, unit: str) -> NumberReading:
    words, own = _unit_words(behind), _unit_words(unit)
    vi, en = (_value(core, forms, negative) for forms in (_VI, _EN))
    if not words or words == own or (words in _DONG and _may_be_money(kind, own)):
        return _allowed(NumberReading(vi, en), kind)
    if words in _DONG:  # money among households: perhaps in the wrong column
        return _proposed(NumberReading(vi, en), kind)
    magnitude = _MAGNITUDE.fullmatch(words)
    if magnitude is None:
        return UNREADABLE
    if magnitude["name"] in own.split():
        return _allowed(NumberReading(vi, en), kind)
    zeros = _MAGNITUDES[magnitude["name"]]
    return _proposed(NumberReading(vi and vi.scaleb(zeros), en and en.scaleb(zeros)), kind)


def _proposed(read: NumberReading, kind: FieldKind) -> NumberReading:
    """Return the one value of a reading as a proposal; nothing where it has two."""
    read = _allowed(read, kind)
    values = {number for number in (read.vi, read.en) if number is not None}
    return NumberReading(proposed=values.pop()) if len(values) == 1 else UNREADABLE


def _unit_words(unit: str) -> str:
    return _SQUARE_METRES.sub("m²", fold_case(unit))


def _may_be_money(kind: FieldKind, unit: str) -> bool:
    """Return whether an amount in đồng may stand here: not among households or percents."""
    return kind is FieldKind.MONEY or unit in _DONG or (not unit and kind is not FieldKind.SHARE)


def _value(core: str, forms: tuple[re.Pattern[str], ...], negative: bool) -> Decimal | None:
    for form in forms:
        match = form.fullmatch(core)
        if match and (match["whole"] or match["part"]) and not _IDLE_PART.fullmatch(match["part"] or ""):
            whole = re.sub(r"\D", "", match["whole"] or "0")
            number = Decimal(f"{whole}.{match['part'] or '0'}").normalize() + 0
            return -number if negative and number else number
    return None


def _allowed(read: NumberReading, kind: FieldKind) -> NumberReading:
    """Drop the reading that the kind does not allow, if the other one is left."""
    if read.vi is None or read.en is None or read.vi == read.en:
        return read
    fits_vi, fits_en = _fits(read.vi, kind), _fits(read.en, kind)
    if kind.traits.whole and fits_vi and fits_en:  # `1,000` of households: nobody writes them with three decimals
        return NumberReading(vi=max(read.vi, read.en, key=abs), en=max(read.vi, read.en, key=abs))
    if fits_vi == fits_en:
        return read
    return NumberReading(vi=read.vi) if fits_vi else NumberReading(en=read.en)


def _fits(number: Decimal, kind: FieldKind) -> bool:
    if kind is FieldKind.SHARE:
        return abs(number) <= _MOST_SHARE
    return not kind.traits.whole or number == number.to_integral_value()
