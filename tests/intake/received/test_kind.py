"""Kinds of received files: each of those that offices get is told by its content, whatever its name and its length."""

from __future__ import annotations

import random

import pytest

from dcbc_desktop.intake.received.kind import received_kind
from dcbc_desktop.report.wording import messages
from tests.intake.received.stranger_files import PDF, STRANGERS, letter, zipped


@pytest.mark.parametrize("name", STRANGERS)
def test_each_kind_is_told(name: str) -> None:
    make, code = STRANGERS[name]
    found = received_kind(make())
    assert found is not None
    assert found.code == code


def test_a_pdf_is_none_of_them() -> None:
    for head in (b"%PDF-1.4\n", b"%PDF-2.0\r\n", b"%PDF-"):
        assert received_kind(head + PDF) is None


def test_a_zip_says_which_pdf_is_inside() -> None:
    found = received_kind(zipped(**{"xã A__báo\u202e cáo.pdf": PDF, "xã B__b.PDF": PDF, "c.docx": b"x"}))
    assert found is not None
    assert found.params == {"count": 2, "name": "báo cáo.pdf"}


def test_a_zip_names_its_pdf_rightly_where_it_does_not_say_that_names_are_utf_8() -> None:
    told = zipped(**{"báo cáo quý IV.pdf": PDF})
    untold = bytearray(told)
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        untold[told.index(mark) + flags + 1] &= ~0x08
    assert bytes(untold) != told
    for data in (told, bytes(untold)):
        found = received_kind(data)
        assert found is not None
        assert found.params == {"count": 1, "name": "báo cáo quý IV.pdf"}


def test_stray_bytes_before_the_head_are_counted_as_far_as_readers_look() -> None:
    for count in (1, 3, 1020):
        found = received_kind(b"\0" * count + PDF)
        assert found is not None
        assert (found.code, found.params) == ("bytes_before_head", {"count": count})
    far = received_kind(b"\0" * 3000 + PDF)
    assert far is not None
    assert far.code == "file_unknown"


@pytest.mark.parametrize(
    "text",
    ["Kính gửi: UBND tỉnh\nV/v: báo cáo", "Từ: a\nĐến: b\n", "Note: one\nNext line without field", "From here on\n"],
)
def test_prose_with_colons_is_no_letter(text: str) -> None:
    found = received_kind(text.encode())
    assert found is not None
    assert found.code == "file_text"


def test_any_bytes_get_an_answer_that_has_a_sentence() -> None:
    chance = random.Random(5)
    made = [make() for make, _ in STRANGERS.values()]
    for _ in range(1_500):
        data = bytearray(chance.choice(made)[: chance.randrange(1, 3_000)])
        for _ in range(chance.randrange(4) if data else 0):
            data[chance.randrange(len(data))] = chance.randrange(256)
        found = received_kind(bytes(data))
        assert found is None or found.code in messages("vi")


def test_a_large_file_is_not_unpacked() -> None:
    for data in (
        zipped(**{"a.pdf": bytes(10_000_000)}),
        letter(attached=PDF * 10_000),
        bytes(20_000_000),
        b"<!-- -->" * 500 + b"<x",
    ):
        assert received_kind(data) is not None
