"""Parts of an exported file altered where nobody looks."""

from __future__ import annotations

from collections.abc import Callable

from pikepdf import Array, Dictionary, Name, Pdf, String

from tests.workflow.verification.forgeries.forged_attachments import specification

Change = Callable[[Pdf], None]
_SCRIPT = {"/S": Name.JavaScript, "/JS": String("app.alert(1)")}


# changes


def _root(**entries: object) -> Change:
    def change(pdf: Pdf) -> None:
        for key, value in entries.items():
            pdf.Root[f"/{key}"] = value

    return change


def _page(**entries: object) -> Change:
    def change(pdf: Pdf) -> None:
        for key, value in entries.items():
            pdf.pages[0][f"/{key}"] = value

    return change


def _ef_differs(pdf: Pdf) -> None:
    specification(pdf).EF.UF = pdf.make_stream(b"{}", Type=Name.EmbeddedFile)


def _other_unicode_name(pdf: Pdf) -> None:
    specification(pdf).UF = String("bao-cao-moi.json")


def _described(pdf: Pdf) -> None:
    specification(pdf).Desc = String("Dữ liệu đã sửa")


def _second_name(name: str) -> Change:
    def change(pdf: Pdf) -> None:
        stream = pdf.make_stream(b"{}", Type=Name.EmbeddedFile)
        told = Dictionary(Type=Name.Filespec, F=name, UF=name, EF=Dictionary(F=stream))
        pdf.Root.Names.EmbeddedFiles.Names = Array([*pdf.Root.Names.EmbeddedFiles.Names, String(name), told])

    return change


def _script_by_name(pdf: Pdf) -> None:
    pdf.Root.Names.JavaScript = Dictionary(Names=Array([String("x"), Dictionary(_SCRIPT)]))


def _other_data_of_the_file(pdf: Pdf) -> None:
    pdf.Root.AF = Array([Dictionary(Type=Name.Filespec, F="x.json", EF=Dictionary(F=pdf.make_stream(b"{}")))])


def _bookmark(pdf: Pdf) -> None:
    pdf.Root.Outlines.First.Title = String("Chưa hoàn thành chỉ tiêu")


def _bookmark_leads_elsewhere(pdf: Pdf) -> None:
    first = pdf.Root.Outlines.First
    first.Dest = Array([pdf.pages[-1].obj, Name.Fit])


def _bookmark_less(pdf: Pdf) -> None:
    pdf.Root.Outlines.First = pdf.Root.Outlines.First.Next


def _elements(pdf: Pdf) -> list[Dictionary]:
    """All elements but those of signature fields, in the order of the file."""
    found = [one for one in pdf.objects if isinstance(one, Dictionary) and one.get("/Type") == Name.StructElem]
    return [one for one in found if one.S not in (Name.Form, Name.Document)]


def _tag(**entries: object) -> Change:
    def change(pdf: Pdf) -> None:
        for key, value in entries.items():
            _elements(pdf)[3][f"/{key}"] = value

    return change


def _tags_exchanged(pdf: Pdf) -> None:
    kids = pdf.Root.StructTreeRoot.K.K
    kids[1], kids[2] = kids[2], kids[1]


def _tag_less(pdf: Pdf) -> None:
    del pdf.Root.StructTreeRoot.K.K[3]


def _tag_more(pdf: Pdf) -> None:
    document = pdf.Root.StructTreeRoot.K
    lie = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.P, P=document, ActualText="Không có", K=Array([])))
    document.K.append(lie)


def _tag_of_a_field_that_speaks(pdf: Pdf) -> None:
    """An element as a program that signs adds one, but with words."""
    document = pdf.Root.StructTreeRoot.K
    widget = pdf.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name.Widget, FT=Name.Sig, T="x", Rect=[0, 0, 0, 0]))
    reference = Dictionary(Type=Name.OBJR, Obj=widget)
    document.K.append(
        pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Form, P=document, Alt="Không có", K=reference))
    )


def _tag_under_another_parent(pdf: Pdf) -> None:
    _elements(pdf)[3].P = _elements(pdf)[4]


def _table_of_tags(pdf: Pdf) -> None:
    numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
    numbers[1][0], numbers[1][1] = numbers[1][1], numbers[1][0]


def _names_of_tags(pdf: Pdf) -> None:
    pdf.Root.StructTreeRoot.IDTree = Dictionary(Names=Array([String("x"), _elements(pdf)[3]]))


