"""What shows beside the report's own pages: never valid without a word, wherever and however it is added."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import pytest
from PIL import Image
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from dcbc_desktop.paths import shipped_dir
from dcbc_desktop.signing.records import Trust
from dcbc_desktop.signing.signer import _KeepingWriter
from dcbc_desktop.signing.trust_files import authorities_in_file
from dcbc_desktop.signing.verdicts import Verdict
from dcbc_desktop.workflow.verification import judge
from dcbc_desktop.workflow.verification.facts import Received, reason_sentence
from dcbc_desktop.workflow.verification.visible_additions import MAX_SHOWING
from tests.places import SHARED, needs_shared
from tests.short_form import mostly_long
from tests.signing.authority import NOW, Holder, root, seal
from tests.workflow.verification.added_fields import (
    Box,
    Look,
    Resources,
    add_field,
    dictionary,
    find,
    form,
    graphics_state,
    picture,
    put_on_page,
    with_field,
    with_fields,
    written,
)
from tests.workflow.verification.forgeries import page_forgeries as forgeries
from tests.workflow.verification.forgeries.page_forgeries import forged
from tests.workflow.verification.received_files import by_person, exported, signed

FONT = shipped_dir("resources") / "fonts" / "LiberationSerif-Regular.ttf"
INVALID, UNDETERMINED, VALID = Verdict.INVALID, Verdict.UNDETERMINED, Verdict.VALID
BLANK: Box = (120, 100, 360, 200)
"""Free space on the last page, under the signature."""
BLACK, WHITE = b"0 g 0 0 999 999 re f", b"1 g 0 0 999 999 re f"
LIE = b"BT /F9 12 Tf 4 60 Td (So don la 9.999) Tj ET"


def judged(pdf: bytes) -> Received:
    return judge(pdf, root().trust, NOW)


def stranger() -> Holder:
    """Another certificate under the same root."""
    return root().issue("Lê Văn Khác")


def word(text: str = "năm 2026") -> Box:
    """The place of words on the first page."""
    return find(signed(), text).place


def beside(text: str, left: float, right: float) -> Box:
    """A bar before a word, between two distances from its left edge."""
    place = word(text)
    return place[0] - left, place[1], place[0] - right, place[3]


def on_word(text: str = "2026") -> Box:
    return word(text)


class Case(NamedTuple):
    """A look, and what must be said of it."""

    look: Callable[[], Look]
    verdict: Verdict
    code: str


def covering(make: Callable[[], Look]) -> Case:
    return Case(make, INVALID, "addition_covers")


def visible(make: Callable[[], Look]) -> Case:
    return Case(make, UNDETERMINED, "addition_visible")


def _matrix() -> Look:
    """A tiny box in the form's own measure, blown up."""
    left, bottom, right, top = on_word()
    return Look(
        (left, bottom, right, top), b"0 g 0 0 1 1 re f", form={"/BBox": [0, 0, 1, 1], "/Matrix": [50, 0, 0, 50, 9, 9]}
    )


def _states(_: IncrementalPdfFileWriter, widget: generic.DictionaryObject) -> None:
    """Shown in one state of two."""
    widget["/AP"] = dictionary({"/N": {"/On": widget["/AP"].raw_get("/N"), "/Off": {}}})


def _rollover(_: IncrementalPdfFileWriter, widget: generic.DictionaryObject) -> None:
    """Shown under the pointer alone."""
    widget["/AP"] = dictionary({"/R": widget["/AP"].raw_get("/N")})


def _ground(_: IncrementalPdfFileWriter, widget: generic.DictionaryObject) -> None:
    widget[pdf_name("/MK")] = dictionary({"/BG": [0, 0, 0], "/BC": [1, 0, 0]})


def _layer(writer: IncrementalPdfFileWriter, widget: generic.DictionaryObject) -> None:
    layer = writer.add_object(dictionary({"/Type": "/OCG", "/Name": "An"}))
    drawn = widget["/AP"]["/N"]
    drawn[pdf_name("/OC")] = layer


