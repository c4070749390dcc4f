"""Attached files and data other than those of the pages: for a file that is signed afterwards."""

from __future__ import annotations

import hashlib

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from dcbc_desktop.intake.pdf.embedded_data import embedded_data
from dcbc_desktop.report.outline import LAYOUT_VERSION
from tests.workflow.verification.forgeries.hand_written import Change, on_page
from tests.workflow.verification.received_files import exported

# attachments


def specification(pdf: Pdf) -> Object:
    """The file specification of the data."""
    return pdf.Root.Names.EmbeddedFiles.Names[1]


def file_of(pdf: Pdf, content: bytes, name: str) -> Object:
    """A specification of another file."""
    stream = pdf.make_stream(content, Type=Name.EmbeddedFile)
    return pdf.make_indirect(
        Dictionary(Type=Name.Filespec, F=String(name), UF=String(name), EF=Dictionary(F=stream, UF=stream))
    )


def attached(name: str, content: bytes = b"{}", *, first: bool = False) -> Change:
    """One more embedded file."""

    def change(pdf: Pdf) -> None:
        names = pdf.Root.Names.EmbeddedFiles.Names
        more = [String(name), file_of(pdf, content, name)]
        pdf.Root.Names.EmbeddedFiles.Names = Array([*more, *names] if first else [*names, *more])

    return change


def _another_under_uf(pdf: Pdf) -> None:
    specification(pdf).EF.UF = pdf.make_stream(b'{"so":9}', Type=Name.EmbeddedFile)


def _another_for_one_system(pdf: Pdf) -> None:
    specification(pdf).EF.DOS = pdf.make_stream(b'{"so":9}', Type=Name.EmbeddedFile)


def _other_name(pdf: Pdf) -> None:
    specification(pdf).F = String("so-lieu.exe")


def _other_description(pdf: Pdf) -> None:
    specification(pdf).Desc = String("Số liệu đã duyệt lại: 9 000")


def _other_key_of_the_name(pdf: Pdf) -> None:
    names = pdf.Root.Names.EmbeddedFiles.Names
    pdf.Root.Names.EmbeddedFiles.Names = Array([String("so-lieu-that.json"), names[1]])


def _lying_digest(pdf: Pdf) -> None:
    specification(pdf).EF.F.Params.CheckSum = String(hashlib.sha256(b"9").digest()[:16])


def _another_kind(pdf: Pdf) -> None:
    specification(pdf).EF.F.Subtype = Name("/text/html")


def _associated_with_a_page(pdf: Pdf) -> None:
    pdf.pages[0].obj.AF = Array([file_of(pdf, b"so lieu khac", "phu-luc.csv")])


def _associated_with_the_file(pdf: Pdf) -> None:
    pdf.Root.AF.append(file_of(pdf, b"so lieu khac", "phu-luc.csv"))


def _unassociated(pdf: Pdf) -> None:
    del pdf.Root.AF


def _clip_on_a_page(pdf: Pdf) -> None:
    pin = Dictionary(Type=Name.Annot, Subtype=Name.FileAttachment, Rect=[20, 20, 30, 30], F=4)
    pin.FS = file_of(pdf, b"so lieu khac", "phu-luc.csv")
    on_page(pdf, pdf.make_indirect(pin))


def _portfolio(pdf: Pdf) -> None:
    pdf.Root.Collection = Dictionary(Type=Name.Collection, View=Name.D, D=String("bao-cao.json"))


def _in_a_tree(pdf: Pdf) -> None:
    known = pdf.Root.Names.EmbeddedFiles.Names
    one = Dictionary(Names=known, Limits=[known[0], known[0]])
    name = String("zz.json")
    other = Dictionary(Names=[name, file_of(pdf, b"{}", "zz.json")], Limits=[name, name])
    pdf.Root.Names.EmbeddedFiles = Dictionary(Kids=[pdf.make_indirect(one), pdf.make_indirect(other)])


ATTACHMENTS: dict[str, Change] = {
    "a second file": attached("phu-luc.xlsx"),
    "a second file of the name in capitals": attached("BAO-CAO.JSON", first=True),
    "a second file of the name with a space": attached("bao-cao.json "),
    "a second file of the name decomposed": attached("bao-cáo.json"),
    "a second file by a tree of names": _in_a_tree,
    "another file under UF": _another_under_uf,
    "another file for one system": _another_for_one_system,
    "the data under another name": _other_name,
    "the data under another key": _other_key_of_the_name,
    "another description": _other_description,
    "another kind": _another_kind,
    "a lying digest": _lying_digest,
    "a file beside a page": _associated_with_a_page,
    "a file beside the data": _associated_with_the_file,
    "the data no longer associated": _unassociated,
    "a file pinned to a page": _clip_on_a_page,
    "a portfolio": _portfolio,
}

# the data


def data(old: bytes, new: bytes, *, renew: bool = False) -> Change:
    """Other bytes in the data; `renew` writes its digest anew."""

    def change(pdf: Pdf) -> None:
        held = embedded_data(exported())
        assert old in held
        specification(pdf).EF.F.write(_renewed(held.replace(old, new)) if renew else held.replace(old, new))

    return change


def _renewed(held: bytes) -> bytes:
    start, end = held.index(b'"content":') + len(b'"content":'), held.index(b',"draft":')
    old = held[held.index(b'"sha256":"') + len(b'"sha256":"') :][:64]
    return held.replace(old, hashlib.sha256(held[start:end]).hexdigest().encode())


def _layout(number: bytes) -> Change:
    return data(b'"layout_version":%d' % LAYOUT_VERSION, b'"layout_version":' + number, renew=True)


def _with_mark(pdf: Pdf) -> None:
    specification(pdf).EF.F.write(b"\xef\xbb\xbf" + embedded_data(exported()))


def _spaced(pdf: Pdf) -> None:
    specification(pdf).EF.F.write(embedded_data(exported()).replace(b'"draft":false', b'"draft": false'))


def _in_utf_16(pdf: Pdf) -> None:
    specification(pdf).EF.F.write(embedded_data(exported()).decode().encode("utf-16"))


DATA: dict[str, Change] = {
    "another number of the document": data(b'"value":"12"', b'"value":"13"', renew=True),
    "another number, the old digest": data(b'"value":"12"', b'"value":"13"'),
    "another report, the old digest": data(b'"report_uid":"uid-1"', b'"report_uid":"uid-9"'),
    "a key twice": data(b'"draft":false', b'"draft":false,"draft":true'),
    "a key twice inside": data(b'"report_uid":"uid-1"', b'"report_uid":"uid-9","report_uid":"uid-1"', renew=True),
    "a draft": data(b'"draft":false', b'"draft":true'),
    "a mark of byte order": _with_mark,
    "a space between": _spaced,
    "UTF-16": _in_utf_16,
    "letters decomposed": data("Bình".encode(), "Bi\u0300nh".encode(), renew=True),
    "a letter that looks the same": data("Bình".encode(), "Вình".encode(), renew=True),
    "an entry of no outline": data(b'"entries":{', b'"entries":{"A.9":{"value":"9"},', renew=True),
    "a layout of none": _layout(b"-1"),
    "layout 1": _layout(b"1"),
    "layout 2": _layout(b"2"),
    "a layout of tomorrow": _layout(b"%d" % (LAYOUT_VERSION + 1)),
    "a layout in words": _layout(b'"%d"' % LAYOUT_VERSION),
    "signed elsewhere": data(b'"signature_fields":true', b'"signature_fields":false'),
    "a version of tomorrow": data(b'"v":2}', b'"v":3}'),
    "the version before": data(b'"v":2}', b'"v":1}'),
}
