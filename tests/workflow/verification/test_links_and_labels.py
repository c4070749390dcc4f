"""Links, numbers of pages and tags of layout 3: genuine ones are believed, altered ones are not."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from io import BytesIO

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from dcbc_desktop.report.prose import Prose, encode
from dcbc_desktop.report.report import Entry
from dcbc_desktop.signing.verdicts import Verdict
from dcbc_desktop.workflow import verification
from dcbc_desktop.workflow.report_pages import make_pdf
from tests.export.documents import body, filled_figures, note, words
from tests.signing.authority import NOW, root
from tests.workflow.verification.forgeries.hand_written import updated
from tests.workflow.verification.forgeries.page_forgeries import Forge, forged, unchanged
from tests.workflow.verification.received_files import by_agency, by_person, final_report

_ALTERED = {"part_differs", "page_part_differs", "page_foreign_object"}


@cache
def exported() -> bytes:
    """Two marks on the first page, a third in the annex."""
    prose = Prose((body(words(40), note("Một."), words(40, 2), note("Hai.")), body(words(900, 3))))
    report = final_report().with_entries({"I": Entry(encode(prose))})
    return make_pdf(filled_figures(report, [report.outline.figures[2].key]), draft=False)


def links(pdf: Pdf) -> list[Object]:
    return [one for page in pdf.pages for one in page.get("/Annots", []) if one.Subtype == Name.Link]


def link_with(key: str, value: object) -> Forge:
    def forge(pdf: Pdf) -> None:
        links(pdf)[0][key] = value

    return forge


def _leads_elsewhere(pdf: Pdf) -> None:
    links(pdf)[0].Dest[0] = pdf.pages[-1].obj


def _leads_to_the_other_note(pdf: Pdf) -> None:
    links(pdf)[0].Dest = links(pdf)[1].Dest


def _on_another_page(pdf: Pdf) -> None:
    link = links(pdf)[0]
    pdf.pages[0].Annots = Array([one for one in pdf.pages[0].Annots if one.objgen != link.objgen])
    pdf.pages[1].Annots = Array([link])


def _numbered_otherwise(pdf: Pdf) -> None:
    pdf.Root.PageLabels.Nums[1] = Dictionary(S=Name.r)


def _of_another_annex(pdf: Pdf) -> None:
    pdf.Root.PageLabels.Nums[3].P = String("Phụ lục IX-")


def _heads_its_column(pdf: Pdf) -> None:
    heads = [one for one in pdf.objects if isinstance(one, Dictionary) and one.get("/S") == Name.TH]
    next(one for one in heads if one.A.Scope == Name.Row).A.Scope = Name.Column


def _untagged_link(pdf: Pdf) -> None:
    tag = next(one for one in pdf.objects if isinstance(one, Dictionary) and one.get("/S") == Name.Link)
    tag.K = Array([tag.K[0]])


def _other_name(pdf: Pdf) -> None:
    pdf.Root.StructTreeRoot.IDTree.Names[0] = String("documents")


FORGERIES: dict[str, Forge] = {
    "a link over other words": link_with("/Rect", [90, 500, 500, 520]),
    "a link that says something else": link_with("/Contents", String("Xem chú thích 7")),
    "a link with a title": link_with("/T", String("Giám đốc")),
    "a link that is not printed": link_with("/F", 0),
    "a link into an annex": _leads_elsewhere,
    "a link to the other note": _leads_to_the_other_note,
    "a link on the next page": _on_another_page,
    "a link without its tag": _untagged_link,
    "pages in Roman numerals": _numbered_otherwise,
    "an annex of another number": _of_another_annex,
    "a row's name over its column": _heads_its_column,
    "another name of the whole": _other_name,
}


@pytest.mark.parametrize("name", FORGERIES)
def test_what_was_altered_before_the_signature_is_invalid(name: str) -> None:
    found = verification.judge(by_person(forged(exported(), FORGERIES[name])), root().trust, NOW)
    assert found.verdict is Verdict.INVALID
    assert found.codes & _ALTERED, found.codes


@pytest.mark.parametrize("name", ["a link over other words", "a link to the other note", "pages in Roman numerals"])
def test_what_was_altered_after_the_signature_is_invalid(name: str) -> None:
    found = verification.judge(updated(by_person(exported()), FORGERIES[name], packed=False), root().trust, NOW)
    assert found.verdict is Verdict.INVALID


@pytest.mark.parametrize("sign", [by_person, lambda pdf: by_agency(by_person(pdf))], ids=["once", "twice"])
@pytest.mark.parametrize("change", [None, unchanged], ids=["as exported", "saved anew"])
def test_a_genuine_file_with_links_is_valid(sign: Callable[[bytes], bytes], change: Forge | None) -> None:
    pdf = exported() if change is None else forged(exported(), change)
    with pikepdf.open(BytesIO(pdf)) as opened:
        assert len(links(opened)) == 3
    found = verification.judge(sign(pdf), root().trust, NOW)
    assert found.verdict is Verdict.VALID, found.reasons
