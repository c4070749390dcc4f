"""Appearances that hide what they show: from programs that read them, until a person looks or prints."""

from __future__ import annotations

from collections.abc import Callable

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from tests.workflow.verification.forgeries.forged_seconds import COVER, FREE, OVER, look
from tests.workflow.verification.forgeries.hand_written import Entry, new_field, on_page

_HIDDEN, _NO_VIEW, _TOGGLE = 2, 32, 256


def _field(appearance: Callable[[Pdf], Object], **more: Entry) -> Callable[[Pdf], Object]:
    def change(pdf: Pdf) -> Object:
        entries: dict[str, Entry] = {"Rect": OVER, "AP": Dictionary(N=appearance(pdf)), **more}
        return new_field(pdf, "la", 0, **entries)

    return change


def _drawn(code: bytes, **resources: Callable[[Pdf], Object]) -> Callable[[Pdf], Object]:
    def make(pdf: Pdf) -> Object:
        held = {f"/{kind}": Dictionary(Xx=thing(pdf)) for kind, thing in resources.items()}
        return look(pdf, code, Resources=Dictionary(held))

    return make


def _nested(pdf: Pdf) -> Object:
    inner = look(pdf)
    for _ in range(12):
        inner = look(pdf, b"/Xx Do", Resources=Dictionary(XObject=Dictionary(Xx=inner)))
    return inner


def _white(pdf: Pdf) -> Object:
    return pdf.make_indirect(Dictionary(FunctionType=2, Domain=[0, 1], N=1, C0=[1], C1=[1]))


def _shading(pdf: Pdf) -> Object:
    return Dictionary(ShadingType=2, ColorSpace=Name.DeviceGray, Coords=[0, 0, 400, 0], Function=_white(pdf),
                      Extend=[True, True])  # fmt: skip


def _tile(pdf: Pdf) -> Object:
    return pdf.make_stream(b"1 g 0 0 9 9 re f", Type=Name.Pattern, PatternType=1, PaintType=1, TilingType=1,
                           BBox=[0, 0, 9, 9], XStep=9, YStep=9, Resources=Dictionary())  # fmt: skip


def _letters(pdf: Pdf) -> Object:
    """A font whose one letter is a cover."""
    box = pdf.make_stream(b"1000 0 d0 1 g 0 0 40000 6000 re f")
    return pdf.make_indirect(
        Dictionary(Type=Name.Font, Subtype=Name.Type3, FontBBox=[0, 0, 40000, 6000], FirstChar=32, LastChar=32,
                   FontMatrix=[0.001, 0, 0, 0.001, 0, 0], CharProcs=Dictionary(space=box), Widths=[1000],
                   Encoding=Dictionary(Differences=[32, Name.space]), Resources=Dictionary())
    )  # fmt: skip


def _mask(pdf: Pdf) -> Object:
    return pdf.make_stream(b"\x00", Type=Name.XObject, Subtype=Name.Image, Width=1, Height=1, ImageMask=True,
                           BitsPerComponent=1)  # fmt: skip


def _inverting(_: Pdf) -> Object:
    return Dictionary(Type=Name.ExtGState, BM=Name.Difference)


def _half(_: Pdf) -> Object:
    return Dictionary(Type=Name.ExtGState, ca=0.97)


def _layered(pdf: Pdf) -> Object:
    form = look(pdf)
    form.OC = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("in")))
    return form


def _unbounded(pdf: Pdf) -> Object:
    form = look(pdf)
    del form.BBox
    return form


def _states(pdf: Pdf) -> Object:
    return Dictionary(Off=look(pdf, b""), Yes=look(pdf))


def _directly(pdf: Pdf) -> Object:
    """In the list of the page itself, and twice."""
    made = new_field(pdf, "la")
    own = Dictionary(Type=Name.Annot, Subtype=Name.Widget, FT=Name.Sig, T=String("la"), Rect=OVER, F=4,
                     AP=Dictionary(N=look(pdf)))  # fmt: skip
    held = pdf.pages[0].obj
    held.Annots = Array([*held.Annots, own, own])
    return made


def _on_the_page_only(pdf: Pdf) -> Object:
    """The widget of a field that names another page."""
    made = new_field(pdf, "la", page=-1, Rect=OVER, AP=Dictionary(N=look(pdf)))
    on_page(pdf, made, 0)
    last = pdf.pages[-1].obj
    last.Annots = Array([one for one in last.Annots if one.objgen != made.objgen])
    return made


def _of_no_kind(pdf: Pdf) -> Object:
    """The kind of the field stands above it."""
    above = pdf.make_indirect(Dictionary(FT=Name.Sig, T=String("la")))
    kid = pdf.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name.Widget, Parent=above, Rect=OVER, F=4,
                                       AP=Dictionary(N=look(pdf))))  # fmt: skip
    above.Kids = Array([kid])
    pdf.Root.AcroForm.Fields.append(above)
    on_page(pdf, kid)
    return above


HIDING: dict[str, Callable[[Pdf], Object]] = {
    "hidden until a program shows it": _field(look, F=_HIDDEN),
    "out of view, in print": _field(look, F=4 | _NO_VIEW),
    "in view under the pointer": _field(look, F=_NO_VIEW | _TOGGLE),
    "forms twelve deep": _field(_nested),
    "a shading": _field(_drawn(b"/Xx sh", Shading=_shading)),
    "a pattern": _field(_drawn(b"/Pattern cs /Xx scn 0 0 400 60 re f", Pattern=_tile)),
    "a letter that is a cover": _field(_drawn(b"BT /Xx 1 Tf ( ) Tj ET", Font=_letters)),
    "a mask for ink": _field(_drawn(b"1 g 400 0 0 60 0 0 cm /Xx Do", XObject=_mask)),
    "a picture in the code": _field(_drawn(b"400 0 0 60 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \xff EI")),
    "inverted": _field(_drawn(b"/Xx gs " + COVER, ExtGState=_inverting)),
    "almost solid": _field(_drawn(b"/Xx gs " + COVER, ExtGState=_half)),
    "a thick stroke": _field(_drawn(b"1 G 90 w 0 30 m 400 30 l S")),
    "a clipped cover": _field(_drawn(b"0 0 400 60 re W n " + COVER)),
    "a layer inside": _field(_drawn(b"/OC /Xx BDC " + COVER + b" EMC", Properties=_inverting)),
    "a form in a layer": _field(_layered),
    "no box": _field(_unbounded),
    "states without a choice": _field(_states),
    "the other state chosen": _field(_states, AS=Name.Yes),
    "a state that is not there": _field(_states, AS=Name.Nein),
    "written into the page's list": _directly,
    "of another page": _on_the_page_only,
    "a kind from above": _of_no_kind,
    "no rectangle of numbers": _field(look, Rect=[90, Name.A, 490, 560]),
    "a rectangle of three": _field(look, Rect=[90, 500, 490]),
    "a rectangle of six": _field(look, Rect=[90, 500, 490, 560, 0, 0]),
    "a turned field": _field(look, MK=Dictionary(R=90)),
}


def elsewhere(change: Callable[[Pdf], Object]) -> Callable[[Pdf], Object]:
    """The same on free space."""

    def moved(pdf: Pdf) -> Object:
        made = change(pdf)
        for annotation in pdf.pages[0].obj.Annots:
            if list(annotation.get("/Rect", [])) == OVER:
                annotation.Rect = Array(list(FREE))
        return made

    return moved


HIDING_ASIDE = {name: elsewhere(change) for name, change in HIDING.items() if "rectangle" not in name}
