"""Changes behind a file of ours: what programs that sign write with a signature may follow, and nothing else."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pikepdf import Array, Dictionary, Name, Object, Pdf, String
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import (
    FieldMDPAction,
    FieldMDPSpec,
    MDPPerm,
    SigFieldSpec,
    SigSeedSubFilter,
    append_signature_field,
)
from pyhanko.sign.signers import PdfSignatureMetadata

from dcbc_desktop.signing.later_changes import closed_to, only_signed
from dcbc_desktop.signing.records import FIELDS, Role
from dcbc_desktop.signing.verdicts import Code, Verdict
from dcbc_desktop.signing.verifier import examine
from dcbc_desktop.workflow.report_pages import make_pdf
from tests.short_form import mostly_long
from tests.signing.authority import NOW, root, seal, signer
from tests.signing.comparison.altered_files import ALTERED
from tests.signing.signed_by_others import SignerAt
from tests.workflow.signing.other_programs import by_openssl, certified_as_final
from tests.workflow.verification.forgeries.hand_written import updated
from tests.workflow.verification.received_files import by_agency, by_person, exported, final_report, sealed, signed

Change = Callable[[Pdf], None]
PERSON, AGENCY = 0, 1
"""Places of our fields in the form."""


def _field(place: int, **entries: object) -> Change:
    """The field with these entries; None takes one away."""

    def change(pdf: Pdf) -> None:
        field = pdf.Root.AcroForm.Fields[place]
        for key, value in entries.items():
            if value is None:
                del field[f"/{key}"]
            else:
                field[f"/{key}"] = value

    return change


def _element(pdf: Pdf) -> Object:
    """The tag of the person's field."""
    number = pdf.Root.AcroForm.Fields[PERSON].StructParent
    numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
    return next(numbers[place + 1] for place in range(0, len(numbers), 2) if numbers[place] == number)


def _tag(**entries: object) -> Change:
    def change(pdf: Pdf) -> None:
        for key, value in entries.items():
            _element(pdf)[f"/{key}"] = value

    return change


def _tag_moved(pdf: Pdf) -> None:
    kids, moved = pdf.Root.StructTreeRoot.K.K, _element(pdf)
    pdf.Root.StructTreeRoot.K.K = Array([*(kid for kid in kids if kid.objgen != moved.objgen), moved])


def _tag_renewed(pdf: Pdf) -> None:
    """Another element in the place of ours."""
    numbers, old = pdf.Root.StructTreeRoot.ParentTree.Nums, _element(pdf)
    new = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Form, P=old.P, Pg=old.Pg, K=old.K))
    kids = pdf.Root.StructTreeRoot.K.K
    pdf.Root.StructTreeRoot.K.K = Array([*(kid for kid in kids if kid.objgen != old.objgen), new])
    for place in range(1, len(numbers), 2):
        if numbers[place].objgen == old.objgen:
            numbers[place] = new


def _dates_and_producer(pdf: Pdf) -> None:
    pdf.trailer.Info.ModDate = String("D:20261215101010+07'00'")
    pdf.trailer.Info.Producer = String("ReportLab; modified using another program")


def _extended(pdf: Pdf) -> None:
    pdf.Root.Extensions = Dictionary(ADBE=Dictionary(BaseVersion=Name("/1.7"), ExtensionLevel=8))
    pdf.Root.Version = Name("/1.7")


def _revocation(pdf: Pdf) -> None:
    pdf.Root.DSS = Dictionary(Type=Name.DSS, CRLs=Array([pdf.make_stream(root().crl())]))


def _own_field(pdf: Pdf) -> None:
    """A program's own invisible field, with a tag."""
    page, document = pdf.pages[0], pdf.Root.StructTreeRoot.K
    number = int(pdf.Root.StructTreeRoot.ParentTreeNextKey)
    widget = pdf.make_indirect(
        Dictionary(Type=Name.Annot, Subtype=Name.Widget, FT=Name.Sig, T="Signature1", F=132, Rect=[0, 0, 0, 0],
                   P=page.obj, StructParent=number)
    )  # fmt: skip
    reference = Dictionary(Type=Name.OBJR, Obj=widget, Pg=page.obj)
    element = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Form, P=document, K=reference))
    document.K.append(element)
    pdf.Root.StructTreeRoot.ParentTree.Nums.extend(Array([number, element]))
    pdf.Root.StructTreeRoot.ParentTreeNextKey = number + 1
    page.Annots = Array([*page.get("/Annots", []), widget])
    pdf.Root.AcroForm.Fields.append(widget)


