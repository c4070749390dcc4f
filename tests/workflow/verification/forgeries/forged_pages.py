"""Pages that say something else to some reader or to some program, for a file that is signed afterwards."""

from __future__ import annotations

from collections.abc import Callable

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

from tests.workflow.verification.forgeries.hand_written import Change, Entry, on_page
from tests.workflow.verification.forgeries.page_forgeries import added, instructions

_PICTURE = {"Type": Name.XObject, "Subtype": Name.Image, "Width": 1, "Height": 1, "BitsPerComponent": 8}


def resource(pdf: Pdf, kind: str, name: str, thing: pikepdf.Object) -> None:
    """One more resource of the first page."""
    held = pdf.pages[0].obj
    resources = Dictionary(dict(held.Resources.items()))
    resources[kind] = Dictionary({**dict(resources.get(kind, Dictionary())), name: thing})
    held.Resources = resources


def _state(code: bytes = b"/Gst gs", **entries: Entry) -> Change:
    """Everything on the page is drawn in another state."""

    def change(pdf: Pdf) -> None:
        resource(pdf, "/ExtGState", "/Gst", Dictionary(Type=Name.ExtGState, **entries))
        pdf.pages[0].contents_add(pdf.make_stream(code + b"\n"), prepend=True)

    return change


def _of_page(key: str, value: Callable[[Pdf], object]) -> Change:
    def change(pdf: Pdf) -> None:
        pdf.pages[0].obj[f"/{key}"] = value(pdf)

    return change


def _everywhere(code: bytes) -> Change:
    """A setting of text for the whole page."""

    def change(pdf: Pdf) -> None:
        pdf.pages[0].contents_add(pdf.make_stream(code + b"\n"), prepend=True)

    return change


def _white_for_presses(pdf: Pdf) -> None:
    white = Dictionary(FunctionType=2, Domain=[0, 1], N=1, C0=[1], C1=[1])
    _state(TR=pdf.make_indirect(white))(pdf)


def _masked(pdf: Pdf) -> None:
    group = pdf.make_stream(b"", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 600, 850])
    group.Group = Dictionary(S=Name.Transparency, CS=Name.DeviceGray)
    _state(SMask=Dictionary(Type=Name.Mask, S=Name.Luminosity, G=group))(pdf)


def _default_gray(pdf: Pdf) -> None:
    white = Dictionary(FunctionType=2, Domain=[0, 1], N=1, C0=[1], C1=[1])
    space = Array([Name.Separation, Name.Schwarz, Name.DeviceGray, pdf.make_indirect(white)])
    resource(pdf, "/ColorSpace", "/DefaultGray", space)
    resource(pdf, "/ColorSpace", "/DefaultRGB", space)


def _pattern(pdf: Pdf) -> None:
    tile = pdf.make_stream(b"1 g 0 0 9 9 re f", Type=Name.Pattern, PatternType=1, PaintType=1, TilingType=1,
                           BBox=[0, 0, 9, 9], XStep=9, YStep=9, Resources=Dictionary())  # fmt: skip
    resource(pdf, "/Pattern", "/Pat", tile)
    added(b"/Pattern cs /Pat scn 90 500 400 60 re f")(pdf)


def _shading(pdf: Pdf) -> None:
    white = Dictionary(FunctionType=2, Domain=[0, 1], N=1, C0=[1], C1=[1])
    axial = Dictionary(ShadingType=2, ColorSpace=Name.DeviceGray, Coords=[0, 0, 600, 0], Function=white)
    resource(pdf, "/Shading", "/Sha", pdf.make_indirect(axial))
    added(b"90 500 400 60 re W n /Sha sh")(pdf)


def _postscript(pdf: Pdf) -> None:
    code = pdf.make_stream(b"0 0 600 850 rectfill", Type=Name.XObject, Subtype=Name.PS)
    resource(pdf, "/XObject", "/Psx", code)
    added(b"/Psx Do")(pdf)


def _picture_for_printers(pdf: Pdf) -> None:
    other = pdf.make_stream(b"\xff", **_PICTURE, ColorSpace=Name.DeviceGray)
    shown = pdf.make_stream(b"\xff", **_PICTURE, ColorSpace=Name.DeviceGray)
    shown.Alternates = Array([Dictionary(Image=other, DefaultForPrinting=True)])
    resource(pdf, "/XObject", "/Alt", shown)
    added(b".01 0 0 .01 1 1 cm /Alt Do")(pdf)


