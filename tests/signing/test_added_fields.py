"""Fields made in a file that was exported without: tagged where they are, and nothing else comes in with them."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from pyhanko.pdf_utils.generic import ArrayObject, DictionaryObject, NumberObject, pdf_name, pdf_string
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from dcbc_desktop.signing.added_fields import add_fields
from dcbc_desktop.signing.later_changes import only_signed, signed_fields
from dcbc_desktop.signing.records import Role
from dcbc_desktop.signing.signer import SignatureOptions, sign_pdf
from dcbc_desktop.workflow.report_pages import make_pdf
from dcbc_desktop.workflow.signing.field_rooms import field_rooms
from tests.export.test_conformance import breaches
from tests.signing.authority import NOW, seal, signer
from tests.workflow.verification.received_files import final_report

Change = Callable[[IncrementalPdfFileWriter], None]


@cache
def by_pen() -> bytes:
    """The file of a report that was signed off by pen."""
    return make_pdf(final_report(), draft=False, fields=False)


@cache
def signed() -> bytes:
    return sign_pdf(by_pen(), signer().credentials(), Role.PERSON, NOW, SignatureOptions(rooms=field_rooms(by_pen())))


def with_fields(change: Change | None = None) -> bytes:
    """The file with its empty fields added, and a change in the same update."""
    writer = IncrementalPdfFileWriter(BytesIO(by_pen()))
    add_fields(writer, field_rooms(by_pen()))
    if change is not None:
        change(writer)
    written = BytesIO()
    writer.write(written)
    return written.getvalue()


def test_a_file_made_with_fields_needs_no_room() -> None:
    assert field_rooms(make_pdf(final_report(), draft=False)) == ()


def test_both_fields_are_made_with_the_first_signature() -> None:
    with pikepdf.open(BytesIO(signed())) as pdf:
        fields = list(pdf.Root.AcroForm.Fields)
        assert [(str(field.T), "/V" in field) for field in fields] == [("nguoi_ky", True), ("co_quan", False)]
        assert [str(field.TU) for field in fields] == ["Chữ ký số của người ký", "Chữ ký số của cơ quan"]
        assert int(pdf.Root.AcroForm.SigFlags) == 3


def test_each_field_has_its_tag_as_export_makes_them() -> None:
    assert _tags(signed()) == _tags(make_pdf(final_report(), draft=False)) != []


def test_the_file_keeps_to_both_profiles(tmp_path: Path) -> None:
    assert breaches(signed(), tmp_path / "đã ký.pdf") == []


def _tags(pdf: bytes) -> list[object]:
    """The last elements of the document, and what the table of parents says of their fields."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        tree = opened.Root.StructTreeRoot
        rows = {int(number): row for number, row in zip(*[iter(tree.ParentTree.Nums)] * 2, strict=True)}
        elements = [kid for kid in tree.K.K if kid.S == "/Form"]
        assert int(tree.ParentTreeNextKey) == max(rows) + 1
        return [
            (
                str(element.K[0].Type),
                str(element.K[0].Obj.T),
                element.K[0].Obj.P.objgen == element.Pg.objgen == element.K[0].Pg.objgen,
                element.P.objgen == tree.K.objgen,
                rows[int(element.K[0].Obj.StructParent)].objgen == element.objgen,
                any(note.objgen == element.K[0].Obj.objgen for note in element.Pg.Annots),
            )
            for element in elements
        ]


def test_the_seal_follows_without_another_field() -> None:
    sealed = sign_pdf(signed(), seal().credentials(), Role.SEAL, NOW)
    assert signed_fields(sealed) == ("nguoi_ky", "co_quan")
    assert only_signed(signed(), sealed)
    assert only_signed(by_pen(), sealed)


def test_fields_with_their_tags_are_all_that_was_added() -> None:
    assert only_signed(by_pen(), with_fields())


def _element(writer: IncrementalPdfFileWriter) -> DictionaryObject:
    document = writer.root["/StructTreeRoot"]["/K"]
    found = document["/K"][-1]
    assert isinstance(found, DictionaryObject)
    writer.update_container(found)
    return found


def _spoken(writer: IncrementalPdfFileWriter) -> None:
    _element(writer)["/ActualText"] = pdf_string("2.000")


def _other_content(writer: IncrementalPdfFileWriter) -> None:
    _element(writer)["/K"].append(NumberObject(0))


def _no_field(writer: IncrementalPdfFileWriter) -> None:
    element = _element(writer)
    element["/K"] = ArrayObject([NumberObject(0)])


def _document_renamed(writer: IncrementalPdfFileWriter) -> None:
    document = writer.root["/StructTreeRoot"]["/K"]
    document["/Alt"] = pdf_string("Khác")
    writer.update_container(document)


def _other_parent(writer: IncrementalPdfFileWriter) -> None:
    table = writer.root["/StructTreeRoot"]["/ParentTree"]
    numbers = table["/Nums"]
    numbers[1] = numbers.raw_get(len(numbers) - 1)
    writer.update_container(table)


def _row_too_many(writer: IncrementalPdfFileWriter) -> None:
    table = writer.root["/StructTreeRoot"]["/ParentTree"]
    numbers = table["/Nums"]
    numbers.extend([NumberObject(99), numbers.raw_get(len(numbers) - 1)])
    writer.update_container(table)


def _tree_with_roles(writer: IncrementalPdfFileWriter) -> None:
    tree = writer.root["/StructTreeRoot"]
    tree["/RoleMap"] = DictionaryObject({pdf_name("/P"): pdf_name("/Artifact")})
    writer.update_container(tree)


def _over_another_object(writer: IncrementalPdfFileWriter) -> None:
    """The element takes the number of a paragraph, which is gone from the tree."""
    document = writer.root["/StructTreeRoot"]["/K"]
    kids = document["/K"]
    paragraph = kids.raw_get(5)
    element = kids[-1]
    writer.objects[paragraph.reference.generation, paragraph.reference.idnum] = element
    kids[len(kids) - 1] = paragraph
    table = writer.root["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    table[len(table) - 1] = paragraph
    for changed in (document, writer.root["/StructTreeRoot"]["/ParentTree"]):
        writer.update_container(changed)


CHANGES = (_spoken, _other_content, _no_field, _document_renamed, _other_parent, _row_too_many,
           _tree_with_roles, _over_another_object)  # fmt: skip


@pytest.mark.parametrize("change", CHANGES, ids=[change.__name__[1:] for change in CHANGES])
def test_anything_else_about_the_tags_is_found_out(change: Change) -> None:
    assert not only_signed(by_pen(), with_fields(change))
