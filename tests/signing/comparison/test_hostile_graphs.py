"""Graphs of objects that promise endless work: loops, crowds, depths. Each costs bounded steps and is no equality."""

from __future__ import annotations

import pytest
from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from dcbc_desktop.errors import FileError
from dcbc_desktop.signing.comparison.document_comparison import compare_documents
from dcbc_desktop.signing.comparison.proof import proven_pages
from tests.workflow.verification.forgeries.hand_written import Change, updated
from tests.workflow.verification.received_files import exported


def _outline_in_a_ring(pdf: Pdf) -> None:
    first = pdf.Root.Outlines.First
    first.Next = first


def _ring_of_other_lengths(pdf: Pdf) -> None:
    """Rings of two and of three: no pair of references ever meets again in step."""
    first = pdf.Root.Outlines.First
    first.Next = pdf.make_indirect(Dictionary(Title=first.Title, Next=Dictionary(Title=first.Title, Next=first)))


def _tags_in_a_ring(pdf: Pdf) -> None:
    document = pdf.Root.StructTreeRoot.K
    document.K[1].K = Array([document])


def _deep_tags(pdf: Pdf) -> None:
    last = pdf.Root.StructTreeRoot.K.K[1]
    for _ in range(3_000):
        below = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Span, P=last))
        last.K = Array([below])
        last = below


def _tags_of_fields_doubling(pdf: Pdf) -> None:
    """Elements that hold widgets alone, the same ones a thousand times on each of five levels, but for the last one."""
    widget = pdf.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name.Widget, FT=Name.Sig, Rect=[0, 0, 0, 0]))
    below: Object = Dictionary(Type=Name.OBJR, Obj=widget)
    told = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Form, Alt=String("900"), K=below))
    for _ in range(5):
        kids = Array([*([below] * 1_000), told])
        below = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Form, K=kids))
    pdf.Root.StructTreeRoot.K.K.append(below)


def _arrays_doubling(pdf: Pdf) -> None:
    inner = pdf.make_indirect(Array([0]))
    for _ in range(60):
        inner = pdf.make_indirect(Array([inner, inner]))
    pdf.Root.PieceInfo = inner


def _crowd_of_tags(pdf: Pdf) -> None:
    document = pdf.Root.StructTreeRoot.K
    document.K = Array([*document.K, *([document.K[0]] * 100_000)])


def _names_in_a_ring(pdf: Pdf) -> None:
    branch = pdf.make_indirect(Dictionary())
    branch.Kids = Array([branch, branch])
    pdf.Root.Names.EmbeddedFiles = branch


def _parents_in_a_ring(pdf: Pdf) -> None:
    branch = pdf.make_indirect(Dictionary())
    branch.Kids = Array([branch])
    pdf.Root.StructTreeRoot.ParentTree = branch


def _fields_in_a_ring(pdf: Pdf) -> None:
    one, other = (pdf.make_indirect(Dictionary(T=String("a"))) for _ in range(2))
    one.Kids, other.Kids = Array([other, other]), Array([one, one])
    pdf.Root.AcroForm.Fields.append(one)


def _widget_under_itself(pdf: Pdf) -> None:
    widget = pdf.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name.Widget, Rect=[0, 0, 0, 0]))
    widget.Parent = widget
    pdf.pages[0].Annots = Array([widget])


def _pages_in_a_ring(pdf: Pdf) -> None:
    pdf.Root.Pages.Kids.append(pdf.Root.Pages)


HOSTILE: dict[str, Change] = {
    "an outline in a ring": _outline_in_a_ring,
    "rings of other lengths": _ring_of_other_lengths,
    "tags in a ring": _tags_in_a_ring,
    "tags 3,000 deep": _deep_tags,
    "tags of fields doubling": _tags_of_fields_doubling,
    "arrays doubling": _arrays_doubling,
    "a crowd of tags": _crowd_of_tags,
    "names in a ring": _names_in_a_ring,
    "parents of tags in a ring": _parents_in_a_ring,
    "fields in a ring": _fields_in_a_ring,
    "a widget under itself": _widget_under_itself,
    "pages in a ring": _pages_in_a_ring,
}


@pytest.mark.timeout(60)
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_graph_costs_a_verdict(name: str) -> None:
    pdf = updated(exported(), HOSTILE[name])
    assert proven_pages(pdf, exported()) is None
    try:
        assert compare_documents(pdf, exported()).difference is not None
    except FileError as error:
        assert error.code == "too_heavy"
