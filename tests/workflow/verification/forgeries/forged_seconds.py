"""A file that the person signed, and what another holder of a certificate adds to it with a signature of his own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from tests.signing.authority import Holder, root, seal
from tests.workflow.verification.forgeries.envelopes import Envelope
from tests.workflow.verification.forgeries.hand_written import (
    Change,
    Entry,
    enclosed,
    field_named,
    fill,
    new_field,
    on_page,
    updated,
)
from tests.workflow.verification.forgeries.page_forgeries import added
from tests.workflow.verification.received_files import signed

Make = Callable[[], bytes]
FREE = [90, 20, 300, 60]
"""Under the words of the first page."""
OVER = [90, 500, 490, 560]
WORDS = b"q 0 g BT /Fx 12 Tf 4 10 Td (Da duyet: 9 000 luot) Tj ET Q"
COVER = b"1 g 0 0 400 60 re f"


@cache
def stranger() -> Holder:
    """A holder whom no page names, under the root that the office trusts."""
    return root().issue("Lê Văn Lạ")


def look(pdf: Pdf, code: bytes = COVER, box: Sequence[float] = (0, 0, 400, 60), **entries: Entry) -> Object:
    """An appearance, stretched over the field by its box."""
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    made = pdf.make_stream(code, Type=Name.XObject, Subtype=Name.Form, BBox=list(box), **entries)
    if "/Resources" not in made:
        made.Resources = Dictionary(Font=Dictionary(Fx=font))
    return made


def by(holder: Callable[[], Holder], change: Callable[[Pdf], Object]) -> Make:
    """Signed in the field that a change makes or names, in the same update."""

    def make() -> bytes:
        prepared = updated(signed(), lambda pdf: fill(pdf, change(pdf)))
        return enclosed(prepared, Envelope(holder()))

    return make


def shown(
    rect: Sequence[float], code: bytes = COVER, *, name: str = "la", page: int = 0, **entries: Entry
) -> Callable[[Pdf], Object]:
    """A field of its own with an appearance."""

    def change(pdf: Pdf) -> Object:
        return new_field(pdf, name, page, Rect=list(rect), AP=Dictionary(N=look(pdf, code)), **entries)

    return change


def genuine() -> bytes:
    """The seal in its own field, with nothing else."""
    return by(seal, lambda pdf: _the("co_quan", pdf))()


def _the(name: str, pdf: Pdf) -> Object:
    found = field_named(pdf, name)
    assert found is not None
    return found


def _picture(pdf: Pdf) -> Object:
    image = pdf.make_stream(b"\xff\x00\x00", Type=Name.XObject, Subtype=Name.Image, Width=1, Height=1,
                            ColorSpace=Name.DeviceRGB, BitsPerComponent=8)  # fmt: skip
    drawn = look(pdf, b"400 0 0 60 0 0 cm /Im Do", Resources=Dictionary(XObject=Dictionary(Im=image)))
    return new_field(pdf, "la", Rect=OVER, AP=Dictionary(N=drawn))


def _states(pdf: Pdf) -> Object:
    states = Dictionary(An=look(pdf, b""), Hien=look(pdf))
    return new_field(pdf, "la", Rect=OVER, AP=Dictionary(N=states), AS=Name.Hien)


def _under_the_pointer(pdf: Pdf) -> Object:
    empty = look(pdf, b"")
    return new_field(pdf, "la", Rect=OVER, AP=Dictionary(N=empty, D=look(pdf), R=look(pdf)))


def _turned(pdf: Pdf) -> Object:
    drawn = look(pdf, COVER, Matrix=[0, 1, -1, 0, 0, 0])
    return new_field(pdf, "la", Rect=OVER, AP=Dictionary(N=drawn))


def _from_a_dot(pdf: Pdf) -> Object:
    """A box of a thousandth of a point that fills the field."""
    return new_field(pdf, "la", Rect=OVER, AP=Dictionary(N=look(pdf, b"1 g -9 -9 99 99 re f", [0, 0, 0.001, 0.001])))


def _bordered(pdf: Pdf) -> Object:
    """Nothing to draw but what readers draw of themselves."""
    return new_field(pdf, "la", Rect=OVER, MK=Dictionary(BG=[1, 1, 1], BC=[0, 0, 0]), BS=Dictionary(W=40))


def _by_the_reader(pdf: Pdf) -> Object:
    pdf.Root.AcroForm.NeedAppearances = True
    return _bordered(pdf)


def _kids(pdf: Pdf) -> Object:
    field = pdf.make_indirect(Dictionary(FT=Name.Sig, T=String("la")))
    kids = []
    for number in range(len(pdf.pages)):
        kid = pdf.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name.Widget, Parent=field, Rect=OVER, F=132,
                                           P=pdf.pages[number].obj, AP=Dictionary(N=look(pdf))))  # fmt: skip
        on_page(pdf, kid, number)
        kids.append(kid)
    field.Kids = Array(kids)
    pdf.Root.AcroForm.Fields.append(field)
    return field


def _without_form(pdf: Pdf) -> Object:
    """A second picture on the page that no form knows."""
    drawn = pdf.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name.Widget, FT=Name.Sig, Rect=OVER, F=132,
                                         AP=Dictionary(N=look(pdf))))  # fmt: skip
    on_page(pdf, drawn)
    return new_field(pdf, "la")


def _shared_picture(pdf: Pdf) -> Object:
    """The same picture on a second page: a field belongs to one."""
    made = shown(FREE, WORDS)(pdf)
    on_page(pdf, made, 1)
    return made


def _layered(pdf: Pdf) -> Object:
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("in")))
    made = shown(OVER)(pdf)
    made.OC = layer
    return made


def _empty_ones_beside(pdf: Pdf) -> Object:
    shown(OVER, name="trong")(pdf)
    return _the("co_quan", pdf)


def _text_beside(pdf: Pdf) -> Object:
    beside = pdf.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T=String("so"),
                                          V=String("9 000"), Rect=FREE, F=4, DA=String("/Helv 12 Tf")))  # fmt: skip
    pdf.Root.AcroForm.Fields.append(beside)
    on_page(pdf, beside)
    return _the("co_quan", pdf)


def _acting(pdf: Pdf) -> Object:
    action = Dictionary(S=Name.JavaScript, JS=String("app.alert(9)"))
    return new_field(pdf, "la", A=action, AA=Dictionary(E=action))


def _saying(pdf: Pdf) -> Object:
    return new_field(pdf, "la", TU=String("Số liệu đúng là 9 000"), Contents=String("9 000"))


def _namesake(pdf: Pdf) -> Object:
    return shown(FREE, WORDS, name="nguoi_ky", page=1)(pdf)


def _near_namesake(pdf: Pdf) -> Object:
    return shown(FREE, WORDS, name="nguoi_ky\u200b", page=1)(pdf)


def _sub_namesake(pdf: Pdf) -> Object:
    above = pdf.make_indirect(Dictionary(T=String("bao"), Kids=[]))
    made = shown(FREE, WORDS, name="nguoi_ky")(pdf)
    fields = pdf.Root.AcroForm.Fields
    pdf.Root.AcroForm.Fields = Array([*list(fields)[:-1], above])
    made.Parent, above.Kids = above, Array([made])
    return made


def _seal_redrawn(rect: Sequence[float] | None = None, code: bytes = COVER) -> Callable[[Pdf], Object]:
    def change(pdf: Pdf) -> Object:
        held = _the("co_quan", pdf)
        held.AP = Dictionary(N=look(pdf, code))
        if rect is not None:
            held.Rect = Array(list(rect))
        return held

    return change


def _persons_redrawn(pdf: Pdf) -> Object:
    _the("nguoi_ky", pdf).AP = Dictionary(N=look(pdf))
    return _the("co_quan", pdf)


def _with(change: Change) -> Callable[[Pdf], Object]:
    """In the seal's field, and something else in the same update."""

    def both(pdf: Pdf) -> Object:
        change(pdf)
        return _the("co_quan", pdf)

    return both


