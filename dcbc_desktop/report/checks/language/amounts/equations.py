"""Equations written in prose: `16 + 3 + 4 = 24`, `3,2 tỷ đồng = 2,5 tỷ đồng + 600 triệu đồng`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from dcbc_desktop.report.checks.language.amounts.money import money_factor, money_words
from dcbc_desktop.report.checks.language.passages import Spot
from dcbc_desktop.report.checks.language.quantities import number_of
from dcbc_desktop.report.numbers import format_number

_WORDS = r"(?:[ \u00a0](?!và\b)[^\W\d]+){0,4}"
_AMOUNT = rf"\d(?:[\d.,]{{0,13}}\d)?{_WORDS}"  # a mark behind it ends the sentence: no words follow
_ADDED = rf"{_AMOUNT}(?:\s?\+\s?{_AMOUNT}){{1,12}}"
_TERMS_FIRST = re.compile(rf"(?<![\w.,+])(?P<terms>{_ADDED})\s?=\s?(?P<total>{_AMOUNT})")
_TOTAL_FIRST = re.compile(rf"(?<![\w.,+=])(?P<total>{_AMOUNT})\s?=\s?(?P<terms>{_ADDED})(?!\s?=)")
_TERM = re.compile(
    rf"(?P<number>(?P<whole>\d{{1,3}}(?:\.\d{{3}}){{1,4}}|\d{{1,12}})(?P<part>,\d{{1,6}})?)[.,]?(?P<words>{_WORDS})"
)
_MEASURE = re.compile(r"(?:km|m|ha|tấn|tạ|kg|giờ|phút|ngày|tuần|tháng|năm|công|m²|km²)\b", re.IGNORECASE)
"""Units of which an equation may mix two; such equations are left alone, except those of money."""


class _Amount(NamedTuple):
    """Number of an equation with the words after it."""

    value: Decimal
    words: str
    length: int

    @property
    def shown(self) -> str:
        """Number and unit of money as a message shows them."""
        return f"{format_number(self.value)} {money_words(self.words)}".rstrip()


def equations(text: str) -> Iterator[Spot]:
    """Yield the equations whose two sides differ."""
    if "+" not in text or "=" not in text:
        return
    for match in _TERMS_FIRST.finditer(text):
        yield from _checked(text, match, total_last=True)
    for match in _TOTAL_FIRST.finditer(text):
        yield from _checked(text, match, total_last=False)


def _checked(text: str, match: re.Match[str], total_last: bool) -> Iterator[Spot]:
    total = _amount(match["total"])
    terms = [_amount(term) for term in match["terms"].split("+")]
    known = [term for term in terms if term is not None]
    if total is None or len(known) < len(terms):
        return
    factors = _factors(total, known)
    if factors is None:
        return
    found = sum((term.value * factor for term, factor in zip(known, factors[1:], strict=True)), Decimal(0)) / factors[0]
    if found == total.value:
        return
    last = total if total_last else known[-1]
    last_text = match["total"] if total_last else match["terms"].rpartition("+")[2]
    end = match.end("total" if total_last else "terms") - len(last_text.lstrip()) + last.length
    params = {"stated": total.shown, "terms": " + ".join(term.shown for term in known)}
    params["found"] = f"{format_number(found)} {money_words(total.words)}".rstrip()
    plain = total_last and not any(amount.words for amount in (total, *known[:-1]))
    fix = f"{text[match.start() : match.start('total')]}{format_number(found)}" if plain else None
    yield Spot(match.start(), end - match.start(), params, fix)


def _amount(text: str) -> _Amount | None:
    match = _TERM.fullmatch(text.strip().rstrip(".,"))
    if match is None:
        return None
    return _Amount(number_of(match["whole"], match["part"] or ""), match["words"].strip(), len(match["number"]))


def _factors(total: _Amount, terms: Sequence[_Amount]) -> list[Decimal] | None:
    """Return what the total and each term are multiplied with; None where units are mixed that are no money.

    A term without words has the unit of the next term that has one, else that of the total or of the term before it.
    """
    amounts = (total, *terms)
    if not any(money_factor(amount.words) for amount in amounts):
        units = {words[0] for amount in amounts if (words := amount.words.split()) and _MEASURE.match(amount.words)}
        return [Decimal(1)] * len(amounts) if len(units) < 2 else None
    if any(amount.words and money_factor(amount.words) is None for amount in amounts):
        return None
    named = [money_factor(term.words) for term in terms]
    default = money_factor(total.words) if not any(named) else None
    found: list[Decimal | None] = []
    for at, factor in enumerate(named):
        later = next((one for one in named[at:] if one is not None), None)
        found.append(factor or later or default or (found[-1] if found else None))
    whole = money_factor(total.words) or found[-1]
    factors = [whole, *found]
    return [factor for factor in factors if factor is not None] if None not in factors else None
