"""Pages as pictures: sizes, pixels, bounds, threads, and files that are no PDF."""

from __future__ import annotations

import io
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import pikepdf
import pytest

from dcbc_desktop.errors import FileError
from dcbc_desktop.export.document import make_pdf
from dcbc_desktop.intake.pdf import rendering
from dcbc_desktop.intake.pdf.rendering import MAX_PIXELS, draw_page, page_sizes
from tests.report.samples import full_report

A4 = pytest.approx((595.28, 841.89), abs=0.01)


@pytest.fixture(scope="module")
def pdf() -> bytes:
    """A report's pages."""
    return make_pdf(full_report(), draft=True)


def _blank(*sizes: tuple[float, float]) -> bytes:
    document = pikepdf.new()
    for size in sizes:
        document.add_blank_page(page_size=size)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def test_sizes_are_those_of_the_pages(pdf: bytes) -> None:
    assert page_sizes(pdf)[0] == A4
    assert page_sizes(_blank((595, 842), (842, 595))) == ((595, 842), (842, 595))


def test_a_picture_has_white_ground_and_dark_letters(pdf: bytes) -> None:
    picture = draw_page(pdf, 0, 2.0)
    assert (picture.width, picture.height) == (1191, 1684)
    assert len(picture.pixels) == 4 * picture.width * picture.height
    assert picture.pixels[:3].tobytes() == b"\xff\xff\xff"
    assert min(picture.pixels[::4]) < 30


def test_a_huge_page_becomes_a_picture_within_bounds() -> None:
    picture = draw_page(_blank((14_400, 14_400)), 0, 10.0)
    assert 0.9 * MAX_PIXELS < picture.width * picture.height < 1.01 * MAX_PIXELS


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"not a file at all" * 100, b"%PDF-1.7\n" + b"\x00" * 5000])
def test_what_is_no_pdf_is_refused_with_a_sentence(data: bytes) -> None:
    for job in (partial(page_sizes, data), partial(draw_page, data, 0, 1.0)):
        with pytest.raises(FileError, match="pages_unreadable"):
            job()


def test_a_page_that_is_not_there_is_refused(pdf: bytes) -> None:
    with pytest.raises(FileError, match="pages_unreadable"):
        draw_page(pdf, 999, 1.0)


def test_a_file_of_too_many_pages_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rendering, "MAX_PAGES", 3)
    with pytest.raises(FileError, match="pages_too_many"):
        page_sizes(_blank(*[(10.0, 10.0)] * 4))
    assert len(page_sizes(_blank(*[(10.0, 10.0)] * 3))) == 3


def test_threads_take_turns(pdf: bytes) -> None:
    one = draw_page(pdf, 0, 1.0)
    with ThreadPoolExecutor(4) as pool:
        drawn = list(pool.map(partial(draw_page, pdf, 0), [1.0] * 24))
    assert all(picture.pixels.tobytes() == one.pixels.tobytes() for picture in drawn)
