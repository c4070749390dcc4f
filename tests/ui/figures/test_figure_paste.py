"""Figures found by their labels in a block from a spreadsheet."""

from __future__ import annotations

import pytest

from dcbc_desktop.errors import UsageError
from dcbc_desktop.report.kinds import FieldKind
from dcbc_desktop.report.outline import Figure
from dcbc_desktop.report.table_input.cells import Convention
from dcbc_desktop.report.table_input.pasted_block import read_block
from dcbc_desktop.ui.figures.figure_paste import lay_out, read_numbers
from tests.ui.tables.outlines import FIGURES, table_outline


def test_a_label_is_found_with_its_unit_numbering_and_any_case() -> None:
    block = read_block("1.2. LƯỢT TIẾP CÔNG DÂN TRONG KỲ (lượt)\t12\n")
    assert lay_out(block, FIGURES, "visits_year").values == {"visits": "12"}


def test_words_beside_numbers_that_are_no_labels_are_refused() -> None:
    with pytest.raises(UsageError, match="paste_labels_unknown"):
        lay_out(read_block("Xe\t2\nTàu\t3"), FIGURES, "visits")


def test_further_columns_without_labels_have_no_place() -> None:
    pasted = lay_out(read_block("1\t2\n3\t4"), table_outline().figures, "staff")
    assert (list(pasted.values.values()), pasted.without_place, pasted.first_without) == (["1", "3"], 2, "2")


def test_odd_numbers_are_read_and_two_meanings_are_left_for_a_person() -> None:
    figures = (Figure("a", "Diện tích", "ha", FieldKind.DECIMAL), Figure("b", "Lượt tiếp", "lượt"))
    block = read_block("Diện tích\t1,500\nLượt tiếp\t12 lượt\n")
    pasted = read_numbers(lay_out(block, figures, "a"), figures)
    assert [one.text for one in pasted.unclear] == ["1,500"]
    settled = read_numbers(lay_out(block, figures, "a"), figures, Convention.ENGLISH)
    assert (settled.values, settled.unclear) == ({"a": "1.500", "b": "12"}, ())
