"""States of an appearance: each that paints counts, also one that is never shown alone."""

from __future__ import annotations

import pytest
from pyhanko.pdf_utils.generic import DictionaryObject, NameObject, PdfObject, StreamObject

from dcbc_desktop.signing.appearance.appearance_facts import MAX_SHAPES, Doubt
from dcbc_desktop.signing.appearance.appearance_reader import AppearanceReader

PAINTS, EMPTY = b"0 0 5 5 re f", b""


def _form(code: bytes) -> StreamObject:
    return StreamObject(dict_data={NameObject("/Subtype"): NameObject("/Form")}, stream_data=code)


def _doubts(normal: PdfObject) -> frozenset[Doubt]:
    states = DictionaryObject({NameObject("/N"): normal})
    return AppearanceReader().of_annotation(DictionaryObject({NameObject("/AP"): states})).doubts


def _states(*codes: bytes) -> DictionaryObject:
    return DictionaryObject({NameObject(f"/S{number}"): _form(code) for number, code in enumerate(codes)})


@pytest.mark.parametrize(
    ("normal", "doubts"),
    [
        (_form(PAINTS), set()),
        (_states(EMPTY, EMPTY), set()),
        (_states(EMPTY, PAINTS), {Doubt.VARIES}),
        (_states(*[EMPTY] * MAX_SHAPES), set()),
        (_states(*[EMPTY] * (MAX_SHAPES + 1)), {Doubt.VARIES}),
    ],
    ids=["one form", "empty states", "one that paints", "as many as are read", "more than are read"],
)
def test_states_that_a_program_may_choose_among(normal: PdfObject, doubts: set[Doubt]) -> None:
    assert _doubts(normal) == doubts
