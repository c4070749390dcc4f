"""Pictures in the boxes for signatures: seals over readable letters pass, what hides or adds letters does not.

Boxes of layout 2 overlap the words around a signature; seals were put there by version 0.3.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import cache
from io import BytesIO

import pytest
from PIL import Image, ImageDraw, ImageFont
from pyhanko.stamp import TextStampStyle

from dcbc_desktop.export.pdfa.signature_appearance import signature_appearance
from dcbc_desktop.paths import shipped_dir
from dcbc_desktop.report import header as h
from dcbc_desktop.signing.records import FIELDS, Role
from dcbc_desktop.signing.signer import SignatureOptions, sign_pdf
from dcbc_desktop.signing.verdicts import Verdict
from dcbc_desktop.workflow.report_pages import make_pdf
from dcbc_desktop.workflow.verification import judge
from dcbc_desktop.workflow.verification.facts import Received
from tests.signing.authority import NOW, root, seal, signer
from tests.signing.pictures import RED, png, seal_png, signature_png
from tests.workflow.verification.added_fields import Look, box_of, find, picture, with_look, with_stamp
from tests.workflow.verification.received_files import final_report, signed

INVALID, UNDETERMINED, VALID = Verdict.INVALID, Verdict.UNDETERMINED, Verdict.VALID
BOLD = shipped_dir("resources") / "fonts" / "LiberationSerif-Bold.ttf"
LINES = {"one": "GIÁM ĐỐC", "three": "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH", "long": (
    "KT. BỘ TRƯỞNG, CHỦ NHIỆM\nPHÓ CHỦ NHIỆM THƯỜNG TRỰC VĂN PHÒNG")}  # fmt: skip
Colour = tuple[int, int, int, int]
SIDE = 800
"""Pixels of a seal of 36 mm, at 560 dots an inch."""


@cache
def by_the_person(lines: str, layout: int = 2) -> bytes:
    """A file of an older version, signed by the person."""
    report = final_report(**{h.SIGNATORY_LINES: LINES[lines]})
    pdf = make_pdf(report, draft=False, layout_version=layout)
    return sign_pdf(pdf, signer().credentials(), Role.PERSON, NOW)


def dense_seal(colour: Colour = RED, ring: int = 26) -> Image.Image:
    """Two rings with letters between, rays, and a star, as seals of the state are."""
    image = Image.new("RGBA", (SIDE, SIDE), (*colour[:3], 0))
    pen = ImageDraw.Draw(image)
    for edge, width in ((0, ring), (ring + 10, 6), (170, 12)):
        pen.ellipse((edge, edge, SIDE - edge - 1, SIDE - edge - 1), outline=colour, width=width)
    words, face = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ★ VĂN PHÒNG THỬ NGHIỆM ★ ", ImageFont.truetype(BOLD, 90)
    for place, letter in enumerate(words):
        turn = 2 * math.pi * place / len(words)
        drawn = Image.new("RGBA", (140, 140), (*colour[:3], 0))
        ImageDraw.Draw(drawn).text((70, 70), letter, font=face, fill=colour, anchor="mm")
        x, y = SIDE / 2 + 295 * math.sin(turn), SIDE / 2 - 295 * math.cos(turn)
        image.alpha_composite(drawn.rotate(-math.degrees(turn)), (int(x) - 70, int(y) - 70))
    pen.regular_polygon((SIDE // 2, SIDE // 2, 150), 5, fill=colour)
    for place in range(36):
        turn = 2 * math.pi * place / 36
        ends = [(SIDE / 2 + far * math.cos(turn), SIDE / 2 + far * math.sin(turn)) for far in (160, 225)]
        pen.line(ends, fill=colour, width=10)
    return image


def disc(colour: Colour) -> Image.Image:
    """One colour all over."""
    image = Image.new("RGBA", (SIDE, SIDE), (*colour[:3], 0))
    ImageDraw.Draw(image).ellipse((0, 0, SIDE - 1, SIDE - 1), fill=colour)
    return image


def on_paper(image: Image.Image) -> Image.Image:
    """As a scanner gives it: no pixel is transparent."""
    paper = Image.new("RGB", image.size, "white")
    paper.paste(image, mask=image.getchannel("A"))
    return paper.convert("RGBA")


def sealed_here(pdf: bytes, image: Image.Image) -> Received:
    """Sealed by this program with a picture."""
    look = signature_appearance(png(image), "seal")
    return judge(
        sign_pdf(pdf, seal().credentials(), Role.SEAL, NOW, SignatureOptions(appearance=look)), root().trust, NOW
    )


def sealed_elsewhere(pdf: bytes, image: Image.Image, *, ink_only: bool = True) -> Received:
    """Sealed by another program, which fills the field with a picture."""
    look = Look(_size(pdf), b"q 102.05 0 0 102.05 0 0 cm /Im Do Q", resources=picture(image, ink_only=ink_only))
    return judge(with_look(pdf, FIELDS[Role.SEAL], look, seal()), root().trust, NOW)


def _size(pdf: bytes) -> tuple[float, float, float, float]:
    left, bottom, right, top = box_of(pdf, FIELDS[Role.SEAL])
    return 0, 0, right - left, top - bottom


READABLE: dict[str, Callable[[], Image.Image]] = {
    "a ring and a star": lambda: Image.open(BytesIO(seal_png())),
    "dense": dense_seal,
    "dense, as light as ink can be": lambda: dense_seal((240, 90, 90, 255)),
    "dense, half transparent": lambda: dense_seal((210, 20, 20, 150)),
    "a disc that shines through": lambda: disc((210, 20, 20, 120)),
    "blue": lambda: dense_seal((20, 40, 200, 255)),
}


@pytest.mark.parametrize("lines", LINES)
@pytest.mark.parametrize("kind", READABLE)
def test_a_seal_over_words_that_stay_readable(kind: str, lines: str) -> None:
    found = sealed_here(by_the_person(lines), READABLE[kind]())
    assert (found.verdict, set(found.codes)) == (VALID, {"revocation_unknown"}), found.reasons


def test_a_scanned_seal_becomes_transparent_here() -> None:
    assert sealed_here(by_the_person("long"), on_paper(dense_seal())).verdict is VALID


HIDING: dict[str, Callable[[], Image.Image]] = {
    "a white disc": lambda: disc((255, 255, 255, 255)),
    "a red disc": lambda: disc(RED),
    "a seal on its white paper": lambda: on_paper(dense_seal()),
    "a veil of white": lambda: disc((255, 255, 255, 200)),
    "a yellow disc": lambda: disc((250, 240, 60, 255)),
    "black strokes": lambda: dense_seal((0, 0, 0, 255)),
    "grey strokes": lambda: dense_seal((120, 120, 120, 255)),
}


@pytest.mark.parametrize("kind", HIDING)
def test_a_seal_that_hides_or_alters_letters(kind: str) -> None:
    found = sealed_elsewhere(by_the_person("long"), HIDING[kind](), ink_only="paper" not in kind)
    assert (found.verdict, "addition_covers" in found.codes) == (INVALID, True), found.reasons
    told = next(one for one in found.reasons if one.code == "addition_covers")
    assert "Nguyễn" in str(told.params["words"])


def _over(pdf: bytes, letters: str, code: bytes) -> Received:
    """The seal's field with code that draws from the lower left corner of some letters."""
    place, (left, bottom, *_) = find(pdf, letters).place, box_of(pdf, FIELDS[Role.SEAL])
    moved = b"1 0 0 1 %.2f %.2f cm " % (place[0] - left, place[1] - bottom)
    return judge(with_look(pdf, FIELDS[Role.SEAL], Look(_size(pdf), moved + code), seal()), root().trust, NOW)


