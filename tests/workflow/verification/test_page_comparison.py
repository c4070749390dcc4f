"""Pages against data: every genuine file is equal, every forgery is told with its place."""

from __future__ import annotations

import struct
from collections.abc import Callable
from functools import cache
from io import BytesIO

import pikepdf
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pikepdf import Dictionary, Name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from dcbc_desktop.errors import FileError, RefusedError
from dcbc_desktop.export.document import count_pages, make_worded_pages
from dcbc_desktop.export.document import make_pdf as make_with_data
from dcbc_desktop.export.fonts.registered_fonts import covered_letters
from dcbc_desktop.export.fonts.subset_check import is_subset_of_our_face
from dcbc_desktop.export.fonts.truetype import table
from dcbc_desktop.intake.pdf.embedded_data import embedded_data, read_exported
from dcbc_desktop.intake.pdf.page_text import font_programs
from dcbc_desktop.invocation import LANGUAGES
from dcbc_desktop.report import header as h
from dcbc_desktop.report.prose import Paragraph, ParagraphKind, Prose, Text, encode, from_plain_text
from dcbc_desktop.report.report import Entry
from dcbc_desktop.report.text import clean_line, split_lines
from dcbc_desktop.report.wording import sentence
from dcbc_desktop.signing.appearance.signature_widgets import field_widgets
from dcbc_desktop.signing.records import Role
from dcbc_desktop.signing.signer import sign_pdf
from dcbc_desktop.workflow.report_pages import make_compared_pdf, make_pdf
from dcbc_desktop.workflow.verification import page_comparison
from dcbc_desktop.workflow.verification.page_comparison import (
    PageDifference,
    compare_pages,
    require_equal,
)
from tests.export.documents import body, note, random_report, report_of, words
from tests.export.tables import random_tables
from tests.places import OUTLINE_FOLDERS
from tests.report.samples import full_report
from tests.short_form import mostly_long
from tests.signing.authority import NOW, seal, signer
from tests.workflow.verification.forgeries import page_forgeries as forgeries
from tests.workflow.verification.forgeries.page_forgeries import Forge, added, forged, redrawn, said

ODD = 'office@example.vn <b>&" %s {0} \\ (a) - b – c — … ‘d’ “e” №'


def told(pdf: bytes) -> PageDifference | None:
    """As a receiver compares: the report is the one inside the file."""
    held = read_exported(pdf)
    return compare_pages(
        pdf,
        held.report,
        draft=held.draft,
        layout_version=held.layout_version,
        fields=held.signature_fields,
    )


@cache
def genuine(draft: bool = False) -> bytes:
    """Three pages with notes, a list and figures."""
    report = report_of(
        body(
            "Năm 2026 có 1234 lượt việc",
            note("Gồm 567 việc của năm nay và 890 của năm trước."),
            f" trong {words(500, 1)}.",
        ),
        body(words(300, 2), note(words(60, 3))),
        Paragraph((Text("- Một việc."),), ParagraphKind.DASH),
    )
    return make_pdf(report, draft=draft)


@cache
def signed() -> bytes:
    one = sign_pdf(genuine(), signer().credentials(), Role.PERSON, NOW)
    return sign_pdf(one, seal().credentials(), Role.SEAL, NOW)


# genuine files


@pytest.mark.parametrize("draft", [False, True])
@pytest.mark.parametrize("seed", mostly_long(range(5), lambda seed: seed < 2))
def test_random_reports_are_equal(seed: int, draft: bool) -> None:
    assert told(make_pdf(random_report(seed), draft=draft)) is None


@pytest.mark.parametrize("seed", range(3))
def test_reports_with_tables_and_annexes_are_equal(seed: int) -> None:
    assert told(make_pdf(random_tables(seed, 4), draft=bool(seed % 2))) is None


@pytest.mark.long
@pytest.mark.timeout(3600)
def test_three_hundred_random_reports_are_equal() -> None:
    made = [*map(random_report, range(100, 300)), *(random_tables(seed, 4) for seed in range(100, 200))]
    different = {n: told(make_pdf(one, draft=bool(n % 2))) for n, one in enumerate(made)}
    assert {n: found for n, found in different.items() if found} == {}


@pytest.mark.parametrize("folder", OUTLINE_FOLDERS, ids=lambda folder: folder.name)
def test_every_outline_is_equal(folder: object) -> None:
    report = full_report(folder)  # type: ignore[arg-type]
    assert told(make_pdf(report, draft=False)) is None