def _new_tag(pdf: Pdf) -> None:
    tree = pdf.Root.StructTreeRoot
    first = tree.K[0] if isinstance(tree.K, Array) else tree.K
    tag = Dictionary(Type=Name.StructElem, S=Name.P, P=first, ActualText=String("9 000 lượt"))
    first.K = Array([*(first.K if isinstance(first.K, Array) else [first.K]), pdf.make_indirect(tag)])


def _other_tag(pdf: Pdf) -> None:
    tag = next(one for one in pdf.objects if isinstance(one, Dictionary) and str(one.get("/S", "")) == "/P")
    tag.ActualText = String("9 000 lượt")


def _tag_of_its_own(key: str, value: str) -> Callable[[Pdf], Object]:
    """A field with an element of its own, as programs add one, which says something besides."""

    def change(pdf: Pdf) -> Object:
        made, tree = new_field(pdf, "la"), pdf.Root.StructTreeRoot
        above = tree.K[0] if isinstance(tree.K, Array) else tree.K
        held = Dictionary(Type=Name.OBJR, Pg=pdf.pages[0].obj, Obj=made)
        tag = Dictionary(Type=Name.StructElem, S=Name.Form, P=above, Pg=pdf.pages[0].obj, K=Array([held]))
        tag[f"/{key}"] = Dictionary(O=Name.PrintField, Desc=String(value)) if key == "A" else String(value)
        made.StructParent = tree.ParentTreeNextKey
        above.K = Array([*above.K, pdf.make_indirect(tag)])
        tree.ParentTree.Nums = Array([*tree.ParentTree.Nums, tree.ParentTreeNextKey, above.K[-1]])
        tree.ParentTreeNextKey = int(tree.ParentTreeNextKey) + 1
        return made

    return change


