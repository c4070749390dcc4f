"""Exported files altered as a forger would: what a person sees, or what a program reads, is no longer the same."""

from __future__ import annotations

import struct
import warnings
from collections.abc import Callable
from io import BytesIO

import pikepdf
from pikepdf import Array, ContentStreamInstruction, Dictionary, Name, Operator, Pdf, Stream
from pikepdf.exceptions import PageCopyWarning

from dcbc_desktop.export.fonts.truetype import table

Forge = Callable[[Pdf], None]
Drawn = list[ContentStreamInstruction]
_SHOWING = ("Tj", "TJ")


def forged(pdf: bytes, forge: Callable[[Pdf], object]) -> bytes:
    """The file after a forgery, written anew."""
    opened = pikepdf.open(BytesIO(pdf))
    forge(opened)
    saved = BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", PageCopyWarning)  # fields that no form knows: a forger does not care
        opened.save(saved, static_id=True)
    return saved.getvalue()


def unchanged(pdf: Pdf) -> None:
    """Only written anew."""


def redrawn(change: Callable[[Drawn], Drawn], page: int = 0) -> Forge:
    """Other drawing on a page."""

    def forge(pdf: Pdf) -> None:
        drawn = instructions(pdf.pages[page])
        pdf.pages[page].Contents = pdf.make_stream(pikepdf.unparse_content_stream(change(drawn)))

    return forge


def instructions(page: pikepdf.Page) -> Drawn:
    """The drawing of a page, which holds no pictures in itself."""
    return [one for one in pikepdf.parse_content_stream(page) if isinstance(one, ContentStreamInstruction)]


def shown(one: ContentStreamInstruction) -> bytes:
    """The codes that an instruction shows; digits and unmarked letters are themselves."""
    return bytes(one.operands[0]) if str(one.operator) in _SHOWING else b""


def said(old: bytes, new: bytes) -> Callable[[Drawn], Drawn]:
    """Other letters in one place."""

    def change(drawn: Drawn) -> Drawn:
        place = next(index for index, one in enumerate(drawn) if old in shown(one))
        altered = pikepdf.String(shown(drawn[place]).replace(old, new, 1))
        return [*drawn[:place], ContentStreamInstruction([altered], Operator("Tj")), *drawn[place + 1 :]]

    return change


def exchanged(one: bytes, other: bytes) -> Callable[[Drawn], Drawn]:
    """Two lines change places."""

    def change(drawn: Drawn) -> Drawn:
        first, second = (next(n for n, item in enumerate(drawn) if text in shown(item)) for text in (one, other))
        drawn[first], drawn[second] = drawn[second], drawn[first]
        return drawn

    return change


def moved(words: bytes, right: float, up: float) -> Callable[[Drawn], Drawn]:
    """One line stands elsewhere, its letters and their order are the same."""

    def change(drawn: Drawn) -> Drawn:
        shows = next(index for index, one in enumerate(drawn) if words in shown(one))
        place = max(index for index, one in enumerate(drawn[:shows]) if str(one.operator) == "Tm")
        numbers = [float(number) for number in drawn[place].operands]
        numbers[4], numbers[5] = numbers[4] + right, numbers[5] + up
        drawn[place] = ContentStreamInstruction(numbers, Operator("Tm"))
        return drawn

    return change


def font_of(words: bytes, drawn: Drawn) -> str:
    """The resource's name of the font that words are drawn in."""
    shows = next(index for index, one in enumerate(drawn) if words in shown(one))
    return next(str(one.operands[0]) for one in reversed(drawn[:shows]) if str(one.operator) == "Tf")


def added(code: bytes, page: int = 0, before: bool = False) -> Forge:
    """More drawing behind, or before, that of the page; `FONT` stands for the upright font of its text."""

    def forge(pdf: Pdf) -> None:
        fonts = pdf.pages[page].Resources.Font.items()
        font = next(str(name) for name, one in fonts if str(one.BaseFont).endswith("+LiberationSerif")).encode()
        drawing = pdf.make_stream(b"\nq " + code.replace(b"/FONT", font) + b" Q\n")
        pdf.pages[page].contents_add(drawing, prepend=before)

    return forge