def _role(pdf: Pdf) -> None:
    pdf.Root.StructTreeRoot.RoleMap = Dictionary({"/P": Name.Artifact})


def _class(pdf: Pdf) -> None:
    pdf.Root.StructTreeRoot.ClassMap = Dictionary({"/X": Dictionary(O=Name.Layout)})


def _title_of_info(pdf: Pdf) -> None:
    pdf.docinfo.Title = String("Báo cáo khác")


def _key_of_info(pdf: Pdf) -> None:
    pdf.docinfo["/TinhTrang"] = String("Đã hủy")


def _words_for_a_date(pdf: Pdf) -> None:
    pdf.docinfo.ModDate = String("Bản đã hủy")


def _xmp(old: bytes, new: bytes) -> Change:
    def change(pdf: Pdf) -> None:
        packet = pdf.Root.Metadata.read_bytes()
        assert old in packet
        pdf.Root.Metadata.write(packet.replace(old, new, 1))

    return change


_OTHER_RDF = (
    b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""'
    b' xmlns:dc="http://purl.org/dc/elements/1.1/" dc:source="khac"/></rdf:RDF></x:xmpmeta>'
)


def _layer(pdf: Pdf) -> None:
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name="An"))
    pdf.Root.OCProperties = Dictionary(OCGs=[layer], D=Dictionary(OFF=[layer]))


def _field(**entries: object) -> Change:
    def change(pdf: Pdf) -> None:
        field = pdf.make_indirect(Dictionary({"/T": "so_lieu", **{f"/{key}": value for key, value in entries.items()}}))
        pdf.Root.AcroForm.Fields = Array([*pdf.Root.AcroForm.Fields, field])

    return change


def _form(**entries: object) -> Change:
    def change(pdf: Pdf) -> None:
        for key, value in entries.items():
            pdf.Root.AcroForm[f"/{key}"] = value

    return change


def _own_field(**entries: object) -> Change:
    def change(pdf: Pdf) -> None:
        for key, value in entries.items():
            pdf.Root.AcroForm.Fields[0][f"/{key}"] = value

    return change


def _own_field_gone(pdf: Pdf) -> None:
    gone = pdf.Root.AcroForm.Fields[0].objgen
    pdf.Root.AcroForm.Fields = Array([pdf.Root.AcroForm.Fields[1]])
    for page in pdf.pages:
        if "/Annots" in page:
            page.Annots = Array([note for note in page.Annots if note.objgen != gone])


def _widget_with_a_script(pdf: Pdf) -> None:
    widget = Dictionary(
        Type=Name.Annot, Subtype=Name.Widget, FT=Name.Sig, T="x", Rect=[0, 0, 0, 0], A=Dictionary(_SCRIPT)
    )
    notes = list(pdf.pages[0].get("/Annots", []))
    field = pdf.make_indirect(widget)
    pdf.pages[0].Annots = Array([*notes, field])
    pdf.Root.AcroForm.Fields = Array([*pdf.Root.AcroForm.Fields, field])


def _note(pdf: Pdf) -> None:
    note = Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=[0, 0, 0, 0], Contents="Số liệu sai", F=2)
    notes = list(pdf.pages[0].get("/Annots", []))
    pdf.pages[0].Annots = Array([*notes, pdf.make_indirect(note)])


def _resource(pdf: Pdf) -> None:
    form = pdf.make_stream(b"", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 9, 9])
    pdf.pages[0].Resources.XObject = Dictionary({"/X": form})


def _inherited_entry(pdf: Pdf) -> None:
    pdf.Root.Pages.AA = Dictionary(O=Dictionary(_SCRIPT))


def _other_encoding(pdf: Pdf) -> None:
    next(iter(pdf.pages[0].Resources.Font.values())).Encoding = Dictionary(Differences=[50, Name.nine])


def _second_program(pdf: Pdf) -> None:
    font = next(iter(pdf.pages[0].Resources.Font.values()))
    font.FontDescriptor.FontFile3 = pdf.make_stream(b"\1\0\4\1", Subtype=Name.Type1C)


def _code(before: bytes) -> Change:
    def change(pdf: Pdf) -> None:
        pdf.pages[0].Contents = Array([pdf.make_stream(before), pdf.pages[0].Contents])

    return change


