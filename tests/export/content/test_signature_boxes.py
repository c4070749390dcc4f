"""Boxes for signatures: clear of the ink of every letter, the seal at its real size where the file has fields."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pdfplumber
import pypdfium2
import pytest

from dcbc_desktop.export.document import count_pages, make_pdf, make_worded_pages
from dcbc_desktop.export.layout.page_contents import Box, PageWords
from dcbc_desktop.export.layout.page_measures import MM
from dcbc_desktop.report import header as h
from dcbc_desktop.report.report import Entry, Report
from tests.export.documents import words
from tests.report.samples import full_report

FIELDS = pytest.mark.parametrize("fields", [True, False])
POSTS = {
    "short": "GIÁM ĐỐC",
    "authority": "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH",
    "long": "TUQ. BỘ TRƯỞNG\nQ. CHỦ NHIỆM ỦY BAN KIỂM TRA, THANH TRA, PHÁP CHẾ VÀ CẢI CÁCH HÀNH CHÍNH NHÀ NƯỚC Ợ",
    "deep": "gỵpợậ Q,",
}
NAMES = {"usual": "Nguyễn Xuân Thử", "capitals": "NGUYỄN THỊ ẪM ỄN ỔI", "long": "Công Tằng Tôn Nữ " * 4}
RECIPIENTS = {
    "few": "Như trên\nLưu: VT",
    "many": "\n".join(words(12, n) for n in range(30)),
    "unbroken": "- " + "W" * 90,
}


def _report(post: str, name: str, recipients: str) -> Report:
    values = {h.SIGNATORY_LINES: post, h.SIGNATORY_NAME: name, h.RECIPIENTS: recipients}
    return full_report().with_entries({key: Entry(value) for key, value in values.items()})


CASES = pytest.mark.parametrize(
    "report",
    [
        *(_report(post, NAMES["usual"], RECIPIENTS["few"]) for post in POSTS.values()),
        *(_report(POSTS["authority"], name, RECIPIENTS["few"]) for name in NAMES.values()),
        *(_report(POSTS["long"], NAMES["capitals"], recipients) for recipients in RECIPIENTS.values()),
    ],
)


@CASES
@FIELDS
def test_boxes_lie_on_no_letter(report: Report, fields: bool) -> None:
    made = make_worded_pages(report, draft=False, fields=fields)
    assert list(_covered(made.pdf, made.pages)) == []
    assert [box.name for page in made.pages for box in page.boxes] == ["nguoi_ky", "co_quan"]


def test_the_former_layout_had_its_seal_on_words() -> None:
    made = make_worded_pages(_report(POSTS["authority"], NAMES["usual"], ""), draft=False, layout_version=2)
    assert "".join(_covered(made.pdf, made.pages)) != ""


@CASES
def test_fields_have_their_real_size_and_the_seal_covers_a_third_of_the_signature(report: Report) -> None:
    person, seal = _boxes(report, fields=True)
    assert _size(person) == pytest.approx((40 * MM, 19.5 * MM), abs=0.01)
    assert _size(seal) == pytest.approx((36 * MM, 36 * MM), abs=0.01)
    assert seal.right - person.left == pytest.approx(40 * MM / 3, abs=0.01)
    assert seal.bottom + seal.top == pytest.approx(person.bottom + person.top)


def test_without_fields_the_seal_is_smaller_and_the_page_is_that_of_the_draft() -> None:
    report = _report(POSTS["authority"], NAMES["usual"], RECIPIENTS["few"])
    person, seal = _boxes(report, fields=False)
    assert _size(person) == pytest.approx((40 * MM, 19.5 * MM), abs=0.01)
    assert _size(seal) == pytest.approx((30 * MM, 30 * MM), abs=0.01)
    draft, pen = (_places(make_pdf(report, draft=draft, fields=False)) for draft in (True, False))
    assert draft == pen != _places(make_pdf(report, draft=False))
    assert draft == _places(make_pdf(report, draft=True, fields=True))


@CASES
@FIELDS
def test_thirty_millimetres_are_free_between_post_and_name(report: Report, fields: bool) -> None:
    made = make_worded_pages(report, draft=False, fields=fields)
    assert _free(made.pdf, made.pages) >= 30 * MM


@pytest.mark.parametrize(
    ("post", "lines"),
    [
        ("TRƯỞNG PHÒNG VĂN HÓA - XÃ HỘI", ["TRƯỞNG PHÒNG", "VĂN HÓA - XÃ HỘI"]),
        ("GIÁM ĐỐC TRUNG TÂM DỊCH VỤ VIỆC LÀM", ["GIÁM ĐỐC TRUNG TÂM", "DỊCH VỤ VIỆC LÀM"]),
        ("BỘ TRƯỞNG, CHỦ NHIỆM VĂN PHÒNG CHÍNH PHỦ", ["BỘ TRƯỞNG, CHỦ NHIỆM", "VĂN PHÒNG CHÍNH PHỦ"]),
        ("PHÓ CHỦ NHIỆM", ["PHÓ CHỦ NHIỆM"]),
    ],
)
def test_long_posts_break_at_natural_places(post: str, lines: list[str]) -> None:
    made = make_worded_pages(_report(post, NAMES["usual"], RECIPIENTS["few"]), draft=False, fields=False)
    with pdfplumber.open(BytesIO(made.pdf)) as document:
        right = document.pages[-1].within_bbox((110 * MM, 0, 210 * MM, 297 * MM))
        shown = [line["text"] for page in [right] for line in page.extract_text_lines()]
    assert [line for line in shown if line.isupper()][-len(lines) :] == lines


def test_former_layouts_keep_their_room_by_pen() -> None:
    report = _report(POSTS["authority"], NAMES["usual"], RECIPIENTS["few"])
    for version in (2, 3):
        made = make_worded_pages(report, draft=False, layout_version=version, fields=False)
        assert 19 * MM < _free(made.pdf, made.pages) < 30 * MM


def _free(pdf: bytes, pages: tuple[PageWords, ...]) -> float:
    """Points without ink around the middle of the person's box, in the right half of the page, from post to name."""
    with pypdfium2.PdfDocument(pdf) as document:
        number, box = next((number, page.boxes[0]) for number, page in enumerate(pages) if page.boxes)
        text, middle = document[number].get_textpage(), (box.top + box.bottom) / 2
        inks = [text.get_charbox(at) for at in range(text.count_chars()) if text.get_text_range(at, 1).strip()]
        beside = [ink for ink in inks if ink[0] > 115 * MM]
        above: float = min(bottom for _, bottom, _, _ in beside if bottom > middle)
        below: float = max(top for _, _, _, top in beside if top < middle)
        return above - below


