"""Differences by word: nothing is lost on either side, in bounded time."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dcbc_desktop.report.comparison.word_diff import Change, Run, word_diff

_PIECES = ("tại", "của", "đơn", "vị", "Bộ", ",", ".", "\n", " ", "  ", "7", "«", "a\u0301", "𝒳", "\ud800")
_WORDS = st.sampled_from(_PIECES)
_TEXTS = st.lists(_WORDS, max_size=60).map(" ".join) | st.text(max_size=80)


def _side(runs: tuple[Run, ...], change: Change) -> str:
    return "".join(run.text for run in runs if run.change in (Change.EQUAL, change))


def _marked(runs: tuple[Run, ...]) -> str:
    signs = {Change.EQUAL: "{}", Change.ADDED: "[+{}]", Change.REMOVED: "[-{}]"}
    return "".join(signs[run.change].format(run.text) for run in runs)


@settings(max_examples=400, deadline=None)
@given(_TEXTS, _TEXTS)
def test_both_texts_can_be_put_together_again(old: str, new: str) -> None:
    runs = word_diff(old, new)
    assert _side(runs, Change.REMOVED) == old
    assert _side(runs, Change.ADDED) == new
    assert all(run.text for run in runs)
    assert not any(one.change is other.change for one, other in pairwise(runs))


@given(_TEXTS)
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    assert word_diff(text, text) == ((Run(Change.EQUAL, text),) if text else ())


@pytest.mark.parametrize(
    ("old", "new", "marked"),
    [
        ("Có 24 đơn vị.", "Có 25 đơn vị.", "Có[- 24][+ 25] đơn vị."),
        ("Năm 2025 tốt", "Năm 2026 rất tốt", "Năm[- 2025][+ 2026 rất] tốt"),
        ("một\nhai\nba", "một\nba", "một\n[-hai\n]ba"),
        ("một\nba", "một\nhai\nba", "một\n[+hai\n]ba"),
        ("", "mới", "[+mới]"),
        ("cũ", "", "[-cũ]"),
        ("a, b", "c, d", "[-a, b][+c, d]"),
    ],
)
def test_whole_words_are_marked(old: str, new: str, marked: str) -> None:
    assert _marked(word_diff(old, new)) == marked


@pytest.mark.parametrize("kind", ["nothing in common", "every tenth word", "one word again and again", "reversed"])
def test_two_hundred_kilobytes_are_compared_within_bounds(kind: str) -> None:
    words = [f"từ{n % 5000}" for n in range(25_000)]
    other = {
        "nothing in common": [f"chữ{n % 5000}" for n in range(25_000)],
        "every tenth word": [word if n % 10 else "khác" for n, word in enumerate(words)],
        "one word again and again": ["và"] * 60_000,
        "reversed": words[::-1],
    }[kind]
    old, new = " ".join(words), " ".join(other)
    runs = word_diff(old, new)
    assert (_side(runs, Change.REMOVED), _side(runs, Change.ADDED)) == (old, new)