ALLOWED: dict[str, Change] = {
    "nowhere on the page": _field(PERSON, Rect=Array([0, 0, 0, 0])),
    "other flags": _field(PERSON, F=4),
    "another tag": _tag(S=Name.Annot),
    "tag moved": _tag_moved,
    "tag renewed": _tag_renewed,
    "dates and producer": _dates_and_producer,
    "extensions": _extended,
    "revocation list": _revocation,
    "a field of its own": _own_field,
}


@pytest.mark.parametrize("name", ALLOWED)
def test_what_programs_that_sign_may_write(name: str) -> None:
    """In the same update or in one before: only what stands at the end counts."""
    change = ALLOWED[name]
    assert only_signed(exported(), updated(signed(), change))
    changed = updated(exported(), change)
    if name not in ("nowhere on the page", "other flags"):  # an empty field stays as it is
        assert only_signed(exported(), by_person(changed))


def _widened(pdf: Pdf) -> None:
    left, bottom, right, top = map(float, pdf.Root.AcroForm.Fields[PERSON].Rect)
    pdf.Root.AcroForm.Fields[PERSON].Rect = Array([left - 100, bottom - 100, right, top])


def _drawn(place: int) -> Change:
    def change(pdf: Pdf) -> None:
        form = pdf.make_stream(b"0 0 50 50 re f", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 50, 50])
        pdf.Root.AcroForm.Fields[place].AP = Dictionary(N=form)

    return change


def _form_exchanged(pdf: Pdf) -> None:
    pdf.Root.AcroForm = pdf.make_indirect(Dictionary(Fields=Array([pdf.Root.AcroForm.Fields[PERSON]]), SigFlags=3))


def _named_twice(pdf: Pdf) -> None:
    twin = pdf.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name.Widget, FT=Name.Sig, T="nguoi_ky", Rect=[0] * 4))
    pdf.Root.AcroForm.Fields.append(twin)


def _below_another(pdf: Pdf) -> None:
    """A namesake of ours, of which a list may show the last part alone."""
    above = pdf.make_indirect(Dictionary(T="bao_cao"))
    own = Dictionary(Type=Name.Annot, Subtype=Name.Widget, FT=Name.Sig, T="nguoi_ky", Rect=[0] * 4, Parent=above)
    above.Kids = Array([pdf.make_indirect(own)])
    pdf.Root.AcroForm.Fields.append(above)


WITH_THE_SIGNATURE: dict[str, Change] = {
    "moved over words": _field(PERSON, Rect=Array([100, 400, 213, 455])),
    "wider": _widened,
    "flat": _field(PERSON, Rect=Array([0, 0, 0, 50])),
    "no rectangle": _field(PERSON, Rect=Array([])),
    "the other moved": _field(AGENCY, Rect=Array([100, 400, 202, 502])),
    "the other nowhere": _field(AGENCY, Rect=Array([0, 0, 0, 0])),
    "the other drawn": _drawn(AGENCY),
    "the other hidden": _field(AGENCY, F=2),
    "the other gone": _form_exchanged,
    "another label": _field(PERSON, TU=String("Đã kiểm tra")),
    "another name": _field(PERSON, T=String("nguoi_duyet")),
    "two of one name": _named_twice,
    "one below another": _below_another,
    "another kind": _field(PERSON, FT=Name.Tx),
    "a layer": _field(PERSON, OC=Dictionary(Type=Name.OCG, Name="x")),
    "a script": _field(PERSON, AA=Dictionary(Fo=Dictionary(S=Name.JavaScript, JS="1"))),
    "words in its tag": _tag(ActualText=String("Đã duyệt 900 tỷ")),
    "a description in its tag": _tag(Alt=String("Đã duyệt 900 tỷ")),
    "a language of its tag": _tag(Lang=String("en-US")),
}
"""What no program writes that signs into the person's field."""


@pytest.mark.parametrize("name", WITH_THE_SIGNATURE)
def test_what_may_not_come_with_a_signature(name: str) -> None:
    assert not only_signed(exported(), updated(signed(), WITH_THE_SIGNATURE[name]))


@pytest.mark.parametrize("name", mostly_long(ALTERED, lambda name: list(ALTERED).index(name) % 6 == 0))
def test_no_other_part_of_the_file_may_change(name: str) -> None:
    """Neither before the first signature, nor between two."""
    change = ALTERED[name][0]
    assert not only_signed(exported(), by_person(updated(exported(), change)))
    between = by_agency(updated(signed(), change))
    assert not only_signed(signed(), between)
    if name == "our field less":  # and the signature with it: nobody knows that there was one
        return
    found = examine(between, root().trust, NOW)
    assert found.verdict is Verdict.INVALID
    assert Code.APPENDED in {reason.code for reason in found.reasons}