def test_pages_are_counted_with_fields_or_without() -> None:
    report = next(one for one in map(_nearly_full, range(40)) if count_pages(one, fields=True) != count_pages(one))
    assert count_pages(report) == len(make_worded_pages(report, draft=True).pages)
    assert count_pages(report, fields=True) == len(make_worded_pages(report, draft=False).pages)


def _nearly_full(lines: int) -> Report:
    bases = "\n".join(f"Căn cứ Luật số {number}" for number in range(lines))
    return full_report().with_entries({h.LEGAL_BASES: Entry(bases)})


def _boxes(report: Report, *, fields: bool) -> list[Box]:
    return [box for page in make_worded_pages(report, draft=False, fields=fields).pages for box in page.boxes]


def _size(box: Box) -> tuple[float, float]:
    return box.right - box.left, box.top - box.bottom


def _covered(pdf: bytes, pages: tuple[PageWords, ...]) -> Iterator[str]:
    """Letters whose ink is inside a box or touches it."""
    with pypdfium2.PdfDocument(pdf) as document:
        for number, page in enumerate(pages):
            text = document[number].get_textpage()
            for at in range(text.count_chars() if page.boxes else 0):
                if any(_touch(text.get_charbox(at), box) for box in page.boxes):
                    yield text.get_text_range(at, 1)


def _touch(ink: tuple[float, float, float, float], box: Box) -> bool:
    left, bottom, right, top = ink
    return left < box.right and right > box.left and bottom < box.top and top > box.bottom and right > left


def _places(pdf: bytes) -> list[Any]:
    with pdfplumber.open(BytesIO(pdf)) as document:
        return [
            (char["text"], round(char["x0"], 1), round(char["top"], 1))
            for page in document.pages
            for char in page.chars
            if char["upright"]
        ]