CASES: dict[str, Case] = {
    # touching words
    "a bar of 1 pt before a figure": covering(lambda: Look(beside("2026", 1.6, 0.6), BLACK)),
    "a bar of 0.5 pt before a figure": covering(lambda: Look(beside("2026", 1.0, 0.5), BLACK)),
    "a bar of 0.2 pt before a figure": covering(lambda: Look(beside("2026", 0.6, 0.4), BLACK)),
    "a digit's width before a figure": covering(lambda: Look(beside("12/BC", 3.6, 2.8), BLACK)),
    "a line of 0.2 pt through words": covering(lambda: Look((90, word()[1] + 3, 500, word()[1] + 3.2), BLACK)),
    "a dotted line under a word": covering(lambda: Look((*on_word()[:2], on_word()[2], on_word()[1] + 0.5), BLACK)),
    "a diagonal of 0.3 pt": covering(lambda: Look((80, 700, 500, 790), b"0 G 0.3 w 0 0 m 420 90 l S")),
    "white over a digit": covering(lambda: Look((*on_word()[:2], on_word()[0] + 6, on_word()[3]), WHITE)),
    "a white line of 0.4 pt through words": covering(lambda: Look((90, word()[1] + 3, 500, word()[1] + 3.4), WHITE)),
    "a large field, a small bar": covering(
        lambda: Look((50, 50, 550, 800), b"0 g %.1f %.1f 1 9 re f" % (on_word()[0] - 52, on_word()[1] - 50))
    ),
    "a form that its matrix blows up": covering(_matrix),
    "hardly opaque": covering(lambda: Look(on_word(), b"/G gs " + BLACK, resources=graphics_state(ca=0.1))),
    "multiplied": covering(
        lambda: Look(on_word(), b"/G gs 0.5 g 0 0 99 99 re f", resources=graphics_state(BM="/Multiply"))
    ),
    "multiplied with white, as not every program can": covering(
        lambda: Look(on_word(), b"/G gs 1 g 0 0 99 99 re f", resources=graphics_state(BM="/Multiply"))
    ),
    "blended as few programs can": covering(
        lambda: Look(on_word(), b"/G gs 1 g 0 0 99 99 re f", resources=graphics_state(BM="/Exclusion"))
    ),
    "a picture over a word": covering(
        lambda: Look(on_word(), b"q 99 0 0 99 0 0 cm /Im Do Q", resources=picture(Image.new("RGBA", (9, 9), "white")))
    ),
    "hidden by its flag": covering(lambda: Look(on_word(), BLACK, flags=2)),
    "printed alone": covering(lambda: Look(on_word(), BLACK, flags=4 + 32)),
    "shown alone, not printed": covering(lambda: Look(on_word(), BLACK, flags=0)),
    "shown in one state": covering(lambda: Look(on_word(), BLACK, widget=_states)),
    "shown under the pointer": covering(lambda: Look(on_word(), BLACK, widget=_rollover)),
    "shown in a layer": covering(lambda: Look(on_word(), BLACK, widget=_layer)),
    "a ground that the reader draws": covering(lambda: Look(on_word(), None, widget=_ground)),
    "at its own size on the screen": covering(lambda: Look(on_word(), BLACK, flags=4 + 8)),
    "over a rule": Case(lambda: Look(_under_the_motto(), b"0.5 g 0 0 2 40 re f"), INVALID, "addition_covers_rule"),
    # on free space
    "words at the foot of the page": visible(lambda: Look(BLANK, LIE, page=2)),
    "words in the margin": visible(lambda: Look((5, 300, 70, 320), b"BT /F9 12 Tf 0 4 Td (x 9.999) Tj ET")),
    "a picture at the foot": visible(
        lambda: Look(BLANK, b"q 99 0 0 99 0 0 cm /Im Do Q", page=2, resources=picture(Image.new("RGBA", (9, 9), "red")))
    ),
    "white words on white": visible(lambda: Look(BLANK, b"1 g " + LIE, page=2)),
    "words that are not drawn": visible(lambda: Look(BLANK, LIE.replace(b"BT", b"BT 3 Tr"), page=2)),
    "one point in a corner": visible(lambda: Look((590, 2, 591, 3), BLACK, page=2)),
    "a hair": visible(lambda: Look((120, 100, 120.05, 200), BLACK, page=2)),
    "a rectangle of no height": visible(lambda: Look((120, 100, 300, 100), BLACK, page=2)),
    "beyond the edge of the page": visible(lambda: Look((-40, -30, 40, 30), BLACK, page=2)),
    "a ground that the reader draws at the foot": visible(lambda: Look(BLANK, None, page=2, widget=_ground)),
    "hidden at the foot": visible(lambda: Look(BLANK, LIE, page=2, flags=2)),
    "code that makes no sense": visible(lambda: Look(BLANK, b"q ) 9 9 }} f", page=2)),
    "a picture inside the code": visible(
        lambda: Look(BLANK, b"q 9 0 0 9 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID x EI Q", page=2)
    ),
}


def _under_the_motto() -> Box:
    """Around the end of the rule under the motto, away from its words."""
    place = word("Hạnh phúc")
    return place[2] - 8, place[1] - 6, place[2] - 4, place[1] - 3.2


_ALIKE = {
    "a bar of 0.5 pt before a figure", "a digit's width before a figure", "a dotted line under a word",
    "a line of 0.2 pt through words", "printed alone", "shown alone, not printed", "hidden at the foot", "a hair",
    "multiplied", "a picture at the foot",
}  # fmt: skip