def _picture_exchanged(pdf: Pdf) -> None:
    pdf.Root.AcroForm.Fields[PERSON].AP.N.write(b"0 0 50 50 re f")


def _value_of_the_other(pdf: Pdf) -> None:
    person, agency = pdf.Root.AcroForm.Fields
    person.V, agency.V = agency.V, person.V


AFTER_THE_SIGNATURE: dict[str, Change] = {
    "made invisible": ALLOWED["nowhere on the page"],
    "hidden": _field(PERSON, F=2),
    "drawn anew": _drawn(PERSON),
    "drawn anew in place": _picture_exchanged,
    "emptied": _field(PERSON, V=None),
    "values exchanged": _value_of_the_other,
    "the other moved": WITH_THE_SIGNATURE["the other moved"],
}
"""What programs write with a signature, and nobody may write after it."""


@pytest.mark.parametrize("name", AFTER_THE_SIGNATURE)
def test_what_may_not_come_after_a_signature(name: str) -> None:
    change = AFTER_THE_SIGNATURE[name]
    assert not only_signed(sealed(), updated(sealed(), change))
    assert examine(updated(sealed(), change), root().trust, NOW).verdict is Verdict.INVALID


def test_a_field_is_signed_once() -> None:
    assert [facts.field for facts in examine(sealed(), root().trust, NOW).signatures] == ["nguoi_ky", "co_quan"]
    assert only_signed(exported(), sealed())
    assert only_signed(signed(), sealed())
    assert not only_signed(sealed(), signed())
    assert not only_signed(signed(), by_agency(exported()))


def _by_pyhanko(lock: FieldMDPAction | None = None, **wishes: Any) -> bytes:  # noqa: ANN401
    """A file without fields, signed by pyHanko as it comes into a field of its own, that may lock others."""
    writer = IncrementalPdfFileWriter(BytesIO(make_pdf(final_report(), draft=False, fields=False)))
    locked = FieldMDPSpec(lock, [FIELDS[Role.SEAL]]) if lock else None
    append_signature_field(writer, SigFieldSpec("Signature1", field_mdp_spec=locked))
    metadata = PdfSignatureMetadata(field_name="Signature1", subfilter=SigSeedSubFilter.PADES, **wishes)
    made: BytesIO = SignerAt(metadata, signer().credentials().signer).sign_pdf(writer)
    return made.getvalue()


@pytest.mark.parametrize(
    ("once", "verdict"),
    [
        (_by_pyhanko, Verdict.VALID),
        (lambda: _by_pyhanko(certify=True, docmdp_permissions=MDPPerm.FILL_FORMS), Verdict.VALID),
        (lambda: _by_pyhanko(FieldMDPAction.ALL), Verdict.INVALID),
        (lambda: _by_pyhanko(FieldMDPAction.INCLUDE), Verdict.INVALID),
        (lambda: _by_pyhanko(FieldMDPAction.EXCLUDE), Verdict.VALID),
    ],
    ids=["plain", "certified", "all locked", "the seal locked", "the seal left open"],
)
def test_a_signature_may_forbid_a_second_one(once: Callable[[], bytes], verdict: Verdict) -> None:
    pdf = once()
    assert examine(pdf, root().trust, NOW).verdict is Verdict.VALID
    assert examine(by_agency(pdf), root().trust, NOW).verdict is verdict
    assert closed_to(pdf, FIELDS[Role.SEAL]) is (verdict is Verdict.INVALID)


@pytest.mark.clock
@pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl is not installed")
def test_nothing_follows_a_signature_that_certifies_the_file_as_final(tmp_path: Path) -> None:
    """pyHanko refuses to sign such a file: OpenSSL with an update by hand does not."""
    pdf = certified_as_final(exported(), signer())
    assert closed_to(pdf, FIELDS[Role.SEAL])
    assert not closed_to(signed(), FIELDS[Role.SEAL])
    assert examine(pdf, root().trust, NOW).verdict is Verdict.VALID
    found = examine(by_openssl(pdf, seal(), tmp_path, b"co_quan"), root().trust, NOW)
    assert {reason.code for reason in found.reasons} >= {Code.APPENDED}
    assert len(found.signatures) == 2