def with_picture(pdf: Pdf) -> None:
    """A white picture over the middle of the page."""
    picture = pdf.make_stream(b"\xff", Type=Name.XObject, Subtype=Name.Image, Width=1, Height=1)
    picture.ColorSpace, picture.BitsPerComponent = Name.DeviceGray, 8
    _resource(pdf, "/XObject", "/Pic", picture)
    added(b"200 0 0 100 150 400 cm /Pic Do")(pdf)


def with_form(pdf: Pdf) -> None:
    """Words in a drawing of their own."""
    font = next(iter(pdf.pages[0].Resources.Font.keys()))
    code = b"BT " + font.encode() + b" 12 Tf 100 100 Td (900) Tj ET"
    form = pdf.make_stream(code, Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 600, 850])
    form.Resources = pdf.pages[0].Resources
    _resource(pdf, "/XObject", "/Frm", form)
    added(b"/Frm Do")(pdf)


def with_transparency(pdf: Pdf) -> None:
    """The page's words fade away."""
    _resource(pdf, "/ExtGState", "/Gone", Dictionary(ca=0, CA=0))
    pdf.pages[0].contents_add(pdf.make_stream(b"/Gone gs\n"), prepend=True)


def with_layer(pdf: Pdf) -> None:
    """The page's words lie in a layer that is switched off."""
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name="An"))
    pdf.Root.OCProperties = Dictionary(OCGs=[layer], D=Dictionary(OFF=[layer]))
    _resource(pdf, "/Properties", "/Lay", layer)
    pdf.pages[0].contents_add(pdf.make_stream(b"/OC /Lay BDC\n"), prepend=True)
    pdf.pages[0].contents_add(pdf.make_stream(b"\nEMC"))


def with_annotation(pdf: Pdf) -> None:
    """Words in a note on top of the page's."""
    note = Dictionary(Type=Name.Annot, Subtype=Name.FreeText, Rect=[100, 400, 300, 450], Contents="900", F=4)
    note.DA = pikepdf.String("/Helv 12 Tf")
    _annotate(pdf, note)


def with_link(pdf: Pdf) -> None:
    """One link more, like ours."""
    link = _first_link(pdf)
    _annotate(pdf, Dictionary({key: link[key] for key in ("/Type", "/Subtype", "/Rect", "/F", "/Border", "/Dest")}))


def without_link(pdf: Pdf) -> None:
    """One link less."""
    page = pdf.pages[0]
    page.Annots = Array([one for one in page.Annots if one.objgen != _first_link(pdf).objgen])


def link_with(**entries: object) -> Forge:
    """Our first link shows or does something."""

    def forge(pdf: Pdf) -> None:
        for key, value in entries.items():
            _first_link(pdf)[f"/{key}"] = value

    return forge


def _first_link(pdf: Pdf) -> pikepdf.Object:
    return next(one for one in pdf.pages[0].Annots if one.Subtype == Name.Link)


def with_covering_signature(pdf: Pdf) -> None:
    """A signature field of no one's making, over the words."""
    _annotate(
        pdf, Dictionary(Type=Name.Annot, Subtype=Name.Widget, FT=Name.Sig, T="la", F=132, Rect=[80, 300, 500, 600])
    )


def with_signature_in_the_margin(pdf: Pdf) -> None:
    """As other programs sign: a field of their own, beside the words."""
    _annotate(pdf, Dictionary(Type=Name.Annot, Subtype=Name.Widget, FT=Name.Sig, T="la", F=132, Rect=[90, 5, 300, 45]))


def _annotate(pdf: Pdf, annotation: Dictionary) -> None:
    page = pdf.pages[0]
    known = list(page.Annots) if "/Annots" in page else []
    page.Annots = Array([*known, pdf.make_indirect(annotation)])


def _resource(pdf: Pdf, kind: str, name: str, thing: pikepdf.Object) -> None:
    """On the first page alone."""
    resources = Dictionary(dict(pdf.pages[0].Resources.items()))
    held = dict(resources.get(kind, Dictionary()))
    resources[kind] = Dictionary({**held, name: thing})
    pdf.pages[0].Resources = resources


