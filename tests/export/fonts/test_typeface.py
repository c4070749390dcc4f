"""Fonts in a file: they hold the letters that are used, each under its own code, and the maps back to Unicode."""

from __future__ import annotations

import struct
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from io import BytesIO

import pikepdf
import pytest
from reportlab.pdfbase import pdfmetrics

from dcbc_desktop.export.document import make_pdf
from dcbc_desktop.export.fonts import typeface
from dcbc_desktop.export.fonts.truetype import table
from dcbc_desktop.export.fonts.typeface import Face, letter_widths
from tests.export.documents import body, note, report_of, words
from tests.export.reading import page_texts
from tests.export.tables import random_tables


def styles(pdf: bytes) -> dict[str, tuple[set[str], int, int]]:
    """By style: the letters that its map names, the glyphs of its font, the font's packed size."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        found = {}
        for font in {one.objgen: one for page in opened.pages for one in page.Resources.Font.values()}.values():
            lines = font.ToUnicode.read_bytes().decode().split("beginbfchar", 1)[1].splitlines()
            letters = {chr(int(line.split("<")[2][:4], 16)) for line in lines if line.startswith("<")}
            program = font.FontDescriptor.FontFile2
            (count,) = struct.unpack_from(">H", table(program.read_bytes(), b"maxp"), 4)
            found[str(font.BaseFont).partition("+")[2]] = letters, count, len(program.read_raw_bytes())
        return found


def test_a_font_holds_the_letters_that_are_used() -> None:
    pdf = make_pdf(report_of(body("Một việc.")), draft=False)
    letters, glyphs, size = styles(pdf)["LiberationSerif-BoldItalic"]
    assert letters == set("Nơi nhận:")
    assert glyphs < 20
    assert size < 6_000
    assert set(letters) - {" "} <= set("".join(page_texts(pdf)))


def test_a_whole_file_is_a_fifth_smaller_than_in_layout_2() -> None:
    report = report_of(body(words(900), note("Một.")))
    sizes = [len(make_pdf(report, draft=False, layout_version=version)) for version in (2, 3)]
    assert sizes[1] < 0.8 * sizes[0]
    letters, glyphs, _ = styles(make_pdf(report, draft=False, layout_version=2))["LiberationSerif-BoldItalic"]
    assert (len(letters) > 90, glyphs > 95) == (True, True)


@pytest.mark.parametrize("seed", range(3))
def test_every_letter_has_its_glyph_and_reads_as_before(seed: int) -> None:
    report = random_tables(seed, 3)
    former, later = (page_texts(make_pdf(report, draft=False, layout_version=version)) for version in (2, 3))
    assert former == later


def test_fonts_of_two_documents_in_turn_are_their_own() -> None:
    one, other = report_of(body("Zz 890.")), report_of(body("Qq 123."))
    first = make_pdf(one, draft=False)
    make_pdf(other, draft=False)
    assert make_pdf(one, draft=False) == first
    assert {"Z", "8"} <= styles(first)["LiberationSerif"][0]
    assert "Q" not in styles(first)["LiberationSerif"][0]


def test_styles_are_registered_once_by_threads_at_the_same_time(monkeypatch: pytest.MonkeyPatch) -> None:
    registered: list[Face] = []
    monkeypatch.setattr(pdfmetrics, "registerFont", registered.append)
    monkeypatch.setattr(typeface, "_registered_widths", cache(typeface._registered_widths.__wrapped__))
    with ThreadPoolExecutor(4) as pool:
        first, *others = [one.result() for one in [pool.submit(letter_widths) for _ in range(4)]]
    assert all(one is first for one in others)
    assert len(registered) == 4
