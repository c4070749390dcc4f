"""The short way: our bytes with updates that only sign. It says nothing that the comparison of all would not say."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String

from dcbc_desktop.intake.pdf.embedded_data import embedded_data, read_exported
from dcbc_desktop.signing.comparison.document_comparison import compare_documents
from dcbc_desktop.signing.comparison.parts import FilePart
from dcbc_desktop.signing.comparison.proof import proven_pages
from dcbc_desktop.workflow.verification.page_comparison import remake
from tests.places import SHARED, needs_shared
from tests.signing.authority import root
from tests.signing.comparison.irregular_updates import AMBIGUOUS, IRREGULAR, harmless, packed
from tests.workflow.verification.forgeries import forged_doubles, forged_seconds, forged_updates, forged_values
from tests.workflow.verification.forgeries.hand_written import Change, new_field, updated
from tests.workflow.verification.received_files import exported, sealed, signed

EQUAL = (None, False)


@pytest.mark.parametrize("make", [signed, sealed, harmless, packed])
def test_what_programs_that_sign_write_is_proven(make: Callable[[], bytes]) -> None:
    assert proven_pages(make(), exported()) is not None
    assert compare_documents(make(), exported()) == EQUAL


@pytest.mark.parametrize("name", IRREGULAR)
def test_updates_that_readers_could_take_otherwise_are_not_proven(name: str) -> None:
    pdf = IRREGULAR[name]()
    assert pdf not in (harmless(), packed())
    assert proven_pages(pdf, exported()) is None


@pytest.mark.parametrize("name", AMBIGUOUS)
def test_what_readers_take_in_different_ways_is_not_ours(name: str) -> None:
    pdf = AMBIGUOUS[name]()
    assert proven_pages(pdf, exported()) is None
    assert compare_documents(pdf, exported()).difference == (FilePart.STRUCTURE, "PDF", 0)


def _field(pdf: Pdf) -> None:
    new_field(pdf, "la")


def _tagged_field(pdf: Pdf) -> None:
    """As iText 9 writes it: the element at the end, the table of parents anew."""
    tree = pdf.Root.StructTreeRoot
    widget = new_field(pdf, "la", StructParent=900)
    element = pdf.make_indirect(
        Dictionary(Type=Name.StructElem, S=Name.Form, P=tree.K, K=Dictionary(Type=Name.OBJR, Obj=widget))
    )
    tree.K.K.append(element)
    numbers = Array([*tree.ParentTree.Nums, 900, element])
    tree.ParentTree = pdf.make_indirect(Dictionary(Nums=numbers))
    tree.ParentTreeNextKey = 901
    tree.RoleMap = Dictionary()


def _renewed(pdf: Pdf) -> None:
    pdf.docinfo.Producer = String("Khác")
    packet = pdf.Root.Metadata.read_bytes()
    pdf.Root.Metadata.write(packet.replace(b"<pdf:Producer>", b"<pdf:Producer>Khac "))
    pdf.Root.Version = Name("/1.7")
    pdf.Root.Extensions = Dictionary(ESIC=Dictionary(BaseVersion=Name("/1.7"), ExtensionLevel=2))
    pdf.Root.DSS = pdf.make_indirect(Dictionary(CRLs=Array([pdf.make_stream(root().crl())])))


ALLOWED: dict[str, tuple[Change, frozenset[int]]] = {
    "a field of another program": (_field, frozenset({1})),
    "a field with its tag": (_tagged_field, frozenset({1})),
    "dates, producer, extensions, revocation data": (_renewed, frozenset()),
}


@pytest.mark.parametrize("name", ALLOWED)
@pytest.mark.parametrize("in_streams", [False, True])
def test_what_is_allowed_is_proven_with_the_pages_to_look_at(name: str, in_streams: bool) -> None:
    change, pages = ALLOWED[name]
    for base in (exported(), signed()):
        pdf = updated(base, change, packed=in_streams)
        assert proven_pages(pdf, exported()) == pages
        assert compare_documents(pdf, exported()) == EQUAL


def _changed(change: Change, in_streams: bool) -> bytes:
    return updated(signed(), change, packed=in_streams)


FORGED: dict[str, Callable[[], bytes]] = {
    **IRREGULAR,
    **{f"double: {name}": make for name, make in forged_doubles.DOUBLES.items()},
    **{f"second: {name}": make for name, make in forged_seconds.SECONDS.items()},
    **{f"table: {name}": make for name, make in forged_updates.TABLES.items()},
    **{f"value: {name}": make for name, make in forged_values.VALUES.items()},
    **{f"object: {name}": partial(_changed, change, False) for name, change in forged_updates.OBJECTS.items()},
    **{f"packed object: {name}": partial(_changed, change, True) for name, change in forged_updates.OBJECTS.items()},
}  # fmt: skip


@pytest.mark.long
@pytest.mark.timeout(1200)
def test_what_is_proven_is_equal_for_every_forgery() -> None:
    proven = {name for name, make in FORGED.items() if proven_pages(make(), exported()) is not None}
    assert {name: compare_documents(FORGED[name](), exported()) for name in proven} == dict.fromkeys(proven, EQUAL)
    assert proven


@needs_shared
def test_genuine_files_of_the_shared_folder_are_proven_where_they_begin_with_our_bytes() -> None:
    for path in sorted((SHARED / "cases" / "verify").glob("genuine/*.pdf")):
        pdf = path.read_bytes()
        held, data = read_exported(pdf), embedded_data(pdf)
        layout, fields = held.layout_version, held.signature_fields
        made = remake(held.report, draft=held.draft, data=data, layout_version=layout, fields=fields).pdf
        assert pdf.startswith(made)
        assert proven_pages(pdf, made) is not None, path.name
