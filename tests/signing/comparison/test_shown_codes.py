"""Codes of letters in the code of a page, however it is written."""

from __future__ import annotations

import pytest

from dcbc_desktop.signing.comparison.marked_content import shown_codes

_ONE = [(b"/F1", b"ab(c)")]


@pytest.mark.parametrize(
    "code",
    [
        rb"BT /F1 12 Tf (ab\(c\)) Tj ET",
        b"BT /F1 12 Tf (ab(c)) Tj ET",
        b"BT /F#31 12 Tf <61 62 28 63 29> Tj ET",
        rb"BT /F1 12 Tf (\141b) Tj 1 0 Td (\50c\051) Tj ET",
        b"BT /F1 12 Tf [(a) -20 (b) 5.5 <286329>] TJ ET",
        b"BT /F1 12 Tf (a) ' 1 2 (b\\\r\n\\(c\\)) \" ET",
        b"BT /F1 12 Tf (ab) Tj q /F2 9 Tf () Tj Q (\\(c\\)) Tj ET %\n%",
    ],
)
def test_every_way_to_write_codes_reads_the_same(code: bytes) -> None:
    assert shown_codes(code) == _ONE


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        (b"/F1 1 Tf (a) Tj /F2 1 Tf (b) Tj", [(b"/F1", b"a"), (b"/F2", b"b")]),
        (b"/F1 1 Tf q /F2 1 Tf (a) Tj Q (b) Tj", [(b"/F2", b"a"), (b"/F1", b"b")]),
        (b"/F1 1 Tf (\\r\\n\\t\\b\\f\\\\\\x\r\n\\0061) Tj", [(b"/F1", b"\r\n\t\b\f\\x\n\x061")]),
        (b"/F1 1 Tf <6> Tj", [(b"/F1", b"\x60")]),
        (b"0 0 m 1 1 l S", []),
    ],
)
def test_codes_are_those_of_their_font(code: bytes, shown: list[tuple[bytes, bytes]]) -> None:
    assert shown_codes(code) == shown


@pytest.mark.parametrize(
    "code", [b"(9000)", b"q (9000) Q", b"BX (9) so EX", b"BI /W 1 ID 9 EI", b"0 0 d0", b"/F1 1 Tf (9", b"q % 9000\nQ"]
)
def test_code_that_readers_take_differently_is_refused(code: bytes) -> None:
    with pytest.raises(ValueError):
        shown_codes(code)
