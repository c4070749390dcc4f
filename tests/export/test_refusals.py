"""What no page can hold is refused with a sentence; what is typed prints as typed; the same report, the same bytes."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime

import pytest
from reportlab.pdfbase import pdfmetrics

from dcbc_desktop.errors import RefusedError, UsageError
from dcbc_desktop.export.document import make_pdf
from dcbc_desktop.export.fonts.registered_fonts import FILES, covered_letters, font_file
from dcbc_desktop.export.fonts.truetype import letters_of
from dcbc_desktop.export.fonts.typeface import letter_widths
from dcbc_desktop.invocation import LANGUAGES
from dcbc_desktop.report import header as h
from dcbc_desktop.report.report import Entry
from dcbc_desktop.report.wording import error_sentence
from tests.export.documents import body, filled_figures, note, report_of, words
from tests.export.reading import catalog, page_texts, text_of
from tests.places import ROOT
from tests.report.samples import full_report

_HOSTILE = '<b>x</b> &amp; <img src="file:///C:/secret.txt"> {year} %s \\n (x) \\)'
_EMOJI = "\U0001f600"


def test_markup_prints_as_typed_everywhere() -> None:
    report = report_of(
        body(_HOSTILE, note(_HOSTILE)), title=_HOSTILE, addressees=_HOSTILE, recipients=_HOSTILE, legal_bases=_HOSTILE
    )
    figure = Entry(_HOSTILE, _HOSTILE)
    text = text_of(make_pdf(report.with_entries({report.outline.figures[0].key: figure}), draft=False))
    assert text.count('&amp; <img src="file:///C:/secret.txt">') + text.count("&amp; <img") >= 8
    assert text.count("{year} %s \\n (x) \\)") >= 6


@pytest.mark.parametrize("key", [h.TITLE, h.RECIPIENTS, h.SIGNATORY_NAME, h.PLACE, "I"])
def test_a_letter_that_the_typeface_lacks_is_refused_with_its_place(key: str) -> None:
    report = report_of(body("Chào ", note(_EMOJI))) if key == "I" else full_report().with_entries({key: Entry(_EMOJI)})
    with pytest.raises(RefusedError) as caught:
        make_pdf(report, draft=True)
    assert caught.value.code == "letter_missing"
    assert caught.value.params == {"character": _EMOJI, "name": "U+1F600", "key": key}
    assert all("U+1F600" in error_sentence(caught.value, language) for language in LANGUAGES)


def test_a_figure_s_note_is_held_to_the_same_letters() -> None:
    report = full_report()
    key = report.outline.figures[0].key
    with pytest.raises(RefusedError) as caught:
        make_pdf(report.with_entries({key: Entry("1", "\u202e")}), draft=True)
    assert caught.value.params["key"] == key


def test_covered_letters_are_those_that_reportlab_finds() -> None:
    letter_widths()
    for name in FILES:
        found = pdfmetrics.getFont(name).face.charToGlyph
        assert letters_of(font_file(name)) == {code for code, glyph in found.items() if glyph}
    covered = covered_letters()
    assert {ord(c) for c in " \u00a0ỰựẢảĐđƠơ–“”…₫"} <= covered
    assert not {0, 0x0A, 0xAD, 0x200B, 0x202E, 0xF001} & covered


@pytest.mark.parametrize("key", [h.ISSUER, h.SUPERIOR, h.SYMBOL, h.PLACE, h.SIGNATORY_LINES, h.SIGNATORY_NAME])
def test_a_header_that_no_page_can_hold_is_refused(key: str) -> None:
    with pytest.raises(UsageError) as caught:
        make_pdf(full_report().with_entries({key: Entry("chữ " * 4_000)}), draft=True)
    code = "number_line_too_long" if key in (h.SYMBOL, h.PLACE) else "header_too_long"
    assert (caught.value.code, caught.value.params["key"]) == (code, key)
    assert all("…" not in error_sentence(caught.value, language) for language in LANGUAGES)


def test_more_notes_than_a_report_has_are_refused() -> None:
    many = [body(*[note("x") for _ in range(1_500)])]
    report = report_of(*many)
    whole = report.with_entries({"II.1": report.entry("I")})
    with pytest.raises(UsageError, match="prose_too_large"):
        make_pdf(whole, draft=True)


def test_200_kb_without_a_space_are_laid_out_whole() -> None:
    data = make_pdf(report_of(body("ộ" * 200_000), body("x", note("ở" * 20_000))), draft=False)
    text = "".join(page_texts(data))
    assert text.count("ộ") >= 200_000
    assert text.count("ở") >= 20_000


def test_a_note_of_1200_words_goes_on_over_pages_without_losing_a_word() -> None:
    long_note = words(1_200, seed=5)
    texts = page_texts(
        make_pdf(report_of(body(words(80)), body("dấu", note(long_note)), body(words(400))), draft=False)
    )
    assert sum("hội" in text for text in texts) >= 2
    read = " ".join(texts).split()
    assert all(read.count(word) >= long_note.split().count(word) for word in set(long_note.split()))


def test_the_same_report_gives_the_same_bytes_in_every_process() -> None:
    report = filled_figures(report_of(body(words(300), note("một"))))
    assert make_pdf(report, draft=False) == make_pdf(report, draft=False)
    code = (
        "import hashlib, sys\n"
        "from dcbc_desktop.export.document import make_pdf\n"
        "from tests.report.samples import full_report\n"
        "sys.stdout.write(hashlib.sha256(make_pdf(full_report(), draft=True)).hexdigest())\n"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-W", "error", "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
        ).stdout
        for _ in range(2)
    }
    assert len(runs) == 1


def test_dates_of_the_file_come_from_the_report_or_the_caller() -> None:
    with catalog(make_pdf(report_of(date="2026-12-08"), draft=False)) as pdf:
        assert str(pdf.docinfo["/CreationDate"]).startswith("D:20261208")
    with catalog(make_pdf(full_report(), draft=False, made=datetime(2027, 1, 2, 3, 4, 5, tzinfo=UTC))) as pdf:
        assert str(pdf.docinfo["/ModDate"]).startswith("D:20270102")
