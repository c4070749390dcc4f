"""Capitals of NĐ 30/2020, Phụ lục II: names and offices, Nhân dân and Nhà nước, laws, cited parts, months."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from dcbc_desktop.report.checks.language.passages import Spot
from dcbc_desktop.report.checks.language.words import (
    Capitals,
    Match,
    Phrases,
    ProperNoun,
    Word,
    span,
    word_list,
    words_of,
)

_MONTHS = frozenset(["giêng", "hai", "ba", "tư", "sáu", "bảy", "tám", "chín", "mười", "chạp"])
"""Without năm: `tháng năm` is as often month and year."""
_SURE_MONTHS = frozenset({"giêng", "chạp"})
_BEFORE_MONTH = frozenset(["trong", "đến", "từ", "cuối", "đầu", "giữa", "vào", "sang"])
_WEEKDAYS = frozenset(["hai", "ba", "tư", "năm", "sáu", "bảy"])
_BEFORE_WEEKDAY = frozenset(["sáng", "trưa", "chiều", "tối"])
_BEFORE_ARTICLE = frozenset(["tại", "theo", "và", "của", "từ", "đến", "ở", "với", "hoặc"])
_LETTERED = re.compile("[a-zđ]")
_ROMAN = re.compile("[ivxlc]{1,6}")


def names_and_offices(text: str) -> Iterator[Spot]:
    """Find names of the word list without their capitals: `thủ tướng Chính phủ`, `thành phố Hồ Chí Minh`."""
    words = words_of(text)
    for match in _names().matches(words):
        if _lacks_capital(match.words, match.value) and not _ends_another_word(words, match.at):
            yield _fixed(match.words, _with_capitals(match.words, match.value), text)


def people_and_state(text: str) -> Iterator[Spot]:
    """Find `Nhân dân`, `Nhà nước`, `Chính phủ`, `Đảng` in small letters, or with one capital too many: `Quốc Hội`.

    Not in `Ủy ban nhân dân`, `cơ quan nhà nước`, `chính phủ điện tử`, `đảng viên`.
    """
    words = words_of(text)
    for match in _nouns().matches(words):
        name = match.value[0]
        found = span(match.words, text)
        if _is_noun_of_state(words, match) if found.islower() else _has_capital_too_many(words, match):
            yield Spot(match.words[0].start, len(found), {"found": found, "fix": name}, name)
    for index, (first, second) in enumerate(pairwise(words)):
        pair = (first.text, second.text)
        if not second.joined or index == 0 or pair not in (("nhân", "dân"), ("nhà", "nước")):
            continue
        is_noun = _people_is_noun if first.low == "nhân" else _state_is_noun
        if is_noun(words, index):
            yield _fixed((first, second), span((first, second), text).capitalize(), text)


def names_of_laws(text: str) -> Iterator[Spot]:
    """Find names of laws in small letters: the type and the first syllable take a capital (`Luật Thực hiện …`)."""
    words = words_of(text)
    for match in _laws().matches(words):
        before = words[match.at - 1] if match.at else None
        first = match.words[0]
        if before is None or not first.joined or first.capital:
            continue
        if before.text == "Luật" or (before.low == "luật" and match.at > 1 and words[match.at - 2].text == "Bộ"):
            yield _fixed((before, first), f"{before.text}{first.gap}{first.text.capitalize()}", text)


def cited_parts(text: str) -> Iterator[Spot]:
    """Find wrong capitals of cited parts: Điều, Mục, Chương with capitals, khoản and điểm without."""
    words = words_of(text)
    for index, word in enumerate(words[:-1]):
        following = words[index + 1]
        if not following.joined or index == 0:
            continue
        if word.text == "điều" and following.text.isdigit() and _cites(words, index):
            yield _fixed((word,), "Điều", text)
        elif word.text in ("Khoản", "Điểm") and _is_small_part(word, following):
            yield _fixed((word,), word.low, text)
        elif word.text in ("mục", "chương") and _stands_in_chapter(words, index):
            yield _fixed((word,), word.text.capitalize(), text)


def months_and_days(text: str) -> Iterator[Spot]:
    """Find months and week days in words without capitals: `tháng Tám`, `thứ Hai`."""
    words = words_of(text)
    for index, second in enumerate(words[1:]):
        if second.joined and second.text.islower() and _is_month_or_day(words, index):
            yield _fixed((second,), second.text.capitalize(), text)


def _is_month_or_day(words: Sequence[Word], index: int) -> bool:
    first, second = words[index], words[index + 1]
    before = words[index - 1].low if index and first.joined else ""
    after = words[index + 2].low if index + 2 < len(words) and words[index + 2].joined else ""
    if first.low == "tháng" and second.low in _MONTHS:
        return second.low in _SURE_MONTHS or (before in _BEFORE_MONTH and after in ("", "năm", "đến"))
    if first.low == "thứ" and second.low in _WEEKDAYS:
        return before in _BEFORE_WEEKDAY or after in ("hằng", "hàng")
    return False


def _cites(words: Sequence[Word], index: int) -> bool:
    before = words[index - 1]
    if not words[index].joined:
        return words[index].gap.strip() == "," and index > 1 and words[index - 2].low in ("khoản", "điểm")
    numbered = index > 1 and words[index - 2].low in ("khoản", "điểm")
    return numbered or before.low in _BEFORE_ARTICLE


def _is_small_part(word: Word, following: Word) -> bool:
    numbered = following.text.isdigit() if word.low == "khoản" else bool(_LETTERED.fullmatch(following.text))
    return numbered and word.joined and not word.begins


def _stands_in_chapter(words: Sequence[Word], index: int) -> bool:
    """True for a cited chapter or section: `mục 5 Chương XII`, `Điều 103 mục 5`, `chương II của Luật`."""
    after = words[index + 1]
    if words[index].text == "chương":
        return bool(_ROMAN.fullmatch(after.low)) and after.text.isupper()
    later = words[index + 2].low if index + 2 < len(words) else ""
    earlier = words[index - 2].text if index > 1 else ""
    return after.text.isdigit() and (later == "chương" or earlier == "Điều")


def _people_is_noun(words: Sequence[Word], index: int) -> bool:
    if not words[index].joined:
        return words[index].gap.strip() == ","
    return words[index - 1].low in _words_before_people()


def _state_is_noun(words: Sequence[Word], index: int) -> bool:
    before = words[index - 1]
    after = words[index + 2].low if index + 2 < len(words) and words[index + 2].joined else ""
    if after == "pháp":  # xây dựng nhà nước pháp quyền
        return False
    if words[index].joined and before.low == "và":
        return index > 1 and words[index - 2].low == "đảng"
    if words[index].joined:
        return before.low in _words_before_state()
    return words[index].gap.strip() == "," and before.low == "đảng"


def _is_noun_of_state(words: Sequence[Word], match: Match[tuple[str, ProperNoun]]) -> bool:
    """True where the words beside it make a noun in small letters a name; a noun of the list stands after a word."""
    use = match.value[1]
    end = match.at + len(match.words)
    after = words[end].low if end < len(words) and words[end].joined else ""
    if after in use.not_before.split() or (use.before and after and after not in use.before.split()):
        return _begins_pair_with_state(words, match)
    placed = match.at > 0 and words[match.at].joined and words[match.at - 1].low in use.after.split()
    return placed or _begins_pair_with_state(words, match)


def _begins_pair_with_state(words: Sequence[Word], match: Match[tuple[str, ProperNoun]]) -> bool:
    """True in `đảng, nhà nước` and `đảng và nhà nước`."""
    following = words[match.at + 1 : match.at + 4]
    if match.value[0] != "Đảng" or match.at == 0 or words[match.at - 1].low == "các" or len(following) < 2:
        return False
    joined = following[0].low == "và" and following[0].joined
    state = following[1:3] if joined else following[:2] if following[0].gap.strip() == "," else ()
    return [word.low for word in state] == ["nhà", "nước"]


def _has_capital_too_many(words: Sequence[Word], match: Match[tuple[str, ProperNoun]]) -> bool:
    """True for `của Chính Phủ`; a capital before or after may make it part of another name (`Báo Nhân Dân`)."""
    if match.at == 0 or len(match.words) < 2 or not all(word.title for word in match.words):
        return False
    end = match.at + len(match.words)
    beside = (words[match.at - 1], *(word for word in words[end : end + 1] if word.joined))
    inside = words[match.at].joined and words[match.at - 1].low in match.value[1].after.split()
    return inside and not any(word.capital for word in beside)


def _ends_another_word(words: Sequence[Word], index: int) -> bool:
    """True where `bộ` is part of another word: `cán bộ tài chính` is no ministry."""
    inside = words[index].text == "bộ" and index > 0 and words[index].joined
    return inside and words[index - 1].low in word_list(Capitals).staff_after.split()


def _lacks_capital(words: Sequence[Word], name: str) -> bool:
    pairs = list(zip(words, name.replace(",", "").split(), strict=True))
    return any(wanted[0].isupper() and not word.capital for word, wanted in pairs)


def _with_capitals(words: Sequence[Word], name: str) -> str:
    parts = []
    for word, wanted in zip(words, name.replace(",", "").split(), strict=True):
        letters = wanted[0] + word.text[1:] if wanted[0].isupper() else word.text
        parts.append(letters if word is words[0] else word.gap + letters)
    return "".join(parts)


def _fixed(words: Sequence[Word], fix: str, text: str) -> Spot:
    found = span(words, text)
    return Spot(words[0].start, len(found), {"found": found, "fix": fix}, fix)


@cache
def _names() -> Phrases[str]:
    return Phrases((_with_commas_joined(name.lower()), name) for name in word_list(Capitals).names)


@cache
def _nouns() -> Phrases[tuple[str, ProperNoun]]:
    return Phrases((name.lower(), (name, use)) for name, use in word_list(Capitals).nouns.items())


@cache
def _laws() -> Phrases[bool]:
    return Phrases((_with_commas_joined(name), True) for name in word_list(Capitals).laws)


def _with_commas_joined(name: str) -> str:
    """Put commas before the word after them, as `Word.gap` has them."""
    return name.replace(", ", " ,")


@cache
def _words_before_people() -> frozenset[str]:
    return frozenset(word_list(Capitals).people_after.split())


@cache
def _words_before_state() -> frozenset[str]:
    return frozenset(word_list(Capitals).state_after.split())
