"""Code that draws is read as operators: no string, comment or name hides one."""

from __future__ import annotations

import random

import pytest

from dcbc_desktop.signing.appearance.drawing_code import BROKEN, INLINE_PICTURE, MAX_NAMES, operations

READ = {
    b"": [],
    b"q 1 0 0 1 5 5 cm /Im1 Do Q": ["q", "cm", "Do", "Q"],
    b"% f\nq%f\rQ": ["q", "Q"],
    b"BT (f \\) f) Tj (a (f) b) Tj ET": ["BT", "Tj", "Tj", "ET"],
    b"[(a)-3<41>(b)]TJ": ["TJ"],
    b"(f": [],
    b"(f\\": [],
    b"0 0 m 1 1l S": ["m", BROKEN],
    b"+1 -.5 4. f": ["f"],
    b"/a/b gs": ["gs"],
    b"<</A 1>>BDC true false null f*": ["BDC", "f*"],
    b"(a) ' 1 2 (b) \"": ["'", '"'],
    b"q } f": ["q", BROKEN],
    b"q > f": ["q", BROKEN],
    b"BI /W 1 ID f EI f": [INLINE_PICTURE],
    b"\0q\x0cf": ["q", "f"],
    b"1.2.3 f": [BROKEN],
    b"--5 f": [BROKEN],
}


@pytest.mark.parametrize("code", READ)
def test_operators(code: bytes) -> None:
    assert [one.operator for one in operations(code)] == READ[code]


def test_names_among_the_operands() -> None:
    named = [one.names for one in operations(b"/Span <</ActualText (x) /Lang /vi>> BDC /#46#31 9 Tf f")]
    assert named == [("/Span", "/ActualText", "/Lang", "/vi"), ("/F1",), ()]


def test_very_many_names_are_no_code() -> None:
    assert [one.operator for one in operations(b"/a " * (MAX_NAMES + 2) + b"f")] == [BROKEN]


@pytest.mark.parametrize("seed", range(40))
def test_any_bytes_are_read_to_their_end(seed: int) -> None:
    chance = random.Random(seed)
    marks = b"()<>[]{}/%\\ \n\0#0123456789.-qQfBTDoIabc\xff"
    code = bytes(chance.choice(marks) for _ in range(5_000))
    found = [one.operator for one in operations(code)]
    assert BROKEN not in found[:-1]
    assert len(found) <= len(code)