def _hidden_layer(pdf: Pdf) -> None:
    """A layer that is off on the screen and on in print."""
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("in"), Usage=Dictionary(
        Print=Dictionary(PrintState=Name.ON), View=Dictionary(ViewState=Name.OFF))))  # fmt: skip
    automatic = Dictionary(Event=Name.Print, OCGs=[layer], Category=[Name.Print])
    pdf.Root.OCProperties = Dictionary(OCGs=[layer], D=Dictionary(OFF=[layer], AS=[automatic]))
    form = pdf.make_stream(b"0 g 90 500 400 9 re f", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 600, 850])
    form.OC = layer
    resource(pdf, "/XObject", "/Lay", form)
    added(b"/Lay Do")(pdf)


def _font(pdf: Pdf) -> pikepdf.Object:
    return next(iter(pdf.pages[0].Resources.Font.values()))


def _type_3(pdf: Pdf) -> None:
    """The name of our face over letters that are drawings."""
    box = pdf.make_stream(b"500 0 d0 0 0 400 600 re f")
    own = Dictionary(Type=Name.Font, Subtype=Name.Type3, FontBBox=[0, 0, 500, 700],
                     FontMatrix=[0.001, 0, 0, 0.001, 0, 0],
                     CharProcs=Dictionary(a=box), Encoding=Dictionary(Differences=[49, Name.a]), FirstChar=49,
                     LastChar=49, Widths=[500], Name=Name("/LiberationSerif"),
                     BaseFont=Name("/AAAAAA+LiberationSerif"), Resources=Dictionary())  # fmt: skip
    resource(pdf, "/Font", "/Ty3", pdf.make_indirect(own))
    added(b"BT /Ty3 14 Tf 100 60 Td (1) Tj ET")(pdf)


def _not_embedded(pdf: Pdf) -> None:
    del _font(pdf).FontDescriptor.FontFile2


def _other_widths(pdf: Pdf) -> None:
    font = _font(pdf)
    font.Widths = Array([1000] * len(font.Widths))


def _other_encoding(pdf: Pdf) -> None:
    _font(pdf).Encoding = Dictionary(Type=Name.Encoding, Differences=[50, Name.nine])


def _symbolic(pdf: Pdf) -> None:
    _font(pdf).FontDescriptor.Flags = 32


def _second_face(pdf: Pdf) -> None:
    """A second program beside the first: which one is drawn depends on the reader."""
    descriptor = _font(pdf).FontDescriptor
    descriptor.FontFile3 = pdf.make_stream(b"\x01\x00\x04\x01", Subtype=Name.Type1C)


def _lying_letters(pdf: Pdf) -> None:
    font = _font(pdf)
    table = font.ToUnicode.read_bytes()
    font.ToUnicode = pdf.make_stream(table.replace(b"<31> <0031>", b"<31> <0039>"))


def _note(kind: str, **entries: Entry) -> Change:
    def change(pdf: Pdf) -> None:
        look = pdf.make_stream(b"1 g 0 0 400 60 re f", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 400, 60])
        drawn = Dictionary(Type=Name.Annot, Subtype=Name(f"/{kind}"), Rect=[90, 500, 490, 560], F=4,
                           AP=Dictionary(N=look), **entries)  # fmt: skip
        on_page(pdf, pdf.make_indirect(drawn))

    return change


def _words_between(old: str, new: bytes) -> Change:
    """Other drawing in the place of each instruction of a kind."""

    def change(pdf: Pdf) -> None:
        lines = [
            b"%b " % new + pikepdf.unparse_content_stream([one]) if str(one.operator) == old
            else pikepdf.unparse_content_stream([one])
            for one in instructions(pdf.pages[0])
        ]  # fmt: skip
        pdf.pages[0].obj.Contents = pdf.make_stream(b"\n".join(lines))

    return change


def _template(pdf: Pdf) -> None:
    page = pdf.make_indirect(Dictionary(Type=Name.Template, MediaBox=[0, 0, 595, 842], Resources=Dictionary()))
    pdf.Root.Names.Templates = Dictionary(Names=[String("a"), page])


