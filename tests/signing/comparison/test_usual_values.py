"""What programs write that re-save a file and change nothing: no difference; and what is like it and is one."""

from __future__ import annotations

import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String

from dcbc_desktop.signing.comparison.document_comparison import compare_documents
from tests.signing.comparison.altered_files import Change
from tests.workflow.verification.forgeries.hand_written import updated
from tests.workflow.verification.received_files import doctored, exported


def _in(part: str, **entries: object) -> Change:
    """Entries in a part of the catalogue, or in the catalogue itself."""

    def change(pdf: Pdf) -> None:
        for key, value in entries.items():
            (pdf.Root[part] if part else pdf.Root)[f"/{key}"] = value

    return change


def _no_mode(pdf: Pdf) -> None:
    del pdf.Root.PageMode


def _not_turned(pdf: Pdf) -> None:
    for page in pdf.pages:
        del page.obj.Rotate


def _labels(start: int) -> Change:
    return _in("", PageLabels=Dictionary(Nums=[0, Dictionary(S=Name.D, St=start)]))


def _labels_in_a_branch(pdf: Pdf) -> None:
    pdf.Root.PageLabels = Dictionary(Kids=[Dictionary(Nums=[0, Dictionary(S=Name.D)], Limits=[0, 0])])


def _outline(**entries: object) -> Change:
    def change(pdf: Pdf) -> None:
        for key, value in entries.items():
            pdf.Root.Outlines.First[f"/{key}"] = value

    return change


def _date(end: str) -> Change:
    """The date of making, as later editions of the standard write it."""

    def change(pdf: Pdf) -> None:
        pdf.docinfo.CreationDate = String(str(pdf.docinfo.CreationDate).removesuffix("'") + end)

    return change


def _untyped(pdf: Pdf) -> None:
    for one in pdf.objects:
        if isinstance(one, Dictionary) and one.get("/Type") == Name.StructElem:
            del one.Type


_SAME: dict[str, Change] = {
    "page mode left out": _no_mode,
    "attachments shown": _in("", PageMode=Name.UseAttachments),
    "one page": _in("", PageLayout=Name.SinglePage),
    "tools shown": _in("/ViewerPreferences", HideToolbar=False, Direction=Name.L2R),
    "no suspects": _in("/MarkInfo", Suspects=False, UserProperties=False),
    "pages not turned": _not_turned,
    "first label 1": _labels(1),
    "labels in a branch": _labels_in_a_branch,
    "a black upright outline": _outline(F=0, C=Array([0, 0, 0])),
    "a date without its last mark": _date(""),
    "elements without a type": _untyped,
    "a later version": _in("", Version=Name("/2.0")),
}
_OTHER: dict[str, Change] = {
    "outline shown": _in("", PageMode=Name.UseOutlines),
    "one column": _in("", PageLayout=Name.OneColumn),
    "no tools": _in("/ViewerPreferences", HideToolbar=True),
    "suspects": _in("/MarkInfo", Suspects=True),
    "a number for no": _in("/MarkInfo", Suspects=0),
    "first label 2": _labels(2),
    "a bold outline": _outline(F=2),
    "a white outline": _outline(C=Array([1, 1, 1])),
    "another date": _date("9"),
    "a version of words": _in("", Version=Name("/9000")),
}


@pytest.mark.parametrize("name", _SAME)
def test_what_is_usual_is_no_difference(name: str) -> None:
    for pdf in (doctored(_SAME[name]), updated(exported(), _SAME[name])):
        assert compare_documents(pdf, exported()) == (None, False)


@pytest.mark.parametrize("name", _OTHER)
def test_what_is_not_usual_is_a_difference(name: str) -> None:
    assert compare_documents(doctored(_OTHER[name]), exported()).difference is not None
