"""Parts of a file that no page shows, other than what its data would make: for a file that is signed afterwards."""

from __future__ import annotations

from collections.abc import Callable

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from tests.workflow.verification.forgeries.hand_written import Change, field_named, new_field, on_page

# actions


def script(pdf: Pdf, code: str = "app.alert('9 000')") -> Object:
    """An action that runs a script."""
    return pdf.make_indirect(Dictionary(S=Name.JavaScript, JS=String(code)))


def _named_script(pdf: Pdf) -> None:
    pdf.Root.Names.JavaScript = Dictionary(Names=[String("a"), script(pdf)])


def _opening_script(pdf: Pdf) -> None:
    pdf.Root.OpenAction = script(pdf)


def _opening_elsewhere(pdf: Pdf) -> None:
    pdf.Root.OpenAction = Array([pdf.pages[-1].obj, Name.Fit])


def _script_at_closing(pdf: Pdf) -> None:
    pdf.Root.AA = Dictionary(WC=script(pdf))


def _script_of_a_page(pdf: Pdf) -> None:
    pdf.pages[0].obj.AA = Dictionary(O=script(pdf))


def _script_of_a_field(pdf: Pdf) -> None:
    new_field(pdf, "them", AA=Dictionary(E=script(pdf)))


def _link(pdf: Pdf) -> None:
    action = Dictionary(S=Name.URI, URI=String("https://example.vn/so-lieu"))
    on_page(pdf, pdf.make_indirect(
        Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[90, 500, 500, 520], F=4, Border=[0, 0, 0], A=action)
    ))  # fmt: skip


def _base_address(pdf: Pdf) -> None:
    pdf.Root.URI = Dictionary(Base=String("https://example.vn/"))


def _named_place(pdf: Pdf) -> None:
    pdf.Root.Dests = Dictionary(A=Array([pdf.pages[0].obj, Name.Fit]))


ACTIONS: dict[str, Change] = {
    "a script by name": _named_script,
    "a script at opening": _opening_script,
    "another place at opening": _opening_elsewhere,
    "a script at closing": _script_at_closing,
    "a script of a page": _script_of_a_page,
    "a script of a field": _script_of_a_field,
    "a link over words": _link,
    "a base of addresses": _base_address,
    "a named place": _named_place,
}

# tags


def elements(pdf: Pdf) -> list[Object]:
    """All elements of the tags."""
    return [one for one in pdf.objects if isinstance(one, Dictionary) and one.get("/Type") == Name.StructElem]


def _first_of(pdf: Pdf, kind: str) -> Object:
    return next(one for one in elements(pdf) if str(one.get("/S")) == f"/{kind}")


def _in_elements(key: str, value: object, kind: str = "P") -> Change:
    def change(pdf: Pdf) -> None:
        _first_of(pdf, kind)[f"/{key}"] = String(value) if isinstance(value, str) else value

    return change


def _order(pdf: Pdf) -> None:
    above = next(one for one in elements(pdf) if isinstance(one.get("/K"), Array) and len(one.K) > 3)
    above.K = Array(list(above.K)[::-1])


def _untagged(pdf: Pdf) -> None:
    del pdf.Root.StructTreeRoot


def _roles(pdf: Pdf) -> None:
    pdf.Root.StructTreeRoot.RoleMap = Dictionary(P=Name.Artifact)


def _not_marked(pdf: Pdf) -> None:
    pdf.Root.MarkInfo = Dictionary(Marked=True, Suspects=True, UserProperties=True)


def _parents(pdf: Pdf) -> None:
    numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
    numbers[1], numbers[3] = numbers[3], numbers[1]


def _classes(pdf: Pdf) -> None:
    pdf.Root.StructTreeRoot.ClassMap = Dictionary(A=Dictionary(O=Name.Layout))


TAGS: dict[str, Change] = {
    "other words for programs": _in_elements("ActualText", "9 000 lượt"),
    "other words for the blind": _in_elements("Alt", "9 000 lượt"),
    "an abbreviation spelt out otherwise": _in_elements("E", "9 000 lượt"),
    "a title of a paragraph": _in_elements("T", "9 000 lượt"),
    "another language": _in_elements("Lang", "en"),
    "a role of its own": _in_elements("S", Name.Artifact),
    "words read in reverse": _order,
    "parents exchanged": _parents,
    "no tags": _untagged,
    "roles exchanged": _roles,
    "tags under suspicion": _not_marked,
    "classes of tags": _classes,
}

# outline, metadata, catalogue


def _outline_title(pdf: Pdf) -> None:
    pdf.Root.Outlines.First.Title = String("I. Kết quả: 9 000 lượt")


def _outline_place(pdf: Pdf) -> None:
    first, last = pdf.Root.Outlines.First, pdf.Root.Outlines.Last
    key = "/Dest" if "/Dest" in first else "/A"
    first[key], last[key] = last[key], first[key]


def _outline_action(pdf: Pdf) -> None:
    first = pdf.Root.Outlines.First
    if "/Dest" in first:
        del first.Dest
    first.A = Dictionary(S=Name.URI, URI=String("https://example.vn"))