BOXES: dict[str, Change] = {
    "a box for the cutter": _of_page("TrimBox", lambda _: [0, 400, 595, 842]),
    "a box for the art": _of_page("ArtBox", lambda _: [0, 400, 595, 842]),
    "a box for the bleed": _of_page("BleedBox", lambda _: [0, 400, 595, 842]),
    "larger units": _of_page("UserUnit", lambda _: 2),
    "turned once and back": _of_page("Rotate", lambda _: 360),
    "turned a quarter": _of_page("Rotate", lambda _: 90),
    "a passage between pages": _of_page("Trans", lambda _: Dictionary(S=Name.Dissolve, D=9)),
    "shown for a second": _of_page("Dur", lambda _: 1),
    "a small picture of another page": _of_page(
        "Thumb", lambda pdf: pdf.make_stream(b"\xff", **_PICTURE, ColorSpace=Name.DeviceGray)
    ),
    "its own metadata": _of_page("Metadata", lambda pdf: pdf.make_stream(b"<x/>", Type=Name.Metadata)),
    "parts of another program": _of_page("PieceInfo", lambda _: Dictionary(A=Dictionary(Private=String("9")))),
    "another order of keys": _of_page("Tabs", lambda _: Name.R),
    "a group": _of_page("Group", lambda _: Dictionary(S=Name.Transparency, CS=Name.DeviceCMYK, I=True, K=True)),
    "colours of separations": _of_page("SeparationInfo", lambda _: Dictionary(DeviceColorant=Name.Black, Pages=[])),
    "views": _of_page("VP", lambda _: [Dictionary(Type=Name.Viewport, BBox=[0, 0, 595, 400], Name=String("9 000"))]),
    "a step": _of_page("PresSteps", lambda _: Dictionary(Type=Name.NavNode)),
    "a page kept in store": _template,
}  # fmt: skip
STATES: dict[str, Change] = {
    "printed white": _white_for_presses,
    "printed white, otherwise": _state(TR2=Name.Default, OP=True, op=True, OPM=1),
    "half seen through": _state(ca=0.5),
    "multiplied": _state(BM=Name.Multiply),
    "behind a mask": _masked,
    "in thick lines": _state(LW=40),
    "in another font": _state(Font=[Dictionary(), 1]),
    "grey is white": _default_gray,
    "a pattern over words": _pattern,
    "a shading over words": _shading,
    "a program for printers": _postscript,
    "a picture for printers": _picture_for_printers,
    "a layer for printers": _hidden_layer,
    "invisible": _everywhere(b"3 Tr"),
    "clipping": _everywhere(b"7 Tr"),
    "narrow": _everywhere(b"1 Tz"),
    "wide between letters": _everywhere(b"3 Tc"),
    "raised": _everywhere(b"9 Ts"),
    "white": _everywhere(b"1 g"),
    "white by a space of its own": _everywhere(b"/DeviceCMYK cs 0 0 0 0 scn"),
    "stroked in white": _everywhere(b"2 Tr 1 G 5 w"),
    "shifted": _everywhere(b"1 0 0 1 0 -300 cm"),
    "mirrored": _everywhere(b"-1 0 0 1 595 0 cm"),
    "raised word by word": _words_between("Tj", b"2 Ts"),
    "words for programs, a comment in the drawing": _everywhere(b"/Span <</ActualText (9 000)>> BDC EMC"),
}
FONTS: dict[str, Change] = {
    "letters that are drawings": _type_3,
    "not embedded": _not_embedded,
    "other widths": _other_widths,
    "another encoding": _other_encoding,
    "another kind of font": _symbolic,
    "a second program": _second_face,
    "letters that lie": _lying_letters,
}
NOTES: dict[str, Change] = {
    "a stamp": _note("Stamp"),
    "a square": _note("Square", IC=[1, 1, 1]),
    "a mark of the press": _note("PrinterMark"),
    "a trap of the press": _note("TrapNet"),
    "a watermark": _note("Watermark"),
    "a redaction": _note("Redact", IC=[0, 0, 0]),
    "a film": _note("Screen"),
    "a button": _note("Widget", FT=Name.Btn, T=String("a")),
    "text to fill in": _note("Widget", FT=Name.Tx, T=String("a"), V=String("9 000")),
    "a note that opens": _note("Popup", Open=True, Contents=String("9 000")),
    "struck out": _note("StrikeOut", QuadPoints=[90, 560, 490, 560, 90, 500, 490, 500]),
    "printed only": _note("Stamp", NM=String("a")),
}


def _printed_only(pdf: Pdf) -> None:
    _note("Stamp")(pdf)
    pdf.pages[0].obj.Annots[-1].F = 36


NOTES["printed only"] = _printed_only
PAGES: dict[str, Change] = {**BOXES, **STATES, **FONTS, **NOTES}