def _file_at_the_field(pdf: Pdf) -> Object:
    stream = pdf.make_stream(b"{}", Type=Name.EmbeddedFile)
    other = Dictionary(Type=Name.Filespec, F=String("a.json"), UF=String("a.json"), EF=Dictionary(F=stream))
    return new_field(pdf, "la", AF=[pdf.make_indirect(other)])


def _file_at_the_value(pdf: Pdf) -> Object:
    return new_field(pdf, "la", Metadata=pdf.make_stream(b"<so>9 000</so>", Type=Name.Metadata))


def _seals_kid(pdf: Pdf) -> Object:
    """The seal's picture on the first page too."""
    held = _the("co_quan", pdf)
    kid = pdf.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name.Widget, Parent=held, Rect=OVER, F=132,
                                       P=pdf.pages[0].obj, AP=Dictionary(N=look(pdf))))  # fmt: skip
    on_page(pdf, kid)
    held.Kids = Array([kid])
    return held


def _another_kid(kind: str) -> Callable[[Pdf], Object]:
    """A note that is a kid of a signature field."""

    def change(pdf: Pdf) -> Object:
        made = new_field(pdf, "la")
        kid = pdf.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name(f"/{kind}"), Parent=made, Rect=OVER, F=4,
                                           AP=Dictionary(N=look(pdf)), Contents=String("9 000")))  # fmt: skip
        on_page(pdf, kid)
        made.Kids = Array([kid])
        return made

    return change


def _title(pdf: Pdf) -> None:
    pdf.docinfo["/Title"] = String("9 000")


