"""Entries that readers, or programs that extract text, follow and that no page shows."""

from __future__ import annotations

from collections.abc import Callable

from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

from tests.signing.authority import signer
from tests.workflow.verification.forgeries.forged_parts import elements, script
from tests.workflow.verification.forgeries.hand_written import Change, Entry, new_field
from tests.workflow.verification.forgeries.page_forgeries import font_files


def _code(code: bytes) -> Change:
    """Drawing that shows nothing; `FONT` stands for the font of the page in which `9` is no letter."""

    def change(pdf: Pdf) -> None:
        fonts = pdf.pages[0].Resources.Font.items()
        font = next(name for name, one in fonts if b"<39>" not in one.ToUnicode.read_bytes())
        pdf.pages[0].contents_add(pdf.make_stream(b"\nq " + code.replace(b"/FONT", font.encode()) + b" Q\n"))

    return change


def _limits(pdf: Pdf) -> None:
    """A branch in which readers do not look for the data."""
    tree = pdf.Root.Names.EmbeddedFiles
    branch = pdf.make_indirect(Dictionary(Names=tree.Names, Limits=[String("x"), String("y")]))
    pdf.Root.Names.EmbeddedFiles = pdf.make_indirect(Dictionary(Kids=[branch]))


def _two_ways(pdf: Pdf) -> None:
    """A tree with names of its own and branches: readers take the one or the others."""
    pdf.Root.Names.EmbeddedFiles.Kids = Array([])


def _row(pdf: Pdf) -> None:
    """An element that is in no tree, for words of the page."""
    row = pdf.Root.StructTreeRoot.ParentTree.Nums[1]
    row[3] = Dictionary(Type=Name.StructElem, S=Name.P, ActualText=String("9 000 lượt"))


def _of_fields(**entries: object) -> Change:
    """Entries in the tags of the signature fields."""

    def change(pdf: Pdf) -> None:
        for element in elements(pdf):
            if str(element.S) == "/Form":
                for key, value in entries.items():
                    element[f"/{key}"] = value

    return change


def _properties() -> Dictionary:
    return Dictionary(O=Name.UserProperties, P=Array([Dictionary(N=String("Số lượt"), V=String("9 000"))]))


def _foreign_number(pdf: Pdf) -> None:
    """A property of no standard, named as one that programs renew."""
    more = (
        b'<rdf:Description rdf:about="" xmlns:q="urn:q"><q:InstanceID>9 000</q:InstanceID></rdf:Description></rdf:RDF>'
    )
    pdf.Root.Metadata.write(pdf.Root.Metadata.read_bytes().replace(b"</rdf:RDF>", more))


def _changed(value: Callable[[Pdf], object]) -> Change:
    def change(pdf: Pdf) -> None:
        pdf.pages[0].obj.LastModified = value(pdf)

    return change


def _extension(pdf: Pdf) -> None:
    pdf.Root.Extensions = Dictionary(ADBE=Dictionary(BaseVersion=Name("/1.7"), ExtensionLevel=3, JS=script(pdf)))


def _in_programs(change: Callable[[Stream], None]) -> Change:
    def forge(pdf: Pdf) -> None:
        for program in font_files(pdf):
            change(program)

    return forge


def _shorter(program: Stream) -> None:
    program.Length1 = 100


def _more_about(program: Stream) -> None:
    program.Khac = String("9 000")


def _new_field(**entries: Entry) -> Change:
    """An empty field that nobody sees."""

    def change(pdf: Pdf) -> None:
        new_field(pdf, "khac", **entries)

    return change


def _store(kind: str, data: bytes = b"9 000", **entries: object) -> Change:
    """A stream among those for later checks of signatures."""

    def change(pdf: Pdf) -> None:
        pdf.Root.DSS = Dictionary({f"/{kind}": Array([pdf.make_stream(data, **entries)])})

    return change


def _beside(more: bytes) -> Change:
    """More in the XMP packet, where no property is."""

    def change(pdf: Pdf) -> None:
        packet = pdf.Root.Metadata.read_bytes()
        pdf.Root.Metadata.write(packet.replace(b"</rdf:RDF>", b"</rdf:RDF>" + more))

    return change


ENTRIES: dict[str, Change] = {
    "a code without a letter": _code(b"BT /FONT 12 Tf 100 100 Td (9) Tj ET"),
    "letters of no size": _code(b"BT /FONT 0 Tf 100 100 Td (9000) Tj ET"),
    "words in a comment": _code(b"% 9 000 l\xc6\xb0\xe1\xbb\xa3t\n"),
    "a text without an operator": _code(b"(9000)"),
    "an operator of no standard": _code(b"BX (9000) so EX"),
    "limits without the data": _limits,
    "a tree of two kinds": _two_ways,
    "an element of its own for words": _row,
    "properties of a field's tag": _of_fields(A=_properties()),
    "a description of a field's tag": _of_fields(A=Dictionary(O=Name.PrintField, Role=Name.tv, desc=String("9 000"))),
    "a type of a field's tag": _of_fields(Type=Name.Khac),
    "a revision of a field's tag": _of_fields(R=Dictionary(X=String("9 000"))),
    "a field's tag on a number": _of_fields(Pg=9),
    "conditions of a new field": _new_field(SV=Dictionary(Type=Name.SV, Reasons=[String("9 000")])),
    "a value of a new field": _new_field(DV=String("9 000")),
    "data among the certificates": _store("Certs"),
    "data among the lists": _store("CRLs"),
    "words behind a certificate": _store("Certs", signer().der + b"9 000"),
    "a certificate among the lists": _store("CRLs", signer().der),
    "a certificate with a name": _store("Certs", signer().der, Khac=String("9 000")),
    "words beside the properties": _beside(b"9 000 "),
    "an element beside the properties": _beside(b'<q:a xmlns:q="urn:q">9 000</q:a>'),
    "a comment in the properties": _beside(b"<!-- 9 000 -->"),
    "a number of no standard": _foreign_number,
    "words for the time of a page": _changed(lambda _: String("9 000 lượt")),
    "a script for the time of a page": _changed(script),
    "a script in an extension": _extension,
    "a font that says another length": _in_programs(_shorter),
    "a font that says more": _in_programs(_more_about),
}