ALTERED: dict[str, tuple[Change, str, str, int]] = {
    "two files under one name": (_ef_differs, "attachment", "/EmbeddedFiles", 0),
    "another name for Unicode readers": (_other_unicode_name, "attachment", "/EmbeddedFiles", 0),
    "another description": (_described, "attachment", "/EmbeddedFiles", 0),
    "a second attachment": (_second_name("khac.json"), "second_attachment", "/EmbeddedFiles", 0),
    "the same name in capitals": (_second_name("BAO-CAO.JSON"), "second_attachment", "/EmbeddedFiles", 0),
    "another associated file": (_other_data_of_the_file, "attachment", "/AF", 0),
    "a script by name": (_script_by_name, "script", "/JavaScript", 0),
    "a script at opening": (_root(OpenAction=Dictionary(_SCRIPT)), "script", "/OpenAction", 0),
    "a page at opening": (_root(OpenAction=Dictionary(S=Name.Named, N=Name.LastPage)), "script", "/OpenAction", 0),
    "a script at printing": (_root(AA=Dictionary(WP=Dictionary(_SCRIPT))), "script", "/AA", 0),
    "a script of a page": (_page(AA=Dictionary(O=Dictionary(_SCRIPT))), "script", "/AA", 1),
    "a script of our field": (_own_field(AA=Dictionary(Fo=Dictionary(_SCRIPT))), "script", "/AcroForm", 0),
    "a script of a new field": (_field(FT=Name.Sig, AA=Dictionary(Fo=Dictionary(_SCRIPT))), "script", "/AcroForm", 0),
    "a script of a widget": (_widget_with_a_script, "script", "/AcroForm", 0),
    "a portfolio": (_root(Collection=Dictionary(View=Name.T)), "portfolio", "/Collection", 0),
    "a bookmark": (_bookmark, "outline", "/Outlines", 0),
    "a bookmark that leads elsewhere": (_bookmark_leads_elsewhere, "outline", "/Outlines", 0),
    "a bookmark less": (_bookmark_less, "outline", "/Outlines", 0),
    "words for the blind": (_tag(ActualText="Không có"), "tags", "/StructTreeRoot", 0),
    "other words for the blind": (_tag(Alt="Không có"), "tags", "/StructTreeRoot", 0),
    "a word written out": (_tag(E="Không có"), "tags", "/StructTreeRoot", 0),
    "another tag": (_tag(S=Name.Artifact), "tags", "/StructTreeRoot", 0),
    "another language of a tag": (_tag(Lang="en-US"), "tags", "/StructTreeRoot", 0),
    "tags exchanged": (_tags_exchanged, "tags", "/StructTreeRoot", 0),
    "a tag less": (_tag_less, "tags", "/StructTreeRoot", 0),
    "a tag more": (_tag_more, "tags", "/StructTreeRoot", 0),
    "a tag of a field that speaks": (_tag_of_a_field_that_speaks, "tags", "/StructTreeRoot", 0),
    "a tag under another parent": (_tag_under_another_parent, "tags", "/StructTreeRoot", 0),
    "the table of the tags": (_table_of_tags, "tags", "/StructTreeRoot", 0),
    "names of tags": (_names_of_tags, "tags", "/StructTreeRoot", 0),
    "a role": (_role, "tags", "/StructTreeRoot", 0),
    "a class": (_class, "tags", "/StructTreeRoot", 0),
    "no longer tagged": (_root(MarkInfo=Dictionary(Marked=True, Suspects=True)), "tags", "/MarkInfo", 0),
    "another language": (_root(Lang="en-US"), "language", "/Lang", 0),
    "another way to open": (_root(PageMode=Name.FullScreen), "display", "/PageMode", 0),
    "another layout": (_root(PageLayout=Name.TwoPageLeft), "display", "/PageLayout", 0),
    "preferences": (_root(ViewerPreferences=Dictionary(HideToolbar=True)), "display", "/ViewerPreferences", 0),
    "page labels": (
        _root(PageLabels=Dictionary(Nums=[0, Dictionary(S=Name.r, P="Bìa ")])), "page_labels", "/PageLabels", 0,
    ),
    "a layer": (_layer, "layers", "/OCProperties", 0),
    "a base for links": (_root(URI=Dictionary(Base="http://example.vn")), "links", "/URI", 0),
    "threads": (_root(Threads=Array([Dictionary(I=Dictionary(Title="Khác"))])), "links", "/Threads", 0),
    "captured pages": (_root(SpiderInfo=Dictionary(V=1.0)), "links", "/SpiderInfo", 0),
    "rights": (_root(Perms=Dictionary(UR3=Dictionary(Type=Name.Sig))), "permissions", "/Perms", 0),
    "nobody's certification": (_root(Perms=Dictionary(DocMDP=Dictionary(Type=Name.Sig))), "permissions", "/Perms", 0),
    "legal words": (_root(Legal=Dictionary(Attestation="Không")), "permissions", "/Legal", 0),
    "a demand": (_root(Requirements=Array([Dictionary(S=Name.EnableJavaScripts)])), "permissions", "/Requirements", 0),
    "private data": (_root(PieceInfo=Dictionary(X=Dictionary(Private="khác"))), "other", "/PieceInfo", 0),
    "colours": (_root(OutputIntents=Array([])), "colours", "/OutputIntents", 0),
    "a text field": (_field(FT=Name.Tx, V="900"), "form", "/AcroForm", 0),
    "a field of no kind": (_field(V="900"), "form", "/AcroForm", 0),
    "a form in XML": (_form(XFA=String("<x/>")), "form", "/AcroForm", 0),
    "a form to be drawn anew": (_form(NeedAppearances=True), "form", "/AcroForm", 0),
    "a form to be computed": (_form(CO=Array([Dictionary(T="x")])), "form", "/AcroForm", 0),
    "another label of our field": (_own_field(TU="Số liệu: 900"), "form", "/AcroForm", 0),
    "our field less": (_own_field_gone, "form", "/AcroForm", 0),
    "a note nobody sees": (_note, "page_note", "/Annots", 1),
    "the box of the trimmed page": (_page(TrimBox=Array([0, 0, 400, 400])), "page_size", "/TrimBox", 1),
    "the box of the cut": (_page(BleedBox=Array([0, 0, 400, 400])), "page_size", "/BleedBox", 1),
    "the box of the art": (_page(ArtBox=Array([0, 0, 400, 400])), "page_size", "/ArtBox", 1),
    "another unit": (_page(UserUnit=2), "page_size", "/UserUnit", 1),
    "a transition": (_page(Trans=Dictionary(S=Name.Wipe)), "page_entry", "/Trans", 1),
    "a page that passes by": (_page(Dur=1), "page_entry", "/Dur", 1),
    "a small picture": (_page(Thumb=Name.X), "page_entry", "/Thumb", 1),
    "transparency": (_page(Group=Dictionary(S=Name.Transparency, K=True)), "page_entry", "/Group", 1),
    "a view": (_page(VP=Array([Dictionary(Name="x", BBox=[0, 0, 9, 9])])), "page_entry", "/VP", 1),
    "data of a page": (_page(PieceInfo=Dictionary(X=Dictionary(Private="khác"))), "page_entry", "/PieceInfo", 1),
    "an unused drawing": (_resource, "page_entry", "/Resources", 1),
    "letters of another encoding": (_other_encoding, "font", "/Font", 1),
    "a second program of a font": (_second_program, "font", "/Font", 1),
    "words for programs alone": (_code(b"/Span <</ActualText (900)>> BDC EMC "), "tags", "/Contents", 1),
    "a mark for programs": (_code(b"/Span <</ActualText (900)>> DP "), "tags", "/Contents", 1),
    "a script of all pages": (_inherited_entry, "structure", "PDF", 0),
    "another title": (_title_of_info, "information", "/Info", 0),
    "a key of its own": (_key_of_info, "information", "/Info", 0),
    "words for a date": (_words_for_a_date, "information", "/Info", 0),
    "another title in XMP": (_xmp(b"<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">",
                                  b"<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">Khac "),
                             "information", "/Metadata", 0),
    "another author in XMP": (_xmp(b"<dc:creator><rdf:Seq><rdf:li>", b"<dc:creator><rdf:Seq><rdf:li>Khac "),
                              "information", "/Metadata", 0),
    "a property more": (_xmp(b"<pdfaid:part>", b"<dc:source>khac</dc:source><pdfaid:part>"),
                        "information", "/Metadata", 0),
    "a second description": (_xmp(b"</x:xmpmeta>", _OTHER_RDF), "information", "/Metadata", 0),
}  # fmt: skip
"""Name: change, part, entry, page. Every second kind besides is in the files of the shared folder."""
