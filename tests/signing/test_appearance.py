"""What a signature shows: nothing new, or the office's own picture, at its place and its size."""

from __future__ import annotations

import random
import zlib
from collections.abc import Sequence
from io import BytesIO
from typing import NamedTuple

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from dcbc_desktop.errors import FileError
from dcbc_desktop.export.layout.page_measures import MM, SEAL, SIGNATURE_HEIGHT, SIGNATURE_WIDTH
from dcbc_desktop.export.pdfa.signature_appearance import (
    MAX_INK,
    MAX_PICTURE_BYTES,
    MAX_SIDE,
    PictureKind,
    drawn_part_of_png,
    signature_appearance,
)
from dcbc_desktop.signing.records import FIELDS, Role
from dcbc_desktop.signing.signer import SignatureOptions, sign_pdf
from dcbc_desktop.signing.verdicts import Verdict
from dcbc_desktop.signing.verifier import examine
from dcbc_desktop.workflow.report_pages import make_pdf
from tests.report.samples import full_report
from tests.signing.authority import NOW, root, seal, signer
from tests.signing.documents import document, with_fields
from tests.signing.pictures import RED, chunk, ink, png, promised_png, seal_png, signature_png

_DOTS = 4
"""A point, in the pictures of pages."""
Box = tuple[float, float, float, float]


def person_signs(pdf: bytes, picture: bytes = b"") -> bytes:
    return sign_pdf(pdf, signer().credentials(), Role.PERSON, NOW, SignatureOptions(appearance=picture))


def both_sign(pdf: bytes) -> bytes:
    """Person, then agency, each with a picture."""
    first = person_signs(pdf, signature_appearance(signature_png(), "signature"))
    picture = signature_appearance(seal_png(), "seal")
    return sign_pdf(first, seal().credentials(), Role.SEAL, NOW, SignatureOptions(appearance=picture))


class Shown(NamedTuple):
    """A field's rectangle, and the form inside it: which object, its box, what it draws."""

    rectangle: list[float]
    form: int
    box: list[float]
    content: bytes