@pytest.mark.parametrize("name", mostly_long(CASES, lambda name: name not in _ALIKE))
def test_what_another_signer_adds(name: str) -> None:
    case = CASES[name]
    look = case.look()
    thin = abs(look.box[3] - look.box[1]) < 1  # pyHanko signs no field that is less than a point high
    pdf = with_fields(signed(), {"them": look}, seal(), "co_quan") if thin else with_field(signed(), look, stranger())
    found = judged(pdf)
    code = "addition_unsigned" if thin and case.code == "addition_visible" else case.code
    assert (found.verdict, code in found.codes) == (case.verdict, True), found.reasons


ON_FREE_SPACE = [name for name, case in CASES.items() if case.code == "addition_visible"]


@pytest.mark.parametrize("name", mostly_long(ON_FREE_SPACE, lambda name: "words" in name))
def test_what_rides_in_an_empty_field(name: str) -> None:
    """The seal is genuine; the field beside it holds no signature."""
    look = CASES[name].look()
    pdf = with_fields(signed(), {"rong": look}, seal(), "co_quan")
    found = judged(pdf)
    assert (found.verdict, "addition_unsigned" in found.codes) == (UNDETERMINED, True), found.reasons


# one signature shown in several places


def test_a_signature_shown_again_on_another_page() -> None:
    """Two fields hold the same signature: each place counts."""
    writer = _KeepingWriter(BytesIO(signed()), strict=False)
    held = next(one.get_object() for one in writer.root["/AcroForm"]["/Fields"] if one.get_object()["/T"] == "nguoi_ky")
    place = add_field(writer, "lai", Look(BLANK, LIE, page=2))
    place.get_object()[pdf_name("/V")] = held.raw_get("/V")
    found = judged(written(writer, seal(), "co_quan"))
    assert "addition_visible" in found.codes
    assert found.verdict is not VALID


def test_a_field_with_a_second_place_on_another_page() -> None:
    """The signed field has two widgets below it; the second lies over a word of the first page."""
    writer = _KeepingWriter(BytesIO(signed()), strict=False)
    parent = dictionary({"/FT": "/Sig", "/T": "hai_cho"})
    field = writer.add_object(parent)
    kids = []
    for look in (Look(BLANK, None, page=2), Look(on_word(), BLACK)):
        entries = {"/Type": "/Annot", "/Subtype": "/Widget", "/Rect": list(look.box), "/Parent": field}
        widget = dictionary(entries)
        widget[pdf_name("/F")] = generic.NumberObject(132)
        if look.code is not None:
            widget[pdf_name("/AP")] = dictionary({"/N": form(writer, look, look.code)})
        kids.append(writer.add_object(widget))
        put_on_page(writer, kids[-1], look.page)
    parent[pdf_name("/Kids")] = generic.ArrayObject(kids)
    acro = writer.root["/AcroForm"]
    acro["/Fields"].append(field)
    writer.update_container(acro["/Fields"])
    writer.update_container(acro)
    found = judged(written(writer, seal(), "co_quan"))
    assert found.verdict is INVALID
    assert found.codes & {"addition_covers", "page_foreign_object", "appended"}


def test_a_field_that_no_page_lists() -> None:
    writer = _KeepingWriter(BytesIO(signed()), strict=False)
    field = add_field(writer, "rong", Look(BLANK, LIE, page=2)).get_object()
    field[pdf_name("/P")] = writer.root["/Pages"]["/Kids"].raw_get(2)
    page = field["/P"]
    held = page["/Annots"]
    page[pdf_name("/Annots")] = generic.ArrayObject([held.raw_get(index) for index in range(len(held) - 1)])
    found = judged(written(writer, seal(), "co_quan"))
    assert (found.verdict, "addition_unsigned" in found.codes) == (UNDETERMINED, True), found.reasons


# empty frames


def test_an_empty_field_that_shows_nothing_is_no_addition() -> None:
    pdf = with_fields(signed(), {"rong": Look(BLANK, None, page=2), "rong_2": Look(BLANK, b"q Q % nothing", page=2)})
    assert judged(with_fields(pdf, {}, seal(), "co_quan")).verdict is VALID


def test_a_field_of_a_file_written_anew_is_looked_at() -> None:
    beside_words = by_person(forged(exported(), forgeries.with_signature_in_the_margin))
    assert judged(beside_words).verdict is VALID
    found = judged(by_person(forged(exported(), forgeries.with_covering_signature)))
    assert (found.verdict, "addition_covers" in found.codes) == (INVALID, True)


def test_an_empty_field_over_words_is_told() -> None:
    """Programs mark empty fields by a colour or a badge."""
    found = judged(with_fields(signed(), {"rong": Look((80, 600, 400, 700), None)}, seal(), "co_quan"))
    assert (found.verdict, "addition_covers" in found.codes) == (INVALID, True)


# very many, very heavy


