"""Phrases that are never right: `cở sở`, `bổ xung`, `Trung thâm`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from dcbc_desktop.report.checks.language.passages import Spot
from dcbc_desktop.report.checks.language.wordlists import ConfusedPhrases, word_list
from dcbc_desktop.report.checks.language.words import Match, Phrases, in_shape_of, span, words_of


def confused_phrases(text: str) -> Iterator[Spot]:
    """Every phrase of our list, with what was meant."""
    for match in _phrases().matches(words_of(text)):
        if match.value and not _is_name(match):
            yield _spot(match, text)


@cache
def _phrases() -> Phrases[str]:
    return Phrases(word_list(ConfusedPhrases).phrases)


def _is_name(match: Match[str]) -> bool:
    """`Nguyễn Hoàng Thiện` is no slip for `hoàn thiện`."""
    last = match.words[-1]
    return last.title and not last.text.isupper() and not last.begins


def _spot(match: Match[str], text: str) -> Spot:
    words, meant = match.words, match.value
    if words[0].low.isdigit():  # the number only says where the phrase is wrong
        words, meant = words[1:], meant.split(" ", 1)[1]
    found = span(words, text)
    fix = in_shape_of(found, meant)
    return Spot(words[0].start, len(found), {"found": found, "fix": fix}, fix)