def shown(pdf: bytes, role: Role) -> Shown:
    """What the file has in a role's field."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        field = next(field for field in opened.Root.AcroForm.Fields if str(field.T) == FIELDS[role])
        form = field.AP.N
        sides = [[float(side) for side in box] for box in (field.Rect, form.BBox)]
        return Shown(sides[0], form.objgen[0], sides[1], form.read_bytes())


def rectangle(pdf: bytes, role: Role) -> list[float]:
    """Left, bottom, right and top."""
    return shown(pdf, role).rectangle


def coloured(pdf: bytes, *, red: bool) -> Box:
    """What is blue or red on the last page, in points from its lower left corner."""
    with pypdfium2.PdfDocument(pdf) as opened:
        opened.init_forms()
        image = opened[len(opened) - 1].render(scale=_DOTS, may_draw_forms=True).to_pil().convert("RGB")
    strong, weak = ("R", "B") if red else ("B", "R")
    pixels = Image.eval(image.getchannel(weak), lambda value: 255 if value < 120 else 0)
    strong_pixels = Image.eval(image.getchannel(strong), lambda value: 255 if value > 150 else 0)
    box = Image.composite(strong_pixels, Image.new("L", image.size), pixels).getbbox()
    assert box is not None
    left, top, right, bottom = box
    return left / _DOTS, (image.height - bottom) / _DOTS, right / _DOTS, (image.height - top) / _DOTS


def test_without_a_picture_the_field_looks_as_export_made_it() -> None:
    pdf = make_pdf(full_report(), draft=False)
    made = person_signs(pdf)
    assert shown(made, Role.PERSON) == shown(pdf, Role.PERSON)
    assert shown(made, Role.PERSON).content == b""
    assert b"/Helvetica" not in made[len(pdf) :]
    assert b"/Font" not in made[len(pdf) :]


def test_both_pictures_stand_where_the_decree_says() -> None:
    pdf = make_pdf(full_report(), draft=False)
    made = both_sign(pdf)
    signature, round_seal = coloured(made, red=False), coloured(made, red=True)
    field = rectangle(pdf, Role.PERSON)
    third = (signature[2] - signature[0]) / 3
    assert (signature[0] + signature[2]) / 2 == pytest.approx((field[0] + field[2]) / 2, abs=1)
    assert signature[2] - signature[0] == pytest.approx(40 * MM, abs=1)
    assert round_seal[2] - round_seal[0] == pytest.approx(36 * MM, abs=1)
    assert round_seal[3] - round_seal[1] == pytest.approx(36 * MM, abs=1)
    assert round_seal[2] - signature[0] == pytest.approx(third, abs=1)
    assert (round_seal[1] + round_seal[3]) / 2 == pytest.approx((signature[1] + signature[3]) / 2, abs=1)


def test_the_signature_field_lies_between_office_and_name() -> None:
    report = full_report()
    pdf = make_pdf(report, draft=False)
    left, bottom, right, top = rectangle(pdf, Role.PERSON)
    with pypdfium2.PdfDocument(pdf) as opened:
        page = opened[len(opened) - 1].get_textpage()
        heights = ((bottom, top), (bottom - 42, bottom), (top, top + 42))  # the seal is taller, on the same middle
        texts = [page.get_text_bounded(left - 20, low, right + 20, high).strip() for low, high in heights]
    assert texts == ["", report.text("signatory.name"), report.text("signatory.lines")]
    assert (right - left, top - bottom) == pytest.approx((SIGNATURE_WIDTH, SIGNATURE_HEIGHT), abs=0.02)


def test_both_signatures_with_pictures_are_valid() -> None:
    pdf = make_pdf(full_report(), draft=False)
    made = both_sign(pdf)
    assert made.startswith(pdf)
    found = examine(made, root().trust, NOW)
    assert (found.verdict, len(found.signatures)) == (Verdict.VALID, 2)


def test_the_same_picture_makes_the_same_bytes_whatever_else_its_file_tells() -> None:
    plain = signature_png()
    told = plain[:33] + chunk(b"tEXt", b"Author\0Nguyen Van A") + chunk(b"eXIf", b"MM\0*") + plain[33:]
    assert signature_appearance(told, "signature") == signature_appearance(plain, "signature")


@pytest.mark.parametrize(
    ("width", "height", "kind", "size"),
    [
        (1_000, 400, PictureKind.SIGNATURE, (SIGNATURE_WIDTH, SIGNATURE_WIDTH * 0.4)),
        (300, 600, PictureKind.SIGNATURE, (SIGNATURE_HEIGHT / 2, SIGNATURE_HEIGHT)),
        (120, 120, PictureKind.SEAL, (SEAL, SEAL)),
        (2_000, 1_000, PictureKind.SEAL, (SEAL, SEAL / 2)),
    ],
)
def test_a_picture_keeps_its_shape(width: int, height: int, kind: PictureKind, size: tuple[float, float]) -> None:
    with pypdfium2.PdfDocument(signature_appearance(png(ink(width, height, edge=70)), kind)) as opened:
        assert opened.get_page_size(0) == pytest.approx(size, rel=0.01)


def test_a_larger_picture_is_made_smaller_in_its_field_and_centred() -> None:
    pdf = with_fields(document(), "nguoi_ky")  # 100 by 60 points, the page 595 by 842
    form = shown(person_signs(pdf, document(7)), Role.PERSON)
    across, _, _, up, x, y = map(float, form.content.split()[1:7])
    assert form.box == [0, 0, 100, 60]
    assert (across, up) == pytest.approx((60 / 842, 60 / 842), rel=0.001)
    assert (x + across * 595 / 2, y + up * 842 / 2) == pytest.approx((50, 30), abs=0.01)


@pytest.mark.parametrize("packed", [False, True])
def test_a_picture_leaves_the_box_and_the_packing_of_its_field(packed: bool) -> None:
    """Checkers compare what the field shows before and after: a box or a packing of our own would be an alteration."""
    empty = with_appearances(with_fields(document(), "nguoi_ky"), [0, 0, 100.04, 59.96], packed=packed)
    before, after = (appearance(pdf) for pdf in (empty, person_signs(empty, signature_appearance(_SOUND, "signature"))))
    assert before == after
    assert ("/Filter" in after) == packed


@pytest.mark.parametrize("turned", [False, True])
def test_an_appearance_that_is_not_as_its_field_gives_no_box(turned: bool) -> None:
    box = [0, 0, 100, 60] if turned else [0, 0, 7, 9]
    empty = with_appearances(with_fields(document(), "nguoi_ky"), box, matrix=[0, 1, -1, 0, 0, 0] if turned else None)
    after = appearance(person_signs(empty, signature_appearance(_SOUND, "signature")))
    assert after["/BBox"] == [0, 0, 100, 60]
    assert "/Matrix" not in after


def with_appearances(
    pdf: bytes, box: Sequence[float], *, packed: bool = False, matrix: Sequence[float] | None = None
) -> bytes:
    """The file, whose fields have an empty appearance of this box."""
    opened = pikepdf.open(BytesIO(pdf))
    for field in opened.Root.AcroForm.Fields:
        form = opened.make_stream(b"", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form, BBox=box)
        if packed:
            form.write(zlib.compress(b""), filter=pikepdf.Name.FlateDecode)
        if matrix:
            form.Matrix = matrix
        field.AP = pikepdf.Dictionary(N=form)
    saved = BytesIO()
    opened.save(saved, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    return saved.getvalue()


def appearance(pdf: bytes) -> dict[str, object]:
    """Box, packing and matrix of the appearance of the only field, as far as it has them."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        form = opened.Root.AcroForm.Fields[0].AP.N
        found: dict[str, object] = {key: str(form[key]) for key in ("/Filter", "/Matrix") if key in form}
        return found | {"/BBox": [float(side) for side in form.BBox]}