def test_very_many_fields_are_not_looked_at_one_by_one() -> None:
    looks = {f"n{number}": Look((5, 10 + number, 6, 10.5 + number), BLACK) for number in range(2 * MAX_SHOWING)}
    found = judged(with_fields(signed(), looks, seal(), "co_quan"))
    assert (found.verdict, "additions_too_many" in found.codes) == (INVALID, True)


def _bomb(writer: IncrementalPdfFileWriter) -> generic.DictionaryObject:
    """A form that draws ten of a form that draws ten …, a thousand million rectangles in all."""
    inner = form(writer, Look(BLANK, b""), b"0 0 1 1 re f")
    for _ in range(9):
        inner = form(writer, Look(BLANK, b"", resources=_holding(inner)), b"/X Do " * 10)
    return dictionary({"/XObject": {"/X": inner}})


def _holding(inner: generic.IndirectObject) -> Resources:
    return lambda _: dictionary({"/XObject": {"/X": inner}})


def _itself(writer: IncrementalPdfFileWriter) -> generic.DictionaryObject:
    """A form that draws itself."""
    inner = form(writer, Look(BLANK, b""), b"/X Do")
    inner.get_object()[pdf_name("/Resources")] = dictionary({"/XObject": {"/X": inner}})
    return dictionary({"/XObject": {"/X": inner}})


def _huge_picture(writer: IncrementalPdfFileWriter) -> generic.DictionaryObject:
    """A picture that says it has ten thousand million pixels."""
    found = picture(Image.new("RGBA", (9, 9), "red"))(writer)
    drawn = found["/XObject"]["/Im"]
    drawn[pdf_name("/Width")] = drawn[pdf_name("/Height")] = generic.NumberObject(100_000)
    return found


HEAVY = {"bomb": (_bomb, b"/X Do"), "itself": (_itself, b"/X Do"), "huge": (_huge_picture, b"99 0 0 99 0 0 cm /Im Do")}


@pytest.mark.timeout(60)
@pytest.mark.parametrize("kind", HEAVY)
def test_what_would_take_too_long_is_not_drawn(kind: str) -> None:
    make, code = HEAVY[kind]
    free = judged(with_field(signed(), Look(BLANK, code, page=2, resources=make), stranger()))
    assert (free.verdict, "addition_visible" in free.codes) == (UNDETERMINED, True), free.reasons
    over = judged(with_field(signed(), Look((80, 600, 400, 700), code, resources=make), stranger()))
    assert (over.verdict, "addition_covers" in over.codes) == (INVALID, True), over.reasons


# sentences


@pytest.mark.parametrize(("language", "place"), [("vi", "cuối trang, bên trái"), ("en", "at the bottom left")])
def test_the_place_is_told_in_words_and_millimetres(language: str, place: str) -> None:
    found = judged(with_field(signed(), Look((85, 100, 113.4, 128.4), BLACK, page=2), stranger()))
    told = next(one for one in found.reasons if one.code == "addition_visible")
    assert told.params | {"key": ""} == {"page": 3, "key": "", "left": 30, "top": 252, "whose": "Lê Văn Khác"}
    text = reason_sentence(told, language)
    assert all(part in text for part in (place, "30 mm", "252 mm", "Lê Văn Khác", "3"))


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_words_that_are_covered_are_told(language: str) -> None:
    found = judged(with_field(signed(), Look(beside("2026", 1.6, 0.6), BLACK), stranger()))
    told = next(one for one in found.reasons if one.code == "addition_covers")
    assert "2026" in str(told.params["words"])
    assert "2026" in reason_sentence(told, language)


# the files of the issue


@needs_shared
@pytest.mark.parametrize(
    ("name", "verdict", "code"),
    [
        ("ADD_blank_area_other", UNDETERMINED, "addition_visible"),
        ("ADD_empty_fields_with_seal", INVALID, "addition_covers"),
        ("ADD_thin_digit_seal", INVALID, "addition_covers"),
        ("person_look_other_name", UNDETERMINED, "appearance_says"),
    ],
)
def test_files_that_were_believed(name: str, verdict: Verdict, code: str) -> None:
    folder = SHARED / "cases" / "verify"
    (trusted,) = authorities_in_file(folder / "ca.pem").roots
    found = judge((folder / f"{name}.pdf").read_bytes(), Trust((trusted,)), NOW)
    assert (found.verdict, code in found.codes) == (verdict, True), found.reasons


@needs_shared
@pytest.mark.parametrize(
    "path", sorted((SHARED / "cases" / "verify").glob("genuine/*.pdf")), ids=lambda path: path.stem
)
def test_genuine_files_of_other_programs(path: Path) -> None:
    (trusted,) = authorities_in_file(path.parent.parent / "ca.pem").roots
    found = judge(path.read_bytes(), Trust((trusted,)), NOW)
    assert found.verdict is VALID, found.reasons