def lying_map(seen: bytes, told: bytes, *, alter_words: bool) -> Forge:
    """The font's map says `told` for the letter that people see as `seen`, wherever one of them stood on the page."""

    def forge(pdf: Pdf) -> None:
        drawn = instructions(pdf.pages[0])
        font = pdf.pages[0].Resources.Font[font_of(told, drawn)]
        lines = font.ToUnicode.read_bytes().decode()
        one, other = (f"<{text[0]:02X}> <{text[0]:04X}>" for text in (seen, told))
        swapped = (f"<{seen[0]:02X}> <{told[0]:04X}>", f"<{told[0]:02X}> <{seen[0]:04X}>")
        assert one in lines, (one, other)
        assert other in lines, (one, other)
        lied = lines.replace(one, "?").replace(other, swapped[1]).replace("?", swapped[0])
        font.ToUnicode = pdf.make_stream(lied.encode())
        if alter_words:
            swap_codes(pdf, font, seen, told)

    return forge


def swap_codes(pdf: Pdf, font: pikepdf.Object, one: bytes, other: bytes) -> None:
    """Every showing of a code in that font shows the other one instead, on all pages."""
    other_way = bytes.maketrans(one + other, other + one)
    for page in pdf.pages:
        names = {str(name) for name, held in page.Resources.Font.items() if held.objgen == font.objgen}
        current, changed = "", []
        for item in instructions(page):
            if str(item.operator) == "Tf":
                current = str(item.operands[0])
            swapped = pikepdf.String(shown(item).translate(other_way))
            inside = current in names and str(item.operator) == "Tj"
            changed.append(ContentStreamInstruction([swapped], Operator("Tj")) if inside else item)
        page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(changed))


def font_files(pdf: Pdf) -> list[Stream]:
    """The programs of the first page's fonts."""
    fonts = [font for _, font in pdf.pages[0].Resources.Font.items()]
    return [program for font in fonts if isinstance(program := font.FontDescriptor.FontFile2, Stream)]


def glyphs_exchanged(pdf: Pdf) -> None:
    """The outlines of two digits change places in every font: the words read as before, and look otherwise."""
    for program in font_files(pdf):
        data = program.read_bytes()
        first, second = (_glyph_of(data, ord(digit)) for digit in "26")
        program.write(_with_exchanged(data, first, second))


def glyph_redrawn(pdf: Pdf) -> None:
    """A point of an outline is moved in every font."""
    for program in font_files(pdf):
        data = bytearray(program.read_bytes())
        glyph = _glyph_of(bytes(data), ord("2"))
        end = data.index(table(bytes(data), b"glyf")) + _offsets(bytes(data))[glyph + 1]
        data[end - 6] ^= 0x11
        program.write(bytes(data))


def _glyph_of(data: bytes, code: int) -> int:
    """Of the one-byte map (format 0 or 6) that a subset carries."""
    cmap = table(data, b"cmap")
    (start,) = struct.unpack_from(">I", cmap, 8)
    (kind,) = struct.unpack_from(">H", cmap, start)
    if kind == 0:
        return int(cmap[start + 6 + code])
    (first,) = struct.unpack_from(">H", cmap, start + 6)
    return int(struct.unpack_from(">H", cmap, start + 10 + 2 * (code - first))[0])


def _offsets(data: bytes) -> list[int]:
    loca = table(data, b"loca")
    if struct.unpack_from(">h", table(data, b"head"), 50) == (1,):
        return list(struct.unpack(f">{len(loca) // 4}I", loca))
    return [2 * offset for offset in struct.unpack(f">{len(loca) // 2}H", loca)]


def _with_exchanged(data: bytes, first: int, second: int) -> bytes:
    """The one-byte map leads to the other glyph: the set of outlines is what it was."""
    cmap = table(data, b"cmap")
    place = data.index(cmap)
    (start,) = struct.unpack_from(">I", cmap, 8)
    (kind,) = struct.unpack_from(">H", cmap, start)
    changed = bytearray(data)
    if kind == 0:
        one, other = place + start + 6 + ord("2"), place + start + 6 + ord("6")
        changed[one], changed[other] = second, first
    else:
        (lowest,) = struct.unpack_from(">H", cmap, start + 6)
        for digit, glyph in (("2", second), ("6", first)):
            struct.pack_into(">H", changed, place + start + 10 + 2 * (ord(digit) - lowest), glyph)
    return bytes(changed)
