from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dcbc_desktop.report.text import MAX_MARKS, character_name, clean_line, is_clean, split_lines


def test_decomposed_text_becomes_precomposed() -> None:
    assert clean_line(unicodedata.normalize("NFD", "Thẩm quyền ở cơ sở")).text == "Thẩm quyền ở cơ sở"


@pytest.mark.parametrize(
    "char", ["\x00", "\x1b", "\x7f", "\u200b", "\u202e", "\ufeff", "\ufffc", "\ud800", "\uffff", "\xad"]
)
def test_unprintable_characters_are_taken_out_and_told(char: str) -> None:
    cleaned = clean_line(f"ab{char}c")
    assert cleaned.text == "abc"
    assert cleaned.removed == ((2, char),)
    assert not is_clean(f"ab{char}c")


@pytest.mark.parametrize("text", ["<b>&\"'", "a\u00a0b", "½ § ₫ “”…", "…ƯỚC", "&amp;"])
def test_ordinary_characters_stay(text: str) -> None:
    assert clean_line(text) == (text, ())


def test_tabs_and_line_ends_become_spaces() -> None:
    assert clean_line("a\tb\r\nc\u2028d").text == "a b c d"


def test_lines_are_split_at_every_kind_of_line_end() -> None:
    assert split_lines("a\r\nb\rc\nd\u2029e") == ["a", "b", "c", "d", "e"]


def test_character_name() -> None:
    assert character_name("\u202e") == "U+202E"


@given(st.text(alphabet=st.characters()))
def test_cleaning_is_idempotent_and_clean(text: str) -> None:
    once = clean_line(text).text
    assert clean_line(once) == (once, ())
    assert is_clean(once)


def test_piled_marks_cost_bounded_time() -> None:
    piled = 200_000
    cleaned = clean_line("e" + "\u0301" * piled + "a")
    assert cleaned.text == "é" + "\u0301" * (MAX_MARKS - 1) + "a"
    assert len(cleaned.removed) == piled - MAX_MARKS