def _script(pdf: Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert(9)"))


def _file(pdf: Pdf) -> None:
    stream = pdf.make_stream(b"{}", Type=Name.EmbeddedFile)
    other = Dictionary(Type=Name.Filespec, F=String("a.json"), UF=String("a.json"), EF=Dictionary(F=stream))
    names = pdf.Root.Names.EmbeddedFiles.Names
    pdf.Root.Names.EmbeddedFiles.Names = Array([String("a.json"), pdf.make_indirect(other), *names])


def _outline(pdf: Pdf) -> None:
    pdf.Root.Outlines.First.Title = String("9 000")


def _labels(pdf: Pdf) -> None:
    pdf.Root.PageLabels = Dictionary(Nums=[0, Dictionary(S=Name.D, St=9)])


def _certified(pdf: Pdf) -> None:
    pdf.Root.Perms = Dictionary(DocMDP=_the("co_quan", pdf))


LOOKS: dict[str, Callable[[Pdf], Object]] = {
    "words on free space": shown(FREE, WORDS),
    "words on a later page": shown(FREE, WORDS, page=-1),
    "a cover over words": shown(OVER),
    "a bar before a digit": shown([300, 700, 301, 712], b"0 g 0 0 400 60 re f"),
    "a line through words": shown([90, 540, 490, 540.9], b"0 g 0 0 400 60 re f"),
    "a point": shown([300, 700, 300.4, 700.4], b"0 g 0 0 400 60 re f"),
    "a picture over words": _picture,
    "shown in one state": _states,
    "shown under the pointer": _under_the_pointer,
    "turned": _turned,
    "drawn from a dot": _from_a_dot,
    "a border without an appearance": _bordered,
    "drawn by the reader": _by_the_reader,
    "kids on every page": _kids,
    "a picture of no field": _without_form,
    "one picture on two pages": _shared_picture,
    "in a layer": _layered,
    "in print only": shown(OVER, F=36),
    "on the screen only": shown(OVER, F=0),
    "hidden for now": shown(OVER, F=2),
    "outside the page": shown([700, 900, 900, 1000]),
    "corners exchanged": shown([490, 560, 90, 500]),
    "half outside the page": shown([400, 800, 900, 1000], WORDS),
    "over the whole page": shown([0, 0, 595, 842], b""),
    "a namesake on another page": _namesake,
    "a namesake with a mark without width": _near_namesake,
    "a namesake below another field": _sub_namesake,
    "an empty field beside the seal": _empty_ones_beside,
    "text beside the seal": _text_beside,
    "a seal that covers words": _seal_redrawn(OVER),
    "a seal over the whole of its box": _seal_redrawn(),
    "a seal with words": _seal_redrawn(None, WORDS),
    "the person's picture redrawn": _persons_redrawn,
    "a field that acts": _acting,
    "a field that says something": _saying,
    "a tag of its own with other words": _tag_of_its_own("ActualText", "9 000 lượt"),
    "a tag of its own for the blind": _tag_of_its_own("Alt", "9 000 lượt"),
    "a tag of its own with a title": _tag_of_its_own("T", "9 000 lượt"),
    "a tag of its own with a description": _tag_of_its_own("A", "9 000 lượt"),
    "a file at the field": _file_at_the_field,
    "metadata at the field": _file_at_the_value,
    "a kid of the seal": _seals_kid,
    "a kid that is a note": _another_kid("FreeText"),
    "a kid that is a stamp": _another_kid("Stamp"),
    "a new tag": _with(_new_tag),
    "another tag": _with(_other_tag),
    "another title": _with(_title),
    "a script": _with(_script),
    "another file": _with(_file),
    "another outline": _with(_outline),
    "other numbers of pages": _with(_labels),
    "certified": _with(_certified),
    "a cover in the page": _with(added(COVER)),
}
"""What shows, or is there for programs, with a second signature."""
_NOTHING_SHOWN = frozenset({"outside the page", "over the whole page", "the person's picture redrawn"})
BEFORE: dict[str, Callable[[Pdf], Object]] = {
    name: change for name, change in LOOKS.items() if name not in _NOTHING_SHOWN
}
"""The same in a file that is signed afterwards, by the person."""
HARMLESS = frozenset({"a seal over the whole of its box"})
"""Of the agency itself, whose box is clear of words."""
SECONDS: dict[str, Make] = {
    **{f"{name}, by a stranger": by(stranger, change) for name, change in LOOKS.items()},
    **{f"{name}, by the agency": by(seal, change) for name, change in LOOKS.items() if name not in HARMLESS},
    "nothing shown, by a stranger": by(stranger, lambda pdf: new_field(pdf, "la")),
    "in the seal's field, by a stranger": by(stranger, lambda pdf: _the("co_quan", pdf)),
}