def test_a_field_without_a_rectangle_shows_nothing() -> None:
    made = person_signs(document(), signature_appearance(signature_png(), "signature"))
    assert b"/Picture" not in made
    assert examine(made, root().trust, NOW).verdict is Verdict.VALID


def test_white_paper_becomes_transparent() -> None:
    scanned = Image.new("RGB", (500, 300), (255, 255, 255))
    scanned.paste(RED[:3], (100, 100, 300, 200))
    pixels = drawn_part_of_png(png(scanned))
    assert (pixels.width, pixels.height) == (200, 100)
    assert set(pixels.opacity) == {235}
    assert pixels.colours[:3] == bytes(RED[:3])


def on_paper(image: Image.Image) -> Image.Image:
    paper = Image.new("RGBA", image.size, "white")
    paper.alpha_composite(image)
    return paper


def _in_16_bits(image: Image.Image) -> Image.Image:
    wide = b"".join(bytes((value, value)) for value in image.convert("L").tobytes())
    return Image.frombytes("I;16", image.size, wide)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_every_kind_of_png_is_read(mode: str) -> None:
    image = ink(60, 40) if mode in ("RGBA", "LA") else on_paper(ink(60, 40))
    pixels = drawn_part_of_png(png(_in_16_bits(image) if mode == "I;16" else image.convert(mode)))
    assert (pixels.width, pixels.height) == (60, 40)
    assert len(pixels.colours) == 3 * len(pixels.opacity) == 3 * 60 * 40
    assert 0 < sum(pixels.opacity) < 255 * 60 * 40


def test_a_large_picture_is_kept_at_the_dots_that_paper_shows() -> None:
    pixels = drawn_part_of_png(png(ink(3_000, 1_500)))
    assert (pixels.width, pixels.height) == (MAX_INK, MAX_INK // 2)


_SOUND = signature_png()


@pytest.mark.parametrize(
    ("file", "code"),
    [
        (b"%PDF-1.7", "picture_unreadable"),
        (b"\x89PNG\r\n\x1a\n", "picture_unreadable"),
        (_SOUND[: len(_SOUND) // 2], "picture_unreadable"),
        (_SOUND[:40], "picture_unreadable"),
        (b"\xff\xd8\xff\xe0" + _SOUND, "picture_unreadable"),
        (promised_png(0, 0, b""), "picture_unreadable"),
        (promised_png(500, 500, b"\0" * 400), "picture_unreadable"),
        (promised_png(MAX_SIDE + 1, 10, b""), "picture_too_large"),
        (promised_png(2**31 - 1, 2**31 - 1, b""), "picture_too_large"),
        (_SOUND.ljust(MAX_PICTURE_BYTES + 1, b"\0"), "picture_too_large"),
        (png(Image.new("RGBA", (50, 50), (9, 9, 9, 0))), "picture_empty"),
        (png(Image.new("RGB", (50, 50), (255, 255, 255))), "picture_empty"),
    ],
)
def test_what_is_no_picture_is_refused(file: bytes, code: str) -> None:
    with pytest.raises(FileError, match=code):
        signature_appearance(file, "signature")


def test_no_picture_is_no_page() -> None:
    assert signature_appearance(b"", "seal") == b""


def test_more_data_than_promised_is_not_unpacked() -> None:
    bomb = promised_png(30, 30, b"\0" * 50_000_000)
    assert len(bomb) < 60_000
    assert drawn_part_of_png(bomb).width == 30


@pytest.mark.parametrize("seed", range(60))
def test_damaged_pictures_are_read_or_refused(seed: int) -> None:
    chance = random.Random(seed)
    damaged = bytearray(_SOUND)
    for _ in range(chance.choice([1, 3, 40])):
        damaged[chance.randrange(8, len(damaged))] = chance.randrange(256)
    try:
        pixels = drawn_part_of_png(bytes(damaged))
    except FileError as error:
        assert error.code in ("picture_unreadable", "picture_too_large", "picture_empty")
    else:
        assert len(pixels.opacity) == pixels.width * pixels.height
