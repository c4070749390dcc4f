"""Cells on the clipboard, read and written as spreadsheets do."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dcbc_desktop.report.table_input.pasted_block import (
    MAX_LINES,
    Block,
    holds_block,
    is_too_large,
    read_block,
    write_block,
)

CELLS = st.text(st.characters(codec="utf-8", exclude_characters="\t\r\n"), max_size=12)


@pytest.mark.parametrize(
    ("text", "block"),
    [
        ("", (("",),)),
        ("1\t2\r\n3\t4\r\n", (("1", "2"), ("3", "4"))),
        ("1\n2", (("1",), ("2",))),
        ("a\r\n\r\nb\r\n", (("a",), ("",), ("b",))),
        ('"hai\ndòng"\tx\r\n', (("hai\ndòng", "x"),)),
        ('"nói ""có""\tnhé"\ty', (('nói "có"\tnhé', "y"),)),
        ('"Dân chủ" ở cơ sở\tx', (('"Dân chủ" ở cơ sở', "x"),)),
        ('"chưa đóng\tx\ny', (('"chưa đóng', "x"), ("y",))),
        ('"A"\t"B"', (('"A"', '"B"'),)),
    ],
)
def test_blocks_are_read_as_spreadsheets_write_them(text: str, block: Block) -> None:
    assert read_block(text) == block


@given(st.lists(st.lists(CELLS, min_size=2, max_size=4), min_size=1, max_size=4))
def test_what_is_written_is_read_again(rows: list[list[str]]) -> None:
    assert read_block(write_block(rows)) == tuple(map(tuple, rows))


@pytest.mark.parametrize("piece", ['"', '""', '"\t', '"a', '"""a\t', "\t", "\r\n", '"\n"'])
def test_a_hostile_block_is_read_to_its_end(piece: str) -> None:
    text = piece * (200_000 // len(piece))
    assert read_block(text)


@pytest.mark.parametrize(
    ("text", "large"),
    [
        ("a\tb\r\n" * 90_000, False),
        ("\n" * (MAX_LINES + 1), True),
        ("\r" * (MAX_LINES + 1), True),
        ("a" * 2_000_001, True),
    ],
    ids=["a long table", "empty lines", "old line ends", "a long cell"],
)
def test_what_no_table_holds_is_not_read(text: str, large: bool) -> None:
    assert is_too_large(text) is large


@pytest.mark.parametrize(("text", "more"), [("1", False), ("1\r\n", False), ("1\t2", True), ("1\r\n2\r\n", True)])
def test_one_cell_is_no_block(text: str, more: bool) -> None:
    assert holds_block(text) is more