SMALL = {
    "a white line through letters": b"1 g -3 4 60 0.5 re f",
    "a white dot on a letter": b"1 g 1.5 4 2 1 re f",
    "a black bar beside a letter": b"0 g -1.5 0 0.6 9 re f",
    "a black bar under letters": b"0 g 0 -1 30 0.5 re f",
    "a grey hair before a letter": b"0.4 g -1 0 0.4 9 re f",
}


@pytest.mark.parametrize("kind", SMALL)
def test_a_small_stroke_at_letters_in_the_box(kind: str) -> None:
    found = _over(by_the_person("long"), "Nguyễn Xuân", SMALL[kind])
    assert (found.verdict, "addition_covers" in found.codes) == (INVALID, True), found.reasons


@pytest.mark.parametrize("layout", [2, 3])
@pytest.mark.parametrize("lines", LINES)
def test_our_own_signatures_with_pictures_are_valid(lines: str, layout: int) -> None:
    report = final_report(**{h.SIGNATORY_LINES: LINES[lines]})
    pdf = make_pdf(report, draft=False, layout_version=layout)
    for role, holder, kind, image in (
        (Role.PERSON, signer(), "signature", signature_png()),
        (Role.SEAL, seal(), "seal", seal_png()),
    ):
        options = SignatureOptions(appearance=signature_appearance(image, kind))
        pdf = sign_pdf(pdf, holder.credentials(), role, NOW, options)
    found = judge(pdf, root().trust, NOW)
    assert (found.verdict, set(found.codes)) == (VALID, {"revocation_unknown"}), found.reasons


@pytest.mark.parametrize("text", ["", "Ký bởi: %(signer)s\nNgày ký: %(ts)s"])
def test_the_text_stamp_of_another_program_in_our_field_is_valid(text: str) -> None:
    """pyHanko's own stamp, where none is given."""
    style = TextStampStyle(stamp_text=text, timestamp_format="%d/%m/%Y %H:%M:%S") if text else TextStampStyle()
    found = judge(with_stamp(signed(), "co_quan", style, seal()), root().trust, NOW)
    assert (found.verdict, set(found.codes)) == (VALID, {"revocation_unknown"}), found.reasons