def _outline_colour(pdf: Pdf) -> None:
    pdf.Root.Outlines.Last.C = Array([1, 1, 1])


def _no_outline(pdf: Pdf) -> None:
    del pdf.Root.Outlines


def _info(key: str, value: str) -> Change:
    def change(pdf: Pdf) -> None:
        pdf.docinfo[f"/{key}"] = String(value)

    return change


def _xmp(old: bytes, new: bytes) -> Change:
    def change(pdf: Pdf) -> None:
        packet = pdf.Root.Metadata.read_bytes()
        assert old in packet
        pdf.Root.Metadata.write(packet.replace(old, new))

    return change


def _xmp_more(pdf: Pdf) -> None:
    packet = pdf.Root.Metadata.read_bytes()
    more = b'<rdf:Description rdf:about="" xmlns:q="urn:q:"><q:so>9 000</q:so></rdf:Description></rdf:RDF>'
    pdf.Root.Metadata.write(packet.replace(b"</rdf:RDF>", more))


def _in_catalogue(key: str, value: Callable[[Pdf], object]) -> Change:
    def change(pdf: Pdf) -> None:
        pdf.Root[f"/{key}"] = value(pdf)

    return change


def _colours(pdf: Pdf) -> None:
    profile = pdf.Root.OutputIntents[0].DestOutputProfile
    data = bytearray(profile.read_bytes())
    data[-4] ^= 0x7F
    profile.write(bytes(data))


def _thread(pdf: Pdf) -> object:
    return Array([pdf.make_indirect(Dictionary(I=Dictionary(Title=String("9 000"))))])


CATALOGUE: dict[str, Change] = {
    "a title of the outline": _outline_title,
    "places of the outline exchanged": _outline_place,
    "an action of the outline": _outline_action,
    "a colour of the outline": _outline_colour,
    "no outline": _no_outline,
    "another title": _info("Title", "Báo cáo 9 000 lượt"),
    "another author": _info("Author", "VĂN PHÒNG KHÁC"),
    "another number": _info("Subject", "Số: 99/BC-TTLT"),
    "key words": _info("Keywords", "9 000"),
    "an entry of no standard": _info("SoLuot", "9000"),
    "another title in XMP": _xmp("Kết quả".encode(), "Kết quá".encode()),
    "another author in XMP": _xmp("TRUNG TÂM LƯU TRỮ".encode(), "TRUNG TÂM LƯU TRÚ".encode()),
    "more in XMP": _xmp_more,
    "a view of its own": _in_catalogue("ViewerPreferences", lambda _: Dictionary(Direction=Name.R2L, HideToolbar=True)),
    "shown over the whole screen": _in_catalogue("PageMode", lambda _: Name.FullScreen),
    "pages beside each other": _in_catalogue("PageLayout", lambda _: Name.TwoPageRight),
    "numbers of pages": _in_catalogue(
        "PageLabels", lambda _: Dictionary(Nums=[0, Dictionary(S=Name.D, St=9)])
    ),
    "another language of the file": _in_catalogue("Lang", lambda _: String("en-US")),
    "layers": _in_catalogue(
        "OCProperties", lambda pdf: Dictionary(OCGs=[pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("a")))],
                                               D=Dictionary(Order=[])),
    ),
    "colours of another press": _colours,
    "threads": _in_catalogue("Threads", _thread),
    "a page of the web": _in_catalogue("SpiderInfo", lambda _: Dictionary(V=1, C=[])),
    "an attestation": _in_catalogue("Legal", lambda _: Dictionary(Attestation=String("9 000"))),
    "requirements": _in_catalogue("Requirements", lambda _: Array([Dictionary(S=Name.EnableJavaScripts)])),
    "parts of another program": _in_catalogue("PieceInfo", lambda _: Dictionary(A=Dictionary(Private=String("9")))),
    "rights of another program": _in_catalogue("Perms", lambda _: Dictionary(UR3=Dictionary(Type=Name.Sig))),
}  # fmt: skip

# form


def _text_field(pdf: Pdf) -> None:
    field = Dictionary(FT=Name.Tx, T=String("so_luot"), V=String("9000"))
    pdf.Root.AcroForm.Fields.append(pdf.make_indirect(field))


def _xfa(pdf: Pdf) -> None:
    pdf.Root.AcroForm.XFA = pdf.make_stream(b"<xdp:xdp xmlns:xdp='http://ns.adobe.com/xdp/'/>")


def _dynamic(pdf: Pdf) -> None:
    _xfa(pdf)
    pdf.Root.NeedsRendering = True


def _renamed(pdf: Pdf) -> None:
    place = field_named(pdf, "nguoi_ky")
    assert place is not None
    place.TU = String("Chữ ký của Thủ tướng")


FORM: dict[str, Change] = {
    "a field of text that no page shows": _text_field,
    "a form of XML": _xfa,
    "a form of XML that makes the pages": _dynamic,
    "a field described otherwise": _renamed,
}