HOSTILE = {
    "markup": ODD,
    "decomposed": "Thu\u031b\u0323c hie\u0323\u0302n da\u0302n chu\u0309",
    "zero width": "dân\u200b chủ\u200d cơ\ufeff sở",
    "bidi": "dân \u202echủ\u202c cơ \u2067sở\u2069",
    "hyphens": "kinh tế-xã hội - văn hóa-thể thao " * 60,
    "no-break spaces": "Điều\u00a012 khoản\u00a03 " * 80,
    "line breaks": "một\nhai\u2028ba\r\nbốn\tnăm\u00adsáu",
    "ligatures": "ﬁle ﬂow x\ufb01y",
    "right to left with brackets": "nghĩa «của» (שלום) «־» [và] ־« אבג) cuối",
    "right to left": "nghĩa של שלום và אבג דהו cuối",
    "one long word": "a" * 3_000,
    "many letters": "".join(map(chr, sorted(covered_letters() - {0x0A, 0x0D}))),
    "spaced letters": " ".join(map(chr, sorted(covered_letters()))),
    "doubled": "của của   của  200 000 000 đồng",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_equal(name: str) -> None:
    typed = HOSTILE[name]
    lines = [clean_line(line).text for line in split_lines(typed)]
    prose = encode(from_plain_text("\n".join(lines)))
    report = full_report().with_entries({"I": Entry(prose), h.TITLE: Entry(lines[0][:200])})
    assert told(make_pdf(report, draft=False)) is None


@pytest.mark.timeout(240)
def test_a_field_of_200_kb_is_equal() -> None:
    report = report_of(body(words(30_000, 5), note(words(2_000, 6))))
    assert told(make_pdf(report, draft=True)) is None


POINTS = "\u05d0\u05b0\u05c1\u05d1\u0301\u0323"
LETTERS = st.text(
    st.sampled_from([*map(chr, sorted(covered_letters())), *POINTS, " ", " ", "-", "\u00a0"]), max_size=400
)


@settings(max_examples=25, deadline=None)
@example("", "־«", False)
@example("", "א´¸ ˆ¨", False)
@given(LETTERS, LETTERS, st.booleans())
def test_any_letters_are_equal(text: str, about: str, draft: bool) -> None:
    report = full_report().with_entries({"I": Entry(encode(from_plain_text(text)))})
    styled = body(Text(text or "x", bold=True), about, Text("y", italic=True))
    with_note = Prose((body(f"a{text}b", note(f"n{about}")), styled))
    report = report.with_entries({"II.1": Entry(encode(with_note))})
    assert told(make_pdf(report, draft=draft)) is None


def test_signatures_behind_are_no_difference() -> None:
    assert signed().startswith(genuine())
    assert told(signed()) is None


@pytest.mark.parametrize("draft", [False, True])
def test_a_file_written_anew_with_the_same_drawing_is_equal(draft: bool) -> None:
    again = forged(genuine(draft), forgeries.unchanged)
    assert not again.startswith(genuine(draft)[:2_000])
    assert told(again) is None


def test_drawn_in_another_way_the_same_page_is_equal(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[int] = []

    def looking(pdf: bytes, made: bytes) -> PageDifference | None:
        looked.append(len(pdf))
        return compare(pdf, made)

    compare = page_comparison._pictures_differ
    monkeypatch.setattr(page_comparison, "_pictures_differ", looking)
    assert told(forged(genuine(), added(b""))) is None
    assert looked


def test_a_signature_field_beside_the_words_is_no_difference() -> None:
    assert told(forged(genuine(), forgeries.with_signature_in_the_margin)) is None


# forgeries


def _pages_swapped(pdf: pikepdf.Pdf) -> None:
    pdf.pages.insert(0, pdf.pages[1])
    del pdf.pages[2]


def _page_added(pdf: pikepdf.Pdf) -> None:
    pdf.pages.append(pdf.pages[0])


def _page_removed(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[-1]


WORDS: dict[str, tuple[Forge, str, str]] = {
    "a digit": (redrawn(said(b"1234", b"9234")), "1234", "9234"),
    "a digit of a note": (redrawn(said(b"567", b"765")), "567", "765"),
    "a word of a note": (redrawn(said(b"nay ", b"")), "nay", "và"),
    "a space": (redrawn(said(b" 1234", b"1234")), "1234", "1234"),
    "lines": (redrawn(forgeries.exchanged(b"T", b"1234")), "", ""),
    "pages swapped": (_pages_swapped, "", ""),
    "a page added": (_page_added, "", ""),
    "a page removed": (_page_removed, "", ""),
    "turned words": (added(b"BT /FONT 12 Tf 0 1 -1 0 100 60 Tm (900) Tj ET"), "", "900"),
    "words added": (added(b"BT /FONT 12 Tf 100 60 Td (900) Tj ET"), "", "900"),
    "a lying map": (forgeries.lying_map(b"6", b"2", alter_words=False), "", ""),
}


@pytest.mark.parametrize("name", WORDS)
def test_other_words_are_told(name: str) -> None:
    forge, expected, found = WORDS[name]
    difference = told(forged(genuine(), forge))
    assert difference is not None
    assert difference.code == "pages_differ"
    assert expected in str(difference.params["expected"])
    assert found in str(difference.params["found"])


def test_a_difference_names_page_and_section() -> None:
    difference = told(forged(genuine(), redrawn(said(b"1234", b"9234"))))
    assert difference is not None
    assert difference.params["page"] == 1
    assert str(difference.params["where"]).startswith(" (I. ")


def _rotated(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].Rotate = 180


def _cropped(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].CropBox = [0, 400, 595.28, 841.89]


def _larger(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].MediaBox = [0, 0, 2_000, 2_000]


FOREIGN: dict[str, tuple[Forge, str]] = {
    "invisible": (added(b"BT 3 Tr /FONT 12 Tf 100 60 Td (900) Tj ET"), "hidden_text"),
    "all invisible": (added(b"Q 3 Tr q", before=True), "hidden_text"),
    "white": (added(b"1 g BT /FONT 12 Tf 100 60 Td (900) Tj ET"), "hidden_text"),
    "outside": (added(b"BT /FONT 12 Tf 900 60 Td (900) Tj ET"), "hidden_text"),
    "tiny": (added(b"BT /FONT 1 Tf 100 60 Td (900) Tj ET"), "hidden_text"),
    "scaled to nothing": (added(b"BT /FONT 12 Tf .01 0 0 .01 100 60 Tm (900) Tj ET"), "hidden_text"),
    "clipped": (added(b"Q 0 0 1 1 re W n q", before=True), "hidden_text"),
    "transparent": (forgeries.with_transparency, "hidden_text"),
    "a white rectangle": (added(b"1 g 100 300 400 300 re f"), "shape"),
    "a black rectangle": (added(b"0 g 100 300 400 300 re f"), "shape"),
    "a thick line": (added(b"1 G 300 w 100 400 m 500 400 l S"), "shape"),
    "a thin line": (added(b".7 w 100 400 m 500 400 l S"), "shape"),
    "a shading": (added(b"/None sh 0 0 10 10 re f"), "shape"),
    "a drawing with words": (forgeries.with_form, "shape"),
    "a picture": (forgeries.with_picture, "picture"),
    "an inline picture": (added(b"200 0 0 100 150 400 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \xff EI"), "picture"),
    "a note on top": (forgeries.with_annotation, "annotation"),
    "a link too many": (forgeries.with_link, "annotation"),
    "a link too few": (forgeries.without_link, "annotation"),
    "a link elsewhere": (forgeries.link_with(A=Dictionary(S=Name.URI, URI="http://example.com")), "annotation"),
    "a link with a frame": (forgeries.link_with(Border=[0, 0, 9]), "annotation"),
    "a link with a picture": (forgeries.link_with(AP=Dictionary(N=Dictionary())), "annotation"),
    "a layer": (forgeries.with_layer, "layer"),
    "words for programs": (added(b"/Span <</ActualText (900)>> BDC BT /FONT 12 Tf 9 9 Td (1) Tj ET EMC"), "layer"),
    "cropped": (_cropped, "page_box"),
    "turned page": (_rotated, "page_box"),
    "larger": (_larger, "page_box"),
    "a line moved": (redrawn(forgeries.moved(b"1234", 0, -3)), "drawing"),
    "a map and the words": (forgeries.lying_map(b"6", b"2", alter_words=True), "drawing"),
    "outlines exchanged": (forgeries.glyphs_exchanged, "drawing"),
    "outlines redrawn": (forgeries.glyph_redrawn, "font"),
}


@pytest.mark.parametrize("name", FOREIGN)
def test_what_is_not_of_the_report_is_told(name: str) -> None:
    forge, what = FOREIGN[name]
    difference = told(forged(genuine(), forge))
    assert difference is not None
    assert (difference.code, difference.params["what"], difference.params["page"]) == ("page_foreign_object", what, 1)


@pytest.mark.parametrize("name", ["a picture", "outlines exchanged", "a white rectangle"])
def test_signatures_do_not_cover_what_was_forged_before(name: str) -> None:
    sealed = sign_pdf(forged(genuine(), FOREIGN[name][0]), signer().credentials(), Role.PERSON, NOW)
    difference = told(sealed)
    assert difference is not None
    assert difference.params["what"] == FOREIGN[name][1]


def test_a_font_replaced_behind_the_exported_bytes_is_told() -> None:
    forgery = pikepdf.open(BytesIO(forged(genuine(), forgeries.glyphs_exchanged)))
    programs = [program.read_bytes() for program in forgeries.font_files(forgery)]
    updated = BytesIO()
    writer = IncrementalPdfFileWriter(BytesIO(genuine()))
    fonts = writer.root["/Pages"]["/Kids"][0]["/Resources"]["/Font"]
    for font, program in zip(fonts.values(), programs, strict=True):
        stream = font.get_object()["/FontDescriptor"]["/FontFile2"]
        stream._data, stream._encoded_data = program, None
        writer.update_container(stream)
    writer.write(updated)
    assert updated.getvalue().startswith(genuine())
    difference = told(updated.getvalue())
    assert difference is not None
    assert difference.params["what"] == "drawing"


def test_the_data_of_another_report_is_told() -> None:
    report, other = read_exported(genuine()).report, report_of(body("Năm 2026 có 9999 việc."))
    pdf = make_with_data(report, draft=False, data=embedded_data(make_pdf(other, draft=False)))
    difference = told(pdf)
    assert difference is not None
    assert difference.code == "pages_differ"
    assert "9999" in str(difference.params["expected"])


def test_marks_beside_letters_from_right_to_left_are_told_by_the_drawing() -> None:
    """The words alone would not tell: a full stop became a comma."""
    report, other = (report_of(body(f"שלום và {sum_} đồng.")) for sum_ in ("1.000", "1,000"))
    difference = told(make_with_data(report, draft=False, data=embedded_data(make_pdf(other, draft=False))))
    assert difference is not None
    assert (difference.code, difference.params["what"]) == ("page_foreign_object", "drawing")


# the mark of a draft


def _without_drawing(pdf: pikepdf.Pdf) -> None:
    for number in range(len(pdf.pages)):
        redrawn(_no_forms, number)(pdf)


def _no_forms(drawn: forgeries.Drawn) -> forgeries.Drawn:
    return [one for one in drawn if str(one.operator) != "Do"]


def _no_margin_words(drawn: forgeries.Drawn) -> forgeries.Drawn:
    first = next(index for index, one in enumerate(drawn) if str(one.operator) in ("Tj", "TJ"))
    return [*drawn[:first], *drawn[first + 1 :]]


def test_a_draft_without_its_drawing_is_told() -> None:
    report = read_exported(genuine()).report
    difference = told(forged(make_pdf(report, draft=True, layout_version=3), _without_drawing))
    assert difference is not None
    assert difference.params["what"] == "mark_missing"


def test_a_draft_without_the_words_in_its_margin_is_told() -> None:
    difference = told(forged(genuine(draft=True), redrawn(_no_margin_words)))
    assert difference is not None
    assert "DỰ" in str(difference.params["expected"])


def test_a_draft_that_says_it_is_final_is_told() -> None:
    report = read_exported(genuine()).report
    difference = compare_pages(genuine(draft=True), report, draft=False)
    assert difference is not None


# fonts


@pytest.mark.parametrize("make", [genuine, signed], ids=["exported", "signed"])
def test_fonts_of_our_files_are_cut_from_our_typeface(make: Callable[[], bytes]) -> None:
    fonts = font_programs(make())
    assert len(fonts) >= 3
    assert all(is_subset_of_our_face(font.name, font.data) for font in fonts)


def test_a_font_under_the_name_of_another_is_not_ours() -> None:
    programs = {font.name: font.data for font in font_programs(genuine())}
    assert not is_subset_of_our_face("LiberationSerif", programs["LiberationSerif-Bold"])
    assert not is_subset_of_our_face("Other", programs["LiberationSerif"])
    assert not is_subset_of_our_face("LiberationSerif", programs["LiberationSerif"][:9_000])


def test_instructions_that_move_points_are_not_ours() -> None:
    data = next(font.data for font in font_programs(genuine()) if font.name == "LiberationSerif")
    shared = table(data, b"fpgm")
    assert not is_subset_of_our_face("LiberationSerif", data.replace(shared, bytes([shared[0] ^ 1]) + shared[1:]))


def _with_a_table(data: bytes, name: bytes, content: bytes) -> bytes:
    """The font with one table more, at its end."""
    (count,) = struct.unpack_from(">H", data, 4)
    place = 12 + 16 * count
    rows = [struct.unpack_from(">4sIII", data, 12 + 16 * index) for index in range(count)]
    moved = [struct.pack(">4sIII", tag, check, start + 16, length) for tag, check, start, length in rows]
    row = struct.pack(">4sIII", name, 0, len(data) + 16, len(content))
    return data[:4] + struct.pack(">H", count + 1) + data[6:12] + b"".join(moved) + row + data[place:] + content


@pytest.mark.parametrize(
    "change",
    [
        lambda data: data + b"9 000 words more",
        lambda data: data + b"9",
        lambda data: _with_a_table(data, b"SVG ", b"9 000 words more"),
        lambda data: _with_a_table(data, b"name", b"9 000 words more"),
        lambda data: data.replace(table(data, b"name")[200:220], b"9 000 words and more"),
    ],
)
def test_a_font_with_more_than_its_tables_is_not_ours(change: Callable[[bytes], bytes]) -> None:
    data = next(font.data for font in font_programs(genuine()) if font.name == "LiberationSerif")
    assert not is_subset_of_our_face("LiberationSerif", change(data))


# at export


def test_export_refuses_words_that_were_not_typed() -> None:
    report = report_of(body("Có 12 việc."))
    other = make_worded_pages(report_of(body("Có 21 việc.")), draft=False).pages
    with pytest.raises(RefusedError) as refused:
        require_equal(make_pdf(report, draft=False), other, report, draft=False)
    assert refused.value.code == "export_differs"
    assert refused.value.params["page"] == 1


@pytest.mark.parametrize("draft", [False, True])
def test_what_is_compared_is_what_is_made(draft: bool) -> None:
    report = random_report(3)
    assert make_compared_pdf(report, draft=draft) == make_pdf(report, draft=draft)


def test_words_are_told_of_every_page_that_is_made() -> None:
    report = random_report(5)
    pages = make_worded_pages(report, draft=True).pages
    assert len(pages) == count_pages(report) > 1
    assert all(page.written[0].text == "DỰ THẢO" for page in pages)


def test_both_fields_of_a_final_file_stand_where_they_were_laid_out() -> None:
    boxes = [box for page in make_worded_pages(full_report(), draft=False).pages for box in page.boxes]
    places = [widget.rectangle for widget in field_widgets(make_pdf(full_report(), draft=False))]
    assert [box[1:] for box in boxes] == [pytest.approx(place, abs=0.1) for place in places]
    assert len(boxes) == 2


# bytes from anywhere


@pytest.mark.parametrize("cut", [0, 10, 500, 5_000])
def test_files_cut_short_are_told(cut: int) -> None:
    pdf = genuine()
    with pytest.raises(FileError) as refused:
        compare_pages(pdf[:cut], read_exported(pdf).report, draft=False, data=embedded_data(pdf))
    assert refused.value.code in ("pages_unreadable", "pdf_unreadable")


def test_pages_without_end_are_told() -> None:
    pdf = forged(genuine(), added(b"BT /FONT 12 Tf " + b"1 0 0 1 9 9 Tm (a) Tj " * 30_000 + b"ET"))
    with pytest.raises(FileError) as refused:
        told(pdf)
    assert refused.value.code == "too_heavy"


def test_data_that_no_page_can_hold_is_told() -> None:
    report = report_of(body("chữ 漢 không in được"))
    with pytest.raises(FileError) as refused:
        compare_pages(genuine(), report, draft=False)
    assert refused.value.code == "data_invalid"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("what", sorted({what for _, what in FOREIGN.values()} | {"mark_missing"}))
def test_everything_foreign_has_a_name(what: str, language: str) -> None:
    params = page_comparison._foreign_object(1, what).params
    assert "…" not in sentence("page_foreign_object", params, language)
